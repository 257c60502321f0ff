//! What stands against a reorganisation, as sentences that say what to do.

use engawa_web::{Said, Voice};

use super::View;
use crate::reforms::Wrong;

pub(super) fn sentence(voice: &Voice, view: &View, wrong: &Wrong) -> Said {
    let name = |name: &str| [("area", name.into())];
    match wrong {
        Wrong::Nothing => voice.say("areas-reform-nothing"),
        Wrong::NotThere(area) => voice.say_with("areas-reform-not-there", &name(view.name(*area))),
        Wrong::CodeTaken(code) => voice.say_with("areas-reform-code", &[("code", code.into())]),
        Wrong::Rank(area) => voice.say_with("areas-reform-rank", &name(area)),
        Wrong::NoPlace(area) => voice.say_with("areas-reform-no-place", &name(area)),
        Wrong::LeftBehind(area) => voice.say_with("areas-reform-left", &name(view.name(*area))),
        Wrong::EndsAndMoves(area) => voice.say_with("areas-reform-both", &name(view.name(*area))),
        Wrong::NoHeir(area) => voice.say_with("areas-reform-no-heir", &name(view.name(*area))),
    }
}
