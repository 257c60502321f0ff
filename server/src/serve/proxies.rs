//! Which proxies are believed, and what they say of a client. From everyone else such headers are only noise.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, HeaderName};
use ipnet::IpNet;
use serde::Deserialize;

/// Headers by which proxies tell of a client. None of them reaches a page.
pub const SAYINGS: [HeaderName; 6] = [
    FORWARDED_FOR,
    FORWARDED_PROTO,
    HeaderName::from_static("x-forwarded-host"),
    HeaderName::from_static("x-forwarded-port"),
    HeaderName::from_static("x-real-ip"),
    HeaderName::from_static("forwarded"),
];

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// More proxies in a row than this are not followed.
const HOPS_MAX: usize = 16;

/// The addresses of proxies that are believed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub struct Proxies(Vec<IpNet>);

impl TryFrom<Vec<String>> for Proxies {
    type Error = String;

    fn try_from(texts: Vec<String>) -> Result<Proxies, String> {
        texts.iter().map(|text| read(text)).collect::<Result<_, _>>().map(Proxies)
    }
}

fn read(text: &str) -> Result<IpNet, String> {
    let net = text.parse::<IpAddr>().map(|address| IpNet::from(address.to_canonical())).or_else(|_| text.parse::<IpNet>());
    match net {
        Ok(net) if net.prefix_len() == 0 => {
            Err(format!("{text:?} would believe everyone; name the addresses of your proxies: [\"10.0.0.5\", \"10.1.0.0/16\"]"))
        }
        Ok(net) => Ok(net),
        Err(_) => Err(format!("{text:?} is no address and no range of addresses; write \"10.0.0.5\" or \"10.1.0.0/16\"")),
    }
}

impl Proxies {
    /// Whether none is named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether what this peer says is believed.
    pub fn believe(&self, peer: IpAddr) -> bool {
        let peer = peer.to_canonical();
        self.0.iter().any(|net| net.contains(&peer))
    }

    /// Who asks: the peer, or the nearest hop in front of the proxies that are believed.
    /// What stands further away was written by whoever wanted to.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        let lines = headers.get_all(&FORWARDED_FOR).into_iter().collect::<Vec<_>>();
        let hops = lines.iter().rev().flat_map(|line| line.to_str().unwrap_or("unreadable").rsplit(','));
        for hop in hops.take(HOPS_MAX) {
            if !self.believe(client) {
                break;
            }
            let Some(address) = address_of(hop.trim()) else { break };
            client = address;
        }
        client
    }

    /// Whether the way from the client was TLS all along: everyone who says something of it says so.
    /// A proxy that adds to what a client wrote, instead of writing it anew, is so never taken for TLS by mistake.
    pub fn say_tls(&self, headers: &HeaderMap) -> bool {
        let mut said = headers
            .get_all(&FORWARDED_PROTO)
            .into_iter()
            .flat_map(|line| line.to_str().unwrap_or("unreadable").split(','))
            .map(|word| word.trim().eq_ignore_ascii_case("https"))
            .peekable();
        said.peek().is_some() && said.all(|is_https| is_https)
    }
}

/// An address as proxies write it: alone, with a port, in brackets.
fn address_of(hop: &str) -> Option<IpAddr> {
    let bare = hop.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(hop);
    let address = bare.parse::<IpAddr>().or_else(|_| hop.parse::<SocketAddr>().map(|with_port| with_port.ip()));
    address.ok().map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    fn proxies(texts: &[&str]) -> Proxies {
        Proxies::try_from(texts.iter().map(ToString::to_string).collect::<Vec<_>>()).unwrap_or_else(|error| panic!("{error}"))
    }

    fn headers(pairs: &[(HeaderName, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(name, HeaderValue::from_str(value).expect("a header"));
        }
        headers
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn addresses_and_ranges_are_read_and_everyone_is_refused() {
        let some = proxies(&["10.0.0.5", "10.1.0.0/16", "fd00::/8", "::ffff:192.0.2.1"]);
        for (peer, believed) in [
            ("10.0.0.5", true),
            ("10.0.0.6", false),
            ("10.1.255.255", true),
            ("10.2.0.0", false),
            ("::ffff:10.1.0.9", true),
            ("fd12::1", true),
            ("fe80::1", false),
            ("192.0.2.1", true),
        ] {
            assert_eq!(some.believe(ip(peer)), believed, "{peer}");
        }
        for (wrong, why) in
            [("0.0.0.0/0", "everyone"), ("::/0", "everyone"), ("proxy", "no address"), ("10.0.0.0/33", "no address")]
        {
            let error = Proxies::try_from(vec![wrong.to_owned()]).expect_err(wrong);
            assert!(error.contains(why) && error.contains(wrong), "{error}");
        }
    }

    #[test]
    fn the_client_is_the_last_hop_that_no_proxy_of_ours_is() {
        let ours = proxies(&["10.0.0.5", "10.1.0.0/16"]);
        let table: [(&str, &[&str], &str); 12] = [
            ("203.0.113.9", &["198.51.100.1"], "203.0.113.9"),
            ("10.0.0.5", &[], "10.0.0.5"),
            ("10.0.0.5", &["198.51.100.1"], "198.51.100.1"),
            ("10.0.0.5", &["1.2.3.4, 198.51.100.1"], "198.51.100.1"),
            ("10.0.0.5", &["1.2.3.4, 198.51.100.1, 10.1.2.3"], "198.51.100.1"),
            ("10.0.0.5", &["1.2.3.4", "198.51.100.1", "10.1.2.3"], "198.51.100.1"),
            ("10.0.0.5", &["198.51.100.1:4711"], "198.51.100.1"),
            ("10.0.0.5", &["[2001:db8::1]:4711"], "2001:db8::1"),
            ("10.0.0.5", &["[2001:db8::1]"], "2001:db8::1"),
            ("10.0.0.5", &["1.2.3.4, unknown"], "10.0.0.5"),
            ("10.0.0.5", &["1.2.3.4,"], "10.0.0.5"),
            ("::ffff:10.0.0.5", &["::ffff:198.51.100.1"], "198.51.100.1"),
        ];
        for (peer, lines, client) in table {
            let pairs = lines.iter().map(|line| (FORWARDED_FOR, *line)).collect::<Vec<_>>();
            assert_eq!(ours.client(ip(peer), &headers(&pairs)), ip(client), "{peer} {lines:?}");
        }
    }

    #[test]
    fn a_row_of_proxies_is_followed_so_far_and_no_further() {
        let ours = proxies(&["10.0.0.0/8"]);
        let row = |hops: usize| format!("198.51.100.1{}", (1..hops).map(|hop| format!(", 10.0.0.{hop}")).rev().collect::<String>());
        let client = |hops| ours.client(ip("10.9.9.9"), &headers(&[(FORWARDED_FOR, &row(hops))]));
        assert_eq!(client(HOPS_MAX), ip("198.51.100.1"));
        assert_eq!(client(HOPS_MAX + 1), ip("10.0.0.16"), "the last one that was looked at");
    }

    #[test]
    fn tls_is_believed_when_everyone_says_so() {
        for (lines, tls) in [
            (&["https"][..], true),
            (&["HTTPS, https"], true),
            (&["https", "https"], true),
            (&[], false),
            (&["http"], false),
            (&["https, http"], false),
            (&["https", "http"], false),
            (&["http,https"], false),
            (&[""], false),
            (&["https,"], false),
        ] {
            let pairs = lines.iter().map(|line| (FORWARDED_PROTO, *line)).collect::<Vec<_>>();
            assert_eq!(Proxies::default().say_tls(&headers(&pairs)), tls, "{lines:?}");
        }
    }

    proptest! {
        #[test]
        fn what_a_client_writes_itself_never_changes_who_it_is(forged in "[ -~]{0,60}", own in any::<[u8; 4]>()) {
            let ours = proxies(&["10.0.0.5"]);
            let own = IpAddr::from(own);
            prop_assume!(!ours.believe(own));
            let direct = headers(&[(FORWARDED_FOR, &forged)]);
            prop_assert_eq!(ours.client(own, &direct), own);
            let through = headers(&[(FORWARDED_FOR, &format!("{forged}, {own}"))]);
            prop_assert_eq!(ours.client(ip("10.0.0.5"), &through), own);
            let two_lines = headers(&[(FORWARDED_FOR, &forged), (FORWARDED_FOR, &own.to_string())]);
            prop_assert_eq!(ours.client(ip("10.0.0.5"), &two_lines), own);
        }
    }
}
