//! A document on its way into a plan: taken in, read, looked through beside its text, laid into a draft, adopted. On both engines.

mod bad;
#[path = "../evaluation_planning/hall.rs"]
#[expect(dead_code, reason = "a year of judgement needs more of this city hall")]
mod hall;
mod laws;
mod review;
#[path = "../evaluation_site/site.rs"]
#[expect(dead_code, reason = "its readers also open workbooks")]
mod site;
#[path = "../evaluation/year.rs"]
#[expect(dead_code, reason = "the stories of judgement need more of this town")]
mod year;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::hall::{Hall, Person, Seen};

const OK: StatusCode = StatusCode::OK;
const WRONG: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const LATE: StatusCode = StatusCode::CONFLICT;
const NOT_THERE: StatusCode = StatusCode::NOT_FOUND;
const FORBIDDEN: StatusCode = StatusCode::FORBIDDEN;

const LIST: &str = "/desk/plans/readings";
const MIDORI: &[u8] = include_bytes!("midori.md");

/// Sends a file in, and waits until it is read; gives the address of the reading.
fn taken(hall: &Hall, person: &Person, name: &str, bytes: &[u8]) -> String {
    let seen = sent(hall, person, name, bytes);
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text());
    for _ in 0..10_000 {
        if !hall.get(person, &seen.to).is(OK).text().contains("ひとりでに") {
            return seen.to;
        }
    }
    panic!("{name} is never read");
}

fn sent(hall: &Hall, person: &Person, name: &str, bytes: &[u8]) -> Seen {
    let form = hall.form(person, LIST, LIST);
    let mut body = Vec::new();
    for (field, value) in &form.pairs {
        if field != "file" {
            body.extend(format!("--xx\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").bytes());
        }
    }
    body.extend(format!("--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n").bytes());
    body.extend(bytes);
    body.extend(b"\r\n--xx--\r\n");
    let request = Request::post(LIST)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=xx")
        .body(Body::from(body))
        .expect("a request");
    hall.runtime.block_on(hall.ask(person, request))
}

/// The addresses of the things that a page lists as open, in its order.
fn open(hall: &Hall, person: &Person, reading: &str) -> Vec<String> {
    let html = hall.get(person, reading).is(OK).html;
    let list = html.split("id=\"open\"").nth(1).and_then(|rest| rest.split("</section>").next()).unwrap_or_default();
    let links = list.split("href=\"").skip(1).filter_map(|piece| piece.split('"').next());
    links.filter_map(|link| link.find(LIST).map(|at| link[at..].to_owned())).collect()
}

/// Accepts a thing as it stands, with these fields otherwise.
fn accepted(hall: &Hall, person: &Person, thing: &str, fields: &[(&str, &str)]) -> Seen {
    let form = fields.iter().fold(hall.form(person, thing, thing), |form, (name, value)| form.with(name, value));
    hall.post(person, thing, &form.with("deed", "accept"))
}
