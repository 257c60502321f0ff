//! A way did not lead in: why, what to do, and the other ways. Nothing that was typed elsewhere is lost.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::ui::Button;
use engawa_web::{Answer, Ctx, Said, key};

use super::profile::Profile;
use super::words::name_of;
use crate::entry::{look, paths, to};

/// Why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failed {
    /// The answer is late, was taken before, or belongs to another browser.
    Stale,
    /// The person turned back at the provider.
    TurnedBack,
    /// The provider does not answer.
    Down,
    /// What came back is not sound.
    Unsound,
    /// Somebody else comes in by this already.
    Taken,
    /// The town has closed this way.
    Closed,
}

impl Failed {
    fn words(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Failed::Stale => (StatusCode::GONE, key("who-way-stale"), key("who-way-stale-text")),
            Failed::TurnedBack => (StatusCode::OK, key("who-way-turned"), key("who-way-turned-text")),
            Failed::Down => (StatusCode::SERVICE_UNAVAILABLE, key("who-way-down"), key("who-way-down-text")),
            Failed::Unsound => (StatusCode::BAD_REQUEST, key("who-way-unsound"), key("who-way-unsound-text")),
            Failed::Taken => (StatusCode::CONFLICT, key("who-way-taken"), key("who-way-taken-text")),
            Failed::Closed => (StatusCode::GONE, key("who-way-closed"), key("who-way-closed-text")),
        }
    }
}

/// The page `templates/ways_failed.html`.
#[derive(Template)]
#[template(path = "ways_failed.html")]
struct FailedPage {
    title: Said,
    text: Said,
    again: Button,
    help: Vec<Said>,
    voice: engawa_web::Voice,
}

/// The page, with the way back to where one was going.
pub(super) fn page(ctx: &Ctx, profile: Profile, failed: Failed, asked: &str) -> Answer<Response> {
    let voice = &ctx.voice;
    let (status, title, text) = failed.words();
    let name = name_of(voice, profile);
    let title = voice.say_with(title, &[("way", name.clone().into())]);
    let is_in = ctx.visitor().is_some();
    let (label, path) = if is_in {
        (voice.say("who-way-to-my"), super::MY.to_owned())
    } else {
        (voice.say("who-way-others"), to::with_to(paths::paths(ctx.face()).sign_in, asked))
    };
    let content = FailedPage {
        text: voice.say_with(text, &[("way", name.into())]),
        title: title.clone(),
        again: Button::link(label, ctx.link(&path)),
        help: look::help(ctx),
        voice: voice.clone(),
    };
    look::page(ctx, title, status, &content)
}
