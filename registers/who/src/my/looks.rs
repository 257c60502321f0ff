//! Who looked at me: the day, for which section, on which page. Nobody's name: it is the office that looked.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use engawa_db::{Db, Fault, Limit};
use engawa_journal::access::{Kind, Noted, Page, seen_of};
use engawa_kernel::{AnyId, Seq};
use engawa_web::ui::{Button, Row, Rows};
use engawa_web::{Answer, Ctx, Said, Voice};

use super::paths::paths;
use crate::entry::look;
use crate::store::section;

/// So many on a page.
const PAGE: usize = 50;

/// The page `templates/my_looks.html`.
#[derive(Template)]
#[template(path = "my_looks.html")]
struct LooksPage {
    voice: Voice,
    looks: Rows,
    older: Option<Button>,
    back: Button,
}

/// One look, with the name of the section for which it was.
type Look = (Noted, Option<String>);

pub(crate) async fn show(ctx: Ctx, Query(query): Query<Vec<(String, String)>>) -> Answer<Response> {
    let account = ctx.signed_in()?.account;
    let before = look::asked(&query, "before").parse().ok().map(Seq);
    let mut looks = ctx.town.read(move |db| read(db, account, before)).await?;
    let has_more = looks.len() > PAGE;
    looks.truncate(PAGE);
    let (voice, paths) = (&ctx.voice, paths(ctx.face()));
    let older = looks.last().filter(|_| has_more).map(|(last, _)| {
        let href = ctx.link(&format!("{}?before={}", paths.looks, last.seq.0));
        Button::link(voice.say("who-looks-older"), href).outline()
    });
    let rows = looks.iter().map(|look| row(voice, look)).collect();
    let content = LooksPage {
        voice: voice.clone(),
        looks: Rows::new(rows, voice.say("who-looks-none")),
        older,
        back: Button::link(voice.say("who-back-to-my"), ctx.link(paths.home)).text(),
    };
    look::page(&ctx, voice.say("who-my-looks"), look::status(false), &content)
}

fn read(db: &Db, account: AnyId, before: Option<Seq>) -> Result<Vec<Look>, Fault> {
    // One more than a page tells whether there is a next one.
    let page = Page { before, limit: Limit(i64::try_from(PAGE).unwrap_or(0) + 1) };
    let all = seen_of(db, account, page)?;
    all.into_iter()
        .map(|noted| {
            let name = noted.section.map(|id| section(db, id.of())).transpose()?.flatten().map(|section| section.name);
            Ok((noted, name))
        })
        .collect()
}

fn row(voice: &Voice, (noted, section): &Look) -> Row {
    let who = match section {
        Some(name) => Said::text(name),
        None => voice.say("who-looks-nobody"),
    };
    let row =
        Row::new(who).above(voice.moment(noted.noted_at)).below(what(voice, noted.kind)).below(page_word(voice, &noted.route));
    match &noted.reason {
        Some(reason) => row.below(voice.say_with("who-looks-reason", &[("reason", reason.into())])),
        None => row,
    }
}

fn what(voice: &Voice, kind: Kind) -> Said {
    match kind {
        Kind::Export => voice.say("who-looks-export"),
        Kind::LookOutside => voice.say("who-looks-outside"),
        Kind::Read | Kind::SignIn | Kind::SignInFailed | Kind::Denied => voice.say("who-looks-read"),
    }
}

/// The page in words: whoever reads this does not know our paths.
fn page_word(voice: &Voice, route: &str) -> Said {
    let begins = |head: &str| route == head || route.strip_prefix(head).is_some_and(|rest| rest.starts_with('/'));
    if begins("/admin/access") {
        voice.say("who-page-access")
    } else if begins("/admin/offices") {
        voice.say("who-page-offices")
    } else if begins("/admin/transfers") {
        voice.say("who-page-transfers")
    } else if begins("/admin") {
        voice.say("who-page-people")
    } else if begins("/desk") {
        voice.say("who-page-desk")
    } else {
        voice.say("who-page-other")
    }
}
