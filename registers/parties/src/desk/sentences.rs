//! Why a deed is refused, as a sentence that says what to do, at the field where it is to be done.

use engawa_web::{Answer, Failure, Said, Voice, key};
use engawa_who::pages::sheet::Wrongs;

use crate::model::{Term, TextError};
use crate::refused::Refused;
use crate::rules::seats::SeatError;
use crate::rules::states::StateError;
use crate::rules::terms::EndError;
use crate::rules::tree::BranchError;
use crate::words_of;

/// The days of a term.
pub fn days(voice: &Voice, term: Term) -> Said {
    let from = voice.full_day(term.from());
    match term.to() {
        Some(to) => voice.say_with("parties-days", &[("from", from.into()), ("to", voice.full_day(to).into())]),
        None => voice.say_with("parties-days-from", &[("from", from.into())]),
    }
}

fn text(voice: &Voice, error: TextError) -> Said {
    match error {
        TextError::Empty => voice.say("parties-refused-empty"),
        TextError::TooLong(max) => voice.say_with("parties-refused-long", &[("max", max.into())]),
        TextError::IndividualNumber => voice.say("parties-refused-individual-number"),
    }
}

/// Where the sentence of a refusal stands, and what it says. A fault goes on as it is.
///
/// # Errors
/// What is no refusal of a form: a fault, or nothing there.
pub fn wrongs(voice: &Voice, refused: Refused) -> Answer<Wrongs> {
    let at = |field: &'static str, key: &'static str| Ok(Wrongs::at(field, voice.say(key)));
    let with = |field: &'static str, key: &'static str, term: Term| {
        Ok(Wrongs::at(field, voice.say_with(key, &[("days", days(voice, term).into())])))
    };
    match refused {
        Refused::NotFound => Err(Failure::NotFound),
        Refused::Fault(fault) => Err(fault.into()),
        Refused::Text { field, error } => Ok(Wrongs::at(field, text(voice, error))),
        Refused::Unknown(field) => at(field, key("parties-refused-unknown")),
        Refused::Backwards(_) => at("to", key("parties-refused-backwards")),
        Refused::NotYet(_) => at("from", key("parties-refused-not-yet")),
        Refused::Held(held) => with("from", key("parties-refused-held"), held.0),
        Refused::Seat(SeatError::Full { held, .. }) => with("from", key("parties-refused-seat"), held),
        Refused::Seat(SeatError::Outside(term)) => with("from", key("parties-refused-outside-post"), term),
        Refused::Branch(BranchError::Second(term)) => with("from", key("parties-refused-second-above"), term),
        Refused::Branch(BranchError::Circle(_)) => at("other", key("parties-refused-circle")),
        Refused::State(error) => Ok(Wrongs::at("state", state(voice, error))),
        Refused::End(EndError::EndsAlready(to)) => {
            Ok(Wrongs::at("from", voice.say_with("parties-refused-ends", &[("day", voice.full_day(to).into())])))
        }
        Refused::End(EndError::TooEarly(from)) => {
            Ok(Wrongs::at("from", voice.say_with("parties-refused-early", &[("day", voice.full_day(from).into())])))
        }
        Refused::OtherBody { name, term } => {
            let args = [("name", name.into()), ("days", days(voice, term).into())];
            Ok(Wrongs::at("other", voice.say_with("parties-refused-other-body", &args)))
        }
        Refused::SecondRepresentative(term) => with("representative", key("parties-refused-representative"), term),
        Refused::SecondHousehold(term) => with("other", key("parties-refused-household"), term),
        Refused::SecondOperator(term) => with("other", key("parties-refused-operator"), term),
        Refused::Oneself => at("other", key("parties-refused-oneself")),
        Refused::AgreedLater(_) => at("agreed", key("parties-refused-agreed")),
        Refused::OutsideBody(term) => with("from", key("parties-refused-outside-body"), term),
        Refused::KindTwice => at("label", key("parties-refused-kind-twice")),
        Refused::Slug => at("slug", key("parties-refused-slug")),
        Refused::Count(max) => Ok(Wrongs::at("count", voice.say_with("parties-refused-count", &[("max", max.into())]))),
        Refused::Reported(_) => at("reason", key("parties-refused-reported")),
        Refused::NoReason => at("reason", key("parties-refused-reason")),
        Refused::StillHeld(_) => at("from", key("parties-refused-still-held")),
        Refused::LastKeeper => at("desk", key("parties-refused-last-keeper")),
        Refused::OtherSort => at("other", key("parties-refused-other-sort")),
        Refused::MergedBefore => at("other", key("parties-refused-merged")),
        Refused::TwoAccounts => at("other", key("parties-refused-accounts")),
        Refused::TwoSeats { title, day } => {
            let args = [("title", title.into()), ("day", voice.full_day(day).into())];
            Ok(Wrongs::at("other", voice.say_with("parties-refused-two-seats", &args)))
        }
        Refused::TwoTies(name) => Ok(Wrongs::at("other", voice.say_with("parties-refused-two-ties", &[("name", name.into())]))),
        Refused::Changed => at("", key("parties-refused-changed")),
        Refused::Bound => at("", key("parties-refused-bound")),
        Refused::Reaction { reason, .. } => Ok(Wrongs::at("", voice.say(reason))),
    }
}

fn state(voice: &Voice, error: StateError) -> Said {
    match error {
        StateError::NoWay(from, to) => {
            let args = [("from", voice.say(words_of::state(from)).into()), ("to", voice.say(words_of::state(to)).into())];
            voice.say_with("parties-refused-state", &args)
        }
        StateError::NotLast(day) => voice.say_with("parties-refused-not-last", &[("day", voice.full_day(day).into())]),
    }
}
