//! The persons who were shown between two moments: the scope of a breach, one by one.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use engawa_db::{Db, Fault, Limit};
use engawa_journal::access::{Exposed, Persons, PersonsPage, persons_between};
use engawa_kernel::{AnyId, Id};
use engawa_web::tables::{Cell, Column, Row as TableRow, Table};
use engawa_web::ui::{Kicker, Link, Tell};
use engawa_web::{Answer, Ctx, Face, RouteRow as Row, Said, Voice};

use super::super::AUDITS;
use super::ask::{self, Asked};
use super::known::Names;
use super::{list, patiently};
use crate::pages::{look, way};

/// The list.
pub(super) const SHOW: Row = Row::get("/admin/access/persons", Face::Staff, AUDITS)
    .asks(&["from-day", "from-time", "to-day", "to-time", "who", "subject", "kind", "after"])
    .shows(&["who_accounts.name"]);

/// How many persons stand on a page.
const PAGE: i64 = 100;

/// The page `templates/admin_access_persons.html`.
#[derive(Template)]
#[template(path = "admin_access_persons.html")]
struct PersonsListPage {
    way: Kicker,
    title: Said,
    span: Said,
    scope: Tell,
    persons: Table,
    next: Option<Link>,
}

/// Shows a page of them. A question that cannot be answered leads back to where it is put right.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Answer<Response> {
    let asked = asked.or_usual(ctx.today());
    let Ok((from, to)) = ask::moments(&ctx.voice, &asked) else { return ctx.see_other(&asked.at(list::SHOW.path)) };
    let (voice, question, after) = (ctx.voice.clone(), asked.clone(), Id::parse(&asked.after).ok());
    let found = patiently(&ctx, move |db| match ask::filter(db, &voice, &question)? {
        Err(_) => Ok(None),
        Ok(filter) => {
            let page = PersonsPage { after, limit: Limit(PAGE) };
            named(db, persons_between(db, from, to, &filter, page)?, filter.who).map(Some)
        }
    });
    let Some((persons, names, who)) = found.await? else { return ctx.see_other(&asked.at(list::SHOW.path)) };
    let shown = persons.list.iter().map(|exposed| exposed.subject).chain(who).collect();
    look::note_reading(&ctx, SHOW.path, shown).await?;
    let say = |key| ctx.voice.say(key);
    let span = [("from", look::exactly(&ctx.voice, from).into()), ("to", look::exactly(&ctx.voice, to.plus_millis(-1)).into())];
    let span = match who {
        Some(who) => {
            let args = [&span[..], &[("who", names.say(&ctx.voice, who).into())]].concat();
            ctx.voice.say_with("who-access-span-by", &args)
        }
        None => ctx.voice.say_with("who-access-span", &span),
    };
    let page = PersonsListPage {
        way: way(&ctx).link(say("who-access-title"), ctx.link(&asked.at(list::SHOW.path))),
        title: say("who-access-persons-title"),
        span,
        scope: list::scope(&ctx.voice, &persons),
        persons: table(&ctx, &asked, &persons.list, &names),
        next: next(&asked, &persons.list).map(|path| Link::new(say("who-desk-next"), ctx.link(&path))),
    };
    ctx.page(&ctx.shell(page.title.clone()), &page)
}

fn named(db: &Db, persons: Persons, who: Option<AnyId>) -> Result<(Persons, Names, Option<AnyId>), Fault> {
    let mut names = Names::default();
    for id in persons.list.iter().map(|exposed| exposed.subject).chain(who) {
        names.learn(db, id)?;
    }
    Ok((persons, names, who))
}

fn next(asked: &Asked, list: &[Exposed]) -> Option<String> {
    let last = list.last().filter(|_| list.len() as i64 == PAGE)?;
    Some(format!("{}&after={}", asked.at(SHOW.path), last.subject))
}

fn table(ctx: &Ctx, asked: &Asked, list: &[Exposed], names: &Names) -> Table {
    let voice: &Voice = &ctx.voice;
    let columns = vec![
        Column::text(voice.say("who-people-name")),
        Column::text(voice.say("who-access-first")),
        Column::text(voice.say("who-access-last")),
        Column::number(voice.say("who-access-lookers")),
    ];
    let mut table = Table::new(voice, voice.say("who-access-persons-title"), columns).hide_caption();
    for exposed in list {
        let only = Asked { subject: exposed.subject.to_string(), ..asked.clone() };
        table.push(TableRow::new(vec![
            Cell::link(names.say(voice, exposed.subject), ctx.link(&only.at(super::list::SHOW.path))),
            Cell::text(look::exactly(voice, exposed.first_at)),
            Cell::text(look::exactly(voice, exposed.last_at)),
            Cell::number(voice, Some(exposed.by as f64), 0),
        ]));
    }
    table
}
