//! The roster as a list: named households with a search, those only counted by group, and the sums.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::Fault;
use engawa_web::tables::Table;
use engawa_web::ui::{Button, Definitions, Field, Kicker, Link, Tell, Tone};
use engawa_web::{Answer, Ctx, Lang, RouteRow, Said, Voice, key};
use serde::Deserialize;

use super::{row, sums, table};
use crate::model::{CountsBy, DeskRight, Entry};
use crate::office::{Entered, NotEntered, acts, entered, home};
use crate::store::roster as kept;
use engawa_parties::keys::key as key_of;

/// The list.
pub(super) const SHOW: RouteRow = super::page("/office/{slug}/roster").asks(&["q", "page", "done"]);

/// How many stand on a page.
const PAGE: usize = 100;
/// The longest search, in characters.
const SEARCH_MAX: usize = 60;

/// What is asked.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    page: String,
    done: String,
}

impl Asked {
    fn searched(&self) -> String {
        self.q.trim().chars().take(SEARCH_MAX).collect()
    }

    fn page(&self) -> usize {
        self.page.parse().ok().filter(|page| (1..=1_000).contains(page)).unwrap_or(1)
    }
}

/// The page `templates/office_roster.html`.
#[derive(Template)]
#[template(path = "office_roster.html")]
struct ListPage {
    done: Option<Tell>,
    way: Kicker,
    title: Said,
    lead: Said,
    facts: Definitions,
    main: Option<Button>,
    others: Vec<Link>,
    action: String,
    lang: Option<&'static str>,
    search: Field,
    deed: Button,
    count: Said,
    found: Table,
    next: Option<Link>,
}

/// Households with a name in which a word is found, in name, kana or group.
fn found(entries: &[Entry], word: &str) -> Vec<Entry> {
    let word = key_of(word);
    let fits = |entry: &&Entry| {
        let said = &entry.said;
        !said.label.is_empty() && [&said.label, &said.kana, &said.group].iter().any(|text| key_of(text).contains(&word))
    };
    entries.iter().filter(fits).cloned().collect()
}

/// Shows the list, and notes whose names stand on it.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Answer<Response> {
    let visitor = ctx.signed_in()?.clone();
    let read = ctx.town.read(move |db| {
        let at = entered(db, &visitor, &slug, DeskRight::Reads)?;
        let (entries, by) = (kept::entries_of(db, at.body.id)?, kept::counts_by(db, at.body.id)?);
        Ok::<_, NotEntered>((at, entries, by))
    });
    let (at, entries, by) = read.await?;
    let found = found(&entries, &asked.searched());
    let on_page: Vec<Entry> = found.iter().skip((asked.page() - 1) * PAGE).take(PAGE).cloned().collect();
    acts::note(&ctx, SHOW.path, &at, &on_page).await?;
    let content = content(&ctx, &at, (&entries, by), (&found, &on_page), &asked);
    ctx.page(&ctx.shell(content.title.clone()), &content)
}

fn content(
    ctx: &Ctx,
    at: &Entered,
    (entries, by): (&[Entry], Option<CountsBy>),
    (found, on_page): (&[Entry], &[Entry]),
    asked: &Asked,
) -> ListPage {
    let say = |key| ctx.voice.say(key);
    let mut list = table(ctx, say("parties-roster"));
    for entry in on_page {
        let own = at.keeps().then(|| ctx.link(&at.path(&format!("/roster/entries/{}", entry.id))));
        list.push(row(ctx, entry, own));
    }
    let further = found.len() > asked.page() * PAGE;
    ListPage {
        done: done(&ctx.voice, &asked.done),
        way: home::way_to(ctx, at),
        title: say("parties-roster"),
        lead: say("parties-roster-lead"),
        facts: facts(ctx, entries, by),
        main: at.keeps().then(|| Button::link(say("parties-entry-new"), ctx.link(&at.path("/roster/new")))),
        others: others(ctx, at),
        action: ctx.link(&at.path("/roster")).split('?').next().unwrap_or_default().to_owned(),
        lang: (ctx.lang() != Lang::Ja).then(|| ctx.lang().code()),
        search: Field::text(&ctx.voice, "q", say("parties-roster-search")).value(asked.searched()).unmarked().max(SEARCH_MAX),
        deed: Button::submit(say("parties-list-deed")).outline(),
        count: ctx.voice.say_with("parties-roster-found", &[("count", found.len().into())]),
        found: list,
        next: further.then(|| Link::new(say("parties-list-next"), ctx.link(&next_page(at, asked)))),
    }
}

fn next_page(at: &Entered, asked: &Asked) -> String {
    let word = engawa_web::limits::percent_encoded(&asked.searched());
    at.path(&format!("/roster?q={word}&page={}", asked.page() + 1))
}

fn facts(ctx: &Ctx, entries: &[Entry], by: Option<CountsBy>) -> Definitions {
    let (sum, say) = (sums(entries), |key| ctx.voice.say(key));
    let households = |count: i64| ctx.voice.say_with("parties-roster-households", &[("count", count.into())]);
    let persons = sum.persons.map(|count| ctx.voice.say_with("parties-roster-people", &[("count", count.into())]));
    let how = match by {
        Some(CountsBy::Roster) => say("parties-counting-roster"),
        Some(CountsBy::Reports) | None => say("parties-counting-reports"),
    };
    Definitions::new()
        .wide()
        .pair(say("parties-roster-all"), households(sum.households))
        .pair(say("parties-roster-named"), households(sum.named))
        .lines(say("parties-roster-unnamed"), unnamed(ctx, entries))
        .pair(say("parties-entry-paper"), households(sum.paper))
        .maybe(say("parties-entry-persons"), persons)
        .pair(say("parties-counting"), how)
}

/// Households that are only counted, group by group.
fn unnamed(ctx: &Ctx, entries: &[Entry]) -> Vec<Said> {
    let mut groups: Vec<(&str, i64)> = Vec::new();
    for entry in entries.iter().filter(|entry| entry.said.label.is_empty()) {
        match groups.last_mut().filter(|(group, _)| *group == entry.said.group) {
            Some((_, count)) => *count += 1,
            None => groups.push((&entry.said.group, 1)),
        }
    }
    let line = |(group, count): (&str, i64)| {
        ctx.voice.say_with("parties-roster-group", &[("group", group.into()), ("count", count.into())])
    };
    groups.into_iter().map(line).collect()
}

fn others(ctx: &Ctx, at: &Entered) -> Vec<Link> {
    let link = |word: &'static str, end: &str| Link::new(ctx.voice.say(word), ctx.link(&at.path(end)));
    let mut all = vec![link(key("parties-roster-print"), "/roster/print"), link(key("parties-roster-shares"), "/roster/shares")];
    if at.keeps() {
        all.push(link(key("parties-imports"), "/imports"));
        all.push(link(key("parties-roster-csv"), "/roster.csv"));
        all.push(link(key("parties-counted"), "/roster/counted"));
        all.push(link(key("parties-counting"), "/roster/counting"));
        all.push(link(key("parties-own-report"), "/report"));
        all.push(link(key("parties-deletion"), "/roster/deletion"));
    }
    all
}

fn done(voice: &Voice, code: &str) -> Option<Tell> {
    let sentence = match code {
        "entered" => voice.say("parties-roster-done-entered"),
        "corrected" => voice.say("parties-roster-done-corrected"),
        "ended" => voice.say("parties-roster-done-ended"),
        "counted" => voice.say("parties-roster-done-counted"),
        "deleted" => voice.say("parties-roster-done-deleted"),
        _ => return None,
    };
    Some(Tell::new(Tone::Done, sentence))
}

/// The households of a body, for another page of the desk.
pub(super) async fn read(ctx: &Ctx, slug: &str, right: DeskRight) -> Answer<(Entered, Vec<Entry>)> {
    let (visitor, slug) = (ctx.signed_in()?.clone(), slug.to_owned());
    let read = ctx.town.read(move |db| {
        let at = entered(db, &visitor, &slug, right)?;
        let entries = kept::entries_of(db, at.body.id).map_err(|fault: Fault| NotEntered::from(fault))?;
        Ok::<_, NotEntered>((at, entries))
    });
    Ok(read.await?)
}
