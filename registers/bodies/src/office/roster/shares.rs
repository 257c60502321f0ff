//! Let city hall see the roster on some days, for a purpose; and see who looked.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::{Db, Fault, Limit};
use engawa_journal::access::{Noted, Page, seen_of};
use engawa_kernel::{AnyId, Day};
use engawa_web::ui::{Button, Deed, Deeds, Kicker, PostButton, Row, Rows, SectionHead, Tell, Tone};
use engawa_web::{Answer, Ctx, Fields, RouteRow, Said, Voice, key};
use engawa_who::pages::sheet::{Typed, Wrongs};
use engawa_who::pages::{Done, look};

use crate::deeds;
use crate::desk::shared;
use crate::model::{DeskRight, Share};
use crate::office::acts::{act, judged, sheet};
use crate::office::{Entered, NotEntered, enter, entered, home};
use crate::store::roster as kept;
use engawa_parties::desk::forms::{ask_day, day, line};

/// What was shared, and who looked.
pub(super) const SHOW: RouteRow = super::page("/office/{slug}/roster/shares").asks(&["done"]);
/// The form.
pub(super) const NEW: RouteRow = super::page("/office/{slug}/roster/shares/new");
/// The deed.
pub(super) const DEED: RouteRow = super::deed("/office/{slug}/roster/shares/new").fields(&["purpose", "from", "to"]);
/// Takes one back.
pub(super) const END_DEED: RouteRow = super::deed("/office/{slug}/roster/shares/{share}/end");

/// How many looks are shown.
const LOOKS: i64 = 200;

/// The page `templates/office_shares.html`.
#[derive(Template)]
#[template(path = "office_shares.html")]
struct SharesPage {
    done: Option<Tell>,
    way: Kicker,
    title: Said,
    lead: Said,
    main: Option<Button>,
    shares: Deeds,
    looks_head: SectionHead,
    looks: Rows,
}

/// The looks of city hall at the roster of a body, with the name of the section.
fn looks(db: &Db, body: AnyId) -> Result<Vec<(Noted, Option<String>)>, Fault> {
    let all = seen_of(db, body, Page { before: None, limit: Limit(LOOKS) })?;
    let of_the_city = all.into_iter().filter(|noted| noted.route == shared::SHOW.path);
    let named = |noted: Noted| {
        let section = noted.section.map(|id| engawa_who::section(db, id.of())).transpose()?.flatten();
        Ok((noted, section.map(|section| section.name)))
    };
    of_the_city.map(named).collect()
}

/// Shows what was shared, and who looked.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<Done>) -> Answer<Response> {
    let visitor = ctx.signed_in()?.clone();
    let read = ctx.town.read(move |db| {
        let at = entered(db, &visitor, &slug, DeskRight::Reads)?;
        let (shares, looks) = (kept::shares_of(db, at.body.id)?, looks(db, at.body.id.any())?);
        Ok::<_, NotEntered>((at, shares, looks))
    });
    let (at, shares, looks) = read.await?;
    let say = |key| ctx.voice.say(key);
    let deeds = shares.iter().map(|share| deed(&ctx, &at, share)).collect::<Answer<Vec<_>>>()?;
    let new = || Button::link(say("parties-share-new"), ctx.link(&at.path("/roster/shares/new")));
    let content = SharesPage {
        done: done(&ctx.voice, &asked.done),
        way: home::way_to(&ctx, &at),
        title: say("parties-roster-shares"),
        lead: say("parties-share-lead"),
        main: at.keeps().then(new),
        shares: Deeds::new(deeds, say("parties-share-none")),
        looks_head: SectionHead::new("looks", say("parties-share-looks")),
        looks: Rows::new(looks.iter().map(|look| row(&ctx.voice, look)).collect(), say("parties-share-no-looks")),
    };
    ctx.page(&ctx.shell(content.title.clone()), &content)
}

fn done(voice: &Voice, code: &str) -> Option<Tell> {
    match code {
        "shared" => Some(Tell::new(Tone::Done, voice.say("parties-share-done"))),
        "ended" => Some(Tell::new(Tone::Done, voice.say("parties-share-done-ended"))),
        _ => None,
    }
}

fn deed(ctx: &Ctx, at: &Entered, share: &Share) -> Answer<Deed> {
    let (voice, today) = (&ctx.voice, ctx.today());
    let args = [("from", voice.full_day(share.from_on).into()), ("to", voice.full_day(share.to_on).into())];
    let deed = Deed::new(share.purpose.as_str()).below(voice.say_with("parties-days", &args));
    if share.is_ended {
        return Ok(deed.mark(voice.say("parties-share-ended")));
    }
    if share.to_on < today {
        return Ok(deed.mark(voice.say("parties-share-past")));
    }
    if !at.keeps() {
        return Ok(deed);
    }
    let head = ctx.form(&at.path(&format!("/roster/shares/{}/end", share.id)))?;
    let button = Button::submit(voice.say("parties-share-end")).outline().about(share.purpose.as_str());
    Ok(deed.button(PostButton::of(&head, button)))
}

fn row(voice: &Voice, (noted, section): &(Noted, Option<String>)) -> Row {
    let who = section.as_deref().map_or_else(|| voice.say("parties-share-city"), Said::text);
    Row::new(who).above(voice.moment(noted.noted_at))
}

/// The form, for a month from today.
pub(super) async fn show_new(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let (from, to) = (ctx.today().to_string(), ctx.today().plus_days(30).to_string());
    form(&ctx, &at, &Typed::fresh(&[("from", &from), ("to", &to)]))
}

fn form(ctx: &Ctx, at: &Entered, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let ends = ("/roster/shares/new", "/roster/shares");
    sheet(ctx, at, key("parties-share-new"), ends, key("parties-share-deed"))?
        .lead(say("parties-share-new-lead"))
        .part(line(ctx, typed, "purpose", key("parties-share-purpose")).hint(say("parties-share-purpose-hint")))
        .part(ask_day(ctx, typed, "from", key("parties-form-from")))
        .part(ask_day(ctx, typed, "to", key("parties-form-to")))
        .answer(ctx, &typed.wrongs)
}

/// Shares the roster.
pub(super) async fn submit(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let Some(days) = days(&ctx, &fields) else {
        let mut wrongs = Wrongs::default();
        day(&ctx, &fields, "from", &mut wrongs);
        day(&ctx, &fields, "to", &mut wrongs);
        return form(&ctx, &at, &Typed::back(fields, wrongs));
    };
    let purpose = fields.trimmed("purpose").to_owned();
    let work = move |tx: &mut engawa_db::Tx, at: &Entered| deeds::share(tx, at.body.id, &purpose, days, &at.by()).map(|_| ());
    match judged(&ctx, act(&ctx, &fields, &at, work).await)? {
        Ok(()) => ctx.see_other(&at.path("/roster/shares?done=shared")),
        Err(wrongs) => form(&ctx, &at, &Typed::back(fields, wrongs)),
    }
}

fn days(ctx: &Ctx, fields: &Fields) -> Option<(Day, Day)> {
    let mut wrongs = Wrongs::default();
    Some((day(ctx, fields, "from", &mut wrongs)?, day(ctx, fields, "to", &mut wrongs)?))
}

/// Takes a sharing back.
pub(super) async fn submit_end(ctx: Ctx, Path((slug, id)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let id: AnyId = look::id(&id)?;
    let work = move |tx: &mut engawa_db::Tx, at: &Entered| deeds::end_share(tx, at.body.id, id, &at.by());
    match judged(&ctx, act(&ctx, &fields, &at, work).await)? {
        Ok(()) | Err(_) => ctx.see_other(&at.path("/roster/shares?done=ended")),
    }
}
