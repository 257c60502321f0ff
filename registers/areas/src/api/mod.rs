//! The data of areas for programs: the areas of a day, the figures of one.

mod areas;
mod asked;
mod figures;

use engawa_web::{Face, May, RouteRow};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use areas::{AreaItem, AreaPage};
pub use figures::{FigureItem, FigurePage};

/// The calls of this register with their descriptions. The server joins them with those of the rooms.
pub fn api() -> OpenApiRouter {
    OpenApiRouter::new().routes(routes!(areas::list)).routes(routes!(figures::list))
}

const fn call(path: &'static str) -> RouteRow {
    RouteRow::get(path, Face::Public, May::Anyone).door(crate::pages::DOOR)
}

/// The rows of the calls; a house test compares them with the description.
pub const CALLS: [RouteRow; 2] =
    [call("/api/v1/areas").asks(&["day", "limit", "after"]), call("/api/v1/areas/{code}/figures").asks(&["day"])];
