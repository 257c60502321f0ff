//! The data of plans for programs: lists in pages, errors as problems, the description made of the routes.

mod corrections;
mod csv;
mod evaluations;
mod indicators;
mod observations;
mod paging;
mod plans;
mod policies;

use engawa_web::{Face, May, RouteRow};
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use corrections::CorrectionItem;
pub use evaluations::{
    AnswerItem, CommentItem, EvaluatedItem, EvaluationItem, FrozenItem, FrozenYearItem, GradeItem, JudgementItem,
};
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
        .routes(routes!(corrections::list))
        .routes(routes!(corrections::list_csv))
        .routes(routes!(evaluations::list))
        .routes(routes!(evaluations::list_csv))
}

const fn call(path: &'static str) -> RouteRow {
    RouteRow::get(path, Face::Public, May::Anyone).door(crate::pages::DOOR)
}

/// The rows of the calls; a house test compares them with the description.
pub const CALLS: [RouteRow; 13] = [
    call("/api/v1/plans").asks(&["limit", "after"]),
    call("/api/v1/plans.csv"),
    call("/api/v1/policies").asks(&["plan", "limit", "after"]),
    call("/api/v1/policies.csv"),
    call("/api/v1/indicators").asks(&["plan", "limit", "after"]),
    call("/api/v1/indicators.csv"),
    call("/api/v1/indicators/{id}"),
    call("/api/v1/indicators/{id}/observations"),
    call("/api/v1/indicators/{id}/observations.csv"),
    call("/api/v1/indicators/{id}/corrections"),
    call("/api/v1/indicators/{id}/corrections.csv"),
    call("/api/v1/evaluations").asks(&["plan", "year", "limit", "after"]),
    call("/api/v1/evaluations.csv"),
];

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
