//! A new manifesto of a section for a fiscal year: empty, or with the goals of another one as a start.

use std::collections::HashMap;

use engawa_kernel::FiscalYear;
use engawa_web::{Voice, key};

use crate::drafting::codes::{CodeOf, Codes};
use crate::drafting::edit::{NewItem, bare_item};
use crate::evaluation::form::templates;
use crate::model::{Asked, Over, Period, PlanKind, Printed, Scale, Source};
use crate::townfile::{IndicatorFile, NodeFile, PlanFile};

/// The form whose grades a manifesto has: six, of which the last is a judgement.
const GRADES: &str = "six";

/// For whom and for when.
pub(super) struct Start<'s> {
    /// Its name in addresses.
    pub(super) slug: String,
    /// Code and name of the section.
    pub(super) section: (&'s str, &'s str),
    /// Its year.
    pub(super) year: FiscalYear,
}

/// A manifesto without goals: the section, its year, its grades.
pub(super) fn empty(voice: &Voice, start: &Start, codes: &mut Codes) -> PlanFile {
    let (code, name) = start.section;
    let year = voice.fiscal_year(start.year).plain();
    let title = voice.plain_with("plans-draft-title", &[("year", year.as_str().into()), ("section", name.into())]);
    let levels = [key("plans-draft-level-section"), key("plans-draft-level-goal"), key("plans-draft-level-step")]
        .map(|key| voice.plain(key));
    let root = NewItem {
        code: codes.fresh(CodeOf::Root),
        parent: None,
        level: levels[0].clone(),
        title: name.to_owned(),
        is_policy: false,
    };
    PlanFile {
        slug: start.slug.clone(),
        kind: PlanKind::Manifesto,
        scope: None,
        version: 1,
        is_current: false,
        period: Some(Period { from: start.year, to: start.year, raw: year }),
        source_title: title.clone(),
        title,
        source_url: None,
        levels: levels.into(),
        actors: Vec::new(),
        related: Vec::new(),
        scale: grades(),
        nodes: vec![bare_item(&root, vec![code.to_owned()])],
        indicators: Vec::new(),
        adopted_on: None,
        reason: None,
        heirs: Vec::new(),
        indicator_heirs: Vec::new(),
    }
}

fn grades() -> Option<Scale> {
    templates().into_iter().find(|form| form.code == GRADES).map(|form| form.scale)
}

/// The goals of another manifesto under a new name. Everything gets a code of its own: it is another year's promise.
pub(super) fn like(last: &PlanFile, voice: &Voice, start: &Start, codes: &mut Codes) -> PlanFile {
    let fresh = empty(voice, start, codes);
    let own_root = fresh.nodes.first().map(|root| root.code.clone()).unwrap_or_default();
    let mut names: HashMap<String, String> = HashMap::new();
    for node in &last.nodes {
        let of = match node {
            node if node.goal.is_some() => CodeOf::Goal,
            node if node.is_policy || node.parents.is_empty() => CodeOf::Item,
            _ => CodeOf::Step,
        };
        let is_root = node.parents.is_empty() && !names.values().any(|code| *code == own_root);
        names.insert(node.code.clone(), if is_root { own_root.clone() } else { codes.fresh(of) });
    }
    let nodes = last.nodes.iter().map(|node| renamed(node, &names, start, &own_root));
    let indicators = last.indicators.iter().map(|file| moved(file, &names, start, codes));
    let scale = last.scale.clone().or(fresh.scale);
    let (levels, actors) = (last.levels.clone(), last.actors.clone());
    PlanFile { nodes: nodes.collect(), indicators: indicators.collect(), scale, levels, actors, ..fresh }
}

fn renamed(node: &NodeFile, names: &HashMap<String, String>, start: &Start, own_root: &str) -> NodeFile {
    let new = |code: &String| names.get(code).cloned().unwrap_or_else(|| code.clone());
    let code = new(&node.code);
    let title = if code == own_root { start.section.1.to_owned() } else { node.title.clone() };
    let parents = node.parents.iter().map(new).collect();
    NodeFile { title, parents, sections: vec![start.section.0.to_owned()], code, ..node.clone() }
}

/// An indicator of the new year: its baseline and target are of the years in which they will be read.
fn moved(file: &IndicatorFile, names: &HashMap<String, String>, start: &Start, codes: &mut Codes) -> IndicatorFile {
    let code = codes.fresh(CodeOf::Indicator);
    let mut indicator = file.indicator.clone();
    let in_year = |printed: Printed, year: FiscalYear| Printed { year: printed.raw.as_ref().map(|_| year.number()), ..printed };
    indicator.target = in_year(indicator.target, start.year);
    indicator.baseline = in_year(indicator.baseline, FiscalYear(start.year.number() - 1));
    indicator.slug = code.to_ascii_lowercase();
    indicator.code = code;
    if let Source::Counted(asked) = &mut indicator.source {
        follow(asked, names);
    }
    let node = names.get(&file.node).cloned().unwrap_or_else(|| file.node.clone());
    IndicatorFile { node, sections: vec![start.section.0.to_owned()], indicator }
}

/// What is counted for an item of last year's is counted for its like of this year.
fn follow(asked: &mut Asked, names: &HashMap<String, String>) {
    let lower = match &mut asked.over {
        Some(Over::Counter { filters, .. }) => filters.as_mut_slice(),
        _ => &mut [],
    };
    for (dimension, value) in asked.filters.iter_mut().chain(lower) {
        if let Some(new) = names.get(value).filter(|_| dimension == "node") {
            value.clone_from(new);
        }
    }
}
