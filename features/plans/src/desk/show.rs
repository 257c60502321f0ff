//! The sheet of a section and a year, as it is opened.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::ui::{Tell, Tone};
use engawa_web::{Answer, Ctx, Failure, Voice, key};
use serde::Deserialize;

use super::at::At;
use super::model::Filled;
use super::page::{self, Beside};
use super::sheets;
use crate::pages::DOOR;

/// What the address says beside the place: what was done just now.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    done: Option<String>,
    count: Option<String>,
}

/// Shows the sheet.
pub async fn show(ctx: Ctx, Path(place): Path<(String, String)>, Query(asked): Query<Asked>) -> Answer<Response> {
    let (at, today) = (At::read(&ctx, &place)?, ctx.today());
    let sheet = ctx.town.read(move |db| sheets::sheet(db, at.year, at.whose, today)).await?.ok_or(Failure::NotFound)?;
    let notices = done(&ctx.voice, ctx.site.is_open(DOOR), &asked).into_iter().collect();
    page::show(&ctx, &Filled::untouched(sheet), Beside { notices, ..Beside::default() }, StatusCode::OK)
}

/// What was done just now; the address carries a code and a number, never a sentence.
fn done(voice: &Voice, is_public: bool, asked: &Asked) -> Option<Tell> {
    match asked.done.as_deref()? {
        "saved" => {
            let count: u16 = asked.count.as_deref()?.parse().ok()?;
            let said = voice.say_with("plans-desk-saved", &[("count", i64::from(count).into())]);
            let where_it_is = if is_public { key("plans-desk-saved-public") } else { key("plans-desk-saved-later") };
            Some(Tell::new(Tone::Done, said).line(voice.say(where_it_is)))
        }
        "nothing" => Some(Tell::info(voice.say("plans-desk-saved-nothing"))),
        _ => None,
    }
}
