//! Whether the bands of a scale hold every value exactly once, over the whole line.

use crate::model::{Band, Grade};

/// What the bands of a scale leave out, and what they hold twice.
#[derive(Debug, PartialEq)]
pub(super) struct Cover {
    /// Stretches that no grade holds, from where to where; one point where both are the same.
    pub(super) gaps: Vec<(f64, f64)>,
    /// Pairs of grades that hold the same value, by their places in the list, the earlier first.
    pub(super) overlaps: Vec<(usize, usize)>,
}

/// Walks along the line from bound to bound: each bound is a point, and between two bounds nothing changes. Grades that are a
/// matter of judgement hold nothing. All bounds are numbers, and no band runs backwards.
pub(super) fn cover(grades: &[Grade]) -> Cover {
    let mut cover = Cover { gaps: Vec::new(), overlaps: Vec::new() };
    let mut was_held = true;
    for (from, to) in stretches(grades) {
        let holders: Vec<usize> = (0..grades.len()).filter(|place| holds(grades[*place].band, from, to)).collect();
        match cover.gaps.last_mut().filter(|_| !was_held) {
            _ if !holders.is_empty() => {}
            Some(gap) => gap.1 = to,
            None => cover.gaps.push((from, to)),
        }
        was_held = !holders.is_empty();
        cover.overlaps.extend(pairs(&holders));
    }
    cover.overlaps.sort_unstable();
    cover.overlaps.dedup();
    cover
}

/// Points and what lies between them, from the left to the right.
fn stretches(grades: &[Grade]) -> Vec<(f64, f64)> {
    let mut bounds: Vec<f64> = grades.iter().flat_map(|grade| bounds(grade.band)).filter(|bound| bound.is_finite()).collect();
    bounds.sort_by(f64::total_cmp);
    bounds.dedup();
    let ends = bounds.iter().copied().skip(1).chain([f64::INFINITY]);
    let first = (f64::NEG_INFINITY, bounds.first().copied().unwrap_or(f64::INFINITY));
    let rest = bounds.iter().zip(ends).flat_map(|(bound, end)| [(*bound, *bound), (*bound, end)]);
    std::iter::once(first).chain(rest).collect()
}

/// The bounds of a band.
pub(super) fn bounds(band: Band) -> Vec<f64> {
    match band {
        Band::Above(bound) | Band::Equals(bound) | Band::Below(bound) => vec![bound],
        Band::Between(from, below) => vec![from, below],
        Band::Judged => Vec::new(),
    }
}

/// Whether a band holds a point, or all that lies between two neighbouring bounds.
fn holds(band: Band, from: f64, to: f64) -> bool {
    let is_point = from == to;
    let ends_before = |below: f64| if is_point { to < below } else { to <= below };
    match band {
        Band::Above(bound) => from >= bound && to > bound,
        Band::Equals(bound) => is_point && from == bound,
        Band::Between(first, below) => from >= first && ends_before(below),
        Band::Below(below) => ends_before(below),
        Band::Judged => false,
    }
}

fn pairs(holders: &[usize]) -> impl Iterator<Item = (usize, usize)> + '_ {
    let after = move |at: usize| holders[at + 1..].iter().map(move |later| (holders[at], *later));
    (0..holders.len()).flat_map(after)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::upward;
    use super::*;
    use crate::grades::grade_of;
    use crate::model::Scale;

    fn grades(bands: &[Band]) -> Vec<Grade> {
        (1..).zip(bands).map(|(grade, band)| Grade { grade, label: grade.to_string(), band: *band }).collect()
    }

    fn found(bands: &[Band]) -> Cover {
        cover(&grades(bands))
    }

    fn gaps(gaps: &[(f64, f64)]) -> Cover {
        Cover { gaps: gaps.to_vec(), overlaps: Vec::new() }
    }

    fn overlaps(overlaps: &[(usize, usize)]) -> Cover {
        Cover { gaps: Vec::new(), overlaps: overlaps.to_vec() }
    }

    #[test]
    fn what_is_held_once_everywhere_has_no_wrong() {
        let six = [Band::Above(100.0), Band::Equals(100.0), Band::Between(90.0, 100.0), Band::Below(90.0), Band::Judged];
        assert_eq!(found(&six), gaps(&[]));
        assert_eq!(found(&[upward(100.0), Band::Between(-5.5, 100.0), Band::Below(-5.5)]), gaps(&[]));
    }

    #[test]
    fn gaps_are_found_at_both_ends_in_the_middle_and_at_one_point() {
        let (above, below) = (Band::Above(100.0), Band::Below(60.0));
        assert_eq!(found(&[above, Band::Below(100.0)]), gaps(&[(100.0, 100.0)]));
        assert_eq!(found(&[upward(90.0), Band::Between(60.0, 80.0), below]), gaps(&[(80.0, 90.0)]));
        assert_eq!(found(&[Band::Between(60.0, 80.0), below]), gaps(&[(80.0, f64::INFINITY)]));
        assert_eq!(found(&[above, Band::Equals(100.0)]), gaps(&[(f64::NEG_INFINITY, 100.0)]));
        // 90 itself is held: the one gap ends there, and another begins.
        assert_eq!(found(&[above, Band::Equals(90.0), Band::Below(80.0)]), gaps(&[(80.0, 90.0), (90.0, 100.0)]));
    }

    #[test]
    fn overlaps_are_found_on_a_stretch_and_at_one_point() {
        assert_eq!(found(&[upward(80.0), Band::Below(90.0)]), overlaps(&[(0, 1)]));
        assert_eq!(found(&[upward(100.0), Band::Equals(100.0), Band::Below(100.0)]), overlaps(&[(0, 1)]));
        let thrice = [upward(60.0), Band::Equals(70.0), Band::Between(65.0, 75.0), Band::Below(60.0)];
        assert_eq!(found(&thrice), overlaps(&[(0, 1), (0, 2), (1, 2)]));
    }

    fn any_band() -> impl Strategy<Value = Band> {
        let bound = (-2i8..8).prop_map(f64::from);
        let between = (-2i8..8, 1i8..8).prop_map(|(from, more)| Band::Between(f64::from(from), f64::from(from + more)));
        prop_oneof![
            bound.clone().prop_map(Band::Above),
            bound.clone().prop_map(Band::Equals),
            between,
            bound.clone().prop_map(upward),
            bound.prop_map(Band::Below),
            Just(Band::Judged),
        ]
    }

    /// How many grades a value has, asked one grade at a time in the way in which a figure is graded.
    fn holders(grades: &[Grade], value: f64) -> usize {
        let scale =
            |grade: &Grade| Scale { name: String::new(), unit: String::new(), evaluators: vec![], grades: vec![grade.clone()] };
        grades.iter().filter(|grade| grade_of(&scale(grade), Some(value)).is_some()).count()
    }

    proptest! {
        /// All bounds are whole numbers here, so that halves and whole numbers meet every stretch.
        #[test]
        fn gaps_and_overlaps_are_what_trying_every_value_finds(bands in prop::collection::vec(any_band(), 1..6)) {
            let grades = grades(&bands);
            let cover = cover(&grades);
            for value in (-10..40).map(|half| f64::from(half) / 2.0) {
                let is_in = |(from, to): &(f64, f64)| (*from < value && value < *to) || (*from == value && value == *to);
                // Ends of a gap belong to it or not; only what lies inside is told.
                let is_end = cover.gaps.iter().any(|(from, to)| from != to && (*from == value || *to == value));
                if !is_end {
                    prop_assert_eq!(cover.gaps.iter().any(is_in), holders(&grades, value) == 0, "gap at {}", value);
                }
            }
            let is_held_twice = (-10..40).any(|half| holders(&grades, f64::from(half) / 2.0) > 1);
            prop_assert_eq!(!cover.overlaps.is_empty(), is_held_twice);
            let is_left_out = (-10..40).any(|half| holders(&grades, f64::from(half) / 2.0) == 0);
            prop_assert_eq!(!cover.gaps.is_empty(), is_left_out);
        }

        #[test]
        fn a_line_cut_at_any_bounds_is_held_once_until_a_grade_is_lost(
            cuts in prop::collection::btree_set(-500i32..5_000, 1..8), is_exact in any::<bool>(), lost in any::<prop::sample::Index>(),
        ) {
            let cuts: Vec<f64> = cuts.into_iter().map(|cut| f64::from(cut) / 10.0).collect();
            let last = *cuts.last().unwrap();
            let mut bands = vec![Band::Below(cuts[0])];
            bands.extend(cuts.windows(2).map(|two| Band::Between(two[0], two[1])));
            bands.extend(if is_exact { vec![Band::Equals(last), Band::Above(last)] } else { vec![upward(last)] });
            prop_assert_eq!(found(&bands), gaps(&[]));
            bands.remove(lost.index(bands.len()));
            let cover = found(&bands);
            prop_assert_eq!((cover.gaps.len(), cover.overlaps.len()), (1, 0));
        }
    }
}
