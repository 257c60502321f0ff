//! A vision on one page: what the district shall be, its goals, what comes next.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use engawa_parties::model::DeskRight;
use engawa_web::ui::{Button, Definitions, Kicker, PostButton, Tell, Tone};
use engawa_web::{Answer, Ctx, FormHead, Said, Voice, key};

use super::at::{Done, Known, Place, goals, meet, part, root};
use super::order::Moved;
use super::wrongs;
use crate::drafting::edit::{figure_of, steps};
use crate::model::PartKind;
use crate::pages::{escaped, plan_path};
use crate::townfile::NodeFile;

/// A goal, and what can be done with it.
struct Card {
    id: String,
    number: Said,
    title: String,
    facts: Definitions,
    deeds: Vec<Button>,
    moves: Vec<PostButton>,
}

/// The page `templates/vision.html`.
#[derive(Template)]
#[template(path = "vision.html")]
struct VisionPage {
    voice: Voice,
    way: Kicker,
    title: Said,
    tells: Vec<Tell>,
    state: Said,
    deeds: Vec<Button>,
    ideal: String,
    facts: Definitions,
    change: Option<Button>,
    goals: Vec<Card>,
    add: Option<Button>,
}

/// Shows the vision.
pub(super) async fn show(ctx: Ctx, Path(place): Path<Place>, Query(done): Query<Done>) -> Answer<Response> {
    let known = meet(&ctx, &place, DeskRight::Reads).await?;
    let done = wrongs::done(&done.done).map(|key| Tell::new(Tone::Done, ctx.voice.say(key)));
    answer(&ctx, &known, done, StatusCode::OK)
}

/// The finished page, with what is told above it and its status.
pub(super) fn answer(ctx: &Ctx, known: &Known, tell: Option<Tell>, status: StatusCode) -> Answer<Response> {
    let content = content(ctx, known, tell)?;
    let mut answer = ctx.page(&ctx.shell(content.title.clone()), &content)?;
    *answer.status_mut() = status;
    Ok(answer)
}

fn content(ctx: &Ctx, known: &Known, tell: Option<Tell>) -> Answer<VisionPage> {
    let voice = &ctx.voice;
    let file = known.file();
    let hidden = known.draft.as_ref().map(|_| Tell::info(voice.say("plans-vision-hidden")));
    let to = |word: &str, end: &str| Button::link(voice.say(word), ctx.link(&known.path(end))).outline();
    let order = ctx.form(&known.path("/order"))?;
    Ok(VisionPage {
        way: known.way(ctx),
        title: file.map(|file| file.title.as_str().into()).unwrap_or_default(),
        tells: tell.into_iter().chain(hidden).collect(),
        state: state(voice, known),
        deeds: deeds(ctx, known),
        ideal: file.and_then(root).map(|root| root.title.clone()).unwrap_or_default(),
        facts: facts(voice, known),
        change: known.may_write().then(|| to(key("plans-vision-head"), "/head")),
        goals: cards(ctx, known, &order),
        add: known.may_write().then(|| to(key("plans-vision-goal-new"), "/goals/new")),
        voice: voice.clone(),
    })
}

fn state(voice: &Voice, known: &Known) -> Said {
    match (&known.before, &known.draft) {
        (None, _) => voice.say("plans-vision-state-draft"),
        (Some(_), Some(_)) => voice.say("plans-vision-state-amended"),
        (Some(before), None) => match before.adopted_on {
            Some(on) => voice.say_with("plans-vision-state-adopted", &[("day", voice.full_day(on).into())]),
            None => voice.say("plans-vision-state-in-force"),
        },
    }
}

fn facts(voice: &Voice, known: &Known) -> Definitions {
    let Some((file, root)) = known.file().and_then(|file| root(file).map(|root| (file, root))) else { return Definitions::new() };
    let said = |text: String| (!text.is_empty()).then(|| Said::text(&text));
    Definitions::new()
        .wide()
        .maybe(voice.say("plans-vision-years"), file.period.as_ref().map(|period| period.raw.as_str()))
        .maybe(voice.say("plans-vision-text"), said(part(root, PartKind::Aim)))
        .maybe(voice.say("plans-vision-situation"), said(part(root, PartKind::Situation)))
}

/// What comes next: adoption, an amendment, what was done, the public page.
fn deeds(ctx: &Ctx, known: &Known) -> Vec<Button> {
    let to = |word: &str, end: &str| Button::link(ctx.voice.say(word), ctx.link(&known.path(end)));
    let mut deeds = Vec::new();
    if known.entered.keeps() {
        match &known.draft {
            Some(_) => {
                deeds.extend([to(key("plans-vision-adopt"), "/adoption"), to(key("plans-vision-discard"), "/removal").text()])
            }
            None => deeds.push(to(key("plans-vision-amend"), "/amendment").outline()),
        }
    }
    if let Some(before) = &known.before {
        deeds.push(to(key("plans-vision-tell"), "/done").outline());
        if !before.indicators.is_empty() {
            deeds.push(to(key("plans-vision-figures"), "/figures").outline());
        }
        deeds.push(Button::link(ctx.voice.say("plans-vision-public"), ctx.link(&plan_path(&known.slug))).text());
    }
    deeds
}

fn cards(ctx: &Ctx, known: &Known, order: &FormHead) -> Vec<Card> {
    let goals = known.file().map(goals).unwrap_or_default();
    let last = goals.len().saturating_sub(1);
    let ways = |at: usize| [(at > 0, Moved::UP, key("plans-vision-up")), (at < last, Moved::DOWN, key("plans-vision-down"))];
    goals.iter().enumerate().map(|(at, node)| card(ctx, known, node, order, ways(at))).collect()
}

fn card(ctx: &Ctx, known: &Known, node: &NodeFile, order: &FormHead, ways: [(bool, &'static str, &'static str); 2]) -> Card {
    let voice = &ctx.voice;
    let about = || voice.say_with("plans-vision-about", &[("goal", node.title.as_str().into())]);
    let path = known.path(&format!("/goals/{}", escaped(&node.code)));
    let to = |word: &str, end: &str| Button::link(voice.say(word), ctx.link(&format!("{path}{end}"))).about(about());
    let moved = |(_, way, word): &(bool, &'static str, &'static str)| {
        let fields = [("goal", node.code.clone()), ("way", (*way).to_owned()), ("seen", known.seen())];
        let post = PostButton::of(order, Button::submit(voice.say(word)).text().about(about()));
        fields.into_iter().fold(post, |post, (name, value)| post.field(name, value))
    };
    let may_write = known.may_write();
    let number = node.number.clone().unwrap_or_default();
    Card {
        id: format!("goal-{}", node.code.to_ascii_lowercase()),
        number: voice.say_with("plans-vision-goal-number", &[("number", number.into())]),
        title: node.title.clone(),
        facts: card_facts(voice, known, node),
        deeds: if may_write {
            vec![to(key("plans-vision-goal-change"), "").outline(), to(key("plans-vision-goal-out"), "/removal").text()]
        } else {
            Vec::new()
        },
        moves: ways.iter().filter(|(may, _, _)| *may && may_write).map(moved).collect(),
    }
}

fn card_facts(voice: &Voice, known: &Known, node: &NodeFile) -> Definitions {
    let Some(file) = known.file() else { return Definitions::new() };
    let said = |text: String| (!text.is_empty()).then(|| Said::text(&text));
    let figure = figure_of(file, &node.code).map(|file| {
        let said = [
            ("name", file.indicator.name.as_str().into()),
            ("from", file.indicator.baseline.raw.clone().unwrap_or_else(|| "—".into()).into()),
            ("to", file.indicator.target.raw.clone().unwrap_or_default().into()),
        ];
        voice.say_with("plans-vision-figure-of", &said)
    });
    let lines = |texts: Vec<String>| texts.into_iter().map(|text| Said::text(&text)).collect::<Vec<_>>();
    let title = |code: &String| {
        let found = known.choices.iter().find(|choice| choice.code == *code);
        found.map_or_else(|| code.clone(), |choice| choice.title.clone())
    };
    Definitions::new()
        .maybe(voice.say("plans-vision-goal-aim"), said(part(node, PartKind::Aim)))
        .maybe(voice.say("plans-vision-goal-situation"), said(part(node, PartKind::Situation)))
        .lines(voice.say("plans-vision-goal-steps"), lines(steps(file, &node.code).iter().map(|step| step.title.clone()).collect()))
        .maybe(voice.say("plans-vision-goal-measure"), figure)
        .lines(voice.say("plans-vision-goal-links"), lines(node.links.iter().map(title).collect()))
}
