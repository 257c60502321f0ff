//! The doors, walked from the street: faces, sessions, forms, and what is kept of a form that could not be taken.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use engawa_db::{Attachment, Db, EngineKind, Fault, Tx};
use engawa_kernel::{AnyId, Moment};
use engawa_testkit::Kit;
use engawa_web::door::{Cookie, Cookies, Denied, Doorway, FORM_TOKEN, Secret, Strength};
use engawa_web::{
    Acting, Answer, Ctx, Face, Failure, Fields, May, Permission, Rooms, RouteRow as Row, TownSeat, Visitor, WhoIs, guarded, samples,
};
use tower::ServiceExt;

const FIGURES: Permission = Permission("test.figures");

/// One clerk, one resident and one who is half in, each known by a secret.
struct People {
    clerk: Secret,
    half: Secret,
    resident: Secret,
    denied: Mutex<Vec<&'static str>>,
}

impl WhoIs for People {
    fn visitor(&self, _: &Db, _: &str, face: Face, secret: &Secret) -> Result<Option<Visitor>, Fault> {
        let (name, strength) = match (face, secret) {
            (Face::Staff, s) if *s == self.clerk => ("clerk", Strength::Whole),
            (Face::Staff, s) if *s == self.half => ("half", Strength::Half),
            (Face::Public, s) if *s == self.resident => ("resident", Strength::Whole),
            _ => return Ok(None),
        };
        let id = AnyId::random([1; 16]);
        let acting = Acting {
            office: id,
            title: "a clerk".into(),
            section: id,
            section_name: "A".into(),
            permissions: vec![FIGURES.0.into()],
        };
        let offices = if face == Face::Staff { vec![acting] } else { Vec::new() };
        Ok(Some(Visitor { account: id, session: id, name: name.into(), face, strength, offices, acting: 0, is_stale: false }))
    }

    fn seen(&self, _: &mut Tx, _: AnyId, _: Moment) -> Result<(), Fault> {
        Ok(())
    }

    fn denied(&self, _: &mut Tx, denied: &Denied) -> Result<(), Fault> {
        self.denied.lock().expect("a list").push(denied.route);
        Ok(())
    }
}

async fn form(ctx: Ctx) -> Answer<String> {
    Ok(ctx.form("/desk/notes")?.to_string())
}

async fn framed(ctx: Ctx) -> Answer<Response> {
    let shell = ctx.shell("x");
    Ok(engawa_web::page(&shell, ""))
}

async fn plain() -> &'static str {
    "here"
}

/// A deed that says how often it was done: the key of its form makes it one.
async fn note(ctx: Ctx, fields: Fields) -> Answer<String> {
    let text = fields.get("text").to_owned();
    let done: Result<String, Fault> = ctx
        .town
        .write(fields.key(), move |tx| {
            let id: AnyId = tx.new_id();
            Ok(format!("{text} {id}"))
        })
        .await;
    done.map_err(Failure::from)
}

struct Street {
    // The kit is declared first and goes last but for the runtime: towns are closed before their folder goes.
    seat: TownSeat,
    people: Arc<People>,
    router: Router,
    runtime: tokio::runtime::Runtime,
    _kit: Kit,
}

impl Street {
    fn new() -> Street {
        let nothing: Attachment = Arc::new(());
        let kit = Kit::new(EngineKind::Sqlite, &[], &nothing);
        let seat = TownSeat {
            town: kit.town("mihon"),
            site: samples::site(),
            base: String::new(),
            clock: kit.clock.clone(),
            origin: None,
        };
        let people =
            Arc::new(People { clerk: Secret::new(), half: Secret::new(), resident: Secret::new(), denied: Mutex::default() });
        let staff = May::Holds(&[FIGURES]);
        let rooms = Rooms::new()
            .row(Row::get("/open", Face::Public, May::Anyone).door("plans"), plain)
            .row(Row::get("/closed", Face::Public, May::Anyone).door("nothing"), plain)
            .row(Row::get("/sign-in", Face::Public, May::Browser), plain)
            .row(Row::get("/my", Face::Public, May::SignedIn), plain)
            .row(Row::get("/desk/half", Face::Staff, May::HalfIn), framed)
            .row(Row::get("/desk/notes", Face::Staff, staff), form)
            .row(Row::post("/desk/notes", Face::Staff, staff).fields(&["text"]).secret(&["code"]), note)
            .row(Row::get("/desk/other", Face::Staff, May::Holds(&[Permission("test.other")])), plain);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        Street { seat, people, router: guarded(rooms.into_parts().0), runtime, _kit: kit }
    }

    fn cookie(&self, cookie: Cookie, secret: &Secret) -> String {
        let line = Cookies::new("mihon", "", false).set(cookie, secret);
        line.to_str().expect("text").split(';').next().expect("a pair").to_owned()
    }

    fn clerk(&self) -> String {
        self.cookie(Cookie::Session(Face::Staff), &self.people.clerk)
    }

    fn send(&self, request: axum::http::request::Builder, body: &str, doorway: Doorway) -> (StatusCode, HeaderMap, String) {
        let who: Arc<dyn WhoIs> = self.people.clone();
        let request = request.extension(self.seat.clone()).extension(samples::words()).extension(who).extension(doorway);
        let request = request.body(Body::from(body.to_owned())).expect("a request");
        self.runtime.block_on(async {
            let answer: Response = self.router.clone().oneshot(request).await.expect("an answer");
            let (parts, body) = answer.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.expect("a body");
            (parts.status, parts.headers, String::from_utf8(bytes.to_vec()).expect("text"))
        })
    }

    fn get(&self, path: &str, cookie: &str) -> (StatusCode, HeaderMap, String) {
        self.send(Request::get(path).header(header::COOKIE, cookie), "", Doorway::LOOPBACK)
    }

    fn post(&self, path: &str, cookie: &str, body: &str) -> (StatusCode, HeaderMap, String) {
        let request = Request::post(path).header(header::COOKIE, cookie).header("sec-fetch-site", "same-origin");
        self.send(request, body, Doorway::LOOPBACK)
    }
}

/// The token of the last form: before it stands that of signing out, in the head of the page.
fn token_in(page: &str) -> String {
    let begin = page.split(&format!("name=\"{FORM_TOKEN}\" value=\"")).skip(1).last().expect("a token in the page");
    begin.split('"').next().expect("its end").to_owned()
}

#[test]
fn a_stranger_is_shown_the_way_and_comes_back_to_where_they_wanted_to_go() {
    let street = Street::new();
    let (status, headers, _) = street.get("/desk/notes?year=2025&lang=en", "");
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert_eq!(headers[header::LOCATION], "/desk/sign-in?to=/desk/notes%3Fyear%3D2025");
    assert_eq!(street.get("/my", "").1[header::LOCATION], "/sign-in?to=/my");
    let half = street.cookie(Cookie::Session(Face::Staff), &street.people.half);
    assert_eq!(street.get("/desk/notes", &half).1[header::LOCATION], "/desk/sign-in/second");
}

#[test]
fn a_session_of_one_face_is_none_on_the_other() {
    let street = Street::new();
    let resident_at_desk = street.cookie(Cookie::Session(Face::Staff), &street.people.resident);
    assert_eq!(street.get("/desk/notes", &resident_at_desk).0, StatusCode::SEE_OTHER);
    let clerk_at_home = street.cookie(Cookie::Session(Face::Public), &street.people.clerk);
    assert_eq!(street.get("/my", &clerk_at_home).0, StatusCode::SEE_OTHER);
    let resident = street.cookie(Cookie::Session(Face::Public), &street.people.resident);
    assert_eq!(street.get("/my", &resident).0, StatusCode::OK);
}

#[test]
fn what_an_office_may_not_do_is_refused_and_noted() {
    let street = Street::new();
    let (status, _, page) = street.get("/desk/other", &street.clerk());
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(page.contains("開けません"), "{page}");
    assert_eq!(*street.people.denied.lock().expect("a list"), ["/desk/other"]);
}

#[test]
fn a_deed_from_another_page_is_not_taken() {
    let street = Street::new();
    let token = token_in(&street.get("/desk/notes", &street.clerk()).2);
    let body = format!("{FORM_TOKEN}={token}&text=a");
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example"), ("x-nothing", "")] {
        let request = Request::post("/desk/notes").header(header::COOKIE, street.clerk()).header(name, value);
        assert_eq!(street.send(request, &body, Doorway::LOOPBACK).0, StatusCode::FORBIDDEN, "{name}");
    }
    assert_eq!(street.post("/desk/notes", &street.clerk(), &body).0, StatusCode::OK);
}

#[test]
fn a_form_sent_twice_does_its_deed_once() {
    let street = Street::new();
    let token = token_in(&street.get("/desk/notes", &street.clerk()).2);
    let body = format!("{FORM_TOKEN}={token}&text=a");
    let first = street.post("/desk/notes", &street.clerk(), &body);
    assert_eq!(first.0, StatusCode::OK);
    assert_eq!(street.post("/desk/notes", &street.clerk(), &body).2, first.2);
}

#[test]
fn a_form_that_comes_back_changed_is_asked_about_and_loses_nothing() {
    let street = Street::new();
    let token = token_in(&street.get("/desk/notes", &street.clerk()).2);
    assert_eq!(street.post("/desk/notes", &street.clerk(), &format!("{FORM_TOKEN}={token}&text=a")).0, StatusCode::OK);
    let (status, _, held) = street.post("/desk/notes", &street.clerk(), &format!("{FORM_TOKEN}={token}&text=changed"));
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(held.contains("changed") && held.contains("前に一度送ってあります"), "{held}");
    let again = format!("{FORM_TOKEN}={}&text=changed", token_in(&held));
    assert!(street.post("/desk/notes", &street.clerk(), &again).2.starts_with("changed"));
}

#[test]
fn half_in_nothing_is_said_of_whose_door_it_is() {
    let street = Street::new();
    let half = street.cookie(Cookie::Session(Face::Staff), &street.people.half);
    let (_, _, page) = street.get("/desk/half", &half);
    assert!(!page.contains("half") && !page.contains("a clerk"), "{page}");
}

#[test]
fn a_form_whose_session_has_ended_keeps_what_was_typed_and_is_taken_later() {
    let street = Street::new();
    let (status, _, held) = street.post("/desk/notes", "", "text=%E8%A6%8B%E6%9C%AC%3Cb%3E&code=123456&form-token=old");
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    assert!(held.contains("見本&lt;b&gt;") || held.contains("見本&#60;b&#62;"), "{held}");
    assert!(!held.contains("123456") && held.contains("書いたものは、そのまま残っています"), "{held}");
    // Signed in again elsewhere, the old form has no token: it comes back once more, now with one, and is taken.
    let (status, _, again) = street.post("/desk/notes", &street.clerk(), "text=a");
    assert_eq!(status, StatusCode::CONFLICT);
    let body = format!("{FORM_TOKEN}={}&text=a", token_in(&again));
    assert_eq!(street.post("/desk/notes", &street.clerk(), &body).0, StatusCode::OK);
}

#[test]
fn a_closed_door_is_open_to_staff_only() {
    let street = Street::new();
    assert_eq!(street.get("/open", "").0, StatusCode::OK);
    let (status, _, page) = street.get("/closed", "");
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.contains("まだ公開していません"), "{page}");
    assert_eq!(street.get("/closed", &street.clerk()).0, StatusCode::OK);
    let half = street.cookie(Cookie::Session(Face::Staff), &street.people.half);
    assert_eq!(street.get("/closed", &half).0, StatusCode::SERVICE_UNAVAILABLE);
}

#[test]
fn a_listener_shows_its_own_faces_only() {
    let street = Street::new();
    let public = Doorway { faces: &[Face::Public], ..Doorway::LOOPBACK };
    let ask = |path: &str| street.send(Request::get(path).header(header::COOKIE, street.clerk()), "", public).0;
    assert_eq!(ask("/desk/notes"), StatusCode::NOT_FOUND);
    assert_eq!(ask("/open"), StatusCode::OK);
}

#[test]
fn nobody_signs_in_where_secrets_would_travel_in_the_open() {
    let street = Street::new();
    let open = Doorway { is_loopback: false, ..Doorway::LOOPBACK };
    let (status, headers, page) = street.send(Request::get("/sign-in"), "", open);
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(page.contains("https://") && !headers.contains_key(header::SET_COOKIE), "{page}");
    let tls = Doorway { is_tls: true, ..open };
    let (status, headers, _) = street.send(Request::get("/sign-in"), "", tls);
    assert_eq!(status, StatusCode::OK);
    assert!(headers[header::SET_COOKIE].to_str().expect("text").starts_with("__Host-engawa-mihon-browser="));
}

#[test]
fn a_page_made_for_one_person_is_kept_by_no_one() {
    let street = Street::new();
    let (_, headers, _) = street.get("/desk/notes", &street.clerk());
    assert_eq!(headers[header::CACHE_CONTROL], "no-store");
}
