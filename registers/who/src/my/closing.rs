//! Close one's own account: everything that names the person goes; what was done stays, without a name.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::Fault;
use engawa_journal::Untold;
use engawa_kernel::{Actor, Channel, Id};
use engawa_web::ui::{Button, Confirm, Undo};
use engawa_web::{Answer, Ctx, Failure, Fields, Voice};
use serde::{Deserialize, Serialize};

use super::fresh;
use super::paths::{CLOSING, paths};
use crate::accounts::{Account, account, close_account};
use crate::entry::{arrive, look, paths as entry_paths};
use crate::offices;

/// The page `templates/my_closing.html`.
#[derive(Template)]
#[template(path = "my_closing.html")]
struct ClosingPage {
    voice: Voice,
    confirm: Option<Confirm>,
    back: Button,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Closing {
    Done,
    HoldsOffice,
}

pub(crate) async fn show(ctx: Ctx) -> Answer<Response> {
    match fresh::elsewhere(&ctx, CLOSING).await? {
        Some(answer) => Ok(answer),
        None => page(&ctx, StatusCode::OK).await,
    }
}

async fn page(ctx: &Ctx, status: StatusCode) -> Answer<Response> {
    let id: Id<Account> = ctx.signed_in()?.account.of();
    let today = ctx.today();
    let read = ctx.town.read(move |db| Ok::<_, Fault>((account(db, id)?, offices::store::has_office_from(db, id, today)?)));
    let (account, holds_office) = read.await?;
    let account = account.ok_or(Failure::NotFound)?;
    let (voice, home) = (&ctx.voice, ctx.link(paths(ctx.face()).home));
    let confirm = if holds_office {
        None
    } else {
        let deed = look::post(ctx, CLOSING, Button::submit(voice.say("who-closing-button")).danger())?;
        let confirm = Confirm::new(voice, voice.say("who-closing-what"), voice.say("who-closing-reaches"), Undo::Never);
        Some(
            confirm
                .detail(voice.say("who-mail"), account.mail.as_str())
                .detail(voice.say("who-closing-stays"), voice.say("who-closing-stays-text"))
                .deed(deed)
                .back(home.clone()),
        )
    };
    let content = ClosingPage { voice: voice.clone(), confirm, back: Button::link(voice.say("who-back-to-my"), home).outline() };
    look::page(ctx, voice.say("who-my-closing"), status, &content)
}

pub(crate) async fn submit(ctx: Ctx, fields: Fields) -> Answer<Response> {
    if let Some(answer) = fresh::elsewhere(&ctx, CLOSING).await? {
        return Ok(answer);
    }
    let id: Id<Account> = ctx.signed_in()?.account.of();
    let closing = ctx
        .town
        .write(fields.key(), move |tx| {
            let today = tx.now().day();
            if offices::store::has_office_from(tx, id, today)? {
                return Ok(Closing::HoldsOffice);
            }
            close_account(tx, id, Actor::Oneself(id.any()), Channel::Web)?;
            Ok::<_, Untold>(Closing::Done)
        })
        .await
        .map_err(look::untold)?;
    if closing == Closing::HoldsOffice {
        return page(&ctx, StatusCode::CONFLICT).await;
    }
    let mut answer = ctx.see_other(&format!("{}?done=closed", entry_paths::paths(ctx.face()).sign_in))?;
    arrive::take_cookie(&ctx, &mut answer);
    Ok(answer)
}
