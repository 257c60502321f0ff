//! Deeds: rules first, then the record, then the rows; all in one unit of work.

mod asking;
pub mod behalf;
mod bodies;
pub mod imports;
mod joins;
mod kinds;
mod merge;
mod officers;
mod people;
mod posts;
mod reports;
mod roster;
mod ties;
mod year;

use engawa_journal::Deed;
use engawa_kernel::{Actor, Channel, Fact, Visibility};

pub use asking::{NewAnswer, answer, ask, withdraw_request};
pub use bodies::{become_state, correct_organization, enter_organization, place_below, set_public, withdraw_state};
pub(crate) use joins::state as state_of_join;
pub use joins::{Asking, accept_join, ask_leave, confirm_leave, move_join, request_join};
pub use kinds::{add_kind, name_kind};
pub use merge::{merge, undo_merge};
pub(crate) use officers::INVITED_DAYS;
pub use officers::{Chosen, Elected, Election, Letter, accept_invitation, elect, end_office, invite, say_consent};
pub(crate) use people::present;
pub use people::{
    bind_account, correct_household, correct_person, enter_household, enter_person, erase_again, erase_household, erase_person,
    prove_person, unbind_account,
};
pub use posts::{appoint, end_post, make_post, set_desk_right};
pub use reports::{NewReport, report_members, withdraw_report};
pub use roster::{
    Coming, correct_entry, count_by, count_unnamed, delete_roster, end_entry, end_share, enter_entry, share, withdraw_entry,
};
pub use ties::{agree_proxy, assign, charge, end_tie, join, live_in, operate, recognize, withdraw_tie};
pub(crate) use year::seat_for;
pub use year::{
    carry_over, drop_paper, enter_duty, keep_paper, make_handover, mark_duty, sign_handover, withdraw_duty, withdraw_handover,
};

/// Who does a deed, and by which way.
#[derive(Debug, Clone)]
pub struct By {
    /// Who.
    pub actor: Actor,
    /// By which way.
    pub channel: Channel,
}

impl By {
    /// A deed of ours on the site.
    pub fn web(actor: Actor) -> By {
        By { actor, channel: Channel::Web }
    }

    /// A deed of a program of ours.
    pub fn machine(name: &'static str) -> By {
        By { actor: Actor::Key(name), channel: Channel::Machine }
    }

    pub(crate) fn deed<F: Fact>(&self, fact: F) -> Deed<F> {
        Deed::of(fact, self.actor.clone(), self.channel).seen_by(Visibility::Parties)
    }

    /// A deed with a reason, which may be erased later.
    pub(crate) fn because<F: Fact>(&self, fact: F, details: &str) -> Deed<F> {
        let deed = self.deed(fact);
        if details.is_empty() { deed } else { deed.with_details(details) }
    }
}
