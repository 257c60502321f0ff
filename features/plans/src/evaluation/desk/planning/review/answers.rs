//! What the section wrote, field by field: with last year's words, what was asked to be put right, and a place for a remark.

use engawa_web::ui::{Field, Written};
use engawa_web::{Said, Voice};

use super::super::super::writing::fields::words;
use super::super::super::writing::paper::remarked;
use super::super::at::Met;
use super::super::refusals::Typed;
use crate::evaluation::form::FormField;
use crate::evaluation::reading::SheetView;
use crate::evaluation::rules::standing;
use crate::evaluation::sheet::WORDS_MAX;
use crate::pages::Look;

/// A field of the sheet as it is shown.
pub(super) struct AnswerShown {
    /// What the place for a remark is about.
    pub(super) label: Said,
    /// What stands there.
    pub(super) written: Written,
    /// What stood there the year before.
    pub(super) before: Option<Written>,
    /// What was asked to be put right here.
    pub(super) remarks: Vec<Written>,
    /// The place for a remark.
    pub(super) remark: Option<Field>,
    /// Something is typed in it.
    pub(super) is_open: bool,
}

/// The name of the place for a remark at a field.
pub(super) fn remark_name(code: &str) -> String {
    format!("remark-{code}")
}

/// All fields of the form, in its order.
pub(super) fn answers(look: &Look, met: &Met, typed: Option<&Typed>, has_remarks: bool) -> Vec<AnswerShown> {
    let view = &met.view;
    let shown = |field: &FormField| {
        let has_typed = typed.is_some_and(|typed| !typed.fields.trimmed(&remark_name(&field.code)).is_empty());
        AnswerShown {
            label: field.label.as_str().into(),
            written: written(look, view, field),
            before: before(look, view, &field.code),
            remarks: remarks(look, view, &field.code),
            remark: has_remarks.then(|| remark(&look.voice, &field.code, typed)),
            is_open: has_typed,
        }
    };
    view.round.form.fields.iter().map(shown).collect()
}

fn written(look: &Look, view: &SheetView, field: &FormField) -> Written {
    let text = standing(&view.answers, &field.code).map(|body| words(&view.round.form, &field.code, body));
    Written::new(field.label.as_str(), text.map_or_else(|| look.voice.say("plans-ev-sheet-unwritten"), Said::from))
}

/// In the words of that year's form.
fn before(look: &Look, view: &SheetView, code: &str) -> Option<Written> {
    let before = view.before.as_ref()?;
    let text = words(&before.round.form, code, view.before(code)?);
    let year = look.voice.fiscal_year(before.year);
    Some(Written::new(look.voice.say_with("plans-ev-sheet-last", &[("year", year.into())]), text).quiet())
}

/// What was asked to be put right at a place; the empty code is the sheet as a whole.
pub(super) fn remarks(look: &Look, view: &SheetView, code: &str) -> Vec<Written> {
    let own = view.remarks.iter().filter(|remark| remark.field == code);
    own.map(|remark| remarked(look, view, remark)).collect()
}

fn remark(voice: &Voice, code: &str, typed: Option<&Typed>) -> Field {
    let (name, fresh) = (remark_name(code), Typed::default());
    let typed = typed.unwrap_or(&fresh);
    let (value, error) = (typed.value(&name).to_owned(), typed.wrong(&name));
    let field = Field::lines(voice, name, voice.say("plans-ev-planning-remark"), 3);
    field.max(WORDS_MAX).unmarked().value(value).error(error)
}
