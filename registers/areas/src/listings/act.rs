//! A list from beginning to end: staged, mapped, confirmed or put aside, undone. What is written is written in one unit.

use std::collections::{BTreeMap, HashMap};

use engawa_db::{Db, Fault, Tx};
use engawa_journal::{Deed, Untold, tell};
use engawa_kernel::{Actor, AnyId, Channel, Choice, Fact, Id, Visibility};
use engawa_sheets::Unreadable;
use sha2::{Digest, Sha256};

use super::columns::{Column, guess};
use super::file::{Listed, read};
use super::preview::{Preview, Row, preview};
use super::store::{self, Listing, NewListing};
use crate::acts;
use crate::facts::{AreaBegun, AreaEnded, AreaSucceeded, AreasListed, ListingUndone, ShapesStated};
use crate::model::{Area, NewArea, Place, Statement};
use crate::store::{figures, shapes};

/// Why a list does not go on.
#[derive(Debug, thiserror::Error)]
pub enum Unlisted {
    /// There is none of this id that is open, or that stands.
    #[error("there is no such list")]
    None,
    /// The file is not read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// The same file was taken in before, and holds.
    #[error("the same file was taken in before")]
    Same(Id<Listing>),
    /// No row of it is taken.
    #[error("no row of it is taken")]
    Nothing,
    /// It is another one than was seen.
    #[error("something has changed since it was looked at")]
    Changed,
    /// Something stands on an area that would go.
    #[error("something was done in an area of it")]
    BuiltUpon(Id<Area>),
    /// Someone in the same unit refuses.
    #[error("{reaction} refuses: {reason}")]
    Reaction {
        /// Who.
        reaction: &'static str,
        /// Why.
        reason: &'static str,
    },
    /// A fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<Untold> for Unlisted {
    fn from(untold: Untold) -> Unlisted {
        match untold {
            Untold::Fault(fault) => Unlisted::Fault(fault),
            Untold::Refused { reaction, reason } => Unlisted::Reaction { reaction, reason },
        }
    }
}

impl From<acts::Refused> for Unlisted {
    fn from(refused: acts::Refused) -> Unlisted {
        match refused {
            acts::Refused::Fault(fault) => Unlisted::Fault(fault),
            acts::Refused::Reaction { reaction, reason } => Unlisted::Reaction { reaction, reason },
            other => Unlisted::Fault(Fault::Row(other.to_string())),
        }
    }
}

/// A list as it stands before it is confirmed.
#[derive(Debug, Clone)]
pub struct Staged {
    /// What the file holds.
    pub listed: Listed,
    /// What its columns mean.
    pub columns: Vec<Column>,
    /// What it would make.
    pub preview: Preview,
}

impl Staged {
    /// Reads it anew from its bytes: nothing of it is kept anywhere else.
    ///
    /// # Errors
    /// When it is none, or cannot be read.
    pub fn read(db: &Db, listing: &Listing) -> Result<Staged, Unlisted> {
        let bytes = store::bytes(db, listing.id)?.ok_or(Unlisted::None)?;
        let listed = read(&bytes)?;
        let said: Option<Vec<Column>> = store::columns(db, listing.id)?.iter().map(|code| Column::from_code(code)).collect();
        let is_said = |columns: &Vec<Column>| columns.len() == listed.table.head.len();
        let columns = said.filter(is_said).unwrap_or_else(|| guess(&listed.table.head));
        let (map, kinds) = (crate::store::map(db)?, crate::store::kinds(db)?);
        let preview = preview(&listed, &columns, listing.kind.as_deref(), &kinds, &map);
        Ok(Staged { listed, columns, preview })
    }

    /// What was seen, in short: the areas may have changed since, and then it is looked at again.
    pub fn seen(&self) -> String {
        let text = format!("{:?} {:?}", self.columns, self.preview);
        engawa_kernel::record::hex(&engawa_kernel::record::details_hash(b"areas-listing", &text)[..12])
    }
}

/// Takes a file in to be looked at. Nothing of it is in the register yet.
///
/// # Errors
/// Why not.
pub fn stage(tx: &mut Tx, by: AnyId, name: &str, bytes: &[u8], source: &str) -> Result<Id<Listing>, Unlisted> {
    read(bytes)?;
    let hash = Sha256::digest(bytes);
    if let Some(before) = store::same(tx, &hash)? {
        return Err(Unlisted::Same(before));
    }
    let id = tx.new_id();
    store::put(tx, id, &NewListing { account: by, name, hash: &hash, bytes, source })?;
    Ok(id)
}

/// Puts a list aside.
///
/// # Errors
/// When the database cannot be written.
pub fn discard(tx: &mut Tx, id: Id<Listing>) -> Result<(), Fault> {
    store::discard(tx, id)
}

/// Makes the areas that were seen, in one unit. It is read once more inside: what has changed meanwhile is looked at again.
///
/// # Errors
/// Why not.
pub fn confirm(tx: &mut Tx, id: Id<Listing>, seen: &str, by: &Actor, channel: Channel) -> Result<(), Unlisted> {
    let listing = store::listing(tx, id)?.filter(Listing::is_open).ok_or(Unlisted::None)?;
    let staged = Staged::read(tx, &listing)?;
    if staged.preview.taken.is_empty() {
        return Err(Unlisted::Nothing);
    }
    if staged.seen() != seen {
        return Err(Unlisted::Changed);
    }
    Deeds { by, channel }.make(tx, &listing, &staged)
}

/// Undoes a list: its areas go, unless something was done in one of them.
///
/// # Errors
/// Why not.
pub fn undo(tx: &mut Tx, id: Id<Listing>, by: &Actor, channel: Channel) -> Result<(), Unlisted> {
    let listing = store::listing(tx, id)?.filter(Listing::stands).ok_or(Unlisted::None)?;
    let areas = store::areas(tx, id)?;
    if let Some(statement) = listing.statement.filter(|statement| figures::stands(tx, *statement).unwrap_or(false)) {
        acts::undo(tx, statement, by, channel)?;
    }
    stands_alone(tx, &listing, &areas)?;
    let fact = ListingUndone { listing: id, areas: count(areas.len()) };
    let seq = tell(tx, Deed::of(fact, by.clone(), channel).about(id).seen_by(Visibility::Public))?;
    for area in &areas {
        store::forget_ties(tx, *area)?;
    }
    for area in &areas {
        store::forget_area(tx, *area)?;
    }
    Ok(store::undo(tx, id, seq)?)
}

/// Rooms keep the ids of areas, and no room is asked here; but whatever a room does in an area, it tells with the area.
fn stands_alone(tx: &Tx, listing: &Listing, areas: &[Id<Area>]) -> Result<(), Unlisted> {
    let since = listing.seq.ok_or(Unlisted::None)?;
    let of_rooms = |kind: &str| !kind.starts_with("areas.");
    let told: Vec<AnyId> =
        engawa_journal::told_in_areas(tx, since)?.into_iter().filter_map(|(area, kind)| of_rooms(&kind).then_some(area)).collect();
    for area in areas {
        if told.contains(&area.any()) || store::is_built_upon(tx, listing.id, *area)? {
            return Err(Unlisted::BuiltUpon(*area));
        }
    }
    Ok(())
}

struct Deeds<'a> {
    by: &'a Actor,
    channel: Channel,
}

impl Deeds<'_> {
    fn tell<F: Fact>(&self, tx: &mut Tx, fact: F, area: Id<Area>) -> Result<(), Untold> {
        let deed = Deed::of(fact, self.by.clone(), self.channel).in_area(Some(area)).about(area);
        tell(tx, deed.seen_by(Visibility::Public)).map(|_| ())
    }

    fn make(&self, tx: &mut Tx, listing: &Listing, staged: &Staged) -> Result<(), Unlisted> {
        let rows = &staged.preview.taken;
        let fact = AreasListed { listing: listing.id, areas: count(rows.len()) };
        let seq = tell(tx, Deed::of(fact, self.by.clone(), self.channel).about(listing.id).seen_by(Visibility::Public))?;
        let ids = self.begin(tx, listing.id, rows)?;
        for row in rows {
            self.tie(tx, row, &ids)?;
        }
        let statement = self.outlines(tx, listing, staged, &ids)?;
        Ok(store::confirm(tx, listing.id, seq, statement)?)
    }

    /// They stand behind all others, in the order of the file. Where each lies follows, because it may lie in one of a later row.
    fn begin(&self, tx: &mut Tx, listing: Id<Listing>, rows: &[Row]) -> Result<HashMap<String, Id<Area>>, Unlisted> {
        let last = crate::reforms::store::ordinals(tx)?.last().map_or(0, |(_, ordinal)| *ordinal);
        let mut ids = HashMap::new();
        for (ordinal, row) in (last + 1..).zip(rows) {
            let id: Id<Area> = tx.new_id();
            crate::store::put_area(tx, id, &settled(row), ordinal)?;
            store::put_area(tx, listing, id)?;
            self.tell(tx, AreaBegun { area: id, from: row.days.from }, id)?;
            if let Some(last_day) = row.days.to {
                self.tell(tx, AreaEnded { area: id, last_day }, id)?;
            }
            ids.insert(row.code.clone(), id);
        }
        Ok(ids)
    }

    fn tie(&self, tx: &mut Tx, row: &Row, ids: &HashMap<String, Id<Area>>) -> Result<(), Unlisted> {
        let id = find(tx, &row.code, ids)?;
        if let Some(parent) = &row.parent {
            let parent = find(tx, parent, ids)?;
            crate::store::put_place(tx, &Place { area: id, parent, from: row.days.from, to: row.days.to })?;
        }
        for before in &row.before {
            let before = find(tx, before, ids)?;
            crate::store::put_succession(tx, before, id)?;
            self.tell(tx, AreaSucceeded { area: before, successor: id }, id)?;
        }
        Ok(())
    }

    fn outlines(
        &self,
        tx: &mut Tx,
        listing: &Listing,
        staged: &Staged,
        ids: &HashMap<String, Id<Area>>,
    ) -> Result<Option<Id<Statement>>, Unlisted> {
        let lines: BTreeMap<usize, &Row> = staged.preview.taken.iter().map(|row| (row.line, row)).collect();
        let drawn = staged.listed.outlines.iter().filter_map(|(line, shape)| Some((*lines.get(line)?, shape.as_ref().ok()?)));
        let drawn: Vec<_> = drawn.collect();
        if drawn.is_empty() {
            return Ok(None);
        }
        let statement = tx.new_id();
        figures::put_statement(tx, statement, "import", None)?;
        for (row, shape) in &drawn {
            shapes::put_shape(tx, find(tx, &row.code, ids)?, statement, &shape.geojson(), &listing.source)?;
        }
        let fact = ShapesStated { statement, shapes: count(drawn.len()) };
        let seq = tell(tx, Deed::of(fact, self.by.clone(), self.channel).about(statement).seen_by(Visibility::Public))?;
        figures::hold_statement(tx, statement, seq)?;
        Ok(Some(statement))
    }
}

/// An area of the list, or one that was there before.
fn find(tx: &Tx, code: &str, ids: &HashMap<String, Id<Area>>) -> Result<Id<Area>, Fault> {
    if let Some(id) = ids.get(code) {
        return Ok(*id);
    }
    let found = crate::store::area_by_code(tx, code)?;
    found.map(|area| area.id).ok_or_else(|| Fault::Row(format!("no area has the code {code}")))
}

fn settled(row: &Row) -> NewArea {
    NewArea {
        code: row.code.clone(),
        name: row.name.clone(),
        reading: row.reading.clone(),
        kind: row.kind.clone(),
        parent: None,
        parents_before: Vec::new(),
        days: row.days,
        successors: Vec::new(),
        figures: Vec::new(),
        shape: None,
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
