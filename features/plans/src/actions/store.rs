//! SQL of actions and milestones.

use engawa_areas::Area;
use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx, Value};
use engawa_kernel::{Choice, Day, FiscalYear, Id, Seq};
use engawa_who::Section;

use crate::book::store::choice;
use crate::model::{Action, ActionKind, ActionParty, AreaName, Milestone, Node, SectionName};

/// What a statement says of its action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    Held,
    Ended,
    Withdrawn,
}

impl Choice for Said {
    const ALL: &'static [Self] = &[Said::Held, Said::Ended, Said::Withdrawn];

    fn code(self) -> &'static str {
        match self {
            Said::Held => "held",
            Said::Ended => "ended",
            Said::Withdrawn => "withdrawn",
        }
    }
}

/// One statement about an action: the row of one record.
#[derive(Debug, Clone)]
pub(crate) struct Statement {
    pub(crate) seq: Seq,
    pub(crate) action: Id<Action>,
    pub(crate) said: Said,
    pub(crate) title: String,
    pub(crate) node: Id<Node>,
    pub(crate) held_on: Day,
    pub(crate) section: Option<Id<Section>>,
    pub(crate) area: Option<Id<Area>>,
    pub(crate) kind: ActionKind,
    pub(crate) head_count: Option<i64>,
}

impl FromRow for Statement {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (seq, action) = (cells.next()?, cells.next()?);
        let said = choice(&cells.next::<String>()?)?;
        let (title, node, held_on, section, area) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let kind = choice(&cells.next::<String>()?)?;
        Ok(Statement { seq, action, said, title, node, held_on, section, area, kind, head_count: cells.next()? })
    }
}

pub(crate) fn insert_action(tx: &mut Tx, id: Id<Action>) -> Result<(), Fault> {
    let now = tx.now();
    tx.run("insert into plans_actions (id, stated_at) values ($1, $2)", [id.into(), now.into()])?;
    Ok(())
}

/// The statement of this kind that stands for an action. The withdrawn one counts as none.
pub(crate) fn standing(db: &Db, action: Id<Action>, said: Said) -> Result<Option<Statement>, Fault> {
    db.first(
        "select seq, action_id, said, title, node_id, held_on, section_id, area_id, kind, head_count
           from plans_action_statements
          where action_id = $1
            and said = $2
            and is_standing = 1
          order by seq desc
          limit 1",
        [action.into(), said.code().into()],
    )
}

pub(crate) fn insert_statement(tx: &mut Tx, statement: &Statement, parties: &[ActionParty]) -> Result<(), Fault> {
    tx.run(
        "insert into plans_action_statements
           (seq, action_id, said, title, node_id, held_on, section_id, area_id, kind, head_count, is_standing)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)",
        [
            statement.seq.into(),
            statement.action.into(),
            statement.said.code().into(),
            (&statement.title).into(),
            statement.node.into(),
            statement.held_on.into(),
            statement.section.into(),
            statement.area.into(),
            statement.kind.code().into(),
            statement.head_count.into(),
        ],
    )?;
    for (ordinal, party) in (0i64..).zip(parties) {
        tx.run(
            "insert into plans_action_parties (seq, ordinal, kind, name, role) values ($1, $2, $3, $4, $5)",
            [statement.seq.into(), ordinal.into(), party.kind.code().into(), (&party.name).into(), party.role.code().into()],
        )?;
    }
    Ok(())
}

/// A later statement stands in its place.
pub(crate) fn set_aside(tx: &mut Tx, seq: Seq) -> Result<(), Fault> {
    tx.run("update plans_action_statements set is_standing = 0 where seq = $1", [seq.into()])?;
    Ok(())
}

impl FromRow for ActionParty {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let kind = choice(&cells.next::<String>()?)?;
        let name = cells.next()?;
        Ok(ActionParty { kind, name, role: choice(&cells.next::<String>()?)? })
    }
}

pub(crate) fn parties(db: &Db, seq: Seq) -> Result<Vec<ActionParty>, Fault> {
    db.all("select kind, name, role from plans_action_parties where seq = $1 order by ordinal limit 100", [seq.into()])
}

impl FromRow for Action {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (seq, id, title, node) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let (held_on, ended_on) = (cells.next()?, cells.next()?);
        let kind = choice(&cells.next::<String>()?)?;
        let section: Option<Id<Section>> = cells.next()?;
        let section_name: Option<String> = cells.next()?;
        let area: Option<Id<Area>> = cells.next()?;
        let path: Option<String> = cells.next()?;
        Ok(Action {
            id,
            seq,
            title,
            node,
            held_on,
            kind,
            ended_on,
            section: section.zip(section_name).map(|(id, name)| SectionName { id, name }),
            area: area.zip(path).map(|(id, path)| AreaName { id, path }),
            head_count: cells.next()?,
            parties: Vec::new(),
        })
    }
}

fn with_parties(db: &Db, mut actions: Vec<Action>) -> Result<Vec<Action>, Fault> {
    for action in &mut actions {
        action.parties = parties(db, action.seq)?;
    }
    Ok(actions)
}

pub(crate) fn latest(db: &Db, limit: Limit) -> Result<Vec<Action>, Fault> {
    let found = db.all(
        "select a.seq, a.action_id, a.title, a.node_id, a.held_on, e.held_on, a.kind, a.section_id, s.name, a.area_id, v.path, a.head_count
           from plans_action_statements a
           left join plans_action_statements e on e.action_id = a.action_id and e.said = 'ended' and e.is_standing = 1
           left join v_sections_on s on s.id = a.section_id
           left join v_area_path v on v.id = a.area_id and v.valid_from <= a.held_on and v.valid_to >= a.held_on
          where a.is_standing = 1
            and a.said = 'held'
          order by a.held_on desc, a.seq desc
          limit $1",
        [limit.into()],
    )?;
    with_parties(db, found)
}

/// What was held in an area between two days: day, title and place in the chain, the latest first.
pub(crate) fn held_in(db: &Db, area: Id<Area>, from: Day, to: Day, limit: Limit) -> Result<Vec<(Day, String, Seq)>, Fault> {
    db.all(
        "select a.held_on, a.title, a.seq
           from plans_action_statements a
          where a.area_id = $1
            and a.is_standing = 1
            and a.said = 'held'
            and a.held_on between $2 and $3
          order by a.held_on desc, a.seq desc
          limit $4",
        [area.into(), from.into(), to.into(), limit.into()],
    )
}

pub(crate) fn serving(db: &Db, node: Id<Node>, limit: Limit) -> Result<Vec<Action>, Fault> {
    let found = db.all(
        "select a.seq, a.action_id, a.title, a.node_id, a.held_on, e.held_on, a.kind, a.section_id, s.name, a.area_id, v.path, a.head_count
           from plans_action_statements a
           left join plans_action_statements e on e.action_id = a.action_id and e.said = 'ended' and e.is_standing = 1
           left join v_sections_on s on s.id = a.section_id
           left join v_area_path v on v.id = a.area_id and v.valid_from <= a.held_on and v.valid_to >= a.held_on
          where a.node_id = $1
            and a.is_standing = 1
            and a.said = 'held'
          order by a.held_on desc, a.seq desc
          limit $2",
        [node.into(), limit.into()],
    )?;
    with_parties(db, found)
}

pub(crate) fn action(db: &Db, id: Id<Action>) -> Result<Option<Action>, Fault> {
    let found = db.all(
        "select a.seq, a.action_id, a.title, a.node_id, a.held_on, e.held_on, a.kind, a.section_id, s.name, a.area_id, v.path, a.head_count
           from plans_action_statements a
           left join plans_action_statements e on e.action_id = a.action_id and e.said = 'ended' and e.is_standing = 1
           left join v_sections_on s on s.id = a.section_id
           left join v_area_path v on v.id = a.area_id and v.valid_from <= a.held_on and v.valid_to >= a.held_on
          where a.action_id = $1
            and a.is_standing = 1
            and a.said = 'held'
          order by a.seq desc
          limit 1",
        [id.into()],
    )?;
    Ok(with_parties(db, found)?.pop())
}

/// The actions that these records state, where they still stand; in no order.
pub(crate) fn stated(db: &Db, seqs: &[Seq]) -> Result<Vec<Action>, Fault> {
    let mut all = Vec::with_capacity(seqs.len());
    for seqs in seqs.chunks(TOGETHER) {
        all.extend(stated_together(db, together(seqs))?);
    }
    Ok(all)
}

/// So many records are asked for at once.
const TOGETHER: usize = 50;

/// A fixed number of places, so that it is one statement whatever their number; what is left over names no record.
fn together(seqs: &[Seq]) -> [Value; TOGETHER] {
    std::array::from_fn(|place| seqs.get(place).copied().unwrap_or(Seq(0)).into())
}

/// A party with the record that names it.
struct PartyOf(Seq, ActionParty);

impl FromRow for PartyOf {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(PartyOf(cells.next()?, ActionParty::from_row(cells)?))
    }
}

fn stated_together(db: &Db, seqs: [Value; TOGETHER]) -> Result<Vec<Action>, Fault> {
    let mut found: Vec<Action> = db.all(
        "select a.seq, a.action_id, a.title, a.node_id, a.held_on, e.held_on, a.kind, a.section_id, s.name, a.area_id, v.path, a.head_count
           from plans_action_statements a
           left join plans_action_statements e on e.action_id = a.action_id and e.said = 'ended' and e.is_standing = 1
           left join v_sections_on s on s.id = a.section_id
           left join v_area_path v on v.id = a.area_id and v.valid_from <= a.held_on and v.valid_to >= a.held_on
          where a.is_standing = 1
            and a.said = 'held'
            and a.seq in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                         $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34,
                         $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50)
          order by a.seq
          limit 50",
        seqs.clone(),
    )?;
    let parties: Vec<PartyOf> = db.all(
        "select seq, kind, name, role
           from plans_action_parties
          where seq in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                 $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34,
                 $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50)
          order by seq, ordinal
          limit 5000",
        seqs,
    )?;
    for PartyOf(seq, party) in parties {
        if let Ok(place) = found.binary_search_by_key(&seq, |action| action.seq) {
            found[place].parties.push(party);
        }
    }
    Ok(found)
}

/// The action that goes on under this title at this item.
pub(crate) fn running_by_title(db: &Db, node: Id<Node>, title: &str) -> Result<Option<Id<Action>>, Fault> {
    let row: Option<(Id<Action>,)> = db.first(
        "select a.action_id
           from plans_action_statements a
          where a.node_id = $1
            and a.title = $2
            and a.is_standing = 1
            and a.said = 'held'
            and a.kind = 'continuing'
            and not exists (select 1 from plans_action_statements e
                             where e.action_id = a.action_id and e.said = 'ended' and e.is_standing = 1)
          order by a.seq desc
          limit 1",
        [node.into(), title.into()],
    )?;
    Ok(row.map(|(id,)| id))
}

/// Whether such a statement was ever made, standing or not.
pub(crate) fn is_stated(db: &Db, node: Id<Node>, title: &str, day: Day, is_end: bool) -> Result<bool, Fault> {
    let said = if is_end { Said::Ended } else { Said::Held };
    let count: i64 = db.one(
        "select cast(count(*) as bigint)
           from plans_action_statements
          where node_id = $1
            and title = $2
            and held_on = $3
            and said = $4",
        [node.into(), title.into(), day.into(), said.code().into()],
    )?;
    Ok(count > 0)
}

pub(crate) fn count_of_year(db: &Db, year: FiscalYear) -> Result<(i64, i64), Fault> {
    let row: Option<(i64, i64)> = db.first(
        "select cast(count(*) as bigint),
                cast(coalesce(sum(case when exists (select 1 from plans_action_parties p where p.seq = a.seq and p.kind <> 'city')
                                       then 1 else 0 end), 0) as bigint)
           from plans_action_statements a
          where a.is_standing = 1
            and a.said = 'held'
            and a.held_on >= $1
            and a.held_on <= $2",
        [year.first_day().into(), year.last_day().into()],
    )?;
    Ok(row.unwrap_or_default())
}

impl FromRow for Milestone {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Milestone {
            id: cells.next()?,
            seq: cells.next()?,
            node: cells.next()?,
            reached_on: cells.next()?,
            title: cells.next()?,
        })
    }
}

pub(crate) fn insert_milestone(tx: &mut Tx, milestone: &Milestone) -> Result<(), Fault> {
    tx.run(
        "insert into plans_milestones (seq, id, node_id, reached_on, title, is_standing) values ($1, $2, $3, $4, $5, 1)",
        [milestone.seq.into(), milestone.id.into(), milestone.node.into(), milestone.reached_on.into(), (&milestone.title).into()],
    )?;
    Ok(())
}

pub(crate) fn milestone(db: &Db, id: Id<Milestone>) -> Result<Option<Milestone>, Fault> {
    db.first("select id, seq, node_id, reached_on, title from plans_milestones where id = $1 and is_standing = 1", [id.into()])
}

pub(crate) fn milestones_of(db: &Db, node: Id<Node>) -> Result<Vec<Milestone>, Fault> {
    db.all(
        "select id, seq, node_id, reached_on, title
           from plans_milestones
          where node_id = $1
            and is_standing = 1
          order by reached_on desc, seq desc
          limit 1000",
        [node.into()],
    )
}

pub(crate) fn set_milestone_aside(tx: &mut Tx, seq: Seq) -> Result<(), Fault> {
    tx.run("update plans_milestones set is_standing = 0 where seq = $1", [seq.into()])?;
    Ok(())
}
