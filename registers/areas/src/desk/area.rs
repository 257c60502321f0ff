//! One area: what is known of it, its figures day by day, and the ways to state more.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::Day;
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::ui::{Button, Definitions, Kicker, Rows, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, RouteRow, Said, Voice, key};
use engawa_who::pages::Done;

use super::{MAY, area_of, charges, way};
use crate::charges::Charge;
use crate::charges::store::charges_of;
use crate::figures::figures_of;
use crate::model::{Area, Figure};
use crate::pages::look::{area_path, as_double, days};
use crate::rules::Map;
use crate::store;
use crate::store::figures::{Stated, stated_of};
use crate::what::What;

pub(super) const SHOW: RouteRow = RouteRow::get("/desk/areas/{area}", Face::Staff, MAY).asks(&["done"]);

/// The page `templates/desk_area.html`.
#[derive(Template)]
#[template(path = "desk_area.html")]
struct AreaPage {
    way: Kicker,
    title: String,
    done: Option<Tell>,
    facts: Definitions,
    ways: Vec<Button>,
    charges_title: Said,
    charges: Rows,
    figures_title: Said,
    figures: Table,
    changes_title: Said,
    changes: Table,
}

struct Known {
    map: Map,
    figures: Vec<Figure>,
    stated: Vec<Stated>,
    has_shape: bool,
    charges: Vec<Charge>,
}

pub(super) async fn show(ctx: Ctx, Path(id): Path<String>, Query(asked): Query<Done>) -> Answer<Response> {
    let area = area_of(&ctx, &id).await?;
    let id = area.id;
    let read = move |db: &Db| {
        Ok::<_, Fault>(Known {
            map: store::map(db)?,
            figures: figures_of(db, id)?,
            stated: stated_of(db, id)?,
            has_shape: store::shapes::shape_of(db, id)?.is_some(),
            charges: charges_of(db, id)?,
        })
    };
    let known = ctx.town.read(read).await?;
    let voice = &ctx.voice;
    let page = AreaPage {
        way: way(&ctx),
        title: area.name.clone(),
        done: told(voice, &asked.done),
        facts: facts(&ctx, &area, &known),
        ways: ways(&ctx, &area),
        charges_title: voice.say("areas-charge-title"),
        charges: charges::listed(&ctx, &area, &known.charges),
        figures_title: voice.say("areas-desk-figures"),
        figures: figures(&ctx, &area, &known.figures),
        changes_title: voice.say("areas-desk-changes"),
        changes: changes(&ctx, &known.stated),
    };
    ctx.page(&ctx.shell(area.name.as_str()), &page)
}

fn told(voice: &Voice, done: &str) -> Option<Tell> {
    let sentence = match done {
        "begun" => key("areas-done-begun"),
        "figures" => key("areas-done-figures"),
        "shape" => key("areas-done-shape"),
        "charge" => key("areas-done-charge"),
        _ => return None,
    };
    Some(Tell::new(Tone::Done, voice.say(sentence)))
}

fn facts(ctx: &Ctx, area: &Area, known: &Known) -> Definitions {
    let voice = &ctx.voice;
    let day = area.days.nearest(ctx.today());
    let shape = if known.has_shape { voice.say("areas-desk-has-shape") } else { voice.say("areas-desk-no-shape") };
    Definitions::new()
        .pair(voice.say("areas-column-name"), known.map.path_on(area, day))
        .pair(voice.say("areas-column-kind"), area.kind.as_str())
        .pair(voice.say("areas-column-code"), area.code.as_str())
        .maybe(voice.say("areas-column-days"), days(voice, area.days, ctx.today()))
        .pair(voice.say("areas-outline"), shape)
}

fn ways(ctx: &Ctx, area: &Area) -> Vec<Button> {
    let link = |label, path: String| Button::link(ctx.voice.say(label), ctx.link(&path));
    vec![
        link(key("areas-desk-to-figures"), format!("/desk/areas/{}/figures", area.id)),
        link(key("areas-desk-to-shape"), format!("/desk/areas/{}/shape", area.id)).outline(),
        link(key("areas-desk-to-charge"), format!("/desk/areas/{}/charges", area.id)).outline(),
        link(key("areas-desk-to-sheet"), area_path(&area.code)).outline(),
    ]
}

fn figures(ctx: &Ctx, area: &Area, all: &[Figure]) -> Table {
    let voice = &ctx.voice;
    let columns = vec![
        Column::day(voice.say("areas-column-day")),
        Column::number(voice.say("areas-population")),
        Column::number(voice.say("areas-households")),
        Column::number(voice.say("areas-desk-count")),
        Column::text(voice.say("areas-column-source")),
    ];
    let mut days: Vec<Day> = all.iter().map(|figure| figure.day).collect();
    days.dedup();
    let row = |day: &Day| {
        let of = |what: What| {
            let value = all.iter().find(|figure| figure.day == *day && figure.what == what).map(|figure| as_double(figure.value));
            Cell::number(voice, value, 0)
        };
        let (count, source) =
            all.iter().filter(|figure| figure.day == *day).fold((0, ""), |(count, _), one| (count + 1, &one.source));
        let href = ctx.link(&format!("/desk/areas/{}/figures?day={day}", area.id));
        Row::new(vec![
            Cell::link(voice.full_day(*day), href),
            of(What::Population(None)),
            of(What::Households),
            Cell::number(voice, Some(f64::from(count)), 0),
            Cell::text(source),
        ])
    };
    days.iter().rev().map(row).fold(Table::new(voice, voice.say("areas-desk-figures"), columns).hide_caption(), Table::row)
}

/// What was corrected, with its reason: the latest first.
fn changes(ctx: &Ctx, stated: &[Stated]) -> Table {
    let voice = &ctx.voice;
    let columns = [key("areas-column-what"), key("areas-column-day"), key("areas-column-value"), key("areas-desk-reason")];
    let mut table = Table::new(voice, voice.say("areas-desk-changes"), columns.map(|label| Column::text(voice.say(label))).into());
    let mut corrected: Vec<&Stated> = stated.iter().filter(|one| one.reason.is_some()).collect();
    corrected.sort_by_key(|one| std::cmp::Reverse(one.seq));
    for one in corrected.into_iter().take(50) {
        table.push(Row::new(vec![
            Cell::text(crate::pages::look::what(voice, &[], &one.what)),
            Cell::text(voice.full_day(one.day)),
            one.value.map_or_else(|| Cell::missing(voice), |value| Cell::number(voice, Some(as_double(value)), 0)),
            Cell::text(one.reason.as_deref().unwrap_or_default()),
        ]));
    }
    table.hide_caption()
}
