//! Reads the form and its sections.

use engawa_web::Fields;

use super::entry::Entry;
use super::scope::Scope;
use super::{HINT_MAX, LABEL_MAX, Notes, PARTS_MAX, QUESTIONS_MAX, ROWS_MAX, hash, logic, question};
use crate::form::{Count, Form, Part, Question};
use crate::problem::What;

/// Reads the table of a form.
pub(super) fn form(notes: &mut Notes<'_>, entry: &Entry<'_>) -> Option<Form> {
    let mut scope = Scope::of(entry);
    let pace = entry.choice(notes, "pace").unwrap_or_default();
    entry.needed(notes, "part");
    let mut parts = Vec::new();
    for value in entry.list(notes, "part", PARTS_MAX).unwrap_or_default() {
        let part = Entry::of(notes, "part", value).and_then(|entry| part(notes, &mut scope, &entry));
        parts.extend(part);
    }
    entry.ended(notes, &|_| None);
    let most = Fields::MOST - FIELDS_OF_THE_PAGE;
    if scope.fields() > most {
        notes.fault(entry.at(), What::TooManyFields(scope.fields(), most));
    }
    Some(Form { pace, parts, hash: hash::of(entry.table()) })
}

/// The token of the form, counts of repeated sections, buttons, and what the page itself asks.
const FIELDS_OF_THE_PAGE: usize = 100;

fn part(notes: &mut Notes<'_>, scope: &mut Scope, entry: &Entry<'_>) -> Option<Part> {
    let code = entry.code(notes, "code");
    if let Some(code) = &code {
        scope.take(notes, &entry.place("code"), code);
    }
    let title = entry.needed_speech(notes, "title", LABEL_MAX);
    let help = entry.speech(notes, "help", HINT_MAX);
    let repeats = repeats(notes, entry);
    // The condition of a part is asked from outside of it.
    scope.enter(None, false);
    let shown = entry.value("shown").and_then(|value| logic::when(notes, scope, "shown", value));
    scope.enter(code.as_ref(), repeats.is_some());
    let mut questions: Vec<Question> = Vec::new();
    entry.needed(notes, "question");
    for value in entry.list(notes, "question", QUESTIONS_MAX).unwrap_or_default() {
        let read = Entry::of(notes, "question", value).and_then(|entry| question::read(notes, scope, &entry));
        if let Some(question) = read {
            scope.pass(&question, repeats.map(|count| count.most));
            questions.push(question);
        }
    }
    entry.ended(notes, &|_| None);
    Some(Part { code: code?, title: title?, help, shown, repeats, questions })
}

fn repeats(notes: &mut Notes<'_>, entry: &Entry<'_>) -> Option<Count> {
    let value = entry.value("repeats")?;
    let inner = Entry::of(notes, "repeats", value)?;
    let least = inner.size(notes, "least", 0, ROWS_MAX).unwrap_or(1);
    inner.needed(notes, "most");
    let most = inner.size(notes, "most", 2, ROWS_MAX).unwrap_or(ROWS_MAX);
    if least > most {
        notes.fault(&inner.place("least"), What::Backwards("least", "most"));
    }
    inner.ended(notes, &|_| None);
    Some(Count { least, most })
}
