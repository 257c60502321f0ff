//! Enter a figure from outside, with its source. A later entry for the same year corrects the earlier, which stays findable.

use engawa_db::Tx;
use engawa_journal::{Deed, tell};
use engawa_kernel::text::has_control;
use engawa_kernel::{Actor, Channel, FiscalYear, Seq, Visibility};

use super::store;
use crate::actions::Refused;
use crate::book;
use crate::facts::ObservationEntered;
use crate::model::{Indicator, Source};

const SOURCE_MAX: usize = 200;
/// Values are told in millionths; a larger one would not fit.
const VALUE_MAX: f64 = 1e12;

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
}

/// Enters a figure.
///
/// # Errors
/// The indicator is unknown or counted by the records; the year has not begun; the value cannot be; no source is named.
pub fn enter_observation(tx: &mut Tx, new: &NewObservation, by: Actor, channel: Channel) -> Result<Seq, Refused> {
    let shown = || new.indicator.chars().take(60).collect::<String>();
    let mut indicators = book::all(tx)?.into_iter().flat_map(|book| book.indicators);
    let indicator =
        indicators.find(|indicator| indicator.code == new.indicator).ok_or_else(|| Refused::UnknownIndicator(shown()))?;
    if !matches!(indicator.source, Source::External { .. }) {
        return Err(Refused::Counted(shown()));
    }
    if new.year.first_day() > tx.now().day() {
        return Err(Refused::Future(new.year.first_day()));
    }
    fit(new)?;
    let before = store::entered_seq(tx, indicator.id, new.year)?;
    let fact = ObservationEntered {
        indicator: indicator.id,
        year: new.year,
        millionths: millionths(new.value),
        is_preliminary: new.is_preliminary,
    };
    let deed = deed(fact, &indicator, by, channel);
    let seq = tell(
        tx,
        match before {
            Some(seq) => deed.correcting(seq),
            None => deed,
        },
    )?;
    store::enter(tx, indicator.id, new, seq)?;
    Ok(seq)
}

fn deed(fact: ObservationEntered, indicator: &Indicator, by: Actor, channel: Channel) -> Deed<ObservationEntered> {
    Deed::of(fact, by, channel).serving([indicator.node]).about(indicator.id).seen_by(Visibility::Public)
}

fn fit(new: &NewObservation) -> Result<(), Refused> {
    if !new.value.is_finite() || new.value.abs() > VALUE_MAX {
        return Err(Refused::Value(new.value));
    }
    if new.source.trim().is_empty() {
        return Err(Refused::Empty("the source"));
    }
    if has_control(&new.source) {
        return Err(Refused::Control("the source"));
    }
    if new.source.chars().count() > SOURCE_MAX {
        return Err(Refused::TooLong { what: "the source", max: SOURCE_MAX });
    }
    Ok(())
}

#[expect(clippy::cast_possible_truncation, reason = "bounded above")]
fn millionths(value: f64) -> i64 {
    (value * 1e6).round() as i64
}
