//! Words of rounds and sheets: how far they are, whose they are, what is asked in them.

use engawa_kernel::FiscalYear;
use engawa_web::{Said, Voice, key};

use super::super::writing::scale::grade_name;
use crate::evaluation::form::{FieldKind, Form, FormField};
use crate::evaluation::model::{RoundState, SheetState};
use crate::model::{Node, SectionName};

/// The longest sign of a grade, in characters.
const SIGN_MAX: usize = 3;

/// A year of evaluation, with its plan.
pub(super) fn name(voice: &Voice, year: FiscalYear, plan: &str) -> Said {
    voice.say_with("plans-ev-planning-name", &[("year", voice.fiscal_year(year).into()), ("plan", plan.into())])
}

/// The item of a sheet, or a word for one that an amendment took out.
pub(super) fn item(voice: &Voice, node: Option<&Node>) -> Said {
    node.map_or_else(|| voice.say("plans-ev-sheet-gone"), |node| node.numbered_title().into())
}

/// How far a round is.
pub(super) fn round_state(voice: &Voice, state: RoundState) -> Said {
    voice.say(match state {
        RoundState::Preparing => key("plans-ev-planning-round-preparing"),
        RoundState::Open => key("plans-ev-planning-round-open"),
        RoundState::Frozen => key("plans-ev-planning-round-frozen"),
        RoundState::Published => key("plans-ev-planning-round-published"),
    })
}

/// Where a sheet is.
pub(super) fn sheet_state(voice: &Voice, state: SheetState) -> Said {
    voice.say(match state {
        SheetState::Writing => key("plans-ev-planning-sheet-writing"),
        SheetState::Returned => key("plans-ev-planning-sheet-returned"),
        SheetState::WithDepartment => key("plans-ev-planning-sheet-department"),
        SheetState::WithPlanning => key("plans-ev-planning-sheet-planning"),
        SheetState::Settled => key("plans-ev-planning-sheet-settled"),
        SheetState::LeftOut => key("plans-ev-planning-sheet-out"),
    })
}

/// Several names in one line.
pub(super) fn joined(voice: &Voice, names: impl IntoIterator<Item = Said>) -> Option<Said> {
    let join = |before: Said, after: Said| voice.say_with("plans-comma", &[("before", before.into()), ("after", after.into())]);
    names.into_iter().reduce(join)
}

/// The sections that carry a sheet, or that nobody does.
pub(super) fn carriers(voice: &Voice, carriers: &[SectionName]) -> Said {
    let names = carriers.iter().map(|section| Said::text(&section.name));
    joined(voice, names).unwrap_or_else(|| voice.say("plans-ev-sheet-nobody"))
}

/// A grade for a narrow place: the sign with which its name begins.
pub(super) fn short_grade(form: &Form, grade: i64) -> String {
    let name = grade_name(form, grade);
    let sign = name.split_whitespace().next().filter(|sign| sign.chars().count() <= SIGN_MAX);
    sign.map_or_else(|| grade.to_string(), str::to_owned)
}

/// What is answered in a field.
pub(super) fn kind(voice: &Voice, field: &FormField) -> Said {
    match &field.kind {
        FieldKind::Text { max } => voice.say_with("plans-ev-planning-kind-text", &[("max", (*max).into())]),
        FieldKind::Number { unit } => voice.say_with("plans-ev-planning-kind-number", &[("unit", unit.into())]),
        FieldKind::View { options } | FieldKind::Direction { options } => {
            voice.say_with("plans-ev-planning-kind-choice", &[("count", options.len().into())])
        }
    }
}
