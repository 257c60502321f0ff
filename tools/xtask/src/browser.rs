//! The demo in a real browser: its tests, and its pictures.

use std::fs::File;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::kept::Kept;
use crate::steps::{self, Counts};
use crate::suites::cargo;
use crate::{Outcome, machine, postgres};

const FOLDER: &str = "tests/browser";
/// Tells the walk through the doors where the demo lays its mails.
const DATA: &str = "ENGAWA_DEMO_DATA";

/// What to do with the demo.
#[derive(Clone, Copy)]
pub enum Act {
    Test,
    Shots,
}

/// `cargo xtask browser` and `cargo xtask shots`: on a running demo, or on a fresh one.
pub fn command(base: Option<String>, act: Act) -> Outcome<()> {
    machine::prepare_browser()?;
    install_modules()?;
    let demo = if base.is_none() { Some(Demo::start()?) } else { None };
    let base = base.or(demo.as_ref().map(Demo::base)).unwrap_or_default();
    let data = demo.as_ref().map(|demo| demo.data.clone()).or_else(|| std::env::var_os(DATA).map(PathBuf::from));
    match (act, data) {
        (Act::Shots, _) => steps::plainly(&mut node("shots.mjs", &base)?),
        (Act::Test, Some(data)) => {
            let pages = steps::plainly(&mut node("run.mjs", &base)?);
            let prints = steps::plainly(&mut node("prints.mjs", &base)?);
            pages.and(prints).and(steps::plainly(node("doors.mjs", &base)?.env(DATA, data)))
        }
        (Act::Test, None) => {
            println!("without the doors: {DATA} does not name the folder of the demo");
            let pages = steps::plainly(&mut node("run.mjs", &base)?);
            pages.and(steps::plainly(&mut node("prints.mjs", &base)?))
        }
    }
}

/// The browser step of `cargo xtask test`.
pub fn test_fresh_demo() -> Outcome<Counts> {
    install_modules()?;
    let demo = Demo::start()?;
    let pages = steps::counts(&mut node("run.mjs", &demo.base())?, steps::plain_counts)?;
    let prints = steps::counts(&mut node("prints.mjs", &demo.base())?, steps::plain_counts)?;
    let doors = steps::counts(node("doors.mjs", &demo.base())?.env(DATA, &demo.data), steps::plain_counts)?;
    let all = [pages, prints, doors];
    Ok(Counts { passed: all.iter().map(|one| one.passed).sum(), failed: all.iter().map(|one| one.failed).sum() })
}

/// Brings the node modules to what the lock file says; nothing to do when they are there already.
pub fn install_modules() -> Outcome<()> {
    let read = |path: &str| std::fs::read(Path::new(FOLDER).join(path)).unwrap_or_default();
    let stamp = Path::new(FOLDER).join("node_modules/.engawa-lock");
    let lock = read("package-lock.json");
    if read("node_modules/.engawa-lock") == lock {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(FOLDER);
    steps::plainly(&mut npm)?;
    std::fs::write(&stamp, lock).map_err(|fault| format!("cannot write {}: {fault}", stamp.display()))
}

fn node(script: &str, base: &str) -> Outcome<Command> {
    let chromium = machine::chromium().ok_or("please install Chromium")?;
    let mut command = Command::new("node");
    command.arg(format!("{FOLDER}/{script}")).arg(base).env("CHROMIUM", chromium);
    Ok(command)
}

/// A demo of its own, on a port and in a folder of its own.
struct Demo {
    port: u16,
    data: PathBuf,
    _kept: Kept,
}

impl Demo {
    fn start() -> Outcome<Demo> {
        steps::plainly(&mut cargo(&["build", "--release", "-p", "engawa"]))?;
        let folder = PathBuf::from(format!("target/demo-{}", std::process::id()));
        let folder = std::env::current_dir().map_err(|fault| format!("no current folder: {fault}"))?.join(folder);
        std::fs::create_dir_all(&folder).map_err(|fault| format!("cannot make {}: {fault}", folder.display()))?;
        let log_path = PathBuf::from("target/demo.log");
        let log = File::create(&log_path).map_err(|fault| format!("cannot write {}: {fault}", log_path.display()))?;
        let port = postgres::free_port()?;
        let program = release_program();
        let listen = format!("127.0.0.1:{port}");
        let data = folder.join("data");
        let printed = data.display().to_string();
        let words = [program.as_str(), "demo", "--listen", &listen, "--data", &printed];
        let kept = Kept::start(&words, &[], "TERM", &folder, &log)?;
        let demo = Demo { port, data, _kept: kept };
        demo.wait(&log_path)?;
        Ok(demo)
    }

    fn base(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn wait(&self, log: &Path) -> Outcome<()> {
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            if began.elapsed() > Duration::from_secs(60) {
                let said = std::fs::read_to_string(log).unwrap_or_default();
                return Err(format!("the demo did not answer within a minute; it said:\n{said}"));
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }
}

fn release_program() -> String {
    let target = std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".into());
    format!("{target}/release/engawa")
}
