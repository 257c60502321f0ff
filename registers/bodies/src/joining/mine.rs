//! One's own memberships and requests, for whoever has an account.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Id};
use engawa_web::ui::{Button, Definitions, Field, Kicker, Row, Rows, SectionHead, Tell, Tone};
use engawa_web::{Answer, Ctx, Failure, Fields, May, RouteRow, Said, Voice, key};
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};
use engawa_who::pages::{Done, look};

use super::view::{self, Door, Standing, grant, standing, state_word, wish};
use crate::deeds::{self, By};
use crate::model::{Join, LINES_MAX};
use crate::refused::Refused;
use crate::sentences;
use crate::store::joins::{self as kept, Belonging};
use engawa_parties::desk::forms::{ask_day, day};

/// All of them.
pub(super) const SHOW: RouteRow = super::get("/my/memberships", May::SignedIn).asks(&["done"]);
/// One request.
pub(super) const JOIN: RouteRow = super::get("/my/memberships/joins/{join}", May::SignedIn).asks(&["done"]);
/// What is done with it.
pub(super) const JOIN_DEED: RouteRow = super::post("/my/memberships/joins/{join}", May::SignedIn).fields(&["how", "words", "from"]);
/// The form of leaving.
pub(super) const LEAVE: RouteRow = super::get("/my/memberships/{entry}/leave", May::SignedIn);
/// The deed.
pub(super) const LEAVE_DEED: RouteRow = super::post("/my/memberships/{entry}/leave", May::SignedIn).fields(&["from", "note"]);

/// The page `templates/my_memberships.html`.
#[derive(Template)]
#[template(path = "my_memberships.html")]
struct MinePage {
    done: Option<Tell>,
    way: Kicker,
    title: Said,
    members_head: SectionHead,
    members: Rows,
    joins_head: SectionHead,
    joins: Rows,
    main: Button,
}

/// What an account belongs to, with the last day that it named where it leaves; and what it asked.
struct Mine {
    belongings: Vec<(Belonging, Option<engawa_kernel::Day>)>,
    joins: Vec<Standing>,
}

fn read(db: &Db, account: AnyId) -> Result<Mine, Fault> {
    let mut belongings = Vec::new();
    for one in kept::belongings_of(db, account.of())? {
        let leave = kept::leave_of(db, one.entry.id)?.map(|leave| leave.last_on);
        belongings.push((one, leave));
    }
    let mut joins = Vec::new();
    for join in kept::joins_by(db, account.of())? {
        joins.extend(standing(db, join.id)?);
    }
    Ok(Mine { belongings, joins })
}

fn way(ctx: &Ctx) -> Kicker {
    Kicker::new().link(ctx.voice.say("parties-mine"), ctx.link("/my/memberships"))
}

/// Shows them.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Done>) -> Answer<Response> {
    let account = ctx.signed_in()?.account;
    let mine = ctx.town.read(move |db| read(db, account)).await?;
    let say = |key| ctx.voice.say(key);
    let content = MinePage {
        done: done(&ctx.voice, &asked.done),
        way: Kicker::new().link(say("parties-mine-my"), ctx.link("/my")),
        title: say("parties-mine"),
        members_head: SectionHead::new("members", say("parties-mine-members")),
        members: Rows::new(mine.belongings.iter().map(|one| member_row(&ctx, one)).collect(), say("parties-mine-none")),
        joins_head: SectionHead::new("joins", say("parties-mine-joins")),
        joins: Rows::new(mine.joins.iter().map(|one| join_row(&ctx, one)).collect(), say("parties-mine-no-joins")),
        main: Button::link(say("parties-join-title"), ctx.link("/join")),
    };
    ctx.page(&ctx.shell(content.title.clone()), &content)
}

fn done(voice: &Voice, code: &str) -> Option<Tell> {
    match code {
        "asked" => Some(Tell::new(Tone::Done, voice.say("parties-join-sent"))),
        "said" => Some(Tell::new(Tone::Done, voice.say("parties-join-said"))),
        _ => None,
    }
}

fn member_row(ctx: &Ctx, (one, leave): &(Belonging, Option<engawa_kernel::Day>)) -> Row {
    let row = Row::new(one.name.as_str()).href(ctx.link(&format!("/organizations/{}", one.slug)));
    let row = row.below(sentences::days(&ctx.voice, one.entry.term));
    match leave {
        Some(last) => row.below(ctx.voice.say_with("parties-mine-leaves", &[("day", ctx.voice.full_day(*last).into())])),
        None if one.entry.term.to().is_none() => {
            row.link(ctx.voice.say("parties-leave"), ctx.link(&format!("/my/memberships/{}/leave", one.entry.id)))
        }
        None => row,
    }
}

fn join_row(ctx: &Ctx, one: &Standing) -> Row {
    let href = ctx.link(&format!("/my/memberships/joins/{}", one.join.id));
    Row::new(one.body.as_str()).href(href).above(ctx.voice.moment(one.join.made_at)).below(ctx.voice.say(state_word(one.state)))
}

/// A request of the visitor. Another's is refused, and the refusal is noted.
async fn own_join(ctx: &Ctx, id: &str) -> Answer<Standing> {
    let (id, account): (Id<Join>, AnyId) = (look::id(id)?, ctx.signed_in()?.account);
    let found = ctx.town.read(move |db| standing(db, id)).await?;
    found.filter(|one| one.join.account.is_some_and(|own| own.any() == account)).ok_or(Failure::Forbidden)
}

fn door(ctx: &Ctx, one: &Standing, tell: Option<Tell>) -> Door {
    Door { way: way(ctx), path: format!("/my/memberships/joins/{}", one.join.id), hidden: Vec::new(), code: None, tell }
}

/// Shows one request.
pub(super) async fn show_join(ctx: Ctx, Path(id): Path<String>, Query(asked): Query<Done>) -> Answer<Response> {
    let one = own_join(&ctx, &id).await?;
    let tell = done(&ctx.voice, &asked.done);
    view::page(&ctx, &one, door(&ctx, &one, tell), &Typed::default())
}

/// Answers a question, takes the request back, or says that the household leaves.
pub(super) async fn submit_join(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let one = own_join(&ctx, &id).await?;
    let mut wrongs = Wrongs::default();
    if let Some(wish) = wish(&ctx, &fields, &mut wrongs) {
        let (join, by) = (one.join.clone(), By::web(ctx.actor()?));
        match ctx.town.write(fields.key(), move |tx| grant(tx, &join, &wish, &by)).await {
            Ok(()) => return ctx.see_other(&format!("/my/memberships/joins/{}?done=said", one.join.id)),
            Err(refused) => wrongs = sentences::wrongs(&ctx.voice, refused)?,
        }
    }
    view::page(&ctx, &one, door(&ctx, &one, None), &Typed::back(fields, wrongs))
}

/// A household of the visitor that belongs to a body.
async fn own_entry(ctx: &Ctx, id: &str) -> Answer<Belonging> {
    let (id, account): (AnyId, AnyId) = (look::id(id)?, ctx.signed_in()?.account);
    let all = ctx.town.read(move |db| kept::belongings_of(db, account.of())).await?;
    all.into_iter().find(|one| one.entry.id.any() == id).ok_or(Failure::Forbidden)
}

/// The form of leaving, with today.
pub(super) async fn show_leave(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let one = own_entry(&ctx, &id).await?;
    let today = ctx.today().to_string();
    form(&ctx, &one, &Typed::fresh(&[("from", &today)]))
}

fn form(ctx: &Ctx, one: &Belonging, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let path = format!("/my/memberships/{}/leave", one.entry.id);
    let note = Field::lines(&ctx.voice, "note", say("parties-join-note"), 3).value(typed.value("note")).max(LINES_MAX).optional();
    Sheet::new(ctx, way(ctx), say("parties-leave"), &path, say("parties-leave-deed"))?
        .lead(say("parties-leave-lead"))
        .facts(Definitions::new().pair(say("parties-join-body"), one.name.as_str()))
        .back_to(say(key("parties-office-back")), ctx.link("/my/memberships"))
        .part(ask_day(ctx, typed, "from", key("parties-leaving-last")))
        .part(note.error(typed.wrong("note")))
        .answer(ctx, &typed.wrongs)
}

/// Says that the household leaves.
pub(super) async fn submit_leave(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let one = own_entry(&ctx, &id).await?;
    let mut wrongs = Wrongs::default();
    let Some(last) = day(&ctx, &fields, "from", &mut wrongs) else {
        return form(&ctx, &one, &Typed::back(fields, wrongs));
    };
    let (by, entry, note) = (By::web(ctx.actor()?), one.entry.id, fields.trimmed("note").to_owned());
    let done: Result<(), Refused> = ctx.town.write(fields.key(), move |tx| deeds::ask_leave(tx, entry, last, &note, &by)).await;
    match done {
        Ok(()) => ctx.see_other("/my/memberships?done=said"),
        Err(refused) => form(&ctx, &one, &Typed::back(fields, sentences::wrongs(&ctx.voice, refused)?)),
    }
}
