//! Ties between parties. Every tie has a first day and a source; its end is a day, and erases nothing.

use engawa_areas::Area;
use engawa_kernel::{AnyId, Choice, Day, Id};
use engawa_who::Section;

use super::{Organization, Person};

/// Anyone or anything of the register: what an id names whose table is not known here.
#[derive(Debug, Clone, Copy)]
pub enum Party {}

/// The days on which something holds: from a first day to a last one, or open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    from: Day,
    to: Option<Day>,
}

/// Why two days are no term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the last day lies before the first")]
pub struct TermError;

impl Term {
    /// The term with these ends.
    ///
    /// # Errors
    /// The last day lies before the first.
    pub fn new(from: Day, to: Option<Day>) -> Result<Term, TermError> {
        if to.is_some_and(|to| to < from) { Err(TermError) } else { Ok(Term { from, to }) }
    }

    /// From a day on.
    pub fn since(from: Day) -> Term {
        Term { from, to: None }
    }

    /// The first day.
    pub fn from(self) -> Day {
        self.from
    }

    /// The last day.
    pub fn to(self) -> Option<Day> {
        self.to
    }

    /// The day after the last one.
    pub fn after(self) -> Option<Day> {
        self.to.map(|to| to.plus_days(1))
    }

    /// Whether a day is one of them.
    pub fn holds(self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Whether a day is in both.
    pub fn overlaps(self, other: Term) -> bool {
        self.to.is_none_or(|to| other.from <= to) && other.to.is_none_or(|to| self.from <= to)
    }

    /// Whether all days of another are among these.
    pub fn covers(self, other: Term) -> bool {
        self.from <= other.from && self.to.is_none_or(|to| other.to.is_some_and(|last| last <= to))
    }
}

/// The faces of a tie; each has its own table, form and law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TieFace {
    /// 加入.
    Membership,
    /// 役.
    Office,
    /// 委嘱.
    Commission,
    /// 担当.
    Assignment,
    /// 代理.
    Proxy,
    /// 認定・表彰.
    Recognition,
    /// 指定管理.
    Operation,
    /// Living in a household.
    Residence,
    /// Standing below an organization.
    Branch,
}

impl Choice for TieFace {
    const ALL: &'static [Self] = &[
        TieFace::Membership,
        TieFace::Office,
        TieFace::Commission,
        TieFace::Assignment,
        TieFace::Proxy,
        TieFace::Recognition,
        TieFace::Operation,
        TieFace::Residence,
        TieFace::Branch,
    ];

    fn code(self) -> &'static str {
        match self {
            TieFace::Membership => "membership",
            TieFace::Office => "office",
            TieFace::Commission => "commission",
            TieFace::Assignment => "assignment",
            TieFace::Proxy => "proxy",
            TieFace::Recognition => "recognition",
            TieFace::Operation => "operation",
            TieFace::Residence => "residence",
            TieFace::Branch => "branch",
        }
    }
}

/// A tie as a page lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// Its face.
    pub face: TieFace,
    /// Its id.
    pub id: AnyId,
    /// Whom it binds: for a membership the member, for an office the holder.
    pub one: AnyId,
    /// To whom: the organization, the household, whom a proxy acts for. Nothing for what the town gives to one party.
    pub other: Option<AnyId>,
    /// The title of a post, a duty or a recognition.
    pub what: String,
    /// On which days.
    pub term: Term,
    /// From which document it is known.
    pub source: String,
}

/// By which way someone came to a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seat {
    /// 選出: elected by those whom they speak for.
    Elected,
    /// 推薦: proposed by a body.
    Proposed,
    /// 公募: answered an open call.
    Open,
    /// 学識: for what they know.
    Learned,
    /// Another way, or not known.
    Other,
}

impl Choice for Seat {
    const ALL: &'static [Self] = &[Seat::Elected, Seat::Proposed, Seat::Open, Seat::Learned, Seat::Other];

    fn code(self) -> &'static str {
        match self {
            Seat::Elected => "elected",
            Seat::Proposed => "proposed",
            Seat::Open => "open",
            Seat::Learned => "learned",
            Seat::Other => "other",
        }
    }
}

/// A post of an organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Its id.
    pub id: Id<Post>,
    /// Whose.
    pub organization: Id<Organization>,
    /// 会長.
    pub title: String,
    /// How many hold it at once, at most.
    pub seats: i64,
    /// The longest term, in months, where the rules of the body set one.
    pub months_max: Option<i64>,
    /// Whoever holds it may be named in public, if they agree.
    pub is_public: bool,
    /// What its holder may do at the desk of the body.
    pub desk: DeskRight,
    /// On which days.
    pub term: Term,
}

/// What the holder of a post may do at the desk of the body. Each of them may do what those before may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeskRight {
    /// Nothing.
    None,
    /// Read.
    Reads,
    /// Read and write.
    Keeps,
}

impl Choice for DeskRight {
    const ALL: &'static [Self] = &[DeskRight::None, DeskRight::Reads, DeskRight::Keeps];

    fn code(self) -> &'static str {
        match self {
            DeskRight::None => "none",
            DeskRight::Reads => "reads",
            DeskRight::Keeps => "keeps",
        }
    }
}

/// Someone holds a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Its id.
    pub id: Id<Office>,
    /// The post.
    pub post: Id<Post>,
    /// Who.
    pub person: Id<Person>,
    /// On which days.
    pub term: Term,
    /// They agreed to be named in public.
    pub may_publish: bool,
}

/// An office as someone states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOffice {
    /// The post.
    pub post: Id<Post>,
    /// Who.
    pub person: Id<Person>,
    /// On which days.
    pub term: Term,
    /// By which way.
    pub seat: Seat,
    /// 充て職: they hold it because they hold another.
    pub is_ex_officio: bool,
    /// They agreed to be named in public.
    pub may_publish: bool,
    /// From which document it is known.
    pub source: String,
}

/// What a member of an organization is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Member {
    /// A person.
    Person,
    /// A household: counted once for each kind of organization.
    Household,
    /// An organization.
    Organization,
}

impl Choice for Member {
    const ALL: &'static [Self] = &[Member::Person, Member::Household, Member::Organization];

    fn code(self) -> &'static str {
        match self {
            Member::Person => "person",
            Member::Household => "household",
            Member::Organization => "organization",
        }
    }
}

/// A party belongs to an organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// To which.
    pub organization: Id<Organization>,
    /// Who: a person, a household, an organization.
    pub party: Id<Party>,
    /// On which days.
    pub term: Term,
    /// From which document it is known.
    pub source: String,
}

/// A person lives in a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Residence {
    /// In which.
    pub household: Id<super::Household>,
    /// Who.
    pub person: Id<Person>,
    /// They speak for it.
    pub is_representative: bool,
    /// On which days.
    pub term: Term,
    /// From which document it is known.
    pub source: String,
}

/// The town charges a person with a duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commission {
    /// Who.
    pub person: Id<Person>,
    /// With what.
    pub duty: String,
    /// Where.
    pub area: Option<Id<Area>>,
    /// On which days.
    pub term: Term,
    /// They agreed to be named in public.
    pub may_publish: bool,
    /// The decision.
    pub source: String,
}

/// A section is in charge of an organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Which section.
    pub section: Id<Section>,
    /// Of which organization.
    pub organization: Id<Organization>,
    /// On which days.
    pub term: Term,
    /// The decision.
    pub source: String,
}

/// For what a person may act for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Receiving notices.
    Notices,
    /// Handing in applications.
    Applications,
    /// Everything that the person may do here themselves.
    Everything,
}

impl Choice for Scope {
    const ALL: &'static [Self] = &[Scope::Notices, Scope::Applications, Scope::Everything];

    fn code(self) -> &'static str {
        match self {
            Scope::Notices => "notices",
            Scope::Applications => "applications",
            Scope::Everything => "everything",
        }
    }
}

/// A person acts for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proxy {
    /// For whom.
    pub person: Id<Person>,
    /// Who acts.
    pub proxy: Id<Person>,
    /// For what.
    pub scope: Scope,
    /// When the person agreed.
    pub agreed_on: Day,
    /// On which days.
    pub term: Term,
    /// The paper on which they agreed.
    pub source: String,
}

/// 認定 or 表彰 of a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognition {
    /// Whose.
    pub party: Id<Party>,
    /// As what.
    pub title: String,
    /// On which days.
    pub term: Term,
    /// The decision.
    pub source: String,
}

/// An organization runs a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Who runs it.
    pub organization: Id<Organization>,
    /// What.
    pub place: Id<Organization>,
    /// On which days.
    pub term: Term,
    /// The decision.
    pub source: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(number: i64) -> Day {
        Day::parse("2026-04-01").expect("a day").plus_days(number)
    }

    fn term(from: i64, length: Option<i64>) -> Term {
        Term::new(day(from), length.map(|length| day(from + length))).expect("a term")
    }

    proptest! {
        #[test]
        fn terms_overlap_exactly_where_a_day_is_in_both(a in (0i64..40, proptest::option::of(0i64..20)), b in (0i64..40, proptest::option::of(0i64..20))) {
            let (a, b) = (term(a.0, a.1), term(b.0, b.1));
            let is_shared = (0..80).any(|number| a.holds(day(number)) && b.holds(day(number)));
            prop_assert_eq!(a.overlaps(b), is_shared);
            prop_assert_eq!(b.overlaps(a), is_shared);
        }

        #[test]
        fn a_term_covers_another_when_it_holds_each_of_its_days(a in (0i64..40, proptest::option::of(0i64..20)), b in (0i64..40, 0i64..20)) {
            let (a, b) = (term(a.0, a.1), term(b.0, Some(b.1)));
            prop_assert_eq!(a.covers(b), (0..80).all(|number| !b.holds(day(number)) || a.holds(day(number))));
        }
    }

    #[test]
    fn an_end_before_the_beginning_is_no_term() {
        assert_eq!(Term::new(day(1), Some(day(0))), Err(TermError));
    }
}
