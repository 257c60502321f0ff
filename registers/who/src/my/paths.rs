//! The paths of one's own page on one face.

use engawa_web::Face;

use crate::entry::enrol::Place;

/// The paths of one's own page, as rows state them.
#[derive(Debug)]
pub(crate) struct Paths {
    pub(crate) home: &'static str,
    pub(crate) name: &'static str,
    pub(crate) again: &'static str,
    pub(crate) again_password: &'static str,
    pub(crate) again_code: &'static str,
    pub(crate) password: &'static str,
    pub(crate) password_removal: &'static str,
    pub(crate) second: Place,
    pub(crate) app_removal: &'static str,
    pub(crate) passkey_removal: &'static str,
    pub(crate) codes: &'static str,
    pub(crate) sessions: &'static str,
    pub(crate) session_end: &'static str,
    pub(crate) sessions_end: &'static str,
    pub(crate) looks: &'static str,
}

const PUBLIC: Paths = Paths {
    home: "/my",
    name: "/my/name",
    again: "/my/again",
    again_password: "/my/again/password",
    again_code: "/my/again/code",
    password: "/my/password",
    password_removal: "/my/password/removal",
    second: Place {
        page: "/my/second",
        app: "/my/second/app",
        confirmation: "/my/second/app/confirmation",
        challenge: "/my/second/passkeys/challenge",
        passkeys: "/my/second/passkeys",
    },
    app_removal: "/my/second/app/removal",
    passkey_removal: "/my/second/passkeys/{passkey}/removal",
    codes: "/my/second/codes",
    sessions: "/my/sessions",
    session_end: "/my/sessions/{session}/end",
    sessions_end: "/my/sessions/end",
    looks: "/my/looks",
};

const STAFF: Paths = Paths {
    home: "/desk/me",
    name: "/desk/me/name",
    again: "/desk/me/again",
    again_password: "/desk/me/again/password",
    again_code: "/desk/me/again/code",
    password: "/desk/me/password",
    password_removal: "/desk/me/password/removal",
    second: Place {
        page: "/desk/me/second",
        app: "/desk/me/second/app",
        confirmation: "/desk/me/second/app/confirmation",
        challenge: "/desk/me/second/passkeys/challenge",
        passkeys: "/desk/me/second/passkeys",
    },
    app_removal: "/desk/me/second/app/removal",
    passkey_removal: "/desk/me/second/passkeys/{passkey}/removal",
    codes: "/desk/me/second/codes",
    sessions: "/desk/me/sessions",
    session_end: "/desk/me/sessions/{session}/end",
    sessions_end: "/desk/me/sessions/end",
    looks: "/desk/me/looks",
};

/// The page on which a resident closes their account. City hall has none: an administrator ends terms, not accounts.
pub(crate) const CLOSING: &str = "/my/closing";

/// The paths of a face.
pub(crate) fn paths(face: Face) -> &'static Paths {
    match face {
        Face::Staff => &STAFF,
        Face::Public | Face::Operator => &PUBLIC,
    }
}
