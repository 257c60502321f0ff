//! Changes of a plan, one at a time, in memory: pure functions from one plan file to the next.

use engawa_kernel::{AnyId, Direction, Shape};

use super::codes::{CodeOf, Codes};
use crate::model::{Cadence, Goal, Indicator, Part, PartKind, Printed, RoleText, Source};
use crate::printed::read_printed;
use crate::townfile::{IndicatorFile, NodeFile, PlanFile};

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// What is said of the plan as a whole.
    Head {
        /// Its title.
        title: String,
        /// Which part of it, if not all.
        scope: Option<String>,
    },
    /// One more item, behind the last one of its parent.
    Add(NewItem),
    /// An item in other words.
    Change {
        /// Which.
        code: String,
        /// Its number as printed.
        number: Option<String>,
        /// Its title.
        title: String,
    },
    /// An item is taken out, with all that stands below it alone, and with their indicators.
    Remove(String),
    /// An item changes places with the one beside it, among those of its parent.
    Move {
        /// Which.
        code: String,
        /// Which way.
        way: Way,
    },
    /// The items directly below this one are numbered by their places.
    Number(String),
    /// The texts of one kind of an item; of aims and notes there is one.
    Parts {
        /// Of which item.
        code: String,
        /// Which kind.
        kind: PartKind,
        /// The texts; those that are empty are left out.
        texts: Vec<String>,
    },
    /// Who has which role in an item.
    Roles {
        /// Of which item.
        code: String,
        /// The roles.
        roles: Vec<RoleText>,
    },
    /// The goal as its sheet has it, or none.
    Goal {
        /// Of which item.
        code: String,
        /// The goal.
        goal: Option<Goal>,
    },
    /// 手段・工程: one child item a line.
    Steps {
        /// Of which item.
        code: String,
        /// What the town calls the level of a step.
        level: String,
        /// The lines; those that are empty are left out.
        lines: Vec<String>,
    },
    /// Items of other plans that an item serves.
    Links {
        /// Of which item.
        code: String,
        /// Their codes.
        links: Vec<String>,
    },
    /// The indicator of an item whose figures come from outside, or none. Indicators that are counted are not touched.
    Figure {
        /// Of which item.
        code: String,
        /// The indicator.
        figure: Option<Figure>,
    },
}

/// An item that is added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    /// Its code, as [`Codes::fresh`] makes it.
    pub code: String,
    /// Code of the item under which it stands.
    pub parent: Option<String>,
    /// What the town calls its level.
    pub level: String,
    /// Its title.
    pub title: String,
    /// It has a page of its own.
    pub is_policy: bool,
}

/// Up or down in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

/// An indicator whose figures come from outside, as it is written in a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// To which group it belongs: 目標数値.
    pub group: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: Option<String>,
    /// Where the way begins: the figure and its fiscal year.
    pub baseline: Option<(f64, i32)>,
    /// Where it leads: the figure and its fiscal year.
    pub target: (f64, i32),
    /// Which way is good.
    pub direction: Direction,
    /// Digits after the point.
    pub decimals: u8,
    /// The document that knows its figures.
    pub source: String,
}

/// Why a change cannot be made; nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// No such item.
    #[error("no item 「{0}」 in this draft; open it anew")]
    NoItem(String),
    /// A code that something has or had.
    #[error("「{0}」 is the code of something else, now or in an earlier version; take a new one")]
    CodeTaken(String),
}

/// Makes one change.
///
/// # Errors
/// It means something that is not there, or a code that is taken.
pub fn apply(plan: &PlanFile, edit: &Edit, codes: &mut Codes) -> Result<PlanFile, Unfit> {
    let mut plan = plan.clone();
    match edit {
        Edit::Head { title, scope } => {
            plan.title.clone_from(title);
            plan.scope = filled(scope.as_deref());
        }
        Edit::Add(item) => add(&mut plan, item, codes)?,
        Edit::Change { code, number, title } => {
            let node = item(&mut plan, code)?;
            node.number = filled(number.as_deref());
            node.title.clone_from(title);
        }
        Edit::Remove(code) => remove(&mut plan, code)?,
        Edit::Move { code, way } => shift(&mut plan, code, *way)?,
        Edit::Number(code) => {
            place(&plan, code)?;
            let below = plan.nodes.iter_mut().filter(|node| node.parents.first() == Some(code));
            (1u32..).zip(below).for_each(|(number, node)| node.number = Some(number.to_string()));
        }
        Edit::Parts { code, kind, texts } => put_parts(item(&mut plan, code)?, *kind, texts),
        Edit::Roles { code, roles } => item(&mut plan, code)?.roles.clone_from(roles),
        Edit::Goal { code, goal } => put_goal(&mut plan, code, goal.as_ref())?,
        Edit::Steps { code, level, lines } => put_steps(&mut plan, (code, level), lines, codes)?,
        Edit::Links { code, links } => item(&mut plan, code)?.links.clone_from(links),
        Edit::Figure { code, figure } => put_figure(&mut plan, code, figure.as_ref(), codes)?,
    }
    Ok(plan)
}

/// A text, unless it is empty.
fn filled(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn place(plan: &PlanFile, code: &str) -> Result<usize, Unfit> {
    plan.nodes.iter().position(|node| node.code == code).ok_or_else(|| Unfit::NoItem(code.chars().take(60).collect()))
}

fn item<'p>(plan: &'p mut PlanFile, code: &str) -> Result<&'p mut NodeFile, Unfit> {
    let place = place(plan, code)?;
    Ok(&mut plan.nodes[place])
}

/// An item with nothing but its head.
pub(crate) fn bare_item(new: &NewItem, sections: Vec<String>) -> NodeFile {
    NodeFile {
        code: new.code.clone(),
        level: new.level.clone(),
        number: None,
        title: new.title.clone(),
        parents: new.parent.iter().cloned().collect(),
        sections,
        is_draft: false,
        is_cross_cutting: false,
        has_inferred_parent: false,
        is_title_only: false,
        is_policy: new.is_policy,
        parts: Vec::new(),
        roles: Vec::new(),
        goal: None,
        links: Vec::new(),
    }
}

/// The sections of a new item are those of its parent.
fn add(plan: &mut PlanFile, new: &NewItem, codes: &mut Codes) -> Result<(), Unfit> {
    if codes.is_taken(&new.code) {
        return Err(Unfit::CodeTaken(new.code.clone()));
    }
    let (at, sections) = match &new.parent {
        None => (plan.nodes.len(), plan.nodes.first().map(|root| root.sections.clone()).unwrap_or_default()),
        Some(parent) => {
            let sections = plan.nodes[place(plan, parent)?].sections.clone();
            (end_of(plan, parent), sections)
        }
    };
    codes.take(&new.code);
    plan.nodes.insert(at, bare_item(new, sections));
    Ok(())
}

/// Codes of an item and of everything that stands below it, each once.
pub(super) fn below(plan: &PlanFile, code: &str) -> Vec<String> {
    let mut found = vec![code.to_owned()];
    let mut next = 0;
    while let Some(parent) = found.get(next).cloned() {
        let children = plan.nodes.iter().filter(|node| node.parents.contains(&parent));
        let new: Vec<String> = children.map(|node| node.code.clone()).filter(|code| !found.contains(code)).collect();
        found.extend(new);
        next += 1;
    }
    found
}

/// The place behind the last item of a branch.
fn end_of(plan: &PlanFile, code: &str) -> usize {
    let branch = below(plan, code);
    plan.nodes.iter().rposition(|node| branch.contains(&node.code)).map_or(plan.nodes.len(), |last| last + 1)
}

fn remove(plan: &mut PlanFile, code: &str) -> Result<(), Unfit> {
    place(plan, code)?;
    let mut gone = vec![code.to_owned()];
    // What stands under several items goes only when all of them do; children stand behind their parents nowhere by law, so the
    // list is walked until nothing more goes.
    loop {
        let orphan = |node: &&NodeFile| {
            !gone.contains(&node.code) && !node.parents.is_empty() && node.parents.iter().all(|parent| gone.contains(parent))
        };
        let Some(next) = plan.nodes.iter().find(orphan).map(|node| node.code.clone()) else { break };
        gone.push(next);
    }
    drop_items(plan, &gone);
    Ok(())
}

fn drop_items(plan: &mut PlanFile, gone: &[String]) {
    plan.nodes.retain(|node| !gone.contains(&node.code));
    for node in &mut plan.nodes {
        node.parents.retain(|parent| !gone.contains(parent));
    }
    plan.indicators.retain(|file| !gone.contains(&file.node));
}

/// The item and its branch change places with the one beside it and that one's branch.
fn shift(plan: &mut PlanFile, code: &str, way: Way) -> Result<(), Unfit> {
    let own = plan.nodes[place(plan, code)?].parents.first().cloned();
    let beside: Vec<&NodeFile> = plan.nodes.iter().filter(|node| node.parents.first() == own.as_ref()).collect();
    let at = beside.iter().position(|node| node.code == code);
    let other = match way {
        Way::Up => at.and_then(|at| at.checked_sub(1)),
        Way::Down => at.map(|at| at + 1),
    };
    let Some(other) = other.and_then(|other| beside.get(other)).map(|node| node.code.clone()) else { return Ok(()) };
    let (first, second) = if way == Way::Up { (other.as_str(), code) } else { (code, other.as_str()) };
    let (first, second) = (below(plan, first), below(plan, second));
    let (moved, mut rest): (Vec<NodeFile>, Vec<NodeFile>) =
        std::mem::take(&mut plan.nodes).into_iter().partition(|node| second.contains(&node.code) && !first.contains(&node.code));
    let before = rest.iter().position(|node| first.contains(&node.code)).unwrap_or(rest.len());
    rest.splice(before..before, moved);
    plan.nodes = rest;
    Ok(())
}

fn put_parts(node: &mut NodeFile, kind: PartKind, texts: &[String]) {
    let most = if matches!(kind, PartKind::Aim | PartKind::Note) { 1 } else { usize::MAX };
    let new = texts.iter().filter_map(|text| filled(Some(text))).take(most).map(|text| Part { kind, text });
    let new: Vec<Part> = new.collect();
    node.parts.retain(|part| part.kind != kind);
    node.parts.extend(new);
    node.parts.sort_by_key(|part| part.kind);
}

/// On some sheets the heading is an item of its own below the goal: it is named anew with it.
fn put_goal(plan: &mut PlanFile, code: &str, goal: Option<&Goal>) -> Result<(), Unfit> {
    let node = item(plan, code)?;
    let before = node.goal.take().map(|goal| goal.heading);
    node.goal = goal.cloned().map(|goal| Goal {
        heading: goal.heading.trim().to_owned(),
        target: filled(goal.target.as_deref()),
        achieved: filled(goal.achieved.as_deref()),
        background: filled(goal.background.as_deref()),
        present: filled(goal.present.as_deref()),
        issue: filled(goal.issue.as_deref()),
        related: filled(goal.related.as_deref()),
    });
    let Some((before, now)) = before.zip(goal.map(|goal| goal.heading.trim().to_owned())) else { return Ok(()) };
    let is_heading = |node: &&mut NodeFile| node.parents.iter().any(|parent| parent == code) && node.title == before;
    if let Some(heading) = plan.nodes.iter_mut().find(is_heading) {
        heading.title = now;
    }
    Ok(())
}

/// The steps of an item: the outermost items below it, but for an item that only repeats the heading of the goal.
pub(super) fn steps<'p>(plan: &'p PlanFile, code: &str) -> Vec<&'p NodeFile> {
    let branch = below(plan, code);
    let heading = plan.nodes.iter().find(|node| node.code == code).and_then(|node| node.goal.as_ref()).map(|goal| &goal.heading);
    let is_leaf = |node: &NodeFile| plan.nodes.iter().all(|other| !other.parents.contains(&node.code));
    let inside = plan.nodes.iter().filter(|node| node.code != code && branch.contains(&node.code));
    inside.filter(|node| is_leaf(node) && Some(&node.title) != heading).collect()
}

/// Steps that say the same keep their codes. Where as many lines were written as there were, the others are those same steps in
/// other words.
fn put_steps(plan: &mut PlanFile, (code, level): (&str, &str), lines: &[String], codes: &mut Codes) -> Result<(), Unfit> {
    let at = place(plan, code)?;
    let old: Vec<NodeFile> = steps(plan, code).into_iter().cloned().collect();
    let lines: Vec<String> = lines.iter().filter_map(|line| filled(Some(line))).collect();
    let heading = plan.nodes[at].goal.as_ref().map(|goal| goal.heading.clone());
    let is_heading = |node: &&NodeFile| node.parents.iter().any(|parent| parent == code) && Some(&node.title) == heading.as_ref();
    let usual = plan.nodes.iter().find(is_heading).map_or_else(|| code.to_owned(), |node| node.code.clone());
    let parents = old.first().map_or_else(|| vec![usual], |step| step.parents.clone());
    let kept = matched(&old, &lines);
    let gone: Vec<String> =
        old.iter().map(|step| step.code.clone()).filter(|code| !kept.iter().flatten().any(|kept| kept == code)).collect();
    let mut new = Vec::new();
    for (number, (line, kept)) in (1..).zip(lines.iter().zip(&kept)) {
        let before = kept.as_ref().and_then(|code| old.iter().find(|step| step.code == *code)).cloned();
        let step = before.unwrap_or_else(|| {
            let code = codes.fresh(CodeOf::Step);
            let item = NewItem { code, parent: None, level: level.to_owned(), title: String::new(), is_policy: false };
            NodeFile { parents: parents.clone(), ..bare_item(&item, plan.nodes[at].sections.clone()) }
        });
        new.push(NodeFile { number: Some(number.to_string()), title: line.clone(), ..step });
    }
    drop_items(plan, &gone);
    plan.nodes.retain(|node| new.iter().all(|step| step.code != node.code));
    let end = end_of(plan, code);
    plan.nodes.splice(end..end, new);
    Ok(())
}

/// For each line the code of the step that it was.
fn matched(old: &[NodeFile], lines: &[String]) -> Vec<Option<String>> {
    let mut left: Vec<&NodeFile> = old.iter().collect();
    let mut kept: Vec<Option<String>> = Vec::new();
    for line in lines {
        let same = left.iter().position(|step| step.title == *line);
        kept.push(same.map(|place| left.remove(place).code.clone()));
    }
    if lines.len() == old.len() {
        let mut others = left.into_iter();
        for line in kept.iter_mut().filter(|line| line.is_none()) {
            *line = others.next().map(|step| step.code.clone());
        }
    }
    kept
}

/// The indicator of an item, or of the items below it, whose figures come from outside.
pub(super) fn figure_of<'p>(plan: &'p PlanFile, code: &str) -> Option<&'p IndicatorFile> {
    let branch = below(plan, code);
    let is_own = |file: &&IndicatorFile| branch.contains(&file.node) && matches!(file.indicator.source, Source::External { .. });
    plan.indicators.iter().find(is_own)
}

fn put_figure(plan: &mut PlanFile, code: &str, figure: Option<&Figure>, codes: &mut Codes) -> Result<(), Unfit> {
    let at = place(plan, code)?;
    let there = figure_of(plan, code).map(|file| file.indicator.code.clone());
    match (figure, there) {
        (None, there) => plan.indicators.retain(|file| Some(&file.indicator.code) != there.as_ref()),
        (Some(figure), Some(there)) => {
            for file in plan.indicators.iter_mut().filter(|file| file.indicator.code == there) {
                file.indicator = described(figure, file.indicator.clone());
            }
        }
        (Some(figure), None) => {
            let sections = plan.nodes[at].sections.clone();
            let indicator = described(figure, nameless(codes.fresh(CodeOf::Indicator), &figure.source));
            plan.indicators.push(IndicatorFile { node: code.to_owned(), sections, indicator });
        }
    }
    Ok(())
}

/// An indicator of which nothing is said yet.
fn nameless(code: String, source: &str) -> Indicator {
    Indicator {
        // Ids are given when it is written.
        id: AnyId::random([0; 16]).of(),
        node: AnyId::random([0; 16]).of(),
        slug: code.to_ascii_lowercase(),
        code,
        group: String::new(),
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
        source: Source::External { name: source.to_owned(), cadence: Cadence::Yearly },
    }
}

fn described(figure: &Figure, before: Indicator) -> Indicator {
    let unit = filled(figure.unit.as_deref());
    let print = |(value, year): (f64, i32)| printed(value, figure.decimals, unit.as_deref(), year);
    Indicator {
        group: figure.group.clone(),
        name: figure.name.clone(),
        baseline: figure.baseline.map(print).unwrap_or_default(),
        target: print(figure.target),
        unit: unit.clone(),
        direction: figure.direction,
        decimals: figure.decimals,
        source: Source::External { name: figure.source.clone(), cadence: Cadence::Yearly },
        ..before
    }
}

/// A figure as it would stand in print. A unit that says something else when both are read together stays apart: 5万円 is another
/// number, 5人（2019） another year.
fn printed(value: f64, decimals: u8, unit: Option<&str>, year: i32) -> Printed {
    let number = engawa_kernel::number::write(value, decimals);
    let meant = Printed { raw: Some(number.clone()), value: Some(value), year: Some(year), is_strict: false };
    let whole = format!("{number}{}", unit.unwrap_or_default());
    let read = read_printed(Some(&whole), Some(&year.to_string()), false).unwrap_or_default();
    if (read.value, read.year, read.is_strict) == (meant.value, meant.year, false) { read } else { meant }
}

#[cfg(test)]
pub(super) mod tests;
