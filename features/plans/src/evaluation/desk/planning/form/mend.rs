//! What is to be put right in a form, and at which place of the page.

use engawa_web::{Said, Voice};

use super::super::refusals::no_number;
use super::typed::TypedForm;
use crate::desk::value::{NoValue, write_value};
use crate::evaluation::form::{Form, FormPlace, FormWrong, Mistake, Part};
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
    /// A grade.
    Grade(i64, BandPart),
    /// The form as a whole.
    Form,
}

/// A part of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum FieldPart {
    Order,
    Label,
    Help,
}

/// A part of a grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum BandPart {
    Label,
    Band,
    From,
    To,
}

/// Why.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) enum Why {
    /// No number in the order of fields.
    NoOrder,
    /// No kind of band.
    NoBand,
    /// A bound is missing.
    NoBound,
    /// A bound where the band has none.
    StrayBound,
    /// No number.
    NoNumber(NoValue),
    /// What does not hold in the form.
    Mistake(Mistake),
}

impl TypedForm {
    /// The place of the page for a mistake of the form that is meant.
    pub(in super::super) fn mend(&self, form: &Form, wrong: &FormWrong) -> Mend {
        let place = match &wrong.place {
            FormPlace::Form => {
                if wrong.part == Part::Title {
                    Place::Title
                } else {
                    Place::Form
                }
            }
            FormPlace::Field(code) => self.place_of(code, wrong.part),
            FormPlace::Grade(number) => Place::Grade(*number, band_part(wrong.part)),
            FormPlace::Scale => at_gap(form, wrong.mistake),
        };
        Mend { place, why: Why::Mistake(wrong.mistake) }
    }

    fn place_of(&self, code: &str, part: Part) -> Place {
        let part = if part == Part::Help { FieldPart::Help } else { FieldPart::Label };
        let is_there = self.fields.iter().any(|field| field.code == code);
        if is_there { Place::Field(code.to_owned(), part) } else { Place::New(part) }
    }
}

fn band_part(part: Part) -> BandPart {
    match part {
        Part::Bounds => BandPart::From,
        _ => BandPart::Label,
    }
}

/// A gap stands at the grade whose bound it touches: the one below it has to reach up, or the one above it down.
fn at_gap(form: &Form, mistake: Mistake) -> Place {
    let Mistake::Gap { from, to } = mistake else { return Place::Form };
    let grades = || form.scale.grades.iter();
    let begins = grades().find(|grade| begin(grade.band) == Some(to)).map(|grade| Place::Grade(grade.grade, BandPart::From));
    let ends = grades().find(|grade| end(grade.band) == Some(from)).map(|grade| Place::Grade(grade.grade, BandPart::To));
    begins.or(ends).unwrap_or(Place::Form)
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

impl Why {
    /// What to do.
    pub(in super::super) fn sentence(&self, voice: &Voice) -> Said {
        match self {
            Why::NoOrder => voice.say("plans-ev-planning-mend-order"),
            Why::NoBand => voice.say("plans-ev-planning-wrong-choice"),
            Why::NoBound => voice.say("plans-ev-planning-mend-bound"),
            Why::StrayBound => voice.say("plans-ev-planning-mend-stray"),
            Why::NoNumber(why) => no_number(voice, why),
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
        Mistake::Overlap(other) => voice.say_with("plans-ev-planning-mend-overlap", &[("other", other.into())]),
        // What this page cannot change cannot be wrong here; a form of the town file may be.
        Mistake::NoCode
        | Mistake::Reserved
        | Mistake::Single
        | Mistake::OutOfRange(..)
        | Mistake::NoPoints
        | Mistake::StrayPoints => voice.say("plans-ev-planning-mend-other"),
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
