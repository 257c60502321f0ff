//! Why a file or a row is not taken, as sentences that say what to do.

use engawa_sheets::{Encoding, Unreadable};
use engawa_web::{Said, Voice, key};

use super::super::wrongs;
use crate::imports::Reason;
use crate::pages::look::what;

pub(in super::super) fn unreadable(voice: &Voice, why: Unreadable) -> Said {
    voice.say(match why {
        Unreadable::Empty => key("areas-unreadable-empty"),
        Unreadable::TooLarge => key("areas-unreadable-large"),
        Unreadable::Expands => key("areas-unreadable-expands"),
        Unreadable::NoWorkbook => key("areas-unreadable-workbook"),
        Unreadable::NoText => key("areas-unreadable-text"),
        Unreadable::NoTable => key("areas-unreadable-table"),
        Unreadable::TooManyRows => key("areas-unreadable-rows"),
        Unreadable::TooManyCells => key("areas-unreadable-cells"),
        Unreadable::LongCell => key("areas-unreadable-cell"),
    })
}

pub(in super::super) fn encoding(voice: &Voice, encoding: Encoding) -> Said {
    voice.say(match encoding {
        Encoding::Utf8Marked => key("areas-encoding-utf8-marked"),
        Encoding::Utf8 => key("areas-encoding-utf8"),
        Encoding::Cp932 => key("areas-encoding-cp932"),
        Encoding::Utf16 => key("areas-encoding-utf16"),
        Encoding::Workbook => key("areas-encoding-workbook"),
    })
}

pub(super) fn reason(voice: &Voice, reason: &Reason) -> Said {
    let text = |key, text: &String| voice.say_with(key, &[("text", text.into())]);
    let day = |key, day| voice.say_with(key, &[("day", voice.full_day(day).into())]);
    match reason {
        Reason::UnknownArea => voice.say("areas-row-unknown"),
        Reason::SeveralAreas => voice.say("areas-row-several"),
        Reason::NoDay(typed) if typed.is_empty() => voice.say("areas-row-no-day"),
        Reason::NoDay(typed) => text(key("areas-row-day"), typed),
        Reason::Future(on) => day(key("areas-wrong-future"), *on),
        Reason::NotThen(on) => day(key("areas-wrong-not-then"), *on),
        Reason::NoCount(typed) => text(key("areas-row-count"), typed),
        Reason::Formula(typed) => text(key("areas-row-formula"), typed),
        Reason::Sum(of, parts, said) => {
            let args = [("what", what(voice, &[], of).into()), ("parts", (*parts).into()), ("said", (*said).into())];
            voice.say_with("areas-wrong-sum", &args)
        }
        Reason::Twice => voice.say("areas-row-twice"),
        Reason::Nothing => voice.say("areas-row-nothing"),
        Reason::Shape(unfit) => voice.say(wrongs::shape(*unfit)),
    }
}
