//! Sentences for what an act refuses: at a field, on the form, or as a page of its own. And what was typed and is to be put right.

use std::borrow::Cow;

use engawa_kernel::Day;
use engawa_web::{Failure, Fields, Said, Voice, key};

use super::words;
use crate::desk::value::NoValue;
use crate::evaluation::model::{RoundState, SheetState};
use crate::evaluation::{Refused, Wrong};

/// What is wrong with what was typed, by the names of the fields; an empty name means the form as a whole.
#[derive(Debug, Clone, Default)]
pub(super) struct Wrongs(Vec<(Cow<'static, str>, Said)>);

impl Wrongs {
    /// One thing.
    pub(super) fn at(field: impl Into<Cow<'static, str>>, sentence: Said) -> Wrongs {
        Wrongs(vec![(field.into(), sentence)])
    }

    /// One more thing.
    pub(super) fn add(&mut self, field: impl Into<Cow<'static, str>>, sentence: Said) {
        self.0.push((field.into(), sentence));
    }

    /// What is wrong with a field.
    pub(super) fn of(&self, field: &str) -> Option<Said> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, sentence)| sentence.clone())
    }

    /// Nothing is wrong.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A form as it was typed, and what is wrong with it. A fresh one is typed by us.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    /// What was typed.
    pub(super) fields: Fields,
    /// What is wrong.
    pub(super) wrongs: Wrongs,
}

impl Typed {
    /// A form that comes back.
    pub(super) fn back(fields: Fields, wrongs: Wrongs) -> Typed {
        Typed { fields, wrongs }
    }

    /// What was typed into a field.
    pub(super) fn value(&self, name: &str) -> &str {
        self.fields.get(name)
    }

    /// What is wrong with it.
    pub(super) fn wrong(&self, name: &str) -> Option<Said> {
        self.wrongs.of(name)
    }
}

/// A page for what is refused, where there is nothing to be put right in a field.
pub(super) fn failure(voice: &Voice, refused: Refused) -> Failure {
    match refused {
        Refused::UnknownRound | Refused::UnknownSheet | Refused::UnknownComment | Refused::UnknownPlan(_) => Failure::NotFound,
        Refused::Fault(fault) => fault.into(),
        other => match sentence(voice, &other) {
            Some(why) => Failure::Refused { why },
            None => Failure::Fault(Box::new(other)),
        },
    }
}

/// What to say to the one who typed; nothing for what no page of ours can bring about.
pub(super) fn sentence(voice: &Voice, refused: &Refused) -> Option<Said> {
    Some(match refused {
        Refused::UnknownPlan(_) => voice.say("plans-ev-planning-wrong-plan"),
        Refused::UnknownRound | Refused::UnknownSheet | Refused::UnknownComment | Refused::Form(_) | Refused::Fault(_) => {
            return None;
        }
        Refused::NobodyOutside => voice.say("plans-ev-planning-wrong-nobody-outside"),
        Refused::Twice(_) => voice.say("plans-ev-planning-wrong-twice"),
        Refused::TooEarly(_) => voice.say("plans-ev-planning-wrong-early"),
        Refused::YearBeforeOpen(year) => {
            let year = voice.fiscal_year(engawa_kernel::FiscalYear(*year));
            voice.say_with("plans-ev-planning-wrong-before", &[("year", year.into())])
        }
        Refused::Backwards => voice.say("plans-ev-planning-wrong-backwards"),
        Refused::UnknownLevel(_) => voice.say("plans-ev-planning-wrong-level"),
        Refused::NoItems => voice.say("plans-ev-planning-wrong-no-items"),
        Refused::RoundIs(state) => round_is(voice, *state),
        Refused::SheetIs(state) => sheet_is(voice, *state),
        Refused::Unfinished(count) => voice.say_with("plans-ev-planning-wrong-unfinished", &[("count", (*count).into())]),
        Refused::Wrong(wrongs) => wrong(voice, &wrongs.first()?.wrong),
        Refused::NoReason => voice.say("plans-ev-planning-wrong-no-reason"),
        Refused::Empty(_) => voice.say("plans-ev-planning-wrong-empty"),
        Refused::TooLong { max, .. } => voice.say_with("plans-ev-planning-wrong-long", &[("max", (*max).into())]),
        Refused::Control(_) => voice.say("plans-ev-planning-wrong-control"),
        Refused::UnknownSection => voice.say("plans-ev-planning-wrong-section"),
        Refused::Withdrawn(day) => withdrawn(voice, *day),
        Refused::Reaction { reason, .. } => voice.say(reason),
    })
}

fn withdrawn(voice: &Voice, day: Day) -> Said {
    voice.say_with("plans-ev-planning-wrong-withdrawn", &[("day", voice.full_day(day).into())])
}

/// Someone else was quicker: how far the round is now.
pub(super) fn round_is(voice: &Voice, state: RoundState) -> Said {
    voice.say_with("plans-ev-planning-round-is", &[("state", words::round_state(voice, state).into())])
}

/// Someone else was quicker: where the sheet is now.
pub(super) fn sheet_is(voice: &Voice, state: SheetState) -> Said {
    voice.say_with("plans-ev-planning-sheet-is", &[("state", words::sheet_state(voice, state).into())])
}

/// What is wrong in a field of a sheet.
pub(super) fn wrong(voice: &Voice, wrong: &Wrong) -> Said {
    match wrong {
        Wrong::Missing => voice.say("plans-ev-planning-wrong-grade"),
        Wrong::NoChoice => voice.say("plans-ev-planning-wrong-choice"),
        Wrong::TooLong(max) => voice.say_with("plans-ev-planning-wrong-long", &[("max", (*max).into())]),
        Wrong::NoNumber(why) => no_number(voice, why),
        Wrong::Control => voice.say("plans-ev-planning-wrong-control"),
        Wrong::NoReason => voice.say("plans-ev-planning-wrong-no-reason"),
        Wrong::Met(theirs) => voice.say_with("plans-ev-planning-wrong-met", &[("theirs", theirs.into())]),
    }
}

/// Why a text is no number.
pub(super) fn no_number(voice: &Voice, why: &NoValue) -> Said {
    match why {
        NoValue::WriteItSo(so) => voice.say_with("plans-ev-planning-wrong-write-so", &[("so", so.into())]),
        NoValue::TooFine(max) => voice.say_with("plans-ev-planning-wrong-fine", &[("max", u32::from(*max).into())]),
        NoValue::NoNumber | NoValue::OtherUnit(_) | NoValue::Commas => voice.say("plans-ev-planning-wrong-number"),
        NoValue::TooLarge => voice.say("plans-ev-planning-wrong-large"),
    }
}

/// The field at which an act on a round is refused; an empty name means the form as a whole.
pub(super) fn place(refused: &Refused) -> &'static str {
    match refused {
        Refused::Twice(_) | Refused::TooEarly(_) | Refused::YearBeforeOpen(_) => "year",
        Refused::Backwards => "planning-by",
        Refused::UnknownLevel(_) | Refused::NoItems => "level",
        Refused::Form(_) => "form",
        _ => "",
    }
}

/// Whether someone else was quicker: the page comes back and says how it is now.
pub(super) fn is_late(refused: &Refused) -> bool {
    matches!(refused, Refused::RoundIs(_) | Refused::SheetIs(_))
}

/// The words for a code of what was just done; nothing for a code that is none.
pub(super) fn done(code: &str) -> Option<&'static str> {
    Some(match code {
        "removed" => key("plans-ev-planning-done-removed"),
        "handed-in" => key("plans-ev-planning-done-handed-in"),
        "prepared" => key("plans-ev-planning-done-prepared"),
        "changed" => key("plans-ev-planning-done-changed"),
        "opened" => key("plans-ev-planning-done-opened"),
        "frozen" => key("plans-ev-planning-done-frozen"),
        "published" => key("plans-ev-planning-done-published"),
        "withdrawn" => key("plans-ev-planning-done-withdrawn"),
        "settled" => key("plans-ev-planning-done-settled"),
        "passed" => key("plans-ev-planning-done-passed"),
        "returned" => key("plans-ev-planning-done-returned"),
        "left-out" => key("plans-ev-planning-done-left-out"),
        "taken-in" => key("plans-ev-planning-done-taken-in"),
        "assigned" => key("plans-ev-planning-done-assigned"),
        "reopened" => key("plans-ev-planning-done-reopened"),
        "costs" => key("plans-ev-planning-done-costs"),
        "commented" => key("plans-ev-planning-done-commented"),
        _ => return None,
    })
}
