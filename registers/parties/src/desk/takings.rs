//! Take back what an organization became, or what it reported: it has not been so. Always with a reason.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Day;
use engawa_web::ui::{Definitions, Select};
use engawa_web::{Answer, Ctx, Failure, Fields, RouteRow, key};
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use super::forms::line;
use super::{EDITS, deed, look, page, sentences};
use crate::deeds::{self, By};
use crate::model::StateRow;
use crate::refused::Refused;
use crate::store::bodies::Report;
use crate::store::{self, Named};
use crate::words_of;

/// The form in which the last state is taken back.
pub(super) const STATE: RouteRow = page("/desk/parties/{body}/state/withdrawal", EDITS);
/// The deed.
pub(super) const STATE_DEED: RouteRow = deed("/desk/parties/{body}/state/withdrawal").fields(&["reason"]);
/// The form in which a report is taken back.
pub(super) const REPORT: RouteRow = page("/desk/parties/{body}/report/withdrawal", EDITS);
/// The deed.
pub(super) const REPORT_DEED: RouteRow = deed("/desk/parties/{body}/report/withdrawal").fields(&["from", "reason"]);

/// What the organization became last; what it was entered as is not taken back.
async fn state_of(ctx: &Ctx, id: &str) -> Answer<(Named, StateRow)> {
    let body = look::party_of(ctx, id, "organization").await?;
    let id = body.id;
    let mut rows = ctx.town.read(move |db| store::bodies::states_of(db, id.of())).await?;
    let last = rows.pop().filter(|_| !rows.is_empty()).ok_or(Failure::NotFound)?;
    Ok((body, last))
}

/// The form.
pub(super) async fn show_state(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let (body, last) = state_of(&ctx, &id).await?;
    state_form(&ctx, &body, &last, &Typed::default())
}

fn state_form(ctx: &Ctx, body: &Named, last: &StateRow, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let args = [("state", say(words_of::state(last.state)).into()), ("day", ctx.voice.full_day(last.from_on).into())];
    let facts = Definitions::new()
        .pair(say("parties-one-state"), ctx.voice.say_with("parties-sheet-state", &args))
        .pair(say("parties-form-source"), last.source.as_str());
    let path = format!("{}/state/withdrawal", look::path(body.id));
    Sheet::new(ctx, look::way_to(ctx, body), say("parties-act-state-back"), &path, say("parties-back-deed"))?
        .lead(say("parties-state-back-lead"))
        .facts(facts)
        .part(line(ctx, typed, "reason", key("parties-form-reason")).hint(say("parties-form-reason-hint")))
        .danger()
        .back(ctx.link(&look::path(body.id)))
        .answer(ctx, &typed.wrongs)
}

/// Takes it back.
pub(super) async fn submit_state(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let (body, last) = state_of(&ctx, &id).await?;
    let (by, id, reason) = (By::web(ctx.actor()?), body.id, fields.get("reason").to_owned());
    let done: Result<(), Refused> = ctx.town.write(fields.key(), move |tx| deeds::withdraw_state(tx, id.of(), &reason, &by)).await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=taken-back", look::path(body.id))),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            state_form(&ctx, &body, &last, &Typed::back(fields, wrongs))
        }
    }
}

/// What the organization reported; where it reported nothing, there is nothing to take back.
async fn reports_of(ctx: &Ctx, id: &str) -> Answer<(Named, Vec<Report>)> {
    let body = look::party_of(ctx, id, "organization").await?;
    let id = body.id;
    let all = ctx.town.read(move |db| store::bodies::reports_of(db, id.of())).await?;
    if all.is_empty() { Err(Failure::NotFound) } else { Ok((body, all)) }
}

/// The form, with the latest report.
pub(super) async fn show_report(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let (body, all) = reports_of(&ctx, &id).await?;
    let latest = all.first().map(|report| report.counted_on.to_string()).unwrap_or_default();
    report_form(&ctx, &body, &all, &Typed::fresh(&[("from", &latest)]))
}

fn report_form(ctx: &Ctx, body: &Named, all: &[Report], typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let asked = Select::new(&ctx.voice, "from", say("parties-report-which")).without_first();
    let asked = asked.chosen(typed.fields.get("from")).error(typed.wrong("from"));
    let asked = all.iter().fold(asked, |asked, report| {
        let args = [("count", report.households.into()), ("day", ctx.voice.full_day(report.counted_on).into())];
        asked.option(report.counted_on.to_string(), ctx.voice.say_with("parties-one-households", &args))
    });
    let path = format!("{}/report/withdrawal", look::path(body.id));
    Sheet::new(ctx, look::way_to(ctx, body), say("parties-act-report-back"), &path, say("parties-back-deed"))?
        .lead(say("parties-report-back-lead"))
        .part(asked)
        .part(line(ctx, typed, "reason", key("parties-form-reason")).hint(say("parties-form-reason-hint")))
        .danger()
        .back(ctx.link(&look::path(body.id)))
        .answer(ctx, &typed.wrongs)
}

/// Takes the report back.
pub(super) async fn submit_report(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let (body, all) = reports_of(&ctx, &id).await?;
    let Ok(day) = Day::parse(fields.get("from")) else {
        let wrongs = Wrongs::at("from", ctx.voice.say("parties-refused-unknown"));
        return report_form(&ctx, &body, &all, &Typed::back(fields, wrongs));
    };
    let (by, id, reason) = (By::web(ctx.actor()?), body.id, fields.get("reason").to_owned());
    let done: Result<(), Refused> =
        ctx.town.write(fields.key(), move |tx| deeds::withdraw_report(tx, id.of(), day, &reason, &by)).await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=taken-back", look::path(body.id))),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            report_form(&ctx, &body, &all, &Typed::back(fields, wrongs))
        }
    }
}
