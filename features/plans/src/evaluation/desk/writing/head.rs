//! The head of a sheet: what is judged, what happened just now, whose turn it is, since when, until when.

use askama::Template;
use askama::filters::HtmlSafe;
use engawa_kernel::Day;
use engawa_web::ui::{Button, Kicker, Tell, Tone};
use engawa_web::{Said, Voice, key};

use super::at::Met;
use super::model::{LIST, sheet_path};
use crate::evaluation::model::{RoundState, SheetState, Step};
use crate::evaluation::reading::SheetView;
use crate::pages::Look;

/// The part `templates/_ev_sheet_head.html`.
#[derive(Template)]
#[template(path = "_ev_sheet_head.html")]
pub(super) struct Head {
    voice: Voice,
    kicker: Kicker,
    title: Said,
    notices: Vec<Tell>,
    state: Tell,
    review: Option<Button>,
    list: String,
}

impl HtmlSafe for Head {}

impl Head {
    /// The head of this sheet for this visitor.
    pub(super) fn of(look: &Look, met: &Met, notices: Vec<Tell>) -> Head {
        let is_review = matches!(met.turn(), Some(Step::Department | Step::Planning));
        let review = || {
            let href = look.link(&format!("{}/review", sheet_path(met.view.sheet.id)));
            Button::link(look.voice.say("plans-ev-sheet-to-review"), href)
        };
        Head {
            voice: look.voice.clone(),
            kicker: kicker(look, &met.view),
            title: title(look, &met.view),
            notices,
            state: state(look, &met.view),
            review: is_review.then(review),
            list: look.link(LIST),
        }
    }

    /// The title of the page.
    pub(super) fn title(&self) -> Said {
        self.title.clone()
    }
}

/// What is judged, as printed.
fn title(look: &Look, view: &SheetView) -> Said {
    view.node.as_ref().map_or_else(|| look.voice.say("plans-ev-sheet-gone"), |node| node.numbered_title().into())
}

/// The year, the plan, and the items above.
fn kicker(look: &Look, view: &SheetView) -> Kicker {
    let year = look.voice.fiscal_year(view.round.year);
    let kicker = Kicker::new().part(year).part(view.book.plan.title.as_str());
    let path = view.book.path(view.sheet.node);
    let above = path.iter().take(path.len().saturating_sub(1));
    above.fold(kicker, |kicker, node| kicker.part(node.numbered_title()))
}

/// Whose turn it is, since when, until when.
fn state(look: &Look, view: &SheetView) -> Tell {
    let due = view.sheet.state.turn().map(|step| view.round.setting.due(step));
    let is_late = due.is_some_and(|due| due < look.today);
    let tone = match view.sheet.state {
        SheetState::Settled => Tone::Done,
        SheetState::Returned => Tone::Late,
        _ if is_late => Tone::Late,
        _ => Tone::Info,
    };
    let lines = [why_left_out(look, view), due.map(|due| due_by(look, due, is_late)), published(look, view)];
    lines.into_iter().flatten().fold(Tell::new(tone, turn(look, view)), Tell::line)
}

fn turn(look: &Look, view: &SheetView) -> Said {
    let day = |day: Option<Day>| day.map_or_else(|| look.missing(), |day| look.voice.full_day(day));
    let judged = day(view.evaluations.last().map(|last| last.decided_on));
    let who = || carriers(look, view);
    match view.sheet.state {
        SheetState::Writing => look.voice.say_with("plans-ev-sheet-state-writing", &[("who", who().into())]),
        SheetState::Returned => {
            let since = day(view.remarks.last().map(|last| last.made_on));
            look.voice.say_with("plans-ev-sheet-state-returned", &[("day", since.into()), ("who", who().into())])
        }
        SheetState::WithDepartment => {
            look.voice.say_with("plans-ev-sheet-state-department", &[("day", judged.into()), ("who", who().into())])
        }
        SheetState::WithPlanning => look.voice.say_with("plans-ev-sheet-state-planning", &[("day", judged.into())]),
        SheetState::Settled => look.voice.say_with("plans-ev-sheet-state-settled", &[("day", judged.into())]),
        SheetState::LeftOut => look.voice.say("plans-ev-sheet-state-left-out"),
    }
}

/// The sections that carry the work today.
fn carriers(look: &Look, view: &SheetView) -> Said {
    if view.carriers.is_empty() {
        return look.voice.say("plans-ev-sheet-nobody");
    }
    look.joined(view.carriers.iter().map(|section| section.name.as_str())).into()
}

fn why_left_out(look: &Look, view: &SheetView) -> Option<Said> {
    let reason = view.sheet.left_out.as_deref()?;
    Some(look.voice.say_with("plans-ev-sheet-state-why", &[("reason", reason.into())]))
}

fn due_by(look: &Look, due: Day, is_late: bool) -> Said {
    let word = if is_late { key("plans-ev-sheet-late") } else { key("plans-ev-sheet-due") };
    look.voice.say_with(word, &[("day", look.voice.full_day(due).into())])
}

fn published(look: &Look, view: &SheetView) -> Option<Said> {
    (view.round.state == RoundState::Published).then(|| look.voice.say("plans-ev-sheet-state-published"))
}
