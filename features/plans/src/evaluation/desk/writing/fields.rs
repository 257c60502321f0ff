//! The fields of a sheet: for each its help, last year's words, what is to be put right, and the place to answer.

use std::fmt;

use askama::filters::HtmlSafe;
use engawa_web::ui::{Asked, Field, Picks, Tell, Tone, Written, Wrong as Told};
use engawa_web::{Said, key};

use super::model::{Filled, field_name, proposal, shown};
use super::scale::{grade_name, named, step_word};
use super::wrong;
use crate::evaluation::form::{FieldKind, Form, FormField, Reckoning};
use crate::evaluation::model::{GRADE, GRADE_REASON, Remark};
use crate::evaluation::reading::SheetView;
use crate::evaluation::site::range;
use crate::evaluation::{Wrong, rules};
use crate::pages::Look;

/// From so many characters on, a text gets a high place.
const LONG: i64 = 600;

/// A question of the sheet, with the remarks that wait for an answer there.
pub(super) struct Question {
    pub(super) remarks: Vec<Tell>,
    pub(super) control: Control,
}

/// The place to answer.
pub(super) enum Control {
    Typed(Box<Field>),
    Picked(Box<Picks>),
}

impl HtmlSafe for Control {}

impl fmt::Display for Control {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Control::Typed(field) => field.fmt(out),
            Control::Picked(picks) => picks.fmt(out),
        }
    }
}

impl Asked for Control {
    fn wrongs(&self) -> Vec<Told> {
        match self {
            Control::Typed(field) => field.wrongs(),
            Control::Picked(picks) => picks.wrongs(),
        }
    }
}

/// All questions in the order of the page.
pub(super) fn questions(look: &Look, view: &SheetView, filled: &Filled) -> Vec<Question> {
    let asking = Asking { look, view, filled };
    let question = |code: &str, control| Question { remarks: remarks(look, view, code), control };
    let fields = view.round.form.fields.iter().map(|field| question(&field.code, asking.field(field)));
    let grade = [question(GRADE, asking.grade()), question(GRADE_REASON, asking.reason())];
    fields.chain(grade).collect()
}

/// What a place is called; the empty code is the sheet as a whole.
pub(super) fn label(look: &Look, form: &Form, code: &str) -> Said {
    match code {
        "" => look.voice.say("plans-ev-sheet-whole"),
        GRADE => form.scale.name.as_str().into(),
        GRADE_REASON => look.voice.say("plans-ev-sheet-reason"),
        _ => rules::field(form, code).map_or(code, |field| field.label.as_str()).into(),
    }
}

/// An answer in words: the label of a choice, a number with its unit.
pub(in crate::evaluation::desk) fn words(form: &Form, code: &str, body: &str) -> String {
    if code == GRADE {
        return body.trim().parse().map_or_else(|_| body.to_owned(), |grade| grade_name(form, grade));
    }
    match rules::field(form, code).map(|field| &field.kind) {
        Some(FieldKind::Number { unit }) => format!("{}{unit}", shown(form, code, body)),
        Some(kind) => {
            let chosen = kind.options().iter().find(|option| option.code == body);
            chosen.map_or_else(|| body.to_owned(), |option| option.label.clone())
        }
        None => body.to_owned(),
    }
}

/// What waits for an answer at a place, each with who asks.
pub(super) fn remarks(look: &Look, view: &SheetView, code: &str) -> Vec<Tell> {
    let tell = |remark: &Remark| {
        let (who, day) = (step_word(look, remark.step), look.voice.full_day(remark.made_on));
        let args = [("who", who.into()), ("day", day.into()), ("remark", remark_text(look, remark).into())];
        Tell::new(Tone::Late, look.voice.say_with("plans-ev-sheet-remark", &args))
    };
    view.open_remarks(code).map(tell).collect()
}

/// The words of a remark; those that were erased say so.
pub(super) fn remark_text(look: &Look, remark: &Remark) -> Said {
    if remark.body.is_empty() { look.voice.say("plans-ev-sheet-remark-gone") } else { remark.body.as_str().into() }
}

/// What all questions of a sheet need.
struct Asking<'s> {
    look: &'s Look,
    view: &'s SheetView,
    filled: &'s Filled,
}

impl Asking<'_> {
    fn form(&self) -> &Form {
        &self.view.round.form
    }

    fn field(&self, field: &FormField) -> Control {
        match &field.kind {
            FieldKind::Text { max } => self.text(field, *max),
            FieldKind::Number { unit } => self.number(field, unit),
            FieldKind::View { .. } | FieldKind::Direction { .. } => self.choice(field),
        }
    }

    fn text(&self, field: &FormField, max: i64) -> Control {
        let rows = if max >= LONG { 6 } else { 4 };
        let asked = Field::lines(&self.look.voice, field_name(&field.code), field.label.as_str(), rows);
        Control::Typed(Box::new(self.typed(asked, field).hint(self.length(&field.code, max))))
    }

    fn number(&self, field: &FormField, unit: &str) -> Control {
        let asked = Field::number(&self.look.voice, field_name(&field.code), field.label.as_str()).unit(unit);
        Control::Typed(Box::new(self.typed(asked, field).hint(self.look.voice.say("plans-ev-sheet-number-hint"))))
    }

    /// What all typed answers have in common.
    fn typed(&self, asked: Field, field: &FormField) -> Field {
        let asked = field.help.iter().fold(asked, |asked, help| asked.hint(help.as_str()));
        let asked = self.recalled(&field.code).into_iter().fold(asked, Field::recall);
        let asked = asked.value(self.filled.text(&field.code)).error(self.error(&field.code));
        if field.is_required { asked } else { asked.optional() }
    }

    fn choice(&self, field: &FormField) -> Control {
        let voice = &self.look.voice;
        let mut picks = Picks::radios(voice, field_name(&field.code), field.label.as_str()).beside();
        for option in field.kind.options() {
            picks = match option.points {
                Some(points) => {
                    let points = voice.say_with("plans-ev-sheet-points-of", &[("points", points.into())]);
                    picks.pick_with_hint(option.code.as_str(), option.label.as_str(), points)
                }
                None => picks.pick(option.code.as_str(), option.label.as_str()),
            };
        }
        let picks = field.help.iter().fold(picks, |picks, help| picks.hint(help.as_str()));
        let picks = self.recalled(&field.code).into_iter().fold(picks, Picks::recall);
        let picks = picks.chosen(self.filled.text(&field.code)).error(self.error(&field.code));
        Control::Picked(Box::new(if field.is_required { picks } else { picks.optional() }))
    }

    /// The grade. Where nobody chose one yet, the proposed one is chosen, and the page says so.
    fn grade(&self) -> Control {
        let (voice, form) = (&self.look.voice, self.form());
        let proposed = proposal(self.view, &self.filled.entries).grade.ok();
        let typed = self.filled.text(GRADE).trim();
        let mut picks = Picks::radios(voice, field_name(GRADE), form.scale.name.as_str());
        for grade in &form.scale.grades {
            picks = picks.pick_with_hint(grade.grade.to_string(), named(grade), range(&self.look.voice, grade, &form.scale.unit));
        }
        let picks = picks.hint(self.grade_hint(proposed, typed.is_empty()));
        let picks = self.recalled(GRADE).into_iter().fold(picks, Picks::recall).error(self.error(GRADE));
        let chosen = if typed.is_empty() { proposed.map(|grade| grade.to_string()) } else { Some(typed.to_owned()) };
        // What the page has chosen already is not asked for.
        let picks = if proposed.is_some() { picks.unmarked() } else { picks };
        Control::Picked(Box::new(chosen.into_iter().fold(picks, Picks::chosen)))
    }

    fn grade_hint(&self, proposed: Option<i64>, is_open: bool) -> Said {
        let voice = &self.look.voice;
        let Some(proposed) = proposed else { return voice.say("plans-ev-sheet-grade-judge") };
        let word = match (is_open, self.form().reckoning == Reckoning::Points) {
            (true, false) => return voice.say("plans-ev-sheet-grade-proposed"),
            (true, true) => return voice.say("plans-ev-sheet-grade-points"),
            (false, false) => key("plans-ev-sheet-grade-chosen"),
            (false, true) => key("plans-ev-sheet-grade-chosen-points"),
        };
        voice.say_with(word, &[("grade", grade_name(self.form(), proposed).into())])
    }

    /// The reason of the grade says when it is needed.
    fn reason(&self) -> Control {
        let voice = &self.look.voice;
        let proposed = proposal(self.view, &self.filled.entries).grade.ok();
        let when = match proposed {
            None => voice.say("plans-ev-sheet-reason-needed"),
            Some(_) if self.filled.text(GRADE).is_empty() => voice.say("plans-ev-sheet-reason-differs"),
            Some(grade) => {
                let grade = grade_name(self.form(), grade);
                voice.say_with("plans-ev-sheet-reason-other", &[("grade", grade.into())])
            }
        };
        let asked = Field::lines(voice, field_name(GRADE_REASON), voice.say("plans-ev-sheet-reason"), 3).hint(when);
        let asked = asked.hint(self.length(GRADE_REASON, rules::REASON_MAX));
        let asked = self.recalled(GRADE_REASON).into_iter().fold(asked, Field::recall);
        let asked = asked.value(self.filled.text(GRADE_REASON)).error(self.error(GRADE_REASON));
        Control::Typed(Box::new(if proposed.is_some() { asked.optional() } else { asked }))
    }

    /// How much is written, and how much fits. A browser that cuts what is pasted would lose it in silence, so nothing is cut.
    fn length(&self, code: &str, max: i64) -> Said {
        let count = i64::try_from(self.filled.text(code).trim().chars().count()).unwrap_or(i64::MAX);
        let voice = &self.look.voice;
        match count {
            0 => voice.say_with("plans-ev-sheet-length-empty", &[("max", max.into())]),
            count if count > max => voice.say_with("plans-ev-sheet-length-over", &[("count", count.into()), ("max", max.into())]),
            count => voice.say_with("plans-ev-sheet-length", &[("count", count.into()), ("left", (max - count).into())]),
        }
    }

    /// What stands there by now, where two met; and last year's words, in the form of that year.
    fn recalled(&self, code: &str) -> Vec<Written> {
        let there = match self.filled.wrong(code) {
            Some(Wrong::Met(there)) => Some(self.there(code, there)),
            _ => None,
        };
        there.into_iter().chain(self.last(code)).collect()
    }

    fn there(&self, code: &str, there: &str) -> Written {
        let text = match there {
            "" => self.look.voice.say("plans-ev-sheet-emptied"),
            _ => words(self.form(), code, there).into(),
        };
        Written::new(self.look.voice.say("plans-ev-sheet-there"), text)
    }

    fn last(&self, code: &str) -> Option<Written> {
        let before = self.view.before.as_ref()?;
        let form = &before.round.form;
        let text = match code {
            GRADE => grade_name(form, before.grade?),
            _ => words(form, code, self.view.before(code)?),
        };
        let year = self.look.voice.fiscal_year(before.year);
        let label = self.look.voice.say_with("plans-ev-sheet-last", &[("year", year.into())]);
        Some(Written::new(label, text))
    }

    fn error(&self, code: &str) -> Option<Said> {
        self.filled.wrong(code).map(|wrong| wrong::sentence(self.look, self.view, self.filled, code, wrong))
    }
}
