//! What a document may cost: bytes, cells, pages, depth and steps. A bound is counted, never timed, so that it is the same everywhere.

use std::cell::Cell;

/// Bytes of a file.
pub const BYTES_MAX: usize = 50_000_000;
/// Bytes of one part of a packed file after unpacking.
pub const UNPACKED_BYTES_MAX: u64 = 64_000_000;
/// Letters of the text that is read from a file; what stands behind is left out with a warning.
pub const LETTERS_MAX: usize = 4_000_000;
/// Cells of one table.
pub const CELLS_MAX: usize = 200_000;
/// Columns of one table, after spans.
pub const COLUMNS_MAX: usize = 200;
/// Pages of a PDF.
pub const PAGES_MAX: usize = 2_000;
/// Nested forms or elements.
pub const DEPTH_MAX: usize = 32;
/// Steps of the alignment of a whole document.
pub const STEPS_MAX: u64 = 400_000_000;
/// Indicators of one draft.
pub const INDICATORS_MAX: usize = 5_000;
/// Items of one tree.
pub const NODES_MAX: usize = 5_000;

/// Steps that are left; when they are used up, the reader stops looking and says so.
#[derive(Debug)]
pub struct Budget {
    left: Cell<u64>,
}

impl Budget {
    /// A budget of so many steps.
    #[must_use]
    pub fn new(steps: u64) -> Budget {
        Budget { left: Cell::new(steps) }
    }

    /// Takes steps; false when there are not enough left.
    pub fn take(&self, steps: u64) -> bool {
        match self.left.get().checked_sub(steps) {
            Some(left) => {
                self.left.set(left);
                true
            }
            None => {
                self.left.set(0);
                false
            }
        }
    }

    /// Whether nothing is left.
    #[must_use]
    pub fn is_spent(&self) -> bool {
        self.left.get() == 0
    }
}

impl Default for Budget {
    fn default() -> Budget {
        Budget::new(STEPS_MAX)
    }
}
