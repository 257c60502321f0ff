//! What the register owes to those whom its rows name: to follow a merge, to give out, to take away.

use engawa_db::{Db, Fault, Tx};
use engawa_journal::{Kept, Moved, PartyDuties, Untold};
use engawa_kernel::{AnyId, Choice};

use crate::model::{NewHousehold, NewPerson};
use crate::store;

/// The duties of this crate.
pub(crate) const DUTIES: PartyDuties = PartyDuties {
    feature: "parties",
    columns: &[
        "parties_persons.id",
        "parties_households.id",
        "parties_contacts.person_id",
        "parties_desk_tokens.party_id",
        "parties_desk_keys.party_id",
        "parties_memberships.party_id",
        "parties_offices.person_id",
        "parties_commissions.person_id",
        "parties_proxies.person_id",
        "parties_proxies.proxy_id",
        "parties_recognitions.party_id",
        "parties_residences.person_id",
        "parties_residences.household_id",
        "parties_proofs.person_id",
        "parties_letters.person_id",
        "parties_merges.kept_id",
        "parties_merges.gone_id",
        "parties_behalves.party_id",
    ],
    merge,
    split,
    export,
    erase,
};

fn merge(tx: &mut Tx, kept: AnyId, gone: AnyId) -> Result<Vec<Moved>, Untold> {
    // The entry that goes is found no more; its own words stay with it, so that it can come back.
    store::search::index_for_desk(tx, gone, &[])?;
    Ok(store::merges::move_rows(tx, kept, gone)?)
}

fn split(tx: &mut Tx, gone: AnyId, moved: &[Moved]) -> Result<(), Untold> {
    store::merges::move_back(tx, gone, moved)?;
    if let Some(person) = store::people::person(tx, gone.of())? {
        index_person(tx, gone, &person.said)?;
    }
    if let Some(household) = store::people::household(tx, gone.of())? {
        store::search::index_for_desk(tx, gone, &[&household.said.label])?;
    }
    Ok(())
}

/// What a person is found by; nothing for one who is shown in no list.
pub(crate) fn index_person(tx: &mut Tx, id: AnyId, said: &NewPerson) -> Result<(), Fault> {
    let name = format!("{}{}", said.family, said.given);
    let kana = format!("{}{}", said.family_kana, said.given_kana);
    let texts = [name.as_str(), kana.as_str(), said.former_name.as_str(), said.common_name.as_str()];
    let shown: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty() && !said.is_protected).collect();
    store::search::index_for_desk(tx, id, &shown)
}

fn export(db: &Db, id: AnyId) -> Result<Vec<Kept>, Fault> {
    let mut kept = Vec::new();
    for entry in store::files::entries_of(db, id)? {
        kept.extend(own_words(db, entry)?);
    }
    for tie in store::ties::ties_of(db, id)? {
        kept.push(Kept { place: "v_party_ties.face", value: tie.face.code().to_owned() });
        kept.push(Kept { place: "v_party_ties.what", value: tie.what });
        let other = tie.other.filter(|other| *other != id).map(|other| store::named(db, other)).transpose()?.flatten();
        // Whom a proxy acts for, and who lives in the same house, is a person of their own: their name is not given out.
        let other = other.filter(|named| named.sort == "organization");
        kept.extend(other.map(|named| Kept { place: "v_party_ties.other", value: named.name }));
        kept.push(Kept { place: "v_party_ties.from_on", value: tie.term.from().to_string() });
        kept.extend(tie.term.to().map(|to| Kept { place: "v_party_ties.to_on", value: to.to_string() }));
        kept.push(Kept { place: "v_party_ties.source", value: tie.source });
    }
    for behalf in store::behalf::for_party(db, id)? {
        kept.push(Kept { place: "parties_behalves.name", value: behalf.said.name });
        kept.push(Kept { place: "parties_behalves.agreed_how", value: behalf.said.agreed_how });
        let papers = store::behalf::papers(db, behalf.id)?.into_iter();
        kept.extend(papers.map(|(_, file)| Kept { place: "parties_behalf_papers.file_id", value: file.name }));
    }
    kept.retain(|one| !one.value.is_empty());
    Ok(kept)
}

/// What an entry says of itself.
fn own_words(db: &Db, entry: AnyId) -> Result<Vec<Kept>, Fault> {
    let mut kept = Vec::new();
    if let Some(person) = store::people::person(db, entry.of())? {
        kept.extend(words_of_person(db, &person.said)?);
        for letter in store::letters::letters_to(db, entry)? {
            kept.push(Kept { place: "parties_letters.name", value: letter.to.name });
            kept.push(Kept { place: "parties_letters.kana", value: letter.to.kana });
            kept.push(Kept { place: "parties_letters.address", value: letter.to.address });
            kept.push(Kept { place: "parties_letters.asked_at", value: letter.asked_at.day().to_string() });
        }
        for proof in store::people::proofs_of(db, entry.of())? {
            let value = format!("{} {}", proof.way.code(), proof.shown_on);
            kept.push(Kept { place: "parties_proofs.way", value });
        }
    }
    if let Some(household) = store::people::household(db, entry.of())? {
        kept.extend(words_of_household(db, &household.said)?);
    }
    Ok(kept)
}

fn words_of_person(db: &Db, said: &NewPerson) -> Result<Vec<Kept>, Fault> {
    let mut kept = vec![
        Kept { place: "parties_persons.family", value: said.family.clone() },
        Kept { place: "parties_persons.given", value: said.given.clone() },
        Kept { place: "parties_persons.family_kana", value: said.family_kana.clone() },
        Kept { place: "parties_persons.given_kana", value: said.given_kana.clone() },
        Kept { place: "parties_persons.former_name", value: said.former_name.clone() },
        Kept { place: "parties_persons.common_name", value: said.common_name.clone() },
        Kept { place: "parties_persons.address", value: said.address.clone() },
    ];
    kept.extend(store::area_path(db, said.area)?.map(|value| Kept { place: "parties_persons.area_id", value }));
    kept.extend(said.contacts.iter().map(|contact| Kept { place: "parties_contacts.value", value: contact.value.clone() }));
    Ok(kept)
}

fn words_of_household(db: &Db, said: &NewHousehold) -> Result<Vec<Kept>, Fault> {
    let mut kept = vec![
        Kept { place: "parties_households.label", value: said.label.clone() },
        Kept { place: "parties_households.address", value: said.address.clone() },
    ];
    kept.extend(store::area_path(db, said.area)?.map(|value| Kept { place: "parties_households.area_id", value }));
    Ok(kept)
}

fn erase(tx: &mut Tx, id: AnyId) -> Result<(), Fault> {
    if store::people::person(tx, id.of())?.is_some() {
        store::people::erase_person(tx, id.of())?;
    }
    if store::people::household(tx, id.of())?.is_some() {
        store::people::erase_household(tx, id.of())?;
    }
    store::letters::forget_letters_to(tx, id)?;
    store::search::index_for_desk(tx, id, &[])?;
    store::behalf::forget(tx, id)?;
    store::files::forget_sources(tx, id)
}
