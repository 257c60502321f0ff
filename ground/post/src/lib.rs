//! Outgoing mail: an outbox filled in the unit of the deed, and the carriers that empty it.
//!
//! It must not know who writes to whom, nor why, nor that there are pages.

mod carrier;
mod letter;
mod model;
mod outbox;
mod send;
mod store;

use engawa_db::Migration;

pub use carrier::{Carrier, CarrierError, Login, Postman, Security, Sender, Smtp};
pub use model::{ADDRESS_MAX, Address, AddressError, BODY_MAX, Body, LINE_MAX, Line, Mail, TextError};
pub use outbox::{State, enqueue, forget, give_up_waiting, waiting};
pub use send::send_due;

/// The tables of the outbox.
pub const MIGRATIONS: [Migration; 1] = [Migration { feature: "post", number: 1, sql: include_str!("../migrations/1.sql") }];
