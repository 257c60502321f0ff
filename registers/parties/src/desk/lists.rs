//! What the city acts on: posts that nobody holds, terms that last too long, people who hold many posts.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Day, Id};
use engawa_web::tables::{Cell, Column, Row, Table, csv_answer};
use engawa_web::ui::{Kicker, SectionHead};
use engawa_web::{Answer, Ctx, Failure, RouteRow, Said, key};
use engawa_who::pages::look as pages;

use super::{SEES, look, page};
use crate::model::{Organization, Post};
use crate::rules::tenure::{Tenure, is_over, tenure_on};
use crate::store;
use crate::store::posts::Holder;

/// The page.
pub(super) const SHOW: RouteRow = page("/desk/parties/lists", SEES);

/// One of the lists as a table for spreadsheets.
pub(super) const CSV: RouteRow = page("/desk/parties/lists/{list}", SEES);

/// From so many posts on somebody stands in the list.
const MANY: usize = 2;
/// How many stand in each list.
const SHOWN: usize = 200;

/// A post with the name of its organization.
struct Place {
    post: Post,
    body: String,
}

#[derive(Default)]
struct Found {
    vacant: Vec<(Place, i64)>,
    long: Vec<(Place, Holder, Tenure)>,
    many: Vec<(Holder, Vec<Place>)>,
}

fn read(db: &Db, day: Day) -> Result<Found, Fault> {
    let (posts, holders) = (store::posts::posts_on(db, day)?, store::posts::all_holders_on(db, day)?);
    let mut names: BTreeMap<Id<Organization>, String> = BTreeMap::new();
    let mut found = Found::default();
    let mut by_person: BTreeMap<AnyId, Vec<(Holder, Post)>> = BTreeMap::new();
    for post in posts {
        let held: Vec<&Holder> = holders.iter().filter(|holder| holder.post == post.id).collect();
        let free = post.seats - i64::try_from(held.len()).unwrap_or(i64::MAX);
        if free > 0 && found.vacant.len() < SHOWN {
            found.vacant.push((place(db, &mut names, &post)?, free));
        }
        // Whoever is protected stands in no list.
        for holder in held.into_iter().filter(|holder| !holder.is_protected) {
            by_person.entry(holder.person.any()).or_default().push((holder.clone(), post.clone()));
            let tenure = tenure_on(&store::posts::terms_in(db, post.id, holder.person)?, day);
            if let Some(tenure) = tenure.filter(|tenure| is_over(*tenure, post.months_max) && found.long.len() < SHOWN) {
                found.long.push((place(db, &mut names, &post)?, holder.clone(), tenure));
            }
        }
    }
    for held in by_person.into_values().filter(|held| held.len() >= MANY).take(SHOWN) {
        let mut places = Vec::new();
        for (_, post) in &held {
            places.push(place(db, &mut names, post)?);
        }
        found.many.extend(held.first().map(|(holder, _)| (holder.clone(), places)));
    }
    found.many.sort_by_key(|(_, places)| std::cmp::Reverse(places.len()));
    Ok(found)
}

fn place(db: &Db, names: &mut BTreeMap<Id<Organization>, String>, post: &Post) -> Result<Place, Fault> {
    let body = match names.get(&post.organization) {
        Some(name) => name.clone(),
        None => store::named(db, post.organization.any())?.map(|named| named.name).unwrap_or_default(),
    };
    names.insert(post.organization, body.clone());
    Ok(Place { body, post: post.clone() })
}

/// The page `templates/desk_lists.html`.
#[derive(Template)]
#[template(path = "desk_lists.html")]
struct ListsPage {
    way: Kicker,
    title: Said,
    lists: Vec<(SectionHead, Table)>,
}

/// Shows the lists of today.
pub(super) async fn show(ctx: Ctx) -> Answer<Response> {
    let today = ctx.today();
    let found = ctx.town.read(move |db| read(db, today)).await?;
    let people = found.long.iter().map(|(_, holder, _)| holder).chain(found.many.iter().map(|(holder, _)| holder));
    look::note(&ctx, SHOW.path, people.map(|holder| holder.person.any()).collect()).await?;
    let content = ListsPage {
        way: look::way(&ctx),
        title: ctx.voice.say("parties-lists-title"),
        lists: vec![vacant(&ctx, &found), long(&ctx, &found), many(&ctx, &found)],
    };
    ctx.page(&ctx.shell(content.title.clone()), &content)
}

/// One of the lists as a file. Whom it names went out of the house: that is noted.
pub(super) async fn csv(ctx: Ctx, Path(list): Path<String>) -> Answer<Response> {
    let today = ctx.today();
    let found = ctx.town.read(move |db| read(db, today)).await?;
    let (people, (_, table)): (Vec<AnyId>, _) = match list.as_str() {
        "vacant.csv" => (Vec::new(), vacant(&ctx, &found)),
        "long.csv" => (found.long.iter().map(|(_, holder, _)| holder.person.any()).collect(), long(&ctx, &found)),
        "many.csv" => (found.many.iter().map(|(holder, _)| holder.person.any()).collect(), many(&ctx, &found)),
        _ => return Err(Failure::NotFound),
    };
    pages::note_export(&ctx, CSV.path, people).await?;
    csv_answer(&table, &list)
}

/// The head of a list, with the way to its file.
fn head(ctx: &Ctx, id: &'static str, title: &'static str) -> SectionHead {
    let file = ctx.link(&format!("{}/{id}.csv", SHOW.path));
    SectionHead::new(id, ctx.voice.say(title)).sample(ctx.sample_mark()).more(ctx.voice.say("parties-lists-csv"), file)
}

fn body_cell(ctx: &Ctx, place: &Place) -> Cell {
    Cell::link(place.body.as_str(), ctx.link(&look::path(place.post.organization.any())))
}

fn vacant(ctx: &Ctx, found: &Found) -> (SectionHead, Table) {
    let say = |key| ctx.voice.say(key);
    let columns = vec![
        Column::text(say("parties-desk-organization")),
        Column::text(say("parties-tie-post")),
        Column::number(say("parties-lists-free")),
    ];
    let mut table = Table::new(&ctx.voice, say("parties-lists-vacant"), columns).hide_caption();
    for (place, free) in &found.vacant {
        let free = f64::from(i32::try_from(*free).unwrap_or(i32::MAX));
        table.push(Row::new(vec![
            body_cell(ctx, place),
            Cell::text(place.post.title.as_str()),
            Cell::number(&ctx.voice, Some(free), 0),
        ]));
    }
    (head(ctx, "vacant", key("parties-lists-vacant")), table)
}

fn long(ctx: &Ctx, found: &Found) -> (SectionHead, Table) {
    let say = |key| ctx.voice.say(key);
    let columns = vec![
        Column::text(say("parties-desk-name")),
        Column::text(say("parties-desk-organization")),
        Column::text(say("parties-tie-post")),
        Column::day(say("parties-lists-since")),
        Column::text(say("parties-lists-rule")),
    ];
    let mut table = Table::new(&ctx.voice, say("parties-lists-long"), columns).hide_caption();
    for (place, holder, tenure) in &found.long {
        let rule = place.post.months_max.unwrap_or_default();
        table.push(Row::new(vec![
            Cell::link(holder.name.as_str(), ctx.link(&look::path(holder.person.any()))),
            body_cell(ctx, place),
            Cell::text(place.post.title.as_str()),
            Cell::text(ctx.voice.full_day(tenure.since)),
            Cell::text(ctx.voice.say_with("parties-lists-months", &[("months", tenure.months.into()), ("rule", rule.into())])),
        ]));
    }
    (head(ctx, "long", key("parties-lists-long")), table)
}

fn many(ctx: &Ctx, found: &Found) -> (SectionHead, Table) {
    let say = |key| ctx.voice.say(key);
    let columns = vec![
        Column::text(say("parties-desk-name")),
        Column::number(say("parties-lists-count")),
        Column::text(say("parties-sheet-posts")),
    ];
    let mut table = Table::new(&ctx.voice, say("parties-lists-many"), columns).hide_caption();
    for (holder, places) in &found.many {
        let count = f64::from(i32::try_from(places.len()).unwrap_or(i32::MAX));
        let all: Vec<String> = places.iter().map(|place| format!("{} {}", place.body, place.post.title)).collect();
        table.push(Row::new(vec![
            Cell::link(holder.name.as_str(), ctx.link(&look::path(holder.person.any()))),
            Cell::number(&ctx.voice, Some(count), 0),
            Cell::text(all.join(" / ")),
        ]));
    }
    (head(ctx, "many", key("parties-lists-many")), table)
}
