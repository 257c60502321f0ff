//! A sheet as it is opened: the form for the section whose turn it is, the paper for everybody else who sees it.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::ui::{Tell, Tone};
use engawa_web::{Answer, Ctx, Said, Voice, key};
use serde::Deserialize;

use super::at::{meet, sheet_of};
use super::model::Filled;
use super::page;
use super::paper::{self, Beside};
use crate::evaluation::model::Step;

/// What the address says beside the place: what was done just now.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    done: Option<String>,
    count: Option<String>,
}

/// Shows the sheet.
pub async fn show(ctx: Ctx, Path(address): Path<String>, Query(asked): Query<Asked>) -> Answer<Response> {
    let met = meet(&ctx, sheet_of(&address)?).await?;
    let notices: Vec<Tell> = done(&ctx.voice, &asked).into_iter().collect();
    match met.turn() {
        Some(Step::Section) => page::show(&ctx, &met, &Filled::untouched(&met.view), notices, StatusCode::OK),
        Some(Step::Department | Step::Planning) | None => {
            paper::show(&ctx, &met, Beside { notices, ..Beside::default() }, StatusCode::OK)
        }
    }
}

/// What was done just now; the address carries a code and a number, never a sentence.
fn done(voice: &Voice, asked: &Asked) -> Option<Tell> {
    let count = asked.count.as_deref().and_then(|count| count.parse::<u16>().ok()).map(i64::from);
    let counted = |word| -> Option<Said> { Some(voice.say_with(word, &[("count", count?.into())])) };
    let tell = |said| Tell::new(Tone::Done, said);
    match asked.done.as_deref()? {
        "saved" => counted(key("plans-ev-sheet-saved")).map(tell),
        "nothing" => Some(Tell::info(voice.say("plans-ev-sheet-saved-nothing"))),
        "handed-in" => {
            let left = counted(key("plans-ev-sheet-handed-in-left"));
            Some(left.into_iter().fold(tell(voice.say("plans-ev-sheet-handed-in")), Tell::line))
        }
        "answered" => Some(tell(voice.say("plans-ev-sheet-answered"))),
        _ => None,
    }
}
