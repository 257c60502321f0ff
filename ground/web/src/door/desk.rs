//! What the front doors offer to the desk: entries of its head, and things to do.

use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Day};

use super::face::Permission;
use super::visitor::Visitor;
use crate::words::{Said, Voice};

/// An entry in the head of the staff pages.
#[derive(Clone, Copy, Debug)]
pub struct DeskEntry {
    /// Key of its word.
    pub word: &'static str,
    /// Its path inside the town.
    pub path: &'static str,
    /// Who sees it: one of these is enough; nobody in particular when there is none.
    pub may: &'static [Permission],
}

impl DeskEntry {
    /// Whether a visitor sees it.
    pub fn is_for(&self, visitor: &Visitor) -> bool {
        self.may.is_empty() || self.may.iter().any(|permission| visitor.holds(*permission))
    }
}

/// Something that waits for someone.
#[derive(Clone, Debug)]
pub struct ToDo {
    /// What is to be done, as a sentence with a verb.
    pub what: Said,
    /// What it is about, where that is not said already.
    pub about: Option<Said>,
    /// By when.
    pub due: Option<Day>,
    /// The path inside the town where it is done.
    pub path: String,
}

/// The things that wait for a visitor in one feature; the words are those of the desk.
pub type ToDos = fn(&Db, &Visitor, &Voice) -> Result<Vec<ToDo>, Fault>;

/// Something that a feature keeps by a section of city hall: an indicator, an item of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// What it is called.
    pub what: String,
    /// Its page inside the town.
    pub path: String,
}

/// What a feature keeps by a section. It is asked before a section ends that nobody takes over from.
pub type Holdings = fn(&Db, AnyId) -> Result<Vec<Holding>, Fault>;

/// Everything that the desk shows of all features; the server puts it together.
#[derive(Clone, Default)]
pub struct Desk {
    /// The entries in their order.
    pub entries: Vec<DeskEntry>,
    /// Who offers things to do.
    pub todos: Vec<ToDos>,
    /// Who keeps things by sections.
    pub holdings: Vec<Holdings>,
}
