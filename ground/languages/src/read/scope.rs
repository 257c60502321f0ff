//! What stands before a question: for conditions and formulas, which look back only, so that nothing turns in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Notes;
use super::entry::Entry;
use crate::form::{Code, Kind, Question, Sort};
use crate::problem::What;

/// What was passed on the way through the file.
#[derive(Default)]
pub(super) struct Scope {
    /// All codes of questions that stand anywhere in the file.
    all: BTreeSet<String>,
    /// Codes of parts and questions that were passed; names of fields begin with either.
    passed: BTreeSet<String>,
    earlier: BTreeMap<String, Earlier>,
    parts: BTreeMap<String, bool>,
    here: Option<Code>,
    fields: usize,
}

/// An earlier question, as far as others look at it.
#[derive(Clone)]
pub(super) struct Earlier {
    pub(super) sort: Sort,
    pub(super) picks: Vec<String>,
    columns: BTreeMap<String, Sort>,
    part: Option<Code>,
    is_repeated: bool,
}

impl Scope {
    /// Looks through the file for all codes, so that "later" and "nowhere" are two sentences.
    pub(super) fn of(form: &Entry<'_>) -> Scope {
        let mut all = BTreeSet::new();
        let parts = form.value("part").and_then(|value| value.get_ref().as_array());
        for part in parts.into_iter().flatten() {
            let questions = part.get_ref().get("question").and_then(|value| value.get_ref().as_array());
            for question in questions.into_iter().flatten() {
                all.extend(question.get_ref().get("code").and_then(|code| code.get_ref().as_str()).map(str::to_owned));
            }
        }
        Scope { all, ..Scope::default() }
    }

    /// Takes a code for a part or a question.
    pub(super) fn take(&mut self, notes: &mut Notes<'_>, at: &Range<usize>, code: &Code) {
        if !self.passed.insert(code.to_string()) {
            notes.fault(at, What::Twice(code.to_string()));
        }
    }

    /// Enters a part.
    pub(super) fn enter(&mut self, part: Option<&Code>, is_repeated: bool) {
        self.here = part.cloned();
        if let Some(code) = part {
            self.parts.insert(code.to_string(), is_repeated);
        }
    }

    /// A question was read and is an earlier one from here on.
    pub(super) fn pass(&mut self, question: &Question, repeats: Option<usize>) {
        let columns = question.kind.columns().iter().map(|column| (column.code.to_string(), column.kind.sort())).collect();
        let earlier = Earlier {
            sort: question.kind.sort(),
            picks: picks(&question.kind),
            columns,
            part: self.here.clone(),
            is_repeated: repeats.is_some(),
        };
        self.earlier.insert(question.code.to_string(), earlier);
        // The question itself, and the mark that it was asked.
        self.fields += (question.kind.fields_most() + 1) * repeats.unwrap_or(1);
    }

    /// How many fields a page with everything on it could send.
    pub(super) fn fields(&self) -> usize {
        self.fields
    }

    /// The earlier question with this code, that has one answer here. Nothing is told of one that could not be read.
    pub(super) fn find(&self, notes: &mut Notes<'_>, at: &Range<usize>, code: &str) -> Option<Earlier> {
        let found = self.known(notes, at, code)?;
        if found.is_repeated && found.part != self.here {
            notes.fault(at, What::AnsweredOften(code.to_owned()));
            return None;
        }
        Some(found)
    }

    /// The sort of `before.behind`: a column of a table, or a question of a part that is given several times.
    pub(super) fn find_column(&self, notes: &mut Notes<'_>, at: &Range<usize>, before: &str, behind: &str) -> Option<Sort> {
        if self.parts.get(before) == Some(&true) {
            let question = self.known(notes, at, behind)?;
            let is_inside = question.part.as_ref().is_some_and(|part| part == before) && question.part != self.here;
            if !is_inside {
                notes.fault(at, What::NoQuestion(format!("{before}.{behind}")));
            }
            return is_inside.then_some(question.sort);
        }
        let table = self.find(notes, at, before)?;
        let column = table.columns.get(behind).copied();
        if column.is_none() {
            notes.fault(at, What::NoQuestion(format!("{before}.{behind}")));
        }
        column
    }

    fn known(&self, notes: &mut Notes<'_>, at: &Range<usize>, code: &str) -> Option<Earlier> {
        let found = self.earlier.get(code).cloned();
        if found.is_none() && !self.passed.contains(code) {
            let shown = code.chars().take(60).collect();
            notes.fault(at, if self.all.contains(code) { What::NotEarlier(shown) } else { What::NoQuestion(shown) });
        }
        found
    }
}

/// The codes of the answers to pick from.
fn picks(kind: &Kind) -> Vec<String> {
    match kind {
        Kind::YesNo | Kind::Consent { .. } => vec!["yes".to_owned(), "no".to_owned()],
        // A matrix is answered line by line.
        Kind::Matrix { .. } => Vec::new(),
        _ => kind.picks().iter().map(|pick| pick.code.to_string()).collect(),
    }
}
