//! From a text to its blocks: lines, and tables whose cells are known.

mod furniture;
pub mod grid;
pub mod gutters;
pub mod items;
pub mod lines;

pub use grid::{Cell, Grid};
pub use lines::{Block, Page};
