//! Deeds at the desk of a body: rules first, then the record, then the rows; all in one unit of work.

mod asking;
pub mod imports;
mod joins;
mod officers;
mod roster;
mod year;

pub(crate) use engawa_parties::deeds::{
    NewReport, appoint, bind_account, body_present, end_tie, enter_person, report_members, set_desk_right, set_public,
    there_during, withdraw_tie,
};

pub use asking::{NewAnswer, answer, ask, withdraw_request};
pub use engawa_parties::deeds::By;
pub use joins::{Asking, accept_join, ask_leave, confirm_leave, move_join, request_join, write_answer};
pub(crate) use joins::{reached_by, state as state_of_join};
pub(crate) use officers::INVITED_DAYS;
pub use officers::{Chosen, Elected, Election, Letter, accept_invitation, elect, end_office, invite, say_consent};
pub use roster::{
    Coming, correct_entry, count_by, count_unnamed, delete_roster, end_entry, end_share, enter_entry, share, withdraw_entry,
};
pub(crate) use year::seat_for;
pub use year::{
    carry_over, drop_paper, enter_duty, keep_paper, make_handover, mark_duty, sign_handover, withdraw_duty, withdraw_handover,
};
