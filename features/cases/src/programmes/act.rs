//! The acts on the text of a programme: begin a draft, save it, throw it away, adopt it, end the programme.

use engawa_db::{Db, Fault, Tx};
use engawa_journal::{Deed, tell};
use engawa_kernel::text::has_control;
use engawa_kernel::{Channel, Day, Id, Visibility};
use engawa_who::Section;
use sha2::{Digest, Sha256};

use super::facts::{ProgrammeAdopted, ProgrammeDraftDiscarded, ProgrammeDrafted, ProgrammeWithdrawn};
use super::file::{self, BYTES_MAX, TEXT_MAX};
use super::model::Programme;
use super::refused::Refused;
use super::store::{self, Draft, Version, Withdrawal};
use super::timeline::in_force;
use super::{rules, shipped};
use crate::by::By;
use crate::inventory;

/// The text in force on a day.
///
/// # Errors
/// When the database cannot be read.
pub fn version_on(db: &Db, programme: Id<Programme>, day: Day) -> Result<Option<Version>, Fault> {
    match in_force(&store::turns(db, programme)?, day) {
        Some(number) => store::version(db, programme, number),
        None => Ok(None),
    }
}

/// Begins a draft: of a programme that the town has, of one that we ship, or of a new one after the text of another. Gives its name.
///
/// # Errors
/// No such programme; the new name cannot stand in an address; there is a draft already.
pub fn begin(tx: &mut Tx, from: &str, new_name: &str, by: &By) -> Result<String, Refused> {
    let today = tx.now().day();
    let slug = if new_name.is_empty() { from } else { new_name };
    if !rules::is_address(slug) {
        return Err(Refused::Address);
    }
    let known = store::by_slug(tx, slug)?;
    let id = known.unwrap_or_else(|| tx.new_id());
    // A new name is for a new programme: nobody copies over one that is there. One of which nothing came is free again.
    let is_drafted = store::draft(tx, id)?.is_some();
    if is_drafted || (slug != from && !store::versions(tx, id)?.is_empty()) {
        return Err(Refused::HasDraft);
    }
    let text = text_of(tx, from, today)?.ok_or(Refused::Unknown)?;
    let text = if slug == from { text } else { rules::renamed(&text, slug) };
    let seq = tell(tx, Deed::of(ProgrammeDrafted { programme: id }, by.actor.clone(), Channel::Web).about(id))?;
    if known.is_none() {
        store::put_programme(tx, id, slug, seq)?;
    }
    let draft = Draft { body: text, revision: 1, post: by.post.clone(), saved_at: tx.now() };
    store::put_draft(tx, id, &draft)?;
    Ok(slug.to_owned())
}

/// The text that the town has of a programme, or the one that we ship.
fn text_of(db: &Db, slug: &str, today: Day) -> Result<Option<String>, Fault> {
    if let Some(id) = store::by_slug(db, slug)? {
        if let Some(version) = version_on(db, id, today)? {
            return Ok(Some(version.body));
        }
        if let Some(last) = store::versions(db, id)?.into_iter().next() {
            return Ok(Some(last.body));
        }
    }
    Ok(shipped::text_of(slug).map(str::to_owned))
}

/// The draft of a programme, if it is the one that a page showed.
fn met(db: &Db, slug: &str, seen: i64) -> Result<(Id<Programme>, Draft), Refused> {
    let id = store::by_slug(db, slug)?.ok_or(Refused::Unknown)?;
    let draft = store::draft(db, id)?.ok_or(Refused::NoDraft)?;
    if draft.revision == seen { Ok((id, draft)) } else { Err(Refused::Late) }
}

/// Keeps what was typed, right or wrong.
///
/// # Errors
/// No draft; someone else saved it meanwhile; more than a programme has.
pub fn save(tx: &mut Tx, slug: &str, seen: i64, text: &str, by: &By) -> Result<(), Refused> {
    let (id, _) = met(tx, slug, seen)?;
    if text.len() > BYTES_MAX {
        return Err(Refused::TooLong);
    }
    let draft = Draft { body: text.to_owned(), revision: seen + 1, post: by.post.clone(), saved_at: tx.now() };
    if store::save_draft(tx, id, seen, &draft)? { Ok(()) } else { Err(Refused::Late) }
}

/// Throws a draft away. What holds stays as it is.
///
/// # Errors
/// No draft; someone else saved it meanwhile.
pub fn discard(tx: &mut Tx, slug: &str, seen: i64, by: &By) -> Result<(), Refused> {
    let (id, _) = met(tx, slug, seen)?;
    tell(tx, Deed::of(ProgrammeDraftDiscarded { programme: id }, by.actor.clone(), Channel::Web).about(id))?;
    store::drop_draft(tx, id)?;
    Ok(())
}

/// Adopts a draft from a day on, and lists the programme. Gives the number of the text.
///
/// # Errors
/// The text is at fault, names another programme, or says nothing new; the day is past; the section is not there then.
pub fn adopt(tx: &mut Tx, slug: &str, seen: i64, from: Day, section: Id<Section>, by: &By) -> Result<i64, Refused> {
    let (id, draft) = met(tx, slug, seen)?;
    let reading = file::read(&draft.body);
    let faults: Vec<_> = reading.faults().cloned().collect();
    let Some(programme) = reading.programme else { return Err(Refused::Faulty(faults)) };
    if programme.slug != slug {
        return Err(Refused::OtherSlug(programme.slug));
    }
    if from < tx.now().day() {
        return Err(Refused::Past);
    }
    if engawa_who::section(tx, section)?.is_none_or(|found| !found.days.hold(from)) {
        return Err(Refused::NoSection);
    }
    let hash = Sha256::digest(draft.body.as_bytes()).to_vec();
    if version_on(tx, id, from)?.is_some_and(|now| now.hash == hash && now.section == section) {
        return Err(Refused::Unchanged);
    }
    let number = store::versions(tx, id)?.first().map_or(1, |last| last.number + 1);
    let fact = ProgrammeAdopted { programme: id, version: number, from_on: from };
    let deed = Deed::of(fact, by.actor.clone(), Channel::Web).about(id).by_section(Some(section));
    let seq = tell(tx, deed.seen_by(Visibility::Public))?;
    let (post, adopted_at) = (by.post.clone(), tx.now());
    let version = Version { number, from_on: from, body: draft.body, hash, section, post, adopted_at, seq };
    store::put_version(tx, id, &version)?;
    store::drop_draft(tx, id)?;
    inventory::list_adopted(tx, id, &programme, section, by)?;
    Ok(number)
}

/// Ends a programme from a day on; what was adopted for later days does not begin any more. Every text stays readable.
///
/// # Errors
/// It does not hold then; the day is past; no reason.
pub fn withdraw(tx: &mut Tx, slug: &str, from: Day, reason: &str, by: &By) -> Result<(), Refused> {
    let id = store::by_slug(tx, slug)?.ok_or(Refused::Unknown)?;
    if from < tx.now().day() {
        return Err(Refused::Past);
    }
    let turns = store::turns(tx, id)?;
    if in_force(&turns, from).is_none() {
        return Err(Refused::NotInForce);
    }
    let reason = reason.trim();
    if reason.is_empty() || has_control(reason) {
        return Err(Refused::NoReason);
    }
    if reason.chars().count() > TEXT_MAX {
        return Err(Refused::TooLong);
    }
    let fact = ProgrammeWithdrawn { programme: id, from_on: from };
    let seq = tell(tx, Deed::of(fact, by.actor.clone(), Channel::Web).about(id).seen_by(Visibility::Public))?;
    store::put_withdrawal(tx, id, &Withdrawal { seq, from_on: from, reason: reason.to_owned(), post: by.post.clone() })?;
    Ok(())
}
