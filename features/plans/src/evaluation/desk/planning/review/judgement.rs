//! Judge a sheet: agree with its section, or give another grade with a reason. The next sheet comes by itself.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::{Fault, Tx};
use engawa_kernel::{Actor, Channel, Choice, Id};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, RouteRow, Said, Voice};

use super::super::super::MAY;
use super::super::at::{self, Met};
use super::super::refusals::{self, Typed, Wrongs};
use super::super::waiting::go_on;
use super::{Shown, answer};
use crate::evaluation::model::{GRADE, GRADE_REASON, Sheet, SheetState, Step};
use crate::evaluation::sheet::{self, Given};
use crate::evaluation::{Refused, store};

/// The deed.
pub(super) const SUBMIT: RouteRow =
    RouteRow::post("/desk/sheets/{sheet}/judgement", Face::Staff, MAY).fields(&[STEP, SEEN, "grade", "grade-reason", "proxy"]);

/// As what the visitor judges, as the page said it.
pub(super) const STEP: &str = "step";
/// The number of the section's evaluation that the page showed.
pub(super) const SEEN: &str = "seen";

/// Why one decides for an absent head.
pub(super) const PROXY: &str = "proxy";

/// As what a form was made.
pub(super) fn step(fields: &Fields) -> Option<Step> {
    Step::from_code(fields.get(STEP)).filter(|step| *step != Step::Section)
}

/// As what the visitor acts, as the page said it.
///
/// # Errors
/// The form is none of ours, or the visitor may not act so.
pub(super) fn as_what(met: &Met, fields: &Fields) -> Answer<Step> {
    let step = step(fields).ok_or(Failure::Bad { why: None })?;
    if at::may_judge_as(met.stand, step) { Ok(step) } else { Err(Failure::Forbidden) }
}

/// Why a sheet stays as it is.
pub(super) enum Stays {
    /// The act refuses.
    Refused(Refused),
    /// The section handed it in again since the page was made: what would be judged is not what was read.
    Newer,
}

impl From<Fault> for Stays {
    fn from(fault: Fault) -> Stays {
        Stays::Refused(fault.into())
    }
}

impl From<Refused> for Stays {
    fn from(refused: Refused) -> Stays {
        Stays::Refused(refused)
    }
}

impl Stays {
    /// What to say when someone was quicker.
    pub(super) fn late(&self, voice: &Voice) -> Option<Said> {
        match self {
            Stays::Newer => Some(voice.say("plans-ev-planning-newer")),
            Stays::Refused(refused) if refusals::is_late(refused) => refusals::sentence(voice, refused),
            Stays::Refused(_) => None,
        }
    }
}

/// What is judged is what was read.
///
/// # Errors
/// The section handed in again since.
pub(super) fn still(tx: &Tx, id: Id<Sheet>, seen: &str) -> Result<(), Stays> {
    let own = store::evaluations(tx, id)?.into_iter().rev().find(|one| one.step == Step::Section);
    if own.map_or(0, |own| own.number).to_string() == seen { Ok(()) } else { Err(Stays::Newer) }
}

/// Judges it.
pub(in super::super) async fn submit(ctx: Ctx, Path(sheet): Path<String>, fields: Fields) -> Answer<Response> {
    let met = at::sheet(&ctx, &sheet).await?;
    let step = as_what(&met, &fields)?;
    let given = Given {
        grade: fields.get(GRADE).to_owned(),
        reason: fields.get(GRADE_REASON).to_owned(),
        proxy: met.stand.is_proxy(step).then(|| fields.get(PROXY).to_owned()),
    };
    let (id, seen, by) = (met.view.sheet.id, fields.get(SEEN).to_owned(), ctx.actor()?);
    let done = ctx.town.write(fields.key(), move |tx| judge(tx, id, step, &seen, &given, &by)).await;
    match done {
        Ok(state) => {
            let code = if state == SheetState::Settled { "settled" } else { "passed" };
            go_on(&ctx, met.view.round.id, id, step, code).await
        }
        Err(stays) => back(&ctx, &sheet, fields, stays).await,
    }
}

fn judge(tx: &mut Tx, id: Id<Sheet>, step: Step, seen: &str, given: &Given, by: &Actor) -> Result<SheetState, Stays> {
    let state = store::sheet(tx, id)?.map(|sheet| sheet.state);
    // Where it is another's turn, the act itself says so.
    if state.and_then(SheetState::turn) == Some(step) {
        still(tx, id, seen)?;
    }
    Ok(sheet::judge(tx, id, step, given, by.clone(), Channel::Web)?)
}

/// The page comes back with everything that was typed, and says how the sheet is now.
async fn back(ctx: &Ctx, sheet: &str, fields: Fields, stays: Stays) -> Answer<Response> {
    let met = at::sheet(ctx, sheet).await?;
    if let Some(late) = stays.late(&ctx.voice) {
        let judged = Some(Typed::back(fields, Wrongs::default()));
        return answer(ctx, &met, Shown { judged, late: Some(late), ..Shown::default() }, StatusCode::CONFLICT);
    }
    let Stays::Refused(refused) = stays else { return Err(Failure::NotFound) };
    let wrongs = wrongs(&ctx.voice, refused)?;
    let judged = Some(Typed::back(fields, wrongs));
    answer(ctx, &met, Shown { judged, ..Shown::default() }, StatusCode::UNPROCESSABLE_ENTITY)
}

/// What is to be put right, at its field.
fn wrongs(voice: &Voice, refused: Refused) -> Answer<Wrongs> {
    match refused {
        Refused::Wrong(all) => {
            let mut wrongs = Wrongs::default();
            for one in all {
                wrongs.add(one.field.clone(), refusals::wrong(voice, &one.wrong));
            }
            Ok(wrongs)
        }
        // The only words beside the reason of the grade are why one decides for another.
        Refused::Empty(_) => Ok(Wrongs::at(PROXY, voice.say("plans-ev-planning-wrong-proxy"))),
        Refused::TooLong { .. } | Refused::Control(_) => {
            let sentence = refusals::sentence(voice, &refused);
            sentence.map(|sentence| Wrongs::at(PROXY, sentence)).ok_or(Failure::NotFound)
        }
        other => Err(refusals::failure(voice, other)),
    }
}
