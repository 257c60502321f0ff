//! A policy among others: number, title, sections, its first figure, the signs of its indicators.

use askama::Template;
use askama::filters::HtmlSafe;
use engawa_web::ui::{Figure, Tally};
use engawa_web::{Said, Voice};

use super::look::{InJapanese, Look};
use super::{printed, signs};
use crate::book::Book;
use crate::model::{Node, Standing};

/// The first figure of a policy.
pub struct KeyFigure {
    name: String,
    figure: Figure,
}

/// The row of a policy.
#[derive(Template)]
#[template(path = "_policy_row.html")]
pub struct PolicyRow {
    voice: Voice,
    ja: InJapanese,
    rank: u8,
    level: Option<String>,
    number: Option<String>,
    title: String,
    href: String,
    is_draft: bool,
    sections: String,
    key: Option<KeyFigure>,
    has_signs: bool,
    glyphs: String,
}

impl HtmlSafe for PolicyRow {}

/// Policies under the item above them.
pub struct Group {
    /// The item above, with its number.
    pub title: Option<String>,
    /// The policies.
    pub rows: Vec<PolicyRow>,
}

impl Group {
    /// All policies of a plan, those with the same first parent together, in printed order. Their headings have the rank
    /// `top`, or the next one where the item above stands in between.
    pub fn all(look: &Look, book: &Book, standings: &[Standing], top: u8) -> Vec<Group> {
        let mut groups: Vec<(Option<&Node>, Group)> = Vec::new();
        for policy in book.policies() {
            let parent = policy.parents.first().and_then(|parent| book.node(*parent));
            let row = PolicyRow::of(look, book, policy, standings, top + u8::from(parent.is_some()));
            match groups.last_mut() {
                Some((last, group)) if last.map(|node| node.id) == parent.map(|node| node.id) => group.rows.push(row),
                _ => groups.push((parent, Group { title: parent.map(|node| labelled(look, node)), rows: vec![row] })),
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }
}

/// 施策39　協働・市民参画の推進.
pub fn labelled(look: &Look, node: &Node) -> String {
    let Some(number) = &node.number else { return node.title.clone() };
    let label = format!("{}{number}", node.level);
    look.voice.plain_with("plans-label", &[("label", label.into()), ("title", node.title.as_str().into())])
}

impl PolicyRow {
    fn of(look: &Look, book: &Book, policy: &Node, standings: &[Standing], rank: u8) -> PolicyRow {
        let own = standings_under(book, policy, standings);
        let statuses = signs::statuses(&own);
        PolicyRow {
            voice: look.voice.clone(),
            ja: look.ja(),
            rank,
            level: policy.number.as_ref().map(|_| policy.level.clone()),
            number: policy.number.clone(),
            title: policy.title.clone(),
            href: look.policy(&book.plan.slug, &policy.slug),
            is_draft: policy.is_draft,
            sections: look.joined(policy.sections.iter().map(|section| section.name.as_str())),
            key: key_figure(look, &own),
            has_signs: !statuses.is_empty(),
            glyphs: Tally::glyphs(&look.voice, &statuses).to_string(),
        }
    }
}

/// The indicators of a policy and of everything below it, in printed order.
pub fn standings_under(book: &Book, policy: &Node, standings: &[Standing]) -> Vec<Standing> {
    let under = book.indicators_under(policy.id);
    standings.iter().filter(|standing| under.iter().any(|own| own.id == standing.indicator.id)).cloned().collect()
}

/// The first that has a figure; else the first of all, with what the plan prints.
fn key_figure(look: &Look, own: &[Standing]) -> Option<KeyFigure> {
    let known = own.iter().find(|standing| standing.series.latest().is_some());
    let standing = known.or_else(|| own.first())?;
    let figure = printed::figure(look, standing).as_of(beside(look, standing));
    Some(KeyFigure { name: standing.indicator.name.clone(), figure })
}

fn beside(look: &Look, standing: &Standing) -> Said {
    let indicator = &standing.indicator;
    let target = printed::raw_or_missing(look, &indicator.target);
    let target = look.voice.say_with("plans-target-is", &[("value", target.into())]);
    let running = standing.series.latest().filter(|latest| latest.is_unfinished && latest.value.is_some());
    if let Some(latest) = running.filter(|_| !printed::is_milestone(indicator)) {
        let year = look.voice.short_year(latest.year.number());
        return look.voice.say_with("plans-row-unfinished", &[("year", year.into()), ("target", target.into())]);
    }
    if standing.series.latest().is_some() || indicator.baseline.raw.is_none() {
        return target;
    }
    let baseline = printed::raw_or_missing(look, &indicator.baseline);
    let baseline = look.voice.say_with("plans-baseline-is", &[("value", baseline.into())]);
    look.voice.say_with("plans-comma", &[("before", baseline.into()), ("after", target.into())])
}
