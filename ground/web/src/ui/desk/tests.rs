//! What the parts of the desk promise, each in one sentence.

use engawa_kernel::Day;

use super::*;
use crate::lang::Lang;
use crate::samples;
use crate::ui::form::{Asked, Button, ErrorSummary, PostButton};
use crate::words::{Said, Voice};

fn voice() -> Voice {
    samples::voice(Lang::Ja)
}

fn at(html: &str, part: &str) -> usize {
    html.find(part).unwrap_or_else(|| panic!("{part} in {html}"))
}

fn today() -> Day {
    Day::new(2025, 11, 21).expect("a day")
}

#[test]
fn the_nearest_day_comes_first_and_what_has_none_comes_last() {
    let due = |days| Some(today().plus_days(days));
    let list = ToDoList::new(&voice(), today())
        .todo("NONE", None, None, "#")
        .todo("FAR", None, due(30), "#")
        .todo("LATE", None, due(-2), "#")
        .todo("NEAR", None, due(7), "#")
        .todo("NOW", None, due(0), "#")
        .to_string();
    let places =
        ["LATE", "過ぎた：11月19日", "NOW", "きょうまで", "NEAR", "近い：", "FAR", "12月21日", "NONE"].map(|part| at(&list, part));
    assert!(places.is_sorted(), "{places:?} {list}");
}

#[test]
fn a_day_of_another_year_names_its_year() {
    let list = ToDoList::new(&voice(), today()).todo("A", None, Day::new(2024, 10, 17).ok(), "#").to_string();
    assert!(list.contains("2024年10月17日（木）　400日前"), "{list}");
}

#[test]
fn an_empty_desk_says_that_nothing_waits() {
    assert!(ToDoList::new(&voice(), today()).to_string().contains("いま、することはありません。"));
}

fn figures() -> EntryGrid {
    let columns = vec![GridColumn::new("VALUE").short(), GridColumn::new("KIND"), GridColumn::new("WHY").long()];
    let row = GridRow {
        id: "r1".into(),
        name: "NAME".into(),
        unit: "人".into(),
        inputs: vec![GridInput::number("v1", "約30万"), GridInput::pick("k1", "f", vec![("p", "P".into()), ("f", "F".into())])],
        state: Some(EntryState::Missing),
        errors: vec!["ERROR".into()],
        ..GridRow::default()
    };
    EntryGrid::new(&voice(), "g", "CAPTION", "FIRST", columns).row(row)
}

#[test]
fn each_input_of_the_grid_is_called_by_its_row_and_its_column() {
    let grid = figures().to_string();
    for part in ["<caption", "scope=\"col\"", "scope=\"row\"", "role=\"row\"", "data-l=\"VALUE\"", "未入力"] {
        assert!(grid.contains(part), "{part} in {grid}");
    }
    assert!(grid.contains("aria-labelledby=\"r1-name g-1\"") && grid.contains("aria-labelledby=\"r1-name g-2\""), "{grid}");
    for id in ["r1-name", "g-1", "g-2", "r1-unit", "r1-errors", "f-v1"] {
        assert!(grid.contains(&format!("id=\"{id}\"")), "{id} in {grid}");
    }
    assert!(grid.contains("value=\"約30万\"") && grid.contains("<option value=\"f\" selected>"), "{grid}");
}

#[test]
fn what_is_wrong_in_a_row_leads_to_its_first_input_or_to_the_flagged_one() {
    assert_eq!(figures().wrongs()[0].id, "f-v1");
    assert!(figures().to_string().contains("aria-describedby=\"r1-unit r1-errors\" aria-invalid=\"true\""));
    let summary = ErrorSummary::of(&voice(), &[&figures()]).to_string();
    assert!(summary.contains("href=\"#f-v1\"") && summary.contains("NAME：ERROR"), "{summary}");
    let flagged = GridRow {
        id: "r2".into(),
        inputs: vec![GridInput::number("v2", ""), GridInput::text("w2", "").wrong()],
        errors: vec!["E".into()],
        ..GridRow::default()
    };
    let grid = EntryGrid::new(&voice(), "g", "C", "F", vec![GridColumn::new("A"), GridColumn::new("B")]).row(flagged);
    assert_eq!(grid.wrongs()[0].id, "f-w2");
    assert_eq!(grid.to_string().matches("aria-invalid").count(), 1);
}

#[test]
fn a_grid_without_rows_says_so() {
    let grid = EntryGrid::new(&voice(), "g", "C", "F", vec![]);
    assert!(grid.to_string().contains("いまありません") && grid.nothing("NOTHING").to_string().contains("NOTHING"));
}

#[test]
fn what_was_pasted_stays_and_is_seen() {
    let paste = || PasteBox::new(&voice(), "rows", vec!["A".into(), "B".into()]);
    assert!(!paste().to_string().contains("<details class=\"help paste\" open"));
    let typed = paste().value("1\t2\n").error(Some("E".into()));
    assert!(typed.to_string().contains("<details class=\"help paste\" open") && typed.to_string().contains("1\t2\n"));
    assert_eq!(typed.wrongs()[0].id, "f-rows");
}

#[test]
fn a_deed_is_always_told_with_who_gets_it_and_whether_it_can_be_undone() {
    for example in Confirm::examples(&voice()) {
        assert!(example.html.contains("だれに届くか") && example.html.contains("元に戻せるか"), "{}", example.html);
    }
    let post = PostButton::new("/end", &Said::default(), Button::submit("END"));
    let confirm = Confirm::new(&voice(), "WHAT", "WHO", Undo::Until("11月30日".into())).deed(post).back("/back").to_string();
    assert!(confirm.contains("11月30日まで、元に戻せます") && confirm.contains("action=\"/end\"") && confirm.contains("/back"));
}

#[test]
fn digits_are_seen_in_groups_and_heard_one_by_one() {
    let digits = DigitsShown::new(&voice(), "049 213").to_string();
    assert!(digits.contains("<b>049</b> <b>213</b>") && digits.contains("0、4、9、2、1、3"), "{digits}");
    assert!(!DigitsShown::new(&voice(), "<i>").to_string().contains("<i>"));
}

#[test]
fn the_bar_says_the_office_before_the_name_and_also_that_there_is_none() {
    let bar = ActingBar::new(&voice(), "NAME").office("企画課 担当").change("/roles").to_string();
    assert!(at(&bar, "企画課 担当 として") < at(&bar, "NAME") && bar.contains("href=\"/roles\""), "{bar}");
    assert!(ActingBar::new(&voice(), "NAME").to_string().contains("役を選んでいません"));
}

#[test]
fn a_row_with_a_deed_tells_readers_what_the_deed_is_about() {
    let button = PostButton::new("/end", &Said::default(), Button::submit("END").about("PHONE"));
    let deeds = Deeds::new(vec![Deed::new("PHONE").mark("HERE").button(button), Deed::new("<b>")], "NOTHING").to_string();
    assert!(deeds.contains("<span class=\"vh\"> PHONE</span>") && deeds.contains("HERE") && deeds.contains("&lt;b&gt;"), "{deeds}");
    assert!(Deeds::new(vec![], "NOTHING").to_string().contains("NOTHING"));
}
