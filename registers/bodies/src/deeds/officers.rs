//! A body keeps its officers itself: elects the next ones, ends a term, asks somebody to come in by an account.

use engawa_db::{Fault, Tx};
use engawa_journal::tell;
use engawa_kernel::{AnyId, Day, Id};
use engawa_post::{Address, Body, Line};
use engawa_who::accounts::{Account, Mail};

use super::body_present as present;
use super::{By, appoint, bind_account, end_tie, enter_person, withdraw_tie};
use crate::facts::{ConsentSaid, InvitationAccepted, OfficerInvited};
use crate::model::{DeskRight, NewOffice, NewPerson, Office, Organization, Person, Post, Seat, Term, TieFace};
use crate::refused::Refused;
use crate::store;
use crate::store::officers::{self, Officer};
use engawa_parties::refused::Refused as Party;

/// So many days an invitation can be accepted.
pub(crate) const INVITED_DAYS: i64 = 30;
const DAY_MILLIS: i64 = 86_400_000;

/// Who is elected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Elected {
    /// One who held a post of the body before, or holds one.
    Known(Id<Person>),
    /// Somebody new: name and kana, each as family and given name with a blank between.
    New(String, String),
}

/// One who is elected into a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Into which.
    pub post: Id<Post>,
    /// Who.
    pub who: Elected,
    /// They agreed to be named in public.
    pub may_publish: bool,
}

/// The election of officers: all of them in one unit, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Election {
    /// Of which body.
    pub organization: Id<Organization>,
    /// On which days they hold their posts.
    pub term: Term,
    /// The assembly and its day.
    pub source: String,
    /// Who.
    pub chosen: Vec<Chosen>,
}

/// Writes an election down.
///
/// # Errors
/// Nobody was chosen; a seat is taken, a name or person that cannot be taken: the place says whose.
pub fn elect(tx: &mut Tx, new: &Election, by: &By) -> Result<Vec<Id<Office>>, Refused> {
    present(tx, new.organization)?;
    if new.chosen.is_empty() {
        return Err(Refused::NobodyChosen);
    }
    let mut offices = Vec::new();
    for (at, chosen) in new.chosen.iter().enumerate() {
        let refused = |refused| Refused::Chosen { at, refused: Box::new(refused) };
        offices.push(elect_one(tx, new, chosen, by).map_err(refused)?);
    }
    Ok(offices)
}

fn elect_one(tx: &mut Tx, new: &Election, chosen: &Chosen, by: &By) -> Result<Id<Office>, Refused> {
    store::posts::post(tx, chosen.post)?.filter(|post| post.organization == new.organization).ok_or(Refused::Unknown("post"))?;
    let person = match &chosen.who {
        Elected::Known(person) => {
            let known = officers::officers_of(tx, new.organization)?;
            known.iter().find(|officer| officer.person == *person).map(|officer| officer.person).ok_or(Refused::Unknown("other"))?
        }
        Elected::New(name, kana) => enter_person(tx, &person_of(name, kana), by)?,
    };
    let office = NewOffice {
        post: chosen.post,
        person,
        term: new.term,
        seat: Seat::Elected,
        is_ex_officio: false,
        may_publish: chosen.may_publish,
        source: new.source.clone(),
    };
    Ok(appoint(tx, &office, by)?)
}

/// A name as it was typed: what stands before the first blank is the family name.
fn person_of(name: &str, kana: &str) -> NewPerson {
    let parts = |text: &str| {
        let text = text.trim();
        text.split_once(char::is_whitespace)
            .map_or_else(|| (text.to_owned(), String::new()), |(family, given)| (family.to_owned(), given.trim().to_owned()))
    };
    let ((family, given), (family_kana, given_kana)) = (parts(name), parts(kana));
    NewPerson { family, given, family_kana, given_kana, ..NewPerson::default() }
}

fn own_officer(tx: &Tx, organization: Id<Organization>, office: Id<Office>) -> Result<Officer, Refused> {
    officers::officers_of(tx, organization)?.into_iter().find(|officer| officer.office == office).ok_or(Refused::NotFound)
}

/// Ends the term of an officer, or takes it back where it has not begun. A desk is never left without a keeper by its own body.
///
/// # Errors
/// There is no such officer, the term is over by then, or nobody would keep the desk afterwards.
pub fn end_office(
    tx: &mut Tx,
    organization: Id<Organization>,
    office: Id<Office>,
    last: Day,
    reason: &str,
    by: &By,
) -> Result<(), Refused> {
    let officer = own_officer(tx, organization, office)?;
    let keepers = keepers(tx, organization)?;
    let goes_on = |other: &&Officer| other.office != office && other.term.to().is_none_or(|to| to > last);
    if keepers.iter().any(|keeper| keeper.office == office) && !keepers.iter().any(|keeper| goes_on(&keeper)) {
        return Err(Party::LastKeeper.into());
    }
    if officer.term.from() > last {
        return Ok(withdraw_tie(tx, TieFace::Office, office.any(), reason, by)?);
    }
    Ok(end_tie(tx, TieFace::Office, office.any(), last, reason, by)?)
}

/// Those who keep the desk of a body or will.
fn keepers(tx: &Tx, organization: Id<Organization>) -> Result<Vec<Officer>, Refused> {
    let posts = store::posts::posts_of(tx, organization)?;
    let keeps = |officer: &Officer| posts.iter().any(|post| post.id == officer.post && post.desk == DeskRight::Keeps);
    Ok(officers::officers_of(tx, organization)?.into_iter().filter(keeps).collect())
}

/// Writes down whether the holder of a seat agreed to be named in public.
///
/// # Errors
/// There is no such officer of the body.
pub fn say_consent(
    tx: &mut Tx,
    organization: Id<Organization>,
    office: Id<Office>,
    may_publish: bool,
    by: &By,
) -> Result<(), Refused> {
    let officer = own_officer(tx, organization, office)?;
    if officer.may_publish == may_publish {
        return Ok(());
    }
    tell(tx, by.deed(ConsentSaid { office, organization, may_publish }).about(officer.person))?;
    Ok(officers::set_consent(tx, office, may_publish)?)
}

/// The letter in which somebody is asked to come in: no secret stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
}

/// Asks an officer to come in by the account of an address, which is opened where there is none. Its owner accepts; the keeper
/// sees no secret, and does not learn whether there was an account.
///
/// A body may ask so only whom it brought into the register itself: for others an account would open more than this body.
///
/// # Errors
/// There is no such officer, they come in already, or other ties of theirs are in the register.
pub fn invite(
    tx: &mut Tx,
    organization: Id<Organization>,
    office: Id<Office>,
    mail: &Mail,
    letter: &Letter,
    by: &By,
) -> Result<(), Refused> {
    let officer = own_officer(tx, organization, office)?;
    let is_of_others = |tie: &crate::model::Tie| tie.face != TieFace::Office || tie.other != Some(organization.any());
    if officer.has_account || store::ties::ties_of(tx, officer.person.any())?.iter().any(is_of_others) {
        return Err(Refused::NotOurs);
    }
    let account = engawa_who::accounts::open_account(tx, &officer.name, mail, by.actor.clone(), by.channel)?;
    let seq = tell(tx, by.deed(OfficerInvited { office, organization, person: officer.person, account }).about(officer.person))?;
    officers::put_invitation(tx, office, account, seq)?;
    write(tx, mail, letter)
}

pub(super) fn write(tx: &mut Tx, mail: &Mail, letter: &Letter) -> Result<(), Refused> {
    let unfit = |error: String| Refused::Fault(Fault::Row(format!("a letter of ours: {error}")));
    let to = Address::parse(&mail.given).map_err(|error| unfit(error.to_string()))?;
    let subject = Line::parse(&letter.subject).map_err(|error| unfit(error.to_string()))?;
    let body = Body::parse(&letter.text).map_err(|error| unfit(error.to_string()))?;
    engawa_post::enqueue(tx, &engawa_post::Mail { to, subject, body, is_decoy: false })?;
    Ok(())
}

/// The owner of the account accepts to come in as the officer.
///
/// # Errors
/// There is no such invitation any more, or the account belongs to another person.
pub fn accept_invitation(tx: &mut Tx, id: AnyId, account: AnyId, by: &By) -> Result<(), Refused> {
    let since = tx.now().plus_millis(-INVITED_DAYS * DAY_MILLIS);
    let found = officers::invitations_of(tx, account, since)?;
    let invitation = found.into_iter().find(|one| one.id == id).ok_or(Refused::NotFound)?;
    let account: Id<Account> = account.of();
    bind_account(tx, invitation.person, account, by)?;
    let fact = InvitationAccepted { office: invitation.office, account };
    let seq = tell(tx, by.deed(fact).about(invitation.person))?;
    Ok(officers::accept_invitation(tx, id, seq)?)
}
