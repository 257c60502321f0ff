//! Reads the file of a form. Everything that is wrong is told at once, each with its line.

mod entry;
mod hash;
mod kind;
mod logic;
mod notes;
mod part;
mod question;
mod scope;
mod speech;

use toml::de::DeTable;

use crate::form::Form;
use crate::problem::{Problem, Severity, What};
use entry::Entry;
use notes::Notes;

/// The largest file.
pub const BYTES_MAX: usize = 400_000;
/// The most sections.
pub const PARTS_MAX: usize = 40;
/// The most questions of a section.
pub const QUESTIONS_MAX: usize = 100;
/// The most answers to pick from.
pub const PICKS_MAX: usize = 100;
/// The most lines of a matrix and columns of a table.
pub const LINES_MAX: usize = 30;
/// The most rows of a table and the most times that a section is given.
pub const ROWS_MAX: usize = 50;
/// The longest label or title, in characters.
pub const LABEL_MAX: usize = 200;
/// The longest hint.
pub const HINT_MAX: usize = 1_000;
/// The longest text to read or to agree to.
pub const TEXT_MAX: usize = 5_000;
/// The longest answer that can be asked for, in characters.
pub const ANSWER_MAX: usize = 20_000;

/// What comes of reading a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The form; none where there is a fault.
    pub form: Option<Form>,
    /// Faults and advice, in the order of the file.
    pub problems: Vec<Problem>,
}

impl Reading {
    /// Whether only advice was found, or nothing.
    pub fn holds(&self) -> bool {
        self.problems.iter().all(|problem| problem.severity == Severity::Advice)
    }
}

/// Reads a file that is only a form.
pub fn read(text: &str) -> Reading {
    open(text, |notes, root| part::form(notes, &root))
}

/// Reads the form that stands under a key of a larger file, such as that of a programme. Lines are those of the whole file;
/// the other keys are not looked at.
pub fn read_within(text: &str, key: &'static str) -> Reading {
    open(text, |notes, root| {
        let value = root.needed(notes, key)?;
        let entry = Entry::of(notes, key, value)?;
        part::form(notes, &entry)
    })
}

fn open(text: &str, read: impl FnOnce(&mut Notes<'_>, Entry<'_>) -> Option<Form>) -> Reading {
    let mut notes = Notes::on(text);
    let form = parse(&mut notes, text, read);
    let has_fault = notes.faults() > 0;
    Reading { form: form.filter(|_| !has_fault), problems: notes.ended() }
}

fn parse(notes: &mut Notes<'_>, text: &str, read: impl FnOnce(&mut Notes<'_>, Entry<'_>) -> Option<Form>) -> Option<Form> {
    if text.len() > BYTES_MAX {
        notes.fault(&(0..0), What::TooLarge(text.len(), BYTES_MAX));
        return None;
    }
    if let Some(at) = text.find(|sign: char| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t')) {
        notes.fault(&(at..at), What::Control);
        return None;
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        notes.fault(&error.span().unwrap_or(0..0), What::Toml(error.message().to_owned()));
    }
    // What could not be parsed is left out of the table; asking for it again would tell the same mistake twice.
    if !errors.is_empty() {
        return None;
    }
    let at = table.span();
    read(notes, Entry::new(table.get_ref(), at.start..at.start))
}

#[cfg(test)]
mod tests;
