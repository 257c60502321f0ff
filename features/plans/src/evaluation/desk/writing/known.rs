//! What is known of an item before anyone writes: its aim, its figures, what was done, how it was judged last year.

use askama::Template;
use askama::filters::HtmlSafe;
use engawa_web::{Said, Voice, key};

use super::figure::{self, FigureCard};
use super::happened::{self, StageList};
use super::scale::{grade_name, range_of};
use crate::evaluation::Proposal;
use crate::evaluation::form::{Form, Reckoning};
use crate::evaluation::reading::SheetView;
use crate::evaluation::reckon::{Why, shown};
use crate::model::{Node, PartKind};
use crate::pages::Look;

/// The part `templates/_ev_sheet_known.html`.
#[derive(Template)]
#[template(path = "_ev_sheet_known.html")]
pub(in crate::evaluation::desk) struct Known {
    voice: Voice,
    aims: Vec<String>,
    aim_of: Option<Said>,
    figures_title: Said,
    figures: Vec<FigureCard>,
    reckoned_title: Said,
    reckoned: Vec<Said>,
    happened_title: Said,
    happened: Vec<StageList>,
    has_links: bool,
    last: Option<Said>,
}

impl HtmlSafe for Known {}

impl Known {
    /// What is known; the proposed grade is that of the figures, or of the points that are chosen on the page.
    pub(in crate::evaluation::desk) fn of(look: &Look, view: &SheetView, proposal: &Proposal) -> Known {
        let (aims, aim_of) = aims(look, view);
        let of_year = |word| look.voice.say_with(word, &[("year", look.voice.fiscal_year(view.round.year).into())]);
        let by_points = view.round.form.reckoning == Reckoning::Points;
        let title = if by_points { key("plans-ev-sheet-reckoned-points") } else { key("plans-ev-sheet-reckoned") };
        Known {
            aims,
            aim_of,
            figures_title: of_year(key("plans-ev-sheet-figures")),
            figures: figure::cards(look, view),
            reckoned_title: look.voice.say(title),
            reckoned: reckoned(look, view, proposal),
            happened_title: of_year(key("plans-ev-sheet-happened")),
            has_links: !view.figures.is_empty() || view.happened.iter().any(|one| one.path.is_some()),
            happened: happened::lists(look, &view.happened),
            last: last(look, view),
            voice: look.voice.clone(),
        }
    }
}

/// The aim as printed; of an item without one, that of the nearest item above it, and whose it is.
fn aims(look: &Look, view: &SheetView) -> (Vec<String>, Option<Said>) {
    let Some(node) = &view.node else { return (Vec::new(), None) };
    let path = view.book.path(node.id);
    let found = path.into_iter().rev().map(|node| (node, printed_aims(node))).find(|(_, aims)| !aims.is_empty());
    let Some((of, aims)) = found else { return (Vec::new(), None) };
    let title = || look.voice.say_with("plans-ev-sheet-aim-of", &[("title", of.numbered_title().into())]);
    (aims, (of.id != node.id).then(title))
}

fn printed_aims(node: &Node) -> Vec<String> {
    let texts = node.texts(PartKind::Aim).map(str::to_owned);
    let goal = node.goal.iter().flat_map(|goal| [goal.target.clone(), goal.achieved.clone()]).flatten();
    texts.chain(goal).collect()
}

/// How the proposed grade came about, or why there is none.
fn reckoned(look: &Look, view: &SheetView, proposal: &Proposal) -> Vec<Said> {
    let count = figure::reached(view).iter().filter(|reached| reached.percent().is_some()).count();
    let mean = proposal.percent.filter(|_| count > 1).map(|percent| {
        let args = [("count", count.into()), ("percent", shown(percent).into())];
        look.voice.say_with("plans-ev-sheet-mean", &args)
    });
    let grade = match proposal.grade {
        Ok(grade) => proposed(look, &view.round.form, proposal, grade),
        Err(why) => none(look, view, why),
    };
    mean.into_iter().chain([grade]).collect()
}

fn proposed(look: &Look, form: &Form, proposal: &Proposal, grade: i64) -> Said {
    let range = range_of(look, form, grade);
    let grade = grade_name(form, grade);
    if let Some(points) = proposal.points {
        let args = [("points", points.into()), ("range", range.into()), ("grade", grade.into())];
        return look.voice.say_with("plans-ev-sheet-points", &args);
    }
    let percent = proposal.percent.map_or_else(|| look.voice.missing(), shown);
    let args = [("percent", percent.into()), ("range", range.into()), ("grade", grade.into())];
    look.voice.say_with("plans-ev-sheet-percent", &args)
}

fn none(look: &Look, view: &SheetView, why: Why) -> Said {
    let word = match why {
        Why::NoFigure => {
            let year = look.voice.fiscal_year(view.round.year);
            return look.voice.say_with("plans-ev-sheet-none-no-figure", &[("year", year.into())]);
        }
        Why::Judged => key("plans-ev-sheet-none-judged"),
        Why::NoIndicator => key("plans-ev-sheet-none-no-indicator"),
        Why::NotMet => key("plans-ev-sheet-none-not-met"),
        Why::Unanswered => key("plans-ev-sheet-none-unanswered"),
        Why::NoGrade => key("plans-ev-sheet-none-no-grade"),
        Why::ByPoints | Why::Unscored | Why::NoTarget | Why::NoPartOfTarget | Why::NoBaseline | Why::NoWay => {
            key("plans-ev-sheet-none-other")
        }
    };
    look.voice.say(word)
}

fn last(look: &Look, view: &SheetView) -> Option<Said> {
    let before = view.before.as_ref()?;
    let grade = grade_name(&before.round.form, before.grade?);
    let year = look.voice.fiscal_year(before.year);
    Some(look.voice.say_with("plans-ev-sheet-last-grade-is", &[("year", year.into()), ("grade", grade.into())]))
}
