//! The house put together: the only place that knows every feature.

use std::sync::Arc;

use engawa_db::{Attachment, Migration};
use engawa_journal::{House, HouseError, Parts};
use engawa_web::door::Desk;
use engawa_web::{Face, May, Rooms, RouteRow as Row, WordFile, Words, WordsError};
use utoipa_axum::router::OpenApiRouter;

/// The tables of the ground, the hall and the rooms, in the order in which they are made.
pub fn migrations() -> Vec<Migration> {
    [
        &engawa_journal::MIGRATIONS[..],
        &engawa_post::MIGRATIONS[..],
        &engawa_files::MIGRATIONS[..],
        &engawa_who::MIGRATIONS[..],
        &engawa_areas::MIGRATIONS[..],
        &engawa_parties::MIGRATIONS[..],
        &engawa_plans::MIGRATIONS[..],
        &engawa_cases::MIGRATIONS[..],
    ]
    .concat()
}

/// What can be told, counted and reacted to.
///
/// # Errors
/// A mistake in a front door.
pub fn house() -> Result<House, HouseError> {
    // The desk of bodies before the register of parties: an erasure finds rosters by the account, which the register forgets.
    let registers = [engawa_who::parts(), engawa_areas::parts(), engawa_bodies::parts(), engawa_parties::parts()];
    let rooms = registers.into_iter().chain([engawa_plans::parts(), engawa_cases::parts()]);
    House::assemble(rooms.fold(Parts::default(), Parts::with))
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
    [
        &engawa_web::WORD_FILES[..],
        &engawa_languages::WORD_FILES[..],
        &engawa_who::WORD_FILES[..],
        &engawa_areas::WORD_FILES[..],
        &engawa_parties::WORD_FILES[..],
        &engawa_bodies::WORD_FILES[..],
        &engawa_plans::WORD_FILES[..],
        &engawa_cases::WORD_FILES[..],
        &WORD_FILES[..],
    ]
    .concat()
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

/// Pages and interface inside one town, with their rows, and the description of the interface.
pub fn rooms() -> (Rooms, utoipa::openapi::OpenApi) {
    let (of_plans, openapi) = OpenApiRouter::with_openapi(engawa_plans::openapi()).merge(engawa_plans::api()).split_for_parts();
    let (of_areas, openapi) = OpenApiRouter::with_openapi(openapi).merge(engawa_areas::api()).split_for_parts();
    let (of_parties, openapi) = OpenApiRouter::with_openapi(openapi).merge(engawa_parties::api()).split_for_parts();
    let description = axum::Json(openapi.clone());
    let described = Row::get("/api/v1/openapi.json", Face::Public, May::Anyone);
    let rooms = Rooms::new()
        .merge(engawa_who::routes())
        .merge(engawa_areas::routes())
        .merge(engawa_parties::routes())
        .merge(engawa_bodies::routes())
        .merge(engawa_plans::routes())
        .merge(engawa_cases::routes())
        .calls(of_areas, engawa_areas::DOOR, engawa_areas::CALLS)
        .calls(of_parties, engawa_parties::DOOR, engawa_parties::CALLS)
        .calls(of_plans, engawa_plans::DOOR, engawa_plans::CALLS)
        .row(described, move || async move { description });
    (rooms, openapi)
}

/// What the desk shows of all rooms, in the order of its head.
pub fn desk() -> Desk {
    let registers = [&engawa_areas::DESK[..], &engawa_parties::DESK[..], &engawa_bodies::DESK[..], &engawa_who::DESK[..]].concat();
    let entries = [&engawa_who::DESK_HOME[..], &engawa_plans::DESK[..], &engawa_cases::DESK, &registers].concat();
    Desk {
        entries,
        todos: vec![engawa_plans::todos, engawa_parties::proving::todos, engawa_who::todos],
        own_rows: vec![engawa_parties::proving::mine, engawa_bodies::mine, engawa_parties::behalf::mine],
        holdings: vec![engawa_plans::holdings, engawa_cases::holdings, engawa_parties::holdings, engawa_areas::holdings],
        timelines: vec![engawa_plans::timeline],
        area_timelines: vec![engawa_plans::area_timeline],
        body_parts: vec![engawa_plans::body_parts],
        body_plans: vec![engawa_plans::body_plans],
        bodies: vec![engawa_parties::bodies_in],
        record_words: vec![engawa_bodies::record_word],
    }
}
