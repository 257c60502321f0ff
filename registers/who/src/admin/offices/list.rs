//! All offices by section: seats, holders of today, what they may do, and which are empty.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Id};
use engawa_web::tables::{Cell, Column, Row as TableRow, Table};
use engawa_web::ui::{Button, Kicker, Link, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, RouteRow as Row, Said, key};

use super::super::{ADMINISTERS, sentences};
use crate::model::{Office, Section};
use crate::offices::{self, Held, Post, are_over, together};
use crate::pages::{Done, look, way};

/// The list.
pub(super) const SHOW: Row = Row::get("/admin/offices", Face::Staff, ADMINISTERS).asks(&["done"]).shows(&["who_accounts.name"]);

/// So many holders of an office are named; the rest are a number.
const NAMED_MAX: usize = 5;

/// A section with the table of its offices.
struct Block {
    id: String,
    name: Said,
    days: Option<Said>,
    offices: Table,
    add: Link,
}

/// The page `templates/admin_offices.html`.
#[derive(Template)]
#[template(path = "admin_offices.html")]
struct OfficesPage {
    done: Option<Tell>,
    way: Kicker,
    title: Said,
    lead: Said,
    add_section: Button,
    nothing: Said,
    blocks: Vec<Block>,
}

struct Known {
    sections: Vec<Section>,
    posts: Vec<Post>,
    held: Vec<Held>,
    permissions: HashMap<Id<Office>, Vec<String>>,
}

/// Shows all sections of today and of later days.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Done>) -> Answer<Response> {
    let known = ctx.town.read(read).await?;
    let (blocks, shown) = blocks(&ctx, &known);
    look::note(&ctx, SHOW.path, shown).await?;
    let say = |key| ctx.voice.say(key);
    let page = OfficesPage {
        done: done(&asked.done).map(|key| Tell::new(Tone::Done, say(key))),
        way: way(&ctx),
        title: say("who-offices-title"),
        lead: say("who-offices-lead"),
        add_section: Button::link(say("who-section-add"), ctx.link("/admin/sections/new")).outline(),
        nothing: say("who-offices-no-sections"),
        blocks,
    };
    ctx.page(&ctx.shell(page.title.clone()), &page)
}

fn done(code: &str) -> Option<&'static str> {
    Some(match code {
        "section" => key("who-offices-done-section"),
        "office" => key("who-offices-done-office"),
        "ended" => key("who-offices-done-ended"),
        _ => return None,
    })
}

fn read(db: &Db) -> Result<Known, Fault> {
    let today = db.now().day();
    let posts = offices::store::posts(db)?.into_iter().filter(|post| !are_over(post.office.days, today)).collect();
    let sections = offices::store::sections(db)?.into_iter().filter(|section| !are_over(section.days, today)).collect();
    Ok(Known { sections, posts, held: offices::holders_on(db, today)?, permissions: offices::store::all_permissions(db)? })
}

fn blocks(ctx: &Ctx, known: &Known) -> (Vec<Block>, Vec<AnyId>) {
    let mut shown = Vec::new();
    let blocks = known.sections.iter().map(|section| Block {
        id: format!("s-{}", section.id),
        name: Said::text(&section.name),
        days: (section.days.to.is_some() || section.days.from.is_some_and(|from| from > ctx.today()))
            .then(|| look::days(&ctx.voice, section.days)),
        offices: table(ctx, known, section, &mut shown),
        add: Link::new(ctx.voice.say("who-office-add"), ctx.link(&format!("/admin/offices/new?section={}", section.id))),
    });
    (blocks.collect(), shown)
}

fn table(ctx: &Ctx, known: &Known, section: &Section, shown: &mut Vec<AnyId>) -> Table {
    let say = |key| ctx.voice.say(key);
    let columns = vec![
        Column::text(say("who-appoint-office")),
        Column::text(say("who-offices-holders")),
        Column::text(say("who-office-permissions")),
    ];
    let mut table = Table::new(&ctx.voice, section.name.as_str(), columns).hide_caption();
    for post in known.posts.iter().filter(|post| post.office.section == section.id) {
        let title = Cell::link(post.office.title.as_str(), ctx.link(&format!("/admin/offices/{}", post.office.id)));
        let title = if post.is_single { title } else { title.tag(say("who-offices-several")) };
        let days = together(post.office.days, post.section_days);
        let title = if days.hold(ctx.today()) { title } else { title.tag(look::days(&ctx.voice, days)) };
        let may = known.permissions.get(&post.office.id).and_then(|codes| sentences::permissions(&ctx.voice, codes));
        table.push(TableRow::new(vec![title, holders(ctx, known, post, shown), Cell::text(may.unwrap_or_default())]));
    }
    table
}

fn holders(ctx: &Ctx, known: &Known, post: &Post, shown: &mut Vec<AnyId>) -> Cell {
    let held: Vec<&Held> = known.held.iter().filter(|held| held.office == post.office.id).collect();
    let named = &held[..held.len().min(NAMED_MAX)];
    shown.extend(named.iter().map(|held| held.account.any()));
    let names = look::joined(&ctx.voice, named.iter().map(|held| Said::text(&held.name)));
    match names {
        None => Cell::text("").tag(ctx.voice.say("who-offices-empty")),
        Some(names) if held.len() > NAMED_MAX => {
            let rest = held.len() - NAMED_MAX;
            Cell::text(ctx.voice.say_with("who-offices-more", &[("names", names.into()), ("count", rest.into())]))
        }
        Some(names) => Cell::text(names),
    }
}
