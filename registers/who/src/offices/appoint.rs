//! Appoint to an office, and end an appointment. Both may be prepared ahead; the days decide.

use engawa_db::Tx;
use engawa_journal::{Deed, tell};
use engawa_kernel::{Actor, Channel, Day, Id, Visibility};

use super::facts::{Appointed, AppointmentEnded};
use super::model::{Appointment, Post};
use super::refused::Refused;
use super::{rules, store};
use crate::accounts::{self, Account};
use crate::model::Office;

/// An appointment to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAppointment {
    /// Who.
    pub account: Id<Account>,
    /// To which office.
    pub office: Id<Office>,
    /// The first day.
    pub from_on: Day,
    /// The last day, where the term has one.
    pub to_on: Option<Day>,
}

/// Appoints someone. It holds from its first day at 0:00, in every session they have then.
///
/// # Errors
/// A law of [`Refused`] is broken, or the database cannot be written.
pub fn appoint(tx: &mut Tx, new: &NewAppointment, by: Actor, channel: Channel) -> Result<Id<Appointment>, Refused> {
    let open = accounts::account(tx, new.account)?.is_some_and(|account| account.closed_at.is_none());
    if !open {
        return Err(Refused::NoAccount);
    }
    let post = store::post(tx, new.office)?.ok_or(Refused::NoOffice)?;
    rules::may_appoint(new, &post, &store::appointments_to(tx, new.office)?)?;
    let id: Id<Appointment> = tx.new_id();
    let made = Appointment { id, account: new.account, office: new.office, from_on: new.from_on, to_on: new.to_on };
    let fact = Appointed { appointment: id, account: made.account, office: made.office, from_on: made.from_on, to_on: made.to_on };
    let seq = tell(tx, deed(fact, &post, made.account, by, channel))?;
    store::put_appointment(tx, &made, seq)?;
    Ok(id)
}

/// Ends an appointment after its last day. One that has not begun is taken back; nothing is erased.
///
/// # Errors
/// A law of [`Refused`] is broken, or the database cannot be written.
pub fn end_appointment(tx: &mut Tx, id: Id<Appointment>, last_day: Day, by: Actor, channel: Channel) -> Result<(), Refused> {
    keeping_administrators(tx, |tx| end_one_of_many(tx, id, last_day, by, channel))
}

/// As [`end_appointment`], as a part of a longer deed that looks at the administrators itself, at its end, with
/// [`keeping_administrators`]: who follows may come after who goes.
///
/// # Errors
/// As [`end_appointment`], but for the administrators.
pub fn end_one_of_many(tx: &mut Tx, id: Id<Appointment>, last_day: Day, by: Actor, channel: Channel) -> Result<(), Refused> {
    let found = store::appointment(tx, id)?.ok_or(Refused::NoAppointment)?;
    let last_day = rules::last_day_of(&found, last_day, tx.now().day())?;
    let post = store::post(tx, found.office)?.ok_or(Refused::NoOffice)?;
    let seq = tell(tx, deed(AppointmentEnded { appointment: id, last_day }, &post, found.account, by, channel))?;
    Ok(store::end_appointment(tx, id, last_day, seq)?)
}

/// Does a deed and looks afterwards that it took no day an administrator whom that day needs.
///
/// # Errors
/// What the deed says, or that too few administrators would be left.
pub fn keeping_administrators<T>(tx: &mut Tx, deed: impl FnOnce(&mut Tx) -> Result<T, Refused>) -> Result<T, Refused> {
    let today = tx.now().day();
    let before = store::terms_with(tx, crate::ADMINISTER)?;
    let done = deed(tx)?;
    let after = store::terms_with(tx, crate::ADMINISTER)?;
    rules::administrators_remain(&before, &after, today)?;
    Ok(done)
}

fn deed<F: engawa_kernel::Fact>(fact: F, post: &Post, about: Id<Account>, by: Actor, channel: Channel) -> Deed<F> {
    Deed::of(fact, by, channel).about(about).by_section(Some(post.office.section)).seen_by(Visibility::Parties)
}
