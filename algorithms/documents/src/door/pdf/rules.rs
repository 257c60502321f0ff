//! Tables that rules draw: crossing rules make a grid; where a rule is missing, cells are one.

use super::Rule;

const NEAR: f32 = 2.5;
const TABLES_MAX: usize = 60;

/// A grid on the page. Rows are counted from the top.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The uprights from left to right.
    pub xs: Vec<f32>,
    /// The levels from top to bottom.
    pub ys: Vec<f32>,
    rules: Vec<Rule>,
}

/// A cell with the places that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its first row.
    pub row: usize,
    /// Its first column.
    pub column: usize,
    /// How many rows.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
}

/// The grids of a page.
pub fn frames(rules: &[Rule]) -> Vec<Frame> {
    let rules = &rules[..rules.len().min(4000)];
    let mut groups: Vec<usize> = (0..rules.len()).collect();
    for left in 0..rules.len() {
        for right in left + 1..rules.len() {
            if touch(&rules[left], &rules[right]) {
                let (a, b) = (root(&groups, left), root(&groups, right));
                groups[a.max(b)] = a.min(b);
            }
        }
    }
    let roots: Vec<usize> = (0..rules.len()).map(|at| root(&groups, at)).collect();
    let mut known: Vec<usize> = roots.clone();
    known.sort_unstable();
    known.dedup();
    let group = |wanted: usize| -> Vec<Rule> {
        rules.iter().zip(&roots).filter(|(_, root)| **root == wanted).map(|(rule, _)| *rule).collect()
    };
    known.into_iter().filter_map(|wanted| Frame::of(group(wanted))).take(TABLES_MAX).collect()
}

fn root(groups: &[usize], mut at: usize) -> usize {
    while groups[at] != at {
        at = groups[at];
    }
    at
}

fn touch(left: &Rule, right: &Rule) -> bool {
    let within = |at: f32, rule: &Rule| at >= rule.from - NEAR && at <= rule.to + NEAR;
    if left.is_level == right.is_level {
        return (left.at - right.at).abs() < NEAR && left.from <= right.to + NEAR && right.from <= left.to + NEAR;
    }
    within(left.at, right) && within(right.at, left)
}

impl Frame {
    fn of(rules: Vec<Rule>) -> Option<Frame> {
        let places = |is_level: bool| {
            let own = rules.iter().filter(|rule| rule.is_level == is_level).map(|rule| rule.at);
            // Tables without outer borders end where their rules end.
            let ends = rules.iter().filter(|rule| rule.is_level != is_level).flat_map(|rule| [rule.from, rule.to]);
            let mut inner: Vec<f32> = own.collect();
            let (low, high) =
                (inner.iter().copied().fold(f32::INFINITY, f32::min), inner.iter().copied().fold(f32::NEG_INFINITY, f32::max));
            let ends: Vec<f32> = ends.collect();
            let (first, last) =
                (ends.iter().copied().fold(f32::INFINITY, f32::min), ends.iter().copied().fold(f32::NEG_INFINITY, f32::max));
            inner.extend([first, last].into_iter().filter(|end| end.is_finite() && (*end < low - 10.0 || *end > high + 10.0)));
            inner.sort_by(f32::total_cmp);
            inner.dedup_by(|next, kept| *next - *kept < NEAR * 1.6);
            inner
        };
        let (xs, mut ys) = (places(false), places(true));
        ys.reverse();
        (xs.len() >= 3 && ys.len() >= 3 && xs.len() * ys.len() <= 20_000).then_some(Frame { xs, ys, rules })
    }

    /// The cell of a point; none outside.
    pub fn at(&self, x: f32, y: f32) -> Option<(usize, usize)> {
        let column = self.xs.windows(2).position(|pair| x >= pair[0] && x < pair[1])?;
        let row = self.ys.windows(2).position(|pair| y <= pair[0] && y > pair[1])?;
        Some((row, column))
    }

    fn parted(&self, is_level: bool, at: f32, middle: f32) -> bool {
        self.rules.iter().any(|rule| {
            rule.is_level == is_level && (rule.at - at).abs() < NEAR * 1.6 && rule.from - NEAR <= middle && middle <= rule.to + NEAR
        })
    }

    /// The cells, each once, with what they span.
    pub fn cells(&self) -> Vec<Place> {
        let (rows, columns) = (self.ys.len() - 1, self.xs.len() - 1);
        let mut taken = vec![vec![false; columns]; rows];
        let mut cells = Vec::new();
        for row in 0..rows {
            for column in 0..columns {
                if taken[row][column] {
                    continue;
                }
                let y = (self.ys[row] + self.ys[row + 1]) / 2.0;
                let x = (self.xs[column] + self.xs[column + 1]) / 2.0;
                let wide =
                    (column + 1..columns).take_while(|next| !taken[row][*next] && !self.parted(false, self.xs[*next], y)).count()
                        + 1;
                let high =
                    (row + 1..rows).take_while(|next| !taken[*next][column] && !self.parted(true, self.ys[*next], x)).count() + 1;
                for line in &mut taken[row..row + high] {
                    line[column..column + wide].fill(true);
                }
                cells.push(Place { row, column, rows: high, columns: wide });
            }
        }
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossing_rules_make_cells_and_a_missing_one_joins_them() {
        let level = |at| Rule { is_level: true, at, from: 0.0, to: 100.0 };
        let upright = |at, from| Rule { is_level: false, at, from, to: 40.0 };
        let rules = [level(0.0), level(20.0), level(40.0), upright(0.0, 0.0), upright(50.0, 0.0), upright(100.0, 0.0)];
        assert_eq!(frames(&rules)[0].cells().len(), 4);
        let mut open = rules;
        open[4] = Rule { is_level: false, at: 50.0, from: 0.0, to: 20.0 };
        let cells = frames(&open)[0].cells();
        assert_eq!(cells[0], Place { row: 0, column: 0, rows: 1, columns: 2 });
    }
}
