//! One office: who holds it, what it may do, how many seats it has.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::{Db, Fault, Tx};
use engawa_kernel::{Actor, AnyId, Channel, Id};
use engawa_web::ui::{Definitions, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, Permission, RouteRow as Row, Said, Voice, key};

use super::super::{ADMINISTERS, sentences, store};
use super::offices_way;
use crate::model::Office;
use crate::offices::{self, Appointment, Post, Refused, permission, together};
use crate::pages::sheet::{Sheet, Typed, Wrongs};
use crate::pages::{Done, look};

/// The page of an office.
pub(super) const SHOW: Row =
    Row::get("/admin/offices/{office}", Face::Staff, ADMINISTERS).asks(&["done"]).shows(&["who_accounts.name"]);
/// What it may do from now on.
pub(super) const SUBMIT: Row = Row::post("/admin/offices/{office}", Face::Staff, ADMINISTERS)
    .fields(&["seats", "permission", "seen"])
    .shows(&["who_accounts.name"]);

/// An office as its page knows it.
pub(super) struct Known {
    pub(super) post: Post,
    permissions: Vec<String>,
    /// Who holds it today or will, with their names.
    holders: Vec<(Appointment, String)>,
}

impl Known {
    /// Reads an office for a page.
    pub(super) async fn load(ctx: &Ctx, route: &'static str, office: &str) -> Answer<Known> {
        let id: Id<Office> = look::id(office)?;
        let known = ctx.town.read(move |db| read(db, id)).await?.ok_or(Failure::NotFound)?;
        let shown: Vec<AnyId> = known.holders.iter().map(|(held, _)| held.account.any()).collect();
        look::note(ctx, route, shown).await?;
        Ok(known)
    }

    /// The path of its page.
    pub(super) fn path(&self) -> String {
        format!("/admin/offices/{}", self.post.office.id)
    }

    /// A mark of what can be changed: who changes it has seen what they change.
    fn mark(&self) -> String {
        mark(self.post.is_single, &self.permissions)
    }

    /// What it may do now, for one who changed what was no longer so.
    fn meanwhile(&self, voice: &Voice) -> Said {
        let seats = if self.post.is_single { key("who-office-seats-one") } else { key("who-office-seats-several") };
        let may = sentences::permissions(voice, &self.permissions).unwrap_or_else(|| voice.say("who-desk-none"));
        voice.say_with("who-office-meanwhile", &[("seats", voice.say(seats).into()), ("permissions", may.into())])
    }

    /// Its name with the section.
    pub(super) fn name(&self, voice: &Voice) -> Said {
        look::office(voice, &self.post.section_name, &self.post.office.title)
    }

    /// Its days and holders.
    pub(super) fn facts(&self, voice: &Voice) -> Definitions {
        let days = together(self.post.office.days, self.post.section_days);
        let holder = |(held, name): &(Appointment, String)| {
            voice.say_with("who-office-holder", &[("name", name.as_str().into()), ("days", look::days(voice, held.days()).into())])
        };
        let mut holders: Vec<Said> = self.holders.iter().map(holder).collect();
        if holders.is_empty() {
            holders.push(voice.say("who-offices-empty"));
        }
        Definitions::new()
            .wide()
            .pair(voice.say("who-end-days"), look::days(voice, days))
            .lines(voice.say("who-offices-holders"), holders)
    }
}

fn mark(is_single: bool, permissions: &[String]) -> String {
    format!("{} {}", i32::from(is_single), permissions.join(" ")).trim_end().to_owned()
}

fn read(db: &Db, id: Id<Office>) -> Result<Option<Known>, Fault> {
    let Some(post) = offices::store::post(db, id)? else { return Ok(None) };
    let today = db.now().day();
    let mut holders = Vec::new();
    for held in offices::store::appointments_to(db, id)? {
        let is_over = held.is_taken_back() || offices::are_over(held.days(), today);
        if !is_over && let Some(name) = store::name_of(db, held.account.any())?.filter(|name| !name.is_empty()) {
            holders.push((held, name));
        }
    }
    Ok(Some(Known { post, permissions: offices::store::permissions_of(db, id)?, holders }))
}

/// Shows the office, with a form for what it may do.
pub(super) async fn show(ctx: Ctx, Path(office): Path<String>, Query(asked): Query<Done>) -> Answer<Response> {
    let known = Known::load(&ctx, SHOW.path, &office).await?;
    let mut usual = vec![("seats", if known.post.is_single { "one" } else { "several" })];
    usual.extend(known.permissions.iter().map(|code| ("permission", code.as_str())));
    let typed = Typed::fresh(&usual);
    let done = (asked.done == "changed").then(|| Tell::new(Tone::Done, ctx.voice.say("who-office-done-changed")));
    page(&ctx, &known, &typed, done)
}

fn page(ctx: &Ctx, known: &Known, typed: &Typed, done: Option<Tell>) -> Answer<Response> {
    let voice = &ctx.voice;
    let say = |key| voice.say(key);
    Sheet::new(ctx, offices_way(ctx), known.name(voice), &known.path(), say("who-office-change-deed"))?
        .tell(done)
        .facts(known.facts(voice))
        .part(sentences::ask_seats(voice, typed))
        .part(sentences::ask_permissions(voice, typed))
        .hidden("seen", known.mark())
        .back(ctx.link("/admin/offices"))
        .other(say("who-office-end"), ctx.link(&format!("{}/end", known.path())))
        .answer(ctx, &typed.wrongs)
}

/// Changes what it may do.
pub(super) async fn submit(ctx: Ctx, Path(office): Path<String>, fields: Fields) -> Answer<Response> {
    let known = Known::load(&ctx, SUBMIT.path, &office).await?;
    let (by, id) = (ctx.actor()?, known.post.office.id);
    let is_single = fields.get("seats") != "several";
    let wanted: Vec<Permission> = fields.all("permission").into_iter().filter_map(permission).collect();
    let seen = fields.get("seen").to_owned();
    let done = ctx.town.write(fields.key(), move |tx| change(tx, id, &seen, (is_single, &wanted), by.clone())).await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=changed", known.path())),
        Err(Unchanged::Meanwhile) => {
            let now = ctx.town.read(move |db| read(db, id)).await?.ok_or(Failure::NotFound)?;
            let wrongs = Wrongs::at("", now.meanwhile(&ctx.voice));
            let mut answer = page(&ctx, &now, &Typed::back(fields, wrongs), None)?;
            *answer.status_mut() = StatusCode::CONFLICT;
            Ok(answer)
        }
        Err(Unchanged::Refused(refused)) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            page(&ctx, &known, &Typed::back(fields, wrongs), None)
        }
    }
}

/// Why an office stays as it is.
#[derive(Debug, thiserror::Error)]
enum Unchanged {
    /// Someone else changed it since the page was shown.
    #[error("the office was changed meanwhile")]
    Meanwhile,
    /// A law.
    #[error(transparent)]
    Refused(#[from] Refused),
}

impl From<Fault> for Unchanged {
    fn from(fault: Fault) -> Unchanged {
        Unchanged::Refused(Refused::Fault(fault))
    }
}

fn change(
    tx: &mut Tx,
    office: Id<Office>,
    seen: &str,
    (is_single, wanted): (bool, &[Permission]),
    by: Actor,
) -> Result<(), Unchanged> {
    let post = offices::store::post(tx, office)?.ok_or(Refused::NoOffice)?;
    if mark(post.is_single, &offices::store::permissions_of(tx, office)?) != seen {
        return Err(Unchanged::Meanwhile);
    }
    Ok(offices::change_office(tx, office, is_single, wanted, by, Channel::Web)?)
}
