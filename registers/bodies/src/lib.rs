//! The desk of neighbourhood bodies: rosters, officers, the year, the inbox of city hall, hand-overs; and joining by residents.
//!
//! A table of contents. It asks the register of parties, which does not know it; rooms ask whose desk it is.

mod counters;
pub mod deeds;
mod desk;
mod duties;
pub mod facts;
pub mod imports;
mod joining;
mod mine;
pub mod model;
pub mod office;
pub mod refused;
pub mod rules;
pub mod sample;
mod sentences;
mod store;

use engawa_db::{Db, Fault};
use engawa_journal::Parts;
use engawa_kernel::Id;
use engawa_web::{DeskEntry, Lang, Permission, Rooms, WordFile};

pub use facts::record_word;
pub use mine::mine;

/// May ask bodies for something in the name of the own section.
pub const ASK: Permission = Permission("parties.ask");

/// What the desk tells, counts and owes. It stands before the register of parties in the house: see the duties.
pub fn parts() -> Parts {
    Parts {
        facts: facts::all(),
        counters: counters::ALL.to_vec(),
        duties: vec![duties::DUTIES],
        jobs: vec![deeds::imports::FORGET],
        ..Parts::default()
    }
}

/// Every visible word of the desk.
pub const WORD_FILES: [WordFile; 12] = [
    WordFile { feature: "bodies", lang: Lang::Ja, text: include_str!("../words/office/ja.ftl") },
    WordFile { feature: "bodies", lang: Lang::Easy, text: include_str!("../words/office/ja-easy.ftl") },
    WordFile { feature: "bodies", lang: Lang::En, text: include_str!("../words/office/en.ftl") },
    WordFile { feature: "bodies", lang: Lang::Ja, text: include_str!("../words/imports/ja.ftl") },
    WordFile { feature: "bodies", lang: Lang::Easy, text: include_str!("../words/imports/ja-easy.ftl") },
    WordFile { feature: "bodies", lang: Lang::En, text: include_str!("../words/imports/en.ftl") },
    WordFile { feature: "bodies", lang: Lang::Ja, text: include_str!("../words/work/ja.ftl") },
    WordFile { feature: "bodies", lang: Lang::Easy, text: include_str!("../words/work/ja-easy.ftl") },
    WordFile { feature: "bodies", lang: Lang::En, text: include_str!("../words/work/en.ftl") },
    WORDS_OF_THE_DESK[0],
    WORDS_OF_THE_DESK[1],
    WORDS_OF_THE_DESK[2],
];
const WORDS_OF_THE_DESK: [WordFile; 3] = WordFile::desk("bodies", include_str!("../words/desk.ftl"));

/// The pages of the desk.
pub fn routes() -> Rooms {
    office::routes().merge(joining::routes()).merge(imports::pages::routes()).merge(desk::routes())
}

/// How many households stand in the roster of a body.
///
/// # Errors
/// When the database cannot be read.
pub fn roster_households(db: &Db, organization: Id<model::Organization>) -> Result<i64, Fault> {
    store::imports::standing(db, organization)
}

/// The entry of the requests in the head of the desk.
pub const DESK: [DeskEntry; 1] =
    [DeskEntry { word: engawa_web::key("parties-asks-entry"), path: "/desk/parties/requests", may: &[ASK] }];
