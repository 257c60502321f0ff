//! An officer is asked to come in by an account. A mail says how; no secret stands in it, and only its owner accepts.

use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{Actor, AnyId};
use engawa_web::ui::{Button, Deed, Deeds, PostButton};
use engawa_web::{Answer, Ctx, Failure, Fields, RouteRow, key};
use engawa_who::accounts::Mail;
use engawa_who::pages::look as pages;
use engawa_who::pages::sheet::{Typed, Wrongs};

use super::{deed, own, page, since};
use crate::deeds::{self, By, INVITED_DAYS, Letter};
use crate::model::{DeskRight, Post};
use crate::office::acts::{act, judged, sheet};
use crate::office::{Entered, enter};
use crate::refused::Refused;
use crate::sentences;
use crate::store::officers::{Invitation, Officer, invitations_of};
use engawa_parties::desk::forms::line;
use engawa_parties::proving::{least, too_little};
use engawa_parties::refused::Refused as Party;
use engawa_parties::rules::levels::Guarded;

/// The form.
pub(super) const SHOW: RouteRow = page("/office/{slug}/officers/{tie}/invitation");
/// The deed.
pub(super) const DEED: RouteRow = deed("/office/{slug}/officers/{tie}/invitation").fields(&["mail"]);
/// The deed of the owner of the account.
pub(super) const ACCEPT_DEED: RouteRow = deed("/office/invitations/{invitation}");

/// The form.
pub(super) async fn show(ctx: Ctx, Path((slug, id)): Path<(String, String)>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let (_, one, _) = own(&ctx, &at, (&id, SHOW.path)).await?;
    form(&ctx, &at, &one, &Typed::default())
}

fn form(ctx: &Ctx, at: &Entered, one: &Officer, typed: &Typed) -> Answer<Response> {
    let back = format!("/officers/{}", one.office);
    sheet(ctx, at, key("parties-officers-invite"), (&format!("{back}/invitation"), &back), key("parties-invite-deed"))?
        .lead(ctx.voice.say_with("parties-invite-lead", &[("name", one.name.as_str().into())]))
        .part(line(ctx, typed, "mail", key("parties-invite-mail")))
        .answer(ctx, &typed.wrongs)
}

fn letter(ctx: &Ctx, at: &Entered, one: &Officer, post: &Post) -> Letter {
    let voice = &ctx.voice;
    let link = ctx.whole_link("/office").unwrap_or_else(|| voice.plain("parties-invite-by-hand"));
    let until = ctx.today().plus_days(INVITED_DAYS);
    let args = [
        ("body", at.body.name.as_str().into()),
        ("post", post.title.as_str().into()),
        ("name", one.name.as_str().into()),
        ("link", link.into()),
        ("day", voice.full_day(until).into()),
    ];
    Letter {
        subject: voice.plain_with("parties-invite-subject", &[("body", at.body.name.as_str().into())]),
        text: voice.plain_with("parties-invite-letter", &args),
    }
}

/// Writes the letter.
pub(super) async fn submit(ctx: Ctx, Path((slug, id)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let (_, one, post) = own(&ctx, &at, (&id, DEED.path)).await?;
    let Ok(mail) = Mail::parse(fields.get("mail")) else {
        let wrongs = Wrongs::at("mail", ctx.voice.say("parties-refused-mail"));
        return form(&ctx, &at, &one, &Typed::back(fields, wrongs));
    };
    let (office, letter) = (one.office, letter(&ctx, &at, &one, &post));
    let work = move |tx: &mut engawa_db::Tx, at: &Entered| deeds::invite(tx, at.body.id, office, &mail, &letter, &at.by());
    match judged(&ctx, act(&ctx, &fields, &at, work).await)? {
        Ok(()) => ctx.see_other(&at.path(&format!("/officers/{office}?done=invited"))),
        Err(wrongs) => form(&ctx, &at, &one, &Typed::back(fields, wrongs)),
    }
}

/// The invitations of a visitor, each with the button that accepts it.
pub(crate) async fn invitations(ctx: &Ctx) -> Answer<Option<Deeds>> {
    let account = ctx.signed_in()?.account;
    let read = move |db: &Db| -> Result<Vec<Invitation>, Fault> { invitations_of(db, account, since(db.now())) };
    let all = ctx.town.read(read).await?;
    let deeds = all.iter().map(|one| row(ctx, one)).collect::<Answer<Vec<_>>>()?;
    Ok((!deeds.is_empty()).then(|| Deeds::new(deeds, engawa_web::Said::default())))
}

fn row(ctx: &Ctx, one: &Invitation) -> Answer<Deed> {
    let args = [("body", one.body.as_str().into()), ("post", one.post.as_str().into()), ("name", one.name.as_str().into())];
    let what = ctx.voice.say_with("parties-accept-what", &args);
    let head = ctx.form(&format!("/office/invitations/{}", one.id))?;
    let button = Button::submit(ctx.voice.say("parties-accept-deed")).about(what.clone());
    Ok(Deed::new(what).below(ctx.voice.say_with("parties-accept-lead", &args)).button(PostButton::of(&head, button)))
}

/// The owner accepts.
pub(super) async fn submit_acceptance(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let (id, account): (AnyId, AnyId) = (pages::id(&id)?, ctx.signed_in()?.account);
    let level = ctx.town.read(|db| least(db, Guarded::Officer)).await?;
    if let Some(page) = too_little(&ctx, level, Some(&fields)).await? {
        return Ok(page);
    }
    let by = By::web(Actor::Oneself(account));
    let done: Result<(), Refused> = ctx.town.write(fields.key(), move |tx| deeds::accept_invitation(tx, id, account, &by)).await;
    match done {
        Ok(()) => ctx.see_other("/office"),
        Err(Refused::Party(Party::TwoAccounts)) => Err(Failure::Refused { why: ctx.voice.say("parties-accept-other") }),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            Err(Failure::Refused { why: wrongs.of("").unwrap_or_else(|| ctx.voice.say("parties-accept-other")) })
        }
    }
}
