//! A roster that comes in as a spreadsheet: read whatever a neighbourhood keeps, shown with every repair and every row that is not
//! taken, and nothing is written before somebody has confirmed it.

mod act;
mod columns;
pub(crate) mod pages;
mod preview;
mod tidy;

use engawa_sheets::{Bounds, Formulas, Table};

pub use act::{BesideIt, Guard, Looked, confirm, import_of};
pub use columns::{Target, guess, is_name};
pub use preview::{Asked, Fate, Household, Preview, Reason, Rejected, Repair, Standing, Taken, preview};
pub use tidy::Mended;

/// The largest roster: more households than any body of a town has.
pub const BOUNDS: Bounds = Bounds {
    bytes: 7 * 1_024 * 1_024,
    rows: 30_000,
    cells: 60,
    signs: 500,
    expanded: 40 * 1_024 * 1_024,
    parts: 200,
    // ふりがな is a formula in many rosters, and names show what they mean.
    formulas: Formulas::Shown,
};

/// The rows in which an individual number stands, in whatever column: such a file is not kept at all.
pub fn individual_numbers(table: &Table) -> Vec<usize> {
    let holds = |row: &[String]| row.iter().any(|cell| engawa_kernel::text::holds_individual_number(cell));
    let rows = std::iter::once((table.head_line, &table.head)).chain(table.rows.iter().map(|(line, row)| (*line, row)));
    rows.filter(|(_, row)| holds(row)).map(|(line, _)| line).collect()
}

#[cfg(test)]
mod tests;
