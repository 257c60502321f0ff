//! Town by town: whatever belongs to one is nothing in the other, even where every id and every stored hash is the same.

use engawa_db::{EngineKind, Key};
use engawa_web::door::Method;
use engawa_web::{Face, May};
use engawa_who::sessions::SessionStep;

use crate::objects::{Thing, objects};
use crate::world::{HOME, NEXT, Role, World, token};

fn on(engine: EngineKind) {
    let world = World::new(engine);
    let (sessions, crossed) = replay_sessions(&world);
    let (tokens, taken) = replay_tokens(&world);
    println!(
        "replay on {}: {} sessions and {} tokens tried across, {} crossings",
        world.engine_name(),
        sessions,
        tokens,
        crossed.len() + taken.len()
    );
    assert!(crossed.is_empty() && taken.is_empty(), "\n{}\n{}\n", crossed.join("\n"), taken.join("\n"));
}

/// The copied town holds the same rows of sessions; their secrets are those of the first town, and open nothing here.
fn replay_sessions(world: &World) -> (usize, Vec<String>) {
    let (mut tried, mut crossed) = (0, Vec::new());
    let guarded = world.rows_of(Method::Get).filter(|row| !matches!(row.may, May::Anyone | May::Browser));
    for row in guarded {
        for role in Role::ALL.into_iter().filter(|role| *role != Role::OtherTown && *role != Role::Stranger) {
            for object in objects(world, row, role).into_iter().filter(|object| object.thing != Thing::Gone) {
                let answered = world.get(role, NEXT, &object.path);
                tried += 1;
                if !answered.location().contains("/sign-in?to=") {
                    crossed.push(format!("{} as {role:?} of {HOME} in {NEXT}: {}", object.path, answered.status));
                }
            }
        }
    }
    (tried, crossed)
}

/// Even where someone is signed in to both towns with one secret, a form of the one is no form of the other.
fn replay_tokens(world: &World) -> (usize, Vec<String>) {
    let role = Role::Administrator;
    let secret = world.secret(role).expect("a secret").clone();
    engawa::people::let_in(&world.next, "administrator", Face::Staff, SessionStep::Both, &secret).expect("a session");
    let (mut tried, mut taken) = (0, Vec::new());
    let staff = world.rows_of(Method::Post).filter(|row| row.face == Face::Staff && !matches!(row.may, May::Anyone | May::Browser));
    for row in staff {
        for object in objects(world, row, role) {
            let answered =
                world.post_with(&world.cookies(role, NEXT), NEXT, &object.path, &[], &token(&secret, HOME, &object.path));
            tried += 1;
            if answered.status.is_success() || answered.status.is_redirection() {
                taken.push(format!("{}: {}", object.path, answered.status));
            }
        }
    }
    (tried, taken)
}

#[test]
fn nothing_of_one_town_opens_anything_of_the_other_on_sqlite() {
    on(EngineKind::Sqlite);
}

#[test]
fn nothing_of_one_town_opens_anything_of_the_other_on_postgres() {
    on(EngineKind::Postgres);
}

/// What is done in one town changes no byte of the other, its jobs included.
#[test]
fn a_job_of_one_town_touches_nothing_of_the_other() {
    let world = World::new(EngineKind::Sqlite);
    let head = |town: &engawa_db::Town| town.read_now(engawa_journal::head).expect("a head");
    let before = head(&world.next);
    world.kit.set_day("2027-04-02");
    engawa_journal::run(&world.home).expect("the jobs run");
    world.home.write_now(Key::none(), |tx| tx.run("delete from who_sessions", [])).expect("a deed");
    assert_eq!(head(&world.next), before);
    let sessions: i64 = world.next.read_now(|db| db.one("select count(*) from who_sessions", [])).expect("a count");
    assert!(sessions > 0);
}
