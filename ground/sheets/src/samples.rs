//! Bounds for tests.

use crate::{Bounds, Formulas};

pub(crate) const BOUNDS: Bounds =
    Bounds { bytes: 1 << 20, rows: 1_000, cells: 20, signs: 100, expanded: 8 << 20, parts: 100, formulas: Formulas::Refused };
