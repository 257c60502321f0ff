//! The layers around a router of pages, in the one order in which they make sense.

use std::any::Any;

use axum::Router;
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;

use crate::{assets, failure, failure::Failure, headers, limits};

/// Bounds what comes in, catches a panic, dresses failures, adds the headers, serves the assets.
/// The server puts `Arc<Words>` and `TownSeat` into the request outside of this.
pub fn guarded(router: Router) -> Router {
    router
        .route("/assets/{name}", get(assets::serve))
        .fallback(async || Failure::NotFound)
        .layer(RequestBodyLimitLayer::new(limits::BODY_BYTES_MAX))
        .layer(from_fn(limits::guard))
        .layer(CatchPanicLayer::custom(after_a_panic))
        .layer(from_fn(failure::dress))
        .layer(from_fn(headers::guard))
}

fn after_a_panic(panic: Box<dyn Any + Send>) -> Response {
    let what = panic.downcast_ref::<&str>().map(ToString::to_string);
    let what = what.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
    Failure::Fault(format!("an act panicked: {what}").into()).into_response()
}
