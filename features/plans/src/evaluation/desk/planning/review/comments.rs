//! Write down what people from outside said on a judged sheet.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_kernel::Channel;
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow, Voice};

use super::super::super::MAY_ALL;
use super::super::at::{self, review_path};
use super::super::refusals::{self, Typed, Wrongs};
use super::{Shown, answer};
use crate::evaluation::sheet;

/// The deed.
pub(super) const SUBMIT: RouteRow = RouteRow::post("/desk/sheets/{sheet}/comments", Face::Staff, MAY_ALL).fields(&[BY_WHOM, BODY]);

const BY_WHOM: &str = "by-whom";
const BODY: &str = "body";

/// Writes it down.
pub(in super::super) async fn submit(ctx: Ctx, Path(sheet): Path<String>, fields: Fields) -> Answer<Response> {
    let met = at::sheet(&ctx, &sheet).await?;
    let wrongs = wrongs(&ctx.voice, &fields);
    if !wrongs.is_empty() {
        let commented = Some(Typed::back(fields, wrongs));
        return answer(&ctx, &met, Shown { commented, ..Shown::default() }, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let (by_whom, body) = (fields.get(BY_WHOM).to_owned(), fields.get(BODY).to_owned());
    let (id, by) = (met.view.sheet.id, ctx.actor()?);
    let done = ctx.town.write(fields.key(), move |tx| sheet::comment(tx, id, &by_whom, &body, by.clone(), Channel::Web)).await;
    let Err(refused) = done else { return ctx.see_other(&format!("{}?done=commented", review_path(id))) };
    let late = refusals::sentence(&ctx.voice, &refused).filter(|_| refusals::is_late(&refused));
    let Some(late) = late else { return Err(refusals::failure(&ctx.voice, refused)) };
    let met = at::sheet(&ctx, &sheet).await?;
    let commented = Some(Typed::back(fields, Wrongs::default()));
    answer(&ctx, &met, Shown { commented, late: Some(late), ..Shown::default() }, StatusCode::CONFLICT)
}

/// What cannot be kept, each at its field.
fn wrongs(voice: &Voice, fields: &Fields) -> Wrongs {
    let mut wrongs = Wrongs::default();
    for name in [BY_WHOM, BODY] {
        let refused = sheet::words(name, fields.get(name)).err();
        if let Some(sentence) = refused.and_then(|refused| refusals::sentence(voice, &refused)) {
            wrongs.add(name, sentence);
        }
    }
    wrongs
}
