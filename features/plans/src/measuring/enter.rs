//! Enter a figure from outside, with its source; correct it with a reason; take it back. A later statement on the same year
//! stands in the place of the earlier, which stays findable.

use engawa_db::Tx;
use engawa_journal::{Deed, tell};
use engawa_kernel::text::has_control;
use engawa_kernel::{Actor, Channel, Fact, FiscalYear, Id, Seq, Visibility};
use engawa_who::Section;

use super::store;
use crate::actions::Refused;
use crate::book;
use crate::facts::{ObservationEntered, ObservationWithdrawn};
use crate::model::{Indicator, Source, Stated};
use crate::versions;

/// The longest name of a document, in characters.
pub const SOURCE_MAX: usize = 200;
/// The longest reason, in characters.
pub const REASON_MAX: usize = 300;
/// Values are told in millionths; a larger one would not fit.
pub const VALUE_MAX: f64 = 1e12;

/// A figure as someone states it.
#[derive(Debug, Clone, PartialEq)]
pub struct NewObservation {
    /// Code of the indicator.
    pub indicator: String,
    /// Of which year.
    pub year: FiscalYear,
    /// The value.
    pub value: f64,
    /// 速報
    pub is_preliminary: bool,
    /// The document.
    pub source: String,
    /// Why it is corrected; needed where a settled figure stands.
    pub reason: Option<String>,
}

/// A figure of an indicator that was found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub(crate) year: FiscalYear,
    pub(crate) value: f64,
    pub(crate) is_preliminary: bool,
    pub(crate) source: String,
    pub(crate) reason: Option<String>,
    /// The section in charge, where one enters it.
    pub(crate) section: Option<Id<Section>>,
}

/// Enters a figure.
///
/// # Errors
/// The indicator is unknown or counted by the records; the year has not begun; the value cannot be; no source is named; a
/// settled figure stands and no reason is given.
pub fn enter_observation(tx: &mut Tx, new: &NewObservation, by: Actor, channel: Channel) -> Result<Seq, Refused> {
    let indicator = find(tx, &new.indicator, new.year)?;
    let entry = Entry {
        year: new.year,
        value: new.value,
        is_preliminary: new.is_preliminary,
        source: new.source.clone(),
        reason: new.reason.clone(),
        section: None,
    };
    enter(tx, &indicator, &entry, by, channel)
}

/// Takes a figure back that was entered by mistake: nothing stands in its place.
///
/// # Errors
/// The indicator is unknown or counted by the records; no figure stands; no reason is given.
pub fn withdraw_observation(
    tx: &mut Tx,
    indicator: &str,
    year: FiscalYear,
    reason: &str,
    by: Actor,
    channel: Channel,
) -> Result<Seq, Refused> {
    let indicator = find(tx, indicator, year)?;
    take_back(tx, &indicator, year, reason, None, by, channel)
}

/// An indicator by its code: of the plans in force, or one that ended in this year or after it.
fn find(tx: &Tx, code: &str, year: FiscalYear) -> Result<Indicator, Refused> {
    let is_it = |indicator: &&Indicator| indicator.code == code;
    let books = book::all(tx)?;
    if let Some(found) = books.iter().flat_map(|book| &book.indicators).find(is_it) {
        return Ok(found.clone());
    }
    for book in &books {
        let ended = versions::ended_since(tx, book, year)?;
        if let Some(found) = ended.iter().flat_map(|last| &last.indicators).find(is_it) {
            return Ok(found.clone());
        }
    }
    Err(Refused::UnknownIndicator(code.chars().take(60).collect()))
}

/// Enters a figure of this indicator.
pub(crate) fn enter(tx: &mut Tx, indicator: &Indicator, entry: &Entry, by: Actor, channel: Channel) -> Result<Seq, Refused> {
    from_outside(indicator)?;
    if entry.year.first_day() > tx.now().day() {
        return Err(Refused::Future(entry.year.first_day()));
    }
    if !entry.value.is_finite() || entry.value.abs() > VALUE_MAX {
        return Err(Refused::Value(entry.value));
    }
    fit("the source", &entry.source, SOURCE_MAX)?;
    let before = store::latest_stated(tx, indicator.id, entry.year)?;
    let entry = Entry { reason: reason(entry.reason.as_deref(), before.as_ref())?, ..entry.clone() };
    let fact = ObservationEntered {
        indicator: indicator.id,
        year: entry.year,
        millionths: millionths(entry.value),
        is_preliminary: entry.is_preliminary,
        source: Some(ObservationEntered::source_mark(entry.source.trim())),
    };
    let deed = explained(around(Deed::of(fact, by, channel), indicator, entry.section), entry.reason.as_deref());
    // What was taken back is corrected already: a figure after it begins anew.
    let deed = match before.filter(|before| before.value.is_some()) {
        Some(before) => deed.correcting(before.seq),
        None => deed,
    };
    let seq = tell(tx, deed)?;
    store::enter(tx, indicator.id, &entry, seq)?;
    Ok(seq)
}

/// Takes the figure of a year back.
pub(crate) fn take_back(
    tx: &mut Tx,
    indicator: &Indicator,
    year: FiscalYear,
    reason: &str,
    section: Option<Id<Section>>,
    by: Actor,
    channel: Channel,
) -> Result<Seq, Refused> {
    from_outside(indicator)?;
    fit("the reason", reason, REASON_MAX)?;
    let before = store::latest_stated(tx, indicator.id, year)?.filter(|before| before.value.is_some());
    let before = before.ok_or_else(|| Refused::NoFigure { indicator: indicator.code.clone(), year: year.number() })?;
    let fact = ObservationWithdrawn { indicator: indicator.id, year };
    let deed = explained(around(Deed::of(fact, by, channel), indicator, section), Some(reason.trim()));
    let seq = tell(tx, deed.correcting(before.seq))?;
    store::take_back(tx, indicator.id, &before, reason.trim(), seq)?;
    Ok(seq)
}

fn around<F: Fact>(deed: Deed<F>, indicator: &Indicator, section: Option<Id<Section>>) -> Deed<F> {
    deed.by_section(section).serving([indicator.node]).about(indicator.id).seen_by(Visibility::Public)
}

/// The reason stands on the page of the indicator; with the record it is sealed, so that nobody can put another in its place.
fn explained<F: Fact>(deed: Deed<F>, reason: Option<&str>) -> Deed<F> {
    match reason {
        Some(reason) => deed.with_details(reason),
        None => deed,
    }
}

fn from_outside(indicator: &Indicator) -> Result<(), Refused> {
    match indicator.source {
        Source::External { .. } => Ok(()),
        Source::Counted(_) => Err(Refused::Counted(indicator.code.clone())),
    }
}

/// A reason is needed where a settled figure stands; where none ever stood, there is nothing to give one for.
fn reason(given: Option<&str>, before: Option<&Stated>) -> Result<Option<String>, Refused> {
    let given = given.map(str::trim).filter(|reason| !reason.is_empty());
    let Some(before) = before else { return Ok(None) };
    match given {
        Some(reason) => fit("the reason", reason, REASON_MAX).map(|()| Some(reason.to_owned())),
        None if before.is_settled() => Err(Refused::NoReason(before.year.number())),
        None => Ok(None),
    }
}

fn fit(what: &'static str, text: &str, max: usize) -> Result<(), Refused> {
    if text.trim().is_empty() {
        return Err(Refused::Empty(what));
    }
    if has_control(text) || text.contains(['\n', '\r', '\t']) {
        return Err(Refused::Control(what));
    }
    if text.chars().count() > max {
        return Err(Refused::TooLong { what, max });
    }
    Ok(())
}

#[expect(clippy::cast_possible_truncation, reason = "bounded above")]
pub(crate) fn millionths(value: f64) -> i64 {
    (value * 1e6).round() as i64
}
