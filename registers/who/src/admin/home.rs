//! The table of contents of an administrator: first what needs attention, then the rooms.

use askama::Template;
use axum::response::Response;
use engawa_web::ui::{Row as Line, Rows, SectionHead, ToDoList};
use engawa_web::{Answer, Ctx, Face, RouteRow as Row, Said};

use super::{EITHER, desk, todos};
use crate::openings;
use crate::{ADMINISTER, AUDIT};

/// The table of contents.
pub(super) const SHOW: Row = Row::get("/admin", Face::Staff, EITHER);

/// The page `templates/admin_home.html`.
#[derive(Template)]
#[template(path = "admin_home.html")]
struct HomePage {
    title: Said,
    first_head: SectionHead,
    first: ToDoList,
    rooms_head: SectionHead,
    rooms: Rows,
}

/// What needs attention, and the rooms that the visitor may enter.
pub(super) async fn show(ctx: Ctx) -> Answer<Response> {
    let (visitor, voice) = (ctx.signed_in()?.clone(), ctx.voice.clone());
    let (todos, open) = ctx
        .town
        .read(move |db| Ok::<_, engawa_db::Fault>((todos::todos(db, &visitor, &voice)?, openings::open_doors(db)?)))
        .await?;
    let page = HomePage {
        title: ctx.voice.say("who-desk-admin"),
        first_head: SectionHead::new("first-h", ctx.voice.say("who-admin-first")),
        first: desk::list(&ctx, todos),
        rooms_head: SectionHead::new("rooms-h", ctx.voice.say("who-admin-rooms")),
        rooms: rooms(&ctx, open.len())?,
    };
    ctx.page(&ctx.shell(page.title.clone()), &page)
}

fn rooms(ctx: &Ctx, open: usize) -> Answer<Rows> {
    let visitor = ctx.signed_in()?;
    let say = |key| ctx.voice.say(key);
    let room = |title, below, path: &str| Line::new(title).below(below).href(ctx.link(path));
    let mut rooms = Vec::new();
    if visitor.holds(ADMINISTER) {
        let doors = match open {
            0 => say("who-admin-doors-closed"),
            _ => ctx.voice.say_with("who-admin-doors-open", &[("count", open.into())]),
        };
        rooms.push(room(say("who-people-title"), say("who-admin-people-below"), "/admin/people"));
        rooms.push(room(say("who-offices-title"), say("who-admin-offices-below"), "/admin/offices"));
        rooms.push(room(say("who-admin-transfers"), say("who-admin-transfers-below"), "/admin/transfers"));
        rooms.push(room(say("who-doors-title"), doors, "/admin/doors"));
        rooms.push(room(say("who-admin-ways"), say("who-admin-ways-below"), "/admin/ways"));
    }
    if visitor.holds(AUDIT) {
        rooms.push(room(say("who-access-title"), say("who-admin-access-below"), "/admin/access"));
    }
    Ok(Rows::new(rooms, say("who-admin-rooms")))
}
