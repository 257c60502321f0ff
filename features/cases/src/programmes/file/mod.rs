//! The programme file: a programme as a person wrote it, read and checked. All that is wrong is told at once, with its lines.

mod check;
mod problem;
mod raw;

pub use problem::{Problem, Severity, Wrong};

use engawa_languages::Form;

use self::check::Check;
use super::model::Programme;

/// The largest file that is read: the longest one that we ship is a tenth of it.
pub const BYTES_MAX: usize = 90 * 1024;
/// The longest text in one place.
pub const TEXT_MAX: usize = 2_000;

/// What came of a file.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The programme, where nothing is at fault.
    pub programme: Option<Programme>,
    /// What is asked, where nothing of that is at fault.
    pub form: Option<Form>,
    /// What is wrong, in the order of the lines.
    pub problems: Vec<Problem>,
}

impl Reading {
    /// What keeps it from being adopted.
    pub fn faults(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.severity == Severity::Fault)
    }
}

/// Reads a file.
pub fn read(text: &str) -> Reading {
    let nothing = |problem| Reading { programme: None, form: None, problems: vec![problem] };
    if text.len() > BYTES_MAX {
        return nothing(Problem { line: 1, severity: Severity::Fault, wrong: Wrong::TooLarge });
    }
    let root: raw::Root = match toml::from_str(text) {
        Ok(root) => root,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let wrong = Wrong::Toml(error.message().chars().take(300).collect());
            return nothing(Problem { line: line_at(text, at), severity: Severity::Fault, wrong });
        }
    };
    let mut check = Check::new(text);
    let programme = check.programme(root.programme.get_ref(), root.programme.span());
    let mut problems = check.problems;
    let asked = form(text, root.form.is_some(), line_at(text, root.programme.span().start));
    problems.extend(asked.1);
    problems.sort_by_key(|problem| (problem.line, problem.severity));
    let is_whole = problems.iter().all(|problem| problem.severity == Severity::Advice);
    Reading { programme: programme.filter(|_| is_whole), form: asked.0, problems }
}

/// The form of the file, and what is to be put right in it; its lines are those of the whole file.
fn form(text: &str, is_there: bool, begins: usize) -> (Option<Form>, Vec<Problem>) {
    if !is_there {
        return (None, vec![Problem { line: begins, severity: Severity::Fault, wrong: Wrong::NoForm }]);
    }
    let reading = engawa_languages::read_within(text, "form");
    let problems = reading.problems.into_iter().map(|problem| {
        let severity = match problem.severity {
            engawa_languages::Severity::Fault => Severity::Fault,
            engawa_languages::Severity::Advice => Severity::Advice,
        };
        Problem { line: problem.line, severity, wrong: Wrong::Form(Box::new(problem)) }
    });
    (reading.form, problems.collect())
}

/// The line of a place in a text, counted from 1.
fn line_at(text: &str, at: usize) -> usize {
    1 + text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count()
}
