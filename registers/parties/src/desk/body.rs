//! What an organization becomes, what it reports, what the public may know, its posts.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::{AnyId, Choice};
use engawa_web::ui::{Field, Picks, Width};
use engawa_web::{Answer, Ctx, Fields, RouteRow, key};
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use super::enter::ask_state;
use super::forms::{ask_day, ask_source, day, line, number, open_number, party, term};
use super::{EDITS, deed, look, page, public, sentences};
use crate::deeds::{self, By, NewReport};
use crate::model::{DeskRight, NAME_MAX, Post, State};
use crate::refused::Refused;
use crate::store::{self, Named};

/// The form of a state.
pub(super) const STATE: RouteRow = page("/desk/parties/{body}/state", EDITS);
/// The deed.
pub(super) const STATE_DEED: RouteRow = deed("/desk/parties/{body}/state").fields(&["state", "from", "other", "source"]);
/// The form of a report.
pub(super) const REPORT: RouteRow = page("/desk/parties/{body}/report", EDITS);
/// The deed.
pub(super) const REPORT_DEED: RouteRow =
    deed("/desk/parties/{body}/report").fields(&["from", "count", "persons", "source", "reason"]);
/// The form of the public part.
pub(super) const PUBLIC: RouteRow = page("/desk/parties/{body}/public", EDITS);
/// The deed.
pub(super) const PUBLIC_DEED: RouteRow = deed("/desk/parties/{body}/public").fields(public::FIELDS);
/// The form of a post.
pub(super) const POST: RouteRow = page("/desk/parties/{body}/posts/new", EDITS);
/// The deed.
pub(super) const POST_DEED: RouteRow =
    deed("/desk/parties/{body}/posts").fields(&["title", "count", "months", "public", "desk", "from", "to"]);

async fn body(ctx: &Ctx, id: &str) -> Answer<Named> {
    look::party_of(ctx, id, "organization").await
}

fn sheet(ctx: &Ctx, body: &Named, title: &'static str, end: &str, deed: &'static str) -> Answer<Sheet> {
    let path = format!("{}/{end}", look::path(body.id));
    let sheet = Sheet::new(ctx, look::way_to(ctx, body), ctx.voice.say(title), &path, ctx.voice.say(deed))?;
    Ok(sheet.back(ctx.link(&look::path(body.id))))
}

/// After a deed: back to the sheet, or the form with what is wrong.
async fn answered(ctx: &Ctx, body: &Named, done: Result<(), Refused>, code: &str) -> Answer<Result<Response, Wrongs>> {
    match done {
        Ok(()) => Ok(Ok(ctx.see_other(&format!("{}?done={code}", look::path(body.id)))?)),
        Err(refused) => Ok(Err(sentences::wrongs(&ctx.voice, refused)?)),
    }
}

/// The form of a state, with today.
pub(super) async fn show_state(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let body = body(&ctx, &id).await?;
    let today = ctx.today().to_string();
    state_page(&ctx, &body, &Typed::fresh(&[("from", &today)]))
}

fn state_page(ctx: &Ctx, body: &Named, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let heir = line(ctx, typed, "other", key("parties-state-heir")).hint(say("parties-state-heir-hint")).error(typed.wrong("heir"));
    sheet(ctx, body, key("parties-act-state"), "state", key("parties-state-deed"))?
        .lead(say("parties-state-lead"))
        .part(ask_state(ctx, typed, &[State::Active, State::Dormant, State::Dissolved, State::Merged]))
        .part(ask_day(ctx, typed, "from", key("parties-form-since")))
        .part(heir.optional())
        .part(ask_source(ctx, typed))
        .answer(ctx, &typed.wrongs)
}

/// Lets the organization become something.
pub(super) async fn submit_state(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let body = body(&ctx, &id).await?;
    let mut wrongs = Wrongs::default();
    let (from, state) = (day(&ctx, &fields, "from", &mut wrongs), State::from_code(fields.get("state")));
    if state.is_none() {
        wrongs.add("state", ctx.voice.say("parties-refused-unknown"));
    }
    let (Some(from), Some(state)) = (from, state) else { return state_page(&ctx, &body, &Typed::back(fields, wrongs)) };
    let (by, other, source, id) = (By::web(ctx.actor()?), fields.get("other").to_owned(), fields.get("source").to_owned(), body.id);
    let done = ctx.town.write(fields.key(), move |tx| {
        let heir = named(tx, &other, &["organization"])?;
        deeds::become_state(tx, id.of(), (state, from), heir.map(AnyId::of), &source, &by)
    });
    match answered(&ctx, &body, done.await, "corrected").await? {
        Ok(answer) => Ok(answer),
        Err(wrongs) => state_page(&ctx, &body, &Typed::back(fields, wrongs)),
    }
}

/// Whom a field names, where it names anyone.
pub(super) fn named(db: &engawa_db::Db, text: &str, sorts: &[&str]) -> Result<Option<AnyId>, Refused> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    party(db, text, sorts)?.map(Some).ok_or(Refused::Unknown("other"))
}

/// The form of a report, with today.
pub(super) async fn show_report(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let body = body(&ctx, &id).await?;
    let today = ctx.today().to_string();
    report_page(&ctx, &body, &Typed::fresh(&[("from", &today)]))
}

fn report_page(ctx: &Ctx, body: &Named, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let count = |name, label| {
        let field = Field::number(&ctx.voice, name, say(label)).value(typed.value(name)).error(typed.wrong(name));
        field.width(Width::Middle)
    };
    sheet(ctx, body, key("parties-act-report"), "report", key("parties-report-deed"))?
        .lead(say("parties-report-lead"))
        .part(ask_day(ctx, typed, "from", key("parties-report-day")))
        .part(count("count", key("parties-report-households")).unit(say("parties-unit-households")))
        .part(count("persons", key("parties-report-persons")).optional())
        .part(ask_source(ctx, typed))
        .part(line(ctx, typed, "reason", key("parties-form-reason")).hint(say("parties-report-reason-hint")).optional())
        .answer(ctx, &typed.wrongs)
}

/// Accepts the report.
pub(super) async fn submit_report(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let body = body(&ctx, &id).await?;
    let mut wrongs = Wrongs::default();
    let from = day(&ctx, &fields, "from", &mut wrongs);
    let households = number(&ctx, &fields, "count", &mut wrongs);
    let persons = open_number(&ctx, &fields, "persons", &mut wrongs);
    let (Some(counted_on), Some(households), Some(persons)) = (from, households, persons) else {
        return report_page(&ctx, &body, &Typed::back(fields, wrongs));
    };
    let text = |name: &str| fields.get(name).to_owned();
    let new =
        NewReport { organization: body.id.of(), counted_on, households, persons, source: text("source"), reason: text("reason") };
    let by = By::web(ctx.actor()?);
    let done = ctx.town.write(fields.key(), move |tx| deeds::report_members(tx, &new, &by)).await;
    match answered(&ctx, &body, done, "reported").await? {
        Ok(answer) => Ok(answer),
        Err(wrongs) => report_page(&ctx, &body, &Typed::back(fields, wrongs)),
    }
}

/// The form of the public part, with what is known now.
pub(super) async fn show_public(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let body = body(&ctx, &id).await?;
    let id = body.id;
    let known = ctx.town.read(move |db| store::bodies::public_of(db, id.of())).await?;
    public_page(&ctx, &body, &public::known(&known))
}

fn public_page(ctx: &Ctx, body: &Named, typed: &Typed) -> Answer<Response> {
    let sheet = sheet(ctx, body, key("parties-act-public"), "public", key("parties-public-deed"))?;
    public::questions(ctx, typed, sheet).answer(ctx, &typed.wrongs)
}

/// Changes the public part.
pub(super) async fn submit_public(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let body = body(&ctx, &id).await?;
    let (new, by, id) = (public::read(&fields), By::web(ctx.actor()?), body.id);
    let done = ctx.town.write(fields.key(), move |tx| deeds::set_public(tx, id.of(), &new, &by)).await;
    match answered(&ctx, &body, done, "corrected").await? {
        Ok(answer) => Ok(answer),
        Err(wrongs) => public_page(&ctx, &body, &Typed::back(fields, wrongs)),
    }
}

/// The form of a post, with today and one seat.
pub(super) async fn show_post(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let body = body(&ctx, &id).await?;
    let today = ctx.today().to_string();
    post_page(&ctx, &body, &Typed::fresh(&[("from", &today), ("count", "1"), ("public", "yes"), ("desk", "none")]))
}

fn post_page(ctx: &Ctx, body: &Named, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let number = |name, label| Field::number(&ctx.voice, name, say(label)).value(typed.value(name)).error(typed.wrong(name));
    let public = Picks::checks(&ctx.voice, "public", say("parties-post-public"))
        .pick_with_hint("yes", say("parties-post-public-yes"), say("parties-post-public-hint"))
        .optional()
        .chosen(typed.fields.get("public"));
    sheet(ctx, body, key("parties-act-post"), "posts", key("parties-post-deed"))?
        .part(line(ctx, typed, "title", key("parties-post-title")).max(NAME_MAX))
        .part(number("count", key("parties-post-seats")).hint(say("parties-post-seats-hint")))
        .part(number("months", key("parties-post-months")).hint(say("parties-post-months-hint")).optional())
        .part(public)
        .part(super::rights::ask_right(&ctx.voice, typed))
        .part(ask_day(ctx, typed, "from", key("parties-form-from")))
        .part(ask_day(ctx, typed, "to", key("parties-form-to")).optional())
        .answer(ctx, &typed.wrongs)
}

/// Makes the post.
pub(super) async fn submit_post(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let body = body(&ctx, &id).await?;
    let mut wrongs = Wrongs::default();
    let seats = number(&ctx, &fields, "count", &mut wrongs);
    let months = open_number(&ctx, &fields, "months", &mut wrongs);
    let term = term(&ctx, &fields, &mut wrongs);
    let (Some(seats), Some(months_max), Some(term)) = (seats, months, term) else {
        return post_page(&ctx, &body, &Typed::back(fields, wrongs));
    };
    let (title, is_public) = (fields.get("title").to_owned(), fields.get("public") == "yes");
    let desk = DeskRight::from_code(fields.get("desk")).unwrap_or(DeskRight::None);
    let (by, organization) = (By::web(ctx.actor()?), body.id.of());
    let done = ctx.town.write(fields.key(), move |tx| {
        let id = tx.new_id();
        let new = Post { id, organization, title: title.clone(), seats, months_max, is_public, desk, term };
        deeds::make_post(tx, &new, &by).map(|_| ())
    });
    match answered(&ctx, &body, done.await, "tied").await? {
        Ok(answer) => Ok(answer),
        Err(wrongs) => post_page(&ctx, &body, &Typed::back(fields, wrongs)),
    }
}
