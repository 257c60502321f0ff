//! The desk: what waits for the one who is here, and in which office they act.

use askama::Template;
use axum::response::Response;
use engawa_db::Fault;
use engawa_kernel::{AnyId, Id};
use engawa_web::ui::{Button, Deed, Deeds, PostButton, Row as Line, Rows, Tell, ToDoList};
use engawa_web::{Acting, Answer, Ctx, Face, Failure, Fields, May, RouteRow as Row, Said, ToDo};

use super::sentences;
use super::store::{self, Stand, Tenure};
use crate::pages::look;
use crate::sessions;

/// The one list of what waits.
pub(super) const HOME: Row = Row::get("/desk", Face::Staff, May::SignedIn);
/// The offices that one holds today.
pub(super) const OFFICES: Row = Row::get("/desk/offices", Face::Staff, May::SignedIn);
/// Taking another of one's offices.
pub(super) const ACT: Row = Row::post("/desk/offices/acting", Face::Staff, May::SignedIn).fields(&["office"]);

/// The page `templates/desk_home.html`.
#[derive(Template)]
#[template(path = "desk_home.html")]
struct HomePage {
    title: Said,
    today: Said,
    todos: Option<ToDoList>,
    nobody: Option<Tell>,
    terms_title: Said,
    terms: Rows,
}

/// What waits; for someone who holds no office today, when they did or will.
pub(super) async fn home(ctx: Ctx) -> Answer<Response> {
    let (visitor, voice, desk) = (ctx.signed_in()?.clone(), ctx.voice.clone(), ctx.desk());
    let read = ctx.town.read(move |db| -> Result<(Vec<ToDo>, Vec<Tenure>), Fault> {
        if visitor.acting().is_none() {
            return Ok((Vec::new(), store::tenures_of(db, visitor.account.of())?));
        }
        let mut todos = Vec::new();
        for offer in &desk.todos {
            todos.extend(offer(db, &visitor, &voice)?);
        }
        Ok((todos, Vec::new()))
    });
    let (todos, tenures) = read.await?;
    let is_in_office = ctx.signed_in()?.acting().is_some();
    let say = |key| ctx.voice.say(key);
    let page = HomePage {
        title: say("who-desk-home"),
        today: ctx.voice.full_day(ctx.today()),
        todos: is_in_office.then(|| list(&ctx, todos)),
        nobody: (!is_in_office).then(|| Tell::info(say("who-desk-nobody")).line(say("who-desk-nobody-way"))),
        terms_title: say("who-desk-terms"),
        terms: Rows::new(tenures.iter().map(|tenure| line(&ctx, tenure)).collect(), say("who-desk-terms-none")),
    };
    ctx.page(&ctx.shell(page.title.clone()), &page)
}

/// Things to do as the component of the desk shows them.
pub(super) fn list(ctx: &Ctx, todos: Vec<ToDo>) -> ToDoList {
    let mut list = ToDoList::new(&ctx.voice, ctx.today());
    for todo in todos {
        list.push(todo.what, todo.about, todo.due, ctx.link(&todo.path));
    }
    list
}

fn line(ctx: &Ctx, tenure: &Tenure) -> Line {
    let title = look::office(&ctx.voice, &tenure.section_name, &tenure.title);
    match tenure.stand(ctx.today()) {
        Stand::TakenBack => Line::new(title).below(ctx.voice.say("who-tenure-taken-back")),
        Stand::Now | Stand::Coming | Stand::Past => Line::new(title).below(look::days(&ctx.voice, tenure.days())),
    }
}

/// The page `templates/desk_offices.html`.
#[derive(Template)]
#[template(path = "desk_offices.html")]
struct OfficesPage {
    title: Said,
    lead: Said,
    offices: Deeds,
}

/// The offices of today, and in which one acts.
pub(super) async fn offices(ctx: Ctx) -> Answer<Response> {
    let visitor = ctx.signed_in()?;
    let mut deeds = Vec::new();
    for (place, held) in visitor.offices.iter().enumerate() {
        deeds.push(office(&ctx, held, place == visitor.acting)?);
    }
    let page = OfficesPage {
        title: ctx.voice.say("who-desk-offices"),
        lead: ctx.voice.say("who-desk-offices-lead"),
        offices: Deeds::new(deeds, ctx.voice.say("who-desk-nobody")),
    };
    ctx.page(&ctx.shell(page.title.clone()), &page)
}

fn office(ctx: &Ctx, held: &Acting, is_acting: bool) -> Answer<Deed> {
    let voice = &ctx.voice;
    let title = look::office(voice, &held.section_name, &held.title);
    let may = sentences::permissions(voice, &held.permissions).unwrap_or_else(|| voice.say("who-office-permissions-none"));
    let deed = Deed::new(title.clone()).below(may);
    if is_acting {
        return Ok(deed.mark(voice.say("who-desk-acting")));
    }
    let head = ctx.form(ACT.path)?;
    let button = Button::submit(voice.say("who-desk-act")).outline().about(title);
    Ok(deed.button(PostButton::of(&head, button).field("office", held.office.to_string())))
}

/// Takes another of the offices that one holds today.
pub(super) async fn act(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let visitor = ctx.signed_in()?;
    let office: AnyId = Id::parse(fields.get("office")).map_err(|_| Failure::NotFound)?;
    if !visitor.offices.iter().any(|held| held.office == office) {
        return Err(Failure::Forbidden);
    }
    let session = visitor.session;
    ctx.town.write(fields.key(), move |tx| sessions::store::act_in(tx, session, office.of())).await?;
    ctx.see_other(HOME.path)
}
