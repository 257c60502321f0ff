//! The public pages of areas: the list, the sheet of one area, and the same as files.

mod ages;
mod area;
mod before;
mod columns;
mod files;
mod index;
mod known;
pub(crate) mod look;
mod population;
mod trend;

use engawa_web::{Face, May, Rooms, RouteRow};

/// The door of this register: what the public sees of areas.
pub const DOOR: &str = "areas";

const fn page(path: &'static str) -> RouteRow {
    RouteRow::get(path, Face::Public, May::Anyone).door(DOOR)
}

/// The pages that the public sees.
pub(crate) fn routes() -> Rooms {
    Rooms::new()
        .row(page("/areas").asks(&["q"]), index::show)
        .row(page("/areas.csv"), files::areas_csv)
        .row(page("/areas.geojson"), files::areas_geojson)
        .row(page("/areas/population.csv").asks(&["day", "form"]), population::csv)
        .row(page("/areas/{code}"), area::show)
        .row(page("/areas/{code}/figures.csv"), files::figures_csv)
        .row(page("/areas/{code}/figures.xlsx"), files::figures_xlsx)
        .row(page("/areas/{code}/shape.geojson"), files::shape)
}
