//! The data of plans for programs: lists in pages, errors as problems, the description made of the routes.

mod csv;
mod indicators;
mod observations;
mod paging;
mod plans;
mod policies;

use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use indicators::{IndicatorItem, Latest, LimitItem, PolicyOfIndicator, PrintedItem, ProgressItem};
pub use observations::ObservationItem;
pub use paging::Page;
pub use plans::{PeriodItem, PlanItem, RelatedItem, SourceItem};
pub use policies::{PolicyItem, RoleItem};

/// The calls of this room with their descriptions. The server joins them with those of other rooms.
pub fn api() -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(plans::list))
        .routes(routes!(plans::list_csv))
        .routes(routes!(policies::list))
        .routes(routes!(policies::list_csv))
        .routes(routes!(indicators::list))
        .routes(routes!(indicators::list_csv))
        .routes(routes!(indicators::one))
        .routes(routes!(observations::list))
        .routes(routes!(observations::list_csv))
}

#[derive(OpenApi)]
#[openapi(info(
    title = "Engawa",
    description = "What a town plans, what was done for it, and how it stands. Lists come in pages; errors are problem+json with a sentence that says what to mend.",
    license(name = "AGPL-3.0-or-later", identifier = "AGPL-3.0-or-later")
))]
struct Document;

/// The description with which the server begins; calls are added as the rooms are joined.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Document::openapi()
}
