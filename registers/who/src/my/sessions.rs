//! One's own sessions, on both faces: where one is signed in, and how to end it there.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_kernel::{AnyId, Id};
use engawa_web::ui::{Button, Deed, Deeds, PostButton, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, Said, Voice};

use super::paths::paths;
use crate::accounts::Account;
use crate::entry::look;
use crate::sessions::{self, Session};

/// The page `templates/my_sessions.html`.
#[derive(Template)]
#[template(path = "my_sessions.html")]
struct SessionsPage {
    voice: Voice,
    tell: Option<Tell>,
    sessions: Deeds,
    all: Option<PostButton>,
    back: Button,
}

pub(crate) async fn show(ctx: Ctx, Query(query): Query<Vec<(String, String)>>) -> Answer<Response> {
    let visitor = ctx.signed_in()?;
    let (id, own): (Id<Account>, AnyId) = (visitor.account.of(), visitor.session);
    let all = ctx.town.read(move |db| sessions::store::sessions_of(db, id)).await?;
    let (voice, paths) = (&ctx.voice, paths(ctx.face()));
    let is_done = query.iter().any(|(name, code)| name == "done" && code == "ended");
    let deeds: Answer<Vec<Deed>> = all.iter().map(|session| deed(&ctx, session, own)).collect();
    let others = all.iter().any(|session| session.id.any() != own);
    let button = Button::submit(voice.say("who-sessions-end")).outline();
    let content = SessionsPage {
        voice: voice.clone(),
        tell: is_done.then(|| Tell::new(Tone::Done, voice.say("who-session-ended"))),
        sessions: Deeds::new(deeds?, voice.say("who-my-nothing")),
        all: if others { Some(look::post(&ctx, paths.sessions_end, button)?) } else { None },
        back: Button::link(voice.say("who-back-to-my"), ctx.link(paths.home)).text(),
    };
    look::page(&ctx, voice.say("who-my-sessions"), look::status(false), &content)
}

fn deed(ctx: &Ctx, session: &Session, own: AnyId) -> Answer<Deed> {
    let voice = &ctx.voice;
    let device = if session.device.is_empty() { voice.say("who-device-unknown") } else { Said::text(&session.device) };
    let face = match session.face {
        Face::Staff => voice.say("who-session-staff"),
        Face::Public | Face::Operator => voice.say("who-session-public"),
    };
    let deed = Deed::new(device.clone())
        .below(face)
        .below(voice.say_with("who-session-since", &[("moment", voice.moment(session.made_at).into())]))
        .below(voice.say_with("who-session-seen", &[("moment", voice.moment(session.seen_at).into())]));
    if session.id.any() == own {
        return Ok(deed.mark(voice.say("who-session-here")));
    }
    let path = paths(ctx.face()).session_end.replace("{session}", &session.id.to_string());
    Ok(deed.button(look::post(ctx, &path, Button::submit(voice.say("who-session-end")).outline().about(device))?))
}

pub(crate) async fn submit_end(ctx: Ctx, Path(session): Path<String>, fields: Fields) -> Answer<Response> {
    let id: Id<Account> = ctx.signed_in()?.account.of();
    let Ok(session) = AnyId::parse(&session) else { return Err(Failure::NotFound) };
    let was_own = ctx
        .town
        .write(fields.key(), move |tx| {
            let now = tx.now();
            sessions::store::end_one(tx, id, session, now)
        })
        .await?;
    // Another's session is not there for this visitor, nor is one that has ended.
    if !was_own {
        return Err(Failure::NotFound);
    }
    ctx.see_other(&format!("{}?done=ended", paths(ctx.face()).sessions))
}

pub(crate) async fn submit_end_others(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let visitor = ctx.signed_in()?;
    let (id, own): (Id<Account>, AnyId) = (visitor.account.of(), visitor.session);
    ctx.town
        .write(fields.key(), move |tx| {
            let now = tx.now();
            sessions::store::end_all_of(tx, id, Some(own), now)
        })
        .await?;
    ctx.see_other(&format!("{}?done=ended", paths(ctx.face()).sessions))
}
