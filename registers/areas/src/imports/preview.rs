//! What an import would write: rows that are taken, everything that was mended in them, rows that are not taken and why. Pure.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use engawa_kernel::{Day, Id};
use engawa_sheets::Table;
use engawa_web::ui::read_day;

use super::columns::Target;
use crate::acts::Refused;
use crate::model::Area;
use crate::reading::{plain, read_count};
use crate::rules::Map;
use crate::shape::Unfit;
use crate::what::What;

/// Why a row is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// No area has this code or name on that day.
    UnknownArea,
    /// Several areas have this name on that day.
    SeveralAreas,
    /// No day, or one that the calendar does not have.
    NoDay(String),
    /// A day to come.
    Future(Day),
    /// The area is not there on that day.
    NotThen(Day),
    /// Something that is no count.
    NoCount(String),
    /// A formula: what it meant to show is not in the file.
    Formula(String),
    /// Parts that are not the whole.
    Sum(What, i64, i64),
    /// The same area and day stand in a row before.
    Twice,
    /// No number in it.
    Nothing,
    /// An outline that is none.
    Shape(Unfit),
}

/// A row that is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// Its number in the file.
    pub line: usize,
    /// Why.
    pub reason: Reason,
}

/// Something that was mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// In which row.
    pub line: usize,
    /// As it stands in the file.
    pub from: String,
    /// As it is taken.
    pub to: String,
}

/// A row that is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Its number in the file.
    pub line: usize,
    /// Of which area.
    pub area: Id<Area>,
    /// Of which day.
    pub day: Day,
    /// The numbers.
    pub values: BTreeMap<What, i64>,
}

/// What an import would write.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// Rows that are taken.
    pub taken: Vec<Taken>,
    /// Everything that was mended in them.
    pub repairs: Vec<Repair>,
    /// Rows that are not taken.
    pub rejected: Vec<Rejected>,
}

impl Preview {
    /// How many numbers are taken.
    pub fn figures(&self) -> usize {
        self.taken.iter().map(|row| row.values.len()).sum()
    }

    /// The days of which they speak.
    pub fn days(&self) -> BTreeSet<Day> {
        self.taken.iter().map(|row| row.day).collect()
    }
}

/// Looks at every row of a table. `usual` is the day of counting where no column says another.
pub fn preview(table: &Table, columns: &[Target], map: &Map, usual: Option<Day>, today: Day) -> Preview {
    let look = Look { columns, names: Names::of(map), map, usual, today };
    let mut found = Preview::default();
    let mut seen: BTreeSet<(Id<Area>, Day)> = BTreeSet::new();
    for (line, row) in &table.rows {
        let mut repairs = Vec::new();
        match look.row(*line, row, &mut repairs) {
            Ok(taken) if !seen.insert((taken.area, taken.day)) => {
                found.rejected.push(Rejected { line: *line, reason: Reason::Twice });
            }
            Ok(taken) => {
                found.taken.push(taken);
                found.repairs.extend(repairs);
            }
            Err(reason) => found.rejected.push(Rejected { line: *line, reason }),
        }
    }
    found
}

/// Names are compared without blanks and widths; a file with a hundred thousand rows asks often.
struct Names<'m> {
    by_code: HashMap<&'m str, &'m Area>,
    by_name: HashMap<String, Vec<&'m Area>>,
}

impl<'m> Names<'m> {
    fn of(map: &'m Map) -> Names<'m> {
        let mut by_name: HashMap<String, Vec<&Area>> = HashMap::new();
        for area in map.areas.values() {
            by_name.entry(bare(&area.name)).or_default().push(area);
        }
        Names { by_code: map.areas.values().map(|area| (area.code.as_str(), area)).collect(), by_name }
    }
}

fn bare(name: &str) -> String {
    plain(name).chars().filter(|sign| !sign.is_whitespace()).collect()
}

struct Look<'a> {
    columns: &'a [Target],
    names: Names<'a>,
    map: &'a Map,
    usual: Option<Day>,
    today: Day,
}

impl Look<'_> {
    fn cell<'r>(&self, row: &'r [String], target: &Target) -> Option<&'r str> {
        let place = self.columns.iter().position(|column| column == target)?;
        row.get(place).map(String::as_str).filter(|text| !text.trim().is_empty())
    }

    fn row(&self, line: usize, row: &[String], repairs: &mut Vec<Repair>) -> Result<Taken, Reason> {
        let taken = self.columns.iter().zip(row).filter(|(column, _)| **column != Target::Nothing);
        if let Some((_, formula)) = taken.into_iter().find(|(_, cell)| is_formula(cell)) {
            return Err(Reason::Formula(short(formula)));
        }
        let day = self.day(line, row, repairs)?;
        if day > self.today {
            return Err(Reason::Future(day));
        }
        let area = self.area(line, row, day, repairs)?;
        if !self.map.areas.get(&area).is_some_and(|area| area.days.hold(day)) {
            return Err(Reason::NotThen(day));
        }
        let values = self.values(line, row, repairs)?;
        match crate::acts::add_up(&values) {
            Err(Refused::Sum(what, parts, said)) => Err(Reason::Sum(what, parts, said)),
            Err(_) => Err(Reason::NoCount(String::new())),
            Ok(()) if values.is_empty() => Err(Reason::Nothing),
            Ok(()) => Ok(Taken { line, area, day, values }),
        }
    }

    fn day(&self, line: usize, row: &[String], repairs: &mut Vec<Repair>) -> Result<Day, Reason> {
        let Some(text) = self.cell(row, &Target::Day) else { return self.usual.ok_or(Reason::NoDay(String::new())) };
        let day = read_day(&plain(text)).ok_or_else(|| Reason::NoDay(short(text)))?;
        mended(repairs, line, text, &day.to_string());
        Ok(day)
    }

    fn area(&self, line: usize, row: &[String], day: Day, repairs: &mut Vec<Repair>) -> Result<Id<Area>, Reason> {
        if let Some(text) = self.cell(row, &Target::Code) {
            let code = plain(text);
            if let Some(area) = self.names.by_code.get(code.as_str()).copied().or_else(|| self.padded(&code)) {
                mended(repairs, line, text, &area.code);
                return Ok(area.id);
            }
        }
        let text = self.cell(row, &Target::Name).ok_or(Reason::UnknownArea)?;
        let named = self.names.by_name.get(&bare(text)).map(Vec::as_slice).unwrap_or_default();
        let then: Vec<&&Area> = named.iter().filter(|area| area.days.hold(day)).collect();
        match (then.as_slice(), named) {
            ([area], _) => {
                mended(repairs, line, text, &area.name);
                Ok(area.id)
            }
            ([], []) => Err(Reason::UnknownArea),
            ([], _) => Err(Reason::NotThen(day)),
            _ => Err(Reason::SeveralAreas),
        }
    }

    /// A spreadsheet took the zeros in front of a code for nothing.
    fn padded(&self, code: &str) -> Option<&Area> {
        if code.is_empty() || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let mut same = self.names.by_code.iter().filter(|(other, _)| other.trim_start_matches('0') == code.trim_start_matches('0'));
        same.next().filter(|_| same.next().is_none()).map(|(_, area)| *area)
    }

    fn values(&self, line: usize, row: &[String], repairs: &mut Vec<Repair>) -> Result<BTreeMap<What, i64>, Reason> {
        let mut values = BTreeMap::new();
        for (column, text) in self.columns.iter().zip(row) {
            let Target::Figure(what) = column else { continue };
            let Some(value) = read_count(text).map_err(|_| Reason::NoCount(short(text)))? else { continue };
            mended(repairs, line, text, &value.to_string());
            values.insert(what.clone(), value);
        }
        Ok(values)
    }
}

/// Nobody may be told that `4,315 ` was 4315 without seeing it. Blanks around a text are no news.
fn mended(repairs: &mut Vec<Repair>, line: usize, from: &str, to: &str) {
    if from.trim() != to {
        repairs.push(Repair { line, from: short(from), to: to.to_owned() });
    }
}

fn is_formula(cell: &str) -> bool {
    cell.trim_start().starts_with(['=', '+', '@'])
}

fn short(text: &str) -> String {
    text.trim().chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use engawa_sheets::Encoding;
    use engawa_who::Days;
    use proptest::prelude::*;

    use super::super::columns::guess;
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn map() -> Map {
        let area = |number: u8, code: &str, name: &str, to: &str| Area {
            id: Id::random([number; 16]),
            code: code.into(),
            name: name.into(),
            reading: None,
            kind: "町内".into(),
            parent: None,
            days: Days { from: Some(day("2005-04-01")), to: Day::parse(to).ok() },
        };
        let areas = vec![area(1, "0012", "丘町", ""), area(2, "0013", "川町", ""), area(3, "0014", "旧町", "2020-03-31")];
        Map::of(&[], areas, Vec::new(), Vec::new())
    }

    fn looked_at(head: &str, rows: &[&str]) -> Preview {
        let cells = |row: &str| row.split('|').map(str::to_owned).collect::<Vec<_>>();
        let head = cells(head);
        let rows = (2..).zip(rows.iter().map(|row| cells(row))).collect();
        let columns = guess(&head);
        let table = Table { encoding: Encoding::Utf8, head_line: 1, head, rows, empty: 0, reckoned: BTreeSet::new() };
        preview(&table, &columns, &map(), Some(day("2026-04-01")), day("2026-11-21"))
    }

    fn reasons(found: &Preview) -> Vec<(usize, Reason)> {
        found.rejected.iter().map(|row| (row.line, row.reason.clone())).collect()
    }

    #[test]
    fn dirty_cells_are_mended_and_every_repair_is_told() {
        let found = looked_at("コード|名称|基準日|世帯数", &["12|x|令和7年4月1日|4,315 ", "|川 町||１２", "0012|丘町||100"]);
        assert_eq!(reasons(&found), []);
        let told: Vec<(&str, &str)> = found.repairs.iter().map(|one| (one.from.as_str(), one.to.as_str())).collect();
        assert_eq!(told, [("令和7年4月1日", "2025-04-01"), ("12", "0012"), ("4,315", "4315"), ("川 町", "川町"), ("１２", "12")]);
        assert_eq!(
            found.taken.iter().map(|row| row.day.to_string()).collect::<Vec<_>>(),
            ["2025-04-01", "2026-04-01", "2026-04-01"]
        );
        assert_eq!(found.figures(), 3);
    }

    #[test]
    fn each_row_that_is_not_taken_says_why() {
        let rows = [
            "海町||5",
            "丘町|2026-02-30|5",
            "丘町|2027-04-01|5",
            "旧町|2026-04-01|5",
            "丘町||約30",
            "丘町||=SUM(A1:A9)",
            "丘町||",
            "川町||7",
            "川町||7",
        ];
        let found = looked_at("名称|基準日|世帯数", &rows);
        assert_eq!(
            reasons(&found),
            [
                (2, Reason::UnknownArea),
                (3, Reason::NoDay("2026-02-30".into())),
                (4, Reason::Future(day("2027-04-01"))),
                (5, Reason::NotThen(day("2026-04-01"))),
                (6, Reason::NoCount("約30".into())),
                (7, Reason::Formula("=SUM(A1:A9)".into())),
                (8, Reason::Nothing),
                (10, Reason::Twice),
            ]
        );
        assert_eq!(found.taken.len(), 1);
        let sum = looked_at("名称|男|女|計", &["丘町|3|4|8"]);
        assert_eq!(reasons(&sum), [(2, Reason::Sum(What::Population(None), 7, 8))]);
    }

    proptest! {
        #[test]
        fn every_row_is_either_taken_or_has_its_reason(rows in prop::collection::vec("[丘川町0-9,=|/-]{0,14}", 0..20)) {
            let texts: Vec<&str> = rows.iter().map(String::as_str).collect();
            let found = looked_at("名称|基準日|世帯数", &texts);
            prop_assert_eq!(found.taken.len() + found.rejected.len(), rows.len());
            for row in &found.taken {
                prop_assert!(map().areas[&row.area].days.hold(row.day) && row.values.values().all(|value| *value >= 0));
            }
        }
    }
}
