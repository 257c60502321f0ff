//! Facts of ties. Those that count something tell by which sort of organization; the others are told alike.

use engawa_kernel::fact::first_version;
use engawa_kernel::id::Anything;
use engawa_kernel::{AnyId, Choice, Day, Fact, FactError, FactReader, FactWriter, Header, Id, Line};

use super::{read_day, read_term, write_day, write_term};
use crate::counters::{MEMBERSHIPS, SEATS, VACANT_SEATS};
use crate::model::{Member, Office, Organization, Party, Person, Post, Sort, Term, TieFace};

/// A line of a state that holds during a term, and the one that takes it back on the day after its end.
fn during(line: &Line, term: Term) -> Vec<Line> {
    let begin = Line { day: term.from(), ..line.clone() };
    let end = term.after().map(|day| Line { day, quantity: -line.quantity, ..line.clone() });
    std::iter::once(begin).chain(end).collect()
}

/// A line of a state whose last day is now an earlier one.
fn shortened(line: &Line, before: Option<Day>, last: Day) -> Vec<Line> {
    let end = Line { day: last.plus_days(1), quantity: -line.quantity, ..line.clone() };
    let later = before.map(|day| Line { day: day.plus_days(1), ..line.clone() });
    std::iter::once(end).chain(later).collect()
}

fn of_sort(header: &Header, counter: &'static str, about: Id<Organization>, sort: Sort, quantity: i64) -> Line {
    Line { subject: Some(about.any()), ..Line::of(header, counter, quantity) }.with(&[sort.code()])
}

/// An organization has a post with so many seats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostMade {
    /// Which.
    pub post: Id<Post>,
    /// Which.
    pub organization: Id<Organization>,
    /// Its sort on the day of the deed: what leaves a count must be what entered it.
    pub sort: Sort,
    /// How many hold it at once, at most.
    pub seats: i64,
    /// On which days.
    pub term: Term,
}

impl Fact for PostMade {
    const KIND: &'static str = "parties.post-made";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("post", self.post);
        body.id("organization", self.organization);
        body.choice("sort", self.sort);
        body.number("seats", self.seats);
        write_term(body, self.term);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(PostMade {
            post: body.id("post")?,
            organization: body.id("organization")?,
            sort: body.choice("sort")?,
            seats: body.number("seats")?,
            term: read_term(body)?,
        })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        let seats = of_sort(header, SEATS.name, self.organization, self.sort, self.seats);
        let vacant = of_sort(header, VACANT_SEATS.name, self.organization, self.sort, self.seats);
        [during(&seats, self.term), during(&vacant, self.term)].concat()
    }
}

/// A post is there no more after a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostEnded {
    /// Which.
    pub post: Id<Post>,
    /// Which.
    pub organization: Id<Organization>,
    /// Its sort on the day of the deed: what leaves a count must be what entered it.
    pub sort: Sort,
    /// How many seats it had.
    pub seats: i64,
    /// The last day that it had until now, where it had one.
    pub before: Option<Day>,
    /// The last day now.
    pub last: Day,
}

impl Fact for PostEnded {
    const KIND: &'static str = "parties.post-ended";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("post", self.post);
        body.id("organization", self.organization);
        body.choice("sort", self.sort);
        body.number("seats", self.seats);
        write_day(body, "before", self.before);
        body.day("last", self.last);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(PostEnded {
            post: body.id("post")?,
            organization: body.id("organization")?,
            sort: body.choice("sort")?,
            seats: body.number("seats")?,
            before: read_day(body, "before")?,
            last: body.day("last")?,
        })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        let seats = of_sort(header, SEATS.name, self.organization, self.sort, self.seats);
        let vacant = of_sort(header, VACANT_SEATS.name, self.organization, self.sort, self.seats);
        [shortened(&seats, self.before, self.last), shortened(&vacant, self.before, self.last)].concat()
    }
}

/// Someone holds a seat of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeBegan {
    /// The tie.
    pub office: Id<Office>,
    /// The post.
    pub post: Id<Post>,
    /// Which.
    pub organization: Id<Organization>,
    /// Who.
    pub person: Id<Person>,
    /// Its sort on the day of the deed: what leaves a count must be what entered it.
    pub sort: Sort,
    /// On which days.
    pub term: Term,
}

impl Fact for OfficeBegan {
    const KIND: &'static str = "parties.office-began";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("office", self.office);
        body.id("post", self.post);
        body.id("organization", self.organization);
        body.id("person", self.person);
        body.choice("sort", self.sort);
        write_term(body, self.term);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(OfficeBegan {
            office: body.id("office")?,
            post: body.id("post")?,
            organization: body.id("organization")?,
            person: body.id("person")?,
            sort: body.choice("sort")?,
            term: read_term(body)?,
        })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        during(&of_sort(header, VACANT_SEATS.name, self.organization, self.sort, -1), self.term)
    }
}

/// Someone holds a seat only up to a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeEnded {
    /// The tie.
    pub office: Id<Office>,
    /// Which.
    pub organization: Id<Organization>,
    /// Its sort on the day of the deed: what leaves a count must be what entered it.
    pub sort: Sort,
    /// The last day that it had until now, where it had one.
    pub before: Option<Day>,
    /// The last day now.
    pub last: Day,
}

impl Fact for OfficeEnded {
    const KIND: &'static str = "parties.office-ended";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("office", self.office);
        body.id("organization", self.organization);
        body.choice("sort", self.sort);
        write_day(body, "before", self.before);
        body.day("last", self.last);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(OfficeEnded {
            office: body.id("office")?,
            organization: body.id("organization")?,
            sort: body.choice("sort")?,
            before: read_day(body, "before")?,
            last: body.day("last")?,
        })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        shortened(&of_sort(header, VACANT_SEATS.name, self.organization, self.sort, -1), self.before, self.last)
    }
}

/// A party belongs to an organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MembershipBegan {
    /// The tie.
    pub tie: AnyId,
    /// Which.
    pub organization: Id<Organization>,
    /// Who.
    pub party: Id<Party>,
    /// Its sort on the day of the deed: what leaves a count must be what entered it.
    pub sort: Sort,
    /// What the member is.
    pub member: Member,
    /// On which days.
    pub term: Term,
}

impl Fact for MembershipBegan {
    const KIND: &'static str = "parties.membership-began";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("tie", self.tie);
        body.id("organization", self.organization);
        body.id("party", self.party);
        body.choice("sort", self.sort);
        body.choice("member", self.member);
        write_term(body, self.term);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(MembershipBegan {
            tie: body.id("tie")?,
            organization: body.id("organization")?,
            party: body.id("party")?,
            sort: body.choice("sort")?,
            member: body.choice("member")?,
            term: read_term(body)?,
        })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        let line = Line { subject: Some(self.organization.any()), ..Line::of(header, MEMBERSHIPS.name, 1) }
            .with(&[self.sort.code(), self.member.code()]);
        during(&line, self.term)
    }
}

/// A party belongs to an organization only up to a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MembershipEnded {
    /// The tie.
    pub tie: AnyId,
    /// Which.
    pub organization: Id<Organization>,
    /// Its sort on the day of the deed: what leaves a count must be what entered it.
    pub sort: Sort,
    /// What the member is.
    pub member: Member,
    /// The last day that it had until now, where it had one.
    pub before: Option<Day>,
    /// The last day now.
    pub last: Day,
}

impl Fact for MembershipEnded {
    const KIND: &'static str = "parties.membership-ended";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("tie", self.tie);
        body.id("organization", self.organization);
        body.choice("sort", self.sort);
        body.choice("member", self.member);
        write_day(body, "before", self.before);
        body.day("last", self.last);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(MembershipEnded {
            tie: body.id("tie")?,
            organization: body.id("organization")?,
            sort: body.choice("sort")?,
            member: body.choice("member")?,
            before: read_day(body, "before")?,
            last: body.day("last")?,
        })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        let line = Line { subject: Some(self.organization.any()), ..Line::of(header, MEMBERSHIPS.name, 1) }
            .with(&[self.sort.code(), self.member.code()]);
        shortened(&line, self.before, self.last)
    }
}

/// A tie that counts nothing began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TieBegan {
    /// Its face.
    pub face: TieFace,
    /// The tie.
    pub tie: AnyId,
    /// Whom it binds.
    pub one: AnyId,
    /// To whom, where there is one.
    pub other: Option<AnyId>,
    /// On which days.
    pub term: Term,
}

impl Fact for TieBegan {
    const KIND: &'static str = "parties.tie-began";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.choice("face", self.face);
        body.id("tie", self.tie);
        body.id("one", self.one);
        body.optional_id("other", self.other);
        write_term(body, self.term);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(TieBegan {
            face: body.choice("face")?,
            tie: body.id("tie")?,
            one: body.id("one")?,
            other: body.optional_id::<Anything>("other")?,
            term: read_term(body)?,
        })
    }
}

/// A tie that counts nothing has a last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TieEnded {
    /// Its face.
    pub face: TieFace,
    /// The tie.
    pub tie: AnyId,
    /// The last day that it had until now, where it had one.
    pub before: Option<Day>,
    /// The last day now.
    pub last: Day,
}

impl Fact for TieEnded {
    const KIND: &'static str = "parties.tie-ended";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.choice("face", self.face);
        body.id("tie", self.tie);
        write_day(body, "before", self.before);
        body.day("last", self.last);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(TieEnded {
            face: body.choice("face")?,
            tie: body.id("tie")?,
            before: read_day(body, "before")?,
            last: body.day("last")?,
        })
    }
}

/// A tie, or its end, had not been so after all: the lines of that record are taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TieWithdrawn {
    /// Its face.
    pub face: TieFace,
    /// The tie.
    pub tie: AnyId,
}

impl Fact for TieWithdrawn {
    const KIND: &'static str = "parties.tie-withdrawn";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.choice("face", self.face);
        body.id("tie", self.tie);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(TieWithdrawn { face: body.choice("face")?, tie: body.id("tie")? })
    }
}
