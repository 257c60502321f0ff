//! What is to be put right in a field, in a sentence that says what to do.

use engawa_web::{Arg, Said, key};

use super::model::{Filled, proposal, shown};
use super::scale::grade_name;
use crate::desk::value::NoValue;
use crate::evaluation::form::{FieldKind, Form};
use crate::evaluation::model::GRADE;
use crate::evaluation::reading::SheetView;
use crate::evaluation::{Wrong, rules};
use crate::pages::Look;

/// So much of what was typed is said back.
const SAID_BACK: usize = 60;

/// The sentence at the field.
pub(super) fn sentence(look: &Look, view: &SheetView, filled: &Filled, code: &str, wrong: &Wrong) -> Said {
    let form = &view.round.form;
    let typed = filled.text(code);
    match wrong {
        Wrong::Missing => missing(look, view, filled, code),
        Wrong::TooLong(max) => too_long(look, *max, typed),
        Wrong::NoNumber(why) => no_number(look, form, code, typed, why),
        Wrong::NoChoice => look.voice.say_with("plans-ev-sheet-wrong-choice", &[("typed", said_back(typed))]),
        Wrong::Control => look.voice.say("plans-ev-sheet-wrong-control"),
        Wrong::NoReason => no_reason(look, view, filled),
        Wrong::Met(there) if shown(form, code, there) == typed => look.voice.say("plans-ev-sheet-wrong-met-now"),
        Wrong::Met(_) => look.voice.say("plans-ev-sheet-wrong-met"),
    }
}

fn said_back(typed: &str) -> Arg {
    Arg::Text(typed.trim().chars().take(SAID_BACK).collect())
}

fn missing(look: &Look, view: &SheetView, filled: &Filled, code: &str) -> Said {
    let form = &view.round.form;
    let proposed = proposal(view, &filled.entries).grade.ok();
    if let Some(grade) = proposed.filter(|_| code == GRADE) {
        let grade = grade_name(form, grade);
        return look.voice.say_with("plans-ev-sheet-wrong-grade-now", &[("grade", grade.into())]);
    }
    let is_choice = code == GRADE || rules::field(form, code).is_some_and(|field| !field.kind.options().is_empty());
    look.voice.say(if is_choice { key("plans-ev-sheet-wrong-unchosen") } else { key("plans-ev-sheet-wrong-missing") })
}

fn too_long(look: &Look, max: i64, typed: &str) -> Said {
    let count = i64::try_from(typed.trim().chars().count()).unwrap_or(i64::MAX);
    let args = [("over", (count - max).into()), ("max", max.into())];
    look.voice.say_with("plans-ev-sheet-wrong-long", &args)
}

fn no_reason(look: &Look, view: &SheetView, filled: &Filled) -> Said {
    let form = &view.round.form;
    let name = |grade| Arg::Text(grade_name(form, grade));
    let chosen = rules::grade(form, filled.text(GRADE).trim());
    match (proposal(view, &filled.entries).grade, chosen) {
        (Ok(proposed), Some(chosen)) => {
            let args = [("grade", name(chosen)), ("proposed", name(proposed))];
            look.voice.say_with("plans-ev-sheet-wrong-reason", &args)
        }
        _ => look.voice.say("plans-ev-sheet-wrong-reason-none"),
    }
}

fn no_number(look: &Look, form: &Form, code: &str, typed: &str, why: &NoValue) -> Said {
    let unit = match rules::field(form, code).map(|field| &field.kind) {
        Some(FieldKind::Number { unit }) => unit.as_str(),
        _ => "",
    };
    let typed = said_back(typed);
    let (key, args) = match why {
        NoValue::NoNumber => (key("plans-ev-sheet-wrong-no-number"), vec![("typed", typed)]),
        NoValue::WriteItSo(so) => (key("plans-ev-sheet-wrong-write-so"), vec![("typed", typed), ("so", so.into())]),
        NoValue::OtherUnit(other) => (key("plans-ev-sheet-wrong-unit"), vec![("other", said_back(other)), ("unit", unit.into())]),
        NoValue::Commas => (key("plans-ev-sheet-wrong-commas"), vec![("typed", typed)]),
        NoValue::TooFine(max) => (key("plans-ev-sheet-wrong-too-fine"), vec![("max", u32::from(*max).into())]),
        NoValue::TooLarge => (key("plans-ev-sheet-wrong-too-large"), vec![("typed", typed)]),
    };
    look.voice.say_with(key, &args)
}
