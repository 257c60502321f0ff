//! The form of a sheet as it was sent: kept on the way, or handed in. One address, since a form is made for one.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::{Fault, Tx};
use engawa_kernel::{Actor, Channel, Id};
use engawa_web::ui::{Tell, Tone, Written};
use engawa_web::{Answer, Ctx, Failure, Fields, Visitor};
use serde::{Deserialize, Serialize};

use super::at::{Met, is_of_section, meet, sheet_of};
use super::compare::Ground;
use super::fields::{label, words};
use super::model::{Deed, Entry, Filled, codes, proposal, sheet_path};
use super::paper::{self, Beside};
use super::{next, page};
use crate::evaluation::form::Form;
use crate::evaluation::model::{Sheet, Step};
use crate::evaluation::sheet::{self, at};
use crate::evaluation::{FieldWrong, Refused, figures, store};
use crate::pages::Look;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Done {
    /// So many fields were kept.
    Saved(usize),
    /// The sheet went on.
    HandedIn,
}

/// Why nothing was done.
enum Undone {
    /// The sheet is another section's by now.
    Nowhere,
    /// An act refused it.
    Refused(Box<Refused>),
}

impl From<Fault> for Undone {
    fn from(fault: Fault) -> Undone {
        Undone::from(Refused::Fault(fault))
    }
}

impl From<Refused> for Undone {
    fn from(refused: Refused) -> Undone {
        Undone::Refused(Box::new(refused))
    }
}

/// Keeps what was typed, or hands the sheet in.
pub async fn submit(ctx: Ctx, Path(address): Path<String>, fields: Fields) -> Answer<Response> {
    let id = sheet_of(&address)?;
    let met = meet(&ctx, id).await?;
    if !met.stand.is_section {
        return Err(Failure::Forbidden);
    }
    let (deed, entries) = (Deed::read(&fields), read(&met.view.round.form, &fields));
    let (by, visitor, typed) = (ctx.actor()?, ctx.signed_in()?.clone(), entries.clone());
    match ctx.town.write(fields.key(), move |tx| keep(tx, id, deed, &typed, &visitor, &by)).await {
        Ok(Done::Saved(0)) => ctx.see_other(&format!("{}?done=nothing", sheet_path(id))),
        Ok(Done::Saved(count)) => ctx.see_other(&format!("{}?done=saved&count={count}", sheet_path(id))),
        Ok(Done::HandedIn) => next::see(&ctx, met.view.round.id, id).await,
        Err(Undone::Nowhere) => Err(Failure::NotFound),
        Err(Undone::Refused(refused)) => match *refused {
            Refused::Wrong(wrongs) => wrong(&ctx, id, deed, &entries, wrongs).await,
            Refused::SheetIs(_) | Refused::RoundIs(_) => gone_on(&ctx, id, &entries).await,
            Refused::Fault(Fault::KeyReused) => again(&ctx, id, &entries).await,
            Refused::Fault(fault) => Err(fault.into()),
            Refused::UnknownSheet => Err(Failure::NotFound),
            Refused::Reaction { reason, .. } => Err(Failure::Refused { why: ctx.voice.say(reason) }),
            other => Err(Failure::Fault(Box::new(other))),
        },
    }
}

/// The fields that were sent.
fn read(form: &Form, fields: &Fields) -> Vec<Entry> {
    codes(form).filter_map(|code| Entry::read(fields, code)).collect()
}

fn keep(tx: &mut Tx, id: Id<Sheet>, deed: Deed, entries: &[Entry], visitor: &Visitor, by: &Actor) -> Result<Done, Undone> {
    if !is_of_section(tx, visitor, id)? {
        return Err(Undone::Nowhere);
    }
    let at = at(tx, id)?;
    let answers = store::answers(tx, id)?;
    let proposed = figures::proposal(tx, &at.round, &at.sheet, &answers)?.grade.ok();
    let ever = store::answers_ever(tx, id)?;
    let given = Ground { form: &at.round.form, ever: &ever, proposed }.given(deed, entries);
    match deed {
        Deed::Save => Ok(Done::Saved(sheet::save(tx, id, &given)?)),
        Deed::HandIn => {
            sheet::hand_in(tx, id, &given, by.clone(), Channel::Web)?;
            Ok(Done::HandedIn)
        }
    }
}

/// Something is to be put right: the form comes back with all of it.
async fn wrong(ctx: &Ctx, id: Id<Sheet>, deed: Deed, entries: &[Entry], told: Vec<FieldWrong>) -> Answer<Response> {
    let comes_back = |ground: &Ground| {
        let wrongs = ground.all_wrong(deed, entries, told);
        Filled { entries: ground.come_back(entries, &wrongs), wrongs }
    };
    let (met, filled) = fill(ctx, id, entries, comes_back).await?;
    page::show(ctx, &met, &filled, Vec::new(), StatusCode::UNPROCESSABLE_ENTITY)
}

/// The page was sent before, and came back with other words: they are compared with what stands now, and asked for once more.
async fn again(ctx: &Ctx, id: Id<Sheet>, entries: &[Entry]) -> Answer<Response> {
    if meet(ctx, id).await?.turn() != Some(Step::Section) {
        return gone_on(ctx, id, entries).await;
    }
    let comes_back = |ground: &Ground| {
        let wrongs = ground.met(entries);
        Filled { entries: ground.come_back(entries, &wrongs), wrongs }
    };
    let (met, filled) = fill(ctx, id, entries, comes_back).await?;
    let notice = Tell::new(Tone::Late, ctx.voice.say("plans-ev-sheet-again"));
    page::show(ctx, &met, &filled, vec![notice], StatusCode::CONFLICT)
}

/// Reads the sheet as it stands now, and what comes of the form.
async fn fill(ctx: &Ctx, id: Id<Sheet>, entries: &[Entry], comes_back: impl FnOnce(&Ground) -> Filled) -> Answer<(Met, Filled)> {
    let met = meet(ctx, id).await?;
    let ever = ctx.town.read(move |db| store::answers_ever(db, id)).await?;
    let proposed = proposal(&met.view, entries).grade.ok();
    let filled = comes_back(&Ground { form: &met.view.round.form, ever: &ever, proposed });
    Ok((met, filled))
}

/// The sheet went on while the page lay open: it is shown as it is now, and beside it everything that was typed and stands nowhere.
async fn gone_on(ctx: &Ctx, id: Id<Sheet>, entries: &[Entry]) -> Answer<Response> {
    let met = meet(ctx, id).await?;
    let ever = ctx.town.read(move |db| store::answers_ever(db, id)).await?;
    let (look, form) = (Look::of(ctx), &met.view.round.form);
    let ground = Ground { form, ever: &ever, proposed: proposal(&met.view, entries).grade.ok() };
    let written = |entry: &Entry| Written::new(label(&look, form, &entry.code), words(form, &entry.code, &entry.text));
    let kept: Vec<Written> = ground.unkept(entries).into_iter().map(written).collect();
    let mut notice = Tell::new(Tone::Late, look.voice.say("plans-ev-sheet-elsewhere"));
    if !kept.is_empty() {
        let title = look.voice.say("plans-ev-sheet-kept");
        notice = notice.line(look.voice.say_with("plans-ev-sheet-elsewhere-kept", &[("kept", title.into())]));
    }
    let beside = Beside { notices: vec![notice], kept, ..Beside::default() };
    paper::show(ctx, &met, beside, StatusCode::CONFLICT)
}
