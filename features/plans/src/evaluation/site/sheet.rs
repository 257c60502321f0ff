//! One sheet: how it was judged, with the scale; the sheet as on paper; the other years.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::ui::{Kicker, Link, Row, Rows};
use engawa_web::{Answer, Ctx, Failure, Said, Voice};

use super::judges::{Judge, Ladder, Reason, judges, label};
use super::known::{self, OneKnown, Seen};
use super::paper::Paper;
use super::{booklet_path, read_year, sheet_path, withdrawn};
use crate::evaluation::reading::Judged;
use crate::pages::{InJapanese, Look, labelled, policy};

/// The page `templates/ev_site_sheet.html`.
#[derive(Template)]
#[template(path = "ev_site_sheet.html")]
pub(crate) struct SheetPage {
    voice: Voice,
    ja: InJapanese,
    kicker: Kicker,
    title: String,
    lead: Said,
    judges: Vec<Judge>,
    ladder: Ladder,
    paper: Paper,
    links: Vec<Link>,
    others: Rows,
}

/// Shows the sheet.
pub(crate) async fn show(ctx: Ctx, Path((plan, year, slug)): Path<(String, String, String)>) -> Answer<Response> {
    let year = read_year(&year).ok_or(Failure::NotFound)?;
    let found = ctx.town.read(move |db| known::one(db, &plan, year, &slug)).await?.ok_or(Failure::NotFound)?;
    let known = match found {
        Seen::Published(known) => known,
        Seen::Withdrawn(gone) => return withdrawn::show(&ctx, &gone, StatusCode::GONE),
    };
    let look = Look::of(&ctx);
    let shell = super::shell_below(&ctx, labelled(&look, &known.sheet.node), &known.book.plan, year);
    ctx.page(&shell, &SheetPage::of(&look, &known))
}

impl SheetPage {
    /// The page of this sheet.
    pub(crate) fn of(look: &Look, known: &OneKnown) -> SheetPage {
        let (round, book, sheet) = (&known.round, known.judged(), &known.sheet);
        let section = sheet.section.as_ref().map(|section| section.name.as_str());
        // What was given to a sheet before it was left out was never the last word.
        let given = if sheet.grade().is_some() { &sheet.evaluations[..] } else { &[] };
        SheetPage {
            voice: look.voice.clone(),
            ja: look.ja(),
            kicker: policy::kicker(look, book, &sheet.node),
            title: labelled(look, &sheet.node),
            lead: look.voice.say_with("plans-ev-site-sheet-lead", &[("year", look.voice.fiscal_year(round.year).into())]),
            ladder: Ladder::new(look, &round.form.scale, given),
            judges: judges(look, &round.form, section, given),
            paper: Paper::of(look, (round, book), &known.publications, sheet, &known.today),
            links: links(look, known),
            others: others(look, known),
        }
    }
}

fn links(look: &Look, known: &OneKnown) -> Vec<Link> {
    let plan = &known.book.plan.slug;
    let booklet = Link::new(look.voice.say("plans-ev-site-booklet"), look.link(&booklet_path(plan, known.round.year)));
    let has_page = known.sheet.node.is_policy && !known.sheet.is_gone;
    let item = has_page.then(|| Link::new(look.voice.say("plans-ev-site-item-page"), look.policy(plan, &known.sheet.node.slug)));
    item.into_iter().chain([booklet]).collect()
}

/// The same item in other years, each in the words of its own scale.
fn others(look: &Look, known: &OneKnown) -> Rows {
    let row = |judged: &Judged| {
        let path = sheet_path(&known.book.plan.slug, judged.year, &known.sheet.node.slug);
        let row = Row::new(look.voice.fiscal_year(judged.year)).href(look.link(&path));
        row.below(label(&judged.round.form.scale, judged.grade))
    };
    Rows::new(known.others.iter().map(row).collect(), look.voice.say("plans-ev-site-others-none"))
}
