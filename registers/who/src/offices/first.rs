//! The first administrator of a town, and the next one where nobody administers any more: the way in from outside.

use engawa_db::{Db, Fault, Tx};
use engawa_kernel::{Actor, Channel, Day, Id};
use engawa_web::Permission;

use super::appoint::{NewAppointment, appoint};
use super::make::{OfficeToMake, SectionToMake, change_office, make_office, make_section};
use super::model::{Post, permission};
use super::refused::Refused;
use super::rules::{may_appoint, number_on, reaches_beyond, together};
use super::store;
use crate::ADMINISTER;
use crate::accounts::{Account, Mail, open_account};
use crate::model::{Office, Section};

/// The section of the first administrator, in a town that has none on that day; it can be renamed at the desk.
const SECTION: &str = "総務課";
/// Its code.
const CODE: &str = "office";
/// The office of the first administrator; it can be renamed at the desk.
const TITLE: &str = "管理者";

/// Whether nobody may administer today.
///
/// # Errors
/// When the database cannot be read.
pub fn nobody_administers(db: &Db) -> Result<bool, Fault> {
    Ok(number_on(&store::terms_with(db, ADMINISTER)?, db.now().day()) == 0)
}

/// Makes whoever has this address an administrator from today on; an account that is there keeps its name. They sit down in
/// an office that may administer and has a free seat, or in a new one. Answers nothing where somebody administers: then that
/// one appoints.
///
/// # Errors
/// A law of [`Refused`] is broken, or the database cannot be written.
pub fn first_administrator(
    tx: &mut Tx,
    name: &str,
    mail: &Mail,
    by: Actor,
    channel: Channel,
) -> Result<Option<Id<Account>>, Refused> {
    if !nobody_administers(tx)? {
        return Ok(None);
    }
    let account = open_account(tx, name, mail, by.clone(), channel)?;
    let office = match office_there(tx, account, &by, channel)? {
        Some(office) => office,
        None => new_office(tx, &by, channel)?,
    };
    let post = store::post(tx, office)?.ok_or(Refused::NoOffice)?;
    let term = term_in(&post, account, tx.now().day());
    appoint(tx, &term, by, channel)?;
    Ok(Some(account))
}

/// From today to the last day of the office, where one is set.
fn term_in(post: &Post, account: Id<Account>, today: Day) -> NewAppointment {
    let to_on = together(post.office.days, post.section_days).to;
    NewAppointment { account, office: post.office.id, from_on: today, to_on }
}

/// An office in which someone can sit down today: one that may administer, or an empty one of that title, which then may.
fn office_there(tx: &mut Tx, account: Id<Account>, by: &Actor, channel: Channel) -> Result<Option<Id<Office>>, Refused> {
    let today = tx.now().day();
    let mut empty = None;
    for post in store::posts(tx)? {
        let held = store::appointments_to(tx, post.office.id)?;
        if may_appoint(&term_in(&post, account, today), &post, &held).is_err() {
            continue;
        }
        let may: Vec<Permission> = store::permissions_of(tx, post.office.id)?.iter().filter_map(|code| permission(code)).collect();
        if may.contains(&ADMINISTER) {
            return Ok(Some(post.office.id));
        }
        // Whoever sits there, or will, was not meant to administer.
        let is_empty = !held.iter().any(|held| reaches_beyond(held, today.plus_days(-1)));
        if post.office.title == TITLE && is_empty && empty.is_none() {
            empty = Some((post, may));
        }
    }
    let Some((post, may)) = empty else { return Ok(None) };
    change_office(tx, post.office.id, post.is_single, &[&may[..], &[ADMINISTER]].concat(), by.clone(), channel)?;
    Ok(Some(post.office.id))
}

fn new_office(tx: &mut Tx, by: &Actor, channel: Channel) -> Result<Id<Office>, Refused> {
    let from_on = Some(tx.now().day());
    let section = section_there(tx, by, channel)?;
    let title = first_free(TITLE, |title| store::has_title(tx, section, title))?;
    let office = OfficeToMake { section, title, is_single: false, permissions: vec![ADMINISTER], from_on };
    make_office(tx, &office, by.clone(), channel)
}

/// The first section of the day, or a new one.
fn section_there(tx: &mut Tx, by: &Actor, channel: Channel) -> Result<Id<Section>, Refused> {
    let today = tx.now().day();
    if let Some(section) = crate::store::sections_on(tx, today)?.first() {
        return Ok(section.id);
    }
    let code = first_free(CODE, |code| Ok(crate::store::section_by_code(tx, code)?.is_some()))?;
    make_section(tx, &SectionToMake { code, name: SECTION.into(), from_on: Some(today) }, by.clone(), channel)
}

/// The word, or the first of `word2`, `word3`, … that is not taken.
fn first_free(word: &str, is_taken: impl Fn(&str) -> Result<bool, Fault>) -> Result<String, Fault> {
    let (mut free, mut number) = (word.to_owned(), 1);
    while is_taken(&free)? {
        number += 1;
        free = format!("{word}{number}");
    }
    Ok(free)
}
