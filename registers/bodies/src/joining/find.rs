//! Which body is the right one: by the address where somebody lives, by the area, or by its name.

use std::collections::HashSet;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use engawa_areas::Area;
use engawa_db::{Db, Fault};
use engawa_kernel::Day;
use engawa_parties::keys::needle;
use engawa_parties::site::in_language;
use engawa_web::ui::{Button, Field, Link, Row, Rows, Select, Tell, Width};
use engawa_web::{Answer, Ctx, Lang, May, Nav, RouteRow, Said};
use serde::Deserialize;

use crate::model::Sort;
use crate::rules::places::meant;
use crate::store::directory::{Asked, Listed, listed};
use crate::store::{self, Place};

/// The page.
pub(super) const SHOW: RouteRow = super::get("/join", May::Anyone).asks(&["area", "address"]);

/// The most bodies of one area.
const MOST: usize = 60;
/// The longest address, in signs.
const ADDRESS_MAX: usize = 100;
/// So many areas are looked at where an address may mean several.
const AREAS_MOST: usize = 6;

/// What is asked.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Where {
    area: String,
    address: String,
}

impl Where {
    fn typed(&self) -> String {
        self.address.trim().chars().take(ADDRESS_MAX).collect()
    }
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
    address: Field,
    area: Select,
    deed: Button,
    /// Where they were looked for, and what is there.
    bodies: Option<(Said, Rows)>,
    status: Link,
}

/// What was found: in which areas, and which bodies.
#[derive(Default)]
struct Found {
    areas: Vec<String>,
    bodies: Vec<Listed>,
}

/// The bodies that take in households of an area.
fn bodies_of(db: &Db, asked: &Asked, day: Day) -> Result<Vec<Listed>, Fault> {
    let found = listed(db, asked, day, MOST)?;
    Ok(found.into_iter().filter(|one| one.kind.sort == Sort::Neighbourhood).collect())
}

/// By an address, or by a name of a body that somebody has heard.
fn by_address(db: &Db, address: &str, day: Day) -> Result<Found, Fault> {
    let areas = engawa_areas::areas_on(db, day)?;
    let names: Vec<(&str, Option<&str>)> = areas.iter().map(|area| (area.name.as_str(), area.reading.as_deref())).collect();
    let mut found = Found::default();
    for area in meant(address, &names).into_iter().take(AREAS_MOST).filter_map(|at| areas.get(at)) {
        found.areas.push(area.name.clone());
        found.bodies.extend(nearest(db, &areas, area, day)?);
    }
    if let Some(needle) = needle(address) {
        found.bodies.extend(bodies_of(db, &Asked { needle: Some(needle), ..Asked::default() }, day)?);
    }
    let mut known = HashSet::new();
    found.bodies.retain(|one| known.insert(one.id));
    Ok(found)
}

/// The bodies of an area; where it has none of its own, those of the area in which it lies, but never of a whole district.
fn nearest(db: &Db, areas: &[Area], area: &Area, day: Day) -> Result<Vec<Listed>, Fault> {
    let own = bodies_of(db, &Asked { area: Some(area.id.any()), ..Asked::default() }, day)?;
    let above = areas.iter().find(|one| Some(one.id) == area.parent && one.parent.is_some());
    match above.filter(|_| own.is_empty()) {
        Some(above) => bodies_of(db, &Asked { area: Some(above.id.any()), ..Asked::default() }, day),
        None => Ok(own),
    }
}

fn by_area(db: &Db, places: &[Place], code: &str, day: Day) -> Result<Found, Fault> {
    let Some(place) = places.iter().find(|place| place.code == code) else { return Ok(Found::default()) };
    let bodies = bodies_of(db, &Asked { area: Some(place.id), ..Asked::default() }, day)?;
    Ok(Found { areas: vec![place.path.clone()], bodies })
}

/// Shows the question, and what was found.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Where>) -> Answer<Response> {
    let (today, question) = (ctx.today(), asked.clone());
    let read = ctx.town.read(move |db| {
        let (places, address) = (store::places(db, today)?, question.typed());
        let found = match (address.is_empty(), question.area.is_empty()) {
            (false, _) => Some(by_address(db, &address, today)?),
            (true, false) => Some(by_area(db, &places, &question.area, today)?),
            (true, true) => None,
        };
        Ok::<_, Fault>((places, found))
    });
    let (places, found) = read.await?;
    let say = |key| ctx.voice.say(key);
    let content = FindPage {
        title: say("parties-join-title"),
        lead: say("parties-join-lead"),
        tell: Tell::info(say("parties-join-telephone")),
        action: ctx.link(SHOW.path).split('?').next().unwrap_or_default().to_owned(),
        lang: (ctx.lang() != Lang::Ja).then(|| ctx.lang().code()),
        address: ask_address(&ctx, &asked),
        area: ask_area(&ctx, &places, &asked),
        status: Link::new(say("parties-join-status-way"), ctx.link("/join/status")),
        deed: Button::submit(say("parties-list-deed")),
        bodies: found.as_ref().map(|found| told(&ctx, found)),
    };
    let shell = ctx.shell(content.title.clone()).current(Nav::Join);
    ctx.page(&shell.crumb(say("parties-list-title"), "/organizations"), &content)
}

fn ask_address(ctx: &Ctx, asked: &Where) -> Field {
    Field::text(&ctx.voice, "address", ctx.voice.say("parties-join-address"))
        .hint(ctx.voice.say("parties-join-address-hint"))
        .value(asked.typed())
        .max(ADDRESS_MAX)
        .width(Width::Middle)
        .autocomplete("off")
        .unmarked()
}

fn ask_area(ctx: &Ctx, places: &[Place], asked: &Where) -> Select {
    let select = Select::new(&ctx.voice, "area", ctx.voice.say("parties-join-area")).unmarked();
    // An address says more; the area is another way, not a second condition.
    let select = if asked.typed().is_empty() { select.chosen(asked.area.as_str()) } else { select };
    places.iter().fold(select, |select, place| select.option(place.code.as_str(), place.path.as_str()))
}

fn told(ctx: &Ctx, found: &Found) -> (Said, Rows) {
    let rows = found.bodies.iter().map(|one| row(ctx, one)).collect();
    let said = match (found.areas.is_empty(), found.bodies.is_empty()) {
        (true, true) => ctx.voice.say("parties-join-no-place"),
        (true, false) => ctx.voice.say("parties-join-by-name"),
        (false, _) => ctx.voice.say_with("parties-join-found", &[("areas", found.areas.join("、").into())]),
    };
    (said, Rows::new(rows, ctx.voice.say("parties-join-none")))
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
