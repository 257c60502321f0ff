//! Tables of cases and laws of areas as files state them.

use proptest::prelude::*;

use super::*;
use crate::model::ParentBefore;

fn days(from: &str, to: &str) -> Days {
    Days { from: Day::parse(from).ok(), to: Day::parse(to).ok() }
}

fn area(code: &str, kind: &str, parent: Option<&str>, days: Days, successors: &[&str]) -> NewArea {
    NewArea {
        code: code.into(),
        name: code.into(),
        reading: None,
        kind: kind.into(),
        parent: parent.map(Into::into),
        parents_before: Vec::new(),
        days,
        successors: successors.iter().map(|code| (*code).to_owned()).collect(),
        figures: Vec::new(),
        shape: None,
    }
}

fn found(areas: Vec<NewArea>) -> Vec<Crooked> {
    let kind = |word: &str, rank| Kind { word: word.into(), rank, word_easy: None, word_en: None };
    check(&Land { kinds: vec![kind("校区", 1), kind("町内", 2), kind("班", 3)], areas, ..Land::default() })
}

#[test]
fn an_area_that_is_split_ends_and_its_successors_begin_on_the_next_day() {
    let old = || area("old", "町内", None, days("2005-04-01", "2024-03-31"), &["one", "two"]);
    let new = |code, from| area(code, "町内", None, days(from, ""), &[]);
    assert_eq!(found(vec![old(), new("one", "2024-04-01"), new("two", "2024-04-01")]), []);
    let gap = Crooked::Piece(engawa_who::Crooked::Gap { of: "old".into(), successor: "two".into() });
    assert_eq!(found(vec![old(), new("one", "2024-04-01"), new("two", "2024-03-01")]), [gap]);
}

#[test]
fn an_area_lies_only_in_one_of_a_lower_rank() {
    let town = || area("a", "校区", None, Days::default(), &[]);
    assert_eq!(found(vec![town(), area("b", "班", Some("a"), Days::default(), &[])]), []);
    let wrong = found(vec![town(), area("b", "校区", Some("a"), Days::default(), &[])]);
    assert!(matches!(wrong.as_slice(), [Crooked::Rank { area, .. }] if area == "b"), "{wrong:?}");
    let upside_down = found(vec![area("a", "班", None, Days::default(), &[]), area("b", "町内", Some("a"), Days::default(), &[])]);
    assert_eq!(upside_down.len(), 1);
}

#[test]
fn an_area_is_not_there_longer_than_that_in_which_it_lies() {
    let outer = area("a", "校区", None, days("2005-04-01", "2026-03-31"), &[]);
    let inside = area("b", "町内", Some("a"), days("2010-04-01", "2026-03-31"), &[]);
    assert_eq!(found(vec![outer.clone(), inside.clone()]), []);
    let longer = area("b", "町内", Some("a"), days("2010-04-01", ""), &[]);
    let wrong = Crooked::Outside { area: "b".into(), parent: "a".into() };
    assert_eq!(found(vec![outer.clone(), longer]), std::slice::from_ref(&wrong));
    assert_eq!(found(vec![outer, area("b", "町内", Some("a"), days("1999-04-01", "2026-03-31"), &[])]), [wrong]);
}

#[test]
fn a_neighbourhood_may_go_to_another_district_from_a_day() {
    let old = area("old", "校区", None, days("2005-04-01", "2026-03-31"), &["new"]);
    let new = area("new", "校区", None, days("2026-04-01", ""), &[]);
    let mut inside = area("b", "町内", Some("new"), days("2005-04-01", ""), &[]);
    inside.parents_before = vec![ParentBefore { code: "old".into(), to: Day::new(2026, 3, 31).expect("a day") }];
    assert_eq!(found(vec![old.clone(), new.clone(), inside.clone()]), []);
    inside.parents_before[0].to = Day::new(2004, 3, 31).expect("a day");
    assert_eq!(found(vec![old, new, inside]), [Crooked::Before("b".into())]);
}

#[test]
fn the_code_of_a_municipality_checks_itself() {
    for code in ["131016", "202070", "401307", "122068", "242161", "092100", "011002", "401340"] {
        assert!(is_town_code(code), "{code}");
    }
    for code in ["202071", "131010", "13101", "４０１３０７", "", "1310161"] {
        assert!(!is_town_code(code), "{code}");
    }
}

#[test]
fn what_lies_in_itself_is_found_before_anything_else_is_asked() {
    let one = area("one", "校区", Some("two"), Days::default(), &[]);
    let two = area("two", "町内", Some("one"), Days::default(), &[]);
    assert_eq!(found(vec![one, two]).len(), 2);
}

#[test]
fn a_kind_of_which_the_file_says_nothing_has_the_rank_of_its_depth() {
    let areas = vec![area("a", "地区", None, Days::default(), &[]), area("b", "区", Some("a"), Days::default(), &[])];
    let land = Land { areas, ..Land::default() };
    assert_eq!(ranks(&land), BTreeMap::from([("地区".to_owned(), 1), ("区".to_owned(), 2)]));
    assert_eq!(check(&land), []);
}

fn any_day() -> impl Strategy<Value = Option<Day>> {
    prop::option::of((2000..2003_i32, 1..13_u32, 1..29_u32).prop_map(|(y, m, d)| Day::new(y, m, d).expect("a day")))
}

fn any_days() -> impl Strategy<Value = Days> {
    (any_day(), any_day()).prop_map(|(from, to)| Days { from, to })
}

proptest! {
    #[test]
    fn days_within_others_hold_only_where_those_do(inner in any_days(), outer in any_days(), day in any_day()) {
        let Some(day) = day else { return Ok(()) };
        // An unknown beginning is the one thing that is let pass.
        if lies_within(inner, outer) && inner.hold(day) && inner.from.is_some() {
            prop_assert!(outer.hold(day));
        }
    }

    #[test]
    fn who_follows_is_never_there_together_with_who_went(before in any_days(), next in any_days(), day in any_day()) {
        let Some(day) = day else { return Ok(()) };
        prop_assert!(!(follows(before, next) && before.hold(day) && next.hold(day)));
    }

    #[test]
    fn a_file_that_holds_has_no_circle_and_no_area_above_its_own_rank(parents in prop::collection::vec(prop::option::of(0..8_usize), 8)) {
        let code = |n: usize| format!("a{n}");
        let areas: Vec<NewArea> = parents.iter().enumerate()
            .map(|(n, parent)| area(&code(n), &format!("k{}", n % 4), parent.map(code).as_deref(), Days::default(), &[]))
            .collect();
        let kinds = (0..4).map(|n| Kind { word: format!("k{n}"), rank: n, word_easy: None, word_en: None }).collect();
        let land = Land { kinds, areas, ..Land::default() };
        if check(&land).is_empty() {
            for (n, parent) in parents.iter().enumerate() {
                prop_assert!(parent.is_none_or(|parent| parent % 4 < n % 4));
            }
        }
    }
}
