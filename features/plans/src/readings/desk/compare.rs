//! The same file, read twice: where what was said of the earlier reading differs from what this one says.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::tables::{Cell, Column, Row, Table, TableStyle};
use engawa_web::ui::{ErrorSummary, Tell};
use engawa_web::{Answer, Ctx, Face, RouteRow};

use super::MAY;
use super::at::{way, whole};
use super::page::AskPage;
use super::words::{called, choice, label, state};
use crate::readings::book::Whole;
use crate::readings::model::{FieldName, Found, Thing};
use crate::readings::store;

/// The page.
pub(super) const SHOW: RouteRow = RouteRow::get("/desk/plans/readings/{reading}/comparison", Face::Staff, MAY);

/// So many differences are shown.
const SHOWN: usize = 500;

/// Shows it.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let (reading, now) = whole(&ctx, &id).await?;
    let of = reading.clone();
    let voice = &ctx.voice;
    let Some(same) = ctx.town.read(move |db| store::same(db, &of)).await? else {
        let page = AskPage {
            errors: ErrorSummary::of(voice, &[]),
            way: way(&ctx, Some(&reading)),
            title: voice.say("plans-reading-to-comparison"),
            lead: None,
            tells: vec![Tell::info(voice.say("plans-reading-compare-alone"))],
            form: None,
            tables: Vec::new(),
        };
        return page.answer(&ctx, StatusCode::OK);
    };
    let other = same.id;
    let before = Whole { things: ctx.town.read(move |db| store::things(db, other)).await? };
    let rows = differences(&ctx, &before, &now);
    let columns = vec![
        Column::text(voice.say("plans-reading-column-thing")),
        Column::text(voice.say("plans-reading-column-field")),
        Column::text(voice.say("plans-reading-column-before")),
        Column::text(voice.say("plans-reading-column-now")),
    ];
    let caption = voice.say_with("plans-reading-compare-list", &[("count", rows.len().into())]);
    let nothing = rows.is_empty().then(|| Tell::info(voice.say("plans-reading-compare-none")));
    let table = rows.into_iter().take(SHOWN).fold(Table::new(voice, caption, columns).style(TableStyle::Cards), Table::row);
    let args = [("day", voice.moment(same.begun_at).into()), ("post", same.post.as_str().into())];
    let page = AskPage {
        errors: ErrorSummary::of(voice, &[]),
        way: way(&ctx, Some(&reading)),
        title: voice.say("plans-reading-to-comparison"),
        lead: Some(voice.say_with("plans-reading-compare-lead", &args)),
        tables: if nothing.is_some() { Vec::new() } else { vec![table] },
        tells: nothing.into_iter().collect(),
        form: None,
    };
    page.answer(&ctx, StatusCode::OK)
}

/// Field by field, of things in the same place of the document; a thing that one of them does not have is a difference, too.
fn differences(ctx: &Ctx, before: &Whole, now: &Whole) -> Vec<Row> {
    let numbers = before.things.iter().chain(&now.things).map(|thing| thing.number);
    let mut numbers: Vec<i64> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut rows = Vec::new();
    for number in numbers {
        let (old, new) = (before.thing(number), now.thing(number));
        let Some(any) = new.or(old) else { continue };
        for field in &any.fields {
            let of = |thing: Option<&Thing>| thing.and_then(|thing| thing.field(field.field).cloned());
            let (old, new) = (of(old), of(new));
            if old.as_ref().and_then(Found::now) != new.as_ref().and_then(Found::now) {
                rows.push(row(ctx, any, field.field, (old.as_ref(), before), (new.as_ref(), now)));
            }
        }
    }
    rows
}

fn row(ctx: &Ctx, thing: &Thing, field: FieldName, old: (Option<&Found>, &Whole), new: (Option<&Found>, &Whole)) -> Row {
    let voice = &ctx.voice;
    let cell = |(found, whole): (Option<&Found>, &Whole)| match found {
        None => Cell::missing(voice),
        Some(found) => {
            let value = found.now().unwrap_or_default();
            let item = || value.parse().ok().and_then(|number| whole.thing(number)).map(|thing| called(voice, thing));
            let said = if field == FieldName::Under { item() } else { choice(voice, field, value) };
            let said = said.unwrap_or_else(|| if value.is_empty() { voice.missing().into() } else { value.into() });
            Cell::text(said).tag(state(voice, found))
        }
    };
    Row::new(vec![Cell::text(called(voice, thing)), Cell::text(label(voice, thing.of, field)), cell(old), cell(new)])
}
