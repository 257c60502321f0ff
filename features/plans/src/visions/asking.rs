//! Deeds that are asked once more: take a goal out, begin to change what is in force, take a draft away.

use axum::extract::Path;
use axum::response::Response;
use engawa_db::Tx;
use engawa_kernel::Channel;
use engawa_parties::model::DeskRight;
use engawa_web::ui::{Button, Confirm, PostButton, Undo};
use engawa_web::{Answer, Ctx, Failure, Fields, Said, key};
use engawa_who::pages::confirm::ConfirmPage;

use super::at::{self, Known, Place, meet, root, write};
use super::wrongs::failure;
use crate::drafting::edit::Edit;
use crate::drafting::{self, Refused, Seen};
use crate::pages::escaped;

/// What a question says: the title, what happens, whom it reaches, the button.
struct Question {
    title: &'static str,
    what: Said,
    reaches: &'static str,
    undo: Undo,
    deed: &'static str,
    is_danger: bool,
}

fn ask(ctx: &Ctx, known: &Known, end: &str, question: Question) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let button = Button::submit(say(question.deed));
    let button = if question.is_danger { button.danger() } else { button };
    let deed = PostButton::of(&ctx.form(&known.path(end))?, button);
    let deed = if known.draft.is_some() { deed.field("seen", known.seen()) } else { deed };
    let confirm = Confirm::new(&ctx.voice, question.what, say(question.reaches), question.undo);
    let confirm = confirm.deed(deed).back(ctx.link(&known.path("")));
    ConfirmPage { way: known.way_below(ctx), title: say(question.title), tell: None, confirm }.answer(ctx)
}

/// After a deed: there, or what keeps it from being done.
fn answered(ctx: &Ctx, done: Result<(), Refused>, path: &str) -> Answer<Response> {
    match done {
        Ok(()) => ctx.see_other(path),
        Err(refused) => Err(failure(&ctx.voice, refused)),
    }
}

/// Asks before a goal is taken out.
pub(super) async fn show_out(ctx: Ctx, Path(place): Path<Place>) -> Answer<Response> {
    let (known, _) = at::draft(&ctx, &place).await?;
    let node = known.goal(&place.goal).ok_or(Failure::NotFound)?;
    let what = ctx.voice.say_with("plans-vision-out-what", &[("goal", node.title.as_str().into())]);
    let end = format!("/goals/{}/removal", escaped(&node.code));
    let (title, reaches, deed) = (key("plans-vision-goal-out"), key("plans-vision-out-reaches"), key("plans-vision-goal-out"));
    ask(&ctx, &known, &end, Question { title, what, reaches, undo: Undo::Never, deed, is_danger: true })
}

/// Takes it out, and numbers the others anew.
pub(super) async fn submit_out(ctx: Ctx, Path(place): Path<Place>, fields: Fields) -> Answer<Response> {
    let (known, _) = at::draft(&ctx, &place).await?;
    let mut edits = vec![Edit::Remove(known.goal(&place.goal).ok_or(Failure::NotFound)?.code.clone())];
    edits.extend(known.file().and_then(root).map(|root| Edit::Number(root.code.clone())));
    let (plan, seen) = (place.plan.clone(), Seen::read(fields.get("seen")));
    let act = move |tx: &mut Tx, _| drafting::edit(tx, &plan, seen.ok_or(Refused::Late)?, &edits).map(|_| ());
    let done = write(&ctx, &place, &fields, act).await?;
    answered(&ctx, done, &format!("{}?done=taken-out", known.path("")))
}

/// Asks before a draft is made of what is in force; one that is there is gone on with.
pub(super) async fn show_amendment(ctx: Ctx, Path(place): Path<Place>) -> Answer<Response> {
    let known = meet(&ctx, &place, DeskRight::Keeps).await?;
    if known.draft.is_some() {
        return ctx.see_other(&known.path(""));
    }
    let (title, deed) = (key("plans-vision-amend"), key("plans-vision-amend-deed"));
    let (what, undo) = (ctx.voice.say("plans-vision-amend-what"), Undo::Until(ctx.voice.say("plans-vision-amend-undo")));
    let reaches = key("plans-vision-amend-reaches");
    ask(&ctx, &known, "/amendment", Question { title, what, reaches, undo, deed, is_danger: false })
}

/// Begins it.
pub(super) async fn submit_amendment(ctx: Ctx, Path(place): Path<Place>, fields: Fields) -> Answer<Response> {
    let known = meet(&ctx, &place, DeskRight::Keeps).await?;
    let plan = place.plan.clone();
    let done = write(&ctx, &place, &fields, move |tx: &mut Tx, by| drafting::begin(tx, &plan, by, Channel::Web)).await?;
    answered(&ctx, done, &format!("{}?done=begun", known.path("")))
}

/// Asks before a draft is taken away.
pub(super) async fn show_removal(ctx: Ctx, Path(place): Path<Place>) -> Answer<Response> {
    let (known, _) = at::draft(&ctx, &place).await?;
    let (title, deed) = (key("plans-vision-discard"), key("plans-vision-discard"));
    let what = ctx.voice.say("plans-vision-discard-what");
    let reaches = match known.before {
        Some(_) => key("plans-vision-discard-in-force"),
        None => key("plans-vision-discard-reaches"),
    };
    ask(&ctx, &known, "/removal", Question { title, what, reaches, undo: Undo::Never, deed, is_danger: true })
}

/// Takes it away.
pub(super) async fn submit_removal(ctx: Ctx, Path(place): Path<Place>, fields: Fields) -> Answer<Response> {
    let known = meet(&ctx, &place, DeskRight::Keeps).await?;
    let (plan, seen) = (place.plan.clone(), Seen::read(fields.get("seen")));
    let act = move |tx: &mut Tx, by| drafting::discard(tx, &plan, seen.ok_or(Refused::Late)?, by, Channel::Web);
    let done = write(&ctx, &place, &fields, act).await?;
    answered(&ctx, done, &format!("{}?done=discarded", known.list()))
}
