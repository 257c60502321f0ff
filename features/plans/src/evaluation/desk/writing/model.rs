//! What is typed on a sheet, and with which deed it is sent.

use engawa_kernel::{Id, Moment};
use engawa_web::Fields;

use crate::desk::value::write_value;
use crate::evaluation::form::{FieldKind, Form, Reckoning};
use crate::evaluation::model::{Answer, GRADE, GRADE_REASON, Sheet};
use crate::evaluation::reading::SheetView;
use crate::evaluation::sheet::Typed;
use crate::evaluation::{FieldWrong, Proposal, Wrong, figures, rules};

/// The path of a sheet inside the town.
pub(in crate::evaluation::desk) fn sheet_path(sheet: Id<Sheet>) -> String {
    format!("/desk/sheets/{sheet}")
}

/// The path of the list of all sheets.
pub(super) const LIST: &str = "/desk/evaluation";

/// With which of its buttons the form is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// 途中で保存
    Save,
    /// 提出
    HandIn,
}

impl Deed {
    /// The name of the buttons.
    pub(super) const NAME: &'static str = "deed";

    /// What its button sends.
    pub(super) fn code(self) -> &'static str {
        match self {
            Deed::Save => "save",
            Deed::HandIn => "hand-in",
        }
    }

    /// From a form. What is not handed in on purpose is only kept.
    pub(super) fn read(fields: &Fields) -> Deed {
        if fields.get(Deed::NAME) == Deed::HandIn.code() { Deed::HandIn } else { Deed::Save }
    }
}

/// The codes of all fields of a sheet, in the order of the page: those of its form, the grade, the reason of the grade.
pub(super) fn codes(form: &Form) -> impl Iterator<Item = &str> {
    form.fields.iter().map(|field| field.code.as_str()).chain([GRADE, GRADE_REASON])
}

/// A field as it stands in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Code of the field.
    pub(super) code: String,
    /// What stands in it.
    pub(super) text: String,
    /// The number of the answer that its page showed; 0 where the field was empty.
    pub(super) seen: i64,
}

impl Entry {
    /// The field as it stands on the sheet.
    pub(super) fn standing(form: &Form, answers: &[Answer], code: &str) -> Entry {
        let answer = answers.iter().find(|answer| answer.field == code);
        Entry {
            code: code.into(),
            text: answer.map_or_else(String::new, |answer| shown(form, code, &answer.body)),
            seen: answer.map_or(0, |answer| answer.number),
        }
    }

    /// The field as it was sent; nothing where it was not, as a choice that nobody made.
    pub(super) fn read(fields: &Fields, code: &str) -> Option<Entry> {
        let (name, seen) = (field_name(code), seen_name(code));
        let seen = fields.trimmed(&seen).parse().ok().filter(|seen| *seen >= 0).unwrap_or(0);
        fields.has(&name).then(|| Entry { code: code.into(), text: fields.get(&name).into(), seen })
    }

    /// As the acts take it.
    pub(super) fn typed(&self) -> Typed {
        Typed { field: self.code.clone(), text: self.text.clone(), seen: self.seen }
    }

    /// What is typed, as if it stood on the sheet.
    pub(super) fn as_answer(&self) -> Answer {
        let (field, body) = (self.code.clone(), self.text.trim().to_owned());
        Answer { field, number: self.seen, body, written_at: Moment::from_millis(0) }
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The name of a field in the form.
pub(super) fn field_name(code: &str) -> String {
    format!("field-{code}")
}

/// The name under which the form carries the number of the answer that the page showed.
pub(super) fn seen_name(code: &str) -> String {
    format!("seen-{code}")
}

/// An answer as it stands in its field: a number with its thousands apart.
pub(super) fn shown(form: &Form, code: &str, body: &str) -> String {
    match rules::field(form, code).map(|field| &field.kind) {
        Some(FieldKind::Number { .. }) => body.parse().map_or_else(|_| body.to_owned(), |value| write_value(value, 0)),
        _ => body.to_owned(),
    }
}

/// A form as it is shown: what stands in each field, and what is to be put right.
#[derive(Clone, Debug)]
pub(super) struct Filled {
    /// One for each field of the sheet.
    pub(super) entries: Vec<Entry>,
    /// In the order of the page.
    pub(super) wrongs: Vec<FieldWrong>,
}

/// The grade that is proposed for what is typed: points are summed of it as the act sums them, before anything is kept. Figures
/// are those of the sheet.
pub(super) fn proposal(view: &SheetView, entries: &[Entry]) -> Proposal {
    let form = &view.round.form;
    if form.reckoning != Reckoning::Points {
        return view.proposal.clone();
    }
    let answers: Vec<Answer> = entries.iter().map(Entry::as_answer).collect();
    figures::propose(form, &[], rules::points(form, &answers))
}

impl Filled {
    /// The form as the sheet stands.
    pub(super) fn untouched(view: &SheetView) -> Filled {
        let form = &view.round.form;
        let entries = codes(form).map(|code| Entry::standing(form, &view.answers, code)).collect();
        Filled { entries, wrongs: Vec::new() }
    }

    /// What stands in a field.
    pub(super) fn text(&self, code: &str) -> &str {
        self.entries.iter().find(|entry| entry.code == code).map_or("", |entry| entry.text.as_str())
    }

    /// What is wrong with a field.
    pub(super) fn wrong(&self, code: &str) -> Option<&Wrong> {
        self.wrongs.iter().find(|wrong| wrong.field == code).map(|wrong| &wrong.wrong)
    }
}
