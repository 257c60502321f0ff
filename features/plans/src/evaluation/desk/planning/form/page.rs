//! The page on which a form is changed: two grids, who is asked by when, and one deed.

use askama::Template;
use engawa_kernel::Choice;
use engawa_web::ui::{Asked, Button, EntryGrid, ErrorSummary, Field, FormFoot, Kicker, Picks, SaveState, Tell, Tone};
use engawa_web::{FormHead, Said, Voice, key};

use super::super::at::{round_path, way_to};
use super::super::setting::SettingParts;
use super::super::words;
use super::Wrong;
use super::grids::{Answers, Grids};
use super::mend::{FieldPart, Place};
use super::typed::{NewKind, TypedForm, unit};
use crate::evaluation::form::{HELP_MAX, LABEL_MAX, Reckoning};
use crate::evaluation::model::RoundState;
use crate::evaluation::reading::RoundView;
use crate::pages::Look;

/// The page `templates/ev_planning_form.html`.
#[derive(Template)]
#[template(path = "ev_planning_form.html")]
pub(in super::super) struct FormPage {
    voice: Voice,
    pub(in super::super) errors: ErrorSummary,
    late: Option<Tell>,
    way: Kicker,
    pub(in super::super) title: Said,
    lead: Said,
    form: FormHead,
    form_title: Field,
    fields: EntryGrid,
    answers: Vec<Answers>,
    new: New,
    reckoning: Picks,
    grades: EntryGrid,
    setting: SettingParts,
    foot: FormFoot,
}

impl FormPage {
    /// The page of a round, as it is typed.
    pub(in super::super) fn of(look: &Look, view: &RoundView, typed: &TypedForm, wrong: &Wrong, form: FormHead) -> FormPage {
        let voice = &look.voice;
        let page = Grids { voice, mends: &wrong.mends };
        let form_title = Field::text(voice, "title", voice.say("plans-ev-planning-form-title"));
        let form_title = form_title.max(LABEL_MAX).value(&typed.title).error(page.error(&Place::Title));
        let (stands, new) = (&view.round.form, New::of(&page, typed));
        let (fields, answers) = (page.fields(typed, &stands.fields), page.answers(typed, &stands.fields));
        let unit = Reckoning::from_code(&typed.reckoning).map_or_else(|| stands.scale.unit.clone(), |meant| unit(stands, meant));
        let (reckoning, grades) = (reckoning(&page, typed), page.grades(typed, &unit));
        let setting = SettingParts::of(voice, &view.book.plan, &typed.setting, &wrong.setting);
        let of_new: [&dyn Asked; 5] = [&new.label, &new.help, &new.kind, &new.unit, &new.options];
        let asked: Vec<&dyn Asked> = [&form_title as &dyn Asked, &fields]
            .into_iter()
            .chain(answers.iter().map(|answers| &answers.grid as &dyn Asked))
            .chain(of_new)
            .chain([&reckoning as &dyn Asked, &grades])
            .chain(setting.asked())
            .collect();
        let errors = ErrorSummary::of(voice, &asked).form_error(page.error(&Place::Form));
        FormPage {
            late: wrong.late.clone().map(|late| Tell::new(Tone::Late, late).line(voice.say("plans-ev-planning-late-kept"))),
            way: way_to(look, &view.round, &view.book.plan),
            title: voice.say("plans-ev-planning-ready-change"),
            lead: voice.say("plans-ev-planning-form-lead"),
            foot: foot(look, view, &errors, wrong),
            voice: voice.clone(),
            errors,
            form,
            form_title,
            fields,
            answers,
            new,
            reckoning,
            grades,
            setting,
        }
    }
}

fn foot(look: &Look, view: &RoundView, errors: &ErrorSummary, wrong: &Wrong) -> FormFoot {
    let voice = &look.voice;
    let deed = voice.say("plans-ev-planning-form-save");
    let button = Button::submit(deed.clone());
    let is_over = view.round.state != RoundState::Preparing;
    let button = if is_over { button.disabled(words::round_state(voice, view.round.state)) } else { button };
    let is_refused = !errors.is_empty() || wrong.late.is_some();
    let state = if is_refused { SaveState::refused(voice) } else { SaveState::nothing(voice, deed) };
    FormFoot::new(button).other(voice.say("plans-ev-planning-back"), look.link(&round_path(view.round.id))).state(state)
}

/// The parts of a field that is to be added.
struct New {
    is_open: bool,
    label: Field,
    help: Field,
    required: Picks,
    kind: Picks,
    unit: Field,
    options: EntryGrid,
}

impl New {
    fn of(grids: &Grids, typed: &TypedForm) -> New {
        let (voice, new) = (grids.voice, &typed.new);
        let error = |part| grids.error(&Place::New(part));
        let text = |name, word: &str| Field::text(voice, name, voice.say(word)).max(LABEL_MAX).unmarked();
        let help = Field::lines(voice, "new-help", voice.say("plans-ev-planning-form-help"), 2).max(HELP_MAX).unmarked();
        New {
            is_open: !new.is_empty(),
            label: text("new-label", key("plans-ev-planning-form-label")).value(&new.label).error(error(FieldPart::Label)),
            help: help.value(&new.help).error(error(FieldPart::Help)),
            required: required(voice, new.is_required),
            kind: kinds(voice, &new.kind).error(error(FieldPart::Kind)),
            unit: text("new-unit", key("plans-ev-planning-form-new-unit")).value(&new.unit).error(error(FieldPart::Unit)),
            options: grids.of_new(typed),
        }
    }
}

fn required(voice: &Voice, is_required: bool) -> Picks {
    Picks::radios(voice, "new-required", voice.say("plans-ev-planning-column-required"))
        .pick("no", voice.say("plans-ev-planning-optional"))
        .pick("yes", voice.say("plans-ev-planning-required"))
        .chosen(if is_required { "yes" } else { "no" })
        .beside()
        .unmarked()
}

fn kinds(voice: &Voice, chosen: &str) -> Picks {
    let word = |kind: &NewKind| match kind {
        NewKind::Text => key("plans-ev-planning-form-new-text"),
        NewKind::Number => key("plans-ev-planning-form-new-number"),
        NewKind::View => key("plans-ev-planning-form-new-view"),
    };
    let picks = Picks::radios(voice, "new-kind", voice.say("plans-ev-planning-column-kind")).beside().unmarked();
    NewKind::ALL.iter().fold(picks, |picks, kind| picks.pick(kind.code(), voice.say(word(kind)))).chosen(chosen)
}

/// Where a proposed grade comes from.
fn reckoning(grids: &Grids, typed: &TypedForm) -> Picks {
    let voice = grids.voice;
    let words = |reckoning: &Reckoning| match reckoning {
        Reckoning::OfTarget => (key("plans-ev-planning-reckon-target"), key("plans-ev-planning-reckon-target-hint")),
        Reckoning::OfWay => (key("plans-ev-planning-reckon-way"), key("plans-ev-planning-reckon-way-hint")),
        Reckoning::Points => (key("plans-ev-planning-reckon-points"), key("plans-ev-planning-reckon-points-hint")),
        Reckoning::Judged => (key("plans-ev-planning-reckon-judged"), key("plans-ev-planning-reckon-judged-hint")),
    };
    let picks = Picks::radios(voice, "reckoning", voice.say("plans-ev-planning-reckon"));
    let picks = Reckoning::ALL.iter().fold(picks, |picks, reckoning| {
        let (word, hint) = words(reckoning);
        picks.pick_with_hint(reckoning.code(), voice.say(word), voice.say(hint))
    });
    picks.chosen(&typed.reckoning).error(grids.error(&Place::Reckoning))
}
