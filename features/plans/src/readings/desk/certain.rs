//! Accept everything of which the reader is sure, after a list of what that is.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::tables::{Cell, Column, Row, Table, TableStyle};
use engawa_web::ui::{Button, ErrorSummary, FormFoot, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow};

use super::MAY;
use super::at::{by, failure, opened, path, way};
use super::page::{AskPage, Form};
use super::words::{called, choice, label, sort};
use crate::readings::act::accept_certain;
use crate::readings::book::Whole;
use crate::readings::model::{FieldName, Reading, Thing};
use crate::readings::refused::Refused;

const PATH: &str = "/desk/plans/readings/{reading}/certain";

/// The list.
pub(super) const SHOW: RouteRow = RouteRow::get(PATH, Face::Staff, MAY);
/// The deed.
pub(super) const SUBMIT: RouteRow = RouteRow::post(PATH, Face::Staff, MAY).fields(&["seen"]);

/// Shows what it is.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let (reading, whole) = opened(&ctx, &id).await?;
    page(&ctx, &reading, &whole, false)
}

fn page(ctx: &Ctx, reading: &Reading, whole: &Whole, is_late: bool) -> Answer<Response> {
    let voice = &ctx.voice;
    let certain = whole.certain();
    let columns = vec![Column::text(voice.say("plans-reading-column-thing")), Column::text(voice.say("plans-reading-column-says"))];
    let row = |thing: &&Thing| {
        Row::new(vec![Cell::text(called(voice, thing)).tag(sort(voice, thing.of)), Cell::text(says(ctx, whole, thing))])
    };
    let caption = voice.say_with("plans-reading-certain-list", &[("count", certain.len().into())]);
    let table = Table::new(voice, caption, columns).style(TableStyle::Cards);
    let late = is_late.then(|| Tell::new(Tone::Late, voice.say("plans-reading-wrong-late")));
    let nothing = certain.is_empty().then(|| Tell::info(voice.say("plans-reading-certain-none")));
    let back = ctx.link(&path(reading.id));
    let form = if certain.is_empty() {
        None
    } else {
        let deed = voice.say_with("plans-reading-certain-deed", &[("count", certain.len().into())]);
        let foot = FormFoot::new(Button::submit(deed)).other(voice.say("plans-reading-back"), back);
        let head = ctx.form(&format!("{}/certain", path(reading.id)))?;
        Some(Form { head, seen: whole.seen().to_string(), asks: Vec::new(), foot })
    };
    let page = AskPage {
        errors: ErrorSummary::of(voice, &[]),
        way: way(ctx, Some(reading)),
        title: voice.say("plans-reading-certain"),
        lead: Some(voice.say("plans-reading-certain-lead")),
        tells: late.into_iter().chain(nothing).collect(),
        form,
        tables: if certain.is_empty() { Vec::new() } else { vec![certain.iter().map(row).fold(table, Table::row)] },
    };
    page.answer(ctx, if is_late { StatusCode::CONFLICT } else { StatusCode::OK })
}

/// Everything that it says, in one line.
fn says(ctx: &Ctx, whole: &Whole, thing: &Thing) -> String {
    let voice = &ctx.voice;
    let said = |found: &crate::readings::model::Found| {
        let value = found.now()?;
        let word = match found.field {
            FieldName::Title => return None,
            FieldName::Under => called(voice, value.parse().ok().and_then(|number| whole.thing(number))?).plain(),
            field => choice(voice, field, value).map_or_else(|| value.chars().take(60).collect(), |word| word.plain()),
        };
        Some(format!("{} {word}", label(voice, thing.of, found.field).plain()))
    };
    thing.fields.iter().filter_map(said).collect::<Vec<_>>().join(" / ")
}

/// Accepts it.
pub(super) async fn submit(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let (reading, _) = opened(&ctx, &id).await?;
    let (of, by, seen) = (reading.id, by(&ctx)?, fields.get("seen").parse().unwrap_or(-1));
    match ctx.town.write(fields.key(), move |tx| accept_certain(tx, of, seen, &by)).await {
        Ok(_) => ctx.see_other(&format!("{}?done=accepted", path(of))),
        Err(Refused::Late | Refused::Nothing) => {
            let (reading, whole) = opened(&ctx, &id).await?;
            page(&ctx, &reading, &whole, true)
        }
        Err(refused) => Err(failure(&ctx, refused)),
    }
}
