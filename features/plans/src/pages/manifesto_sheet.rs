//! 部局マニフェスト as it is printed: the department, the words of the scale, and for each goal its row, with a line for each of
//! those who judge it. No name of a person stands there; the post does.

use askama::Template;
use askama::filters::HtmlSafe;
use engawa_web::{Said, Voice};

use super::look::{InJapanese, Look};
use super::manifesto::Known;
use super::policy_row::labelled;
use crate::evaluation::site::{Judge, Latest, Reason, judges, range};
use crate::model::{self, Grade, Node, PartKind};

/// The sheet `templates/_sheet_manifesto.html`.
#[derive(Template)]
#[template(path = "_sheet_manifesto.html")]
pub(crate) struct ManifestoSheet {
    voice: Voice,
    ja: InJapanese,
    plan: String,
    department: String,
    posts: Vec<String>,
    missions: Vec<String>,
    scale: Option<(String, Vec<(String, Said)>)>,
    goals: Vec<Row>,
}

impl HtmlSafe for ManifestoSheet {}

/// The row of a goal.
struct Row {
    number: String,
    related: Option<String>,
    served: Vec<String>,
    heading: String,
    story: [Option<String>; 3],
    target: Option<String>,
    achieved: Option<String>,
    means: Vec<String>,
    lines: Vec<Line>,
}

/// What somebody judged; empty where nobody has.
struct Line {
    who: Said,
    label: String,
    reason: Option<String>,
}

impl ManifestoSheet {
    /// The sheet of this manifesto.
    pub(crate) fn of(look: &Look, known: &Known) -> ManifestoSheet {
        let (book, roots) = (&known.book, known.book.roots());
        let goals = book.policies().into_iter().filter_map(|node| node.goal.as_ref().map(|goal| (node, goal)));
        let grade = |unit: &str, grade: &Grade| (grade.label.clone(), range(&look.voice, grade, unit));
        let scale = book.plan.scale.as_ref();
        ManifestoSheet {
            voice: look.voice.clone(),
            ja: look.ja(),
            plan: book.plan.title.clone(),
            department: look.joined(roots.iter().map(|root| root.title.as_str())),
            posts: roots.iter().flat_map(|root| &root.roles).map(|role| role.text.clone()).collect(),
            missions: roots.iter().flat_map(|root| root.texts(PartKind::Aim)).map(str::to_owned).collect(),
            scale: scale.map(|scale| (scale.name.clone(), scale.grades.iter().map(|one| grade(&scale.unit, one)).collect())),
            goals: goals.map(|(node, goal)| Row::of(look, known, node, goal)).collect(),
        }
    }
}

impl Row {
    fn of(look: &Look, known: &Known, node: &Node, goal: &model::Goal) -> Row {
        let below = known.book.subtree(node.id).into_iter().filter(|step| step.id != node.id);
        let steps = below.filter(|step| known.book.children(step.id).is_empty() && step.title != goal.heading);
        let served = known.served.get(&node.id).into_iter().flatten();
        Row {
            number: labelled(look, node),
            related: goal.related.clone(),
            served: served.map(|item| item.title.clone()).collect(),
            heading: goal.heading.clone(),
            story: [goal.background.clone(), goal.present.clone(), goal.issue.clone()],
            target: goal.target.clone(),
            achieved: goal.achieved.clone(),
            means: steps.map(|step| step.title.clone()).collect(),
            lines: lines(look, known, known.judged.get(&node.id)),
        }
    }
}

/// One line for each who judges, as the scale calls them.
fn lines(look: &Look, known: &Known, latest: Option<&Latest>) -> Vec<Line> {
    if let Some(latest) = latest {
        let section = latest.section.as_ref().map(|section| section.name.as_str());
        return judges(look, &latest.round.form, section, &latest.evaluations)
            .into_iter()
            .map(|judge| Line::of(look, judge))
            .collect();
    }
    let evaluators = known.book.plan.scale.iter().flat_map(|scale| &scale.evaluators);
    evaluators.map(|who| Line { who: reached(look, who.as_str().into()), label: String::new(), reason: None }).collect()
}

/// 達成状況（自己評価）
fn reached(look: &Look, who: Said) -> Said {
    look.voice.say_with("plans-sheet-reached", &[("who", who.into())])
}

impl Line {
    fn of(look: &Look, judge: Judge) -> Line {
        let reason = match judge.reason {
            Reason::Given(text) => text,
            Reason::None(said) => said.plain(),
        };
        Line { who: reached(look, judge.who), label: judge.label, reason: Some(reason) }
    }
}
