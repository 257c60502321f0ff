//! The officers of a body, kept by the body itself.

mod ask;
mod elect;
mod ending;
mod list;
mod one;
mod right;

use engawa_db::{Db, Fault};
use engawa_kernel::{Id, Moment};
use engawa_web::{Answer, Ctx, Failure, Rooms, RouteRow, Voice};
use engawa_who::pages::look as pages;

use super::{Entered, PartShown};
use crate::deeds::INVITED_DAYS;
use crate::model::{Office, Post};
use crate::store;
use crate::store::officers::{Officer, invited_in, officers_of};

pub(super) use ask::invitations;

/// The personal columns that the pages of officers may show.
const PEOPLE: &[&str] = &["parties_persons.family", "parties_persons.given", "parties_offices.source"];

const fn page(path: &'static str) -> RouteRow {
    super::page(path).shows(PEOPLE)
}

const fn deed(path: &'static str) -> RouteRow {
    super::deed(path).shows(PEOPLE)
}

/// The pages of officers.
pub(super) fn routes() -> Rooms {
    Rooms::new()
        .row(list::SHOW, list::show)
        .row(elect::SHOW, elect::show)
        .row(elect::DEED, elect::submit)
        .row(right::SHOW, right::show)
        .row(right::DEED, right::submit)
        .row(one::SHOW, one::show)
        .row(one::CONSENT, one::submit_consent)
        .row(one::PAPER, one::show_paper)
        .row(ending::SHOW, ending::show)
        .row(ending::DEED, ending::submit)
        .row(ask::SHOW, ask::show)
        .row(ask::DEED, ask::submit)
        .row(ask::ACCEPT_DEED, ask::submit_acceptance)
}

/// The card of the officers.
pub(super) fn part(_: &Db, at: &Entered, voice: &Voice) -> Result<PartShown, Fault> {
    Ok(PartShown {
        title: voice.say("parties-officers"),
        text: voice.say("parties-officers-text"),
        path: at.path("/officers"),
        todos: Vec::new(),
    })
}

/// Posts and officers of a body, and who was asked to come in.
pub(super) struct Known {
    pub(super) posts: Vec<Post>,
    pub(super) officers: Vec<Officer>,
    invited: Vec<Id<Office>>,
}

/// Since when an invitation may still be accepted.
pub(super) fn since(now: Moment) -> Moment {
    now.plus_millis(-INVITED_DAYS * 86_400_000)
}

pub(super) fn read(db: &Db, at: &Entered) -> Result<Known, Fault> {
    Ok(Known {
        posts: store::posts::posts_of(db, at.body.id)?,
        officers: officers_of(db, at.body.id)?,
        invited: invited_in(db, at.body.id, since(db.now()))?,
    })
}

async fn known(ctx: &Ctx, at: &Entered, route: &'static str) -> Answer<Known> {
    let here = at.clone();
    let known = ctx.town.read(move |db| read(db, &here)).await?;
    let people = known.officers.iter().map(|officer| officer.person.any()).filter(|one| *one != at.person.any());
    pages::note(ctx, route, people.collect()).await?;
    Ok(known)
}

/// An officer of the body with their post.
async fn own(ctx: &Ctx, at: &Entered, (id, route): (&str, &'static str)) -> Answer<(Known, Officer, Post)> {
    let id: Id<Office> = pages::id(id)?;
    let known = known(ctx, at, route).await?;
    let officer = known.officers.iter().find(|officer| officer.office == id).cloned().ok_or(Failure::NotFound)?;
    let post = known.posts.iter().find(|post| post.id == officer.post).cloned().ok_or(Failure::NotFound)?;
    Ok((known, officer, post))
}
