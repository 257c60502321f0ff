//! Decisions of the desk of a body, as pure functions. Today is an argument.

pub mod joining;
pub mod places;
pub mod receipt;
pub mod roster;
pub mod work;
