//! Grades and steps in words: what a grade is called, which results it holds, who judges.

use engawa_web::{Said, key};

use crate::evaluation::form::Form;
use crate::evaluation::model::Step;
use crate::evaluation::site::range;
use crate::model::Grade;
use crate::pages::Look;

/// A grade by its number, as it is called: A 順調. One whose words do not begin with a sign of their own has its number before
/// them.
pub(in crate::evaluation::desk) fn grade_name(form: &Form, grade: i64) -> String {
    let found = form.scale.grades.iter().find(|one| one.grade == grade);
    found.map_or_else(|| grade.to_string(), named)
}

/// A grade as it is called.
pub(in crate::evaluation::desk) fn named(grade: &Grade) -> String {
    let has_sign = grade.label.starts_with(|sign: char| sign.is_ascii_alphanumeric());
    if has_sign { grade.label.clone() } else { format!("{} {}", grade.grade, grade.label) }
}

/// Which results the grade with this number holds.
pub(super) fn range_of(look: &Look, form: &Form, grade: i64) -> Said {
    let found = form.scale.grades.iter().find(|one| one.grade == grade);
    found.map_or_else(|| look.missing(), |grade| range(&look.voice, grade, &form.scale.unit))
}

/// Who a step is.
pub(super) fn step_word(look: &Look, step: Step) -> Said {
    look.voice.say(match step {
        Step::Section => key("plans-ev-sheet-step-section"),
        Step::Department => key("plans-ev-sheet-step-department"),
        Step::Planning => key("plans-ev-sheet-step-planning"),
    })
}

/// What the judgement of a step is called on the sheet: 自己評価, 指導者評価. The first evaluator of the scale is the section, the
/// last one the planning section; a department that only passes on is called what it is.
pub(in crate::evaluation::desk) fn evaluator(look: &Look, form: &Form, step: Step) -> Said {
    let names = &form.scale.evaluators;
    let name = match step {
        Step::Section => names.first(),
        Step::Department => names.get(1).filter(|_| names.len() > 2),
        Step::Planning => names.last().filter(|_| names.len() > 1),
    };
    name.map_or_else(|| step_word(look, step), |name| name.as_str().into())
}
