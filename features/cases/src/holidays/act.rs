//! Take a file of public holidays in: the one that the Cabinet Office publishes each February.

use engawa_db::{Db, Fault, Tx};
use engawa_journal::{Deed, Untold, tell};
use engawa_kernel::calendar::HolidayError;
use engawa_kernel::{Calendar, Channel, Day, Holidays, Visibility};

use super::built_in::built_in;
use super::facts::HolidaysTaken;
use super::store;
use crate::by::By;

/// The file goes back to 1955; what is longer is another file.
const DAYS_MAX: usize = 3_000;
/// The longest name of a holiday.
const NAME_MAX: usize = 40;

/// Why a file is not taken in.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Refused {
    /// Lines that are no holidays.
    #[error("{} lines are no holidays", .0.len())]
    Lines(Vec<HolidayError>),
    /// Nothing is in it.
    #[error("the file holds no holiday")]
    Nothing,
    /// It is too long to be one.
    #[error("the file is too long")]
    TooLong,
    /// A fault.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The record refuses it.
    #[error(transparent)]
    Untold(#[from] Untold),
}

/// All holidays that the town knows.
///
/// # Errors
/// When the database cannot be read.
pub fn known(db: &Db) -> Result<Holidays, Fault> {
    Ok(built_in().with(store::taken(db)?))
}

/// The calendar of the town.
///
/// # Errors
/// When the database cannot be read.
pub fn calendar(db: &Db) -> Result<Calendar, Fault> {
    Ok(Calendar::of(&known(db)?))
}

/// Takes a file in: each year in it takes the place of what was known of that year. Gives how many days it holds.
///
/// # Errors
/// Lines that are no holidays; nothing in it; too much of it.
pub fn take(tx: &mut Tx, text: &str, by: &By) -> Result<usize, Refused> {
    let holidays = Holidays::read(text).map_err(Refused::Lines)?;
    let days: Vec<(Day, String)> = holidays.days().map(|(day, name)| (day, name.chars().take(NAME_MAX).collect())).collect();
    let years = holidays.years();
    let (Some(first), Some(last)) = (years.first().copied(), years.last().copied()) else { return Err(Refused::Nothing) };
    if days.len() > DAYS_MAX {
        return Err(Refused::TooLong);
    }
    let count = i64::try_from(days.len()).unwrap_or(i64::MAX);
    let fact = HolidaysTaken { first_year: first.into(), last_year: last.into(), days: count };
    let seq = tell(tx, Deed::of(fact, by.actor.clone(), Channel::Web).seen_by(Visibility::Public))?;
    for year in years {
        let of_year: Vec<(Day, String)> = days.iter().filter(|(day, _)| day.year() == year).cloned().collect();
        store::put_year(tx, year, &of_year, seq)?;
    }
    Ok(days.len())
}
