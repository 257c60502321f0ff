//! A sheet as it lies on paper: labels on the left, contents on the right. The same for reading, in the booklet and in print.

use askama::Template;
use askama::filters::HtmlSafe;
use engawa_web::{Said, Voice, key};

use super::frozen::{self, Figures};
use super::judges::{Judge, Reason, judges};
use super::known::SheetKnown;
use crate::book::Book;
use crate::evaluation::form::{FieldKind, FormField};
use crate::evaluation::model::{Comment, Publication, Round};
use crate::model::{Node, PartKind, Standing};
use crate::pages::{InJapanese, Look, labelled};

/// The paper `templates/_ev_site_paper.html`.
#[derive(Template)]
#[template(path = "_ev_site_paper.html")]
pub(crate) struct Paper {
    voice: Voice,
    ja: InJapanese,
    head: Said,
    form: String,
    plan: String,
    above: Option<String>,
    item: String,
    is_gone: bool,
    section: Option<String>,
    left_out: Option<String>,
    is_judged: bool,
    texts: Vec<(Said, Vec<String>)>,
    figures: Figures,
    proposed: Vec<Said>,
    fields: Vec<Field>,
    judges: Vec<Judge>,
    comments: Vec<Heard>,
    days: Said,
}

impl HtmlSafe for Paper {}

/// What stands in a field.
struct Field {
    label: String,
    /// Nothing where nothing was written.
    text: Option<String>,
}

/// What people from outside said, and the answer.
struct Heard {
    by_whom: String,
    day: Said,
    /// Nothing where it was erased.
    body: Option<String>,
    answer: Option<String>,
}

impl Paper {
    /// The paper of a sheet. `today` are its figures as everyone sees them now.
    pub(crate) fn of(
        look: &Look,
        (round, book): (&Round, &Book),
        publications: &[Publication],
        sheet: &SheetKnown,
        today: &[Standing],
    ) -> Paper {
        let proposal = frozen::proposal(round, sheet);
        let section = sheet.section.as_ref().map(|section| section.name.clone());
        Paper {
            voice: look.voice.clone(),
            ja: look.ja(),
            head: look.voice.fiscal_year(round.year),
            form: round.form.title.clone(),
            plan: book.plan.title.clone(),
            above: above(look, book, sheet),
            item: labelled(look, &sheet.node),
            is_gone: sheet.is_gone,
            left_out: sheet.sheet.left_out.clone(),
            is_judged: sheet.grade().is_some(),
            texts: texts(look, &sheet.node),
            figures: Figures::of(look, round, &book.plan.slug, sheet, today),
            proposed: frozen::proposed(&look.voice, &round.form, &proposal),
            fields: round.form.fields.iter().map(|field| Field::of(look, sheet, field)).collect(),
            judges: judges(look, &round.form, section.as_deref(), &sheet.evaluations),
            comments: sheet.comments.iter().map(|comment| Heard::of(look, comment)).collect(),
            days: days(look, round, publications),
            section,
        }
    }
}

/// The items above, from the outermost, on one line.
fn above(look: &Look, book: &Book, sheet: &SheetKnown) -> Option<String> {
    let path = book.path(sheet.node.id);
    let labels = path.iter().take(path.len().saturating_sub(1)).map(|node| labelled(look, node));
    labels.reduce(|before, after| look.voice.plain_with("plans-arrow", &[("before", before.into()), ("after", after.into())]))
}

/// When the figures were frozen, and when the year was published.
fn days(look: &Look, round: &Round, publications: &[Publication]) -> Said {
    let published = publications.first().map_or_else(|| look.missing(), |last| look.voice.full_day(last.published_at.day()));
    let frozen = frozen::frozen_on(look, round);
    look.voice.say_with("plans-ev-site-days", &[("frozen", frozen.into()), ("published", published.into())])
}

/// What the plan prints of the item: the aim and the situation, or the goal of a manifesto.
fn texts(look: &Look, node: &Node) -> Vec<(Said, Vec<String>)> {
    let parts = |word: &'static str, kind| (look.voice.say(word), node.texts(kind).map(str::to_owned).collect::<Vec<_>>());
    let one = |word: &'static str, text: &Option<String>| (look.voice.say(word), text.iter().cloned().collect());
    let of_goal = node.goal.iter().flat_map(|goal| {
        [
            one(key("plans-ev-site-aim"), &goal.target),
            one(key("plans-ev-site-achieved"), &goal.achieved),
            one(key("plans-goal-background"), &goal.background),
            one(key("plans-goal-present"), &goal.present),
            one(key("plans-goal-issue"), &goal.issue),
        ]
    });
    let printed = [parts(key("plans-ev-site-aim"), PartKind::Aim), parts(key("plans-situation"), PartKind::Situation)];
    of_goal.chain(printed).filter(|(_, texts)| !texts.is_empty()).collect()
}

impl Field {
    fn of(look: &Look, sheet: &SheetKnown, field: &FormField) -> Field {
        let text = sheet.answer(&field.code).map(|answer| said(&look.voice, field, answer));
        Field { label: field.label.clone(), text }
    }
}

/// An answer as people read it: the words of a choice, a number with its unit.
pub(crate) fn said(voice: &Voice, field: &FormField, answer: &str) -> String {
    match &field.kind {
        FieldKind::Text { .. } => answer.to_owned(),
        FieldKind::Number { unit } => {
            let digits = answer.split_once('.').map_or(0, |(_, digits)| digits.len());
            let number = answer
                .parse()
                .map_or_else(|_| answer.to_owned(), |value: f64| voice.number(value, u8::try_from(digits).unwrap_or(0)));
            voice.plain_with("plans-value-unit", &[("value", number.into()), ("unit", unit.into())])
        }
        FieldKind::View { options } | FieldKind::Direction { options } => {
            let chosen = options.iter().find(|option| option.code == answer);
            chosen.map_or_else(|| answer.to_owned(), |option| option.label.clone())
        }
    }
}

impl Heard {
    fn of(look: &Look, comment: &Comment) -> Heard {
        Heard {
            by_whom: comment.by_whom.clone(),
            day: look.voice.full_day(comment.made_on),
            body: Some(comment.body.clone()).filter(|body| !body.is_empty()),
            answer: comment.answer.clone(),
        }
    }
}
