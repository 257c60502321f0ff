//! How sure the town must be before an act: what rooms ask, and the page on which the town says it.

use axum::extract::Query;
use axum::response::Response;
use engawa_db::{Db, Fault, Tx};
use engawa_journal::tell;
use engawa_kernel::{Choice, Visibility};
use engawa_web::ui::{Picks, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, Fields, May, RouteRow, key};
use engawa_who::pages::Done;
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use super::said;
use crate::EDIT;
use crate::deeds::By;
use crate::desk::look;
use crate::facts::LevelAsked;
use crate::refused::Refused;
use crate::rules::levels::{Guarded, Level};
use crate::store::levels;

/// The page.
pub(super) const SHOW: RouteRow = RouteRow::get("/desk/parties/levels", Face::Staff, May::Holds(&[EDIT])).asks(&["done"]);
/// The deed.
pub(super) const DEED: RouteRow =
    RouteRow::post("/desk/parties/levels", Face::Staff, May::Holds(&[EDIT])).fields(&["join", "officer"]);

/// How sure the town must be before an act.
///
/// # Errors
/// When the database cannot be read.
pub fn least(db: &Db, act: Guarded) -> Result<Level, Fault> {
    Ok(levels::level_of(db, act)?.unwrap_or_else(|| act.usual()))
}

/// Says how sure the town must be before an act. What is said already stays, and nothing is told.
///
/// # Errors
/// A level that the act cannot ask for.
pub fn ask_level(tx: &mut Tx, act: Guarded, level: Level, by: &By) -> Result<(), Refused> {
    if level < act.usual() {
        return Err(Refused::Unknown(act.code()));
    }
    if least(tx, act)? == level {
        return Ok(());
    }
    let seq = tell(tx, by.deed(LevelAsked { act, level }).seen_by(Visibility::Public))?;
    Ok(levels::put_level(tx, act, level, seq)?)
}

fn act_word(act: Guarded) -> &'static str {
    match act {
        Guarded::Join => key("parties-guarded-join"),
        Guarded::Officer => key("parties-guarded-officer"),
    }
}

fn hint(level: Level) -> &'static str {
    match level {
        Level::Anonymous => key("parties-levels-anonymous"),
        Level::Reached => key("parties-levels-reached"),
        Level::InCity => key("parties-levels-in-city"),
        Level::Card => key("parties-levels-card"),
    }
}

/// Shows what the town says today.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Done>) -> Answer<Response> {
    let read = |db: &Db| Guarded::ALL.iter().map(|act| Ok((*act, least(db, *act)?))).collect::<Result<Vec<_>, Fault>>();
    let stand: Vec<(Guarded, Level)> = ctx.town.read(read).await?;
    let usual: Vec<(&str, &str)> = stand.iter().map(|(act, level)| (act.code(), level.code())).collect();
    form(&ctx, &Typed::fresh(&usual), asked.done == "said")
}

fn form(ctx: &Ctx, typed: &Typed, is_done: bool) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let sheet = Sheet::new(ctx, look::way(ctx), say("parties-levels-title"), DEED.path, say("parties-levels-deed"))?;
    let done = is_done.then(|| Tell::new(Tone::Done, say("parties-levels-done")));
    let sheet = sheet.tell(done).lead(say("parties-levels-lead")).back(ctx.link("/desk/parties"));
    Guarded::ALL.iter().fold(sheet, |sheet, act| sheet.part(question(ctx, typed, *act))).answer(ctx, &typed.wrongs)
}

fn question(ctx: &Ctx, typed: &Typed, act: Guarded) -> Picks {
    let picks = Picks::radios(&ctx.voice, act.code(), ctx.voice.say(act_word(act))).error(typed.wrong(act.code()));
    let offered = Level::ALL.iter().filter(|level| **level >= act.usual());
    let picks = offered.fold(picks, |picks, level| {
        picks.pick_with_hint(level.code(), said::level(&ctx.voice, *level), ctx.voice.say(hint(*level)))
    });
    picks.chosen(typed.fields.get(act.code()))
}

/// Writes down what the town says.
pub(super) async fn submit(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let chosen: Option<Vec<(Guarded, Level)>> =
        Guarded::ALL.iter().map(|act| Some((*act, Level::from_code(fields.get(act.code()))?))).collect();
    let by = By::web(ctx.actor()?);
    let unit = move |tx: &mut Tx| -> Result<(), Refused> {
        let all = chosen.as_ref().ok_or(Refused::Unknown(""))?;
        all.iter().try_for_each(|(act, level)| ask_level(tx, *act, *level, &by))
    };
    let done = ctx.town.write(fields.key(), unit).await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=said", SHOW.path)),
        Err(Refused::Unknown(field)) => {
            let wrongs = Wrongs::at(field, ctx.voice.say("parties-refused-unknown"));
            form(&ctx, &Typed::back(fields, wrongs), false)
        }
        Err(refused) => Err(engawa_web::Failure::Fault(Box::new(refused))),
    }
}
