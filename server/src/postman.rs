//! The postman: looks into the outboxes of the open towns and hands their mails to the carrier of the configuration.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use engawa_db::{TownState, Towns};
use engawa_kernel::Choice;
use engawa_post::{Address, Carrier, Line, Login, Security, Sender, Smtp};
use serde::Deserialize;

/// How often it looks. Someone waits for the link in the mail.
const LOOK: Duration = Duration::from_secs(1);

/// The part `[mail]` of the configuration.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailConfig {
    /// The address in the name of which mails go out.
    pub from: String,
    /// The name that is shown beside it.
    #[serde(default)]
    pub name: String,
    /// The mail server.
    pub host: String,
    /// Its port.
    #[serde(default = "submission")]
    pub port: u16,
    /// `starttls`, `tls`, or `plain` for a server on the same machine.
    #[serde(default = "starttls")]
    pub security: String,
    /// With whose name mails are handed in.
    pub user: Option<String>,
    /// The file that holds the password and nothing else.
    pub password_file: Option<PathBuf>,
}

fn submission() -> u16 {
    587
}

fn starttls() -> String {
    Security::StartTls.code().to_owned()
}

/// The carrier that a configuration names; nobody where there is none.
///
/// # Errors
/// An address that is none, a kind of security that is not known, a password that cannot be read, a plain way over the net.
pub fn carrier(mail: Option<&MailConfig>) -> Result<Carrier, String> {
    let Some(mail) = mail else { return Ok(Carrier::None) };
    let security = Security::from_code(&mail.security)
        .ok_or_else(|| format!("[mail] security = {:?} is not known; it is starttls, tls or plain", mail.security))?;
    let settings =
        Smtp { host: mail.host.clone(), port: mail.port, security, login: login(mail)?, from: sender(&mail.from, &mail.name)? };
    Carrier::smtp(settings).map_err(|error| format!("[mail] {error}"))
}

fn login(mail: &MailConfig) -> Result<Option<Login>, String> {
    let (Some(user), Some(file)) = (&mail.user, &mail.password_file) else {
        return if mail.user.is_none() && mail.password_file.is_none() {
            Ok(None)
        } else {
            Err("[mail] user and password_file belong together; give both or none".into())
        };
    };
    let text = std::fs::read_to_string(file).map_err(|error| format!("[mail] password_file {}: {error}", file.display()))?;
    Ok(Some(Login { user: user.clone(), password: text.trim_end_matches(['\r', '\n']).to_owned() }))
}

fn sender(address: &str, name: &str) -> Result<Sender, String> {
    let address = Address::parse(address).map_err(|error| format!("[mail] from = {address:?}: {error}"))?;
    let name = if name.is_empty() { address.as_str() } else { name };
    let name = Line::parse(name).map_err(|error| format!("[mail] name: {error}"))?;
    Ok(Sender { name, address })
}

/// A carrier that lays each mail into a folder: the demo, and tests.
///
/// # Errors
/// Never, for the address that it uses.
pub fn folder(folder: &Path) -> Result<Carrier, String> {
    Ok(Carrier::Folder { folder: folder.to_owned(), from: sender("engawa@mihon.example", "Engawa")? })
}

/// A running postman.
pub struct Postman {
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Postman {
    /// Lets it finish the mail that it carries.
    pub fn stop(mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            let _ = thread.join();
        }
    }
}

/// Starts the postman of all towns.
pub fn start(towns: Towns, carrier: Carrier) -> Postman {
    let stopped = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stopped);
    let thread = std::thread::Builder::new().name("postman".into()).spawn(move || {
        while !flag.load(Ordering::SeqCst) {
            go_round(&towns, &carrier);
            std::thread::park_timeout(LOOK);
        }
    });
    Postman { stopped, thread: thread.map_err(|error| tracing::error!(%error, "no thread for the postman")).ok() }
}

/// One round. A town that was restored sends nothing until it is released.
fn go_round(towns: &Towns, carrier: &Carrier) {
    let Ok(entries) = towns.control().towns() else { return };
    for entry in entries.into_iter().filter(|entry| entry.state == TownState::Open) {
        let Some(Ok(town)) = towns.if_open(&entry.name) else { continue };
        if let Err(fault) = engawa_post::send_due(&town, carrier) {
            tracing::error!(town = entry.name, %fault, "the outbox of a town could not be emptied");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> Result<Carrier, String> {
        let mail: MailConfig = toml::from_str(text).map_err(|error| error.to_string())?;
        carrier(Some(&mail))
    }

    #[test]
    fn a_mail_server_is_reached_encrypted_or_not_at_all() {
        assert!(config("from = \"a@b.example\"\nhost = \"mail.example\"\n").is_ok());
        let plain = config("from = \"a@b.example\"\nhost = \"mail.example\"\nsecurity = \"plain\"\n").unwrap_err();
        assert!(plain.contains("unencrypted"), "{plain}");
    }

    #[test]
    fn what_is_wrong_is_said_with_the_key() {
        let said = |text: &str| config(text).unwrap_err();
        assert!(said("from = \"x\"\nhost = \"h\"\n").contains("[mail] from"));
        assert!(said("from = \"a@b.example\"\nhost = \"h\"\nsecurity = \"ssl\"\n").contains("starttls"));
        assert!(said("from = \"a@b.example\"\nhost = \"h\"\nuser = \"u\"\n").contains("password_file"));
    }
}
