//! SQL of readings.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{Choice, Id, Seq};

use super::model::{Decision, FieldName, Found, Place, Reading, Thing, ThingOf, Verdict};

/// More things than a reader gives of one document.
const THINGS: Limit = Limit(20_000);
/// More fields, choices and decisions.
const FIELDS: Limit = Limit(400_000);

fn choice<C: Choice>(code: &str) -> Result<C, Fault> {
    C::from_code(code).ok_or_else(|| Fault::Row(format!("{code} is no choice of this column")))
}

impl FromRow for Reading {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, begun_at, post, name, hash, size) =
            (cells.next()?, cells.next()?, cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let state: String = cells.next()?;
        let (worked_at, parts_done, parts, refusal) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let (laid_plan, laid_seq, aside): (_, _, Option<Seq>) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(Reading {
            id,
            begun_at,
            post,
            name,
            hash,
            size,
            state: choice(&state)?,
            worked_at,
            parts_done,
            parts,
            refusal,
            laid_plan,
            laid_seq,
            is_aside: aside.is_some(),
        })
    }
}

pub(super) fn readings(db: &Db) -> Result<Vec<Reading>, Fault> {
    db.all(
        "select id, begun_at, post, name, hash, size, state, worked_at, parts_done, parts, refusal, laid_plan, laid_seq, aside_seq
           from plans_readings
          order by begun_at desc, id
          limit $1",
        [Limit(200).into()],
    )
}

pub(super) fn reading(db: &Db, id: Id<Reading>) -> Result<Option<Reading>, Fault> {
    db.first(
        "select id, begun_at, post, name, hash, size, state, worked_at, parts_done, parts, refusal, laid_plan, laid_seq, aside_seq
           from plans_readings
          where id = $1",
        [id.into()],
    )
}

/// The earliest reading of the same bytes that can be gone on with, if it is another one that came before.
pub(super) fn same(db: &Db, reading: &Reading) -> Result<Option<Reading>, Fault> {
    db.first(
        "select id, begun_at, post, name, hash, size, state, worked_at, parts_done, parts, refusal, laid_plan, laid_seq, aside_seq
           from plans_readings
          where hash = $1
            and seq < (select seq from plans_readings where id = $2)
            and state = 'read'
            and aside_seq is null
          order by seq
          limit 1",
        [reading.hash.clone().into(), reading.id.into()],
    )
}

pub(super) fn put(tx: &mut Tx, new: &Reading, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into plans_readings (id, begun_at, post, name, hash, size, state, parts_done, parts, seq)
         values ($1, $2, $3, $4, $5, $6, $7, 0, 0, $8)",
        [
            new.id.into(),
            new.begun_at.into(),
            new.post.clone().into(),
            new.name.clone().into(),
            new.hash.clone().into(),
            new.size.into(),
            new.state.code().into(),
            seq.into(),
        ],
    )?;
    Ok(())
}

/// Takes the work on; false where somebody else has it already.
pub(super) fn take_on(tx: &mut Tx, id: Id<Reading>) -> Result<bool, Fault> {
    let now = tx.now();
    let count = tx.run(
        "update plans_readings set worked_at = $1 where id = $2 and state = 'waiting' and worked_at is null",
        [now.into(), id.into()],
    )?;
    Ok(count == 1)
}

/// So far it is.
pub(super) fn progress(tx: &mut Tx, id: Id<Reading>, done: i64, of: i64) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "update plans_readings set worked_at = $1, parts_done = $2, parts = $3 where id = $4",
        [now.into(), done.into(), of.into(), id.into()],
    )?;
    Ok(())
}

pub(super) fn set_read(tx: &mut Tx, id: Id<Reading>) -> Result<(), Fault> {
    tx.run("update plans_readings set state = 'read' where id = $1", [id.into()])?;
    Ok(())
}

pub(super) fn set_refused(tx: &mut Tx, id: Id<Reading>, why: &str) -> Result<(), Fault> {
    tx.run("update plans_readings set state = 'refused', refusal = $1 where id = $2", [why.into(), id.into()])?;
    Ok(())
}

pub(super) fn set_laid(tx: &mut Tx, id: Id<Reading>, plan: &str, seq: Seq) -> Result<(), Fault> {
    tx.run("update plans_readings set laid_plan = $1, laid_seq = $2 where id = $3", [plan.into(), seq.into(), id.into()])?;
    Ok(())
}

pub(super) fn set_aside(tx: &mut Tx, id: Id<Reading>, seq: Seq) -> Result<(), Fault> {
    tx.run("update plans_readings set aside_seq = $1 where id = $2", [seq.into(), id.into()])?;
    Ok(())
}

/// Some lines of the text.
#[derive(Debug, Clone)]
pub(super) struct TextPart {
    pub(super) first: i64,
    pub(super) count: i64,
    pub(super) body: String,
}

pub(super) fn put_text(tx: &mut Tx, id: Id<Reading>, part: &TextPart) -> Result<(), Fault> {
    tx.run(
        "insert into plans_reading_texts (reading_id, first_line, line_count, body) values ($1, $2, $3, $4)",
        [id.into(), part.first.into(), part.count.into(), part.body.clone().into()],
    )?;
    Ok(())
}

/// The part of the text in which a line stands.
pub(super) fn text_at(db: &Db, id: Id<Reading>, line: i64) -> Result<Option<TextPart>, Fault> {
    let row: Option<(i64, i64, String)> = db.first(
        "select first_line, line_count, body
           from plans_reading_texts
          where reading_id = $1
            and first_line <= $2
          order by first_line desc
          limit 1",
        [id.into(), line.into()],
    )?;
    Ok(row.map(|(first, count, body)| TextPart { first, count, body }))
}

/// What a person should look at.
#[derive(Debug, Clone)]
pub(super) struct Warned {
    pub(super) code: String,
    pub(super) about: String,
    pub(super) line: Option<i64>,
}

pub(super) fn put_warning(tx: &mut Tx, id: Id<Reading>, ordinal: i64, warned: &Warned) -> Result<(), Fault> {
    tx.run(
        "insert into plans_reading_warnings (reading_id, ordinal, code, about, line) values ($1, $2, $3, $4, $5)",
        [id.into(), ordinal.into(), warned.code.clone().into(), warned.about.clone().into(), warned.line.into()],
    )?;
    Ok(())
}

pub(super) fn warnings(db: &Db, id: Id<Reading>) -> Result<Vec<Warned>, Fault> {
    let rows: Vec<(String, String, Option<i64>)> = db.all(
        "select code, about, line from plans_reading_warnings where reading_id = $1 order by ordinal limit $2",
        [id.into(), Limit(200).into()],
    )?;
    Ok(rows.into_iter().map(|(code, about, line)| Warned { code, about, line }).collect())
}

pub(super) fn put_thing(tx: &mut Tx, id: Id<Reading>, thing: &Thing) -> Result<(), Fault> {
    tx.run(
        "insert into plans_reading_things (reading_id, number, thing) values ($1, $2, $3)",
        [id.into(), thing.number.into(), thing.of.code().into()],
    )?;
    for found in &thing.fields {
        put_field(tx, id, thing.number, found)?;
    }
    Ok(())
}

fn put_field(tx: &mut Tx, id: Id<Reading>, number: i64, found: &Found) -> Result<(), Fault> {
    let place = found.place;
    tx.run(
        "insert into plans_reading_fields (reading_id, number, field, value, confidence, line, letter, end_line, end_letter)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        [
            id.into(),
            number.into(),
            found.field.code().into(),
            found.value.clone().into(),
            found.confidence.into(),
            place.map(|place| place.line).into(),
            place.map(|place| place.letter).into(),
            place.map(|place| place.end_line).into(),
            place.map(|place| place.end_letter).into(),
        ],
    )?;
    for (ordinal, value) in (0i64..).zip(&found.choices) {
        tx.run(
            "insert into plans_reading_choices (reading_id, number, field, ordinal, value) values ($1, $2, $3, $4, $5)",
            [id.into(), number.into(), found.field.code().into(), ordinal.into(), value.clone().into()],
        )?;
    }
    Ok(())
}

pub(super) fn put_decision(tx: &mut Tx, id: Id<Reading>, at: (i64, FieldName), said: &Decision) -> Result<(), Fault> {
    tx.run(
        "insert into plans_reading_decisions (reading_id, number, field, seq, verdict, value, post)
         values ($1, $2, $3, $4, $5, $6, $7)",
        [
            id.into(),
            at.0.into(),
            at.1.code().into(),
            said.seq.into(),
            said.verdict.code().into(),
            said.value.clone().into(),
            said.post.clone().into(),
        ],
    )?;
    Ok(())
}

/// One row of a field.
struct FieldRow {
    number: i64,
    found: Found,
}

impl FromRow for FieldRow {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (number, field): (i64, String) = (cells.next()?, cells.next()?);
        let (value, confidence) = (cells.next()?, cells.next()?);
        let place: [Option<i64>; 4] = [cells.next()?, cells.next()?, cells.next()?, cells.next()?];
        let place = match place {
            [Some(line), Some(letter), Some(end_line), Some(end_letter)] => Some(Place { line, letter, end_line, end_letter }),
            _ => None,
        };
        let found = Found { field: choice(&field)?, value, confidence, place, choices: Vec::new(), decisions: Vec::new() };
        Ok(FieldRow { number, found })
    }
}

/// Everything of a reading, with what was said of it.
pub(super) fn things(db: &Db, id: Id<Reading>) -> Result<Vec<Thing>, Fault> {
    let rows: Vec<(i64, String)> = db.all(
        "select number, thing from plans_reading_things where reading_id = $1 order by number limit $2",
        [id.into(), THINGS.into()],
    )?;
    let mut things = Vec::with_capacity(rows.len());
    for (number, of) in rows {
        things.push(Thing { number, of: choice::<ThingOf>(&of)?, fields: Vec::new() });
    }
    for row in field_rows(db, id)? {
        if let Some(thing) = place(&mut things, row.number) {
            thing.fields.push(row.found);
        }
    }
    add_choices(db, id, &mut things)?;
    add_decisions(db, id, &mut things)?;
    for thing in &mut things {
        thing.fields.sort_by_key(|found| found.field);
    }
    Ok(things)
}

fn place(things: &mut [Thing], number: i64) -> Option<&mut Thing> {
    let at = things.binary_search_by_key(&number, |thing| thing.number).ok()?;
    things.get_mut(at)
}

fn field_of<'t>(things: &'t mut [Thing], number: i64, field: &str) -> Result<Option<&'t mut Found>, Fault> {
    let field: FieldName = choice(field)?;
    Ok(place(things, number).and_then(|thing| thing.fields.iter_mut().find(|found| found.field == field)))
}

fn field_rows(db: &Db, id: Id<Reading>) -> Result<Vec<FieldRow>, Fault> {
    db.all(
        "select number, field, value, confidence, line, letter, end_line, end_letter
           from plans_reading_fields
          where reading_id = $1
          order by number, field
          limit $2",
        [id.into(), FIELDS.into()],
    )
}

fn add_choices(db: &Db, id: Id<Reading>, things: &mut [Thing]) -> Result<(), Fault> {
    let rows: Vec<(i64, String, String)> = db.all(
        "select number, field, value
           from plans_reading_choices
          where reading_id = $1
          order by number, field, ordinal
          limit $2",
        [id.into(), FIELDS.into()],
    )?;
    for (number, field, value) in rows {
        if let Some(found) = field_of(things, number, &field)? {
            found.choices.push(value);
        }
    }
    Ok(())
}

fn add_decisions(db: &Db, id: Id<Reading>, things: &mut [Thing]) -> Result<(), Fault> {
    let rows: Vec<DecisionRow> = db.all(
        "select number, field, seq, verdict, value, post
           from plans_reading_decisions
          where reading_id = $1
          order by seq, number, field
          limit $2",
        [id.into(), FIELDS.into()],
    )?;
    for row in rows {
        if let Some(found) = field_of(things, row.number, &row.field)? {
            found.decisions.push(row.said);
        }
    }
    Ok(())
}

struct DecisionRow {
    number: i64,
    field: String,
    said: Decision,
}

impl FromRow for DecisionRow {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (number, field, seq) = (cells.next()?, cells.next()?, cells.next()?);
        let verdict: String = cells.next()?;
        let said = Decision { seq, verdict: choice::<Verdict>(&verdict)?, value: cells.next()?, post: cells.next()? };
        Ok(DecisionRow { number, field, said })
    }
}

/// Slugs and titles of the plans in force that are drafted nowhere, for an amendment.
pub(super) fn plans_without_draft(db: &Db) -> Result<Vec<(String, String)>, Fault> {
    db.all(
        "select p.slug, v.title
           from plans_versions v
           join plans_plans p on p.id = v.plan_id
          where v.is_current = 1
            and p.body_id is null
            and not exists (select 1 from plans_versions d where d.plan_id = p.id and d.state = 'draft')
          order by p.ordinal, p.slug
          limit $1",
        [Limit(500).into()],
    )
}
