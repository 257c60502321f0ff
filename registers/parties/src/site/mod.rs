//! The public directory of organizations. A natural person stands here only as holder of a public post, and by their consent.

mod asked;
mod list;
mod one;

use engawa_web::{Face, Lang, May, Rooms, RouteRow, Said, Voice};

/// The door of the directory.
pub const DOOR: &str = "organizations";

const fn page(path: &'static str) -> RouteRow {
    RouteRow::get(path, Face::Public, May::Anyone).door(DOOR)
}

pub(crate) use asked::Question;
pub(crate) use list::find;

/// The pages of the directory.
pub(crate) fn routes() -> Rooms {
    Rooms::new().row(list::SHOW, list::show).row(list::CSV, list::csv).row(one::SHOW, one::show)
}

/// A text in the language of the reader: with readings in easy Japanese, in English, and as it is where there is no other.
pub fn in_language(voice: &Voice, japanese: &str, easy: &str, english: &str) -> Said {
    match voice.lang() {
        Lang::Easy if !easy.is_empty() => Said::with_readings(easy),
        Lang::En if !english.is_empty() => Said::text(english),
        _ => Said::text(japanese),
    }
}
