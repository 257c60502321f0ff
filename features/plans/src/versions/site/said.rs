//! From when and why figures do not simply go on, in sentences.

use engawa_kernel::Day;
use engawa_web::charts::YearMark;
use engawa_web::{Said, key};

use crate::model::{Indicator, Printed, Source};
use crate::pages::Look;
use crate::pages::printed::as_printed;
use crate::versions::{Break, What};

/// ①, ②: the sign of a break in chart, table and notes.
pub(crate) fn sign(place: usize) -> String {
    let circled = u32::try_from(place).ok().filter(|place| *place < 20).and_then(|place| char::from_u32(0x2460 + place));
    circled.map_or_else(|| format!("({})", place + 1), String::from)
}

/// A version with the day of its adoption.
pub(super) fn edition(look: &Look, version: i64, adopted_on: Option<Day>) -> Said {
    let version = look.voice.say_with("plans-version-of", &[("version", version.into())]);
    let Some(day) = adopted_on else { return version };
    let args = [("version", version.into()), ("day", look.voice.full_day(day).into())];
    look.voice.say_with("plans-versions-edition", &args)
}

/// What a reader of the figures needs to know of a break.
pub(crate) fn sentences(look: &Look, indicator: &Indicator, one: &Break) -> Said {
    let mut said: Vec<Said> = one.what.iter().map(|what| sentence(look, indicator, one, what)).collect();
    let is_counted = matches!(indicator.source, Source::Counted(_));
    if is_otherwise(one) {
        said.push(look.voice.say(if is_counted { key("plans-versions-recounted") } else { key("plans-versions-beware") }));
    }
    let join = |before: Said, after: Said| {
        look.voice.say_with("plans-versions-sentences", &[("before", before.into()), ("after", after.into())])
    };
    said.into_iter().reduce(join).unwrap_or_default()
}

fn is_otherwise(one: &Break) -> bool {
    one.what.iter().any(|what| matches!(what, What::Definition(_) | What::Unit { .. }))
}

/// Whether the figures before cannot be compared with those after. What is counted from the records is counted in today's way
/// for every year; what was written down from a document stays as it was written.
pub(crate) fn parts(indicator: &Indicator, one: &Break) -> bool {
    is_otherwise(one) && matches!(indicator.source, Source::External { .. })
}

fn sentence(look: &Look, indicator: &Indicator, one: &Break, what: &What) -> Said {
    let from = match one.year {
        Some(year) => look.voice.say_with("plans-versions-from-year", &[("year", look.voice.fiscal_year(year).into())]),
        None => look.voice.say("plans-versions-from-then"),
    };
    let edition = edition(look, one.version, one.adopted_on);
    let with = |word: &'static str, before: String, after: String| {
        let args = [("from", from.clone().into()), ("edition", edition.clone().into())];
        let sides = [("before", before.into()), ("after", after.into())];
        look.voice.say_with(word, &args.into_iter().chain(sides).collect::<Vec<_>>())
    };
    match what {
        What::Definition(_) => with(key("plans-versions-break-definition"), String::new(), String::new()),
        What::Unit { before, after } => {
            let unit = |unit: &Option<String>| unit.clone().unwrap_or_else(|| look.voice.missing());
            with(key("plans-versions-break-unit"), unit(before), unit(after))
        }
        What::Target { before, after } => {
            let target = |target: &Printed| goal(look, indicator, target);
            with(key("plans-versions-break-target"), target(before), target(after))
        }
        What::TookOver(old) => {
            let names = look.joined(old.iter().map(|old| old.name.as_str()));
            with(key("plans-versions-break-heir"), names, String::new())
        }
    }
}

/// A target with its year, where the print does not have it.
pub(super) fn goal(look: &Look, indicator: &Indicator, target: &Printed) -> String {
    let print = as_printed(look, target, indicator.unit.as_deref());
    let Some(year) = target.year else { return print };
    let args = [("value", print.into()), ("year", look.voice.short_year(year).into())];
    look.voice.plain_with("plans-versions-of-year", &args)
}

/// The breaks as marks in a chart.
pub(crate) fn marks(look: &Look, indicator: &Indicator, breaks: &[Break]) -> Vec<YearMark> {
    let mark = |(place, one): (usize, &Break)| {
        let (year, words) = (one.year?.number(), sentences(look, indicator, one));
        Some(YearMark { year, sign: sign(place), words, parts: parts(indicator, one) })
    };
    breaks.iter().enumerate().filter_map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::sign;

    #[test]
    fn signs_are_circled_and_do_not_run_out() {
        assert_eq!([sign(0), sign(1), sign(19), sign(20)], ["①", "②", "⑳", "(21)"]);
    }
}
