//! One office: who holds it, what it may do, how many seats it has.

use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Channel, Id};
use engawa_web::ui::{Definitions, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, Permission, RouteRow as Row, Said, Voice};
use serde::Deserialize;

use super::super::sheet::{Sheet, Typed};
use super::super::{ADMINISTERS, look, sentences, store};
use crate::model::Office;
use crate::offices::{self, Appointment, Post, permission, together};

/// The page of an office.
pub(super) const SHOW: Row =
    Row::get("/admin/offices/{office}", Face::Staff, ADMINISTERS).asks(&["done"]).shows(&["who_accounts.name"]);
/// What it may do from now on.
pub(super) const SUBMIT: Row =
    Row::post("/admin/offices/{office}", Face::Staff, ADMINISTERS).fields(&["seats", "permission"]).shows(&["who_accounts.name"]);

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    done: String,
}

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

fn read(db: &Db, id: Id<Office>) -> Result<Option<Known>, Fault> {
    let Some(post) = offices::store::post(db, id)? else { return Ok(None) };
    let today = db.now().day();
    let mut holders = Vec::new();
    for held in offices::store::appointments_to(db, id)? {
        let is_over = held.is_taken_back() || held.to_on.is_some_and(|to| to < today);
        if !is_over && let Some(name) = store::name_of(db, held.account.any())?.filter(|name| !name.is_empty()) {
            holders.push((held, name));
        }
    }
    Ok(Some(Known { post, permissions: offices::store::permissions_of(db, id)?, holders }))
}

/// Shows the office, with a form for what it may do.
pub(super) async fn show(ctx: Ctx, Path(office): Path<String>, Query(asked): Query<Asked>) -> Answer<Response> {
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
    Sheet::new(ctx, known.name(voice), &known.path(), say("who-office-change-deed"))?
        .way(say("who-offices-title"), ctx.link("/admin/offices"))
        .tell(done)
        .facts(known.facts(voice))
        .part(sentences::ask_seats(voice, typed))
        .part(sentences::ask_permissions(voice, typed))
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
    let done =
        ctx.town.write(fields.key(), move |tx| offices::change_office(tx, id, is_single, &wanted, by.clone(), Channel::Web)).await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=changed", known.path())),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            page(&ctx, &known, &Typed::back(fields, wrongs), None)
        }
    }
}
