//! The page on which a form is changed: two grids, who is asked by when, and one deed.

use askama::Template;
use engawa_kernel::Choice;
use engawa_web::ui::{
    Asked, Button, EntryGrid, ErrorSummary, Field, FormFoot, GridColumn, GridInput, GridRow, Kicker, Picks, SaveState, Tell, Tone,
};
use engawa_web::{FormHead, Said, Voice, key};

use super::super::at::{round_path, way_to};
use super::super::setting::SettingParts;
use super::super::words;
use super::Wrong;
use super::mend::{BandPart, FieldPart, Mend, Place};
use super::typed::{BandKind, TypedField, TypedForm, TypedGrade};
use crate::evaluation::form::{FormField, HELP_MAX, LABEL_MAX};
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
    is_new_open: bool,
    new_label: Field,
    new_help: Field,
    new_required: Picks,
    grades: EntryGrid,
    setting: SettingParts,
    foot: FormFoot,
}

impl FormPage {
    /// The page of a round, as it is typed.
    pub(in super::super) fn of(look: &Look, view: &RoundView, typed: &TypedForm, wrong: &Wrong, form: FormHead) -> FormPage {
        let voice = &look.voice;
        let page = Page { voice, mends: &wrong.mends };
        let form_title = Field::text(voice, "title", voice.say("plans-ev-planning-form-title"));
        let form_title = form_title.max(LABEL_MAX).value(&typed.title).error(page.error(&Place::Title));
        let (fields, grades) = (page.fields(typed, &view.round.form.fields), page.grades(typed, &view.round.form.scale.unit));
        let [new_label, new_help] = page.new_field(typed);
        let setting = SettingParts::of(voice, &view.book.plan, &typed.setting, &wrong.setting);
        let asked = [&form_title as &dyn Asked, &fields, &new_label, &new_help, &grades];
        let asked: Vec<&dyn Asked> = asked.into_iter().chain(setting.asked()).collect();
        let errors = ErrorSummary::of(voice, &asked).form_error(page.error(&Place::Form));
        FormPage {
            late: wrong.late.clone().map(|late| Tell::new(Tone::Late, late).line(voice.say("plans-ev-planning-late-kept"))),
            way: way_to(look, &view.round, &view.book.plan),
            title: voice.say("plans-ev-planning-ready-change"),
            lead: voice.say("plans-ev-planning-form-lead"),
            is_new_open: !typed.new.is_empty(),
            new_required: page.new_required(typed),
            foot: foot(look, view, &errors, wrong),
            voice: voice.clone(),
            errors,
            form,
            form_title,
            fields,
            new_label,
            new_help,
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

/// What all parts of the page need.
struct Page<'p> {
    voice: &'p Voice,
    mends: &'p [Mend],
}

impl Page<'_> {
    fn error(&self, place: &Place) -> Option<Said> {
        self.mends.iter().find(|mend| mend.place == *place).map(|mend| mend.why.sentence(self.voice))
    }

    fn fields(&self, typed: &TypedForm, stands: &[FormField]) -> EntryGrid {
        let say = |key| self.voice.say(key);
        let columns = vec![
            GridColumn::new(say("plans-ev-planning-form-order")).short(),
            GridColumn::new(say("plans-ev-planning-form-label")).long(),
            GridColumn::new(say("plans-ev-planning-form-help")).long(),
            GridColumn::new(say("plans-ev-planning-column-required")).short(),
            GridColumn::new(say("plans-ev-planning-form-keep")).short(),
        ];
        let (caption, first) = (say("plans-ev-planning-form-fields-caption"), say("plans-ev-planning-column-field"));
        let grid = EntryGrid::new(self.voice, "fields", caption, first, columns);
        typed.fields.iter().zip(stands).map(|(field, stands)| self.field(field, stands)).fold(grid, EntryGrid::row)
    }

    fn field(&self, typed: &TypedField, stands: &FormField) -> GridRow {
        let say = |key| self.voice.say(key);
        let name = |part: &str| format!("{part}-{}", typed.code);
        let place = |part| Place::Field(typed.code.clone(), part);
        let parts = [FieldPart::Order, FieldPart::Label, FieldPart::Help].map(place);
        let needs = vec![("yes", say("web-ui-required")), ("no", say("web-ui-optional"))];
        let keeps = vec![("yes", say("plans-ev-planning-form-kept")), ("no", say("plans-ev-planning-form-out"))];
        let is = |is: bool| if is { "yes" } else { "no" };
        let inputs = vec![
            self.marked(&parts[0], GridInput::number(name("order"), &typed.order)),
            self.marked(&parts[1], GridInput::text(name("label"), &typed.label).max(chars(LABEL_MAX))),
            self.marked(&parts[2], GridInput::text(name("help"), &typed.help).max(chars(HELP_MAX))),
            GridInput::pick(name("required"), is(typed.is_required), needs),
            GridInput::pick(name("keep"), is(typed.is_kept), keeps),
        ];
        GridRow {
            id: format!("field-{}", typed.code),
            name: self.voice.say_with(
                "plans-ev-planning-form-field",
                &[("label", stands.label.as_str().into()), ("kind", words::kind(self.voice, stands).into())],
            ),
            inputs,
            errors: parts.iter().filter_map(|place| self.error(place)).collect(),
            ..GridRow::default()
        }
    }

    fn grades(&self, typed: &TypedForm, unit: &str) -> EntryGrid {
        let say = |key| self.voice.say(key);
        let with_unit = |key: &str| self.voice.say_with(key, &[("unit", unit.into())]);
        let columns = vec![
            GridColumn::new(say("plans-ev-planning-form-grade-label")).long(),
            GridColumn::new(say("plans-ev-planning-column-band")),
            GridColumn::new(with_unit(key("plans-ev-planning-form-from"))).short(),
            GridColumn::new(with_unit(key("plans-ev-planning-form-to"))).short(),
        ];
        let (caption, first) = (say("plans-ev-planning-form-grades-caption"), say("plans-ev-planning-column-grade"));
        let grid = EntryGrid::new(self.voice, "grades", caption, first, columns);
        typed.grades.iter().map(|grade| self.grade(grade)).fold(grid, EntryGrid::row)
    }

    fn grade(&self, typed: &TypedGrade) -> GridRow {
        let name = |part: &str| format!("grade-{part}-{}", typed.number);
        let place = |part| Place::Grade(typed.number, part);
        let parts = [BandPart::Label, BandPart::Band, BandPart::From, BandPart::To].map(place);
        let kinds = BandKind::ALL.iter().map(|kind| (kind.code(), self.voice.say(band(*kind)))).collect();
        let inputs = vec![
            self.marked(&parts[0], GridInput::text(name("label"), &typed.label).max(chars(LABEL_MAX))),
            self.marked(&parts[1], GridInput::pick(name("band"), &typed.band, kinds)),
            self.marked(&parts[2], GridInput::number(name("from"), &typed.from)),
            self.marked(&parts[3], GridInput::number(name("to"), &typed.to)),
        ];
        GridRow {
            id: format!("grade-{}", typed.number),
            name: self.voice.say_with("plans-ev-planning-form-grade", &[("number", typed.number.into())]),
            inputs,
            errors: parts.iter().filter_map(|place| self.error(place)).collect(),
            ..GridRow::default()
        }
    }

    fn marked(&self, place: &Place, input: GridInput) -> GridInput {
        if self.error(place).is_some() { input.wrong() } else { input }
    }

    fn new_field(&self, typed: &TypedForm) -> [Field; 2] {
        let label = Field::text(self.voice, "new-label", self.voice.say("plans-ev-planning-form-label"));
        let help = Field::lines(self.voice, "new-help", self.voice.say("plans-ev-planning-form-help"), 2);
        [
            label.max(LABEL_MAX).unmarked().value(&typed.new.label).error(self.error(&Place::New(FieldPart::Label))),
            help.max(HELP_MAX).unmarked().value(&typed.new.help).error(self.error(&Place::New(FieldPart::Help))),
        ]
    }

    fn new_required(&self, typed: &TypedForm) -> Picks {
        let say = |key| self.voice.say(key);
        Picks::radios(self.voice, "new-required", say("plans-ev-planning-column-required"))
            .pick("no", say("plans-ev-planning-optional"))
            .pick("yes", say("plans-ev-planning-required"))
            .chosen(if typed.new.is_required { "yes" } else { "no" })
            .beside()
            .unmarked()
    }
}

fn chars(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn band(kind: BandKind) -> &'static str {
    match kind {
        BandKind::Above => key("plans-ev-planning-kind-above"),
        BandKind::Equals => key("plans-ev-planning-kind-equals"),
        BandKind::From => key("plans-ev-planning-kind-from"),
        BandKind::Between => key("plans-ev-planning-kind-between"),
        BandKind::Below => key("plans-ev-planning-kind-below"),
        BandKind::Judged => key("plans-ev-planning-kind-judged"),
    }
}
