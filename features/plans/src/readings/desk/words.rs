//! Words for what a reading holds: fields, states, choices, doubts, refusals.

use engawa_web::{Said, Voice, key};

use crate::readings::book::{CERTAIN, DOUBTFUL, Unfit};
use crate::readings::model::{FieldName, FieldState, Found, NO, Reading, State, Thing, ThingOf, Verdict, YES};

/// The label of a field.
pub(super) fn label(voice: &Voice, of: ThingOf, field: FieldName) -> Said {
    voice.say(match (field, of) {
        (FieldName::Title, ThingOf::Plan) => key("plans-reading-field-plan-title"),
        (FieldName::Title, ThingOf::Item) => key("plans-reading-field-title"),
        (FieldName::Title, ThingOf::Indicator) => key("plans-reading-field-name"),
        (FieldName::Kind, _) => key("plans-reading-field-kind"),
        (FieldName::Year, _) => key("plans-reading-field-year"),
        (FieldName::Number, _) => key("plans-reading-field-number"),
        (FieldName::Level, _) => key("plans-reading-field-level"),
        (FieldName::Under, _) => key("plans-reading-field-under"),
        (FieldName::Department, _) => key("plans-reading-field-department"),
        (FieldName::Aim, _) => key("plans-reading-field-aim"),
        (FieldName::Situation, _) => key("plans-reading-field-situation"),
        (FieldName::Approach, _) => key("plans-reading-field-approach"),
        (FieldName::Unit, _) => key("plans-reading-field-unit"),
        (FieldName::Baseline, _) => key("plans-reading-field-baseline"),
        (FieldName::BaselineYear, _) => key("plans-reading-field-baseline-year"),
        (FieldName::Target, _) => key("plans-reading-field-target"),
        (FieldName::TargetYear, _) => key("plans-reading-field-target-year"),
        (FieldName::Comparison, _) => key("plans-reading-field-comparison"),
        (FieldName::Cumulative, _) => key("plans-reading-field-cumulative"),
        (FieldName::Group, _) => key("plans-reading-field-group"),
        (FieldName::Interim, _) => key("plans-reading-field-interim"),
    })
}

/// What a thing is.
pub(super) fn sort(voice: &Voice, of: ThingOf) -> Said {
    voice.say(match of {
        ThingOf::Plan => key("plans-reading-sort-plan"),
        ThingOf::Item => key("plans-reading-sort-item"),
        ThingOf::Indicator => key("plans-reading-sort-indicator"),
    })
}

/// A choice that a field may say, in words; nothing where the field says what it says.
pub(super) fn choice(voice: &Voice, field: FieldName, code: &str) -> Option<Said> {
    let word = match (field, code) {
        (FieldName::Comparison, "at-least") => key("plans-reading-comparison-at-least"),
        (FieldName::Comparison, "above") => key("plans-reading-comparison-above"),
        (FieldName::Comparison, "at-most") => key("plans-reading-comparison-at-most"),
        (FieldName::Comparison, "below") => key("plans-reading-comparison-below"),
        (FieldName::Comparison, "set") => key("plans-reading-comparison-set"),
        (FieldName::Cumulative, YES) => key("plans-reading-cumulative-yes"),
        (FieldName::Cumulative, NO) => key("plans-reading-cumulative-no"),
        (FieldName::Kind, "comprehensive") => key("plans-reading-kind-comprehensive"),
        (FieldName::Kind, "vision") => key("plans-reading-kind-vision"),
        (FieldName::Kind, "strategy") => key("plans-reading-kind-strategy"),
        (FieldName::Kind, "manifesto") => key("plans-reading-kind-manifesto"),
        _ => return None,
    };
    Some(voice.say(word))
}

/// How sure the reader is.
pub(super) fn doubt(voice: &Voice, confidence: i64) -> Said {
    voice.say(match confidence {
        CERTAIN.. => key("plans-reading-sure"),
        DOUBTFUL.. => key("plans-reading-look"),
        _ => key("plans-reading-doubtful"),
    })
}

/// Where a field is.
pub(super) fn state(voice: &Voice, found: &Found) -> Said {
    voice.say(match found.state() {
        FieldState::Open => key("plans-reading-state-open"),
        FieldState::Said(Verdict::Accepted) => key("plans-reading-state-accepted"),
        FieldState::Said(Verdict::Corrected) => key("plans-reading-state-corrected"),
        FieldState::Said(Verdict::Dropped) => key("plans-reading-state-dropped"),
    })
}

/// Where a thing is.
pub(super) fn stand(voice: &Voice, thing: &Thing) -> Said {
    if thing.is_open() {
        return voice.say_with("plans-reading-stand-open", &[("doubt", doubt(voice, thing.confidence()).into())]);
    }
    let is_taken = thing.is_taken();
    let was = |verdict| thing.fields.iter().any(|found| found.state() == FieldState::Said(verdict));
    voice.say(match (is_taken, was(Verdict::Corrected) || was(Verdict::Dropped)) {
        (false, _) => key("plans-reading-stand-dropped"),
        (true, true) => key("plans-reading-stand-corrected"),
        (true, false) => key("plans-reading-stand-accepted"),
    })
}

/// Where a reading is.
pub(super) fn where_it_is(voice: &Voice, reading: &Reading) -> Said {
    voice.say(match (reading.state, reading.is_aside, reading.laid_seq.is_some()) {
        (_, true, _) => key("plans-reading-is-aside"),
        (_, _, true) => key("plans-reading-is-laid"),
        (State::Waiting, ..) => key("plans-reading-is-waiting"),
        (State::Refused, ..) => key("plans-reading-is-refused"),
        (State::Read, ..) => key("plans-reading-is-open"),
    })
}

/// Why a file is not read, and what to do.
pub(super) fn refusal(voice: &Voice, code: Option<&str>) -> Said {
    voice.say(match code {
        Some("too-large") => key("plans-reading-refused-large"),
        Some("empty") => key("plans-reading-refused-empty"),
        Some("scanned") => key("plans-reading-refused-scanned"),
        Some("locked") => key("plans-reading-refused-locked"),
        Some("letterless") => key("plans-reading-refused-letterless"),
        Some("bomb") => key("plans-reading-refused-bomb"),
        Some("unknown") => key("plans-reading-refused-unknown"),
        _ => key("plans-reading-refused-broken"),
    })
}

/// What is to be put right.
pub(super) fn unfit(voice: &Voice, unfit: Unfit) -> Said {
    voice.say(match unfit {
        Unfit::NoTitle => key("plans-reading-wrong-title"),
        Unfit::NoText => key("plans-reading-wrong-text"),
        Unfit::NoYear => key("plans-reading-wrong-year"),
        Unfit::TargetFirst => key("plans-reading-wrong-order"),
        Unfit::NoChoice => key("plans-reading-wrong-choice"),
        Unfit::NoItem => key("plans-reading-wrong-item"),
    })
}

/// What the reader says that a person should look at.
pub(super) fn warning(voice: &Voice, code: &str, about: &str) -> Said {
    let args = [("about", about.into())];
    match code {
        "truncated" => voice.say("plans-reading-warning-truncated"),
        "budget" => voice.say("plans-reading-warning-budget"),
        "unit-from-text" => voice.say_with("plans-reading-warning-unit", &args),
        "year-from-text" => voice.say_with("plans-reading-warning-year", &args),
        _ => voice.say_with("plans-reading-warning-other", &args),
    }
}

/// A thing as it is called in lists.
pub(super) fn called(voice: &Voice, thing: &Thing) -> Said {
    let (number, title) = (thing.now(FieldName::Number), thing.now(FieldName::Title));
    // What was dropped is still called as it was read.
    let read = thing.field(FieldName::Title).and_then(|found| found.value.as_deref()).unwrap_or_default();
    let title = if title.is_empty() { read } else { title };
    match (number, title) {
        (_, "") if thing.of == ThingOf::Plan => voice.say("plans-reading-field-plan-title"),
        (_, "") => voice.say("plans-reading-nameless"),
        ("", title) => title.into(),
        (number, title) => format!("{number} {title}").as_str().into(),
    }
}
