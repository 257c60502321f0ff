//! A sheet as it lies on paper: labels on the left, contents on the right. The same for reading, in the booklet and in print.

use askama::Template;
use askama::filters::HtmlSafe;
use engawa_web::{Said, Voice};

use super::frozen::{self, Figures};
use super::judges::{Judge, Reason, judges};
use super::known::SheetKnown;
use crate::book::Book;
use crate::evaluation::form::{FieldKind, FormField};
use crate::evaluation::model::{Comment, Publication, Round};
use crate::model::Standing;
use crate::pages::{InJapanese, Look, Planned, labelled};

/// The paper `templates/_ev_site_paper.html`.
#[derive(Template)]
#[template(path = "_ev_site_paper.html")]
pub(crate) struct Paper {
    voice: Voice,
    ja: InJapanese,
    head: Said,
    form: String,
    plan: String,
    item: String,
    is_gone: bool,
    planned: Planned,
    left_out: Option<String>,
    is_judged: bool,
    figures: Figures,
    /// 設定の考え方, by the name of the indicator.
    whys: Vec<(String, String)>,
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
    /// The paper of a sheet. The book is the version that was judged; `today` are its figures as everyone sees them now.
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
            planned: Planned::of(look, book, &sheet.node, section.clone()),
            item: labelled(look, &sheet.node),
            is_gone: sheet.is_gone,
            left_out: sheet.sheet.left_out.clone(),
            is_judged: sheet.grade().is_some(),
            whys: whys(book, sheet),
            figures: Figures::of(look, round, &book.plan.slug, sheet, today),
            proposed: frozen::proposed(&look.voice, &round.form, &proposal),
            fields: round.form.fields.iter().map(|field| Field::of(look, sheet, field)).collect(),
            judges: judges(look, &round.form, section.as_deref(), &sheet.evaluations),
            comments: sheet.comments.iter().map(|comment| Heard::of(look, comment)).collect(),
            days: days(look, round, publications),
        }
    }
}

/// Why the targets are those, where the plan says it.
fn whys(book: &Book, sheet: &SheetKnown) -> Vec<(String, String)> {
    let own = sheet.frozen.iter().filter_map(|frozen| book.indicator(frozen.indicator));
    own.filter_map(|indicator| Some((indicator.name.clone(), indicator.rationale.clone()?))).collect()
}

/// When the figures were frozen, and when the year was published.
fn days(look: &Look, round: &Round, publications: &[Publication]) -> Said {
    let published = publications.first().map_or_else(|| look.missing(), |last| look.voice.full_day(last.published_at.day()));
    let frozen = frozen::frozen_on(look, round);
    look.voice.say_with("plans-ev-site-days", &[("frozen", frozen.into()), ("published", published.into())])
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
