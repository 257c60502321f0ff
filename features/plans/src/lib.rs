//! Plans that measure themselves: what a town aims at, what was done for it, and how it stands.
//!
//! A table of contents. It must not know where records are kept, nor any other room.

pub mod actions;
pub mod api;
pub mod book;
mod builtin;
mod charge;
pub mod counters;
pub mod desk;
pub mod drafting;
pub mod evaluation;
pub mod facts;
mod grades;
pub mod measuring;
pub mod model;
mod offers;
pub mod pages;
pub mod printed;
mod reacts;
pub mod readings;
pub mod release;
pub mod rules;
pub mod sample;
pub mod settle;
pub mod townfile;
mod unpaged;
pub mod versions;
pub mod visions;

use engawa_db::{Db, Fault, Migration};
use engawa_journal::Parts;
use engawa_web::{DeskEntry, Lang, Rooms, ToDo, Visitor, Voice, WordFile};

pub use api::{CALLS, api, openapi};
pub use builtin::builtin_towns;
pub use desk::{ALL_FIGURES, FIGURES};
pub use offers::{area_timeline, holdings, timeline};
pub use pages::DOOR;
pub use visions::{body_parts, body_plans};

/// The entries of this room in the head of the desk.
pub const DESK: [DeskEntry; 4] = [desk::DESK, evaluation::desk::DESK, drafting::desk::DESK, readings::desk::DESK];

/// What waits for a visitor in this room.
///
/// # Errors
/// When the database cannot be read.
pub fn todos(db: &Db, visitor: &Visitor, voice: &Voice) -> Result<Vec<ToDo>, Fault> {
    let mut todos = desk::todos(db, visitor, voice)?;
    todos.extend(evaluation::desk::todos(db, visitor, voice)?);
    Ok(todos)
}

/// The tables of this room.
pub const MIGRATIONS: [Migration; 8] = [
    Migration { feature: "plans", number: 1, sql: include_str!("../migrations/1.sql") },
    Migration { feature: "plans", number: 2, sql: include_str!("../migrations/2.sql") },
    Migration { feature: "plans", number: 3, sql: include_str!("../migrations/3.sql") },
    Migration { feature: "plans", number: 4, sql: include_str!("../migrations/4.sql") },
    Migration { feature: "plans", number: 5, sql: include_str!("../migrations/5.sql") },
    Migration { feature: "plans", number: 6, sql: include_str!("../migrations/6.sql") },
    Migration { feature: "plans", number: 7, sql: include_str!("../migrations/7.sql") },
    Migration { feature: "plans", number: 8, sql: include_str!("../migrations/8.sql") },
];

/// Every visible word of this room.
pub const WORD_FILES: [WordFile; 6] = [
    WordFile { feature: "plans", lang: Lang::Ja, text: include_str!("../words/ja.ftl") },
    WordFile { feature: "plans", lang: Lang::Easy, text: include_str!("../words/ja-easy.ftl") },
    WordFile { feature: "plans", lang: Lang::En, text: include_str!("../words/en.ftl") },
    WORDS_OF_THE_DESK[0],
    WORDS_OF_THE_DESK[1],
    WORDS_OF_THE_DESK[2],
];
const WORDS_OF_THE_DESK: [WordFile; 3] = WordFile::desk("plans", include_str!("../words/desk.ftl"));

/// The pages of this room: those of the public, and those of the desk. The server nests them under each town.
pub fn routes() -> Rooms {
    pages::routes()
        .merge(versions::site::routes())
        .merge(evaluation::site::routes())
        .merge(desk::routes())
        .merge(evaluation::desk::routes())
        .merge(drafting::desk::routes())
        .merge(visions::routes())
        .merge(readings::desk::routes())
}

/// What this room tells, counts and does at its hour.
pub fn parts() -> Parts {
    Parts {
        facts: facts::all(),
        counters: counters::ALL.to_vec(),
        reacts_now: vec![reacts::FORGETS],
        jobs: vec![release::JOB, evaluation::REMIND],
        ..Parts::default()
    }
}
