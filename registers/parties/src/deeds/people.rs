//! Enter, correct, prove and erase persons and households.

use engawa_db::{Fault, Limit, Tx};
use engawa_journal::{Basis, House, erase_details, record_at, records_about, tell};
use engawa_kernel::{AnyId, Day, Fact, Id, Seq};
use engawa_who::accounts::Account;

use super::By;
use crate::duties::index_person;
use crate::facts::{
    AccountBound, AccountUnbound, HouseholdCorrected, HouseholdEntered, PartyErased, PersonCorrected, PersonEntered, PersonProved,
};
use crate::model::{self, Household, NewHousehold, NewPerson, Person, ProofWay};
use crate::refused::{Refused, text};
use crate::store;

/// What someone stated, as it may be kept.
fn kept(new: &NewPerson) -> Result<NewPerson, Refused> {
    let line = |field, value: &str| text(field, model::optional_line(value));
    let mut contacts = new.contacts.clone();
    for contact in &mut contacts {
        contact.value = text("contact", model::line(&contact.value))?;
    }
    Ok(NewPerson {
        family: text("family", model::name(&new.family))?,
        given: line("given", &new.given)?,
        family_kana: line("family-kana", &new.family_kana)?,
        given_kana: line("given-kana", &new.given_kana)?,
        former_name: line("former", &new.former_name)?,
        common_name: line("common", &new.common_name)?,
        area: new.area,
        address: line("address", &new.address)?,
        is_protected: new.is_protected,
        contacts,
    })
}

fn area_is_there(tx: &Tx, area: Option<Id<engawa_areas::Area>>) -> Result<(), Refused> {
    if area.is_some() && store::area_path(tx, area)?.is_none() { Err(Refused::Unknown("area")) } else { Ok(()) }
}

/// Enters a person.
///
/// # Errors
/// A text that cannot be kept, an area that is not there.
pub fn enter_person(tx: &mut Tx, new: &NewPerson, by: &By) -> Result<Id<Person>, Refused> {
    let said = kept(new)?;
    area_is_there(tx, said.area)?;
    let id: Id<Person> = store::enter(tx)?;
    // Who it was stays with the record, where it can be erased; and that it was erased is noted outside of the town.
    let name = format!("{} {}", said.family, said.given);
    tell(tx, by.because(PersonEntered { person: id }, name.trim()).about(id).in_area(said.area))?;
    store::people::put_person(tx, id, &said)?;
    index_person(tx, id.any(), &said)?;
    Ok(id)
}

/// A person who is here: not erased, not merged into another entry.
pub(crate) fn present(tx: &Tx, id: Id<Person>) -> Result<Person, Refused> {
    let found = store::people::person(tx, id)?;
    found.filter(|person| !person.is_erased && person.merged_into.is_none()).ok_or(Refused::NotFound)
}

/// Corrects what is known of a person. What it was stays with the record, where it can be erased.
///
/// # Errors
/// As [`enter_person`]; no reason, nobody of this id.
pub fn correct_person(tx: &mut Tx, id: Id<Person>, new: &NewPerson, reason: &str, by: &By) -> Result<(), Refused> {
    let before = present(tx, id)?;
    let said = kept(new)?;
    area_is_there(tx, said.area)?;
    let reason = text("reason", model::line(reason)).map_err(|_| Refused::NoReason)?;
    let details = changes(&reason, &said_of(&before.said), &said_of(&said));
    tell(tx, by.because(PersonCorrected { person: id }, &details).about(id).in_area(said.area))?;
    store::people::put_person(tx, id, &said)?;
    index_person(tx, id.any(), &said)?;
    Ok(())
}

fn said_of(said: &NewPerson) -> Vec<(&'static str, String)> {
    let mut all = vec![
        ("family", said.family.clone()),
        ("given", said.given.clone()),
        ("family-kana", said.family_kana.clone()),
        ("given-kana", said.given_kana.clone()),
        ("former", said.former_name.clone()),
        ("common", said.common_name.clone()),
        ("address", said.address.clone()),
    ];
    all.extend(said.contacts.iter().map(|contact| ("contact", contact.value.clone())));
    all
}

/// The reason, and below it each thing that became another: its name, what it was, what it is.
pub(super) fn changes(reason: &str, before: &[(&'static str, String)], after: &[(&'static str, String)]) -> String {
    let gone = before.iter().filter(|one| !after.contains(one)).map(|(name, value)| format!("{name}\t-\t{value}"));
    let come = after.iter().filter(|one| !before.contains(one)).map(|(name, value)| format!("{name}\t+\t{value}"));
    std::iter::once(reason.to_owned()).chain(gone).chain(come).collect::<Vec<_>>().join("\n")
}

/// Writes down how a person showed who they are.
///
/// # Errors
/// Nobody of this id, or a day that has not come.
pub fn prove_person(tx: &mut Tx, id: Id<Person>, way: ProofWay, shown_on: Day, by: &By) -> Result<(), Refused> {
    present(tx, id)?;
    if shown_on > tx.now().day() {
        return Err(Refused::NotYet(shown_on));
    }
    let seq = tell(tx, by.deed(PersonProved { person: id, way, shown_on }).about(id))?;
    Ok(store::people::put_proof(tx, id, way, shown_on, seq)?)
}

/// Lets a person come in with an account. One account belongs to one person.
///
/// # Errors
/// Nobody of this id, no such account, or one of them is bound already.
pub fn bind_account(tx: &mut Tx, id: Id<Person>, account: Id<Account>, by: &By) -> Result<(), Refused> {
    let person = present(tx, id)?;
    let open = engawa_who::accounts::account(tx, account)?.is_some_and(|account| account.closed_at.is_none());
    if !open {
        return Err(Refused::Unknown("account"));
    }
    let other = store::people::person_of_account(tx, account)?.is_some_and(|other| other != id);
    if other || person.account.is_some_and(|bound| bound != account) {
        return Err(Refused::TwoAccounts);
    }
    tell(tx, by.deed(AccountBound { person: id, account }).about(id))?;
    Ok(store::people::bind_account(tx, id, Some(account))?)
}

/// Lets an account come in for nobody any more. What was done with it stays.
///
/// # Errors
/// Nobody of this id, no account is bound to them, or no reason.
pub fn unbind_account(tx: &mut Tx, id: Id<Person>, reason: &str, by: &By) -> Result<(), Refused> {
    let account = present(tx, id)?.account.ok_or(Refused::NotFound)?;
    let reason = text("reason", model::line(reason)).map_err(|_| Refused::NoReason)?;
    tell(tx, by.because(AccountUnbound { person: id, account }, &reason).about(id))?;
    Ok(store::people::bind_account(tx, id, None)?)
}

fn kept_household(new: &NewHousehold) -> Result<NewHousehold, Refused> {
    Ok(NewHousehold {
        label: text("label", model::name(&new.label))?,
        area: new.area,
        address: text("address", model::optional_line(&new.address))?,
    })
}

/// Enters a household.
///
/// # Errors
/// As [`enter_person`].
pub fn enter_household(tx: &mut Tx, new: &NewHousehold, by: &By) -> Result<Id<Household>, Refused> {
    let said = kept_household(new)?;
    area_is_there(tx, said.area)?;
    let id: Id<Household> = store::enter(tx)?;
    tell(tx, by.because(HouseholdEntered { household: id }, &said.label).about(id).in_area(said.area))?;
    store::people::put_household(tx, id, &said)?;
    store::search::index_for_desk(tx, id.any(), &[&said.label])?;
    Ok(id)
}

/// Corrects what is known of a household.
///
/// # Errors
/// As [`correct_person`].
pub fn correct_household(tx: &mut Tx, id: Id<Household>, new: &NewHousehold, reason: &str, by: &By) -> Result<(), Refused> {
    let before = store::people::household(tx, id)?.filter(|household| !household.said.label.is_empty()).ok_or(Refused::NotFound)?;
    let said = kept_household(new)?;
    area_is_there(tx, said.area)?;
    let reason = text("reason", model::line(reason)).map_err(|_| Refused::NoReason)?;
    let of = |said: &NewHousehold| vec![("label", said.label.clone()), ("address", said.address.clone())];
    let details = changes(&reason, &of(&before.said), &of(&said));
    tell(tx, by.because(HouseholdCorrected { household: id }, &details).about(id).in_area(said.area))?;
    store::people::put_household(tx, id, &said)?;
    store::search::index_for_desk(tx, id.any(), &[&said.label])?;
    Ok(())
}

/// Takes away everything that names a person, here and in every feature. What they did stays, without a name.
///
/// # Errors
/// A tie of theirs holds today or will: it must be ended first, so that nobody asks who does it.
pub fn erase_person(tx: &mut Tx, id: Id<Person>, by: &By) -> Result<(), Refused> {
    present(tx, id)?;
    erase(tx, id.any(), by)
}

/// Takes away everything that names a household.
///
/// # Errors
/// As [`erase_person`].
pub fn erase_household(tx: &mut Tx, id: Id<Household>, by: &By) -> Result<(), Refused> {
    store::people::household(tx, id)?.filter(|household| !household.said.label.is_empty()).ok_or(Refused::NotFound)?;
    erase(tx, id.any(), by)
}

fn erase(tx: &mut Tx, id: AnyId, by: &By) -> Result<(), Refused> {
    let today = tx.now().day();
    let holds = |tie: &crate::model::Tie| tie.term.to().is_none_or(|to| to >= today);
    if store::ties::ties_of(tx, id)?.iter().any(holds) {
        return Err(Refused::Bound);
    }
    for entry in store::files::entries_of(tx, id)? {
        erase_everywhere(tx, entry)?;
        for record in records_about(tx, entry, Limit::SHORT)? {
            erase_details(tx, record.header.seq, Basis::Request, by.actor.clone(), by.channel)?;
        }
    }
    tell(tx, by.deed(PartyErased { party: id.of() }).about(id))?;
    Ok(())
}

fn erase_everywhere(tx: &mut Tx, id: AnyId) -> Result<(), Fault> {
    let house = tx.attached::<House>().ok_or_else(|| Fault::Row("no house is attached to the town".into()))?;
    house.duties().iter().try_for_each(|duty| (duty.erase)(tx, id))
}

/// Erases again those who were erased after a backup was made: `receipts` are the records whose details were erased.
///
/// # Errors
/// When the database cannot be written.
pub fn erase_again(tx: &mut Tx, receipts: &[Seq]) -> Result<usize, Fault> {
    let mut count = 0;
    for seq in receipts {
        let entered = [PersonEntered::KIND, HouseholdEntered::KIND];
        let erased = record_at(tx, *seq)?.filter(|record| entered.contains(&record.header.kind.as_str()));
        let Some(subject) = erased.and_then(|record| record.header.subject) else { continue };
        erase_everywhere(tx, subject)?;
        count += 1;
    }
    Ok(count)
}
