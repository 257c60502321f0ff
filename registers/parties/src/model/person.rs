//! A person and a household, as they are given.

use engawa_areas::Area;
use engawa_kernel::{AnyId, Choice, Day, Id};
use engawa_who::accounts::Account;

/// What someone is written to for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Notices of city hall.
    Notice,
    /// When something happens to them or their neighbours.
    Emergency,
}

impl Choice for Purpose {
    const ALL: &'static [Self] = &[Purpose::Notice, Purpose::Emergency];

    fn code(self) -> &'static str {
        match self {
            Purpose::Notice => "notice",
            Purpose::Emergency => "emergency",
        }
    }
}

/// How someone is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactWay {
    /// Telephone.
    Phone,
    /// Mail.
    Mail,
}

impl Choice for ContactWay {
    const ALL: &'static [Self] = &[ContactWay::Phone, ContactWay::Mail];

    fn code(self) -> &'static str {
        match self {
            ContactWay::Phone => "phone",
            ContactWay::Mail => "mail",
        }
    }
}

/// How a person is reached, and for what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// For what.
    pub purpose: Purpose,
    /// How.
    pub way: ContactWay,
    /// The number or address as it was given.
    pub value: String,
}

/// How somebody showed who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProofWay {
    /// They answered at a telephone or mail address.
    Contact,
    /// A letter reached them at their address.
    Letter,
    /// They came to the counter.
    Desk,
    /// Their association has them in its roster.
    Roster,
    /// A card with a chip.
    Card,
}

impl Choice for ProofWay {
    const ALL: &'static [Self] = &[ProofWay::Contact, ProofWay::Letter, ProofWay::Desk, ProofWay::Roster, ProofWay::Card];

    fn code(self) -> &'static str {
        match self {
            ProofWay::Contact => "contact",
            ProofWay::Letter => "letter",
            ProofWay::Desk => "desk",
            ProofWay::Roster => "roster",
            ProofWay::Card => "card",
        }
    }
}

impl ProofWay {
    /// How much it proves: 1 that someone can be reached, 2 that they are in the town, 3 who they are.
    pub fn level(self) -> i64 {
        match self {
            ProofWay::Contact => 1,
            ProofWay::Letter | ProofWay::Desk | ProofWay::Roster => 2,
            ProofWay::Card => 3,
        }
    }
}

/// Somebody showed who they are on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// How.
    pub way: ProofWay,
    /// On which day.
    pub shown_on: Day,
}

/// A person as someone states them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewPerson {
    /// 姓; of those who have one name only, the whole name.
    pub family: String,
    /// 名.
    pub given: String,
    /// 姓 in kana.
    pub family_kana: String,
    /// 名 in kana.
    pub given_kana: String,
    /// 旧姓.
    pub former_name: String,
    /// 通称.
    pub common_name: String,
    /// Where they live.
    pub area: Option<Id<Area>>,
    /// The rest of their address.
    pub address: String,
    /// They are shown in no list (DV等支援措置).
    pub is_protected: bool,
    /// How they are reached.
    pub contacts: Vec<Contact>,
}

/// A person as the register keeps them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: Id<Person>,
    /// The number by which the desk opens their sheet.
    pub number: i64,
    /// What is known.
    pub said: NewPerson,
    /// Another entry of the same person, into which this one was merged.
    pub merged_into: Option<AnyId>,
    /// The account with which they come in.
    pub account: Option<Id<Account>>,
    /// Everything that names them was taken away.
    pub is_erased: bool,
}

impl Person {
    /// What they are called at the desk.
    pub fn name(&self) -> String {
        format!("{} {}", self.said.family, self.said.given).trim().to_owned()
    }
}

/// A household as someone states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewHousehold {
    /// What it is called at the desk.
    pub label: String,
    /// Where it is.
    pub area: Option<Id<Area>>,
    /// The rest of its address.
    pub address: String,
}

/// A household as the register keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Household {
    /// Its id.
    pub id: Id<Household>,
    /// The number by which the desk opens its sheet.
    pub number: i64,
    /// What is known.
    pub said: NewHousehold,
}
