//! What is known of one area, read in one snapshot.

use std::collections::BTreeMap;
use std::sync::Arc;

use engawa_db::{Db, Fault};
use engawa_kernel::{Day, Id};
use engawa_web::Voice;
use engawa_web::door::{AreaBodies, Desk, Happened};

use crate::charges::Charge;
use crate::charges::store::charges_of;
use crate::model::{Area, Item, Kind};
use crate::rules::Map;
use crate::shape::Shape;
use crate::store::released::{self, PublicFigure};
use crate::store::{self, figures, shapes};
use crate::what::What;

/// So many things that happened stand on a sheet.
const HAPPENED: usize = 12;
/// So many bodies stand on a sheet.
const BODIES: usize = 30;
/// How far back it looks: two years.
const BACK_DAYS: i64 = 730;

/// Population and households of an area, as they are shown.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts {
    pub(super) people: Option<PublicFigure>,
    pub(super) households: Option<PublicFigure>,
}

/// One area with everything around it.
pub(super) struct Known {
    pub(super) area: Area,
    pub(super) kinds: Vec<Kind>,
    pub(super) items: Vec<Item>,
    pub(super) map: Map,
    /// The day to which the sheet refers: today, or the last or first day on which the area is there.
    pub(super) day: Day,
    pub(super) figures: Vec<PublicFigure>,
    pub(super) counts: BTreeMap<Id<Area>, Counts>,
    pub(super) shape: Option<(Shape, String)>,
    pub(super) shapes_inside: Vec<Shape>,
    pub(super) happened: Vec<Happened>,
    pub(super) in_charge: Vec<Charge>,
    pub(super) bodies: AreaBodies,
}

impl Known {
    pub(super) fn read(db: &Db, code: &str, (today, voice): (Day, &Voice), desk: &Arc<Desk>) -> Result<Option<Known>, Fault> {
        let Some(area) = store::area_by_code(db, code)? else { return Ok(None) };
        let day = area.days.nearest(today);
        let map = store::map(db)?;
        let inside = inside(&map, area.id, day);
        let all = shapes::shapes(db)?.into_iter().filter_map(|(id, text, source)| Some((id, (Shape::parse(&text).ok()?, source))));
        let all: BTreeMap<Id<Area>, (Shape, String)> = all.collect();
        let places: Vec<_> = std::iter::once(area.id).chain(inside.iter().copied()).map(Id::any).collect();
        Ok(Some(Known {
            kinds: store::kinds(db)?,
            items: figures::items(db)?,
            figures: released::released_of(db, area.id)?,
            counts: counts(db, today)?,
            shape: all.get(&area.id).cloned(),
            shapes_inside: map
                .children_on(area.id, day)
                .iter()
                .filter_map(|id| all.get(id))
                .map(|(shape, _)| shape.clone())
                .collect(),
            in_charge: charges_of(db, area.id)?.into_iter().filter(|charge| charge.days().hold(today)).collect(),
            bodies: desk.bodies_in(db, voice, area.id.any(), today, BODIES)?,
            happened: desk.happened_in(db, &places, today.plus_days(-BACK_DAYS), today, HAPPENED)?,
            area,
            map,
            day,
        }))
    }

    /// The latest figure of this sort.
    pub(super) fn latest(&self, what: &What) -> Option<&PublicFigure> {
        self.figures.iter().rev().find(|figure| figure.what == *what)
    }

    /// The figure of this sort on a day.
    pub(super) fn on(&self, what: &What, day: Day) -> Option<&PublicFigure> {
        self.figures.iter().find(|figure| figure.what == *what && figure.day == day)
    }

    /// An area by its id.
    pub(super) fn area_of(&self, id: Id<Area>) -> Option<&Area> {
        self.map.areas.get(&id)
    }
}

/// All areas that lie in one, directly or not.
fn inside(map: &Map, area: Id<Area>, day: Day) -> Vec<Id<Area>> {
    let mut all = Vec::new();
    let mut open = map.children_on(area, day);
    while let Some(next) = open.pop() {
        if !all.contains(&next) {
            all.push(next);
            open.extend(map.children_on(next, day));
        }
    }
    all
}

/// The latest population and households of every area up to a day.
pub(super) fn counts(db: &Db, through: Day) -> Result<BTreeMap<Id<Area>, Counts>, Fault> {
    let mut all: BTreeMap<Id<Area>, Counts> = BTreeMap::new();
    let known = |figures: Vec<PublicFigure>| figures.into_iter().filter(move |figure| figure.day <= through);
    for figure in known(released::released_as(db, &What::Population(None))?) {
        let area = figure.area;
        all.entry(area).or_default().people = Some(figure);
    }
    for figure in known(released::released_as(db, &What::Households)?) {
        let area = figure.area;
        all.entry(area).or_default().households = Some(figure);
    }
    Ok(all)
}
