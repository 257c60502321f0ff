//! Deeds: rules first, then the record, then the rows; all in one unit of work.

pub mod behalf;
mod bodies;
mod kinds;
mod merge;
mod people;
mod posts;
mod reports;
mod ties;

use engawa_journal::Deed;
use engawa_kernel::{Actor, Channel, Fact, Visibility};

pub use bodies::{
    become_state, correct_organization, enter_organization, place_below, present as body_present, set_public, there_during,
    withdraw_state,
};
pub use kinds::{add_kind, name_kind};
pub use merge::{merge, undo_merge};
pub(crate) use people::present;
pub use people::{
    bind_account, correct_household, correct_person, enter_household, enter_person, erase_again, erase_household, erase_person,
    prove_person, unbind_account,
};
pub use posts::{appoint, end_post, make_post, set_desk_right};
pub use reports::{NewReport, report_members, withdraw_report};
pub use ties::{agree_proxy, assign, charge, end_tie, join, live_in, operate, recognize, withdraw_tie};

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

    /// A deed whose record the parties may see.
    pub fn deed<F: Fact>(&self, fact: F) -> Deed<F> {
        Deed::of(fact, self.actor.clone(), self.channel).seen_by(Visibility::Parties)
    }

    /// A deed with a reason, which may be erased later.
    pub fn because<F: Fact>(&self, fact: F, details: &str) -> Deed<F> {
        let deed = self.deed(fact);
        if details.is_empty() { deed } else { deed.with_details(details) }
    }
}
