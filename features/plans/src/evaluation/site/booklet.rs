//! All sheets of a year one after another, for reading and for printing: each begins on a new page of paper.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::{Answer, Ctx, Failure, Said, Voice};

use super::known::{self, Seen, SheetKnown, YearKnown};
use super::paper::Paper;
use super::{read_year, withdrawn, year};
use crate::measuring;
use crate::model::{Audience, Standing};
use crate::pages::{InJapanese, Look, labelled};

/// The page `templates/ev_site_booklet.html`.
#[derive(Template)]
#[template(path = "ev_site_booklet.html")]
pub(crate) struct BookletPage {
    voice: Voice,
    ja: InJapanese,
    plan: String,
    title: Said,
    lead: Said,
    sheets: Vec<Leaf>,
}

/// A sheet in the booklet.
struct Leaf {
    id: String,
    title: String,
    paper: Paper,
}

/// Shows the booklet.
pub(crate) async fn show(ctx: Ctx, Path((plan, year)): Path<(String, String)>) -> Answer<Response> {
    let year = read_year(&year).ok_or(Failure::NotFound)?;
    let read = move |db: &engawa_db::Db| {
        let found = known::year(db, &plan, year)?;
        let today = match &found {
            Some(Seen::Published(known)) => measuring::standings(db, &known.book, Audience::Public)?,
            _ => Vec::new(),
        };
        Ok::<_, engawa_db::Fault>(found.map(|found| (found, today)))
    };
    let (found, today) = ctx.town.read(read).await?.ok_or(Failure::NotFound)?;
    let known = match found {
        Seen::Published(known) => known,
        Seen::Withdrawn(gone) => return withdrawn::show(&ctx, &gone, StatusCode::GONE),
    };
    let shell = super::shell_below(&ctx, ctx.voice.say("plans-ev-site-booklet"), &known.book.plan, year);
    ctx.page(&shell, &BookletPage::of(&Look::of(&ctx), &known, &today))
}

impl BookletPage {
    /// The booklet of this year. `today` are the figures of the plan as everyone sees them now.
    pub(crate) fn of(look: &Look, known: &YearKnown, today: &[Standing]) -> BookletPage {
        let leaf = |(number, sheet): (usize, &SheetKnown)| Leaf {
            id: format!("sheet-{}", number + 1),
            title: labelled(look, &sheet.node),
            paper: Paper::of(look, (&known.round, known.judged()), &known.publications, sheet, today),
        };
        BookletPage {
            voice: look.voice.clone(),
            ja: look.ja(),
            plan: known.book.plan.title.clone(),
            title: year::title(look, known),
            lead: look.voice.say_with("plans-ev-site-booklet-lead", &[("count", known.sheets.len().into())]),
            sheets: known.sheets.iter().enumerate().map(leaf).collect(),
        }
    }
}
