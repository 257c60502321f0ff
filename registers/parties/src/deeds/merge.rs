//! Two entries of one person or household become one, and can become two again. No law may be broken by it.

use engawa_db::{Fault, Tx};
use engawa_journal::{House, Moved, tell};
use engawa_kernel::{AnyId, Id};

use super::By;
use crate::facts::{MergeUndone, PartiesMerged};
use crate::model::{Person, Term, Tie, TieFace};
use crate::refused::Refused;
use crate::rules::seats::too_many_on;
use crate::rules::terms::alone;
use crate::store;
use crate::store::Named;
use crate::store::merges::Merge;

/// Makes two entries one: `gone` goes into `kept`, in every feature. Answers the merge, by which it is undone.
///
/// # Errors
/// They are not of one sort, one was merged before, or together they would break a law; a feature may refuse, too.
pub fn merge(tx: &mut Tx, kept: AnyId, gone: AnyId, by: &By) -> Result<AnyId, Refused> {
    let (one, other) = (open(tx, kept)?, open(tx, gone)?);
    if kept == gone {
        return Err(Refused::Oneself);
    }
    if one.sort != other.sort || one.sort == "organization" {
        return Err(Refused::OtherSort);
    }
    if one.sort == "person" {
        no_two_accounts(tx, kept.of(), gone.of())?;
        no_two_seats(tx, kept.of(), gone.of())?;
    }
    no_two_ties(tx, kept, gone)?;
    let house = house(tx)?;
    let mut moved: Vec<Moved> = Vec::new();
    for duty in house.duties() {
        moved.extend((duty.merge)(tx, kept, gone)?);
    }
    let seq = tell(tx, by.deed(PartiesMerged { kept: kept.of(), gone: gone.of() }).about(kept))?;
    let (id, at) = (tx.new_id(), tx.now());
    store::merges::put_merge(tx, &Merge { id, kept, gone, at, seq }, &moved)?;
    Ok(id)
}

fn house(tx: &Tx) -> Result<std::sync::Arc<House>, Fault> {
    tx.attached::<House>().ok_or_else(|| Fault::Row("no house is attached to the town".into()))
}

fn open(tx: &Tx, id: AnyId) -> Result<Named, Refused> {
    let named = store::named(tx, id)?.ok_or(Refused::NotFound)?;
    if named.merged_into.is_some() { Err(Refused::MergedBefore) } else { Ok(named) }
}

fn no_two_accounts(tx: &Tx, kept: Id<Person>, gone: Id<Person>) -> Result<(), Refused> {
    let account = |id| -> Result<bool, Fault> { Ok(store::people::person(tx, id)?.is_some_and(|person| person.account.is_some())) };
    // The account stays with the entry that is kept: who comes in is never changed by a merge.
    if account(gone)? { Err(Refused::TwoAccounts) } else { account(kept).map(|_| ()).map_err(Refused::from) }
}

/// Two who hold the same post at the same time are two people, or one of the entries is wrong.
fn no_two_seats(tx: &Tx, kept: Id<Person>, gone: Id<Person>) -> Result<(), Refused> {
    for post in store::posts::posts_of_both(tx, kept, gone)? {
        let found = store::posts::post(tx, post)?.ok_or(Refused::NotFound)?;
        let mut terms: Vec<Term> = store::posts::terms_in(tx, post, kept)?;
        terms.extend(store::posts::terms_in(tx, post, gone)?);
        if let Some(day) = too_many_on(&terms, 1) {
            return Err(Refused::TwoSeats { title: found.title, day });
        }
    }
    Ok(())
}

/// What both may hold at the same time: with one of them, it would be held twice.
fn clashes(one: &Tie, other: &Tie, kept: AnyId, gone: AnyId) -> bool {
    let end = |tie: &Tie, own: AnyId| if tie.one == own { tie.other } else { Some(tie.one) };
    let is_same_end = end(one, kept) == end(other, gone) && (one.one == kept) == (other.one == gone);
    let is_same = one.face == other.face
        && match one.face {
            // One lives in one household, and a household is counted once for each kind.
            TieFace::Residence if one.one == kept && other.one == gone => true,
            TieFace::Commission | TieFace::Recognition => one.what == other.what,
            _ => is_same_end,
        };
    is_same && alone(one.term, &[other.term]).is_err()
}

fn no_two_ties(tx: &Tx, kept: AnyId, gone: AnyId) -> Result<(), Refused> {
    let (own, others) = (store::ties::ties_of(tx, kept)?, store::ties::ties_of(tx, gone)?);
    for one in &own {
        if one.other == Some(gone) || one.one == gone {
            return Err(Refused::Oneself);
        }
        let found = others.iter().find(|other| other.face != TieFace::Office && clashes(one, other, kept, gone));
        if let Some(found) = found {
            return Err(Refused::TwoTies(called(tx, found, gone)?));
        }
    }
    once_in_each_kind(tx, &own, &others)
}

/// A household that belongs to one body belongs to no other of its kind at the same time; so the two together.
fn once_in_each_kind(tx: &Tx, own: &[Tie], others: &[Tie]) -> Result<(), Refused> {
    let memberships = |ties: &[Tie]| ties.iter().filter(|tie| tie.face == TieFace::Membership).cloned().collect::<Vec<_>>();
    for one in memberships(own) {
        for other in memberships(others) {
            let (Some(a), Some(b)) = (one.other, other.other) else { continue };
            let is_household = store::named(tx, one.one)?.is_some_and(|named| named.sort == "household");
            if !is_household || alone(one.term, &[other.term]).is_ok() {
                continue;
            }
            let kind = |id: AnyId| -> Result<Option<String>, Fault> {
                Ok(store::bodies::organization(tx, id.of())?.map(|body| body.kind.code))
            };
            if kind(a)? == kind(b)? {
                return Err(Refused::TwoTies(store::named(tx, b)?.map(|named| named.name).unwrap_or_default()));
            }
        }
    }
    Ok(())
}

/// What a tie is called in a sentence: the other party, or what it is about.
fn called(tx: &Tx, tie: &Tie, own: AnyId) -> Result<String, Fault> {
    let other = if tie.one == own { tie.other } else { Some(tie.one) };
    match other {
        Some(other) => Ok(store::named(tx, other)?.map(|named| named.name).unwrap_or_default()),
        None => Ok(tie.what.clone()),
    }
}

/// Makes one entry two again: exactly what was moved is moved back. What came since stays with the entry that was kept.
///
/// # Errors
/// There is no such merge, or a later one of the same entry must be undone first.
pub fn undo_merge(tx: &mut Tx, kept: AnyId, id: AnyId, by: &By) -> Result<(), Refused> {
    let all = store::merges::merges_into(tx, kept)?;
    let merge = all.iter().find(|merge| merge.id == id).cloned().ok_or(Refused::NotFound)?;
    if all.first().is_some_and(|latest| latest.id != id) {
        return Err(Refused::Changed);
    }
    let moved = store::merges::moved_by(tx, id)?;
    let house = house(tx)?;
    for duty in house.duties() {
        (duty.split)(tx, merge.gone, &moved)?;
    }
    let seq = tell(tx, by.deed(MergeUndone { kept: kept.of(), gone: merge.gone.of() }).about(kept).correcting(merge.seq))?;
    Ok(store::merges::undo_merge(tx, &merge, seq)?)
}
