//! Facts of joining and leaving: that somebody asked, and what became of it.

use engawa_kernel::fact::first_version;
use engawa_kernel::{Choice, Fact, FactError, FactReader, FactWriter, Header, Id, Line};

use crate::counters::JOIN_REQUESTS;
use crate::model::{Join, JoinState, Leave, Organization, Sort};

fn counted(header: &Header, organization: Id<Organization>, sort: Sort, state: JoinState, quantity: i64) -> Line {
    let line = Line { subject: Some(organization.any()), ..Line::of(header, JOIN_REQUESTS.name, quantity) };
    line.with(&[sort.code(), state.code()])
}

/// A household asked to join a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinRequested {
    /// The body.
    pub organization: Id<Organization>,
    /// Its sort on the day of the deed: what leaves a count must be what entered it.
    pub sort: Sort,
    /// The request.
    pub join: Id<Join>,
}

impl Fact for JoinRequested {
    const KIND: &'static str = "parties.join-requested";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("organization", self.organization);
        body.choice("sort", self.sort);
        body.id("join", self.join);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(JoinRequested { organization: body.id("organization")?, sort: body.choice("sort")?, join: body.id("join")? })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        vec![counted(header, self.organization, self.sort, JoinState::Received, 1)]
    }
}

/// A request to join went on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinMoved {
    /// The body.
    pub organization: Id<Organization>,
    /// Its sort.
    pub sort: Sort,
    /// The request.
    pub join: Id<Join>,
    /// Where it stood.
    pub before: JoinState,
    /// Where it stands.
    pub state: JoinState,
}

impl Fact for JoinMoved {
    const KIND: &'static str = "parties.join-moved";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("organization", self.organization);
        body.choice("sort", self.sort);
        body.id("join", self.join);
        body.choice("before", self.before);
        body.choice("state", self.state);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(JoinMoved {
            organization: body.id("organization")?,
            sort: body.choice("sort")?,
            join: body.id("join")?,
            before: body.choice("before")?,
            state: body.choice("state")?,
        })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        let of = |state, quantity| counted(header, self.organization, self.sort, state, quantity);
        vec![of(self.before, -1), of(self.state, 1)]
    }
}

/// A member said that the household leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaveAsked {
    /// The body.
    pub organization: Id<Organization>,
    /// Which.
    pub leave: Id<Leave>,
}

impl Fact for LeaveAsked {
    const KIND: &'static str = "parties.leave-asked";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("organization", self.organization);
        body.id("leave", self.leave);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(LeaveAsked { organization: body.id("organization")?, leave: body.id("leave")? })
    }
}

/// The body confirmed that the household left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaveConfirmed {
    /// The body.
    pub organization: Id<Organization>,
    /// Which.
    pub leave: Id<Leave>,
}

impl Fact for LeaveConfirmed {
    const KIND: &'static str = "parties.leave-confirmed";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("organization", self.organization);
        body.id("leave", self.leave);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(LeaveConfirmed { organization: body.id("organization")?, leave: body.id("leave")? })
    }
}
