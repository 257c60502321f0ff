//! What waits at the desk: figures of the year that is due, first ones to be settled, sections that have not entered theirs.

use engawa_db::{Db, Fault};
use engawa_kernel::{Day, FiscalYear};
use engawa_web::{ToDo, Visitor, Voice};

use super::ALL_FIGURES;
use super::due::{enter_by, settle_by, year_due};
use super::model::{Count, Line, Whose, overview_path, sheet_path};
use super::sheets;

/// What waits for a visitor in this room.
///
/// # Errors
/// When the database cannot be read.
pub fn todos(db: &Db, visitor: &Visitor, voice: &Voice) -> Result<Vec<ToDo>, Fault> {
    let own = Whose::own(visitor);
    let sees_all = visitor.holds(ALL_FIGURES);
    if own.is_none() && !sees_all {
        return Ok(Vec::new());
    }
    let today = db.now().day();
    let year = year_due(today);
    let lines = sheets::lines(db, year, today)?;
    let mut todos = own.map_or_else(Vec::new, |own| of_section(&lines, year, own, voice));
    if sees_all {
        todos.extend(of_others(&lines, year, own, voice));
    }
    Ok(todos)
}

/// A section enters what is missing, and settles what is preliminary.
fn of_section(lines: &[Line], year: FiscalYear, whose: Whose, voice: &Voice) -> Vec<ToDo> {
    let count = Count::of(lines.iter().filter(|line| line.is_of(whose)), year);
    let todo = |key: &str, count: usize, due: Day| ToDo {
        what: voice.say_with(key, &[("year", voice.fiscal_year(year).into()), ("count", count.into())]),
        about: None,
        due: Some(due),
        path: sheet_path(year, whose),
    };
    let missing = (count.missing > 0).then(|| todo(engawa_web::key("plans-desk-todo-missing"), count.missing, enter_by(year)));
    let waiting = count.preliminary;
    let preliminary = (waiting > 0).then(|| todo(engawa_web::key("plans-desk-todo-preliminary"), waiting, settle_by(year)));
    missing.into_iter().chain(preliminary).collect()
}

/// Who looks after the plan asks the sections that have not entered everything; the own one is among the things to do already.
fn of_others(lines: &[Line], year: FiscalYear, own: Option<Whose>, voice: &Voice) -> Option<ToDo> {
    let is_late = |whose: &Whose| {
        let count = Count::of(lines.iter().filter(|line| line.is_of(*whose)), year);
        Some(*whose) != own && count.missing > 0
    };
    let late: Vec<Whose> = Whose::all_of(lines).into_iter().filter(is_late).collect();
    if late.is_empty() {
        return None;
    }
    let args = [("year", voice.fiscal_year(year).into()), ("count", late.len().into())];
    Some(ToDo {
        what: voice.say_with("plans-desk-todo-sections", &args),
        about: None,
        due: Some(enter_by(year)),
        path: overview_path(year),
    })
}
