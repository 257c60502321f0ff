//! The desk of this register: areas, their figures, their outlines, and what changes in April.

mod area;
mod begin;
mod charges;
mod figures;
mod grid;
mod imports;
mod list;
mod listings;
mod reforms;
mod shape;
mod wrongs;

use engawa_db::{Db, Fault};
use engawa_kernel::{Day, Id};
use engawa_web::ui::{Kicker, Select};
use engawa_web::{Answer, Ctx, DeskEntry, Failure, May, Rooms, key};

use crate::EDIT;
use crate::model::Area;
use crate::rules::Map;
use crate::store;

const MAY: May = May::Holds(&[EDIT]);

/// The entry in the head of the desk.
pub const DESK: [DeskEntry; 1] = [DeskEntry { word: key("areas-desk"), path: "/desk/areas", may: &[EDIT] }];

pub(crate) fn routes() -> Rooms {
    Rooms::new()
        .row(list::SHOW, list::show)
        .row(begin::SHOW, begin::show)
        .row(begin::SUBMIT, begin::submit)
        .row(area::SHOW, area::show)
        .row(figures::SHOW, figures::show)
        .row(figures::SUBMIT, figures::submit)
        .row(shape::SHOW, shape::show)
        .row(shape::SUBMIT, shape::submit)
        .row(charges::SHOW, charges::show)
        .row(charges::SUBMIT, charges::submit)
        .row(charges::END, charges::show_end)
        .row(charges::END_SUBMIT, charges::submit_end)
        .merge(reforms::routes())
        .merge(imports::routes())
        .merge(listings::routes())
}

/// The way above a title.
fn way(ctx: &Ctx) -> Kicker {
    Kicker::new().link(ctx.voice.say("areas-desk"), ctx.link("/desk/areas"))
}

/// An id in an address. What is none is nothing that we have.
fn id<T>(text: &str) -> Answer<Id<T>> {
    Id::parse(text).map_err(|_| Failure::NotFound)
}

/// An area that an address names.
async fn area_of(ctx: &Ctx, text: &str) -> Answer<Area> {
    let id: Id<Area> = id(text)?;
    ctx.town.read(move |db| store::area(db, id)).await?.ok_or(Failure::NotFound)
}

async fn map_of(ctx: &Ctx) -> Answer<Map> {
    let map: Result<Map, Fault> = ctx.town.read(|db: &Db| store::map(db)).await;
    Ok(map?)
}

/// The areas of a day as answers to a question, each with the areas around it.
fn with_areas(select: Select, map: &Map, day: Day) -> Select {
    let mut areas: Vec<(String, Id<Area>)> = map.on(day).map(|area| (map.path_on(area, day), area.id)).collect();
    areas.sort();
    areas.into_iter().fold(select, |select, (name, id)| select.option(id.to_string(), name))
}
