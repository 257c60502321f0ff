//! Deeds that no page of ours sent: refused on every route, whoever is signed in, and nothing is written.

use axum::body::Body;
use axum::http::{StatusCode, header};
use engawa_db::EngineKind;
use engawa_web::door::{FORM_TOKEN, Method, RouteRow};

use crate::matrix::reaches;
use crate::objects::{Thing, objects, sample};
use crate::world::{Answered, HOME, Role, World, token};

/// Ways in which another site sends a form to ours.
const FOREIGN: [&[(&str, &str)]; 6] = [
    &[],
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "same-site")],
    &[("origin", "https://canary.example")],
    &[("origin", "null")],
    &[("sec-fetch-site", "none"), ("origin", "http://localhost:8080")],
];

fn send(world: &World, role: Role, path: &str, headers: &[(&str, &str)], body: String) -> Answered {
    let mut request = world.request("POST", HOME, path).header(header::COOKIE, world.cookies(role, HOME));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    world.send(request.body(Body::from(body)).expect("a request"))
}

fn body_of(row: &RouteRow, world: &World, token: &str) -> String {
    let pairs = sample(world, row).into_iter().map(|(name, value)| {
        format!("&{}={}", engawa_web::limits::percent_encoded(&name), engawa_web::limits::percent_encoded(&value))
    });
    format!("{FORM_TOKEN}={token}{}", pairs.collect::<String>())
}

#[test]
fn a_deed_from_another_site_or_with_another_token_is_not_taken_on_any_route() {
    let world = World::new(EngineKind::Sqlite);
    let head = || world.home.read_now(engawa_journal::head).expect("a head");
    let (mut tried, mut taken) = (0, Vec::new());
    let rows: Vec<RouteRow> = world.rows_of(Method::Post).copied().collect();
    for row in &rows {
        let Some(role) =
            [Role::Planner, Role::Administrator, Role::Auditor, Role::Resident].into_iter().find(|role| reaches(row, *role))
        else {
            continue;
        };
        let Some(object) = objects(&world, row, role).into_iter().find(|object| object.thing != Thing::Gone) else { continue };
        let Some(secret) = world.secret(role) else { continue };
        let before = head();
        let good = body_of(row, &world, &token(secret, HOME, &object.path));
        for headers in FOREIGN {
            tried += 1;
            let answered = send(&world, role, &object.path, headers, good.clone());
            if answered.status != StatusCode::FORBIDDEN {
                taken.push(format!("{} with {headers:?}: {}", row.path, answered.status));
            }
        }
        let elsewhere = token(secret, HOME, "/another/path");
        for bad in ["", "x", elsewhere.as_str()] {
            tried += 1;
            let answered = send(&world, role, &object.path, &[("sec-fetch-site", "same-origin")], body_of(row, &world, bad));
            if !matches!(answered.status, StatusCode::CONFLICT | StatusCode::UNAUTHORIZED) {
                taken.push(format!("{} with the token {bad:?}: {}", row.path, answered.status));
            }
        }
        assert_eq!(head(), before, "{} wrote something", row.path);
    }
    println!("forgery: {tried} deeds of others tried on {} routes, {} taken", rows.len(), taken.len());
    assert!(taken.is_empty(), "\n{}\n", taken.join("\n"));
}

/// What is asked for by GET changes nothing: neither the chain of deeds nor anything that could be told.
#[test]
fn looking_changes_nothing() {
    let world = World::new(EngineKind::Sqlite);
    let head = || world.home.read_now(engawa_journal::head).expect("a head");
    let rows: Vec<RouteRow> = world.rows.clone();
    // What the paths name is made first: a link that is printed is a deed of its own.
    let trials: Vec<_> = rows.iter().flat_map(|row| Role::ALL.map(|role| (role, objects(&world, row, role)))).collect();
    let before = head();
    for (role, objects) in trials {
        for object in objects {
            let _ = world.get(role, HOME, &object.path);
        }
    }
    assert_eq!(head(), before);
}
