//! The configuration file of `engawa serve`: few keys, each with a sensible default, an unknown one refused.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::postman::MailConfig;
use crate::serve::Proxies;
use crate::ways::{self, Ways};

/// What `engawa serve --config FILE` reads. `docs/operate/configuration.md` is made from it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The data folder.
    pub data: PathBuf,
    /// Where the public pages listen, and those of the staff where they have no address of their own.
    pub listen: SocketAddr,
    /// Where the pages of the staff listen, the public ones beside them.
    pub listen_staff: Option<SocketAddr>,
    /// Where whoever runs the program is answered; without it, nowhere.
    pub listen_operator: Option<SocketAddr>,
    /// TLS of our own for the public and the staff address.
    pub tls: Option<Tls>,
    /// Addresses of the proxies that are believed when they tell who asks, and over what.
    pub proxies: Proxies,
    /// Connections that one address holds open at once.
    pub connections_max: usize,
    /// Address of PostgreSQL; without it each town is an SQLite file in the data folder.
    pub postgres: Option<String>,
    /// Connections to PostgreSQL.
    pub postgres_connections: usize,
    /// Towns held open at once.
    pub open_towns_max: usize,
    /// Writes are refused when less is free on the disk, in MB.
    pub free_space_floor_mb: u64,
    /// Serve towns on paths (`/NAME/…`) too. Refused off loopback unless `shared_origin` says that one owner has them all.
    pub path_towns: bool,
    /// `"one-owner"`: all towns belong to one owner, who accepts that they share one origin and one cookie jar.
    pub shared_origin: Option<SharedOrigin>,
    /// Host names and their towns.
    pub hosts: BTreeMap<String, String>,
    /// The mail server; without it no mail leaves, and people come in by password or by `engawa admin link`.
    pub mail: Option<MailConfig>,
    /// Identity providers of towns, by the short name of the town. What stands here wins over the screen.
    pub ways: Ways,
}

/// Where certificate and key lie; both are read again when they change.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    /// The certificate and those above it, PEM.
    pub cert: PathBuf,
    /// Its private key, PEM.
    pub key: PathBuf,
}

/// Who accepts that towns share an origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum SharedOrigin {
    /// One owner has all of them.
    #[serde(rename = "one-owner")]
    OneOwner,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            data: PathBuf::from("./engawa-data"),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            listen_staff: None,
            listen_operator: None,
            tls: None,
            proxies: Proxies::default(),
            connections_max: 1_000,
            postgres: None,
            postgres_connections: 16,
            open_towns_max: 256,
            free_space_floor_mb: 64,
            path_towns: false,
            shared_origin: None,
            hosts: BTreeMap::new(),
            mail: None,
            ways: Ways::new(),
        }
    }
}

/// Why a configuration is not used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{path}: {error}; name a file that exists and is UTF-8 text (--config FILE)")]
    Unread {
        /// The file.
        path: String,
        /// Why.
        error: std::io::Error,
    },
    /// It is not what a configuration looks like; the message names line and key.
    #[error("{path}: {message}\nthe keys are: {keys}", keys = KEYS.join(", "))]
    Wrong {
        /// The file.
        path: String,
        /// Where and why.
        message: String,
    },
    /// Towns on paths would share an origin in front of the whole world.
    #[error(
        "{path}: path_towns = true is only for loopback addresses without a proxy, since all towns would share one origin and one cookie jar; \
         give each town a host name under [hosts], or say shared_origin = \"one-owner\" if one owner has them all"
    )]
    PathTowns {
        /// The file.
        path: String,
    },
    /// Two faces at one address.
    #[error("{path}: {key} = \"{address}\" is the address of another key too; give it one of its own, or leave it out")]
    SameAddress {
        /// The file.
        path: String,
        /// The key that comes second.
        key: &'static str,
        /// The address.
        address: SocketAddr,
    },
    /// Identity providers that are stated wrongly.
    #[error("{}", said.join("\n"))]
    Ways {
        /// A sentence each, with file and line.
        said: Vec<String>,
    },
    /// Nobody could come in.
    #[error("{path}: connections_max = 0 would let nobody in; leave it out, or write 1000")]
    NoConnections {
        /// The file.
        path: String,
    },
}

/// All keys, for the message that refuses another.
pub const KEYS: [&str; 16] = [
    "data",
    "listen",
    "listen_staff",
    "listen_operator",
    "tls",
    "proxies",
    "connections_max",
    "postgres",
    "postgres_connections",
    "open_towns_max",
    "free_space_floor_mb",
    "path_towns",
    "shared_origin",
    "hosts",
    "mail",
    "ways",
];

impl Config {
    /// Reads and checks a file.
    ///
    /// # Errors
    /// A file that cannot be read, an unknown key, a value of the wrong type, path towns in front of the world, one address twice.
    pub fn read(path: &Path) -> Result<Config, ConfigError> {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|error| ConfigError::Unread { path: name.clone(), error })?;
        Config::parse(&name, &text)
    }

    /// As [`Config::read`], of a text.
    ///
    /// # Errors
    /// As [`Config::read`].
    pub fn parse(name: &str, text: &str) -> Result<Config, ConfigError> {
        let config: Config = toml::from_str(text)
            .map_err(|error| ConfigError::Wrong { path: name.into(), message: error.to_string().trim().to_owned() })?;
        config.look(name)?;
        let wrong = ways::wrongs(&config.ways, text);
        if !wrong.is_empty() {
            return Err(ConfigError::Ways { said: wrong.into_iter().map(|(line, why)| format!("{name}:{line}: {why}")).collect() });
        }
        Ok(config)
    }

    fn look(&self, name: &str) -> Result<(), ConfigError> {
        let path = || name.to_owned();
        if self.path_towns && self.shared_origin.is_none() && !self.stays_here() {
            return Err(ConfigError::PathTowns { path: path() });
        }
        if self.connections_max == 0 {
            return Err(ConfigError::NoConnections { path: path() });
        }
        let mut taken = vec![self.listen];
        for (key, address) in [("listen_staff", self.listen_staff), ("listen_operator", self.listen_operator)] {
            let Some(address) = address else { continue };
            // The system gives another port to each that asks for port 0.
            if address.port() != 0 && taken.contains(&address) {
                return Err(ConfigError::SameAddress { path: path(), key, address });
            }
            taken.push(address);
        }
        Ok(())
    }

    /// Whether towns are shown on this machine only.
    fn stays_here(&self) -> bool {
        let towns_at = [Some(self.listen), self.listen_staff];
        self.proxies.is_empty() && towns_at.into_iter().flatten().all(|address| is_loopback(address.ip()))
    }
}

/// Whether an address is that of this very machine.
pub(crate) fn is_loopback(address: IpAddr) -> bool {
    address.to_canonical().is_loopback()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_is_refused_with_its_line_and_the_keys_there_are() {
        let error = Config::parse("engawa.toml", "listen = \"127.0.0.1:1\"\nlisen = 3\n").unwrap_err().to_string();
        assert!(error.contains("line 2") && error.contains("lisen") && error.contains("free_space_floor_mb"), "{error}");
    }

    #[test]
    fn path_towns_are_refused_in_front_of_the_world_unless_one_owner_says_so() {
        for text in [
            "listen = \"0.0.0.0:80\"\npath_towns = true\n",
            "listen_staff = \"10.0.0.1:80\"\npath_towns = true\n",
            "proxies = [\"127.0.0.1\"]\npath_towns = true\n",
        ] {
            assert!(matches!(Config::parse("f", text), Err(ConfigError::PathTowns { .. })), "{text}");
            assert!(Config::parse("f", &format!("{text}shared_origin = \"one-owner\"\n")).is_ok(), "{text}");
        }
        assert!(Config::parse("f", "listen = \"[::1]:80\"\nlisten_operator = \"10.0.0.1:80\"\npath_towns = true\n").is_ok());
    }

    #[test]
    fn every_key_is_named_for_the_one_who_mistyped_and_told_in_the_reference() {
        let all = "data = \"d\"\nlisten = \"127.0.0.1:1\"\nlisten_staff = \"127.0.0.1:2\"\nlisten_operator = \"127.0.0.1:3\"\n\
                   proxies = [\"10.0.0.5\"]\nconnections_max = 1\npostgres = \"p\"\npostgres_connections = 1\nopen_towns_max = 1\n\
                   free_space_floor_mb = 1\npath_towns = false\nshared_origin = \"one-owner\"\n\
                   [tls]\ncert = \"c\"\nkey = \"k\"\n[hosts]\n\"a.example\" = \"a\"\n\
                   [mail]\nfrom = \"a@a.example\"\nhost = \"mail.example\"\n\
                   [ways.a.card]\nissuer = \"https://id.example\"\nclient = \"c\"\n";
        assert!(Config::parse("f", all).is_ok());
        let Err(refused) = Config::parse("f", "nothing = 1\n") else { panic!("an unknown key is refused") };
        let reference = include_str!("../../docs/operate/configuration.md");
        for key in KEYS {
            assert!(all.contains(key) && refused.to_string().contains(key) && reference.contains(&format!("| `{key}")), "{key}");
        }
        // What serde reads, and what is named, are the same.
        let known = refused.to_string();
        let expected = known.split("expected one of").nth(1).and_then(|rest| rest.lines().next()).unwrap_or_default();
        assert_eq!(expected.matches('`').count() / 2, KEYS.len(), "{known}");
    }

    #[test]
    fn one_address_is_not_given_to_two_faces() {
        for (text, key) in [
            ("listen = \"127.0.0.1:80\"\nlisten_staff = \"127.0.0.1:80\"\n", "listen_staff"),
            ("listen_staff = \"127.0.0.1:81\"\nlisten_operator = \"127.0.0.1:81\"\n", "listen_operator"),
        ] {
            let error = Config::parse("f", text).expect_err(text).to_string();
            assert!(error.contains(key) && error.contains("of its own"), "{error}");
        }
        assert!(Config::parse("f", "listen = \"127.0.0.1:0\"\nlisten_staff = \"127.0.0.1:0\"\n").is_ok());
    }

    #[test]
    fn what_would_let_nobody_or_everybody_in_is_refused() {
        for (text, sentence) in [
            ("connections_max = 0\n", "let nobody in"),
            ("proxies = [\"0.0.0.0/0\"]\n", "believe everyone"),
            ("proxies = [\"proxy.example\"]\n", "no address"),
            ("[tls]\ncert = \"c\"\n", "key"),
            ("[tls]\ncert = \"c\"\nkey = \"k\"\nca = \"x\"\n", "ca"),
        ] {
            let error = Config::parse("f", text).expect_err(text).to_string();
            assert!(error.contains(sentence), "{error}");
        }
    }
}
