//! Decisions, as pure functions: terms, seats, trees, states, counts. Today is an argument.

pub mod levels;
pub mod posted;
pub mod reports;
pub mod seats;
pub mod states;
pub mod tenure;
pub mod terms;
pub mod tree;
