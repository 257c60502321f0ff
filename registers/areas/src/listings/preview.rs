//! What a list would make: rows that are taken, everything that was mended in them, rows that are not taken and why. Pure.

use std::collections::BTreeMap;

use engawa_kernel::Day;
use engawa_web::ui::read_day;
use engawa_who::Days;

use super::columns::Column;
use super::file::Listed;
use super::rules;
use crate::acts::{TEXT_MAX, is_code};
use crate::imports::Repair;
use crate::model::Kind;
use crate::reading::plain;
use crate::rules::Map;
use crate::shape::Unfit;

/// Why a row is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// A formula: what it meant to show is not in the file.
    Formula(String),
    /// No code.
    NoCode,
    /// Something that cannot be a code.
    Code(String),
    /// The register has an area of this code.
    Known(String),
    /// A row before has the same code.
    Twice(usize),
    /// No name.
    NoName,
    /// A name or a reading that is too long.
    Long,
    /// No kind.
    NoKind,
    /// A word that is no kind of this town.
    Kind(String),
    /// No day that the calendar has.
    Day(String),
    /// The last day lies before the first.
    Backwards,
    /// No area has this code or name.
    NoParent(String),
    /// Several areas have this name.
    Parents(String),
    /// The row of the area around it is not taken.
    ParentLeft(usize),
    /// By what the rows say it lies in itself.
    Cycle,
    /// The area around it is not of a higher kind.
    Rank {
        /// Its own kind.
        kind: String,
        /// That of the area around it.
        above: String,
    },
    /// The area around it is not there on all of its days; it is there on these.
    Outside(String, Days),
    /// The same name stands in the same area on the same days: in this row, or in the register.
    Overlap(Option<usize>),
    /// No area has this code, so nothing follows it.
    NoBefore(String),
    /// The one before does not end on the day before.
    NotAfter(String),
    /// An outline that is none.
    Shape(Unfit),
}

/// A row that is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// Its number in the file.
    pub line: usize,
    /// Why.
    pub why: Refused,
}

/// A row that is taken: an area to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number in the file.
    pub line: usize,
    /// Its code.
    pub code: String,
    /// Its name, as it stands in the file.
    pub name: String,
    /// How the name is read.
    pub reading: Option<String>,
    /// Its kind, as the town calls it.
    pub kind: String,
    /// The code of the area in which it lies.
    pub parent: Option<String>,
    /// On which days.
    pub days: Days,
    /// The codes of those that it follows.
    pub before: Vec<String>,
}

/// What a list would make.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// Rows that are taken.
    pub taken: Vec<Row>,
    /// Everything that was mended in them.
    pub repairs: Vec<Repair>,
    /// Rows that are not taken.
    pub rejected: Vec<Rejected>,
}

/// A row whose cells were read; what it says of others is still as it was typed.
pub(super) struct Draft {
    pub(super) row: Row,
    pub(super) repairs: Vec<Repair>,
}

/// Looks at every row of a list. `usual` is the kind where no column says one.
pub fn preview(listed: &Listed, columns: &[Column], usual: Option<&str>, kinds: &[Kind], map: &Map) -> Preview {
    let look = Look { columns, usual, kinds };
    let mut found = Preview::default();
    let mut drafts = Vec::new();
    for (line, cells) in &listed.table.rows {
        match look.row(*line, cells, listed) {
            Ok(draft) => drafts.push(draft),
            Err(why) => found.rejected.push(Rejected { line: *line, why }),
        }
    }
    let left: BTreeMap<String, usize> = listed.table.rows.iter().filter_map(|(line, cells)| look.said(*line, cells)).collect();
    let held = rules::hold(drafts, map, &left);
    found.rejected.extend(held.rejected);
    found.rejected.sort_by_key(|one| one.line);
    for draft in held.taken {
        found.taken.push(draft.row);
        found.repairs.extend(draft.repairs);
    }
    found
}

struct Look<'a> {
    columns: &'a [Column],
    usual: Option<&'a str>,
    kinds: &'a [Kind],
}

impl Look<'_> {
    fn cell<'r>(&self, cells: &'r [String], column: Column) -> Option<&'r str> {
        let place = self.columns.iter().position(|one| *one == column)?;
        cells.get(place).map(|text| text.trim()).filter(|text| !text.is_empty())
    }

    /// The code that a row says, whether the row is taken or not: a row below it names it.
    fn said(&self, line: usize, cells: &[String]) -> Option<(String, usize)> {
        Some((plain(self.cell(cells, Column::Code)?), line))
    }

    fn row(&self, line: usize, cells: &[String], listed: &Listed) -> Result<Draft, Refused> {
        let taken = self.columns.iter().zip(cells).filter(|(column, _)| **column != Column::Nothing);
        if let Some((_, formula)) = taken.into_iter().find(|(_, cell)| is_formula(cell)) {
            return Err(Refused::Formula(short(formula)));
        }
        let mut mended = Mended { line, repairs: Vec::new() };
        let code = self.code(cells, &mut mended)?;
        let name = self.cell(cells, Column::Name).ok_or(Refused::NoName)?.to_owned();
        let reading = self.cell(cells, Column::Reading).map(|text| mended.to(text, plain(text)));
        if [Some(&name), reading.as_ref()].into_iter().flatten().any(|text| text.chars().count() > TEXT_MAX) {
            return Err(Refused::Long);
        }
        let kind = self.kind(cells, &mut mended)?;
        let days = Days { from: self.day(cells, Column::From, &mut mended)?, to: self.day(cells, Column::To, &mut mended)? };
        if days.from.zip(days.to).is_some_and(|(from, to)| to < from) {
            return Err(Refused::Backwards);
        }
        if let Some(Err(unfit)) = listed.outlines.get(&line) {
            return Err(Refused::Shape(*unfit));
        }
        let parent = self.cell(cells, Column::Parent).map(ToOwned::to_owned);
        let before = self.cell(cells, Column::Before).map(codes).unwrap_or_default();
        let row = Row { line, code, name, reading, kind, parent, days, before };
        Ok(Draft { row, repairs: mended.repairs })
    }

    fn code(&self, cells: &[String], mended: &mut Mended) -> Result<String, Refused> {
        let text = self.cell(cells, Column::Code).ok_or(Refused::NoCode)?;
        let code = plain(text);
        if !is_code(&code) {
            return Err(Refused::Code(short(text)));
        }
        Ok(mended.to(text, code))
    }

    fn kind(&self, cells: &[String], mended: &mut Mended) -> Result<String, Refused> {
        let text = self.cell(cells, Column::Kind).or(self.usual).ok_or(Refused::NoKind)?;
        let word = plain(text);
        let is_called =
            |kind: &&Kind| kind.word == word || kind.word_en.as_deref().is_some_and(|en| en.eq_ignore_ascii_case(&word));
        let kind = self.kinds.iter().find(is_called).ok_or_else(|| Refused::Kind(short(text)))?;
        Ok(mended.to(text, kind.word.clone()))
    }

    fn day(&self, cells: &[String], column: Column, mended: &mut Mended) -> Result<Option<Day>, Refused> {
        let Some(text) = self.cell(cells, column) else { return Ok(None) };
        let day = read_day(&plain(text)).ok_or_else(|| Refused::Day(short(text)))?;
        mended.to(text, day.to_string());
        Ok(Some(day))
    }
}

/// Nobody may find another text in the register than the one in the file without having seen it.
struct Mended {
    line: usize,
    repairs: Vec<Repair>,
}

impl Mended {
    fn to(&mut self, from: &str, to: String) -> String {
        if from != to {
            self.repairs.push(Repair { line: self.line, from: short(from), to: to.clone() });
        }
        to
    }
}

/// Several codes in one cell, however they are kept apart.
fn codes(text: &str) -> Vec<String> {
    let is_between = |sign: char| sign.is_whitespace() || matches!(sign, ',' | ';' | '/' | '、' | '・');
    plain(text).split(is_between).filter(|code| !code.is_empty()).map(ToOwned::to_owned).collect()
}

fn is_formula(cell: &str) -> bool {
    cell.trim_start().starts_with(['=', '+', '@'])
}

fn short(text: &str) -> String {
    text.trim().chars().take(40).collect()
}

#[cfg(test)]
mod tests;
