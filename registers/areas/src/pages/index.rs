//! The list of areas: the outermost, and what lies in each of them.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::text::search_key;
use engawa_kernel::{Day, Id};
use engawa_web::tables::{Cell, Row, Table};
use engawa_web::ui::{Button, Field, SectionHead};
use engawa_web::{Answer, Ctx, Lang, Nav, Said, Voice};
use serde::Deserialize;

use super::columns::{count_cells, count_columns};
use super::known::{Counts, counts};
use super::look::{area_path, kind};
use crate::model::{Area, Kind};
use crate::store;
use crate::store::released;

/// The page `templates/index.html`.
#[derive(Template)]
#[template(path = "index.html")]
struct IndexPage {
    voice: Voice,
    is_english: bool,
    action: String,
    lang: Option<&'static str>,
    search: Field,
    deed: Button,
    found: Option<(Said, Option<Table>)>,
    all: String,
    outermost: Table,
    groups: Vec<Group>,
    files: Vec<(Said, String)>,
}

struct Group {
    id: String,
    head: SectionHead,
    table: Table,
}

struct Known {
    areas: Vec<Area>,
    kinds: Vec<Kind>,
    counts: BTreeMap<Id<Area>, Counts>,
    days: Vec<Day>,
}

fn read(db: &Db, today: Day) -> Result<Known, Fault> {
    Ok(Known {
        areas: store::areas_on(db, today)?,
        kinds: store::kinds(db)?,
        counts: counts(db, today)?,
        days: released::days(db)?,
    })
}

/// What is looked for.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

/// The longest search, in characters.
const SEARCH_MAX: usize = 100;

/// Shows the list, or what is found in it.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Answer<Response> {
    let today = ctx.today();
    let searched: String = asked.q.chars().take(SEARCH_MAX).collect();
    let known = ctx.town.read(move |db| read(db, today)).await?;
    let shell = ctx.shell(ctx.voice.plain("areas-title")).current(Nav::Know);
    ctx.page(&shell, &IndexPage::of(&ctx, &known, searched.trim()))
}

impl IndexPage {
    fn of(ctx: &Ctx, known: &Known, searched: &str) -> IndexPage {
        let voice = &ctx.voice;
        let table = |caption: Said, areas: Vec<&Area>| {
            let rows = areas.into_iter().map(|area| row(ctx, known, area));
            rows.fold(Table::new(voice, caption, count_columns(voice)).hide_caption(), Table::row)
        };
        let found = (!searched.is_empty()).then(|| {
            let found = found(&known.areas, searched);
            let said = voice.say_with("areas-found", &[("count", found.len().into())]);
            (said.clone(), (!found.is_empty()).then(|| table(said, found)))
        });
        let outermost: Vec<&Area> = known.areas.iter().filter(|area| area.parent.is_none()).collect();
        let group = |outer: &&Area| {
            let inside = inside(&known.areas, outer.id);
            let title = voice.say_with("areas-in", &[("area", outer.name.as_str().into())]);
            let id = format!("in-{}", outer.code);
            let head = SectionHead::new(id.clone(), title.clone()).sample(ctx.sample_mark());
            (!inside.is_empty()).then(|| Group { id, head, table: table(title, inside) })
        };
        IndexPage {
            voice: voice.clone(),
            is_english: ctx.lang() == Lang::En,
            action: ctx.link("/areas").split('?').next().unwrap_or_default().to_owned(),
            lang: (ctx.lang() != Lang::Ja).then(|| ctx.lang().code()),
            search: Field::text(voice, "q", voice.say("areas-search")).value(searched).unmarked().max(SEARCH_MAX),
            deed: Button::submit(voice.say("areas-search-deed")).outline(),
            found,
            all: ctx.link("/areas"),
            groups: outermost.iter().filter_map(group).collect(),
            outermost: table(voice.say("areas-outermost"), outermost),
            files: files(ctx, known),
        }
    }
}

/// The areas in whose name, reading or code a word stands, be it of one sign; those that begin with it first.
fn found<'a>(areas: &'a [Area], searched: &str) -> Vec<&'a Area> {
    let word = search_key(searched);
    let place = |area: &Area| {
        let texts = [Some(&area.name), area.reading.as_ref(), Some(&area.code)];
        texts.into_iter().flatten().filter_map(|text| search_key(text).find(&word)).min()
    };
    if word.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(bool, &Area)> = areas.iter().filter_map(|area| Some((place(area)? > 0, area))).collect();
    found.sort_by_key(|(is_later, _)| *is_later);
    found.into_iter().map(|(_, area)| area).collect()
}

/// What lies in an area, directly or not, each right after that in which it lies.
fn inside(areas: &[Area], outer: Id<Area>) -> Vec<&Area> {
    let direct = areas.iter().filter(|area| area.parent == Some(outer));
    direct.flat_map(|area| std::iter::once(area).chain(inside(areas, area.id))).collect()
}

fn row(ctx: &Ctx, known: &Known, area: &Area) -> Row {
    let name = Cell::link(area.name.as_str(), ctx.link(&area_path(&area.code)));
    let none = Counts::default();
    let counts = known.counts.get(&area.id).unwrap_or(&none);
    let kind = Cell::text(kind(&ctx.voice, &known.kinds, &area.kind));
    Row::new([vec![name, kind], count_cells(&ctx.voice, counts)].concat())
}

fn files(ctx: &Ctx, known: &Known) -> Vec<(Said, String)> {
    let voice = &ctx.voice;
    let mut files = vec![(voice.say("areas-file-list"), ctx.links.asset("/areas.csv"))];
    if let Some(day) = known.days.first() {
        let of = |form: &str| ctx.links.asset(&format!("/areas/population.csv?day={day}&form={form}"));
        let args = [("day", voice.full_day(*day).into())];
        files.push((voice.say_with("areas-file-population-2023", &args), of("2023")));
        files.push((voice.say_with("areas-file-population-2020", &args), of("2020")));
    }
    files.push((voice.say("areas-file-outlines"), ctx.links.asset("/areas.geojson")));
    files.push((voice.say("areas-file-api"), ctx.links.asset("/api/v1/areas")));
    files
}
