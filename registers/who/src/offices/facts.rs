//! What is told of sections, offices and appointments: ids, days and permissions, never a name.

use engawa_journal::FactKind;
use engawa_kernel::fact::first_version;
use engawa_kernel::{Day, Fact, FactError, FactReader, FactWriter, Id};
use engawa_web::Permission;

use super::model::{Appointment, PERMISSIONS};
use crate::accounts::Account;
use crate::model::{Office, Section};

pub(crate) fn all() -> Vec<FactKind> {
    vec![
        FactKind::of::<Appointed>(),
        FactKind::of::<AppointmentEnded>(),
        FactKind::of::<SectionMade>(),
        FactKind::of::<OfficeMade>(),
        FactKind::of::<OfficeChanged>(),
        FactKind::of::<OfficeEnded>(),
    ]
}

fn optional_day(body: &FactReader, name: &str) -> Result<Option<Day>, FactError> {
    let number = body.optional_number(name)?;
    number.map(|number| Day::from_number(number).map_err(|_| FactError::Field(name.to_owned()))).transpose()
}

/// Each permission stands under its own code, so that a list that grows reads old records as they were.
fn write_permissions(body: &mut FactWriter, permissions: &[Permission]) {
    for permission in PERMISSIONS.into_iter().filter(|permission| permissions.contains(permission)) {
        body.number(permission.0, 1);
    }
}

fn read_permissions(body: &FactReader) -> Result<Vec<Permission>, FactError> {
    let mut found = Vec::new();
    for permission in PERMISSIONS {
        found.extend(body.optional_number(permission.0)?.map(|_| permission));
    }
    Ok(found)
}

/// Someone was appointed to an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointed {
    /// The appointment.
    pub appointment: Id<Appointment>,
    /// Who.
    pub account: Id<Account>,
    /// To which office.
    pub office: Id<Office>,
    /// From which day.
    pub from_on: Day,
    /// Up to which day, where the term has an end.
    pub to_on: Option<Day>,
}

impl Fact for Appointed {
    const KIND: &'static str = "who.appointed";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("appointment", self.appointment);
        body.id("account", self.account);
        body.id("office", self.office);
        body.day("from", self.from_on);
        body.optional_number("to", self.to_on.map(Day::number));
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(Appointed {
            appointment: body.id("appointment")?,
            account: body.id("account")?,
            office: body.id("office")?,
            from_on: body.day("from")?,
            to_on: optional_day(body, "to")?,
        })
    }
}

/// An appointment ends after a day. A last day before the first: it was taken back before it held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppointmentEnded {
    /// Which.
    pub appointment: Id<Appointment>,
    /// The last day on which it holds.
    pub last_day: Day,
}

impl Fact for AppointmentEnded {
    const KIND: &'static str = "who.appointment-ended";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("appointment", self.appointment);
        body.day("on", self.last_day);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(AppointmentEnded { appointment: body.id("appointment")?, last_day: body.day("on")? })
    }
}

/// A section was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionMade {
    /// Which.
    pub section: Id<Section>,
    /// From which day, where it is known.
    pub from_on: Option<Day>,
}

impl Fact for SectionMade {
    const KIND: &'static str = "who.section-made";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("section", self.section);
        body.optional_number("from", self.from_on.map(Day::number));
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(SectionMade { section: body.id("section")?, from_on: optional_day(body, "from")? })
    }
}

/// An office was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeMade {
    /// Which.
    pub office: Id<Office>,
    /// In which section.
    pub section: Id<Section>,
    /// It has one seat.
    pub is_single: bool,
    /// What it may do.
    pub permissions: Vec<Permission>,
}

impl Fact for OfficeMade {
    const KIND: &'static str = "who.office-made";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("office", self.office);
        body.id("section", self.section);
        body.number("single", self.is_single.into());
        write_permissions(body, &self.permissions);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        let (office, section) = (body.id("office")?, body.id("section")?);
        Ok(OfficeMade { office, section, is_single: body.number("single")? != 0, permissions: read_permissions(body)? })
    }
}

/// What an office may do was changed, or its seats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeChanged {
    /// Which.
    pub office: Id<Office>,
    /// It has one seat from now on.
    pub is_single: bool,
    /// Everything that it may do from now on.
    pub permissions: Vec<Permission>,
}

impl Fact for OfficeChanged {
    const KIND: &'static str = "who.office-changed";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("office", self.office);
        body.number("single", self.is_single.into());
        write_permissions(body, &self.permissions);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(OfficeChanged {
            office: body.id("office")?,
            is_single: body.number("single")? != 0,
            permissions: read_permissions(body)?,
        })
    }
}

/// An office ends after a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeEnded {
    /// Which.
    pub office: Id<Office>,
    /// Its last day.
    pub last_day: Day,
}

impl Fact for OfficeEnded {
    const KIND: &'static str = "who.office-ended";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("office", self.office);
        body.day("on", self.last_day);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(OfficeEnded { office: body.id("office")?, last_day: body.day("on")? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back<F: Fact + PartialEq + std::fmt::Debug>(fact: F) {
        let body = FactReader::open(&FactWriter::body_of(&fact)).expect("a body");
        assert_eq!(F::read(1, &body), Ok(fact));
    }

    #[test]
    fn what_is_told_of_offices_is_read_as_it_was_written() {
        let day = Day::new(2026, 4, 1).expect("a day");
        let (office, account) = (Id::random([1; 16]), Id::random([2; 16]));
        back(Appointed { appointment: Id::random([3; 16]), account, office, from_on: day, to_on: None });
        back(Appointed { appointment: Id::random([3; 16]), account, office, from_on: day, to_on: Some(day) });
        back(OfficeMade {
            office,
            section: Id::random([4; 16]),
            is_single: true,
            permissions: vec![PERMISSIONS[0], PERMISSIONS[2]],
        });
        back(OfficeChanged { office, is_single: false, permissions: Vec::new() });
    }
}
