//! How somebody shows who they are: the level of a visitor, the letter with a code, and what a room asks for.

mod address;
mod deeds;
mod enough;
mod least;
mod mine;
mod print;
mod queue;
mod said;
mod sheet;
mod standing;
mod todos;

use engawa_journal::{ReactsNow, Told, Untold};
use engawa_kernel::Fact;
use engawa_web::{Face, May, Rooms, RouteRow};
use engawa_who::accounts::AccountClosed;

use crate::store::letters;

pub use deeds::{Entered, code_hash};
pub use deeds::{Undone, Who, ask_letter, confirm_by_roster, enter_code, prepare_letter, print_letters, refuse_letter};
pub use enough::too_little;
pub use least::{ask_level, least};
pub use mine::mine;
pub use standing::{Counted, counted_as, standing_of};
pub use todos::todos;

/// The personal columns of letters.
const SHOWN: &[&str] = &[
    "parties_letters.name",
    "parties_letters.kana",
    "parties_letters.address",
    "parties_letters.reason",
    "parties_persons.family",
    "parties_persons.given",
    "parties_persons.address",
];
const OWN: &[&str] = &["parties_letters.name", "parties_letters.kana", "parties_letters.address", "parties_letters.reason"];

const fn own(path: &'static str) -> RouteRow {
    RouteRow::get(path, Face::Public, May::SignedIn).door("accounts").shows(OWN)
}

const fn own_deed(path: &'static str) -> RouteRow {
    RouteRow::post(path, Face::Public, May::SignedIn).door("accounts").shows(OWN)
}

/// The pages of proving.
pub(crate) fn routes() -> Rooms {
    Rooms::new()
        .row(address::SHOW, address::show)
        .row(address::ASK, address::submit)
        .row(address::CODE, address::submit_code)
        .row(least::SHOW, least::show)
        .row(least::DEED, least::submit)
        .row(queue::SHOW, queue::show)
        .row(print::DEED, print::submit)
        .row(sheet::SHOW, sheet::show)
        .row(sheet::PREPARE, sheet::submit)
        .row(sheet::REFUSE, sheet::submit_refusal)
}

/// What was written on envelopes goes with the account, and nobody is bound to one that is closed.
pub(crate) const FORGETS: ReactsNow =
    ReactsNow { name: "parties.forget-account", on: &[AccountClosed::KIND], tells: &[], run: forget };

fn forget(tx: &mut engawa_db::Tx, told: &Told) -> Result<(), Untold> {
    match told.fact::<AccountClosed>()? {
        Some(closed) => Ok(letters::forget_account(tx, closed.account)?),
        None => Ok(()),
    }
}
