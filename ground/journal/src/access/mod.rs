//! 閲覧記録: reads and exports of personal data, sign-ins and denials, in a chain of their own that is dropped by months.

mod ask;
mod drop;
mod model;
mod month;
mod note;
mod store;
mod verify;

pub use ask::{Exposed, Filter, Page, Persons, PersonsPage, between, persons_between, seen_of, subjects_of};
pub use drop::{DROP, MONTHS_KEPT, drop_months_before};
pub use model::{Access, Kind, Noted, REASON_MAX, SUBJECTS_MAX};
pub use month::Month;
pub use note::{head, note};
pub use verify::{Problem, Report, verify};
