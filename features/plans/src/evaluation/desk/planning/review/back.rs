//! Send a sheet back to its section, with what is to be put right, each at its field.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::Tx;
use engawa_kernel::{Actor, Channel, Id};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow, Voice};

use super::super::super::MAY;
use super::super::at::{self, Met};
use super::super::refusals::{self, Typed, Wrongs};
use super::super::waiting::go_on;
use super::answers::remark_name;
use super::judgement::{SEEN, STEP, Stays, as_what, still};
use super::{Shown, answer};
use crate::evaluation::Refused;
use crate::evaluation::form::Form;
use crate::evaluation::model::{Sheet, SheetState, Step};
use crate::evaluation::{sheet, store};

/// The deed.
pub(super) const SUBMIT: RouteRow =
    RouteRow::post("/desk/sheets/{sheet}/return", Face::Staff, MAY).fields(&[STEP, SEEN, WHOLE, "remark-*"]);

/// What is to be put right in the sheet as a whole.
const WHOLE: &str = "whole";

/// Sends it back.
pub(in super::super) async fn submit(ctx: Ctx, Path(sheet): Path<String>, fields: Fields) -> Answer<Response> {
    let met = at::sheet(&ctx, &sheet).await?;
    let step = as_what(&met, &fields)?;
    let remarks = match remarks(&ctx.voice, &met.view.round.form, &fields) {
        Ok(remarks) => remarks,
        Err(wrongs) => return page(&ctx, &met, fields, wrongs),
    };
    let (id, seen, by) = (met.view.sheet.id, fields.get(SEEN).to_owned(), ctx.actor()?);
    let done = ctx.town.write(fields.key(), move |tx| send_back(tx, id, step, &seen, &remarks, &by)).await;
    match done {
        Ok(()) => go_on(&ctx, met.view.round.id, id, step, "returned").await,
        Err(stays) => late(&ctx, &sheet, fields, stays).await,
    }
}

fn page(ctx: &Ctx, met: &Met, fields: Fields, wrongs: Wrongs) -> Answer<Response> {
    let remarked = Some(Typed::back(fields, wrongs));
    answer(ctx, met, Shown { remarked, ..Shown::default() }, StatusCode::UNPROCESSABLE_ENTITY)
}

/// The remarks by code of their field; an empty code means the sheet as a whole.
///
/// # Errors
/// There is none, or one cannot be kept: each stands at its field.
fn remarks(voice: &Voice, form: &Form, fields: &Fields) -> Result<Vec<(String, String)>, Wrongs> {
    let places = form.fields.iter().map(|field| (field.code.clone(), remark_name(&field.code)));
    let (mut remarks, mut wrongs) = (Vec::new(), Wrongs::default());
    for (code, name) in places.chain([(String::new(), WHOLE.to_owned())]) {
        if fields.trimmed(&name).is_empty() {
            continue;
        }
        match sheet::words("the remark", fields.get(&name)) {
            Ok(body) => remarks.push((code, body)),
            Err(refused) => {
                if let Some(sentence) = refusals::sentence(voice, &refused) {
                    wrongs.add(name, sentence);
                }
            }
        }
    }
    if remarks.is_empty() && wrongs.is_empty() {
        wrongs.add(WHOLE, voice.say("plans-ev-planning-wrong-no-remark"));
    }
    if wrongs.is_empty() { Ok(remarks) } else { Err(wrongs) }
}

fn send_back(tx: &mut Tx, id: Id<Sheet>, step: Step, seen: &str, remarks: &[(String, String)], by: &Actor) -> Result<(), Stays> {
    let state = store::sheet(tx, id)?.map(|sheet| sheet.state);
    if state.and_then(SheetState::turn) == Some(step) {
        still(tx, id, seen)?;
    }
    Ok(sheet::send_back(tx, id, step, remarks, by.clone(), Channel::Web)?)
}

async fn late(ctx: &Ctx, sheet: &str, fields: Fields, stays: Stays) -> Answer<Response> {
    let met = at::sheet(ctx, sheet).await?;
    match (stays.late(&ctx.voice), stays) {
        (Some(late), _) => {
            let remarked = Some(Typed::back(fields, Wrongs::default()));
            answer(ctx, &met, Shown { remarked, late: Some(late), ..Shown::default() }, StatusCode::CONFLICT)
        }
        (None, Stays::Refused(refused)) => Err(refusals::failure(&ctx.voice, refused)),
        (None, Stays::Newer) => Err(refusals::failure(&ctx.voice, Refused::UnknownSheet)),
    }
}
