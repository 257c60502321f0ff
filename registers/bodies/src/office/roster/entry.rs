//! Write a household into the roster, and correct what is written down.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Id;
use engawa_web::ui::{Definitions, Field, Picks, Width};
use engawa_web::{Answer, Ctx, Failure, Fields, RouteRow, key};
use engawa_who::pages::look;
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use crate::deeds::{self, Coming};
use crate::model::{DeskRight, Entry, EntrySource, NAME_MAX, NewEntry};
use crate::office::acts::{act, judged, note, open_line, sheet};
use crate::office::{Entered, enter};
use crate::store::roster as kept;
use engawa_parties::desk::forms::{ask_day, day, line, open_number};

/// The fields of a household.
const FIELDS: &[&str] = &["label", "kana", "group", "address", "phone", "contact-mail", "persons", "paper", "note", "from"];

/// The form of a household that comes.
pub(super) const NEW: RouteRow = super::page("/office/{slug}/roster/new");
/// The deed.
pub(super) const NEW_DEED: RouteRow = super::deed("/office/{slug}/roster/new").fields(FIELDS);
/// The form of a household that is there.
pub(super) const SHOW: RouteRow = super::page("/office/{slug}/roster/entries/{entry}");
/// The deed.
pub(super) const DEED: RouteRow = super::deed("/office/{slug}/roster/entries/{entry}").fields(FIELDS);

/// The questions about a household, for every form that asks them.
pub(crate) fn questions(ctx: &Ctx, typed: &Typed, sheet: Sheet) -> Sheet {
    let say = |key| ctx.voice.say(key);
    let persons = Field::number(&ctx.voice, "persons", say("parties-entry-persons")).value(typed.value("persons"));
    let paper = Picks::checks(&ctx.voice, "paper", say("parties-entry-paper"))
        .pick("yes", say("parties-entry-paper-yes"))
        .optional()
        .chosen(typed.fields.get("paper"));
    sheet
        .part(line(ctx, typed, "label", key("parties-entry-label")).max(NAME_MAX).hint(say("parties-entry-label-hint")))
        .part(open_line(ctx, typed, "kana", key("parties-entry-kana")))
        .part(open_line(ctx, typed, "address", key("parties-entry-address")))
        .part(open_line(ctx, typed, "phone", key("parties-entry-phone")).width(Width::Middle))
        .part(open_line(ctx, typed, "contact-mail", key("parties-entry-mail")))
        .part(persons.error(typed.wrong("persons")).width(Width::Digits).optional())
        .part(paper)
}

/// What was typed about a household; nothing where the number of people cannot be read.
pub(crate) fn read(ctx: &Ctx, fields: &Fields, wrongs: &mut Wrongs) -> Option<NewEntry> {
    let persons = open_number(ctx, fields, "persons", wrongs)?;
    let text = |name: &str| fields.trimmed(name).to_owned();
    Some(NewEntry {
        group: text("group"),
        label: text("label"),
        kana: text("kana"),
        address: text("address"),
        phone: text("phone"),
        mail: text("contact-mail"),
        persons,
        is_paper: fields.get("paper") == "yes",
        note: text("note"),
    })
}

/// The form of a household that comes, with today.
pub(super) async fn show_new(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let today = ctx.today().to_string();
    new_page(&ctx, &at, &Typed::fresh(&[("from", &today)]))
}

fn new_page(ctx: &Ctx, at: &Entered, typed: &Typed) -> Answer<Response> {
    let ends = ("/roster/new", "/roster");
    let sheet = sheet(ctx, at, key("parties-entry-new"), ends, key("parties-entry-new-deed"))?;
    questions(ctx, typed, sheet)
        .part(open_line(ctx, typed, "group", key("parties-entry-group")).hint(ctx.voice.say("parties-entry-group-hint")))
        .part(ask_day(ctx, typed, "from", key("parties-entry-from")))
        .part(open_line(ctx, typed, "note", key("parties-entry-note")).hint(ctx.voice.say("parties-entry-note-hint")))
        .answer(ctx, &typed.wrongs)
}

/// Writes the household into the roster.
pub(super) async fn submit_new(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let mut wrongs = Wrongs::default();
    let (new, from) = (read(&ctx, &fields, &mut wrongs), day(&ctx, &fields, "from", &mut wrongs));
    let (Some(new), Some(from)) = (new, from) else { return new_page(&ctx, &at, &Typed::back(fields, wrongs)) };
    let coming = Coming { source: EntrySource::Entered, from, account: None };
    let work = move |tx: &mut engawa_db::Tx, at: &Entered| deeds::enter_entry(tx, at.body.id, &new, coming, &at.by()).map(|_| ());
    match judged(&ctx, act(&ctx, &fields, &at, work).await)? {
        Ok(()) => ctx.see_other(&at.path("/roster?done=entered")),
        Err(wrongs) => new_page(&ctx, &at, &Typed::back(fields, wrongs)),
    }
}

/// A household of the body.
pub(super) async fn own(ctx: &Ctx, at: &Entered, id: &str) -> Answer<Entry> {
    let (id, body): (Id<Entry>, _) = (look::id(id)?, at.body.id);
    ctx.town.read(move |db| kept::entry(db, body, id)).await?.ok_or(Failure::NotFound)
}

/// The form of a household that is there.
pub(super) async fn show(ctx: Ctx, Path((slug, id)): Path<(String, String)>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let entry = own(&ctx, &at, &id).await?;
    note(&ctx, SHOW.path, &at, std::slice::from_ref(&entry)).await?;
    let said = &entry.said;
    let persons = said.persons.map(|count| count.to_string()).unwrap_or_default();
    let usual = [
        ("label", said.label.as_str()),
        ("kana", &said.kana),
        ("group", &said.group),
        ("address", &said.address),
        ("phone", &said.phone),
        ("contact-mail", &said.mail),
        ("persons", &persons),
        ("paper", if said.is_paper { "yes" } else { "" }),
        ("note", &said.note),
    ];
    entry_page(&ctx, &at, &entry, &Typed::fresh(&usual))
}

fn entry_page(ctx: &Ctx, at: &Entered, entry: &Entry, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let end = format!("/roster/entries/{}", entry.id);
    let sheet = sheet(ctx, at, key("parties-entry"), (&end, "/roster"), key("parties-entry-deed"))?.facts(facts(ctx, entry));
    questions(ctx, typed, sheet)
        .part(open_line(ctx, typed, "group", key("parties-entry-group")).hint(say("parties-entry-group-hint")))
        .part(open_line(ctx, typed, "note", key("parties-entry-note")).hint(say("parties-entry-note-hint")))
        .other(say("parties-entry-leave"), ctx.link(&at.path(&format!("{end}/end"))))
        .answer(ctx, &typed.wrongs)
}

fn facts(ctx: &Ctx, entry: &Entry) -> Definitions {
    let say = |key| ctx.voice.say(key);
    let how = match entry.source {
        EntrySource::Entered => say("parties-entry-source-entered"),
        EntrySource::Joined => say("parties-entry-source-joined"),
        EntrySource::Imported => say("parties-entry-source-imported"),
    };
    Definitions::new()
        .pair(say("parties-entry-since"), crate::sentences::days(&ctx.voice, entry.term))
        .pair(say("parties-entry-source"), how)
}

/// Corrects what is written down.
pub(super) async fn submit(ctx: Ctx, Path((slug, id)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let entry = own(&ctx, &at, &id).await?;
    let mut wrongs = Wrongs::default();
    let Some(new) = read(&ctx, &fields, &mut wrongs) else {
        return entry_page(&ctx, &at, &entry, &Typed::back(fields, wrongs));
    };
    let id = entry.id;
    let work = move |tx: &mut engawa_db::Tx, at: &Entered| deeds::correct_entry(tx, at.body.id, id, &new, &at.by());
    match judged(&ctx, act(&ctx, &fields, &at, work).await)? {
        Ok(()) => ctx.see_other(&at.path("/roster?done=corrected")),
        Err(wrongs) => entry_page(&ctx, &at, &entry, &Typed::back(fields, wrongs)),
    }
}
