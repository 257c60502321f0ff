//! A reorganisation: what ends, what begins, what goes elsewhere, and what still stands against it.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_web::ui::{Button, Deed, Deeds, Kicker, PostButton, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, RouteRow, Said, Voice, key};
use engawa_who::pages::Done;

use super::super::MAY;
use super::said::sentence;
use super::{View, index, way};
use crate::reforms::{Phase, wrongs};

pub(super) const SHOW: RouteRow = RouteRow::get("/desk/areas/reforms/{reform}", Face::Staff, MAY).asks(&["done"]);

/// The page `templates/desk_reform.html`.
#[derive(Template)]
#[template(path = "desk_reform.html")]
struct DraftPage {
    way: Kicker,
    title: Said,
    phase: Said,
    done: Option<Tell>,
    against_title: Said,
    against: Vec<Said>,
    ways: Vec<Button>,
    parts: Vec<Part>,
}

struct Part {
    title: Said,
    lead: Said,
    way: Option<Button>,
    lines: Deeds,
}

pub(super) async fn show(ctx: Ctx, Path(id): Path<String>, Query(asked): Query<Done>) -> Answer<Response> {
    let view = View::of(&ctx, &id).await?;
    let voice = &ctx.voice;
    let phase = view.phase(ctx.today());
    let is_draft = phase == Phase::Draft;
    let against = if is_draft { wrongs(&view.map, &view.plan) } else { Vec::new() };
    let page = DraftPage {
        way: way(&ctx),
        title: voice.say_with("areas-reform-title", &[("day", voice.full_day(view.plan.day).into())]),
        phase: index::phase(voice, phase),
        done: told(voice, &asked.done),
        against_title: voice.say("areas-reform-against"),
        ways: ways(&ctx, &view, phase, against.is_empty()),
        against: against.iter().map(|wrong| sentence(voice, &view, wrong)).collect(),
        parts: vec![endings(&ctx, &view, is_draft)?, beginnings(&ctx, &view, is_draft)?, moves(&ctx, &view, is_draft)?],
    };
    ctx.page(&ctx.shell(page.title.clone()), &page)
}

fn told(voice: &Voice, done: &str) -> Option<Tell> {
    let sentence = match done {
        "added" => key("areas-done-line"),
        "removed" => key("areas-done-removed"),
        "adopted" => key("areas-done-adopted"),
        "withdrawn" => key("areas-done-withdrawn"),
        _ => return None,
    };
    Some(Tell::new(Tone::Done, voice.say(sentence)))
}

fn ways(ctx: &Ctx, view: &View, phase: Phase, is_right: bool) -> Vec<Button> {
    let link = |label, page: &str| Button::link(ctx.voice.say(label), ctx.link(&format!("{}/{page}", view.path())));
    match phase {
        Phase::Draft if is_right => vec![link(key("areas-reform-to-adoption"), "adoption")],
        Phase::Adopted => vec![link(key("areas-reform-to-withdrawal"), "withdrawal").outline()],
        Phase::Draft | Phase::Missed | Phase::InForce => Vec::new(),
    }
}

fn add(ctx: &Ctx, view: &View, is_draft: bool, label: &'static str, page: &str) -> Option<Button> {
    let href = ctx.link(&format!("{}/{page}", view.path()));
    is_draft.then(|| Button::link(ctx.voice.say(label), href).outline())
}

fn removal(ctx: &Ctx, view: &View, deed: Deed, line: &str, id: String, is_draft: bool) -> Answer<Deed> {
    if !is_draft {
        return Ok(deed);
    }
    let head = ctx.form(&format!("{}/removals", view.path()))?;
    let button = PostButton::of(&head, Button::submit(ctx.voice.say("areas-reform-remove")).text());
    Ok(deed.button(button.field("line", line).field("id", id)))
}

fn endings(ctx: &Ctx, view: &View, is_draft: bool) -> Answer<Part> {
    let voice = &ctx.voice;
    let line = |area: &engawa_kernel::Id<crate::Area>| {
        let heirs = view.plan.heirs.iter().filter(|(before, _)| before == area).map(|(_, heir)| view.name(*heir));
        let heirs: Vec<&str> = heirs.collect();
        let deed = Deed::new(view.name(*area));
        let args = [("areas", heirs.join(" ").into())];
        let deed = if heirs.is_empty() { deed } else { deed.below(voice.say_with("areas-reform-heirs", &args)) };
        removal(ctx, view, deed, "ending", area.to_string(), is_draft)
    };
    Ok(Part {
        title: voice.say("areas-reform-endings"),
        lead: voice.say("areas-reform-endings-lead"),
        way: add(ctx, view, is_draft, key("areas-reform-add-ending"), "endings"),
        lines: Deeds::new(view.plan.endings.iter().map(line).collect::<Answer<_>>()?, voice.say("areas-reform-endings-none")),
    })
}

fn beginnings(ctx: &Ctx, view: &View, is_draft: bool) -> Answer<Part> {
    let voice = &ctx.voice;
    let line = |new: &crate::reforms::Begin| {
        let args = [("kind", new.kind.as_str().into()), ("code", new.code.as_str().into())];
        let deed = Deed::new(new.name.as_str()).below(voice.say_with("areas-reform-begin-line", &args));
        let place = new.parent.map(|parent| voice.say_with("areas-reform-lies-in", &[("area", view.name(parent).into())]));
        removal(ctx, view, place.into_iter().fold(deed, Deed::below), "beginning", new.id.to_string(), is_draft)
    };
    Ok(Part {
        title: voice.say("areas-reform-beginnings"),
        lead: voice.say("areas-reform-beginnings-lead"),
        way: add(ctx, view, is_draft, key("areas-reform-add-beginning"), "beginnings"),
        lines: Deeds::new(view.plan.begins.iter().map(line).collect::<Answer<_>>()?, voice.say("areas-reform-beginnings-none")),
    })
}

fn moves(ctx: &Ctx, view: &View, is_draft: bool) -> Answer<Part> {
    let voice = &ctx.voice;
    let line = |(area, parent): &(engawa_kernel::Id<crate::Area>, engawa_kernel::Id<crate::Area>)| {
        let deed = Deed::new(view.name(*area));
        let deed = deed.below(voice.say_with("areas-reform-lies-in", &[("area", view.name(*parent).into())]));
        removal(ctx, view, deed, "move", area.to_string(), is_draft)
    };
    Ok(Part {
        title: voice.say("areas-reform-moves"),
        lead: voice.say("areas-reform-moves-lead"),
        way: add(ctx, view, is_draft, key("areas-reform-add-move"), "moves"),
        lines: Deeds::new(view.plan.moves.iter().map(line).collect::<Answer<_>>()?, voice.say("areas-reform-moves-none")),
    })
}
