//! Which body is the right one: by the area where somebody lives.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::Day;
use engawa_web::ui::{Button, Link, Row, Rows, Select, Tell};
use engawa_web::{Answer, Ctx, Lang, May, Nav, RouteRow, Said};
use serde::Deserialize;

use crate::model::Sort;
use crate::store::directory::{Asked, Listed, listed};
use crate::store::{self, Place};
use engawa_parties::site::in_language;

/// The page.
pub(super) const SHOW: RouteRow = super::get("/join", May::Anyone).asks(&["area"]);

/// The most bodies of one area.
const MOST: usize = 60;

/// What is asked.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Where {
    area: String,
}

/// The page `templates/join.html`.
#[derive(Template)]
#[template(path = "join.html")]
struct FindPage {
    title: Said,
    lead: Said,
    tell: Tell,
    action: String,
    lang: Option<&'static str>,
    area: Select,
    deed: Button,
    bodies: Option<Rows>,
    status: Link,
}

/// The bodies that take in households of an area.
fn bodies(db: &Db, places: &[Place], code: &str, day: Day) -> Result<Vec<Listed>, Fault> {
    let Some(place) = places.iter().find(|place| place.code == code) else { return Ok(Vec::new()) };
    let found = listed(db, &Asked { area: Some(place.id), ..Asked::default() }, day, MOST)?;
    Ok(found.into_iter().filter(|one| one.kind.sort == Sort::Neighbourhood).collect())
}

/// Shows the question, and what was found.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Where>) -> Answer<Response> {
    let (today, code) = (ctx.today(), asked.area.clone());
    let read = ctx.town.read(move |db| {
        let places = store::places(db, today)?;
        let bodies = bodies(db, &places, &code, today)?;
        Ok::<_, Fault>((places, bodies))
    });
    let (places, found) = read.await?;
    let say = |key| ctx.voice.say(key);
    let select = Select::new(&ctx.voice, "area", say("parties-join-area")).unmarked().chosen(asked.area.as_str());
    let select = places.iter().fold(select, |select, place| select.option(place.code.as_str(), place.path.as_str()));
    let rows = found.iter().map(|one| row(&ctx, one)).collect();
    let content = FindPage {
        title: say("parties-join-title"),
        lead: say("parties-join-lead"),
        tell: Tell::info(say("parties-join-telephone")),
        action: ctx.link(SHOW.path).split('?').next().unwrap_or_default().to_owned(),
        lang: (ctx.lang() != Lang::Ja).then(|| ctx.lang().code()),
        area: select,
        status: Link::new(say("parties-join-status-way"), ctx.link("/join/status")),
        deed: Button::submit(say("parties-list-deed")),
        bodies: (!asked.area.is_empty()).then(|| Rows::new(rows, say("parties-join-none"))),
    };
    let shell = ctx.shell(content.title.clone()).current(Nav::Join);
    ctx.page(&shell.crumb(say("parties-list-title"), "/organizations"), &content)
}

fn row(ctx: &Ctx, one: &Listed) -> Row {
    let row = Row::new(in_language(&ctx.voice, &one.name, &one.name_easy, &one.name_en))
        .href(ctx.link(&format!("/join/{}", one.slug)))
        .link(ctx.voice.say("parties-join-about"), ctx.link(&format!("/organizations/{}", one.slug)))
        .sample(ctx.sample_mark());
    match &one.area {
        Some(area) => row.below(area.as_str()),
        None => row.below(ctx.voice.say("parties-list-whole-town")),
    }
}
