//! Why a deed at the desk of a body is refused, as a sentence that says what to do, at the field where it is to be done.

use engawa_parties::desk::sentences;
use engawa_web::{Answer, Failure, Voice, key};
use engawa_who::pages::sheet::Wrongs;

use crate::refused::Refused;

pub(crate) use engawa_parties::desk::sentences::days;

/// Where the sentence of a refusal stands, and what it says. A fault goes on as it is.
pub(crate) fn wrongs(voice: &Voice, refused: Refused) -> Answer<Wrongs> {
    let at = |field: &'static str, key: &'static str| Ok(Wrongs::at(field, voice.say(key)));
    match refused {
        Refused::Party(refused) => sentences::wrongs(voice, refused),
        Refused::NotFound => Err(Failure::NotFound),
        Refused::Fault(fault) => Err(fault.into()),
        Refused::Unknown(field) => at(field, key("parties-refused-unknown")),
        Refused::CountedByRoster => at("", key("parties-refused-counted-by-roster")),
        Refused::EmptyRoster => at("how", key("parties-refused-empty-roster")),
        Refused::NoWayToReach => at("phone", key("parties-refused-no-way")),
        Refused::JoinWaits => at("", key("parties-refused-join-waits")),
        Refused::JoinsWait => at("", key("parties-refused-joins-wait")),
        Refused::JoinSettled => at("", key("parties-refused-join-settled")),
        Refused::LeaveWaits => at("", key("parties-refused-leave-waits")),
        Refused::TooFarAhead => at("from", key("parties-refused-far")),
        Refused::SharedTooLong => at("to", key("parties-refused-shared-long")),
        Refused::NoPost => Err(Failure::Forbidden),
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
        Refused::Persons(max) => Ok(Wrongs::at("persons", voice.say_with("parties-refused-persons", &[("max", max.into())]))),
    }
}
