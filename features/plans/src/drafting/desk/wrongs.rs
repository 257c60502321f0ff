//! Sentences for what is to be put right: at a field, on the form, or as a page of its own.

use std::borrow::Cow;

use engawa_db::Fault;
use engawa_web::{Failure, Said, Voice, key};

use crate::desk::value::NoValue;
use crate::drafting::Refused;
use crate::townfile::Wrong;

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

/// Whether someone else was quicker: the page comes back and shows what stands now.
pub(super) fn is_late(refused: &Refused) -> bool {
    matches!(refused, Refused::Late | Refused::NoDraft | Refused::Unfit(_) | Refused::HasDraft | Refused::Fault(Fault::KeyReused))
}

/// What to say to the one who typed; nothing for what no page of ours can bring about.
pub(super) fn sentence(voice: &Voice, refused: &Refused) -> Option<Said> {
    Some(match refused {
        Refused::Late | Refused::Fault(Fault::KeyReused) => voice.say("plans-draft-wrong-late"),
        Refused::NoDraft => voice.say("plans-draft-wrong-no-draft"),
        Refused::HasDraft => voice.say("plans-draft-wrong-has-draft"),
        Refused::Unfit(_) => voice.say("plans-draft-wrong-gone"),
        Refused::Crooked(wrongs) => crooked(voice, wrongs),
        Refused::TooMany(max) => voice.say_with("plans-draft-wrong-many", &[("max", (*max).into())]),
        Refused::Unchanged => voice.say("plans-draft-wrong-unchanged"),
        Refused::Unwritten(goals) => voice.say_with("plans-draft-wrong-unwritten", &[("count", goals.len().into())]),
        Refused::Unsaid(codes) => voice.say_with("plans-draft-wrong-unsaid", &[("count", codes.len().into())]),
        Refused::NoReason => voice.say("plans-draft-wrong-no-reason"),
        Refused::NameTaken(_) => voice.say("plans-draft-wrong-late"),
        Refused::Reaction { reason, .. } => voice.say(reason),
        Refused::UnknownPlan(_) | Refused::Adopted | Refused::Stranger | Refused::Fault(_) => return None,
    })
}

/// A page for what is refused, where there is nothing to be put right in a field.
pub(crate) fn failure(voice: &Voice, refused: Refused) -> Failure {
    match refused {
        Refused::UnknownPlan(_) => Failure::NotFound,
        Refused::Stranger => Failure::Forbidden,
        Refused::Fault(Fault::KeyReused) => Failure::SentBefore,
        Refused::Fault(fault) => fault.into(),
        other => match sentence(voice, &other) {
            Some(why) => Failure::Refused { why },
            None => Failure::Fault(Box::new(other)),
        },
    }
}

/// What the rules of the town file refuse, as one sentence for the form.
fn crooked(voice: &Voice, wrongs: &[Wrong]) -> Said {
    let max = || [("max", crate::townfile::TEXT_MAX.into())];
    match wrongs.first() {
        Some(Wrong::Control) => voice.say("plans-draft-wrong-control"),
        Some(Wrong::TooLong(_)) => voice.say_with("plans-draft-wrong-long", &max()),
        Some(Wrong::Empty(_)) => voice.say("plans-draft-wrong-empty"),
        Some(Wrong::Negative(_) | Wrong::Share(_)) => voice.say("plans-draft-wrong-number"),
        Some(Wrong::UnknownNode(_) | Wrong::OwnLink(_) | Wrong::LinkTwice(_)) => voice.say("plans-draft-wrong-link"),
        _ => voice.say("plans-draft-wrong-rules"),
    }
}

/// Why a text is no number.
pub(super) fn no_number(voice: &Voice, why: &NoValue) -> Said {
    match why {
        NoValue::WriteItSo(so) => voice.say_with("plans-draft-wrong-write-so", &[("so", so.into())]),
        NoValue::TooFine(max) => voice.say_with("plans-draft-wrong-fine", &[("max", u32::from(*max).into())]),
        NoValue::OtherUnit(unit) => voice.say_with("plans-draft-wrong-unit", &[("unit", unit.into())]),
        NoValue::NoNumber | NoValue::Commas => voice.say("plans-draft-wrong-number"),
        NoValue::TooLarge => voice.say("plans-draft-wrong-large"),
    }
}

/// The words for a code of what was just done; nothing for a code that is none.
pub(super) fn done(code: &str) -> Option<&'static str> {
    Some(match code {
        "begun" => key("plans-draft-done-begun"),
        "saved" => key("plans-draft-done-saved"),
        "moved" => key("plans-draft-done-moved"),
        "taken-out" => key("plans-draft-done-taken-out"),
        "adopted" => key("plans-draft-done-adopted"),
        "discarded" => key("plans-draft-done-discarded"),
        _ => return None,
    })
}
