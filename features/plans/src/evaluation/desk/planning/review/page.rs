//! The page of a sheet under review.

use askama::Template;
use engawa_web::ui::{Asked, Button, Definitions, ErrorSummary, Kicker, Link, PostButton, Tell, Tone, Written};
use engawa_web::{FormHead, Said, Voice, key};

use super::super::super::writing::comments::{self, CommentShown};
use super::super::super::writing::known::Known;
use super::super::super::writing::model::sheet_path;
use super::super::super::writing::paper::judgements;
use super::super::at::{self, Met, round_path};
use super::super::refusals::{self, Typed};
use super::super::words;
use super::answers::{AnswerShown, answers, remarks};
use super::forms::{Commenting, Judging, Returning, waits};
use crate::evaluation::model::{RoundState, SheetState};
use crate::pages::Look;

/// The heads of the forms of the page.
pub(in super::super) struct Forms {
    pub(in super::super) judgement: FormHead,
    pub(in super::super) back: FormHead,
    pub(in super::super) comments: FormHead,
    pub(in super::super) taking_in: FormHead,
}

/// What the page says beside the sheet.
#[derive(Default)]
pub(in super::super) struct Shown {
    /// A code of what was done just now.
    pub(in super::super) done: String,
    /// A judgement that comes back.
    pub(in super::super) judged: Option<Typed>,
    /// Remarks that come back.
    pub(in super::super) remarked: Option<Typed>,
    /// Words from outside that come back.
    pub(in super::super) commented: Option<Typed>,
    /// Somebody was quicker.
    pub(in super::super) late: Option<Said>,
}

impl Shown {
    /// A form comes back.
    pub(in super::super) fn is_back(&self) -> bool {
        self.judged.is_some() || self.remarked.is_some() || self.commented.is_some()
    }
}

/// The page `templates/ev_planning_review.html`.
#[derive(Template)]
#[template(path = "ev_planning_review.html")]
pub(in super::super) struct ReviewPage {
    voice: Voice,
    pub(in super::super) errors: ErrorSummary,
    done: Option<Tell>,
    late: Option<Tell>,
    way: Kicker,
    pub(in super::super) title: Said,
    facts: Definitions,
    known: Known,
    answers: Vec<AnswerShown>,
    /// What was asked to be put right in the sheet as a whole.
    remarks: Vec<Written>,
    given: Definitions,
    returning: Option<Returning>,
    judging: Option<Judging>,
    waits: Option<Said>,
    comments: Vec<CommentShown>,
    commenting: Option<Commenting>,
    others: Vec<Link>,
    taking_in: Option<PostButton>,
}

impl ReviewPage {
    /// The page of a sheet.
    pub(in super::super) fn of(look: &Look, met: &Met, shown: &Shown, forms: Forms) -> ReviewPage {
        let (voice, view) = (&look.voice, &met.view);
        let returning = Returning::of(voice, met, shown.remarked.as_ref(), forms.back);
        let judging = Judging::of(voice, met, shown.judged.as_ref(), forms.judgement);
        let commenting = Commenting::of(voice, met, shown.commented.as_ref(), forms.comments);
        let answers = answers(look, met, shown.remarked.as_ref(), returning.is_some());
        ReviewPage {
            errors: errors(voice, shown, &answers, returning.as_ref(), judging.as_ref(), commenting.as_ref()),
            done: refusals::done(&shown.done).map(|key| Tell::new(Tone::Done, voice.say(key))),
            late: shown.late.clone().map(|late| Tell::new(Tone::Late, late).line(voice.say("plans-ev-planning-late-kept"))),
            way: at::way_of(look, met),
            title: at::title(look, met),
            facts: facts(look, met),
            known: Known::of(look, view, &view.proposal),
            remarks: remarks(look, view, ""),
            given: judgements(look, view),
            waits: (at::turn(met).is_none() && !shown.is_back()).then(|| waits(voice, met)),
            comments: comments::shown(look, view, Vec::new(), None),
            others: others(look, met),
            taking_in: taking_in(voice, met, &forms.taking_in),
            voice: voice.clone(),
            answers,
            returning,
            judging,
            commenting,
        }
    }
}

fn errors(
    voice: &Voice,
    shown: &Shown,
    answers: &[AnswerShown],
    returning: Option<&Returning>,
    judging: Option<&Judging>,
    commenting: Option<&Commenting>,
) -> ErrorSummary {
    let mut asked: Vec<&dyn Asked> = Vec::new();
    asked.extend(answers.iter().filter_map(|answer| answer.remark.as_ref()).map(|remark| remark as &dyn Asked));
    asked.extend(returning.map(|form| &form.whole as &dyn Asked));
    asked.extend(judging.into_iter().flat_map(Judging::asked));
    if let Some(form) = commenting {
        asked.extend([&form.by_whom as &dyn Asked, &form.body]);
    }
    let of_form = [&shown.judged, &shown.remarked, &shown.commented].into_iter().flatten().find_map(|typed| typed.wrongs.of(""));
    ErrorSummary::of(voice, &asked).form_error(of_form)
}

/// Whose sheet it is, how far it is, by when.
fn facts(look: &Look, met: &Met) -> Definitions {
    let (voice, view) = (&look.voice, &met.view);
    let say = |key| voice.say(key);
    let due = view.sheet.state.turn().map(|step| {
        let day = voice.full_day(view.round.setting.due(step));
        let is_late = view.round.setting.due(step) < look.today;
        if is_late { voice.say_with("plans-ev-planning-due-late", &[("day", day.into())]) } else { day }
    });
    Definitions::new()
        .wide()
        .pair(say("plans-ev-planning-column-section"), words::carriers(voice, &view.carriers))
        .pair(say("plans-ev-planning-column-state"), words::sheet_state(voice, view.sheet.state))
        .maybe(say("plans-ev-planning-column-due"), due)
        .maybe(say("plans-ev-planning-left-out"), view.sheet.left_out.as_deref())
}

/// What else the planning section can do with the sheet.
fn others(look: &Look, met: &Met) -> Vec<Link> {
    let (voice, view) = (&look.voice, &met.view);
    let path = sheet_path(view.sheet.id);
    let link = |word: &'static str, part: &str| Link::new(voice.say(word), look.link(&format!("{path}/{part}")));
    let mut others = vec![Link::new(voice.say("plans-ev-planning-to-list"), look.link(&round_path(view.round.id)))];
    if !met.stand.is_planning || view.round.state == RoundState::Published {
        return others;
    }
    others.push(link(key("plans-ev-planning-assign-go"), "section"));
    match (view.round.state, view.sheet.state) {
        (_, SheetState::Settled) => others.push(link(key("plans-ev-planning-reopen-go"), "reopening")),
        (RoundState::Open, state) if state.turn().is_some() => others.push(link(key("plans-ev-planning-leave-go"), "leaving")),
        _ => {}
    }
    others
}

fn taking_in(voice: &Voice, met: &Met, head: &FormHead) -> Option<PostButton> {
    let is_out = met.view.sheet.state == SheetState::LeftOut && met.view.round.state == RoundState::Open;
    let button = || Button::submit(voice.say("plans-ev-planning-take-in-deed")).outline();
    (is_out && met.stand.is_planning).then(|| PostButton::of(head, button()))
}
