//! Adopt a reorganisation: everything it changes is written in one unit, dated, so that it holds by itself from its day. Withdraw
//! it before its day: exactly what it wrote is taken back.

use std::collections::BTreeMap;

use engawa_db::{Fault, Tx};
use engawa_journal::{Deed, Untold, tell};
use engawa_kernel::{Actor, Channel, Fact, Id, Visibility};

use super::model::{Phase, Plan, Reform};
use super::rules::{Wrong, all_moves, then, wrongs};
use super::store;
use crate::facts::{AreaBegun, AreaEnded, AreaMoved, AreaSucceeded, ReformAdopted, ReformWithdrawn};
use crate::model::{Area, Place};
use crate::rules::Map;

/// Why a reorganisation is not adopted or withdrawn.
#[derive(Debug, thiserror::Error)]
pub enum Unadopted {
    /// There is none of this id.
    #[error("there is no such reorganisation")]
    None,
    /// It is not in the state in which this can be done.
    #[error("the reorganisation is {0:?}")]
    Phase(Phase),
    /// Laws stand against it.
    #[error("the reorganisation does not hold: {0:?}")]
    Wrong(Vec<Wrong>),
    /// Something stands on an area that would go.
    #[error("something was stated about an area that begins by it")]
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

impl From<Untold> for Unadopted {
    fn from(untold: Untold) -> Unadopted {
        match untold {
            Untold::Fault(fault) => Unadopted::Fault(fault),
            Untold::Refused { reaction, reason } => Unadopted::Reaction { reaction, reason },
        }
    }
}

/// Adopts it, if no law stands against it and its day is still to come.
///
/// # Errors
/// Why not.
pub fn adopt(tx: &mut Tx, id: Id<Reform>, by: &Actor, channel: Channel) -> Result<(), Unadopted> {
    let reform = store::reform(tx, id)?.ok_or(Unadopted::None)?;
    let phase = reform.phase(tx.now().day());
    if phase != Phase::Draft {
        return Err(Unadopted::Phase(phase));
    }
    let (map, plan) = (crate::store::map(tx)?, store::plan(tx, &reform)?);
    let found = wrongs(&map, &plan);
    if !found.is_empty() {
        return Err(Unadopted::Wrong(found));
    }
    let after = then(&map, &plan);
    if let Some(area) = after.crooked().first() {
        return Err(Fault::Row(format!("a reorganisation that was checked breaks a law at {area}")).into());
    }
    let deeds = Deeds { reform: id, plan: &plan, map: &map, by, channel };
    deeds.adopt(tx)?;
    Ok(())
}

/// Withdraws it before its day.
///
/// # Errors
/// Why not.
pub fn withdraw(tx: &mut Tx, id: Id<Reform>, by: &Actor, channel: Channel) -> Result<(), Unadopted> {
    let reform = store::reform(tx, id)?.ok_or(Unadopted::None)?;
    let phase = reform.phase(tx.now().day());
    if phase != Phase::Adopted {
        return Err(Unadopted::Phase(phase));
    }
    let (map, plan) = (crate::store::map(tx)?, store::plan(tx, &reform)?);
    Deeds { reform: id, plan: &plan, map: &map, by, channel }.withdraw(tx)?;
    Ok(())
}

struct Deeds<'a> {
    reform: Id<Reform>,
    plan: &'a Plan,
    map: &'a Map,
    by: &'a Actor,
    channel: Channel,
}

impl Deeds<'_> {
    fn tell<F: Fact>(&self, tx: &mut Tx, fact: F, area: Id<Area>) -> Result<(), Untold> {
        let deed = Deed::of(fact, self.by.clone(), self.channel).in_area(Some(area)).about(area);
        tell(tx, deed.seen_by(Visibility::Public)).map(|_| ())
    }

    fn adopt(&self, tx: &mut Tx) -> Result<(), Untold> {
        let (plan, moves) = (self.plan, all_moves(self.map, self.plan));
        let fact = ReformAdopted {
            reform: self.reform,
            effective_on: plan.day,
            begins: count(plan.begins.len()),
            ends: count(plan.endings.len()),
            moves: count(moves.len()),
        };
        let deed = Deed::of(fact, self.by.clone(), self.channel).about(self.reform).seen_by(Visibility::Public);
        let seq = tell(tx, deed)?;
        let adoption = tx.new_id();
        store::put_adoption(tx, adoption, self.reform, seq)?;
        self.end(tx)?;
        self.begin(tx)?;
        for (area, parent) in moves {
            self.move_to(tx, area, parent)?;
        }
        for (before, heir) in &plan.heirs {
            crate::store::put_succession(tx, *before, *heir)?;
            self.tell(tx, AreaSucceeded { area: *before, successor: *heir }, *heir)?;
        }
        Ok(())
    }

    fn end(&self, tx: &mut Tx) -> Result<(), Untold> {
        for area in &self.plan.endings {
            store::set_end(tx, *area, Some(self.plan.eve()))?;
            store::close_place(tx, *area, self.plan.eve())?;
            self.tell(tx, AreaEnded { area: *area, last_day: self.plan.eve() }, *area)?;
        }
        Ok(())
    }

    /// A new area stands where the first of those stood that it follows; one that is wholly new stands last.
    fn begin(&self, tx: &mut Tx) -> Result<(), Untold> {
        let ordinals: BTreeMap<Id<Area>, i64> = store::ordinals(tx)?.into_iter().collect();
        let last = ordinals.values().max().copied().unwrap_or(0) + 1;
        for new in &self.plan.begins {
            let before = self.plan.heirs.iter().filter(|(_, heir)| *heir == new.id).filter_map(|(before, _)| ordinals.get(before));
            store::put_area_on(tx, new, self.plan.day, before.min().copied().unwrap_or(last))?;
            self.tell(tx, AreaBegun { area: new.id, from: Some(self.plan.day) }, new.id)?;
        }
        // Afterwards, because one that begins may lie in another that begins.
        for new in &self.plan.begins {
            if let Some(parent) = new.parent {
                crate::store::put_place(tx, &Place { area: new.id, parent, from: Some(self.plan.day), to: None })?;
            }
        }
        Ok(())
    }

    fn move_to(&self, tx: &mut Tx, area: Id<Area>, parent: Id<Area>) -> Result<(), Untold> {
        store::close_place(tx, area, self.plan.eve())?;
        let to = self.map.areas.get(&area).and_then(|area| area.days.to);
        crate::store::put_place(tx, &Place { area, parent, from: Some(self.plan.day), to })?;
        self.tell(tx, AreaMoved { area, parent, from: self.plan.day }, area)
    }

    fn withdraw(&self, tx: &mut Tx) -> Result<(), Unadopted> {
        let plan = self.plan;
        let fact = ReformWithdrawn { reform: self.reform, effective_on: plan.day };
        let deed = Deed::of(fact, self.by.clone(), self.channel).about(self.reform).seen_by(Visibility::Public);
        let seq = tell(tx, deed)?;
        // What the adoption moved lies in the map now, with the day as its beginning.
        let moved = self.map.places.iter().filter(|place| place.from == Some(plan.day)).map(|place| place.area);
        let begun = |area: &Id<Area>| plan.begins.iter().any(|new| new.id == *area);
        for area in moved.filter(|area| !begun(area)) {
            store::forget_place(tx, area, plan.day)?;
            store::open_place(tx, area, plan.eve())?;
        }
        for area in &plan.endings {
            store::set_end(tx, *area, None)?;
            store::open_place(tx, *area, plan.eve())?;
        }
        // Inner areas first: an outer one is not forgotten while something lies in it.
        let mut open: Vec<Id<Area>> = plan.begins.iter().map(|new| new.id).collect();
        open.sort_by_key(|id| std::cmp::Reverse(self.map.above(*id, plan.day).len()));
        for area in open {
            store::forget_place(tx, area, plan.day)?;
            if store::is_built_upon(tx, area, self.reform)? {
                return Err(Unadopted::BuiltUpon(area));
            }
            store::forget_area(tx, area)?;
        }
        Ok(store::end_adoption(tx, self.reform, seq)?)
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
