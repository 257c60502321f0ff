//! A form as it is typed on the page, and the form that is meant by it.

use engawa_kernel::Choice;
use engawa_web::Fields;

use super::super::setting::TypedSetting;
use super::grades::{self, GradeKey, TypedGrade};
use super::mend::{FieldPart, Mend, Place, Why, order_of};
use super::options::{self, OptionKey, TypedOption};
use crate::evaluation::form::{FieldKind, Form, FormField, Reckoning, templates};
use crate::evaluation::model::Round;
use crate::model::Scale;

/// How many characters fit into a field that is added here.
const NEW_MAX: i64 = 600;

/// The page as it is typed.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct TypedForm {
    pub(in super::super) title: String,
    pub(in super::super) fields: Vec<TypedField>,
    pub(in super::super) new: TypedNew,
    pub(in super::super) reckoning: String,
    pub(in super::super) grades: Vec<TypedGrade>,
    pub(in super::super) setting: TypedSetting,
}

/// A field that is there.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct TypedField {
    pub(in super::super) code: String,
    pub(in super::super) order: String,
    pub(in super::super) label: String,
    pub(in super::super) help: String,
    pub(in super::super) is_required: bool,
    pub(in super::super) is_kept: bool,
    /// Its answers, where one chooses.
    pub(in super::super) options: Vec<TypedOption>,
}

/// A field that is to be added; nothing where nothing is typed.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct TypedNew {
    pub(in super::super) label: String,
    pub(in super::super) help: String,
    pub(in super::super) is_required: bool,
    pub(in super::super) kind: String,
    pub(in super::super) unit: String,
    pub(in super::super) options: Vec<TypedOption>,
}

/// What can be answered in a field that is to be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum NewKind {
    /// Words.
    Text,
    /// A number.
    Number,
    /// One of a few answers.
    View,
}

impl Choice for NewKind {
    const ALL: &'static [Self] = &[NewKind::Text, NewKind::Number, NewKind::View];

    fn code(self) -> &'static str {
        match self {
            NewKind::Text => "text",
            NewKind::Number => "number",
            NewKind::View => "view",
        }
    }
}

/// The form that is meant, and in which row of the page each of its grades and answers stands.
pub(in super::super) struct Meant {
    pub(in super::super) form: Form,
    pub(in super::super) grades: Vec<GradeKey>,
    pub(in super::super) options: Vec<(String, Vec<OptionKey>)>,
}

impl TypedForm {
    /// The round as it stands.
    pub(in super::super) fn of(round: &Round) -> TypedForm {
        TypedForm {
            title: round.form.title.clone(),
            fields: (1..).zip(&round.form.fields).map(|(order, field)| TypedField::of(order, field)).collect(),
            new: TypedNew::empty(),
            reckoning: round.form.reckoning.code().to_owned(),
            grades: grades::rows(&round.form.scale.grades),
            setting: TypedSetting::of(&round.setting),
        }
    }

    /// The form as it was sent. What was not sent stays as it stands: somebody added it meanwhile.
    pub(in super::super) fn read(round: &Round, fields: &Fields) -> TypedForm {
        let stands = TypedForm::of(round);
        TypedForm {
            title: fields.get("title").to_owned(),
            fields: stands.fields.into_iter().map(|field| field.read(fields)).collect(),
            new: stands.new.read(fields),
            reckoning: fields.get("reckoning").to_owned(),
            grades: stands.grades.into_iter().map(|grade| grade.read(fields)).collect(),
            setting: TypedSetting::read(fields),
        }
    }

    /// The form that is meant.
    ///
    /// # Errors
    /// Numbers, bounds and choices that cannot be read, each at its place.
    pub(in super::super) fn form(&self, round: &Round) -> Result<Meant, Vec<Mend>> {
        let mut mends = Vec::new();
        let mut fields: Vec<(f64, FormField, Vec<OptionKey>)> = Vec::new();
        for (typed, stands) in self.fields.iter().zip(&round.form.fields).filter(|(typed, _)| typed.is_kept) {
            match typed.field(stands, round) {
                Ok(field) => fields.push(field),
                Err(found) => mends.extend(found),
            }
        }
        fields.sort_by(|(one, ..), (other, ..)| one.total_cmp(other));
        if !self.new.is_empty() {
            match self.new.field(round) {
                Ok((field, keys)) => fields.push((f64::INFINITY, field, keys)),
                Err(found) => mends.extend(found),
            }
        }
        let grades = grades::meant(&self.grades).map_err(|found| mends.extend(found)).unwrap_or_default();
        let reckoning = Reckoning::from_code(&self.reckoning);
        let Some(reckoning) = reckoning.filter(|_| mends.is_empty()) else {
            mends.extend(reckoning.is_none().then_some(Mend { place: Place::Reckoning, why: Why::NoBand }));
            return Err(mends);
        };
        let options = fields.iter().map(|(_, field, keys)| (field.code.clone(), keys.clone())).collect();
        let (keys, grades) = grades.into_iter().unzip();
        let scale = Scale { grades, unit: unit(&round.form, reckoning), ..round.form.scale.clone() };
        let fields = fields.into_iter().map(|(_, field, _)| field).collect();
        let form = Form { title: self.title.trim().to_owned(), reckoning, scale, fields, ..round.form.clone() };
        Ok(Meant { form, grades: keys, options })
    }
}

/// The unit of the bounds goes with what is reckoned: percent or points, as the forms that come along call them.
pub(super) fn unit(form: &Form, reckoning: Reckoning) -> String {
    let sums = |reckoning| reckoning == Reckoning::Points;
    if reckoning == Reckoning::Judged || sums(reckoning) == sums(form.reckoning) {
        return form.scale.unit.clone();
    }
    let alike = templates().into_iter().find(|other| sums(other.reckoning) == sums(reckoning));
    alike.map_or_else(|| form.scale.unit.clone(), |other| other.scale.unit)
}

/// A code that no other year has, so that another year's words never stand beside a field that asks something else.
fn new_code(round: &Round) -> String {
    let code = |number: i32| format!("added-{}-{number}", round.year.number());
    let is_free = |code: &String| round.form.fields.iter().all(|field| field.code != *code);
    (1..).map(code).find(is_free).unwrap_or_default()
}

fn help(typed: &str) -> Option<String> {
    let typed = typed.trim();
    (!typed.is_empty()).then(|| typed.to_owned())
}

impl TypedField {
    fn of(order: i32, field: &FormField) -> TypedField {
        TypedField {
            code: field.code.clone(),
            order: order.to_string(),
            label: field.label.clone(),
            help: field.help.clone().unwrap_or_default(),
            is_required: field.is_required,
            is_kept: true,
            options: options::rows(field),
        }
    }

    fn read(self, fields: &Fields) -> TypedField {
        let name = |part: &str| format!("{part}-{}", self.code);
        if !fields.has(&name("label")) {
            return self;
        }
        TypedField {
            order: fields.get(&name("order")).to_owned(),
            label: fields.get(&name("label")).to_owned(),
            help: fields.get(&name("help")).to_owned(),
            is_required: fields.get(&name("required")) == "yes",
            is_kept: fields.get(&name("keep")) != "no",
            options: self.options.into_iter().map(|option| option.read(fields)).collect(),
            code: self.code,
        }
    }

    fn field(&self, stands: &FormField, round: &Round) -> Result<(f64, FormField, Vec<OptionKey>), Vec<Mend>> {
        let place = || Place::Field(self.code.clone(), FieldPart::Order);
        let order = order_of(&self.order, false).map_err(|why| Mend { place: place(), why });
        let options = options::meant(&self.options, round.year.number());
        let (order, options) = match (order, options) {
            (Ok(order), Ok(options)) => (order, options),
            (order, options) => return Err(order.err().into_iter().chain(options.err().into_iter().flatten()).collect()),
        };
        let (keys, options) = options.into_iter().unzip();
        let kind = match &stands.kind {
            FieldKind::View { .. } => FieldKind::View { options },
            FieldKind::Direction { .. } => FieldKind::Direction { options },
            kind => kind.clone(),
        };
        let label = self.label.trim().to_owned();
        let field = FormField { label, help: help(&self.help), is_required: self.is_required, kind, code: self.code.clone() };
        Ok((order, field, keys))
    }
}

impl TypedNew {
    fn empty() -> TypedNew {
        TypedNew {
            label: String::new(),
            help: String::new(),
            is_required: false,
            kind: NewKind::Text.code().to_owned(),
            unit: String::new(),
            options: options::rows_of_new(),
        }
    }

    fn read(self, fields: &Fields) -> TypedNew {
        TypedNew {
            label: fields.get("new-label").to_owned(),
            help: fields.get("new-help").to_owned(),
            is_required: fields.get("new-required") == "yes",
            kind: if fields.has("new-kind") { fields.get("new-kind").to_owned() } else { self.kind },
            unit: fields.get("new-unit").to_owned(),
            options: self.options.into_iter().map(|option| option.read(fields)).collect(),
        }
    }

    pub(in super::super) fn is_empty(&self) -> bool {
        let is_blank = [&self.label, &self.help, &self.unit].iter().all(|typed| typed.trim().is_empty());
        is_blank && self.options.iter().all(TypedOption::is_empty)
    }

    fn field(&self, round: &Round) -> Result<(FormField, Vec<OptionKey>), Vec<Mend>> {
        let mend = |why| vec![Mend { place: Place::New(FieldPart::Kind), why }];
        let kind = NewKind::from_code(&self.kind).ok_or_else(|| mend(Why::NoBand))?;
        let has_unit = !self.unit.trim().is_empty();
        let options = options::meant(&self.options, round.year.number())?;
        // What was typed for another kind of field is never dropped silently.
        if (has_unit && kind != NewKind::Number) || (!options.is_empty() && kind != NewKind::View) {
            return Err(mend(Why::StrayKind));
        }
        let (keys, options) = options.into_iter().unzip();
        let kind = match kind {
            NewKind::Text => FieldKind::Text { max: NEW_MAX },
            NewKind::Number => FieldKind::Number { unit: self.unit.trim().to_owned() },
            NewKind::View => FieldKind::View { options },
        };
        let (code, label) = (new_code(round), self.label.trim().to_owned());
        Ok((FormField { code, label, help: help(&self.help), is_required: self.is_required, kind }, keys))
    }
}
