//! Accounts: people who can come in. What they may do follows from their offices, never from here.

mod facts;
mod letter;
mod model;
mod open;
pub(crate) mod store;

pub(crate) use facts::all as facts;
pub use facts::{AccountClosed, AccountOpened};
pub use letter::write_to;
pub(crate) use model::MAIL_MAX;
pub use model::{Account, Mail, MailError, NAME_MAX, NameError, clean_name};
pub(crate) use open::open_account_without_mail;
pub use open::{close_account, erase_again, open_account};
pub use store::{account, account_by_mail};
