//! Many moves at once, pasted from a spreadsheet: read first, looked at, then taken.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_kernel::Id;
use engawa_web::tables::{Cell, Column, Row as Line, Table};
use engawa_web::ui::{Asked, Button, ErrorSummary, Field, FormFoot, Kicker, SaveState};
use engawa_web::{Answer, Ctx, Face, Fields, FormHead, RouteRow as Row, Said, key};

use super::find::Typed;
use super::model::{LINES_MAX, Move};
use super::paste::{self, Pasted};
use super::view::{View, into_draft};
use super::{MAY, NAMES, lines, moves, store};
use crate::accounts::Account;
use crate::pages::look;
use crate::pages::sheet::Wrongs;

/// The form.
pub(super) const SHOW: Row = Row::get("/admin/transfers/{transfer}/pastes", Face::Staff, MAY);
/// Reading, and taking what was read.
pub(super) const TAKE: Row =
    Row::post("/admin/transfers/{transfer}/pastes", Face::Staff, MAY).fields(&["text", "deed"]).shows(NAMES);

/// How many lines of the sheet are seen at once.
const ROWS: u8 = 12;

/// The page `templates/transfers_paste.html`.
#[derive(Template)]
#[template(path = "transfers_paste.html")]
struct PastePage {
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    lead: Vec<Said>,
    columns: Vec<Said>,
    form: FormHead,
    text: Field,
    read: Option<Table>,
    foot: FormFoot,
}

/// Asks for the lines.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    page(&ctx, &view, &Fields::default(), &[], &BTreeMap::new(), &Wrongs::default())
}

/// Reads the lines; takes them when all of them are clear and that is what was asked for.
pub(super) async fn take(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    let text = fields.get("text");
    let count = paste::lines(text).count();
    if count == 0 || count + view.plan.lines() > LINES_MAX {
        let why = if count == 0 { key("who-transfers-wrong-paste") } else { key("who-transfers-wrong-paste-long") };
        return page(&ctx, &view, &fields, &[], &BTreeMap::new(), &Wrongs::at("text", ctx.voice.say(why)));
    }
    let directory = view.directory(&ctx, paste::people(text)).await?;
    let pasted = paste::read(text, &view.plan, &directory);
    let is_clear = pasted.iter().all(|line| line.read.is_ok());
    if is_clear && fields.get("deed") == "take" {
        return put(&ctx, &view, &fields, pasted).await;
    }
    let shown: Vec<Id<Account>> = pasted.iter().filter_map(|line| line.read.ok()).map(|(account, _)| account).collect();
    look::note(&ctx, TAKE.path, shown.iter().map(|account| account.any()).collect()).await?;
    let names = names(&ctx, shown).await?;
    let wrongs = if is_clear { Wrongs::default() } else { Wrongs::at("text", ctx.voice.say("who-transfers-wrong-paste-lines")) };
    page(&ctx, &view, &fields, &pasted, &names, &wrongs)
}

async fn put(ctx: &Ctx, view: &View, fields: &Fields, pasted: Vec<Pasted>) -> Answer<Response> {
    let transfer = view.transfer.id;
    into_draft(ctx, fields.key(), transfer, move |tx| {
        for (account, way) in pasted.iter().filter(|line| !line.is_known).filter_map(|line| line.read.ok()) {
            let id = tx.new_id();
            store::put_move(tx, transfer, &Move { id, account, way, until: None })?;
        }
        Ok(())
    })
    .await?;
    ctx.see_other(&format!("{}?done=added", view.path()))
}

/// The names of people; someone new in the house stands in no list yet.
async fn names(ctx: &Ctx, people: Vec<Id<Account>>) -> Answer<BTreeMap<Id<Account>, String>> {
    let read = ctx.town.read(move |db| -> Result<_, engawa_db::Fault> {
        let mut names = BTreeMap::new();
        for account in people {
            if let Some(found) = crate::accounts::account(db, account)? {
                names.insert(account, found.name);
            }
        }
        Ok(names)
    });
    Ok(read.await?)
}

fn page(
    ctx: &Ctx,
    view: &View,
    fields: &Fields,
    pasted: &[Pasted],
    names: &BTreeMap<Id<Account>, String>,
    wrongs: &Wrongs,
) -> Answer<Response> {
    let voice = &ctx.voice;
    let text =
        Field::lines(voice, "text", voice.say("who-transfers-paste-label"), ROWS).hint(voice.say("who-transfers-paste-hint"));
    let text = text.value(fields.get("text")).error(wrongs.of("text"));
    let page = PastePage {
        errors: ErrorSummary::of(voice, &[&text as &dyn Asked]),
        way: view.way(ctx),
        title: voice.say("who-transfers-to-paste"),
        lead: vec![voice.say("who-transfers-paste-lead"), voice.say("who-transfers-paste-blank")],
        columns: columns(ctx),
        form: ctx.form(&view.below("pastes"))?,
        text,
        read: (!pasted.is_empty()).then(|| table(ctx, view, pasted, names)),
        foot: foot(ctx, view, !pasted.is_empty() && wrongs.is_empty()),
    };
    let mut answer = ctx.page(&ctx.shell(page.errors.page_title(voice, page.title.clone())), &page)?;
    if !wrongs.is_empty() {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

fn columns(ctx: &Ctx) -> Vec<Said> {
    let keys = [
        key("who-transfers-paste-person"),
        key("who-transfers-paste-from-section"),
        key("who-transfers-paste-from-title"),
        key("who-transfers-paste-to-section"),
        key("who-transfers-paste-to-title"),
    ];
    keys.into_iter().map(|key| ctx.voice.say(key)).collect()
}

fn foot(ctx: &Ctx, view: &View, is_clear: bool) -> FormFoot {
    let voice = &ctx.voice;
    let read = Button::submit(voice.say("who-transfers-paste-read")).named("deed", "read");
    let take = voice.say("who-transfers-paste-take");
    let foot = if is_clear {
        FormFoot::new(Button::submit(take.clone()).named("deed", "take")).also(read.outline())
    } else {
        FormFoot::new(read)
    };
    foot.other(voice.say("who-transfers-back"), ctx.link(&view.path())).state(SaveState::nothing(voice, take))
}

fn table(ctx: &Ctx, view: &View, pasted: &[Pasted], names: &BTreeMap<Id<Account>, String>) -> Table {
    let voice = &ctx.voice;
    let columns = vec![
        Column::text(voice.say("who-transfers-paste-line")),
        Column::text(voice.say("who-transfers-paste-person")),
        Column::text(voice.say("who-transfers-paste-way")),
        Column::text(voice.say("who-transfers-paste-result")),
    ];
    let mut table = Table::new(voice, voice.say("who-transfers-paste-was-read"), columns);
    for line in pasted {
        let number = voice.say_with("who-transfers-paste-number", &[("number", line.number.into())]);
        let (person, way, result) = match line.read {
            Ok((account, way)) => {
                let name = names.get(&account).map_or_else(|| line.typed.person.clone(), Clone::clone);
                let result = if line.is_known { key("who-transfers-paste-known") } else { key("who-transfers-paste-clear") };
                (Said::text(&name), lines::way_words(voice, view, way), voice.say(result))
            }
            Err(why) => (Said::text(&line.typed.person), as_typed(&line.typed), voice.say(moves::unclear(why))),
        };
        table.push(Line::new(vec![Cell::text(number), Cell::text(person), Cell::text(way), Cell::text(result)]));
    }
    table
}

fn as_typed(typed: &Typed) -> Said {
    let words = [&typed.from_section, &typed.from_title, &typed.to_section, &typed.to_title];
    let words: Vec<&str> = words.into_iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    Said::text(&words.join(" / "))
}
