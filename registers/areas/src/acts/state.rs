//! State the figures of an area of one day; correct them, with a reason; undo a statement as a whole.

use std::collections::{BTreeMap, BTreeSet};

use engawa_db::{Db, Fault, Tx};
use engawa_journal::{Deed, tell};
use engawa_kernel::{Actor, Channel, Day, Id, Seq, Visibility};

use super::{Refused, fit};
use crate::facts::{FiguresStated, StatementUndone};
use crate::model::{Area, Statement};
use crate::release::{release_day, release_days};
use crate::store::{self, figures};
use crate::what::{Band, Sex, What};

/// No area has more of anything than this.
const COUNT_MAX: i64 = 1_000_000_000;

/// What stands of an area on a day, and by which record it came last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The figures.
    pub values: BTreeMap<What, i64>,
    /// Where they are from, where they are all from one place.
    pub source: Option<String>,
    /// The latest record about the day; none where nothing stands.
    pub seen: Option<Seq>,
}

impl Sheet {
    /// Reads it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn read(db: &Db, area: Id<Area>, day: Day) -> Result<Sheet, Fault> {
        let stated: Vec<_> = figures::stated_of(db, area)?.into_iter().filter(|one| one.day == day).collect();
        let seen = stated.iter().map(|one| one.seq).max();
        let standing = crate::figures::standing(stated);
        let sources: BTreeSet<String> = standing.iter().map(|figure| figure.source.clone()).collect();
        let source = sources.into_iter().next();
        Ok(Sheet { values: standing.into_iter().map(|figure| (figure.what, figure.value)).collect(), source, seen })
    }
}

/// What is stated: the whole sheet as it shall stand. What is not in it is taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The day.
    pub day: Day,
    /// The figures.
    pub values: BTreeMap<What, i64>,
    /// Where they are from.
    pub source: String,
    /// Why something is corrected.
    pub reason: String,
    /// What whoever enters has seen.
    pub seen: Option<Seq>,
}

/// States it: only what is another than before is written. Answers how many figures were.
///
/// # Errors
/// Why not.
pub fn state_figures(tx: &mut Tx, area: Id<Area>, entry: &Entry, by: &Actor, channel: Channel) -> Result<usize, Refused> {
    let known = store::area(tx, area)?.ok_or(Refused::NoArea)?;
    if entry.day > tx.now().day() {
        return Err(Refused::Future(entry.day));
    }
    if !known.days.hold(entry.day) {
        return Err(Refused::NotThen(entry.day));
    }
    fit("source", &entry.source)?;
    add_up(&entry.values)?;
    let before = Sheet::read(tx, area, entry.day)?;
    if before.seen != entry.seen {
        return Err(Refused::Meanwhile);
    }
    let changed = changes(&before.values, &entry.values);
    let corrections = changed.iter().filter(|(what, _)| before.values.contains_key(*what)).count();
    match (changed.is_empty(), corrections) {
        (true, _) => return Err(Refused::Nothing),
        (false, 0) => {}
        (false, _) => fit("reason", &entry.reason).map_err(|_| Refused::NoReason)?,
    }
    write(tx, area, entry, &changed, corrections, by, channel)?;
    Ok(changed.len())
}

fn changes(before: &BTreeMap<What, i64>, after: &BTreeMap<What, i64>) -> BTreeMap<What, Option<i64>> {
    let all = before.keys().chain(after.keys()).collect::<BTreeSet<_>>();
    let other = all.into_iter().filter(|what| before.get(what) != after.get(what));
    other.map(|what| (what.clone(), after.get(what).copied())).collect()
}

fn write(
    tx: &mut Tx,
    area: Id<Area>,
    entry: &Entry,
    changed: &BTreeMap<What, Option<i64>>,
    corrections: usize,
    by: &Actor,
    channel: Channel,
) -> Result<(), Refused> {
    let statement = tx.new_id();
    let reason = Some(entry.reason.trim()).filter(|_| corrections > 0);
    figures::put_statement(tx, statement, "entry", reason)?;
    for (what, value) in changed {
        figures::put_figure(tx, area, statement, what, entry.day, *value, &entry.source)?;
    }
    let fact = FiguresStated { statement, figures: count(changed.len()), corrections: count(corrections) };
    let deed = Deed::of(fact, by.clone(), channel).in_area(super::of(area)).about(area);
    let seq = tell(tx, deed.seen_by(Visibility::Public))?;
    figures::hold_statement(tx, statement, seq)?;
    Ok(release_day(tx, entry.day)?)
}

/// Men and women make a band and the whole; all bands make the whole.
pub(crate) fn add_up(values: &BTreeMap<What, i64>) -> Result<(), Refused> {
    if let Some((what, _)) = values.iter().find(|(_, value)| !(0..=COUNT_MAX).contains(*value)) {
        return Err(Refused::Count(what.clone()));
    }
    let sum = |parts: Vec<What>, whole: What| -> Result<(), Refused> {
        let known: Option<i64> = parts.iter().map(|part| values.get(part).copied()).sum();
        match known.zip(values.get(&whole)) {
            Some((parts, said)) if parts != *said => Err(Refused::Sum(whole, parts, *said)),
            _ => Ok(()),
        }
    };
    let pair = |of: fn(Option<Sex>) -> What| (vec![of(Some(Sex::Male)), of(Some(Sex::Female))], of(None));
    let (parts, whole) = pair(What::Population);
    sum(parts, whole)?;
    for band in Band::all() {
        sum([Sex::Male, Sex::Female].map(|sex| What::Ages(band, Some(sex))).into(), What::Ages(band, None))?;
    }
    for sex in [None, Some(Sex::Male), Some(Sex::Female)] {
        sum(Band::all().map(|band| What::Ages(band, sex)).collect(), What::Population(sex))?;
    }
    Ok(())
}

/// Undoes a statement: what stood before it stands again.
///
/// # Errors
/// Why not.
pub fn undo(tx: &mut Tx, statement: Id<Statement>, by: &Actor, channel: Channel) -> Result<(), Refused> {
    if !figures::stands(tx, statement)? {
        return Err(Refused::NotStanding);
    }
    let days = figures::days_of(tx, statement)?;
    let deed = Deed::of(StatementUndone { statement }, by.clone(), channel).about(statement);
    let seq = tell(tx, deed.seen_by(Visibility::Public))?;
    figures::undo_statement(tx, statement, seq)?;
    Ok(release_days(tx, &days)?)
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_that_are_not_the_whole_are_refused_and_parts_that_are_missing_are_not() {
        let of = |pairs: &[(What, i64)]| add_up(&pairs.iter().cloned().collect());
        let (all, men, women) = (What::Population(None), What::Population(Some(Sex::Male)), What::Population(Some(Sex::Female)));
        assert!(of(&[(all.clone(), 10), (men.clone(), 4), (women.clone(), 6)]).is_ok());
        assert!(of(&[(all.clone(), 10), (men.clone(), 4)]).is_ok());
        assert!(matches!(of(&[(all.clone(), 11), (men, 4), (women, 6)]), Err(Refused::Sum(_, 10, 11))));
        assert!(matches!(of(&[(all.clone(), -1)]), Err(Refused::Count(_))));
        let bands = |whole| Band::all().map(|band| (What::Ages(band, None), 2)).chain([(What::Population(None), whole)]).collect();
        assert!(add_up(&bands(36)).is_ok() && add_up(&bands(37)).is_err());
    }
}
