//! What an import would write: households that are taken, what is there already, everything that was mended, and every row that is
//! not taken with its reason. Pure.

use std::collections::HashMap;

use engawa_kernel::text::nfkc;
use engawa_kernel::{AnyId, Day};
use engawa_sheets::Table;

use super::columns::Target;
use super::tidy::{self, Mended, NoDay};
use crate::model::{NAME_MAX, TextError, line, optional_line};
use engawa_parties::keys::key;

/// What is said of a household.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Household {
    /// 班, 組.
    pub group: String,
    /// Its name.
    pub label: String,
    /// How it is read.
    pub kana: String,
    /// Where it lives.
    pub address: String,
    /// The telephone.
    pub phone: String,
    /// The mail address.
    pub mail: String,
    /// How many people.
    pub persons: Option<i64>,
    /// Whether circulars come on paper.
    pub is_paper: Option<bool>,
    /// A note.
    pub note: String,
}

impl Household {
    /// What this says, and where it says nothing what the other said. The same in signs of another width says nothing new.
    pub fn over(&self, before: &Household) -> Household {
        let is_same = |new: &str, old: &str| new.is_empty() || nfkc(new) == nfkc(old);
        let text = |new: &String, old: &String| if is_same(new, old) { old.clone() } else { new.clone() };
        Household {
            group: text(&self.group, &before.group),
            label: before.label.clone(),
            kana: text(&self.kana, &before.kana),
            address: text(&self.address, &before.address),
            phone: text(&self.phone, &before.phone),
            mail: text(&self.mail, &before.mail),
            persons: self.persons.or(before.persons),
            is_paper: self.is_paper.or(before.is_paper),
            note: text(&self.note, &before.note),
        }
    }
}

/// A household that stands in the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its entry.
    pub id: AnyId,
    /// What is said of it.
    pub said: Household,
}

/// Why a row is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Nobody is named.
    NoName,
    /// No day that the calendar has.
    Day(String),
    /// A day without a year: a question that the screen asks.
    NoYear(String),
    /// A day to come.
    Future(Day),
    /// No count of people who live together.
    Persons(String),
    /// Nobody knows what this says about paper.
    Paper(String),
    /// No mail address.
    Mail(String),
    /// A spreadsheet has made a day of an address.
    AddressIsDay(String),
    /// A text is too long.
    TooLong(Target, usize),
    /// An individual number, which is never kept; what was typed is not repeated.
    IndividualNumber,
    /// The same household stands in the row with this number.
    Twice(usize),
}

/// A row that is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// Its number in the file.
    pub line: usize,
    /// Why.
    pub reason: Reason,
    /// Its place among the rows of the table.
    pub place: usize,
}

/// Something that was mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// In which row.
    pub line: usize,
    /// In which column.
    pub target: Target,
    /// What.
    pub mended: Mended,
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
    /// What it says.
    pub said: Household,
    /// Since when, where the file says it.
    pub from: Option<Day>,
    /// What becomes of it.
    pub fate: Fate,
}

/// What becomes of a row that is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// The household comes into the roster.
    New,
    /// It is there, and the file says nothing new.
    Same(AnyId),
    /// It is there, and the file says other things of it than the roster does, which are given here.
    Other(AnyId, Box<Household>),
}

/// What is asked beside the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Which year is meant by days without one.
    pub year: Option<i32>,
    /// Today.
    pub today: Day,
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
    /// How many rows hold nothing.
    pub empty: usize,
}

impl Preview {
    /// The households that come into the roster.
    pub fn new_ones(&self) -> impl Iterator<Item = &Taken> {
        self.taken.iter().filter(|row| row.fate == Fate::New)
    }

    /// The households of which the roster says other things.
    pub fn others(&self) -> impl Iterator<Item = (&Taken, AnyId, &Household)> {
        self.taken.iter().filter_map(|row| match &row.fate {
            Fate::Other(id, before) => Some((row, *id, before.as_ref())),
            Fate::New | Fate::Same(_) => None,
        })
    }

    /// How many rows ask for a year.
    pub fn without_year(&self) -> usize {
        self.rejected.iter().filter(|row| matches!(row.reason, Reason::NoYear(_))).count()
    }
}

/// Looks at every row of a table, beside what the roster says already.
pub fn preview(table: &Table, columns: &[Target], roster: &[Standing], asked: Asked) -> Preview {
    let look = Look { table, columns, asked };
    let mut found = Preview { empty: table.empty, ..Preview::default() };
    let known = Known::of(roster);
    let mut seen: HashMap<Names, usize> = HashMap::with_capacity(table.rows.len());
    for (place, (line, row)) in table.rows.iter().enumerate() {
        let mut repairs = Vec::new();
        let read = look.row(*line, row, &mut repairs).and_then(|(said, from)| match seen.get(&names(&said)) {
            Some(before) => Err(Reason::Twice(*before)),
            None => Ok((said, from)),
        });
        match read {
            Ok((said, from)) => {
                seen.insert(names(&said), *line);
                let fate = known.fate(&said);
                found.taken.push(Taken { line: *line, said, from, fate });
                found.repairs.extend(repairs);
            }
            Err(reason) => found.rejected.push(Rejected { line: *line, reason, place }),
        }
    }
    found
}

/// By what two households are the same: name, and address; where one says no address, name and group.
type Names = (String, String);

/// In one file every row is a household of its own unless name, address and group are all the same.
fn names(said: &Household) -> Names {
    (key(&said.label), format!("{} {} {}", key(&said.address), key(&said.group), said.label.is_empty()))
}

/// The roster by the names of its households; a file with many thousand rows asks often.
struct Known<'a> {
    by_name: HashMap<String, Vec<&'a Standing>>,
}

impl<'a> Known<'a> {
    fn of(roster: &'a [Standing]) -> Known<'a> {
        let mut by_name: HashMap<String, Vec<&Standing>> = HashMap::with_capacity(roster.len());
        for one in roster.iter().filter(|one| !one.said.label.is_empty()) {
            by_name.entry(key(&one.said.label)).or_default().push(one);
        }
        Known { by_name }
    }

    fn fate(&self, said: &Household) -> Fate {
        let named = self.by_name.get(&key(&said.label)).map(Vec::as_slice).unwrap_or_default();
        let Some(there) = named.iter().find(|one| is_same(said, &one.said)) else { return Fate::New };
        if said.over(&there.said) == there.said {
            Fate::Same(there.id)
        } else {
            Fate::Other(there.id, Box::new(there.said.clone()))
        }
    }
}

/// Two entries of one name are one household where they live at one address; without addresses, where they are of one group.
fn is_same(one: &Household, other: &Household) -> bool {
    if one.address.is_empty() || other.address.is_empty() {
        one.group.is_empty() || other.group.is_empty() || key(&one.group) == key(&other.group)
    } else {
        key(&one.address) == key(&other.address)
    }
}

struct Look<'a> {
    table: &'a Table,
    columns: &'a [Target],
    asked: Asked,
}

type Tidy = fn(&str, &mut Vec<Mended>) -> String;

impl Look<'_> {
    fn row(&self, number: usize, row: &[String], repairs: &mut Vec<Repair>) -> Result<(Household, Option<Day>), Reason> {
        let mut text = |target: Target, tidy: Tidy| {
            let (from, kept, mended) = self.cell(number, row, target, tidy);
            note(repairs, number, target, &mended, from, &kept);
            kept
        };
        let label = text(Target::Label, tidy::name);
        let (family, given) = (text(Target::Family, tidy::name), text(Target::Given, tidy::name));
        let label = joined(label, &joined(family, &given, "　"), " ");
        let (address, lot) = (text(Target::Address, tidy::line), text(Target::Lot, tidy::line));
        if let Some(day) = [&address, &lot].into_iter().find(|text| tidy::is_day(text)) {
            return Err(Reason::AddressIsDay(day.clone()));
        }
        let mut said = Household {
            group: text(Target::Group, tidy::line),
            kana: text(Target::Kana, tidy::kana),
            address: joined(address, &lot, ""),
            phone: text(Target::Phone, tidy::phone),
            mail: text(Target::Mail, tidy::line),
            note: text(Target::Note, tidy::name),
            label,
            persons: None,
            is_paper: None,
        };
        bounded(&said)?;
        said.persons = self.persons(number, row, repairs)?;
        said.is_paper = self.paper(row)?;
        let from = self.from(number, row, repairs)?;
        Ok((said, from))
    }

    /// A cell as it stands, as it is taken, and what was mended in it.
    fn cell<'r>(&self, number: usize, row: &'r [String], target: Target, tidy: Tidy) -> (&'r str, String, Vec<Mended>) {
        let place = self.columns.iter().position(|column| *column == target);
        let Some((place, from)) = place.and_then(|place| Some((place, row.get(place)?.trim()))) else {
            return ("", String::new(), Vec::new());
        };
        let mut mended = Vec::new();
        if self.table.reckoned.contains(&(number, place)) {
            mended.push(Mended::Formula);
        }
        let kept = tidy(&tidy::unmarked(from, &mut mended), &mut mended);
        (from, kept, mended)
    }

    fn plain<'r>(&self, row: &'r [String], target: Target) -> &'r str {
        let place = self.columns.iter().position(|column| *column == target);
        place.and_then(|place| row.get(place)).map(|cell| cell.trim()).unwrap_or_default()
    }

    fn persons(&self, number: usize, row: &[String], repairs: &mut Vec<Repair>) -> Result<Option<i64>, Reason> {
        let (text, mut mended) = (self.plain(row, Target::Persons), Vec::new());
        let count = tidy::persons(text, &mut mended).map_err(|()| Reason::Persons(short(text)))?;
        if let Some(count) = count {
            note(repairs, number, Target::Persons, &mended, text, &count.to_string());
        }
        Ok(count)
    }

    fn paper(&self, row: &[String]) -> Result<Option<bool>, Reason> {
        let text = self.plain(row, Target::Paper);
        tidy::paper(text).map_err(|()| Reason::Paper(short(text)))
    }

    fn from(&self, number: usize, row: &[String], repairs: &mut Vec<Repair>) -> Result<Option<Day>, Reason> {
        let (text, mut mended) = (self.plain(row, Target::From), Vec::new());
        if text.is_empty() {
            return Ok(None);
        }
        let day = tidy::day(text, self.asked.year, &mut mended).map_err(|why| match why {
            NoDay::None => Reason::Day(short(text)),
            NoDay::NoYear => Reason::NoYear(short(text)),
        })?;
        if day > self.asked.today {
            return Err(Reason::Future(day));
        }
        note(repairs, number, Target::From, &mended, text, &day.to_string());
        Ok(Some(day))
    }
}

fn note(repairs: &mut Vec<Repair>, line: usize, target: Target, mended: &[Mended], from: &str, to: &str) {
    let repair = |mended: &Mended| Repair { line, target, mended: *mended, from: short(from), to: short(to) };
    repairs.extend(mended.iter().map(repair));
}

fn joined(first: String, second: &str, between: &str) -> String {
    match (first.is_empty(), second.is_empty()) {
        (_, true) => first,
        (true, false) => second.to_owned(),
        (false, false) => format!("{first}{between}{second}"),
    }
}

/// The bounds of the register: lengths, no individual number, somebody who is named, a mail address that can be one.
fn bounded(said: &Household) -> Result<(), Reason> {
    let kept = |target, kept: Result<String, TextError>| match kept {
        Ok(_) => Ok(()),
        Err(TextError::Empty) => Err(Reason::NoName),
        Err(TextError::TooLong(max)) => Err(Reason::TooLong(target, max)),
        Err(TextError::IndividualNumber) => Err(Reason::IndividualNumber),
    };
    let optional = |target, text: &str| kept(target, optional_line(text));
    kept(Target::Label, line(&said.label))?;
    if said.label.chars().count() > NAME_MAX {
        return Err(Reason::TooLong(Target::Label, NAME_MAX));
    }
    optional(Target::Group, &said.group)?;
    optional(Target::Kana, &said.kana)?;
    optional(Target::Address, &said.address)?;
    optional(Target::Phone, &said.phone)?;
    optional(Target::Mail, &said.mail)?;
    optional(Target::Note, &said.note)?;
    let is_mail = said.mail.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    if said.mail.is_empty() || is_mail { Ok(()) } else { Err(Reason::Mail(short(&said.mail))) }
}

fn short(text: &str) -> String {
    text.trim().chars().take(40).collect()
}
