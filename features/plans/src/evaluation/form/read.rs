//! The file of a form as a person writes it. Unknown keys are refused, so that a slip of the pen is not lost.

use std::ops::Range;

use engawa_kernel::Choice;
use serde::Deserialize;
use toml::Spanned;

use super::check::{FormPlace, FormWrong, Part, check};
use super::problem::{Problem, Wrong};
use super::{BYTES_MAX, FieldKind, Form, FormField, FormOption, Reckoning, upward};
use crate::model::{Band, Grade, Scale};

type Text = Spanned<String>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawForm {
    code: Text,
    title: Text,
    reckoning: Text,
    scale: RawScale,
    #[serde(default)]
    fields: Vec<RawField>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawScale {
    name: Text,
    unit: Text,
    #[serde(default)]
    evaluators: Vec<Text>,
    grades: Spanned<Vec<RawGrade>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGrade {
    grade: Spanned<i64>,
    label: Text,
    above: Option<f64>,
    equals: Option<f64>,
    from: Option<f64>,
    below: Option<f64>,
    #[serde(default)]
    judged: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawField {
    code: Text,
    label: Text,
    help: Option<Text>,
    #[serde(default)]
    required: bool,
    kind: Text,
    max: Option<Spanned<i64>>,
    unit: Option<Text>,
    options: Option<Spanned<Vec<RawOption>>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOption {
    code: Text,
    label: Text,
    points: Option<Spanned<i64>>,
}

/// The kinds of fields, as they are written.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Text,
    Number,
    View,
    Direction,
}

impl Choice for Kind {
    const ALL: &'static [Self] = &[Kind::Text, Kind::Number, Kind::View, Kind::Direction];

    fn code(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Number => "number",
            Kind::View => "view",
            Kind::Direction => "direction",
        }
    }
}

/// Reads the file of a form.
///
/// # Errors
/// Everything that is wrong, in the order of the lines.
pub fn read(file: &str, text: &str) -> Result<Form, Vec<Problem>> {
    let mut walk = Walk { file, text, problems: Vec::new() };
    if text.len() > BYTES_MAX {
        walk.note(None, Wrong::TooLarge(text.len()));
        return Err(walk.problems);
    }
    if let Some(at) = text.find(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        walk.note(Some(at..at + 1), Wrong::Control);
        return Err(walk.problems);
    }
    match toml::from_str::<RawForm>(text) {
        Ok(raw) => walk.read(&raw),
        Err(error) => {
            walk.note(error.span(), Wrong::Toml(error.message().to_owned()));
            Err(walk.problems)
        }
    }
}

/// A walk through one file.
struct Walk<'f> {
    file: &'f str,
    text: &'f str,
    problems: Vec<Problem>,
}

impl Walk<'_> {
    fn note(&mut self, at: Option<Range<usize>>, wrong: Wrong) {
        let before = |at: Range<usize>| &self.text.as_bytes()[..at.start.min(self.text.len())];
        let line = at.map(|at| 1 + before(at).iter().filter(|byte| **byte == b'\n').count());
        self.problems.push(Problem { file: self.file.to_owned(), line, wrong });
    }

    fn read(mut self, raw: &RawForm) -> Result<Form, Vec<Problem>> {
        let form = self.form(raw);
        // What could not be read was told, and something else stands in its place: the laws would only tell it again.
        if let Some(form) = form.filter(|_| self.problems.is_empty()) {
            for wrong in check(&form) {
                self.note(Some(span(raw, &wrong)), Wrong::Form(wrong));
            }
            if self.problems.is_empty() {
                return Ok(form);
            }
        }
        self.problems.sort_by_key(|problem| problem.line);
        Err(self.problems)
    }

    fn form(&mut self, raw: &RawForm) -> Option<Form> {
        let reckoning: Option<Reckoning> = self.choice("reckoning", &raw.reckoning);
        // Both are walked through, whatever the first one finds.
        let grades: Vec<Option<Grade>> = raw.scale.grades.get_ref().iter().map(|grade| self.grade(grade)).collect();
        let fields: Vec<Option<FormField>> = raw.fields.iter().map(|field| self.field(field)).collect();
        Some(Form {
            code: raw.code.get_ref().clone(),
            title: trimmed(&raw.title),
            reckoning: reckoning?,
            scale: Scale {
                name: trimmed(&raw.scale.name),
                unit: trimmed(&raw.scale.unit),
                evaluators: raw.scale.evaluators.iter().map(trimmed).collect(),
                grades: grades.into_iter().collect::<Option<_>>()?,
            },
            fields: fields.into_iter().collect::<Option<_>>()?,
        })
    }

    fn choice<C: Choice>(&mut self, what: &'static str, text: &Text) -> Option<C> {
        let found = C::from_code(text.get_ref());
        if found.is_none() {
            let allowed = C::ALL.iter().map(|choice| choice.code()).collect::<Vec<_>>().join(", ");
            let found = text.get_ref().chars().take(60).collect();
            self.note(Some(text.span()), Wrong::Choice { what, found, allowed });
        }
        found
    }

    fn grade(&mut self, raw: &RawGrade) -> Option<Grade> {
        let number = *raw.grade.get_ref();
        let band = match (raw.above, raw.equals, raw.from, raw.below, raw.judged) {
            (Some(above), None, None, None, false) => Band::Above(above),
            (None, Some(equals), None, None, false) => Band::Equals(equals),
            (None, None, Some(from), None, false) => upward(from),
            (None, None, Some(from), Some(below), false) => Band::Between(from, below),
            (None, None, None, Some(below), false) => Band::Below(below),
            (None, None, None, None, true) => Band::Judged,
            _ => {
                self.note(Some(raw.grade.span()), Wrong::Bounds(number));
                return None;
            }
        };
        Some(Grade { grade: number, label: trimmed(&raw.label), band })
    }

    fn field(&mut self, raw: &RawField) -> Option<FormField> {
        let kind: Kind = self.choice("kind of field", &raw.kind)?;
        Some(FormField {
            code: raw.code.get_ref().clone(),
            label: trimmed(&raw.label),
            help: raw.help.as_ref().map(trimmed),
            is_required: raw.required,
            kind: self.kind(kind, raw)?,
        })
    }

    fn kind(&mut self, kind: Kind, raw: &RawField) -> Option<FieldKind> {
        let spans = [
            ("max", raw.max.as_ref().map(Spanned::span)),
            ("unit", raw.unit.as_ref().map(Spanned::span)),
            ("options", raw.options.as_ref().map(Spanned::span)),
        ];
        let own = match kind {
            Kind::Text => "max",
            Kind::Number => "unit",
            Kind::View | Kind::Direction => "options",
        };
        let before = self.problems.len();
        for (key, at) in spans {
            match (key == own, at) {
                (true, None) => self.note(Some(raw.kind.span()), Wrong::Missing { kind: kind.code(), key }),
                (false, Some(at)) => self.note(Some(at), Wrong::Stray { kind: kind.code(), key }),
                _ => {}
            }
        }
        if self.problems.len() > before {
            return None;
        }
        let options = || raw.options.as_ref().map(|options| options.get_ref().iter().map(option).collect());
        Some(match kind {
            Kind::Text => FieldKind::Text { max: *raw.max.as_ref()?.get_ref() },
            Kind::Number => FieldKind::Number { unit: trimmed(raw.unit.as_ref()?) },
            Kind::View => FieldKind::View { options: options()? },
            Kind::Direction => FieldKind::Direction { options: options()? },
        })
    }
}

fn trimmed(text: &Text) -> String {
    text.get_ref().trim().to_owned()
}

fn option(raw: &RawOption) -> FormOption {
    let points = raw.points.as_ref().map(|points| *points.get_ref());
    FormOption { code: raw.code.get_ref().clone(), label: trimmed(&raw.label), points }
}

/// Where in the file a wrong stands.
fn span(raw: &RawForm, wrong: &FormWrong) -> Range<usize> {
    let found = match wrong.place {
        FormPlace::Form => match wrong.part {
            Part::Code => Some(raw.code.span()),
            Part::Fields => raw.fields.get(wrong.row).map(|field| field.code.span()),
            _ => None,
        },
        FormPlace::Scale => match wrong.part {
            Part::Name => Some(raw.scale.name.span()),
            Part::Unit => Some(raw.scale.unit.span()),
            Part::Evaluators => raw.scale.evaluators.first().map(Spanned::span),
            _ => Some(raw.scale.grades.span()),
        },
        FormPlace::Grade(_) => raw.scale.grades.get_ref().get(wrong.row).map(|grade| grade.grade.span()),
        FormPlace::Field(_) => raw.fields.get(wrong.row).map(|field| span_in(field, wrong.part)),
    };
    found.unwrap_or_else(|| raw.title.span())
}

fn span_in(field: &RawField, part: Part) -> Range<usize> {
    let options = field.options.as_ref();
    let option = |place: usize| options.and_then(|options| options.get_ref().get(place));
    let found = match part {
        Part::Label => Some(field.label.span()),
        Part::Help => field.help.as_ref().map(Spanned::span),
        Part::Max => field.max.as_ref().map(Spanned::span),
        Part::Unit => field.unit.as_ref().map(Spanned::span),
        Part::Options => options.map(Spanned::span),
        Part::OptionCode(place) => option(place).map(|option| option.code.span()),
        Part::OptionLabel(place) => option(place).map(|option| option.label.span()),
        Part::OptionPoints(place) => {
            option(place).map(|option| option.points.as_ref().map_or_else(|| option.label.span(), Spanned::span))
        }
        _ => None,
    };
    found.unwrap_or_else(|| field.code.span())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::TEMPLATES;
    use super::*;

    const SIX: &str = TEMPLATES[0].1;
    const POINTS: &str = TEMPLATES[3].1;

    /// What is told of a file after a part of it was written anew, and the line on which that part stands.
    fn told(text: &str, part: &str, anew: &str) -> Vec<String> {
        assert_eq!(text.matches(part).count(), 1, "{part} should stand there once");
        let line = 1 + text[..text.find(part).unwrap()].matches('\n').count();
        let problems = read("form.toml", &text.replace(part, anew)).expect_err(anew);
        let about = |problem: &Problem| problem.to_string().replacen(&format!("form.toml:{line}: "), "here: ", 1);
        problems.iter().map(about).collect()
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        let cases = [
            (
                "reckoning = \"of-target\"",
                "reckoning = \"of\"",
                "here: 「of」 is no reckoning; write one of of-target, of-way, points, judged",
            ),
            (
                "equals = 100",
                "equals = 100, below = 3",
                "here: grade 2 needs exactly one of: above, equals, from, from and below, below, judged = true",
            ),
            ("from = 60, below = 90", "from = 90, below = 60", "here: grade 4: the bounds must begin before they end"),
            ("below = 60 }", "below = 70 }", "here: grade 5: the bounds overlap with those of grade 4"),
            (
                "code = \"issues\"",
                "code = \"result\"",
                "here: field 「result」: the code stands twice; one of them must be another",
            ),
            (
                "code = \"issues\"",
                "code = \"課題\"",
                "here: field 「課題」: the code must be 1 to 40 small letters, digits, hyphens of ASCII",
            ),
            ("label = \"課題\"", "label = \" \"", "here: field 「issues」: the label must not be missing or empty; write it"),
            (
                "label = \"課題\"",
                "label = \"課\\u0000題\"",
                "here: field 「issues」: the label must not have a control character; take it out",
            ),
            ("unit = \"千円\"", "unit = \"\"", "here: field 「cost」: the unit must not be missing or empty; write it"),
            ("unit = \"千円\"", "unit = \"千円\"\nmax = 3", "form.toml:2"),
            (
                "label = \"縮小\"",
                "label = \"統合\"",
                "here: field 「direction」: the label of option 5 stands twice; one of them must be another",
            ),
            ("title = ", "titel = ", "here: unknown field `titel`"),
            ("code = \"six\"", "code = 6", "here: invalid type: integer `6`, expected a string"),
            ("code = \"six\"", "code = ", "here: "),
        ];
        for (part, anew, expected) in cases {
            let told = told(SIX, part, anew);
            let is_told = told.len() == 1 && (told[0].starts_with(expected) || expected == "form.toml:2");
            assert!(is_told, "{anew}: {told:#?}");
        }
        let unreadable = told(SIX, "kind = \"number\"", "kind = \"text\"");
        assert_eq!(unreadable.len(), 2, "{unreadable:#?}");
        assert_eq!(unreadable[0], "here: a field of kind text needs max");
        assert!(unreadable[1].ends_with("a field of kind text has no unit; take it out or correct the kind"), "{unreadable:#?}");
    }

    #[test]
    fn every_part_is_told_where_it_stands() {
        let long = |start: &str| format!("{start} = \"{}\"", "字".repeat(301));
        let cases = [
            ("help = \"いま困っていることや足りないことを、そのまま書いてください。\"", long("help"), "the help"),
            ("max = 800", "max = 0".to_owned(), "max"),
            ("name = \"業績目標の標語\"", long("name"), "the name"),
            ("unit = \"％\"", long("unit"), "the unit"),
            ("evaluators = [\"自己評価\", ", "evaluators = [\"\", ".to_owned(), "the evaluators"),
            ("code = \"reduce\"", "code = \"SHRINK\"".to_owned(), "the code of option 5"),
            ("title = \"評価シート（六段階）\"", long("title"), "the title"),
            ("label = \"目標の達成水準には届かなかった\"", "label = \"\"".to_owned(), "the label"),
        ];
        for (part, anew, what) in cases {
            let told = told(SIX, part, &anew);
            assert_eq!(told.len(), 1, "{told:#?}");
            assert!(told[0].starts_with("here: ") && told[0].contains(&format!(": {what} must ")), "{told:#?}");
        }
    }

    #[test]
    fn too_many_fields_are_told_at_the_first_that_is_too_many() {
        let fields = SIX.matches("[[fields]]").count();
        let more: String =
            (fields..40).map(|n| format!("\n[[fields]]\ncode = \"f-{n}\"\nlabel = \"a\"\nkind = \"text\"\nmax = 1\n")).collect();
        let text = format!("{SIX}{more}");
        let problems = read("a", &text).unwrap_err();
        assert_eq!(problems.len(), 1, "{problems:#?}");
        assert_eq!(problems[0].line, text.lines().position(|line| line == "code = \"f-30\"").map(|line| line + 1));
    }

    #[test]
    fn points_that_are_missing_are_told_at_their_option() {
        let label = "label = \"いまも強く求められている\"";
        let told = told(POINTS, &format!("{label}, points = 3"), label);
        assert_eq!(told, ["here: field 「necessity」: the points of option 1 must be there, since points are summed"]);
    }

    #[test]
    fn a_gap_is_told_at_the_grades_and_all_mistakes_together() {
        let text = SIX.replace("from = 60, below = 90", "from = 65, below = 90").replace("title = \"", "title = \"\" # \"");
        let problems = read("six.toml", &text).unwrap_err();
        let parts: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(parts.len(), 2, "{parts:#?}");
        assert!(parts[0].ends_with("the form: the title must not be missing or empty; write it"), "{parts:#?}");
        assert!(parts[1].ends_with("the scale: the grades leave a gap between 60 and 65"), "{parts:#?}");
        let lines: Vec<usize> = problems.iter().filter_map(|problem| problem.line).collect();
        let line_of = |part: &str| text.lines().position(|line| line.starts_with(part)).unwrap() + 1;
        assert_eq!(lines, [line_of("title"), line_of("grades")]);
    }

    #[test]
    fn a_file_is_bounded_and_has_no_control_characters() {
        let large = format!("{SIX}#{}", "x".repeat(BYTES_MAX));
        assert!(matches!(read("a", &large).unwrap_err()[..], [Problem { line: None, wrong: Wrong::TooLarge(_), .. }]));
        let nul = read("a", "code = \"a\"\ntitle = \"\0\"").unwrap_err();
        assert_eq!(nul, [Problem { file: "a".into(), line: Some(2), wrong: Wrong::Control }]);
        let fields = "\n[[fields]]\ncode = \"a\"\nlabel = \"a\"\nkind = \"text\"\nmax = 1\n".repeat(900);
        let many = read("a", &format!("{SIX}{fields}")).unwrap_err();
        assert_eq!(many.len(), 1, "{many:#?}");
    }

    #[test]
    fn an_open_upper_end_is_a_bound_alone() {
        let open = SIX.replace("above = 100 }", "from = 100 }").replace("equals = 100", "judged = true");
        let form = read("a", &open).unwrap();
        assert_eq!(form.scale.grades[0].band, upward(100.0));
    }

    #[test]
    fn blanks_around_texts_are_no_part_of_them() {
        let form = read("a", &SIX.replace("label = \"課題\"", "label = \"　課題 \"")).unwrap();
        assert_eq!(form.fields[1].label, "課題");
    }

    proptest! {
        /// Whatever is typed over a form: it is read and holds, or each wrong has a line of the file.
        #[test]
        fn a_spoilt_file_is_refused_with_lines_or_holds(
            which in 0usize..4, at in any::<prop::sample::Index>(), length in 0usize..40, anew in "[ -~\\n\u{0}課]{0,12}",
        ) {
            let text = TEMPLATES[which].1;
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let from = at.index(places.len());
            let to = places.get(from + length).copied().unwrap_or(text.len());
            let spoilt = format!("{}{anew}{}", &text[..places[from]], &text[to..]);
            match read("a", &spoilt) {
                Ok(form) => prop_assert_eq!(check(&form), []),
                Err(problems) => {
                    let lines = spoilt.matches('\n').count() + 1;
                    prop_assert!(!problems.is_empty());
                    prop_assert!(problems.iter().all(|problem| problem.line.is_none_or(|line| (1..=lines).contains(&line))));
                    prop_assert!(problems.is_sorted_by_key(|problem| problem.line));
                }
            }
        }
    }
}
