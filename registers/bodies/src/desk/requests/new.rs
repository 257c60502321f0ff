//! A new request: first who is meant and what it costs them, then it is sent.

use axum::extract::Query;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{Choice, Id, hash_of};
use engawa_web::ui::{Definitions, Field, Picks, Tell, Tone, Width};
use engawa_web::{Answer, Ctx, Fields, RouteRow, Said, key};
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};
use serde::Deserialize;

use super::{ask_deed, ask_page, list};
use crate::deeds::{self, By};
use crate::model::{AnswerWay, Kind, LONG_MAX, NAME_MAX, NewRequest, Organization, Request};
use crate::refused::Refused;
use crate::rules::work::is_similar;
use crate::sentences;
use crate::store::asking::{Meant, bodies_on, open_requests_to};
use crate::store::{self, Place};
use engawa_parties::desk::forms::{ask_day, day, line, number, party};
use engawa_parties::desk::look;
use engawa_parties::keys::tokens;
use engawa_parties::words_of;

/// The form.
pub(super) const SHOW: RouteRow = ask_page("/desk/parties/requests/new").asks(&["body"]);
/// The deed: to look who is meant, or to send.
pub(super) const DEED: RouteRow = ask_deed("/desk/parties/requests").fields(FIELDS);
/// What is asked.
const FIELDS: &[&str] = &["kind", "area", "bodies", "title", "text", "due", "minutes", "way", "seen"];

/// For which body the form was opened.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct For {
    body: String,
}

/// What the form offers.
struct Offer {
    kinds: Vec<Kind>,
    places: Vec<Place>,
}

async fn offer(ctx: &Ctx) -> Answer<Offer> {
    let today = ctx.today();
    let read = move |db: &Db| Ok::<_, Fault>(Offer { kinds: store::bodies::kinds(db)?, places: store::places(db, today)? });
    Ok(ctx.town.read(read).await?)
}

/// The form, with the body from whose sheet it was opened.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<For>) -> Answer<Response> {
    let offer = offer(&ctx).await?;
    let body = if asked.body.is_empty() { None } else { Some(look::party_of(&ctx, &asked.body, "organization").await?) };
    let number = body.map(|body| body.number.to_string()).unwrap_or_default();
    form(&ctx, &offer, &Typed::fresh(&[("bodies", &number), ("way", AnswerWay::Done.code())]), None)
}

/// Who is meant, and what is known of them before it is sent.
struct Preview {
    meant: Vec<Meant>,
    minutes: i64,
    others: Vec<(Request, i64, bool)>,
    seen: String,
}

fn way_word(way: AnswerWay) -> &'static str {
    match way {
        AnswerWay::Seen => key("parties-way-seen"),
        AnswerWay::Done => key("parties-way-done"),
        AnswerWay::Words => key("parties-way-words"),
    }
}

fn form(ctx: &Ctx, offer: &Offer, typed: &Typed, preview: Option<&Preview>) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let way = look::way(ctx).link(say("parties-asks-title"), ctx.link(list::SHOW.path));
    let deed = if preview.is_some() { say("parties-request-send") } else { say("parties-request-look") };
    let sheet = Sheet::new(ctx, way, say("parties-asks-new"), DEED.path, deed)?;
    let sheet = match preview {
        Some(preview) => sheet.tell(Some(told(ctx, preview))).facts(facts(ctx, preview)).hidden("seen", preview.seen.clone()),
        None => sheet.lead(say("parties-request-lead")),
    };
    let parts = whom(ctx, sheet, offer, typed);
    what(ctx, parts, typed).back(ctx.link(list::SHOW.path)).answer(ctx, &typed.wrongs)
}

/// The questions whom it is for.
fn whom(ctx: &Ctx, sheet: Sheet, offer: &Offer, typed: &Typed) -> Sheet {
    let say = |key| ctx.voice.say(key);
    let kinds = Picks::checks(&ctx.voice, "kind", say("parties-request-kinds")).optional().error(typed.wrong("kind"));
    let kinds = offer.kinds.iter().fold(kinds, |kinds, kind| kinds.pick(kind.code.as_str(), words_of::kind(&ctx.voice, kind)));
    let kinds = typed.fields.all("kind").into_iter().fold(kinds, |kinds, code| kinds.chosen(code));
    let bodies = Field::lines(&ctx.voice, "bodies", say("parties-request-bodies"), 3).value(typed.value("bodies"));
    let area = look::ask_area(ctx, &offer.places, typed.fields.get("area")).first(say("parties-request-whole"));
    sheet
        .part(kinds.hint(say("parties-request-kinds-hint")))
        .part(area)
        .part(bodies.hint(say("parties-request-bodies-hint")).error(typed.wrong("other")).max(LONG_MAX).optional())
}

/// The questions for what it is.
fn what(ctx: &Ctx, sheet: Sheet, typed: &Typed) -> Sheet {
    let say = |key| ctx.voice.say(key);
    let ways = Picks::radios(&ctx.voice, "way", say("parties-request-way")).chosen(typed.fields.get("way"));
    let ways = AnswerWay::ALL.iter().fold(ways.error(typed.wrong("way")), |ways, way| ways.pick(way.code(), say(way_word(*way))));
    let text = Field::lines(&ctx.voice, "text", say("parties-request-text"), 6).value(typed.value("text"));
    let minutes = Field::number(&ctx.voice, "minutes", say("parties-request-minutes")).value(typed.value("minutes"));
    sheet
        .part(line(ctx, typed, "title", key("parties-request-title")).max(NAME_MAX))
        .part(text.error(typed.wrong("text")).max(LONG_MAX))
        .part(ask_day(ctx, typed, "due", key("parties-request-due")))
        .part(
            minutes
                .error(typed.wrong("minutes"))
                .unit(say("parties-unit-minutes"))
                .width(Width::Middle)
                .hint(say("parties-request-minutes-hint")),
        )
        .part(ways)
}

fn told(ctx: &Ctx, preview: &Preview) -> Tell {
    let count = i64::try_from(preview.meant.len()).unwrap_or(i64::MAX);
    let args = [("count", count.into()), ("minutes", preview.minutes.into()), ("sum", (count * preview.minutes).into())];
    Tell::new(Tone::Info, ctx.voice.say_with("parties-request-costs", &args)).line(ctx.voice.say("parties-request-check"))
}

fn facts(ctx: &Ctx, preview: &Preview) -> Definitions {
    let say = |key| ctx.voice.say(key);
    let names: Vec<&str> = preview.meant.iter().map(|meant| meant.name.as_str()).collect();
    let other = |(request, shared, is_alike): &(Request, i64, bool)| -> Said {
        let args = [
            ("section", request.section_name.as_str().into()),
            ("title", request.said.title.as_str().into()),
            ("day", ctx.voice.full_day(request.said.due_on).into()),
            ("count", (*shared).into()),
        ];
        let key = if *is_alike { key("parties-request-alike") } else { key("parties-request-other") };
        ctx.voice.say_with(key, &args)
    };
    Definitions::new()
        .wide()
        .pair(say("parties-request-meant"), names.join("、"))
        .lines(say("parties-request-others"), preview.others.iter().map(other).collect())
}

/// What was typed, where all of it can be read.
fn read(ctx: &Ctx, fields: &Fields, wrongs: &mut Wrongs) -> Answer<Option<NewRequest>> {
    let due = day(ctx, fields, "due", wrongs);
    let minutes = number(ctx, fields, "minutes", wrongs);
    let way = AnswerWay::from_code(fields.get("way"));
    if way.is_none() {
        wrongs.add("way", ctx.voice.say("parties-refused-unknown"));
    }
    let (Some(due_on), Some(minutes), Some(way)) = (due, minutes, way) else { return Ok(None) };
    let section = ctx.acting()?.section.of();
    let text = |name: &str| fields.get(name).to_owned();
    Ok(Some(NewRequest { section, title: text("title"), text: text("text"), due_on, minutes, way }))
}

/// Who is meant: all of the kinds in the area, and those that are named.
fn meant(db: &Db, fields: &Fields, places: &[Place]) -> Result<Vec<Meant>, Refused> {
    let today = db.now().day();
    let area = look::area(places, fields.get("area"));
    let kinds = fields.all("kind");
    let mut all = bodies_on(db, area.map(Id::any), today)?;
    all.retain(|body| kinds.contains(&body.kind.as_str()));
    let there = bodies_on(db, None, today)?;
    for text in fields.get("bodies").lines().filter(|text| !text.trim().is_empty()) {
        let named = party(db, text, &["organization"])?.ok_or(Refused::Unknown("other"))?;
        let body = there.iter().find(|body| body.id.any() == named).ok_or(Refused::Unknown("other"))?;
        if !all.contains(body) {
            all.push(body.clone());
        }
    }
    Ok(all)
}

fn preview(db: &Db, fields: &Fields, new: &NewRequest, places: &[Place]) -> Result<Preview, Refused> {
    let meant = meant(db, fields, places)?;
    if meant.is_empty() {
        return Err(Refused::Nobody(store::asking::BODIES_MAX));
    }
    let ids: Vec<Id<Organization>> = meant.iter().map(|body| body.id).collect();
    let words = tokens(&new.title);
    let others = open_requests_to(db, &ids, db.now().day())?.into_iter();
    let mut others: Vec<(Request, i64, bool)> = others
        .map(|(request, shared)| (is_similar(&tokens(&request.said.title), &words), request, shared))
        .map(|(is, request, shared)| (request, shared, is))
        .collect();
    // What seems to be the same stands first.
    others.sort_by_key(|(_, _, is_alike)| !is_alike);
    others.truncate(20);
    Ok(Preview { seen: seen(&ids, new.minutes), minutes: new.minutes, meant, others })
}

/// What was shown before it is sent: whom, and how many minutes.
fn seen(bodies: &[Id<Organization>], minutes: i64) -> String {
    let mut ids: Vec<String> = bodies.iter().map(ToString::to_string).collect();
    ids.sort_unstable();
    let hash = hash_of(&[ids.join(",").as_bytes(), minutes.to_string().as_bytes()]);
    hash.iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

/// Shows who is meant; sends when that was seen.
pub(super) async fn submit(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let offer = offer(&ctx).await?;
    let mut wrongs = Wrongs::default();
    let Some(new) = read(&ctx, &fields, &mut wrongs)? else {
        return form(&ctx, &offer, &Typed::back(fields, wrongs), None);
    };
    let (asked, said, today) = (fields.clone(), new.clone(), ctx.today());
    let looked = ctx.town.read(move |db| preview(db, &asked, &said, &store::places(db, today)?)).await;
    let preview = match looked {
        Ok(preview) => preview,
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            return form(&ctx, &offer, &Typed::back(fields, wrongs), None);
        }
    };
    if fields.get("seen") != preview.seen {
        return form(&ctx, &offer, &Typed::back(fields, wrongs), Some(&preview));
    }
    let bodies: Vec<Id<Organization>> = preview.meant.iter().map(|body| body.id).collect();
    let by = By::web(ctx.actor()?);
    match ctx.town.write(fields.key(), move |tx| deeds::ask(tx, &new, &bodies, &by)).await {
        Ok(_) => ctx.see_other(&format!("{}?done=sent", list::SHOW.path)),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            form(&ctx, &offer, &Typed::back(fields, wrongs), Some(&preview))
        }
    }
}
