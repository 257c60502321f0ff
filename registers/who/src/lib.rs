//! Who: the town's face, its sections and posts with the days on which they hold, the people who can come in, their
//! sessions and offices, and the pages on which they do.
//!
//! It must not know plans or any other room; rooms ask it, it asks nobody.

pub mod access;
pub mod accounts;
mod admin;
pub mod entry;
mod model;
mod my;
pub mod offices;
pub mod openings;
pub mod pages;
mod rules;
pub mod sessions;
mod settle;
mod site;
mod store;
pub mod transfers;
pub mod ways;

use engawa_db::Migration;
use engawa_db::{Db, Fault};
use engawa_journal::Parts;
use engawa_web::{DeskEntry, Lang, Permission, Rooms, ToDo, Visitor, Voice, WordFile};

pub use model::{Days, Office, Section, TownFace, TownWords};
pub use rules::{Crooked, Piece, check, check_pieces};
pub use settle::{NewOffice, NewSection, Settlement, settle};
pub use site::site_of;
pub use store::{offices_on, section, section_by_code, section_named, sections_above, sections_on, successors_of_section, town};

/// The tables of the hall.
pub const MIGRATIONS: [Migration; 6] = [
    Migration { feature: "who", number: 1, sql: include_str!("../migrations/1.sql") },
    Migration { feature: "who", number: 2, sql: include_str!("../migrations/2.sql") },
    Migration { feature: "who", number: 3, sql: include_str!("../migrations/3.sql") },
    Migration { feature: "who", number: 4, sql: include_str!("../migrations/4.sql") },
    Migration { feature: "who", number: 5, sql: include_str!("../migrations/5.sql") },
    Migration { feature: "who", number: 6, sql: include_str!("../migrations/6.sql") },
];

/// May appoint, open doors, prepare transfers, help those who lost their second step.
pub const ADMINISTER: Permission = Permission("who.administer");
/// May read who looked at whom.
pub const AUDIT: Permission = Permission("who.audit");

/// What the hall tells and does at its hour.
pub fn parts() -> Parts {
    Parts {
        facts: [
            accounts::facts(),
            admin::facts(),
            entry::facts(),
            offices::facts(),
            openings::facts(),
            transfers::facts(),
            ways::facts(),
        ]
        .concat(),
        ..Parts::default()
    }
}

/// Every visible word of the hall.
pub const WORD_FILES: [WordFile; 9] = [
    WordFile { feature: "who", lang: Lang::Ja, text: include_str!("../words/ja.ftl") },
    WordFile { feature: "who", lang: Lang::Easy, text: include_str!("../words/ja-easy.ftl") },
    WordFile { feature: "who", lang: Lang::En, text: include_str!("../words/en.ftl") },
    WORDS_OF_ADMIN[0],
    WORDS_OF_ADMIN[1],
    WORDS_OF_ADMIN[2],
    WORDS_OF_TRANSFERS[0],
    WORDS_OF_TRANSFERS[1],
    WORDS_OF_TRANSFERS[2],
];
const WORDS_OF_ADMIN: [WordFile; 3] = WordFile::desk("who", include_str!("../words/desk.ftl"));
const WORDS_OF_TRANSFERS: [WordFile; 3] = WordFile::desk("who", include_str!("../words/desk-transfers.ftl"));

/// The pages of the hall: signing in, one's own page, the desk, the pages of an administrator.
pub fn routes() -> Rooms {
    Rooms::new().merge(entry::routes()).merge(ways::routes()).merge(my::routes()).merge(admin::routes()).merge(transfers::routes())
}

/// The first entry of the desk.
pub const DESK_HOME: [DeskEntry; 1] = [DeskEntry { word: engawa_web::key("who-desk-home"), path: "/desk", may: &[] }];

/// The entries of the hall that come after those of the rooms.
pub const DESK: [DeskEntry; 1] = [DeskEntry { word: engawa_web::key("who-desk-admin"), path: "/admin", may: &[ADMINISTER, AUDIT] }];

/// What waits for an administrator.
///
/// # Errors
/// When the database cannot be read.
pub fn todos(db: &Db, visitor: &Visitor, voice: &Voice) -> Result<Vec<ToDo>, Fault> {
    Ok([admin::todos(db, visitor, voice)?, transfers::todos(db, visitor, voice)?].concat())
}
