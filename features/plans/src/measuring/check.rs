//! Compare figures from outside with the records that entered them: a table is easily changed, a chain is not.

use engawa_db::{Db, Fault};
use engawa_journal::{StoredRecord, details, record_at};
use engawa_kernel::{Fact, FactError, FactReader, FiscalYear, Seq};

use super::enter::millionths;
use super::store::{self, StatedOf};
use crate::facts::{ObservationEntered, ObservationWithdrawn};

/// The records whose figure, state, document or reason is another one in the table, or which are not there at all. Whether the
/// records themselves are as they were written is asked of the chain.
///
/// # Errors
/// When the database cannot be read.
pub fn unlike_their_records(db: &Db) -> Result<Vec<Seq>, Fault> {
    let mut unlike = Vec::new();
    for told in store::stated_between(db, FiscalYear(i32::MIN), FiscalYear(i32::MAX))? {
        let seq = told.stated.seq;
        let is_like = match record_at(db, seq)? {
            Some(record) => is_said(&record, &told).unwrap_or(false) && details(db, seq)? == told.stated.reason,
            None => false,
        };
        if !is_like {
            unlike.push(seq);
        }
    }
    Ok(unlike)
}

fn is_said(record: &StoredRecord, told: &StatedOf) -> Result<bool, FactError> {
    let (version, body) = (record.header.version, FactReader::open(&record.body)?);
    let stated = &told.stated;
    match (record.header.kind.as_str(), stated.value) {
        (ObservationEntered::KIND, Some(value)) => {
            let fact = ObservationEntered::read(version, &body)?;
            let source = fact.source.map(|_| ObservationEntered::source_mark(&stated.source));
            let found = ObservationEntered {
                indicator: told.indicator,
                year: stated.year,
                millionths: millionths(value),
                is_preliminary: stated.is_preliminary,
                source,
            };
            Ok(found == fact)
        }
        (ObservationWithdrawn::KIND, None) => {
            Ok(ObservationWithdrawn::read(version, &body)? == ObservationWithdrawn { indicator: told.indicator, year: stated.year })
        }
        _ => Ok(false),
    }
}
