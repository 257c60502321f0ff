//! The paths of one face. Both faces have the same pages, the same handlers and the same words.

use engawa_web::Face;

/// The paths of signing in on one face, as rows state them.
#[derive(Debug)]
pub(crate) struct Paths {
    pub(crate) sign_in: &'static str,
    pub(crate) links: &'static str,
    pub(crate) sent: &'static str,
    pub(crate) link: &'static str,
    pub(crate) link_use: &'static str,
    pub(crate) password: &'static str,
    pub(crate) second: &'static str,
    pub(crate) second_code: &'static str,
    pub(crate) second_recovery: &'static str,
    pub(crate) second_challenge: &'static str,
    pub(crate) second_passkey: &'static str,
    pub(crate) sign_out: &'static str,
}

const PUBLIC: Paths = Paths {
    sign_in: "/sign-in",
    links: "/sign-in/links",
    sent: "/sign-in/sent",
    link: "/sign-in/links/{secret}",
    link_use: "/sign-in/links/{secret}/use",
    password: "/sign-in/password",
    second: "/sign-in/second",
    second_code: "/sign-in/second/code",
    second_recovery: "/sign-in/second/recovery",
    second_challenge: "/sign-in/second/passkey/challenge",
    second_passkey: "/sign-in/second/passkey",
    sign_out: "/sign-out",
};

const STAFF: Paths = Paths {
    sign_in: "/desk/sign-in",
    links: "/desk/sign-in/links",
    sent: "/desk/sign-in/sent",
    link: "/desk/sign-in/links/{secret}",
    link_use: "/desk/sign-in/links/{secret}/use",
    password: "/desk/sign-in/password",
    second: "/desk/sign-in/second",
    second_code: "/desk/sign-in/second/code",
    second_recovery: "/desk/sign-in/second/recovery",
    second_challenge: "/desk/sign-in/second/passkey/challenge",
    second_passkey: "/desk/sign-in/second/passkey",
    sign_out: "/desk/sign-out",
};

/// The paths of a face.
pub(crate) fn paths(face: Face) -> &'static Paths {
    match face {
        Face::Staff => &STAFF,
        Face::Public | Face::Operator => &PUBLIC,
    }
}

/// The path of one link.
pub(crate) fn of_link(face: Face, secret: &str) -> String {
    paths(face).link.replace("{secret}", secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ground_sends_people_to_these_very_pages() {
        for face in [Face::Public, Face::Staff] {
            assert_eq!(paths(face).sign_in, face.sign_in_path());
            assert_eq!(paths(face).second, format!("{}/second", face.sign_in_path()));
        }
    }
}
