//! Make and end posts; let someone hold one.

use engawa_db::Tx;
use engawa_journal::tell;
use engawa_kernel::{Day, Id, Visibility};

use super::By;
use super::bodies::{present, there_during};
use super::people;
use crate::facts::{DeskRightSet, OfficeBegan, PostEnded, PostMade};
use crate::model::{self, DeskRight, NewOffice, Office, Organization, Post, Term};
use crate::refused::{Refused, text};
use crate::rules::seats::{SEATS_MAX, may_sit};
use crate::rules::terms::{EndError, alone, ended};
use crate::store;

/// The longest term that the rules of a body set, in months.
const MONTHS_MAX: i64 = 600;

/// Makes a post. Its id is given anew.
///
/// # Errors
/// A title that cannot be kept, seats out of bounds, an organization that is not there on these days.
pub fn make_post(tx: &mut Tx, new: &Post, by: &By) -> Result<Id<Post>, Refused> {
    let title = text("title", model::name(&new.title))?;
    let found = there_during(tx, new.organization, new.term)?;
    if !(1..=SEATS_MAX).contains(&new.seats) {
        return Err(Refused::Count(SEATS_MAX));
    }
    if new.months_max.is_some_and(|months| !(1..=MONTHS_MAX).contains(&months)) {
        return Err(Refused::Count(MONTHS_MAX));
    }
    let id: Id<Post> = tx.new_id();
    let fact = PostMade { post: id, organization: new.organization, sort: found.kind.sort, seats: new.seats, term: new.term };
    let seq = tell(tx, by.deed(fact).about(new.organization).in_area(found.area).seen_by(Visibility::Public))?;
    store::posts::put_post(tx, &Post { id, title, ..new.clone() }, seq)?;
    if new.desk != DeskRight::None {
        tell_right(tx, &found, id, new.desk, by)?;
    }
    Ok(id)
}

fn tell_right(tx: &mut Tx, body: &Organization, post: Id<Post>, desk: DeskRight, by: &By) -> Result<(), Refused> {
    let fact = DeskRightSet { post, organization: body.id, desk };
    tell(tx, by.deed(fact).about(body.id).in_area(body.area))?;
    Ok(())
}

/// Says what the holder of a post may do at the desk of the body.
///
/// # Errors
/// Nobody would keep the desk any more whom a post lets do it.
pub fn set_desk_right(tx: &mut Tx, id: Id<Post>, desk: DeskRight, by: &By) -> Result<(), Refused> {
    let post = store::posts::post(tx, id)?.ok_or(Refused::NotFound)?;
    let found = present(tx, post.organization)?;
    if post.desk == desk {
        return Ok(());
    }
    let today = tx.now().day();
    let others = store::posts::posts_of(tx, post.organization)?;
    let keeps = |other: &Post| other.id != id && other.desk == DeskRight::Keeps && other.term.holds(today);
    if post.desk == DeskRight::Keeps && !others.iter().any(keeps) {
        return Err(Refused::LastKeeper);
    }
    tell_right(tx, &found, id, desk, by)?;
    Ok(store::posts::set_desk_right(tx, id, desk)?)
}

/// Ends a post after a day.
///
/// # Errors
/// Someone holds it after that day, or it ends by then already.
pub fn end_post(tx: &mut Tx, id: Id<Post>, last: Day, by: &By) -> Result<(), Refused> {
    let post = store::posts::post(tx, id)?.ok_or(Refused::NotFound)?;
    let found = present(tx, post.organization)?;
    if post.term.to().is_some() {
        return Err(EndError::EndsAlready(post.term.to().unwrap_or(last)).into());
    }
    ended(post.term, last)?;
    let holders = store::posts::offices_of(tx, id)?;
    if let Some(held) = holders.iter().find(|office| office.term.to().is_none_or(|to| to > last)) {
        return Err(Refused::StillHeld(held.term.to()));
    }
    let fact =
        PostEnded { post: id, organization: post.organization, sort: found.kind.sort, seats: post.seats, before: None, last };
    let seq = tell(tx, by.deed(fact).about(post.organization).in_area(found.area).seen_by(Visibility::Public))?;
    Ok(store::posts::end_post(tx, id, last, seq)?)
}

/// Ends all posts of an organization that go on after a day. Their holders have gone before.
pub(super) fn end_all(tx: &mut Tx, organization: Id<Organization>, last: Day, by: &By) -> Result<(), Refused> {
    for post in store::posts::posts_of(tx, organization)? {
        if post.term.to().is_none() && post.term.from() <= last {
            end_post(tx, post.id, last, by)?;
        }
    }
    Ok(())
}

/// Lets someone hold a post: from its first day at 0:00, and no longer than its last.
///
/// # Errors
/// All seats are taken on one of the days, the post or the person is not there, they hold it already.
pub fn appoint(tx: &mut Tx, new: &NewOffice, by: &By) -> Result<Id<Office>, Refused> {
    let source = text("source", model::line(&new.source))?;
    let post = store::posts::post(tx, new.post)?.ok_or(Refused::Unknown("post"))?;
    let found = there_during(tx, post.organization, new.term)?;
    people::present(tx, new.person)?;
    let held = store::posts::offices_of(tx, new.post)?;
    let own: Vec<Term> = held.iter().filter(|office| office.person == new.person).map(|office| office.term).collect();
    alone(new.term, &own)?;
    let terms: Vec<Term> = held.iter().map(|office| office.term).collect();
    may_sit(new.term, post.term, post.seats, &terms)?;
    let id: Id<Office> = tx.new_id();
    let fact = OfficeBegan {
        office: id,
        post: post.id,
        organization: post.organization,
        person: new.person,
        sort: found.kind.sort,
        term: new.term,
    };
    let seq = tell(tx, by.deed(fact).about(new.person).in_area(found.area))?;
    store::posts::put_office(tx, id, &NewOffice { source, ..new.clone() }, seq)?;
    Ok(id)
}
