//! Canaries: sixty harmful texts in every field and every question, and then every page, table, call and mail read back.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use engawa_db::EngineKind;
use engawa_web::door::{Method, RouteRow};

use crate::matrix::reaches;
use crate::objects::{Thing, mend, objects, sample};
use crate::payloads::{Kind, PAYLOADS};
use crate::world::{Answered, Role, World};

struct Flown {
    /// Only one in so many payloads is sent.
    one_in: usize,
    /// Only to the rows whose place leaves this rest when halved: the two halves fly at once.
    half: usize,
    fields: usize,
    sent: usize,
    read: usize,
    hits: BTreeMap<String, usize>,
}

impl Flown {
    fn hit(&mut self, what: impl Into<String>) {
        *self.hits.entry(what.into()).or_default() += 1;
    }

    /// Looks at what came back.
    fn look(&mut self, row: &RouteRow, answered: &Answered) {
        self.read += 1;
        if answered.status.is_server_error() && answered.status.as_u16() != 503 {
            self.hit(format!("{:?} {} answers {}", row.method, row.path, answered.status));
        }
        for (name, value) in &answered.headers {
            if name.as_str().contains("canary") || (name == "set-cookie" && value.to_str().unwrap_or_default().contains("canary="))
            {
                self.hit(format!("{} carries the header {name}", row.path));
            }
        }
        let kind = answered.headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.starts_with("text/html") {
            self.look_at_page(row, &answered.body);
        } else if kind.starts_with("text/csv") {
            self.look_at_table(row, &answered.body);
        }
    }

    fn look_at_page(&mut self, row: &RouteRow, page: &str) {
        for found in harm().find_overlapping_iter(page) {
            self.hit(format!("{} shows {} as it is", row.path, &page[found.range()]));
        }
    }

    fn look_at_table(&mut self, row: &RouteRow, text: &str) {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        for cell in reader.records().flatten().flat_map(|record| record.iter().map(str::to_owned).collect::<Vec<_>>()) {
            let is_number = cell.parse::<f64>().is_ok();
            if !is_number && cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
                self.hit(format!("{} has the cell {cell}", row.path));
            }
        }
    }
}

/// What a page may not hold: payloads that say by themselves that they were taken for more than a text, and their beginnings in
/// an attribute. All are looked for in one walk through the page.
fn harm() -> &'static AhoCorasick {
    static HARM: LazyLock<AhoCorasick> = LazyLock::new(|| {
        let is_telling = |(kind, text): &(Kind, &str)| *kind == Kind::Script && text.contains(['<', '"', '\'']);
        let payloads = PAYLOADS.into_iter().filter(is_telling).map(|(_, text)| text);
        let begins = ["href=\"javascript:", "href=\"//canary", "action=\"//canary", "src=\"//canary", "content=\"0;url"];
        AhoCorasick::new(payloads.chain(begins)).expect("patterns")
    });
    &HARM
}

/// The first role that comes as far as the act.
fn someone_who_may(row: &RouteRow) -> Role {
    let order = [
        Role::Officer,
        Role::Planner,
        Role::Registrar,
        Role::Administrator,
        Role::Auditor,
        Role::Resident,
        Role::Half,
        Role::Stranger,
    ];
    order.into_iter().find(|role| reaches(row, *role)).unwrap_or_else(|| panic!("nobody reaches {}", row.path))
}

fn rows_of(world: &World, method: Method, half: usize) -> Vec<RouteRow> {
    world.rows_of(method).copied().enumerate().filter(|(place, _)| place % 2 == half).map(|(_, row)| row).collect()
}

fn send_all(world: &World, flown: &mut Flown) {
    let rows = rows_of(world, Method::Post, flown.half);
    for row in &rows {
        let role = someone_who_may(row);
        let count = sample(world, row).len();
        flown.fields += count;
        for at in 0..count {
            for (_, payload) in PAYLOADS.into_iter().step_by(flown.one_in) {
                // The object is looked up each time: the deed before may have ended it.
                let Some(object) = objects(world, row, role).into_iter().find(|object| object.thing != Thing::Gone) else {
                    continue;
                };
                let mut fields = sample(world, row);
                fields[at].1 = payload.to_owned();
                let answered = world.try_often(role, row, &object.path, &fields);
                mend(world, row);
                flown.sent += 1;
                flown.look(row, &answered);
            }
        }
    }
}

fn ask_all(world: &World, flown: &mut Flown) {
    let rows = rows_of(world, Method::Get, flown.half);
    for row in &rows {
        for role in Role::ALL.into_iter().filter(|role| reaches(row, *role)) {
            for object in objects(world, row, role) {
                flown.look(row, &world.try_often(role, row, &object.path, &[]));
            }
        }
        let role = someone_who_may(row);
        let Some(object) = objects(world, row, role).into_iter().find(|object| object.thing != Thing::Gone) else { continue };
        for ask in row.asks.iter().chain(&["lang"]) {
            for (_, payload) in PAYLOADS.into_iter().step_by(flown.one_in) {
                let payload = engawa_web::limits::percent_encoded(payload);
                flown.sent += 1;
                flown.look(row, &world.try_often(role, row, &format!("{}?{ask}={payload}", object.path), &[]));
            }
        }
    }
}

/// Mails are read as they would leave the house.
fn read_mails(world: &World, flown: &mut Flown) {
    let folder = world.kit.folder().join("mail");
    let carrier = engawa::postman::folder(&folder).expect("a folder");
    while engawa_post::send_due(&world.home, &carrier).expect("the outbox is emptied") > 0 {}
    for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
        let text = String::from_utf8_lossy(&std::fs::read(entry.path()).expect("a mail")).into_owned();
        flown.read += 1;
        let head = text.split("\r\n\r\n").next().unwrap_or_default();
        for line in
            head.lines().filter(|line| ["bcc:", "x-canary", "set-cookie"].iter().any(|bad| line.to_lowercase().starts_with(bad)))
        {
            flown.hit(format!("a mail has the header {line}"));
        }
    }
}

fn on(engine: EngineKind, one_in: usize, half: usize) {
    let world = World::new(engine);
    let mut flown = Flown { one_in, half, fields: 0, sent: 0, read: 0, hits: BTreeMap::new() };
    send_all(&world, &mut flown);
    ask_all(&world, &mut flown);
    read_mails(&world, &mut flown);
    let hits: Vec<String> = flown.hits.iter().map(|(what, times)| format!("{what} ({times} times)")).collect();
    println!(
        "canaries on {}: {} payloads in {} fields, {} sent, {} answers read, {} hits",
        world.engine_name(),
        PAYLOADS.len(),
        flown.fields,
        flown.sent,
        flown.read,
        hits.len()
    );
    assert!(hits.is_empty(), "\n{}\n", hits.join("\n"));
    let report =
        world.home.read_within(std::time::Duration::from_secs(60), |db| engawa_journal::verify(db, None)).expect("a report");
    assert!(report.problems.is_empty(), "{:?}", report.problems);
}

#[test]
fn slow_no_text_of_anyone_is_taken_for_more_than_a_text_one_half() {
    on(EngineKind::Sqlite, 1, 0);
}

#[test]
fn slow_no_text_of_anyone_is_taken_for_more_than_a_text_the_other_half() {
    on(EngineKind::Sqlite, 1, 1);
}

/// One in six of them: what differs between the engines is the database, and the statements are the same.
#[test]
fn slow_no_text_of_anyone_is_taken_for_more_than_a_text_on_postgres() {
    on(EngineKind::Postgres, 6, 0);
    on(EngineKind::Postgres, 6, 1);
}
