//! A form as it is typed on the page, and the form that is meant by it.

use engawa_kernel::Choice;
use engawa_web::Fields;

use super::super::setting::TypedSetting;
use super::mend::{BandPart, FieldPart, Mend, Place, Why};
use crate::desk::value::{read_value, write_value};
use crate::evaluation::form::{FieldKind, Form, FormField, upward};
use crate::evaluation::model::Round;
use crate::model::{Band, Grade, Scale};

/// How many characters fit into a field that is added here.
const NEW_MAX: i64 = 600;

/// The page as it is typed.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct TypedForm {
    pub(in super::super) title: String,
    pub(in super::super) fields: Vec<TypedField>,
    pub(in super::super) new: TypedNew,
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
}

/// A field that is to be added; nothing where nothing is typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in super::super) struct TypedNew {
    pub(in super::super) label: String,
    pub(in super::super) help: String,
    pub(in super::super) is_required: bool,
}

impl TypedNew {
    pub(in super::super) fn is_empty(&self) -> bool {
        self.label.trim().is_empty() && self.help.trim().is_empty()
    }
}

/// A grade.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct TypedGrade {
    pub(in super::super) number: i64,
    pub(in super::super) label: String,
    pub(in super::super) band: String,
    pub(in super::super) from: String,
    pub(in super::super) to: String,
}

/// How the results of a grade are bounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum BandKind {
    /// 超える
    Above,
    /// ちょうど
    Equals,
    /// 以上
    From,
    /// 以上、未満
    Between,
    /// 未満
    Below,
    /// 人が決める
    Judged,
}

impl Choice for BandKind {
    const ALL: &'static [Self] =
        &[BandKind::Above, BandKind::Equals, BandKind::From, BandKind::Between, BandKind::Below, BandKind::Judged];

    fn code(self) -> &'static str {
        match self {
            BandKind::Above => "above",
            BandKind::Equals => "equals",
            BandKind::From => "from",
            BandKind::Between => "between",
            BandKind::Below => "below",
            BandKind::Judged => "judged",
        }
    }
}

impl BandKind {
    fn of(band: Band) -> BandKind {
        match band {
            Band::Above(_) => BandKind::Above,
            Band::Equals(_) => BandKind::Equals,
            Band::Between(_, f64::INFINITY) => BandKind::From,
            Band::Between(..) => BandKind::Between,
            Band::Below(_) => BandKind::Below,
            Band::Judged => BandKind::Judged,
        }
    }

    /// Whether it has a lower and an upper bound.
    fn bounds(self) -> (bool, bool) {
        match self {
            BandKind::Above | BandKind::Equals | BandKind::From => (true, false),
            BandKind::Between => (true, true),
            BandKind::Below => (false, true),
            BandKind::Judged => (false, false),
        }
    }
}

impl TypedForm {
    /// The round as it stands.
    pub(in super::super) fn of(round: &Round) -> TypedForm {
        TypedForm {
            title: round.form.title.clone(),
            fields: (1..).zip(&round.form.fields).map(|(order, field)| TypedField::of(order, field)).collect(),
            new: TypedNew::default(),
            grades: round.form.scale.grades.iter().map(TypedGrade::of).collect(),
            setting: TypedSetting::of(&round.setting),
        }
    }

    /// The form as it was sent. What was not sent stays as it stands: somebody added it meanwhile.
    pub(in super::super) fn read(round: &Round, fields: &Fields) -> TypedForm {
        let stands = TypedForm::of(round);
        TypedForm {
            title: fields.get("title").to_owned(),
            fields: stands.fields.into_iter().map(|field| field.read(fields)).collect(),
            new: TypedNew {
                label: fields.get("new-label").to_owned(),
                help: fields.get("new-help").to_owned(),
                is_required: fields.get("new-required") == "yes",
            },
            grades: stands.grades.into_iter().map(|grade| grade.read(fields)).collect(),
            setting: TypedSetting::read(fields),
        }
    }

    /// The form that is meant.
    ///
    /// # Errors
    /// Numbers and bounds that cannot be read, each at its place.
    pub(in super::super) fn form(&self, round: &Round) -> Result<Form, Vec<Mend>> {
        let mut mends = Vec::new();
        let mut fields: Vec<(f64, FormField)> = Vec::new();
        for (typed, stands) in self.fields.iter().zip(&round.form.fields).filter(|(typed, _)| typed.is_kept) {
            match typed.order() {
                Ok(order) => fields.push((order, typed.field(stands))),
                Err(mend) => mends.push(mend),
            }
        }
        fields.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        let mut fields: Vec<FormField> = fields.into_iter().map(|(_, field)| field).collect();
        if !self.new.is_empty() {
            fields.push(self.new.field(new_code(round)));
        }
        let mut grades = Vec::new();
        for typed in &self.grades {
            match typed.band() {
                Ok(band) => grades.push(Grade { grade: typed.number, label: typed.label.trim().to_owned(), band }),
                Err(found) => mends.extend(found),
            }
        }
        let scale = Scale { grades, ..round.form.scale.clone() };
        let form = Form { title: self.title.trim().to_owned(), scale, fields, ..round.form.clone() };
        if mends.is_empty() { Ok(form) } else { Err(mends) }
    }
}

/// A code that no other year has, so that another year's words never stand beside a field that asks something else.
fn new_code(round: &Round) -> String {
    let code = |number: i32| format!("added-{}-{number}", round.year.number());
    let is_free = |code: &String| round.form.fields.iter().all(|field| field.code != *code);
    (1..).map(code).find(is_free).unwrap_or_default()
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
            code: self.code,
        }
    }

    fn order(&self) -> Result<f64, Mend> {
        let mend = |why| Mend { place: Place::Field(self.code.clone(), FieldPart::Order), why };
        match read_value(&self.order, None) {
            Ok(Some(order)) => Ok(order),
            Ok(None) => Err(mend(Why::NoOrder)),
            Err(why) => Err(mend(Why::NoNumber(why))),
        }
    }

    fn field(&self, stands: &FormField) -> FormField {
        let help = self.help.trim().to_owned();
        FormField {
            label: self.label.trim().to_owned(),
            help: (!help.is_empty()).then_some(help),
            is_required: self.is_required,
            ..stands.clone()
        }
    }
}

impl TypedNew {
    fn field(&self, code: String) -> FormField {
        let help = self.help.trim().to_owned();
        FormField {
            code,
            label: self.label.trim().to_owned(),
            help: (!help.is_empty()).then_some(help),
            is_required: self.is_required,
            kind: FieldKind::Text { max: NEW_MAX },
        }
    }
}

impl TypedGrade {
    fn of(grade: &Grade) -> TypedGrade {
        let write = |bound: f64| write_value(bound, 0);
        let (from, to) = match grade.band {
            Band::Above(bound) | Band::Equals(bound) | Band::Between(bound, f64::INFINITY) => (write(bound), String::new()),
            Band::Between(from, to) => (write(from), write(to)),
            Band::Below(bound) => (String::new(), write(bound)),
            Band::Judged => (String::new(), String::new()),
        };
        TypedGrade { number: grade.grade, label: grade.label.clone(), band: BandKind::of(grade.band).code().into(), from, to }
    }

    fn read(self, fields: &Fields) -> TypedGrade {
        let value = |part: &str| fields.get(&format!("grade-{part}-{}", self.number)).to_owned();
        TypedGrade { label: value("label"), band: value("band"), from: value("from"), to: value("to"), number: self.number }
    }

    /// The band that is meant.
    fn band(&self) -> Result<Band, Vec<Mend>> {
        let mend = |part, why| Mend { place: Place::Grade(self.number, part), why };
        let Some(kind) = BandKind::from_code(&self.band) else { return Err(vec![mend(BandPart::Band, Why::NoBand)]) };
        let (has_from, has_to) = kind.bounds();
        let from = bound(&self.from, has_from).map_err(|why| mend(BandPart::From, why));
        let to = bound(&self.to, has_to).map_err(|why| mend(BandPart::To, why));
        let (from, to) = match (from, to) {
            (Ok(from), Ok(to)) => (from, to),
            (from, to) => return Err(from.err().into_iter().chain(to.err()).collect()),
        };
        Ok(match kind {
            BandKind::Above => Band::Above(from),
            BandKind::Equals => Band::Equals(from),
            BandKind::From => upward(from),
            BandKind::Between => Band::Between(from, to),
            BandKind::Below => Band::Below(to),
            BandKind::Judged => Band::Judged,
        })
    }
}

/// A bound where the band has one, and nothing where it has none.
fn bound(typed: &str, is_there: bool) -> Result<f64, Why> {
    match (read_value(typed, None), is_there) {
        (Ok(Some(bound)), true) => Ok(bound),
        (Ok(None), true) => Err(Why::NoBound),
        (Ok(None), false) => Ok(0.0),
        (Ok(Some(_)) | Err(_), false) => Err(Why::StrayBound),
        (Err(why), true) => Err(Why::NoNumber(why)),
    }
}
