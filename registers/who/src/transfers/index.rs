//! The lists of transfers, and preparing a new one for a day.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::Key;
use engawa_kernel::{Day, FiscalYear, Id};
use engawa_web::ui::{Asked, Button, ErrorSummary, Field, FormFoot, Kicker, Row as Line, Rows, read_day};
use engawa_web::{Answer, Ctx, Face, Fields, FormHead, RouteRow as Row, Said, Voice, key};

use super::model::{Phase, Transfer};
use super::view::{path, title};
use super::{MAY, store};
use crate::pages::sheet::Wrongs;
use crate::pages::way;

/// The lists.
pub(super) const SHOW: Row = Row::get("/admin/transfers", Face::Staff, MAY);
/// A new list.
pub(super) const PREPARE: Row = Row::post("/admin/transfers", Face::Staff, MAY).fields(&["day"]);

/// The page `templates/transfers_index.html`.
#[derive(Template)]
#[template(path = "transfers_index.html")]
struct IndexPage {
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    lead: Vec<Said>,
    lists_title: Said,
    lists: Rows,
    new_title: Said,
    form: FormHead,
    day: Field,
    foot: FormFoot,
}

/// All lists.
pub(super) async fn show(ctx: Ctx) -> Answer<Response> {
    let next = FiscalYear(FiscalYear::of(ctx.today()).number() + 1).first_day();
    page(&ctx, next.to_string(), &Wrongs::default()).await
}

/// Begins a list for a day.
pub(super) async fn prepare(ctx: Ctx, fields: Fields) -> Answer<Response> {
    match day_of(&fields, ctx.today()) {
        Ok(day) => {
            let id = put(&ctx, fields.key(), day).await?;
            ctx.see_other(&path(id))
        }
        Err(why) => page(&ctx, fields.get("day").to_owned(), &Wrongs::at("day", ctx.voice.say(why))).await,
    }
}

fn day_of(fields: &Fields, today: Day) -> Result<Day, &'static str> {
    let day = read_day(fields.trimmed("day")).ok_or(key("who-transfers-wrong-day"))?;
    if day <= today { Err(key("who-transfers-wrong-day-past")) } else { Ok(day) }
}

async fn put(ctx: &Ctx, key: Key, day: Day) -> Answer<Id<Transfer>> {
    let put = ctx.town.write(key, move |tx| {
        let id = tx.new_id();
        store::put_transfer(tx, id, day)?;
        Ok::<_, engawa_db::Fault>(id)
    });
    Ok(put.await?)
}

async fn page(ctx: &Ctx, typed: String, wrongs: &Wrongs) -> Answer<Response> {
    let voice = &ctx.voice;
    let lists = ctx.town.read(store::transfers).await?;
    let line = |list: &Transfer| {
        Line::new(title(voice, list.effective_on)).href(ctx.link(&path(list.id))).below(phase(voice, list.phase(ctx.today())))
    };
    let day = Field::day(voice, "day", voice.say("who-transfers-day")).value(typed).error(wrongs.of("day"));
    let page = IndexPage {
        errors: ErrorSummary::of(voice, &[&day as &dyn Asked]),
        way: way(ctx),
        title: voice.say("who-transfers-title"),
        lead: vec![voice.say("who-transfers-lead")],
        lists_title: voice.say("who-transfers-lists"),
        lists: Rows::new(lists.iter().map(line).collect(), voice.say("who-transfers-lists-none")),
        new_title: voice.say("who-transfers-new"),
        form: ctx.form(PREPARE.path)?,
        day,
        foot: FormFoot::new(Button::submit(voice.say("who-transfers-new-deed"))),
    };
    let mut answer = ctx.page(&ctx.shell(page.errors.page_title(voice, page.title.clone())), &page)?;
    if !wrongs.is_empty() {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

/// Where a list stands, as a word.
pub(super) fn phase(voice: &Voice, phase: Phase) -> Said {
    voice.say(match phase {
        Phase::Draft => key("who-transfers-phase-draft"),
        Phase::Missed => key("who-transfers-phase-missed"),
        Phase::Adopted => key("who-transfers-phase-adopted"),
        Phase::InForce => key("who-transfers-phase-in-force"),
    })
}
