//! Who was before and who follows: an area that was split keeps its figures, and those that follow it name it.

use engawa_kernel::Id;
use engawa_web::tables::{Cell, Row, Table};
use engawa_web::{Ctx, key};

use super::columns::{count_cells, count_columns};
use super::known::{Counts, Known};
use super::look::{area_path, kind};
use crate::model::Area;

/// The areas that this one follows, with their last figures.
pub(super) fn predecessors(ctx: &Ctx, known: &Known) -> Option<Table> {
    let ids = known.map.successions.iter().filter(|(_, next)| *next == known.area.id).map(|(before, _)| *before);
    table(ctx, known, ids.collect(), key("areas-before"))
}

/// The areas that follow this one, with their latest figures.
pub(super) fn successors(ctx: &Ctx, known: &Known) -> Option<Table> {
    let ids = known.map.successions.iter().filter(|(before, _)| *before == known.area.id).map(|(_, next)| *next);
    table(ctx, known, ids.collect(), key("areas-after"))
}

/// The areas that lie in this one.
pub(super) fn inside(ctx: &Ctx, known: &Known) -> Option<Table> {
    table(ctx, known, known.map.children_on(known.area.id, known.day), key("areas-inside"))
}

fn table(ctx: &Ctx, known: &Known, ids: Vec<Id<Area>>, caption: &'static str) -> Option<Table> {
    let mut areas: Vec<&Area> = ids.into_iter().filter_map(|id| known.area_of(id)).collect();
    areas.sort_by(|one, other| one.code.cmp(&other.code));
    if areas.is_empty() {
        return None;
    }
    let none = Counts::default();
    let row = |area: &Area| {
        let name = Cell::link(area.name.as_str(), ctx.link(&area_path(&area.code)));
        let kind = Cell::text(kind(&ctx.voice, &known.kinds, &area.kind));
        let counts = count_cells(&ctx.voice, known.counts.get(&area.id).unwrap_or(&none));
        Row::new([vec![name, kind], counts].concat())
    };
    let table = Table::new(&ctx.voice, ctx.voice.say(caption), count_columns(&ctx.voice)).hide_caption();
    Some(areas.into_iter().map(row).fold(table, Table::row))
}
