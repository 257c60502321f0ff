//! Kinds of organizations in the words of the town.

use engawa_db::Tx;
use engawa_journal::tell;
use engawa_kernel::Visibility;

use super::By;
use super::bodies::is_slug;
use crate::facts::KindNamed;
use crate::model::{self, Kind};
use crate::refused::{Refused, text};
use crate::store;

/// The most kinds of a town.
const KINDS_MAX: usize = 100;

/// Adds a kind to a sort.
///
/// # Errors
/// A word that cannot be kept or is said already, a code of another form or taken, too many kinds.
pub fn add_kind(tx: &mut Tx, new: &Kind, by: &By) -> Result<(), Refused> {
    let label = text("label", model::name(new.label.as_deref().unwrap_or_default()))?;
    store::bodies::put_usual_kinds(tx)?;
    let there = store::bodies::kinds(tx)?;
    if !is_slug(&new.code) || there.iter().any(|kind| kind.code == new.code) {
        return Err(Refused::Slug);
    }
    said_once(&there, &new.code, &label)?;
    if there.len() >= KINDS_MAX {
        return Err(Refused::Count(i64::try_from(KINDS_MAX).unwrap_or(i64::MAX)));
    }
    tell(tx, by.because(KindNamed { sort: new.sort, is_new: true }, &label).seen_by(Visibility::Public))?;
    Ok(store::bodies::put_kind(tx, &Kind { label: Some(label), ..new.clone() })?)
}

fn said_once(there: &[Kind], code: &str, label: &str) -> Result<(), Refused> {
    let is_taken = there.iter().any(|kind| kind.code != code && kind.label.as_deref() == Some(label));
    if is_taken { Err(Refused::KindTwice) } else { Ok(()) }
}

/// Gives a kind the word of the town; an empty one lets the word of the sort be said again.
///
/// # Errors
/// There is no such kind, a word that cannot be kept or is said already.
pub fn name_kind(tx: &mut Tx, code: &str, label: &str, by: &By) -> Result<(), Refused> {
    store::bodies::put_usual_kinds(tx)?;
    let there = store::bodies::kinds(tx)?;
    let kind = there.iter().find(|kind| kind.code == code).ok_or(Refused::NotFound)?;
    let label = if label.trim().is_empty() { None } else { Some(text("label", model::name(label))?) };
    if let Some(label) = &label {
        said_once(&there, code, label)?;
    }
    let details = label.clone().unwrap_or_default();
    tell(tx, by.because(KindNamed { sort: kind.sort, is_new: false }, &details).seen_by(Visibility::Public))?;
    Ok(store::bodies::name_kind(tx, code, label.as_deref())?)
}
