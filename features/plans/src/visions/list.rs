//! The visions of a body: what is in force, what is drafted, and where one begins.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_bodies::office::{NotEntered, entered, way_to};
use engawa_parties::model::DeskRight;
use engawa_web::ui::{Button, Kicker, Row, Rows, Tell, Tone};
use engawa_web::{Answer, Ctx, Said, Voice};

use super::at::{Done, Place};
use super::wrongs;
use crate::drafting::{Listed, visions_of};

/// The page `templates/vision_list.html`.
#[derive(Template)]
#[template(path = "vision_list.html")]
struct ListPage {
    way: Kicker,
    title: Said,
    done: Option<Tell>,
    lead: Said,
    visions: Rows,
    begin: Option<Button>,
}

/// Shows the list.
pub(super) async fn show(ctx: Ctx, Path(place): Path<Place>, Query(done): Query<Done>) -> Answer<Response> {
    let visitor = ctx.signed_in()?.clone();
    let read = ctx.town.read(move |db| {
        let entered = entered(db, &visitor, &place.slug, DeskRight::Reads)?;
        let visions = visions_of(db, entered.body.id)?;
        Ok::<_, NotEntered>((entered, visions))
    });
    let (entered, visions) = read.await?;
    let (say, list) = (|key| ctx.voice.say(key), entered.path("/visions"));
    let row = |vision: &Listed| {
        let href = ctx.link(&format!("{list}/{}", vision.slug));
        Row::new(vision.title.as_str()).href(href).below(state(&ctx.voice, vision))
    };
    let content = ListPage {
        way: way_to(&ctx, &entered),
        title: say("plans-vision-list"),
        done: wrongs::done(&done.done).map(|key| Tell::new(Tone::Done, say(key))),
        lead: say("plans-vision-list-lead"),
        visions: Rows::new(visions.iter().map(row).collect(), say("plans-vision-list-none")),
        begin: entered.keeps().then(|| Button::link(say("plans-vision-begin"), ctx.link(&format!("{list}/new")))),
    };
    ctx.page(&ctx.shell(content.title.clone()), &content)
}

/// How far a vision is: drafted, in force, or both.
pub(super) fn state(voice: &Voice, vision: &Listed) -> Said {
    match (vision.is_in_force, vision.drafted_since, vision.adopted_on) {
        (false, _, _) => voice.say("plans-vision-state-draft"),
        (true, Some(_), _) => voice.say("plans-vision-state-amended"),
        (true, None, Some(on)) => voice.say_with("plans-vision-state-adopted", &[("day", voice.full_day(on).into())]),
        (true, None, None) => voice.say("plans-vision-state-in-force"),
    }
}
