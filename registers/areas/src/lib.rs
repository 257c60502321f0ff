//! The register of areas: what lies where, on which days, who follows whom, and what was counted there.
//!
//! It must not know plans or any other room, nor who lives where.

pub mod acts;
pub mod api;
pub mod charges;
mod desk;
pub mod facts;
pub mod figures;
pub mod imports;
pub mod listings;
mod model;
mod pages;
mod reading;
pub mod reforms;
pub mod release;
mod rules;
mod settle;
mod shape;
mod store;
mod what;

use engawa_db::{Db, Fault, Migration};
use engawa_journal::Parts;
use engawa_kernel::AnyId;
use engawa_web::door::Holding;
use engawa_web::{Lang, Permission, Rooms, WordFile};

pub use api::{CALLS, api};
pub use desk::DESK;
pub use figures::{figure_of_town, figures_of};
pub use model::{Area, Figure, Item, Kind, Land, NewArea, NewShape, ParentBefore, Place, Statement};
pub use pages::DOOR;
pub use rules::{Crooked, Map, check};
pub use settle::settle;
pub use shape::{Shape, Unfit};
pub use store::figures::{Stated, figure_of_area};
pub use store::{
    all_areas, area, area_by_code, areas_of_kind_on, areas_on, kinds, map, places_of, predecessors_of_area, successors_of_area,
};
pub use what::{Band, Sex, What, Wide, is_own};

/// May keep areas, their figures and their reorganisations.
pub const EDIT: Permission = Permission("areas.edit");

/// The tables of the register. They take over what the hall kept before, so they come after those of `engawa_who`.
pub const MIGRATIONS: [Migration; 3] = [
    Migration { feature: "areas", number: 1, sql: include_str!("../migrations/1.sql") },
    Migration { feature: "areas", number: 2, sql: include_str!("../migrations/2.sql") },
    Migration { feature: "areas", number: 3, sql: include_str!("../migrations/3.sql") },
];

/// Every visible word of the register.
pub const WORD_FILES: [WordFile; 6] = [
    WordFile { feature: "areas", lang: Lang::Ja, text: include_str!("../words/ja.ftl") },
    WordFile { feature: "areas", lang: Lang::Easy, text: include_str!("../words/ja-easy.ftl") },
    WordFile { feature: "areas", lang: Lang::En, text: include_str!("../words/en.ftl") },
    WORDS_OF_THE_DESK[0],
    WORDS_OF_THE_DESK[1],
    WORDS_OF_THE_DESK[2],
];
const WORDS_OF_THE_DESK: [WordFile; 3] = WordFile::desk("areas", include_str!("../words/desk.ftl"));

/// What the register tells.
pub fn parts() -> Parts {
    Parts { facts: facts::all(), ..Parts::default() }
}

/// The areas of which a section is in charge, asked before a section ends that nobody takes over from.
///
/// # Errors
/// When the database cannot be read.
pub fn holdings(db: &Db, section: AnyId) -> Result<Vec<Holding>, Fault> {
    let found = charges::store::areas_in_charge(db, section, db.now().day())?;
    Ok(found.into_iter().map(|(what, code)| Holding { what, path: pages::look::area_path(&code) }).collect())
}

/// The pages of the register.
pub fn routes() -> Rooms {
    pages::routes().merge(desk::routes())
}
