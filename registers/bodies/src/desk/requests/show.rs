//! One request: what was asked, and what each body answered.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::Id;
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::ui::{Button, Definitions, Kicker, SectionHead};
use engawa_web::{Answer, Ctx, Failure, Fields, RouteRow, Said, key};
use engawa_who::pages::look as pages;
use engawa_who::pages::sheet::{Sheet, Typed};

use super::{as_double, ask_deed, ask_page, list};
use crate::deeds::{self, By};
use crate::model::{Asking, Outcome, Request};
use crate::refused::Refused;
use crate::rules::work::{Standing, standing};
use crate::sentences;
use crate::store;
use crate::store::asking;
use engawa_parties::desk::forms::line;
use engawa_parties::desk::look;

/// The page.
pub(super) const SHOW: RouteRow = ask_page("/desk/parties/requests/{request}");
/// The form in which a request is taken back.
pub(super) const BACK: RouteRow = ask_page("/desk/parties/requests/{request}/withdrawal");
/// The deed.
pub(super) const BACK_DEED: RouteRow = ask_deed("/desk/parties/requests/{request}/withdrawal").fields(&["reason"]);

/// The page `templates/desk_request.html`.
#[derive(Template)]
#[template(path = "desk_request.html")]
struct RequestPage {
    way: Kicker,
    title: Said,
    facts: Definitions,
    text: Vec<String>,
    deed: Option<Button>,
    head: SectionHead,
    bodies: Table,
}

fn path(request: &Request) -> String {
    format!("{}/{}", list::SHOW.path, request.id)
}

async fn find(ctx: &Ctx, id: &str) -> Answer<(Request, Vec<(Asking, String)>)> {
    let id: Id<Request> = pages::id(id)?;
    let read = move |db: &Db| {
        let Some(request) = asking::request(db, id)? else { return Ok::<_, Fault>(None) };
        let mut askings = Vec::new();
        for asking in asking::askings_of(db, id)? {
            let name = store::named(db, asking.organization.any())?.map(|named| named.name).unwrap_or_default();
            askings.push((asking, name));
        }
        Ok(Some((request, askings)))
    };
    ctx.town.read(read).await?.ok_or(Failure::NotFound)
}

/// Whether the visitor acts for the section that asked.
fn is_own(ctx: &Ctx, request: &Request) -> bool {
    ctx.acting().is_ok_and(|acting| acting.section == request.said.section.any())
}

/// Shows it.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let (request, askings) = find(&ctx, &id).await?;
    let say = |key| ctx.voice.say(key);
    let may_take_back = is_own(&ctx, &request) && !request.is_withdrawn;
    let content = RequestPage {
        way: look::way(&ctx).link(say("parties-asks-title"), ctx.link(list::SHOW.path)),
        title: Said::text(&request.said.title),
        facts: facts(&ctx, &request, &askings),
        text: request.said.text.lines().map(str::to_owned).collect(),
        deed: may_take_back
            .then(|| Button::link(say("parties-request-back"), ctx.link(&format!("{}/withdrawal", path(&request)))).outline()),
        head: SectionHead::new("bodies", say("parties-asks-answers")).sample(ctx.sample_mark()),
        bodies: table(&ctx, &request, &askings),
    };
    ctx.page(&ctx.shell(content.title.clone()), &content)
}

fn facts(ctx: &Ctx, request: &Request, askings: &[(Asking, String)]) -> Definitions {
    let say = |key| ctx.voice.say(key);
    let minutes = |count: i64| ctx.voice.say_with("parties-minutes", &[("count", count.into())]);
    let count = i64::try_from(askings.len()).unwrap_or(i64::MAX);
    let spent = askings.iter().filter_map(|(asking, _)| asking.answer.as_ref()?.minutes).sum();
    let facts = Definitions::new()
        .wide()
        .pair(say("parties-asks-section"), request.section_name.as_str())
        .pair(say("parties-request-asked-on"), ctx.voice.full_day(request.asked_on))
        .pair(say("parties-request-due"), ctx.voice.full_day(request.said.due_on))
        .pair(say("parties-request-minutes"), minutes(request.said.minutes))
        .pair(say("parties-asks-minutes-sum"), minutes(request.said.minutes * count))
        .pair(say("parties-request-spent"), minutes(spent));
    if request.is_withdrawn { facts.pair(say("parties-one-state"), say("parties-asks-is-back")) } else { facts }
}

fn table(ctx: &Ctx, request: &Request, askings: &[(Asking, String)]) -> Table {
    let say = |key| ctx.voice.say(key);
    let columns = vec![
        Column::text(say("parties-desk-organization")),
        Column::text(say("parties-one-state")),
        Column::number(say("parties-request-took")),
        Column::text(say("parties-request-words")),
    ];
    let mut table = Table::new(&ctx.voice, say("parties-asks-answers"), columns).hide_caption();
    for (asking, name) in askings {
        let answer = asking.answer.as_ref();
        let stands = match answer.map(|answer| answer.outcome) {
            Some(Outcome::Done) => key("parties-outcome-done"),
            Some(Outcome::Cannot) => key("parties-outcome-cannot"),
            None if standing(request.said.due_on, false, ctx.today()) == Standing::Late => key("parties-standing-late"),
            None => key("parties-standing-open"),
        };
        table.push(Row::new(vec![
            Cell::link(name.as_str(), ctx.link(&look::path(asking.organization.any()))),
            Cell::text(say(stands)),
            Cell::number(&ctx.voice, answer.and_then(|answer| answer.minutes).map(as_double), 0),
            Cell::text(answer.map(|answer| answer.words.as_str()).unwrap_or_default()),
        ]));
    }
    table
}

/// The form in which it is taken back; only by the section that asked.
pub(super) async fn show_withdrawal(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let (request, _) = find(&ctx, &id).await?;
    back_form(&ctx, &request, &Typed::default())
}

fn back_form(ctx: &Ctx, request: &Request, typed: &Typed) -> Answer<Response> {
    if !is_own(ctx, request) || request.is_withdrawn {
        return Err(Failure::Forbidden);
    }
    let say = |key| ctx.voice.say(key);
    let way = look::way(ctx).link(request.said.title.as_str(), ctx.link(&path(request)));
    let action = format!("{}/withdrawal", path(request));
    Sheet::new(ctx, way, say("parties-request-back"), &action, say("parties-back-deed"))?
        .lead(say("parties-request-back-lead"))
        .part(line(ctx, typed, "reason", key("parties-form-reason")))
        .danger()
        .back(ctx.link(&path(request)))
        .answer(ctx, &typed.wrongs)
}

/// Takes it back.
pub(super) async fn submit_withdrawal(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let (request, _) = find(&ctx, &id).await?;
    if !is_own(&ctx, &request) {
        return Err(Failure::Forbidden);
    }
    let (by, reason) = (By::web(ctx.actor()?), fields.get("reason").to_owned());
    let (id, section) = (request.id, request.said.section);
    let done: Result<(), Refused> =
        ctx.town.write(fields.key(), move |tx| deeds::withdraw_request(tx, id, section, &reason, &by)).await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=taken-back", list::SHOW.path)),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            back_form(&ctx, &request, &Typed::back(fields, wrongs))
        }
    }
}
