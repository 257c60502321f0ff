//! Who has no office today is told so, with the day: no session begins.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_kernel::Day;
use engawa_web::{Answer, Ctx, Failure, Said, Voice};

use super::arrive::Term;
use super::look;

/// The page `templates/entry_term.html`.
#[derive(Template)]
#[template(path = "entry_term.html")]
struct TermPage {
    voice: Voice,
    title: Said,
    text: Said,
    home: String,
}

pub(crate) fn page(ctx: &Ctx, term: Term) -> Answer<Response> {
    let voice = &ctx.voice;
    let (title, text) = match term {
        Term::Ended(day) => {
            (voice.say("who-term-ended"), voice.say_with("who-term-ended-text", &[("day", full_day(ctx, day)?.into())]))
        }
        Term::Begins(day) => {
            (voice.say("who-term-begins"), voice.say_with("who-term-begins-text", &[("day", full_day(ctx, day)?.into())]))
        }
        Term::None => (voice.say("who-term-none"), voice.say("who-term-none-text")),
    };
    let content = TermPage { voice: voice.clone(), title: title.clone(), text, home: ctx.link("/") };
    look::page(ctx, title, StatusCode::FORBIDDEN, &content)
}

fn full_day(ctx: &Ctx, number: i64) -> Answer<Said> {
    let day = Day::from_number(number).map_err(|error| Failure::Fault(Box::new(error)))?;
    Ok(ctx.voice.full_day(day))
}
