//! The program as a service: finds the town of a request, gives it its seat, and lets the rooms answer.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Extension, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use engawa_db::Fault;
use engawa_web::door::{Desk, Doorway, Face};
use engawa_web::{Failure, Said, Voice, WhoIs, Words, guarded};
use tower::ServiceExt;
use tower_http::compression::CompressionLayer;

use crate::front;
use crate::house;
use crate::sample_people;
use crate::seats::{Found, SAMPLE_PEOPLE, Seats};

/// What every request needs.
pub struct App {
    seats: Arc<Seats>,
    words: Arc<Words>,
    who: Arc<dyn WhoIs>,
    desk: Arc<Desk>,
    inside: Router,
    outside: Router,
}

/// The router of the whole program, in these words.
pub fn router(seats: Arc<Seats>, words: Arc<Words>) -> Router {
    let (pages, _) = house::rooms().0.into_parts();
    let outside =
        Router::new().route("/", get(front::show)).route(SAMPLE_PEOPLE, get(sample_people::show).post(sample_people::let_in));
    let app = App {
        seats,
        words,
        who: Arc::new(engawa_who::sessions::Hall),
        desk: Arc::new(house::desk()),
        inside: guarded(pages),
        outside: guarded(outside),
    };
    Router::new().route("/health", get(health)).fallback(dispatch).with_state(Arc::new(app)).layer(CompressionLayer::new())
}

/// Whether the program serves: for the one who runs it, on no other address.
async fn health(doorway: Option<Extension<Doorway>>) -> Response {
    let is_shown = doorway.is_some_and(|Extension(doorway)| doorway.shows(Face::Operator));
    if is_shown { "ok".into_response() } else { StatusCode::NOT_FOUND.into_response() }
}

async fn dispatch(State(app): State<Arc<App>>, mut request: Request) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let found = app.seats.find(host, request.uri());
    let doorway = request.extensions().get::<Doorway>().copied().unwrap_or(Doorway::NOWHERE);
    let origin = app.seats.origin(host, doorway);
    request.extensions_mut().insert(Arc::clone(&app.words));
    match found {
        Found::Town { name, inside, base } => {
            *request.uri_mut() = inside;
            match app.seats.take(&name, base, origin).await {
                Ok(seat) => {
                    let extensions = request.extensions_mut();
                    extensions.insert(seat);
                    extensions.insert(Arc::clone(&app.who));
                    extensions.insert(Arc::clone(&app.desk));
                    extensions.insert(app.seats.ways().clone());
                    answer(&app.inside, request).await
                }
                Err(fault) => app.without_town(request, fault).await,
            }
        }
        Found::Slash(to) => Redirect::permanent(&to).into_response(),
        Found::Front => {
            request.extensions_mut().insert(Arc::clone(&app.seats));
            answer(&app.outside, request).await
        }
        Found::Nowhere => answer(&app.outside, request).await,
    }
}

async fn answer(router: &Router, request: Request) -> Response {
    // A router never fails: its failures are answers.
    router.clone().oneshot(request).await.unwrap_or_else(|never| match never {})
}

/// The page that says why a town is not here; the other towns go on serving.
#[derive(Template)]
#[template(path = "closed.html")]
struct ClosedPage {
    voice: Voice,
    text: Said,
}

impl App {
    async fn without_town(&self, request: Request, fault: Fault) -> Response {
        let voice = self.words.voice(engawa_web::lang_of(request.uri().query()), Arc::default());
        let text = match &fault {
            Fault::UnknownTown(_) => return answer(&self.outside, request).await,
            Fault::Migration { feature, .. } => voice.say_with("server-closed-migration", &[("feature", feature.as_str().into())]),
            Fault::Ahead { .. } => voice.say("server-closed-ahead"),
            Fault::Missing(_) => voice.say("server-closed-missing"),
            _ => return Failure::from(fault).into_response(),
        };
        tracing::error!(%fault, "a town does not serve");
        let page = ClosedPage { text, voice };
        let body = front::frame(&page.voice, &page.voice.plain("server-closed-title"), &page.render().unwrap_or_default());
        (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "300")], body).into_response()
    }
}
