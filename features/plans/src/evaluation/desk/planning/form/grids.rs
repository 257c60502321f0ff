//! The grids of the page: the fields, the answers of each that one chooses from, and the grades.

use engawa_kernel::Choice;
use engawa_web::ui::{EntryGrid, GridColumn, GridInput, GridRow};
use engawa_web::{Said, Voice, key};

use super::super::words;
use super::grades::{BandKind, GradeKey, TypedGrade};
use super::mend::{BandPart, FieldPart, Mend, OptionPart, Place, grade_name};
use super::options::{OptionKey, TypedOption};
use super::typed::{TypedField, TypedForm};
use crate::evaluation::form::{FieldKind, FormField, HELP_MAX, LABEL_MAX};

/// What all parts of the page need.
pub(super) struct Grids<'p> {
    pub(super) voice: &'p Voice,
    pub(super) mends: &'p [Mend],
}

/// The answers of a field, folded away until somebody wants to change them.
pub(in super::super) struct Answers {
    pub(in super::super) title: Said,
    pub(in super::super) is_open: bool,
    pub(in super::super) grid: EntryGrid,
}

impl Grids<'_> {
    pub(super) fn error(&self, place: &Place) -> Option<Said> {
        self.mends.iter().find(|mend| mend.place == *place).map(|mend| mend.why.sentence(self.voice))
    }

    /// Every mistake at any of these places.
    fn errors(&self, places: &[Place]) -> Vec<Said> {
        places.iter().filter_map(|place| self.error(place)).collect()
    }

    fn marked(&self, place: &Place, input: GridInput) -> GridInput {
        if self.error(place).is_some() { input.wrong() } else { input }
    }

    fn order(&self) -> GridColumn {
        GridColumn::new(self.voice.say("plans-ev-planning-form-order")).short()
    }

    fn keep(&self, name: String, is_kept: bool) -> GridInput {
        let say = |key| self.voice.say(key);
        let keeps = vec![("yes", say("plans-ev-planning-form-kept")), ("no", say("plans-ev-planning-form-out"))];
        GridInput::pick(name, if is_kept { "yes" } else { "no" }, keeps)
    }

    pub(super) fn fields(&self, typed: &TypedForm, stands: &[FormField]) -> EntryGrid {
        let say = |key| self.voice.say(key);
        let columns = vec![
            self.order(),
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
        let inputs = vec![
            self.marked(&parts[0], GridInput::number(name("order"), &typed.order)),
            self.marked(&parts[1], GridInput::text(name("label"), &typed.label).max(chars(LABEL_MAX))),
            self.marked(&parts[2], GridInput::text(name("help"), &typed.help).max(chars(HELP_MAX))),
            GridInput::pick(name("required"), if typed.is_required { "yes" } else { "no" }, needs),
            self.keep(name("keep"), typed.is_kept),
        ];
        GridRow {
            id: format!("field-{}", typed.code),
            name: self.voice.say_with(
                "plans-ev-planning-form-field",
                &[("label", stands.label.as_str().into()), ("kind", words::kind(self.voice, stands).into())],
            ),
            inputs,
            errors: self.errors(&parts),
            ..GridRow::default()
        }
    }

    /// The answers of every field that one chooses from.
    pub(super) fn answers(&self, typed: &TypedForm, stands: &[FormField]) -> Vec<Answers> {
        let pairs = typed.fields.iter().zip(stands).enumerate();
        pairs
            .filter(|(_, (field, _))| !field.options.is_empty())
            .map(|(at, (field, stands))| self.of_field(at, field, stands))
            .collect()
    }

    fn of_field(&self, at: usize, typed: &TypedField, stands: &FormField) -> Answers {
        let label = stands.label.as_str();
        let title = self
            .voice
            .say_with("plans-ev-planning-form-options", &[("label", label.into()), ("count", stands.kind.options().len().into())]);
        let is_wrong = self.mends.iter().any(|mend| matches!(&mend.place, Place::Option(Some(code), ..) if *code == typed.code));
        let has_points = matches!(stands.kind, FieldKind::View { .. });
        let caption = self.voice.say(if has_points {
            key("plans-ev-planning-form-options-points-caption")
        } else {
            key("plans-ev-planning-form-options-caption")
        });
        let mut columns = vec![self.order(), GridColumn::new(self.voice.say("plans-ev-planning-form-option-label")).long()];
        if has_points {
            columns.push(GridColumn::new(self.voice.say("plans-ev-planning-form-option-points")).short());
        }
        columns.push(GridColumn::new(self.voice.say("plans-ev-planning-form-keep")).short());
        let first = self.voice.say("plans-ev-planning-form-option-column");
        let grid = EntryGrid::new(self.voice, format!("options-{at}"), caption, first, columns);
        let rows = typed.options.iter().zip(1..).map(|(option, row)| self.option((at, row), label, option, has_points));
        Answers { title, is_open: is_wrong, grid: rows.fold(grid, EntryGrid::row) }
    }

    fn option(&self, (at, row): (usize, usize), field: &str, typed: &TypedOption, has_points: bool) -> GridRow {
        let parts = [OptionPart::Order, OptionPart::Label, OptionPart::Points].map(|part| typed.place(part));
        let mut inputs = vec![
            self.marked(&parts[0], GridInput::number(typed.name("order"), &typed.order)),
            self.marked(&parts[1], GridInput::text(typed.name("label"), &typed.label).max(chars(LABEL_MAX))),
        ];
        if has_points {
            inputs.push(self.marked(&parts[2], GridInput::number(typed.name("points"), &typed.points)));
        }
        if matches!(typed.key, OptionKey::Stands(_)) {
            inputs.push(self.keep(typed.name("keep"), typed.is_kept));
        }
        GridRow {
            id: format!("option-{at}-{row}"),
            name: self.option_name(field, &typed.key, row),
            inputs,
            errors: self.errors(&parts),
            ..GridRow::default()
        }
    }

    fn option_name(&self, field: &str, of: &OptionKey, row: usize) -> Said {
        let (word, number) = match of {
            OptionKey::Stands(_) => (key("plans-ev-planning-form-option"), row),
            OptionKey::New(new) => (key("plans-ev-planning-form-option-new"), *new),
        };
        self.voice.say_with(word, &[("label", field.into()), ("number", number.into())])
    }

    /// The answers of the field that is to be added.
    pub(super) fn of_new(&self, typed: &TypedForm) -> EntryGrid {
        let say = |key| self.voice.say(key);
        let columns = vec![
            GridColumn::new(say("plans-ev-planning-form-option-label")).long(),
            GridColumn::new(say("plans-ev-planning-form-option-points")).short(),
        ];
        let (caption, first) = (say("plans-ev-planning-form-new-options"), say("plans-ev-planning-form-option-column"));
        let grid = EntryGrid::new(self.voice, "new-options", caption, first, columns);
        typed.new.options.iter().zip(1..).map(|(option, row)| self.option_of_new(option, row)).fold(grid, EntryGrid::row)
    }

    fn option_of_new(&self, typed: &TypedOption, row: usize) -> GridRow {
        let parts = [OptionPart::Label, OptionPart::Points].map(|part| typed.place(part));
        let inputs = vec![
            self.marked(&parts[0], GridInput::text(typed.name("label"), &typed.label).max(chars(LABEL_MAX))),
            self.marked(&parts[1], GridInput::number(typed.name("points"), &typed.points)),
        ];
        let name = self.voice.say_with("plans-ev-planning-form-new-option", &[("number", row.into())]);
        GridRow { id: format!("new-option-{row}"), name, inputs, errors: self.errors(&parts), ..GridRow::default() }
    }

    pub(super) fn grades(&self, typed: &TypedForm, unit: &str) -> EntryGrid {
        let say = |key| self.voice.say(key);
        let with_unit = |key: &str| self.voice.say_with(key, &[("unit", unit.into())]);
        let columns = vec![
            self.order(),
            GridColumn::new(say("plans-ev-planning-form-grade-label")).long(),
            GridColumn::new(say("plans-ev-planning-column-band")),
            GridColumn::new(with_unit(key("plans-ev-planning-form-from"))).short(),
            GridColumn::new(with_unit(key("plans-ev-planning-form-to"))).short(),
            GridColumn::new(say("plans-ev-planning-form-keep")).short(),
        ];
        let (caption, first) = (say("plans-ev-planning-form-grades-caption"), say("plans-ev-planning-column-grade"));
        let grid = EntryGrid::new(self.voice, "grades", caption, first, columns).brief();
        typed.grades.iter().map(|grade| self.grade(grade)).fold(grid, EntryGrid::row)
    }

    fn grade(&self, typed: &TypedGrade) -> GridRow {
        let suffix = typed.key.suffix();
        let name = |part: &str| format!("grade-{part}-{suffix}");
        let place = |part| Place::Grade(typed.key, part);
        let parts = [BandPart::Order, BandPart::Label, BandPart::Band, BandPart::From, BandPart::To].map(place);
        let kinds = BandKind::ALL.iter().map(|kind| (kind.code(), self.voice.say(band(*kind)))).collect();
        let mut inputs = vec![
            self.marked(&parts[0], GridInput::number(name("order"), &typed.order)),
            self.marked(&parts[1], GridInput::text(name("label"), &typed.label).max(chars(LABEL_MAX))),
            self.marked(&parts[2], GridInput::pick(name("band"), &typed.band, kinds)),
            self.marked(&parts[3], GridInput::number(name("from"), &typed.from)),
            self.marked(&parts[4], GridInput::number(name("to"), &typed.to)),
        ];
        if matches!(typed.key, GradeKey::Stands(_)) {
            inputs.push(self.keep(name("keep"), typed.is_kept));
        }
        let id = format!("grade-{suffix}");
        GridRow { id, name: grade_name(self.voice, typed.key), inputs, errors: self.errors(&parts), ..GridRow::default() }
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
