//! The directory: by area, kind, theme and word.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{Choice, Day};
use engawa_web::tables::{Cell, Column, Row as TableRow, Table, csv_answer};
use engawa_web::ui::{Button, Field, Link, Row, Rows, Select};
use engawa_web::{Answer, Ctx, Lang, Nav, RouteRow, Said, key};

use super::{Question, in_language, page};
use crate::model::{Kind, Theme};
use crate::store::directory::{Listed, listed};
use crate::store::{self, Place};
use crate::words_of;

/// The page.
pub(super) const SHOW: RouteRow = page("/organizations").asks(&["q", "area", "kind", "theme", "after"]);
/// The same as a table for spreadsheets.
pub(super) const CSV: RouteRow = page("/organizations.csv").asks(&["q", "area", "kind", "theme"]);

/// How many stand on a page.
const PAGE: usize = 50;
/// How many stand in a file.
const FILE: usize = 10_000;

/// What the page knows.
pub(crate) struct Found {
    pub(crate) rows: Vec<Listed>,
    pub(crate) has_more: bool,
    places: Vec<Place>,
    kinds: Vec<Kind>,
}

/// What the directory answers to a question on a day.
pub(crate) fn find(db: &Db, question: &Question, day: Day, limit: usize) -> Result<Found, Fault> {
    let places = store::places(db, day)?;
    let kinds = store::bodies::kinds(db)?;
    let after = store::bodies::organization_by_slug(db, &question.after)?.map(|found| (found.kana, found.slug));
    let mut rows = match question.asked(&places, after) {
        Some(asked) => listed(db, &asked, day, limit + 1)?,
        None => Vec::new(),
    };
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    Ok(Found { rows, has_more, places, kinds })
}

/// The page `templates/organizations.html`.
#[derive(Template)]
#[template(path = "organizations.html")]
struct ListPage {
    title: Said,
    lead: Said,
    action: String,
    lang: Option<&'static str>,
    search: Field,
    area: Select,
    kind: Select,
    theme: Select,
    deed: Button,
    sheet: Option<Link>,
    count: Said,
    rows: Rows,
    next: Option<Link>,
}

/// Shows the directory.
pub(super) async fn show(ctx: Ctx, Query(question): Query<Question>) -> Answer<Response> {
    let (asked, today) = (question.clone(), ctx.today());
    let found = ctx.town.read(move |db| find(db, &asked, today, PAGE)).await?;
    let say = |key| ctx.voice.say(key);
    let next = found.rows.last().filter(|_| found.has_more).map(|last| question.further(SHOW.path, &last.slug));
    let content = ListPage {
        title: say("parties-list-title"),
        lead: say("parties-list-lead"),
        action: ctx.link(SHOW.path).split('?').next().unwrap_or_default().to_owned(),
        lang: (ctx.lang() != Lang::Ja).then(|| ctx.lang().code()),
        search: Field::text(&ctx.voice, "q", say("parties-list-search")).value(question.searched()).unmarked().max(100),
        area: areas(&ctx, &found.places, &question.area),
        kind: kinds(&ctx, &found.kinds, &question.kind),
        theme: themes(&ctx, &question.theme),
        deed: Button::submit(say("parties-list-deed")).outline(),
        sheet: sheet(&ctx, &found.places, &question.area),
        count: ctx.voice.say_with(
            if found.has_more { key("parties-list-count-more") } else { key("parties-list-count") },
            &[("count", found.rows.len().into())],
        ),
        rows: Rows::new(found.rows.iter().map(|one| row(&ctx, one)).collect(), say("parties-list-none")),
        next: next.map(|path| Link::new(say("parties-list-next"), ctx.link(&path))),
    };
    let shell = ctx.shell(content.title.clone()).current(Nav::Join);
    ctx.page(&shell.foot(say("parties-list-csv"), CSV.path), &content)
}

fn row(ctx: &Ctx, one: &Listed) -> Row {
    let row = Row::new(in_language(&ctx.voice, &one.name, &one.name_easy, &one.name_en))
        .href(ctx.link(&format!("/organizations/{}", one.slug)))
        .above(words_of::kind(&ctx.voice, &one.kind))
        .sample(ctx.sample_mark());
    let row = if one.state == crate::model::State::Active { row } else { row.above(ctx.voice.say(words_of::state(one.state))) };
    match &one.area {
        Some(area) => row.below(area.as_str()),
        None => row.below(ctx.voice.say("parties-list-whole-town")),
    }
}

/// The way to the sheet of the area that was asked for.
fn sheet(ctx: &Ctx, places: &[Place], code: &str) -> Option<Link> {
    let place = places.iter().find(|place| place.code == code && !code.is_empty())?;
    let word = ctx.voice.say_with("parties-list-sheet", &[("area", place.path.as_str().into())]);
    Some(Link::new(word, ctx.link(&format!("/areas/{}", engawa_web::limits::percent_encoded(code)))))
}

fn areas(ctx: &Ctx, places: &[Place], chosen: &str) -> Select {
    let select = Select::new(&ctx.voice, "area", ctx.voice.say("parties-list-area"));
    let select = select.first(ctx.voice.say("parties-list-any")).unmarked().chosen(chosen);
    places.iter().fold(select, |select, place| select.option(place.code.as_str(), place.path.as_str()))
}

fn kinds(ctx: &Ctx, kinds: &[Kind], chosen: &str) -> Select {
    let select = Select::new(&ctx.voice, "kind", ctx.voice.say("parties-list-kind"));
    let select = select.first(ctx.voice.say("parties-list-any")).unmarked().chosen(chosen);
    kinds.iter().fold(select, |select, kind| select.option(kind.code.as_str(), words_of::kind(&ctx.voice, kind)))
}

fn themes(ctx: &Ctx, chosen: &str) -> Select {
    let select = Select::new(&ctx.voice, "theme", ctx.voice.say("parties-list-theme"));
    let select = select.first(ctx.voice.say("parties-list-any")).unmarked().chosen(chosen);
    Theme::ALL.iter().fold(select, |select, theme| select.option(theme.code(), ctx.voice.say(words_of::theme(*theme))))
}

/// The directory as a table for spreadsheets.
pub(super) async fn csv(ctx: Ctx, Query(question): Query<Question>) -> Answer<Response> {
    let today = ctx.today();
    let found = ctx.town.read(move |db| find(db, &question, today, FILE)).await?;
    let say = |key| ctx.voice.say(key);
    let columns = vec![
        Column::text(say("parties-column-slug")),
        Column::text(say("parties-column-name")),
        Column::text(say("parties-column-kana")),
        Column::text(say("parties-column-en")),
        Column::text(say("parties-list-kind")),
        Column::text(say("parties-list-area")),
        Column::text(say("parties-one-state")),
    ];
    let mut table = Table::new(&ctx.voice, say("parties-list-title"), columns);
    for one in &found.rows {
        table.push(TableRow::new(vec![
            Cell::text(one.slug.as_str()),
            Cell::text(one.name.as_str()),
            Cell::text(one.kana.as_str()),
            Cell::text(one.name_en.as_str()),
            Cell::text(words_of::kind(&ctx.voice, &one.kind)),
            one.area.as_deref().map_or_else(|| Cell::missing(&ctx.voice), Cell::text),
            Cell::text(say(words_of::state(one.state))),
        ]));
    }
    csv_answer(&table, "organizations.csv")
}
