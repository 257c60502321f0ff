//! What was done: actions with their parties, milestones.

use engawa_areas::Area;
use engawa_kernel::{Choice, Day, Id, Seq};

use super::{Node, SectionName};

/// How an action runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ActionKind {
    /// On one day.
    Once,
    /// It begins on that day and goes on until it is ended.
    Continuing,
}

impl Choice for ActionKind {
    const ALL: &'static [Self] = &[ActionKind::Once, ActionKind::Continuing];

    fn code(self) -> &'static str {
        match self {
            ActionKind::Once => "once",
            ActionKind::Continuing => "continuing",
        }
    }
}

/// Kinds of those who take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum PartyKind {
    /// 市
    City,
    /// 自治会, 協議会 and the like.
    Organization,
    /// 会社
    Company,
    /// NPO
    Npo,
    /// 学校
    School,
    /// Others.
    Other,
}

impl Choice for PartyKind {
    const ALL: &'static [Self] =
        &[PartyKind::City, PartyKind::Organization, PartyKind::Company, PartyKind::Npo, PartyKind::School, PartyKind::Other];

    fn code(self) -> &'static str {
        match self {
            PartyKind::City => "city",
            PartyKind::Organization => "organization",
            PartyKind::Company => "company",
            PartyKind::Npo => "npo",
            PartyKind::School => "school",
            PartyKind::Other => "other",
        }
    }
}

/// In which role someone takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Role {
    /// 主催
    Host,
    /// 共催
    Cohost,
    /// 協力
    Helper,
    /// 後援
    Sponsor,
}

impl Choice for Role {
    const ALL: &'static [Self] = &[Role::Host, Role::Cohost, Role::Helper, Role::Sponsor];

    fn code(self) -> &'static str {
        match self {
            Role::Host => "host",
            Role::Cohost => "cohost",
            Role::Helper => "helper",
            Role::Sponsor => "sponsor",
        }
    }
}

/// Someone who took part.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ActionParty {
    /// Which kind.
    pub kind: PartyKind,
    /// Name of the body.
    pub name: String,
    /// In which role.
    pub role: Role,
}

/// A text that names no party.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "「{0}」 is no partner; write KIND:ROLE:NAME, for example organization:host:NAME (kinds: organization company npo school other; roles: host cohost helper sponsor)"
)]
pub struct NoParty(pub String);

/// `KIND:ROLE:NAME`, for everyone but the city.
impl std::str::FromStr for ActionParty {
    type Err = NoParty;

    fn from_str(text: &str) -> Result<ActionParty, NoParty> {
        let wrong = || NoParty(text.to_owned());
        let mut parts = text.splitn(3, ':');
        let mut next = || parts.next().ok_or_else(wrong);
        let (kind, role, name) = (next()?, next()?, next()?);
        let kind = PartyKind::from_code(kind).filter(|kind| *kind != PartyKind::City).ok_or_else(wrong)?;
        Ok(ActionParty { kind, role: Role::from_code(role).ok_or_else(wrong)?, name: name.to_owned() })
    }
}

/// An action (取組) as it stands after all corrections.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// Its id.
    pub id: Id<Action>,
    /// The record that states it now.
    pub seq: Seq,
    /// Its title.
    pub title: String,
    /// The item that it serves.
    pub node: Id<Node>,
    /// The day on which it was held, or began.
    pub held_on: Day,
    /// How it runs.
    pub kind: ActionKind,
    /// The day on which it ended, for those that went on.
    pub ended_on: Option<Day>,
    /// The section in charge.
    pub section: Option<SectionName>,
    /// Where.
    pub area: Option<AreaName>,
    /// How many came, if anyone counted.
    pub head_count: Option<i64>,
    /// Who took part; the city first.
    pub parties: Vec<ActionParty>,
}

impl Action {
    /// Whether someone other than the city had a role in it.
    pub fn is_joint(&self) -> bool {
        self.parties.iter().any(|party| party.kind != PartyKind::City)
    }

    /// Those other than the city.
    pub fn partners(&self) -> impl Iterator<Item = &ActionParty> {
        self.parties.iter().filter(|party| party.kind != PartyKind::City)
    }
}

/// An area as an action names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaName {
    /// Which area.
    pub id: Id<Area>,
    /// Its name, with that of the area around it.
    pub path: String,
}

/// A milestone that was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// Its id.
    pub id: Id<Milestone>,
    /// The record.
    pub seq: Seq,
    /// Of which item.
    pub node: Id<Node>,
    /// On which day.
    pub reached_on: Day,
    /// What was opened or handed in.
    pub title: String,
}
