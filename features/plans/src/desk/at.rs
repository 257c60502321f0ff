//! Where one is at the desk: the place of a sheet, read from the address.

use engawa_kernel::{Day, FiscalYear};
use engawa_web::{Answer, Ctx, Failure};

use super::due::is_open;
use super::model::Whose;

/// Where one is: a year and whose figures.
#[derive(Clone, Copy, Debug)]
pub(super) struct At {
    pub(super) year: FiscalYear,
    pub(super) whose: Whose,
}

impl At {
    /// From the address, for those who may.
    ///
    /// # Errors
    /// There is no such year; these figures are those of another section.
    pub(super) fn read(ctx: &Ctx, (year, whose): &(String, String)) -> Answer<At> {
        let whose = Whose::read(whose).ok_or(Failure::NotFound)?;
        if !whose.may_be_entered_by(ctx.signed_in()?) {
            return Err(Failure::Forbidden);
        }
        Ok(At { year: open_year(year, ctx.today())?, whose })
    }
}

/// A year of an address, if its figures can be entered.
///
/// # Errors
/// It is no year, or none that is open.
pub(super) fn open_year(text: &str, today: Day) -> Answer<FiscalYear> {
    text.parse().ok().map(FiscalYear).filter(|year| is_open(*year, today)).ok_or(Failure::NotFound)
}
