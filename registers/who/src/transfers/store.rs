//! SQL of lists of transfers.

mod built;
mod drafts;
mod lines;
mod state;
mod written;

pub(crate) use built::built_upon;
pub(crate) use drafts::{discard, plan, put_transfer, transfer, transfers};
pub(crate) use lines::{
    put_ending, put_heir, put_move, put_office, put_office_ending, put_placement, put_section, take_ending, take_move, take_office,
    take_office_ending, take_placement, take_section,
};
pub(crate) use state::{staff, state};
pub(crate) use written::{
    begun, end_section, move_section, note_appointment_begin, note_appointment_end, note_office_end, ordinals_of_offices,
    ordinals_of_sections, put_adoption, put_office_on, put_section_on, put_withdrawal, take_back_appointments, take_back_offices,
    take_back_sections,
};
