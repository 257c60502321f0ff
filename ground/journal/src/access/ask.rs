//! Asking the access chain: who looked at me, what was seen between two times, how far a breach reaches.

use std::collections::{BTreeSet, HashSet};

use engawa_db::{Db, Fault, Limit};
use engawa_kernel::{AnyId, Moment, Seq};

use super::model::{Kind, Noted};
use super::store;

/// A page of a list that begins with the newest.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// Only what comes after this place in the list: the last access of the page before.
    pub before: Option<Seq>,
    /// At most so many.
    pub limit: Limit,
}

/// Which accesses are asked for; nothing means any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only those of this account.
    pub who: Option<AnyId>,
    /// Only those about this person.
    pub subject: Option<AnyId>,
    /// Only those of this kind.
    pub kind: Option<Kind>,
}

/// A person who was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exposed {
    /// Who.
    pub subject: AnyId,
    /// When first.
    pub first_at: Moment,
    /// When last.
    pub last_at: Moment,
    /// To how many accounts.
    pub by: i64,
}

/// The persons who were shown between two times: the scope of a breach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Persons {
    /// How many different persons, of those who have an id.
    pub count: i64,
    /// How many persons without an id: each as often as they were shown, for nobody can tell them apart. None where one
    /// person was asked for.
    pub unnamed: i64,
    /// One page of them, by their ids.
    pub list: Vec<Exposed>,
}

/// A page of persons.
#[derive(Debug, Clone, Copy)]
pub struct PersonsPage {
    /// Only those after this one: the last person of the page before.
    pub after: Option<AnyId>,
    /// At most so many.
    pub limit: Limit,
}

/// Places of the chain from one to before another. The chain is in the order of time, so a time asks one index only.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    pub(crate) from: Seq,
    pub(crate) to: Seq,
}

const BEYOND: Seq = Seq(i64::MAX);

fn span(db: &Db, from: Moment, to: Moment) -> Result<Span, Fault> {
    let place = |moment| Ok::<_, Fault>(store::first_at(db, moment)?.unwrap_or(BEYOND));
    Ok(Span { from: place(from)?, to: place(to)? })
}

/// Who saw a person, the newest first. Who was refused has seen nothing and does not stand here.
///
/// # Errors
/// When the database cannot be read.
pub fn seen_of(db: &Db, subject: AnyId, page: Page) -> Result<Vec<Noted>, Fault> {
    store::that_showed(db, subject, page.before.unwrap_or(BEYOND), page.limit)
}

/// The accesses from a moment to before another, the newest first.
///
/// # Errors
/// When the database cannot be read.
pub fn between(db: &Db, from: Moment, to: Moment, filter: &Filter, page: Page) -> Result<Vec<Noted>, Fault> {
    let mut span = span(db, from, to)?;
    span.to = page.before.map_or(span.to, |before| before.min(span.to));
    store::accesses_in(db, span, filter, page.limit)
}

/// The persons whom an access was about, by their ids.
///
/// # Errors
/// When the database cannot be read.
pub fn subjects_of(db: &Db, seq: Seq) -> Result<Vec<AnyId>, Fault> {
    store::subjects_of(db, seq)
}

/// The persons who were shown from a moment to before another by the accesses that are asked for, counted and listed.
/// It goes through every look of that time: some seconds for ten millions, so read it with patience.
///
/// # Errors
/// When the database cannot be read.
pub fn persons_between(db: &Db, from: Moment, to: Moment, filter: &Filter, page: PersonsPage) -> Result<Persons, Fault> {
    let span = span(db, from, to)?;
    let Different { count, looks, listed } = different(db, span, filter, page)?;
    let mut list = Vec::with_capacity(listed.len());
    for subject in listed {
        let found = store::exposure(db, span, filter, subject)?;
        list.extend(found.map(|(first_at, last_at, by)| Exposed { subject, first_at, last_at, by }));
    }
    let unnamed = if filter.subject.is_some() { 0 } else { store::shown(db, span, filter)?.saturating_sub(looks) };
    Ok(Persons { count, unnamed, list })
}

struct Different {
    /// How many different persons.
    count: i64,
    /// How often any of them was shown.
    looks: i64,
    /// Those of the page.
    listed: BTreeSet<AnyId>,
}

fn different(db: &Db, span: Span, filter: &Filter, page: PersonsPage) -> Result<Different, Fault> {
    let most = usize::try_from(page.limit.0).unwrap_or(0);
    let (mut all, mut listed, mut looks) = (HashSet::new(), BTreeSet::new(), 0);
    store::each_look(db, span, filter, |(subject,)| {
        looks += 1;
        if all.insert(subject) && page.after.is_none_or(|after| subject > after) {
            listed.insert(subject);
            if listed.len() > most {
                listed.pop_last();
            }
        }
        Ok(())
    })?;
    Ok(Different { count: i64::try_from(all.len()).unwrap_or(i64::MAX), looks, listed })
}
