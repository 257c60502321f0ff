//! Types of the desk of a body that cannot be wrong, and those of the register of parties that it asks for.

mod imports;
mod join;
mod roster;
mod work;

pub use engawa_parties::model::*;
pub use imports::{Counts, Import, ImportSaid, Stage};
pub use join::{Join, JoinState, JoinStep, Leave, Said};
pub use roster::{CountsBy, Entry, EntrySource, NewEntry, Share};
pub use work::{Answer, AnswerWay, Asking, Duty, Handover, NewDuty, NewHandover, NewRequest, Outcome, Paper, Request, Side, Sign};
