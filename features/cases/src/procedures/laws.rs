//! The laws of the procedures, tried on walks of random acts and on random clocks.

use std::collections::{BTreeMap, BTreeSet};

use engawa_kernel::calendar::{Calendar, Counted, Holidays, Term};
use engawa_kernel::{AnyId, Choice, Day};
use proptest::prelude::*;

use super::clock::{Call, Clock, Period, Stop, call_on};
use super::consultation::{Consultation, Months, days_after};
use super::signing::{Days, Hand, Matter, Signer, hand_on};
use super::{Refused, Turn, application, approval, consultation};

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn first() -> Day {
    day("2026-04-01")
}

/// Days around the arrival; some lie in the past of an act.
fn days() -> impl Strategy<Value = Day> {
    (-5_i64..400).prop_map(|days| first().plus_days(days))
}

/// Days that never go back.
fn steps() -> impl Strategy<Value = i64> {
    0_i64..12
}

mod applications {
    use super::application::{Act, Application, Outcome, State};
    use super::*;

    fn acts() -> impl Strategy<Value = Act> {
        prop_oneof![
            days().prop_map(|until| Act::TakeUp { until }),
            days().prop_map(|until| Act::AskCorrection { until }),
            days().prop_map(|until| Act::Correct { until }),
            days().prop_map(|until| Act::DropCorrection { until }),
            days().prop_map(|until| Act::FindInOrder { until }),
            Just(Act::Extend),
            days().prop_map(|until| Act::Postpone { until }),
            (0_usize..3, days()).prop_map(|(which, until)| Act::Decide { outcome: Outcome::ALL[which], until }),
            Just(Act::Complete),
            Just(Act::Withdraw),
            days().prop_map(|until| Act::TakeBack { until }),
        ]
    }

    /// The ways there are, as the issue of the procedure draws them.
    fn declared(from: State, to: State) -> bool {
        use State::{Checking, Correcting, Decided, Done, Received, Reviewing, Withdrawn};
        from == to
            || matches!(
                (from, to),
                (Received, Checking)
                    | (Checking | Reviewing, Correcting)
                    | (Correcting, Checking | Decided)
                    | (Checking, Reviewing)
                    | (Reviewing, Decided)
                    | (Decided, Done)
                    | (Decided | Done, Reviewing)
                    | (Received | Checking | Correcting | Reviewing, Withdrawn)
            )
    }

    fn clock() -> Clock {
        let thirty = Term { days: 30, counted: Counted::Calendar, is_from_next_day: true };
        let period = Period { term: thirty, extension: Some(thirty) };
        Clock { period, arrived_on: first(), stops: Vec::new(), is_extended: false }
    }

    proptest! {
        #[test]
        fn only_declared_acts_move_it_and_an_open_one_has_one_next_date(walk in prop::collection::vec((acts(), steps()), 0..40)) {
            let mut case = Application::receive(first(), first().plus_days(3), Some(clock())).expect("received");
            let mut today = first();
            for (act, step) in walk {
                today = today.plus_days(step);
                let before = case.clone();
                let Ok(after) = case.after(act, today) else { continue };
                prop_assert!(declared(before.standing.state(), after.standing.state()), "{act:?}");
                let is_end = matches!(after.standing.state(), State::Done | State::Withdrawn);
                prop_assert_eq!(after.standing.next().is_none(), is_end);
                if act != Act::Extend {
                    prop_assert!(after.standing.next().is_none_or(|next| next.on >= today));
                }
                let decided = matches!(after.standing.state(), State::Decided | State::Done);
                prop_assert_eq!(after.outcome.is_some(), decided);
                let stands_still = after.clock.as_ref().is_some_and(|clock| clock.stops.iter().any(|stop| stop.to.is_none()));
                prop_assert_eq!(stands_still, after.standing.state() == State::Correcting);
                case = after;
            }
        }

        #[test]
        fn from_wherever_it_stands_an_end_is_near(walk in prop::collection::vec((acts(), steps()), 0..40)) {
            let mut case = Application::receive(first(), first().plus_days(3), None).expect("received");
            let mut today = first();
            for (act, step) in walk {
                today = today.plus_days(step);
                case = case.after(act, today).unwrap_or(case);
            }
            prop_assert!(ends_within(&case, today.plus_days(500), 5));
        }
    }

    fn ends_within(case: &Application, on: Day, acts: u8) -> bool {
        if case.standing.next().is_none() {
            return true;
        }
        let until = on.plus_days(1);
        let ways = [
            Act::TakeUp { until },
            Act::Correct { until },
            Act::FindInOrder { until },
            Act::Decide { outcome: Outcome::Granted, until },
            Act::Complete,
        ];
        acts > 0 && ways.iter().any(|act| case.after(*act, on).is_ok_and(|case| ends_within(&case, on, acts - 1)))
    }

    #[test]
    fn nobody_is_refused_for_the_form_while_there_is_time_to_correct() {
        let until = day("2026-04-20");
        let refusal = Act::Decide { outcome: Outcome::Refused, until: day("2026-06-01") };
        let case = Application::receive(first(), until, None)
            .and_then(|case| case.after(Act::TakeUp { until }, first()))
            .and_then(|case| case.after(Act::AskCorrection { until }, first()))
            .expect("asked");
        assert_eq!(case.after(refusal, until).err(), Some(Refused::StillTime(until)));
        assert!(case.after(refusal, until.plus_days(1)).is_ok());
        let granted = Act::Decide { outcome: Outcome::Granted, until: day("2026-06-01") };
        assert_eq!(case.after(granted, until.plus_days(1)).err(), Some(Refused::NotHere));
    }

    #[test]
    fn the_period_is_extended_once_and_never_without_one() {
        let case = Application::receive(first(), first(), Some(clock())).expect("received");
        let extended = case.after(Act::Extend, first()).expect("extended");
        assert_eq!(extended.after(Act::Extend, first()).err(), Some(Refused::NoExtension));
        let without = Application::receive(first(), first(), None).expect("received");
        assert_eq!(without.after(Act::Extend, first()).err(), Some(Refused::NoExtension));
    }

    #[test]
    fn nothing_follows_a_withdrawal_and_a_decision_is_not_withdrawn() {
        let case = Application::receive(first(), first(), None).expect("received");
        let gone = case.after(Act::Withdraw, first()).expect("withdrawn");
        assert_eq!(gone.after(Act::TakeUp { until: first() }, first()).err(), Some(Refused::Closed));
        assert_eq!(gone.after(Act::Postpone { until: first() }, first()).err(), Some(Refused::Closed));
    }
}

mod consultations {
    use super::consultation::{Act, State};
    use super::*;

    const MONTHS: [Months; 3] = [Months(1), Months(6), Months(12)];

    fn acts() -> impl Strategy<Value = Act> {
        prop_oneof![
            days().prop_map(|until| Act::TakeUp { until }),
            (days(), 0_usize..2).prop_map(|(until, turn)| Act::Talk { until, turn: Turn::ALL[turn] }),
            Just(Act::Watch),
            Just(Act::FollowUp),
            days().prop_map(|until| Act::TakeUpAgain { until }),
            days().prop_map(|until| Act::Postpone { until }),
            Just(Act::Close),
        ]
    }

    fn declared(from: State, to: State) -> bool {
        use State::{Closed, Received, Talking, Watching};
        from == to
            || matches!(
                (from, to),
                (Received, Talking) | (Talking, Watching) | (Watching | Closed, Talking) | (Received | Talking | Watching, Closed)
            )
    }

    proptest! {
        #[test]
        fn whoever_asked_is_asked_again_until_it_is_closed(walk in prop::collection::vec((acts(), 0_i64..40), 0..40)) {
            let mut case = Consultation::receive(first(), first().plus_days(7)).expect("received");
            let mut today = first();
            for (act, step) in walk {
                today = today.plus_days(step);
                let Ok(after) = case.after(act, today, &MONTHS) else { continue };
                prop_assert!(declared(case.standing.state(), after.standing.state()), "{act:?}");
                prop_assert_eq!(after.standing.next().is_none(), after.standing.state() == State::Closed);
                prop_assert!(after.standing.next().is_none_or(|next| next.on >= today));
                if after.standing.state() != State::Watching {
                    prop_assert!(after.follow_ups.is_empty());
                } else if matches!(act, Act::Watch | Act::FollowUp) {
                    prop_assert!(after.follow_ups.iter().all(|day| *day > today));
                    prop_assert_eq!(after.standing.next().map(|next| next.on), after.follow_ups.first().copied());
                }
                case = after;
            }
            prop_assert!(case.standing.next().is_none() || case.after(Act::Close, today, &MONTHS).is_ok());
        }

        #[test]
        fn follow_ups_come_in_order_and_in_their_months(from in 0_i64..3_000, months in prop::collection::vec(1_u8..60, 1..6)) {
            let on = first().plus_days(from);
            let months: Vec<Months> = months.into_iter().map(Months).collect();
            let found = days_after(on, &months);
            prop_assert!(found.windows(2).all(|pair| pair[0] < pair[1]));
            let ahead = |day: &Day| (day.year() - on.year()) * 12 + i32::try_from(day.month()).unwrap_or(0) - i32::try_from(on.month()).unwrap_or(0);
            let asked: BTreeSet<i32> = months.iter().map(|months| i32::from(months.0)).collect();
            prop_assert_eq!(found.iter().map(ahead).collect::<BTreeSet<i32>>(), asked);
            prop_assert!(found.iter().all(|day| day.day() <= on.day()));
        }
    }

    #[test]
    fn after_the_last_follow_up_it_is_closed_or_taken_up_again() {
        let start = Consultation::receive(first(), first()).expect("received");
        let talked = start.after(Act::TakeUp { until: first() }, first(), &MONTHS).expect("taken up");
        let watched = talked.after(Act::Watch, first(), &MONTHS).expect("watched");
        assert_eq!(watched.follow_ups, [day("2026-05-01"), day("2026-10-01"), day("2027-04-01")]);
        let late = watched.after(Act::FollowUp, day("2026-12-01"), &MONTHS).expect("late, so one is skipped");
        assert_eq!(late.follow_ups, [day("2027-04-01")]);
        assert_eq!(late.after(Act::FollowUp, day("2027-04-01"), &MONTHS).err(), Some(Refused::NoFollowUp));
        assert!(late.after(Act::Close, day("2027-04-01"), &MONTHS).is_ok());
    }

    #[test]
    fn a_programme_without_follow_ups_has_nothing_to_watch() {
        let start = Consultation::receive(first(), first()).expect("received");
        let talked = start.after(Act::TakeUp { until: first() }, first(), &[]).expect("taken up");
        assert_eq!(talked.after(Act::Watch, first(), &[]).err(), Some(Refused::NoFollowUp));
    }
}

mod approvals {
    use super::approval::{Act, Approval, State};
    use super::*;

    fn acts() -> impl Strategy<Value = Act> {
        prop_oneof![
            (0_u8..5, days()).prop_map(|(stations, until)| Act::Send { stations, until }),
            days().prop_map(|until| Act::Agree { until }),
            days().prop_map(|until| Act::Return { until }),
            Just(Act::Reject),
            days().prop_map(|until| Act::CallBack { until }),
            Just(Act::Withdraw),
            days().prop_map(|until| Act::Postpone { until }),
        ]
    }

    proptest! {
        #[test]
        fn approved_is_what_every_station_signed_since_it_last_set_out(walk in prop::collection::vec((acts(), steps()), 0..60)) {
            let mut case = Approval::draft(first(), first().plus_days(3)).expect("drafted");
            let mut today = first();
            let mut signed = 0_u8;
            for (act, step) in walk {
                today = today.plus_days(step);
                let Ok(after) = case.after(act, today) else { continue };
                match act {
                    Act::Agree { .. } => signed += 1,
                    Act::Send { .. } | Act::Return { .. } | Act::CallBack { .. } => signed = 0,
                    _ => {}
                }
                prop_assert_eq!(after.signed, signed);
                prop_assert_eq!(after.standing.state() == State::Approved, after.stations > 0 && signed == after.stations);
                let is_end = matches!(after.standing.state(), State::Approved | State::Rejected | State::Withdrawn);
                prop_assert_eq!(after.standing.next().is_none(), is_end);
                prop_assert_eq!(after.station().is_some(), after.standing.state() == State::Circulating);
                let signs_on = after.after(Act::Agree { until: today }, today).is_ok();
                prop_assert!(!is_end || !signs_on);
                case = after;
            }
        }
    }

    #[test]
    fn only_the_last_station_rejects_and_a_way_needs_a_station() {
        let draft = Approval::draft(first(), first()).expect("drafted");
        let until = first();
        assert_eq!(draft.after(Act::Send { stations: 0, until }, first()).err(), Some(Refused::NobodyDecides));
        let sent = draft.after(Act::Send { stations: 2, until }, first()).expect("sent");
        assert_eq!(sent.after(Act::Reject, first()).err(), Some(Refused::NotHere));
        let second = sent.after(Act::Agree { until }, first()).expect("agreed");
        assert_eq!(second.after(Act::Reject, first()).map(|case| case.standing.state()), Ok(State::Rejected));
    }
}

mod clocks {
    use super::*;

    fn calendars() -> impl Strategy<Value = Calendar> {
        prop::collection::btree_set(0_i64..200, 0..20).prop_map(|closed| {
            let named = closed.into_iter().map(|days| (first().plus_days(days), "closed".to_owned()));
            Calendar::of(&Holidays::of(named))
        })
    }

    fn terms() -> impl Strategy<Value = Term> {
        (1_u32..60, 0_usize..2, any::<bool>()).prop_map(|(days, counted, is_from_next_day)| Term {
            days,
            counted: Counted::ALL[counted],
            is_from_next_day,
        })
    }

    fn clocks() -> impl Strategy<Value = Clock> {
        let period = (terms(), prop::option::of(terms())).prop_map(|(term, extension)| Period { term, extension });
        let stops = prop::collection::vec((0_i64..30, 0_i64..30), 0..3).prop_map(|pairs| {
            let mut at = first();
            let mut stops = Vec::new();
            for (wait, length) in pairs {
                let from = at.plus_days(wait);
                at = from.plus_days(length);
                stops.push(Stop { from, to: Some(at) });
            }
            stops
        });
        (period, stops, any::<bool>()).prop_map(|(period, stops, is_extended)| Clock {
            period,
            arrived_on: first(),
            stops,
            is_extended: is_extended && period.extension.is_some(),
        })
    }

    proptest! {
        #[test]
        fn a_clock_that_never_stood_still_ends_as_the_calendar_says(clock in clocks(), calendar in calendars()) {
            let clock = Clock { stops: Vec::new(), ..clock };
            let Period { term, extension } = clock.period;
            let expected = match extension.filter(|_| clock.is_extended) {
                Some(more) => calendar.last_day_extended(first(), term, more),
                None => calendar.last_day(first(), term),
            };
            prop_assert_eq!(clock.due_on(&calendar), Some(expected));
        }

        #[test]
        fn the_last_day_is_an_open_one_after_every_promised_day(clock in clocks(), calendar in calendars()) {
            let clock = Clock { is_extended: false, ..clock };
            let due = clock.due_on(&calendar).expect("it does not stand still");
            prop_assert!(calendar.is_open(due));
            let term = clock.period.term;
            let stopped = |day: &Day| clock.stops.iter().any(|stop| stop.from < *day && stop.to.is_none_or(|to| *day <= to));
            let counted = |day: &Day| term.counted == Counted::Calendar || calendar.is_open(*day);
            let from = i64::from(term.is_from_next_day);
            let all = (from..=first().days_until(due)).map(|days| first().plus_days(days));
            let days: Vec<Day> = all.filter(|day| !stopped(day) && counted(day)).collect();
            let promised = usize::try_from(term.days).unwrap_or(usize::MAX);
            prop_assert!(days.len() >= promised);
            // Beyond what is promised lie only the closed days at its end.
            let last = days[promised - 1];
            let idle = (1..last.days_until(due)).all(|days| !calendar.is_open(last.plus_days(days)));
            prop_assert!(last == due || !calendar.is_open(last) && idle);
        }

        #[test]
        fn a_stop_never_makes_it_due_earlier_and_an_open_one_stops_it(clock in clocks(), calendar in calendars(), more in 0_i64..20) {
            let due = clock.due_on(&calendar).expect("due");
            let last = clock.stops.last().and_then(|stop| stop.to).unwrap_or(first());
            let from = last.plus_days(more);
            let with = |to| {
                let mut clock = clock.clone();
                clock.stops.push(Stop { from, to });
                clock.due_on(&calendar)
            };
            prop_assert!(with(Some(from.plus_days(7))).is_some_and(|later| later >= due));
            prop_assert_eq!(with(None), None);
        }

        #[test]
        fn no_date_passes_silently(next in 0_i64..60, calendar in calendars()) {
            let next = calendar.open_from(first().plus_days(next));
            let calls: BTreeMap<Day, Call> =
                (0..90).map(|days| first().plus_days(days)).filter_map(|today| Some((today, call_on(next, today, &calendar)?))).collect();
            prop_assert_eq!(calls.get(&next), Some(&Call::Today));
            let after = calendar.open_from(next.plus_days(1));
            prop_assert_eq!(calls.get(&after), Some(&Call::Passed));
            prop_assert!(calls.keys().all(|day| calendar.is_open(*day)));
        }
    }
}

mod signatures {
    use super::*;

    fn id(number: u8) -> AnyId {
        AnyId::from_bytes(&[number; 16]).expect("sixteen bytes")
    }

    fn always() -> Days {
        Days { from: first(), to: None }
    }

    proptest! {
        #[test]
        fn nobody_decides_a_case_to_which_they_are_party(
            is in prop::collection::vec(0_u8..6, 0..4),
            parties in prop::collection::vec(0_u8..6, 0..4),
            drafted in prop::collection::vec(0_u8..6, 0..2),
        ) {
            let ids = |numbers: &[u8]| numbers.iter().map(|number| id(*number)).collect::<Vec<AnyId>>();
            let signer = Signer { is: ids(&is), decides: vec![always()], deputizes: vec![always()] };
            let matter = Matter { parties: ids(&parties), drafted_by: ids(&drafted), absent: vec![always()] };
            let shared = |others: &[u8]| is.iter().any(|number| others.contains(number));
            let may = hand_on(&signer, &matter, first()).is_ok();
            prop_assert_eq!(may, !shared(&parties) && !shared(&drafted));
        }
    }

    #[test]
    fn authority_is_that_of_the_day_and_a_deputy_needs_an_absence() {
        let term = Days { from: day("2026-04-01"), to: Some(day("2027-03-31")) };
        let holder = Signer { decides: vec![term], ..Signer::default() };
        let deputy = Signer { deputizes: vec![term], ..Signer::default() };
        let matter = Matter { absent: vec![Days { from: day("2026-08-10"), to: Some(day("2026-08-14")) }], ..Matter::default() };
        assert_eq!(hand_on(&holder, &matter, day("2027-03-31")), Ok(Hand::Holder));
        assert_eq!(hand_on(&holder, &matter, day("2027-04-01")), Err(Refused::NoAuthority));
        assert_eq!(hand_on(&deputy, &matter, day("2026-08-09")), Err(Refused::NotAbsent));
        assert_eq!(hand_on(&deputy, &matter, day("2026-08-14")), Ok(Hand::Deputy));
    }
}

#[test]
fn every_state_has_a_code_of_its_own_and_is_found_by_it() {
    fn distinct<C: Choice + PartialEq + std::fmt::Debug>() {
        let codes: BTreeSet<&str> = C::ALL.iter().map(|choice| choice.code()).collect();
        assert_eq!(codes.len(), C::ALL.len());
        assert!(C::ALL.iter().all(|choice| C::from_code(choice.code()) == Some(*choice)));
    }
    distinct::<application::State>();
    distinct::<application::Outcome>();
    distinct::<consultation::State>();
    distinct::<approval::State>();
    distinct::<Turn>();
    distinct::<Hand>();
}
