//! Types of parties and ties that cannot be wrong.

mod behalf;
mod letter;
mod organization;
mod person;
mod text;
mod tie;

pub use behalf::{Basis, Behalf, SPOKEN, Statement, Typed, TypistRole};
pub use letter::{Letter, LetterEnd, Recipient, Stand};
pub use organization::{Kind, NewOrganization, Organization, Public, Sort, State, StateRow, Theme};
pub use person::{Contact, ContactWay, Household, NewHousehold, NewPerson, Person, Proof, ProofWay, Purpose};
pub use text::{LINES_MAX, LONG_MAX, NAME_MAX, TextError, line, long, name, optional_line};
pub use tie::{
    Assignment, Commission, DeskRight, Member, Membership, NewOffice, Office, Operation, Party, Post, Proxy, Recognition,
    Residence, Scope, Seat, Term, TermError, Tie, TieFace,
};
