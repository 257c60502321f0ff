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
        .layer(RequestBodyLimitLayer::new(limits::REQUEST_BYTES_MAX))
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

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::extract::Request;
    use axum::http::{Method, StatusCode, header};
    use axum::routing::post;
    use axum::{Extension, Json};
    use tower::ServiceExt;

    use super::*;
    use crate::samples::words;

    fn house() -> Router {
        let rooms = Router::new()
            .route("/good", get(async || "good"))
            .route("/fault", get(async || Failure::Fault("broken".into())))
            .route("/panic", get(async || -> &'static str { panic!("oh") }))
            .route("/refused", get(async || Failure::Refused { why: "closed on <30> June".into() }))
            .route("/api/v1/odd", get(async || Failure::Fault("broken".into())))
            .route("/api/v1/list", get(async || Json(1)))
            .route("/sent", post(async |text: String| text));
        guarded(rooms).layer(Extension(words()))
    }

    async fn ask(method: Method, address: &str, body: Body) -> (StatusCode, Response<()>, String) {
        let request = Request::builder().method(method).uri(address).body(body).expect("a request");
        let (parts, body) = house().oneshot(request).await.expect("an answer").into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a body");
        (parts.status, Response::from_parts(parts, ()), String::from_utf8(bytes.to_vec()).expect("text"))
    }

    use axum::http::Response;

    #[tokio::test]
    async fn every_answer_carries_the_headers_and_allows_no_script() {
        for address in ["/good", "/nowhere", "/fault"] {
            let (_, answer, _) = ask(Method::GET, address, Body::empty()).await;
            let policy = answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().expect("text").to_owned();
            assert!(policy.starts_with("default-src 'none'") && !policy.contains("script") && !policy.contains("unsafe"));
            assert_eq!(answer.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        }
    }

    #[tokio::test]
    async fn what_is_not_there_is_told_in_the_language_of_the_reader() {
        for (address, word) in [
            ("/nowhere", "このページは見つかりません"),
            ("/nowhere?lang=easy", "このページはありません"),
            ("/nowhere?lang=en", "cannot be found"),
        ] {
            let (status, _, page) = ask(Method::GET, address, Body::empty()).await;
            assert_eq!(status, StatusCode::NOT_FOUND);
            assert!(page.contains(word) && page.contains("<main"), "{address}: {page}");
            assert!(!page.contains("みほん") && !page.contains("verbs-nav"), "outside of a town no town is named");
        }
    }

    #[tokio::test]
    async fn a_fault_has_a_number_and_tells_nothing_of_itself() {
        for address in ["/fault", "/panic"] {
            let (status, _, page) = ask(Method::GET, address, Body::empty()).await;
            assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
            assert!(page.contains("問い合わせの番号") && !page.contains("broken") && !page.contains("oh<"), "{page}");
        }
    }

    #[tokio::test]
    async fn a_refusal_says_why_and_is_escaped() {
        let (status, _, page) = ask(Method::GET, "/refused", Body::empty()).await;
        assert_eq!(status, StatusCode::CONFLICT);
        assert!(page.contains("closed on &lt;30&gt; June"));
    }

    #[tokio::test]
    async fn under_the_api_a_failure_is_a_problem() {
        for (address, expected) in [("/api/v1/odd", 500), ("/api/v1/nowhere", 404), ("/api/v1/list?q=%ff", 400)] {
            let (status, answer, text) = ask(Method::GET, address, Body::empty()).await;
            assert_eq!(status.as_u16(), expected, "{address}");
            assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/problem+json");
            assert!(text.contains("\"status\":") && text.contains("\"detail\":"), "{text}");
        }
    }

    #[tokio::test]
    async fn what_comes_in_is_bounded_and_clean() {
        for (address, expected) in [("/good?q=%00", 400), ("/%E5%BA", 400), ("/good?q=%E5%BA%83", 200)] {
            assert_eq!(ask(Method::GET, address, Body::empty()).await.0.as_u16(), expected, "{address}");
        }
        let large = Body::from(vec![b'a'; limits::UPLOAD_BYTES_MAX + 1]);
        assert_eq!(ask(Method::POST, "/sent", large).await.0, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(ask(Method::GET, "/sent", Body::empty()).await.0, StatusCode::METHOD_NOT_ALLOWED);
    }

    #[tokio::test]
    async fn the_style_sheet_that_a_page_names_is_there() {
        let (status, answer, _) = ask(Method::GET, assets::style_path(), Body::empty()).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/css; charset=utf-8");
    }
}
