//! The register of parties 主体 and ties 関係: who is who, who belongs to what, who holds which post, on any day.
//!
//! A table of contents. It must not know plans or any room; rooms ask it and its views.

mod api;
mod behalf;
pub mod counters;
pub mod deeds;
mod desk;
mod duties;
pub mod facts;
pub mod imports;
mod joining;
mod keys;
pub mod model;
mod offers;
pub mod office;
pub mod proving;
pub mod refused;
pub mod rules;
pub mod sample;
mod site;
mod store;
mod words_of;

use engawa_db::{Db, Fault, Migration};
use engawa_journal::{Kept, Parts};
use engawa_kernel::{AnyId, Id};
use engawa_web::{DeskEntry, Lang, Permission, Rooms, WordFile};

pub use api::{CALLS, api};
pub use offers::{bodies_in, holdings};
pub use site::DOOR;
pub use store::bodies::{organization, organization_by_slug, public_of};
pub use store::ties::ties_of;

/// The tables of the register.
pub const MIGRATIONS: [Migration; 5] = [
    Migration { feature: "parties", number: 1, sql: include_str!("../migrations/1.sql") },
    Migration { feature: "parties", number: 2, sql: include_str!("../migrations/2.sql") },
    Migration { feature: "parties", number: 3, sql: include_str!("../migrations/3.sql") },
    Migration { feature: "parties", number: 4, sql: include_str!("../migrations/4.sql") },
    Migration { feature: "parties", number: 5, sql: include_str!("../migrations/5.sql") },
];

/// May look at persons, households and what organizations do not show.
pub const SEE: Permission = Permission("parties.see");
/// May enter, tie, end, correct and merge.
pub const EDIT: Permission = Permission("parties.edit");

/// May ask bodies for something in the name of the own section.
pub const ASK: Permission = Permission("parties.ask");

/// What the register tells, counts and owes.
pub fn parts() -> Parts {
    Parts {
        facts: facts::all(),
        counters: counters::ALL.to_vec(),
        duties: vec![duties::DUTIES],
        jobs: vec![deeds::imports::FORGET],
        reacts_now: vec![proving::FORGETS],
        ..Parts::default()
    }
}

/// Every visible word of the register.
pub const WORD_FILES: [WordFile; 15] = [
    WordFile { feature: "parties", lang: Lang::Ja, text: include_str!("../words/ja.ftl") },
    WordFile { feature: "parties", lang: Lang::Easy, text: include_str!("../words/ja-easy.ftl") },
    WordFile { feature: "parties", lang: Lang::En, text: include_str!("../words/en.ftl") },
    WordFile { feature: "parties", lang: Lang::Ja, text: include_str!("../words/office/ja.ftl") },
    WordFile { feature: "parties", lang: Lang::Easy, text: include_str!("../words/office/ja-easy.ftl") },
    WordFile { feature: "parties", lang: Lang::En, text: include_str!("../words/office/en.ftl") },
    WordFile { feature: "parties", lang: Lang::Ja, text: include_str!("../words/imports/ja.ftl") },
    WordFile { feature: "parties", lang: Lang::Easy, text: include_str!("../words/imports/ja-easy.ftl") },
    WordFile { feature: "parties", lang: Lang::En, text: include_str!("../words/imports/en.ftl") },
    WordFile { feature: "parties", lang: Lang::Ja, text: include_str!("../words/work/ja.ftl") },
    WordFile { feature: "parties", lang: Lang::Easy, text: include_str!("../words/work/ja-easy.ftl") },
    WordFile { feature: "parties", lang: Lang::En, text: include_str!("../words/work/en.ftl") },
    WORDS_OF_THE_DESK[0],
    WORDS_OF_THE_DESK[1],
    WORDS_OF_THE_DESK[2],
];
const WORDS_OF_THE_DESK: [WordFile; 3] = WordFile::desk("parties", include_str!("../words/desk.ftl"));

/// The pages of the register.
pub fn routes() -> Rooms {
    let bodies = office::routes().merge(joining::routes()).merge(imports::pages::routes());
    site::routes().merge(desk::routes()).merge(bodies).merge(behalf::routes()).merge(proving::routes())
}

/// How many households stand in the roster of a body.
///
/// # Errors
/// When the database cannot be read.
pub fn roster_households(db: &Db, organization: Id<model::Organization>) -> Result<i64, Fault> {
    store::imports::standing(db, organization)
}

/// Everything that is kept of a party in the register itself.
///
/// # Errors
/// When the database cannot be read.
pub fn export(db: &Db, party: AnyId) -> Result<Vec<Kept>, Fault> {
    (duties::DUTIES.export)(db, party)
}

/// The entry of the register in the head of the desk.
pub const DESK: [DeskEntry; 2] = [
    DeskEntry { word: engawa_web::key("parties-desk-entry"), path: "/desk/parties", may: &[SEE, EDIT] },
    DeskEntry { word: engawa_web::key("parties-asks-entry"), path: "/desk/parties/requests", may: &[ASK] },
];

/// What leads on from one's own page: the desks of bodies, and one's memberships.
pub const OWN: [DeskEntry; 3] = [
    DeskEntry { word: engawa_web::key("parties-office-list-title"), path: "/office", may: &[] },
    DeskEntry { word: engawa_web::key("parties-mine"), path: "/my/memberships", may: &[] },
    DeskEntry { word: engawa_web::key("parties-behalves"), path: "/my/behalves", may: &[] },
];
