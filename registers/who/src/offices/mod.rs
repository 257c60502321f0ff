//! Offices and who holds them: permission follows the office on that day, never the person.

mod appoint;
mod facts;
mod first;
mod make;
mod model;
mod refused;
mod rules;
pub(crate) mod store;

pub use appoint::{NewAppointment, appoint, end_appointment, end_one_of_many, keeping_administrators};
pub(crate) use facts::all as facts;
pub use facts::{Appointed, AppointmentEnded, OfficeChanged, OfficeEnded, OfficeMade, SectionMade};
pub use first::{first_administrator, nobody_administers};
pub use make::{OfficeToMake, SectionToMake, change_office, end_office, make_office, make_section};
pub(crate) use model::Post;
pub use model::{Appointment, Held, PERMISSIONS, permission};
pub use refused::Refused;
pub(crate) use rules::{
    ADMINISTRATORS, CODE_MAX, TITLE_MAX, administrators_lost, are_over, code, overlap, title, together, too_few_on,
};
pub use rules::{Term, number_on};
pub use store::{appointment, appointments_of, held_on, holders_on};
