//! A table with known cells: rectangular, spans filled in.

use crate::bounds::{CELLS_MAX, COLUMNS_MAX};
use crate::glyph::Run;

/// One cell.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// What stands in it.
    pub run: Run,
    /// It repeats a cell that spans several columns or rows.
    pub is_copy: bool,
}

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// Rows of equal length, unless the text lost cells.
    pub rows: Vec<Vec<Cell>>,
    /// The line of each row, counted from 0.
    pub lines: Vec<usize>,
    /// Rows may lack cells, because separators of spanned cells were lost.
    pub is_ragged: bool,
}

/// A cell as a file gives it.
#[derive(Debug, Clone, Default)]
pub struct Spanning {
    /// What stands in it.
    pub run: Run,
    /// How many columns it takes.
    pub columns: usize,
    /// How many rows it takes.
    pub rows: usize,
}

impl Grid {
    /// Lays cells with spans into a rectangle; spanned places repeat the cell.
    pub fn laid(rows: Vec<Vec<Spanning>>, lines: Vec<usize>) -> Grid {
        let mut places: Vec<Vec<Option<Cell>>> = rows.iter().map(|_| Vec::new()).collect();
        let mut taken = 0;
        for (row, cells) in rows.into_iter().enumerate() {
            let mut column = 0;
            for cell in cells {
                while places[row].get(column).is_some_and(Option::is_some) {
                    column += 1;
                }
                let wide = cell.columns.clamp(1, COLUMNS_MAX);
                let high = cell.rows.clamp(1, places.len() - row);
                taken += wide * high;
                if column + wide > COLUMNS_MAX || taken > CELLS_MAX {
                    break;
                }
                for (step, place) in places[row..row + high].iter_mut().enumerate() {
                    place.resize(place.len().max(column + wide), None);
                    for (aside, slot) in place[column..column + wide].iter_mut().enumerate() {
                        *slot = Some(Cell { run: cell.run.clone(), is_copy: step + aside > 0 });
                    }
                }
                column += wide;
            }
        }
        let width = places.iter().map(Vec::len).max().unwrap_or(0);
        let fill = |mut row: Vec<Option<Cell>>| {
            row.resize(width, None);
            row.into_iter().map(Option::unwrap_or_default).collect()
        };
        Grid { rows: places.into_iter().map(fill).collect(), lines, is_ragged: false }
    }

    /// The longest row.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// The table with rows and columns exchanged.
    pub fn turned(&self) -> Grid {
        let line = self.lines.first().copied().unwrap_or(0);
        let row = |column: usize| self.rows.iter().map(|row| row.get(column).cloned().unwrap_or_default()).collect();
        let width = self.width();
        Grid { rows: (0..width).map(row).collect(), lines: vec![line; width], is_ragged: self.is_ragged }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hygiene::clean;

    #[test]
    fn spans_are_filled_in() {
        let cell = |text: &str, columns, rows| Spanning { run: clean(text), columns, rows };
        let rows = vec![vec![cell("a", 1, 2), cell("b", 2, 1)], vec![cell("c", 1, 1), cell("d", 1, 1)]];
        let grid = Grid::laid(rows, vec![0, 1]);
        let text: Vec<String> = grid.rows.iter().map(|row| row.iter().map(|cell| cell.run.text()).collect()).collect();
        assert_eq!(text, ["abb", "acd"]);
        assert!(grid.rows[1][0].is_copy && !grid.rows[1][1].is_copy);
    }

    #[test]
    fn a_span_beyond_all_bounds_is_cut() {
        let cell = Spanning { run: clean("a"), columns: usize::MAX, rows: usize::MAX };
        assert!(Grid::laid(vec![vec![cell]], vec![0]).width() <= COLUMNS_MAX);
    }
}
