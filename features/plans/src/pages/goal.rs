//! One goal of a manifesto, as its sheet has it, with what the records know of it.

use engawa_web::ui::Figure;
use engawa_web::ui::icon::{self, Icon};
use engawa_web::{Said, key};

use super::look::Look;
use super::manifesto::Known;
use super::policy_row::{labelled, standings_under};
use super::printed;
use super::signs::{self, Badge};
use crate::model::{self, Band, Node, Standing};

/// A goal with its parts.
pub struct Goal {
    /// Unique in the page.
    pub id: String,
    /// 部局目標1　地域の活力….
    pub number: String,
    /// Its heading.
    pub heading: String,
    /// What counts as reached.
    pub target: Option<String>,
    /// How it is when it is reached.
    pub achieved: Option<Said>,
    /// Its figures.
    pub now: Vec<Now>,
    /// What is done for it.
    pub means: Vec<Means>,
    /// The plan above it, as printed.
    pub link: Said,
    /// That nothing is linked.
    pub link_note: Option<Said>,
    /// How it came to this.
    pub story: Vec<(Said, String)>,
    /// The six grades.
    pub grades: Vec<Grade>,
    /// Who evaluates.
    pub evaluators: Vec<String>,
}

/// A figure of a goal.
pub struct Now {
    /// How it stands.
    pub badge: Badge,
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// The figure.
    pub figure: Figure,
    /// What it is held against.
    pub line: Option<Said>,
}

/// A step towards a goal.
pub struct Means {
    /// The class of its colour.
    pub class: &'static str,
    /// Its sign.
    pub icon: Icon,
    /// Its title.
    pub title: String,
    /// What the records know of it.
    pub word: Said,
}

/// A grade.
pub struct Grade {
    /// 1 is the best.
    pub number: i64,
    /// Its words.
    pub label: String,
    /// Which results it holds.
    pub range: Said,
}

impl Goal {
    /// The goals in printed order.
    pub fn all(look: &Look, known: &Known) -> Vec<Goal> {
        let goals = known.book.policies().into_iter().filter_map(|node| node.goal.as_ref().map(|goal| (node, goal)));
        goals.map(|(node, goal)| Goal::of(look, known, node, goal)).collect()
    }

    fn of(look: &Look, known: &Known, node: &Node, goal: &model::Goal) -> Goal {
        let own = standings_under(&known.book, node, &known.standings);
        let plan = &known.book.plan;
        let achieved = goal.achieved.as_deref().map(|text| look.voice.say_with("plans-goal-achieved", &[("text", text.into())]));
        Goal {
            id: format!("goal-{}", node.slug),
            number: labelled(look, node),
            heading: goal.heading.clone(),
            target: goal.target.clone(),
            achieved,
            now: own.iter().map(|standing| now(look, &plan.slug, standing)).collect(),
            means: means(look, known, node, goal),
            link: goal.related.as_deref().map_or_else(|| look.missing(), Said::text),
            link_note: unlinked(look, goal),
            story: story(look, goal),
            grades: plan
                .scale
                .iter()
                .flat_map(|scale| scale.grades.iter().map(|grade| of_grade(look, grade, &scale.unit)))
                .collect(),
            evaluators: plan.scale.as_ref().map(|scale| scale.evaluators.clone()).unwrap_or_default(),
        }
    }
}

fn now(look: &Look, plan: &str, standing: &Standing) -> Now {
    let indicator = &standing.indicator;
    let latest = standing.series.latest().map(|figure| printed::year_of(look, figure));
    let figure = printed::figure(look, standing);
    let target = indicator.target.raw.as_deref().map(|raw| look.voice.say_with("plans-goal-target", &[("target", raw.into())]));
    Now {
        badge: Badge::of(look, standing),
        name: indicator.name.clone(),
        href: look.indicator(plan, &indicator.slug),
        figure: latest.map_or(figure.clone(), |year| figure.as_of(year)),
        line: if signs::is_judged(&standing.progress) { target } else { signs::why(look, &standing.progress) },
    }
}

/// The outermost items below a goal; the heading of the sheet is no step.
fn means(look: &Look, known: &Known, node: &Node, goal: &model::Goal) -> Vec<Means> {
    let below = known.book.subtree(node.id).into_iter().filter(|step| step.id != node.id);
    let steps = below.filter(|step| known.book.children(step.id).is_empty() && step.title != goal.heading);
    steps.map(|step| of_step(look, known, step)).collect()
}

fn of_step(look: &Look, known: &Known, step: &Node) -> Means {
    let reached = known.reached.iter().find(|milestone| milestone.node == step.id);
    let held = known.held.iter().filter(|action| action.node == step.id).count();
    let (class, icon, word) = match (reached, held) {
        (Some(milestone), _) => (
            "st-done",
            icon::TICK,
            look.voice.say_with("plans-goal-step-done", &[("day", look.voice.full_day(milestone.reached_on).into())]),
        ),
        (None, 0) => ("st-none", icon::NONE, look.voice.say("plans-goal-step-none")),
        (None, count) => ("st-well", icon::WELL, look.voice.say_with("plans-goal-step-held", &[("count", count.into())])),
    };
    Means { class, icon, title: step.title.clone(), word }
}

/// The sheet prints a dash where nothing is linked; that is shown, not hidden.
fn unlinked(look: &Look, goal: &model::Goal) -> Option<Said> {
    let mark = goal.related.clone().unwrap_or_else(|| look.voice.missing());
    let is_dash = mark.trim().chars().all(|sign| !sign.is_alphanumeric());
    is_dash.then(|| look.voice.say_with("plans-goal-unlinked", &[("mark", mark.into())]))
}

fn story(look: &Look, goal: &model::Goal) -> Vec<(Said, String)> {
    let part = |word: &'static str, text: &Option<String>| text.clone().map(|text| (look.voice.say(word), text));
    let parts = [
        part(key("plans-goal-background"), &goal.background),
        part(key("plans-goal-present"), &goal.present),
        part(key("plans-goal-issue"), &goal.issue),
    ];
    parts.into_iter().flatten().collect()
}

fn of_grade(look: &Look, grade: &model::Grade, unit: &str) -> Grade {
    let value = |value: f64| engawa_web::Arg::Text(format!("{}{unit}", look.voice.number(value, 0)));
    let range = match grade.band {
        Band::Above(bound) => look.voice.say_with("plans-grade-above", &[("value", value(bound))]),
        Band::Equals(bound) => look.voice.say_with("plans-grade-equals", &[("value", value(bound))]),
        Band::Between(from, below) => look.voice.say_with("plans-grade-range", &[("from", value(from)), ("below", value(below))]),
        Band::Below(below) => look.voice.say_with("plans-grade-below", &[("below", value(below))]),
        Band::Judged => look.voice.say("plans-grade-judged"),
    };
    Grade { number: grade.grade, label: grade.label.clone(), range }
}
