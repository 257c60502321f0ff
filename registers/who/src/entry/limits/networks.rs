//! What one network may send to the entrance. Coarse, in memory, for each program its own: the fine limits are in the town.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{LazyLock, Mutex, PoisonError};

use engawa_kernel::Moment;

/// So many deeds of signing in a network may send within [`WINDOW`].
const MOST: u32 = 300;
/// Ten minutes.
const WINDOW: i64 = 10 * 60_000;
/// So many networks are remembered.
const ROOM: usize = 20_000;

static SEEN: LazyLock<Mutex<Table>> = LazyLock::new(|| Mutex::new(Table::default()));

/// A network: what one household, office or carrier has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Network {
    /// The first 24 bits.
    V4([u8; 3]),
    /// The first 48 bits.
    V6([u8; 6]),
}

impl Network {
    /// The network of an address. An IPv4 address that is written as IPv6 is one of IPv4.
    pub(crate) fn of(address: IpAddr) -> Network {
        match address.to_canonical() {
            IpAddr::V4(address) => {
                let [a, b, c, _] = address.octets();
                Network::V4([a, b, c])
            }
            IpAddr::V6(address) => {
                let [a, b, c, d, e, f, ..] = address.octets();
                Network::V6([a, b, c, d, e, f])
            }
        }
    }

    /// Its bytes.
    pub(crate) fn key(self) -> Vec<u8> {
        match self {
            Network::V4(bytes) => bytes.to_vec(),
            Network::V6(bytes) => bytes.to_vec(),
        }
    }
}

/// Whether a network may send one more.
pub(crate) fn may(town: &str, client: IpAddr, now: Moment) -> bool {
    SEEN.lock().unwrap_or_else(PoisonError::into_inner).may(town, Network::of(client), now)
}

#[derive(Default)]
struct Table {
    /// When its window began, and how many came since.
    seen: HashMap<(String, Network), (Moment, u32)>,
}

impl Table {
    fn may(&mut self, town: &str, network: Network, now: Moment) -> bool {
        let ended = |began: Moment| began.plus_millis(WINDOW) <= now || began > now;
        if self.seen.len() >= ROOM {
            self.seen.retain(|_, (began, _)| !ended(*began));
        }
        if self.seen.len() >= ROOM {
            // Full of networks that are all at it now: only those that were stopped are worth remembering.
            self.seen.retain(|_, (_, count)| *count >= MOST);
        }
        if self.seen.len() >= ROOM {
            self.seen.clear();
        }
        let entry = self.seen.entry((town.to_owned(), network)).or_insert((now, 0));
        if ended(entry.0) {
            *entry = (now, 0);
        }
        entry.1 = entry.1.saturating_add(1);
        entry.1 <= MOST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(text: &str) -> Network {
        Network::of(text.parse().expect("an address"))
    }

    #[test]
    fn neighbours_are_one_network() {
        assert_eq!(network("192.0.2.1"), network("192.0.2.250"));
        assert_eq!(network("192.0.2.1"), network("::ffff:192.0.2.7"));
        assert_ne!(network("192.0.2.1"), network("192.0.3.1"));
        assert_eq!(network("2001:db8:1:2::3"), network("2001:db8:1:ffff::9"));
        assert_ne!(network("2001:db8:1::"), network("2001:db8:2::"));
    }

    #[test]
    fn three_hundred_in_ten_minutes_are_enough_and_towns_do_not_pay_for_each_other() {
        let mut table = Table::default();
        let (here, at) = (network("192.0.2.1"), Moment::from_millis);
        assert!((0..300).all(|second| table.may("mihon", here, at(second * 1_000))));
        assert!(!table.may("mihon", here, at(300_000)));
        assert!(table.may("suzaka", here, at(300_000)));
        assert!(table.may("mihon", network("192.0.3.1"), at(300_000)));
        assert!(table.may("mihon", here, at(WINDOW)), "after the window it may again");
    }

    #[test]
    fn the_table_never_grows_beyond_its_room_and_keeps_who_was_stopped() {
        let mut table = Table::default();
        let (now, loud) = (Moment::from_millis(0), network("192.0.2.1"));
        (0..=MOST).for_each(|_| {
            table.may("mihon", loud, now);
        });
        for count in 0..(ROOM as u32 + 10) {
            let [a, b, c, d] = count.to_be_bytes();
            table.may("mihon", Network::V6([a, b, c, d, 0, 0]), now);
        }
        assert!(table.seen.len() <= ROOM);
        assert!(!table.may("mihon", loud, now));
    }
}
