//! When a way is closed: decided from counts and the clock alone.

use engawa_kernel::Moment;

const MINUTE: i64 = 60_000;

/// So many tries within a time close a way for a time.
#[derive(Debug)]
pub(crate) struct Rule {
    /// Its name in the table.
    pub(crate) way: &'static str,
    /// The try after so many is refused.
    pub(crate) tries: i64,
    /// Within so many milliseconds.
    pub(crate) within: i64,
    /// For so many milliseconds after the last of them.
    pub(crate) closed: i64,
}

/// Wrong passwords for an address from one network, or from a browser in which its owner was in.
pub(crate) const PASSWORD: Rule = Rule { way: "password", tries: 10, within: 15 * MINUTE, closed: 15 * MINUTE };
/// Wrong passwords for an address from all networks.
const PASSWORD_IN_ALL: Rule = Rule { way: "password-in-all", tries: 50, within: 15 * MINUTE, closed: 15 * MINUTE };
/// Wrong codes of the app of an account.
pub(crate) const SECOND: Rule = Rule { way: "second", tries: 10, within: 15 * MINUTE, closed: 15 * MINUTE };
/// Wrong passkeys and recovery codes of half a session, which ends with the last of them. Not counted by account: nobody
/// guesses them, and they are the owner's way past a closed app.
pub(crate) const HALF: Rule = Rule { way: "half", tries: 10, within: 15 * MINUTE, closed: 15 * MINUTE };
/// Wrong passwords of who is in already and shows once more that it is they.
pub(crate) const AGAIN: Rule = Rule { way: "again", tries: 10, within: 15 * MINUTE, closed: 15 * MINUTE };
/// Mails to an address that one network asks for, or a browser in which its owner was in.
pub(crate) const MAIL: Rule = Rule { way: "mail", tries: 5, within: 60 * MINUTE, closed: 60 * MINUTE };
/// Mails to an address that all networks ask for.
const MAIL_IN_ALL: Rule = Rule { way: "mail-in-all", tries: 20, within: 60 * MINUTE, closed: 60 * MINUTE };
/// Mails of a town to addresses without an account: whoever types many of them writes to people who asked for nothing. Those
/// beyond are written and never sent, so that nobody sees a difference.
pub(crate) const UNINVITED: Rule = Rule { way: "uninvited", tries: 200, within: 60 * MINUTE, closed: 60 * MINUTE };

/// A way that is counted for each network and for all of them. What all did closes it only for a network that has used up
/// its floor, so that strangers elsewhere never keep an owner out.
#[derive(Debug)]
pub(crate) struct Spread {
    /// For one network.
    pub(crate) own: Rule,
    /// For all.
    pub(crate) all: Rule,
    /// So many tries of a network are never stopped by what others did.
    pub(crate) floor: i64,
}

/// Passwords: a network that has not failed yet may try.
pub(crate) const PASSWORDS: Spread = Spread { own: PASSWORD, all: PASSWORD_IN_ALL, floor: 1 };
/// Mails: two an hour for each network.
pub(crate) const MAILS: Spread = Spread { own: MAIL, all: MAIL_IN_ALL, floor: 2 };

/// Tries within one minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tries {
    /// The minute.
    pub(crate) span: Moment,
    /// How many.
    pub(crate) count: i64,
}

/// The minute of a moment.
pub(crate) fn span_of(now: Moment) -> Moment {
    Moment::from_millis(now.millis().div_euclid(MINUTE) * MINUTE)
}

/// The earliest minute that can still matter.
pub(crate) fn since(rule: &Rule, now: Moment) -> Moment {
    now.plus_millis(-rule.within - rule.closed - 2 * MINUTE)
}

/// Until when the way is closed; nothing while it is open. Minutes count as a whole, so this errs by closing a little longer.
pub(crate) fn closed_until(rule: &Rule, tries: &[Tries], now: Moment) -> Option<Moment> {
    let last = tries.iter().map(|tries| tries.span).max()?;
    let first = last.plus_millis(-rule.within);
    let count: i64 = tries.iter().filter(|tries| tries.span >= first).map(|tries| tries.count).sum();
    let until = last.plus_millis(MINUTE + rule.closed);
    (count >= rule.tries && now < until).then_some(until)
}

/// As [`closed_until`], for one network of many.
pub(crate) fn spread_closed_until(spread: &Spread, own: &[Tries], all: &[Tries], now: Moment) -> Option<Moment> {
    let is_recent = |tries: &&Tries| tries.span.plus_millis(MINUTE + spread.own.within) > now;
    let recent: i64 = own.iter().filter(is_recent).map(|tries| tries.count).sum();
    let by_all = || if recent < spread.floor { None } else { closed_until(&spread.all, all, now) };
    closed_until(&spread.own, own, now).or_else(by_all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// One that guesses as often as it can; answers the moments at which a guess was looked at.
    fn looked_at(rule: &Rule, moments: impl IntoIterator<Item = i64>) -> Vec<i64> {
        let mut all: Vec<Tries> = Vec::new();
        let mut looked = Vec::new();
        for at in moments {
            let now = Moment::from_millis(at);
            all.retain(|tries| tries.span >= since(rule, now));
            if closed_until(rule, &all, now).is_some() {
                continue;
            }
            let span = span_of(now);
            match all.iter_mut().find(|tries| tries.span == span) {
                Some(tries) => tries.count += 1,
                None => all.push(Tries { span, count: 1 }),
            }
            looked.push(at);
        }
        looked
    }

    fn most_within(moments: &[i64], within: i64) -> usize {
        let last = |from: usize| moments.partition_point(|at| *at < moments[from] + within);
        (0..moments.len()).map(|from| last(from) - from).max().unwrap_or(0)
    }

    #[test]
    fn the_eleventh_wrong_password_is_not_looked_at_and_after_a_quarter_of_an_hour_one_is() {
        let looked = looked_at(&PASSWORD, (0..11).map(|second| second * 1_000));
        assert_eq!(looked.len(), 10);
        let later = looked_at(&PASSWORD, (0..11).map(|second| second * 1_000).chain([16 * MINUTE]));
        assert_eq!(later.len(), 11);
    }

    #[test]
    fn a_hundred_thousand_guesses_are_ten_a_quarter_of_an_hour() {
        // Ten guesses a second for nearly three hours.
        let looked = looked_at(&PASSWORD, (0..100_000).map(|guess| guess * 100));
        assert!(looked.len() <= 120, "{}", looked.len());
        assert!(most_within(&looked, PASSWORD.within) <= 10);
    }

    #[test]
    fn nine_wrong_ones_close_nothing() {
        let nine = [Tries { span: Moment::from_millis(0), count: 9 }];
        assert_eq!(closed_until(&PASSWORD, &nine, Moment::from_millis(0)), None);
        assert_eq!(closed_until(&PASSWORD, &[], Moment::from_millis(0)), None);
    }

    #[test]
    fn what_other_networks_did_closes_a_way_only_for_a_network_that_used_up_its_floor() {
        let tries = |count| vec![Tries { span: Moment::from_millis(0), count }];
        let now = Moment::from_millis(MINUTE);
        let closed = |spread: &Spread, own: i64, all: i64| spread_closed_until(spread, &tries(own), &tries(all), now).is_some();
        for (spread, floor, all) in [(&MAILS, 2, 20), (&PASSWORDS, 1, 50)] {
            assert!(!closed(spread, floor - 1, 1_000), "{}", spread.own.way);
            assert!(closed(spread, floor, all) && !closed(spread, floor, all - 1), "{}", spread.own.way);
            assert!(closed(spread, spread.own.tries, 0), "{}", spread.own.way);
        }
    }

    proptest! {
        #[test]
        fn however_guesses_are_spread_no_quarter_of_an_hour_has_more_than_ten(
            gaps in proptest::collection::vec(prop_oneof![0..2_000_i64, 0..120_000_i64, 0..1_200_000_i64], 1..400),
            start in 0..10_000_000_i64,
        ) {
            let moments: Vec<i64> = gaps.iter().scan(start, |at, gap| { *at += gap; Some(*at) }).collect();
            for rule in [&PASSWORD, &SECOND] {
                let looked = looked_at(rule, moments.iter().copied());
                prop_assert!(most_within(&looked, rule.within) <= 10);
                // And nobody is shut out for ever: after the longest closing a guess is looked at.
                let last = *moments.last().unwrap_or(&0) + rule.closed + MINUTE;
                let after = looked_at(rule, moments.iter().copied().chain([last]));
                prop_assert_eq!(after.last(), Some(&last));
            }
        }
    }
}
