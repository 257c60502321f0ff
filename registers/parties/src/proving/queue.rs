//! The letters that wait at the desk: to be decided, to be printed, on their way.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_web::ui::{Button, ErrorSummary, FormFoot, Kicker, Picks, Row, Rows, SectionHead, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, FormHead, May, RouteRow, Said, key};
use engawa_who::pages::{Done, look};

use super::SHOWN;
use super::print::DEED;
use crate::EDIT;
use crate::model::{Letter, Stand};
use crate::store::{self, letters};

/// The page.
pub(super) const SHOW: RouteRow =
    RouteRow::get("/desk/parties/letters", Face::Staff, May::Holds(&[EDIT])).asks(&["done"]).shows(SHOWN);

/// The page `templates/desk_letters.html`.
#[derive(Template)]
#[template(path = "desk_letters.html")]
struct LettersPage {
    done: Option<Tell>,
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    lead: Said,
    asked_head: SectionHead,
    asked: Rows,
    print_head: SectionHead,
    print: Option<PrintForm>,
    nothing: Said,
    sent_head: SectionHead,
    sent: Rows,
}

struct PrintForm {
    head: FormHead,
    picks: Picks,
    foot: FormFoot,
}

/// A letter with the path of its area.
pub(super) struct Told {
    pub(super) letter: Letter,
    pub(super) area: String,
}

pub(super) fn told(db: &Db, letter: Letter) -> Result<Told, Fault> {
    Ok(Told { area: store::area_path(db, letter.to.area)?.unwrap_or_default(), letter })
}

fn read(db: &Db) -> Result<Vec<Told>, Fault> {
    letters::open_letters(db)?.into_iter().map(|letter| told(db, letter)).collect()
}

/// The path of one letter.
pub(super) fn path(letter: &Letter) -> String {
    format!("{}/{}", SHOW.path, letter.id)
}

fn done(code: &str) -> Option<&'static str> {
    Some(match code {
        "prepared" => key("parties-letters-done-prepared"),
        "refused" => key("parties-letters-done-refused"),
        _ => return None,
    })
}

/// Shows what waits.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Done>) -> Answer<Response> {
    page(&ctx, &asked.done, None).await
}

/// The page, also where nothing was picked to be printed.
pub(super) async fn page(ctx: &Ctx, code: &str, wrong: Option<Said>) -> Answer<Response> {
    let all = ctx.town.read(read).await?;
    // Who asks is seen by their account, whoever they turn out to be.
    look::note(ctx, SHOW.path, all.iter().map(|told| told.letter.account.any()).collect()).await?;
    let (say, today) = (|key| ctx.voice.say(key), ctx.today());
    let of = |wanted: fn(Stand) -> bool| all.iter().filter(move |told| wanted(told.letter.stand(today)));
    let is_wrong = wrong.is_some();
    let print = print_form(ctx, of(|stand| stand == Stand::Prepared), wrong)?;
    let errors = match &print {
        Some(form) => ErrorSummary::of(&ctx.voice, &[&form.picks]),
        None => ErrorSummary::of(&ctx.voice, &[]),
    };
    let content = LettersPage {
        done: done(code).map(|key| Tell::new(Tone::Done, say(key))),
        errors,
        way: Kicker::new().link(say("parties-desk-entry"), ctx.link("/desk/parties")),
        title: say("parties-letters-title"),
        lead: say("parties-letters-lead"),
        asked_head: SectionHead::new("asked-h", say("parties-letters-asked")),
        asked: Rows::new(of(|stand| stand == Stand::Asked).map(|told| row(ctx, told)).collect(), say("parties-letters-none")),
        print_head: SectionHead::new("print-h", say("parties-letters-to-print")),
        print,
        nothing: say("parties-letters-none"),
        sent_head: SectionHead::new("sent-h", say("parties-letters-sent")),
        sent: Rows::new(
            of(|stand| matches!(stand, Stand::Sent(_) | Stand::Late)).map(|told| row(ctx, told)).collect(),
            say("parties-letters-none"),
        ),
    };
    let mut answer = ctx.page(&ctx.shell(content.errors.page_title(&ctx.voice, content.title.clone())), &content)?;
    if is_wrong {
        *answer.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

fn row(ctx: &Ctx, told: &Told) -> Row {
    let voice = &ctx.voice;
    let asked = voice.say_with("parties-letters-day", &[("day", voice.full_day(told.letter.asked_at.day()).into())]);
    let below = match told.letter.stand(ctx.today()) {
        Stand::Sent(until) => voice.say_with("parties-letters-until", &[("day", voice.full_day(until).into())]),
        Stand::Late => voice.say("parties-letters-late"),
        Stand::Asked | Stand::Prepared | Stand::Ended(_) => Said::text(&format!("{} {}", told.area, told.letter.to.address)),
    };
    Row::new(told.letter.to.name.as_str()).href(ctx.link(&path(&told.letter))).above(asked).below(below)
}

fn print_form<'a>(ctx: &Ctx, ready: impl Iterator<Item = &'a Told>, wrong: Option<Said>) -> Answer<Option<PrintForm>> {
    let voice = &ctx.voice;
    let picks = Picks::checks(voice, "letter", voice.say("parties-letters-which")).unmarked().error(wrong);
    let (mut picks, mut count) = (picks, 0);
    for told in ready {
        let (id, where_to) = (told.letter.id.to_string(), format!("{} {}", told.area, told.letter.to.address));
        picks = picks.pick_with_hint(id.as_str(), told.letter.to.name.as_str(), where_to).chosen(id.as_str());
        count += 1;
    }
    let foot = FormFoot::new(Button::submit(voice.say("parties-letters-print")));
    Ok(if count > 0 { Some(PrintForm { head: ctx.form(DEED.path)?, picks, foot }) } else { None })
}
