//! One officer: the term, whether the name is public, whether they come in; and a paper that says how, without any secret.

use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_web::ui::{Button, Definitions, PostButton, SectionHead};
use engawa_web::{Answer, Ctx, Failure, Fields, RouteRow, Said, key};
use engawa_who::pages::Done;

use super::{Known, deed, own, page};
use crate::deeds;
use crate::model::{DeskRight, Post};
use crate::office::acts::{act, judged};
use crate::office::part_page::{Block, PartPage};
use crate::office::{Entered, enter, home};
use crate::sentences::days;
use crate::store::officers::Officer;

/// The page.
pub(super) const SHOW: RouteRow = page("/office/{slug}/officers/{tie}").asks(&["done"]);
/// The deed that shows or hides the name.
pub(super) const CONSENT: RouteRow = deed("/office/{slug}/officers/{tie}/consent").fields(&["publish"]);
/// The paper for whoever has no account.
pub(super) const PAPER: RouteRow = page("/office/{slug}/officers/{tie}/paper");

fn path(at: &Entered, one: &Officer, end: &str) -> String {
    at.path(&format!("/officers/{}{end}", one.office))
}

/// How they come in, in words.
fn account_word(known: &Known, one: &Officer) -> &'static str {
    if one.has_account {
        key("parties-officers-in")
    } else if known.invited.contains(&one.office) {
        key("parties-officers-invited")
    } else {
        key("parties-officers-out")
    }
}

fn facts(ctx: &Ctx, known: &Known, one: &Officer, post: &Post) -> Definitions {
    let say = |key| ctx.voice.say(key);
    let public = if one.may_publish { key("parties-officers-public") } else { key("parties-officers-hidden") };
    Definitions::new()
        .wide()
        .pair(say("parties-elect-post"), post.title.as_str())
        .pair(say("parties-paper-term"), days(&ctx.voice, one.term))
        .pair(say("parties-elect-source"), one.source.as_str())
        .pair(say("parties-elect-publish"), say(public))
        .pair(say("parties-officers-account"), say(account_word(known, one)))
}

/// Shows it.
pub(super) async fn show(ctx: Ctx, Path((slug, id)): Path<(String, String)>, Query(asked): Query<Done>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Reads).await?;
    let (known, one, post) = own(&ctx, &at, (&id, SHOW.path)).await?;
    let say = |key| ctx.voice.say(key);
    let done = match asked.done.as_str() {
        "invited" => Some(key("parties-done-invited")),
        "consent" => Some(key("parties-done-consent")),
        _ => None,
    };
    let way = home::way_to(&ctx, &at).link(say("parties-officers"), ctx.link(&at.path("/officers")));
    let page = PartPage::with_way(way, Said::text(&one.name)).done(done.map(say)).facts(facts(&ctx, &known, &one, &post));
    let is_over = one.term.to().is_some_and(|to| to < ctx.today());
    if !at.keeps() || is_over {
        return page.answer(&ctx);
    }
    let link = |word: &'static str, end| Button::link(say(word), ctx.link(&path(&at, &one, end))).outline();
    let page = if one.has_account {
        page
    } else {
        page.button(link(key("parties-officers-invite"), "/invitation")).button(link(key("parties-officers-paper"), "/paper"))
    };
    let head = ctx.form(&path(&at, &one, "/consent"))?;
    let (word, value) =
        if one.may_publish { (key("parties-officers-hide"), "no") } else { (key("parties-officers-publish"), "yes") };
    page.button(link(key("parties-officers-end"), "/ending"))
        .deed(PostButton::of(&head, Button::submit(say(word)).outline()).field("publish", value))
        .answer(&ctx)
}

/// Shows or hides the name.
pub(super) async fn submit_consent(ctx: Ctx, Path((slug, id)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let (_, one, _) = own(&ctx, &at, (&id, CONSENT.path)).await?;
    let (office, may_publish) = (one.office, fields.get("publish") == "yes");
    let done = act(&ctx, &fields, &at, move |tx, at| deeds::say_consent(tx, at.body.id, office, may_publish, &at.by())).await;
    let why = |_| Failure::Refused { why: ctx.voice.say("parties-refused-changed") };
    judged(&ctx, done)?.map_err(why)?;
    ctx.see_other(&path(&at, &one, "?done=consent"))
}

/// Shows the paper.
pub(super) async fn show_paper(ctx: Ctx, Path((slug, id)): Path<(String, String)>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let (_, one, post) = own(&ctx, &at, (&id, PAPER.path)).await?;
    let voice = &ctx.voice;
    let say = |key| voice.say(key);
    let lead = [("body", at.body.name.as_str().into()), ("post", post.title.as_str().into())];
    let steps =
        vec![say("parties-paper-step-1"), say("parties-paper-step-2"), say("parties-paper-step-3"), say("parties-paper-step-4")];
    let way = home::way_to(&ctx, &at).link(one.name.as_str(), ctx.link(&path(&at, &one, "")));
    PartPage::with_way(way, voice.say_with("parties-paper-title", &[("name", one.name.as_str().into())]))
        .lead(voice.say_with("parties-paper-lead", &lead))
        .facts(
            Definitions::new()
                .wide()
                .pair(say("parties-paper-term"), days(voice, one.term))
                .maybe(say("parties-paper-address"), ctx.whole_link("/sign-in").map(|link| Said::text(&link))),
        )
        .block("steps", SectionHead::new("steps", say("parties-officers-invite")), Block::Lines(steps))
        .note(say("parties-paper-print"))
        .answer(&ctx)
}
