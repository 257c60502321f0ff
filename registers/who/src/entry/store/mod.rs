//! SQL of what accounts prove themselves with, and of links.

mod ceremonies;
mod codes;
mod links;
mod marks;
mod passkeys;
mod passwords;
mod terms;
mod totps;

pub(crate) use ceremonies::{ceremony, put_ceremony, take_ceremony};
pub(crate) use codes::{count_unused_codes, forget_codes, put_code, use_code};
pub(crate) use links::{Link, count_wrong_digits, forget_unused_links, latest_link_of, link, put_link, use_link};
pub(crate) use marks::{Marks, marks_of, put_marks, was_in};
pub(crate) use passkeys::{
    KeptPasskey, forget_passkey, forget_passkeys, is_passkey_known, mark_passkey_used, passkeys_of, put_passkey,
};
pub(crate) use passwords::{forget_password, password_of, password_set_at, put_password};
pub(crate) use terms::has_office_from;
pub(crate) use totps::{count_wrong_code, forget_totp, forgive_wrong_codes, mark_step, put_totp, totp_of, wrong_codes};
