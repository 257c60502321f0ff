//! Search: a word finds persons, households and organizations; a number opens the sheet that has it, also a protected one.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_web::tables::{Cell, Column, Row as TableRow, Table};
use engawa_web::ui::{Button, Field, Kicker, Link, Select};
use engawa_web::{Answer, Ctx, RouteRow, Said, Voice, key};
use serde::Deserialize;

use super::{SEES, look, page};
use crate::EDIT;
use crate::keys::needle;
use crate::store::{self, Named, lists};

/// The page.
pub(super) const SHOW: RouteRow = page("/desk/parties", SEES).asks(&["q", "sort"]);

/// How many are shown.
const SHOWN: usize = 100;
/// How many stand there before anyone searches.
const LATEST: i64 = 30;
/// The longest search, in characters.
const SEARCH_MAX: usize = 100;

/// What is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    sort: String,
}

fn find(db: &Db, asked: &Asked) -> Result<Vec<Named>, Fault> {
    let typed: String = asked.q.trim().chars().take(SEARCH_MAX).collect();
    if typed.is_empty() {
        return lists::latest(db, LATEST);
    }
    if let Ok(number) = engawa_kernel::text::nfkc(&typed).parse() {
        return Ok(store::numbered(db, number)?.into_iter().collect());
    }
    match needle(&typed) {
        Some(needle) => store::search::found_at_desk(db, &needle, &asked.sort),
        None => Ok(Vec::new()),
    }
}

/// What a sort of party is called.
pub(super) fn sort_word(voice: &Voice, sort: &str) -> Said {
    voice.say(match sort {
        "person" => key("parties-desk-person"),
        "household" => key("parties-desk-household"),
        _ => key("parties-desk-organization"),
    })
}

/// The page `templates/desk_parties.html`.
#[derive(Template)]
#[template(path = "desk_parties.html")]
struct SearchPage {
    way: Kicker,
    title: Said,
    action: String,
    search: Field,
    sort: Select,
    deed: Button,
    count: Said,
    found: Table,
    others: Vec<Link>,
}

/// Shows what is found.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Answer<Response> {
    let question = asked.clone();
    let mut found = ctx.town.read(move |db| find(db, &question)).await?;
    let count = found.len();
    found.truncate(SHOWN);
    look::note(&ctx, SHOW.path, found.iter().filter(|one| one.sort != "organization").map(|one| one.id).collect()).await?;
    let say = |key| ctx.voice.say(key);
    let sorts = Select::new(&ctx.voice, "sort", say("parties-desk-sort")).first(say("parties-list-any")).unmarked();
    let sorts = ["person", "household", "organization"]
        .iter()
        .fold(sorts, |select, sort| select.option(*sort, sort_word(&ctx.voice, sort)));
    let content = SearchPage {
        way: Kicker::new(),
        title: say("parties-desk-title"),
        action: ctx.link(SHOW.path),
        search: Field::text(&ctx.voice, "q", say("parties-desk-search"))
            .value(asked.q.trim())
            .hint(say("parties-desk-search-hint"))
            .unmarked()
            .max(SEARCH_MAX),
        sort: sorts.chosen(asked.sort.as_str()),
        deed: Button::submit(say("parties-list-deed")).outline(),
        count: ctx.voice.say_with("parties-desk-count", &[("count", count.into())]),
        found: table(&ctx, &found),
        others: others(&ctx),
    };
    ctx.page(&ctx.shell(content.title.clone()), &content)
}

fn table(ctx: &Ctx, found: &[Named]) -> Table {
    let say = |key| ctx.voice.say(key);
    let columns = vec![
        Column::text(say("parties-desk-name")),
        Column::text(say("parties-desk-sort")),
        Column::text(say("parties-desk-number")),
    ];
    let mut table = Table::new(&ctx.voice, say("parties-desk-title"), columns).hide_caption();
    for one in found {
        table.push(TableRow::new(vec![
            Cell::link(one.name.as_str(), ctx.link(&look::path(one.id))),
            Cell::text(sort_word(&ctx.voice, &one.sort)),
            Cell::text(one.number.to_string()),
        ]));
    }
    table
}

fn others(ctx: &Ctx) -> Vec<Link> {
    let link = |word: &str, path: &str| Link::new(ctx.voice.say(word), ctx.link(path));
    let mut all =
        vec![link(key("parties-lists-title"), "/desk/parties/lists"), link(key("parties-kinds-title"), "/desk/parties/kinds")];
    all.push(link(key("parties-behalves"), "/desk/parties/behalves"));
    if ctx.visitor().is_some_and(|visitor| visitor.holds(EDIT)) {
        all.push(link(key("parties-letters-title"), "/desk/parties/letters"));
        all.push(link(key("parties-levels-title"), "/desk/parties/levels"));
        all.push(link(key("parties-asks-title"), "/desk/parties/requests"));
        all.push(link(key("parties-enter-organization"), "/desk/parties/organizations/new"));
        all.push(link(key("parties-enter-person"), "/desk/parties/persons/new"));
        all.push(link(key("parties-enter-household"), "/desk/parties/households/new"));
        all.push(link(key("parties-desk-imports"), "/desk/parties/imports"));
    }
    all
}
