//! A version that is already read, held once more against the rules of the town file: whatever changes a plan, one law judges it.

use std::collections::{BTreeMap, HashMap, HashSet};

use engawa_kernel::measure::Window;
use engawa_kernel::{Choice, Day};
use toml::Spanned;

use super::check::Check;
use super::problem::Wrong;
use super::{IndicatorFile, NodeFile, PlanFile, raw};
use crate::model::{Asked, Band, Goal, Grade, Heir, Indicator, IndicatorLimit, Over, PartKind, Printed, Scale, Source};

/// What stands around a version in its town.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// Codes of the sections.
    pub sections: HashSet<String>,
    /// Codes of the items of the other plans, each with the name of its plan.
    pub nodes: HashMap<String, String>,
}

/// Reads a version again as if it stood in a file, after the version before it.
///
/// # Errors
/// Everything that the rules of the town file refuse.
pub fn hold(plan: &PlanFile, before: Option<&PlanFile>, around: &Around) -> Result<PlanFile, Vec<Wrong>> {
    let mut plans: Vec<raw::Plan> = before.into_iter().map(raw_plan).collect();
    plans.push(raw_plan(plan));
    let Some(now) = plans.last() else { return Err(Vec::new()) };
    let mut check = Check::new("", "");
    check.sections.clone_from(&around.sections);
    check.nodes.clone_from(&around.nodes);
    let own = plan.nodes.iter().map(|node| (node.code.clone(), plan.slug.clone()));
    check.nodes.extend(own);
    check.doubled_nodes(&plans);
    let mut held = check.plan(&plans, now);
    let strangers: HashSet<String> = around.nodes.keys().map(|code| code.to_ascii_lowercase()).collect();
    let mut wrongs: Vec<Wrong> = check.problems.into_iter().map(|problem| problem.wrong).collect();
    let twice = plan.nodes.iter().filter(|node| strangers.contains(&node.code.to_ascii_lowercase()));
    wrongs.extend(twice.map(|node| Wrong::NodeTwice(node.code.clone())));
    held.is_current = plan.is_current;
    if wrongs.is_empty() { Ok(held) } else { Err(wrongs) }
}

/// A value without a place: there is no file.
fn bare<T>(value: T) -> Spanned<T> {
    Spanned::new(0..0, value)
}

fn text(text: &str) -> Spanned<String> {
    bare(text.to_owned())
}

fn maybe(text: Option<&String>) -> Option<Spanned<String>> {
    text.cloned().map(bare)
}

fn texts(texts: &[String]) -> Vec<Spanned<String>> {
    texts.iter().cloned().map(bare).collect()
}

fn raw_plan(plan: &PlanFile) -> raw::Plan {
    raw::Plan {
        slug: text(&plan.slug),
        title: text(&plan.title),
        kind: text(plan.kind.code()),
        scope: maybe(plan.scope.as_ref()),
        version: bare(plan.version),
        current: plan.is_current,
        period: plan
            .period
            .as_ref()
            .map(|period| bare(raw::Period { from: period.from.number(), to: period.to.number(), raw: text(&period.raw) })),
        source: raw::PlanSource { title: text(&plan.source_title), url: maybe(plan.source_url.as_ref()) },
        levels: texts(&plan.levels),
        actors: texts(&plan.actors),
        related: plan
            .related
            .iter()
            .map(|related| raw::Related { title: text(&related.title), period: maybe(related.period.as_ref()) })
            .collect(),
        nodes: plan.nodes.iter().map(raw_node).collect(),
        indicators: plan.indicators.iter().map(raw_indicator).collect(),
        scale: plan.scale.as_ref().map(raw_scale),
        adopted_on: plan.adopted_on.map(|day: Day| bare(day.to_string())),
        reason: maybe(plan.reason.as_ref()),
        heirs: plan.heirs.iter().map(raw_heir).collect(),
        indicator_heirs: plan.indicator_heirs.iter().map(raw_heir).collect(),
    }
}

fn raw_heir(heir: &Heir) -> raw::Heir {
    raw::Heir { old: text(&heir.old), new: texts(&heir.new) }
}

fn raw_node(node: &NodeFile) -> raw::Node {
    let parts = |kind: PartKind| node.parts.iter().filter(move |part| part.kind == kind).map(|part| text(&part.text));
    raw::Node {
        code: text(&node.code),
        level: text(&node.level),
        number: maybe(node.number.as_ref()),
        title: text(&node.title),
        parents: texts(&node.parents),
        sections: texts(&node.sections),
        draft: node.is_draft,
        cross_cutting: node.is_cross_cutting,
        inferred_parent: node.has_inferred_parent,
        title_only: node.is_title_only,
        policy: node.is_policy,
        aim: parts(PartKind::Aim).next(),
        situation: parts(PartKind::Situation).collect(),
        approach: parts(PartKind::Approach).collect(),
        roles: node.roles.iter().map(|role| raw::Role { actor: text(&role.actor), text: text(&role.text) }).collect(),
        note: parts(PartKind::Note).next(),
        goal: node.goal.as_ref().map(raw_goal),
        links: texts(&node.links),
    }
}

fn raw_goal(goal: &Goal) -> raw::Goal {
    raw::Goal {
        heading: text(&goal.heading),
        target: maybe(goal.target.as_ref()),
        achieved: maybe(goal.achieved.as_ref()),
        background: maybe(goal.background.as_ref()),
        present: maybe(goal.present.as_ref()),
        issue: maybe(goal.issue.as_ref()),
        related: maybe(goal.related.as_ref()),
    }
}

fn raw_scale(scale: &Scale) -> raw::Scale {
    raw::Scale {
        name: text(&scale.name),
        unit: text(&scale.unit),
        evaluators: texts(&scale.evaluators),
        grades: scale.grades.iter().map(raw_grade).collect(),
    }
}

fn raw_grade(grade: &Grade) -> raw::Grade {
    let (above, equals, from, below) = match grade.band {
        Band::Above(bound) => (Some(bound), None, None, None),
        Band::Equals(bound) => (None, Some(bound), None, None),
        Band::Between(from, below) => (None, None, Some(from), Some(below)),
        Band::Below(bound) => (None, None, None, Some(bound)),
        Band::Judged => (None, None, None, None),
    };
    let judged = grade.band == Band::Judged;
    raw::Grade { grade: grade.grade, label: text(&grade.label), above, equals, from, below, judged }
}

fn raw_indicator(file: &IndicatorFile) -> raw::Indicator {
    let indicator = &file.indicator;
    let year = |printed: &Printed| printed.year.map(|year| bare(year.to_string()));
    raw::Indicator {
        code: text(&indicator.code),
        node: text(&file.node),
        group: text(&indicator.group),
        kind: maybe(indicator.kind.as_ref()),
        name: text(&indicator.name),
        unit: maybe(indicator.unit.as_ref()),
        baseline: maybe(indicator.baseline.raw.as_ref()),
        baseline_year: year(&indicator.baseline),
        target: maybe(indicator.target.raw.as_ref()),
        target_year: year(&indicator.target),
        shape: text(indicator.shape.code()),
        direction: text(indicator.direction.code()),
        cumulative: indicator.is_cumulative,
        decimals: indicator.decimals,
        scored: Some(indicator.is_scored),
        limits: indicator.limits.iter().map(raw_limit).collect(),
        windows: raw_windows(indicator),
        population: indicator.population,
        sections: texts(&file.sections),
        rationale: maybe(indicator.rationale.as_ref()),
        definition: maybe(indicator.definition.as_ref()),
        caution: maybe(indicator.caution.as_ref()),
        measure: raw_measure(&indicator.source),
    }
}

fn raw_limit(limit: &IndicatorLimit) -> raw::Limit {
    raw::Limit { name: text(&limit.name), value: text(&limit.raw), side: text(limit.bad.code()) }
}

fn raw_windows(indicator: &Indicator) -> Option<Spanned<raw::Windows>> {
    let years = |window: Option<Window>| window.map(|window| [window.first.number(), window.last.number()]);
    let windows = raw::Windows { baseline: years(indicator.baseline_window), target: years(indicator.target_window) };
    (windows.baseline.is_some() || windows.target.is_some()).then(|| bare(windows))
}

fn raw_filters(filters: &[(String, String)]) -> BTreeMap<String, Spanned<String>> {
    filters.iter().map(|(dimension, value)| (dimension.clone(), text(value))).collect()
}

fn raw_measure(source: &Source) -> raw::Measure {
    let nothing = raw::Measure {
        counter: None,
        filters: BTreeMap::new(),
        over: None,
        opening: None,
        list: None,
        external: None,
        cadence: None,
    };
    match source {
        Source::Counted(Asked { counter, filters, over, opening, list }) => raw::Measure {
            counter: Some(text(counter)),
            filters: raw_filters(filters),
            over: over.as_ref().map(raw_over),
            opening: opening.map(|value| bare(value.to_string())),
            list: maybe(list.as_ref()),
            ..nothing
        },
        Source::External { name, cadence } => {
            raw::Measure { external: Some(text(name)), cadence: Some(text(cadence.code())), ..nothing }
        }
    }
}

fn raw_over(over: &Over) -> raw::Over {
    match over {
        Over::Counter { counter, filters } => raw::Over { counter: Some(text(counter)), filters: raw_filters(filters), fact: None },
        Over::Fact(fact) => raw::Over { counter: None, filters: BTreeMap::new(), fact: Some(text(fact)) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::builtin_towns;
    use crate::townfile::{TownFile, read};

    fn around(town: &TownFile, slug: &str) -> Around {
        let others = town.plans.iter().filter(|plan| plan.slug != slug);
        Around {
            sections: town.settlement.sections.iter().map(|section| section.code.clone()).collect(),
            nodes: others.flat_map(|plan| plan.nodes.iter().map(|node| (node.code.clone(), plan.slug.clone()))).collect(),
        }
    }

    #[test]
    fn what_was_read_from_a_file_is_read_again_as_the_same() {
        for (name, text) in builtin_towns() {
            let town = read(name, text).unwrap();
            for plan in &town.plans {
                assert_eq!(hold(plan, None, &around(&town, &plan.slug)).as_ref(), Ok(plan), "{name} {}", plan.slug);
            }
        }
    }

    #[test]
    fn what_no_file_may_say_is_refused_here_too() {
        let (name, text) = builtin_towns().into_iter().find(|(name, _)| *name == "iga").unwrap();
        let town = read(name, text).unwrap();
        let around = around(&town, "manifesto-2025");
        let refused = |change: fn(&mut PlanFile)| {
            let mut plan = town.plans[0].clone();
            change(&mut plan);
            hold(&plan, None, &around).expect_err("it must be refused").swap_remove(0)
        };
        assert_eq!(refused(|plan| plan.nodes[1].title.clear()), Wrong::Empty("the title"));
        assert_eq!(refused(|plan| plan.nodes[0].parents = vec!["IG-1".into()]), Wrong::Circle("IG-D".into()));
        assert_eq!(refused(|plan| plan.nodes[2].code = "ig-1".into()), Wrong::NodeTwice("ig-1".into()));
        assert_eq!(refused(|plan| plan.nodes[1].links = vec!["IG-2".into()]), Wrong::OwnLink("IG-2".into()));
        assert_eq!(refused(|plan| plan.nodes[1].title = "\u{7}".into()), Wrong::Control);
    }

    #[test]
    fn a_code_of_another_plan_is_no_code_for_an_item() {
        let (name, text) = builtin_towns().into_iter().find(|(name, _)| *name == "iga").unwrap();
        let town = read(name, text).unwrap();
        let around = Around { nodes: [("ig-1".to_owned(), "other".to_owned())].into(), ..around(&town, "manifesto-2025") };
        assert_eq!(hold(&town.plans[0], None, &around), Err(vec![Wrong::NodeTwice("IG-1".into())]));
    }
}
