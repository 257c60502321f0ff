//! Types of parties and ties that cannot be wrong.

mod imports;
mod join;
mod letter;
mod organization;
mod person;
mod roster;
mod text;
mod tie;
mod work;

pub use imports::{Basis, Behalf, Counts, Import, ImportSaid, SPOKEN, Stage, Statement, Typed, TypistRole};
pub use join::{Join, JoinState, JoinStep, Leave, Said};
pub use letter::{Letter, LetterEnd, Recipient, Stand};
pub use organization::{Kind, NewOrganization, Organization, Public, Sort, State, StateRow, Theme};
pub use person::{Contact, ContactWay, Household, NewHousehold, NewPerson, Person, Proof, ProofWay, Purpose};
pub use roster::{CountsBy, Entry, EntrySource, NewEntry, Share};
pub use text::{LINES_MAX, LONG_MAX, NAME_MAX, TextError, line, long, name, optional_line};
pub use tie::{
    Assignment, Commission, DeskRight, Member, Membership, NewOffice, Office, Operation, Party, Post, Proxy, Recognition,
    Residence, Scope, Seat, Term, TermError, Tie, TieFace,
};
pub use work::{Answer, AnswerWay, Asking, Duty, Handover, NewDuty, NewHandover, NewRequest, Outcome, Paper, Request, Side, Sign};
