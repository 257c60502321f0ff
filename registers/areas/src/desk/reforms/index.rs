//! The reorganisations, and preparing a new one for a day.

use axum::response::Response;
use engawa_kernel::{Day, FiscalYear, Id};
use engawa_web::ui::{Button, Field, Kicker, Row as Line, Rows, read_day};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow, Said, Voice, key};
use engawa_who::pages::sheet::{Typed, Wrongs};

use super::super::MAY;
use super::{path, store};
use crate::reforms::{Phase, Reform};
use askama::Template;
use axum::http::StatusCode;
use engawa_web::FormHead;
use engawa_web::ui::{ErrorSummary, FormFoot};

pub(super) const SHOW: RouteRow = RouteRow::get("/desk/areas/reforms", Face::Staff, MAY);
pub(super) const PREPARE: RouteRow = RouteRow::post("/desk/areas/reforms", Face::Staff, MAY).fields(&["day"]);

/// The page `templates/desk_reforms.html`.
#[derive(Template)]
#[template(path = "desk_reforms.html")]
struct IndexPage {
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    lead: Said,
    list: Rows,
    new_title: Said,
    form: FormHead,
    day: Field,
    foot: FormFoot,
}

pub(super) async fn show(ctx: Ctx) -> Answer<Response> {
    let next = FiscalYear(FiscalYear::of(ctx.today()).number() + 1).first_day();
    page(&ctx, &Typed::fresh(&[("day", &next.to_string())])).await
}

pub(super) async fn prepare(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let day = match day_of(&fields, ctx.today()) {
        Ok(day) => day,
        Err(why) => {
            let wrongs = Wrongs::at("day", ctx.voice.say(why));
            return page(&ctx, &Typed::back(fields, wrongs)).await;
        }
    };
    let put = ctx.town.write(fields.key(), move |tx| {
        let id: Id<Reform> = tx.new_id();
        store::put_reform(tx, id, day)?;
        Ok::<_, engawa_db::Fault>(id)
    });
    let id = put.await?;
    ctx.see_other(&path(id))
}

fn day_of(fields: &Fields, today: Day) -> Result<Day, &'static str> {
    let day = read_day(fields.trimmed("day")).ok_or(key("areas-wrong-day"))?;
    if day <= today { Err(key("areas-wrong-day-past")) } else { Ok(day) }
}

async fn page(ctx: &Ctx, typed: &Typed) -> Answer<Response> {
    let reforms = ctx.town.read(store::reforms).await?;
    let voice = &ctx.voice;
    let line = |reform: &Reform| {
        let title = voice.say_with("areas-reform-title", &[("day", voice.full_day(reform.effective_on).into())]);
        Line::new(title).href(ctx.link(&path(reform.id))).below(phase(voice, reform.phase(ctx.today())))
    };
    let day = Field::day(voice, "day", voice.say("areas-reform-day")).value(typed.value("day")).error(typed.wrong("day"));
    let page = IndexPage {
        errors: ErrorSummary::of(voice, &[&day]),
        way: super::super::way(ctx),
        title: voice.say("areas-reforms"),
        lead: voice.say("areas-reforms-lead"),
        list: Rows::new(reforms.iter().map(line).collect(), voice.say("areas-reforms-none")),
        new_title: voice.say("areas-reforms-new"),
        form: ctx.form(PREPARE.path)?,
        day,
        foot: FormFoot::new(Button::submit(voice.say("areas-reforms-deed"))),
    };
    let mut answer = ctx.page(&ctx.shell(page.errors.page_title(voice, page.title.clone())), &page)?;
    if !typed.wrongs.is_empty() {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

/// Where it stands, as a word.
pub(super) fn phase(voice: &Voice, phase: Phase) -> Said {
    voice.say(match phase {
        Phase::Draft => key("areas-phase-draft"),
        Phase::Missed => key("areas-phase-missed"),
        Phase::Adopted => key("areas-phase-adopted"),
        Phase::InForce => key("areas-phase-in-force"),
    })
}
