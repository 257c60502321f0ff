//! The home of a body at its desk: what waits, and the parts of the desk.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::Fault;
use engawa_web::ui::{Kicker, Row, Rows, SectionHead, Tell, ToDoList, Tone};
use engawa_web::{Answer, Ctx, RouteRow, Said, ToDo};

use engawa_who::pages::Done;

use super::{Entered, NotEntered, PARTS, PartShown, entered, page};
use crate::model::DeskRight;

/// The page.
pub(super) const SHOW: RouteRow = page("/office/{slug}").asks(&["done"]);

/// The page `templates/office_home.html`.
#[derive(Template)]
#[template(path = "office_home.html")]
struct HomePage {
    done: Option<Tell>,
    way: Kicker,
    title: Said,
    post: Said,
    next_head: SectionHead,
    next: ToDoList,
    parts_head: SectionHead,
    parts: Rows,
}

/// Shows the home.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<Done>) -> Answer<Response> {
    let (visitor, voice, rooms) = (ctx.signed_in()?.clone(), ctx.voice.clone(), ctx.desk().body_parts.clone());
    let read = ctx.town.read(move |db| {
        let entered = entered(db, &visitor, &slug, DeskRight::Reads)?;
        let mut parts = PARTS.iter().map(|part| part(db, &entered, &voice)).collect::<Result<Vec<_>, Fault>>()?;
        for room in &rooms {
            parts.extend(room(db, entered.body.id.any(), &entered.path(""), &voice)?);
        }
        Ok::<_, NotEntered>((entered, parts))
    });
    let (entered, parts) = read.await?;
    let say = |key| ctx.voice.say(key);
    let rows = parts.iter().map(|part| row(&ctx, part)).collect();
    let content = HomePage {
        done: (asked.done == "page").then(|| Tell::new(Tone::Done, say("parties-page-done"))),
        way: way(&ctx),
        title: Said::text(entered.body.name.as_str()),
        post: ctx.voice.say_with("parties-office-post", &[("post", entered.post.as_str().into())]),
        next_head: SectionHead::new("next", say("parties-office-next")),
        next: waiting(&ctx, parts.into_iter().flat_map(|part| part.todos).collect()),
        parts_head: SectionHead::new("parts", say("parties-office-parts")),
        parts: Rows::new(rows, say("parties-office-list-none")),
    };
    ctx.page(&ctx.shell(content.title.clone()).crumb(say("parties-office-list-title"), "/office"), &content)
}

/// The way above the title of the pages of a desk.
pub(super) fn way(ctx: &Ctx) -> Kicker {
    Kicker::new().link(ctx.voice.say("parties-office-list-title"), ctx.link("/office"))
}

/// The way above the title of a page below the home.
pub fn way_to(ctx: &Ctx, entered: &Entered) -> Kicker {
    way(ctx).link(entered.body.name.as_str(), ctx.link(&entered.path("")))
}

fn waiting(ctx: &Ctx, todos: Vec<ToDo>) -> ToDoList {
    let mut list = ToDoList::new(&ctx.voice, ctx.today());
    for todo in todos {
        list.push(todo.what, todo.about, todo.due, ctx.link(&todo.path));
    }
    list
}

fn row(ctx: &Ctx, part: &PartShown) -> Row {
    Row::new(part.title.clone()).href(ctx.link(&part.path)).below(part.text.clone())
}
