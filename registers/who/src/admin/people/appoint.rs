//! Appoint someone to an office, from today or ahead.

use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{Channel, Day, Id};
use engawa_web::ui::{Field, Select, Tell, Tone, Width, read_day};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow as Row, Voice};

use super::super::{ADMINISTERS, sentences};
use super::person::Person;
use crate::model::Office;
use crate::offices::{self, NewAppointment, Post, are_over, together};
use crate::pages::look;
use crate::pages::sheet::{Sheet, Typed, Wrongs};

/// The form.
pub(super) const SHOW: Row = Row::get("/admin/people/{account}/appointments/new", Face::Staff, ADMINISTERS).shows(look::PEOPLE);
/// The deed.
pub(super) const SUBMIT: Row = Row::post("/admin/people/{account}/appointments", Face::Staff, ADMINISTERS)
    .fields(&["office", "from", "to"])
    .shows(look::PEOPLE);

/// The form, with today as the first day.
pub(super) async fn show(ctx: Ctx, Path(account): Path<String>) -> Answer<Response> {
    let person = Person::load(&ctx, SHOW.path, &account).await?;
    let today = look::typed(ctx.today());
    page(&ctx, &person, Typed::fresh(&[("from", &today)])).await
}

async fn page(ctx: &Ctx, person: &Person, typed: Typed) -> Answer<Response> {
    let (voice, today) = (&ctx.voice, ctx.today());
    let posts = ctx.town.read(move |db| posts_from(db, today)).await?;
    let title = voice.say_with("who-appoint-person", &[("name", person.account.name.as_str().into())]);
    let own = person.is_visitor(ctx).then(|| Tell::new(Tone::Late, voice.say("who-appoint-oneself")));
    let path = format!("{}/appointments", person.path());
    let sheet = Sheet::new(ctx, person.way(ctx), title, &path, voice.say("who-appoint-title"))?.tell(own);
    parts(sheet, voice, &typed, &posts).back(ctx.link(&person.path())).answer(ctx, &typed.wrongs)
}

/// The offices to which someone can be appointed from a day on: those that are there then, or later.
pub(super) fn posts_from(db: &Db, today: Day) -> Result<Vec<Post>, Fault> {
    let mut posts = offices::store::posts(db)?;
    posts.retain(|post| !are_over(together(post.office.days, post.section_days), today));
    Ok(posts)
}

/// Which office, from when, until when.
pub(super) fn parts(sheet: Sheet, voice: &Voice, typed: &Typed, posts: &[Post]) -> Sheet {
    let say = |key| voice.say(key);
    let select =
        Select::new(voice, "office", say("who-appoint-office")).chosen(typed.fields.get("office")).error(typed.wrong("office"));
    let option = |select: Select, post: &Post| {
        select.option(post.office.id.to_string(), look::office(voice, &post.section_name, &post.office.title))
    };
    let from = Field::day(voice, "from", say("who-appoint-from")).value(typed.value("from")).error(typed.wrong("from"));
    let to = Field::day(voice, "to", say("who-appoint-to")).value(typed.value("to")).error(typed.wrong("to"));
    sheet
        .part(posts.iter().fold(select, option).width(Width::Full))
        .part(from.hint(say("who-appoint-from-hint")))
        .part(to.hint(say("who-appoint-to-hint")).optional())
}

/// Reads which office, from when, until when.
pub(super) fn read(voice: &Voice, fields: &Fields, wrongs: &mut Wrongs) -> Option<(Id<Office>, Day, Option<Day>)> {
    let office = Id::parse(fields.get("office")).ok();
    if office.is_none() {
        wrongs.add("office", voice.say("who-appoint-office-wrong"));
    }
    let from = read_day(fields.get("from"));
    if from.is_none() {
        wrongs.add("from", voice.say("who-desk-day-wrong"));
    }
    let to = read_day(fields.get("to"));
    if to.is_none() && !fields.trimmed("to").is_empty() {
        wrongs.add("to", voice.say("who-desk-day-wrong"));
        return None;
    }
    Some((office?, from?, to))
}

/// Appoints.
pub(super) async fn submit(ctx: Ctx, Path(account): Path<String>, fields: Fields) -> Answer<Response> {
    let person = Person::load(&ctx, SUBMIT.path, &account).await?;
    let mut wrongs = Wrongs::default();
    let Some((office, from_on, to_on)) = read(&ctx.voice, &fields, &mut wrongs) else {
        return page(&ctx, &person, Typed::back(fields, wrongs)).await;
    };
    let (by, new) = (ctx.actor()?, NewAppointment { account: person.account.id, office, from_on, to_on });
    let done = ctx.town.write(fields.key(), move |tx| offices::appoint(tx, &new, by.clone(), Channel::Web)).await;
    match done {
        Ok(_) => ctx.see_other(&format!("{}?done=appointed", person.path())),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            page(&ctx, &person, Typed::back(fields, wrongs)).await
        }
    }
}
