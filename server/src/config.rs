//! The configuration file of `engawa serve`: few keys, each with a sensible default, an unknown one refused.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// What `engawa serve --config FILE` reads. `docs/operate/configuration.md` is made from it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The data folder.
    pub data: PathBuf,
    /// Where the public pages listen.
    pub listen: SocketAddr,
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
            postgres: None,
            postgres_connections: 16,
            open_towns_max: 256,
            free_space_floor_mb: 64,
            path_towns: false,
            shared_origin: None,
            hosts: BTreeMap::new(),
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
        "{path}: path_towns = true is only for a loopback address, since all towns would share one origin and one cookie jar; \
         give each town a host name under [hosts], or say shared_origin = \"one-owner\" if one owner has them all"
    )]
    PathTowns {
        /// The file.
        path: String,
    },
}

/// All keys, for the message that refuses another.
pub const KEYS: [&str; 9] = [
    "data",
    "listen",
    "postgres",
    "postgres_connections",
    "open_towns_max",
    "free_space_floor_mb",
    "path_towns",
    "shared_origin",
    "hosts",
];

impl Config {
    /// Reads and checks a file.
    ///
    /// # Errors
    /// A file that cannot be read, an unknown key, a value of the wrong type, path towns off loopback.
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
        if config.path_towns && !is_loopback(config.listen.ip()) && config.shared_origin.is_none() {
            return Err(ConfigError::PathTowns { path: name.into() });
        }
        Ok(config)
    }
}

fn is_loopback(address: IpAddr) -> bool {
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
    fn path_towns_are_refused_off_loopback_unless_one_owner_says_so() {
        let text = "listen = \"0.0.0.0:80\"\npath_towns = true\n";
        assert!(matches!(Config::parse("f", text), Err(ConfigError::PathTowns { .. })));
        assert!(Config::parse("f", &format!("{text}shared_origin = \"one-owner\"\n")).is_ok());
        assert!(Config::parse("f", "listen = \"[::1]:80\"\npath_towns = true\n").is_ok());
    }

    #[test]
    fn every_key_is_named_for_the_one_who_mistyped() {
        let all = "data = \"d\"\nlisten = \"127.0.0.1:1\"\npostgres = \"p\"\npostgres_connections = 1\nopen_towns_max = 1\n\
                   free_space_floor_mb = 1\npath_towns = false\nshared_origin = \"one-owner\"\n[hosts]\n\"a.example\" = \"a\"\n";
        assert!(Config::parse("f", all).is_ok());
        assert!(KEYS.iter().all(|key| all.contains(key)));
    }
}
