//! The list of all programmes at the desk: those inside of city hall and those without a text, too.

use axum::extract::Query;
use axum::response::Response;
use engawa_web::tables::{Cell, Column, Row, Table, TableStyle};
use engawa_web::ui::{Button, Kicker, Tell};
use engawa_web::{Answer, Ctx, Face, RouteRow, Said};

use super::MAY;
use super::at::{Done, INVENTORY};
use super::page::{DeskPage, What};
use crate::inventory::model::Online;
use crate::inventory::{Known, known};
use crate::words_of;

/// The page.
pub(super) const SHOW: RouteRow = RouteRow::get(INVENTORY, Face::Staff, MAY).asks(&["done"]);

/// Shows it.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Done>) -> Answer<Response> {
    let today = ctx.today();
    let all = ctx.town.read(move |db| known(db, today)).await?;
    let voice = &ctx.voice;
    let mut page = DeskPage::new(&ctx, Kicker::new().part(voice.say("cases-desk-above")), voice.say("cases-desk-inventory"))
        .lead(voice.say("cases-inventory-lead"));
    page.tells = asked.tells(&ctx);
    page.tells.push(Tell::info(share(&ctx, &all)));
    page.deeds = vec![
        Button::link(voice.say("cases-inventory-new"), ctx.link("/desk/inventory/new")),
        Button::link(voice.say("cases-inventory-file"), ctx.link("/desk/inventory/file")).outline(),
    ];
    page.part("list", voice.say("cases-inventory-list"), What::Table(Box::new(table(&ctx, &all)))).answer(&ctx)
}

/// How many of those on the state's list are done on a screen: what the indicator says, in whole numbers.
fn share(ctx: &Ctx, all: &[Known]) -> Said {
    let counted = all.iter().map(|known| &known.listed.statement).filter(|said| !said.is_inside);
    let national: Vec<bool> = counted.clone().filter(|said| said.is_national).map(|said| said.online != Online::No).collect();
    let online = national.iter().filter(|is_online| **is_online).count();
    let args = [("all", counted.count().into()), ("national", national.len().into()), ("online", online.into())];
    ctx.voice.say_with("cases-inventory-share", &args)
}

fn table(ctx: &Ctx, all: &[Known]) -> Table {
    let voice = &ctx.voice;
    let columns = vec![
        Column::text(voice.say("cases-column-name")),
        Column::text(voice.say("cases-column-section")),
        Column::text(voice.say("cases-column-scene")),
        Column::text(voice.say("cases-inventory-ways")),
        Column::number(voice.say("cases-column-yearly")),
    ];
    let caption = voice.say_with("cases-list-count", &[("count", all.len().into())]);
    let table = Table::new(voice, caption, columns).style(TableStyle::Cards);
    all.iter().fold(table, |table, known| {
        let said = &known.listed.statement;
        let name = Cell::link(said.name.as_str(), ctx.link(&format!("{INVENTORY}/{}", known.listed.slug)));
        let name = if said.is_national { name.tag(voice.say("cases-inventory-national")) } else { name };
        let count = said.yearly_count.and_then(|count| i32::try_from(count).ok()).map(f64::from);
        table.row(Row::new(vec![
            name,
            Cell::text(known.section.as_str()),
            Cell::text(voice.say(words_of::scene(said.scene))),
            Cell::text(ways(ctx, known)),
            Cell::number(voice, count, 0),
        ]))
    })
}

fn ways(ctx: &Ctx, known: &Known) -> String {
    let (voice, said) = (&ctx.voice, &known.listed.statement);
    let ways = [
        (said.online == Online::Elsewhere, voice.plain("cases-short-online")),
        (said.is_by_post, voice.plain("cases-short-post")),
        (said.is_at_counter, voice.plain("cases-short-counter")),
        (said.is_inside, voice.plain("cases-short-inside")),
    ];
    ways.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect::<Vec<_>>().join("・")
}
