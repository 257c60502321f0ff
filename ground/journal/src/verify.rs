//! Verifying: the chain from the first record to the last, the lines from the facts, the tallies from the lines.

use std::collections::HashSet;
use std::fmt;

use engawa_db::{Db, Fault, Limit};
use engawa_kernel::record::details_hash;
use engawa_kernel::{Seal, Seq};

use crate::erase::all_erased;
use crate::house::House;
use crate::store::{self, StoredLine, StoredRecord};
use crate::tell::{house, reversed, stored};

/// Records read at a time.
const PAGE: Limit = Limit(1_000);

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The seal does not fit: this record, or the one before it, was changed, or one was put in between.
    Changed(Seq),
    /// Records are missing before this one.
    Missing(Seq),
    /// The tail was cut: a head was noted outside that is not here.
    Cut {
        /// The last record here.
        last: Seq,
        /// The noted one.
        noted: Seq,
    },
    /// The record at the noted place is another.
    OtherHead(Seq),
    /// The details are not those that were sealed.
    DetailsChanged(Seq),
    /// The details are gone without a record of their erasure.
    DetailsGone(Seq),
    /// The lines are not those that the fact counts.
    Lines(Seq),
    /// The fact cannot be read.
    Unreadable(Seq),
    /// A tally is not the sum of its lines.
    Tally {
        /// The counter.
        counter: String,
        /// The day.
        day: engawa_kernel::Day,
        /// Lines minus tally.
        difference: i64,
        /// Number of lines minus that of the tally.
        entries: i64,
    },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Changed(seq) => {
                write!(f, "record {seq} does not carry the seal it should: it was changed, or one was put in before it")
            }
            Problem::Missing(seq) => write!(f, "records are missing before {seq}"),
            Problem::Cut { last, noted } => write!(f, "the tail was cut: the chain ends at {last}, but {noted} was noted outside"),
            Problem::OtherHead(seq) => write!(f, "record {seq} is not the one that was noted outside"),
            Problem::DetailsChanged(seq) => write!(f, "the details of record {seq} were changed"),
            Problem::DetailsGone(seq) => {
                write!(f, "the details of record {seq} are gone, and no record says that they were erased")
            }
            Problem::Lines(seq) => write!(f, "the lines of record {seq} are not those that its fact counts"),
            Problem::Unreadable(seq) => write!(f, "the fact of record {seq} cannot be read by this program"),
            Problem::Tally { counter, day, difference, entries } => {
                write!(f, "the tally of {counter} on {day} differs from its lines by {difference} in {entries} entries")
            }
        }
    }
}

/// What a verification found.
#[derive(Debug, Clone)]
pub struct Report {
    /// How many records were gone through.
    pub records: u64,
    /// The last one, with its seal.
    pub head: Option<(Seq, Seal)>,
    /// What is not as it was written; at most a thousand are listed.
    pub problems: Vec<Problem>,
}

const PROBLEMS_MAX: usize = 1_000;

struct Walk<'d> {
    db: &'d Db,
    house: std::sync::Arc<House>,
    erased: HashSet<Seq>,
    last: Seq,
    seal: Seal,
    report: Report,
}

/// Goes through the whole chain. `noted` is a head that was noted where the owner of the database cannot reach.
///
/// # Errors
/// When the database cannot be read; what is wrong in it is in the report.
pub fn verify(db: &Db, noted: Option<(Seq, Seal)>) -> Result<Report, Fault> {
    let report = Report { records: 0, head: None, problems: Vec::new() };
    let mut walk = Walk { db, house: house(db)?, erased: all_erased(db)?, last: Seq(0), seal: Seal::ORIGIN, report };
    let mut after = Seq(0);
    loop {
        let page = store::records_after(db, after, PAGE)?;
        let Some(end) = page.last().map(|record| record.header.seq) else { break };
        walk.page(&page, noted, after, end)?;
        after = end;
    }
    walk.ends_before(noted);
    walk.without_record()?;
    walk.tallies()?;
    Ok(walk.report)
}

impl Walk<'_> {
    fn found(&mut self, problem: Problem) {
        if self.report.problems.len() < PROBLEMS_MAX {
            self.report.problems.push(problem);
        }
    }

    fn page(&mut self, records: &[StoredRecord], noted: Option<(Seq, Seal)>, after: Seq, end: Seq) -> Result<(), Fault> {
        let lines = store::lines_between(self.db, after, end)?;
        let mut rest = lines.as_slice();
        for record in records {
            let seq = record.header.seq;
            let start = rest.partition_point(|line| line.seq < seq);
            let stop = rest.partition_point(|line| line.seq <= seq);
            self.record(record, noted)?;
            self.lines(record, &rest[start..stop])?;
            rest = &rest[stop..];
        }
        Ok(())
    }

    fn record(&mut self, record: &StoredRecord, noted: Option<(Seq, Seal)>) -> Result<(), Fault> {
        let seq = record.header.seq;
        if seq.0 != self.last.0 + 1 {
            self.found(Problem::Missing(seq));
        } else if self.seal.next(&record.header, &record.body, record.details_hash.as_deref()) != record.seal {
            self.found(Problem::Changed(seq));
        }
        if noted.is_some_and(|(at, seal)| at == seq && seal != record.seal) {
            self.found(Problem::OtherHead(seq));
        }
        self.details(record)?;
        // Goes on from what is stored, so that one change is found once and not in every record after it.
        (self.last, self.seal) = (seq, record.seal);
        self.report.records += 1;
        self.report.head = Some((seq, record.seal));
        Ok(())
    }

    fn details(&mut self, record: &StoredRecord) -> Result<(), Fault> {
        let Some(hash) = &record.details_hash else { return Ok(()) };
        let seq = record.header.seq;
        match store::details_of(self.db, seq)? {
            Some((salt, text)) if details_hash(&salt, &text).as_slice() == hash.as_slice() => {}
            Some(_) => self.found(Problem::DetailsChanged(seq)),
            None if self.erased.contains(&seq) => {}
            None => self.found(Problem::DetailsGone(seq)),
        }
        Ok(())
    }

    fn lines(&mut self, record: &StoredRecord, found: &[StoredLine]) -> Result<(), Fault> {
        match rebuilt(self.db, &self.house, record)? {
            Some(expected) if expected == found => {}
            Some(_) => self.found(Problem::Lines(record.header.seq)),
            None => self.found(Problem::Unreadable(record.header.seq)),
        }
        Ok(())
    }

    fn ends_before(&mut self, noted: Option<(Seq, Seal)>) {
        if let Some((seq, _)) = noted
            && seq > self.last
        {
            self.found(Problem::Cut { last: self.last, noted: seq });
        }
    }

    /// Lines and details that belong to no record, or to one that promised none.
    fn without_record(&mut self) -> Result<(), Fault> {
        for seq in store::lines_without_record(self.db)? {
            self.found(Problem::Lines(seq));
        }
        for seq in store::details_without_record(self.db)? {
            self.found(Problem::DetailsChanged(seq));
        }
        Ok(())
    }

    fn tallies(&mut self) -> Result<(), Fault> {
        let mut differing = Vec::new();
        store::tallies_by_sum(self.db, |row| {
            differing.push(Problem::Tally { counter: row.counter, day: row.day, difference: row.difference, entries: row.entries });
            Ok(())
        })?;
        differing.into_iter().for_each(|problem| self.found(problem));
        Ok(())
    }
}

/// The lines of a record, made again from its fact and from the fact of the record that it corrects.
fn rebuilt(db: &Db, house: &House, record: &StoredRecord) -> Result<Option<Vec<StoredLine>>, Fault> {
    let mut lines = Vec::new();
    if let Some(corrected) = record.header.corrects {
        let Some(corrected) = store::record_at(db, corrected)? else { return Ok(None) };
        let Some(own) = own_lines(house, &corrected) else { return Ok(None) };
        lines.extend(own.into_iter().map(|line| reversed(line, &record.header)));
    }
    let Some(own) = own_lines(house, record) else { return Ok(None) };
    lines.extend(own);
    for (ordinal, line) in (0..).zip(&mut lines) {
        line.ordinal = ordinal;
    }
    Ok(Some(lines))
}

fn own_lines(house: &House, record: &StoredRecord) -> Option<Vec<StoredLine>> {
    let kind = house.fact(&record.header.kind)?;
    let lines = (kind.lines)(&record.header, &record.body).ok()?;
    lines.into_iter().map(|line| stored(house, &record.header, line).ok()).collect()
}
