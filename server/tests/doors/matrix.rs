//! Role × route × object: who gets in where, as the rows say it.

use axum::http::StatusCode;
use engawa_db::EngineKind;
use engawa_web::door::{Doorway, Method, RouteRow};
use engawa_web::{Face, May};

use crate::objects::{Thing, mend, objects};
use crate::world::{Answered, HOME, Mode, Role, World};

/// How a door answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Door {
    /// The act was reached, whatever it said.
    Reached,
    /// The way to the sign-in page, or the form is held until then.
    SignIn,
    /// The way to the second step.
    SecondStep,
    /// Not for this visitor.
    Forbidden,
    /// It broke.
    Broken,
}

/// What a role must meet at a row, before any object is looked at.
fn expected(row: &RouteRow, role: Role) -> Door {
    let (is_here, is_whole) = match (row.face, role) {
        (Face::Public, Role::Resident | Role::Officer) => (true, true),
        (Face::Staff, Role::Half) => (true, false),
        (Face::Staff, Role::Clerk | Role::OtherClerk | Role::Planner) => (true, true),
        (Face::Staff, Role::Registrar | Role::Administrator | Role::Auditor | Role::Former) => (true, true),
        _ => (false, false),
    };
    match row.may {
        May::Anyone | May::Browser => Door::Reached,
        _ if !is_here => Door::SignIn,
        May::HalfIn => Door::Reached,
        May::SignedIn if is_whole => Door::Reached,
        May::Holds(permissions) if is_whole => {
            let holds = permissions.iter().any(|permission| held(role).contains(&permission.0));
            if holds { Door::Reached } else { Door::Forbidden }
        }
        // A form of someone who is half in is held like that of someone who is out.
        _ if row.method == Method::Post => Door::SignIn,
        _ => Door::SecondStep,
    }
}

/// Whether a role comes as far as the act of a row.
pub fn reaches(row: &RouteRow, role: Role) -> bool {
    expected(row, role) == Door::Reached
}

/// What the office of a role may do. Written by hand: a change of the sample must be seen here.
fn held(role: Role) -> &'static [&'static str] {
    match role {
        Role::Clerk | Role::OtherClerk => &["plans.figures", "plans.sheets", "parties.ask"],
        Role::Planner => {
            &["plans.figures", "plans.all-figures", "plans.sheets", "plans.all-sheets", "areas.edit", "cases.programmes"]
        }
        Role::Registrar => &["parties.see", "parties.edit", "parties.ask"],
        Role::Administrator => &["who.administer"],
        Role::Auditor => &["who.audit"],
        _ => &[],
    }
}

fn met(row: &RouteRow, answered: &Answered) -> Door {
    let location = answered.location();
    match answered.status {
        status if status.is_server_error() => Door::Broken,
        StatusCode::FORBIDDEN => Door::Forbidden,
        StatusCode::UNAUTHORIZED => Door::SignIn,
        StatusCode::SEE_OTHER if location.contains("/sign-in?to=") => Door::SignIn,
        StatusCode::SEE_OTHER if row.may != May::HalfIn && location.ends_with("/sign-in/second") => Door::SecondStep,
        _ => Door::Reached,
    }
}

/// What belongs to another is refused, or is not there for this visitor.
fn is_kept_from(answered: &Answered) -> bool {
    matches!(answered.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND)
}

struct Tried {
    cells: usize,
    wrong: Vec<String>,
}

fn try_all(world: &World) -> Tried {
    let mut tried = Tried { cells: 0, wrong: Vec::new() };
    for row in &world.rows {
        for role in Role::ALL {
            for object in objects(world, row, role) {
                let answered = match row.method {
                    Method::Get => world.get(role, HOME, &object.path),
                    Method::Post => world.post(role, HOME, row, &object.path, &[]),
                };
                if row.method == Method::Post {
                    mend(world, row);
                }
                tried.cells += 1;
                let (expected, met) = (expected(row, role), met(row, &answered));
                let is_right = match object.thing {
                    Thing::Others if expected == Door::Reached => is_kept_from(&answered),
                    Thing::Gone if expected == Door::Reached => {
                        answered.status.is_client_error() || answered.status.is_redirection() || answered.status.is_success()
                    }
                    _ => met == expected,
                };
                if !is_right {
                    let thing = object.thing;
                    tried.wrong.push(format!(
                        "{:?} {} ({thing:?} {}) as {role:?}: {expected:?} expected, {met:?} met with {} {}",
                        row.method,
                        row.path,
                        object.path,
                        answered.status,
                        answered.location()
                    ));
                }
            }
        }
    }
    tried
}

fn on(engine: EngineKind, mode: Mode) {
    let world = World::in_mode(engine, mode);
    let tried = try_all(&world);
    println!(
        "matrix on {}, towns by {mode:?}: {} rows, {} cells, {} wrong",
        world.engine_name(),
        world.rows.len(),
        tried.cells,
        tried.wrong.len()
    );
    assert!(tried.wrong.is_empty(), "\n{}\n", tried.wrong.join("\n"));
}

#[test]
fn every_role_meets_what_the_row_says_on_sqlite() {
    on(EngineKind::Sqlite, Mode::Path);
}

#[test]
fn every_role_meets_what_the_row_says_where_a_town_is_a_host() {
    on(EngineKind::Sqlite, Mode::Host);
}

#[test]
fn every_role_meets_what_the_row_says_on_postgres() {
    on(EngineKind::Postgres, Mode::Path);
}

/// Through an address that shows the public face only, nothing of city hall is there, whoever asks.
#[test]
fn the_public_address_shows_nothing_of_city_hall() {
    let world = World::new(EngineKind::Sqlite);
    let public = Doorway { faces: &[Face::Public], ..Doorway::LOOPBACK };
    let (mut cells, mut wrong) = (0, Vec::new());
    for row in world.rows_of(Method::Get) {
        for role in Role::ALL {
            let Some(object) = objects(&world, row, role).into_iter().next() else { continue };
            let status = world.get_through(public, role, HOME, &object.path).status;
            cells += 1;
            if (row.face == Face::Staff) != (status == StatusCode::NOT_FOUND) {
                wrong.push(format!("{} as {role:?}: {status}", row.path));
            }
        }
    }
    println!("faces: {cells} cells, {} wrong", wrong.len());
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Where secrets would travel in the open, nobody comes in, and no page of anyone is shown.
#[test]
fn nobody_comes_in_where_secrets_would_travel_in_the_open() {
    let world = World::new(EngineKind::Sqlite);
    let open = Doorway { is_loopback: false, ..Doorway::LOOPBACK };
    let (mut cells, mut wrong) = (0, Vec::new());
    for row in world.rows_of(Method::Get).filter(|row| row.may != May::Anyone) {
        for role in Role::ALL {
            let Some(object) = objects(&world, row, role).into_iter().next() else { continue };
            let answered = world.get_through(open, role, HOME, &object.path);
            cells += 1;
            if answered.status != StatusCode::FORBIDDEN || answered.headers.contains_key("set-cookie") {
                wrong.push(format!("{} as {role:?}: {}", row.path, answered.status));
            }
        }
    }
    println!("in the open: {cells} cells, {} wrong", wrong.len());
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Before a town opens its doors, only its staff see what the public will see.
#[test]
fn a_closed_town_shows_itself_to_its_staff_only() {
    let world = World::new(EngineKind::Sqlite);
    world.vision();
    world.close();
    let staff = [Role::Clerk, Role::OtherClerk, Role::Planner, Role::Registrar, Role::Administrator, Role::Auditor];
    let (mut cells, mut wrong) = (0, Vec::new());
    for row in world.rows_of(Method::Get).filter(|row| row.face == Face::Public && row.door.is_some()) {
        for role in Role::ALL {
            let Some(object) = objects(&world, row, role).into_iter().next() else { continue };
            let status = world.get(role, HOME, &object.path).status;
            cells += 1;
            if staff.contains(&role) == (status == StatusCode::SERVICE_UNAVAILABLE) {
                wrong.push(format!("{} as {role:?}: {status}", row.path));
            }
        }
    }
    println!("closed town: {cells} cells, {} wrong", wrong.len());
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// The rows, the description of the interface and the router say the same.
#[test]
fn every_call_of_the_interface_has_a_row_and_every_row_a_call() {
    let (rooms, openapi) = engawa::house::rooms();
    let described: std::collections::BTreeSet<String> = openapi.paths.paths.keys().cloned().collect();
    let rows = rooms.rows().iter().filter(|row| row.path.starts_with("/api/") && row.path != "/api/v1/openapi.json");
    let listed: std::collections::BTreeSet<String> = rows.map(|row| row.path.to_owned()).collect();
    assert_eq!(described, listed);
}

/// A path of the desk belongs to the face of city hall; nothing else does.
#[test]
fn the_face_of_a_row_is_that_of_its_path() {
    for row in engawa::house::rooms().0.rows() {
        let at_desk = ["/desk", "/admin"].iter().any(|begin| row.path.starts_with(begin));
        assert_eq!(row.face == Face::Staff, at_desk, "{}", row.path);
        assert!(row.face == Face::Staff || row.door.is_some() || row.path == "/api/v1/openapi.json", "{} has no door", row.path);
    }
}
