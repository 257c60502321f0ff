//! Through which listener a request came: what the server knows before anything is read.

use std::net::{IpAddr, Ipv4Addr};

use engawa_kernel::Choice;

use super::face::Face;

/// Put into every request by the listener.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doorway {
    /// The faces that this listener shows.
    pub faces: &'static [Face],
    /// TLS here, or in a proxy that is believed.
    pub is_tls: bool,
    /// The listener is on a loopback address and no proxy stands before it.
    pub is_loopback: bool,
    /// The address of the client: of the peer, or what a believed proxy says of it.
    pub client: IpAddr,
}

impl Doorway {
    /// The doorway of the demo and of tests: loopback, all faces.
    pub const LOOPBACK: Doorway =
        Doorway { faces: Face::ALL, is_tls: false, is_loopback: true, client: IpAddr::V4(Ipv4Addr::LOCALHOST) };

    /// The doorway of a request that no listener let in: nobody signs in through it.
    pub const NOWHERE: Doorway =
        Doorway { faces: &[Face::Public], is_tls: false, is_loopback: false, client: IpAddr::V4(Ipv4Addr::UNSPECIFIED) };

    /// Whether it shows a face.
    pub fn shows(&self, face: Face) -> bool {
        self.faces.contains(&face)
    }

    /// Whether someone may sign in through it: secrets do not travel in the open.
    pub fn may_sign_in(&self) -> bool {
        self.is_tls || self.is_loopback
    }
}
