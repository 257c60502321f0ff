//! A temporary PostgreSQL: made for one run, on the loopback only, gone afterwards.

use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::kept::Kept;
use crate::{Outcome, machine};

/// The variable in which tests find the server.
pub const VARIABLE: &str = "ENGAWA_TEST_POSTGRES";

/// The account that runs the server when we are root, since PostgreSQL refuses root.
const ACCOUNT: &str = "engawa-test";

/// A server that ends, and whose folder goes, when this is dropped.
pub struct TemporaryPostgres {
    port: u16,
    folder: PathBuf,
    _kept: Kept,
}

impl TemporaryPostgres {
    /// Installs PostgreSQL if needed, makes a cluster, starts it and waits until it answers.
    pub fn start(fast: bool) -> Outcome<TemporaryPostgres> {
        machine::prepare_postgres()?;
        let account = account()?;
        for _ in 0..5 {
            let folder = make_folder(&account)?;
            match start_in(&folder, &account, fast) {
                Ok(Some(server)) => {
                    server.make_database()?;
                    return Ok(server);
                }
                Ok(None) => {} // Somebody took the port between our look and the start.
                Err(sentence) => {
                    let _ = std::fs::remove_dir_all(&folder);
                    return Err(sentence);
                }
            }
        }
        Err("no free port for PostgreSQL in five tries".into())
    }

    /// The address of the database made for the tests.
    pub fn url(&self) -> String {
        format!("postgres://engawa@127.0.0.1:{}/engawa", self.port)
    }

    /// The same database through a socket in the file system, for tests that have no net.
    pub fn socket_url(&self) -> String {
        let folder = sockets(&self.folder).display().to_string().replace('/', "%2F");
        format!("postgres://engawa@{folder}:{}/engawa", self.port)
    }

    fn make_database(&self) -> Outcome<()> {
        let program = program("createdb")?;
        let port = self.port.to_string();
        machine::quiet(&[&program, "-h", "127.0.0.1", "-p", &port, "-U", "engawa", "--maintenance-db=postgres", "engawa"])
    }

    /// Postmaster writes its state into the eighth line of its pid file.
    fn is_ready(&self) -> bool {
        let written = std::fs::read_to_string(self.folder.join("data/postmaster.pid")).unwrap_or_default();
        written.lines().nth(7).is_some_and(|state| state.trim() == "ready")
    }
}

/// `cargo xtask postgres`: stays until the terminal says stop.
pub fn stay(fast: bool) -> Outcome<()> {
    let server = TemporaryPostgres::start(fast)?;
    println!("{}", server.url());
    println!("export {VARIABLE}={}", server.url());
    println!("Ctrl-C ends it and removes its data.");
    loop {
        std::thread::park();
    }
}

/// The words before a command that make it run as somebody other than root.
fn account() -> Outcome<Vec<String>> {
    if !machine::is_root() {
        return Ok(Vec::new());
    }
    if !machine::has_account(ACCOUNT) {
        machine::quiet(&["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT])?;
    }
    let words = ["setpriv", "--reuid", ACCOUNT, "--regid", ACCOUNT, "--clear-groups", "--pdeathsig", "KILL"];
    Ok(words.iter().map(ToString::to_string).collect())
}

/// A folder of its own on disk. Not below the repository: the account may not be able to walk there.
fn make_folder(account: &[String]) -> Outcome<PathBuf> {
    let nanos = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.subsec_nanos());
    let folder = PathBuf::from(format!("/var/tmp/engawa-postgres-{}-{nanos}", std::process::id()));
    let name = folder.display().to_string();
    let owned: &[&str] = if account.is_empty() { &[] } else { &["-o", ACCOUNT, "-g", ACCOUNT] };
    machine::quiet(&[&["install", "-d", "-m", "711"], owned, &[name.as_str()]].concat())?;
    Ok(folder)
}

/// Where the sockets lie: beside the data, which initdb keeps for itself, and open to whoever tests.
fn sockets(folder: &Path) -> PathBuf {
    folder.join("sockets")
}

fn start_in(folder: &Path, account: &[String], fast: bool) -> Outcome<Option<TemporaryPostgres>> {
    let data = folder.join("data").display().to_string();
    let prefix: Vec<&str> = account.iter().map(String::as_str).collect();
    let initdb = program("initdb")?;
    let options = ["-D", &data, "-U", "engawa", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
    machine::quiet(&[&prefix[..], &[initdb.as_str()], &options[..]].concat())?;

    let port = free_port()?;
    let port_word = port.to_string();
    let fsync = if fast { "fsync=off" } else { "fsync=on" };
    let postgres = program("postgres")?;
    let sockets = sockets(folder);
    let in_sockets = format!("unix_socket_directories={}", sockets.display());
    let owned: &[&str] = if account.is_empty() { &[] } else { &["-o", ACCOUNT, "-g", ACCOUNT] };
    machine::quiet(&[&["install", "-d", "-m", "755"], owned, &[&sockets.display().to_string()]].concat())?;
    let settings = ["listen_addresses=127.0.0.1", &in_sockets, "max_connections=200", fsync];
    let mut words = [&prefix[..], &[postgres.as_str(), "-D", &data, "-p", &port_word]].concat();
    words.extend(settings.iter().flat_map(|setting| ["-c", setting]));
    let log_path = folder.join("log");
    let log = File::create(&log_path).map_err(|fault| format!("cannot write {}: {fault}", log_path.display()))?;
    let kept = Kept::start(&words, &[("TZ", "UTC")], "QUIT", folder, &log)?;
    let server = TemporaryPostgres { port, folder: folder.to_path_buf(), _kept: kept };
    let began = Instant::now();
    while !server.is_ready() {
        let said = std::fs::read_to_string(&log_path).unwrap_or_default();
        if said.contains("could not bind") {
            return Ok(None);
        }
        if said.contains("FATAL") || began.elapsed() > Duration::from_secs(60) {
            return Err(format!("PostgreSQL did not start; it said:\n{said}"));
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(Some(server))
}

fn program(name: &str) -> Outcome<String> {
    let path = machine::postgres_bin(name).ok_or_else(|| format!("PostgreSQL has no program {name} here"))?;
    Ok(path.display().to_string())
}

/// A free port below 32768, where the system does not hand out ports of its own accord.
pub fn free_port() -> Outcome<u16> {
    let nanos = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.subsec_nanos());
    let seed = nanos.wrapping_add(std::process::id().wrapping_mul(7919));
    (0..200u32)
        .filter_map(|step| u16::try_from(20_000 + (seed.wrapping_add(step * 37)) % 12_000).ok())
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .ok_or_else(|| "no free port between 20000 and 32000".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_free_port_lies_below_those_the_system_hands_out() {
        let port = free_port().expect("a port");
        assert!((20_000..32_768).contains(&port), "{port}");
    }
}
