//! The access chain: its only SQL.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx, Value};
use engawa_kernel::{AnyId, Choice, Moment, Seal, Seq};

use super::ask::{Filter, Span};
use super::model::{Noted, Row};
use super::month::Month;

/// How many subjects go into one statement.
const TOGETHER: usize = 16;

/// The row of a month, whatever it says.
#[derive(Debug, Clone)]
pub(crate) struct MonthRow {
    pub(crate) month: Month,
    pub(crate) first: Seq,
    pub(crate) last: Option<Seq>,
    pub(crate) seal: Option<Vec<u8>>,
    pub(crate) dropped_at: Option<Moment>,
}

impl FromRow for MonthRow {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(MonthRow {
            month: cells.next()?,
            first: cells.next()?,
            last: cells.next()?,
            seal: cells.next()?,
            dropped_at: cells.next()?,
        })
    }
}

/// Place, moment and seal of the last access that is kept.
pub(crate) fn last_access(db: &Db) -> Result<Option<(Seq, Moment, Seal)>, Fault> {
    db.first("select seq, noted_at, seal from journal_accesses order by seq desc limit 1", [])
}

/// The newest month that was dropped, with the place and the seal on which the chain goes on.
pub(crate) fn last_dropped(db: &Db) -> Result<Option<(Month, Seq, Seal)>, Fault> {
    db.first(
        "select month, last_seq, last_seal
           from journal_access_months
          where dropped_at is not null
          order by month desc
          limit 1",
        [],
    )
}

pub(crate) fn insert_access(tx: &mut Tx, row: Row) -> Result<(), Fault> {
    tx.run(
        "insert into journal_accesses
           (seq, noted_at, kind, face, who, section, route, purpose, reason, reason_salt, reason_hash, persons, seal)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        [
            row.seq.into(),
            row.noted_at.into(),
            row.kind.into(),
            row.face.into(),
            row.who.into(),
            row.section.into(),
            row.route.into(),
            row.purpose.into(),
            row.reason.into(),
            row.reason_salt.into(),
            row.reason_hash.into(),
            row.persons.into(),
            row.seal.into(),
        ],
    )?;
    Ok(())
}

/// The subjects of an access, many in one statement: a page of fifty persons costs little more than one of a single person.
pub(crate) fn insert_subjects(tx: &mut Tx, seq: Seq, subjects: &[AnyId]) -> Result<(), Fault> {
    let (many, rest) = subjects.split_at(subjects.len() - subjects.len() % TOGETHER);
    for part in many.chunks_exact(TOGETHER) {
        let values: Vec<Value> = std::iter::once(seq.into()).chain(part.iter().map(|subject| (*subject).into())).collect();
        tx.run_all(
            "insert into journal_access_subjects (seq, subject)
             values ($1, $2), ($1, $3), ($1, $4), ($1, $5), ($1, $6), ($1, $7), ($1, $8), ($1, $9),
                    ($1, $10), ($1, $11), ($1, $12), ($1, $13), ($1, $14), ($1, $15), ($1, $16), ($1, $17)",
            &values,
        )?;
    }
    for subject in rest {
        tx.run("insert into journal_access_subjects (seq, subject) values ($1, $2)", [seq.into(), (*subject).into()])?;
    }
    Ok(())
}

pub(crate) fn open_month(tx: &mut Tx, month: Month, first: Seq) -> Result<(), Fault> {
    tx.run("insert into journal_access_months (month, first_seq) values ($1, $2)", [month.into(), first.into()])?;
    Ok(())
}

pub(crate) fn close_month(tx: &mut Tx, month: Month, last: Seq, seal: Seal) -> Result<(), Fault> {
    tx.run(
        "update journal_access_months
            set last_seq = $1,
                last_seal = $2
          where month = $3
            and last_seq is null",
        [last.into(), seal.into(), month.into()],
    )?;
    Ok(())
}

/// The oldest month before another that was not dropped yet.
pub(crate) fn oldest_kept(db: &Db, before: Month) -> Result<Option<MonthRow>, Fault> {
    db.first(
        "select month, first_seq, last_seq, last_seal, dropped_at
           from journal_access_months
          where month < $1
            and dropped_at is null
          order by month
          limit 1",
        [before.into()],
    )
}

pub(crate) fn delete_accesses(tx: &mut Tx, through: Seq) -> Result<(), Fault> {
    tx.run("delete from journal_access_subjects where seq <= $1", [through.into()])?;
    tx.run("delete from journal_accesses where seq <= $1", [through.into()])?;
    Ok(())
}

pub(crate) fn mark_dropped(tx: &mut Tx, month: Month, at: Moment) -> Result<(), Fault> {
    tx.run("update journal_access_months set dropped_at = $1 where month = $2", [at.into(), month.into()])?;
    Ok(())
}

/// The place of the first access that is there.
pub(crate) fn first_place(db: &Db) -> Result<Option<Seq>, Fault> {
    let row: Option<(Seq,)> = db.first("select seq from journal_accesses order by seq limit 1", [])?;
    Ok(row.map(|(seq,)| seq))
}

/// The place of the look after so many, counted from the first that is there.
pub(crate) fn place_of_look(db: &Db, count: i64) -> Result<Option<Seq>, Fault> {
    let row: Option<(Seq,)> =
        db.first("select seq from journal_access_subjects order by seq, subject limit 1 offset $1", [count.into()])?;
    Ok(row.map(|(seq,)| seq))
}

/// All months, the oldest first: some hundreds after decades.
pub(crate) fn months(db: &Db) -> Result<Vec<MonthRow>, Fault> {
    db.all(
        "select month, first_seq, last_seq, last_seal, dropped_at
           from journal_access_months
          order by month
          limit $1",
        [Limit::SHORT.into()],
    )
}

/// The records that months were dropped, with the moment of each.
pub(crate) fn droppings(db: &Db) -> Result<Vec<(Option<Moment>, String)>, Fault> {
    db.all(
        "select recorded_at, body
           from journal_records
          where kind = 'journal.accesses-dropped'
          order by seq
          limit $1",
        [Limit::SHORT.into()],
    )
}

/// The next accesses from a place on, up to another.
pub(crate) fn rows_between(db: &Db, from: Seq, through: Seq, limit: Limit) -> Result<Vec<Row>, Fault> {
    db.all(
        "select seq, noted_at, kind, face, who, section, route, purpose, reason, reason_salt, reason_hash, persons, seal
           from journal_accesses
          where seq >= $1
            and seq <= $2
          order by seq
          limit $3",
        [from.into(), through.into(), limit.into()],
    )
}

/// All subjects of the accesses from one place to another.
pub(crate) fn subjects_between(db: &Db, from: Seq, through: Seq) -> Result<Vec<(Seq, Vec<u8>)>, Fault> {
    db.all(
        "select seq, subject
           from journal_access_subjects
          where seq >= $1
            and seq <= $2
          order by seq, subject
          limit 10000000",
        [from.into(), through.into()],
    )
}

/// Places of subjects that belong to no access.
pub(crate) fn subjects_without_access(db: &Db) -> Result<Vec<Seq>, Fault> {
    let rows: Vec<(Seq,)> = db.all(
        "select distinct s.seq
           from journal_access_subjects s
          where not exists (select 1 from journal_accesses a where a.seq = s.seq)
          order by s.seq
          limit 1000",
        [],
    )?;
    Ok(rows.into_iter().map(|(seq,)| seq).collect())
}

/// The place of the first access at or after a moment.
pub(crate) fn first_at(db: &Db, moment: Moment) -> Result<Option<Seq>, Fault> {
    let row: Option<(Seq,)> = db.first(
        "select seq
           from journal_accesses
          where noted_at >= $1
          order by noted_at, seq
          limit 1",
        [moment.into()],
    )?;
    Ok(row.map(|(seq,)| seq))
}

/// The persons whom an access was about.
pub(crate) fn subjects_of(db: &Db, seq: Seq) -> Result<Vec<AnyId>, Fault> {
    let rows: Vec<(AnyId,)> = db.all(
        "select subject
           from journal_access_subjects
          where seq = $1
          order by subject
          limit $2",
        [seq.into(), Limit::SHORT.into()],
    )?;
    Ok(rows.into_iter().map(|(subject,)| subject).collect())
}

/// The accesses that showed a person, the newest first.
pub(crate) fn that_showed(db: &Db, subject: AnyId, before: Seq, limit: Limit) -> Result<Vec<Noted>, Fault> {
    db.all(
        "select a.seq, a.noted_at, a.kind, a.face, a.who, a.section, a.route, a.purpose, a.reason, a.persons
           from journal_access_subjects s
           join journal_accesses a on a.seq = s.seq
          where s.subject = $1
            and s.seq < $2
            and a.persons > 0
          order by s.seq desc
          limit $3",
        [subject.into(), before.into(), limit.into()],
    )
}

/// The accesses of a span, the newest first. Each of the three ways goes by the index of what is given.
pub(crate) fn accesses_in(db: &Db, span: Span, filter: &Filter, limit: Limit) -> Result<Vec<Noted>, Fault> {
    let kind = filter.kind.map(Choice::code);
    match (filter.subject, filter.who) {
        (Some(subject), who) => about(db, span, subject, [who.into(), kind.into(), limit.into()]),
        (None, Some(who)) => by(db, span, who, [kind.into(), limit.into()]),
        (None, None) => db.all(
            "select seq, noted_at, kind, face, who, section, route, purpose, reason, persons
               from journal_accesses
              where seq >= $1
                and seq < $2
                and (kind = $3 or $3 is null)
              order by seq desc
              limit $4",
            [span.from.into(), span.to.into(), kind.into(), limit.into()],
        ),
    }
}

fn by(db: &Db, span: Span, who: AnyId, [kind, limit]: [Value; 2]) -> Result<Vec<Noted>, Fault> {
    db.all(
        "select seq, noted_at, kind, face, who, section, route, purpose, reason, persons
           from journal_accesses
          where who = $1
            and seq >= $2
            and seq < $3
            and (kind = $4 or $4 is null)
          order by seq desc
          limit $5",
        [who.into(), span.from.into(), span.to.into(), kind, limit],
    )
}

fn about(db: &Db, span: Span, subject: AnyId, [who, kind, limit]: [Value; 3]) -> Result<Vec<Noted>, Fault> {
    db.all(
        "select a.seq, a.noted_at, a.kind, a.face, a.who, a.section, a.route, a.purpose, a.reason, a.persons
           from journal_access_subjects s
           join journal_accesses a on a.seq = s.seq
          where s.subject = $1
            and s.seq >= $2
            and s.seq < $3
            and (a.who = $4 or $4 is null)
            and (a.kind = $5 or $5 is null)
          order by s.seq desc
          limit $6",
        [subject.into(), span.from.into(), span.to.into(), who, kind, limit],
    )
}

/// Gives the person of each look in a span, in the order of the chain. Both tables are gone through side by side: neither
/// counting nor grouping by person does that, and over millions of looks they take ten times as long.
pub(crate) fn each_look(
    db: &Db,
    span: Span,
    filter: &Filter,
    each: impl FnMut((AnyId,)) -> Result<(), Fault>,
) -> Result<(), Fault> {
    db.each(
        "select s.subject
           from journal_accesses a
           join journal_access_subjects s on s.seq = a.seq
          where s.seq >= $1
            and s.seq < $2
            and (a.who = $3 or $3 is null)
            and (a.kind = $4 or $4 is null)
            and (s.subject = $5 or $5 is null)
            and a.persons > 0
          order by s.seq, s.subject
          limit 1000000000",
        &[span.from.into(), span.to.into(), filter.who.into(), filter.kind.map(Choice::code).into(), filter.subject.into()],
        each,
    )
}

/// How many persons the accesses of a span showed, each as often as it was shown, those without an id too.
pub(crate) fn shown(db: &Db, span: Span, filter: &Filter) -> Result<i64, Fault> {
    db.one(
        "select cast(coalesce(sum(persons), 0) as bigint)
           from journal_accesses
          where seq >= $1
            and seq < $2
            and (who = $3 or $3 is null)
            and (kind = $4 or $4 is null)",
        [span.from.into(), span.to.into(), filter.who.into(), filter.kind.map(Choice::code).into()],
    )
}

/// When a person was shown first and last in a span, and to how many.
pub(crate) fn exposure(db: &Db, span: Span, filter: &Filter, subject: AnyId) -> Result<Option<(Moment, Moment, i64)>, Fault> {
    db.first(
        "select min(a.noted_at), max(a.noted_at), cast(count(distinct a.who) as bigint)
           from journal_access_subjects s
           join journal_accesses a on a.seq = s.seq
          where s.subject = $1
            and s.seq >= $2
            and s.seq < $3
            and (a.who = $4 or $4 is null)
            and (a.kind = $5 or $5 is null)
            and a.persons > 0
          group by s.subject",
        [subject.into(), span.from.into(), span.to.into(), filter.who.into(), filter.kind.map(Choice::code).into()],
    )
}
