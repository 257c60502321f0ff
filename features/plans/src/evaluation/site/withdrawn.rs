//! A year that was withdrawn: its address says so, with day and reason.
//!
//! The address of the year answers 200: that the year was withdrawn, when and why, is what it has to say. Its sheets, booklet
//! and files answer 410 with the same page: they existed and are gone, which a search engine and a program must learn from the
//! number, while whoever follows an old link reads why and finds the way to the year.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::ui::{Link, Tell, Tone};
use engawa_web::{Answer, Ctx, Said, Voice};

use super::known::Withdrawn;
use super::years_path;
use crate::evaluation::model::Publication;
use crate::pages::{InJapanese, Look};

/// The page `templates/ev_site_withdrawn.html`.
#[derive(Template)]
#[template(path = "ev_site_withdrawn.html")]
pub(crate) struct WithdrawnPage {
    voice: Voice,
    ja: InJapanese,
    plan: String,
    title: Said,
    tell: Tell,
    years: Link,
}

/// Says that the year was withdrawn.
pub(super) fn show(ctx: &Ctx, known: &Withdrawn, status: StatusCode) -> Answer<Response> {
    let look = Look::of(ctx);
    let page = WithdrawnPage::of(&look, known);
    let shell = super::shell(ctx, page.title.clone(), &known.plan);
    let shell = shell.crumb(ctx.voice.say("plans-ev-site-years"), &years_path(&known.plan.slug));
    let mut answer = ctx.page(&shell, &page)?;
    *answer.status_mut() = status;
    Ok(answer)
}

impl WithdrawnPage {
    /// The page of this year.
    pub(crate) fn of(look: &Look, known: &Withdrawn) -> WithdrawnPage {
        let lines = known.publications.iter().flat_map(|publication| sentences(look, publication));
        let mut lines = lines.collect::<Vec<_>>().into_iter();
        let first = lines.next().unwrap_or_else(|| look.missing());
        WithdrawnPage {
            voice: look.voice.clone(),
            ja: look.ja(),
            plan: known.plan.title.clone(),
            title: look.voice.say_with("plans-ev-site-year-title", &[("year", look.voice.fiscal_year(known.year).into())]),
            tell: lines.fold(Tell::new(Tone::Late, first), Tell::line),
            years: Link::new(look.voice.say("plans-ev-site-years"), look.link(&years_path(&known.plan.slug))),
        }
    }
}

/// When a publication was withdrawn, and why; nothing of one that stands.
pub(crate) fn sentences(look: &Look, publication: &Publication) -> Vec<Said> {
    let Some(day) = publication.withdrawn_on else { return Vec::new() };
    let why = match &publication.reason {
        Some(reason) => look.voice.say_with("plans-ev-site-withdrawn-why", &[("reason", reason.into())]),
        None => look.voice.say("plans-ev-site-reason-gone"),
    };
    vec![look.voice.say_with("plans-ev-site-withdrawn-on", &[("day", look.voice.full_day(day).into())]), why]
}
