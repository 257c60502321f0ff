//! A mail server as carrier: encrypted, or on the same machine.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use engawa_kernel::Choice;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Message, SmtpTransport, Transport};

use super::{Failure, Sender};

/// How long a server may take for each answer.
const TIMEOUT: Duration = Duration::from_secs(20);

/// How the way to the server is secured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// It begins plain and must become encrypted before anything is said; usually port 587.
    StartTls,
    /// Encrypted from the first byte; usually port 465.
    Tls,
    /// Plain, and only to a server on the same machine.
    PlainOnLoopback,
}

impl Choice for Security {
    const ALL: &'static [Self] = &[Security::StartTls, Security::Tls, Security::PlainOnLoopback];

    fn code(self) -> &'static str {
        match self {
            Security::StartTls => "starttls",
            Security::Tls => "tls",
            Security::PlainOnLoopback => "plain",
        }
    }
}

/// With whose name mails are handed in.
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    /// The name.
    pub user: String,
    /// The password.
    pub password: String,
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Login(..)")
    }
}

/// A mail server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Smtp {
    /// Its name, which its certificate must carry.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way is secured.
    pub security: Security,
    /// With whose name.
    pub login: Option<Login>,
    /// Who writes.
    pub from: Sender,
}

/// Why a mail server cannot be used as it is set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CarrierError {
    /// Mail would go over the net in the clear.
    #[error("mail to {0} would go over the net unencrypted; use starttls or tls, or a mail server on this machine")]
    Plain(String),
    /// TLS cannot be set up.
    #[error("TLS to {host} cannot be set up: {reason}")]
    Tls {
        /// The server.
        host: String,
        /// What was said.
        reason: String,
    },
}

/// Carries mails to a server, each over a connection of its own.
#[derive(Clone)]
pub struct Postman {
    transport: SmtpTransport,
    from: Sender,
}

impl fmt::Debug for Postman {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Postman(..)")
    }
}

impl Postman {
    pub(super) fn new(settings: Smtp) -> Result<Postman, CarrierError> {
        let Smtp { host, port, security, login, from } = settings;
        let tls = tls_of(security, &host)?;
        let us = ClientId::Domain(from.address.domain().to_owned());
        let builder = SmtpTransport::builder_dangerous(host).port(port).tls(tls).timeout(Some(TIMEOUT)).hello_name(us);
        let builder = match login {
            Some(login) => builder.credentials(Credentials::new(login.user, login.password)),
            None => builder,
        };
        Ok(Postman { transport: builder.build(), from })
    }

    pub(super) fn from(&self) -> &Sender {
        &self.from
    }

    pub(super) fn carry(&self, message: &Message) -> Result<(), Failure> {
        self.transport.send(message).map(|_| ()).map_err(|error| failure(&error))
    }
}

fn tls_of(security: Security, host: &str) -> Result<Tls, CarrierError> {
    let parameters = || {
        TlsParameters::new_rustls(host.to_owned())
            .map_err(|error| CarrierError::Tls { host: host.to_owned(), reason: error.to_string() })
    };
    match security {
        Security::StartTls => Ok(Tls::Required(parameters()?)),
        Security::Tls => Ok(Tls::Wrapper(parameters()?)),
        Security::PlainOnLoopback if is_here(host) => Ok(Tls::None),
        Security::PlainOnLoopback => Err(CarrierError::Plain(host.to_owned())),
    }
}

fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// The kind and the number of what went wrong, never the text of the server: that may repeat the address.
fn failure(error: &lettre::transport::smtp::Error) -> Failure {
    let what = match error.status() {
        Some(code) => format!("the mail server answered {code}"),
        None if error.is_timeout() => "the mail server did not answer in time".to_owned(),
        None if error.is_tls() => "the way to the mail server could not be encrypted".to_owned(),
        None if error.is_client() => "the mail server does not offer what is asked of it".to_owned(),
        None if error.is_response() => "the mail server answered something else than SMTP".to_owned(),
        None => "the mail server cannot be reached".to_owned(),
    };
    Failure { what, is_of_all: error.status().is_none() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Address, Line};

    fn settings(host: &str, security: Security) -> Smtp {
        let from = Sender { name: Line::parse("みほん市").unwrap(), address: Address::parse("engawa@mihon.example").unwrap() };
        let login = Some(Login { user: "engawa".into(), password: "印".into() });
        Smtp { host: host.into(), port: 25, security, login, from }
    }

    #[test]
    fn mail_goes_unencrypted_to_this_machine_only() {
        for host in ["localhost", "127.0.0.1", "127.8.8.8", "::1"] {
            assert!(Postman::new(settings(host, Security::PlainOnLoopback)).is_ok(), "{host}");
        }
        for host in ["mail.mihon.example", "10.0.0.1", "localhost.mihon.example", "0.0.0.0", "127.1"] {
            let refused = Postman::new(settings(host, Security::PlainOnLoopback)).err();
            assert_eq!(refused, Some(CarrierError::Plain(host.into())));
            assert!(
                Postman::new(settings(host, Security::StartTls)).is_ok() && Postman::new(settings(host, Security::Tls)).is_ok()
            );
        }
    }

    #[test]
    fn a_password_comes_into_no_log() {
        let settings = settings("127.0.0.1", Security::PlainOnLoopback);
        assert!(!format!("{settings:?}").contains('印'));
        assert!(!format!("{:?}", Postman::new(settings)).contains('印'));
    }
}
