//! Carriers: who takes the mails. A mail server, a folder, or nobody.

mod folder;
mod smtp;

use std::path::PathBuf;

use lettre::Message;

use crate::model::{Address, Line};

pub use smtp::{CarrierError, Login, Postman, Security, Smtp};

/// Who writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The name that is shown.
    pub name: Line,
    /// The address; what comes back goes there.
    pub address: Address,
}

/// Who takes the mails.
#[derive(Debug, Clone)]
pub enum Carrier {
    /// Nobody: mails wait for a day, and are given up then.
    None,
    /// A folder: each mail becomes a file, for trying the program and for tests.
    Folder {
        /// Where.
        folder: PathBuf,
        /// Who writes.
        from: Sender,
    },
    /// A mail server.
    Smtp(Box<Postman>),
}

impl Carrier {
    /// A mail server. Nothing is connected yet; what cannot be right is said at once.
    ///
    /// # Errors
    /// Mail or a password would go over the net unencrypted, or there is no TLS here.
    pub fn smtp(settings: Smtp) -> Result<Carrier, CarrierError> {
        Postman::new(settings).map(|postman| Carrier::Smtp(Box::new(postman)))
    }

    pub(crate) fn from(&self) -> Option<&Sender> {
        match self {
            Carrier::None => None,
            Carrier::Folder { from, .. } => Some(from),
            Carrier::Smtp(postman) => Some(postman.from()),
        }
    }

    /// Carries a letter away. Called outside of units only.
    pub(crate) fn carry(&self, message: &Message) -> Result<(), Failure> {
        match self {
            Carrier::None => Err(Failure { what: "there is no carrier".into(), is_of_all: true }),
            Carrier::Folder { folder, .. } => folder::put(folder, message),
            Carrier::Smtp(postman) => postman.carry(message),
        }
    }
}

/// Why a letter was not taken. It says nothing of the letter: what a server answers may hold the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// For the log.
    pub(crate) what: String,
    /// No other letter would be taken now.
    pub(crate) is_of_all: bool,
}
