//! Verifying the access chain: every access, and the months one after the other, over those that were dropped.

use std::collections::BTreeMap;
use std::fmt;

use engawa_db::{Db, Fault, Limit};
use engawa_kernel::{Fact, FactReader, Moment, Seal, Seq};

use super::model::Row;
use super::month::Month;
use super::store::{self, MonthRow};
use crate::facts::AccessesDropped;

/// Accesses read at a time.
const PAGE: Limit = Limit(500);
const PROBLEMS_MAX: usize = 1_000;

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The seal does not fit: this access, its subjects, or the access before it were changed.
    Changed(Seq),
    /// Accesses are missing before this one, or it was put in.
    Missing(Seq),
    /// The tail was cut: a head was noted outside that is not here.
    Cut {
        /// The last access here.
        last: Seq,
        /// The noted one.
        noted: Seq,
    },
    /// The access at the noted place is another.
    OtherHead(Seq),
    /// The reason is not the one that was sealed.
    Reason(Seq),
    /// The row of a month does not fit: to its neighbours, to its accesses, or to the record that it was dropped.
    Month(Month),
    /// Something stands at a place where there is no access.
    Stray(Seq),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Changed(seq) => write!(f, "access {seq} or the persons it names were changed"),
            Problem::Missing(seq) => write!(f, "accesses are missing before {seq}, or it was put in"),
            Problem::Cut { last, noted } => write!(f, "the last access is {last}, but {noted} was noted outside: the tail was cut"),
            Problem::OtherHead(seq) => write!(f, "access {seq} is not the one whose seal was noted outside"),
            Problem::Reason(seq) => write!(f, "the reason of access {seq} is not the one that was given"),
            Problem::Month(month) => write!(f, "the accesses of {month} do not fit to the row of the month"),
            Problem::Stray(seq) => write!(f, "something stands at place {seq} that belongs to no access"),
        }
    }
}

/// What a verification found.
#[derive(Debug, Clone)]
pub struct Report {
    /// How many accesses were gone through.
    pub accesses: u64,
    /// How many months were gone over because they were dropped.
    pub months_dropped: u64,
    /// The last place, with its seal.
    pub head: Option<(Seq, Seal)>,
    /// What is not as it was written; at most a thousand are listed.
    pub problems: Vec<Problem>,
}

/// Goes through the whole chain. `noted` is a head that was noted where the owner of the database cannot reach.
/// That months were dropped is proved by the records, which have a verification of their own.
///
/// # Errors
/// When the database cannot be read; what is wrong in it is in the report.
pub fn verify(db: &Db, noted: Option<(Seq, Seal)>) -> Result<Report, Fault> {
    let report = Report { accesses: 0, months_dropped: 0, head: None, problems: Vec::new() };
    let dropped = droppings(db)?;
    let mut walk = Walk { db, noted, dropped, from: Seq(i64::MIN), last: Seq(0), seal: Some(Seal::ORIGIN), report };
    let months = store::months(db)?;
    for (place, month) in months.iter().enumerate() {
        walk.month(month, place + 1 == months.len())?;
    }
    walk.strays()?;
    walk.ends()?;
    Ok(walk.report)
}

/// What the records say of each month that was dropped: place, seal and moment.
type Dropped = BTreeMap<Month, (Seq, Seal, Option<Moment>)>;

fn droppings(db: &Db) -> Result<Dropped, Fault> {
    let read = |(at, body): (Option<Moment>, String)| {
        let fact = FactReader::open(&body).and_then(|body| AccessesDropped::read(1, &body));
        fact.map(|fact| (fact.month, (fact.last, fact.seal, at))).map_err(|error| Fault::Row(error.to_string()))
    };
    store::droppings(db)?.into_iter().map(read).collect()
}

struct Walk<'d> {
    db: &'d Db,
    noted: Option<(Seq, Seal)>,
    dropped: Dropped,
    /// Everything before this place was looked at.
    from: Seq,
    last: Seq,
    /// Nothing where the access before was deleted with its month.
    seal: Option<Seal>,
    report: Report,
}

impl Walk<'_> {
    fn found(&mut self, problem: Problem) {
        if self.report.problems.len() < PROBLEMS_MAX {
            self.report.problems.push(problem);
        }
    }

    fn month(&mut self, row: &MonthRow, is_newest: bool) -> Result<(), Fault> {
        if row.first.0 != self.last.0.wrapping_add(1) {
            self.found(Problem::Month(row.month));
        }
        if row.dropped_at.is_some() {
            return self.month_dropped(row);
        }
        self.rows(row.last.unwrap_or(Seq(i64::MAX)), row.month)?;
        let is_whole = match (row.last, row.seal.as_deref()) {
            (None, None) => is_newest && self.last >= row.first,
            (Some(last), Some(seal)) => !is_newest && last == self.last && Seal::from_bytes(seal) == self.seal,
            _ => false,
        };
        if !is_whole {
            self.found(Problem::Month(row.month));
        }
        Ok(())
    }

    /// A dropped month must be the one that a record tells of; then the chain goes on from its end.
    fn month_dropped(&mut self, row: &MonthRow) -> Result<(), Fault> {
        let told = self.dropped.remove(&row.month);
        let (Some(last), Some(seal)) = (row.last, row.seal.as_deref().and_then(Seal::from_bytes)) else {
            self.found(Problem::Month(row.month));
            return Ok(());
        };
        if told != Some((last, seal, row.dropped_at)) || last < row.first {
            self.found(Problem::Month(row.month));
        }
        self.left_over(row.month, last, seal)?;
        self.is_the_noted(last, seal);
        (self.last, self.seal) = (last, Some(seal));
        self.report.months_dropped += 1;
        self.report.head = Some((last, seal));
        Ok(())
    }

    /// What is not deleted yet of a dropped month must be its end.
    fn left_over(&mut self, month: Month, last: Seq, seal: Seal) -> Result<(), Fault> {
        let Some(first) = store::rows_between(self.db, self.from, last, Limit(1))?.first().map(|row| row.seq) else {
            self.looked_through(last);
            return Ok(());
        };
        if first.0 != self.last.0.wrapping_add(1) {
            (self.last, self.seal) = (Seq(first.0.wrapping_sub(1)), None);
        }
        self.rows(last, month)?;
        if (self.last, self.seal) != (last, Some(seal)) {
            self.found(Problem::Stray(first));
        }
        Ok(())
    }

    fn rows(&mut self, through: Seq, month: Month) -> Result<(), Fault> {
        loop {
            let page = store::rows_between(self.db, self.from, through, PAGE)?;
            let Some(end) = page.last().map(|row| row.seq) else { break };
            let subjects = store::subjects_between(self.db, self.from, end)?;
            let mut rest = subjects.as_slice();
            for row in &page {
                let start = rest.partition_point(|(seq, _)| *seq < row.seq);
                let stop = rest.partition_point(|(seq, _)| *seq <= row.seq);
                let own: Vec<Vec<u8>> = rest[start..stop].iter().map(|(_, subject)| subject.clone()).collect();
                self.row(row, &own, month);
                rest = &rest[stop..];
            }
            self.looked_through(end);
            if end == through {
                break;
            }
        }
        self.looked_through(through);
        Ok(())
    }

    fn looked_through(&mut self, place: Seq) {
        self.from = self.from.max(Seq(place.0.saturating_add(1)));
    }

    fn row(&mut self, row: &Row, subjects: &[Vec<u8>], month: Month) {
        let seal = Seal::from_bytes(&row.seal);
        if row.seq.0 != self.last.0.wrapping_add(1) {
            self.found(Problem::Missing(row.seq));
        } else if self.seal.is_some_and(|before| seal != Some(row.sealed_after(before, subjects))) {
            self.found(Problem::Changed(row.seq));
        }
        if !row.keeps_its_reason() {
            self.found(Problem::Reason(row.seq));
        }
        if Month::of(row.noted_at) != month {
            self.found(Problem::Month(month));
        }
        // Goes on from what is stored, so that one change is found once and not in every access after it.
        let seal = seal.unwrap_or(Seal::ORIGIN);
        self.is_the_noted(row.seq, seal);
        (self.last, self.seal) = (row.seq, Some(seal));
        self.report.accesses += 1;
        self.report.head = Some((row.seq, seal));
    }

    fn is_the_noted(&mut self, seq: Seq, seal: Seal) {
        if self.noted.is_some_and(|(at, noted)| at == seq && noted != seal) {
            self.found(Problem::OtherHead(seq));
        }
    }

    /// Behind the last month there may be no access.
    fn strays(&mut self) -> Result<(), Fault> {
        let page = store::rows_between(self.db, self.from, Seq(i64::MAX), PAGE)?;
        page.iter().for_each(|row| self.found(Problem::Stray(row.seq)));
        Ok(())
    }

    /// The cut tail, subjects of no access, and months that were dropped and have no row any more.
    fn ends(&mut self) -> Result<(), Fault> {
        if let Some((noted, _)) = self.noted
            && noted > self.last
        {
            self.found(Problem::Cut { last: self.last, noted });
        }
        for seq in store::subjects_without_access(self.db)? {
            self.found(Problem::Stray(seq));
        }
        for month in std::mem::take(&mut self.dropped).into_keys() {
            self.found(Problem::Month(month));
        }
        Ok(())
    }
}
