//! Tables of laws, on a small city hall: two sections with a chief and clerks each, and one that has no offices.

use std::collections::{BTreeMap, BTreeSet};

use engawa_kernel::{Day, Id};
use proptest::prelude::*;

use super::*;
use crate::model::Days;
use crate::offices::Appointment;
use crate::transfers::model::{Move, OfficeEnding, OfficeToBegin, Person, Placement, Seat, SectionEnding, SectionToBegin, Way};

const PLANNING: u8 = 1;
const GENERAL: u8 = 2;
const WATER: u8 = 3;
const CHIEF_OF_PLANNING: u8 = 11;
const CLERKS_OF_PLANNING: u8 = 12;
const CHIEF_OF_GENERAL: u8 = 21;
const CLERKS_OF_GENERAL: u8 = 22;

fn day(number: i64) -> Day {
    Day::new(2027, 4, 1).expect("a day").plus_days(number)
}

fn section(number: u8) -> Id<Section> {
    Id::random([number; 16])
}

fn office(number: u8) -> Id<Office> {
    Id::random([number; 16])
}

fn who(number: u8) -> Id<Account> {
    Id::random([100 + number; 16])
}

fn days(from: i64, to: impl Into<Option<i64>>) -> Days {
    Days { from: Some(day(from)), to: to.into().map(day) }
}

fn there(number: u8) -> Section {
    Section { id: section(number), code: format!("s{number}"), name: format!("課{number}"), days: days(-1000, None) }
}

fn seat(number: u8, of: u8, is_single: bool, permissions: &[&str]) -> Seat {
    let permissions = permissions.iter().map(|code| (*code).to_owned()).collect();
    let office = Office { id: office(number), section: section(of), title: format!("役{number}"), days: days(-1000, None) };
    Seat { office, is_single, permissions }
}

fn held(account: u8, at: u8, from: i64, to: impl Into<Option<i64>>) -> Appointment {
    let id = Id::random([account.wrapping_mul(31).wrapping_add(at); 16]);
    Appointment { id, account: who(account), office: office(at), from_on: day(from), to_on: to.into().map(day) }
}

/// 1 and 2 are chiefs and administer; 3 and 4 are clerks; 5 is no one yet.
fn state() -> State {
    let people = (1..=9).map(|number| (who(number), Person { name: format!("人{number}"), is_open: true })).collect();
    State {
        today: day(-30),
        sections: vec![there(PLANNING), there(GENERAL), there(WATER)],
        parents: BTreeMap::new(),
        offices: vec![
            seat(CHIEF_OF_PLANNING, PLANNING, true, &["who.administer"]),
            seat(CLERKS_OF_PLANNING, PLANNING, false, &["plans.figures"]),
            seat(CHIEF_OF_GENERAL, GENERAL, true, &["who.administer"]),
            seat(CLERKS_OF_GENERAL, GENERAL, false, &[]),
        ],
        appointments: vec![
            held(1, CHIEF_OF_PLANNING, -500, None),
            held(2, CHIEF_OF_GENERAL, -500, None),
            held(3, CLERKS_OF_PLANNING, -500, None),
            held(4, CLERKS_OF_GENERAL, -500, Some(400)),
        ],
        moved: BTreeSet::new(),
        people,
        kept: Vec::new(),
    }
}

fn plan() -> Plan {
    Plan {
        day: day(0),
        sections: vec![],
        endings: vec![],
        placements: vec![],
        offices: vec![],
        office_endings: vec![],
        moves: vec![],
    }
}

fn a_move(account: u8, from: Option<u8>, to: Option<u8>) -> Move {
    let id = Id::random([account.wrapping_mul(7).wrapping_add(from.unwrap_or(0)).wrapping_add(to.unwrap_or(0)); 16]);
    Move { id, account: who(account), way: Way::between(from.map(office), to.map(office)).expect("a way"), until: None }
}

fn moves(all: &[(u8, Option<u8>, Option<u8>)]) -> Plan {
    Plan { moves: all.iter().map(|(account, from, to)| a_move(*account, *from, *to)).collect(), ..plan() }
}

fn begins(number: u8) -> SectionToBegin {
    SectionToBegin { id: section(number), code: format!("s{number}"), name: format!("課{number}"), parent: None }
}

fn ends(number: u8, heirs: &[u8]) -> SectionEnding {
    SectionEnding { section: section(number), heirs: heirs.iter().map(|heir| section(*heir)).collect() }
}

fn office_begins(number: u8, of: u8, like: Option<u8>) -> OfficeToBegin {
    let is_single = like == Some(CHIEF_OF_PLANNING);
    OfficeToBegin { id: office(number), section: section(of), title: format!("役{number}"), is_single, like: like.map(office) }
}

fn inherits(number: u8, heir: Option<u8>) -> OfficeEnding {
    OfficeEnding { office: office(number), heir: heir.map(office) }
}

/// Planning is renamed to section 7 with offices 71 and 72.
fn renaming() -> Plan {
    Plan {
        sections: vec![begins(7)],
        endings: vec![ends(PLANNING, &[7])],
        offices: vec![office_begins(71, 7, Some(CHIEF_OF_PLANNING)), office_begins(72, 7, Some(CLERKS_OF_PLANNING))],
        office_endings: vec![inherits(CHIEF_OF_PLANNING, Some(71)), inherits(CLERKS_OF_PLANNING, Some(72))],
        ..plan()
    }
}

fn errors(plan: &Plan, state: &State) -> Vec<Finding> {
    check(plan, state).into_iter().filter(Finding::is_error).collect()
}

fn to_know(plan: &Plan, state: &State) -> Vec<Finding> {
    check(plan, state).into_iter().filter(|finding| !finding.is_error()).collect()
}

#[test]
fn a_list_without_a_line_or_of_a_day_that_is_here_is_refused() {
    assert_eq!(check(&plan(), &state()), [Finding::Empty]);
    let today = State { today: day(0), ..state() };
    let plan = moves(&[(5, None, Some(CLERKS_OF_GENERAL))]);
    assert_eq!(errors(&plan, &today), [Finding::DayIsHere(day(0))]);
    assert_eq!(errors(&plan, &State { today: day(-1), ..state() }), []);
}

#[test]
fn chiefs_change_places_and_a_clerk_comes() {
    let plan = moves(&[
        (1, Some(CHIEF_OF_PLANNING), Some(CHIEF_OF_GENERAL)),
        (2, Some(CHIEF_OF_GENERAL), Some(CHIEF_OF_PLANNING)),
        (5, None, Some(CLERKS_OF_GENERAL)),
    ]);
    assert_eq!(check(&plan, &state()), []);
}

#[test]
fn a_seat_for_one_is_not_taken_by_two() {
    let plan = moves(&[(5, None, Some(CHIEF_OF_PLANNING))]);
    let accounts = BTreeSet::from([who(1), who(5)]);
    assert_eq!(errors(&plan, &state()), [Finding::SeatTaken { office: office(CHIEF_OF_PLANNING), accounts }]);
    // One who comes later sits there, too.
    let mut later = state();
    later.appointments.push(held(6, CHIEF_OF_PLANNING, 90, None));
    let plan = moves(&[(1, Some(CHIEF_OF_PLANNING), Some(CLERKS_OF_GENERAL)), (5, None, Some(CHIEF_OF_PLANNING))]);
    assert!(
        matches!(&errors(&plan, &later)[..], [Finding::SeatTaken { accounts, .. }] if *accounts == BTreeSet::from([who(5), who(6)]))
    );
}

#[test]
fn nobody_leaves_what_they_do_not_hold_or_leaves_twice() {
    let plan = moves(&[(3, Some(CLERKS_OF_GENERAL), Some(CLERKS_OF_PLANNING))]);
    let not_held = Finding::NotHeld { account: who(3), office: office(CLERKS_OF_GENERAL) };
    let holds = Finding::HoldsAlready { account: who(3), office: office(CLERKS_OF_PLANNING) };
    assert_eq!(errors(&plan, &state()), [not_held, holds]);
    let plan = moves(&[(3, Some(CLERKS_OF_PLANNING), Some(CLERKS_OF_GENERAL)), (3, Some(CLERKS_OF_PLANNING), None)]);
    assert_eq!(errors(&plan, &state()), [Finding::LeavesTwice { account: who(3), office: office(CLERKS_OF_PLANNING) }]);
}

#[test]
fn a_term_that_ends_on_the_eve_by_itself_may_be_followed_by_another() {
    let mut state = state();
    state.appointments[3].to_on = Some(day(-1));
    let again = moves(&[(4, Some(CLERKS_OF_GENERAL), Some(CLERKS_OF_GENERAL))]);
    assert_eq!(errors(&again, &state), []);
    assert_eq!(Changes::of(&again, &state).ends, []);
    // But not when another list is the reason of that end.
    state.moved.insert(state.appointments[3].id);
    assert_eq!(errors(&again, &state), [Finding::MovedAlready { account: who(4), office: office(CLERKS_OF_GENERAL) }]);
}

#[test]
fn closed_accounts_and_terms_that_run_backwards_are_refused() {
    let mut state = state();
    state.people.insert(who(5), Person { name: String::new(), is_open: false });
    assert_eq!(errors(&moves(&[(5, None, Some(CLERKS_OF_GENERAL))]), &state), [Finding::PersonClosed(who(5))]);
    let mut plan = moves(&[(6, None, Some(CLERKS_OF_GENERAL))]);
    plan.moves[0].until = Some(day(-1));
    assert_eq!(errors(&plan, &state), [Finding::TermBackwards { account: who(6), until: day(-1) }]);
}

#[test]
fn an_office_must_be_there_on_all_days_of_the_term() {
    let mut state = state();
    state.offices[3].office.days.to = Some(day(100));
    let mut plan = moves(&[(5, None, Some(CLERKS_OF_GENERAL))]);
    let gone = Finding::OfficeGone { account: who(5), office: office(CLERKS_OF_GENERAL) };
    assert_eq!(errors(&plan, &state), std::slice::from_ref(&gone));
    plan.moves[0].until = Some(day(100));
    assert_eq!(errors(&plan, &state), []);
    plan.moves[0].way = Way::In(office(99));
    assert_eq!(errors(&plan, &state), [Finding::OfficeGone { account: who(5), office: office(99) }]);
}

#[test]
fn two_administrators_stay() {
    let one_goes = moves(&[(1, Some(CHIEF_OF_PLANNING), None)]);
    assert_eq!(errors(&one_goes, &state()), [Finding::Administrators { day: day(0), left: 1 }]);
    let another_comes = moves(&[(1, Some(CHIEF_OF_PLANNING), None), (5, None, Some(CHIEF_OF_PLANNING))]);
    assert_eq!(errors(&another_comes, &state()), []);
    let mut for_a_while = another_comes.clone();
    for_a_while.moves[1].until = Some(day(30));
    assert_eq!(errors(&for_a_while, &state()), [Finding::Administrators { day: day(31), left: 1 }]);
    let mut alone = state();
    alone.appointments.remove(1);
    let plan =
        moves(&[(3, Some(CLERKS_OF_PLANNING), Some(CLERKS_OF_GENERAL)), (4, Some(CLERKS_OF_GENERAL), Some(CLERKS_OF_PLANNING))]);
    assert_eq!(check(&plan, &alone), [Finding::FewAdministrators(1)]);
}

#[test]
fn a_renaming_takes_everyone_along_and_leaves_nothing_out() {
    let (plan, state) = (renaming(), state());
    assert_eq!(check(&plan, &state), []);
    assert_eq!(plan.renamed_to(section(7)), Some(section(PLANNING)));
    let changes = Changes::of(&plan, &state);
    let follow: Vec<_> = changes.begins.iter().map(|begun| (begun.account, begun.office, begun.follows)).collect();
    let along = |account, from, to| (who(account), office(to), Some(office(from)));
    assert_eq!(follow, [along(1, CHIEF_OF_PLANNING, 71), along(3, CLERKS_OF_PLANNING, 72)]);
}

#[test]
fn who_has_a_line_does_not_follow() {
    let mut plan = renaming();
    plan.moves.push(a_move(3, Some(CLERKS_OF_PLANNING), Some(CLERKS_OF_GENERAL)));
    assert_eq!(errors(&plan, &state()), []);
    assert_eq!(to_know(&plan, &state()), [Finding::OfficeEmpty(office(72))]);
    let begun: Vec<_> = Changes::of(&plan, &state()).begins.iter().map(|begun| (begun.account, begun.office)).collect();
    assert_eq!(begun, [(who(3), office(CLERKS_OF_GENERAL)), (who(1), office(71))]);
}

#[test]
fn a_split_without_heirs_for_its_offices_lists_everything_that_is_left_out() {
    let plan = Plan { sections: vec![begins(7), begins(8)], endings: vec![ends(PLANNING, &[7, 8])], ..plan() };
    let left = |number| Finding::OfficeLeftOut(office(number));
    let person = |account, at| Finding::PersonLeftOut { account: who(account), office: office(at) };
    assert_eq!(errors(&plan, &state()), [Finding::Administrators { day: day(0), left: 1 }]);
    assert_eq!(
        to_know(&plan, &state()),
        [left(CHIEF_OF_PLANNING), left(CLERKS_OF_PLANNING), person(1, CHIEF_OF_PLANNING), person(3, CLERKS_OF_PLANNING)]
    );
}

#[test]
fn a_section_without_successor_is_listed_with_what_the_rooms_keep_by_it() {
    let kept = Kept { section: section(WATER), what: "水道の有収率".into(), path: "/plans/x".into() };
    let other = Kept { section: section(GENERAL), what: "ほか".into(), path: "/".into() };
    let state = State { kept: vec![kept.clone(), other], ..state() };
    let plan = Plan { endings: vec![ends(WATER, &[])], ..plan() };
    assert_eq!(check(&plan, &state), [Finding::SectionLeftOut(section(WATER)), Finding::KeptLeftOut(kept)]);
    let merged = Plan { endings: vec![ends(WATER, &[GENERAL])], ..plan };
    assert_eq!(check(&merged, &state), []);
}

#[test]
fn sections_have_no_gap_no_overlap_and_no_circle() {
    let water = |heirs: &[u8]| Plan { endings: vec![ends(WATER, heirs)], ..plan() };
    let gone = |heir| Finding::HeirSectionGone { section: section(WATER), heir: section(heir) };
    assert_eq!(errors(&water(&[WATER]), &state()), [gone(WATER)]);
    assert_eq!(errors(&water(&[99]), &state()), [gone(99)]);
    let mut both = water(&[GENERAL]);
    both.endings.push(ends(GENERAL, &[WATER]));
    let found = errors(&both, &state());
    assert!(
        found.contains(&gone(GENERAL))
            && found.contains(&Finding::HeirSectionGone { section: section(GENERAL), heir: section(WATER) })
    );

    let mut later = state();
    later.sections[2].days.from = Some(day(0));
    assert_eq!(errors(&water(&[GENERAL]), &later), [Finding::SectionNotThere(section(WATER))]);
    later.sections[2].days = days(-1000, Some(-1));
    assert_eq!(errors(&water(&[GENERAL]), &later), [Finding::SectionEndsAlready(section(WATER), day(-1))]);
}

#[test]
fn new_sections_have_a_code_of_their_own_and_lie_in_what_is_there() {
    let begin = |all: Vec<SectionToBegin>| Plan { sections: all, ..plan() };
    let taken = SectionToBegin { code: "s1".into(), name: "別の課".into(), ..begins(7) };
    assert_eq!(errors(&begin(vec![taken]), &state()), [Finding::CodeTaken(section(7))]);
    let twice = vec![begins(7), SectionToBegin { id: section(8), name: "課8".into(), ..begins(7) }];
    assert_eq!(errors(&begin(twice), &state()), [Finding::CodeTaken(section(8))]);
    let below = |number, parent| SectionToBegin { parent: Some(section(parent)), ..begins(number) };
    assert_eq!(errors(&begin(vec![below(7, 99)]), &state()), [Finding::ParentGone(section(7))]);
    assert_eq!(errors(&begin(vec![below(7, 8), below(8, PLANNING)]), &state()), []);
    let circle = [Finding::ParentCircle(section(7)), Finding::ParentCircle(section(8))];
    assert_eq!(errors(&begin(vec![below(7, 8), below(8, 7)]), &state()), circle);
    let same = SectionToBegin { name: "課2".into(), ..begins(7) };
    assert_eq!(check(&begin(vec![same]), &state()), [Finding::SameName(section(7))]);
}

/// The water section lies in the general one, which ends.
fn water_in_general(heirs: &[u8]) -> (Plan, State) {
    let mut state = state();
    state.parents.insert(section(WATER), section(GENERAL));
    let endings = vec![ends(GENERAL, heirs)];
    (Plan { endings, office_endings: vec![inherits(CHIEF_OF_GENERAL, None)], sections: vec![begins(7)], ..plan() }, state)
}

fn above_water(plan: &Plan, state: &State) -> Option<Id<Section>> {
    After::of(plan, state, &Changes::of(plan, state)).sections[&section(WATER)].parent
}

#[test]
fn a_section_that_stays_follows_the_one_above_it_to_its_only_heir() {
    for heir in [PLANNING, 7] {
        let (plan, state) = water_in_general(&[heir]);
        assert_eq!(above_water(&plan, &state), Some(section(heir)));
        assert!(!to_know(&plan, &state).contains(&Finding::ParentEnds(section(WATER))));
    }
}

#[test]
fn where_the_one_above_it_is_split_or_has_no_heir_a_line_says_where_a_section_goes() {
    for heirs in [&[PLANNING, 7][..], &[]] {
        let (plan, state) = water_in_general(heirs);
        assert!(to_know(&plan, &state).contains(&Finding::ParentEnds(section(WATER))));
        for parent in [Some(section(7)), None] {
            let placed = Plan { placements: vec![Placement { section: section(WATER), parent }], ..plan.clone() };
            assert_eq!(above_water(&placed, &state), parent);
            assert!(!to_know(&placed, &state).contains(&Finding::ParentEnds(section(WATER))));
            assert_eq!(errors(&placed, &state), errors(&plan, &state));
        }
    }
}

#[test]
fn a_section_is_placed_where_there_is_one_and_never_in_itself() {
    let place =
        |which, parent| Plan { placements: vec![Placement { section: section(which), parent: Some(section(parent)) }], ..plan() };
    assert_eq!(errors(&place(WATER, PLANNING), &state()), []);
    assert_eq!(errors(&place(WATER, 99), &state()), [Finding::ParentGone(section(WATER))]);
    assert_eq!(errors(&place(99, WATER), &state()), [Finding::PlacedGone(section(99))]);
    let mut circle = place(WATER, PLANNING);
    circle.placements.push(Placement { section: section(PLANNING), parent: Some(section(WATER)) });
    assert_eq!(errors(&circle, &state()), [Finding::ParentCircle(section(WATER)), Finding::ParentCircle(section(PLANNING))]);
}

#[test]
fn offices_end_and_begin_within_their_sections() {
    let ending = |line| Plan { office_endings: vec![line], ..plan() };
    let gone = Finding::HeirOfficeGone { office: office(CLERKS_OF_GENERAL), heir: office(CLERKS_OF_GENERAL) };
    assert_eq!(errors(&ending(inherits(CLERKS_OF_GENERAL, Some(CLERKS_OF_GENERAL))), &state()), [gone]);
    assert_eq!(errors(&ending(inherits(99, None)), &state()), [Finding::OfficeNotThere(office(99))]);
    let mut ended = state();
    ended.offices[3].office.days.to = Some(day(-1));
    let already = Finding::OfficeEndsAlready(office(CLERKS_OF_GENERAL), day(-1));
    assert_eq!(errors(&ending(inherits(CLERKS_OF_GENERAL, None)), &ended), [already]);

    let begin = |of, title: &str| {
        let new = OfficeToBegin { title: title.into(), ..office_begins(71, of, None) };
        Plan { offices: vec![new], ..plan() }
    };
    assert_eq!(errors(&begin(99, "係長"), &state()), [Finding::OfficeWithoutSection(office(71))]);
    assert_eq!(errors(&begin(PLANNING, "役11"), &state()), [Finding::TitleTaken(office(71))]);
    assert_eq!(check(&begin(PLANNING, "係長"), &state()), [Finding::OfficeEmpty(office(71))]);
}

#[test]
fn what_begins_later_in_an_ending_section_is_a_conflict_of_two_lists() {
    let mut state = state();
    state
        .offices
        .push(Seat { office: Office { days: days(0, None), ..seat(31, WATER, false, &[]).office }, ..seat(31, WATER, false, &[]) });
    let plan = Plan { endings: vec![ends(WATER, &[GENERAL])], ..plan() };
    assert_eq!(errors(&plan, &state), [Finding::OfficeBeginsLater(office(31))]);
    let mut state = self::state();
    state.appointments.push(held(6, CLERKS_OF_GENERAL, 0, None));
    let plan = Plan { office_endings: vec![inherits(CLERKS_OF_GENERAL, Some(CLERKS_OF_PLANNING))], ..self::plan() };
    assert_eq!(errors(&plan, &state), [Finding::AppointedLater { account: who(6), office: office(CLERKS_OF_GENERAL) }]);
}

#[test]
fn an_heir_that_may_do_less_and_several_posts_are_to_be_known() {
    let plan = Plan { office_endings: vec![inherits(CLERKS_OF_PLANNING, Some(CLERKS_OF_GENERAL))], ..plan() };
    let permissions = BTreeSet::from(["plans.figures".to_owned()]);
    let lost = Finding::PermissionLost { office: office(CLERKS_OF_PLANNING), heir: office(CLERKS_OF_GENERAL), permissions };
    assert_eq!(check(&plan, &state()), [lost]);
    let both = moves(&[(1, Some(CHIEF_OF_PLANNING), None), (2, None, Some(CHIEF_OF_PLANNING))]);
    let offices = BTreeSet::from([office(CHIEF_OF_PLANNING), office(CHIEF_OF_GENERAL)]);
    assert_eq!(to_know(&both, &state()), [Finding::SeveralPosts { account: who(2), offices }]);
}

fn some_office() -> impl Strategy<Value = Option<u8>> {
    prop_oneof![
        Just(None),
        Just(Some(CHIEF_OF_PLANNING)),
        Just(Some(CLERKS_OF_PLANNING)),
        Just(Some(CHIEF_OF_GENERAL)),
        Just(Some(CLERKS_OF_GENERAL)),
        Just(Some(71)),
        Just(Some(72)),
    ]
}

fn some_moves() -> impl Strategy<Value = Vec<Move>> {
    let one = (1u8..7, some_office(), some_office(), proptest::option::of(-2i64..60)).prop_filter_map(
        "a way",
        |(account, from, to, until)| {
            let way = Way::between(from.map(office), to.map(office))?;
            Some(Move { until: until.map(day), way, ..a_move(account, Some(1), Some(1)) })
        },
    );
    proptest::collection::vec(one, 0..5)
}

fn some_state() -> impl Strategy<Value = State> {
    let one = (1u8..7, some_office(), -40i64..40, proptest::option::of(-10i64..60));
    proptest::collection::vec(one, 0..4).prop_map(|more| {
        let mut state = state();
        for (number, (account, at, from, to)) in more.into_iter().enumerate() {
            let Some(at) = at.filter(|at| *at < 70) else { continue };
            let new = Appointment { id: Id::random([200 + u8::try_from(number).expect("few"); 16]), ..held(account, at, from, to) };
            let reaches = new.to_on.is_none_or(|to| to >= day(-1) && to >= new.from_on);
            let is_single = state.offices.iter().any(|seat| seat.office.id == new.office && seat.is_single);
            let clashes = state.appointments.iter().any(|other| {
                let share = crate::offices::overlap(other.days(), new.days());
                other.office == new.office && share && (is_single || other.account == new.account)
            });
            if reaches && !clashes {
                state.appointments.push(new);
            }
        }
        state
    })
}

/// Who holds what on a day, as the doors will see it.
fn holders(after: &After, on: Day) -> BTreeMap<Id<Office>, Vec<Id<Account>>> {
    let mut all: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for term in after.terms.iter().filter(|term| term.days.hold(on)) {
        if after.has_office(term.office, on) {
            all.entry(term.office).or_default().push(term.account);
        }
    }
    all
}

proptest! {
    // Most lists made by chance are refused; enough of them are not.
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// A list that may be adopted: on no later day two people sit on one seat or someone sits twice, and until the eve
    /// everything is as it was.
    #[test]
    fn a_list_without_errors_holds_on_every_day(moves in some_moves(), renames: bool, ends_water: bool, state in some_state()) {
        let mut plan = if renames { renaming() } else { plan() };
        plan.moves = moves;
        if ends_water {
            plan.endings.push(ends(WATER, &[GENERAL]));
        }
        if !errors(&plan, &state).is_empty() {
            return Ok(());
        }
        let changes = Changes::of(&plan, &state);
        let after = After::of(&plan, &state, &changes);
        for number in 0..70 {
            for (office, holders) in holders(&after, day(number)) {
                let different: BTreeSet<_> = holders.iter().collect();
                prop_assert_eq!(different.len(), holders.len(), "someone sits twice");
                prop_assert!(!after.offices[&office].is_single || holders.len() < 2);
            }
        }
        let nothing = Plan { day: plan.day, ..self::plan() };
        let as_it_was = After::of(&nothing, &state, &Changes { offices_end: BTreeSet::new(), ends: vec![], begins: vec![] });
        for number in -50..0 {
            prop_assert_eq!(holders(&after, day(number)), holders(&as_it_was, day(number)));
        }
        for ending in &plan.endings {
            for heir in &ending.heirs {
                prop_assert!(after.has_section(*heir, plan.day) && !after.has_section(ending.section, plan.day));
            }
        }
    }

    /// Whoever loses an office has a line, goes along, or is listed.
    #[test]
    fn nobody_is_forgotten(moves in some_moves(), with_heirs: bool, state in some_state()) {
        let mut plan = Plan { moves, ..renaming() };
        if !with_heirs {
            plan.office_endings.clear();
        }
        let found = check(&plan, &state);
        let changes = Changes::of(&plan, &state);
        for held in state.appointments.iter().filter(|held| held.days().hold(plan.eve()) && held.days().hold(plan.day)) {
            if !changes.offices_end.contains(&held.office) {
                continue;
            }
            let has_line = plan.moves.iter().any(|mv| mv.account == held.account && mv.way.from() == Some(held.office));
            let follows = changes.begins.iter().any(|begun| begun.account == held.account);
            let is_listed = found.contains(&Finding::PersonLeftOut { account: held.account, office: held.office });
            prop_assert!(has_line || follows || is_listed, "{held:?}");
        }
    }
}
