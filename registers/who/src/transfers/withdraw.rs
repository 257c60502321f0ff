//! Withdraw an adopted list before its day: exactly what it wrote is taken back, and it is a draft again.

use std::collections::BTreeSet;

use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Fault, Tx};
use engawa_journal::{Deed, tell};
use engawa_kernel::{Actor, Channel, Id, Visibility};
use engawa_web::door::Holdings;
use engawa_web::ui::{Button, Confirm, PostButton, Undo};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, RouteRow as Row, Said, Voice, key};

use super::checked::kept;
use super::facts::TransferWithdrawn;
use super::model::{BuiltUpon, Phase, State, Transfer};
use super::view::{View, path};
use super::{MAY, store};
use crate::model::Office;
use crate::offices::{Appointment, Refused, keeping_administrators, overlap};
use crate::pages::look;

/// What would be taken back.
pub(super) const SHOW: Row = Row::get("/admin/transfers/{transfer}/withdrawal", Face::Staff, MAY);
/// The deed.
pub(super) const WITHDRAW: Row = Row::post("/admin/transfers/{transfer}/withdrawal", Face::Staff, MAY);

/// Why a list is not withdrawn.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unwithdrawn {
    /// There is no such list, or it is not adopted.
    #[error("there is no such list that is adopted")]
    NoList,
    /// Its day has come.
    #[error("the list is in force; prepare another")]
    InForce,
    /// Something else stands on it.
    #[error("something else stands on the list: {0:?}")]
    BuiltUpon(BuiltUpon),
    /// A seat that it freed was given to another.
    #[error("someone else sits on a seat that the list freed")]
    SeatTaken(Id<Office>),
    /// Too few administrators would be left, or someone reacts.
    #[error(transparent)]
    Offices(Refused),
    /// A fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<Refused> for Unwithdrawn {
    fn from(refused: Refused) -> Unwithdrawn {
        match refused {
            Refused::Fault(fault) => Unwithdrawn::Fault(fault),
            other => Unwithdrawn::Offices(other),
        }
    }
}

/// Asks once more.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let view = View::of(&ctx, &id).await?;
    if view.phase() != Phase::Adopted {
        return Err(Failure::NotFound);
    }
    let voice = &ctx.voice;
    let head = ctx.form(&view.below("withdrawal"))?;
    let deed = PostButton::of(&head, Button::submit(voice.say("who-transfers-withdraw-deed")).danger());
    let count = [("count", view.plan.moves.len().into())];
    let confirm = Confirm::new(
        voice,
        voice.say("who-transfers-withdraw-what"),
        voice.say_with("who-transfers-withdraw-reaches", &count),
        Undo::Always,
    );
    view.confirmed(&ctx, voice.say("who-transfers-to-withdrawal"), confirm.deed(deed))
}

/// Takes everything back.
pub(super) async fn withdraw(ctx: Ctx, Path(address): Path<String>, fields: Fields) -> Answer<Response> {
    let (id, by): (Id<Transfer>, Actor) = (look::id(&address)?, ctx.actor()?);
    let rooms = ctx.desk().holdings.clone();
    let why = match ctx.town.write(fields.key(), move |tx| take_back(tx, id, &rooms, &by)).await {
        Ok(()) => return ctx.see_other(&format!("{}?done=withdrawn", path(id))),
        Err(Unwithdrawn::NoList) => return Err(Failure::NotFound),
        Err(Unwithdrawn::Fault(fault)) => return Err(fault.into()),
        Err(Unwithdrawn::InForce) => key("who-transfers-withdraw-in-force"),
        Err(Unwithdrawn::BuiltUpon(what)) => {
            return Err(Failure::Refused { why: built_upon(&ctx.voice, &View::of(&ctx, &address).await?, what) });
        }
        Err(Unwithdrawn::SeatTaken(office)) => {
            let office = View::of(&ctx, &address).await?.office(&ctx.voice, office);
            let why = ctx.voice.say_with("who-transfers-withdraw-seat-taken", &[("office", office.into())]);
            return Err(Failure::Refused { why });
        }
        Err(Unwithdrawn::Offices(Refused::Reaction { reason, .. })) => reason,
        Err(Unwithdrawn::Offices(_)) => key("who-transfers-withdraw-administrators"),
    };
    Err(Failure::Refused { why: ctx.voice.say(why) })
}

/// What stands on the list, and what to do about it.
fn built_upon(voice: &Voice, view: &View, what: BuiltUpon) -> Said {
    let day = |day| [("day", voice.full_day(day).into())];
    match what {
        BuiltUpon::Adopted(on) => voice.say_with("who-transfers-withdraw-built-upon-adopted", &day(on)),
        BuiltUpon::Draft(on) => voice.say_with("who-transfers-withdraw-built-upon-draft", &day(on)),
        BuiltUpon::Office(office) => {
            voice.say_with("who-transfers-withdraw-built-upon", &[("what", view.office(voice, office).into())])
        }
        BuiltUpon::Section(section) => {
            voice.say_with("who-transfers-withdraw-built-upon", &[("what", view.section(voice, section).into())])
        }
        BuiltUpon::Kept(kept) => {
            let args = [("what", kept.what.as_str().into()), ("section", view.section(voice, kept.section).into())];
            voice.say_with("who-transfers-withdraw-built-upon-kept", &args)
        }
    }
}

fn take_back(tx: &mut Tx, id: Id<Transfer>, rooms: &[Holdings], by: &Actor) -> Result<(), Unwithdrawn> {
    let view = View::read(tx, id)?.ok_or(Unwithdrawn::NoList)?;
    let adoption = view.transfer.adoption.ok_or(Unwithdrawn::NoList)?;
    if view.phase() != Phase::Adopted {
        return Err(Unwithdrawn::InForce);
    }
    let mut built_upon = store::built_upon(tx, id, adoption.id, view.plan.eve())?;
    for section in &view.plan.sections {
        if built_upon.is_none() {
            built_upon = kept(tx, section.id, rooms)?.into_iter().next().map(BuiltUpon::Kept);
        }
    }
    if let Some(what) = built_upon {
        return Err(Unwithdrawn::BuiltUpon(what));
    }
    keeping_administrators(tx, |tx| -> Result<(), Refused> {
        store::take_back_appointments(tx, adoption.id, view.plan.eve())?;
        store::take_back_offices(tx, id, adoption.id, view.plan.eve())?;
        store::take_back_sections(tx, id, adoption.id, view.plan.eve())?;
        let fact = TransferWithdrawn { transfer: id, effective_on: view.plan.day };
        let deed = Deed::of(fact, by.clone(), Channel::Web).about(id).correcting(adoption.seq).seen_by(Visibility::Parties);
        let seq = tell(tx, deed)?;
        Ok(store::put_withdrawal(tx, adoption.id, seq)?)
    })?;
    // Someone may have been given a seat that was free only because of the list.
    let state = store::state(tx, &view.transfer)?;
    seat_taken(&state).map_or(Ok(()), |office| Err(Unwithdrawn::SeatTaken(office)))
}

/// An office where someone sits on another's only seat, or twice on the same.
fn seat_taken(state: &State) -> Option<Id<Office>> {
    let single: BTreeSet<Id<Office>> = state.offices.iter().filter(|seat| seat.is_single).map(|seat| seat.office.id).collect();
    let held: Vec<&Appointment> = state.appointments.iter().filter(|held| !held.is_taken_back()).collect();
    let clashes = |one: &Appointment, other: &Appointment| {
        let is_one_seat = single.contains(&one.office) || one.account == other.account;
        one.office == other.office && is_one_seat && overlap(one.days(), other.days())
    };
    let clash = held.iter().enumerate().find(|(at, one)| held[at + 1..].iter().any(|other| clashes(one, other)));
    clash.map(|(_, one)| one.office)
}
