//! 様式: what a sheet asks, and the grades in which it is judged. Data, so that next year's form touches no other year.

mod check;
mod cover;
mod problem;
mod read;

use engawa_kernel::Choice;

pub use check::{FormPlace, FormWrong, Mistake, Part, check};
pub use problem::{Problem, Wrong};
pub use read::read;

use crate::model::{Band, Scale};

/// The largest file that is read; the longest of ours is a tenth of it.
pub const BYTES_MAX: usize = 64 * 1024;
/// More fields than anyone fills in.
pub const FIELDS_MAX: usize = 30;
/// More grades than anyone tells apart.
pub const GRADES_MAX: usize = 12;
/// More evaluators than a sheet has columns for.
pub const EVALUATORS_MAX: usize = 5;
/// More answers than anyone chooses from.
pub const OPTIONS_MAX: usize = 20;
/// The most characters that a text field may hold.
pub const TEXT_MAX: i64 = 2_000;
/// The longest title, label, name or unit, in characters.
pub const LABEL_MAX: usize = 60;
/// The longest help, in characters.
pub const HELP_MAX: usize = 300;
/// The longest code.
pub const CODE_MAX: usize = 40;
/// The most points of one answer, above nothing and below it.
pub const POINTS_MAX: i64 = 1_000;

/// What a sheet asks, and how it is graded.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Its short name: `six`.
    pub code: String,
    /// Its title, as it stands on top of the sheet.
    pub title: String,
    /// Where a proposed grade comes from.
    pub reckoning: Reckoning,
    /// The grades. Their bounds are percent, or points.
    pub scale: Scale,
    /// What is asked beside the grade, in the order of the sheet.
    pub fields: Vec<FormField>,
}

/// Where a proposed grade comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reckoning {
    /// The figure in percent of its target.
    OfTarget,
    /// The part of the way from the baseline to the target that is done, in percent.
    OfWay,
    /// The points of the chosen answers, summed.
    Points,
    /// Nowhere: a person judges, with a reason.
    Judged,
}

impl Choice for Reckoning {
    const ALL: &'static [Self] = &[Reckoning::OfTarget, Reckoning::OfWay, Reckoning::Points, Reckoning::Judged];

    fn code(self) -> &'static str {
        match self {
            Reckoning::OfTarget => "of-target",
            Reckoning::OfWay => "of-way",
            Reckoning::Points => "points",
            Reckoning::Judged => "judged",
        }
    }
}

/// One question of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormField {
    /// Its short name, by which last year's answer is found again.
    pub code: String,
    /// Its label.
    pub label: String,
    /// A sentence that helps to answer it.
    pub help: Option<String>,
    /// A sheet is not handed in without it.
    pub is_required: bool,
    /// What is answered.
    pub kind: FieldKind,
}

/// What is answered in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// Words.
    Text {
        /// How many characters fit.
        max: i64,
    },
    /// A number.
    Number {
        /// Of what: 千円.
        unit: String,
    },
    /// 視点: one of a few answers, which may have points.
    View {
        /// The answers.
        options: Vec<FormOption>,
    },
    /// 今後の方向性: one of a few answers.
    Direction {
        /// The answers.
        options: Vec<FormOption>,
    },
}

impl FieldKind {
    /// The stored code.
    pub fn code(&self) -> &'static str {
        match self {
            FieldKind::Text { .. } => "text",
            FieldKind::Number { .. } => "number",
            FieldKind::View { .. } => "view",
            FieldKind::Direction { .. } => "direction",
        }
    }

    /// The answers that can be chosen; none where one writes.
    pub fn options(&self) -> &[FormOption] {
        match self {
            FieldKind::View { options } | FieldKind::Direction { options } => options,
            FieldKind::Text { .. } | FieldKind::Number { .. } => &[],
        }
    }
}

/// An answer that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormOption {
    /// Its short name.
    pub code: String,
    /// Its words.
    pub label: String,
    /// What it is worth, where points are summed.
    pub points: Option<i64>,
}

/// A band that is open upward: 100％以上. There is no grade above that could end it, so it ends nowhere.
pub const fn upward(from: f64) -> Band {
    Band::Between(from, f64::INFINITY)
}

/// From where a band is open upward; nothing for one that ends, and for 超, which has a kind of its own.
pub fn opens_upward(band: Band) -> Option<f64> {
    match band {
        Band::Between(from, f64::INFINITY) => Some(from),
        _ => None,
    }
}

/// The forms that come with the program, by their codes.
const TEMPLATES: [(&str, &str); 4] = [
    ("six.toml", include_str!("../../../forms/six.toml")),
    ("letters-4.toml", include_str!("../../../forms/letters-4.toml")),
    ("letters-5.toml", include_str!("../../../forms/letters-5.toml")),
    ("points.toml", include_str!("../../../forms/points.toml")),
];

/// The forms that come with the program: `six`, `letters-4`, `letters-5`, `points`. A town takes one and changes it.
pub fn templates() -> Vec<Form> {
    // That each of them is read without a mistake is a test below.
    TEMPLATES.iter().filter_map(|(file, text)| read(file, text).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::builtin_towns;
    use crate::townfile;

    #[test]
    fn every_template_is_read_and_named_like_its_file() {
        for (file, text) in TEMPLATES {
            let form = read(file, text).unwrap_or_else(|problems| panic!("{problems:#?}"));
            assert_eq!(format!("{}.toml", form.code), file);
            assert_eq!(check(&form), []);
        }
        assert_eq!(templates().len(), TEMPLATES.len());
    }

    #[test]
    fn nobody_has_to_write_more_than_four_fields() {
        for form in templates() {
            let required: Vec<&FormField> = form.fields.iter().filter(|field| field.is_required).collect();
            let written = required.iter().filter(|field| field.kind.options().is_empty()).count();
            let directions = form.fields.iter().filter(|field| matches!(field.kind, FieldKind::Direction { .. })).count();
            assert!((1..=4).contains(&written), "{}", form.code);
            assert!(required.len() <= 4 || form.reckoning == Reckoning::Points, "{}", form.code);
            assert_eq!(directions, 1, "{}", form.code);
            assert!(form.fields.iter().all(|field| field.help.is_some()), "{}", form.code);
        }
    }

    #[test]
    fn the_six_grades_are_those_that_the_town_printed() {
        let (name, text) = builtin_towns().into_iter().find(|(name, _)| *name == "iga").unwrap();
        let town = townfile::read(name, text).unwrap();
        let printed = town.plans.into_iter().find_map(|plan| plan.scale).unwrap();
        assert_eq!(templates().swap_remove(0).scale, printed);
    }

    #[test]
    fn every_view_is_asked_where_points_are_summed_and_every_grade_can_be_reached() {
        let points = templates().pop().unwrap();
        let views: Vec<&FormField> = points.fields.iter().filter(|field| field.kind.code() == "view").collect();
        assert_eq!(
            views.iter().map(|view| view.label.as_str()).collect::<Vec<_>>(),
            ["必要性", "有効性", "達成度", "効率性", "公平性"]
        );
        assert!(views.iter().all(|view| view.is_required && view.kind.options().len() == 3));
        let grades = (5..=15).map(|sum| crate::grades::grade_of(&points.scale, Some(f64::from(sum))).unwrap().grade);
        let mut grades: Vec<i64> = grades.collect();
        grades.dedup();
        assert_eq!(grades, [4, 3, 2, 1]);
    }

    #[test]
    fn a_band_may_end_nowhere() {
        assert_eq!(opens_upward(upward(100.0)), Some(100.0));
        assert_eq!([Band::Above(100.0), Band::Between(90.0, 100.0), Band::Judged].map(opens_upward), [None; 3]);
    }

    #[test]
    fn codes_are_read_back() {
        for reckoning in Reckoning::ALL {
            assert_eq!(Reckoning::from_code(reckoning.code()), Some(*reckoning));
        }
    }
}
