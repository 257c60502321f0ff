//! Give a sheet to a section of today: where nobody carries the work, or another should.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_kernel::{Channel, Id};
use engawa_web::ui::{Button, Confirm, Select, Undo};
use engawa_web::{Answer, Ctx, Face, Fields, FormHead, RouteRow};
use engawa_who::Section;

use super::super::super::MAY_ALL;
use super::super::super::writing::model::sheet_path;
use super::super::at::{self, Met, review_path};
use super::super::refusals::{self, Typed};
use super::super::words;
use super::asking::{Ask, AskingPage, refused};
use crate::evaluation::model::RoundState;
use crate::evaluation::{Refused, sheet};
use crate::pages::Look;

/// The form.
pub(in super::super) const SHOW: RouteRow = RouteRow::get("/desk/sheets/{sheet}/section", Face::Staff, MAY_ALL);
/// The deed.
pub(in super::super) const SUBMIT: RouteRow =
    RouteRow::post("/desk/sheets/{sheet}/section", Face::Staff, MAY_ALL).fields(&[SECTION]);

const SECTION: &str = "section";

/// The page, with the sections of today.
pub(in super::super) fn page(look: &Look, met: &Met, sections: &[Section], typed: &Typed, head: FormHead) -> AskingPage {
    let voice = &look.voice;
    let say = |key| voice.say(key);
    let what = voice.say_with("plans-ev-planning-assign-what", &[("item", at::title(look, met).into())]);
    let undo = Undo::Until(say("plans-ev-planning-until-published"));
    let confirm = Confirm::new(voice, what, say("plans-ev-planning-assign-reaches"), undo)
        .detail(say("plans-ev-planning-assign-now"), words::carriers(voice, &met.view.carriers));
    let select = Select::new(voice, SECTION, say("plans-ev-planning-column-section"))
        .chosen(typed.value(SECTION))
        .error(typed.wrong(SECTION));
    let select = sections.iter().fold(select, |select, section| select.option(section.id.to_string(), section.name.as_str()));
    let deed = Button::submit(say("plans-ev-planning-assign-deed"));
    let back = look.link(&review_path(met.view.sheet.id));
    AskingPage::new(look, at::way_of(look, met), say("plans-ev-planning-assign-go"), confirm).question(
        voice,
        head,
        Ask::Select(Box::new(select)),
        deed,
        back,
        &typed.wrongs,
    )
}

async fn answer(ctx: &Ctx, met: &Met, typed: &Typed, wrong: StatusCode) -> Answer<Response> {
    let today = ctx.today();
    let sections = ctx.town.read(move |db| engawa_who::sections_on(db, today)).await?;
    let head = ctx.form(&format!("{}/section", sheet_path(met.view.sheet.id)))?;
    page(&Look::of(ctx), met, &sections, typed, head).answer(ctx, wrong)
}

/// Asks for the section.
pub(in super::super) async fn show(ctx: Ctx, Path(sheet): Path<String>) -> Answer<Response> {
    let met = at::sheet(&ctx, &sheet).await?;
    if met.view.round.state == RoundState::Published {
        return Err(refusals::failure(&ctx.voice, Refused::RoundIs(RoundState::Published)));
    }
    answer(&ctx, &met, &Typed::default(), StatusCode::OK).await
}

/// Gives it.
pub(in super::super) async fn submit(ctx: Ctx, Path(sheet): Path<String>, fields: Fields) -> Answer<Response> {
    let met = at::sheet(&ctx, &sheet).await?;
    let (id, by) = (met.view.sheet.id, ctx.actor()?);
    let done = match Id::parse(fields.get(SECTION)) {
        Ok(section) => ctx.town.write(fields.key(), move |tx| sheet::assign(tx, id, section, by.clone(), Channel::Web)).await,
        Err(_) => Err(Refused::UnknownSection),
    };
    let Err(why) = done else { return ctx.see_other(&format!("{}?done=assigned", review_path(id))) };
    let (status, wrongs) = refused(&ctx.voice, SECTION, why)?;
    answer(&ctx, &met, &Typed::back(fields, wrongs), status).await
}
