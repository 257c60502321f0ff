//! The list of all programmes: by words, by scene of life, by section, by whether it is done on a screen.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use engawa_kernel::{Choice, Id};
use engawa_web::tables::csv_answer;
use engawa_web::ui::{Button, Field, Row, Rows, Select};
use engawa_web::{Answer, Ctx, Lang, Nav, RouteRow, Said, Voice};
use serde::Deserialize;

use super::page;
use crate::inventory::model::Online;
use crate::inventory::{Known, Wish, found, known};
use crate::programmes::model::Scene;
use crate::{table, words_of};

/// The page.
pub(crate) const SHOW: RouteRow = page("/programmes").asks(&["q", "scene", "section", "online"]);
/// The same as a table for spreadsheets.
pub(super) const CSV: RouteRow = page("/programmes.csv");

/// How many stand on a page; who looks for one narrows the list.
const SHOWN: usize = 300;
/// The longest search, in characters.
const SEARCH_MAX: usize = 100;

/// The question of an address. What nobody knows finds nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Question {
    pub(crate) q: String,
    pub(crate) scene: String,
    pub(crate) section: String,
    pub(crate) online: String,
}

impl Question {
    fn searched(&self) -> String {
        self.q.trim().chars().take(SEARCH_MAX).collect()
    }

    /// In the terms of the list; nothing where it names what is not there.
    pub(crate) fn wish(&self) -> Option<Wish> {
        let scene = match self.scene.as_str() {
            "" => None,
            code => Some(Scene::from_code(code)?),
        };
        let section = match self.section.as_str() {
            "" => None,
            id => Some(Id::parse(id).ok()?),
        };
        let is_online = match self.online.as_str() {
            "" => None,
            "yes" => Some(true),
            "no" => Some(false),
            _ => return None,
        };
        Some(Wish { words: self.searched(), scene, section, is_online })
    }

    /// The questions of the list, as they were asked.
    pub(crate) fn search(&self, voice: &Voice) -> Field {
        Field::text(voice, "q", voice.say("cases-list-search"))
            .hint(voice.say("cases-list-search-hint"))
            .value(self.searched())
            .unmarked()
            .max(SEARCH_MAX)
    }

    pub(crate) fn scenes(&self, voice: &Voice) -> Select {
        let select = Select::new(voice, "scene", voice.say("cases-list-scene")).first(voice.say("cases-list-any")).unmarked();
        let public = Scene::ALL.iter().filter(|scene| **scene != Scene::Inside);
        let select = public.fold(select, |select, scene| select.option(scene.code(), voice.say(words_of::scene(*scene))));
        select.chosen(self.scene.as_str())
    }

    pub(crate) fn sections(&self, voice: &Voice, all: &[Known]) -> Select {
        let mut sections: Vec<(String, &str)> =
            all.iter().map(|known| (known.listed.statement.section.to_string(), known.section.as_str())).collect();
        sections.sort_unstable_by(|one, other| (one.1, &one.0).cmp(&(other.1, &other.0)));
        sections.dedup();
        let select = Select::new(voice, "section", voice.say("cases-list-section")).first(voice.say("cases-list-any")).unmarked();
        let select = sections.into_iter().fold(select, |select, (id, name)| select.option(id, name));
        select.chosen(self.section.as_str())
    }

    pub(crate) fn ways(&self, voice: &Voice) -> Select {
        Select::new(voice, "online", voice.say("cases-list-online"))
            .first(voice.say("cases-list-any"))
            .unmarked()
            .option("yes", voice.say("cases-list-online-yes"))
            .option("no", voice.say("cases-list-online-no"))
            .chosen(self.online.as_str())
    }
}

/// The page `templates/programmes.html`.
#[derive(Template)]
#[template(path = "programmes.html")]
struct ListPage {
    title: Said,
    lead: Said,
    action: String,
    lang: Option<&'static str>,
    search: Field,
    scene: Select,
    section: Select,
    online: Select,
    deed: Button,
    count: Said,
    rows: Rows,
}

/// What the public may see of the list.
async fn public(ctx: &Ctx) -> Answer<Vec<Known>> {
    let today = ctx.today();
    let all = ctx.town.read(move |db| known(db, today)).await?;
    Ok(all.into_iter().filter(|known| !known.listed.statement.is_inside).collect())
}

/// Shows the list.
pub(super) async fn show(ctx: Ctx, Query(question): Query<Question>) -> Answer<Response> {
    let all = public(&ctx).await?;
    let rows = question.wish().map(|wish| found(&all, &wish)).unwrap_or_default();
    let voice = &ctx.voice;
    let content = ListPage {
        title: voice.say("cases-list-title"),
        lead: voice.say("cases-list-lead"),
        action: ctx.link(SHOW.path).split('?').next().unwrap_or_default().to_owned(),
        lang: (ctx.lang() != Lang::Ja).then(|| ctx.lang().code()),
        search: question.search(voice),
        scene: question.scenes(voice),
        section: question.sections(voice, &all),
        online: question.ways(voice),
        deed: Button::submit(voice.say("cases-list-deed")).outline(),
        count: voice.say_with("cases-list-count", &[("count", rows.len().into())]),
        rows: Rows::new(rows.iter().take(SHOWN).map(|known| row(&ctx, known)).collect(), voice.say("cases-list-none")),
    };
    let shell = ctx.shell(content.title.clone()).current(Nav::Apply).foot(voice.say("cases-list-csv"), CSV.path);
    ctx.page(&shell, &content)
}

fn row(ctx: &Ctx, known: &Known) -> Row {
    let (voice, said) = (&ctx.voice, &known.listed.statement);
    let name = known.programme().map_or_else(|| Said::text(&said.name), |programme| programme.name.said(voice));
    let about = known.programme().map_or_else(|| Said::text(&said.about), |programme| programme.summary.said(voice));
    let scene = known.scenes().first().copied().unwrap_or(said.scene);
    let row = Row::new(name)
        .href(ctx.link(&super::path(&known.listed.slug)))
        .above(voice.say(words_of::scene(scene)))
        .sample(ctx.sample_mark());
    let row = match known.programme() {
        Some(programme) => row.above(voice.say(words_of::procedure(programme.procedure))),
        None => row,
    };
    let row = if said.online == Online::Elsewhere { row.above(voice.say("cases-list-tag-online")) } else { row };
    let row = if about.is_empty() { row } else { row.below(about) };
    row.below(Said::text(&known.section))
}

/// The list as a table for spreadsheets.
pub(super) async fn csv(ctx: Ctx) -> Answer<Response> {
    let all = public(&ctx).await?;
    csv_answer(&table::of(&ctx.voice, &all), "programmes.csv")
}
