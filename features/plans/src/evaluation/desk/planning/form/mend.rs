//! What is to be put right in a form, and at which place of the page.

use engawa_web::{Said, Voice};

use super::super::refusals::no_number;
use super::grades::GradeKey;
use super::options::OptionKey;
use super::typed::{Meant, TypedForm};
use crate::desk::value::{NoValue, read_value, write_value};
use crate::evaluation::form::{FormPlace, FormWrong, Mistake, Part};
use crate::model::Band;

/// Something to be put right.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Mend {
    pub(in super::super) place: Place,
    pub(in super::super) why: Why,
}

/// Where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Place {
    /// The title.
    Title,
    /// A field that is there.
    Field(String, FieldPart),
    /// The field that is to be added.
    New(FieldPart),
    /// An answer of a field; of the one that is to be added where none is named.
    Option(Option<String>, OptionKey, OptionPart),
    /// Where a proposed grade comes from.
    Reckoning,
    /// A grade.
    Grade(GradeKey, BandPart),
    /// The form as a whole.
    Form,
}

/// A part of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum FieldPart {
    Order,
    Label,
    Help,
    Kind,
    Unit,
}

/// A part of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum OptionPart {
    Order,
    Label,
    Points,
}

/// A part of a grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum BandPart {
    Order,
    Label,
    Band,
    From,
    To,
}

/// Why.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) enum Why {
    /// No number in the order of rows.
    NoOrder,
    /// Nothing of the list.
    NoBand,
    /// A bound is missing.
    NoBound,
    /// A bound where the band has none.
    StrayBound,
    /// A unit or answers for a field that has none.
    StrayKind,
    /// Points that are not whole.
    NoWhole,
    /// No number.
    NoNumber(NoValue),
    /// A grade that holds what another holds.
    Overlap(GradeKey),
    /// What does not hold in the form.
    Mistake(Mistake),
}

/// The place of a row among others. What is new and has none comes last.
pub(super) fn order_of(typed: &str, is_new: bool) -> Result<f64, Why> {
    match read_value(typed, None) {
        Ok(Some(order)) => Ok(order),
        Ok(None) if is_new => Ok(f64::INFINITY),
        Ok(None) => Err(Why::NoOrder),
        Err(why) => Err(Why::NoNumber(why)),
    }
}

impl TypedForm {
    /// The place of the page for a mistake of the form that is meant.
    pub(in super::super) fn mend(&self, meant: &Meant, wrong: &FormWrong) -> Mend {
        let place = match &wrong.place {
            FormPlace::Form if wrong.part == Part::Title => Place::Title,
            FormPlace::Form if wrong.mistake == Mistake::NoView => Place::Reckoning,
            FormPlace::Form => Place::Form,
            FormPlace::Field(code) => self.place_of(meant, code, wrong.part),
            FormPlace::Grade(_) => at_grade(meant, wrong.row, band_part(wrong.part)),
            FormPlace::Scale => at_gap(meant, wrong.mistake),
        };
        Mend { place, why: why(meant, wrong.mistake) }
    }

    fn place_of(&self, meant: &Meant, code: &str, part: Part) -> Place {
        let field = self.fields.iter().any(|field| field.code == code).then(|| code.to_owned());
        let keys = meant.options.iter().find(|(field, _)| field == code).map_or(&[][..], |(_, keys)| keys);
        let option = |place: usize, part| {
            let key = keys.get(place).cloned().unwrap_or(OptionKey::New(1));
            Place::Option(field.clone(), key, part)
        };
        let of_field = |part| field.clone().map_or(Place::New(part), |code| Place::Field(code, part));
        match part {
            Part::Options => option(0, OptionPart::Label),
            Part::OptionCode(place) | Part::OptionLabel(place) => option(place, OptionPart::Label),
            Part::OptionPoints(place) => option(place, OptionPart::Points),
            Part::Help => of_field(FieldPart::Help),
            Part::Unit => of_field(if field.is_some() { FieldPart::Label } else { FieldPart::Unit }),
            _ => of_field(FieldPart::Label),
        }
    }
}

/// Grades are called as on the page, where one that is added has no number yet.
fn why(meant: &Meant, mistake: Mistake) -> Why {
    let Mistake::Overlap(other) = mistake else { return Why::Mistake(mistake) };
    let place = meant.form.scale.grades.iter().position(|grade| grade.grade == other);
    place.and_then(|place| meant.grades.get(place)).map_or(Why::Mistake(mistake), |key| Why::Overlap(*key))
}

fn at_grade(meant: &Meant, row: usize, part: BandPart) -> Place {
    meant.grades.get(row).map_or(Place::Form, |key| Place::Grade(*key, part))
}

fn band_part(part: Part) -> BandPart {
    match part {
        Part::Bounds => BandPart::From,
        _ => BandPart::Label,
    }
}

/// A gap stands at the grade whose bound it touches: the one below it has to reach up, or the one above it down.
fn at_gap(meant: &Meant, mistake: Mistake) -> Place {
    let Mistake::Gap { from, to } = mistake else { return Place::Form };
    let grades = || meant.form.scale.grades.iter();
    let begins = grades().position(|grade| begin(grade.band) == Some(to)).map(|row| at_grade(meant, row, BandPart::From));
    let ends = || grades().position(|grade| end(grade.band) == Some(from)).map(|row| at_grade(meant, row, BandPart::To));
    begins.or_else(ends).unwrap_or(Place::Form)
}

fn begin(band: Band) -> Option<f64> {
    match band {
        Band::Above(bound) | Band::Equals(bound) | Band::Between(bound, _) => Some(bound),
        Band::Below(_) | Band::Judged => None,
    }
}

fn end(band: Band) -> Option<f64> {
    match band {
        Band::Below(bound) | Band::Equals(bound) | Band::Between(_, bound) => Some(bound),
        Band::Above(_) | Band::Judged => None,
    }
}

/// What a grade is called on the page.
pub(super) fn grade_name(voice: &Voice, key: GradeKey) -> Said {
    match key {
        GradeKey::Stands(number) => voice.say_with("plans-ev-planning-form-grade", &[("number", number.into())]),
        GradeKey::New(row) => voice.say_with("plans-ev-planning-form-grade-new", &[("number", row.into())]),
    }
}

impl Why {
    /// What to do.
    pub(in super::super) fn sentence(&self, voice: &Voice) -> Said {
        match self {
            Why::NoOrder => voice.say("plans-ev-planning-mend-order"),
            Why::NoBand => voice.say("plans-ev-planning-wrong-choice"),
            Why::NoBound => voice.say("plans-ev-planning-mend-bound"),
            Why::StrayBound => voice.say("plans-ev-planning-mend-stray"),
            Why::StrayKind => voice.say("plans-ev-planning-mend-kind"),
            Why::NoWhole => voice.say("plans-ev-planning-mend-whole"),
            Why::NoNumber(why) => no_number(voice, why),
            Why::Overlap(other) => voice.say_with("plans-ev-planning-mend-overlap", &[("other", grade_name(voice, *other).into())]),
            Why::Mistake(mistake) => sentence(voice, *mistake),
        }
    }
}

fn sentence(voice: &Voice, mistake: Mistake) -> Said {
    match mistake {
        Mistake::Empty => voice.say("plans-ev-planning-wrong-empty"),
        Mistake::TooLong(max) => voice.say_with("plans-ev-planning-wrong-long", &[("max", max.into())]),
        Mistake::Control => voice.say("plans-ev-planning-wrong-control"),
        Mistake::Twice => voice.say("plans-ev-planning-mend-twice"),
        Mistake::TooMany(max) => voice.say_with("plans-ev-planning-mend-many", &[("max", max.into())]),
        Mistake::OnlyJudged => voice.say("plans-ev-planning-mend-judged"),
        Mistake::NoView => voice.say("plans-ev-planning-mend-view"),
        Mistake::NoNumber => voice.say("plans-ev-planning-wrong-number"),
        Mistake::Backwards => voice.say("plans-ev-planning-mend-backwards"),
        Mistake::Gap { from, to } => gap(voice, from, to),
        Mistake::Single => voice.say("plans-ev-planning-mend-single"),
        Mistake::NoPoints => voice.say("plans-ev-planning-mend-points"),
        Mistake::StrayPoints => voice.say("plans-ev-planning-mend-stray-points"),
        Mistake::OutOfRange(from, to) => {
            voice.say_with("plans-ev-planning-mend-range", &[("from", from.into()), ("to", to.into())])
        }
        // What this page cannot change cannot be wrong here; a form of the town file may be.
        Mistake::NoCode | Mistake::Reserved | Mistake::Overlap(_) => voice.say("plans-ev-planning-mend-other"),
    }
}

fn gap(voice: &Voice, from: f64, to: f64) -> Said {
    let bound = |value: f64| write_value(value, 0).into();
    match (from.is_finite(), to.is_finite()) {
        (true, true) if from == to => voice.say_with("plans-ev-planning-mend-gap-point", &[("value", bound(from))]),
        (true, true) => voice.say_with("plans-ev-planning-mend-gap", &[("from", bound(from)), ("to", bound(to))]),
        (false, true) => voice.say_with("plans-ev-planning-mend-gap-below", &[("to", bound(to))]),
        (true, false) => voice.say_with("plans-ev-planning-mend-gap-above", &[("from", bound(from))]),
        (false, false) => voice.say("plans-ev-planning-mend-judged"),
    }
}
