//! An appointment to an office, an office as it is held, and what an office may be allowed to do.

use engawa_kernel::{Day, Id};
use engawa_web::Permission;

use crate::accounts::Account;
use crate::model::{Days, Office, Section};

/// Everything that an office may be allowed to do. The list is closed: a permission that no page explains is given to nobody.
/// The hall keeps the codes of the rooms too, because it keeps who may; what they open, each room says itself.
pub const PERMISSIONS: [Permission; 12] = [
    crate::ADMINISTER,
    crate::AUDIT,
    Permission("plans.figures"),
    Permission("plans.all-figures"),
    Permission("plans.sheets"),
    Permission("plans.department"),
    Permission("plans.all-sheets"),
    Permission("parties.see"),
    Permission("parties.edit"),
    Permission("areas.edit"),
    Permission("parties.ask"),
    Permission("cases.programmes"),
];

/// The permission with this code.
pub fn permission(code: &str) -> Option<Permission> {
    PERMISSIONS.into_iter().find(|permission| permission.0 == code)
}

/// Someone holds an office on some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// Its id.
    pub id: Id<Appointment>,
    /// Who.
    pub account: Id<Account>,
    /// Which office.
    pub office: Id<Office>,
    /// The first day.
    pub from_on: Day,
    /// The last day; open where none was set. The day before the first where it was taken back before it held.
    pub to_on: Option<Day>,
}

impl Appointment {
    /// Its days.
    pub fn days(&self) -> Days {
        Days { from: Some(self.from_on), to: self.to_on }
    }

    /// Whether it was taken back before it held: it has no day, and stays in the list.
    pub fn is_taken_back(&self) -> bool {
        self.to_on.is_some_and(|to| to < self.from_on)
    }
}

/// An office that someone holds on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The appointment.
    pub appointment: Id<Appointment>,
    /// Who.
    pub account: Id<Account>,
    /// Their name.
    pub name: String,
    /// The office.
    pub office: Id<Office>,
    /// Its title.
    pub title: String,
    /// Its section.
    pub section: Id<Section>,
    /// The name of the section.
    pub section_name: String,
    /// The last day of the term, where one is set.
    pub to_on: Option<Day>,
    /// What the office may do.
    pub permissions: Vec<String>,
}

/// An office with its section and the days of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Post {
    pub(crate) office: Office,
    pub(crate) is_single: bool,
    pub(crate) section_name: String,
    pub(crate) section_days: Days,
}
