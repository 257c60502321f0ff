//! Who and where: the town's face, its areas, its sections and posts, each with the days on which they hold.
//!
//! It must not know plans, indicators or pages; rooms ask it, it asks nobody.

mod model;
mod rules;
mod settle;
mod site;
mod store;

use engawa_db::Migration;

pub use model::{Area, AreaFact, Days, Office, Section, TownFace, TownWords};
pub use rules::{Crooked, check};
pub use settle::{NewArea, NewOffice, NewSection, Settlement, settle};
pub use site::site_of;
pub use store::{
    area, area_by_code, areas_of_kind_on, areas_on, fact_of_area, fact_of_town, offices_on, section, section_by_code,
    section_named, sections_on, successors_of_area, successors_of_section, town,
};

/// The tables of the hall.
pub const MIGRATIONS: [Migration; 1] = [Migration { feature: "who", number: 1, sql: include_str!("../migrations/1.sql") }];
