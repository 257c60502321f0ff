//! Grades of a scale, and lines that must not be crossed: pure rules beside the way to the target.

use crate::model::{Band, Grade, IndicatorLimit, Scale, Side};

/// The lines beside the target that a value has crossed.
pub fn beyond(limits: &[IndicatorLimit], value: f64) -> Vec<&IndicatorLimit> {
    let crossed = |limit: &&IndicatorLimit| match limit.bad {
        Side::Above => value >= limit.value,
        Side::Below => value <= limit.value,
    };
    limits.iter().filter(crossed).collect()
}

/// The grade that a result would have. A judgement on effort is never reckoned; without a result there is no grade.
pub fn grade_of(scale: &Scale, percent: Option<f64>) -> Option<&Grade> {
    let percent = percent?;
    scale.grades.iter().find(|grade| match grade.band {
        Band::Above(bound) => percent > bound,
        #[expect(clippy::float_cmp, reason = "the scale says: exactly")]
        Band::Equals(bound) => percent == bound,
        Band::Between(from, below) => from <= percent && percent < below,
        Band::Below(bound) => percent < bound,
        Band::Judged => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statutory_lines_are_crossed_at_the_line() {
        let line = IndicatorLimit { name: "早期健全化基準".into(), raw: "25.0".into(), value: 25.0, bad: Side::Above };
        assert_eq!(beyond(std::slice::from_ref(&line), 24.9).len(), 0);
        assert_eq!(beyond(&[line], 25.0).len(), 1);
    }

    #[test]
    fn grades_split_at_exactly_one_hundred_and_effort_is_not_reckoned() {
        let grade = |grade, band| Grade { grade, label: grade.to_string(), band };
        let grades = vec![
            grade(1, Band::Above(100.0)),
            grade(2, Band::Equals(100.0)),
            grade(3, Band::Between(90.0, 100.0)),
            grade(4, Band::Between(60.0, 90.0)),
            grade(5, Band::Below(60.0)),
            grade(6, Band::Judged),
        ];
        let scale = Scale { name: "標語".into(), unit: "％".into(), evaluators: Vec::new(), grades };
        let of = |percent| grade_of(&scale, Some(percent)).map(|grade| grade.grade);
        assert_eq!(
            [of(100.1), of(100.0), of(99.9), of(90.0), of(60.0), of(59.9), of(0.0)].map(Option::unwrap),
            [1, 2, 3, 3, 4, 5, 5]
        );
        assert_eq!(grade_of(&scale, None), None);
    }
}
