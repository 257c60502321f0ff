//! The figures of an area of one day: a grid of what is known, entered and corrected in one deed.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{Channel, Day, Seq};
use engawa_web::ui::{Button, EntryGrid, ErrorSummary, Field, FormFoot, Kicker, SaveState, read_day};
use engawa_web::{Answer, Ctx, Face, Fields, FormHead, RouteRow, Said};
use engawa_who::pages::sheet::{Typed, Wrongs};
use serde::Deserialize;

use super::grid::{field, grid, rows};
use super::wrongs::{number, wrongs};
use super::{MAY, area_of, way};
use crate::acts::{Entry, Sheet, TEXT_MAX, state_figures};
use crate::model::{Area, Item};
use crate::reading::read_count;
use crate::store;

pub(super) const SHOW: RouteRow = RouteRow::get("/desk/areas/{area}/figures", Face::Staff, MAY).asks(&["day"]);
pub(super) const SUBMIT: RouteRow =
    RouteRow::post("/desk/areas/{area}/figures", Face::Staff, MAY).fields(&["day", "value-*", "source", "reason", "seen"]);

/// The page `templates/desk_figures.html`.
#[derive(Template)]
#[template(path = "desk_figures.html")]
struct FiguresPage {
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    lead: Said,
    form: FormHead,
    day: Field,
    seen: String,
    grid: EntryGrid,
    source: Field,
    reason: Field,
    foot: FormFoot,
}

/// Which day.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    day: String,
}

pub(super) async fn show(ctx: Ctx, Path(id): Path<String>, Query(asked): Query<Asked>) -> Answer<Response> {
    let area = area_of(&ctx, &id).await?;
    let day = Day::parse(&asked.day).unwrap_or_else(|_| usual_day(ctx.today()));
    let id = area.id;
    let sheet = ctx.town.read(move |db| Sheet::read(db, id, day)).await?;
    let mut usual: Vec<(String, String)> = sheet.values.iter().map(|(what, value)| (field(what), value.to_string())).collect();
    usual.push(("day".into(), day.to_string()));
    usual.push(("source".into(), sheet.source.clone().unwrap_or_default()));
    usual.push(("seen".into(), sheet.seen.map(|seq| seq.0.to_string()).unwrap_or_default()));
    let pairs: Vec<(&str, &str)> = usual.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    page(&ctx, &area, &Typed::fresh(&pairs)).await
}

/// Registers are counted on 1 April.
fn usual_day(today: Day) -> Day {
    engawa_kernel::FiscalYear::of(today).first_day()
}

pub(super) async fn submit(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let area = area_of(&ctx, &id).await?;
    let id = area.id;
    let items = ctx.town.read(store::figures::items).await?;
    let entry = match read(&ctx, &items, &fields) {
        Ok(entry) => entry,
        Err(wrongs) => return page(&ctx, &area, &Typed::back(fields, wrongs)).await,
    };
    let by = ctx.actor()?;
    match ctx.town.write(fields.key(), move |tx| state_figures(tx, id, &entry, &by, Channel::Web)).await {
        Ok(_) => ctx.see_other(&format!("/desk/areas/{id}?done=figures")),
        Err(refused) => page(&ctx, &area, &Typed::back(fields, wrongs(&ctx.voice, refused)?)).await,
    }
}

fn read(ctx: &Ctx, items: &[Item], fields: &Fields) -> Result<Entry, Wrongs> {
    let mut found = Wrongs::default();
    let day = read_day(fields.trimmed("day"));
    if day.is_none() {
        found.add("day", ctx.voice.say("areas-wrong-day"));
    }
    let mut values = BTreeMap::new();
    for what in rows(items).into_iter().flatten().flatten() {
        match read_count(fields.get(&field(&what))) {
            Ok(None) => {}
            Ok(Some(value)) => {
                values.insert(what, value);
            }
            Err(_) => found.add(field(&what), number(&ctx.voice)),
        }
    }
    let seen = fields.trimmed("seen").parse().ok().map(Seq);
    let text = |name: &str| fields.trimmed(name).to_owned();
    let Some(day) = day.filter(|_| found.is_empty()) else { return Err(found) };
    Ok(Entry { day, values, source: text("source"), reason: text("reason"), seen })
}

async fn page(ctx: &Ctx, area: &Area, typed: &Typed) -> Answer<Response> {
    let id = area.id;
    let read = move |db: &Db| Ok::<_, Fault>((store::figures::items(db)?, crate::figures::figures_of(db, id)?));
    let (items, known) = ctx.town.read(read).await?;
    let voice = &ctx.voice;
    let text = |name: &'static str, label: Said| {
        Field::text(voice, name, label).value(typed.value(name)).error(typed.wrong(name)).max(TEXT_MAX)
    };
    let day = Field::day(voice, "day", voice.say("areas-column-day")).value(typed.value("day")).error(typed.wrong("day"));
    let source = text("source", voice.say("areas-column-source")).hint(voice.say("areas-figures-source-hint"));
    let reason = text("reason", voice.say("areas-desk-reason")).hint(voice.say("areas-figures-reason-hint")).optional();
    let grid = grid(ctx, &items, &known, typed);
    let errors = ErrorSummary::of(voice, &[&day, &grid, &source, &reason]).form_error(typed.wrong(""));
    let deed = voice.say("areas-figures-deed");
    let state = if errors.is_empty() { SaveState::nothing(voice, deed.clone()) } else { SaveState::refused(voice) };
    let back = ctx.link(&format!("/desk/areas/{id}"));
    let page = FiguresPage {
        way: way(ctx).link(area.name.as_str(), back.clone()),
        title: voice.say_with("areas-figures-title", &[("area", area.name.as_str().into())]),
        lead: voice.say("areas-figures-lead"),
        form: ctx.form(&format!("/desk/areas/{id}/figures"))?,
        day,
        seen: typed.value("seen"),
        grid,
        source,
        reason,
        foot: FormFoot::new(Button::submit(deed)).other(voice.say("areas-desk-back"), back).state(state),
        errors,
    };
    let mut answer = ctx.page(&ctx.shell(page.errors.page_title(voice, page.title.clone())), &page)?;
    if !typed.wrongs.is_empty() {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}
