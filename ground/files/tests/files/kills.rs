//! Killed in the middle of keeping and entering, again and again: no row without its contents, and no contents without a row.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use engawa_db::{EngineKind, Key, Options, Town, Towns};
use engawa_files::{Depth, contents, erase, sweep, troubles};
use engawa_testkit::Kit;

use crate::tools::{entered, everything, kept, migrations};

const FOLDER: &str = "ENGAWA_CHILD_FOLDER";
const POSTGRES: &str = "ENGAWA_CHILD_POSTGRES";

/// Not a test of its own: the program that is killed. It keeps, enters, erases and sweeps from three threads.
#[test]
fn child_that_keeps_until_it_is_killed() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let mut options = Options::in_folder(folder.as_ref(), migrations(), Arc::new(()));
    options.postgres = std::env::var(POSTGRES).ok();
    options.floor_mb = 1;
    let town = Towns::open_house(options).and_then(|towns| towns.open("mihon")).expect("the town opens after a kill");
    std::thread::scope(|scope| {
        for writer in 0..3 {
            let town = town.clone();
            scope.spawn(move || {
                for number in 0_u64.. {
                    keep_and_erase(&town, writer, number);
                }
            });
        }
    });
}

fn keep_and_erase(town: &Town, writer: u64, number: u64) {
    // Some contents come from several at once.
    let id = entered(town, &kept(town, &format!("{} of {}", number % 50, if number.is_multiple_of(3) { 9 } else { writer })));
    println!("ack {id}");
    let _ = std::io::stdout().flush();
    if number % 4 == writer {
        town.write_now(Key::none(), move |tx| erase(tx, id)).expect("erased");
        sweep(town).expect("swept");
    }
}

fn spawn(kit: &Kit) -> Child {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args(["--exact", "kills::child_that_keeps_until_it_is_killed", "--nocapture"]);
    command.env(FOLDER, kit.folder()).stdout(Stdio::piped()).stderr(Stdio::null());
    if let Some(url) = kit.postgres() {
        command.env(POSTGRES, url);
    }
    command.spawn().expect("a child")
}

fn keep_and_kill(kit: &Kit, enough: usize) {
    let mut child = spawn(kit);
    let lines = BufReader::new(child.stdout.take().expect("its output")).lines().map_while(Result::ok);
    let acknowledged = lines.filter(|line| line.starts_with("ack ")).take(enough).count();
    child.kill().expect("killed with SIGKILL");
    child.wait().expect("it ended");
    assert_eq!(acknowledged, enough, "the child ended by itself");
}

fn kill_often(engine: EngineKind, times: usize) {
    let kit = Kit::new(engine, &migrations(), &(Arc::new(()) as engawa_db::Attachment));
    // Closed, so that the child is the only program on the data.
    drop(kit.town("mihon"));
    for round in 0..times {
        keep_and_kill(&kit, 1 + round * 7 % 23);
        let town = kit.open_again().open("mihon").expect("the town opens");
        assert_eq!(troubles(&town, Depth::Contents).expect("looked"), vec![], "a row without its contents, in round {round}");
        sweep(&town).expect("swept");
        let mut spoken = town.read_now(contents).expect("read");
        spoken.sort();
        let inside = town.folder().join("files");
        let all = everything(&town);
        let mut found: Vec<_> = all.iter().filter_map(|path| path.strip_prefix(&inside).ok().map(PathBuf::from)).collect();
        found.sort();
        assert_eq!(found, spoken, "contents of which no row speaks, in round {round}");
        assert_eq!(everything(&town).len(), spoken.len(), "what had begun to come in is gone, in round {round}");
    }
}

#[test]
fn no_kill_leaves_a_row_without_contents_nor_contents_without_a_row() {
    kill_often(EngineKind::Sqlite, 12);
    kill_often(EngineKind::Postgres, 6);
}

#[test]
fn slow_no_kill_of_many_leaves_a_row_without_contents_nor_contents_without_a_row() {
    kill_often(EngineKind::Sqlite, 400);
    kill_often(EngineKind::Postgres, 100);
}
