//! How long somebody holds a post: without a break, over several terms, compared with the longest term of its rules.

use engawa_kernel::Day;

use crate::model::Term;

/// Who holds a post longer than its rules say, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tenure {
    /// Since when, without a break.
    pub since: Day,
    /// Whole months up to the day.
    pub months: i64,
}

/// Whole months between two days.
pub fn months_between(from: Day, to: Day) -> i64 {
    let number = |day: Day| i64::from(day.year()) * 12 + i64::from(day.month());
    let months = number(to) - number(from);
    (if to.day() < from.day() { months - 1 } else { months }).max(0)
}

/// Since when somebody with these terms in one post holds it on a day without a break; nothing where they do not hold it.
pub fn tenure_on(terms: &[Term], day: Day) -> Option<Tenure> {
    let mut since = terms.iter().find(|term| term.holds(day))?.from();
    // A term that ends on the eve of the next one is no break.
    while let Some(before) = terms.iter().find(|term| term.from() < since && term.after().is_none_or(|after| after >= since)) {
        since = before.from();
    }
    Some(Tenure { since, months: months_between(since, day.plus_days(1)) })
}

/// Whether it is longer than the rules of the post say.
pub fn is_over(tenure: Tenure, months_max: Option<i64>) -> bool {
    months_max.is_some_and(|max| tenure.months > max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn term(from: &str, to: &str) -> Term {
        Term::new(day(from), Some(day(to))).expect("a term")
    }

    #[test]
    fn terms_that_follow_each_other_are_one_tenure_and_a_break_ends_it() {
        let terms = [term("2020-04-01", "2022-03-31"), term("2022-04-01", "2024-03-31"), term("2026-04-01", "2028-03-31")];
        let tenure = tenure_on(&terms, day("2023-05-01")).expect("they hold it");
        assert_eq!((tenure.since, tenure.months), (day("2020-04-01"), 37));
        assert_eq!(tenure_on(&terms, day("2025-01-01")), None);
        assert_eq!(tenure_on(&terms, day("2026-05-01")).map(|tenure| tenure.since), Some(day("2026-04-01")));
    }

    #[test]
    fn a_term_of_exactly_the_rules_is_not_too_long() {
        let whole = tenure_on(&[term("2024-04-01", "2026-03-31")], day("2026-03-31")).expect("held");
        assert_eq!(whole.months, 24);
        assert!(!is_over(whole, Some(24)) && is_over(whole, Some(23)) && !is_over(whole, None));
    }
}
