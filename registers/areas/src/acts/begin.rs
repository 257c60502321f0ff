//! Make an area that was not in the register: one that is there already, or begins on a day.

use engawa_db::Tx;
use engawa_journal::{Deed, tell};
use engawa_kernel::{Actor, Channel, Day, Id, Visibility};
use engawa_who::Days;

use super::{Refused, fit};
use crate::facts::AreaBegun;
use crate::model::{Area, NewArea, Place};
use crate::rules::{is_above, lies_within};
use crate::store;

/// An area to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaToBegin {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How the name is read.
    pub reading: Option<String>,
    /// Its kind.
    pub kind: String,
    /// In which area it lies.
    pub parent: Option<Id<Area>>,
    /// From which day, where it is known.
    pub from: Option<Day>,
}

/// Whether a text may be the code of an area: it stands in addresses.
pub fn is_code(text: &str) -> bool {
    (1..=60).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Makes an area.
///
/// # Errors
/// Why not.
pub fn begin_area(tx: &mut Tx, new: &AreaToBegin, by: &Actor, channel: Channel) -> Result<Id<Area>, Refused> {
    fit("name", &new.name)?;
    new.reading.as_deref().map_or(Ok(()), |reading| fit("reading", reading))?;
    if !is_code(&new.code) || store::area_by_code(tx, &new.code)?.is_some() {
        return Err(Refused::Code);
    }
    look_at_place(tx, new)?;
    let id: Id<Area> = tx.new_id();
    let last = crate::reforms::store::ordinals(tx)?.last().map_or(0, |(_, ordinal)| *ordinal);
    store::put_area(tx, id, &settled(new), last + 1)?;
    if let Some(parent) = new.parent {
        store::put_place(tx, &Place { area: id, parent, from: new.from, to: None })?;
    }
    let deed = Deed::of(AreaBegun { area: id, from: new.from }, by.clone(), channel);
    tell(tx, deed.in_area(super::of(id)).about(id).seen_by(Visibility::Public))?;
    Ok(id)
}

fn look_at_place(tx: &Tx, new: &AreaToBegin) -> Result<(), Refused> {
    let map = store::map(tx)?;
    if !map.ranks.contains_key(&new.kind) {
        return Err(Refused::NoKind);
    }
    let Some(parent) = new.parent else { return Ok(()) };
    let parent = map.areas.get(&parent).ok_or(Refused::NoArea)?;
    if !is_above(&map.ranks, &parent.kind, &new.kind) {
        return Err(Refused::Rank);
    }
    if !lies_within(Days { from: new.from, to: None }, parent.days) {
        return Err(Refused::Outside(parent.days));
    }
    Ok(())
}

fn settled(new: &AreaToBegin) -> NewArea {
    NewArea {
        code: new.code.clone(),
        name: new.name.clone(),
        reading: new.reading.clone(),
        kind: new.kind.clone(),
        parent: None,
        parents_before: Vec::new(),
        days: Days { from: new.from, to: None },
        successors: Vec::new(),
        figures: Vec::new(),
        shape: None,
    }
}
