//! Laws of offices: one seat one holder, a term within the days of its office, nothing reaches back, two administrators stay.

use std::collections::BTreeSet;

use engawa_kernel::{Day, Id};

use super::appoint::NewAppointment;
use super::model::{Appointment, Post};
use super::refused::Refused;
use crate::accounts::Account;
use crate::model::{Days, Office};

/// How many administrators are needed.
pub(crate) const ADMINISTRATORS: usize = 2;
/// The longest title of an office or name of a section, in characters.
pub(crate) const TITLE_MAX: usize = 60;
/// The longest code, in characters.
pub(crate) const CODE_MAX: usize = 40;

/// Someone may do something on these days: those of the appointment, of its office and of its section together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Who.
    pub account: Id<Account>,
    /// On which days. There are none where the last lies before the first.
    pub days: Days,
}

/// How many different people have a term on a day.
pub fn number_on(terms: &[Term], day: Day) -> usize {
    let holders: BTreeSet<&[u8; 16]> =
        terms.iter().filter(|term| term.days.hold(day)).map(|term| term.account.as_bytes()).collect();
    holders.len()
}

/// The days that lie in both.
pub(crate) fn together(one: Days, other: Days) -> Days {
    let from = one.from.max(other.from);
    let to = [one.to, other.to].into_iter().flatten().min();
    Days { from, to }
}

fn is_within(inner: Days, outer: Days) -> bool {
    together(inner, outer) == inner
}

/// Whether the last of these days has passed.
pub(crate) fn are_over(days: Days, today: Day) -> bool {
    days.to.is_some_and(|to| to < today)
}

/// Whether the two share a day.
pub(crate) fn overlap(one: Days, other: Days) -> bool {
    let both = together(one, other);
    both.from.zip(both.to).is_none_or(|(from, to)| from <= to)
}

/// Whether an appointment may be made beside the others of its office.
pub(crate) fn may_appoint(new: &NewAppointment, post: &Post, others: &[Appointment]) -> Result<(), Refused> {
    let days = Days { from: Some(new.from_on), to: new.to_on };
    if let Some(to) = new.to_on.filter(|to| *to < new.from_on) {
        return Err(Refused::Backwards { from: new.from_on, to });
    }
    let there = together(post.office.days, post.section_days);
    if !is_within(days, there) {
        return Err(Refused::OutsideOffice(there));
    }
    let beside = || others.iter().filter(|other| !other.is_taken_back() && overlap(other.days(), days));
    if let Some(same) = beside().find(|other| other.account == new.account) {
        return Err(Refused::Twice(same.days()));
    }
    match beside().next().filter(|_| post.is_single) {
        Some(other) => Err(Refused::SeatTaken { by: other.account, days: other.days() }),
        None => Ok(()),
    }
}

/// The last day of an appointment that is to end on `wanted`. What has not begun is taken back as a whole; what was held
/// up to yesterday stays held.
pub(crate) fn last_day_of(found: &Appointment, wanted: Day, today: Day) -> Result<Day, Refused> {
    if let Some(to) = found.to_on.filter(|to| *to <= wanted) {
        return Err(Refused::EndsAlready(to));
    }
    let yesterday = today.plus_days(-1);
    if wanted >= yesterday.max(found.from_on) {
        Ok(wanted)
    } else if found.from_on >= today {
        Ok(found.from_on.plus_days(-1))
    } else {
        Err(Refused::TooEarly(yesterday))
    }
}

/// Whether an appointment holds on a day after this one.
pub(crate) fn reaches_beyond(held: &Appointment, last_day: Day) -> bool {
    !held.is_taken_back() && held.to_on.is_none_or(|to| to > last_day)
}

/// Whether an office may end after a day.
pub(crate) fn may_end_office(office: &Office, last_day: Day, today: Day) -> Result<(), Refused> {
    if let Some(to) = office.days.to.filter(|to| *to <= last_day) {
        return Err(Refused::OfficeEnds(to));
    }
    let before = |day: Day| day.plus_days(-1);
    let earliest = office.days.from.map_or(before(today), |from| before(from).max(before(today)));
    if last_day < earliest { Err(Refused::TooEarly(earliest)) } else { Ok(()) }
}

/// Whether nobody shares the office with another from today on.
pub(crate) fn one_at_a_time(held: &[Appointment], today: Day) -> Result<(), Refused> {
    let terms: Vec<Term> = held.iter().map(|one| Term { account: one.account, days: one.days() }).collect();
    let crowded = days_of_change(&terms, today).into_iter().map(|day| (day, number_on(&terms, day)));
    match crowded.into_iter().find(|(_, holders)| *holders > 1) {
        Some((day, holders)) => Err(Refused::SeveralHold { day, holders }),
        None => Ok(()),
    }
}

/// Two administrators stay. A deed takes no day from today on below two; where there were fewer, it takes none away.
/// So the first administrator of a town can work alone, and a term that ends by itself blocks nothing else.
pub(crate) fn administrators_remain(before: &[Term], after: &[Term], today: Day) -> Result<(), Refused> {
    match administrators_lost(before, after, today) {
        Some((day, left)) => Err(Refused::Administrators { day, left }),
        None => Ok(()),
    }
}

/// The first day from today on of which that law is broken, and how many would be left.
pub(crate) fn administrators_lost(before: &[Term], after: &[Term], today: Day) -> Option<(Day, usize)> {
    let all: Vec<Term> = [before, after].concat();
    days_of_change(&all, today).into_iter().find_map(|day| {
        let left = number_on(after, day);
        (left < number_on(before, day).min(ADMINISTRATORS)).then_some((day, left))
    })
}

/// The first day from today on with fewer than two administrators, and how many there are.
pub(crate) fn too_few_on(terms: &[Term], today: Day) -> Option<(Day, usize)> {
    let days = days_of_change(terms, today).into_iter().map(|day| (day, number_on(terms, day)));
    days.into_iter().find(|(_, holders)| *holders < ADMINISTRATORS)
}

/// Today, and every later day on which the number may change.
fn days_of_change(terms: &[Term], today: Day) -> BTreeSet<Day> {
    let edges = terms.iter().flat_map(|term| [term.days.from, term.days.to.map(|to| to.plus_days(1))]);
    edges.flatten().filter(|day| *day > today).chain([today]).collect()
}

/// A title as it may be kept.
pub(crate) fn title(text: &str) -> Result<String, Refused> {
    let title = text.trim();
    let holds = !title.is_empty() && title.chars().count() <= TITLE_MAX && !title.chars().any(char::is_control);
    if holds { Ok(title.to_owned()) } else { Err(Refused::Name(TITLE_MAX)) }
}

/// A code as it may be kept: it stands in files and tables.
pub(crate) fn code(text: &str) -> Result<String, Refused> {
    let code = text.trim();
    let holds =
        !code.is_empty() && code.chars().count() <= CODE_MAX && code.chars().all(|sign| sign.is_alphanumeric() || sign == '-');
    if holds { Ok(code.to_owned()) } else { Err(Refused::Code(CODE_MAX)) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(number: i64) -> Day {
        Day::new(2026, 4, 1).expect("a day").plus_days(number)
    }

    fn days(from: impl Into<Option<i64>>, to: impl Into<Option<i64>>) -> Days {
        Days { from: from.into().map(day), to: to.into().map(day) }
    }

    fn who(number: u8) -> Id<Account> {
        Id::random([number; 16])
    }

    fn post(is_single: bool, office_days: Days) -> Post {
        let office = Office { id: Id::random([9; 16]), section: Id::random([8; 16]), title: "課長".into(), days: office_days };
        Post { office, is_single, section_name: "企画課".into(), section_days: Days::default() }
    }

    fn held(account: u8, from: i64, to: impl Into<Option<i64>>) -> Appointment {
        let (id, office) = (Id::random([7; 16]), Id::random([9; 16]));
        Appointment { id, account: who(account), office, from_on: day(from), to_on: to.into().map(day) }
    }

    fn new(account: u8, from: i64, to: impl Into<Option<i64>>) -> NewAppointment {
        NewAppointment { account: who(account), office: Id::random([9; 16]), from_on: day(from), to_on: to.into().map(day) }
    }

    fn term(account: u8, from: i64, to: impl Into<Option<i64>>) -> Term {
        Term { account: who(account), days: days(from, to) }
    }

    #[test]
    fn an_appointment_lies_within_the_days_of_its_office() {
        let post = post(false, days(0, 100));
        assert!(may_appoint(&new(1, 0, 100), &post, &[]).is_ok());
        for wrong in [new(1, -1, 50), new(1, 0, 101), new(1, 0, None)] {
            assert!(matches!(may_appoint(&wrong, &post, &[]), Err(Refused::OutsideOffice(_))), "{wrong:?}");
        }
        assert!(matches!(may_appoint(&new(1, 5, 4), &post, &[]), Err(Refused::Backwards { .. })));
    }

    #[test]
    fn the_next_one_sits_down_on_the_day_after() {
        let post = post(true, Days::default());
        let others = [held(1, 0, 30)];
        assert!(may_appoint(&new(2, 31, None), &post, &others).is_ok());
        assert!(matches!(may_appoint(&new(2, 30, None), &post, &others), Err(Refused::SeatTaken { by, .. }) if by == who(1)));
        assert!(matches!(may_appoint(&new(1, 30, None), &post, &others), Err(Refused::Twice(_))));
        // A seat that was given back before it was taken is free.
        assert!(may_appoint(&new(2, 0, None), &post, &[held(1, 0, -1)]).is_ok());
    }

    #[test]
    fn an_end_reaches_back_to_yesterday_at_most_and_takes_back_what_has_not_begun() {
        let today = day(0);
        assert_eq!(last_day_of(&held(1, -10, None), day(-1), today).ok(), Some(day(-1)));
        assert!(matches!(last_day_of(&held(1, -10, None), day(-2), today), Err(Refused::TooEarly(first)) if first == day(-1)));
        assert_eq!(last_day_of(&held(1, 10, None), day(5), today).ok(), Some(day(9)));
        assert_eq!(last_day_of(&held(1, 0, None), day(-5), today).ok(), Some(day(-1)));
        assert!(matches!(last_day_of(&held(1, -10, 20), day(20), today), Err(Refused::EndsAlready(_))));
        assert!(matches!(last_day_of(&held(1, 10, 9), day(15), today), Err(Refused::EndsAlready(_))));
    }

    #[test]
    fn an_office_ends_no_earlier_than_yesterday() {
        let office = post(false, days(-10, 50)).office;
        assert!(may_end_office(&office, day(-1), day(0)).is_ok());
        assert!(matches!(may_end_office(&office, day(-2), day(0)), Err(Refused::TooEarly(_))));
        assert!(matches!(may_end_office(&office, day(50), day(0)), Err(Refused::OfficeEnds(_))));
        assert!(matches!(may_end_office(&post(false, days(9, None)).office, day(3), day(0)), Err(Refused::TooEarly(_))));
    }

    #[test]
    fn the_last_two_administrators_stay() {
        let (one, two, three) = (term(1, -9, None), term(2, -9, None), term(3, 20, None));
        let today = day(0);
        let ended = |term: Term, to: i64| Term { days: days(-9, to), ..term };
        assert!(matches!(
            administrators_remain(&[one, two], &[one, ended(two, 40)], today),
            Err(Refused::Administrators { left: 1, day: first }) if first == day(41)
        ));
        assert!(administrators_remain(&[one, two, three], &[one, ended(two, 40), three], today).is_ok());
        assert!(administrators_remain(&[one, two, three], &[one, ended(two, 18), three], today).is_err());
        // The first one works alone, and cannot lock the town.
        assert!(administrators_remain(&[], &[one], today).is_ok());
        assert!(administrators_remain(&[one], &[ended(one, 5)], today).is_err());
        // One person in two offices is one person.
        assert!(administrators_remain(&[one, two], &[one, one], today).is_err());
        // A term that ends by itself blocks nothing else.
        let short = ended(two, 30);
        assert!(administrators_remain(&[one, short], &[one, short, three], today).is_ok());
        assert_eq!(too_few_on(&[one, short], today), Some((day(31), 1)));
        assert_eq!(too_few_on(&[one, two], today), None);
    }

    #[test]
    fn an_office_gets_one_seat_when_nobody_shares_it_any_more() {
        assert!(one_at_a_time(&[held(1, -9, 5), held(2, 6, None)], day(0)).is_ok());
        assert!(one_at_a_time(&[held(1, -9, -1), held(2, -9, None)], day(0)).is_ok());
        assert!(matches!(one_at_a_time(&[held(1, -9, 6), held(2, 6, None)], day(0)), Err(Refused::SeveralHold { holders: 2, .. })));
    }

    #[test]
    fn titles_and_codes_are_clean() {
        assert_eq!(title(" 課長 ").ok().as_deref(), Some("課長"));
        assert!(title("").is_err() && title("a\nb").is_err() && title(&"長".repeat(61)).is_err());
        assert_eq!(code("kikaku-1").ok().as_deref(), Some("kikaku-1"));
        assert!(code("a b").is_err() && code("=a").is_err() && code("").is_err());
    }

    fn some_days() -> impl Strategy<Value = (u8, i64, Option<i64>)> {
        (1u8..5, -40i64..40, proptest::option::of(-5i64..40))
            .prop_map(|(who, from, length)| (who, from, length.map(|length| from + length)))
    }

    proptest! {
        /// Whatever is asked for in whatever order: on no day two people sit on one seat, and nobody sits there twice.
        #[test]
        fn a_single_seat_has_one_holder_a_day(asked in proptest::collection::vec(some_days(), 0..12), is_single: bool) {
            let post = post(is_single, days(-20, None));
            let mut all: Vec<Appointment> = Vec::new();
            for (account, from, to) in asked {
                if may_appoint(&new(account, from, to), &post, &all).is_ok() {
                    all.push(held(account, from, to));
                }
            }
            for number in -50..90 {
                let today: Vec<_> = all.iter().filter(|one| one.days().hold(day(number))).collect();
                let people: BTreeSet<_> = today.iter().map(|one| *one.account.as_bytes()).collect();
                prop_assert_eq!(people.len(), today.len());
                prop_assert!(!is_single || today.len() <= 1);
                prop_assert!(number >= -20 || today.is_empty());
            }
        }

        /// An end takes days away after yesterday, adds none, and is refused or kept as a whole.
        #[test]
        fn an_end_only_takes_away_days_that_have_not_passed((account, from, to) in some_days(), wanted in -50i64..50) {
            let found = held(account, from, to);
            if let Ok(last) = last_day_of(&found, day(wanted), day(0)) {
                let ended = Appointment { to_on: Some(last), ..found.clone() };
                for number in -60..90 {
                    let (was, is) = (found.days().hold(day(number)), ended.days().hold(day(number)));
                    prop_assert!(was || !is);
                    prop_assert!(number >= 0 || was == is);
                    prop_assert!(!is || number <= wanted);
                }
            }
        }

        /// The days at which the number is looked at are enough: no other day is worse.
        #[test]
        fn what_the_law_lets_pass_holds_on_every_day(
            before in proptest::collection::vec(some_days(), 0..5),
            after in proptest::collection::vec(some_days(), 0..5),
        ) {
            let terms = |list: &[(u8, i64, Option<i64>)]| list.iter().map(|(who, from, to)| term(*who, *from, *to)).collect::<Vec<_>>();
            let (before, after) = (terms(&before), terms(&after));
            let worse = (0..120).any(|number| number_on(&after, day(number)) < number_on(&before, day(number)).min(2));
            prop_assert_eq!(administrators_remain(&before, &after, day(0)).is_err(), worse);
            let short = (0..120).find(|number| number_on(&after, day(*number)) < 2);
            prop_assert_eq!(too_few_on(&after, day(0)).map(|(first, _)| first), short.map(day));
        }
    }
}
