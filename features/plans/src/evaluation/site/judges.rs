//! Who judged how, and why: the grades of a sheet side by side, and the scale with a mark at each of them.

use askama::Template;
use askama::filters::HtmlSafe;
use engawa_web::ui::icon::{self, Icon};
use engawa_web::{Arg, Said, Voice, key};

use crate::evaluation::form::{Form, Reckoning, opens_upward};
use crate::evaluation::model::{Evaluation, Step};
use crate::model::{Band, Grade, Scale};
use crate::pages::{InJapanese, Look};

/// The judgement of one step.
pub(crate) struct Judge {
    /// 自己評価, as the scale calls it.
    pub(crate) who: Said,
    /// As what: the section with its name, the department, the planning section. Never a person.
    pub(crate) as_what: Said,
    /// The words of the grade.
    pub(crate) label: String,
    /// Whose reason it is: 自己評価の理由.
    pub(crate) reason_of: Said,
    /// Why.
    pub(crate) reason: Reason,
    /// On which day.
    pub(crate) day: Said,
}

/// Why a grade was given.
pub(crate) enum Reason {
    /// In words of city hall.
    Given(String),
    /// Nothing was written, since nothing had to be; or what was written is gone.
    None(Said),
}

impl Reason {
    /// For a file.
    pub(crate) fn plain(&self) -> String {
        match self {
            Reason::Given(text) => text.clone(),
            Reason::None(said) => said.plain(),
        }
    }
}

/// The grades that stand on a sheet, in the order of the steps.
pub(crate) fn judges(look: &Look, form: &Form, section: Option<&str>, evaluations: &[Evaluation]) -> Vec<Judge> {
    let own = evaluations.iter().find(|one| one.step == Step::Section);
    let reason_of = |who: Said| look.voice.say_with("plans-ev-site-reason-of", &[("who", who.into())]);
    let judge = |one: &Evaluation| Judge {
        who: who(&look.voice, &form.scale, one.step),
        reason_of: reason_of(who(&look.voice, &form.scale, one.step)),
        as_what: as_what(&look.voice, one.step, section),
        label: label(&form.scale, one.grade),
        reason: reason(&look.voice, form, own, one),
        day: look.voice.full_day(one.decided_on),
    };
    evaluations.iter().map(judge).collect()
}

/// What a step is called: as the scale prints it, where it does.
pub(crate) fn who(voice: &Voice, scale: &Scale, step: Step) -> Said {
    let printed = match (step, scale.evaluators.as_slice()) {
        (Step::Section, [first, ..]) => Some(first),
        (Step::Department, [_, second, _, ..]) => Some(second),
        (Step::Planning, [_, .., last]) => Some(last),
        _ => None,
    };
    printed.map_or_else(|| voice.say(step_word(step)), |name| name.as_str().into())
}

fn step_word(step: Step) -> &'static str {
    match step {
        Step::Section => key("plans-ev-site-who-section"),
        Step::Department => key("plans-ev-site-who-department"),
        Step::Planning => key("plans-ev-site-who-planning"),
    }
}

fn as_what(voice: &Voice, step: Step, section: Option<&str>) -> Said {
    match (step, section) {
        (Step::Section, Some(name)) => voice.say_with("plans-ev-site-as-named-section", &[("name", name.into())]),
        (Step::Section, None) => voice.say("plans-ev-site-as-section"),
        (Step::Department, _) => voice.say("plans-ev-site-as-department"),
        (Step::Planning, _) => voice.say("plans-ev-site-as-planning"),
    }
}

/// The words of a grade.
pub(crate) fn label(scale: &Scale, grade: i64) -> String {
    let found = scale.grades.iter().find(|one| one.grade == grade);
    found.map_or_else(|| grade.to_string(), |one| one.label.clone())
}

/// A grade without a reason is the proposed one, or that of the section; where it is neither, the reason was erased.
fn reason(voice: &Voice, form: &Form, own: Option<&Evaluation>, one: &Evaluation) -> Reason {
    if let Some(text) = &one.reason {
        return Reason::Given(text.clone());
    }
    let follows_section = one.step != Step::Section && own.is_some_and(|own| own.grade == one.grade);
    let follows_proposal = one.proposed == Some(one.grade);
    Reason::None(match (follows_section, follows_proposal, form.reckoning) {
        (true, ..) => {
            let own = who(voice, &form.scale, Step::Section);
            voice.say_with("plans-ev-site-as-own", &[("own", own.into())])
        }
        (_, true, Reckoning::Points) => voice.say("plans-ev-site-as-points"),
        (_, true, _) => voice.say("plans-ev-site-as-figures"),
        (false, false, _) => voice.say("plans-ev-site-reason-gone"),
    })
}

/// The grades of a scale from the best to the worst, with a mark at each that was given.
#[derive(Template)]
#[template(path = "_ev_site_ladder.html")]
pub(crate) struct Ladder {
    ja: InJapanese,
    rungs: Vec<Rung>,
}

impl HtmlSafe for Ladder {}

/// A grade of the scale.
struct Rung {
    number: i64,
    label: String,
    range: Said,
    marks: Vec<Mark>,
}

/// Who gave a grade.
struct Mark {
    word: Said,
    is_own: bool,
}

impl Mark {
    fn class(&self) -> &'static str {
        if self.is_own { "pill" } else { "pill solid" }
    }

    fn icon(&self) -> Option<Icon> {
        self.is_own.then_some(icon::PERSON)
    }
}

impl Ladder {
    /// The scale with the grades that were given; none while nothing is judged.
    pub(crate) fn new(look: &Look, scale: &Scale, evaluations: &[Evaluation]) -> Ladder {
        let marks = |grade: &Grade| {
            let given = evaluations.iter().rev().filter(|one| one.grade == grade.grade);
            given.map(|one| Mark { word: who(&look.voice, scale, one.step), is_own: one.step == Step::Section }).collect()
        };
        let rung = |grade: &Grade| Rung {
            number: grade.grade,
            label: grade.label.clone(),
            range: range(&look.voice, grade, &scale.unit),
            marks: marks(grade),
        };
        Ladder { ja: look.ja(), rungs: scale.grades.iter().map(rung).collect() }
    }

    /// Where there is no scale.
    pub(crate) fn none(look: &Look) -> Ladder {
        Ladder { ja: look.ja(), rungs: Vec::new() }
    }

    /// Whether there is no scale.
    pub(crate) fn is_empty(&self) -> bool {
        self.rungs.is_empty()
    }
}

/// Which results a grade holds.
pub(crate) fn range(voice: &Voice, grade: &Grade, unit: &str) -> Said {
    let value = |value: f64| Arg::Text(format!("{}{unit}", voice.number(value, if value.fract() == 0.0 { 0 } else { 1 })));
    match grade.band {
        Band::Above(bound) => voice.say_with("plans-grade-above", &[("value", value(bound))]),
        Band::Equals(bound) => voice.say_with("plans-grade-equals", &[("value", value(bound))]),
        Band::Between(from, _) if opens_upward(grade.band).is_some() => {
            voice.say_with("plans-ev-site-grade-from", &[("from", value(from))])
        }
        Band::Between(from, below) => voice.say_with("plans-grade-range", &[("from", value(from)), ("below", value(below))]),
        Band::Below(below) => voice.say_with("plans-grade-below", &[("below", value(below))]),
        Band::Judged => voice.say("plans-grade-judged"),
    }
}

#[cfg(test)]
mod tests {
    use engawa_kernel::{Day, Seq};
    use engawa_web::{Lang, samples};

    use super::*;
    use crate::WORD_FILES;
    use crate::evaluation::form::templates;

    fn form(code: &str) -> Form {
        templates().into_iter().find(|form| form.code == code).expect("a template")
    }

    fn voice() -> Voice {
        samples::site().voice(&samples::words_with(&WORD_FILES), Lang::Ja)
    }

    fn gave(step: Step, grade: i64, proposed: Option<i64>, reason: Option<&str>) -> Evaluation {
        Evaluation {
            step,
            number: 1,
            grade,
            proposed,
            percent: None,
            reason: reason.map(Into::into),
            proxy: None,
            seq: Seq(1),
            decided_on: Day::new(2026, 7, 1).expect("a day"),
        }
    }

    #[test]
    fn the_names_are_those_of_the_scale_and_a_third_one_is_the_department() {
        let names = |printed: &[&str]| {
            let scale = Scale { evaluators: printed.iter().map(|name| (*name).into()).collect(), ..form("six").scale };
            [Step::Section, Step::Department, Step::Planning].map(|step| who(&voice(), &scale, step).plain())
        };
        assert_eq!(names(&["自己評価", "指導者評価"])[..1], ["自己評価"]);
        assert_eq!(names(&["自己評価", "指導者評価"])[2], "指導者評価");
        assert_eq!(names(&["一次", "部", "二次"]), ["一次", "部", "二次"]);
        assert_eq!(names(&["評価"])[0], "評価");
        assert_eq!(names(&["評価"])[2], names(&[])[2]);
    }

    #[test]
    fn a_grade_without_a_reason_says_what_it_follows() {
        let (voice, six) = (voice(), form("six"));
        let own = gave(Step::Section, 3, Some(3), None);
        let said = |one: &Evaluation| reason(&voice, &six, Some(&own), one).plain();
        assert_eq!(said(&own), voice.plain("plans-ev-site-as-figures"));
        assert_eq!(said(&gave(Step::Planning, 2, Some(3), Some("訳"))), "訳");
        let own_word = [("own", "自己評価".into())];
        assert_eq!(said(&gave(Step::Planning, 3, Some(4), None)), voice.plain_with("plans-ev-site-as-own", &own_word));
        assert_eq!(said(&gave(Step::Planning, 2, Some(3), None)), voice.plain("plans-ev-site-reason-gone"));
        assert_eq!(said(&gave(Step::Section, 2, Some(3), None)), voice.plain("plans-ev-site-reason-gone"));
    }

    #[test]
    fn a_band_that_ends_nowhere_is_told_from_where_it_begins() {
        let five = form("letters-5");
        let ranges: Vec<String> = five.scale.grades.iter().map(|grade| range(&voice(), grade, "％").plain()).collect();
        assert_eq!(ranges[0], "110％以上");
        assert_eq!(ranges[1], "100％以上 110％未満");
    }
}
