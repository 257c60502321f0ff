//! What waits at the desk: letters that somebody asked for.

use engawa_db::{Db, Fault};
use engawa_web::{ToDo, Visitor, Voice};

use super::queue::SHOW;
use crate::EDIT;
use crate::store::letters;

/// The letters that are to be prepared or printed.
///
/// # Errors
/// When the database cannot be read.
pub fn todos(db: &Db, visitor: &Visitor, voice: &Voice) -> Result<Vec<ToDo>, Fault> {
    let count = if visitor.holds(EDIT) { letters::count_waiting(db)? } else { 0 };
    let todo = || ToDo {
        what: voice.say_with("parties-letters-todo", &[("count", count.into())]),
        about: None,
        due: None,
        path: SHOW.path.to_owned(),
    };
    Ok(if count > 0 { vec![todo()] } else { Vec::new() })
}
