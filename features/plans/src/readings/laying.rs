//! From what was looked at to a plan file: a new plan, or a version in force with what the document says of it. Pure.
//!
//! What nobody looked at stays out, and so does what was dropped; a field that is nothing stays nothing.

use std::collections::HashMap;

use engawa_kernel::number::{read_first, write};
use engawa_kernel::text::nfkc;
use engawa_kernel::{AnyId, Direction, FiscalYear, Shape};

use super::book::Whole;
use super::model::{FieldName, Thing, ThingOf, YES};
use crate::desk::value::read_value;
use crate::drafting::codes::{CodeOf, Codes};
use crate::model::{Cadence, Goal, Indicator, Part, PartKind, Period, PlanKind, Printed, Source};
use crate::printed::read_printed;
use crate::townfile::{IndicatorFile, NodeFile, PlanFile};

/// Where a reading is to go.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The record of the latest word that the page showed.
    pub seen: i64,
    /// Where.
    pub target: Target,
}

/// A draft of which plan.
#[derive(Debug, Clone)]
pub enum Target {
    /// Of one that there was not before.
    New {
        /// Its name in addresses.
        slug: String,
        /// Its title.
        title: String,
        /// Which kind.
        kind: PlanKind,
    },
    /// Of one that is in force.
    Amended {
        /// Its name in addresses.
        slug: String,
    },
}

/// Words that a document need not print and a plan must have.
#[derive(Debug, Clone)]
pub struct Words {
    /// The group of an indicator without one.
    pub group: String,
    /// Where figures come from, as long as nobody said it.
    pub source: String,
    /// The level of an item without one.
    pub level: String,
    /// What stands behind a target of which the bound itself does not count: above, below.
    pub bounds: [String; 2],
    /// Before targets on the way.
    pub interim: String,
}

/// What comes of it.
#[derive(Debug, Clone)]
pub struct Laid {
    /// The plan.
    pub file: PlanFile,
    /// Things that went into it.
    pub taken: usize,
    /// Departments that the town does not have; they are left out.
    pub strangers: Vec<String>,
}

/// Lays a reading over nothing, or over the version in force.
pub fn laid(
    whole: &Whole,
    source: &str,
    wish: &Wish,
    before: Option<&PlanFile>,
    sections: &[(String, String)],
    words: &Words,
    codes: &mut Codes,
) -> Laid {
    let mut laying = Laying {
        whole,
        words,
        sections: sections.iter().map(|(name, code)| (dense(name), code.clone())).collect(),
        file: before.cloned().unwrap_or_else(|| empty(whole, source, wish)),
        codes,
        names: HashMap::new(),
        taken: 0,
        strangers: Vec::new(),
    };
    laying.items();
    laying.indicators();
    laying.pages();
    Laid { file: laying.file, taken: laying.taken, strangers: laying.strangers }
}

fn empty(whole: &Whole, source: &str, wish: &Wish) -> PlanFile {
    let (slug, title, kind) = match &wish.target {
        Target::New { slug, title, kind } => (slug.clone(), title.clone(), *kind),
        Target::Amended { slug } => (slug.clone(), slug.clone(), PlanKind::Comprehensive),
    };
    let plan = whole.of(ThingOf::Plan).find(|thing| thing.is_taken());
    let year = plan.and_then(|plan| plan.taken(FieldName::Year)).and_then(|year| year.parse().ok());
    let period = year.map(|year: i32| Period { from: FiscalYear(year), to: FiscalYear(year), raw: year.to_string() });
    PlanFile {
        slug,
        title,
        kind,
        scope: None,
        version: 1,
        is_current: false,
        period,
        source_title: source.to_owned(),
        source_url: None,
        levels: Vec::new(),
        actors: Vec::new(),
        related: Vec::new(),
        scale: None,
        nodes: Vec::new(),
        indicators: Vec::new(),
        adopted_on: None,
        reason: None,
        heirs: Vec::new(),
        indicator_heirs: Vec::new(),
    }
}

/// A name without what typesetting changes.
fn dense(text: &str) -> String {
    nfkc(text).chars().filter(|letter| !letter.is_whitespace()).collect()
}

struct Laying<'l> {
    whole: &'l Whole,
    words: &'l Words,
    sections: HashMap<String, String>,
    file: PlanFile,
    codes: &'l mut Codes,
    /// The code of each item that was taken, by its number in the reading.
    names: HashMap<i64, String>,
    taken: usize,
    strangers: Vec<String>,
}

impl Laying<'_> {
    /// Items that the version has already keep their codes and places; new ones stand where the document has them.
    fn items(&mut self) {
        let taken: Vec<&Thing> = self.whole.of(ThingOf::Item).filter(|thing| thing.is_taken()).collect();
        self.taken += taken.len();
        for thing in &taken {
            let title = dense(thing.taken(FieldName::Title).unwrap_or_default());
            let known =
                self.file.nodes.iter().find(|node| dense(&node.title) == title && !self.names.values().any(|c| *c == node.code));
            let code = known.map(|node| node.code.clone());
            let code = code.unwrap_or_else(|| self.codes.fresh(CodeOf::Item));
            self.names.insert(thing.number, code);
        }
        for thing in taken {
            let code = self.names.get(&thing.number).cloned().unwrap_or_default();
            match self.file.nodes.iter().position(|node| node.code == code) {
                Some(at) => self.amend(at, thing),
                None => self.add(code, thing),
            }
        }
    }

    fn amend(&mut self, at: usize, thing: &Thing) {
        let parts = parts(thing);
        let node = &mut self.file.nodes[at];
        if let Some(number) = thing.taken(FieldName::Number) {
            node.number = Some(number.to_owned());
        }
        for kind in [PartKind::Aim, PartKind::Situation, PartKind::Approach] {
            if parts.iter().any(|part| part.kind == kind) {
                node.parts.retain(|part| part.kind != kind);
            }
        }
        node.parts.extend(parts);
        node.parts.sort_by_key(|part| part.kind);
    }

    fn add(&mut self, code: String, thing: &Thing) {
        let level = thing.taken(FieldName::Level).unwrap_or(&self.words.level).to_owned();
        if !self.file.levels.contains(&level) {
            self.file.levels.push(level.clone());
        }
        let parents: Vec<String> = self.above(thing).into_iter().collect();
        let sections = self.sections_of(thing);
        self.file.nodes.push(NodeFile {
            code,
            level,
            number: thing.taken(FieldName::Number).map(str::to_owned),
            title: thing.taken(FieldName::Title).unwrap_or_default().to_owned(),
            parents,
            sections,
            is_draft: false,
            is_cross_cutting: false,
            has_inferred_parent: false,
            is_title_only: false,
            is_policy: false,
            parts: parts(thing),
            roles: Vec::new(),
            goal: None,
            links: Vec::new(),
        });
    }

    /// The nearest item above that is taken itself.
    fn above(&self, thing: &Thing) -> Option<String> {
        let mut number = thing.taken(FieldName::Under)?.parse().ok();
        for _ in 0..self.whole.things.len() {
            let above = self.whole.thing(number?)?;
            match self.names.get(&above.number) {
                Some(code) => return Some(code.clone()),
                None => number = above.now(FieldName::Under).parse().ok(),
            }
        }
        None
    }

    fn sections_of(&mut self, thing: &Thing) -> Vec<String> {
        let Some(said) = thing.taken(FieldName::Department) else { return Vec::new() };
        let mut found: Vec<String> = Vec::new();
        for name in said.split(['、', '・', '，', ',', '\n', '/']).map(str::trim).filter(|name| !name.is_empty()) {
            match self.sections.get(&dense(name)) {
                Some(code) if !found.contains(code) => found.push(code.clone()),
                Some(_) => {}
                None if self.strangers.iter().all(|other| other != name) => self.strangers.push(name.to_owned()),
                None => {}
            }
        }
        found
    }

    fn indicators(&mut self) {
        let taken: Vec<&Thing> = self.whole.of(ThingOf::Indicator).filter(|thing| thing.is_taken()).collect();
        self.taken += taken.len();
        for thing in taken {
            let node = self.above(thing).unwrap_or_else(|| self.root());
            let name = dense(thing.taken(FieldName::Title).unwrap_or_default());
            let known = self.file.indicators.iter().position(|file| dense(&file.indicator.name) == name);
            match known {
                Some(at) => {
                    let before = self.file.indicators[at].indicator.clone();
                    self.file.indicators[at].indicator = indicator(thing, before, self.words);
                }
                None => {
                    let sections = self.sections_of(thing);
                    let fresh = nameless(self.codes.fresh(CodeOf::Indicator), self.words);
                    self.file.indicators.push(IndicatorFile { node, sections, indicator: indicator(thing, fresh, self.words) });
                }
            }
        }
    }

    /// An item for indicators of which it is not said where they stand: the plan itself.
    fn root(&mut self) -> String {
        let title = self.file.title.clone();
        if let Some(node) = self.file.nodes.iter().find(|node| node.title == title) {
            return node.code.clone();
        }
        let code = self.codes.fresh(CodeOf::Root);
        let level = self.words.level.clone();
        if !self.file.levels.contains(&level) {
            self.file.levels.insert(0, level.clone());
        }
        let item = crate::drafting::edit::NewItem { code: code.clone(), parent: None, level, title, is_policy: true };
        self.file.nodes.insert(0, crate::drafting::edit::bare_item(&item, Vec::new()));
        code
    }

    /// Items have a page where something stands on it: texts, indicators, and those of the same level. A manifesto has goals there.
    fn pages(&mut self) {
        let own: Vec<String> = self.names.values().cloned().collect();
        let has = |node: &NodeFile, file: &PlanFile| {
            !node.parts.is_empty() || file.indicators.iter().any(|indicator| indicator.node == node.code)
        };
        let levels: Vec<String> =
            self.file.nodes.iter().filter(|node| has(node, &self.file)).map(|node| node.level.clone()).collect();
        let leaves: Vec<String> = {
            let is_leaf = |node: &&NodeFile| self.file.nodes.iter().all(|other| !other.parents.contains(&node.code));
            self.file.nodes.iter().filter(is_leaf).map(|node| node.code.clone()).collect()
        };
        let (is_manifesto, file) = (self.file.kind == PlanKind::Manifesto, self.file.clone());
        for node in self.file.nodes.iter_mut().filter(|node| own.contains(&node.code)) {
            node.is_policy |= if levels.is_empty() { leaves.contains(&node.code) } else { levels.contains(&node.level) };
            let figure = file.indicators.iter().find(|indicator| indicator.node == node.code);
            if let (true, None, Some(figure)) = (is_manifesto, &node.goal, figure) {
                node.goal = Some(goal(node, &figure.indicator));
            }
        }
    }
}

fn goal(node: &NodeFile, figure: &Indicator) -> Goal {
    let unit = figure.unit.as_deref().unwrap_or_default();
    let target = figure.target.raw.as_ref().map(|raw| format!("{} {raw}{unit}", figure.name));
    Goal { heading: node.title.clone(), target, achieved: None, background: None, present: None, issue: None, related: None }
}

fn parts(thing: &Thing) -> Vec<Part> {
    let kinds =
        [(FieldName::Aim, PartKind::Aim), (FieldName::Situation, PartKind::Situation), (FieldName::Approach, PartKind::Approach)];
    let text = |(field, kind)| thing.taken(field).map(|text| Part { kind, text: text.to_owned() });
    kinds.into_iter().filter_map(text).collect()
}

fn nameless(code: String, words: &Words) -> Indicator {
    Indicator {
        // Ids are given when it is written.
        id: AnyId::random([0; 16]).of(),
        node: AnyId::random([0; 16]).of(),
        slug: code.to_ascii_lowercase(),
        code,
        group: words.group.clone(),
        kind: None,
        name: String::new(),
        unit: None,
        baseline: Printed::default(),
        target: Printed::default(),
        shape: Shape::ExternalYearly,
        direction: Direction::Up,
        is_cumulative: false,
        decimals: 0,
        is_scored: true,
        limits: Vec::new(),
        baseline_window: None,
        target_window: None,
        population: None,
        sections: Vec::new(),
        rationale: None,
        definition: None,
        caution: None,
        source: Source::External { name: words.source.clone(), cadence: Cadence::Yearly },
    }
}

fn indicator(thing: &Thing, before: Indicator, words: &Words) -> Indicator {
    let text = |field| thing.taken(field).map(str::to_owned);
    let year = |field| thing.taken(field).and_then(|year| year.parse().ok());
    let unit = text(FieldName::Unit);
    let comparison = thing.taken(FieldName::Comparison).unwrap_or_default();
    let bound = match comparison {
        "above" => words.bounds[0].as_str(),
        "below" => words.bounds[1].as_str(),
        _ => "",
    };
    let figure = |field, year, bound: &str| printed(thing.taken(field), unit.as_deref(), year, bound);
    let digits = |field| thing.taken(field).and_then(read_first).map_or(0, |number| number.decimals);
    Indicator {
        name: text(FieldName::Title).unwrap_or_default(),
        group: text(FieldName::Group).unwrap_or_else(|| before.group.clone()),
        baseline: figure(FieldName::Baseline, year(FieldName::BaselineYear), ""),
        target: figure(FieldName::Target, year(FieldName::TargetYear), bound),
        direction: match comparison {
            "at-most" | "below" => Direction::Below,
            "set" => Direction::Milestone,
            _ => Direction::Up,
        },
        is_cumulative: thing.taken(FieldName::Cumulative) == Some(YES),
        decimals: digits(FieldName::Baseline).max(digits(FieldName::Target)).min(6),
        caution: text(FieldName::Interim).map(|interim| format!("{}{interim}", words.interim)).or_else(|| before.caution.clone()),
        unit,
        ..before
    }
}

/// A figure as it would stand in print: read again, it says the same. Words in the place of a figure stay words.
fn printed(typed: Option<&str>, unit: Option<&str>, year: Option<i32>, bound: &str) -> Printed {
    let Some(typed) = typed else { return Printed { year: None, ..Printed::default() } };
    let meant = read_value(typed, unit).ok().flatten();
    let raw = match meant {
        Some(value) => format!("{}{bound}", write(value, read_first(typed).map_or(0, |number| number.decimals))),
        None => typed.to_owned(),
    };
    let heading = year.map(|year| year.to_string());
    let read = read_printed(Some(&raw), heading.as_deref(), meant.is_none()).unwrap_or_default();
    Printed { raw: Some(raw), year, ..read }
}
