//! The page of the demo on which the people of the invented town come in by a button. No other program has it.

use std::sync::Arc;

use askama::Template;
use axum::Form;
use axum::extract::Extension;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use engawa_web::door::{Cookie, Cookies, Doorway, Secret, is_from_own_page};
use engawa_web::{Answer, Face, Failure, Said, Voice, Words};
use engawa_who::sessions::SessionStep;
use serde::Deserialize;

use crate::demo::SAMPLE;
use crate::front::frame;
use crate::people::{self, PEOPLE};
use crate::seats::{self, Seats};

#[derive(Template)]
#[template(path = "people.html")]
struct PeoplePage {
    voice: Voice,
    action: &'static str,
    people: Vec<Button>,
}

/// One of them, and the words of the button.
struct Button {
    code: &'static str,
    name: &'static str,
    office: String,
    word: Said,
}

/// `GET /sample-people`: who there is.
///
/// # Errors
/// This is not the demo.
pub async fn show(Extension(words): Extension<Arc<Words>>, seats: Option<Extension<Arc<Seats>>>, uri: Uri) -> Answer<Response> {
    seats_of_the_demo(seats)?;
    let voice = words.voice(engawa_web::lang_of(uri.query()), Arc::default());
    let office = |person: &people::Person| match person.office {
        Some((section, title, _)) => format!("{section} {title}"),
        None => voice.plain("server-people-resident"),
    };
    let button = |person: &people::Person| Button {
        code: person.code,
        name: person.name,
        office: office(person),
        word: voice.say_with("server-people-in", &[("name", person.name.into())]),
    };
    let people = PEOPLE.iter().map(button).collect();
    let page = PeoplePage { action: seats::SAMPLE_PEOPLE, people, voice };
    Ok(frame(&page.voice, &page.voice.plain("server-people-title"), &page.render()?).into_response())
}

/// Whom the button names.
#[derive(Deserialize)]
pub struct Chosen {
    who: String,
}

/// `POST /sample-people`: lets one of them in, and leads to their first page.
///
/// # Errors
/// This is not the demo, the form came from elsewhere, or there is nobody of this name.
pub async fn let_in(
    seats: Option<Extension<Arc<Seats>>>,
    doorway: Option<Extension<Doorway>>,
    headers: HeaderMap,
    Form(chosen): Form<Chosen>,
) -> Answer<Response> {
    let seats = seats_of_the_demo(seats)?;
    if !is_from_own_page(&headers) || !doorway.is_some_and(|Extension(doorway)| doorway.is_loopback) {
        return Err(Failure::Foreign);
    }
    let person = PEOPLE.iter().find(|person| person.code == chosen.who).ok_or(Failure::NotFound)?;
    let face = if person.office.is_some() { Face::Staff } else { Face::Public };
    let base = format!("/{SAMPLE}");
    let town = seats.take(SAMPLE, base.clone(), None).await?.town;
    let (secret, to) = (Secret::new(), format!("{base}{}", face.home_path()));
    let line = Cookies::new(SAMPLE, &base, false).set(Cookie::Session(face), &secret);
    let begun = tokio::task::spawn_blocking(move || people::let_in(&town, person.code, face, SessionStep::Both, &secret)).await;
    begun.map_err(|broken| Failure::Fault(Box::new(broken)))??;
    let to = HeaderValue::from_str(&to).map_err(|_| Failure::NotFound)?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to), (header::SET_COOKIE, line)]).into_response())
}

fn seats_of_the_demo(seats: Option<Extension<Arc<Seats>>>) -> Answer<Arc<Seats>> {
    seats.map(|Extension(seats)| seats).filter(|seats| seats.shows_people()).ok_or(Failure::NotFound)
}
