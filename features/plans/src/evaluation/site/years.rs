//! The years of a plan that were published, and those that were withdrawn, with day and reason.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use engawa_web::ui::{Row, Rows};
use engawa_web::{Answer, Ctx, Failure, Said, Voice};

use super::known::{self, YearLine, YearsKnown};
use super::{withdrawn, year_path};
use crate::pages::{InJapanese, Look};

/// The page `templates/ev_site_years.html`.
#[derive(Template)]
#[template(path = "ev_site_years.html")]
pub(crate) struct YearsPage {
    voice: Voice,
    ja: InJapanese,
    plan: String,
    rows: Rows,
}

/// Shows the years.
pub(crate) async fn show(ctx: Ctx, Path(plan): Path<String>) -> Answer<Response> {
    let known = ctx.town.read(move |db| known::years(db, &plan)).await?.ok_or(Failure::NotFound)?;
    let shell = super::shell(&ctx, ctx.voice.say("plans-ev-site-years"), &known.plan);
    ctx.page(&shell, &YearsPage::of(&Look::of(&ctx), &known))
}

impl YearsPage {
    /// The page of these years.
    pub(crate) fn of(look: &Look, known: &YearsKnown) -> YearsPage {
        let rows = known.years.iter().map(|line| row(look, &known.plan.slug, line)).collect();
        YearsPage {
            voice: look.voice.clone(),
            ja: look.ja(),
            plan: known.plan.title.clone(),
            rows: Rows::new(rows, look.voice.say("plans-ev-site-years-none")),
        }
    }
}

fn row(look: &Look, plan: &str, line: &YearLine) -> Row {
    let row = Row::new(look.voice.fiscal_year(line.year)).href(look.link(&year_path(plan, line.year))).sample(look.mark.clone());
    let row = below(look, line).into_iter().fold(row, Row::below);
    if line.is_published { row.below(look.voice.say_with("plans-ev-site-judged", &[("count", line.judged.into())])) } else { row }
}

fn below(look: &Look, line: &YearLine) -> Vec<Said> {
    match line.publications.first() {
        Some(last) if line.is_published => {
            let day = look.voice.full_day(last.published_at.day());
            vec![look.voice.say_with("plans-ev-site-published-on", &[("day", day.into())])]
        }
        Some(last) => withdrawn::sentences(look, last),
        None => Vec::new(),
    }
}
