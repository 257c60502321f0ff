//! Levels, ways and the stand of a letter, as people read them.

use engawa_web::ui::{Row, Rows};
use engawa_web::{Said, Voice, key};

use super::deeds::Undone;
use crate::model::{LetterEnd, Proof, ProofWay, Stand, TextError};
use crate::refused::Refused;
use crate::rules::levels::{Level, Standing};

/// What a level means.
pub(super) fn level(voice: &Voice, level: Level) -> Said {
    voice.say(match level {
        Level::Anonymous => key("parties-level-none"),
        Level::Reached => key("parties-level-reached"),
        Level::InCity => key("parties-level-in-city"),
        Level::Card => key("parties-level-card"),
    })
}

/// What a way is called.
pub(super) fn way(voice: &Voice, way: ProofWay) -> Said {
    voice.say(match way {
        ProofWay::Contact => key("parties-proof-contact"),
        ProofWay::Letter => key("parties-proof-letter"),
        ProofWay::Desk => key("parties-proof-desk"),
        ProofWay::Roster => key("parties-proof-roster"),
        ProofWay::Card => key("parties-proof-card"),
    })
}

/// What was shown, since when.
pub(super) fn shown(voice: &Voice, standing: &Standing) -> Rows {
    let row = |proof: &Proof| {
        let since = voice.say_with("parties-proof-since", &[("day", voice.full_day(proof.shown_on).into())]);
        Row::new(way(voice, proof.way)).above(level(voice, Level::of(proof.way))).below(since)
    };
    Rows::new(standing.shown.iter().map(row).collect(), voice.say("parties-proof-none"))
}

/// How a letter stands, as its owner reads it.
pub(super) fn stand(voice: &Voice, stand: Stand, reason: &str) -> Option<Said> {
    Some(match stand {
        Stand::Asked | Stand::Prepared => voice.say("parties-letter-waits"),
        Stand::Sent(until) => voice.say_with("parties-letter-sent", &[("day", voice.full_day(until).into())]),
        Stand::Late => voice.say("parties-letter-late"),
        Stand::Ended(LetterEnd::Locked) => voice.say("parties-letter-locked"),
        Stand::Ended(LetterEnd::Refused) => voice.say_with("parties-letter-refused", &[("reason", reason.into())]),
        Stand::Ended(LetterEnd::Proved | LetterEnd::Renewed | LetterEnd::Closed) => return None,
    })
}

/// How the signs of a code are said on the telephone.
pub(super) fn spoken(voice: &Voice, code: &str) -> String {
    let said = |sign| voice.plain(sign_word(sign));
    code.chars().map(said).collect::<Vec<_>>().join("・")
}

fn sign_word(sign: char) -> &'static str {
    match sign {
        '2' => key("parties-sign-2"),
        '3' => key("parties-sign-3"),
        '4' => key("parties-sign-4"),
        '5' => key("parties-sign-5"),
        '6' => key("parties-sign-6"),
        '7' => key("parties-sign-7"),
        '8' => key("parties-sign-8"),
        '9' => key("parties-sign-9"),
        'A' => key("parties-sign-a"),
        'C' => key("parties-sign-c"),
        'E' => key("parties-sign-e"),
        'F' => key("parties-sign-f"),
        'H' => key("parties-sign-h"),
        'J' => key("parties-sign-j"),
        'K' => key("parties-sign-k"),
        'L' => key("parties-sign-l"),
        'M' => key("parties-sign-m"),
        'N' => key("parties-sign-n"),
        'R' => key("parties-sign-r"),
        'T' => key("parties-sign-t"),
        'W' => key("parties-sign-w"),
        'X' => key("parties-sign-x"),
        _ => key("parties-sign-y"),
    }
}

fn text(voice: &Voice, error: TextError) -> Said {
    match error {
        TextError::Empty => voice.say("parties-own-empty"),
        TextError::TooLong(max) => voice.say_with("parties-own-long", &[("max", max.into())]),
        TextError::IndividualNumber => voice.say("parties-own-individual-number"),
    }
}

/// Why a letter cannot be asked for, at which field; nothing of what is a fault.
pub(super) fn undone(voice: &Voice, undone: &Undone) -> Option<(&'static str, Said)> {
    match undone {
        Undone::Refused(Refused::Text { field, error }) => Some((field, text(voice, *error))),
        Undone::Refused(Refused::Unknown(field)) => Some((field, voice.say("parties-own-area"))),
        Undone::Refused(Refused::TwoAccounts) => Some(("", voice.say("parties-own-two-accounts"))),
        Undone::TooMany(most) => Some(("", voice.say_with("parties-own-too-many", &[("most", (*most).into())]))),
        Undone::NotNow => Some(("", voice.say("parties-letter-late"))),
        Undone::Refused(_) => None,
    }
}
