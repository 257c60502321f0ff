//! Ask a body to take one's household in: a short form, and what it is used for.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Actor;
use engawa_parties::proving::{self, least};
use engawa_parties::rules::levels::Guarded;
use engawa_web::door::Strength;
use engawa_web::ui::{Field, Kicker};
use engawa_web::{Answer, Ctx, Failure, Fields, May, RouteRow, key};
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use crate::deeds::{self, Asking, By};
use crate::model::{LINES_MAX, Organization, Sort, State};
use crate::office::roster::entry::{questions, read};
use crate::sentences;
use crate::store;

/// The form.
pub(super) const SHOW: RouteRow = super::get("/join/{slug}", May::Browser);
/// The deed.
pub(super) const DEED: RouteRow = super::post("/join/{slug}", May::Browser).fields(&[
    "label",
    "kana",
    "address",
    "phone",
    "contact-mail",
    "persons",
    "paper",
    "note",
]);

/// What a browser has of its own for the codes of its receipts.
const PURPOSE: &str = "receipts of requests to join";

/// What this browser has of its own.
pub(super) fn own(ctx: &Ctx) -> Answer<[u8; 32]> {
    let secret = ctx.browser_secret().ok_or_else(|| Failure::Fault("a receipt on a page whose row knows no browser".into()))?;
    Ok(secret.hash(ctx.town.name(), PURPOSE))
}

/// The body of an address, where it takes in households: listed, of a neighbourhood, and not over.
async fn body(ctx: &Ctx, slug: &str) -> Answer<Organization> {
    let (slug, today) = (slug.to_owned(), ctx.today());
    let read = ctx.town.read(move |db| {
        let Some(body) = store::bodies::organization_by_slug(db, &slug)? else { return Ok(None) };
        let is_listed = store::bodies::public_of(db, body.id)?.is_listed;
        let is_there = store::bodies::state_on(db, body.id, today)?.is_some_and(|state: State| !state.is_end());
        Ok::<_, engawa_db::Fault>((is_listed && is_there && body.kind.sort == Sort::Neighbourhood).then_some(body))
    });
    read.await?.ok_or(Failure::NotFound)
}

/// The page for whoever has shown less than the town asks for; what they typed stays on it.
async fn too_little(ctx: &Ctx, fields: Option<&Fields>) -> Answer<Option<Response>> {
    let level = ctx.town.read(|db| least(db, Guarded::Join)).await?;
    proving::too_little(ctx, level, fields).await
}

/// Shows the form.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let body = body(&ctx, &slug).await?;
    if let Some(page) = too_little(&ctx, None).await? {
        return Ok(page);
    }
    let is_proxy = match signed_in(&ctx) {
        Some(account) => ctx
            .town
            .read(move |db| engawa_parties::store::behalf::proxied(db, account, db.now().day()))
            .await?
            .into_iter()
            .next()
            .is_some(),
        None => false,
    };
    form(&ctx, &body, &Typed::default(), is_proxy)
}

fn signed_in(ctx: &Ctx) -> Option<engawa_kernel::AnyId> {
    ctx.visitor().filter(|visitor| visitor.strength == Strength::Whole).map(|visitor| visitor.account)
}

fn form(ctx: &Ctx, body: &Organization, typed: &Typed, is_proxy: bool) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let path = format!("/join/{}", body.slug);
    let way = Kicker::new().link(say("parties-join-title"), ctx.link("/join"));
    let title = ctx.voice.say_with("parties-join-form", &[("body", body.name.as_str().into())]);
    let note = Field::lines(&ctx.voice, "note", say("parties-join-note"), 3).value(typed.value("note")).max(LINES_MAX).optional();
    let sheet = Sheet::new(ctx, way, title, &path, say("parties-join-deed"))?
        .lead(say("parties-join-purpose"))
        .back_to(say(key("parties-office-back")), ctx.link(&format!("/organizations/{}", body.slug)));
    let sheet = match signed_in(ctx) {
        Some(_) if is_proxy => {
            let by_proxy = ctx.link(&format!("/my/behalves/join/{}", body.slug));
            sheet.lead(say("parties-join-by-account")).other(say("parties-behalf-join-by-proxy"), by_proxy)
        }
        Some(_) => sheet.lead(say("parties-join-by-account")),
        None => {
            let to = engawa_web::limits::percent_encoded(&path);
            sheet.lead(say("parties-join-by-number")).other(say("parties-join-sign-in"), ctx.link(&format!("/sign-in?to={to}")))
        }
    };
    questions(ctx, typed, sheet).part(note.error(typed.wrong("note"))).answer(ctx, &typed.wrongs)
}

/// Asks the body. The number is shown on the next page, so only once it is kept.
pub(super) async fn submit(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let body = body(&ctx, &slug).await?;
    if let Some(page) = too_little(&ctx, Some(&fields)).await? {
        return Ok(page);
    }
    let mut wrongs = Wrongs::default();
    let Some(new) = read(&ctx, &fields, &mut wrongs) else { return form(&ctx, &body, &Typed::back(fields, wrongs), false) };
    let (account, organization) = (signed_in(&ctx), body.id);
    let (asking, actor) = match account {
        Some(account) => (Asking::Account(account.of()), Actor::Oneself(account)),
        None => (Asking::Browser(own(&ctx)?), Actor::Key("join")),
    };
    let by = By::web(actor);
    let done = ctx.town.write(fields.key(), move |tx| deeds::request_join(tx, organization, &new, &asking, &by)).await;
    match done {
        Ok(_) if account.is_some() => ctx.see_other("/my/memberships?done=asked"),
        Ok(number) => ctx.see_other(&format!("/join/receipts/{number}")),
        Err(refused) => form(&ctx, &body, &Typed::back(fields, sentences::wrongs(&ctx.voice, refused)?), false),
    }
}
