//! 案件: what people ask of city hall, under programmes that the town has adopted.
//!
//! A table of contents. It must not know where records are kept, nor any other room.

mod by;
pub mod counters;
mod desk;
mod facts;
pub mod holidays;
pub mod inventory;
mod offers;
mod pages;
pub mod procedures;
pub mod programmes;
pub mod sample;
mod table;
mod words_of;

use engawa_db::Migration;
use engawa_journal::Parts;
use engawa_web::{Lang, Rooms, WordFile};

pub use by::By;
pub use desk::{DESK, PROGRAMMES};
pub use offers::holdings;
pub use pages::DOOR;

/// The tables of this room.
pub const MIGRATIONS: [Migration; 1] = [Migration { feature: "cases", number: 1, sql: include_str!("../migrations/1.sql") }];

/// Every visible word of this room.
pub const WORD_FILES: [WordFile; 6] = [
    WordFile { feature: "cases", lang: Lang::Ja, text: include_str!("../words/ja.ftl") },
    WordFile { feature: "cases", lang: Lang::Easy, text: include_str!("../words/ja-easy.ftl") },
    WordFile { feature: "cases", lang: Lang::En, text: include_str!("../words/en.ftl") },
    WORDS_OF_THE_DESK[0],
    WORDS_OF_THE_DESK[1],
    WORDS_OF_THE_DESK[2],
];
const WORDS_OF_THE_DESK: [WordFile; 3] = WordFile::desk("cases", include_str!("../words/desk.ftl"));

/// The pages of this room: those of the public, and those of the desk.
pub fn routes() -> Rooms {
    pages::routes().merge(desk::routes())
}

/// What this room tells and counts.
pub fn parts() -> Parts {
    Parts { facts: facts::all(), counters: counters::ALL.to_vec(), ..Parts::default() }
}
