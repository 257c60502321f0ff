//! Why a row is not taken, as sentences that say what to do.

use engawa_kernel::Choice;
use engawa_web::{Said, Voice, key};
use engawa_who::Days;

use super::super::wrongs;
use crate::acts::TEXT_MAX;
use crate::listings::{Column, Refused};
use crate::model::Kind;
use crate::pages::look::days;

pub(super) fn column(voice: &Voice, column: Column) -> Said {
    voice.say(match column {
        Column::Nothing => key("areas-import-skip"),
        Column::Code => key("areas-column-code"),
        Column::Name => key("areas-column-name"),
        Column::Reading => key("areas-new-reading"),
        Column::Kind => key("areas-column-kind"),
        Column::Parent => key("areas-listing-parent"),
        Column::From => key("areas-listing-from"),
        Column::To => key("areas-listing-to"),
        Column::Before => key("areas-listing-before"),
    })
}

/// All columns, with their codes.
pub(super) fn columns(voice: &Voice) -> impl Iterator<Item = (&'static str, Said)> + '_ {
    Column::ALL.iter().map(|one| (one.code(), column(voice, *one)))
}

pub(super) fn why(voice: &Voice, kinds: &[Kind], refused: &Refused) -> Said {
    let text = |key, text: &String| voice.say_with(key, &[("text", text.into())]);
    let line = |key, line: usize| voice.say_with(key, &[("line", line.into())]);
    match refused {
        Refused::Formula(typed) => text(key("areas-row-formula"), typed),
        Refused::NoCode => voice.say("areas-listing-no-code"),
        Refused::Code(typed) => text(key("areas-listing-code"), typed),
        Refused::Known(code) => text(key("areas-listing-known"), code),
        Refused::Twice(before) => line(key("areas-listing-twice"), *before),
        Refused::NoName => voice.say("areas-listing-no-name"),
        Refused::Long => voice.say_with("areas-listing-long", &[("max", TEXT_MAX.into())]),
        Refused::NoKind => voice.say("areas-listing-no-kind"),
        Refused::Kind(typed) => {
            let words: Vec<&str> = kinds.iter().map(|kind| kind.word.as_str()).collect();
            voice.say_with("areas-listing-kind", &[("text", typed.into()), ("kinds", words.join("、").into())])
        }
        Refused::Day(typed) => text(key("areas-row-day"), typed),
        Refused::Backwards => voice.say("areas-wrong-backwards"),
        Refused::Shape(unfit) => voice.say(wrongs::shape(*unfit)),
        other => among(voice, other),
    }
}

/// What stands against a row because of another area.
fn among(voice: &Voice, refused: &Refused) -> Said {
    let text = |key, text: &String| voice.say_with(key, &[("text", text.into())]);
    let line = |key, line: usize| voice.say_with(key, &[("line", line.into())]);
    match refused {
        Refused::NoParent(typed) => text(key("areas-listing-no-parent"), typed),
        Refused::Parents(typed) => text(key("areas-listing-parents"), typed),
        Refused::ParentLeft(at) => line(key("areas-listing-parent-left"), *at),
        Refused::Rank { kind, above } => voice.say_with("areas-listing-rank", &[("kind", kind.into()), ("above", above.into())]),
        Refused::Outside(name, there) => outside(voice, name, *there),
        Refused::Overlap(Some(at)) => line(key("areas-listing-overlap"), *at),
        Refused::Overlap(None) => voice.say("areas-listing-overlap-register"),
        Refused::NoBefore(typed) => text(key("areas-listing-no-before"), typed),
        Refused::NotAfter(name) => text(key("areas-listing-not-after"), name),
        _ => voice.say("areas-listing-cycle"),
    }
}

fn outside(voice: &Voice, name: &str, there: Days) -> Said {
    let asked = there.from.or(there.to).unwrap_or_else(|| engawa_kernel::Moment::from_millis(0).day());
    let said = days(voice, there, asked).unwrap_or_default();
    voice.say_with("areas-listing-outside", &[("text", name.into()), ("days", said.into())])
}
