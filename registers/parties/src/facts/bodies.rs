//! Facts of organizations: what they are, and how many members they report.

use engawa_kernel::fact::first_version;
use engawa_kernel::{AnyId, Choice, Day, Fact, FactError, FactReader, FactWriter, Header, Id, Line};

use super::{read_day, write_day};
use crate::counters::{MEMBER_HOUSEHOLDS, ORGANIZATIONS};
use crate::model::{Organization, Sort, State};

/// What an organization counts in a state from a day on; one that is over counts no more.
fn counted(header: &Header, about: AnyId, sort: Sort, state: State, from: Day, quantity: i64) -> Option<Line> {
    let line = Line { day: from, subject: Some(about), ..Line::of(header, ORGANIZATIONS.name, quantity) };
    (!state.is_end()).then(|| line.with(&[sort.code(), state.code()]))
}

/// An organization was entered into the register, in its first state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganizationEntered {
    /// Which.
    pub organization: Id<Organization>,
    /// Its sort on the day of the deed: what leaves a count must be what entered it.
    pub sort: Sort,
    /// What it is.
    pub state: State,
    /// Since when.
    pub from: Day,
}

impl Fact for OrganizationEntered {
    const KIND: &'static str = "parties.organization-entered";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("organization", self.organization);
        body.choice("sort", self.sort);
        body.choice("state", self.state);
        body.day("from", self.from);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(OrganizationEntered {
            organization: body.id("organization")?,
            sort: body.choice("sort")?,
            state: body.choice("state")?,
            from: body.day("from")?,
        })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        counted(header, self.organization.any(), self.sort, self.state, self.from, 1).into_iter().collect()
    }
}

/// Its name or kind was corrected; what they were lies in the details.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganizationCorrected {
    /// Which.
    pub organization: Id<Organization>,
}

impl Fact for OrganizationCorrected {
    const KIND: &'static str = "parties.organization-corrected";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("organization", self.organization);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(OrganizationCorrected { organization: body.id("organization")? })
    }
}

/// What the public may know of it was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicChanged {
    /// Which.
    pub organization: Id<Organization>,
}

impl Fact for PublicChanged {
    const KIND: &'static str = "parties.public-changed";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("organization", self.organization);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(PublicChanged { organization: body.id("organization")? })
    }
}

/// A kind of organizations was given a word of the town, or came as a further one; the word lies in the details.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindNamed {
    /// Whose laws it has.
    pub sort: Sort,
    /// It was not there before.
    pub is_new: bool,
}

impl Fact for KindNamed {
    const KIND: &'static str = "parties.kind-named";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.choice("sort", self.sort);
        body.number("is-new", i64::from(self.is_new));
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(KindNamed { sort: body.choice("sort")?, is_new: body.number("is-new")? == 1 })
    }
}

/// An organization became something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateEntered {
    /// Which.
    pub organization: Id<Organization>,
    /// Its sort on the day of the deed: what leaves a count must be what entered it.
    pub sort: Sort,
    /// What it was.
    pub before: State,
    /// What it is.
    pub state: State,
    /// Since when.
    pub from: Day,
}

impl Fact for StateEntered {
    const KIND: &'static str = "parties.state-entered";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("organization", self.organization);
        body.choice("sort", self.sort);
        body.choice("before", self.before);
        body.choice("state", self.state);
        body.day("from", self.from);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(StateEntered {
            organization: body.id("organization")?,
            sort: body.choice("sort")?,
            before: body.choice("before")?,
            state: body.choice("state")?,
            from: body.day("from")?,
        })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        let of = |state, quantity| counted(header, self.organization.any(), self.sort, state, self.from, quantity);
        of(self.before, -1).into_iter().chain(of(self.state, 1)).collect()
    }
}

/// It had not become so after all: the lines of that record are taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateWithdrawn {
    /// Which.
    pub organization: Id<Organization>,
    /// What it did not become.
    pub state: State,
}

impl Fact for StateWithdrawn {
    const KIND: &'static str = "parties.state-withdrawn";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("organization", self.organization);
        body.choice("state", self.state);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(StateWithdrawn { organization: body.id("organization")?, state: body.choice("state")? })
    }
}

/// A body reported its member households: a count that holds until its next report. What it changes is said as a difference between
/// two days, so that a report in the past, a correction and a withdrawal leave the later ones as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MembersReported {
    /// Which.
    pub organization: Id<Organization>,
    /// Its sort on the day of the deed: what leaves a count must be what entered it.
    pub sort: Sort,
    /// On which day they were counted.
    pub counted_on: Day,
    /// How many; nothing where a report was taken back.
    pub households: Option<i64>,
    /// By how many the stock changes.
    pub by: i64,
    /// The day of the next report, from which on that one counts.
    pub until: Option<Day>,
}

impl Fact for MembersReported {
    const KIND: &'static str = "parties.members-reported";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("organization", self.organization);
        body.choice("sort", self.sort);
        body.day("counted-on", self.counted_on);
        body.optional_number("households", self.households);
        body.number("by", self.by);
        write_day(body, "until", self.until);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(MembersReported {
            organization: body.id("organization")?,
            sort: body.choice("sort")?,
            counted_on: body.day("counted-on")?,
            households: body.optional_number("households")?,
            by: body.number("by")?,
            until: read_day(body, "until")?,
        })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        let line = |day, quantity| {
            let line = Line { day, subject: Some(self.organization.any()), ..Line::of(header, MEMBER_HOUSEHOLDS.name, quantity) };
            line.with(&[self.sort.code()])
        };
        let mut lines = vec![line(self.counted_on, self.by)];
        lines.extend(self.until.map(|until| line(until, -self.by)));
        lines
    }
}
