//! SQL of the year of a body: its duties, and what goes from one holder of a post to the next.

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{Choice, Day, FiscalYear, Id, Moment, Seq};

use crate::model::{Duty, Handover, NewDuty, NewHandover, Office, Organization, Paper, Sign};
use crate::store::{One, SHORT, choice};

fn year_of(number: i64) -> Result<FiscalYear, Fault> {
    let year = i32::try_from(number).map_err(|error| Fault::Row(error.to_string()))?;
    let april = Day::new(year, 4, 1).map_err(|error| Fault::Row(error.to_string()))?;
    Ok(FiscalYear::of(april))
}

fn small(number: i64) -> Result<u32, Fault> {
    u32::try_from(number).map_err(|error| Fault::Row(error.to_string()))
}

impl FromRow for Duty {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, organization) = (cells.next()?, cells.next()?);
        let (year, month): (i64, i64) = (cells.next()?, cells.next()?);
        let day: Option<i64> = cells.next()?;
        let (title, post, note) = (cells.next()?, cells.next()?, cells.next()?);
        let said = NewDuty {
            organization,
            year: year_of(year)?,
            month: small(month)?,
            day: day.map(small).transpose()?,
            title,
            post,
            note,
            is_yearly: cells.next()?,
            before: cells.next()?,
        };
        Ok(Duty { id, said, is_done: cells.next::<Option<Seq>>()?.is_some() })
    }
}

/// The duties of a year of a body, in the order of the months from April.
pub(crate) fn duties_of(db: &Db, organization: Id<Organization>, year: FiscalYear) -> Result<Vec<Duty>, Fault> {
    db.all(
        "select id, organization_id, fiscal_year, month, day, title, post_id, note, is_yearly, before_id, done_seq
           from parties_duties
          where organization_id = $1
            and fiscal_year = $2
            and withdrawn_seq is null
          order by case when month >= 4 then month else month + 12 end, coalesce(day, 32), title, id
          limit $3",
        [organization.into(), i64::from(year.number()).into(), SHORT.into()],
    )
}

pub(crate) fn duty(db: &Db, id: Id<Duty>) -> Result<Option<Duty>, Fault> {
    db.first(
        "select id, organization_id, fiscal_year, month, day, title, post_id, note, is_yearly, before_id, done_seq
           from parties_duties
          where id = $1
            and withdrawn_seq is null",
        [id.into()],
    )
}

pub(crate) fn put_duty(tx: &mut Tx, id: Id<Duty>, new: &NewDuty, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into parties_duties
           (id, organization_id, fiscal_year, month, day, title, post_id, note, is_yearly, before_id, made_seq)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        [
            id.into(),
            new.organization.into(),
            i64::from(new.year.number()).into(),
            i64::from(new.month).into(),
            new.day.map(i64::from).into(),
            (&new.title).into(),
            new.post.into(),
            (&new.note).into(),
            new.is_yearly.into(),
            new.before.into(),
            seq.into(),
        ],
    )?;
    Ok(())
}

/// Marks a duty as done by a record, or as open again.
pub(crate) fn mark_duty(tx: &mut Tx, id: Id<Duty>, done: Option<Seq>) -> Result<(), Fault> {
    tx.run("update parties_duties set done_seq = $1 where id = $2", [done.into(), id.into()])?;
    Ok(())
}

pub(crate) fn withdraw_duty(tx: &mut Tx, id: Id<Duty>, seq: Seq) -> Result<(), Fault> {
    tx.run("update parties_duties set withdrawn_seq = $1 where id = $2", [seq.into(), id.into()])?;
    Ok(())
}

impl FromRow for Paper {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Paper { id: cells.next()?, title: cells.next()?, place: cells.next()?, note: cells.next()? })
    }
}

/// The documents of a body.
pub(crate) fn papers_of(db: &Db, organization: Id<Organization>) -> Result<Vec<Paper>, Fault> {
    db.all(
        "select id, title, place, note
           from parties_papers
          where organization_id = $1
            and withdrawn_seq is null
          order by title, id
          limit $2",
        [organization.into(), SHORT.into()],
    )
}

pub(crate) fn put_paper(tx: &mut Tx, organization: Id<Organization>, paper: &Paper, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into parties_papers (id, organization_id, title, place, note, made_seq) values ($1, $2, $3, $4, $5, $6)",
        [paper.id.into(), organization.into(), (&paper.title).into(), (&paper.place).into(), (&paper.note).into(), seq.into()],
    )?;
    Ok(())
}

pub(crate) fn withdraw_paper(tx: &mut Tx, id: Id<Paper>, seq: Seq) -> Result<(), Fault> {
    tx.run("update parties_papers set withdrawn_seq = $1 where id = $2", [seq.into(), id.into()])?;
    Ok(())
}

impl FromRow for Handover {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, organization, post) = (cells.next()?, cells.next()?, cells.next()?);
        let (post_title, note, made_at): (String, String, Moment) = (cells.next()?, cells.next()?, cells.next()?);
        let said = NewHandover { organization, post, note, items: Vec::new() };
        let (households, open_requests, open_joins) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(Handover { id, said, post_title, made_on: made_at.day(), households, open_requests, open_joins, signs: Vec::new() })
    }
}

impl FromRow for Sign {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let side = choice(cells)?;
        let (office, name, is_protected): (_, String, bool) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(Sign { side, office, name: if is_protected { String::new() } else { name }, signed_on: cells.next()? })
    }
}

/// The hand-overs of a body, the latest first.
pub(crate) fn handovers_of(db: &Db, organization: Id<Organization>) -> Result<Vec<Handover>, Fault> {
    let found: Vec<Handover> = db.all(
        "select h.id, h.organization_id, h.post_id, s.title, h.note, h.made_at, h.households, h.open_requests, h.open_joins
           from parties_handovers h
           join parties_posts s on s.id = h.post_id
          where h.organization_id = $1
            and h.withdrawn_seq is null
          order by h.made_seq desc
          limit $2",
        [organization.into(), SHORT.into()],
    )?;
    found.into_iter().map(|handover| filled(db, handover)).collect()
}

/// One hand-over.
pub(crate) fn handover(db: &Db, id: Id<Handover>) -> Result<Option<Handover>, Fault> {
    let found: Option<Handover> = db.first(
        "select h.id, h.organization_id, h.post_id, s.title, h.note, h.made_at, h.households, h.open_requests, h.open_joins
           from parties_handovers h
           join parties_posts s on s.id = h.post_id
          where h.id = $1
            and h.withdrawn_seq is null",
        [id.into()],
    )?;
    found.map(|handover| filled(db, handover)).transpose()
}

fn filled(db: &Db, mut handover: Handover) -> Result<Handover, Fault> {
    let items: Vec<One<String>> =
        db.all("select label from parties_handover_items where handover_id = $1 order by ordinal limit 200", [handover.id.into()])?;
    handover.said.items = items.into_iter().map(|One(label)| label).collect();
    handover.signs = db.all(
        "select g.side, g.office_id, v.name, v.is_protected, g.signed_on
           from parties_handover_signs g
           join parties_offices t on t.id = g.office_id
           join v_party_names v on v.id = t.person_id
          where g.handover_id = $1
          order by g.made_seq
          limit 2",
        [handover.id.into()],
    )?;
    Ok(handover)
}

/// What is open on the day on which a hand-over is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct OpenMatters {
    pub(crate) households: Option<i64>,
    pub(crate) requests: i64,
    pub(crate) joins: i64,
}

/// What is open at the desk of a body on a day.
pub(crate) fn open_matters(db: &Db, organization: Id<Organization>, day: Day) -> Result<OpenMatters, Fault> {
    let rosters: i64 = db.one("select count(*) from parties_rosters where organization_id = $1", [organization.into()])?;
    let households: i64 = db.one(
        "select count(*)
           from parties_entries
          where organization_id = $1
            and from_on <= $2
            and (to_on >= $2 or to_on is null)
            and withdrawn_seq is null",
        [organization.into(), day.into()],
    )?;
    let requests: i64 = db.one(
        "select count(*)
           from parties_askings a
          where a.organization_id = $1
            and a.withdrawn_seq is null
            and not exists (select 1 from parties_answers w where w.asking_id = a.id)",
        [organization.into()],
    )?;
    // Whoever asked to join and has no entry yet waits, unless the last step says that it is over.
    let joins: i64 = db.one(
        "select count(*)
           from parties_joins j
          where j.organization_id = $1
            and j.entry_id is null
            and not exists
                (select 1 from parties_join_steps s where s.join_id = j.id and s.step in ('declined', 'withdrawn', 'accepted'))",
        [organization.into()],
    )?;
    Ok(OpenMatters { households: (rosters > 0).then_some(households), requests, joins })
}

pub(crate) fn put_handover(tx: &mut Tx, id: Id<Handover>, new: &NewHandover, open: OpenMatters, seq: Seq) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "insert into parties_handovers
           (id, organization_id, post_id, note, households, open_requests, open_joins, made_at, made_seq)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        [
            id.into(),
            new.organization.into(),
            new.post.into(),
            (&new.note).into(),
            open.households.into(),
            open.requests.into(),
            open.joins.into(),
            now.into(),
            seq.into(),
        ],
    )?;
    for (ordinal, label) in (1i64..).zip(&new.items) {
        tx.run(
            "insert into parties_handover_items (handover_id, ordinal, label) values ($1, $2, $3)",
            [id.into(), ordinal.into(), label.into()],
        )?;
    }
    Ok(())
}

pub(crate) fn put_sign(tx: &mut Tx, id: Id<Handover>, sign: &Sign, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into parties_handover_signs (handover_id, side, office_id, signed_on, made_seq) values ($1, $2, $3, $4, $5)",
        [id.into(), sign.side.code().into(), sign.office.into(), sign.signed_on.into(), seq.into()],
    )?;
    Ok(())
}

pub(crate) fn withdraw_handover(tx: &mut Tx, id: Id<Handover>, seq: Seq) -> Result<(), Fault> {
    tx.run("update parties_handovers set withdrawn_seq = $1 where id = $2", [seq.into(), id.into()])?;
    Ok(())
}

/// The seats of a post that an account holds or will hold, with their days.
pub(crate) fn seats_of_account(
    db: &Db,
    account: engawa_kernel::AnyId,
    organization: Id<Organization>,
) -> Result<Vec<Office>, Fault> {
    db.all(
        "select t.id, t.post_id, t.person_id, t.from_on, t.to_on, t.may_publish
           from parties_offices t
           join parties_posts s on s.id = t.post_id
           join parties_persons n on n.id = t.person_id
          where n.account_id = $1
            and s.organization_id = $2
            and t.withdrawn_seq is null
          order by t.from_on desc, t.id
          limit $3",
        [account.into(), organization.into(), SHORT.into()],
    )
}
