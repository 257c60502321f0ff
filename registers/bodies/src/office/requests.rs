//! Requests to join and to leave at the desk of a body: accept, decline with a reason, ask back; confirm a leaving.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::{Db, Fault, Tx};
use engawa_kernel::{Id, Id as Ids};
use engawa_web::ui::{
    Button, Deed, Deeds, Definitions, Field, Kicker, Link, Picks, PostButton, Row, Rows, SectionHead, Tell, Tone,
};
use engawa_web::{Answer, Ctx, Failure, Fields, Lang, Rooms, RouteRow, Said, ToDo, Voice, key};
use engawa_who::pages::sheet::{Sheet, Typed};
use engawa_who::pages::{Done, look};

use super::acts::{act, judged, open_line, sheet};
use super::{Entered, NotEntered, PartShown, enter, entered, home};
use crate::deeds::{self, Letter};
use crate::joining::view::{Standing, standing, state_word, thread};
use crate::model::{DeskRight, Entry, Join, JoinStep, LINES_MAX, Leave};
use crate::refused::Refused;
use crate::store::{joins as kept, roster};

/// The personal columns that these pages show.
const ASKED: &[&str] = &[
    "parties_joins.label",
    "parties_joins.kana",
    "parties_joins.address",
    "parties_joins.phone",
    "parties_joins.mail",
    "parties_joins.persons",
    "parties_joins.note",
    "parties_join_steps.words",
    "parties_leaves.last_on",
    "parties_leaves.note",
    "parties_entries.label",
];

/// All of them.
const LIST: RouteRow = super::page("/office/{slug}/requests").asks(&["done"]).shows(ASKED);
/// One request to join.
const SHOW: RouteRow = super::page("/office/{slug}/requests/{join}").shows(ASKED);
/// The answer to it.
const DEED: RouteRow = super::deed("/office/{slug}/requests/{join}").fields(&["how", "group", "words"]).shows(ASKED);
/// Confirms a leaving.
const CONFIRM: RouteRow = super::deed("/office/{slug}/leaves/{entry}/confirmation").shows(ASKED);

/// How many settled requests are shown.
const SETTLED: usize = 50;

/// The pages of requests.
pub(super) fn routes() -> Rooms {
    Rooms::new().row(LIST, list).row(SHOW, show).row(DEED, submit).row(CONFIRM, confirm)
}

/// What waits and what is settled.
struct Waiting {
    joins: Vec<Standing>,
    leaves: Vec<(Leave, Option<Entry>)>,
}

fn read(db: &Db, at: &Entered) -> Result<Waiting, Fault> {
    let mut joins = Vec::new();
    for join in kept::joins_of(db, at.body.id)? {
        joins.extend(standing(db, join.id)?);
    }
    let mut leaves = Vec::new();
    for leave in kept::leaves_of(db, at.body.id)? {
        let entry = roster::entry(db, at.body.id, leave.entry)?;
        leaves.push((leave, entry));
    }
    Ok(Waiting { joins, leaves })
}

/// The card of the requests on the home: how many wait, and the leavings with their days.
pub(super) fn part(db: &Db, at: &Entered, voice: &Voice) -> Result<PartShown, Fault> {
    let (waiting, path) = (read(db, at)?, at.path("/requests"));
    let open = waiting.joins.iter().filter(|one| one.state == crate::model::JoinState::Received).count();
    let count = |what, due| ToDo { what, about: None, due, path: path.clone() };
    let mut todos = Vec::new();
    if open > 0 {
        todos.push(count(voice.say_with("parties-requests-waiting", &[("count", open.into())]), None));
    }
    todos.extend(waiting.leaves.iter().map(|(leave, _)| count(voice.say("parties-requests-leaving"), Some(leave.last_on))));
    let all = open + waiting.leaves.len();
    let text = voice.say_with("parties-requests-text", &[("count", all.into())]);
    Ok(PartShown { title: voice.say("parties-requests"), text, path, todos: if at.keeps() { todos } else { Vec::new() } })
}

/// The page `templates/office_requests.html`.
#[derive(Template)]
#[template(path = "office_requests.html")]
struct ListPage {
    done: Option<Tell>,
    behalf: Option<Link>,
    way: Kicker,
    title: Said,
    lead: Said,
    open_head: SectionHead,
    open: Rows,
    leaves_head: SectionHead,
    leaves: Deeds,
    settled_head: SectionHead,
    settled: Rows,
}

async fn list(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<Done>) -> Answer<Response> {
    let visitor = ctx.signed_in()?.clone();
    let read = ctx.town.read(move |db| {
        let at = entered(db, &visitor, &slug, DeskRight::Reads)?;
        let waiting = read(db, &at)?;
        Ok::<_, NotEntered>((at, waiting))
    });
    let (at, waiting) = read.await?;
    look::note(&ctx, LIST.path, shown(&at, &waiting.joins)).await?;
    let say = |key| ctx.voice.say(key);
    let (open, settled): (Vec<_>, Vec<_>) = waiting.joins.iter().partition(|one| one.state.is_open());
    let leaves = waiting.leaves.iter().map(|one| leave_deed(&ctx, &at, one)).collect::<Answer<Vec<_>>>()?;
    let content = ListPage {
        done: done(&ctx.voice, &asked.done),
        behalf: at.keeps().then(|| Link::new(say("parties-behalf-join"), ctx.link(&at.path("/behalves/join")))),
        way: home::way_to(&ctx, &at),
        title: say("parties-requests"),
        lead: say("parties-requests-lead"),
        open_head: SectionHead::new("open", say("parties-requests-open")),
        open: Rows::new(open.iter().map(|one| row(&ctx, &at, one)).collect(), say("parties-requests-none")),
        leaves_head: SectionHead::new("leaves", say("parties-requests-leaves")),
        leaves: Deeds::new(leaves, say("parties-requests-no-leaves")),
        settled_head: SectionHead::new("settled", say("parties-requests-settled")),
        settled: Rows::new(settled.iter().take(SETTLED).map(|one| row(&ctx, &at, one)).collect(), say("parties-requests-none")),
    };
    ctx.page(&ctx.shell(content.title.clone()), &content)
}

fn shown(at: &Entered, joins: &[Standing]) -> Vec<engawa_kernel::AnyId> {
    let accounts = joins.iter().filter_map(|one| one.join.account.map(Id::any));
    std::iter::once(at.body.id.any()).chain(accounts).collect()
}

fn done(voice: &Voice, code: &str) -> Option<Tell> {
    match code {
        "answered" => Some(Tell::new(Tone::Done, voice.say("parties-requests-answered"))),
        "confirmed" => Some(Tell::new(Tone::Done, voice.say("parties-roster-done-ended"))),
        _ => None,
    }
}

fn row(ctx: &Ctx, at: &Entered, one: &Standing) -> Row {
    let href = ctx.link(&at.path(&format!("/requests/{}", one.join.id)));
    let row = Row::new(one.join.said.label.as_str()).href(href).above(ctx.voice.moment(one.join.made_at));
    row.below(ctx.voice.say(state_word(one.state)))
}

fn leave_deed(ctx: &Ctx, at: &Entered, (leave, entry): &(Leave, Option<Entry>)) -> Answer<Deed> {
    let name = entry.as_ref().map(|entry| entry.said.label.clone()).unwrap_or_default();
    let args = [("day", ctx.voice.full_day(leave.last_on).into())];
    let deed = Deed::new(name.as_str()).below(ctx.voice.say_with("parties-mine-leaves", &args));
    let deed = if leave.note.is_empty() { deed } else { deed.below(leave.note.as_str()) };
    if leave.last_on > ctx.today() || !at.keeps() {
        return Ok(deed.mark(ctx.voice.say("parties-requests-not-due")));
    }
    let head = ctx.form(&at.path(&format!("/leaves/{}/confirmation", leave.entry)))?;
    let button = Button::submit(ctx.voice.say("parties-requests-confirm")).outline().about(name.as_str());
    Ok(deed.button(PostButton::of(&head, button)))
}

async fn own(ctx: &Ctx, at: &Entered, id: &str) -> Answer<Standing> {
    let id: Ids<Join> = look::id(id)?;
    let found = ctx.town.read(move |db| standing(db, id)).await?;
    found.filter(|one| one.join.organization == at.body.id).ok_or(Failure::NotFound)
}

async fn show(ctx: Ctx, Path((slug, id)): Path<(String, String)>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let one = own(&ctx, &at, &id).await?;
    look::note(&ctx, SHOW.path, shown(&at, std::slice::from_ref(&one))).await?;
    if one.state.is_open() { form(&ctx, &at, &one, &Typed::fresh(&[("how", "accept")])) } else { settled(&ctx, &at, &one) }
}

/// The page `templates/office_request.html`: a request that is settled.
#[derive(Template)]
#[template(path = "office_request.html")]
struct SettledPage {
    way: Kicker,
    title: Said,
    facts: Definitions,
    thread: Rows,
}

fn settled(ctx: &Ctx, at: &Entered, one: &Standing) -> Answer<Response> {
    let content = SettledPage {
        way: way(ctx, at),
        title: Said::text(one.join.said.label.as_str()),
        facts: facts(ctx, one),
        thread: thread(&ctx.voice, one),
    };
    ctx.page(&ctx.shell(content.title.clone()), &content)
}

fn way(ctx: &Ctx, at: &Entered) -> Kicker {
    home::way_to(ctx, at).link(ctx.voice.say("parties-requests"), ctx.link(&at.path("/requests")))
}

fn facts(ctx: &Ctx, one: &Standing) -> Definitions {
    let say = |key| ctx.voice.say(key);
    let (said, filled) = (&one.join.said, |text: &str| (!text.is_empty()).then(|| Said::text(text)));
    let facts = Definitions::new()
        .wide()
        .pair(say("parties-join-state"), say(state_word(one.state)))
        .pair(say("parties-entry-label"), said.label.as_str())
        .maybe(say("parties-entry-kana"), filled(&said.kana))
        .maybe(say("parties-entry-address"), filled(&said.address))
        .maybe(say("parties-entry-phone"), filled(&said.phone))
        .maybe(say("parties-entry-mail"), filled(&said.mail))
        .maybe(say("parties-entry-persons"), said.persons.map(|count| count.to_string()))
        .maybe(say("parties-entry-paper"), said.is_paper.then(|| say("parties-entry-paper-yes")))
        .maybe(say("parties-join-note"), filled(&said.note));
    let said = one.steps.iter().filter(|step| !step.words.is_empty()).map(|step| Said::text(step.words.as_str())).collect();
    facts.lines(say("parties-join-thread"), said)
}

fn form(ctx: &Ctx, at: &Entered, one: &Standing, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let how = Picks::radios(&ctx.voice, "how", say("parties-answer-how"))
        .pick_with_hint("accept", say("parties-answer-accept"), say("parties-answer-accept-hint"))
        .pick_with_hint("ask", say("parties-answer-ask"), say("parties-answer-ask-hint"))
        .pick_with_hint("decline", say("parties-answer-decline"), say("parties-answer-decline-hint"))
        .chosen(typed.value("how"))
        .error(typed.wrong("how"));
    let words = Field::lines(&ctx.voice, "words", say("parties-answer-words"), 3).value(typed.value("words")).max(LINES_MAX);
    let end = format!("/requests/{}", one.join.id);
    let sheet: Sheet = sheet(ctx, at, key("parties-request"), (&end, "/requests"), key("parties-answer-deed"))?;
    let reach = if one.has_mail { key("parties-answer-by-mail") } else { key("parties-answer-by-phone") };
    sheet
        .lead(say(reach))
        .facts(facts(ctx, one))
        .part(how)
        .part(open_line(ctx, typed, "group", key("parties-entry-group")).hint(say("parties-answer-group-hint")))
        .part(words.error(typed.wrong("words")).hint(say("parties-answer-words-hint")).optional())
        .answer(ctx, &typed.wrongs)
}

async fn submit(ctx: Ctx, Path((slug, id)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let one = own(&ctx, &at, &id).await?;
    let text = |name: &str| fields.trimmed(name).to_owned();
    let (join, how, group, words) = (one.join.id, text("how"), text("group"), text("words"));
    let letter = letter(&ctx, &at, &one, &how, &words);
    let work = move |tx: &mut Tx, at: &Entered| {
        answer(tx, at, join, &how, (&group, &words))?;
        deeds::write_answer(tx, at.body.id, join, &letter)
    };
    match judged(&ctx, act(&ctx, &fields, &at, work).await)? {
        Ok(()) => ctx.see_other(&at.path("/requests?done=answered")),
        Err(wrongs) => form(&ctx, &at, &one, &Typed::back(fields, wrongs)),
    }
}

/// The letter that an answer is there. It goes to whom it is about, so it may say what the officer said.
fn letter(ctx: &Ctx, at: &Entered, one: &Standing, how: &str, words: &str) -> Letter {
    // Whoever asked has not said in which language; the officer's is not theirs.
    let voice = ctx.voice.in_lang(Lang::Ja);
    let state = match how {
        "accept" => key("parties-join-state-accepted"),
        "ask" => key("parties-join-state-asked"),
        _ => key("parties-join-state-declined"),
    };
    let path = if one.join.account.is_some() { "/my/memberships" } else { "/join/status" };
    let link = ctx.whole_link(path).unwrap_or_else(|| voice.plain("parties-answer-by-hand"));
    let args = [
        ("body", at.body.name.as_str().into()),
        ("name", one.join.said.label.as_str().into()),
        ("state", voice.say(state).into()),
        ("words", words.into()),
        ("number", one.join.number.as_str().into()),
        ("link", link.into()),
    ];
    Letter {
        subject: voice.plain_with("parties-answer-subject", &[("body", at.body.name.as_str().into())]),
        text: voice.plain_with("parties-answer-letter", &args),
    }
}

fn answer(tx: &mut Tx, at: &Entered, join: Ids<Join>, how: &str, (group, words): (&str, &str)) -> Result<(), Refused> {
    match how {
        "accept" => deeds::accept_join(tx, at.body.id, join, (group, words), &at.by()),
        "ask" => deeds::move_join(tx, join, JoinStep::Asked, words, &at.by()),
        "decline" => deeds::move_join(tx, join, JoinStep::Declined, words, &at.by()),
        _ => Err(Refused::Unknown("how")),
    }
}

async fn confirm(ctx: Ctx, Path((slug, id)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let entry: Ids<Entry> = look::id(&id)?;
    let work = move |tx: &mut Tx, at: &Entered| deeds::confirm_leave(tx, at.body.id, entry, &at.by());
    match judged(&ctx, act(&ctx, &fields, &at, work).await)? {
        Ok(()) => ctx.see_other(&at.path("/requests?done=confirmed")),
        Err(_) => ctx.see_other(&at.path("/requests")),
    }
}
