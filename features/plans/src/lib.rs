//! Plans that measure themselves: what a town aims at, what was done for it, and how it stands.
//!
//! A table of contents. It must not know where records are kept, nor any other room.

pub mod actions;
pub mod api;
pub mod book;
mod builtin;
pub mod counters;
pub mod facts;
mod grades;
pub mod measuring;
pub mod model;
pub mod pages;
pub mod printed;
pub mod release;
pub mod rules;
pub mod sample;
pub mod settle;
pub mod townfile;

use engawa_db::Migration;
use engawa_journal::Parts;
use engawa_web::{Lang, WordFile};

pub use api::{api, openapi};
pub use builtin::builtin_towns;
pub use pages::routes;

/// The tables of this room.
pub const MIGRATIONS: [Migration; 1] = [Migration { feature: "plans", number: 1, sql: include_str!("../migrations/1.sql") }];

/// Every visible word of this room.
pub const WORD_FILES: [WordFile; 3] = [
    WordFile { feature: "plans", lang: Lang::Ja, text: include_str!("../words/ja.ftl") },
    WordFile { feature: "plans", lang: Lang::Easy, text: include_str!("../words/ja-easy.ftl") },
    WordFile { feature: "plans", lang: Lang::En, text: include_str!("../words/en.ftl") },
];

/// What this room tells, counts and does at its hour.
pub fn parts() -> Parts {
    Parts { facts: facts::all(), counters: counters::ALL.to_vec(), jobs: vec![release::JOB], ..Parts::default() }
}
