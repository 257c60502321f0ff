//! Moves pasted from a spreadsheet: one line a person, columns apart by tabs. Nothing is taken before it was seen.

use engawa_kernel::Id;

use super::find::{Directory, Typed, Unclear};
use super::model::{Plan, Way};
use crate::accounts::Account;

/// A line that was pasted, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pasted {
    /// Its number, counted from 1, blank lines too.
    pub(crate) number: usize,
    /// Its words.
    pub(crate) typed: Typed,
    /// What they mean.
    pub(crate) read: Result<(Id<Account>, Way), Unclear>,
    /// The list has such a line already, or an earlier one of the paste says the same.
    pub(crate) is_known: bool,
}

/// The lines that are not blank.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(|(at, line)| (at + 1, line))
}

/// The first column of each line: a name or an address.
pub(crate) fn people(text: &str) -> Vec<String> {
    lines(text).map(|(_, line)| columns(line).0.person).collect()
}

/// Reads what was pasted.
pub(crate) fn read(text: &str, plan: &Plan, directory: &Directory) -> Vec<Pasted> {
    let mut known: Vec<(Id<Account>, Way)> = plan.moves.iter().map(|mv| (mv.account, mv.way)).collect();
    let pasted = |(number, line)| {
        let (typed, is_too_wide) = columns(line);
        let read = if is_too_wide { Err(Unclear::TooWide) } else { directory.read(&typed) };
        let is_known = read.is_ok_and(|way| known.contains(&way));
        known.extend(read.ok());
        Pasted { number, typed, read, is_known }
    };
    lines(text).map(pasted).collect()
}

/// The five columns; those that are missing are empty. Also whether there is something beyond them.
fn columns(line: &str) -> (Typed, bool) {
    let mut cells = line.split('\t').map(|cell| cell.trim().to_owned());
    let mut next = || cells.next().unwrap_or_default();
    let typed = Typed { person: next(), from_section: next(), from_title: next(), to_section: next(), to_title: next() };
    let is_too_wide = cells.any(|cell| !cell.is_empty());
    (typed, is_too_wide)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use engawa_kernel::Day;
    use proptest::prelude::*;

    use super::*;
    use crate::accounts::Mail;
    use crate::model::{Days, Office, Section};
    use crate::offices::Appointment;
    use crate::transfers::model::{Person, Seat, SectionEnding, SectionToBegin, State};

    fn who(number: u8) -> Id<Account> {
        Id::random([100 + number; 16])
    }

    fn office(number: u8) -> Id<Office> {
        Id::random([number; 16])
    }

    fn seat(number: u8, section: u8, title: &str) -> Seat {
        let office = Office { id: office(number), section: Id::random([section; 16]), title: title.into(), days: Days::default() };
        Seat { office, is_single: false, permissions: BTreeSet::new() }
    }

    fn held(account: u8, at: u8) -> Appointment {
        let from_on = Day::new(2020, 4, 1).expect("a day");
        Appointment { id: Id::random([account + at; 16]), account: who(account), office: office(at), from_on, to_on: None }
    }

    /// 企画課 is renamed; 1 and 2 hold one office each, 3 holds two, 4 and 5 have one name, 6 is known by mail only.
    fn hall() -> (Plan, Directory) {
        let section = |number: u8, name: &str| {
            let id = Id::random([number; 16]);
            Section { id, code: name.into(), name: name.into(), days: Days::default() }
        };
        let state = State {
            today: Day::new(2027, 3, 1).expect("a day"),
            sections: vec![section(1, "企画課"), section(2, "総務課")],
            parents: BTreeMap::new(),
            offices: vec![seat(11, 1, "課長"), seat(12, 1, "係員"), seat(21, 2, "課長"), seat(22, 2, "係員")],
            appointments: vec![held(1, 11), held(2, 22), held(3, 12), held(3, 22)],
            moved: BTreeSet::new(),
            people: BTreeMap::from([(who(1), Person { name: "山田 太郎".into(), is_open: true })]),
            kept: Vec::new(),
        };
        let new = SectionToBegin {
            id: Id::random([7; 16]), code: "企画政策課".into(), name: "企画政策課".into(), parent: None
        };
        let plan = Plan {
            day: Day::new(2027, 4, 1).expect("a day"),
            endings: vec![SectionEnding { section: Id::random([1; 16]), heirs: vec![new.id] }],
            sections: vec![new],
            placements: vec![],
            offices: vec![crate::transfers::model::OfficeToBegin {
                id: office(71),
                section: Id::random([7; 16]),
                title: "課長".into(),
                is_single: true,
                like: None,
            }],
            office_endings: Vec::new(),
            moves: Vec::new(),
        };
        let names = [(1, "山田 太郎"), (2, "鈴木花子"), (3, "佐藤 一"), (4, "田中 二"), (5, "田中 二")];
        let staff: Vec<_> = names.into_iter().map(|(number, name)| (who(number), name.to_owned())).collect();
        let mut directory = Directory::of(&plan, &state, &staff, "なし");
        directory.with_mail(&Mail::parse("new@mihon.example").expect("an address"), who(6));
        (plan, directory)
    }

    fn one(line: &str) -> Result<(Id<Account>, Way), Unclear> {
        let (plan, directory) = hall();
        read(line, &plan, &directory)[0].read
    }

    #[test]
    fn a_line_says_who_goes_from_where_to_where() {
        let across = Way::Across(office(11), office(71));
        assert_eq!(one("山田太郎\t企画課\t課長\t企画政策課\t課長"), Ok((who(1), across)));
        assert_eq!(one(" 山田　太郎 \t企画課 \t課　長\t企画政策課\t課長\t\t"), Ok((who(1), across)));
        // The office that one holds need not be said, nor the title where there is one office.
        assert_eq!(one("山田 太郎\t\t\t企画政策課"), Ok((who(1), across)));
        assert_eq!(one("鈴木花子"), Ok((who(2), Way::Out(office(22)))));
        assert_eq!(one("鈴木花子\tなし\t\t総務課\t課長"), Ok((who(2), Way::In(office(21)))));
        assert_eq!(one("NEW@mihon.example\t\t\t総務課\t係員"), Ok((who(6), Way::In(office(22)))));
    }

    #[test]
    fn what_is_not_clear_is_said_and_not_guessed() {
        assert_eq!(one("だれか\t\t\t総務課\t係員"), Err(Unclear::NoPerson));
        assert_eq!(one("other@mihon.example\t\t\t総務課\t係員"), Err(Unclear::NoPerson));
        assert_eq!(one("田中二\t\t\t総務課\t係員"), Err(Unclear::SeveralPeople));
        assert_eq!(one("佐藤一\t\t\t総務課\t課長"), Err(Unclear::SeveralOffices));
        assert_eq!(one("山田太郎\t企画政策課\t課長\t総務課\t課長"), Err(Unclear::NoOfficeBefore));
        // 企画課 is not there any more on the day, and 総務課 has two offices.
        assert_eq!(one("山田太郎\t企画課\t課長\t企画課\t課長"), Err(Unclear::NoOfficeAfter));
        assert_eq!(one("山田太郎\t企画課\t課長\t総務課\t"), Err(Unclear::NoOfficeAfter));
        assert_eq!(one("new@mihon.example"), Err(Unclear::Nothing));
        assert_eq!(one("山田太郎\t企画課\t課長\t総務課\t課長\t昇任"), Err(Unclear::TooWide));
    }

    #[test]
    fn blank_lines_count_but_are_not_read_and_the_same_line_twice_is_known() {
        let (plan, directory) = hall();
        let lines = read("\n鈴木花子\n\t\n鈴木 花子\t総務課\t係員\n", &plan, &directory);
        let found: Vec<_> = lines.iter().map(|line| (line.number, line.is_known)).collect();
        assert_eq!(found, [(2, false), (4, true)]);
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reading(text in "[山田太郎企画課長@\\t\\n a]{0,60}") {
            let (plan, directory) = hall();
            for line in read(&text, &plan, &directory) {
                prop_assert!(line.number >= 1 && (line.read.is_ok() || !line.is_known));
            }
        }
    }
}
