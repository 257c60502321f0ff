//! The planning section's side of a year of judgement, through its pages: prepared, dealt out, judged, sent back, frozen,
//! published, withdrawn; an absent head, two who judge at once, strangers. On both engines.

mod hall;
mod judging;
mod preparing;
#[path = "../evaluation/year.rs"]
#[expect(dead_code, reason = "the stories of the acts need more of this town")]
mod year;

use axum::http::StatusCode;

const OK: StatusCode = StatusCode::OK;
const WRONG: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const LATE: StatusCode = StatusCode::CONFLICT;
const NOT_THERE: StatusCode = StatusCode::NOT_FOUND;
const FORBIDDEN: StatusCode = StatusCode::FORBIDDEN;
