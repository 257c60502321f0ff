//! All sections and how far each has come: for who looks after the plan. A section sees its own row.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use engawa_kernel::FiscalYear;
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::ui::Choices;
use engawa_web::{Answer, Ctx, Said, Visitor, Voice};
use serde::Deserialize;

use super::at::open_year;
use super::due::year_due;
use super::model::{Count, Line, Whose, overview_path, sheet_path};
use super::{page, sheets};
use crate::pages::Look;

/// The page `templates/desk_figures.html`.
#[derive(Template)]
#[template(path = "desk_figures.html")]
pub(crate) struct OverviewPage {
    voice: Voice,
    title: Said,
    lead: Said,
    years: Choices,
    sections: Option<Table>,
}

/// What is asked for: a year.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    year: Option<String>,
}

/// Shows the sections.
pub async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Answer<Response> {
    let today = ctx.today();
    let year = match asked.year {
        None => year_due(today),
        Some(text) => open_year(&text, today)?,
    };
    let lines = ctx.town.read(move |db| sheets::lines(db, year, today)).await?;
    let page = OverviewPage::of(&Look::of(&ctx), year, &lines, &shown(ctx.signed_in()?, &lines));
    ctx.page(&ctx.shell(page.title.clone()), &page)
}

/// Whose figures a visitor sees.
fn shown(visitor: &Visitor, lines: &[Line]) -> Vec<Whose> {
    Whose::all_of(lines).into_iter().filter(|whose| whose.may_be_entered_by(visitor)).collect()
}

impl OverviewPage {
    /// The page of these sections.
    pub(super) fn of(look: &Look, year: FiscalYear, lines: &[Line], shown: &[Whose]) -> OverviewPage {
        let voice = &look.voice;
        OverviewPage {
            title: voice.say_with("plans-desk-title", &[("year", voice.fiscal_year(year).into())]),
            lead: page::lead(voice, year),
            years: page::choices(look, year, overview_path),
            sections: (!shown.is_empty()).then(|| table(look, year, lines, shown)),
            voice: voice.clone(),
        }
    }
}

fn table(look: &Look, year: FiscalYear, lines: &[Line], shown: &[Whose]) -> Table {
    let say = |key| look.voice.say(key);
    let columns = vec![
        Column::text(say("plans-desk-section")),
        Column::number(say("plans-desk-missing")),
        Column::number(say("plans-desk-preliminary")),
        Column::number(say("plans-desk-settled")),
        Column::text(say("plans-desk-state")),
    ];
    let caption = look.voice.say_with("plans-desk-overview-caption", &[("year", look.voice.fiscal_year(year).into())]);
    let rows = shown.iter().map(|whose| row(look, year, lines, *whose));
    rows.fold(Table::new(&look.voice, caption, columns), Table::row)
}

fn row(look: &Look, year: FiscalYear, lines: &[Line], whose: Whose) -> Row {
    let count = Count::of(lines.iter().filter(|line| line.is_of(whose)), year);
    let name = lines.iter().flat_map(|line| &line.charge).find(|section| whose.section() == Some(section.id));
    let name = name.map_or_else(|| look.voice.say("plans-desk-nobody"), |section| section.name.as_str().into());
    let number = |count: usize| Cell::text(look.voice.say_with("plans-count", &[("count", count.into())]));
    let state = match count {
        Count { missing: 1.., .. } => look.voice.say("plans-desk-state-missing"),
        Count { preliminary: 1.., .. } => look.voice.say("plans-desk-state-preliminary"),
        Count { .. } => look.voice.say("plans-desk-state-done"),
    };
    Row::new(vec![
        Cell::link(name, look.link(&sheet_path(year, whose))),
        number(count.missing),
        number(count.preliminary),
        number(count.settled),
        Cell::text(state),
    ])
}
