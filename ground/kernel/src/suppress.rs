//! Small cells: the one place where a table of persons is made fit for the public.
//!
//! A cell below the smallest group is hidden; further cells are hidden until nothing can be reckoned back from the
//! total; what an earlier release hid stays hidden, and a release that would betray a small change is held back.
//! (Statistical disclosure control: primary and complementary suppression, differencing.)

/// A table by one list, with its total, as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released {
    /// One a cell; nothing where it is hidden.
    pub cells: Vec<Option<i64>>,
    /// The total; nothing where it is hidden.
    pub total: Option<i64>,
}

/// What became of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A new release.
    New(Released),
    /// The difference to an earlier release would betray a small group: the earlier one stays.
    HeldBack,
}

/// Makes a table fit for the public. `earlier` are the releases before it, of the same cells in the same order.
pub fn release(cells: &[i64], smallest: i64, earlier: &[Released]) -> Outcome {
    let mut hidden: Vec<bool> = cells.iter().map(|count| is_small(*count, smallest)).collect();
    for (index, flag) in hidden.iter_mut().enumerate() {
        *flag |= earlier.iter().any(|before| before.cells.get(index) == Some(&None));
    }
    let total_hidden = !hide_until_safe(cells, &mut hidden, smallest) || earlier.iter().any(|before| before.total.is_none());
    let released = Released {
        cells: cells.iter().zip(&hidden).map(|(count, hide)| (!hide).then_some(*count)).collect(),
        total: (!total_hidden).then(|| cells.iter().sum()),
    };
    let betrays = earlier.iter().any(|before| betrays_a_small_change(before, &released, smallest));
    if betrays { Outcome::HeldBack } else { Outcome::New(released) }
}

/// Whether a count is one of a few persons; none at all are no person.
pub fn is_small(count: i64, smallest: i64) -> bool {
    0 < count && count < smallest
}

/// Hides the smallest further cells until the hidden ones are several and together a group. False: even all of them are too few.
///
/// For cells whose sum the reader knows. A table by two lists, or areas that lie in areas, asks it for each of its sums again
/// and again until nothing more is hidden.
pub fn hide_until_safe(cells: &[i64], hidden: &mut [bool], smallest: i64) -> bool {
    loop {
        let count = hidden.iter().filter(|flag| **flag).count();
        let together: i64 = cells.iter().zip(hidden.iter()).filter(|(_, hide)| **hide).map(|(cell, _)| cell).sum();
        if count == 0 || (count >= 2 && together >= smallest) {
            return true;
        }
        let next = (0..cells.len()).filter(|index| !hidden[*index]).min_by_key(|index| (cells[*index] == 0, cells[*index]));
        match next {
            Some(index) => hidden[index] = true,
            None => return false,
        }
    }
}

fn betrays_a_small_change(before: &Released, now: &Released, smallest: i64) -> bool {
    let small = |a: i64, b: i64| is_small((a - b).abs(), smallest);
    let cells = before.cells.iter().zip(&now.cells);
    let mut shown = cells.filter_map(|(a, b)| a.zip(*b));
    let (rest_before, rest_now) = (rest_outside(before, now), rest(now));
    shown.any(|(a, b)| small(a, b))
        || before.total.zip(now.total).is_some_and(|(a, b)| small(a, b))
        || rest_before.zip(rest_now).is_some_and(|(a, b)| small(a, b))
}

/// What the hidden cells add up to; anyone can reckon it where the total is shown.
fn rest(released: &Released) -> Option<i64> {
    released.total.map(|total| total - released.cells.iter().flatten().sum::<i64>())
}

/// The same sum in an earlier release, over the cells that are hidden now.
fn rest_outside(before: &Released, now: &Released) -> Option<i64> {
    let open = now.cells.iter().zip(&before.cells).filter(|(cell, _)| cell.is_some());
    before.total.map(|total| total - open.filter_map(|(_, cell)| *cell).sum::<i64>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(cells: &[i64], smallest: i64) -> Released {
        match release(cells, smallest, &[]) {
            Outcome::New(released) => released,
            Outcome::HeldBack => unreachable!("nothing came before"),
        }
    }

    #[test]
    fn one_small_cell_takes_a_second_with_it() {
        let released = shown(&[120, 3, 45], 10);
        assert_eq!(released, Released { cells: vec![Some(120), None, None], total: Some(168) });
    }

    #[test]
    fn when_all_together_are_too_few_the_total_goes_too() {
        assert_eq!(shown(&[1, 2, 0], 10), Released { cells: vec![None, None, None], total: None });
    }

    #[test]
    fn nothing_is_hidden_where_nothing_is_small_and_zero_is_no_person() {
        assert_eq!(shown(&[0, 10, 25], 10).cells, vec![Some(0), Some(10), Some(25)]);
    }

    #[test]
    fn a_release_that_would_betray_three_persons_is_held_back() {
        let before = shown(&[40, 50], 10);
        assert_eq!(release(&[43, 50], 10, std::slice::from_ref(&before)), Outcome::HeldBack);
        assert!(matches!(release(&[60, 50], 10, &[before]), Outcome::New(_)));
    }

    /// Smallest and largest value that a hidden cell can have for someone who knows everything shown.
    fn range(released: &Released) -> Option<(i64, i64)> {
        rest(released).map(|rest| (0, rest))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn no_hidden_cell_can_be_reckoned_back(cells in prop::collection::vec(0i64..40, 0..9), smallest in 2i64..12) {
            let released = shown(&cells, smallest);
            let hidden = released.cells.iter().filter(|cell| cell.is_none()).count();
            prop_assert_ne!(hidden, usize::from(released.total.is_some()));
            prop_assert!(released.cells.iter().flatten().all(|count| !is_small(*count, smallest)));
            if hidden > 0 && let Some((low, high)) = range(&released) {
                prop_assert!(high - low >= smallest);
            }
        }

        #[test]
        fn no_pair_of_releases_betrays_a_small_change(
            tables in prop::collection::vec(prop::collection::vec(0i64..60, 4), 1..6), smallest in 2i64..12,
        ) {
            let mut out: Vec<Released> = Vec::new();
            for table in &tables {
                if let Outcome::New(released) = release(table, smallest, &out) {
                    for before in &out {
                        let pairs = before.cells.iter().zip(&released.cells).filter_map(|(a, b)| a.zip(*b));
                        for (a, b) in pairs.chain(rest_outside(before, &released).zip(rest(&released))) {
                            prop_assert!(!is_small((a - b).abs(), smallest));
                        }
                        for (a, b) in before.cells.iter().zip(&released.cells) {
                            prop_assert!(a.is_some() || b.is_none(), "what was hidden stays hidden");
                        }
                    }
                    out.push(released);
                }
            }
        }
    }
}
