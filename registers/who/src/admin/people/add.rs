//! Add a person: an account and its first office in one form.

use axum::response::Response;
use engawa_db::Tx;
use engawa_kernel::{Actor, Channel, Day, Id};
use engawa_post::{Address, Body, Line, Mail as Letter};
use engawa_web::ui::{Field, Width};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow as Row};

use super::super::{ADMINISTERS, sentences};
use super::appoint;
use super::person::people_way;
use crate::accounts::{self, Account, MAIL_MAX, Mail, NAME_MAX, clean_name, open_account};
use crate::model::Office;
use crate::offices::{self, NewAppointment, Refused};
use crate::pages::look;
use crate::pages::sheet::{Sheet, Typed, Wrongs};

/// The form.
pub(super) const SHOW: Row = Row::get("/admin/people/new", Face::Staff, ADMINISTERS);
/// The deed.
pub(super) const SUBMIT: Row =
    Row::post("/admin/people", Face::Staff, ADMINISTERS).fields(&["name", "mail", "office", "from", "to"]).shows(look::PEOPLE);

/// The form, with today as the first day.
pub(super) async fn show(ctx: Ctx) -> Answer<Response> {
    let today = look::typed(ctx.today());
    page(&ctx, Typed::fresh(&[("from", &today)])).await
}

async fn page(ctx: &Ctx, typed: Typed) -> Answer<Response> {
    let (voice, today) = (&ctx.voice, ctx.today());
    let posts = ctx.town.read(move |db| appoint::posts_from(db, today)).await?;
    let say = |key| voice.say(key);
    let name = Field::text(voice, "name", say("who-people-name")).value(typed.value("name")).error(typed.wrong("name"));
    let mail = Field::mail(voice, "mail", say("who-people-mail")).value(typed.value("mail")).error(typed.wrong("mail"));
    let sheet = Sheet::new(ctx, people_way(ctx), say("who-people-add"), SUBMIT.path, say("who-add-deed"))?
        .lead(say("who-add-lead"))
        .part(name.width(Width::Middle).autocomplete("off").max(NAME_MAX))
        .part(mail.autocomplete("off").hint(say("who-add-mail-hint")).max(MAIL_MAX));
    appoint::parts(sheet, voice, &typed, &posts).back(ctx.link("/admin/people")).answer(ctx, &typed.wrongs)
}

/// What was typed, as it is meant.
#[derive(Clone)]
struct Added {
    name: String,
    mail: Mail,
    office: Id<Office>,
    from_on: Day,
    to_on: Option<Day>,
}

fn read(ctx: &Ctx, fields: &Fields) -> Result<Added, Wrongs> {
    let voice = &ctx.voice;
    let mut wrongs = Wrongs::default();
    let name = clean_name(fields.get("name"));
    if name.is_err() {
        wrongs.add("name", voice.say_with("who-add-name-wrong", &[("max", NAME_MAX.into())]));
    }
    let mail = Mail::parse(fields.get("mail"));
    if mail.is_err() {
        wrongs.add("mail", voice.say("who-add-mail-wrong"));
    }
    let term = appoint::read(voice, fields, &mut wrongs);
    match (name, mail, term) {
        (Ok(name), Ok(mail), Some((office, from_on, to_on))) if wrongs.is_empty() => {
            Ok(Added { name, mail, office, from_on, to_on })
        }
        _ => Err(wrongs),
    }
}

/// Opens the account, or takes the one that has this address, and appoints.
pub(super) async fn submit(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let added = match read(&ctx, &fields) {
        Ok(added) => added,
        Err(wrongs) => return page(&ctx, Typed::back(fields, wrongs)).await,
    };
    let (by, letter) = (ctx.actor()?, letter(&ctx, &added));
    let done = ctx.town.write(fields.key(), move |tx| add(tx, &added, letter.as_ref(), by.clone())).await;
    match done {
        Ok((id, is_new)) => {
            let code = if is_new { "added" } else { "known" };
            ctx.see_other(&format!("/admin/people/{id}?done={code}"))
        }
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            page(&ctx, Typed::back(fields, wrongs)).await
        }
    }
}

fn add(tx: &mut Tx, added: &Added, letter: Option<&Letter>, by: Actor) -> Result<(Id<Account>, bool), Refused> {
    let is_new = accounts::account_by_mail(tx, &added.mail.key)?.is_none();
    let account = open_account(tx, &added.name, &added.mail, by.clone(), Channel::Web)?;
    let new = NewAppointment { account, office: added.office, from_on: added.from_on, to_on: added.to_on };
    offices::appoint(tx, &new, by, Channel::Web)?;
    if let Some(letter) = letter {
        engawa_post::enqueue(tx, letter)?;
    }
    Ok((account, is_new))
}

/// Says where to come in. A server that is not sure of its own name writes none: then someone tells them.
fn letter(ctx: &Ctx, added: &Added) -> Option<Letter> {
    let link = ctx.whole_link(Face::Staff.sign_in_path())?;
    let args = [("link", link.into()), ("from", ctx.voice.full_day(added.from_on).into())];
    Some(Letter {
        to: Address::parse(&added.mail.given).ok()?,
        subject: Line::parse(&ctx.voice.plain("who-add-letter-subject")).ok()?,
        body: Body::parse(&ctx.voice.plain_with("who-add-letter", &args)).ok()?,
        is_decoy: false,
    })
}
