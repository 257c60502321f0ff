//! The year of judgement: each item of a plan gets a sheet; figures, last year's words and what was done are there already,
//! only judgement is asked for.
//!
//! A round is the evaluation of one plan for one fiscal year. It is prepared, opened, frozen and published. Measure and
//! judgement are two things: the percent is reckoned, the grade is given by a person, and where they differ there is a reason.

pub mod desk;
mod facts;
mod figures;
pub mod form;
pub mod model;
pub mod reading;
pub mod reckon;
mod refused;
mod remind;
pub mod round;
mod rules;
pub mod sample;
pub mod sheet;
pub mod site;
pub(crate) mod store;

pub(crate) use facts::all as facts;
pub use facts::{
    CommentAnswered, CommentMade, PublicationWithdrawn, RoundFrozen, RoundOpened, RoundPrepared, RoundPublished, RoundReminded,
    SheetAssigned, SheetJudged, SheetLeftOut, SheetReturned,
};
pub use figures::{Proposal, Weighed};
pub use refused::{FieldWrong, Refused, Wrong};
pub(crate) use remind::JOB as REMIND;
