//! What was done of a vision: said by the body, with its day, and taken back where it was a mistake.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::{Db, Fault, Tx};
use engawa_kernel::{Channel, Id};
use engawa_parties::model::DeskRight;
use engawa_web::ui::{
    Asked, Button, Deed, Deeds, ErrorSummary, Field, FormFoot, Kicker, PostButton, SaveState, Select, Tell, Tone, read_day,
};
use engawa_web::{Answer, Ctx, Failure, Fields, FormHead, Said};
use engawa_who::pages::sheet::{Typed, Wrongs};

use super::at::{Done, Known, Place, goals, meet, write};
use super::head::LINE_MAX;
use super::wrongs::{self, not_taken};
use crate::actions::{self, NewMilestone};
use crate::book;
use crate::drafting::edit::steps;
use crate::model::{Milestone, Node};

/// The fields of the form.
pub(super) const FIELDS: &[&str] = &["node", "day", "title"];

/// The page `templates/vision_done.html`.
#[derive(Template)]
#[template(path = "vision_done.html")]
struct DonePage {
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    done: Option<Tell>,
    lead: Said,
    form: Option<Form>,
    told_head: Said,
    told: Deeds,
}

/// What is asked.
struct Form {
    head: FormHead,
    node: Select,
    day: Field,
    what: Field,
    foot: FormFoot,
}

/// What was done of the vision in force, the latest first.
fn told(db: &Db, plan: &str) -> Result<Vec<Milestone>, Fault> {
    let Some(book) = book::open(db, plan)? else { return Ok(Vec::new()) };
    let nodes: Vec<Id<Node>> = book.nodes.iter().map(|node| node.id).collect();
    actions::milestones_of(db, &nodes)
}

/// Shows what was done, and the form.
pub(super) async fn show(ctx: Ctx, Path(place): Path<Place>, Query(done): Query<Done>) -> Answer<Response> {
    let known = meet(&ctx, &place, DeskRight::Reads).await?;
    let done = wrongs::done(&done.done).map(|key| Tell::new(Tone::Done, ctx.voice.say(key)));
    let today = ctx.today().to_string();
    page(&ctx, &known, &Typed::fresh(&[("day", &today)]), done).await
}

async fn page(ctx: &Ctx, known: &Known, typed: &Typed, done: Option<Tell>) -> Answer<Response> {
    let (plan, say) = (known.slug.clone(), |key| ctx.voice.say(key));
    let told = ctx.town.read(move |db| told(db, &plan)).await?;
    let (node, day, what) = ask(ctx, known, typed);
    let errors = ErrorSummary::of(&ctx.voice, &[&node as &dyn Asked, &day, &what]).form_error(typed.wrong(""));
    let deed = say("plans-vision-tell-deed");
    let state = if errors.is_empty() { SaveState::nothing(&ctx.voice, deed.clone()) } else { SaveState::refused(&ctx.voice) };
    let foot = FormFoot::new(Button::submit(deed)).other(say("plans-vision-back"), ctx.link(&known.path(""))).state(state);
    let head = ctx.form(&known.path("/done"))?;
    let is_refused = !errors.is_empty();
    let content = DonePage {
        errors,
        way: known.way_below(ctx),
        title: say("plans-vision-tell"),
        done,
        lead: say("plans-vision-tell-lead"),
        form: (known.entered.keeps() && known.before.is_some()).then_some(Form { head, node, day, what, foot }),
        told_head: say("plans-vision-told"),
        told: deeds(ctx, known, &told)?,
    };
    let mut answer = ctx.page(&ctx.shell(content.errors.page_title(&ctx.voice, content.title.clone())), &content)?;
    if is_refused {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

fn ask(ctx: &Ctx, known: &Known, typed: &Typed) -> (Select, Field, Field) {
    let (voice, say) = (&ctx.voice, |key| ctx.voice.say(key));
    let mut node = Select::new(voice, "node", say("plans-vision-tell-node")).error(typed.wrong("node"));
    for goal in known.before.as_ref().map(goals).unwrap_or_default() {
        node = node.option(goal.code.as_str(), goal.title.as_str());
        for step in known.before.as_ref().map(|file| steps(file, &goal.code)).unwrap_or_default() {
            let said = voice.say_with("plans-vision-tell-step", &[("step", step.title.as_str().into())]);
            node = node.option(step.code.as_str(), said);
        }
    }
    let day = Field::day(voice, "day", say("plans-vision-tell-day")).value(typed.value("day")).error(typed.wrong("day"));
    let what = Field::text(voice, "title", say("plans-vision-tell-what"))
        .hint(say("plans-vision-tell-what-hint"))
        .value(typed.value("title"))
        .error(typed.wrong("title"))
        .max(LINE_MAX)
        .autocomplete("off");
    (node.chosen(typed.value("node")), day, what)
}

/// What was told, with what takes it back.
fn deeds(ctx: &Ctx, known: &Known, told: &[Milestone]) -> Answer<Deeds> {
    let head = ctx.form(&known.path("/done/withdrawal"))?;
    let deed = |one: &Milestone| {
        let deed = Deed::new(one.title.as_str()).below(ctx.voice.full_day(one.reached_on));
        if !known.entered.keeps() {
            return deed;
        }
        let about = ctx.voice.say_with("plans-vision-about", &[("goal", one.title.as_str().into())]);
        let button = Button::submit(ctx.voice.say("plans-vision-withdraw")).text().about(about);
        deed.button(PostButton::of(&head, button).field("milestone", one.id.to_string()))
    };
    Ok(Deeds::new(told.iter().map(deed).collect(), ctx.voice.say("plans-vision-told-none")))
}

/// Tells what was done.
pub(super) async fn submit(ctx: Ctx, Path(place): Path<Place>, fields: Fields) -> Answer<Response> {
    let known = meet(&ctx, &place, DeskRight::Keeps).await?;
    let codes = known.before.iter().flat_map(|file| file.nodes.iter().map(|node| node.code.as_str()));
    let mut wrongs = Wrongs::default();
    if !codes.into_iter().any(|code| code == fields.get("node")) {
        wrongs.add("node", ctx.voice.say("plans-vision-wrong-node"));
    }
    let day = read_day(fields.get("day"));
    if day.is_none() {
        wrongs.add("day", ctx.voice.say("plans-vision-wrong-day"));
    }
    let Some(reached_on) = day.filter(|_| wrongs.is_empty()) else {
        return page(&ctx, &known, &Typed::back(fields, wrongs), None).await;
    };
    let new = NewMilestone { node: fields.get("node").to_owned(), reached_on, title: fields.trimmed("title").to_owned() };
    let act = move |tx: &mut Tx, by| actions::reach_milestone(tx, &new, by, Channel::Web).map(|_| ());
    match write(&ctx, &place, &fields, act).await? {
        Ok(()) => ctx.see_other(&format!("{}?done=told", known.path("/done"))),
        Err(refused) => match not_taken(&ctx.voice, &refused) {
            Some((field, said)) => page(&ctx, &known, &Typed::back(fields, Wrongs::at(field, said)), None).await,
            None => Err(Failure::Fault(Box::new(refused))),
        },
    }
}

/// Takes back what had not been done after all.
pub(super) async fn withdraw(ctx: Ctx, Path(place): Path<Place>, fields: Fields) -> Answer<Response> {
    let known = meet(&ctx, &place, DeskRight::Keeps).await?;
    let Ok(id) = Id::<Milestone>::parse(fields.get("milestone")) else { return Err(Failure::NotFound) };
    let plan = place.plan.clone();
    let act = move |tx: &mut Tx, by| {
        // Only what was told of this vision: another body's is not its to take back.
        let own = told(tx, &plan)?.into_iter().find(|one| one.id == id).ok_or(actions::Refused::UnknownMilestone)?;
        actions::withdraw_milestone(tx, own.id, by, Channel::Web).map(|_| ())
    };
    match write(&ctx, &place, &fields, act).await? {
        Ok(()) => ctx.see_other(&format!("{}?done=withdrawn", known.path("/done"))),
        Err(actions::Refused::UnknownMilestone) => Err(Failure::NotFound),
        Err(refused) => Err(Failure::Fault(Box::new(refused))),
    }
}
