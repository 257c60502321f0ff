//! The house put together: the only place that knows every feature.

use std::sync::Arc;

use axum::Router;
use engawa_db::{Attachment, Migration};
use engawa_journal::{House, HouseError, Parts};
use engawa_web::{WordFile, Words, WordsError};
use utoipa_axum::router::OpenApiRouter;

/// The tables of the ground, the hall and the rooms, in the order in which they are made.
pub fn migrations() -> Vec<Migration> {
    [&engawa_journal::MIGRATIONS[..], &engawa_who::MIGRATIONS[..], &engawa_plans::MIGRATIONS[..]].concat()
}

/// What can be told, counted and reacted to.
///
/// # Errors
/// A mistake in a front door.
pub fn house() -> Result<House, HouseError> {
    let plans = engawa_plans::parts();
    House::assemble(Parts {
        facts: plans.facts,
        counters: plans.counters,
        reacts_now: plans.reacts_now,
        reacts_later: plans.reacts_later,
        jobs: plans.jobs,
    })
}

/// The house as it is attached to every town.
///
/// # Errors
/// A mistake in a front door.
pub fn attachment() -> Result<Attachment, HouseError> {
    Ok(Arc::new(house()?))
}

/// All visible words.
pub fn word_files() -> Vec<WordFile> {
    [&engawa_web::WORD_FILES[..], &engawa_plans::WORD_FILES[..], &WORD_FILES[..]].concat()
}

const WORD_FILES: [WordFile; 3] = [
    WordFile { feature: "server", lang: engawa_web::Lang::Ja, text: include_str!("../words/ja.ftl") },
    WordFile { feature: "server", lang: engawa_web::Lang::Easy, text: include_str!("../words/ja-easy.ftl") },
    WordFile { feature: "server", lang: engawa_web::Lang::En, text: include_str!("../words/en.ftl") },
];

/// All visible words, ready to be said.
///
/// # Errors
/// A key twice, missing in a language, or a mistake in a sentence.
pub fn words() -> Result<Arc<Words>, WordsError> {
    Words::assemble(&word_files()).map(Arc::new)
}

/// Pages and interface inside one town, without the layers around them.
pub fn routes() -> (Router, utoipa::openapi::OpenApi) {
    let (api, openapi) = OpenApiRouter::with_openapi(engawa_plans::openapi()).merge(engawa_plans::api()).split_for_parts();
    (engawa_plans::routes().merge(api), openapi)
}
