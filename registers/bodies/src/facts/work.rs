//! Facts of the year of a body, of requests to it, and of hand-overs.

use engawa_kernel::fact::first_version;
use engawa_kernel::{Day, Fact, FactError, FactReader, FactWriter, Header, Id, Line};
use engawa_who::accounts::Account;

use super::{read_day, write_day};
use crate::counters::{ASKED_MINUTES, REQUESTS, SPENT_MINUTES};
use crate::model::{Asking, Duty, Handover, Office, Organization, Outcome, Paper, Person, Post, Request, Side, Sort};

/// What was done with a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DutyStep {
    /// It was written down.
    Entered,
    /// It was carried over from the year before.
    Carried,
    /// It was done.
    Done,
    /// It was not done after all.
    Reopened,
    /// It was taken out.
    Withdrawn,
}

impl engawa_kernel::Choice for DutyStep {
    const ALL: &'static [Self] = &[DutyStep::Entered, DutyStep::Carried, DutyStep::Done, DutyStep::Reopened, DutyStep::Withdrawn];

    fn code(self) -> &'static str {
        match self {
            DutyStep::Entered => "entered",
            DutyStep::Carried => "carried",
            DutyStep::Done => "done",
            DutyStep::Reopened => "reopened",
            DutyStep::Withdrawn => "withdrawn",
        }
    }
}

/// Something was done with a duty of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyMoved {
    /// Which.
    pub duty: Id<Duty>,
    /// Whose.
    pub organization: Id<Organization>,
    /// What.
    pub step: DutyStep,
}

impl Fact for DutyMoved {
    const KIND: &'static str = "parties.duty-moved";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("duty", self.duty);
        body.id("organization", self.organization);
        body.choice("step", self.step);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(DutyMoved { duty: body.id("duty")?, organization: body.id("organization")?, step: body.choice("step")? })
    }
}

/// A section of city hall wrote a request. What it costs each body is told beside it, with a record for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestMade {
    /// Which.
    pub request: Id<Request>,
    /// How many bodies are asked.
    pub bodies: i64,
    /// How many minutes it costs each of them.
    pub minutes: i64,
    /// By when.
    pub due_on: Day,
}

impl Fact for RequestMade {
    const KIND: &'static str = "parties.request-made";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("request", self.request);
        body.number("bodies", self.bodies);
        body.number("minutes", self.minutes);
        body.day("due-on", self.due_on);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        let (request, bodies, minutes) = (body.id("request")?, body.number("bodies")?, body.number("minutes")?);
        Ok(RequestMade { request, bodies, minutes, due_on: body.day("due-on")? })
    }
}

/// A body was asked for something. It is counted for the section that asks, which stands in the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyAsked {
    /// The request at the desk of the body.
    pub asking: Id<Asking>,
    /// The request.
    pub request: Id<Request>,
    /// The body.
    pub organization: Id<Organization>,
    /// Its sort on the day of the deed: what leaves a count must be what entered it.
    pub sort: Sort,
    /// How many minutes it costs.
    pub minutes: i64,
}

impl Fact for BodyAsked {
    const KIND: &'static str = "parties.body-asked";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("asking", self.asking);
        body.id("request", self.request);
        body.id("organization", self.organization);
        body.choice("sort", self.sort);
        body.number("minutes", self.minutes);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(BodyAsked {
            asking: body.id("asking")?,
            request: body.id("request")?,
            organization: body.id("organization")?,
            sort: body.choice("sort")?,
            minutes: body.number("minutes")?,
        })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        vec![
            counted(header, REQUESTS.name, self.organization, self.sort, 1),
            counted(header, ASKED_MINUTES.name, self.organization, self.sort, self.minutes),
        ]
    }
}

fn counted(header: &Header, counter: &'static str, about: Id<Organization>, sort: Sort, quantity: i64) -> Line {
    let line = Line { subject: Some(about.any()), ..Line::of(header, counter, quantity) };
    line.with(&[engawa_kernel::Choice::code(sort)])
}

/// A body is asked no more, before it answered: the lines of that record are taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskingWithdrawn {
    /// Which.
    pub asking: Id<Asking>,
}

impl Fact for AskingWithdrawn {
    const KIND: &'static str = "parties.asking-withdrawn";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("asking", self.asking);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(AskingWithdrawn { asking: body.id("asking")? })
    }
}

/// A section took a request back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestWithdrawn {
    /// Which.
    pub request: Id<Request>,
    /// How many bodies had not answered.
    pub open: i64,
}

impl Fact for RequestWithdrawn {
    const KIND: &'static str = "parties.request-withdrawn";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("request", self.request);
        body.number("open", self.open);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(RequestWithdrawn { request: body.id("request")?, open: body.number("open")? })
    }
}

/// A body answered. The minutes that it really took count for the section that asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestAnswered {
    /// Which.
    pub asking: Id<Asking>,
    /// The body.
    pub organization: Id<Organization>,
    /// Its sort on the day of the deed: what leaves a count must be what entered it.
    pub sort: Sort,
    /// Whether.
    pub outcome: Outcome,
    /// How many minutes it took.
    pub minutes: Option<i64>,
}

impl Fact for RequestAnswered {
    const KIND: &'static str = "parties.request-answered";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("asking", self.asking);
        body.id("organization", self.organization);
        body.choice("sort", self.sort);
        body.choice("outcome", self.outcome);
        body.optional_number("minutes", self.minutes);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(RequestAnswered {
            asking: body.id("asking")?,
            organization: body.id("organization")?,
            sort: body.choice("sort")?,
            outcome: body.choice("outcome")?,
            minutes: body.optional_number("minutes")?,
        })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        let of = |minutes| counted(header, SPENT_MINUTES.name, self.organization, self.sort, minutes);
        self.minutes.filter(|minutes| *minutes > 0).map(of).into_iter().collect()
    }
}

/// The holder of a seat agreed to be named in public, or does not any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentSaid {
    /// Of which seat.
    pub office: Id<Office>,
    /// Of which body.
    pub organization: Id<Organization>,
    /// Whether.
    pub may_publish: bool,
}

impl Fact for ConsentSaid {
    const KIND: &'static str = "parties.consent-said";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("office", self.office);
        body.id("organization", self.organization);
        body.number("may-publish", i64::from(self.may_publish));
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        let (office, organization) = (body.id("office")?, body.id("organization")?);
        Ok(ConsentSaid { office, organization, may_publish: body.number("may-publish")? == 1 })
    }
}

/// A body asked somebody who holds a post of it to come in by an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficerInvited {
    /// Of which seat.
    pub office: Id<Office>,
    /// Of which body.
    pub organization: Id<Organization>,
    /// Who.
    pub person: Id<Person>,
    /// By which.
    pub account: Id<Account>,
}

impl Fact for OfficerInvited {
    const KIND: &'static str = "parties.officer-invited";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("office", self.office);
        body.id("organization", self.organization);
        body.id("person", self.person);
        body.id("account", self.account);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        let (office, organization) = (body.id("office")?, body.id("organization")?);
        Ok(OfficerInvited { office, organization, person: body.id("person")?, account: body.id("account")? })
    }
}

/// The owner of the account came in as the officer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationAccepted {
    /// Of which seat.
    pub office: Id<Office>,
    /// By which account.
    pub account: Id<Account>,
}

impl Fact for InvitationAccepted {
    const KIND: &'static str = "parties.invitation-accepted";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("office", self.office);
        body.id("account", self.account);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(InvitationAccepted { office: body.id("office")?, account: body.id("account")? })
    }
}

/// A document of a body was noted, or its note taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperKept {
    /// Which.
    pub paper: Id<Paper>,
    /// Of which body.
    pub organization: Id<Organization>,
    /// It stands in the list.
    pub is_kept: bool,
}

impl Fact for PaperKept {
    const KIND: &'static str = "parties.paper-kept";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("paper", self.paper);
        body.id("organization", self.organization);
        body.number("is-kept", i64::from(self.is_kept));
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        let (paper, organization) = (body.id("paper")?, body.id("organization")?);
        Ok(PaperKept { paper, organization, is_kept: body.number("is-kept")? == 1 })
    }
}

/// A hand-over was prepared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverMade {
    /// Which.
    pub handover: Id<Handover>,
    /// Of which body.
    pub organization: Id<Organization>,
    /// Of which post.
    pub post: Id<Post>,
    /// How many points it has.
    pub items: i64,
}

impl Fact for HandoverMade {
    const KIND: &'static str = "parties.handover-made";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("handover", self.handover);
        body.id("organization", self.organization);
        body.id("post", self.post);
        body.number("items", self.items);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        let (handover, organization, post) = (body.id("handover")?, body.id("organization")?, body.id("post")?);
        Ok(HandoverMade { handover, organization, post, items: body.number("items")? })
    }
}

/// Someone signed a hand-over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverSigned {
    /// Which.
    pub handover: Id<Handover>,
    /// On which side.
    pub side: Side,
    /// By the holder of which seat.
    pub office: Id<Office>,
    /// The last day of that seat, where it has one.
    pub until: Option<Day>,
}

impl Fact for HandoverSigned {
    const KIND: &'static str = "parties.handover-signed";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("handover", self.handover);
        body.choice("side", self.side);
        body.id("office", self.office);
        write_day(body, "until", self.until);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        let (handover, side, office) = (body.id("handover")?, body.choice("side")?, body.id("office")?);
        Ok(HandoverSigned { handover, side, office, until: read_day(body, "until")? })
    }
}

/// A hand-over was taken back before anybody signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverWithdrawn {
    /// Which.
    pub handover: Id<Handover>,
}

impl Fact for HandoverWithdrawn {
    const KIND: &'static str = "parties.handover-withdrawn";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("handover", self.handover);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(HandoverWithdrawn { handover: body.id("handover")? })
    }
}
