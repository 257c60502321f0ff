//! Documents that are read into drafts: a file is taken in, read outside of any unit, looked through field by field, and laid into
//! a draft of a plan. Nothing of it is public before that draft is adopted.

mod act;
mod book;
pub mod desk;
mod facts;
mod laying;
mod model;
mod refused;
mod source;
mod store;
mod taken;
mod work;

pub use act::{accept_certain, begin, decide, lay, put_aside};
pub use book::{Counts, Whole};
pub use facts::{CertainAccepted, ReadingBegun, ReadingDone, ReadingLaid, ReadingPutAside, ThingDecided};
pub use laying::{Laid, Target, Wish, Words, laid};
pub use model::{Decision, FieldName, FieldState, Found, Place, Reading, State, Thing, ThingOf, Verdict};
pub use refused::Refused;
pub use source::{Line, Piece, lines_around};
pub use taken::things;

pub(crate) use facts::all as facts;
