//! The laws of looking at a roster.

use std::collections::BTreeSet;

use engawa_kernel::Day;
use engawa_sheets::{Encoding, Table, read};
use proptest::prelude::*;

use super::columns::{Target, guess, is_name};
use super::preview::{Asked, Fate, Household, Preview, Reason, Standing, preview};
use super::tidy::Mended;
use super::{BOUNDS, individual_numbers};

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

const fn nobody() -> [Standing; 0] {
    []
}

fn asked(year: Option<i32>) -> Asked {
    Asked { year, today: day("2026-11-21") }
}

fn table(text: &str) -> Table {
    read(text.as_bytes(), &BOUNDS).expect("a table").headed(is_name)
}

fn looked_at(text: &str, roster: &[Standing], year: Option<i32>) -> Preview {
    let table = table(text);
    preview(&table, &guess(&table.head), roster, asked(year))
}

fn reasons(found: &Preview) -> Vec<(usize, Reason)> {
    found.rejected.iter().map(|row| (row.line, row.reason.clone())).collect()
}

#[test]
fn a_roster_as_neighbourhoods_keep_it_is_read() {
    let text = "丘町自治会 名簿,,,,,,,\n班,世帯主,フリガナ,番地,電話,人数,加入日,回覧\n\
                １組,丘野　　一郎,ｵｶﾉ ｲﾁﾛｳ,１－２,269000001,４人,平成３年４月１日,紙\n\
                2組,𠮷野葛󠄀子,よしの,3-4,=\"0269-00-0002\",,2020/4/1,LINE\n\n";
    let found = looked_at(text, &nobody(), None);
    assert_eq!(reasons(&found), []);
    let first = &found.taken[0];
    let expected = Household {
        group: "1組".into(),
        label: "丘野　一郎".into(),
        kana: "オカノ イチロウ".into(),
        address: "1-2".into(),
        phone: "0269000001".into(),
        persons: Some(4),
        is_paper: Some(true),
        ..Household::default()
    };
    assert_eq!((&first.said, first.from, first.line), (&expected, Some(day("1991-04-01")), 3));
    assert_eq!(found.taken[1].said.label, "𠮷野葛󠄀子", "signs outside of JIS stay as they were given");
    assert_eq!((found.taken[1].said.phone.as_str(), found.taken[1].said.is_paper), ("0269-00-0002", Some(false)));
    let told: BTreeSet<(usize, Target, Mended)> = found.repairs.iter().map(|one| (one.line, one.target, one.mended)).collect();
    let expected = [
        (3, Target::Group, Mended::Width),
        (3, Target::Label, Mended::Blanks),
        (3, Target::Kana, Mended::Kana),
        (3, Target::Lot, Mended::Width),
        (3, Target::Phone, Mended::Zero),
        (3, Target::Persons, Mended::Number),
        (3, Target::From, Mended::Day),
        (4, Target::Phone, Mended::Mark),
        (4, Target::From, Mended::Day),
    ];
    assert_eq!(told, expected.into());
}

#[test]
fn each_row_that_is_not_taken_says_why() {
    let long = "あ".repeat(81);
    let text = format!(
        "氏名,住所,人数,加入日,紙,メール\n,1-1,,,,\n丘野,1-1,,2026-02-30,,\n丘野,1-1,,5月1日,,\n丘野,1-1,,2027-01-01,,\n\
         丘野,1-1,約4,,,\n丘野,1-1,,,隣に,\n丘野,1-1,,,,ない\n丘野,2026-01-02,,,,\n{long},1-1,,,,\n\
         丘野,1-1,,,,\n丘野,1-1,,,,\n丘野,1234-5678-9018,,,,\n"
    );
    let found = looked_at(&text, &nobody(), None);
    assert_eq!(
        reasons(&found),
        [
            (2, Reason::NoName),
            (3, Reason::Day("2026-02-30".into())),
            (4, Reason::NoYear("5月1日".into())),
            (5, Reason::Future(day("2027-01-01"))),
            (6, Reason::Persons("約4".into())),
            (7, Reason::Paper("隣に".into())),
            (8, Reason::Mail("ない".into())),
            (9, Reason::AddressIsDay("2026-01-02".into())),
            (10, Reason::TooLong(Target::Label, 80)),
            (12, Reason::Twice(11)),
            (13, Reason::IndividualNumber),
        ]
    );
    assert_eq!((found.taken.len(), found.without_year()), (1, 1));
    let answered = looked_at(&text, &nobody(), Some(2024));
    assert_eq!(answered.taken[0].from, Some(day("2024-05-01")), "the year was asked, and answered");
}

#[test]
fn a_household_that_is_there_is_known_by_name_and_address() {
    let there = |number: u8, label: &str, address: &str, group: &str| Standing {
        id: engawa_kernel::AnyId::from_bytes(&[number; 16]).expect("an id"),
        said: Household {
            label: label.into(),
            address: address.into(),
            group: group.into(),
            phone: "026-1".into(),
            is_paper: Some(true),
            ..Household::default()
        },
    };
    let roster = [there(1, "丘野 一郎", "1-2", "1組"), there(2, "丘野一郎", "9-9", "2組"), there(3, "川野", "", "1組")];
    let found =
        looked_at("氏名,住所,班,電話\n丘野　一郎,１－２,,\n丘野一郎,9-9,2組,026-2\n川野,,2組,\n川野,5-5,1組,\n", &roster, None);
    let fates: Vec<&Fate> = found.taken.iter().map(|row| &row.fate).collect();
    assert_eq!(fates[0], &Fate::Same(roster[0].id), "nothing new is said of it");
    assert_eq!(fates[1], &Fate::Other(roster[1].id, Box::new(roster[1].said.clone())));
    assert_eq!(fates[2], &Fate::New, "the same name in another group");
    assert!(matches!(fates[3], Fate::Other(id, _) if *id == roster[2].id), "the address is what is new");
}

#[test]
fn cells_that_begin_like_formulas_stay_texts() {
    let found = looked_at("氏名,備考\n=1+1,+81\n@丘野,-\n", &nobody(), None);
    assert_eq!(found.taken.iter().map(|row| row.said.label.as_str()).collect::<Vec<_>>(), ["=1+1", "@丘野"]);
    assert_eq!(found.taken[0].said.note, "+81");
}

#[test]
fn an_individual_number_is_found_in_any_column_of_the_file() {
    let found = individual_numbers(&table("氏名,番号\n丘野,123456789017\n川野,１２３４ ５６７８ ９０１８\n"));
    assert_eq!(found, [3]);
}

#[test]
fn more_rows_than_a_roster_has_are_refused() {
    let many = format!("氏名\n{}", "丘野\n".repeat(100_000));
    assert_eq!(read(many.as_bytes(), &BOUNDS), Err(engawa_sheets::Unreadable::TooManyRows));
}

proptest! {
    #[test]
    fn every_row_is_taken_or_has_its_reason_or_is_empty(rows in prop::collection::vec("[丘川1５,,,= \\-/月日@令和]{0,16}", 0..30)) {
        let text = format!("氏名,班,人数,加入日,紙\n{}\n丘,,,,\n", rows.join("\n"));
        let read = table(&text);
        let all = read.rows.last().map_or(read.head_line, |(line, _)| *line) - read.head_line;
        let found = preview(&read, &guess(&read.head), &nobody(), asked(None));
        prop_assert_eq!(found.taken.len() + found.rejected.len() + found.empty, all);
        let lines: BTreeSet<usize> = found.taken.iter().map(|row| row.line).chain(found.rejected.iter().map(|row| row.line)).collect();
        prop_assert_eq!(lines.len(), found.taken.len() + found.rejected.len(), "no row twice");
        let taken: BTreeSet<usize> = found.taken.iter().map(|row| row.line).collect();
        prop_assert!(found.repairs.iter().all(|repair| taken.contains(&repair.line)), "only what is taken was mended");
        prop_assert!(found.taken.iter().all(|row| !row.said.label.is_empty()));
    }

    #[test]
    fn a_file_that_was_taken_says_nothing_new_the_second_time(rows in prop::collection::vec(("[丘川一二]{1,3}", "[1-9]-[1-9]", "[12]組"), 1..20)) {
        let text: String = rows.iter().map(|(name, lot, group)| format!("{name},{lot},{group}\n")).collect();
        let text = format!("氏名,番地,班\n{text}");
        let first = looked_at(&text, &nobody(), None);
        let roster: Vec<Standing> = (1u8..).zip(&first.taken).map(|(number, row)| Standing {
            id: engawa_kernel::AnyId::from_bytes(&[number; 16]).expect("an id"),
            said: row.said.clone(),
        }).collect();
        let again = looked_at(&text, &roster, None);
        prop_assert_eq!(again.new_ones().count(), 0);
        prop_assert_eq!(again.taken.len(), first.taken.len());
    }

    #[test]
    fn no_table_breaks_the_looking(cells in prop::collection::vec("\\PC{0,20}", 0..20)) {
        let row: Vec<String> = cells.clone();
        let columns: Vec<Target> = cells.iter().zip([Target::Label, Target::Kana, Target::From, Target::Phone, Target::Persons].into_iter().cycle()).map(|(_, target)| target).collect();
        let table = Table { encoding: Encoding::Utf8, head_line: 1, head: cells, rows: vec![(2, row)], empty: 0, reckoned: BTreeSet::new() };
        let found = preview(&table, &columns, &nobody(), asked(Some(2026)));
        prop_assert_eq!(found.taken.len() + found.rejected.len(), 1);
    }
}
