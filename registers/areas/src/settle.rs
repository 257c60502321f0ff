//! Settle the areas of a town, as a file states them. Settling again adds what is new and ends what has ended.

use std::collections::HashMap;

use engawa_db::{Fault, Tx};
use engawa_kernel::{Day, Id};

use crate::model::{Area, Kind, Land, NewArea, Place, Statement};
use crate::release::release_all;
use crate::rules;
use crate::store::{self, figures, shapes};

/// Writes areas that [`crate::check`] has found to hold. They keep their ids by their codes.
///
/// # Errors
/// When the database cannot be written, or a code is unknown.
pub fn settle(tx: &mut Tx, land: &Land) -> Result<(), Fault> {
    if let Some(code) = &land.town_code {
        store::put_town_code(tx, code)?;
    }
    settle_kinds(tx, land)?;
    for (ordinal, item) in (0..).zip(&land.items) {
        figures::put_item(tx, item, ordinal)?;
    }
    let ids = settle_areas(tx, &land.areas)?;
    let statement = statement_of_files(tx, land)?;
    for area in &land.areas {
        let id = find(&ids, &area.code)?;
        settle_places(tx, id, area, &ids)?;
        for successor in &area.successors {
            store::put_succession(tx, id, find(&ids, successor)?)?;
        }
        settle_counts(tx, id, area, statement)?;
    }
    release_all(tx)
}

fn find(ids: &HashMap<String, Id<Area>>, code: &str) -> Result<Id<Area>, Fault> {
    ids.get(code).copied().ok_or_else(|| Fault::Row(format!("no area has the code {code}")))
}

fn settle_kinds(tx: &mut Tx, land: &Land) -> Result<(), Fault> {
    for (word, rank) in rules::ranks(land) {
        let said = land.kinds.iter().find(|kind| kind.word == word).cloned();
        let kind = said.unwrap_or(Kind { word, rank, word_easy: None, word_en: None });
        store::put_kind(tx, &kind)?;
    }
    Ok(())
}

fn settle_areas(tx: &mut Tx, areas: &[NewArea]) -> Result<HashMap<String, Id<Area>>, Fault> {
    let mut ids = HashMap::new();
    for (ordinal, area) in (0..).zip(areas) {
        let id = match store::area_by_code(tx, &area.code)? {
            Some(found) => found.id,
            None => tx.new_id(),
        };
        store::put_area(tx, id, area, ordinal)?;
        ids.insert(area.code.clone(), id);
    }
    Ok(ids)
}

/// The file says where an area lies up to its own last stretch; what a reorganisation wrote after that stays.
fn settle_places(tx: &mut Tx, id: Id<Area>, area: &NewArea, ids: &HashMap<String, Id<Area>>) -> Result<(), Fault> {
    let known = store::places_of(tx, id)?;
    let said = rules::places_of(area).unwrap_or_default();
    let last = said.last().and_then(|(_, days)| days.from);
    if known.iter().any(|place| place.from > last) {
        return Ok(());
    }
    store::forget_places(tx, id)?;
    for (code, days) in said {
        let place = Place { area: id, parent: find(ids, code)?, from: days.from, to: days.to };
        store::put_place(tx, &place)?;
    }
    Ok(())
}

/// All that files ever stated is one statement, before every deed: a figure that was corrected at the desk stays corrected.
fn statement_of_files(tx: &mut Tx, land: &Land) -> Result<Option<Id<Statement>>, Fault> {
    if land.areas.iter().all(|area| area.figures.is_empty() && area.shape.is_none()) {
        return Ok(None);
    }
    if let Some(id) = figures::statement_of_files(tx)? {
        return Ok(Some(id));
    }
    let id = tx.new_id();
    figures::put_statement_of_files(tx, id)?;
    Ok(Some(id))
}

fn settle_counts(tx: &mut Tx, id: Id<Area>, area: &NewArea, statement: Option<Id<Statement>>) -> Result<(), Fault> {
    let Some(statement) = statement else { return Ok(()) };
    for figure in &area.figures {
        figures::put_figure(tx, id, statement, &figure.what, figure.day, Some(figure.value), &figure.source)?;
    }
    if let Some(shape) = &area.shape {
        shapes::put_shape(tx, id, statement, &shape.geojson, &shape.source)?;
    }
    Ok(())
}

/// The first day of the calendar stands for a beginning that nobody knows.
pub(crate) const EVER: i64 = 10_101;

/// A beginning as it is stored.
pub(crate) fn stored_from(from: Option<Day>) -> i64 {
    from.map_or(EVER, Day::number)
}
