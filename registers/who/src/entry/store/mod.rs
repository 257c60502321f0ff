//! SQL of what accounts prove themselves with, of links, and of half conversations.

mod ceremonies;
mod codes;
mod links;
mod passkeys;
mod passwords;
mod totps;

pub(crate) use ceremonies::{
    ceremony, forget_ceremonies, forget_ended_ceremonies, have_ceremonies_ended, put_ceremony, take_ceremony,
};
pub(crate) use codes::{count_unused_codes, forget_codes, put_code, use_code};
pub(crate) use links::{
    Link, count_wrong_digits, forget_ended_links, forget_links, forget_links_of, forget_links_to, forget_unused_links,
    have_links_ended, latest_link_of, link, put_link, use_link,
};
pub(crate) use passkeys::{
    KeptPasskey, forget_passkey, forget_passkeys, is_passkey_known, mark_passkey_used, passkeys_of, put_passkey,
};
pub(crate) use passwords::{forget_password, password_of, password_set_at, put_password};
pub(crate) use totps::{count_wrong_code, forget_totp, forgive_wrong_codes, mark_step, put_totp, totp_of, wrong_codes};
