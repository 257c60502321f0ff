//! The accesses between two moments, the newest first, and how many persons they reached.

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::{Db, Fault, Limit};
use engawa_journal::access::{Page, Persons, PersonsPage, between, persons_between};
use engawa_kernel::Seq;
use engawa_web::tables::{Cell, Column, Row as TableRow, Table};
use engawa_web::ui::{Asked as Question_, Button, ErrorSummary, Kicker, Link, Tell};
use engawa_web::{Answer, Ctx, Face, RouteRow as Row, Said, Voice};

use super::super::AUDITS;
use super::ask::{self, Asked, Question, Questions};
use super::known::{self, Look, Names};
use super::patiently;
use crate::pages::sheet::Wrongs;
use crate::pages::{look, way};

/// The list.
pub(super) const SHOW: Row = Row::get("/admin/access", Face::Staff, AUDITS)
    .asks(&["from-day", "from-time", "to-day", "to-time", "who", "subject", "kind", "before"])
    .shows(&["who_accounts.name"]);

/// How many accesses stand on a page.
const PAGE: i64 = 50;
/// So many persons of an access are named; the rest are a number.
const NAMED_MAX: usize = 3;
/// A municipality reports a breach of more persons than these in any case.
const REPORTED_ABOVE: i64 = 100;

/// What was found.
struct Found {
    looks: Vec<Look>,
    names: Names,
    next: Option<Seq>,
    persons: Option<Persons>,
}

/// The page `templates/admin_access.html`.
#[derive(Template)]
#[template(path = "admin_access.html")]
struct AccessPage {
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    lead: Said,
    action: String,
    ask: Questions,
    deed: Button,
    scope: Option<Tell>,
    persons: Option<Link>,
    csv: Option<Link>,
    looks: Option<Table>,
    next: Option<Link>,
}

/// Answers the question of the address.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Answer<Response> {
    let asked = asked.or_usual(ctx.today());
    let (voice, question) = (ctx.voice.clone(), asked.clone());
    let found = match ask::moments(&ctx.voice, &asked) {
        Err(wrongs) => Err(wrongs),
        Ok((from, to)) => {
            patiently(&ctx, move |db| match ask::filter(db, &voice, &question)? {
                Err(wrongs) => Ok(Err(wrongs)),
                Ok(filter) => find(db, &Question { from, to, filter }, question.before.parse().ok().map(Seq)).map(Ok),
            })
            .await?
        }
    };
    match found {
        Ok(found) => {
            look::note_reading(&ctx, SHOW.path, known::people(&found.looks)).await?;
            page(&ctx, &asked, Some(&found), &Wrongs::default())
        }
        Err(wrongs) => page(&ctx, &asked, None, &wrongs),
    }
}

/// Persons are counted on the first page only, and not when one person is asked for.
fn find(db: &Db, question: &Question, before: Option<Seq>) -> Result<Found, Fault> {
    let Question { from, to, filter } = question;
    let mut all = between(db, *from, *to, filter, Page { before, limit: Limit(PAGE + 1) })?;
    let next = if all.len() > PAGE as usize { all.pop().and(all.last()).map(|last| last.seq) } else { None };
    let mut names = Names::default();
    let looks = known::looks(db, all, &mut names)?;
    let persons = (before.is_none() && filter.subject.is_none())
        .then(|| persons_between(db, *from, *to, filter, PersonsPage { after: None, limit: Limit(1) }))
        .transpose()?;
    Ok(Found { looks, names, next, persons })
}

fn page(ctx: &Ctx, asked: &Asked, found: Option<&Found>, wrongs: &Wrongs) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let ask = Questions::new(&ctx.voice, asked, wrongs);
    let questions: [&dyn Question_; 7] =
        [&ask.from_day, &ask.from_time, &ask.to_day, &ask.to_time, &ask.who, &ask.subject, &ask.kind];
    let errors = ErrorSummary::of(&ctx.voice, &questions);
    let next = found.and_then(|found| found.next).map(|seq| format!("{}&before={seq}", asked.at(SHOW.path)));
    let page = AccessPage {
        errors,
        way: way(ctx),
        title: say("who-access-title"),
        lead: say("who-access-lead"),
        action: ctx.link(SHOW.path),
        deed: Button::submit(say("who-access-deed")).outline(),
        scope: found.and_then(|found| found.persons.as_ref()).map(|persons| scope(&ctx.voice, persons)),
        persons: found
            .filter(|found| found.persons.as_ref().is_some_and(|persons| persons.count > 0))
            .map(|_| Link::new(say("who-access-persons-link"), ctx.link(&asked.at(super::persons::SHOW.path)))),
        csv: found.map(|_| Link::new(say("who-access-csv"), ctx.link(&asked.at(super::export::SHOW.path)))),
        looks: found.map(|found| table(ctx, asked, found)),
        next: next.map(|path| Link::new(say("who-desk-next"), ctx.link(&path))),
        ask,
    };
    let shell = ctx.shell(page.errors.page_title(&ctx.voice, page.title.clone()));
    let mut answer = ctx.page(&shell, &page)?;
    if !wrongs.is_empty() {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

/// How many persons were shown, and what the law says of so many.
pub(super) fn scope(voice: &Voice, persons: &Persons) -> Tell {
    let all = persons.count.saturating_add(persons.unnamed);
    let tell = Tell::info(voice.say_with("who-access-persons", &[("count", all.into())]));
    let tell = match persons.unnamed {
        0 => tell,
        unnamed => tell.line(voice.say_with("who-access-unnamed", &[("count", unnamed.into())])),
    };
    tell.line(if all > REPORTED_ABOVE { voice.say("who-access-above") } else { voice.say("who-access-below") })
}

fn table(ctx: &Ctx, asked: &Asked, found: &Found) -> Table {
    let say = |key| ctx.voice.say(key);
    let columns = vec![
        Column::text(say("who-access-when")),
        Column::text(say("who-access-by")),
        Column::text(say("who-access-what")),
        Column::text(say("who-access-whom")),
        Column::text(say("who-access-where")),
    ];
    let mut table = Table::new(&ctx.voice, say("who-access-title"), columns).hide_caption();
    for look in &found.looks {
        table.push(TableRow::new(vec![
            Cell::text(look::exactly(&ctx.voice, look.noted.noted_at)),
            by(ctx, asked, found, look),
            Cell::text(say(ask::kind_word(look.noted.kind))).tag(known::purpose(&ctx.voice, &look.noted.purpose)),
            whom(ctx, found, look),
            route(look),
        ]));
    }
    table
}

fn by(ctx: &Ctx, asked: &Asked, found: &Found, look: &Look) -> Cell {
    let Some(who) = look.noted.who else { return Cell::text(ctx.voice.say("who-access-unknown")) };
    let only = Asked { who: who.to_string(), ..asked.clone() };
    let cell = Cell::link(found.names.say(&ctx.voice, who), ctx.link(&only.at(SHOW.path)));
    look.section.iter().fold(cell, |cell, section| cell.tag(section.as_str()))
}

fn whom(ctx: &Ctx, found: &Found, look: &Look) -> Cell {
    let named = look.subjects.iter().take(NAMED_MAX).map(|id| found.names.say(&ctx.voice, *id));
    let Some(names) = look::joined(&ctx.voice, named) else { return Cell::text("") };
    match look.subjects.len().saturating_sub(NAMED_MAX) {
        0 => Cell::text(names),
        rest => Cell::text(ctx.voice.say_with("who-offices-more", &[("names", names.into()), ("count", rest.into())])),
    }
}

/// The page, with the reason where one was asked for.
fn route(look: &Look) -> Cell {
    let cell = Cell::text(look.noted.route.as_str());
    look.noted.reason.iter().fold(cell, |cell, reason| cell.tag(reason.as_str()))
}
