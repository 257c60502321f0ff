//! 引きつぎ: what goes from one holder of a post to the next. It passes to the office, not to the person.

mod list;
mod new;
mod one;
mod papers;
mod sign;

use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Id};
use engawa_web::{Answer, Ctx, Failure, Rooms, RouteRow, ToDo, Visitor, Voice, key};
use engawa_who::pages::look as pages;

use super::{Entered, NotEntered, PartShown, entered};
use crate::deeds::seat_for;
use crate::model::{DeskRight, Handover, Organization, Side};
use crate::refused::Refused;
use crate::store;
use crate::store::year;

/// The personal columns that the pages of a hand-over may show.
const PEOPLE: &[&str] = &["parties_persons.family", "parties_persons.given"];

const fn page(path: &'static str) -> RouteRow {
    super::page(path).shows(PEOPLE)
}

const fn deed(path: &'static str) -> RouteRow {
    super::deed(path).shows(PEOPLE)
}

/// The pages of the hand-over.
pub(super) fn routes() -> Rooms {
    Rooms::new()
        .row(list::SHOW, list::show)
        .row(new::SHOW, new::show)
        .row(new::DEED, new::submit)
        .row(papers::SHOW, papers::show)
        .row(papers::DEED, papers::submit)
        .row(papers::DROP, papers::submit_drop)
        .row(one::SHOW, one::show)
        .row(one::REMOVE, one::submit_removal)
        .row(sign::SHOW, sign::show)
        .row(sign::DEED, sign::submit)
}

/// The card of the hand-over, and what the visitor has not signed.
pub(super) fn part(db: &Db, at: &Entered, voice: &Voice) -> Result<PartShown, Fault> {
    let mut todos = Vec::new();
    for handover in year::handovers_of(db, at.body.id)? {
        if !sides_for(db, &handover, at.account)?.is_empty() {
            todos.push(ToDo {
                what: voice.say("parties-handover-todo"),
                about: Some(voice.say_with("parties-handover-of", &[("post", handover.post_title.as_str().into())])),
                due: None,
                path: at.path(&format!("/handover/{}", handover.id)),
            });
        }
    }
    Ok(PartShown {
        title: voice.say("parties-handover"),
        text: voice.say("parties-handover-text"),
        path: at.path("/handover"),
        todos,
    })
}

/// The sides on which an account may sign today.
fn sides_for(db: &Db, handover: &Handover, account: AnyId) -> Result<Vec<Side>, Fault> {
    let mut sides = Vec::new();
    for side in [Side::Leaving, Side::Coming] {
        if handover.sign(side).is_some() {
            continue;
        }
        match seat_for(db, handover, side, account) {
            Ok(seat) => sides.extend(seat.map(|_| side)),
            Err(Refused::Fault(fault)) => return Err(fault),
            Err(_) => {}
        }
    }
    // Who could sign on both sides, re-elected into the post, leaves first.
    sides.truncate(1);
    Ok(sides)
}

/// Someone before a hand-over: at the desk of the body, or elected and not yet in office.
#[derive(Debug, Clone)]
struct Met {
    handover: Handover,
    body: Organization,
    at: Option<Entered>,
    sides: Vec<Side>,
}

impl Met {
    fn path(&self, end: &str) -> String {
        format!("/office/{}/handover/{}{end}", self.body.slug, self.handover.id)
    }
}

/// The hand-over of an address, where the visitor may read it: by a post of today, or by the seat into which they were elected.
fn read(db: &Db, visitor: &Visitor, slug: &str, id: Id<Handover>) -> Result<Met, NotEntered> {
    let at = match entered(db, visitor, slug, DeskRight::Reads) {
        Ok(at) => Some(at),
        Err(NotEntered::NoPost) => None,
        Err(fault) => return Err(fault),
    };
    let body = store::bodies::organization_by_slug(db, slug)?.ok_or(NotEntered::NoPost)?;
    let handover = year::handover(db, id)?.filter(|found| found.said.organization == body.id).ok_or(NotEntered::NoPost)?;
    let sides = sides_for(db, &handover, visitor.account)?;
    let today = db.now().day();
    let seats = year::seats_of_account(db, visitor.account, body.id)?;
    let comes = seats.iter().any(|seat| seat.post == handover.said.post && seat.term.from() > today);
    if at.is_none() && !comes {
        return Err(NotEntered::NoPost);
    }
    Ok(Met { handover, body, at, sides })
}

async fn met(ctx: &Ctx, slug: String, id: &str) -> Answer<Met> {
    let (visitor, id): (Visitor, Id<Handover>) = (ctx.signed_in()?.clone(), pages::id(id)?);
    Ok(ctx.town.read(move |db| read(db, &visitor, &slug, id)).await?)
}

fn side_of(text: &str) -> Answer<Side> {
    engawa_kernel::Choice::from_code(text).ok_or(Failure::NotFound)
}

fn side_word(side: Side) -> &'static str {
    match side {
        Side::Leaving => key("parties-handover-leaving"),
        Side::Coming => key("parties-handover-coming"),
    }
}
