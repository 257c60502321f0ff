//! Begin a vision.

use axum::extract::Path;
use axum::response::Response;
use engawa_bodies::office::{Entered, enter, way_to};
use engawa_db::{Db, Fault, Tx};
use engawa_kernel::Channel;
use engawa_parties::model::DeskRight;
use engawa_web::{Answer, Ctx, Fields};
use engawa_who::pages::sheet::{Sheet, Typed};

use super::at::{Place, write};
use super::head::{ask, read_whole};
use super::start::empty;
use super::wrongs::wrongs;
use crate::drafting::{self, Owner, Refused};

pub(super) const FIELDS: &[&str] = super::head::WHOLE;

/// Shows the form, with ten years from the next on.
pub(super) async fn show(ctx: Ctx, Path(place): Path<Place>) -> Answer<Response> {
    let entered = enter(&ctx, &place.slug, DeskRight::Keeps).await?;
    let next = engawa_kernel::FiscalYear::of(ctx.today()).number() + 1;
    let (from, to) = (next.to_string(), (next + 9).to_string());
    let title = ctx.voice.plain_with("plans-vision-title-usual", &[("body", entered.body.name.as_str().into())]);
    page(&ctx, &entered, &Typed::fresh(&[("title", &title), ("from", &from), ("to", &to)]))
}

fn page(ctx: &Ctx, entered: &Entered, typed: &Typed) -> Answer<Response> {
    let (say, list) = (|key| ctx.voice.say(key), entered.path("/visions"));
    let way = way_to(ctx, entered).link(say("plans-vision-list"), ctx.link(&list));
    let path = format!("{list}/new");
    let sheet = Sheet::new(ctx, way, say("plans-vision-begin"), &path, say("plans-vision-begin-deed"))?;
    let sheet = sheet.lead(say("plans-vision-begin-lead")).back_to(say("plans-vision-back"), ctx.link(&list));
    ask(ctx, typed).into_iter().fold(sheet, Sheet::part).answer(ctx, &typed.wrongs)
}

/// Begins it.
pub(super) async fn submit(ctx: Ctx, Path(place): Path<Place>, fields: Fields) -> Answer<Response> {
    let entered = enter(&ctx, &place.slug, DeskRight::Keeps).await?;
    let whole = match read_whole(&ctx, &fields) {
        Ok(whole) => whole,
        Err(wrongs) => return page(&ctx, &entered, &Typed::back(fields, wrongs)),
    };
    let (voice, body) = (ctx.voice.clone(), entered.body.clone());
    let act = move |tx: &mut Tx, by| {
        let slug = free_slug(tx, &body.slug)?;
        let mut codes = drafting::new_codes(tx, &slug)?;
        let file = empty(&voice, &slug, &body.name, &whole, &mut codes);
        drafting::begin_new(tx, &file, Owner::Body(body.id), by, Channel::Web)?;
        Ok::<_, Refused>(slug)
    };
    match write(&ctx, &place, &fields, act).await? {
        Ok(slug) => ctx.see_other(&format!("{}?done=begun", entered.path(&format!("/visions/{slug}")))),
        Err(refused) => page(&ctx, &entered, &Typed::back(fields, wrongs(&ctx.voice, refused)?)),
    }
}

/// A name that no plan has or had.
pub(super) fn free_slug(db: &Db, body: &str) -> Result<String, Fault> {
    let mut name = format!("vision-{body}");
    let mut number = 2u32;
    while drafting::owner_of(db, &name)?.is_some() {
        name = format!("vision-{body}-{number}");
        number += 1;
    }
    Ok(name)
}
