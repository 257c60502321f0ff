//! The list of what does not hold, with its place in the file.

use std::ops::Range;

use crate::problem::{Problem, Severity, What};

/// More are not told: who mends a hundred lines reads the file again anyway.
const PROBLEMS_MAX: usize = 100;

/// Notes on one file.
pub(crate) struct Notes<'t> {
    text: &'t str,
    problems: Vec<(usize, Problem)>,
    faults: usize,
}

impl<'t> Notes<'t> {
    pub(crate) fn on(text: &'t str) -> Notes<'t> {
        Notes { text, problems: Vec::new(), faults: 0 }
    }

    /// There is no form until this is mended.
    pub(crate) fn fault(&mut self, at: &Range<usize>, what: What) {
        self.faults += 1;
        self.note(at, Severity::Fault, what);
    }

    /// The form works all the same.
    pub(crate) fn advice(&mut self, at: &Range<usize>, what: What) {
        self.note(at, Severity::Advice, what);
    }

    /// How many faults were noted so far; two looks at it tell whether something between them held.
    pub(crate) fn faults(&self) -> usize {
        self.faults
    }

    /// All problems in the order of the file.
    pub(crate) fn ended(mut self) -> Vec<Problem> {
        // Faults come first where there are too many, so that advice never hides one.
        self.problems.sort_by_key(|(_, problem)| problem.severity == Severity::Advice);
        self.problems.truncate(PROBLEMS_MAX);
        self.problems.sort_by_key(|(at, _)| *at);
        self.problems.into_iter().map(|(_, problem)| problem).collect()
    }

    fn note(&mut self, at: &Range<usize>, severity: Severity, what: What) {
        let mut end = at.start.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &self.text[..end];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        self.problems.push((end, Problem { line, column, severity, what }));
    }
}
