//! Make sections and offices, change what an office may do, end an office.

use engawa_db::Tx;
use engawa_journal::{Deed, tell};
use engawa_kernel::{Actor, Channel, Day, Id, Visibility};
use engawa_web::Permission;

use super::appoint::{end_one_of_many, keeping_administrators};
use super::facts::{OfficeChanged, OfficeEnded, OfficeMade, SectionMade};
use super::model::{PERMISSIONS, Post, permission};
use super::refused::Refused;
use super::{rules, store};
use crate::model::{Days, Office, Section};

/// A section to be made, in a town that began without a file of sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionToMake {
    /// Its short name in files.
    pub code: String,
    /// Its name as it is written.
    pub name: String,
    /// The first day; nothing where nobody knows.
    pub from_on: Option<Day>,
}

/// An office to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeToMake {
    /// In which section.
    pub section: Id<Section>,
    /// 課長.
    pub title: String,
    /// It has one seat.
    pub is_single: bool,
    /// What it may do, of [`super::PERMISSIONS`].
    pub permissions: Vec<Permission>,
    /// The first day; nothing where nobody knows.
    pub from_on: Option<Day>,
}

/// Makes a section.
///
/// # Errors
/// A law of [`Refused`] is broken, or the database cannot be written.
pub fn make_section(tx: &mut Tx, new: &SectionToMake, by: Actor, channel: Channel) -> Result<Id<Section>, Refused> {
    let (code, name) = (rules::code(&new.code)?, rules::title(&new.name)?);
    if crate::store::section_by_code(tx, &code)?.is_some() {
        return Err(Refused::CodeTaken(code));
    }
    let id: Id<Section> = tx.new_id();
    let days = Days { from: new.from_on, to: None };
    store::add_section(tx, &Section { id, code, name, days })?;
    let fact = SectionMade { section: id, from_on: new.from_on };
    tell(tx, Deed::of(fact, by, channel).about(id).by_section(Some(id)).seen_by(Visibility::Public))?;
    Ok(id)
}

/// Makes an office in a section.
///
/// # Errors
/// A law of [`Refused`] is broken, or the database cannot be written.
pub fn make_office(tx: &mut Tx, new: &OfficeToMake, by: Actor, channel: Channel) -> Result<Id<Office>, Refused> {
    let title = rules::title(&new.title)?;
    let section = crate::store::section(tx, new.section)?.ok_or(Refused::NoSection)?;
    let days = Days { from: new.from_on, to: None };
    if let Some(from) = new.from_on.filter(|from| !section.days.hold(*from)) {
        return Err(Refused::OutsideOffice(Days { from: section.days.from.filter(|first| *first > from), to: section.days.to }));
    }
    if store::has_title(tx, new.section, &title)? {
        return Err(Refused::TitleTaken(title));
    }
    let office = Office { id: tx.new_id(), section: new.section, title, days };
    store::add_office(tx, &office, new.is_single)?;
    store::put_permissions(tx, office.id, &codes(&new.permissions))?;
    let fact =
        OfficeMade { office: office.id, section: new.section, is_single: new.is_single, permissions: new.permissions.clone() };
    tell(tx, Deed::of(fact, by, channel).about(office.id).by_section(Some(new.section)).seen_by(Visibility::Parties))?;
    Ok(office.id)
}

/// Changes what an office may do, and whether it has one seat. It holds at once, for everyone who holds the office, and for
/// the offices that an adopted list begins like this one. What is as it was is not told.
///
/// # Errors
/// A law of [`Refused`] is broken, or the database cannot be written.
pub fn change_office(
    tx: &mut Tx,
    office: Id<Office>,
    is_single: bool,
    permissions: &[Permission],
    by: Actor,
    channel: Channel,
) -> Result<(), Refused> {
    let post = store::post(tx, office)?.ok_or(Refused::NoOffice)?;
    let mut wanted = codes(permissions);
    wanted.sort_unstable();
    let before = store::permissions_of(tx, office)?;
    if post.is_single == is_single && before == wanted {
        return Ok(());
    }
    if is_single {
        rules::one_at_a_time(&store::appointments_to(tx, office)?, tx.now().day())?;
    }
    keeping_administrators(tx, |tx| {
        store::put_permissions(tx, office, &wanted)?;
        store::put_seats(tx, office, is_single)?;
        let fact = OfficeChanged { office, is_single, permissions: permissions.to_vec() };
        tell(tx, about_office(fact, &post, by.clone(), channel))?;
        change_heirs(tx, office, &before, &wanted, &by, channel)
    })
}

/// The offices of adopted lists that begin like this one lose what it loses and get what it gets: a right that is taken away
/// does not come back on the day of a list. What was changed for them alone stays.
fn change_heirs(
    tx: &mut Tx,
    office: Id<Office>,
    before: &[String],
    after: &[String],
    by: &Actor,
    channel: Channel,
) -> Result<(), Refused> {
    let today = tx.now().day();
    let mut heirs = store::to_begin_like(tx, office, today)?;
    while let Some(heir) = heirs.pop() {
        let own = store::permissions_of(tx, heir)?;
        let stays = own.iter().filter(|code| !before.contains(code) || after.contains(code));
        let comes = after.iter().filter(|code| !before.contains(code));
        let permissions: Vec<Permission> = stays.chain(comes).filter_map(|code| permission(code)).collect();
        let mut wanted = codes(&permissions);
        wanted.sort_unstable();
        if let Some(post) = store::post(tx, heir)?.filter(|_| wanted != own) {
            store::put_permissions(tx, heir, &wanted)?;
            let fact = OfficeChanged { office: heir, is_single: post.is_single, permissions };
            tell(tx, about_office(fact, &post, by.clone(), channel))?;
        }
        heirs.extend(store::to_begin_like(tx, heir, today)?);
    }
    Ok(())
}

/// Ends an office after its last day. Who holds it then ends with it, each with a record of their own.
///
/// # Errors
/// A law of [`Refused`] is broken, or the database cannot be written.
pub fn end_office(tx: &mut Tx, office: Id<Office>, last_day: Day, by: Actor, channel: Channel) -> Result<(), Refused> {
    let post = store::post(tx, office)?.ok_or(Refused::NoOffice)?;
    rules::may_end_office(&post.office, last_day, tx.now().day())?;
    keeping_administrators(tx, |tx| {
        for held in store::appointments_to(tx, office)?.into_iter().filter(|held| rules::reaches_beyond(held, last_day)) {
            end_one_of_many(tx, held.id, last_day, by.clone(), channel)?;
        }
        store::end_office(tx, office, last_day)?;
        tell(tx, about_office(OfficeEnded { office, last_day }, &post, by, channel))?;
        Ok(())
    })
}

fn about_office<F: engawa_kernel::Fact>(fact: F, post: &Post, by: Actor, channel: Channel) -> Deed<F> {
    Deed::of(fact, by, channel).about(post.office.id).by_section(Some(post.office.section)).seen_by(Visibility::Parties)
}

/// Each once, in the order of the list.
fn codes(permissions: &[Permission]) -> Vec<String> {
    PERMISSIONS
        .into_iter()
        .filter(|permission| permissions.contains(permission))
        .map(|permission| permission.0.to_owned())
        .collect()
}
