//! SQL of rounds, sheets, what is said on them, and what was frozen.

mod published;
mod rounds;
mod said;
mod sheets;
mod snapshots;

pub(crate) use published::*;
pub(crate) use rounds::*;
pub(crate) use said::*;
pub(crate) use sheets::*;
pub(crate) use snapshots::*;
