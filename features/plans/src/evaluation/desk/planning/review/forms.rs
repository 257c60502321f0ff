//! The forms of a sheet under review: to judge it, to send it back, to write down what people from outside said.

use engawa_kernel::Choice;
use engawa_web::ui::{Asked, Button, Field, FormFoot, Picks, SaveState};
use engawa_web::{FormHead, Said, Voice, key};

use super::super::super::writing::scale::named;
use super::super::at::{self, Met};
use super::super::refusals::{self, Typed};
use super::super::words;
use super::judgement;
use crate::evaluation::model::{GRADE, GRADE_REASON, RoundState, SheetState, Step};
use crate::evaluation::rules::REASON_MAX;
use crate::evaluation::sheet::WORDS_MAX;

/// The form in which a step gives its grade.
pub(super) struct Judging {
    pub(super) head: FormHead,
    pub(super) step: &'static str,
    pub(super) seen: i64,
    pub(super) grade: Picks,
    pub(super) reason: Field,
    /// For an absent head.
    pub(super) proxy: Option<Field>,
    pub(super) foot: FormFoot,
}

/// The end of the form in which a sheet goes back to its section.
pub(super) struct Returning {
    pub(super) head: FormHead,
    pub(super) step: &'static str,
    pub(super) seen: i64,
    pub(super) whole: Field,
    /// It comes back.
    pub(super) is_open: bool,
    pub(super) deed: Button,
}

/// The form for words from outside.
pub(super) struct Commenting {
    pub(super) head: FormHead,
    pub(super) by_whom: Field,
    pub(super) body: Field,
    pub(super) foot: FormFoot,
}

impl Judging {
    /// The form of whose turn it is, or that which comes back.
    pub(super) fn of(voice: &Voice, met: &Met, typed: Option<&Typed>, head: FormHead) -> Option<Judging> {
        let (step, fresh) = (as_what(met, typed)?, Typed::default());
        let is_refused = typed.is_some_and(|typed| !typed.wrongs.is_empty());
        let grade = grades(voice, met, typed);
        let typed = typed.unwrap_or(&fresh);
        let word = match step {
            Step::Department => key("plans-ev-planning-judge-pass"),
            Step::Section | Step::Planning => key("plans-ev-planning-judge-deed"),
        };
        let foot = FormFoot::new(deed(voice, met, step, Button::submit(voice.say(word))));
        Some(Judging {
            head,
            step: step.code(),
            seen: seen(met),
            grade: grade.error(typed.wrong(GRADE)),
            reason: reason(voice, typed),
            proxy: met.stand.is_proxy(step).then(|| proxy(voice, typed)),
            foot: if is_refused { foot.state(SaveState::refused(voice)) } else { foot },
        })
    }

    /// Its questions, in the order of the page.
    pub(super) fn asked(&self) -> impl Iterator<Item = &dyn Asked> {
        self.proxy.iter().map(|proxy| proxy as &dyn Asked).chain([&self.grade as &dyn Asked, &self.reason])
    }
}

fn reason(voice: &Voice, typed: &Typed) -> Field {
    Field::lines(voice, GRADE_REASON, voice.say("plans-ev-planning-grade-reason"), 3)
        .hint(voice.say("plans-ev-planning-grade-reason-hint"))
        .max(usize::try_from(REASON_MAX).unwrap_or_default())
        .unmarked()
        .value(typed.value(GRADE_REASON))
        .error(typed.wrong(GRADE_REASON))
}

fn proxy(voice: &Voice, typed: &Typed) -> Field {
    Field::lines(voice, judgement::PROXY, voice.say("plans-ev-planning-proxy"), 3)
        .hint(voice.say("plans-ev-planning-proxy-hint"))
        .max(WORDS_MAX)
        .value(typed.value(judgement::PROXY))
        .error(typed.wrong(judgement::PROXY))
}

/// All grades, with that of the section chosen; at which one it, the department and the figures stand is said.
fn grades(voice: &Voice, met: &Met, typed: Option<&Typed>) -> Picks {
    let view = &met.view;
    let given = |step| view.evaluation(step).map(|given| given.grade);
    let marks = [
        (given(Step::Section), key("plans-ev-planning-hint-own")),
        (given(Step::Department), key("plans-ev-planning-hint-department")),
        (view.proposal.grade.ok(), key("plans-ev-planning-hint-proposed")),
    ];
    let picks = Picks::radios(voice, GRADE, voice.say("plans-ev-planning-judge-grade"));
    let picks = view.round.form.scale.grades.iter().fold(picks, |picks, grade| {
        let own = marks.iter().filter(|(of, _)| *of == Some(grade.grade)).map(|(_, word)| voice.say(word));
        match words::joined(voice, own) {
            Some(hint) => picks.pick_with_hint(grade.grade.to_string(), named(grade), hint),
            None => picks.pick(grade.grade.to_string(), named(grade)),
        }
    });
    let own = || given(Step::Section).map(|own| own.to_string()).unwrap_or_default();
    picks.chosen(typed.map_or_else(own, |typed| typed.value(GRADE).to_owned()))
}

impl Returning {
    /// The form of whose turn it is, or that which comes back.
    pub(super) fn of(voice: &Voice, met: &Met, typed: Option<&Typed>, head: FormHead) -> Option<Returning> {
        let (step, fresh) = (as_what(met, typed)?, Typed::default());
        let is_open = typed.is_some();
        let typed = typed.unwrap_or(&fresh);
        let whole = Field::lines(voice, "whole", voice.say("plans-ev-planning-return-whole"), 3)
            .hint(voice.say("plans-ev-planning-return-hint"))
            .max(WORDS_MAX)
            .unmarked()
            .value(typed.value("whole"))
            .error(typed.wrong("whole"));
        let button = Button::submit(voice.say("plans-ev-planning-return-deed")).outline();
        let deed = deed(voice, met, step, button);
        Some(Returning { head, step: step.code(), seen: seen(met), whole, is_open, deed })
    }
}

impl Commenting {
    /// The form for a judged sheet, or that which comes back.
    pub(super) fn of(voice: &Voice, met: &Met, typed: Option<&Typed>, head: FormHead) -> Option<Commenting> {
        let view = &met.view;
        let is_asked = view.round.setting.has_outside && view.round.state != RoundState::Published;
        let can_be_sent = is_asked && view.sheet.state == SheetState::Settled;
        if !met.stand.is_planning || !(can_be_sent || typed.is_some()) {
            return None;
        }
        let fresh = Typed::default();
        let typed = typed.unwrap_or(&fresh);
        let by_whom = Field::text(voice, "by-whom", voice.say("plans-ev-planning-comment-who"));
        let body = Field::lines(voice, "body", voice.say("plans-ev-planning-comment-body"), 4);
        let button = Button::submit(voice.say("plans-ev-planning-comment-deed")).outline();
        Some(Commenting {
            head,
            by_whom: by_whom
                .hint(voice.say("plans-ev-planning-comment-who-hint"))
                .max(WORDS_MAX)
                .value(typed.value("by-whom"))
                .error(typed.wrong("by-whom")),
            body: body.max(WORDS_MAX).value(typed.value("body")).error(typed.wrong("body")),
            foot: FormFoot::new(if can_be_sent { button } else { button.disabled(waits(voice, met)) }),
        })
    }
}

/// The number of the section's evaluation that the page shows; what is judged is just that.
fn seen(met: &Met) -> i64 {
    met.view.evaluation(Step::Section).map_or(0, |own| own.number)
}

/// Why there is nothing to judge here now.
pub(super) fn waits(voice: &Voice, met: &Met) -> Said {
    match met.view.round.state {
        state @ (RoundState::Preparing | RoundState::Published) => refusals::round_is(voice, state),
        RoundState::Open | RoundState::Frozen => refusals::sheet_is(voice, met.view.sheet.state),
    }
}

/// As what one judges: as on the page that comes back, else as whose turn it is.
fn as_what(met: &Met, typed: Option<&Typed>) -> Option<Step> {
    typed.and_then(|typed| judgement::step(&typed.fields)).or(at::turn(met))
}

/// A deed that can be done only while it is the turn of this step; else what was typed stays, and the button says why not.
fn deed(voice: &Voice, met: &Met, step: Step, button: Button) -> Button {
    if at::turn(met) == Some(step) { button } else { button.disabled(waits(voice, met)) }
}
