//! The only SQL of the desk of a body, and what it asks of the register below.

pub(crate) mod asking;
pub(crate) mod imports;
pub(crate) mod joins;
pub(crate) mod office;
pub(crate) mod officers;
pub(crate) mod roster;
pub(crate) mod year;

pub(crate) use engawa_parties::store::{One, Place, SHORT, bodies, choice, directory, named, people, places, posts, term, ties};
