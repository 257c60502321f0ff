//! `engawa programme …`: the programmes that we ship, and a file of one looked at line by line. Nothing is written.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use engawa_cases::programmes::file::{self, BYTES_MAX, Reading};
use engawa_cases::programmes::model::Programme;
use engawa_cases::programmes::shipped;
use engawa_kernel::Choice;

use crate::Stopped;

/// What can be done with programmes.
#[derive(Subcommand)]
pub enum ProgrammeCommand {
    /// Name the programmes that are built in
    List,
    /// Say what is wrong in a programme file, line by line, or show in short what it says
    Check {
        /// The file
        file: PathBuf,
    },
}

impl ProgrammeCommand {
    pub(super) fn run(self) -> Result<(), Stopped> {
        match self {
            ProgrammeCommand::List => {
                let lines = shipped::ALL.iter().map(|(slug, text)| line(slug, &file::read(text)));
                print(&lines.collect::<String>());
                Ok(())
            }
            ProgrammeCommand::Check { file } => check(&file),
        }
    }
}

/// A reader that closes the pipe early has seen enough.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

fn line(slug: &str, reading: &Reading) -> String {
    reading
        .programme
        .as_ref()
        .map_or_else(String::new, |programme| format!("{slug:<22}{:<18}{}\n", programme.procedure.code(), programme.name.ja))
}

fn check(path: &Path) -> Result<(), Stopped> {
    let said = |what: String| Stopped::from(format!("{}: {what}", path.display()));
    let size = std::fs::metadata(path).map_err(|fault| said(fault.to_string()))?.len();
    if size > u64::try_from(BYTES_MAX).unwrap_or(u64::MAX) {
        return Err(said(file::Wrong::TooLarge.to_string()));
    }
    let bytes = std::fs::read(path).map_err(|fault| said(fault.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|_| said("the file is not UTF-8; save it as UTF-8".into()))?;
    let reading = file::read(&text);
    let problems: Vec<String> = reading.problems.iter().map(|problem| format!("{}:{problem}", path.display())).collect();
    match &reading.programme {
        Some(programme) => {
            print(&problems.iter().map(|problem| format!("{problem}\n")).chain([shown(programme)]).collect::<String>());
            Ok(())
        }
        None => Err(problems.join("\n").into()),
    }
}

/// What it says, in short.
fn shown(programme: &Programme) -> String {
    let codes = |codes: Vec<&str>| codes.join(", ");
    let mut out = format!("{} ({})\n  {}\n", programme.name.ja, programme.slug, programme.summary.ja);
    let mut line = |what: &str, says: &str| out.push_str(&format!("  {what:<12}{says}\n"));
    line("procedure", programme.procedure.code());
    line("who", &codes(programme.who.iter().map(|who| who.code()).collect()));
    line("ways", &codes(programme.ways.iter().map(|way| way.code()).collect()));
    line("eligible", &programme.eligible.ja);
    if let Some(term) = programme.standard {
        line("usually", &format!("{} {} days", term.days, term.counted.code()));
    }
    line("outcomes", &codes(programme.outcomes.iter().map(|outcome| outcome.code.as_str()).collect()));
    line("filed", &format!("{}, {} years", programme.filing.classification, programme.filing.years));
    out
}
