//! Take the second step of someone away who has lost it. They set a new one when they sign in; nobody does it for themselves.

use axum::extract::Path;
use axum::response::Response;
use engawa_db::Tx;
use engawa_journal::{Deed, Untold, tell};
use engawa_kernel::{Actor, Channel, Id, Visibility};
use engawa_post::{Address, Body, Line, Mail as Letter};
use engawa_web::ui::{Button, Confirm, PostButton, Tell, Tone, Undo};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, RouteRow as Row};

use super::super::ADMINISTERS;
use super::super::facts::SecondStepReset;
use super::person::Person;
use crate::accounts::Account;
use crate::entry::reset_second_step;
use crate::pages::confirm::ConfirmPage;
use crate::pages::look;

/// What will happen.
pub(super) const SHOW: Row = Row::get("/admin/people/{account}/second-step", Face::Staff, ADMINISTERS).shows(look::PEOPLE);
/// The deed.
pub(super) const SUBMIT: Row = Row::post("/admin/people/{account}/second-step/reset", Face::Staff, ADMINISTERS);

pub(super) fn path(person: &Person) -> String {
    format!("{}/second-step", person.path())
}

/// What will happen, whom it reaches, and that it cannot be undone.
pub(super) async fn show(ctx: Ctx, Path(account): Path<String>) -> Answer<Response> {
    let person = Person::load(&ctx, SHOW.path, &account).await?;
    let say = |key| ctx.voice.say(key);
    let what = ctx.voice.say_with("who-reset-what", &[("name", person.account.name.as_str().into())]);
    let reaches = ctx.voice.say_with("who-reset-reaches", &[("name", person.account.name.as_str().into())]);
    let confirm = Confirm::new(&ctx.voice, what, reaches, Undo::Never)
        .detail(say("who-reset-before"), say("who-reset-before-text"))
        .back(ctx.link(&person.path()));
    let is_visitor = person.is_visitor(&ctx);
    let confirm = if is_visitor { confirm } else { confirm.deed(button(&ctx, &person)?) };
    let tell = is_visitor.then(|| Tell::new(Tone::Late, say("who-person-oneself")));
    ConfirmPage { way: person.way(&ctx), title: say("who-reset-title"), tell, confirm }.answer(&ctx)
}

fn button(ctx: &Ctx, person: &Person) -> Answer<PostButton> {
    let head = ctx.form(&format!("{}/reset", path(person)))?;
    Ok(PostButton::of(&head, Button::submit(ctx.voice.say("who-reset-deed")).danger()))
}

/// Takes it away: sessions end, the record says who did it, and the person is told by mail.
pub(super) async fn submit(ctx: Ctx, Path(account): Path<String>, fields: Fields) -> Answer<Response> {
    let person = Person::find(&ctx, &account).await?;
    if person.is_visitor(&ctx) {
        return Err(Failure::Refused { why: ctx.voice.say("who-person-oneself") });
    }
    let (by, id, letter) = (ctx.actor()?, person.account.id, letter(&ctx, &person));
    let done = ctx.town.write(fields.key(), move |tx| reset(tx, id, letter.as_ref(), by.clone())).await;
    done.map_err(|untold| look::failure(&ctx.voice, untold))?;
    ctx.see_other(&format!("{}?done=reset", person.path()))
}

fn reset(tx: &mut Tx, account: Id<Account>, letter: Option<&Letter>, by: Actor) -> Result<(), Untold> {
    reset_second_step(tx, account)?;
    if let Some(letter) = letter {
        engawa_post::enqueue(tx, letter)?;
    }
    let fact = SecondStepReset { account };
    tell(tx, Deed::of(fact, by, Channel::Web).about(account).seen_by(Visibility::Parties))?;
    Ok(())
}

fn letter(ctx: &Ctx, person: &Person) -> Option<Letter> {
    let args = [("moment", ctx.voice.moment(ctx.now()).into())];
    Some(Letter {
        to: Address::parse(&person.account.mail).ok()?,
        subject: Line::parse(&ctx.voice.plain("who-reset-letter-subject")).ok()?,
        body: Body::parse(&ctx.voice.plain_with("who-reset-letter", &args)).ok()?,
        is_decoy: false,
    })
}
