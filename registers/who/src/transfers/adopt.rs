//! Adopt a list: everything it changes is written in one unit, dated, so that it holds by itself from 0:00 of its day.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Fault, Tx};
use engawa_journal::{Deed, tell};
use engawa_kernel::{Actor, Channel, Day, Id, Visibility};
use engawa_web::door::Holdings;
use engawa_web::{Answer, Ctx, Face, Failure, Fields, RouteRow as Row};

use super::changes::permissions_like;
use super::check;
use super::checked::Checked;
use super::facts::{SectionEnded, SectionMoved, SectionSucceeded, TransferAdopted};
use super::model::{Adoption, OfficeToBegin, Plan, SectionToBegin, Transfer};
use super::view::{Unwritten, path};
use super::{MAY, NAMES, store};
use crate::model::{Office, Section};
use crate::offices::{
    self, NewAppointment, OfficeEnded, OfficeMade, Refused, SectionMade, appoint, end_one_of_many, keeping_administrators,
    permission,
};
use crate::pages::look;

/// The deed.
pub(super) const ADOPT: Row = Row::post("/admin/transfers/{transfer}/adoption", Face::Staff, MAY).fields(&["seen"]).shows(NAMES);

/// Why a list is not adopted.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unadopted {
    /// There is no such list.
    #[error("there is no such list")]
    NoList,
    /// It is adopted.
    #[error("the list is adopted already")]
    NotDraft,
    /// Something forbids it, or it is not what was seen.
    #[error("the list does not hold, or is not what was seen")]
    LookAgain,
    /// A law of offices that the check does not know, or someone who reacts.
    #[error(transparent)]
    Offices(Refused),
    /// A fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<Refused> for Unadopted {
    fn from(refused: Refused) -> Unadopted {
        match refused {
            Refused::Fault(fault) => Unadopted::Fault(fault),
            other => Unadopted::Offices(other),
        }
    }
}

/// Adopts a list as it was seen on the page of the check; otherwise shows it as it is now.
pub(super) async fn adopt(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let (id, by): (Id<Transfer>, Actor) = (look::id(&id)?, ctx.actor()?);
    let (seen, rooms) = (fields.get("seen").to_owned(), ctx.desk().holdings.clone());
    let adopted = ctx.town.write(fields.key(), move |tx| put(tx, id, &seen, &rooms, &by)).await;
    match adopted {
        Ok(()) => ctx.see_other(&format!("{}?done=adopted", path(id))),
        Err(Unadopted::NoList) => Err(Failure::NotFound),
        Err(Unadopted::NotDraft) => Err(Unwritten::NotDraft.failure(&ctx)),
        Err(Unadopted::LookAgain) => check::again(&ctx, ADOPT.path, id).await,
        Err(Unadopted::Offices(Refused::Reaction { reason, .. })) => Err(Failure::Refused { why: ctx.voice.say(reason) }),
        Err(Unadopted::Offices(refused)) => {
            tracing::warn!(%refused, transfer = %id, "a list that was checked is refused by a law of offices");
            check::again(&ctx, ADOPT.path, id).await
        }
        Err(Unadopted::Fault(fault)) => Err(fault.into()),
    }
}

fn put(tx: &mut Tx, id: Id<Transfer>, seen: &str, rooms: &[Holdings], by: &Actor) -> Result<(), Unadopted> {
    let checked = Checked::read(tx, id, rooms)?.ok_or(Unadopted::NoList)?;
    if checked.view.transfer.adoption.is_some() {
        return Err(Unadopted::NotDraft);
    }
    if checked.is_forbidden() || checked.seen() != seen {
        return Err(Unadopted::LookAgain);
    }
    // Who follows may come after who goes, so the administrators are counted at the end.
    Ok(keeping_administrators(tx, |tx| Writing::begin(tx, &checked, by)?.write(tx))?)
}

/// The writing of one list. Days are written, never a state: nothing has to be done when the day comes.
struct Writing<'a> {
    checked: &'a Checked,
    adoption: Id<Adoption>,
    by: &'a Actor,
    day: Day,
    eve: Day,
}

impl<'a> Writing<'a> {
    fn begin(tx: &mut Tx, checked: &'a Checked, by: &'a Actor) -> Result<Writing<'a>, Refused> {
        let (plan, transfer) = (&checked.view.plan, checked.view.transfer.id);
        let fact = TransferAdopted {
            transfer,
            effective_on: plan.day,
            moves: count(plan.moves.len()),
            sections: count(plan.sections.len() + plan.endings.len()),
        };
        let seq = tell(tx, Deed::of(fact, by.clone(), Channel::Web).about(transfer).seen_by(Visibility::Parties))?;
        let adoption = tx.new_id();
        store::put_adoption(tx, transfer, adoption, seq)?;
        Ok(Writing { checked, adoption, by, day: plan.day, eve: plan.eve() })
    }

    fn write(&self, tx: &mut Tx) -> Result<(), Refused> {
        let plan = &self.checked.view.plan;
        // The appointments of an office end before it does, and it ends before its section.
        self.end_appointments(tx)?;
        self.end_offices(tx)?;
        self.begin_sections(tx)?;
        for ending in &plan.endings {
            self.end_section(tx, ending.section, &ending.heirs)?;
        }
        self.begin_offices(tx)?;
        self.begin_appointments(tx)
    }

    fn deed<F: engawa_kernel::Fact>(&self, fact: F, section: Id<Section>, seen_by: Visibility) -> Deed<F> {
        Deed::of(fact, self.by.clone(), Channel::Web).by_section(Some(section)).seen_by(seen_by)
    }

    fn end_appointments(&self, tx: &mut Tx) -> Result<(), Refused> {
        for end in &self.checked.changes.ends {
            store::note_appointment_end(tx, self.adoption, end.appointment)?;
            end_one_of_many(tx, end.appointment, self.eve, self.by.clone(), Channel::Web)?;
        }
        Ok(())
    }

    fn end_offices(&self, tx: &mut Tx) -> Result<(), Refused> {
        let ends = &self.checked.changes.offices_end;
        for seat in self.checked.view.state.offices.iter().filter(|seat| ends.contains(&seat.office.id)) {
            let office = seat.office.id;
            store::note_office_end(tx, self.adoption, office)?;
            offices::store::end_office(tx, office, self.eve)?;
            let fact = OfficeEnded { office, last_day: self.eve };
            tell(tx, self.deed(fact, seat.office.section, Visibility::Parties).about(office))?;
        }
        Ok(())
    }

    /// A section stands where the first of those stood whose work it takes over; one that is wholly new stands last.
    fn begin_sections(&self, tx: &mut Tx) -> Result<(), Refused> {
        let (plan, places) = (&self.checked.view.plan, Places::new(store::ordinals_of_sections(tx)?));
        for new in &plan.sections {
            let before = plan.endings.iter().filter(|ending| ending.heirs.contains(&new.id)).map(|ending| ending.section);
            store::put_section_on(tx, new, self.day, places.after(before))?;
            let fact = SectionMade { section: new.id, from_on: Some(self.day) };
            tell(tx, self.deed(fact, new.id, Visibility::Public).about(new.id))?;
        }
        // Afterwards, because one that begins may lie in another that begins.
        for SectionToBegin { id, parent, .. } in &plan.sections {
            crate::store::put_section_parent(tx, *id, parent.map(|parent| plan.parent_then(parent)))?;
        }
        self.move_sections(tx)
    }

    /// Sections that stay go where a line puts them, or follow the one above them to its heir.
    fn move_sections(&self, tx: &mut Tx) -> Result<(), Refused> {
        let Plan { endings, .. } = &self.checked.view.plan;
        let state = &self.checked.view.state;
        let ends = |section: Id<Section>| endings.iter().any(|ending| ending.section == section);
        for section in state.sections.iter().filter(|section| section.days.hold(self.day) && !ends(section.id)) {
            let before = state.parents.get(&section.id).copied();
            let then = self.checked.view.plan.parent_of_staying(section.id, before);
            if then != before {
                store::move_section(tx, self.adoption, section.id, self.day, then)?;
                let fact = SectionMoved { section: section.id, parent: then, from_on: self.day };
                tell(tx, self.deed(fact, section.id, Visibility::Public).about(section.id))?;
            }
        }
        Ok(())
    }

    fn end_section(&self, tx: &mut Tx, section: Id<Section>, heirs: &[Id<Section>]) -> Result<(), Refused> {
        store::end_section(tx, section, self.eve)?;
        let fact = SectionEnded { section, last_day: self.eve };
        tell(tx, self.deed(fact, section, Visibility::Public).about(section))?;
        for heir in heirs {
            crate::store::put_section_succession(tx, section, *heir)?;
            let fact = SectionSucceeded { section, successor: *heir };
            tell(tx, self.deed(fact, section, Visibility::Public).about(*heir))?;
        }
        Ok(())
    }

    fn begin_offices(&self, tx: &mut Tx) -> Result<(), Refused> {
        let (plan, places) = (&self.checked.view.plan, Places::new(store::ordinals_of_offices(tx)?));
        for new in &plan.offices {
            let before = plan.office_endings.iter().filter(|ending| ending.heir == Some(new.id)).map(|ending| ending.office);
            self.begin_office(tx, new, places.after(before.chain(new.like)))?;
        }
        Ok(())
    }

    fn begin_office(&self, tx: &mut Tx, new: &OfficeToBegin, ordinal: i64) -> Result<(), Refused> {
        let codes: Vec<String> = permissions_like(&self.checked.view.state, new.like).into_iter().collect();
        store::put_office_on(tx, new, self.day, ordinal)?;
        offices::store::put_permissions(tx, new.id, &codes)?;
        let permissions = codes.iter().filter_map(|code| permission(code)).collect();
        let fact = OfficeMade { office: new.id, section: new.section, is_single: new.is_single, permissions };
        tell(tx, self.deed(fact, new.section, Visibility::Parties).about::<Office>(new.id))?;
        Ok(())
    }

    fn begin_appointments(&self, tx: &mut Tx) -> Result<(), Refused> {
        for begun in &self.checked.changes.begins {
            let new = NewAppointment { account: begun.account, office: begun.office, from_on: self.day, to_on: begun.until };
            let id = appoint(tx, &new, self.by.clone(), Channel::Web)?;
            store::note_appointment_begin(tx, self.adoption, id)?;
        }
        Ok(())
    }
}

/// Where things stand in the town's order.
struct Places<T> {
    by_id: BTreeMap<Id<T>, i64>,
    last: i64,
}

impl<T> Places<T> {
    fn new(all: Vec<(Id<T>, i64)>) -> Places<T> {
        Places { last: all.iter().map(|(_, place)| *place).max().unwrap_or(0), by_id: all.into_iter().collect() }
    }

    /// The place of the first of those before, or the last of all.
    fn after(&self, before: impl Iterator<Item = Id<T>>) -> i64 {
        before.filter_map(|id| self.by_id.get(&id).copied()).min().unwrap_or(self.last + 1)
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
