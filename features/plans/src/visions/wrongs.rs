//! Sentences for what is to be put right in a vision.

use engawa_db::Fault;
use engawa_web::{Failure, Said, Voice, key};
use engawa_who::pages::sheet::Wrongs;

use crate::actions;
use crate::desk::value::NoValue;
use crate::drafting::Refused;
use crate::townfile::{TEXT_MAX, Wrong};

/// Whether someone else was quicker: the page comes back, and what was typed with it.
pub(super) fn is_late(refused: &Refused) -> bool {
    matches!(refused, Refused::Late | Refused::NoDraft | Refused::Unfit(_) | Refused::HasDraft | Refused::Fault(Fault::KeyReused))
}

/// What to say to the one who typed; nothing for what no page of ours can bring about.
pub(super) fn sentence(voice: &Voice, refused: &Refused) -> Option<Said> {
    Some(match refused {
        Refused::Late | Refused::Unfit(_) | Refused::Fault(Fault::KeyReused) => voice.say("plans-vision-wrong-late"),
        Refused::NoDraft => voice.say("plans-vision-wrong-no-draft"),
        Refused::HasDraft | Refused::NameTaken(_) => voice.say("plans-vision-wrong-has-draft"),
        Refused::Crooked(wrongs) => crooked(voice, wrongs),
        Refused::TooMany(max) => voice.say_with("plans-vision-wrong-many", &[("max", (*max).into())]),
        Refused::Unchanged => voice.say("plans-vision-wrong-unchanged"),
        Refused::Unwritten(_) => voice.say("plans-vision-before-goal"),
        Refused::Unsaid(_) => voice.say("plans-vision-wrong-fate"),
        Refused::NoReason => voice.say("plans-vision-wrong-reason"),
        Refused::Reaction { reason, .. } => voice.say(reason),
        Refused::UnknownPlan(_) | Refused::Adopted | Refused::Stranger | Refused::Fault(_) => return None,
    })
}

/// A page for what is refused, where there is nothing to be put right in a field.
pub(super) fn failure(voice: &Voice, refused: Refused) -> Failure {
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

/// What is refused, as wrongs of a form.
///
/// # Errors
/// What no form can put right.
pub(super) fn wrongs(voice: &Voice, refused: Refused) -> Result<Wrongs, Failure> {
    match sentence(voice, &refused) {
        Some(said) => Ok(Wrongs::at("", said)),
        None => Err(failure(voice, refused)),
    }
}

/// What the rules of plans refuse, as one sentence for the form.
fn crooked(voice: &Voice, wrongs: &[Wrong]) -> Said {
    match wrongs.first() {
        Some(Wrong::Control) => voice.say("plans-vision-wrong-control"),
        Some(Wrong::TooLong(_)) => too_long(voice, TEXT_MAX),
        Some(Wrong::UnknownNode(_) | Wrong::OwnLink(_) | Wrong::LinkTwice(_)) => voice.say("plans-vision-wrong-link"),
        _ => voice.say("plans-vision-wrong-rules"),
    }
}

/// A text that does not fit.
pub(super) fn too_long(voice: &Voice, max: usize) -> Said {
    voice.say_with("plans-vision-wrong-long", &[("max", max.into())])
}

/// Why a text is no number.
pub(super) fn no_number(voice: &Voice, why: &NoValue) -> Said {
    match why {
        NoValue::WriteItSo(so) => voice.say_with("plans-vision-wrong-so", &[("so", so.into())]),
        NoValue::OtherUnit(unit) => voice.say_with("plans-vision-wrong-unit", &[("unit", unit.into())]),
        NoValue::TooFine(_) | NoValue::NoNumber | NoValue::Commas | NoValue::TooLarge => voice.say("plans-vision-wrong-number"),
    }
}

/// Why something that was done or counted is not taken: the field, and what to say.
pub(super) fn not_taken(voice: &Voice, refused: &actions::Refused) -> Option<(&'static str, Said)> {
    Some(match refused {
        actions::Refused::UnknownNode(_) => ("node", voice.say("plans-vision-wrong-node")),
        actions::Refused::Future(_) => ("day", voice.say("plans-vision-wrong-future")),
        actions::Refused::Empty(_) => ("title", voice.say("plans-vision-wrong-empty")),
        actions::Refused::TooLong { max, .. } => ("title", too_long(voice, *max)),
        actions::Refused::Control(_) => ("title", voice.say("plans-vision-wrong-control")),
        _ => return None,
    })
}

/// The words for a code of what was just done; nothing for a code that is none.
pub(super) fn done(code: &str) -> Option<&'static str> {
    Some(match code {
        "begun" => key("plans-vision-done-begun"),
        "saved" => key("plans-vision-done-saved"),
        "moved" => key("plans-vision-done-moved"),
        "taken-out" => key("plans-vision-done-out"),
        "adopted" => key("plans-vision-done-adopted"),
        "discarded" => key("plans-vision-done-discarded"),
        "told" => key("plans-vision-done-told"),
        "withdrawn" => key("plans-vision-done-withdrawn"),
        "entered" => key("plans-vision-done-entered"),
        _ => return None,
    })
}
