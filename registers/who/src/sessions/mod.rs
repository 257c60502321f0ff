//! Sessions: who is in, on which face, with how many steps, until when.

mod begin;
mod forget;
mod model;
pub(crate) mod store;
mod whois;

pub use begin::{Begun, begin};
pub use forget::{tidy, void_all};
pub(crate) use model::Marks;
pub use model::{Session, SessionStep, idle_of, lasting_of, session_purpose};
pub use whois::Hall;
