//! Killed in the middle of writing, again and again: nothing that was acknowledged is lost, and no half act is left.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::common::{house, migrations, told, visit};
use engawa_db::{EngineKind, Fault, Options, Towns};
use engawa_journal::{record_at, verify};
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
                    let people = 1 + (writer * 100 + n) % 400;
                    let Ok(seq) = told(&town, visit(people).with_details("words that the audit needs")) else { return };
                    let mut out = std::io::stdout().lock();
                    let _ = writeln!(out, "ack {seq} {people}");
                    let _ = out.flush();
                }
            });
        }
    });
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

/// Lets a child write until it has acknowledged so many, then kills it. Answers what it acknowledged.
fn write_and_kill(kit: &Kit, enough: usize) -> BTreeMap<i64, i64> {
    let mut child = spawn(kit);
    let out = BufReader::new(child.stdout.take().expect("its output"));
    let (mut acknowledged, mut killed) = (BTreeMap::new(), false);
    for line in out.split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).into_owned();
        let mut words = line.split(' ').skip_while(|word| *word != "ack").skip(1);
        if let (Some(Ok(seq)), Some(Ok(people))) = (words.next().map(str::parse), words.next().map(str::parse)) {
            acknowledged.insert(seq, people);
        }
        if acknowledged.len() >= enough && !killed {
            killed = true;
            child.kill().expect("killed with SIGKILL");
        }
    }
    child.wait().expect("it ended");
    assert!(killed, "the child ended by itself after {} acknowledged units", acknowledged.len());
    acknowledged
}

fn kill_often(engine: EngineKind, times: usize) {
    let kit = Kit::new(engine, &migrations(), &house());
    drop(kit.town("mihon"));
    // Closed, so that the child is the only program on the data.
    let mut acknowledged = BTreeMap::new();
    let began = Instant::now();
    for round in 0..times {
        acknowledged.extend(write_and_kill(&kit, 1 + round * 7 % 23));
    }
    let town = kit.open_again().open("mihon").expect("the town opens");
    for (seq, people) in &acknowledged {
        let record = town
            .read_now(|db| record_at(db, Seq(*seq)))
            .expect("a read")
            .unwrap_or_else(|| panic!("record {seq} was acknowledged and is lost"));
        assert!(record.body.contains(&format!("\"people\":{people},")), "record {seq} is another than the acknowledged");
    }
    let report = town.read_within(Duration::from_secs(60), |db| verify(db, None::<(Seq, Seal)>)).expect("a report");
    assert_eq!(report.problems, vec![], "no half act");
    engawa_db::check_integrity(&town).map_err(|fault: Fault| fault.to_string()).expect("whole");
    eprintln!("{engine:?}: {times} kills, {} acknowledged, {} records, {:?}", acknowledged.len(), report.records, began.elapsed());
    assert!(acknowledged.len() >= times);
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
