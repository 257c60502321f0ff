//! The grid of the figures of a day: a row for what is counted, with all, men and women.

use engawa_web::ui::{EntryGrid, GridColumn, GridInput, GridRow};
use engawa_web::{Ctx, Said};
use engawa_who::pages::sheet::Typed;

use crate::model::{Figure, Item};
use crate::pages::look::{as_double, unit, what};
use crate::what::{Band, Sex, What};

/// What stands in one row: the whole, men, women; some have only a whole.
type Cells = [Option<What>; 3];

/// The name of the field of a figure.
pub(super) fn field(what: &What) -> String {
    format!("value-{what}")
}

/// The rows in their order.
pub(super) fn rows(items: &[Item]) -> Vec<Cells> {
    let sexes = |of: &dyn Fn(Option<Sex>) -> What| [None, Some(Sex::Male), Some(Sex::Female)].map(|sex| Some(of(sex)));
    let mut rows: Vec<Cells> = vec![sexes(&What::Population), [Some(What::Households), None, None]];
    rows.extend(items.iter().map(|item| [Some(What::Own(item.code.clone())), None, None]));
    rows.extend(Band::all().map(|band| sexes(&move |sex| What::Ages(band, sex))));
    rows
}

/// The grid with what was typed, and beside it what was counted before.
pub(super) fn grid(ctx: &Ctx, items: &[Item], known: &[Figure], typed: &Typed) -> EntryGrid {
    let voice = &ctx.voice;
    let columns = vec![
        GridColumn::new(voice.say("areas-column-all")).short(),
        GridColumn::new(voice.say("areas-male")).short(),
        GridColumn::new(voice.say("areas-female")).short(),
    ];
    let mut grid = EntryGrid::new(voice, "figures", voice.say("areas-figures-caption"), voice.say("areas-column-what"), columns);
    for cells in rows(items) {
        let Some(whole) = &cells[0] else { continue };
        grid.push(GridRow {
            id: format!("r-{whole}"),
            name: what(voice, items, whole),
            unit: unit(voice, items, whole),
            context: before(ctx, known, whole, &typed.value("day")),
            inputs: cells.iter().map(|cell| input(cell.as_ref(), typed)).collect(),
            errors: cells.iter().flatten().filter_map(|cell| typed.wrong(&field(cell))).collect(),
            ..GridRow::default()
        });
    }
    grid
}

fn input(cell: Option<&What>, typed: &Typed) -> GridInput {
    let Some(cell) = cell else { return GridInput::nothing() };
    let name = field(cell);
    let is_wrong = typed.wrong(&name).is_some();
    let input = GridInput::number(name.clone(), typed.value(&name)).max(15);
    if is_wrong { input.wrong() } else { input }
}

/// The latest figure before that day: a slip of the pen is seen beside it.
fn before(ctx: &Ctx, known: &[Figure], of: &What, day: &str) -> Vec<(Said, Said)> {
    let before = known.iter().rev().find(|figure| figure.what == *of && figure.day.to_string().as_str() < day);
    let said = before.map(|figure| (ctx.voice.full_day(figure.day), Said::from(ctx.voice.number(as_double(figure.value), 0))));
    said.into_iter().collect()
}
