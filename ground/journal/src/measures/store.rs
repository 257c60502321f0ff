//! The sums of lines and tallies: SQL of the measures.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Value};
use engawa_kernel::{AnyId, Day, Seq};

/// Which lines or tallies are asked for; nothing means any.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked {
    pub(crate) counter: String,
    pub(crate) from: i64,
    pub(crate) to: i64,
    pub(crate) area: Option<AnyId>,
    pub(crate) section: Option<AnyId>,
    pub(crate) node: Option<AnyId>,
    pub(crate) values: [Option<String>; 4],
}

impl Asked {
    fn values(&self) -> [Value; 10] {
        let [d1, d2, d3, d4] = self.values.each_ref().map(|value| Value::from(value.as_deref()));
        [
            (&self.counter).into(),
            self.from.into(),
            self.to.into(),
            self.area.into(),
            self.section.into(),
            self.node.into(),
            d1,
            d2,
            d3,
            d4,
        ]
    }

    fn values_with(&self, more: Value) -> [Value; 11] {
        let [a, b, c, d, e, f, g, h, i, j] = self.values();
        [a, b, c, d, e, f, g, h, i, j, more]
    }

    fn values_and(&self, page: Page) -> [Value; 13] {
        let [a, b, c, d, e, f, g, h, i, j] = self.values();
        let (day, seq) = page.before.map_or((i64::MAX, Seq(i64::MAX)), |(day, seq)| (day.number(), seq));
        [a, b, c, d, e, f, g, h, i, j, day.into(), seq.into(), page.limit.into()]
    }
}

/// A page of a list that begins with the latest.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// Only what comes after this place in the list: the day and the record of the last row of the page before.
    pub before: Option<(Day, Seq)>,
    /// At most so many.
    pub limit: Limit,
}

/// Sums by day, from the tallies.
pub(crate) fn sums_by_day(db: &Db, asked: &Asked) -> Result<Vec<(Day, i64)>, Fault> {
    db.all(
        "select day, cast(sum(quantity) as bigint)
           from journal_tallies
          where counter = $1
            and day >= $2
            and day <= $3
            and (area = $4 or $4 is null)
            and (section = $5 or $5 is null)
            and (node = $6 or $6 is null)
            and (d1 = $7 or $7 is null)
            and (d2 = $8 or $8 is null)
            and (d3 = $9 or $9 is null)
            and (d4 = $10 or $10 is null)
          group by day
          order by day
          limit 100000",
        asked.values(),
    )
}

/// Sums by day from the lines of the records up to a place in the chain.
pub(crate) fn sums_by_day_as_of(db: &Db, asked: &Asked, through: Seq) -> Result<Vec<(Day, i64)>, Fault> {
    db.all(
        "select day, cast(sum(quantity) as bigint)
           from journal_lines
          where counter = $1
            and day >= $2
            and day <= $3
            and (area = $4 or $4 is null)
            and (section = $5 or $5 is null)
            and (node = $6 or $6 is null)
            and (d1 = $7 or $7 is null)
            and (d2 = $8 or $8 is null)
            and (d3 = $9 or $9 is null)
            and (d4 = $10 or $10 is null)
            and seq <= $11
          group by day
          order by day
          limit 100000",
        asked.values_with(through.into()),
    )
}

/// Sums by area over a span, from the tallies; lines of no area come with an empty one.
pub(crate) fn sums_by_area(db: &Db, asked: &Asked) -> Result<Vec<(Vec<u8>, i64)>, Fault> {
    db.all(
        "select area, cast(sum(quantity) as bigint)
           from journal_tallies
          where counter = $1
            and day >= $2
            and day <= $3
            and (area = $4 or $4 is null)
            and (section = $5 or $5 is null)
            and (node = $6 or $6 is null)
            and (d1 = $7 or $7 is null)
            and (d2 = $8 or $8 is null)
            and (d3 = $9 or $9 is null)
            and (d4 = $10 or $10 is null)
          group by area
          order by area
          limit 100000",
        asked.values(),
    )
}

/// The different subjects that stand after all corrections, of the records up to a place in the chain.
pub(crate) fn subjects(db: &Db, asked: &Asked, through: Seq) -> Result<Vec<(AnyId,)>, Fault> {
    db.all(
        "select subject
           from journal_lines
          where counter = $1
            and day >= $2
            and day <= $3
            and (area = $4 or $4 is null)
            and (section = $5 or $5 is null)
            and (node = $6 or $6 is null)
            and (d1 = $7 or $7 is null)
            and (d2 = $8 or $8 is null)
            and (d3 = $9 or $9 is null)
            and (d4 = $10 or $10 is null)
            and subject is not null
            and seq <= $11
          group by subject
         having sum(quantity) > 0
          order by subject
          limit 1000000",
        asked.values_with(through.into()),
    )
}

/// A record that stands behind a figure.
#[derive(Debug, Clone)]
pub struct Behind {
    /// The record.
    pub seq: Seq,
    /// The day on which it counts.
    pub day: Day,
    /// How many it counts.
    pub quantity: i64,
    /// What it is about.
    pub subject: Option<AnyId>,
    /// Where.
    pub area: Vec<u8>,
    /// The record that it corrects.
    pub corrects: Option<Seq>,
}

impl FromRow for Behind {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Behind {
            seq: cells.next()?,
            day: cells.next()?,
            quantity: cells.next()?,
            subject: cells.next()?,
            area: cells.next()?,
            corrects: cells.next()?,
        })
    }
}

/// The first day on which anything that stands was counted.
pub(crate) fn first_day(db: &Db, counter: &str, through: Day) -> Result<Option<Day>, Fault> {
    let row: Option<(Day,)> = db.first(
        "select day
           from journal_tallies
          where counter = $1
            and day <= $2
            and entries > 0
          order by day
          limit 1",
        [counter.into(), through.into()],
    )?;
    Ok(row.map(|(day,)| day))
}

/// As [`first_day`], from the records up to a place in the chain.
pub(crate) fn first_day_as_of(db: &Db, counter: &str, through: Day, as_of: Seq) -> Result<Option<Day>, Fault> {
    let row: Option<(Day,)> = db.first(
        "select day
           from journal_lines
          where counter = $1
            and day <= $2
            and seq <= $3
          group by day
         having sum(1 - 2 * is_reversal) > 0
          order by day
          limit 1",
        [counter.into(), through.into(), as_of.into()],
    )?;
    Ok(row.map(|(day,)| day))
}

/// Lines that stand, from the tallies.
pub(crate) fn entries(db: &Db, asked: &Asked) -> Result<i64, Fault> {
    db.one(
        "select cast(coalesce(sum(entries), 0) as bigint)
           from journal_tallies
          where counter = $1
            and day >= $2
            and day <= $3
            and (area = $4 or $4 is null)
            and (section = $5 or $5 is null)
            and (node = $6 or $6 is null)
            and (d1 = $7 or $7 is null)
            and (d2 = $8 or $8 is null)
            and (d3 = $9 or $9 is null)
            and (d4 = $10 or $10 is null)",
        asked.values(),
    )
}

/// The records behind a figure that stand after all corrections, the latest day first. Only those that anyone may see.
pub(crate) fn behind(db: &Db, asked: &Asked, page: Page) -> Result<Vec<Behind>, Fault> {
    db.all(
        "select l.seq, l.day, l.quantity, r.subject, l.area, r.corrects
           from journal_lines l
           join journal_records r on r.seq = l.seq
          where l.counter = $1
            and l.day >= $2
            and l.day <= $3
            and (l.area = $4 or $4 is null)
            and (l.section = $5 or $5 is null)
            and (l.node = $6 or $6 is null)
            and (l.d1 = $7 or $7 is null)
            and (l.d2 = $8 or $8 is null)
            and (l.d3 = $9 or $9 is null)
            and (l.d4 = $10 or $10 is null)
            and (l.day, l.seq) < ($11, $12)
            and l.is_reversal = 0
            and r.visibility = 'public'
            and not exists (select 1 from journal_records c where c.corrects = l.seq)
          order by l.day desc, l.seq desc
          limit $13",
        asked.values_and(page),
    )
}

/// As [`behind`], without what has left again: the sum over its subject is no more.
pub(crate) fn behind_stock(db: &Db, asked: &Asked, page: Page) -> Result<Vec<Behind>, Fault> {
    db.all(
        "select l.seq, l.day, l.quantity, r.subject, l.area, r.corrects
           from journal_lines l
           join journal_records r on r.seq = l.seq
          where l.counter = $1
            and l.day >= $2
            and l.day <= $3
            and (l.area = $4 or $4 is null)
            and (l.section = $5 or $5 is null)
            and (l.node = $6 or $6 is null)
            and (l.d1 = $7 or $7 is null)
            and (l.d2 = $8 or $8 is null)
            and (l.d3 = $9 or $9 is null)
            and (l.d4 = $10 or $10 is null)
            and (l.day, l.seq) < ($11, $12)
            and l.is_reversal = 0
            and l.quantity > 0
            and r.visibility = 'public'
            and not exists (select 1 from journal_records c where c.corrects = l.seq)
            and (r.subject is null
                 or (select sum(x.quantity)
                       from journal_records s
                       join journal_lines x on x.seq = s.seq
                      where s.subject = r.subject
                        and x.counter = l.counter
                        and x.day <= $3) > 0)
          order by l.day desc, l.seq desc
          limit $13",
        asked.values_and(page),
    )
}
