//! What waits: a list whose day is near, and that nobody has adopted yet.

use engawa_db::{Db, Fault};
use engawa_web::{Said, ToDo, Visitor, Voice};

use super::model::Phase;
use super::view::path;
use super::{store, view};
use crate::ADMINISTER;

/// A list is due from so many days before.
const NEAR: i64 = 30;

/// The drafts that will be too late unless someone adopts them.
pub(crate) fn todos(db: &Db, visitor: &Visitor, voice: &Voice) -> Result<Vec<ToDo>, Fault> {
    if !visitor.holds(ADMINISTER) {
        return Ok(Vec::new());
    }
    let today = db.now().day();
    let waits = |list: &super::Transfer| list.phase(today) == Phase::Draft && today.days_until(list.effective_on) <= NEAR;
    let lists = store::transfers(db)?.into_iter().filter(waits);
    let todo = |list: super::Transfer| ToDo {
        what: voice.say("who-transfers-todo"),
        about: Some::<Said>(view::title(voice, list.effective_on)),
        due: Some(list.effective_on.plus_days(-1)),
        path: path(list.id),
    };
    Ok(lists.map(todo).collect())
}
