//! What does not hold in a form: for the file that a person wrote, and for the page on which a form is changed.

use std::collections::HashSet;

use super::cover::{bounds, cover};
use super::{
    CODE_MAX, EVALUATORS_MAX, FIELDS_MAX, FieldKind, Form, FormField, FormOption, GRADES_MAX, HELP_MAX, LABEL_MAX, OPTIONS_MAX,
    POINTS_MAX, Reckoning, TEXT_MAX,
};
use crate::evaluation::model::{GRADE, GRADE_REASON};
use crate::model::{Band, Grade, Scale};

/// Something in a form that does not hold.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{place}{part} {mistake}")]
pub struct FormWrong {
    /// Where.
    pub place: FormPlace,
    /// Which of the fields or grades, counted from 0: what is new or stands twice has no code or number that tells it apart.
    pub row: usize,
    /// Which part of it.
    pub part: Part,
    /// What is wrong.
    pub mistake: Mistake,
}

/// A place in a form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormPlace {
    /// The form as a whole.
    #[error("the form: ")]
    Form,
    /// The field with this code.
    #[error("field 「{0}」: ")]
    Field(String),
    /// The grade with this number.
    #[error("grade {0}: ")]
    Grade(i64),
    /// The scale as a whole.
    #[error("the scale: ")]
    Scale,
}

/// A part of a form, a field, a grade or the scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Part {
    /// The short name.
    #[error("the code")]
    Code,
    /// The title of the form.
    #[error("the title")]
    Title,
    /// The fields of the form, all together.
    #[error("the fields")]
    Fields,
    /// The name of the scale.
    #[error("the name")]
    Name,
    /// The unit of a number or of the scale.
    #[error("the unit")]
    Unit,
    /// The list of evaluators.
    #[error("the evaluators")]
    Evaluators,
    /// The grades of the scale, all together.
    #[error("the grades")]
    Grades,
    /// The number of a grade.
    #[error("the number")]
    Number,
    /// Which results a grade holds.
    #[error("the bounds")]
    Bounds,
    /// The label of a field or grade.
    #[error("the label")]
    Label,
    /// The help of a field.
    #[error("the help")]
    Help,
    /// How many characters fit.
    #[error("max")]
    Max,
    /// The answers to choose from, all together.
    #[error("the options")]
    Options,
    /// One answer, counted from 0: its code.
    #[error("the code of option {}", .0 + 1)]
    OptionCode(usize),
    /// One answer, counted from 0: its label.
    #[error("the label of option {}", .0 + 1)]
    OptionLabel(usize),
    /// One answer, counted from 0: its points.
    #[error("the points of option {}", .0 + 1)]
    OptionPoints(usize),
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Mistake {
    /// Nothing stands there, or nothing is in the list.
    #[error("must not be missing or empty; write it")]
    Empty,
    /// Longer than there is room for.
    #[error("must not be longer than {0} characters; shorten it")]
    TooLong(usize),
    /// A control character, a line break among them.
    #[error("must not have a control character; take it out")]
    Control,
    /// A short name that is none.
    #[error("must be 1 to {max} small letters, digits, hyphens of ASCII", max = CODE_MAX)]
    NoCode,
    /// A code that belongs to the grade or its reason.
    #[error("must be another than those of the grade and its reason")]
    Reserved,
    /// The same again.
    #[error("stands twice; one of them must be another")]
    Twice,
    /// More than anyone can take in.
    #[error("must be at most {0}; take some out")]
    TooMany(usize),
    /// One answer is no choice.
    #[error("must be two at least; one is no choice")]
    Single,
    /// Less or more than makes sense.
    #[error("must be from {0} to {1}")]
    OutOfRange(i64, i64),
    /// Points are summed, and an answer of a view has none.
    #[error("must be there, since points are summed")]
    NoPoints,
    /// Points on an answer that is never summed.
    #[error("have no meaning here; only answers of views have points")]
    StrayPoints,
    /// Points are summed, and no view is asked.
    #[error("must have a view, since points are summed")]
    NoView,
    /// All grades are a matter of judgement, and yet figures or points are to propose one.
    #[error("must have bounds, since figures or points propose a grade")]
    OnlyJudged,
    /// A bound that is no number.
    #[error("must be numbers")]
    NoNumber,
    /// It ends before it begins.
    #[error("must begin before they end")]
    Backwards,
    /// Values that no grade holds: between these two, or exactly this one where both are the same. Whether the ends themselves
    /// are held is not told.
    #[error("leave a gap between {from} and {to}")]
    Gap {
        /// From where; −∞ where there is no lower end.
        from: f64,
        /// To where; ∞ where there is no upper end.
        to: f64,
    },
    /// Values that another grade, which stands above in the list, holds as well.
    #[error("overlap with those of grade {0}")]
    Overlap(i64),
}

/// Everything that does not hold, from the top of the form to its end. Each percent or sum of points must have exactly one
/// grade; grades that are a matter of judgement take no part in that, and one that is exactly a value takes just this point.
pub fn check(form: &Form) -> Vec<FormWrong> {
    let mut check = Check { place: FormPlace::Form, row: 0, found: Vec::new() };
    check.code(Part::Code, &form.code);
    check.label(Part::Title, &form.title);
    check.scale(&form.scale, form.reckoning);
    check.fields(&form.fields, form.reckoning);
    check.found
}

/// A walk through a form, with the place where it stands.
struct Check {
    place: FormPlace,
    row: usize,
    found: Vec<FormWrong>,
}

impl Check {
    fn at(&mut self, place: FormPlace, row: usize) {
        (self.place, self.row) = (place, row);
    }

    fn note(&mut self, part: Part, mistake: Mistake) {
        self.found.push(FormWrong { place: self.place.clone(), row: self.row, part, mistake });
    }

    fn text(&mut self, part: Part, text: &str, max: usize) {
        if text.trim().is_empty() {
            self.note(part, Mistake::Empty);
        } else if text.chars().any(char::is_control) {
            self.note(part, Mistake::Control);
        } else if text.chars().count() > max {
            self.note(part, Mistake::TooLong(max));
        }
    }

    fn label(&mut self, part: Part, text: &str) {
        self.text(part, text, LABEL_MAX);
    }

    fn code(&mut self, part: Part, code: &str) {
        let is_sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if code.is_empty() {
            self.note(part, Mistake::Empty);
        } else if code.len() > CODE_MAX || !code.bytes().all(is_sign) {
            self.note(part, Mistake::NoCode);
        }
    }

    fn scale(&mut self, scale: &Scale, reckoning: Reckoning) {
        self.at(FormPlace::Scale, 0);
        self.label(Part::Name, &scale.name);
        self.label(Part::Unit, &scale.unit);
        if scale.evaluators.len() > EVALUATORS_MAX {
            self.note(Part::Evaluators, Mistake::TooMany(EVALUATORS_MAX));
        }
        for name in scale.evaluators.iter().take(EVALUATORS_MAX) {
            self.label(Part::Evaluators, name);
        }
        match scale.grades.len() {
            0 => self.note(Part::Grades, Mistake::Empty),
            // What is too long is not looked at: each of its mistakes would be told.
            count if count > GRADES_MAX => self.note(Part::Grades, Mistake::TooMany(GRADES_MAX)),
            _ => self.grades(&scale.grades, reckoning),
        }
    }

    fn grades(&mut self, grades: &[Grade], reckoning: Reckoning) {
        let is_judged = grades.iter().all(|grade| grade.band == Band::Judged);
        if is_judged && reckoning != Reckoning::Judged {
            self.note(Part::Grades, Mistake::OnlyJudged);
        }
        let before = self.found.len();
        let (mut numbers, mut labels) = (HashSet::new(), HashSet::new());
        for (row, grade) in grades.iter().enumerate() {
            self.at(FormPlace::Grade(grade.grade), row);
            if !(1..=99).contains(&grade.grade) {
                self.note(Part::Number, Mistake::OutOfRange(1, 99));
            }
            if !numbers.insert(grade.grade) {
                self.note(Part::Number, Mistake::Twice);
            }
            self.label(Part::Label, &grade.label);
            if !labels.insert(grade.label.trim()) {
                self.note(Part::Label, Mistake::Twice);
            }
            self.band(grade.band);
        }
        // Bounds that are wrong in themselves would be told a second time as gaps.
        let has_bad_bounds = self.found[before..].iter().any(|wrong| wrong.part == Part::Bounds);
        if !is_judged && !has_bad_bounds {
            self.cover(grades);
        }
    }

    fn band(&mut self, band: Band) {
        let is_open = super::opens_upward(band).is_some();
        let mut bounds = bounds(band);
        if is_open {
            bounds.pop();
        }
        if !bounds.iter().all(|bound| bound.is_finite()) {
            self.note(Part::Bounds, Mistake::NoNumber);
        } else if matches!(band, Band::Between(from, below) if from >= below) {
            self.note(Part::Bounds, Mistake::Backwards);
        }
    }

    fn cover(&mut self, grades: &[Grade]) {
        let cover = cover(grades);
        self.at(FormPlace::Scale, 0);
        for (from, to) in cover.gaps {
            self.note(Part::Grades, Mistake::Gap { from, to });
        }
        for (earlier, later) in cover.overlaps {
            self.at(FormPlace::Grade(grades[later].grade), later);
            self.note(Part::Bounds, Mistake::Overlap(grades[earlier].grade));
        }
    }

    fn fields(&mut self, fields: &[FormField], reckoning: Reckoning) {
        if fields.len() > FIELDS_MAX {
            self.at(FormPlace::Form, FIELDS_MAX);
            self.note(Part::Fields, Mistake::TooMany(FIELDS_MAX));
            return;
        }
        let mut codes = HashSet::new();
        for (row, field) in fields.iter().enumerate() {
            self.at(FormPlace::Field(field.code.clone()), row);
            self.field(field, reckoning);
            if !field.code.is_empty() && !codes.insert(field.code.as_str()) {
                self.note(Part::Code, Mistake::Twice);
            }
        }
        let has_view = fields.iter().any(|field| matches!(field.kind, FieldKind::View { .. }));
        if reckoning == Reckoning::Points && !has_view {
            self.at(FormPlace::Form, 0);
            self.note(Part::Fields, Mistake::NoView);
        }
    }

    fn field(&mut self, field: &FormField, reckoning: Reckoning) {
        self.code(Part::Code, &field.code);
        if [GRADE, GRADE_REASON].contains(&field.code.as_str()) {
            self.note(Part::Code, Mistake::Reserved);
        }
        self.label(Part::Label, &field.label);
        if let Some(help) = &field.help {
            self.text(Part::Help, help, HELP_MAX);
        }
        match &field.kind {
            FieldKind::Text { max } if !(1..=TEXT_MAX).contains(max) => self.note(Part::Max, Mistake::OutOfRange(1, TEXT_MAX)),
            FieldKind::Text { .. } => {}
            FieldKind::Number { unit } => self.label(Part::Unit, unit),
            FieldKind::View { options } => self.options(options, true, reckoning == Reckoning::Points),
            FieldKind::Direction { options } => self.options(options, false, false),
        }
    }

    fn options(&mut self, options: &[FormOption], may_have_points: bool, must_have_points: bool) {
        match options.len() {
            0 => self.note(Part::Options, Mistake::Empty),
            1 => self.note(Part::Options, Mistake::Single),
            count if count > OPTIONS_MAX => return self.note(Part::Options, Mistake::TooMany(OPTIONS_MAX)),
            _ => {}
        }
        let (mut codes, mut labels) = (HashSet::new(), HashSet::new());
        for (place, option) in options.iter().enumerate() {
            self.code(Part::OptionCode(place), &option.code);
            if !option.code.is_empty() && !codes.insert(option.code.as_str()) {
                self.note(Part::OptionCode(place), Mistake::Twice);
            }
            self.label(Part::OptionLabel(place), &option.label);
            if !option.label.trim().is_empty() && !labels.insert(option.label.trim()) {
                self.note(Part::OptionLabel(place), Mistake::Twice);
            }
            match option.points {
                None if must_have_points => self.note(Part::OptionPoints(place), Mistake::NoPoints),
                Some(_) if !may_have_points => self.note(Part::OptionPoints(place), Mistake::StrayPoints),
                Some(points) if !(-POINTS_MAX..=POINTS_MAX).contains(&points) => {
                    self.note(Part::OptionPoints(place), Mistake::OutOfRange(-POINTS_MAX, POINTS_MAX));
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{templates, upward};
    use super::*;

    fn form(code: &str) -> Form {
        templates().into_iter().find(|form| form.code == code).unwrap()
    }

    /// What is found after a change of a form that had nothing.
    fn found(code: &str, change: impl FnOnce(&mut Form)) -> Vec<FormWrong> {
        let mut form = form(code);
        change(&mut form);
        check(&form)
    }

    fn one(code: &str, change: impl FnOnce(&mut Form)) -> (FormPlace, usize, Part, Mistake) {
        let mut found = found(code, change);
        assert_eq!(found.len(), 1, "{found:#?}");
        let wrong = found.remove(0);
        (wrong.place, wrong.row, wrong.part, wrong.mistake)
    }

    fn field(code: &str) -> FormPlace {
        FormPlace::Field(code.into())
    }

    fn options_of(field: &mut FormField) -> &mut Vec<FormOption> {
        match &mut field.kind {
            FieldKind::View { options } | FieldKind::Direction { options } => options,
            kind => panic!("{kind:?} has no options"),
        }
    }

    #[test]
    fn gaps_stand_at_the_scale_and_overlaps_at_the_later_grade() {
        let gap = |from, to| (FormPlace::Scale, 0, Part::Grades, Mistake::Gap { from, to });
        assert_eq!(one("six", |form| drop(form.scale.grades.remove(1))), gap(100.0, 100.0));
        assert_eq!(one("six", |form| form.scale.grades[2].band = Band::Between(95.0, 100.0)), gap(90.0, 95.0));
        assert_eq!(one("six", |form| drop(form.scale.grades.remove(0))), gap(100.0, f64::INFINITY));
        assert_eq!(one("six", |form| drop(form.scale.grades.remove(4))), gap(f64::NEG_INFINITY, 60.0));
        let overlap = one("six", |form| form.scale.grades[4].band = Band::Below(61.0));
        assert_eq!(overlap, (FormPlace::Grade(5), 4, Part::Bounds, Mistake::Overlap(4)));
        assert_eq!(found("six", |form| form.scale.grades[4].band = Band::Below(95.0)).len(), 2);
        assert_eq!(found("six", |form| drop(form.scale.grades.remove(5))), []);
    }

    #[test]
    fn grades_are_told_apart_by_number_and_label() {
        let twice = one("six", |form| form.scale.grades[5].grade = 1);
        assert_eq!(twice, (FormPlace::Grade(1), 5, Part::Number, Mistake::Twice));
        let twice = one("six", |form| form.scale.grades[1].label = format!("{} ", form.scale.grades[0].label));
        assert_eq!(twice, (FormPlace::Grade(2), 1, Part::Label, Mistake::Twice));
        let zero = one("six", |form| form.scale.grades[0].grade = 0);
        assert_eq!(zero, (FormPlace::Grade(0), 0, Part::Number, Mistake::OutOfRange(1, 99)));
    }

    #[test]
    fn bounds_are_numbers_in_their_order_and_are_not_told_twice() {
        let wrong = |mistake| (FormPlace::Grade(3), 2, Part::Bounds, mistake);
        let with = |band| one("six", |form: &mut Form| form.scale.grades[2].band = band);
        assert_eq!(with(Band::Between(100.0, 90.0)), wrong(Mistake::Backwards));
        assert_eq!(with(Band::Between(90.0, 90.0)), wrong(Mistake::Backwards));
        assert_eq!(with(Band::Between(f64::NAN, 90.0)), wrong(Mistake::NoNumber));
        assert_eq!(with(upward(f64::INFINITY)), wrong(Mistake::NoNumber));
        assert_eq!(with(upward(f64::NAN)), wrong(Mistake::NoNumber));
        assert_eq!(with(Band::Above(f64::INFINITY)), wrong(Mistake::NoNumber));
        assert_eq!(with(Band::Below(f64::NEG_INFINITY)), wrong(Mistake::NoNumber));
    }

    #[test]
    fn a_scale_has_grades_but_not_without_end() {
        let whole = |mistake| (FormPlace::Scale, 0, Part::Grades, mistake);
        assert_eq!(one("six", |form| form.scale.grades.clear()), whole(Mistake::Empty));
        let grade = |number: i64| Grade { grade: number, label: number.to_string(), band: Band::Judged };
        let many = |count| move |form: &mut Form| form.scale.grades.extend((7..=count).map(grade));
        assert_eq!(found("six", many(12)), []);
        assert_eq!(one("six", many(13)), whole(Mistake::TooMany(12)));
    }

    #[test]
    fn only_people_may_go_by_judgement_alone() {
        let judge = |form: &mut Form| form.scale.grades.iter_mut().for_each(|grade| grade.band = Band::Judged);
        assert_eq!(one("six", judge), (FormPlace::Scale, 0, Part::Grades, Mistake::OnlyJudged));
        assert_eq!(one("points", judge), (FormPlace::Scale, 0, Part::Grades, Mistake::OnlyJudged));
        let people = |form: &mut Form| {
            judge(form);
            form.reckoning = Reckoning::Judged;
        };
        assert_eq!(found("six", people), []);
    }

    #[test]
    fn texts_are_there_short_and_without_control_characters() {
        let label = |text: &str| found("six", |form| form.fields[0].label = text.into());
        assert_eq!(label(&"字".repeat(60)), []);
        for (text, mistake) in [
            (" \u{3000}", Mistake::Empty),
            ("a\u{0}", Mistake::Control),
            ("a\nb", Mistake::Control),
            (&"字".repeat(61), Mistake::TooLong(60)),
        ] {
            let expected = FormWrong { place: field("result"), row: 0, part: Part::Label, mistake };
            assert_eq!(label(text), [expected]);
        }
        let help = |length| found("six", move |form| form.fields[0].help = Some("字".repeat(length)));
        assert_eq!((help(300).len(), help(301).len(), help(0).len()), (0, 1, 1));
        assert_eq!(one("six", |form| form.title.clear()), (FormPlace::Form, 0, Part::Title, Mistake::Empty));
        assert_eq!(one("six", |form| form.scale.unit.clear()), (FormPlace::Scale, 0, Part::Unit, Mistake::Empty));
        let evaluators = one("six", |form| form.scale.evaluators = vec![String::new()]);
        assert_eq!(evaluators, (FormPlace::Scale, 0, Part::Evaluators, Mistake::Empty));
        let evaluators = one("six", |form| form.scale.evaluators = vec!["課".into(); 6]);
        assert_eq!(evaluators, (FormPlace::Scale, 0, Part::Evaluators, Mistake::TooMany(5)));
    }

    #[test]
    fn codes_are_ascii_and_name_one_field_which_is_not_the_grade() {
        let code = |code: &str| one("six", |form| form.fields[1].code = code.into());
        assert_eq!(code(""), (field(""), 1, Part::Code, Mistake::Empty));
        assert_eq!(code("result"), (field("result"), 1, Part::Code, Mistake::Twice));
        for reserved in ["grade", "grade-reason"] {
            assert_eq!(code(reserved), (field(reserved), 1, Part::Code, Mistake::Reserved));
        }
        for none in ["課題", "Issues", "a b", "a_b", &"a".repeat(41)] {
            assert_eq!(code(none), (field(none), 1, Part::Code, Mistake::NoCode));
        }
        assert_eq!(found("six", |form| form.fields[1].code = "a".repeat(40)), []);
        assert_eq!(one("six", |form| form.code = "../six".into()), (FormPlace::Form, 0, Part::Code, Mistake::NoCode));
    }

    #[test]
    fn a_form_has_at_most_thirty_fields_and_may_have_none() {
        let fill = |count: usize| {
            move |form: &mut Form| {
                let field = form.fields.swap_remove(0);
                form.fields = (0..count).map(|number| FormField { code: format!("f-{number}"), ..field.clone() }).collect();
            }
        };
        assert_eq!((found("six", fill(0)), found("six", fill(30))), (vec![], vec![]));
        assert_eq!(one("six", fill(31)), (FormPlace::Form, 30, Part::Fields, Mistake::TooMany(30)));
    }

    #[test]
    fn a_text_has_room_and_a_number_its_unit() {
        let max = |max| found("six", move |form| form.fields[0].kind = FieldKind::Text { max });
        assert_eq!([0, 1, 2_000, 2_001, -1].map(|number| max(number).len()), [1, 0, 0, 1, 1]);
        let unit = one("six", |form| form.fields[0].kind = FieldKind::Number { unit: String::new() });
        assert_eq!(unit, (field("result"), 0, Part::Unit, Mistake::Empty));
    }

    #[test]
    fn a_choice_has_two_options_and_each_once() {
        let place = |form: &Form| form.fields.iter().position(|field| field.code == "direction").unwrap();
        let change = |change: fn(&mut Vec<FormOption>)| {
            let (wrong_place, _, part, mistake) = one("six", |form| {
                let place = place(form);
                change(options_of(&mut form.fields[place]));
            });
            assert_eq!(wrong_place, field("direction"));
            (part, mistake)
        };
        assert_eq!(change(|options| options.clear()), (Part::Options, Mistake::Empty));
        assert_eq!(change(|options| options.truncate(1)), (Part::Options, Mistake::Single));
        assert_eq!(change(|options| options[2].code = options[0].code.clone()), (Part::OptionCode(2), Mistake::Twice));
        assert_eq!(change(|options| options[2].label = options[0].label.clone()), (Part::OptionLabel(2), Mistake::Twice));
        assert_eq!(change(|options| options[0].label.clear()), (Part::OptionLabel(0), Mistake::Empty));
        assert_eq!(change(|options| options[0].code.clear()), (Part::OptionCode(0), Mistake::Empty));
        assert_eq!(change(|options| options[0].points = Some(1)), (Part::OptionPoints(0), Mistake::StrayPoints));
        let many = |options: &mut Vec<FormOption>| {
            let option = |number| FormOption { code: format!("o-{number}"), label: format!("{number}"), points: None };
            *options = (0..21).map(option).collect();
        };
        assert_eq!(change(many), (Part::Options, Mistake::TooMany(20)));
    }

    #[test]
    fn points_are_on_every_answer_where_they_are_summed() {
        let points = |points: Option<i64>| found("points", move |form| options_of(&mut form.fields[0])[1].points = points);
        let wrong = |mistake| vec![FormWrong { place: field("necessity"), row: 0, part: Part::OptionPoints(1), mistake }];
        assert_eq!(points(None), wrong(Mistake::NoPoints));
        assert_eq!(points(Some(1_001)), wrong(Mistake::OutOfRange(-1_000, 1_000)));
        assert_eq!(points(Some(0)), []);
        let without = |form: &mut Form| form.fields.retain(|field| !matches!(field.kind, FieldKind::View { .. }));
        assert_eq!(one("points", without), (FormPlace::Form, 0, Part::Fields, Mistake::NoView));
        let by_figures = |form: &mut Form| {
            form.reckoning = Reckoning::OfTarget;
            options_of(&mut form.fields[0]).iter_mut().for_each(|option| option.points = None);
        };
        assert_eq!(found("points", by_figures), []);
    }

    #[test]
    fn all_mistakes_are_told_at_once_and_read_as_sentences() {
        let found = found("six", |form| {
            form.title.clear();
            form.scale.grades.remove(1);
            form.fields[0].code = "grade".into();
        });
        let told: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "the form: the title must not be missing or empty; write it",
                "the scale: the grades leave a gap between 100 and 100",
                "field 「grade」: the code must be another than those of the grade and its reason",
            ]
        );
    }
}
