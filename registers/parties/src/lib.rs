//! The register of parties 主体 and ties 関係: who is who, who belongs to what, who holds which post, on any day.
//!
//! A table of contents. It must not know plans or any room; rooms ask it and its views.

mod api;
pub mod behalf;
pub mod counters;
pub mod deeds;
pub mod desk;
mod duties;
pub mod facts;
pub mod keys;
pub mod model;
mod offers;
pub mod proving;
pub mod refused;
pub mod rules;
pub mod sample;
pub mod site;
pub mod store;
pub mod words_of;

use engawa_db::{Db, Fault, Migration};
use engawa_journal::{Kept, Parts};
use engawa_kernel::AnyId;
use engawa_web::{DeskEntry, Lang, Permission, Rooms, WordFile};

pub use api::{CALLS, api};
pub use offers::{bodies_in, holdings};
pub use site::DOOR;
pub use store::bodies::{organization, organization_by_slug, public_of};
pub use store::ties::ties_of;

/// The tables of the register.
pub const MIGRATIONS: [Migration; 7] = [
    Migration { feature: "parties", number: 1, sql: include_str!("../migrations/1.sql") },
    Migration { feature: "parties", number: 2, sql: include_str!("../migrations/2.sql") },
    Migration { feature: "parties", number: 3, sql: include_str!("../migrations/3.sql") },
    Migration { feature: "parties", number: 4, sql: include_str!("../migrations/4.sql") },
    Migration { feature: "parties", number: 5, sql: include_str!("../migrations/5.sql") },
    Migration { feature: "parties", number: 6, sql: include_str!("../migrations/6.sql") },
    Migration { feature: "parties", number: 7, sql: include_str!("../migrations/7.sql") },
];

/// May look at persons, households and what organizations do not show.
pub const SEE: Permission = Permission("parties.see");
/// May enter, tie, end, correct and merge.
pub const EDIT: Permission = Permission("parties.edit");

/// What the register tells, counts and owes.
pub fn parts() -> Parts {
    Parts {
        facts: facts::all(),
        counters: counters::ALL.to_vec(),
        duties: vec![duties::DUTIES],
        reacts_now: vec![proving::FORGETS],
        ..Parts::default()
    }
}

/// Every visible word of the register.
pub const WORD_FILES: [WordFile; 6] = [
    WordFile { feature: "parties", lang: Lang::Ja, text: include_str!("../words/ja.ftl") },
    WordFile { feature: "parties", lang: Lang::Easy, text: include_str!("../words/ja-easy.ftl") },
    WordFile { feature: "parties", lang: Lang::En, text: include_str!("../words/en.ftl") },
    WORDS_OF_THE_DESK[0],
    WORDS_OF_THE_DESK[1],
    WORDS_OF_THE_DESK[2],
];
const WORDS_OF_THE_DESK: [WordFile; 3] = WordFile::desk("parties", include_str!("../words/desk.ftl"));

/// The pages of the register.
pub fn routes() -> Rooms {
    site::routes().merge(desk::routes()).merge(behalf::routes()).merge(proving::routes())
}

/// Everything that is kept of a party in the register itself.
///
/// # Errors
/// When the database cannot be read.
pub fn export(db: &Db, party: AnyId) -> Result<Vec<Kept>, Fault> {
    (duties::DUTIES.export)(db, party)
}

/// The entry of the register in the head of the desk.
pub const DESK: [DeskEntry; 1] =
    [DeskEntry { word: engawa_web::key("parties-desk-entry"), path: "/desk/parties", may: &[SEE, EDIT] }];
