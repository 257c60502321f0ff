//! SQL of ties: one view to read them by, one table each to write them into.

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{AnyId, Choice, Day, Id, Seq};

use super::{One, SHORT, choice, term};
use crate::model::{Assignment, Commission, Membership, Operation, Organization, Party, Proxy, Recognition, Term, Tie, TieFace};

impl FromRow for Tie {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let face = choice(cells)?;
        let (id, one, other, what) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        Ok(Tie { face, id, one, other, what, term: term(cells)?, source: cells.next()? })
    }
}

/// A tie with the records that made and ended it.
pub(crate) struct Written {
    pub(crate) tie: Tie,
    pub(crate) made: Seq,
    pub(crate) ended: Option<Seq>,
}

impl FromRow for Written {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Written { tie: Tie::from_row(cells)?, made: cells.next()?, ended: cells.next()? })
    }
}

/// All ties of a party that were not taken back, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub fn ties_of(db: &Db, party: AnyId) -> Result<Vec<Tie>, Fault> {
    db.all(
        "select face, id, one, other, what, from_on, to_on, source
           from v_party_ties
          where (one = $1 or other = $1)
            and withdrawn_seq is null
          order by from_on desc, id desc
          limit $2",
        [party.into(), SHORT.into()],
    )
}

/// A tie that was not taken back.
pub(crate) fn tie(db: &Db, face: TieFace, id: AnyId) -> Result<Option<Written>, Fault> {
    db.first(
        "select face, id, one, other, what, from_on, to_on, source, made_seq, ended_seq
           from v_party_ties
          where face = $1
            and id = $2
            and withdrawn_seq is null",
        [face.code().into(), id.into()],
    )
}

/// The terms of the ties of one face between two parties.
pub(crate) fn terms_between(db: &Db, face: TieFace, one: AnyId, other: AnyId) -> Result<Vec<Term>, Fault> {
    db.all(
        "select from_on, to_on
           from v_party_ties
          where face = $1
            and one = $2
            and other = $3
            and withdrawn_seq is null
          order by from_on, id
          limit $4",
        [face.code().into(), one.into(), other.into(), SHORT.into()],
    )
}

/// The records of the ties of a party, those that were taken back too.
pub(crate) fn seqs_of(db: &Db, party: AnyId) -> Result<Vec<Seq>, Fault> {
    let found: Vec<(Seq, Option<Seq>, Option<Seq>)> = db.all(
        "select made_seq, ended_seq, withdrawn_seq
           from v_party_ties
          where one = $1
             or other = $1
          order by made_seq desc, id desc
          limit $2",
        [party.into(), SHORT.into()],
    )?;
    Ok(found.into_iter().flat_map(|(made, ended, withdrawn)| [Some(made), ended, withdrawn]).flatten().collect())
}

pub(crate) fn put_membership(tx: &mut Tx, id: AnyId, new: &Membership, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into parties_memberships (id, organization_id, party_id, from_on, to_on, source, made_seq)
         values ($1, $2, $3, $4, $5, $6, $7)",
        [
            id.into(),
            new.organization.into(),
            new.party.into(),
            new.term.from().into(),
            new.term.to().into(),
            (&new.source).into(),
            seq.into(),
        ],
    )?;
    Ok(())
}

/// To which other bodies of one kind a party belongs, and when.
pub(crate) fn memberships_of_kind(
    db: &Db,
    party: Id<Party>,
    kind: &str,
    but: Id<Organization>,
) -> Result<Vec<(String, Day, Option<Day>)>, Fault> {
    db.all(
        "select o.name, t.from_on, t.to_on
           from parties_memberships t
           join parties_organizations o on o.id = t.organization_id
          where t.party_id = $1
            and o.kind = $2
            and o.id <> $3
            and t.withdrawn_seq is null
          order by t.from_on, t.id
          limit $4",
        [party.into(), kind.into(), but.into(), SHORT.into()],
    )
}

pub(crate) fn put_commission(tx: &mut Tx, id: AnyId, new: &Commission, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into parties_commissions (id, person_id, duty, area_id, from_on, to_on, may_publish, source, made_seq)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        [
            id.into(),
            new.person.into(),
            (&new.duty).into(),
            new.area.into(),
            new.term.from().into(),
            new.term.to().into(),
            new.may_publish.into(),
            (&new.source).into(),
            seq.into(),
        ],
    )?;
    Ok(())
}

/// The terms in which a person is charged with a duty in an area.
pub(crate) fn commissions_alike(db: &Db, new: &Commission) -> Result<Vec<Term>, Fault> {
    db.all(
        "select from_on, to_on
           from parties_commissions
          where person_id = $1
            and duty = $2
            and withdrawn_seq is null
          order by from_on, id
          limit $3",
        [new.person.into(), (&new.duty).into(), SHORT.into()],
    )
}

pub(crate) fn put_assignment(tx: &mut Tx, id: AnyId, new: &Assignment, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into parties_assignments (id, section_id, organization_id, from_on, to_on, source, made_seq)
         values ($1, $2, $3, $4, $5, $6, $7)",
        [
            id.into(),
            new.section.into(),
            new.organization.into(),
            new.term.from().into(),
            new.term.to().into(),
            (&new.source).into(),
            seq.into(),
        ],
    )?;
    Ok(())
}

/// The terms in which a section is in charge of an organization.
pub(crate) fn assignments_alike(db: &Db, new: &Assignment) -> Result<Vec<Term>, Fault> {
    db.all(
        "select from_on, to_on
           from parties_assignments
          where section_id = $1
            and organization_id = $2
            and withdrawn_seq is null
          order by from_on, id
          limit $3",
        [new.section.into(), new.organization.into(), SHORT.into()],
    )
}

/// The section that is in charge of an organization on a day.
pub(crate) fn section_of(db: &Db, organization: AnyId, day: Day) -> Result<Option<String>, Fault> {
    let found: Option<One<String>> = db.first(
        "select s.name
           from parties_assignments t
           join who_sections s on s.id = t.section_id
          where t.organization_id = $1
            and t.from_on <= $2
            and (t.to_on >= $2 or t.to_on is null)
            and t.withdrawn_seq is null
          order by t.from_on desc, t.id
          limit 1",
        [organization.into(), day.into()],
    )?;
    Ok(found.map(|One(name)| name))
}

/// The organizations of which a section is in charge on a day, by name.
pub(crate) fn in_charge_of(db: &Db, section: AnyId, day: Day) -> Result<Vec<(AnyId, String)>, Fault> {
    db.all(
        "select o.id, o.name
           from parties_assignments t
           join parties_organizations o on o.id = t.organization_id
          where t.section_id = $1
            and t.from_on <= $2
            and (t.to_on >= $2 or t.to_on is null)
            and t.withdrawn_seq is null
          order by o.kana, o.id
          limit 10000",
        [section.into(), day.into()],
    )
}

pub(crate) fn put_proxy(tx: &mut Tx, id: AnyId, new: &Proxy, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into parties_proxies (id, person_id, proxy_id, scope, agreed_on, from_on, to_on, source, made_seq)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        [
            id.into(),
            new.person.into(),
            new.proxy.into(),
            new.scope.code().into(),
            new.agreed_on.into(),
            new.term.from().into(),
            new.term.to().into(),
            (&new.source).into(),
            seq.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn put_recognition(tx: &mut Tx, id: AnyId, new: &Recognition, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into parties_recognitions (id, party_id, title, from_on, to_on, source, made_seq)
         values ($1, $2, $3, $4, $5, $6, $7)",
        [
            id.into(),
            new.party.into(),
            (&new.title).into(),
            new.term.from().into(),
            new.term.to().into(),
            (&new.source).into(),
            seq.into(),
        ],
    )?;
    Ok(())
}

/// The terms in which a party is recognized as something.
pub(crate) fn recognitions_alike(db: &Db, new: &Recognition) -> Result<Vec<Term>, Fault> {
    db.all(
        "select from_on, to_on
           from parties_recognitions
          where party_id = $1
            and title = $2
            and withdrawn_seq is null
          order by from_on, id
          limit $3",
        [new.party.into(), (&new.title).into(), SHORT.into()],
    )
}

pub(crate) fn put_operation(tx: &mut Tx, id: AnyId, new: &Operation, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into parties_operations (id, organization_id, place_id, from_on, to_on, source, made_seq)
         values ($1, $2, $3, $4, $5, $6, $7)",
        [
            id.into(),
            new.organization.into(),
            new.place.into(),
            new.term.from().into(),
            new.term.to().into(),
            (&new.source).into(),
            seq.into(),
        ],
    )?;
    Ok(())
}

/// The terms in which anyone runs a place.
pub(crate) fn operators_of(db: &Db, place: Id<Organization>) -> Result<Vec<Term>, Fault> {
    db.all(
        "select from_on, to_on
           from parties_operations
          where place_id = $1
            and withdrawn_seq is null
          order by from_on, id
          limit $2",
        [place.into(), SHORT.into()],
    )
}

/// Gives a tie its last day.
pub(crate) fn end(tx: &mut Tx, face: TieFace, id: AnyId, last: Day, seq: Seq) -> Result<(), Fault> {
    let sql = match face {
        TieFace::Membership => "update parties_memberships set to_on = $1, ended_seq = $2 where id = $3",
        TieFace::Office => "update parties_offices set to_on = $1, ended_seq = $2 where id = $3",
        TieFace::Commission => "update parties_commissions set to_on = $1, ended_seq = $2 where id = $3",
        TieFace::Assignment => "update parties_assignments set to_on = $1, ended_seq = $2 where id = $3",
        TieFace::Proxy => "update parties_proxies set to_on = $1, ended_seq = $2 where id = $3",
        TieFace::Recognition => "update parties_recognitions set to_on = $1, ended_seq = $2 where id = $3",
        TieFace::Operation => "update parties_operations set to_on = $1, ended_seq = $2 where id = $3",
        TieFace::Residence => "update parties_residences set to_on = $1, ended_seq = $2 where id = $3",
        TieFace::Branch => "update parties_branches set to_on = $1, ended_seq = $2 where id = $3",
    };
    tx.run(sql, [last.into(), seq.into(), id.into()])?;
    Ok(())
}

/// Takes a tie back: it has not been.
pub(crate) fn withdraw(tx: &mut Tx, face: TieFace, id: AnyId, seq: Seq) -> Result<(), Fault> {
    let sql = match face {
        TieFace::Membership => "update parties_memberships set withdrawn_seq = $1 where id = $2",
        TieFace::Office => "update parties_offices set withdrawn_seq = $1 where id = $2",
        TieFace::Commission => "update parties_commissions set withdrawn_seq = $1 where id = $2",
        TieFace::Assignment => "update parties_assignments set withdrawn_seq = $1 where id = $2",
        TieFace::Proxy => "update parties_proxies set withdrawn_seq = $1 where id = $2",
        TieFace::Recognition => "update parties_recognitions set withdrawn_seq = $1 where id = $2",
        TieFace::Operation => "update parties_operations set withdrawn_seq = $1 where id = $2",
        TieFace::Residence => "update parties_residences set withdrawn_seq = $1 where id = $2",
        TieFace::Branch => "update parties_branches set withdrawn_seq = $1 where id = $2",
    };
    tx.run(sql, [seq.into(), id.into()])?;
    Ok(())
}
