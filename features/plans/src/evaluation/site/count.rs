//! How many sheets of a year have which grade. Pure.

use crate::model::Scale;

/// The sheets of one grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Count {
    /// The grade; 1 is the best.
    pub(crate) grade: i64,
    /// Its words.
    pub(crate) label: String,
    /// How many sheets.
    pub(crate) sheets: usize,
    /// Their share of all judged sheets, in hundredths of a percent.
    pub(crate) share: usize,
}

/// Every grade of a scale with its sheets, also one that nobody has, from the best to the worst.
pub(crate) fn by_grade(scale: &Scale, grades: &[i64]) -> Vec<Count> {
    let of = |grade: i64| grades.iter().filter(|other| **other == grade).count();
    let whole = scale.grades.iter().map(|grade| of(grade.grade)).sum::<usize>().max(1);
    let count = |grade: &crate::model::Grade| {
        let sheets = of(grade.grade);
        Count { grade: grade.grade, label: grade.label.clone(), sheets, share: sheets * 10_000 / whole }
    };
    scale.grades.iter().map(count).collect()
}

/// A share as the width of a bar.
pub(crate) fn width(share: usize) -> String {
    format!("{}.{:02}%", share / 100, share % 100)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::evaluation::form::templates;

    fn scale(code: &str) -> Scale {
        templates().into_iter().find(|form| form.code == code).expect("a template").scale
    }

    fn counts(code: &str, grades: &[i64]) -> Vec<usize> {
        by_grade(&scale(code), grades).iter().map(|count| count.sheets).collect()
    }

    #[test]
    fn every_grade_is_told_also_one_that_nobody_has() {
        assert_eq!(counts("six", &[]), [0; 6]);
        assert_eq!(counts("six", &[3, 1, 3, 6]), [1, 0, 2, 0, 0, 1]);
        assert_eq!(counts("letters-4", &[4]), [0, 0, 0, 1]);
        let labels: Vec<String> = by_grade(&scale("letters-4"), &[]).into_iter().map(|count| count.label).collect();
        assert_eq!(labels, scale("letters-4").grades.iter().map(|grade| grade.label.clone()).collect::<Vec<_>>());
    }

    #[test]
    fn the_bars_are_shares_of_what_is_judged() {
        let shares: Vec<usize> = by_grade(&scale("letters-4"), &[1, 1, 2, 3]).iter().map(|count| count.share).collect();
        assert_eq!(shares, [5_000, 2_500, 2_500, 0]);
        assert_eq!([width(10_000), width(3_333), width(5), width(0)], ["100.00%", "33.33%", "0.05%", "0.00%"]);
        assert!(by_grade(&scale("six"), &[]).iter().all(|count| count.share == 0), "nothing is divided by nothing");
    }

    proptest! {
        #[test]
        fn every_sheet_with_a_grade_of_the_scale_is_counted_once(grades in prop::collection::vec(0i64..9, 0..60)) {
            let counts = by_grade(&scale("six"), &grades);
            let known = grades.iter().filter(|grade| (1..=6).contains(*grade)).count();
            prop_assert_eq!(counts.iter().map(|count| count.sheets).sum::<usize>(), known);
            prop_assert!(counts.iter().map(|count| count.share).sum::<usize>() <= 10_000);
        }
    }
}
