//! Where the sentence of a refusal stands, and what it says.

use engawa_web::{Answer, Failure, Said, Voice, key};
use engawa_who::pages::sheet::Wrongs;

use crate::acts::{Refused, TEXT_MAX};
use crate::pages::look::{days, what};
use crate::shape::Unfit;

/// A refusal as it stands in a form. A fault goes on as it is.
pub(super) fn wrongs(voice: &Voice, refused: Refused) -> Answer<Wrongs> {
    let day = |day| voice.full_day(day).into();
    Ok(match refused {
        Refused::NoArea | Refused::NotStanding => return Err(Failure::NotFound),
        Refused::Fault(fault) => return Err(fault.into()),
        Refused::Reaction { reason, .. } => return Err(Failure::Refused { why: voice.say(reason) }),
        Refused::NoKind => Wrongs::at("kind", voice.say("areas-wrong-kind")),
        Refused::Code => Wrongs::at("code", voice.say("areas-wrong-code")),
        Refused::Rank => Wrongs::at("parent", voice.say("areas-wrong-rank")),
        Refused::Outside(there) => {
            let said = days(voice, there, there.from.or(there.to).unwrap_or_else(today_of_calendar)).unwrap_or_default();
            Wrongs::at("from", voice.say_with("areas-wrong-outside", &[("days", said.into())]))
        }
        Refused::Backwards => Wrongs::at("to", voice.say("areas-wrong-backwards")),
        Refused::NoSection => Wrongs::at("section", voice.say("areas-wrong-section")),
        Refused::InCharge => Wrongs::at("section", voice.say("areas-wrong-in-charge")),
        Refused::Text(field) => Wrongs::at(field, voice.say_with("areas-wrong-text", &[("max", TEXT_MAX.into())])),
        Refused::Future(on) => Wrongs::at("day", voice.say_with("areas-wrong-future", &[("day", day(on))])),
        Refused::NotThen(on) => Wrongs::at("day", voice.say_with("areas-wrong-not-then", &[("day", day(on))])),
        Refused::Nothing => Wrongs::at("", voice.say("areas-wrong-nothing")),
        Refused::NoReason => Wrongs::at("reason", voice.say("areas-wrong-reason")),
        Refused::Meanwhile => Wrongs::at("", voice.say("areas-wrong-meanwhile")),
        Refused::Sum(of, parts, said) => {
            let args = [("what", what(voice, &[], &of).into()), ("parts", parts.into()), ("said", said.into())];
            Wrongs::at(format!("value-{of}"), voice.say_with("areas-wrong-sum", &args))
        }
        Refused::Count(of) => Wrongs::at(format!("value-{of}"), voice.say("areas-wrong-number")),
        Refused::Shape(unfit) => Wrongs::at("geojson", voice.say(shape(unfit))),
    })
}

fn today_of_calendar() -> engawa_kernel::Day {
    engawa_kernel::Moment::from_millis(0).day()
}

/// Why an outline is not taken.
pub(super) fn shape(unfit: Unfit) -> &'static str {
    match unfit {
        Unfit::TooLong | Unfit::TooManyPoints => key("areas-wrong-shape-long"),
        Unfit::NoGeometry => key("areas-wrong-shape-none"),
        Unfit::Open => key("areas-wrong-shape-open"),
        Unfit::Flat => key("areas-wrong-shape-flat"),
        Unfit::Swapped => key("areas-wrong-shape-swapped"),
        Unfit::Elsewhere => key("areas-wrong-shape-elsewhere"),
    }
}

/// Said of a number that cannot be read.
pub(super) fn number(voice: &Voice) -> Said {
    voice.say("areas-wrong-number")
}
