//! All areas, for those who keep them.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::ui::{Button, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, RouteRow, Said, Voice, key};
use engawa_who::pages::Done;

use super::{MAY, map_of};
use crate::pages::look::days;
use crate::rules::Map;

pub(super) const SHOW: RouteRow = RouteRow::get("/desk/areas", Face::Staff, MAY).asks(&["done"]);

/// The page `templates/desk_list.html`.
#[derive(Template)]
#[template(path = "desk_list.html")]
struct ListPage {
    title: Said,
    lead: Said,
    done: Option<Tell>,
    ways: Vec<Button>,
    table: Table,
}

pub(super) async fn show(ctx: Ctx, Query(asked): Query<Done>) -> Answer<Response> {
    let map = map_of(&ctx).await?;
    let voice = &ctx.voice;
    let way = |label, path| Button::link(voice.say(label), ctx.link(path)).outline();
    let page = ListPage {
        title: voice.say("areas-desk"),
        lead: voice.say("areas-desk-lead"),
        done: told(voice, &asked.done),
        ways: vec![
            way(key("areas-desk-to-new"), "/desk/areas/new"),
            way(key("areas-desk-to-listings"), "/desk/areas/listings"),
            way(key("areas-desk-to-reforms"), "/desk/areas/reforms"),
            way(key("areas-desk-to-imports"), "/desk/areas/imports"),
        ],
        table: table(&ctx, &map),
    };
    ctx.page(&ctx.shell(page.title.clone()), &page)
}

fn told(voice: &Voice, done: &str) -> Option<Tell> {
    (done == "begun").then(|| Tell::new(Tone::Done, voice.say("areas-done-begun")))
}

/// Those of today and of the days to come; those that are over stand below their successors' sheets.
fn table(ctx: &Ctx, map: &Map) -> Table {
    let (voice, today) = (&ctx.voice, ctx.today());
    let columns = [key("areas-column-name"), key("areas-column-kind"), key("areas-column-code"), key("areas-column-days")];
    let columns = columns.map(|label| Column::text(voice.say(label))).into();
    let mut areas: Vec<_> = map.areas.values().filter(|area| area.days.to.is_none_or(|to| to >= today)).collect();
    let name_of = |area: &crate::Area| map.path_on(area, area.days.nearest(today));
    areas.sort_by_cached_key(|area| name_of(area));
    let row = |area: &crate::Area| {
        let name = name_of(area);
        Row::new(vec![
            Cell::link(name, ctx.link(&format!("/desk/areas/{}", area.id))),
            Cell::text(area.kind.as_str()),
            Cell::text(area.code.as_str()),
            days(voice, area.days, today).map_or_else(|| Cell::missing(voice), Cell::text),
        ])
    };
    areas.into_iter().map(row).fold(Table::new(voice, voice.say("areas-desk-caption"), columns).hide_caption(), Table::row)
}
