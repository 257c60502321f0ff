//! What waits in the year of judgement: sheets to write, to put right, to pass on, to judge; years to freeze and to publish.

use engawa_db::{Db, Fault};
use engawa_web::{ToDo, Visitor, Voice, key};

use super::{ALL_SHEETS, DEPARTMENT, SHEETS, Stand};
use crate::evaluation::model::{Round, RoundState, SheetState, Step};
use crate::evaluation::reading::{self, RoundView, SheetRow};

/// What waits for a visitor.
///
/// # Errors
/// When the database cannot be read.
pub fn todos(db: &Db, visitor: &Visitor, voice: &Voice) -> Result<Vec<ToDo>, Fault> {
    let mut todos = Vec::new();
    if ![SHEETS, DEPARTMENT, ALL_SHEETS].iter().any(|permission| visitor.holds(*permission)) {
        return Ok(todos);
    }
    let is_on = |round: &Round| matches!(round.state, RoundState::Open | RoundState::Frozen);
    for round in reading::rounds(db)?.into_iter().filter(is_on) {
        let Some(view) = reading::round(db, round.id)? else { continue };
        todos.extend(of_round(db, &view, visitor, voice)?);
    }
    Ok(todos)
}

fn of_round(db: &Db, view: &RoundView, visitor: &Visitor, voice: &Voice) -> Result<Vec<ToDo>, Fault> {
    let mut mine: Vec<(&SheetRow, Step)> = Vec::new();
    for row in &view.rows {
        let turn = Stand::of(db, visitor, &row.carriers)?.waits(&row.sheet);
        mine.extend(turn.map(|step| (row, step)));
    }
    let about = |what: fn(SheetState) -> bool, step: Step| {
        mine.iter().filter(|(row, turn)| what(row.sheet.state) && *turn == step).map(|(row, _)| *row).collect::<Vec<_>>()
    };
    let lists = [
        (key("plans-ev-todo-returned"), about(|state| state == SheetState::Returned, Step::Section), Step::Section),
        (key("plans-ev-todo-write"), about(|state| state == SheetState::Writing, Step::Section), Step::Section),
        (key("plans-ev-todo-department"), about(|_| true, Step::Department), Step::Department),
        (key("plans-ev-todo-judge"), about(|_| true, Step::Planning), Step::Planning),
    ];
    let lists = lists.into_iter().filter(|(_, rows, _)| !rows.is_empty());
    let mut todos: Vec<ToDo> = lists.map(|(word, rows, step)| of_sheets(view, voice, word, &rows, step)).collect();
    if visitor.holds(ALL_SHEETS) {
        todos.extend(of_planning(view, voice));
    }
    Ok(todos)
}

/// One sheet is opened at once; of several, the list.
fn of_sheets(view: &RoundView, voice: &Voice, word: &'static str, rows: &[&SheetRow], step: Step) -> ToDo {
    let args = [("year", voice.fiscal_year(view.round.year).into()), ("count", rows.len().into())];
    let path = match rows {
        [one] if step == Step::Section => format!("/desk/sheets/{}", one.sheet.id),
        [one] => format!("/desk/sheets/{}/review", one.sheet.id),
        _ => format!("/desk/evaluation/{}", view.round.id),
    };
    ToDo {
        what: voice.say_with(word, &args),
        about: Some(view.book.plan.title.as_str().into()),
        due: Some(view.round.setting.due(step)),
        path,
    }
}

/// Everything is judged: the year is frozen, then published.
fn of_planning(view: &RoundView, voice: &Voice) -> Option<ToDo> {
    if view.rows.iter().any(|row| row.sheet.state.turn().is_some()) {
        return None;
    }
    let word = match view.round.state {
        RoundState::Open => key("plans-ev-todo-freeze"),
        RoundState::Frozen => key("plans-ev-todo-publish"),
        RoundState::Preparing | RoundState::Published => return None,
    };
    Some(ToDo {
        what: voice.say_with(word, &[("year", voice.fiscal_year(view.round.year).into())]),
        about: Some(view.book.plan.title.as_str().into()),
        due: None,
        path: format!("/desk/evaluation/{}", view.round.id),
    })
}
