//! An item as its sheet is printed (施策・主な取組シート): where it stands, what it aims at, its steps, its indicators, who
//! does what. The first three are the same for a policy on paper and for the sheet on which it is judged.

use askama::Template;
use askama::filters::HtmlSafe;
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::{Said, Voice, key};

use super::look::{InJapanese, Look};
use super::printed;
use crate::book::Book;
use crate::model::{Indicator, Node, PartKind, Printed, Standing};

/// What the plan prints of an item: `templates/_sheet_planned.html`.
#[derive(Template)]
#[template(path = "_sheet_planned.html")]
pub(crate) struct Planned {
    voice: Voice,
    ja: InJapanese,
    /// The items above it, each with the name of its level.
    above: Vec<(String, String)>,
    level: String,
    name: String,
    section: Option<String>,
    texts: Vec<(Said, Vec<String>)>,
    steps: Vec<Step>,
}

impl HtmlSafe for Planned {}

/// 主な取組: a step towards it.
struct Step {
    label: String,
    name: String,
    sections: String,
    texts: Vec<String>,
}

impl Planned {
    /// What this plan prints of the item; `section` is who answers for it.
    pub(crate) fn of(look: &Look, book: &Book, node: &Node, section: Option<String>) -> Planned {
        let path = book.path(node.id);
        let above = path.iter().take(path.len().saturating_sub(1));
        Planned {
            voice: look.voice.clone(),
            ja: look.ja(),
            above: above.map(|node| (node.level.clone(), numbered(look, node))).collect(),
            level: node.level.clone(),
            name: numbered(look, node),
            section,
            texts: texts(look, node),
            steps: steps(look, book, node),
        }
    }

    /// The number of the part of the sheet that follows: （3）.
    pub(crate) fn next(&self) -> Said {
        self.part(if self.steps.is_empty() { 2 } else { 3 })
    }

    /// The one after that.
    pub(crate) fn after(&self) -> Said {
        self.part(if self.steps.is_empty() { 3 } else { 4 })
    }

    fn part(&self, number: usize) -> Said {
        self.voice.say_with("plans-sheet-part", &[("number", number.into())])
    }
}

/// 45　協働によるまちづくりの推進: its level stands beside it.
fn numbered(look: &Look, node: &Node) -> String {
    let Some(number) = &node.number else { return node.title.clone() };
    look.voice.plain_with("plans-label", &[("label", number.as_str().into()), ("title", node.title.as_str().into())])
}

/// The items below it that have none below them. The heading of a goal is no step.
fn steps(look: &Look, book: &Book, node: &Node) -> Vec<Step> {
    let heading = node.goal.as_ref().map(|goal| goal.heading.as_str());
    let below = book.subtree(node.id).into_iter().filter(|step| step.id != node.id && book.children(step.id).is_empty());
    let of = |(place, step): (usize, &Node)| Step {
        label: step.number.clone().unwrap_or_else(|| format!("{}", place + 1)),
        name: step.title.clone(),
        sections: look.joined(step.sections.iter().map(|section| section.name.as_str())),
        texts: [PartKind::Aim, PartKind::Approach, PartKind::Note]
            .iter()
            .flat_map(|kind| step.texts(*kind))
            .map(Into::into)
            .collect(),
    };
    below.filter(|step| Some(step.title.as_str()) != heading).enumerate().map(of).collect()
}

/// The aim, the situation and the approach; or the goal of a manifesto.
fn texts(look: &Look, node: &Node) -> Vec<(Said, Vec<String>)> {
    let parts = |word: &'static str, kind| (look.voice.say(word), node.texts(kind).map(str::to_owned).collect::<Vec<_>>());
    let one = |word: &'static str, text: &Option<String>| (look.voice.say(word), text.iter().cloned().collect());
    let of_goal = node.goal.iter().flat_map(|goal| {
        [
            one(key("plans-sheet-title"), &Some(goal.heading.clone())),
            one(key("plans-goal-background"), &goal.background),
            one(key("plans-goal-present"), &goal.present),
            one(key("plans-goal-issue"), &goal.issue),
            one(key("plans-sheet-target"), &goal.target),
            one(key("plans-ev-site-achieved"), &goal.achieved),
        ]
    });
    let printed = [
        parts(key("plans-ev-site-aim"), PartKind::Aim),
        parts(key("plans-situation"), PartKind::Situation),
        parts(key("plans-approach"), PartKind::Approach),
    ];
    of_goal.chain(printed).filter(|(_, texts)| !texts.is_empty()).collect()
}

/// The sheet of a policy: `templates/_sheet_policy.html`.
#[derive(Template)]
#[template(path = "_sheet_policy.html")]
pub(crate) struct PolicySheet {
    voice: Voice,
    ja: InJapanese,
    plan: String,
    item: String,
    planned: Planned,
    indicators: Option<Table>,
    roles: Vec<(String, String)>,
}

impl HtmlSafe for PolicySheet {}

impl PolicySheet {
    /// The sheet of this policy with its indicators.
    pub(crate) fn of(look: &Look, book: &Book, node: &Node, own: &[Standing]) -> PolicySheet {
        let section = look.joined(node.sections.iter().map(|section| section.name.as_str()));
        PolicySheet {
            voice: look.voice.clone(),
            ja: look.ja(),
            plan: book.plan.title.clone(),
            item: super::labelled(look, node),
            planned: Planned::of(look, book, node, Some(section).filter(|section| !section.is_empty())),
            indicators: (!own.is_empty()).then(|| indicators(look, own)),
            roles: node.roles.iter().map(|role| (role.actor.clone(), role.text.clone())).collect(),
        }
    }
}

/// 指標, 現状値, 目標値, 設定の考え方: as the sheet has them.
fn indicators(look: &Look, own: &[Standing]) -> Table {
    let say = |key| look.voice.say(key);
    let columns = vec![
        Column::text(say("plans-column-name")),
        Column::number(say("plans-column-baseline")),
        Column::number(say("plans-column-target")),
        Column::text(say("plans-method-why")),
    ];
    let row = |standing: &Standing| {
        let indicator = &standing.indicator;
        let why = indicator.rationale.as_deref().map_or_else(|| Cell::text(say("plans-not-printed")), Cell::text);
        let figure = |printed: &Printed| Cell::text(dated(look, indicator, printed));
        Row::new(vec![Cell::text(indicator.name.as_str()), figure(&indicator.baseline), figure(&indicator.target), why])
    };
    let table = Table::new(&look.voice, say("plans-figures-none"), columns).hide_caption();
    own.iter().map(row).fold(table, Table::row)
}

/// A printed figure with its year, where the plan names one.
fn dated(look: &Look, indicator: &Indicator, figure: &Printed) -> Said {
    let value = printed::as_printed(look, figure, indicator.unit.as_deref());
    match figure.year {
        Some(year) => {
            look.voice.say_with("plans-sheet-dated", &[("value", value.into()), ("year", look.voice.short_year(year).into())])
        }
        None => value.into(),
    }
}
