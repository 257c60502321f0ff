//! The public pages of plans, for residents: server-made, in three languages, working without script.

mod behind;
mod card;
mod charge;
mod corrections;
mod goal;
pub(crate) mod graph;
mod held;
pub mod home;
pub mod indicator;
mod look;
pub mod manifesto;
mod manifesto_sheet;
mod method;
pub mod plan;
pub mod plans;
pub mod policy;
mod policy_row;
pub(crate) mod printed;
pub mod records;
pub mod sample;
mod sentences;
mod sheet;
mod signs;
mod steps;
mod table;
mod tree;
pub(crate) mod years;

use engawa_web::{Face, May, Rooms, RouteRow};

pub use look::Look;
pub(crate) use look::{InJapanese, escaped, indicator_path, plan_path, policy_path};
pub(crate) use method::{counter_word, when};
pub(crate) use policy_row::labelled;
pub(crate) use sheet::Planned;

/// The door of this room: what the public sees of plans.
pub const DOOR: &str = "plans";

const fn page(path: &'static str) -> RouteRow {
    RouteRow::get(path, Face::Public, May::Anyone).door(DOOR)
}

/// The pages that the public sees.
pub fn routes() -> Rooms {
    Rooms::new()
        .row(page("/"), home::show)
        .row(page("/plans"), plans::show)
        .row(page("/plans/{plan}"), plan::show)
        .row(page("/plans/{plan}/indicators.csv"), plan::indicators_csv)
        .row(page("/plans/{plan}/indicators.xlsx"), plan::indicators_xlsx)
        .row(page("/plans/{plan}/tree.csv"), plan::tree_csv)
        .row(page("/plans/{plan}/tree.xlsx"), plan::tree_xlsx)
        .row(page("/plans/{plan}/policies/{slug}"), policy::show)
        .row(page("/plans/{plan}/indicators/{slug}"), indicator::show)
        .row(page("/plans/{plan}/indicators/{slug}/years.csv"), indicator::years_csv)
        .row(page("/plans/{plan}/indicators/{slug}/records").asks(&["year", "before"]), records::show)
        .row(page("/indicators/{id}"), indicator::permanent)
}
