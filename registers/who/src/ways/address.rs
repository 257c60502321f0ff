//! To which addresses the program may go out: those of a provider that an administrator opened, and never into our own house.

use std::net::IpAddr;

/// The longest address.
const LONGEST: usize = 300;

/// An address outside of the house, of this very form: scheme, host, port, path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    /// Over TLS.
    pub(crate) is_tls: bool,
    /// A name or a literal.
    pub(crate) host: String,
    /// The port.
    pub(crate) port: u16,
    /// Path and question, as it is sent.
    pub(crate) path: String,
}

/// Where the program may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// To the street only, over TLS.
    Street,
    /// Also to this very machine: only a program that is itself reached at this machine alone asks there, as in tests.
    Machine,
}

impl Reach {
    /// What a town may reach whose own pages have this origin.
    pub(crate) fn of(origin: Option<&str>) -> Reach {
        let host = origin.and_then(|origin| origin.strip_prefix("http://")).map(|rest| rest.split(['/', ':']).next());
        match host.flatten() {
            Some(host) if is_this_machine(host) => Reach::Machine,
            _ => Reach::Street,
        }
    }

    /// Whether a connection to this address may be made: looked at after the name was resolved, so that no name leads inside.
    pub(crate) fn admits(self, ip: IpAddr) -> bool {
        let ip = ip.to_canonical();
        (self == Reach::Machine && ip.is_loopback()) || is_on_the_street(ip)
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.ends_with(".localhost") || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// An address that anybody can reach: not this machine, not its neighbours, not a cloud's own.
fn is_on_the_street(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            let is_shared = a == 100 && (64..128).contains(&b);
            let is_special = a == 0 || a >= 224 || (a == 192 && b == 0 && c == 0) || (a == 198 && (b == 18 || b == 19));
            !(v4.is_loopback() || v4.is_private() || v4.is_link_local() || v4.is_documentation() || is_shared || is_special)
        }
        // Only 2000::/3 is given out; what leads into IPv4 by another way (6to4, Teredo, NAT64) is none of it.
        IpAddr::V6(v6) => {
            let [first, second, ..] = v6.segments();
            let is_global = first & 0xe000 == 0x2000;
            is_global && first != 0x2002 && !(first == 0x2001 && (second == 0 || second == 0x0db8))
        }
    }
}

impl Address {
    /// Reads an address. No user, no fragment, nothing that two readers could read in two ways.
    pub(crate) fn parse(text: &str, reach: Reach) -> Option<Address> {
        let is_plain =
            text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\\\"<>^`{|}#@".contains(&byte));
        let (is_tls, rest) = match text.split_once("://")? {
            ("https", rest) => (true, rest),
            ("http", rest) => (false, rest),
            _ => return None,
        };
        let (authority, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) => (host, port.parse().ok()?),
            None => (authority, if is_tls { 443 } else { 80 }),
        };
        let is_name = !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-');
        let has_way = is_tls || (reach == Reach::Machine && is_this_machine(host));
        let path = if path.is_empty() { "/" } else { path };
        (is_plain && is_name && has_way).then(|| Address { is_tls, host: host.to_ascii_lowercase(), port, path: path.to_owned() })
    }

    /// As the head of a request names it.
    pub(crate) fn authority(&self) -> String {
        match (self.is_tls, self.port) {
            (true, 443) | (false, 80) => self.host.clone(),
            (_, port) => format!("{}:{port}", self.host),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tls_leads_to_the_street_and_only_a_town_of_this_machine_asks_this_machine() {
        let street = |text: &str| Address::parse(text, Reach::Street);
        assert_eq!(street("https://id.example/a?b=c").map(|to| to.authority()), Some("id.example".into()));
        assert_eq!(
            street("https://ID.example:8443").map(|to| (to.authority(), to.path)),
            Some(("id.example:8443".into(), "/".into()))
        );
        for text in [
            "http://id.example",
            "http://127.0.0.1:9",
            "ftp://id.example",
            "https://",
            "https://user@id.example",
            "https://id.example#x",
            "https://id.example\\@evil",
            "https://id.example:99999",
            "https://[::1]/",
            "https://id ex",
            "//id.example",
            "",
        ] {
            assert_eq!(street(text), None, "{text}");
        }
        assert!(Address::parse("http://127.0.0.1:9/x", Reach::Machine).is_some());
        assert!(Address::parse("http://id.example/x", Reach::Machine).is_none());
        assert_eq!(Reach::of(Some("http://mihon.localhost:8080")), Reach::Machine);
        assert_eq!(Reach::of(Some("http://127.0.0.1:8080")), Reach::Machine);
        for origin in [None, Some("https://mihon.example"), Some("http://mihon.example"), Some("https://localhost")] {
            assert_eq!(Reach::of(origin), Reach::Street, "{origin:?}");
        }
    }

    #[test]
    fn no_name_leads_into_the_house() {
        for inside in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "192.0.0.8",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "::ffff:10.0.0.1",
            "2002:a00:1::1",
            "64:ff9b::a00:1",
            "2001::1",
            "2001:db8::1",
        ] {
            assert!(!Reach::Street.admits(inside.parse().expect("an address")), "{inside}");
        }
        for outside in ["203.1.113.9", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"] {
            assert!(Reach::Street.admits(outside.parse().expect("an address")), "{outside}");
        }
        let machine = |ip: &str| Reach::Machine.admits(ip.parse().expect("an address"));
        assert!(machine("127.0.0.1") && machine("::1") && !machine("10.0.0.1"));
    }
}
