//! Laws of a sheet: what fits a field, when a reason is needed, what comes after what. Pure.

use engawa_kernel::text::has_control;

use super::form::{FieldKind, Form, FormField};
use super::model::{Answer, GRADE, GRADE_REASON, SheetState, Step};
use super::refused::{FieldWrong, Wrong};
use crate::desk::value::{read_value, write_value};

/// The longest reason of a grade, in characters.
pub const REASON_MAX: i64 = 400;

/// What is kept of something that was typed into a field: the text without blanks at its ends, plain digits, the code of a choice.
/// An empty text is kept too: it says that the field was emptied.
///
/// # Errors
/// With what is wrong, so that what was typed can stay where it is.
pub(crate) fn clean(form: &Form, code: &str, typed: &str) -> Result<String, Wrong> {
    let typed = typed.trim().replace("\r\n", "\n");
    match code {
        _ if typed.is_empty() => Ok(typed),
        GRADE => grade(form, &typed).map(|_| typed).ok_or(Wrong::NoChoice),
        GRADE_REASON => text(typed, REASON_MAX),
        _ => match field(form, code).map(|field| &field.kind) {
            Some(FieldKind::Text { max }) => text(typed, *max),
            Some(FieldKind::Number { unit }) => match read_value(&typed, Some(unit)) {
                Ok(value) => Ok(value.map_or_else(String::new, |value| write_value(value, 0).replace(',', ""))),
                Err(wrong) => Err(Wrong::NoNumber(wrong)),
            },
            Some(FieldKind::View { options } | FieldKind::Direction { options }) => {
                let is_one = options.iter().any(|option| option.code == typed);
                if is_one { Ok(typed) } else { Err(Wrong::NoChoice) }
            }
            None => Err(Wrong::NoChoice),
        },
    }
}

fn text(typed: String, max: i64) -> Result<String, Wrong> {
    let length = i64::try_from(typed.chars().count()).unwrap_or(i64::MAX);
    match length > max {
        _ if has_control(&typed) => Err(Wrong::Control),
        true => Err(Wrong::TooLong(max)),
        false => Ok(typed),
    }
}

/// The field with this code.
pub(crate) fn field<'f>(form: &'f Form, code: &str) -> Option<&'f FormField> {
    form.fields.iter().find(|field| field.code == code)
}

/// The grade that a text means: its number, as a choice carries it.
pub(crate) fn grade(form: &Form, typed: &str) -> Option<i64> {
    let number: i64 = typed.parse().ok()?;
    form.scale.grades.iter().map(|grade| grade.grade).find(|grade| *grade == number)
}

/// What stands in a field; nothing where nothing was written, or it was emptied.
pub(crate) fn standing<'a>(answers: &'a [Answer], code: &str) -> Option<&'a str> {
    let answer = answers.iter().find(|answer| answer.field == code)?;
    (!answer.body.is_empty()).then_some(answer.body.as_str())
}

/// The sum of points of the chosen answers; nothing while one view is not answered, or none has points.
pub(crate) fn points(form: &Form, answers: &[Answer]) -> Option<i64> {
    let views = form.fields.iter().filter_map(|field| match &field.kind {
        FieldKind::View { options } if options.iter().any(|option| option.points.is_some()) => Some((field, options)),
        _ => None,
    });
    let of = |(field, options): (&FormField, &Vec<super::form::FormOption>)| {
        let chosen = standing(answers, &field.code)?;
        options.iter().find(|option| option.code == chosen)?.points
    };
    let all: Vec<i64> = views.map(of).collect::<Option<_>>()?;
    (!all.is_empty()).then(|| all.into_iter().sum())
}

/// A grade as it may be given: where it is not the proposed one, or nothing was proposed, a reason is there. A grade that is a
/// judgement on effort is never proposed, so it always has its reason.
///
/// # Errors
/// No grade, one that the scale does not have, or no reason where one is needed.
pub(crate) fn judgement(
    form: &Form,
    proposed: Option<i64>,
    given: Option<&str>,
    reason: Option<&str>,
) -> Result<(i64, Option<String>), FieldWrong> {
    let wrong = |field: &str, wrong| FieldWrong { field: field.into(), wrong };
    let given = given.map(str::trim).filter(|given| !given.is_empty()).ok_or_else(|| wrong(GRADE, Wrong::Missing))?;
    let given = grade(form, given).ok_or_else(|| wrong(GRADE, Wrong::NoChoice))?;
    let reason = clean(form, GRADE_REASON, reason.unwrap_or_default()).map_err(|why| wrong(GRADE_REASON, why))?;
    let reason = (!reason.is_empty()).then_some(reason);
    if proposed != Some(given) && reason.is_none() {
        return Err(wrong(GRADE_REASON, Wrong::NoReason));
    }
    Ok((given, reason))
}

/// The fields that must be filled before a sheet is handed in, and are not.
pub(crate) fn missing(form: &Form, answers: &[Answer]) -> Vec<FieldWrong> {
    let empty = form.fields.iter().filter(|field| field.is_required && standing(answers, &field.code).is_none());
    empty.map(|field| FieldWrong { field: field.code.clone(), wrong: Wrong::Missing }).collect()
}

/// Where a sheet goes when a step is done with it. The department is asked where the round asks it and the section has one.
pub(crate) fn next(done: Step, has_department: bool) -> SheetState {
    match done {
        Step::Section if has_department => SheetState::WithDepartment,
        Step::Section | Step::Department => SheetState::WithPlanning,
        Step::Planning => SheetState::Settled,
    }
}

#[cfg(test)]
mod tests {
    use engawa_kernel::Moment;
    use proptest::prelude::*;

    use super::super::form::{self, FormOption};
    use super::*;

    fn form(code: &str) -> Form {
        form::templates().into_iter().find(|form| form.code == code).expect("a template")
    }

    fn answer(field: &str, body: &str) -> Answer {
        Answer { field: field.into(), number: 1, body: body.into(), written_at: Moment::from_millis(0) }
    }

    #[test]
    fn a_grade_that_differs_has_a_reason() {
        let six = form("six");
        assert_eq!(judgement(&six, Some(2), Some("2"), None), Ok((2, None)));
        assert_eq!(judgement(&six, Some(2), Some("3"), Some(" 台風 ")), Ok((3, Some("台風".into()))));
        for (proposed, given) in [(Some(2), "3"), (None, "2"), (Some(2), "6")] {
            let wrong = judgement(&six, proposed, Some(given), Some("  ")).expect_err("a reason is needed");
            assert_eq!((wrong.field.as_str(), wrong.wrong), (GRADE_REASON, Wrong::NoReason));
        }
        for given in [None, Some(""), Some("7"), Some("A")] {
            assert_eq!(judgement(&six, Some(2), given, Some("理由")).expect_err("no grade").field, GRADE);
        }
    }

    #[test]
    fn figures_are_kept_in_plain_digits_and_texts_as_they_are() {
        let six = form("six");
        let number = six.fields.iter().find(|field| matches!(field.kind, FieldKind::Number { .. })).expect("a number");
        assert_eq!(clean(&six, &number.code, "１，２３４"), Ok("1234".into()));
        assert!(matches!(clean(&six, &number.code, "約千"), Err(Wrong::NoNumber(_))));
        assert_eq!(clean(&six, GRADE_REASON, " 一\r\n二 "), Ok("一\n二".into()));
        assert_eq!(clean(&six, GRADE_REASON, "a\u{0}b"), Err(Wrong::Control));
        assert_eq!(clean(&six, GRADE_REASON, &"字".repeat(401)), Err(Wrong::TooLong(REASON_MAX)));
        assert_eq!(clean(&six, "no-such-field", "x"), Err(Wrong::NoChoice));
    }

    #[test]
    fn points_are_a_sum_when_every_view_is_answered() {
        let points_form = form("points");
        let views: Vec<&FormField> =
            points_form.fields.iter().filter(|field| matches!(field.kind, FieldKind::View { .. })).collect();
        let best = |field: &&FormField| match &field.kind {
            FieldKind::View { options } => options.iter().max_by_key(|option| option.points).cloned(),
            _ => None,
        };
        let chosen: Vec<(String, FormOption)> =
            views.iter().map(|view| (view.code.clone(), best(view).expect("an option"))).collect();
        let answers: Vec<Answer> = chosen.iter().map(|(code, option)| answer(code, &option.code)).collect();
        let sum = chosen.iter().filter_map(|(_, option)| option.points).sum();
        assert_eq!(points(&points_form, &answers), Some(sum));
        assert_eq!(points(&points_form, &answers[1..]), None);
        assert_eq!(points(&form("six"), &answers), None);
    }

    #[test]
    fn what_is_empty_is_missing() {
        let six = form("six");
        let required = six.fields.iter().filter(|field| field.is_required).count();
        assert_eq!(missing(&six, &[]).len(), required);
        let first = six.fields.iter().find(|field| field.is_required).expect("one is required");
        assert_eq!(missing(&six, &[answer(&first.code, "")]).len(), required);
        assert_eq!(missing(&six, &[answer(&first.code, "できた")]).len(), required - 1);
    }

    #[test]
    fn a_sheet_goes_from_the_section_over_the_department_to_the_planning_section() {
        assert_eq!(next(Step::Section, true), SheetState::WithDepartment);
        assert_eq!(next(Step::Section, false), SheetState::WithPlanning);
        assert_eq!(next(Step::Department, true), SheetState::WithPlanning);
        assert_eq!(next(Step::Planning, true), SheetState::Settled);
    }

    proptest! {
        /// Whatever is typed: what is kept can be typed again and is kept the same.
        #[test]
        fn cleaning_twice_changes_nothing(typed in ".{0,60}", which in 0usize..8) {
            let six = form("six");
            let codes: Vec<&str> = six.fields.iter().map(|field| field.code.as_str()).chain([GRADE, GRADE_REASON]).collect();
            let code = codes[which % codes.len()];
            if let Ok(kept) = clean(&six, code, &typed) {
                prop_assert_eq!(clean(&six, code, &kept), Ok(kept));
            }
        }
    }
}
