//! Everyone who holds, held or will hold an office, by name; found by a part of name or mail.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::Day;
use engawa_kernel::text::nfkc;
use engawa_web::tables::{Cell, Column, Row as TableRow, Table};
use engawa_web::ui::{Button, Field, Kicker, Link, Tell};
use engawa_web::{Answer, Ctx, Face, RouteRow as Row, Said, Voice, limits};
use serde::Deserialize;

use super::super::ADMINISTERS;
use super::super::store::{self, Stand, Tenure};
use crate::ADMINISTER;
use crate::accounts::{self, Account};
use crate::offices::{self, ADMINISTRATORS, number_on};
use crate::pages::{look, way};

/// The list.
pub(super) const SHOW: Row = Row::get("/admin/people", Face::Staff, ADMINISTERS).asks(&["q", "after"]).shows(look::PEOPLE);

/// How many people stand on a page.
const PAGE: usize = 50;
/// The longest search, in characters.
const SEARCH_MAX: usize = 100;

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    after: String,
}

struct Found {
    people: Vec<(Account, Vec<Tenure>)>,
    count: usize,
    next: Option<String>,
    administrators: usize,
}

/// The page `templates/admin_people.html`.
#[derive(Template)]
#[template(path = "admin_people.html")]
struct PeoplePage {
    way: Kicker,
    title: Said,
    alone: Option<Tell>,
    add: Button,
    search_action: String,
    search: Field,
    search_deed: Button,
    count: Said,
    people: Table,
    next: Option<Link>,
}

/// Shows a page of the list.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Answer<Response> {
    let q: String = asked.q.trim().chars().take(SEARCH_MAX).collect();
    let (needle, after) = (folded(&q), asked.after);
    let found = ctx.town.read(move |db| find(db, &needle, &after)).await?;
    look::note(&ctx, SHOW.path, found.people.iter().map(|(account, _)| account.id.any()).collect()).await?;
    let say = |key| ctx.voice.say(key);
    let next = found.next.as_ref().map(|after| format!("{}?q={}&after={after}", SHOW.path, limits::percent_encoded(&q)));
    let page = PeoplePage {
        way: way(&ctx),
        title: say("who-people-title"),
        alone: (found.administrators < ADMINISTRATORS).then(|| Tell::info(say("who-people-alone"))),
        add: Button::link(say("who-people-add"), ctx.link("/admin/people/new")),
        search_action: ctx.link(SHOW.path),
        search: Field::text(&ctx.voice, "q", say("who-people-search")).value(q).unmarked().max(100),
        search_deed: Button::submit(say("who-desk-search")).outline(),
        count: ctx.voice.say_with("who-people-count", &[("count", found.count.into())]),
        people: table(&ctx, &found.people),
        next: next.map(|path| Link::new(say("who-desk-next"), ctx.link(&path))),
    };
    ctx.page(&ctx.shell(page.title.clone()), &page)
}

/// A text in which signs that look alike are alike, and blanks do not count: people type names with and without.
pub(in super::super) fn folded(text: &str) -> String {
    nfkc(text).to_lowercase().chars().filter(|sign| !sign.is_whitespace()).collect()
}

fn find(db: &Db, needle: &str, after: &str) -> Result<Found, Fault> {
    let fits = |account: &Account| folded(&account.name).contains(needle) || folded(&account.mail).contains(needle);
    let all: Vec<Account> = accounts::store::staff_accounts(db)?.into_iter().filter(fits).collect();
    let begin = all.iter().position(|account| account.id.to_string() == after).map_or(0, |place| place + 1);
    let page: Vec<Account> = all.iter().skip(begin).take(PAGE).cloned().collect();
    let next = page.last().filter(|_| begin + page.len() < all.len()).map(|last| last.id.to_string());
    let mut people = Vec::new();
    for account in page {
        people.push((account.clone(), store::tenures_of(db, account.id)?));
    }
    Ok(Found {
        people,
        count: all.len(),
        next,
        administrators: number_on(&offices::store::terms_with(db, ADMINISTER)?, db.now().day()),
    })
}

fn table(ctx: &Ctx, people: &[(Account, Vec<Tenure>)]) -> Table {
    let say = |key| ctx.voice.say(key);
    let columns = vec![
        Column::text(say("who-people-name")),
        Column::text(say("who-people-mail")),
        Column::text(say("who-people-now")),
        Column::text(say("who-people-coming")),
    ];
    let mut table = Table::new(&ctx.voice, say("who-people-title"), columns).hide_caption();
    for (account, tenures) in people {
        let stands = |stand| held(&ctx.voice, tenures, stand, ctx.today());
        table.push(TableRow::new(vec![
            Cell::link(account.name.as_str(), ctx.link(&format!("/admin/people/{}", account.id))),
            Cell::text(account.mail.as_str()),
            Cell::text(stands(Stand::Now).unwrap_or_else(|| say("who-people-none"))),
            Cell::text(stands(Stand::Coming).unwrap_or_default()),
        ]));
    }
    table
}

/// The offices of a person that stand so, with the days that are worth saying.
fn held(voice: &Voice, tenures: &[Tenure], stand: Stand, today: Day) -> Option<Said> {
    let those = tenures.iter().filter(|tenure| tenure.stand(today) == stand);
    look::joined(
        voice,
        those.map(|tenure| {
            let office = look::office(voice, &tenure.section_name, &tenure.title);
            let days = tenure.days();
            if stand == Stand::Now && days.to.is_none() {
                return office;
            }
            let shown = if stand == Stand::Now { crate::Days { from: None, ..days } } else { days };
            voice.say_with("who-people-with-days", &[("office", office.into()), ("days", look::days(voice, shown).into())])
        }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_with_and_without_its_blank() {
        assert!(folded("見本　太郎").contains(&folded("見本太郎")));
        assert!(folded("Taro@Mihon.example").contains(&folded("ｔａｒｏ＠")));
    }
}
