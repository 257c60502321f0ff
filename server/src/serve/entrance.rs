//! Which faces are shown at which address, and whether one may sign in there.

use std::net::SocketAddr;

use engawa_kernel::Choice;
use engawa_web::Face;

use crate::config::{Config, is_loopback};

/// One address and what is shown there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entrance {
    /// The key of the configuration that names the address.
    pub key: &'static str,
    /// Address and port.
    pub address: SocketAddr,
    /// The faces that are shown there.
    pub faces: &'static [Face],
    /// Whether it speaks TLS itself.
    pub has_tls: bool,
}

/// Whether one may sign in at an entrance, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignIn {
    /// It speaks TLS.
    OverTls,
    /// When the proxy in front of it says that it speaks TLS.
    ThroughProxy,
    /// From this very machine.
    FromHere,
    /// Passwords would travel in the open.
    InTheOpen,
}

const PUBLIC: &[Face] = &[Face::Public];
const PUBLIC_AND_STAFF: &[Face] = &[Face::Public, Face::Staff];
const OPERATOR: &[Face] = &[Face::Operator];

impl Entrance {
    /// The entrances that a configuration asks for, the public one first.
    pub fn all_of(config: &Config) -> Vec<Entrance> {
        let has_tls = config.tls.is_some();
        let public = if config.listen_staff.is_some() { PUBLIC } else { PUBLIC_AND_STAFF };
        let mut all = vec![Entrance { key: "listen", address: config.listen, faces: public, has_tls }];
        // Staff look at the public pages too, without leaving their closed network.
        all.extend(config.listen_staff.map(|address| Entrance { key: "listen_staff", address, faces: PUBLIC_AND_STAFF, has_tls }));
        all.extend(config.listen_operator.map(|address| Entrance {
            key: "listen_operator",
            address,
            faces: OPERATOR,
            has_tls: false,
        }));
        all
    }

    /// The one entrance of the demo: every face, as long as it stays on this machine.
    pub fn of_the_demo(address: SocketAddr) -> Entrance {
        let faces = if is_loopback(address.ip()) { Face::ALL } else { PUBLIC_AND_STAFF };
        Entrance { key: "--listen", address, faces, has_tls: false }
    }

    /// Whether one may sign in here.
    pub fn sign_in(&self, config: &Config) -> SignIn {
        match (self.has_tls, config.proxies.is_empty(), is_loopback(self.address.ip())) {
            (true, ..) => SignIn::OverTls,
            (_, false, _) => SignIn::ThroughProxy,
            (_, _, true) => SignIn::FromHere,
            _ => SignIn::InTheOpen,
        }
    }

    /// The address as one types it.
    pub fn url(&self) -> String {
        format!("{}://{}", if self.has_tls { "https" } else { "http" }, self.address)
    }

    /// The faces, as `public, staff`.
    pub fn faces_text(&self) -> String {
        self.faces.iter().map(|face| face.code()).collect::<Vec<_>>().join(", ")
    }
}

impl SignIn {
    /// A sentence for whoever runs the program.
    pub fn sentence(self) -> &'static str {
        match self {
            SignIn::OverTls => "sign-in over TLS",
            SignIn::ThroughProxy => "sign-in through a proxy of `proxies` that says X-Forwarded-Proto: https",
            SignIn::FromHere => "sign-in from this machine only; if a proxy stands in front, name it in `proxies`",
            SignIn::InTheOpen => "no sign-in, since passwords would travel in the open; give [tls], or name the proxy in `proxies`",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entrances(text: &str) -> (Config, Vec<Entrance>) {
        let config = Config::parse("f", text).unwrap_or_else(|error| panic!("{error}"));
        let all = Entrance::all_of(&config);
        (config, all)
    }

    #[test]
    fn without_an_address_of_its_own_staff_come_in_by_the_public_one_and_the_operator_nowhere() {
        let (_, all) = entrances("listen = \"127.0.0.1:80\"\n");
        assert_eq!(all.iter().map(Entrance::faces_text).collect::<Vec<_>>(), ["public, staff"]);
    }

    #[test]
    fn set_apart_the_public_address_shows_the_public_face_alone() {
        let (_, all) = entrances("listen_staff = \"127.0.0.1:81\"\nlisten_operator = \"127.0.0.1:82\"\n");
        assert_eq!(all.iter().map(Entrance::faces_text).collect::<Vec<_>>(), ["public", "public, staff", "operator"]);
    }

    #[test]
    fn the_demo_shows_the_operator_nothing_off_this_machine() {
        let faces = |address: &str| Entrance::of_the_demo(address.parse().expect("an address")).faces_text();
        assert_eq!(faces("127.0.0.1:1"), "public, staff, operator");
        assert_eq!(faces("[::ffff:127.0.0.1]:1"), "public, staff, operator");
        assert_eq!(faces("0.0.0.0:1"), "public, staff");
    }

    #[test]
    fn one_signs_in_only_where_nobody_listens_on_the_way() {
        for (text, expected) in [
            ("", SignIn::FromHere),
            ("listen = \"0.0.0.0:80\"\n", SignIn::InTheOpen),
            ("listen = \"0.0.0.0:80\"\nproxies = [\"10.0.0.5\"]\n", SignIn::ThroughProxy),
            ("proxies = [\"127.0.0.1\"]\n", SignIn::ThroughProxy),
            ("listen = \"0.0.0.0:443\"\n[tls]\ncert = \"c\"\nkey = \"k\"\n", SignIn::OverTls),
        ] {
            let (config, all) = entrances(text);
            assert_eq!(all[0].sign_in(&config), expected, "{text}");
        }
    }
}
