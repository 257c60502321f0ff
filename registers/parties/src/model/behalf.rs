//! What is said when somebody types for another.

use engawa_kernel::{AnyId, Channel, Choice, Day, Id, Moment};
use engawa_who::accounts::Account;

use super::Party;

/// Who types for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypistRole {
    /// Somebody of city hall.
    Staff,
    /// Somebody who holds a post of a body.
    Officer,
    /// A proxy who stands in the register.
    Proxy,
}

impl Choice for TypistRole {
    const ALL: &'static [Self] = &[TypistRole::Staff, TypistRole::Officer, TypistRole::Proxy];

    fn code(self) -> &'static str {
        match self {
            TypistRole::Staff => "staff",
            TypistRole::Officer => "officer",
            TypistRole::Proxy => "proxy",
        }
    }
}

/// On which basis somebody types for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// They asked for it themselves: by telephone, at the counter, on paper.
    Asked,
    /// Somebody of the same household asked.
    Household,
    /// Somebody with a mandate asked, or the proxy of the register.
    Mandate,
}

impl Choice for Basis {
    const ALL: &'static [Self] = &[Basis::Asked, Basis::Household, Basis::Mandate];

    fn code(self) -> &'static str {
        match self {
            Basis::Asked => "asked",
            Basis::Household => "household",
            Basis::Mandate => "mandate",
        }
    }
}

/// What was typed for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// That they ask to join a body.
    Join,
    /// The roster of a body, from a file.
    Roster,
}

impl Choice for Typed {
    const ALL: &'static [Self] = &[Typed::Join, Typed::Roster];

    fn code(self) -> &'static str {
        match self {
            Typed::Join => "join",
            Typed::Roster => "roster",
        }
    }
}

/// What is said when somebody types for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Whose words they are, where they stand in the register.
    pub party: Option<Id<Party>>,
    /// What they are called, as they said it.
    pub name: String,
    /// On which basis.
    pub basis: Basis,
    /// By which way it was said: telephone, counter, paper.
    pub channel: Channel,
    /// On which day they agreed.
    pub agreed_on: Day,
    /// How they agreed.
    pub agreed_how: String,
}

/// Something that was typed for another, with its number on the receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behalf {
    /// Its id.
    pub id: Id<Behalf>,
    /// The number on the receipt.
    pub number: i64,
    /// Who typed.
    pub typist: Id<Account>,
    /// As what.
    pub role: TypistRole,
    /// What was said.
    pub said: Statement,
    /// What was typed.
    pub what: Typed,
    /// What it became.
    pub about: AnyId,
    /// When.
    pub typed_at: Moment,
}

/// The ways by which somebody can say something that another types.
pub const SPOKEN: [Channel; 3] = [Channel::Phone, Channel::Counter, Channel::Paper];
