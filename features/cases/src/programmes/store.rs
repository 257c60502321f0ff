//! SQL of texts of programmes.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{Day, Id, Moment, Seq};
use engawa_who::Section;

use super::model::Programme;
use super::timeline::Turn;
use crate::inventory::store::PROGRAMMES;

/// More texts than a programme ever has.
const VERSIONS: Limit = Limit(1_000);

/// A text that was adopted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its number.
    pub number: i64,
    /// From which day on.
    pub from_on: Day,
    /// The text.
    pub body: String,
    /// Its mark.
    pub hash: Vec<u8>,
    /// Who looks after it.
    pub section: Id<Section>,
    /// The post that adopted it.
    pub post: String,
    /// When.
    pub adopted_at: Moment,
    /// Its record.
    pub seq: Seq,
}

impl FromRow for Version {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Version {
            number: cells.next()?,
            from_on: cells.next()?,
            body: cells.next()?,
            hash: cells.next()?,
            section: cells.next()?,
            post: cells.next()?,
            adopted_at: cells.next()?,
            seq: cells.next()?,
        })
    }
}

/// A text on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What was typed.
    pub body: String,
    /// How often it was saved.
    pub revision: i64,
    /// The post that saved it.
    pub post: String,
    /// When.
    pub saved_at: Moment,
}

impl FromRow for Draft {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Draft { body: cells.next()?, revision: cells.next()?, post: cells.next()?, saved_at: cells.next()? })
    }
}

/// An end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// Its record.
    pub seq: Seq,
    /// From which day on.
    pub from_on: Day,
    /// Why.
    pub reason: String,
    /// The post that said so.
    pub post: String,
}

impl FromRow for Withdrawal {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Withdrawal { seq: cells.next()?, from_on: cells.next()?, reason: cells.next()?, post: cells.next()? })
    }
}

/// All programmes by their names in addresses, with or without a text.
pub(crate) fn all(db: &Db) -> Result<Vec<(Id<Programme>, String)>, Fault> {
    db.all("select id, slug from cases_programmes order by slug limit $1", [PROGRAMMES.into()])
}

pub(crate) fn by_slug(db: &Db, slug: &str) -> Result<Option<Id<Programme>>, Fault> {
    let row: Option<(Id<Programme>,)> = db.first("select id from cases_programmes where slug = $1", [slug.into()])?;
    Ok(row.map(|(id,)| id))
}

pub(crate) fn put_programme(tx: &mut Tx, id: Id<Programme>, slug: &str, seq: Seq) -> Result<(), Fault> {
    tx.run("insert into cases_programmes (id, slug, made_seq) values ($1, $2, $3)", [id.into(), slug.into(), seq.into()])?;
    Ok(())
}

pub(crate) fn versions(db: &Db, programme: Id<Programme>) -> Result<Vec<Version>, Fault> {
    db.all(
        "select number, from_on, body, hash, section_id, post, adopted_at, seq
           from cases_versions
          where programme_id = $1
          order by number desc
          limit $2",
        [programme.into(), VERSIONS.into()],
    )
}

pub(crate) fn put_version(tx: &mut Tx, programme: Id<Programme>, new: &Version) -> Result<(), Fault> {
    tx.run(
        "insert into cases_versions (programme_id, number, from_on, body, hash, section_id, post, adopted_at, seq)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        [
            programme.into(),
            new.number.into(),
            new.from_on.into(),
            new.body.clone().into(),
            new.hash.clone().into(),
            new.section.into(),
            new.post.clone().into(),
            new.adopted_at.into(),
            new.seq.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn withdrawals(db: &Db, programme: Id<Programme>) -> Result<Vec<Withdrawal>, Fault> {
    db.all(
        "select seq, from_on, reason, post from cases_withdrawals where programme_id = $1 order by seq desc limit $2",
        [programme.into(), VERSIONS.into()],
    )
}

pub(crate) fn put_withdrawal(tx: &mut Tx, programme: Id<Programme>, new: &Withdrawal) -> Result<(), Fault> {
    tx.run(
        "insert into cases_withdrawals (seq, programme_id, from_on, reason, post) values ($1, $2, $3, $4, $5)",
        [new.seq.into(), programme.into(), new.from_on.into(), new.reason.clone().into(), new.post.clone().into()],
    )?;
    Ok(())
}

/// What was said of one programme, for its timeline.
pub(crate) fn turns(db: &Db, programme: Id<Programme>) -> Result<Vec<Turn>, Fault> {
    let adopted: Vec<(Seq, Day, i64)> = db.all(
        "select seq, from_on, number from cases_versions where programme_id = $1 order by seq limit $2",
        [programme.into(), VERSIONS.into()],
    )?;
    let ended = withdrawals(db, programme)?;
    let adopted = adopted.into_iter().map(|(seq, from, number)| Turn { seq, from, version: Some(number) });
    Ok(adopted.chain(ended.into_iter().map(|end| Turn { seq: end.seq, from: end.from_on, version: None })).collect())
}

/// The text of a number.
pub(crate) fn version(db: &Db, programme: Id<Programme>, number: i64) -> Result<Option<Version>, Fault> {
    db.first(
        "select number, from_on, body, hash, section_id, post, adopted_at, seq
           from cases_versions
          where programme_id = $1
            and number = $2",
        [programme.into(), number.into()],
    )
}

pub(crate) fn draft(db: &Db, programme: Id<Programme>) -> Result<Option<Draft>, Fault> {
    db.first("select body, revision, post, saved_at from cases_drafts where programme_id = $1", [programme.into()])
}

pub(crate) fn put_draft(tx: &mut Tx, programme: Id<Programme>, new: &Draft) -> Result<(), Fault> {
    tx.run(
        "insert into cases_drafts (programme_id, body, revision, post, saved_at) values ($1, $2, $3, $4, $5)",
        [programme.into(), new.body.clone().into(), new.revision.into(), new.post.clone().into(), new.saved_at.into()],
    )?;
    Ok(())
}

/// Writes what was typed over the draft that a page showed; false where somebody else did so meanwhile.
pub(crate) fn save_draft(tx: &mut Tx, programme: Id<Programme>, seen: i64, new: &Draft) -> Result<bool, Fault> {
    let count = tx.run(
        "update cases_drafts set body = $1, revision = $2, post = $3, saved_at = $4 where programme_id = $5 and revision = $6",
        [new.body.clone().into(), new.revision.into(), new.post.clone().into(), new.saved_at.into(), programme.into(), seen.into()],
    )?;
    Ok(count == 1)
}

pub(crate) fn drop_draft(tx: &mut Tx, programme: Id<Programme>) -> Result<(), Fault> {
    tx.run("delete from cases_drafts where programme_id = $1", [programme.into()])?;
    Ok(())
}
