//! Rows of a spreadsheet as numbers for sheets: which item a row means, and what stands there already. Pure.

use engawa_kernel::Id;
use engawa_kernel::text::nfkc;

use crate::evaluation::form::Form;
use crate::evaluation::model::Sheet;
use crate::evaluation::rules::clean;

/// So many rows at most are read at once.
pub(super) const ROWS_MAX: usize = 2_000;

/// A sheet that a row may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Target {
    /// Which.
    pub(in super::super) sheet: Id<Sheet>,
    /// Number, code and title of its item, and number and title together.
    pub(in super::super) names: Vec<String>,
    /// The item as it is called.
    pub(in super::super) title: String,
    /// What stands in the field.
    pub(in super::super) stands: Option<String>,
    /// The section writes it now.
    pub(in super::super) is_open: bool,
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Fate {
    /// It is laid into the field.
    Laid,
    /// Something stands there, and stays.
    Stands,
    /// The sheet is not with its section.
    Away,
}

/// Why a row means nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Why {
    /// No item is called so.
    NoItem,
    /// Several are.
    SeveralItems,
    /// The item stands in an earlier row.
    Twice,
    /// No number, or not in the unit of the field.
    NoNumber,
}

/// A row as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Row {
    /// Which line of the text, from 1.
    pub(in super::super) line: usize,
    /// What was typed for the item.
    pub(in super::super) item: String,
    /// What was typed for the number.
    pub(in super::super) typed: String,
    /// The place of the target, the number as it is kept, and what becomes of it.
    pub(in super::super) read: Result<(usize, String, Fate), Why>,
}

/// Reads the rows: an item in the first or second cell, the number in the last. A head without a number, and rows without one,
/// are passed over.
pub(in super::super) fn read(text: &str, form: &Form, field: &str, targets: &[Target]) -> Vec<Row> {
    let mut taken: Vec<usize> = Vec::new();
    let mut rows = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let Some((typed, before)) = cells.iter().rev().find(|cell| !cell.is_empty()).zip(cells.split_last().map(|(_, rest)| rest))
        else {
            continue;
        };
        let names = before.iter().filter(|cell| !cell.is_empty()).take(2).copied().collect::<Vec<_>>();
        let is_head = rows.is_empty() && !typed.chars().any(char::is_numeric);
        if names.is_empty() || is_head || names.contains(typed) {
            continue;
        }
        let read = find(&names, targets).and_then(|place| {
            if taken.contains(&place) {
                return Err(Why::Twice);
            }
            taken.push(place);
            let value = clean(form, field, typed).ok().filter(|value| !value.is_empty()).ok_or(Why::NoNumber)?;
            let target = &targets[place];
            let fate = match (&target.stands, target.is_open) {
                (Some(_), _) => Fate::Stands,
                (None, false) => Fate::Away,
                (None, true) => Fate::Laid,
            };
            Ok((place, value, fate))
        });
        rows.push(Row { line: at + 1, item: names.join(" "), typed: (*typed).to_owned(), read });
    }
    rows
}

/// The target that one of the names means; the first cell is asked first.
fn find(names: &[&str], targets: &[Target]) -> Result<usize, Why> {
    let mut why = Why::NoItem;
    for name in names.iter().map(|name| folded(name)).chain([folded(&names.join(" "))]) {
        let mut fitting = targets.iter().enumerate().filter(|(_, target)| target.names.iter().any(|own| folded(own) == name));
        match (fitting.next(), fitting.next()) {
            (Some((place, _)), None) => return Ok(place),
            (Some(_), Some(_)) => why = Why::SeveralItems,
            (None, _) => {}
        }
    }
    Err(why)
}

fn folded(text: &str) -> String {
    nfkc(text).to_lowercase().chars().filter(|sign| !sign.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::form::templates;

    fn targets() -> Vec<Target> {
        let target = |number: u8, names: &[&str], stands: Option<&str>, is_open| Target {
            sheet: Id::random([number; 16]),
            names: names.iter().map(ToString::to_string).collect(),
            title: names[0].into(),
            stands: stands.map(Into::into),
            is_open,
        };
        vec![
            target(1, &["集いを開く", "1-1", "A-1"], None, true),
            target(2, &["見守る", "1-2", "A-2"], Some("500"), true),
            target(3, &["まとめる", "1-3", "A-3"], None, false),
            target(4, &["同じ名前", "2-1"], None, true),
            target(5, &["同じ名前", "2-2"], None, true),
        ]
    }

    fn fates(text: &str) -> Vec<Result<(usize, String, Fate), Why>> {
        let form = templates().into_iter().find(|form| form.code == "six").expect("a form");
        let cost = form.fields.iter().find(|field| matches!(field.kind, crate::evaluation::form::FieldKind::Number { .. }));
        let code = cost.expect("a number").code.clone();
        read(text, &form, &code, &targets()).into_iter().map(|row| row.read).collect()
    }

    #[test]
    fn rows_mean_items_by_number_code_or_title_and_digits_are_read_as_they_are_typed() {
        let laid = |place: usize, value: &str| Ok((place, value.to_owned(), Fate::Laid));
        assert_eq!(fates("番号\t施策\t事業費\n１－１\t集いを開く\t１，２００\n"), [laid(0, "1200")]);
        assert_eq!(fates("a-1\t1,200\n2-1\t同じ名前\t0"), [laid(0, "1200"), laid(3, "0")]);
        assert_eq!(fates("集い を開く\t12"), [laid(0, "12")]);
    }

    #[test]
    fn what_stands_stays_and_what_is_not_clear_is_said() {
        let all = "見守る\t9\nまとめる\t9\n同じ名前\t9\n知らない\t9\n集いを開く\tたくさん1\n集いを開く\t3";
        let fates = fates(all);
        assert_eq!(fates[0], Ok((1, "9".into(), Fate::Stands)));
        assert_eq!(fates[1], Ok((2, "9".into(), Fate::Away)));
        let whys: Vec<Why> = fates[2..].iter().map(|fate| fate.clone().expect_err("not clear")).collect();
        assert_eq!(whys, [Why::SeveralItems, Why::NoItem, Why::NoNumber, Why::Twice]);
    }

    #[test]
    fn rows_without_a_number_change_nothing() {
        assert_eq!(fates("\n\t\n集いを開く\n集いを開く\t\n"), []);
    }
}
