//! A section takes charge of an area; the charge ends, or is taken back.

use engawa_db::Tx;
use engawa_journal::{Deed, tell};
use engawa_kernel::{Actor, Channel, Day, Id, Visibility};
use engawa_who::{Days, Section};

use super::{Charge, overlap, store};
use crate::acts::{Refused, fit, of};
use crate::facts::{ChargeBegan, ChargeEnded, ChargeWithdrawn};
use crate::model::Area;
use crate::rules::lies_within;

/// A charge as someone states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCharge {
    /// Of which area.
    pub area: Id<Area>,
    /// Which section.
    pub section: Id<Section>,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Option<Day>,
    /// The decision.
    pub source: String,
}

/// Lets a section be in charge of an area.
///
/// # Errors
/// One of them is not there on these days, or the section is in charge on one of them already.
pub fn charge_section(tx: &mut Tx, new: &NewCharge, by: &Actor, channel: Channel) -> Result<Id<Charge>, Refused> {
    fit("source", &new.source)?;
    let area = crate::store::area(tx, new.area)?.ok_or(Refused::NoArea)?;
    let days = Days { from: Some(new.from), to: new.to };
    if new.to.is_some_and(|to| to < new.from) {
        return Err(Refused::Backwards);
    }
    if !lies_within(days, area.days) {
        return Err(Refused::Outside(area.days));
    }
    let section = engawa_who::section(tx, new.section)?.filter(|section| section.days.hold(new.from));
    let section = section.ok_or(Refused::NoSection)?;
    let there = store::charges_of(tx, new.area)?;
    if there.iter().any(|charge| charge.section == section.id && overlap(charge.days(), days)) {
        return Err(Refused::InCharge);
    }
    let id: Id<Charge> = tx.new_id();
    let fact = ChargeBegan { charge: id, area: new.area, section: new.section, from: new.from, to: new.to };
    let deed = Deed::of(fact, by.clone(), channel).in_area(of(new.area)).by_section(Some(new.section)).about(new.area);
    let seq = tell(tx, deed.seen_by(Visibility::Public))?;
    store::put(tx, id, new, seq)?;
    Ok(id)
}

/// Gives a charge its last day: an earlier one than it has.
///
/// # Errors
/// There is no such charge, or it is over by then, or begins only later.
pub fn end_charge(tx: &mut Tx, id: Id<Charge>, last: Day, by: &Actor, channel: Channel) -> Result<(), Refused> {
    let charge = store::charge(tx, id)?.ok_or(Refused::NotStanding)?;
    if last < charge.from || charge.to.is_some_and(|to| to <= last) {
        return Err(Refused::NotThen(last));
    }
    let fact = ChargeEnded { charge: id, before: charge.to, last };
    let deed = Deed::of(fact, by.clone(), channel).in_area(of(charge.area)).by_section(Some(charge.section)).about(charge.area);
    let seq = tell(tx, deed.seen_by(Visibility::Public))?;
    Ok(store::end(tx, id, last, seq)?)
}

/// Takes a charge back: it has not been.
///
/// # Errors
/// There is no such charge; no reason.
pub fn withdraw_charge(tx: &mut Tx, id: Id<Charge>, reason: &str, by: &Actor, channel: Channel) -> Result<(), Refused> {
    let charge = store::charge(tx, id)?.ok_or(Refused::NotStanding)?;
    fit("reason", reason).map_err(|_| Refused::NoReason)?;
    let deed = Deed::of(ChargeWithdrawn { charge: id }, by.clone(), channel).in_area(of(charge.area)).about(charge.area);
    let seq = tell(tx, deed.with_details(reason).seen_by(Visibility::Public))?;
    Ok(store::withdraw(tx, id, seq)?)
}
