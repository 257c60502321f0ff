//! What the list of all programmes says of one: who looks after it, and how it can be brought, online or not.

use engawa_kernel::{Choice, Id};
use engawa_who::Section;

use crate::programmes::model::{Programme, Scene};

/// Whether it can be done on a screen of somebody else. What is taken in here follows from the text of a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Online {
    /// Not yet.
    No,
    /// On pages of the state, of a prefecture, of another system.
    Elsewhere,
}

impl Choice for Online {
    const ALL: &'static [Self] = &[Online::No, Online::Elsewhere];

    fn code(self) -> &'static str {
        match self {
            Online::No => "no",
            Online::Elsewhere => "elsewhere",
        }
    }
}

/// What is said of a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What it is called.
    pub name: String,
    /// Who looks after it.
    pub section: Id<Section>,
    /// Under which scene of life it is listed.
    pub scene: Scene,
    /// What it is for, in a sentence or some words.
    pub about: String,
    /// On a screen.
    pub online: Online,
    /// Where, when that is elsewhere.
    pub link: Option<String>,
    /// By post.
    pub is_by_post: bool,
    /// At the counter.
    pub is_at_counter: bool,
    /// It is on the state's list of those that are to go online first.
    pub is_national: bool,
    /// For staff alone; the public does not see it.
    pub is_inside: bool,
    /// The law or rule.
    pub basis: Option<String>,
    /// How often it is asked for in a year, where somebody counted.
    pub yearly_count: Option<i64>,
    /// The town does it no longer.
    pub is_gone: bool,
}

/// A programme of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub id: Id<Programme>,
    /// Its name in addresses.
    pub slug: String,
    /// What is said of it.
    pub statement: Statement,
}

/// How a programme stands in the count of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is not counted: not there, gone, or inside of city hall.
    Absent,
    /// On the state's list, online.
    NationalOnline,
    /// On the state's list, not online.
    NationalOther,
    /// Not on it, online.
    LocalOnline,
    /// Neither.
    LocalOther,
}

impl Choice for Standing {
    const ALL: &'static [Self] =
        &[Standing::Absent, Standing::NationalOnline, Standing::NationalOther, Standing::LocalOnline, Standing::LocalOther];

    fn code(self) -> &'static str {
        match self {
            Standing::Absent => "absent",
            Standing::NationalOnline => "national-online",
            Standing::NationalOther => "national-other",
            Standing::LocalOnline => "local-online",
            Standing::LocalOther => "local-other",
        }
    }
}

impl Standing {
    /// How a statement is counted; nothing said is nothing there.
    pub fn of(statement: Option<&Statement>) -> Standing {
        let Some(statement) = statement.filter(|statement| !statement.is_gone && !statement.is_inside) else {
            return Standing::Absent;
        };
        match (statement.is_national, statement.online != Online::No) {
            (true, true) => Standing::NationalOnline,
            (true, false) => Standing::NationalOther,
            (false, true) => Standing::LocalOnline,
            (false, false) => Standing::LocalOther,
        }
    }

    /// The values of the dimensions under which it is counted.
    pub fn dimensions(self) -> Option<[&'static str; 2]> {
        match self {
            Standing::Absent => None,
            Standing::NationalOnline => Some(["yes", "online"]),
            Standing::NationalOther => Some(["yes", "other"]),
            Standing::LocalOnline => Some(["no", "online"]),
            Standing::LocalOther => Some(["no", "other"]),
        }
    }
}
