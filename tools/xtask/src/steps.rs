//! Steps with a heading, a time and counts; at the end one table and one plain line.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::Outcome;

/// How many checks a runner counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
}

struct Step {
    name: String,
    good: bool,
    counts: Counts,
    took: Duration,
}

/// All steps of one run.
#[derive(Default)]
pub struct Steps {
    done: Vec<Step>,
}

impl Steps {
    /// Runs one step; a failure is kept and the next step still runs, so that one run tells everything.
    pub fn step(&mut self, name: &str, work: impl FnOnce() -> Outcome<Counts>) {
        println!("\n== {name}");
        let began = Instant::now();
        let result = work();
        if let Err(sentence) = &result {
            eprintln!("{name}: {sentence}");
        }
        let good = result.as_ref().is_ok_and(|counts| counts.failed == 0);
        let step = Step { name: name.into(), good, counts: counted(result), took: began.elapsed() };
        println!("-- {name}: {} in {:.1} s", verdict(step.good), step.took.as_secs_f64());
        self.done.push(step);
    }

    /// Prints the table and the closing line.
    pub fn close(self) -> Outcome<()> {
        println!("\n== summary");
        for step in &self.done {
            let Counts { passed, failed } = step.counts;
            let took = step.took.as_secs_f64();
            println!("{:<12} {:<7} {passed:>6} passed {failed:>4} failed {took:>8.1} s", step.name, verdict(step.good));
        }
        let passed: u64 = self.done.iter().map(|step| step.counts.passed).sum();
        let failed: u64 = self.done.iter().map(|step| step.counts.failed).sum();
        let took: Duration = self.done.iter().map(|step| step.took).sum();
        println!("{:<12} {:>52.1} s", "all", took.as_secs_f64());
        if failed > 0 {
            println!("not everything is well; see above");
        }
        println!("{passed} passed, {failed} failed");
        std::io::stdout().flush().ok();
        // Everything is said: the closing line stays the last one.
        if failed == 0 { Ok(()) } else { Err(String::new()) }
    }
}

fn verdict(good: bool) -> &'static str {
    if good { "ok" } else { "FAILED" }
}

/// A step that broke before it could count is one failed check.
fn counted(result: Outcome<Counts>) -> Counts {
    result.unwrap_or(Counts { passed: 0, failed: 1 })
}

/// A step of one command whose exit code is the check.
pub fn passes(command: &mut Command) -> Outcome<Counts> {
    plainly(command).map(|()| Counts { passed: 1, failed: 0 })
}

/// Runs a command with our own output.
pub fn plainly(command: &mut Command) -> Outcome<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.stdin(Stdio::null()).status().map_err(|fault| format!("cannot run {name}: {fault}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name} ended with {status}")) }
}

/// Runs a test runner, shows what it prints as it comes, and reads the counts from it.
/// A runner that fails without counting a failure (a build error) counts as one.
pub fn counts(command: &mut Command, read: fn(&str) -> Counts) -> Outcome<Counts> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|fault| format!("cannot run {name}: {fault}"))?;
    let aside = child.stderr.take().map(|stream| thread::spawn(move || tee(stream, std::io::stderr())));
    let mut said = child.stdout.take().map_or_else(String::new, |stream| tee(stream, std::io::stdout()));
    said.push_str(&aside.and_then(|thread| thread.join().ok()).unwrap_or_default());
    let status = child.wait().map_err(|fault| format!("cannot wait for {name}: {fault}"))?;
    let mut counts = read(&said);
    if !status.success() && counts.failed == 0 {
        counts.failed = 1;
    }
    Ok(counts)
}

fn tee(from: impl Read, mut to: impl Write) -> String {
    let mut said = String::new();
    for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).into_owned();
        let _ = writeln!(to, "{line}");
        said.push_str(&line);
        said.push('\n');
    }
    said
}

/// The closing line of nextest: `Summary [ 0.1s] 4 tests run: 2 passed (1 slow), 1 failed, 1 timed out, 0 skipped`.
pub fn nextest_counts(said: &str) -> Counts {
    let Some(summary) = said.lines().rfind(|line| line.trim_start().starts_with("Summary [")) else {
        return Counts::default();
    };
    let told = summary.split_once(" run: ").map_or("", |(_, told)| told);
    let told = told.replace(['(', ')'], ",");
    told.split(',').fold(Counts::default(), |mut counts, part| {
        let (number, what) = part.trim().split_once(' ').unwrap_or_default();
        let number = number.parse().unwrap_or(0);
        match what.trim() {
            "passed" => counts.passed += number,
            "failed" | "timed out" | "exec failed" => counts.failed += number,
            _ => {}
        }
        counts
    })
}

/// The lines of the built-in runner: `test result: ok. 3 passed; 0 failed; …`.
pub fn cargo_test_counts(said: &str) -> Counts {
    said.lines().filter(|line| line.starts_with("test result:")).fold(Counts::default(), |mut counts, line| {
        let told = line.split_once(". ").map_or("", |(_, told)| told);
        for part in told.split(';') {
            let (number, what) = part.trim().split_once(' ').unwrap_or_default();
            let number = number.parse().unwrap_or(0);
            match what {
                "passed" => counts.passed += number,
                "failed" => counts.failed += number,
                _ => {}
            }
        }
        counts
    })
}

/// The last line of our own runner: `N passed, N failed`.
pub fn plain_counts(said: &str) -> Counts {
    let read = |line: &str| {
        let (passed, failed) = line.split_once(" passed, ")?;
        Some(Counts { passed: passed.parse().ok()?, failed: failed.strip_suffix(" failed")?.parse().ok()? })
    };
    said.lines().rev().find_map(read).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_of_nextest_is_read_with_slow_and_timed_out_tests() {
        let said = "     Summary [   0.1s] 5 tests run: 2 passed (1 slow), 1 failed, 2 timed out, 7 skipped\n FAIL x\n";
        assert_eq!(nextest_counts(said), Counts { passed: 2, failed: 3 });
    }

    #[test]
    fn a_build_that_broke_has_no_summary_and_counts_nothing() {
        assert_eq!(nextest_counts("error: could not compile"), Counts::default());
    }

    #[test]
    fn the_results_of_the_built_in_runner_are_added() {
        let said = "test result: ok. 3 passed; 0 failed; 1 ignored\ntest result: FAILED. 1 passed; 2 failed; 0 ignored\n";
        assert_eq!(cargo_test_counts(said), Counts { passed: 4, failed: 2 });
    }

    #[test]
    fn the_last_plain_line_counts() {
        assert_eq!(plain_counts("1 passed, 0 failed\n12 passed, 3 failed\n"), Counts { passed: 12, failed: 3 });
    }
}
