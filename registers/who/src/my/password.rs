//! Set, change and take away one's own password. All other sessions end with it.

use askama::Template;
use axum::response::Response;
use engawa_db::Fault;
use engawa_kernel::Id;
use engawa_web::ui::{Button, ErrorSummary, Field, FormFoot, PostButton};
use engawa_web::{Answer, Ctx, Failure, Fields, FormHead, Said, Voice};

use super::fresh;
use super::paths::paths;
use crate::accounts::{Account, account};
use crate::entry::letters::{Happened, Letters};
use crate::entry::passwords::{self, Weak};
use crate::entry::{look, store};
use crate::sessions;

/// The page `templates/my_password.html`.
#[derive(Template)]
#[template(path = "my_password.html")]
struct PasswordPage {
    voice: Voice,
    errors: ErrorSummary,
    lead: Said,
    mail: String,
    head: FormHead,
    password: Field,
    foot: FormFoot,
    removal: Option<PostButton>,
}

pub(crate) async fn show(ctx: Ctx) -> Answer<Response> {
    match fresh::elsewhere(&ctx, paths(ctx.face()).password).await? {
        Some(answer) => Ok(answer),
        None => page(&ctx, None).await,
    }
}

async fn page(ctx: &Ctx, wrong: Option<Weak>) -> Answer<Response> {
    let id: Id<Account> = ctx.signed_in()?.account.of();
    let read = ctx.town.read(move |db| Ok::<_, Fault>((account(db, id)?, store::password_set_at(db, id)?)));
    let (account, set_at) = read.await?;
    let account = account.ok_or(Failure::NotFound)?;
    let (voice, paths) = (&ctx.voice, paths(ctx.face()));
    let password = Field::new_password(voice, "password", voice.say("who-new-password"))
        .hint(voice.say("who-new-password-hint"))
        .error(wrong.map(|wrong| weak_sentence(voice, wrong)));
    let errors = ErrorSummary::of(voice, &[&password]);
    let title = look::titled(&errors, voice, voice.say("who-my-password"));
    let removal = match set_at {
        Some(_) => {
            let button = Button::submit(voice.say("who-password-remove")).danger().outline();
            Some(look::post(ctx, paths.password_removal, button)?)
        }
        None => None,
    };
    let content = PasswordPage {
        voice: voice.clone(),
        errors,
        lead: if set_at.is_some() { voice.say("who-password-lead-change") } else { voice.say("who-password-lead-new") },
        mail: account.mail,
        head: ctx.form(paths.password)?,
        password,
        foot: FormFoot::new(Button::submit(voice.say("who-password-save")))
            .other(voice.say("who-back-to-my"), ctx.link(paths.home)),
        removal,
    };
    look::page(ctx, title, look::status(wrong.is_some()), &content)
}

fn weak_sentence(voice: &Voice, weak: Weak) -> Said {
    match weak {
        Weak::Empty => voice.say("who-password-empty"),
        Weak::Short => voice.say("who-password-short"),
        Weak::Long => voice.say("who-password-long"),
        Weak::Common => voice.say("who-password-common"),
        Weak::Own => voice.say("who-password-own"),
    }
}

pub(crate) async fn submit(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let paths = paths(ctx.face());
    if let Some(answer) = fresh::elsewhere(&ctx, paths.password).await? {
        return Ok(answer);
    }
    let visitor = ctx.signed_in()?;
    let (id, session): (Id<Account>, _) = (visitor.account.of(), visitor.session);
    let account = ctx.town.read(move |db| account(db, id)).await?.ok_or(Failure::NotFound)?;
    let password = fields.get("password");
    if let Err(weak) = passwords::check(password, &[&account.mail, &account.name, &ctx.site.slug, &ctx.site.name]) {
        return page(&ctx, Some(weak)).await;
    }
    let hash = passwords::make(password.to_owned()).await?;
    let letters = Letters::of(&ctx);
    ctx.town
        .write(fields.key(), move |tx| {
            let now = tx.now();
            store::put_password(tx, id, &hash)?;
            letters.write(tx, id, Happened::PasswordSet)?;
            sessions::store::end_all_of(tx, id, Some(session), now)
        })
        .await?;
    ctx.see_other(&format!("{}?done=password", paths.home))
}

pub(crate) async fn submit_removal(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let paths = paths(ctx.face());
    if let Some(answer) = fresh::elsewhere(&ctx, paths.password).await? {
        return Ok(answer);
    }
    let visitor = ctx.signed_in()?;
    let (id, session): (Id<Account>, _) = (visitor.account.of(), visitor.session);
    let letters = Letters::of(&ctx);
    ctx.town
        .write(fields.key(), move |tx| {
            let now = tx.now();
            if store::password_set_at(tx, id)?.is_some() {
                letters.write(tx, id, Happened::PasswordRemoved)?;
            }
            store::forget_password(tx, id)?;
            sessions::store::end_all_of(tx, id, Some(session), now)
        })
        .await?;
    ctx.see_other(&format!("{}?done=password-removed", paths.home))
}
