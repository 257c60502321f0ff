//! Passwords: long enough and not among the commonest; kept as argon2id, compared for everyone alike.

mod hashing;
mod rules;

pub(crate) use hashing::{hash_now, is_right, make};
pub(crate) use rules::{Weak, check};
