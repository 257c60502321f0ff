//! The suites: what `test`, `check`, `tidy`, `soak` and `bench` run, and in which order.

use std::path::Path;
use std::process::Command;

use crate::fence::Fence;
use crate::postgres::{TemporaryPostgres, VARIABLE};
use crate::steps::{self, Counts, Steps};
use crate::{Outcome, browser, machine};

/// Everything. Tests are built once in the dev profile; release is built only for the browser's demo.
pub fn test(fast: bool) -> Outcome<()> {
    let mut steps = Steps::default();
    steps.step("prepare", || prepare().map(|()| Counts::default()));
    steps.step("format", format_check);
    steps.step("lints", lints);
    let mut server = None;
    steps.step("postgres", || {
        server = Some(TemporaryPostgres::start(fast)?);
        Ok(Counts::default())
    });
    if let Some(server) = &server {
        steps.step("tests", || all_tests(server));
        steps.step("doctests", || doctests(server));
    }
    drop(server);
    steps.step("browser", browser::test_fresh_demo);
    steps.close()
}

/// What is quick enough to run before each commit.
pub fn check() -> Outcome<()> {
    let mut steps = Steps::default();
    steps.step("format", format_check);
    steps.step("lints", lints);
    let given = std::env::var(VARIABLE).ok();
    let mut server = None;
    if given.is_none() {
        steps.step("postgres", || {
            server = Some(TemporaryPostgres::start(true)?);
            Ok(Counts::default())
        });
    }
    if let Some(url) = given.or(server.as_ref().map(TemporaryPostgres::url)) {
        steps.step("tests", || {
            let mut command = cargo(&["nextest", "run", "--workspace", "--profile", "quick"]);
            steps::counts(command.env(VARIABLE, url), steps::nextest_counts)
        });
    }
    steps.close()
}

/// The rules of the house, which are tests of the server crate.
pub fn tidy() -> Outcome<()> {
    steps::plainly(&mut cargo(&["nextest", "run", "-p", "engawa", "--test", "house", "--profile", "quick"]))
}

/// Runs the tests that compare a committed file with the code, and lets them write it instead.
pub fn bless(what: &str) -> Outcome<()> {
    let server = TemporaryPostgres::start(true)?;
    let filter = format!("test({what})");
    let mut command = cargo(&["nextest", "run", "-p", "engawa", "--test", "house", "-E", &filter]);
    steps::plainly(command.env("ENGAWA_BLESS", "1").env(VARIABLE, server.url()))
}

/// Measurements, by `tools/lab`, built for speed; some of them start the program itself.
pub fn bench(what: &[String]) -> Outcome<()> {
    let (_server, url) = given_or_own_postgres()?;
    lab("bench", what, &url)
}

/// Scores a crate of `algorithms/` on its corpus, built for speed.
pub fn score(what: &str, options: &[String]) -> Outcome<()> {
    let package = match what {
        "documents" => "engawa-documents",
        other => return Err(format!("nothing to score is called {other}; there is: documents")),
    };
    let mut command = cargo(&["run", "--release", "-p", package, "--example", "score", "--"]);
    steps::plainly(command.args(options))
}

/// Long runs that look for what breaks with time: kills of a writing program, then millions of lines.
pub fn soak(kills: u32, millions: u32) -> Outcome<()> {
    let (_server, url) = given_or_own_postgres()?;
    if kills > 0 {
        let mut command = cargo(&["nextest", "run", "-p", "engawa-journal", "--profile", "soak", "--no-capture", "kills"]);
        steps::plainly(command.env("ENGAWA_KILLS", kills.to_string()).env(VARIABLE, &url))?;
    }
    if millions > 0 { lab("soak", &[millions.to_string()], &url) } else { Ok(()) }
}

fn given_or_own_postgres() -> Outcome<(Option<TemporaryPostgres>, String)> {
    match std::env::var(VARIABLE) {
        Ok(url) => Ok((None, url)),
        Err(_) => TemporaryPostgres::start(false).map(|server| {
            let url = server.url();
            (Some(server), url)
        }),
    }
}

fn lab(act: &str, what: &[String], url: &str) -> Outcome<()> {
    steps::plainly(&mut cargo(&["build", "--release", "-p", "engawa", "-p", "lab"]))?;
    let mut command = cargo(&["run", "--release", "-p", "lab", "--", act]);
    steps::plainly(command.args(what).env(VARIABLE, url))
}

/// Cargo without what our own `cargo run` put into the environment, which would rebuild crates for nothing.
pub fn cargo(words: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    let ours = std::env::vars_os().map(|(name, _)| name);
    for name in ours.filter(|name| name.to_string_lossy().starts_with("CARGO_PKG_")) {
        command.env_remove(name);
    }
    command.env_remove("CARGO_MANIFEST_DIR").env_remove("CARGO_MANIFEST_PATH");
    if std::env::var_os("CI").is_some() {
        command.env("CARGO_INCREMENTAL", "0");
    }
    command.args(words);
    command
}

fn prepare() -> Outcome<()> {
    machine::prepare_all()?;
    if !has_nextest() {
        println!("installing cargo-nextest");
        if steps::plainly(&mut cargo(&["install", "cargo-nextest", "--locked"])).is_err() {
            println!("cargo-nextest could not be installed; the built-in runner takes its place");
        }
    }
    browser::install_modules()
}

fn has_nextest() -> bool {
    Command::new("cargo").args(["nextest", "--version"]).output().is_ok_and(|output| output.status.success())
}

fn format_check() -> Outcome<Counts> {
    steps::passes(&mut cargo(&["fmt", "--all", "--check"]))
}

fn lints() -> Outcome<Counts> {
    steps::passes(&mut cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

/// All tests, behind the fence where the machine allows it: what is built needs the registries, what is tested needs nobody.
fn all_tests(server: &TemporaryPostgres) -> Outcome<Counts> {
    if has_nextest() {
        steps::plainly(&mut cargo(&["nextest", "run", "--workspace", "--no-run"]))?;
        let log = std::env::temp_dir().join(format!("engawa-calls-{}", std::process::id()));
        let fence = Fence::of_this_machine(&log);
        let mut command = cargo(&["nextest", "run", "--workspace", "--no-fail-fast", "--offline"]);
        command.env(VARIABLE, server.socket_url());
        let counts = steps::counts(&mut fence.around(&command), steps::nextest_counts)?;
        return Ok(closed(&fence, counts, &log));
    }
    let mut command = cargo(&["test", "--workspace", "--all-targets", "--no-fail-fast"]);
    steps::counts(command.env(VARIABLE, server.url()), steps::cargo_test_counts)
}

/// One check more: that nobody looked for a way to the outside.
fn closed(fence: &Fence, counts: Counts, log: &Path) -> Counts {
    if !fence.is_whole() {
        println!(
            "closed net: this machine allows no namespace of its own or no strace; whether anyone looked outside is not known"
        );
        return counts;
    }
    let tried = fence.tried();
    let _ = std::fs::remove_file(log);
    println!("closed net: without a way to the outside, {} addresses tried {}", tried.len(), tried.join(" "));
    if tried.is_empty() { Counts { passed: counts.passed + 1, ..counts } } else { Counts { failed: counts.failed + 1, ..counts } }
}

/// nextest does not run the examples in doc comments. Only libraries have them.
fn doctests(server: &TemporaryPostgres) -> Outcome<Counts> {
    let mut command = cargo(&["test", "--workspace", "--doc", "--no-fail-fast"]);
    steps::counts(command.env(VARIABLE, server.url()), steps::cargo_test_counts)
}
