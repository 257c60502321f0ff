//! Which town a request is for: by its host name, or by the first part of its path where that is allowed.

use std::collections::{BTreeMap, HashMap};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::http::Uri;
use axum::http::uri::PathAndQuery;
use engawa_db::{Clock, Fault, Towns};
use engawa_web::door::Doorway;
use engawa_web::{Site, TownSeat};
use engawa_who::ways::StatedWays;

/// The face of a town is read again after so long: doors are opened by a deed, maybe on another machine.
const FRESH: Duration = Duration::from_secs(1);

/// Finds the town of a request and gives it its seat.
pub struct Seats {
    towns: Towns,
    hosts: BTreeMap<String, String>,
    /// Towns on `/NAME/…` and on `NAME.localhost`.
    on_paths: bool,
    /// The people of the sample town come in by a button, for whoever sits at the machine.
    shows_people: bool,
    /// What the configuration states of the ways in.
    ways: StatedWays,
    clock: Clock,
    sites: Mutex<HashMap<String, (Arc<Site>, Instant)>>,
}

/// Where a request leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// To this town; the address inside of it, and the base of its links.
    Town {
        /// Short name.
        name: String,
        /// The address inside the town.
        inside: Uri,
        /// Empty, or `/NAME`.
        base: String,
    },
    /// To the list of towns.
    Front,
    /// To `/NAME/`: the address of a town ends in a slash.
    Slash(String),
    /// To nothing that is known here.
    Nowhere,
}

impl Seats {
    /// Seats of these towns.
    pub fn new(towns: Towns, hosts: BTreeMap<String, String>, on_paths: bool, clock: Clock) -> Seats {
        Seats { towns, hosts, on_paths, shows_people: false, ways: StatedWays::default(), clock, sites: Mutex::default() }
    }

    /// With the page on which the people of the sample town come in by a button: the demo.
    #[must_use]
    pub fn with_people(self) -> Seats {
        Seats { shows_people: true, ..self }
    }

    /// With the ways in that the configuration states.
    #[must_use]
    pub fn with_ways(self, ways: StatedWays) -> Seats {
        Seats { ways, ..self }
    }

    /// What the configuration states of the ways in.
    pub fn ways(&self) -> &StatedWays {
        &self.ways
    }

    /// Whether that page is there.
    pub fn shows_people(&self) -> bool {
        self.shows_people
    }

    /// Where a request leads.
    pub fn find(&self, host: Option<&str>, uri: &Uri) -> Found {
        let host = host.and_then(parts_of).map(|(name, _)| name).unwrap_or_default();
        if let Some(name) = self.hosts.get(&host) {
            return Found::Town { name: name.clone(), inside: uri.clone(), base: String::new() };
        }
        if !self.on_paths {
            return Found::Nowhere;
        }
        if let Some(name) = host.strip_suffix(".localhost") {
            return Found::Town { name: name.to_owned(), inside: uri.clone(), base: String::new() };
        }
        if self.shows_people && uri.path() == SAMPLE_PEOPLE {
            return Found::Front;
        }
        by_path(uri)
    }

    /// The towns.
    pub fn towns(&self) -> &Towns {
        &self.towns
    }

    /// Scheme and host of a request, where they are ours for sure: a host that is configured, or this very machine.
    /// What only the request says is never put into a mail: name and port are read apart, and written anew.
    pub fn origin(&self, host: Option<&str>, doorway: Doorway) -> Option<String> {
        let (name, port) = parts_of(host?)?;
        let is_here = || name == "localhost" || name.ends_with(".localhost") || is_loopback(&name);
        let is_ours = self.hosts.contains_key(&name) || (self.on_paths && doorway.is_loopback && is_here());
        let scheme = if doorway.is_tls { "https" } else { "http" };
        let port = port.map(|port| format!(":{port}")).unwrap_or_default();
        is_ours.then(|| format!("{scheme}://{name}{port}"))
    }

    /// Forgets the faces of the towns: the next request reads them again, whatever the time.
    pub fn look_again(&self) {
        self.sites.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The seat of a town: its data, its face, its clock. Opens the town if it is closed.
    ///
    /// # Errors
    /// No such town, or one that cannot be opened.
    pub async fn take(self: &Arc<Self>, name: &str, base: String, origin: Option<String>) -> Result<TownSeat, Fault> {
        let town = match self.towns.if_open(name) {
            Some(opened) => opened?,
            None => {
                let (towns, name) = (self.towns.clone(), name.to_owned());
                tokio::task::spawn_blocking(move || towns.open(&name)).await.map_err(|_| Fault::Closing)??
            }
        };
        let known = self.sites.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned();
        let site = match known {
            Some((site, read_at)) if read_at.elapsed() < FRESH => site,
            _ => {
                let site = Arc::new(town.read(engawa_who::site_of).await?.ok_or_else(|| Fault::UnknownTown(name.to_owned()))?);
                self.sites
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .insert(name.to_owned(), (Arc::clone(&site), Instant::now()));
                site
            }
        };
        Ok(TownSeat { town, site, base, clock: self.clock.clone(), origin })
    }
}

/// Name and port of a `Host`. Nothing where it is anything else: what comes after a colon is digits, or it is no port.
fn parts_of(host: &str) -> Option<(String, Option<u16>)> {
    let (name, rest) = match host.strip_prefix('[') {
        Some(inside) => {
            let (address, rest) = inside.split_once(']')?;
            address.parse::<Ipv6Addr>().ok()?;
            (format!("[{address}]"), rest)
        }
        None => match host.split_once(':') {
            Some((name, _)) => (name.to_owned(), &host[name.len()..]),
            None => (host.to_owned(), ""),
        },
    };
    let is_name = |name: &str| name.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-'));
    let holds = name.starts_with('[') || (!name.is_empty() && is_name(&name));
    let port = match rest.strip_prefix(':') {
        Some(digits) if digits.len() <= 5 && digits.chars().all(|sign| sign.is_ascii_digit()) => Some(digits.parse().ok()?),
        None if rest.is_empty() => None,
        _ => return None,
    };
    holds.then(|| (name.to_ascii_lowercase(), port))
}

fn is_loopback(name: &str) -> bool {
    let name = name.trim_start_matches('[').trim_end_matches(']');
    name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Where the people of the sample town come in.
pub const SAMPLE_PEOPLE: &str = "/sample-people";

/// What the pages outside of all towns need; no town is called so.
const ASSETS: &str = "/assets/";

fn by_path(uri: &Uri) -> Found {
    let path = uri.path();
    if path == "/" {
        return Found::Front;
    }
    if path.starts_with(ASSETS) {
        return Found::Nowhere;
    }
    let rest = path.trim_start_matches('/');
    let (name, inside) = match rest.find('/') {
        Some(at) => (&rest[..at], &rest[at..]),
        None => return Found::Slash(format!("/{rest}/{}", uri.query().map(|query| format!("?{query}")).unwrap_or_default())),
    };
    let whole = uri.query().map_or_else(|| inside.to_owned(), |query| format!("{inside}?{query}"));
    match whole.parse::<PathAndQuery>() {
        Ok(path_and_query) => Found::Town { name: name.to_owned(), inside: Uri::from(path_and_query), base: format!("/{name}") },
        Err(_) => Found::Nowhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_a_name_and_a_port_or_nothing() {
        assert_eq!(parts_of("Plan.Example:8443"), Some(("plan.example".into(), Some(8443))));
        assert_eq!(parts_of("plan.example"), Some(("plan.example".into(), None)));
        assert_eq!(parts_of("[::1]:80"), Some(("[::1]".into(), Some(80))));
        for evil in [
            "plan.example:@evil.example",
            "plan.example:1@evil.example",
            "plan.example:8080:@evil.example",
            "[plan.example]@evil.example",
            "[::1]@evil.example",
            "[::1]x",
            "plan.example:",
            "plan.example:99999",
            "a@plan.example",
            "plan.example/x",
            "plan.example#",
            "",
        ] {
            assert_eq!(parts_of(evil), None, "{evil}");
        }
    }

    #[test]
    fn a_town_on_a_path_is_found_and_its_name_taken_off() {
        let found = by_path(&"/suzaka/plans/sogo?lang=en".parse().unwrap());
        let inside = "/plans/sogo?lang=en".parse().unwrap();
        assert_eq!(found, Found::Town { name: "suzaka".into(), inside, base: "/suzaka".into() });
        assert_eq!(by_path(&"/".parse().unwrap()), Found::Front);
        assert_eq!(by_path(&"/suzaka".parse().unwrap()), Found::Slash("/suzaka/".into()));
        assert_eq!(by_path(&"/assets/engawa.css".parse().unwrap()), Found::Nowhere);
        assert!(matches!(by_path(&"/suzaka/".parse().unwrap()), Found::Town { .. }));
    }
}
