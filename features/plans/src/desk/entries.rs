//! Save a sheet: all its figures in one unit of work, or none of them.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::{Db, Fault, Tx};
use engawa_kernel::{Actor, Channel};
use engawa_web::ui::{Tell, Tone};
use engawa_web::{Answer, Ctx, Failure, Fields};
use serde::{Deserialize, Serialize};

use super::at::At;
use super::model::{Filled, Line, Typed, sheet_path};
use super::page::{self, Beside};
use super::rules::{Weighed, weigh_all};
use super::sheets;
use crate::actions::Refused;
use crate::measuring::enter::{Entry, enter, take_back};

/// What was saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Saved {
    count: usize,
}

/// Why nothing was saved.
enum Unsaved {
    /// There is no such section.
    Nowhere,
    /// Something is to be put right.
    Wrong(Box<Filled>),
    /// An act refused what the rules of the sheet let pass, or a fault.
    Refused(Box<Refused>),
}

impl From<Fault> for Unsaved {
    fn from(fault: Fault) -> Unsaved {
        Unsaved::Refused(Box::new(Refused::Fault(fault)))
    }
}

impl From<Refused> for Unsaved {
    fn from(refused: Refused) -> Unsaved {
        Unsaved::Refused(Box::new(refused))
    }
}

/// Saves the sheet.
pub async fn submit(ctx: Ctx, Path(place): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let at = At::read(&ctx, &place)?;
    let (by, form) = (ctx.actor()?, fields.clone());
    match ctx.town.write(fields.key(), move |tx| save(tx, at, &form, &by)).await {
        Ok(Saved { count: 0 }) => ctx.see_other(&format!("{}?done=nothing", sheet_path(at.year, at.whose))),
        Ok(Saved { count }) => ctx.see_other(&format!("{}?done=saved&count={count}", sheet_path(at.year, at.whose))),
        Err(Unsaved::Nowhere) => Err(Failure::NotFound),
        Err(Unsaved::Wrong(filled)) => page::show(&ctx, &filled, Beside::default(), StatusCode::UNPROCESSABLE_ENTITY),
        Err(Unsaved::Refused(refused)) => match *refused {
            Refused::Fault(Fault::KeyReused) => again(&ctx, at, fields).await,
            Refused::Fault(fault) => Err(fault.into()),
            Refused::Reaction { reason, .. } => Err(Failure::Refused { why: ctx.voice.say(reason) }),
            other => Err(Failure::Fault(Box::new(other))),
        },
    }
}

/// The page was saved before, and came back with other figures: it is compared with what stands now, and asks once more.
async fn again(ctx: &Ctx, at: At, fields: Fields) -> Answer<Response> {
    let filled = ctx.town.read(move |db| fill(db, at, &fields)).await?.ok_or(Failure::NotFound)?;
    let notices = vec![Tell::new(Tone::Late, ctx.voice.say("plans-desk-again"))];
    page::show(ctx, &filled, Beside { notices, ..Beside::default() }, StatusCode::CONFLICT)
}

/// Reads the sheet as it stands now, and what comes of the form.
fn fill(db: &Db, at: At, fields: &Fields) -> Result<Option<Filled>, Fault> {
    let Some(sheet) = sheets::sheet(db, at.year, at.whose, db.now().day())? else { return Ok(None) };
    let typed = sheet.lines.iter().map(|line| Typed::read(fields, line.indicator.id)).collect();
    let has_strangers = has_strangers(fields, &sheet.lines);
    Ok(Some(weigh_all(sheet, typed, has_strangers)))
}

/// Whether a row was touched that is none of this sheet.
fn has_strangers(fields: &Fields, lines: &[Line]) -> bool {
    let own: Vec<String> = lines.iter().map(|line| line.indicator.id.to_string()).collect();
    let mut sent = fields.pairs().iter().filter_map(|(name, _)| name.strip_prefix("value-"));
    let is_touched = |id: &str| Typed::read(fields, id).is_some_and(|typed| !typed.is_untouched());
    sent.any(|id| own.iter().all(|own| own != id) && is_touched(id))
}

fn save(tx: &mut Tx, at: At, fields: &Fields, by: &Actor) -> Result<Saved, Unsaved> {
    let filled = fill(tx, at, fields)?.ok_or(Unsaved::Nowhere)?;
    if !filled.is_right() {
        return Err(Unsaved::Wrong(Box::new(filled)));
    }
    let mut count = 0;
    for (line, (typed, weighed)) in filled.sheet.lines.iter().zip(&filled.rows) {
        count += usize::from(save_one(tx, at, line, typed, weighed, by)?);
    }
    Ok(Saved { count })
}

fn save_one(tx: &mut Tx, at: At, line: &Line, typed: &Typed, weighed: &Weighed, by: &Actor) -> Result<bool, Unsaved> {
    let section = at.whose.section();
    match weighed {
        Weighed::Nothing | Weighed::Wrong(_) => return Ok(false),
        Weighed::Enter { value, is_preliminary } => {
            let entry = Entry {
                year: at.year,
                value: *value,
                is_preliminary: *is_preliminary,
                source: typed.source.clone(),
                reason: Some(typed.reason.clone()),
                section,
            };
            enter(tx, &line.indicator, &entry, by.clone(), Channel::Web)?;
        }
        Weighed::TakeBack => {
            take_back(tx, &line.indicator, at.year, &typed.reason, section, by.clone(), Channel::Web)?;
        }
    }
    Ok(true)
}
