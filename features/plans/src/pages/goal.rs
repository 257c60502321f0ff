//! One goal of a manifesto, as its sheet has it, with what the records know of it.

use engawa_web::ui::Figure;
use engawa_web::ui::icon::{self, Icon};
use engawa_web::{Said, key};

use super::look::Look;
use super::manifesto::Known;
use super::policy_row::{labelled, standings_under};
use super::printed;
use super::signs::{self, Badge};
use crate::evaluation::site::{Judge, Ladder, Latest, judges, sheet_path};
use crate::model::{self, Node, Scale, Standing};

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
    /// The items of other plans that it serves, each with its page.
    pub served: Vec<(String, Option<String>)>,
    /// The plan above it, as printed; nothing where the links say it.
    pub link: Option<Said>,
    /// That nothing is linked.
    pub link_note: Option<Said>,
    /// How it came to this.
    pub story: Vec<(Said, String)>,
    /// How many grades there are.
    pub grades_title: Said,
    /// The grades, with a mark at each that was given.
    pub(crate) ladder: Ladder,
    /// The latest judgement that is published.
    pub(crate) judged: Option<JudgedGoal>,
    /// Who evaluates.
    pub evaluators: Vec<String>,
}

/// How a goal was judged.
pub(crate) struct JudgedGoal {
    /// Of which year.
    pub(crate) title: Said,
    /// Its sheet.
    pub(crate) href: String,
    /// Who, and why.
    pub(crate) judges: Vec<Judge>,
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

impl Goal {
    /// The goals in printed order.
    pub fn all(look: &Look, known: &Known) -> Vec<Goal> {
        let goals = known.book.policies().into_iter().filter_map(|node| node.goal.as_ref().map(|goal| (node, goal)));
        goals.map(|(node, goal)| Goal::of(look, known, node, goal)).collect()
    }

    fn of(look: &Look, known: &Known, node: &Node, goal: &model::Goal) -> Goal {
        let own = standings_under(&known.book, node, &known.standings);
        let plan = &known.book.plan;
        let latest = known.judged.get(&node.id);
        // What was judged is told in the grades of its year; those of the plan may be others by now.
        let scale = latest.map(|latest| &latest.round.form.scale).or(plan.scale.as_ref());
        let served = known.served.get(&node.id).into_iter().flatten();
        let served: Vec<_> = served.map(|item| (item.title.clone(), item.path.as_deref().map(|path| look.link(path)))).collect();
        let achieved = goal.achieved.as_deref().map(|text| look.voice.say_with("plans-goal-achieved", &[("text", text.into())]));
        Goal {
            id: format!("goal-{}", node.slug),
            number: labelled(look, node),
            heading: goal.heading.clone(),
            target: goal.target.clone(),
            achieved,
            now: own.iter().map(|standing| now(look, &plan.slug, standing)).collect(),
            means: means(look, known, node, goal),
            link: goal.related.as_deref().map(Said::text).or_else(|| served.is_empty().then(|| look.missing())),
            link_note: served.is_empty().then(|| unlinked(look, goal)).flatten(),
            served,
            story: story(look, goal),
            grades_title: grades_title(look, scale),
            ladder: ladder(look, scale, latest),
            judged: latest.map(|latest| JudgedGoal::of(look, &plan.slug, node, latest)),
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

fn grades_title(look: &Look, scale: Option<&Scale>) -> Said {
    let count = scale.map_or(0, |scale| scale.grades.len());
    if count == 0 { look.voice.say("plans-rating") } else { look.voice.say_with("plans-grades", &[("count", count.into())]) }
}

fn ladder(look: &Look, scale: Option<&Scale>, latest: Option<&Latest>) -> Ladder {
    let given = latest.map_or(&[][..], |latest| &latest.evaluations);
    scale.map_or_else(|| Ladder::none(look), |scale| Ladder::new(look, scale, given))
}

impl JudgedGoal {
    fn of(look: &Look, plan: &str, node: &Node, latest: &Latest) -> JudgedGoal {
        let section = latest.section.as_ref().map(|section| section.name.as_str());
        let year = latest.round.year;
        JudgedGoal {
            title: look.voice.say_with("plans-ev-site-year-title", &[("year", look.voice.fiscal_year(year).into())]),
            href: look.link(&sheet_path(plan, year, &node.slug)),
            judges: judges(look, &latest.round.form, section, &latest.evaluations),
        }
    }
}
