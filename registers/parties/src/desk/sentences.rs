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
pub(crate) fn days(voice: &Voice, term: Term) -> Said {
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
pub(crate) fn wrongs(voice: &Voice, refused: Refused) -> Answer<Wrongs> {
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
        Refused::NoPost => Err(Failure::Forbidden),
        Refused::Persons(max) => Ok(Wrongs::at("persons", voice.say_with("parties-refused-persons", &[("max", max.into())]))),
        Refused::EmptyRoster => at("how", key("parties-refused-empty-roster")),
        Refused::CountedByRoster => at("", key("parties-refused-counted-by-roster")),
        Refused::NoWayToReach => at("phone", key("parties-refused-no-way")),
        Refused::JoinWaits => at("", key("parties-refused-join-waits")),
        Refused::JoinsWait => at("", key("parties-refused-joins-wait")),
        Refused::JoinSettled => at("", key("parties-refused-join-settled")),
        Refused::LeaveWaits => at("", key("parties-refused-leave-waits")),
        Refused::TooFarAhead => at("from", key("parties-refused-far")),
        Refused::SharedTooLong => at("to", key("parties-refused-shared-long")),
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
        of_work => work(voice, of_work),
    }
}

/// As [`wrongs`], of the year of a body, of requests to it and of hand-overs.
fn work(voice: &Voice, refused: Refused) -> Answer<Wrongs> {
    let at = |field: &'static str, key: &'static str| Ok(Wrongs::at(field, voice.say(key)));
    match refused {
        Refused::Over(_) => at("due", key("parties-refused-over")),
        Refused::Minutes(max) => Ok(Wrongs::at("minutes", voice.say_with("parties-refused-minutes", &[("max", max.into())]))),
        Refused::Nobody(max) => Ok(Wrongs::at("kind", voice.say_with("parties-refused-nobody", &[("max", max.into())]))),
        Refused::NoMinutes => at("minutes", key("parties-refused-no-minutes")),
        Refused::NoWords => at("words", key("parties-refused-no-words")),
        Refused::NobodyChosen => at("", key("parties-refused-nobody-chosen")),
        // Whoever shows the list puts the sentence into its row.
        Refused::Chosen { refused, .. } => wrongs(voice, *refused),
        Refused::NotOurs => at("mail", key("parties-refused-not-ours")),
        Refused::Items(max) => Ok(Wrongs::at("items", voice.say_with("parties-refused-items", &[("max", max.into())]))),
        Refused::Signed => at("", key("parties-refused-signed")),
        Refused::NoSeat => at("", key("parties-refused-no-seat")),
        other => Err(Failure::Fault(Box::new(other))),
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
