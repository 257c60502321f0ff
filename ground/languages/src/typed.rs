//! What was typed, field by field, as it was typed: right or wrong, shown or hidden. Nothing of it is lost before the case is closed.

use std::collections::{BTreeMap, BTreeSet};

use engawa_web::Fields;
use serde::{Deserialize, Serialize};

use crate::answers::Unread;
use crate::form::{Form, Kind, Question};

/// The hidden field that says which questions stood on the page. No code has a hyphen, so it is no question's.
pub(crate) const ASKED: &str = "form-asked";
/// The button for one more row or section.
pub(crate) const MORE: &str = "form-more";
/// The button that takes a row or section out.
pub(crate) const LESS: &str = "form-less";

/// The longest text of a kept draft, in bytes.
const BYTES_MAX: usize = 8_000_000;

/// What was typed into a form so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    /// The questions that were asked, also where nothing was answered.
    asked: BTreeSet<String>,
    typed: BTreeMap<String, Vec<String>>,
}

/// Which button was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// One row or section more or less: the page is shown again, and nothing is wrong yet.
    Rows,
    /// Go on.
    On,
}

impl Typed {
    /// The first value of a field; empty where none was typed.
    pub fn get(&self, name: &str) -> &str {
        self.all(name).first().map_or("", String::as_str)
    }

    /// All values of a field.
    pub fn all(&self, name: &str) -> &[String] {
        self.typed.get(name).map_or(&[], |values| &values[..])
    }

    /// All fields in which something is, in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.typed.iter().map(|(name, values)| (name.as_str(), &values[..]))
    }

    /// Whether a question stood on a page that was sent, or was filled in beforehand.
    pub fn was_asked(&self, path: &str) -> bool {
        self.asked.contains(path)
    }

    /// Types one value into a field in place of what stood there.
    pub fn put(&mut self, name: &str, value: impl Into<String>) {
        self.put_all(name, vec![value.into()]);
    }

    /// Types values into a field in place of what stood there.
    pub fn put_all(&mut self, name: &str, mut values: Vec<String>) {
        values.retain(|value| !value.is_empty());
        if values.is_empty() {
            self.typed.remove(name);
        } else {
            self.typed.insert(name.to_owned(), values);
        }
    }

    /// Marks a question as asked.
    pub fn ask(&mut self, path: &str) {
        self.asked.insert(path.to_owned());
    }

    /// As it is kept in a draft.
    pub fn to_text(&self) -> String {
        // Maps of texts always have a text.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads a kept draft.
    ///
    /// # Errors
    /// When it is something else.
    pub fn of_text(text: &str) -> Result<Typed, Unread> {
        if text.len() > BYTES_MAX {
            return Err(Unread);
        }
        serde_json::from_str(text).map_err(|_| Unread)
    }

    /// Takes over the questions that stood on the page that was sent, ticks that were taken away with them; everything else
    /// stays as it was typed on other pages. Fields that this form does not have are not taken over.
    pub fn lay(&mut self, form: &Form, fields: &Fields) {
        for asked in fields.all(ASKED) {
            let Some(question) = Place::of(form, asked).and_then(Place::question) else { continue };
            self.clear(asked);
            self.ask(asked);
            for (name, value) in fields.pairs() {
                let sub = name.strip_prefix(asked).filter(|sub| owns(question, sub));
                if sub.is_some() && !value.trim().is_empty() {
                    self.typed.entry(name.clone()).or_default().push(value.clone());
                }
            }
            // A file that is taken out again.
            let without = fields.all(&format!("{asked}.without"));
            if let Some(files) = self.typed.get_mut(asked).filter(|_| matches!(question.kind, Kind::File { .. })) {
                files.retain(|file| !without.contains(&file.as_str()));
            }
        }
        for part in form.parts().iter().filter(|part| part.repeats.is_some()) {
            let name = format!("{}.count", part.code);
            if fields.has(&name) {
                self.put(&name, fields.trimmed(&name));
            }
        }
    }

    /// As [`Typed::lay`], and does what the button said that was pressed.
    pub fn turned(&mut self, form: &Form, fields: &Fields) -> Turn {
        self.lay(form, fields);
        let (more, less) = (fields.trimmed(MORE), fields.trimmed(LESS));
        if !more.is_empty() {
            self.more(form, more);
        } else if !less.is_empty() {
            self.less(form, less);
        } else {
            return Turn::On;
        }
        Turn::Rows
    }

    /// How many rows or sections are shown at this path: at least so many as are needed, never more than there may be.
    pub(crate) fn count(&self, path: &str, least: usize, most: usize) -> usize {
        let typed: usize = self.get(&format!("{path}.count")).parse().unwrap_or(0);
        typed.clamp(least.min(most), most)
    }

    fn more(&mut self, form: &Form, path: &str) {
        if let Some(count) = Place::of(form, path).and_then(Place::rows) {
            let now = self.count(path, count.least.max(1), count.most);
            self.put(&format!("{path}.count"), (now + 1).min(count.most).to_string());
        }
    }

    /// Takes out one row or section; those behind it move up.
    fn less(&mut self, form: &Form, path: &str) {
        let Some((rows, number)) = path.rsplit_once('.') else { return };
        let Some(count) = Place::of(form, rows).and_then(Place::rows) else { return };
        let Ok(number) = number.parse::<usize>() else { return };
        let now = self.count(rows, count.least.max(1), count.most);
        if number == 0 || number > now {
            return;
        }
        for place in number..=now {
            self.clear(&format!("{rows}.{place}"));
            self.move_all(&format!("{rows}.{}.", place + 1), &format!("{rows}.{place}."));
        }
        self.put(&format!("{rows}.count"), (now - 1).to_string());
    }

    /// Takes away everything under a path.
    pub(crate) fn clear(&mut self, path: &str) {
        let is_under = |name: &str| name.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        self.typed.retain(|name, _| !is_under(name));
        self.asked.retain(|name| !is_under(name));
    }

    fn move_all(&mut self, from: &str, to: &str) {
        let renamed = |name: &String| name.strip_prefix(from).map(|rest| format!("{to}{rest}"));
        let names: Vec<(String, String)> = self.typed.keys().filter_map(|name| Some((name.clone(), renamed(name)?))).collect();
        for (old, new) in names {
            if let Some(values) = self.typed.remove(&old) {
                self.typed.insert(new, values);
            }
        }
        let asked: Vec<(String, String)> = self.asked.iter().filter_map(|name| Some((name.clone(), renamed(name)?))).collect();
        for (old, new) in asked {
            self.asked.remove(&old);
            self.asked.insert(new);
        }
    }
}

/// Where a path leads.
#[derive(Clone, Copy)]
enum Place<'f> {
    Question(&'f Question),
    Part(&'f crate::form::Part),
}

impl<'f> Place<'f> {
    fn of(form: &'f Form, path: &str) -> Option<Place<'f>> {
        let mut steps = path.split('.');
        let first = steps.next()?;
        let rest: Vec<&str> = steps.collect();
        match rest[..] {
            [] => match form.parts().iter().find(|part| part.code == *first) {
                Some(part) => part.repeats.map(|_| Place::Part(part)),
                None => {
                    let mut once = form.questions().filter(|(part, _)| part.repeats.is_none());
                    once.find(|(_, question)| question.code == *first).map(|(_, question)| Place::Question(question))
                }
            },
            [number, code] => {
                let part = form.parts().iter().find(|part| part.code == *first)?;
                let number: usize = number.parse().ok()?;
                part.repeats.filter(|count| (1..=count.most).contains(&number))?;
                let question = part.questions.iter().find(|question| question.code == *code)?;
                Some(Place::Question(question))
            }
            _ => None,
        }
    }

    fn question(self) -> Option<&'f Question> {
        match self {
            Place::Question(question) => Some(question),
            Place::Part(_) => None,
        }
    }

    /// How many rows or sections there may be.
    fn rows(self) -> Option<crate::form::Count> {
        match self {
            Place::Question(Question { kind: Kind::Rows { count, .. }, .. }) => Some(*count),
            Place::Question(_) => None,
            Place::Part(part) => part.repeats,
        }
    }
}

/// Whether a question has a field with this ending.
fn owns(question: &Question, sub: &str) -> bool {
    let Some(sub) = sub.strip_prefix('.') else {
        let is_whole = !matches!(question.kind, Kind::Rows { .. } | Kind::Matrix { .. } | Kind::Ranking { .. });
        return sub.is_empty() && is_whole && question.is_answered();
    };
    let is_number = |text: &str, most: usize| text.parse().is_ok_and(|number: usize| (1..=most).contains(&number));
    match &question.kind {
        Kind::Name => sub == "kana",
        Kind::Address => matches!(sub, "postcode" | "rest"),
        Kind::Place => matches!(sub, "latitude" | "longitude"),
        Kind::Ranking { count, .. } => is_number(sub, count.most),
        Kind::Matrix { lines, .. } => lines.iter().any(|line| line.code == *sub),
        Kind::Rows { columns, count } => match sub.split_once('.') {
            Some((row, column)) => is_number(row, count.most) && columns.iter().any(|known| known.code == *column),
            None => sub == "count",
        },
        _ => false,
    }
}
