//! One indicator as it was found: the runs of its fields, before anything is decided about them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::columns::Layout;
use super::name;
use crate::glyph::Run;
use crate::tokens::value::{self, Bound, Figure, Value};
use crate::tokens::year::{bare_year_at, year_at};
use crate::words;

/// A value with the letters it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// The value.
    pub value: Value,
    /// Its letters.
    pub run: Run,
    /// Its year: that which is printed with it, else that of its header.
    pub year: Option<i32>,
}

impl Slot {
    /// Reads a cell as a value; a short text in its place is a state in words.
    pub fn read(run: &Run, year: Option<i32>) -> Option<Slot> {
        let run = run.trimmed();
        let chars = run.chars();
        let value = value::read(&chars).or_else(|| state(&run))?;
        let year = value.year.or(year);
        Some(Slot { value, run, year })
    }

    /// An empty cell in a column of values.
    pub fn empty(year: Option<i32>) -> Slot {
        let value =
            Value { figure: Figure::Missing, unit: None, year: None, bound: None, cumulative: false, start: 0, end: 0, residue: 0 };
        Slot { value, run: Run::default(), year }
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        self.value.number()
    }

    /// The words of a state.
    pub fn state(&self) -> Option<&str> {
        if let Figure::State(words) = &self.value.figure { Some(words) } else { None }
    }
}

/// A short text in the place of a value: 3地区で試行, 計画の公表.
fn state(run: &Run) -> Option<Value> {
    let text = run.dense();
    let count = text.chars().count();
    if !(2..=30).contains(&count) || text.contains(['。', '→']) || words::head(&run.chars()).is_some() {
        return None;
    }
    let figure = Figure::State(run.printed());
    Some(Value { figure, unit: None, year: None, bound: bound_of(&text), cumulative: false, start: 0, end: run.len(), residue: 0 })
}

/// 増加, 以下 and the like in a text.
pub fn bound_of(text: &str) -> Option<Bound> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["未満", "下回"]) {
        Some(Bound::Below)
    } else if has(&[
        "以下",
        "以内",
        "減少",
        "減らす",
        "抑制",
        "低減",
        "削減",
        "低下",
        "縮小",
        "↓",
        "↘",
        "マイナス",
        "ダウン",
        "下げる",
    ]) {
        Some(Bound::AtMost)
    } else if has(&["超", "上回"]) {
        Some(Bound::Above)
    } else if has(&["以上", "増加", "増やす", "向上", "上昇", "拡大", "↑", "↗", "プラス", "アップ", "上げる"])
    {
        Some(Bound::AtLeast)
    } else {
        None
    }
}

/// An indicator as it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its name.
    pub name: Run,
    /// Its unit, as it is read.
    pub unit: Option<String>,
    /// The baseline.
    pub base: Option<Slot>,
    /// The target.
    pub target: Option<Slot>,
    /// Targets on the way.
    pub interims: Vec<Slot>,
    /// The kind, as printed.
    pub kind: Option<String>,
    /// 成果指標 and the like.
    pub group: Option<String>,
    /// What the headers of its table call the indicators.
    pub table_title: Option<String>,
    /// The line of the header of its table, counted from 0.
    pub header_line: Option<usize>,
    /// Departments that the table ties to it.
    pub departments: Vec<String>,
    /// What it belongs to, as the table says.
    pub items: Vec<String>,
    /// Its values are running totals.
    pub cumulative: bool,
    /// A direction that is said apart from the target.
    pub direction: Option<Bound>,
    /// It counts for a judgement; an assumption among the steps of a goal does not.
    pub is_scored: bool,
    /// The size of the list that it counts in.
    pub population: Option<f64>,
    /// The name is said by us, after the words of the goal.
    pub said_name: Option<String>,
    /// The line of the document, counted from 0.
    pub line: usize,
    /// What its fields might be beside: what another reading gives.
    pub others: BTreeMap<&'static str, Vec<String>>,
    /// How it was found.
    pub way: &'static str,
    /// How sure the reader is, 0 to 1.
    pub confidence: f64,
}

impl Found {
    /// Nothing but a name.
    pub fn named(name: Run, line: usize, way: &'static str) -> Found {
        Found {
            name,
            unit: None,
            base: None,
            target: None,
            interims: Vec::new(),
            kind: None,
            group: None,
            table_title: None,
            header_line: None,
            departments: Vec::new(),
            items: Vec::new(),
            cumulative: false,
            direction: None,
            is_scored: true,
            population: None,
            said_name: None,
            others: BTreeMap::new(),
            line,
            way,
            confidence: 0.9,
        }
    }

    /// The stretch of the text from the first to the last of its fields.
    pub fn span(&self) -> Option<Range<usize>> {
        let slots = [&self.base, &self.target].into_iter().flatten().chain(&self.interims);
        let spans: Vec<Range<usize>> = slots.filter_map(|slot| slot.run.span()).chain(self.name.span()).collect();
        let first = spans.iter().map(|span| span.start).min()?;
        let last = spans.iter().map(|span| span.end).max()?;
        Some(first..last)
    }
}

/// Makes an indicator from the cells of one row. `cell` gives what stands in a column.
pub fn assemble(layout: &Layout, line: usize, way: &'static str, cell: impl Fn(usize) -> Run) -> Option<Found> {
    let mut whole = Run::default();
    let mut seen: Vec<String> = Vec::new();
    for at in &layout.name {
        let part = cell(*at);
        let text = part.dense();
        let bare = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | '(' | ')'));
        if !bare && !text.is_empty() && !seen.contains(&text) {
            whole.join(&part);
            seen.push(text);
        }
    }
    let name = name::read(&whole);
    if !name::is_name(&name.run) {
        return None;
    }
    let mut found = Found::named(name.run, line, way);
    found.group = name.group;
    let unit_cell = layout.unit.map(|at| cell(at).dense()).filter(|text| !text.is_empty() && !is_dash(text));
    fill_values(&mut found, layout, &cell)?;
    fill_years(&mut found, layout, &cell);
    let glued = [&found.target, &found.base].into_iter().flatten().find_map(|slot| slot.value.unit.clone());
    let headed = layout
        .target
        .and_then(|at| layout.columns[at].unit.clone())
        .or_else(|| layout.name.iter().find_map(|at| layout.columns[*at].unit.clone()));
    found.unit = unit_cell.or(name.unit).or(glued).or(headed);
    found.departments = layout.department.map(|at| words::departments(&cell(at).text())).unwrap_or_default();
    found.departments.retain(|text| text.chars().count() >= 2 && !is_dash(text));
    found.kind = layout.kind.map(|at| cell(at).printed()).filter(|text| !text.is_empty() && !is_dash(text));
    found.items = layout.items.iter().map(|at| cell(*at).trimmed().printed()).filter(|text| !text.is_empty()).collect();
    found.direction = layout.direction.and_then(|at| bound_of(&cell(at).dense()));
    let told = |at: usize| layout.columns[at].cumulative;
    found.cumulative = layout.target.is_some_and(told);
    found.table_title.clone_from(&layout.title);
    found.header_line = Some(layout.line);
    if layout.is_weak {
        found.confidence -= 0.3;
    }
    Some(found)
}

fn is_dash(text: &str) -> bool {
    text.chars().all(|c| "-‐‑‒–—―ー−─━…/".contains(c))
}

/// Baseline, target and the targets on the way. None where the row holds no figure at all, or a text that is none.
fn fill_values(found: &mut Found, layout: &Layout, cell: &impl Fn(usize) -> Run) -> Option<()> {
    let slot = |at: usize| {
        let run = cell(at);
        let year = layout.columns[at].year;
        if run.is_blank() { Some(Slot::empty(year)) } else { Slot::read(&run, year) }
    };
    let target = layout.target?;
    found.target = slot(target);
    let bases: Vec<Slot> = layout.base.iter().filter_map(|at| slot(*at)).collect();
    let filled = bases.iter().find(|slot| slot.number().is_some() || slot.state().is_some());
    found.base = filled.or(bases.first()).cloned();
    found.interims = layout
        .interims
        .iter()
        .filter_map(|at| slot(*at))
        .filter(|slot| slot.number().is_some() || slot.state().is_some())
        .collect();
    let numeric = |slot: &Option<Slot>| slot.as_ref().is_some_and(|slot| slot.number().is_some());
    let any = numeric(&found.target) || numeric(&found.base) || found.target.as_ref().is_some_and(|slot| slot.state().is_some());
    let readable = found.target.is_some() && (found.base.is_some() || layout.base.is_empty());
    (any && readable).then_some(())
}

/// Years that stand in columns of their own.
fn fill_years(found: &mut Found, layout: &Layout, cell: &impl Fn(usize) -> Run) {
    let year = |at: Option<usize>| {
        let chars = cell(at?).trimmed().chars();
        let found = (0..chars.len()).find_map(|place| year_at(&chars, place)).or_else(|| bare_year_at(&chars, 0, 2018));
        found.map(|year| year.year)
    };
    if let (Some(found_year), Some(slot)) = (year(layout.base_year), found.base.as_mut()) {
        slot.year = slot.value.year.or(Some(found_year));
    }
    if let (Some(found_year), Some(slot)) = (year(layout.target_year), found.target.as_mut()) {
        slot.year = slot.value.year.or(Some(found_year));
    }
}
