//! Reads the raw file into one that holds, and notes everything that does not.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use engawa_kernel::text::has_control;
use engawa_kernel::{Choice, Day, FiscalYear};
use toml::Spanned;

use super::amended::version_before;
use super::problem::{Problem, Wrong};
use super::{NodeFile, PlanFile, TEXT_MAX, TownFile, raw};
use crate::model::{Band, Goal, Grade, Part, PartKind, Period, PlanKind, RelatedPlan, RoleText, Scale};

/// A walk through one file.
pub(super) struct Check<'f> {
    file: &'f str,
    text: &'f str,
    pub(super) problems: Vec<Problem>,
    /// Codes of the sections of the file.
    pub(super) sections: HashSet<String>,
    /// Codes of the items of all its plans, each with the plan to which it belongs.
    pub(super) nodes: HashMap<String, String>,
}

impl<'f> Check<'f> {
    pub(super) fn new(file: &'f str, text: &'f str) -> Check<'f> {
        Check { file, text, problems: Vec::new(), sections: HashSet::new(), nodes: HashMap::new() }
    }

    pub(super) fn note(&mut self, at: Range<usize>, wrong: Wrong) {
        let line = 1 + self.text.as_bytes()[..at.start.min(self.text.len())].iter().filter(|byte| **byte == b'\n').count();
        self.problems.push(Problem { file: self.file.to_owned(), line: Some(line), wrong });
    }

    pub(super) fn note_maybe(&mut self, at: Option<Range<usize>>, wrong: Wrong) {
        match at {
            Some(at) => self.note(at, wrong),
            None => self.problems.push(Problem { file: self.file.to_owned(), line: None, wrong }),
        }
    }

    /// A text that may be shown: not empty, not endless, no control characters.
    pub(super) fn text(&mut self, what: &'static str, text: &Spanned<String>) -> String {
        let value = text.get_ref().trim();
        if value.is_empty() {
            self.note(text.span(), Wrong::Empty(what));
        } else if has_control(value) {
            self.note(text.span(), Wrong::Control);
        } else if value.chars().count() > TEXT_MAX {
            self.note(text.span(), Wrong::TooLong(what));
        }
        value.to_owned()
    }

    pub(super) fn maybe(&mut self, what: &'static str, text: Option<&Spanned<String>>) -> Option<String> {
        text.map(|text| self.text(what, text))
    }

    pub(super) fn texts(&mut self, what: &'static str, texts: &[Spanned<String>]) -> Vec<String> {
        texts.iter().map(|text| self.text(what, text)).collect()
    }

    /// A code that becomes an address.
    pub(super) fn address(&mut self, text: &Spanned<String>) -> String {
        let value = text.get_ref();
        let fits = (1..=60).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !fits {
            self.note(text.span(), Wrong::Address(value.chars().take(60).collect()));
        }
        value.clone()
    }

    pub(super) fn choice<C: Choice>(&mut self, what: &'static str, text: &Spanned<String>) -> Option<C> {
        let found = C::from_code(text.get_ref());
        if found.is_none() {
            let allowed = C::ALL.iter().map(|choice| choice.code()).collect::<Vec<_>>().join(", ");
            self.note(text.span(), Wrong::Choice { what, found: text.get_ref().chars().take(60).collect(), allowed });
        }
        found
    }

    pub(super) fn day(&mut self, text: &Spanned<String>) -> Option<Day> {
        let day = Day::parse(text.get_ref()).ok();
        if day.is_none() {
            self.note(text.span(), Wrong::Day(text.get_ref().chars().take(40).collect()));
        }
        day
    }

    pub(super) fn known_sections(&mut self, codes: &[Spanned<String>]) -> Vec<String> {
        for code in codes {
            if !self.sections.contains(code.get_ref()) {
                self.note(code.span(), Wrong::UnknownSection(code.get_ref().clone()));
            }
        }
        codes.iter().map(|code| code.get_ref().clone()).collect()
    }

    pub(super) fn town_file(&mut self, root: &raw::Root) -> TownFile {
        let settlement = self.settlement(root);
        let land = self.land(root);
        self.sections = settlement.sections.iter().map(|section| section.code.clone()).collect();
        for plan in &root.plans {
            let owner = plan.slug.get_ref();
            self.nodes.extend(plan.nodes.iter().map(|node| (node.code.get_ref().clone(), owner.clone())));
        }
        self.versions(&root.plans);
        self.doubled_nodes(&root.plans);
        let plans = root.plans.iter().map(|plan| self.plan(&root.plans, plan)).collect();
        TownFile { settlement, land, plans }
    }

    fn versions(&mut self, plans: &[raw::Plan]) {
        let mut seen = HashSet::new();
        let mut current: HashMap<&str, usize> = HashMap::new();
        for plan in plans {
            let slug = plan.slug.get_ref();
            let version = *plan.version.get_ref();
            if !seen.insert((slug, version)) {
                self.note(plan.version.span(), Wrong::VersionTwice { plan: slug.clone(), version });
            }
            let count = current.entry(slug).or_default();
            *count += usize::from(plan.current);
            if plan.current && *count == 2 {
                self.note(plan.slug.span(), Wrong::TwoCurrent(slug.clone()));
            }
        }
        for plan in plans {
            if current.remove(plan.slug.get_ref().as_str()) == Some(0) {
                self.note(plan.slug.span(), Wrong::NoCurrent(plan.slug.get_ref().clone()));
            }
        }
    }

    /// Codes are unique in a town, so that a filter names one item; only versions of one plan share them.
    pub(super) fn doubled_nodes(&mut self, plans: &[raw::Plan]) {
        let mut owners: HashMap<String, (&str, i64)> = HashMap::new();
        for plan in plans {
            let here = (plan.slug.get_ref().as_str(), *plan.version.get_ref());
            for node in &plan.nodes {
                let before = owners.insert(node.code.get_ref().to_ascii_lowercase(), here);
                if before.is_some_and(|(slug, version)| slug != here.0 || version == here.1) {
                    self.note(node.code.span(), Wrong::NodeTwice(node.code.get_ref().clone()));
                }
            }
        }
    }

    pub(super) fn plan(&mut self, plans: &[raw::Plan], plan: &raw::Plan) -> PlanFile {
        self.circles(plan);
        let before = version_before(plans, plan);
        let mut codes = HashSet::new();
        for indicator in &plan.indicators {
            if !codes.insert(indicator.code.get_ref().to_ascii_lowercase()) {
                self.note(indicator.code.span(), Wrong::IndicatorTwice(indicator.code.get_ref().clone()));
            }
        }
        PlanFile {
            slug: self.address(&plan.slug),
            title: self.text("the title", &plan.title),
            kind: self.choice("kind of plan", &plan.kind).unwrap_or(PlanKind::Comprehensive),
            scope: self.maybe("scope", plan.scope.as_ref()),
            version: *plan.version.get_ref(),
            is_current: plan.current,
            period: self.period(plan.period.as_ref()),
            source_title: self.text("the title of the source", &plan.source.title),
            source_url: self.maybe("the address of the source", plan.source.url.as_ref()),
            levels: self.texts("a level", &plan.levels),
            actors: self.texts("an actor", &plan.actors),
            related: plan.related.iter().map(|related| self.related(related)).collect(),
            scale: plan.scale.as_ref().map(|scale| self.scale(scale)),
            nodes: plan.nodes.iter().map(|node| self.node(plan, node)).collect(),
            indicators: plan.indicators.iter().map(|indicator| self.indicator(plan, indicator)).collect(),
            adopted_on: self.adopted_on(before, plan),
            reason: self.maybe("the reason", plan.reason.as_ref()),
            heirs: self.node_heirs(before, plan),
            indicator_heirs: self.indicator_heirs(before, plan),
        }
    }

    fn period(&mut self, period: Option<&Spanned<raw::Period>>) -> Option<Period> {
        let period = period?;
        let inside = period.get_ref();
        if inside.to < inside.from {
            self.note(period.span(), Wrong::Backwards("the period"));
        }
        Some(Period { from: FiscalYear(inside.from), to: FiscalYear(inside.to), raw: self.text("the period", &inside.raw) })
    }

    fn related(&mut self, related: &raw::Related) -> RelatedPlan {
        RelatedPlan { title: self.text("the title", &related.title), period: self.maybe("the period", related.period.as_ref()) }
    }

    fn scale(&mut self, scale: &raw::Scale) -> Scale {
        Scale {
            name: self.text("the name", &scale.name),
            unit: self.text("the unit", &scale.unit),
            evaluators: self.texts("an evaluator", &scale.evaluators),
            grades: scale.grades.iter().map(|grade| self.grade(grade)).collect(),
        }
    }

    fn grade(&mut self, grade: &raw::Grade) -> Grade {
        let band = match (grade.above, grade.equals, grade.from, grade.below, grade.judged) {
            (Some(above), None, None, None, false) => Band::Above(above),
            (None, Some(equals), None, None, false) => Band::Equals(equals),
            (None, None, Some(from), Some(below), false) if from < below => Band::Between(from, below),
            (None, None, None, Some(below), false) => Band::Below(below),
            (None, None, None, None, true) => Band::Judged,
            _ => {
                self.note(grade.label.span(), Wrong::Grade(grade.grade));
                Band::Judged
            }
        };
        Grade { grade: grade.grade, label: self.text("the label", &grade.label), band }
    }

    fn node(&mut self, plan: &raw::Plan, node: &raw::Node) -> NodeFile {
        for parent in &node.parents {
            if !plan.nodes.iter().any(|other| other.code.get_ref() == parent.get_ref()) {
                self.note(parent.span(), Wrong::UnknownParent(parent.get_ref().clone()));
            }
        }
        NodeFile {
            code: if node.policy { self.address(&node.code) } else { self.text("the code", &node.code) },
            level: self.text("the level", &node.level),
            number: self.maybe("the number", node.number.as_ref()),
            title: self.text("the title", &node.title),
            parents: node.parents.iter().map(|parent| parent.get_ref().clone()).collect(),
            sections: self.known_sections(&node.sections),
            is_draft: node.draft,
            is_cross_cutting: node.cross_cutting,
            has_inferred_parent: node.inferred_parent,
            is_title_only: node.title_only,
            is_policy: node.policy,
            parts: self.parts(node),
            roles: node.roles.iter().map(|role| self.role(role)).collect(),
            goal: node.goal.as_ref().map(|goal| self.goal(goal)),
            links: self.links(plan, node),
        }
    }

    fn parts(&mut self, node: &raw::Node) -> Vec<Part> {
        let one = |text: &Option<Spanned<String>>| text.iter().cloned().collect::<Vec<_>>();
        let lists = [
            (PartKind::Aim, one(&node.aim)),
            (PartKind::Situation, node.situation.clone()),
            (PartKind::Approach, node.approach.clone()),
            (PartKind::Note, one(&node.note)),
        ];
        let mut parts = Vec::new();
        for (kind, texts) in lists {
            parts.extend(self.texts("a text of the item", &texts).into_iter().map(|text| Part { kind, text }));
        }
        parts
    }

    fn role(&mut self, role: &raw::Role) -> RoleText {
        RoleText { actor: self.text("the actor", &role.actor), text: self.text("the role", &role.text) }
    }

    fn goal(&mut self, goal: &raw::Goal) -> Goal {
        Goal {
            heading: self.text("the heading", &goal.heading),
            target: self.maybe("the target", goal.target.as_ref()),
            achieved: self.maybe("what is achieved", goal.achieved.as_ref()),
            background: self.maybe("the background", goal.background.as_ref()),
            present: self.maybe("the present state", goal.present.as_ref()),
            issue: self.maybe("the issue", goal.issue.as_ref()),
            related: self.maybe("what is related", goal.related.as_ref()),
        }
    }

    /// Items that stand under themselves: whatever is left after taking off, again and again, all whose parents are gone.
    fn circles(&mut self, plan: &raw::Plan) {
        let mut left: HashMap<&str, &raw::Node> = plan.nodes.iter().map(|node| (node.code.get_ref().as_str(), node)).collect();
        loop {
            let free: Vec<&str> = left
                .iter()
                .filter(|(_, node)| node.parents.iter().all(|parent| !left.contains_key(parent.get_ref().as_str())))
                .map(|(code, _)| *code)
                .collect();
            if free.is_empty() {
                break;
            }
            for code in free {
                left.remove(code);
            }
        }
        for node in plan.nodes.iter().filter(|node| left.contains_key(node.code.get_ref().as_str())) {
            self.note(node.code.span(), Wrong::Circle(node.code.get_ref().clone()));
        }
    }
}
