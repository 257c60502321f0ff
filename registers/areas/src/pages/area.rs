//! 地域カルテ, the sheet of an area: people and households, ages, what lies in it, who was before, what happens.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use engawa_web::charts::Chart;
use engawa_web::door::AreaBody;
use engawa_web::tables::Table;
use engawa_web::ui::{Definitions, Figure, Kicker, Row, Rows, SectionHead, Tell, Tone};
use engawa_web::{Answer, Arg, Ctx, Failure, Lang, Nav, Said, Voice, key};

use super::ages::Ages;
use super::known::Known;
use super::look::{area_path, as_double, days, kind, unit, what};
use super::{before, trend};
use crate::release::SMALLEST;
use crate::shape::{Outline, outline};
use crate::store::released::PublicFigure;
use crate::what::{What, Wide};

/// The page `templates/area.html`.
#[derive(Template)]
#[template(path = "area.html")]
struct AreaPage {
    voice: Voice,
    is_english: bool,
    kicker: Kicker,
    name: String,
    reading: Option<String>,
    lead: Vec<Said>,
    tell: Option<Tell>,
    figures: Vec<(Said, Figure)>,
    people: SectionHead,
    charts: Vec<Chart>,
    years: Option<Table>,
    ages: Option<(SectionHead, Ages)>,
    inside: Option<Table>,
    inside_title: Said,
    predecessors: Option<Table>,
    successors: Option<Table>,
    outline: Option<(Outline, Said)>,
    in_charge: Definitions,
    bodies: Option<(SectionHead, Rows)>,
    happened: Rows,
    happened_head: SectionHead,
    sources: Definitions,
    files: Vec<(Said, String)>,
    small: Said,
}

/// Shows the sheet of an area.
pub(super) async fn show(ctx: Ctx, Path(code): Path<String>) -> Answer<Response> {
    let (today, voice, desk) = (ctx.today(), ctx.voice.clone(), ctx.desk());
    let known = ctx.town.read(move |db| Known::read(db, &code, (today, &voice), &desk)).await?.ok_or(Failure::NotFound)?;
    let shell = ctx.shell(known.area.name.as_str()).current(Nav::Know).crumb(ctx.voice.plain("areas-title"), "/areas");
    ctx.page(&shell, &AreaPage::of(&ctx, &known))
}

impl AreaPage {
    fn of(ctx: &Ctx, known: &Known) -> AreaPage {
        let voice = &ctx.voice;
        let head = |id: &str, title: &'static str| SectionHead::new(id, voice.say(title)).sample(ctx.sample_mark());
        AreaPage {
            voice: voice.clone(),
            is_english: ctx.lang() == Lang::En,
            kicker: kicker(ctx, known),
            name: known.area.name.clone(),
            reading: known.area.reading.clone(),
            lead: days(voice, known.area.days, ctx.today()).into_iter().chain(trend::sentence(ctx, known)).collect(),
            tell: tell(ctx, known),
            figures: figures(ctx, known),
            people: head("people", key("areas-people")),
            charts: [("chart-people", What::Population(None)), ("chart-households", What::Households)]
                .iter()
                .filter_map(|(id, of)| trend::chart(ctx, known, id, of))
                .collect(),
            years: trend::table(ctx, known),
            ages: Ages::of(ctx, known).map(|ages| (head("ages-head", key("areas-ages")), ages)),
            inside: before::inside(ctx, known),
            inside_title: voice.say_with("areas-in", &[("area", Arg::from(&known.area.name))]),
            predecessors: before::predecessors(ctx, known),
            successors: before::successors(ctx, known),
            outline: picture(ctx, known),
            in_charge: in_charge(ctx, known),
            bodies: bodies(ctx, known),
            happened: happened(ctx, known),
            happened_head: head("happened", key("areas-happened")),
            sources: sources(ctx, known),
            files: files(ctx, known),
            small: voice.say_with("areas-small", &[("count", SMALLEST.into())]),
        }
    }
}

/// Its kind, and the areas around it, the outermost first.
fn kicker(ctx: &Ctx, known: &Known) -> Kicker {
    let kicker = Kicker::new().part(ctx.voice.say("areas-sheet"));
    let above = known.map.above(known.area.id, known.day).into_iter().rev().filter_map(|id| known.area_of(id));
    let kicker = above.fold(kicker, |kicker, area| kicker.link(area.name.as_str(), ctx.link(&area_path(&area.code))));
    kicker.part(kind(&ctx.voice, &known.kinds, &known.area.kind))
}

/// An area that is no more, or not yet.
fn tell(ctx: &Ctx, known: &Known) -> Option<Tell> {
    let today = ctx.today();
    let day = |day| ctx.voice.full_day(day).into();
    if let Some(from) = known.area.days.from.filter(|from| *from > today) {
        return Some(Tell::info(ctx.voice.say_with("areas-not-yet", &[("day", day(from))])));
    }
    let to = known.area.days.to?;
    let is_over = to < today;
    let sentence = if is_over { key("areas-no-more") } else { key("areas-will-end") };
    Some(Tell::new(if is_over { Tone::Late } else { Tone::Info }, ctx.voice.say_with(sentence, &[("day", day(to))])))
}

/// People, households, people in a household, the share of those who are old.
fn figures(ctx: &Ctx, known: &Known) -> Vec<(Said, Figure)> {
    let voice = &ctx.voice;
    let shown = |of: &What| {
        let figure = known.latest(of)?;
        let drawn = match figure.value {
            Some(value) => Figure::new(voice, Some(as_double(value)), 0).unit(unit(voice, &known.items, of)),
            None => Figure::printed(voice.plain("areas-hidden-short")),
        };
        Some((what(voice, &known.items, of), drawn.as_of(voice.full_day(figure.day)).sample(ctx.sample_mark())))
    };
    let mut all: Vec<(Said, Figure)> = [What::Population(None), What::Households].iter().filter_map(shown).collect();
    let size = size(known).map(|size| {
        (voice.say("areas-size"), Figure::new(voice, Some(size), 2).unit(voice.say("areas-unit-people")).sample(ctx.sample_mark()))
    });
    let old = old_share(known)
        .map(|share| (voice.say("areas-old"), Figure::new(voice, Some(share), 1).unit("%").sample(ctx.sample_mark())));
    all.extend(size.into_iter().chain(old));
    all
}

/// People and households of one and the same day: two days are never divided by each other.
fn size(known: &Known) -> Option<f64> {
    let households = known.latest(&What::Households)?;
    let people = known.on(&What::Population(None), households.day)?.value?;
    let count = households.value.filter(|count| *count > 0)?;
    Some(as_double(people) / as_double(count))
}

fn old_share(known: &Known) -> Option<f64> {
    let old = known.latest(&What::Wide(Wide::Old))?;
    let people = known.on(&What::Population(None), old.day)?.value.filter(|people| *people > 0)?;
    Some(as_double(old.value?) / as_double(people) * 100.0)
}

fn picture(ctx: &Ctx, known: &Known) -> Option<(Outline, Said)> {
    let (shape, source) = known.shape.as_ref()?;
    let title = ctx.voice.plain_with("areas-outline-of", &[("area", Arg::from(&known.area.name))]);
    let picture = outline("outline", &title, shape, &known.shapes_inside)?;
    Some((picture, ctx.voice.say_with("areas-source-of", &[("source", Arg::from(source))])))
}

/// The section of city hall to ask.
fn in_charge(ctx: &Ctx, known: &Known) -> Definitions {
    let names = known.in_charge.iter().map(|charge| Said::text(&charge.section_name)).collect();
    Definitions::new().wide().lines(ctx.voice.say("areas-in-charge"), names)
}

/// The bodies that work here, where a register offers them.
fn bodies(ctx: &Ctx, known: &Known) -> Option<(SectionHead, Rows)> {
    if known.bodies.all.is_empty() {
        return None;
    }
    let voice = &ctx.voice;
    let row = |one: &AreaBody| {
        let row = Row::new(one.what.clone()).href(ctx.link(&one.path)).above(one.sort.clone()).sample(ctx.sample_mark());
        let row = one.state.iter().fold(row, |row, state| row.above(state.clone()));
        one.place.iter().fold(row, |row, place| row.below(place.as_str()))
    };
    let head = SectionHead::new("bodies", voice.say("areas-bodies")).sample(ctx.sample_mark());
    let head = known.bodies.more.iter().fold(head, |head, path| head.more(voice.say("areas-bodies-more"), ctx.link(path)));
    Some((head, Rows::new(known.bodies.all.iter().map(row).collect(), Said::default())))
}

fn happened(ctx: &Ctx, known: &Known) -> Rows {
    let voice = &ctx.voice;
    let row = |one: &engawa_web::door::Happened| {
        let row = Row::new(one.what.as_str()).above(voice.full_day(one.day)).sample(ctx.sample_mark());
        let people = one.people.map(|count| voice.say_with("areas-took-part", &[("count", count.into())]));
        let row = people.into_iter().fold(row, Row::below);
        one.path.iter().fold(row, |row, path| row.href(ctx.link(path)))
    };
    Rows::new(known.happened.iter().map(row).collect(), voice.say("areas-happened-nothing"))
}

/// Each source once, with the days of which it speaks.
fn sources(ctx: &Ctx, known: &Known) -> Definitions {
    let mut seen: Vec<(&str, Vec<&PublicFigure>)> = Vec::new();
    for figure in &known.figures {
        match seen.iter_mut().find(|(source, _)| *source == figure.source) {
            Some((_, figures)) => figures.push(figure),
            None => seen.push((&figure.source, vec![figure])),
        }
    }
    let days = |figures: &[&PublicFigure]| {
        let (first, last) = (figures.first()?.day, figures.last()?.day);
        let args = [("from", ctx.voice.full_day(first).into()), ("to", ctx.voice.full_day(last).into())];
        Some(if first == last { ctx.voice.full_day(first) } else { ctx.voice.say_with("areas-source-days", &args) })
    };
    seen.iter().fold(Definitions::new(), |list, (source, figures)| list.maybe(*source, days(figures)))
}

fn files(ctx: &Ctx, known: &Known) -> Vec<(Said, String)> {
    let path = area_path(&known.area.code);
    let mut files = Vec::new();
    if !known.figures.is_empty() {
        files.push((ctx.voice.say("areas-file-figures"), ctx.link(&format!("{path}/figures.csv"))));
        files.push((ctx.voice.say("areas-file-workbook"), ctx.link(&format!("{path}/figures.xlsx"))));
    }
    if known.shape.is_some() {
        files.push((ctx.voice.say("areas-file-outline"), ctx.links.asset(&format!("{path}/shape.geojson"))));
    }
    files
}
