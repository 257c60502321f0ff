//! The roster taken out of the house by the body: as a table for spreadsheets, and on paper by group.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use engawa_web::tables::{Table, csv_answer};
use engawa_web::ui::Kicker;
use engawa_web::{Answer, Ctx, RouteRow, Said};

use super::{list, row, table};
use crate::model::{DeskRight, Entry};
use crate::office::acts::{note, note_export};
use crate::office::home;

/// The table.
pub(super) const CSV: RouteRow = super::page("/office/{slug}/roster.csv");
/// The paper.
pub(super) const PRINT: RouteRow = super::page("/office/{slug}/roster/print");

/// The roster as a file. Only who keeps it takes it out, and that is noted.
pub(super) async fn csv(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let (at, entries) = list::read(&ctx, &slug, DeskRight::Keeps).await?;
    note_export(&ctx, CSV.path, &at, &entries).await?;
    let mut all = table(&ctx, at.body.name.as_str());
    for entry in &entries {
        all.push(row(&ctx, entry, None));
    }
    csv_answer(&all, &format!("{}.csv", at.body.slug))
}

/// The page `templates/office_roster_print.html`.
#[derive(Template)]
#[template(path = "office_roster_print.html")]
struct PrintPage {
    way: Kicker,
    title: Said,
    lead: Said,
    day: Said,
    groups: Vec<(Said, Table)>,
}

/// The roster on paper, group by group.
pub(super) async fn print(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let (at, entries) = list::read(&ctx, &slug, DeskRight::Reads).await?;
    note(&ctx, PRINT.path, &at, &entries).await?;
    let args = [("body", at.body.name.as_str().into()), ("day", ctx.voice.full_day(ctx.today()).into())];
    let content = PrintPage {
        way: home::way_to(&ctx, &at),
        title: ctx.voice.say("parties-roster-print"),
        lead: ctx.voice.say("parties-roster-print-lead"),
        day: ctx.voice.say_with("parties-roster-print-day", &args),
        groups: groups(&ctx, &entries),
    };
    ctx.page(&ctx.shell(content.title.clone()), &content)
}

fn groups(ctx: &Ctx, entries: &[Entry]) -> Vec<(Said, Table)> {
    let same = |one: &Entry, other: &Entry| one.said.group == other.said.group;
    let titled = |group: &[Entry]| {
        let name = group.first().map(|entry| entry.said.group.as_str()).unwrap_or_default();
        let title = ctx.voice.say_with("parties-roster-group", &[("group", name.into()), ("count", group.len().into())]);
        let mut list = table(ctx, title.clone());
        group.iter().filter(|entry| !entry.said.label.is_empty()).for_each(|entry| list.push(row(ctx, entry, None)));
        (title, list)
    };
    entries.chunk_by(same).map(titled).collect()
}
