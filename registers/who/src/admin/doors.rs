//! What of the town is open to the public, what is missing before it opens, and the two deeds.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_journal::Untold;
use engawa_kernel::{Channel, Choice, Moment};
use engawa_web::ui::{Button, Confirm, Kicker, PostButton, Row as Line, Rows, Tell, Tone, Undo};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, Rooms, RouteRow as Row, Said, Voice, key};

use super::ADMINISTERS;
use crate::ADMINISTER;
use crate::offices::{self, ADMINISTRATORS, number_on};
use crate::openings::{self, Door};
use crate::pages::confirm::ConfirmPage;
use crate::pages::{Done, look, way};

/// All doors.
const SHOW: Row = Row::get("/admin/doors", Face::Staff, ADMINISTERS).asks(&["done"]);
/// One door: what will happen.
const ONE: Row = Row::get("/admin/doors/{door}", Face::Staff, ADMINISTERS);
/// Opening it.
const OPEN: Row = Row::post("/admin/doors/{door}/opening", Face::Staff, ADMINISTERS);
/// Closing it.
const CLOSE: Row = Row::post("/admin/doors/{door}/closing", Face::Staff, ADMINISTERS);

pub(super) fn routes() -> Rooms {
    Rooms::new().row(SHOW, show).row(ONE, one).row(OPEN, open).row(CLOSE, close)
}

/// Which doors are open since when, and how many administrators there are.
struct Known {
    open: Vec<(String, Moment)>,
    administrators: usize,
}

impl Known {
    fn since(&self, door: Door) -> Option<Moment> {
        self.open.iter().find(|(code, _)| code == door.code()).map(|(_, at)| *at)
    }

    /// What must be there before a door opens.
    fn missing(&self) -> Option<&'static str> {
        (self.administrators < ADMINISTRATORS).then(|| key("who-doors-missing-administrators"))
    }
}

fn read(db: &Db) -> Result<Known, Fault> {
    let administrators = number_on(&offices::store::terms_with(db, ADMINISTER)?, db.now().day());
    Ok(Known { open: openings::open_doors(db)?, administrators })
}

/// What a door is called, and what one sees behind it.
fn words(door: Door) -> (&'static str, &'static str) {
    match door {
        Door::Plans => (key("who-door-plans"), key("who-door-plans-shows")),
        Door::Areas => (key("who-door-areas"), key("who-door-areas-shows")),
        Door::Accounts => (key("who-door-accounts"), key("who-door-accounts-shows")),
        Door::Organizations => (key("who-door-organizations"), key("who-door-organizations-shows")),
        Door::Programmes => (key("who-door-programmes"), key("who-door-programmes-shows")),
    }
}

/// The page `templates/admin_doors.html`.
#[derive(Template)]
#[template(path = "admin_doors.html")]
struct DoorsPage {
    done: Option<Tell>,
    way: Kicker,
    title: Said,
    lead: Said,
    missing: Option<Tell>,
    doors: Rows,
}

async fn show(ctx: Ctx, Query(asked): Query<Done>) -> Answer<Response> {
    let known = ctx.town.read(read).await?;
    let say = |key| ctx.voice.say(key);
    let page = DoorsPage {
        done: done(&asked.done).map(|key| Tell::new(Tone::Done, say(key))),
        way: way(&ctx),
        title: say("who-doors-title"),
        lead: say("who-doors-lead"),
        missing: known.missing().map(|key| Tell::new(Tone::Late, say(key))),
        doors: Rows::new(Door::ALL.iter().map(|door| line(&ctx, &known, *door)).collect(), say("who-doors-title")),
    };
    ctx.page(&ctx.shell(page.title.clone()), &page)
}

fn done(code: &str) -> Option<&'static str> {
    Some(match code {
        "open" => key("who-doors-done-open"),
        "closed" => key("who-doors-done-closed"),
        _ => return None,
    })
}

fn line(ctx: &Ctx, known: &Known, door: Door) -> Line {
    let (title, shows) = words(door);
    Line::new(ctx.voice.say(title))
        .href(ctx.link(&format!("/admin/doors/{}", door.code())))
        .above(state(&ctx.voice, known.since(door)))
        .below(ctx.voice.say(shows))
}

fn state(voice: &Voice, since: Option<Moment>) -> Said {
    match since {
        // A town that served before doors were counted has been open ever since.
        Some(at) if at.millis() > 0 => voice.say_with("who-doors-open-since", &[("day", voice.full_day(at.day()).into())]),
        Some(_) => voice.say("who-doors-open"),
        None => voice.say("who-doors-closed"),
    }
}

fn door_of(code: &str) -> Answer<Door> {
    Door::from_code(code).ok_or(Failure::NotFound)
}

async fn one(ctx: Ctx, Path(door): Path<String>) -> Answer<Response> {
    let door = door_of(&door)?;
    let known = ctx.town.read(read).await?;
    let (title, shows) = words(door);
    let say = |key| ctx.voice.say(key);
    let since = known.since(door);
    let missing = if since.is_none() { known.missing() } else { None };
    let (what, reaches) = match since {
        Some(_) => (say("who-doors-close-what"), say("who-doors-close-reaches")),
        None => (say("who-doors-open-what"), say("who-doors-open-reaches")),
    };
    let confirm = Confirm::new(&ctx.voice, what, reaches, Undo::Always)
        .detail(say("who-doors-shows"), say(shows))
        .detail(say("who-doors-now"), state(&ctx.voice, since))
        .back(ctx.link(SHOW.path));
    let confirm = if missing.is_some() { confirm } else { confirm.deed(button(&ctx, door, since.is_some())?) };
    let tell = missing.map(|key| Tell::new(Tone::Late, say(key)));
    ConfirmPage { way: way(&ctx).link(say("who-doors-title"), ctx.link(SHOW.path)), title: say(title), tell, confirm }.answer(&ctx)
}

fn button(ctx: &Ctx, door: Door, is_open: bool) -> Answer<PostButton> {
    let deed = if is_open { "closing" } else { "opening" };
    let head = ctx.form(&format!("/admin/doors/{}/{deed}", door.code()))?;
    let button = if is_open {
        Button::submit(ctx.voice.say("who-doors-close-deed")).danger()
    } else {
        Button::submit(ctx.voice.say("who-doors-open-deed"))
    };
    Ok(PostButton::of(&head, button))
}

/// Why a door stays as it is.
enum Stays {
    Missing(&'static str),
    Untold(Untold),
}

impl From<Fault> for Stays {
    fn from(fault: Fault) -> Stays {
        Stays::Untold(fault.into())
    }
}

impl Stays {
    fn failure(self, voice: &Voice) -> Failure {
        match self {
            Stays::Missing(reason) => Failure::Refused { why: voice.say(reason) },
            Stays::Untold(untold) => look::failure(voice, untold),
        }
    }
}

async fn open(ctx: Ctx, Path(door): Path<String>, fields: Fields) -> Answer<Response> {
    let (door, by) = (door_of(&door)?, ctx.actor()?);
    let done = ctx.town.write(fields.key(), move |tx| match read(tx)?.missing() {
        Some(missing) => Err(Stays::Missing(missing)),
        None => openings::open_door(tx, door, by.clone(), Channel::Web).map_err(Stays::Untold),
    });
    done.await.map_err(|stays| stays.failure(&ctx.voice))?;
    ctx.see_other("/admin/doors?done=open")
}

async fn close(ctx: Ctx, Path(door): Path<String>, fields: Fields) -> Answer<Response> {
    let (door, by) = (door_of(&door)?, ctx.actor()?);
    let done = ctx.town.write(fields.key(), move |tx| openings::close_door(tx, door, by.clone(), Channel::Web));
    done.await.map_err(|untold| look::failure(&ctx.voice, untold))?;
    ctx.see_other("/admin/doors?done=closed")
}
