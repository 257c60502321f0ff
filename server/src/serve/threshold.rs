//! What happens to every request before the program looks at it: where it came in, for how long it may take.

use std::future::Future;
use std::net::IpAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Extension, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::{BoxError, Router};
use engawa_web::door::Doorway;
use engawa_web::{Face, Words, failure, headers};
use http_body::{Frame, SizeHint};
use tower::ServiceExt;

use super::crowd::Place;
use super::proxies::{Proxies, SAYINGS};
use crate::config::is_loopback;

/// For a year, browsers that came over TLS come back over TLS only.
const STRICT: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// A body that comes more slowly than this on the whole is waited for once and no more.
const BYTES_A_SECOND_MIN: u64 = 32 * 1_024;

/// What a listener knows of itself.
pub(super) struct Threshold {
    pub(super) faces: &'static [Face],
    pub(super) has_tls: bool,
    /// The listener is on a loopback address.
    pub(super) is_local: bool,
    pub(super) proxies: Proxies,
    /// For a whole request.
    pub(super) request: Duration,
    /// Tells calmly that it took too long.
    pub(super) calm: Router,
}

/// The layer around the program, one for each listener.
pub(super) async fn pass(
    State(threshold): State<Arc<Threshold>>,
    Extension(place): Extension<Arc<Place>>,
    mut request: Request,
    next: Next,
) -> Response {
    let doorway = threshold.doorway(place.peer(), request.headers());
    for name in SAYINGS {
        request.headers_mut().remove(name);
    }
    request.extensions_mut().insert(doorway);
    let uri = request.uri().clone();
    let came = Arc::new(AtomicU64::new(0));
    let answered = in_time(threshold.request, &came, next.run(watched(request, &place, &came))).await;
    let mut answer = match answered {
        Some(answer) => answer,
        None => threshold.too_slow(uri, place.waits()).await,
    };
    place.answered();
    if doorway.is_tls {
        answer.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, STRICT);
    }
    answer
}

/// The answer within the time of a request. A long file on a slow line gets that time again as long as it comes on; the door bounds
/// how long it can be.
async fn in_time(most: Duration, came: &AtomicU64, answering: impl Future<Output = Response>) -> Option<Response> {
    let mut answering = pin!(answering);
    let enough = u64::try_from(most.as_millis()).unwrap_or(u64::MAX).saturating_mul(BYTES_A_SECOND_MIN) / 1_000;
    loop {
        match tokio::time::timeout(most, answering.as_mut()).await {
            Ok(answer) => return Some(answer),
            Err(_) if came.swap(0, Ordering::Relaxed) < enough.max(1) => return None,
            Err(_) => {}
        }
    }
}

/// A router with one answer: a page that says that it took too long.
pub(super) fn calm(words: Arc<Words>) -> Router {
    Router::new()
        .fallback(async |Extension(status): Extension<StatusCode>| (status, [(header::RETRY_AFTER, "10")]))
        .layer(from_fn(failure::dress))
        .layer(from_fn(headers::guard))
        .layer(Extension(words))
}

impl Threshold {
    fn doorway(&self, peer: IpAddr, headers: &HeaderMap) -> Doorway {
        let is_tls = if self.proxies.believe(peer) { self.proxies.say_tls(headers) } else { self.has_tls };
        let is_loopback = self.is_local && self.proxies.is_empty() && is_loopback(peer) && is_from_here(headers);
        Doorway { faces: self.faces, is_tls, is_loopback, client: self.proxies.client(peer, headers) }
    }

    async fn too_slow(&self, uri: Uri, waited_for_client: bool) -> Response {
        let status = if waited_for_client { StatusCode::REQUEST_TIMEOUT } else { StatusCode::SERVICE_UNAVAILABLE };
        tracing::warn!(status = status.as_u16(), "a request took too long");
        let mut asked = Request::new(Body::empty());
        *asked.uri_mut() = uri;
        asked.extensions_mut().insert(status);
        self.calm.clone().oneshot(asked).await.unwrap_or_else(|never| match never {}).into_response()
    }
}

/// Whether a request names this machine and no proxy had it in its hands. One that asks for `plan.example.jp` on a
/// loopback address came through a proxy that nobody named, and how it came to the proxy is not known.
fn is_from_here(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let name = name.trim_start_matches('[').trim_end_matches(']').to_ascii_lowercase();
    let is_here = name == "localhost" || name.ends_with(".localhost") || name.parse().is_ok_and(is_loopback);
    is_here && !headers.contains_key(header::VIA) && SAYINGS.iter().all(|saying| !headers.contains_key(saying))
}

/// A request of which it is seen when it has come in as a whole.
fn watched(request: Request, place: &Arc<Place>, came: &Arc<AtomicU64>) -> Request {
    if request.body().is_end_stream() {
        place.asked();
        return request;
    }
    request.map(|body| Body::new(Watched { body, place: Arc::clone(place), came: Arc::clone(came) }))
}

struct Watched {
    body: Body,
    place: Arc<Place>,
    came: Arc<AtomicU64>,
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(cx));
        if let Some(data) = frame.as_ref().and_then(|frame| frame.as_ref().ok()).and_then(Frame::data_ref) {
            self.came.fetch_add(data.len() as u64, Ordering::Relaxed);
        }
        if frame.is_none() || self.body.is_end_stream() {
            self.place.asked();
        }
        Poll::Ready(frame.map(|frame| frame.map_err(axum::Error::into_inner)))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engawa_kernel::Choice;

    fn doorway(is_local: bool, proxies: &[&str], peer: &str, pairs: &[(&str, &str)]) -> Doorway {
        let proxies = Proxies::try_from(proxies.iter().map(ToString::to_string).collect::<Vec<_>>());
        let proxies = proxies.unwrap_or_else(|error| panic!("{error}"));
        let threshold =
            Threshold { faces: Face::ALL, has_tls: false, is_local, proxies, request: Duration::ZERO, calm: Router::new() };
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            let name: header::HeaderName = name.parse().expect("a name");
            headers.append(name, HeaderValue::from_str(value).expect("a value"));
        }
        threshold.doorway(peer.parse().expect("an address"), &headers)
    }

    #[test]
    fn on_this_machine_alone_one_may_sign_in_without_tls() {
        for host in ["localhost", "localhost:8080", "mihon.localhost:8080", "127.0.0.1:8080", "[::1]:8080", "[::1]"] {
            assert!(doorway(true, &[], "127.0.0.1", &[("host", host)]).may_sign_in(), "{host}");
            assert!(!doorway(false, &[], "192.0.2.1", &[("host", host)]).may_sign_in(), "{host}");
        }
    }

    #[test]
    fn a_proxy_that_nobody_named_is_not_taken_for_this_machine() {
        for pairs in [
            &[("host", "plan.example.jp")][..],
            &[],
            &[("host", "127.0.0.1:8080"), ("x-forwarded-for", "192.0.2.1")],
            &[("host", "127.0.0.1:8080"), ("x-forwarded-proto", "https")],
            &[("host", "127.0.0.1:8080"), ("x-forwarded-host", "plan.example.jp")],
            &[("host", "127.0.0.1:8080"), ("forwarded", "for=192.0.2.1")],
            &[("host", "127.0.0.1:8080"), ("via", "1.1 proxy")],
        ] {
            let doorway = doorway(true, &[], "127.0.0.1", pairs);
            assert!(!doorway.may_sign_in() && !doorway.is_tls, "{pairs:?}");
            assert_eq!(doorway.client, IpAddr::from([127, 0, 0, 1]), "{pairs:?}");
        }
    }

    #[test]
    fn a_named_proxy_is_believed_and_nobody_else() {
        let pairs = [("host", "plan.example.jp"), ("x-forwarded-for", "198.51.100.1"), ("x-forwarded-proto", "https")];
        let through = doorway(true, &["127.0.0.1"], "127.0.0.1", &pairs);
        assert!(through.is_tls && !through.is_loopback && through.client == IpAddr::from([198, 51, 100, 1]));
        let beside = doorway(false, &["10.0.0.5"], "10.0.0.6", &pairs);
        assert!(!beside.may_sign_in() && beside.client == IpAddr::from([10, 0, 0, 6]));
        let plain = doorway(true, &["127.0.0.1"], "127.0.0.1", &[("host", "127.0.0.1")]);
        assert!(!plain.may_sign_in(), "a proxy that does not say TLS has none");
    }
}
