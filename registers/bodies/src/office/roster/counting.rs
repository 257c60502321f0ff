//! What the count of the body is, and a report that the body makes itself.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Choice;
use engawa_web::ui::{Definitions, Field, Picks, Width};
use engawa_web::{Answer, Ctx, Fields, RouteRow, key};
use engawa_who::pages::sheet::{Typed, Wrongs};

use crate::deeds::{self, NewReport};
use crate::model::{CountsBy, DeskRight};
use crate::office::acts::{act, judged, open_line, sheet};
use crate::office::{Entered, enter};
use crate::refused::Refused;
use crate::store;
use crate::store::roster as kept;
use engawa_parties::desk::forms::{ask_day, day, number, open_number};

/// The question how the body counts.
pub(super) const SHOW: RouteRow = super::page("/office/{slug}/roster/counting");
/// The deed.
pub(super) const DEED: RouteRow = super::deed("/office/{slug}/roster/counting").fields(&["how"]);
/// The form of a report.
pub(super) const REPORT: RouteRow = super::page("/office/{slug}/report");
/// The deed.
pub(super) const REPORT_DEED: RouteRow = super::deed("/office/{slug}/report").fields(&["from", "count", "persons", "reason"]);

/// What stands as the source of a report that the body makes at its desk. It is a sign, and is not shown.
const OWN: &str = "office";

/// Asks how the body counts.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let body = at.body.id;
    let by = ctx.town.read(move |db| kept::counts_by(db, body)).await?.unwrap_or(CountsBy::Reports);
    form(&ctx, &at, &Typed::fresh(&[("how", by.code())]))
}

fn form(ctx: &Ctx, at: &Entered, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let how = Picks::radios(&ctx.voice, "how", say("parties-counting"))
        .pick_with_hint("reports", say("parties-counting-reports"), say("parties-counting-reports-hint"))
        .pick_with_hint("roster", say("parties-counting-roster"), say("parties-counting-roster-hint"))
        .chosen(typed.value("how"))
        .error(typed.wrong("how"));
    sheet(ctx, at, key("parties-counting"), ("/roster/counting", "/roster"), key("parties-counting-deed"))?
        .lead(say("parties-counting-lead"))
        .part(how)
        .answer(ctx, &typed.wrongs)
}

/// Says how the body counts.
pub(super) async fn submit(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let how = CountsBy::from_code(fields.get("how"));
    let work = move |tx: &mut engawa_db::Tx, at: &Entered| {
        let how = how.ok_or(Refused::Unknown("how"))?;
        deeds::count_by(tx, at.body.id, how, &at.by())
    };
    match judged(&ctx, act(&ctx, &fields, &at, work).await)? {
        Ok(()) => ctx.see_other(&at.path("/roster?done=corrected")),
        Err(wrongs) => form(&ctx, &at, &Typed::back(fields, wrongs)),
    }
}

/// The form of a report, with today.
pub(super) async fn show_report(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let today = ctx.today().to_string();
    report_page(&ctx, &at, &Typed::fresh(&[("from", &today)])).await
}

async fn report_page(ctx: &Ctx, at: &Entered, typed: &Typed) -> Answer<Response> {
    let (body, say) = (at.body.id, |key| ctx.voice.say(key));
    let last = ctx.town.read(move |db| store::bodies::reports_of(db, body)).await?.into_iter().next();
    let last = last.map(|last| {
        let args = [("count", last.households.into()), ("day", ctx.voice.full_day(last.counted_on).into())];
        ctx.voice.say_with("parties-one-households", &args)
    });
    let count = |name, label| {
        let field = Field::number(&ctx.voice, name, say(label)).value(typed.value(name)).error(typed.wrong(name));
        field.width(Width::Middle)
    };
    sheet(ctx, at, key("parties-own-report"), ("/report", "/roster"), key("parties-own-report-deed"))?
        .lead(say("parties-own-report-lead"))
        .facts(Definitions::new().maybe(say("parties-own-report-last"), last))
        .part(ask_day(ctx, typed, "from", key("parties-own-report-day")))
        .part(count("count", key("parties-one-members")).unit(say("parties-unit-households")))
        .part(count("persons", key("parties-entry-persons")).optional())
        .part(open_line(ctx, typed, "reason", key("parties-own-report-reason")).hint(say("parties-own-report-reason-hint")))
        .answer(ctx, &typed.wrongs)
}

/// Makes the report.
pub(super) async fn submit_report(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let mut wrongs = Wrongs::default();
    let from = day(&ctx, &fields, "from", &mut wrongs);
    let households = number(&ctx, &fields, "count", &mut wrongs);
    let persons = open_number(&ctx, &fields, "persons", &mut wrongs);
    let (Some(counted_on), Some(households), Some(persons)) = (from, households, persons) else {
        return report_page(&ctx, &at, &Typed::back(fields, wrongs)).await;
    };
    let reason = fields.trimmed("reason").to_owned();
    let work = move |tx: &mut engawa_db::Tx, at: &Entered| {
        let (organization, source) = (at.body.id, OWN.to_owned());
        // While the roster is the count, another number beside it would be taken back by the next change.
        if kept::counts_by(tx, organization)? == Some(CountsBy::Roster) {
            return Err(Refused::CountedByRoster);
        }
        let new = NewReport { organization, counted_on, households, persons, source, reason: reason.clone() };
        Ok(deeds::report_members(tx, &new, &at.by())?)
    };
    match judged(&ctx, act(&ctx, &fields, &at, work).await)? {
        Ok(()) => ctx.see_other(&at.path("/roster?done=counted")),
        Err(wrongs) => report_page(&ctx, &at, &Typed::back(fields, wrongs)).await,
    }
}
