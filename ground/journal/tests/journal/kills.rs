//! Killed in the middle of writing, again and again: nothing that was acknowledged is lost, and no half act is left.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::common::{house, migrations, visit};
use engawa_db::{EngineKind, Fault, Key, Options, Town, Towns};
use engawa_journal::{Untold, record_at, tell, verify};
use engawa_kernel::{Seal, Seq};
use engawa_testkit::Kit;

const FOLDER: &str = "ENGAWA_CHILD_FOLDER";
const POSTGRES: &str = "ENGAWA_CHILD_POSTGRES";

/// Not a test of its own: the program that is killed. It writes from four threads and prints what was acknowledged.
#[test]
fn child_that_writes_until_it_is_killed() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let mut options = Options::in_folder(folder.as_ref(), migrations(), house());
    options.postgres = std::env::var(POSTGRES).ok();
    options.floor_mb = 1;
    let towns = Towns::open_house(options).expect("the house opens after a kill");
    let town = towns.open("mihon").expect("the town opens after a kill");
    std::thread::scope(|scope| {
        for writer in 0..4_i64 {
            let town = town.clone();
            scope.spawn(move || {
                for n in 0.. {
                    let (people, key) = (1 + (writer * 100 + n) % 400, format!("{}-{writer}-{n}", std::process::id()));
                    say(&format!("try {key} {people}"));
                    let Ok(seq) = send(&town, &key, people) else { return };
                    say(&format!("ack {key} {seq}"));
                }
            });
        }
    });
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}");
    let _ = out.flush();
}

/// One deed under its key: sent again, it answers what it answered the first time.
fn send(town: &Town, key: &str, people: i64) -> Result<Seq, Untold> {
    let deed = visit(people).with_details("words that the audit needs");
    town.write_now(Key::of("test", "visit", key, &people.to_be_bytes()), move |tx| tell(tx, deed.clone()))
}

fn spawn(kit: &Kit) -> Child {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args(["--exact", "kills::child_that_writes_until_it_is_killed", "--nocapture"]);
    command.env(FOLDER, kit.folder()).stdout(Stdio::piped()).stderr(Stdio::null());
    if let Some(url) = kit.postgres() {
        command.env(POSTGRES, url);
    }
    command.spawn().expect("a child")
}

/// What the children tried, by key: how many people, and the record if it was acknowledged.
type Tried = BTreeMap<String, (i64, Option<i64>)>;

/// Lets a child write until it has acknowledged so many, then kills it.
fn write_and_kill(kit: &Kit, enough: usize, tried: &mut Tried) {
    let mut child = spawn(kit);
    let out = BufReader::new(child.stdout.take().expect("its output"));
    let (mut acknowledged, mut killed) = (0, false);
    for line in out.split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).into_owned();
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["try", key, people] => {
                tried.extend(people.parse().ok().map(|people| ((*key).to_owned(), (people, None))));
            }
            ["ack", key, seq] => {
                if let (Some(entry), Ok(seq)) = (tried.get_mut(*key), seq.parse()) {
                    entry.1 = Some(seq);
                    acknowledged += 1;
                }
            }
            _ => {}
        }
        if acknowledged >= enough && !killed {
            killed = true;
            child.kill().expect("killed with SIGKILL");
        }
    }
    child.wait().expect("it ended");
    assert!(killed, "the child ended by itself after {acknowledged} acknowledged units");
}

fn kill_often(engine: EngineKind, times: usize) {
    let kit = Kit::new(engine, &migrations(), &house());
    // Closed, so that the child is the only program on the data.
    drop(kit.town("mihon"));
    let (mut tried, began) = (Tried::new(), Instant::now());
    for round in 0..times {
        write_and_kill(&kit, 1 + round * 7 % 23, &mut tried);
    }
    let town = kit.open_again().open("mihon").expect("the town opens");
    for (key, (people, seq)) in &tried {
        let Some(seq) = seq else { continue };
        let record = town
            .read_now(|db| record_at(db, Seq(*seq)))
            .expect("a read")
            .unwrap_or_else(|| panic!("record {seq} was acknowledged and is lost"));
        assert!(record.body.contains(&format!("\"people\":{people},")), "record {seq} is another than the acknowledged {key}");
    }
    let unsaid = tried.iter().filter(|(_, (_, seq))| seq.is_none());
    let unsaid_count = unsaid.clone().count();
    for (key, (people, _)) in unsaid {
        send(&town, key, *people).unwrap_or_else(|error| panic!("{key} sent again: {error}"));
    }
    let report = town.read_within(Duration::from_secs(600), |db| verify(db, None::<(Seq, Seal)>)).expect("a report");
    assert_eq!(report.problems, vec![], "no half act");
    assert_eq!(usize::try_from(report.records), Ok(tried.len()), "each deed once, those among them that were sent again");
    engawa_db::check_integrity(&town).map_err(|fault: Fault| fault.to_string()).expect("whole");
    eprintln!(
        "{engine:?}: {times} kills, {} acknowledged, {unsaid_count} sent again, {:?}",
        tried.len() - unsaid_count,
        began.elapsed()
    );
    assert!(tried.len() - unsaid_count >= times);
}

/// How often: 200 in the tests, as often as asked in the soak.
fn times() -> usize {
    std::env::var("ENGAWA_KILLS").ok().and_then(|times| times.parse().ok()).unwrap_or(200)
}

#[test]
fn slow_two_hundred_kills_lose_nothing_acknowledged_on_sqlite() {
    kill_often(EngineKind::Sqlite, times());
}

#[test]
fn slow_two_hundred_kills_lose_nothing_acknowledged_on_postgres() {
    kill_often(EngineKind::Postgres, times());
}
