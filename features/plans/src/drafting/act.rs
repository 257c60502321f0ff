//! The acts on a draft: begin, save, adopt, take away. A draft is read as a file, changed in memory, and written anew as a whole.

use std::collections::{HashMap, HashSet};

use engawa_db::{Db, Fault, Tx};
use engawa_journal::{Deed, tell};
use engawa_kernel::text::has_control;
use engawa_kernel::{Actor, Channel, Id, Moment, Visibility};

use super::adoption::{Said, is_same, unwritten, with_heirs};
use super::codes::Codes;
use super::edit::{Edit, apply};
use super::facts::{DraftBegun, DraftDiscarded, PlanAdopted};
use super::owner::Owner;
use super::refused::Refused;
use super::store;
use crate::book::store::Version;
use crate::book::{self};
use crate::model::Plan;
use crate::settle::{self, Lasting};
use crate::townfile::{self, Around, PlanFile, TEXT_MAX};

/// More items or indicators than a plan has that somebody writes on a screen.
pub const ITEMS_MAX: usize = 2_000;

/// A draft as it stands.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Of which plan.
    pub plan: Id<Plan>,
    /// Who drafts it.
    pub owner: Owner,
    /// What a page carries along, so that two who write at once are told.
    pub seen: Seen,
    /// What it says.
    pub file: PlanFile,
    /// The version in force, where there is one.
    pub before: Option<PlanFile>,
}

/// Which draft a page showed, and after how many saves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    version: Id<Version>,
    revision: i64,
}

impl Seen {
    /// For a draft of a sample page.
    #[must_use]
    pub(crate) fn of_sample() -> Seen {
        Seen { version: Id::random([7; 16]), revision: 3 }
    }

    /// Reads what a form carried along.
    pub fn read(text: &str) -> Option<Seen> {
        let (version, revision) = text.split_once('.')?;
        Some(Seen { version: Id::parse(version).ok()?, revision: revision.parse().ok()? })
    }

    /// When the draft was begun: its id carries the moment.
    pub fn begun_at(self) -> Moment {
        begun_at(self.version)
    }
}

/// When a version was begun: the first six bytes of an id are the milliseconds.
pub(super) fn begun_at(version: Id<Version>) -> Moment {
    let millis = version.as_bytes().iter().take(6).fold(0i64, |sum, byte| (sum << 8) | i64::from(*byte));
    Moment::from_millis(millis)
}

impl std::fmt::Display for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.version, self.revision)
    }
}

/// The draft of a plan.
///
/// # Errors
/// When the database cannot be read; so below.
pub fn open(db: &Db, plan: &str) -> Result<Option<Draft>, Fault> {
    let Some(row) = store::draft(db, plan)? else { return Ok(None) };
    let Some(found) = book::store::version(db, plan, row.number)? else { return Ok(None) };
    let file = settle::plan_file(db, &found)?;
    let seen = Seen { version: row.version, revision: row.revision };
    Ok(Some(Draft { plan: row.plan, owner: row.owner, seen, file, before: in_force(db, plan)? }))
}

/// The version of a plan that is in force, as a file.
///
/// # Errors
/// When the database cannot be read.
pub fn in_force(db: &Db, plan: &str) -> Result<Option<PlanFile>, Fault> {
    book::store::plan(db, plan)?.map(|found| settle::plan_file(db, &found)).transpose()
}

/// Who drafts a plan, for a plan that there is.
///
/// # Errors
/// When the database cannot be read.
pub fn owner_of(db: &Db, plan: &str) -> Result<Option<Owner>, Fault> {
    store::owner(db, plan)
}

/// A maker of codes for the next save of a plan.
///
/// # Errors
/// When the database cannot be read.
pub fn codes(db: &Db, draft: &Draft) -> Result<Codes, Fault> {
    codes_for(db, &draft.file.slug, draft.seen.revision + 1)
}

/// A maker of codes for a plan that is not there yet.
///
/// # Errors
/// When the database cannot be read.
pub fn new_codes(db: &Db, slug: &str) -> Result<Codes, Fault> {
    codes_for(db, slug, 1)
}

fn codes_for(db: &Db, slug: &str, revision: i64) -> Result<Codes, Fault> {
    let mut taken: Vec<String> = store::node_codes(db)?.into_iter().map(|row| row.code).collect();
    taken.extend(store::indicator_codes(db)?);
    Ok(Codes::new(slug, revision, taken))
}

/// Begins an amendment: the version in force is copied into a draft with the next number.
///
/// # Errors
/// No such plan in force; it has a draft already.
pub fn begin(tx: &mut Tx, plan: &str, by: Actor, channel: Channel) -> Result<(), Refused> {
    let unknown = || Refused::UnknownPlan(plan.chars().take(60).collect());
    let found = book::store::plan(tx, plan)?.ok_or_else(unknown)?;
    if store::draft(tx, plan)?.is_some() {
        return Err(Refused::HasDraft);
    }
    let (number, revision) = store::last_of(tx, found.plan.id)?;
    let now = settle::plan_file(tx, &found)?;
    let file =
        PlanFile { version: number + 1, adopted_on: None, reason: None, heirs: Vec::new(), indicator_heirs: Vec::new(), ..now };
    let seen = Seen { version: tx.new_id(), revision: revision + 1 };
    write(tx, found.plan.id, seen, &file, &Lasting::default())?;
    let fact = DraftBegun { plan: found.plan.id, version: file.version };
    tell(tx, Deed::of(fact, by, channel).about(found.plan.id))?;
    Ok(())
}

/// Begins a plan that there was not before, as the draft of its first version.
///
/// # Errors
/// Its name is taken; the rules of the town file refuse it.
pub fn begin_new(tx: &mut Tx, file: &PlanFile, owner: Owner, by: Actor, channel: Channel) -> Result<(), Refused> {
    if store::owner(tx, &file.slug)?.is_some() {
        return Err(Refused::NameTaken(file.slug.clone()));
    }
    let first = PlanFile { version: 1, is_current: false, adopted_on: None, reason: None, ..file.clone() };
    let held = held(tx, &first, None)?;
    let ordinal = store::next_ordinal(tx)?;
    let plan = settle::store::insert_plan(tx, &held.slug, ordinal)?;
    store::put_owner(tx, plan, owner)?;
    let seen = Seen { version: tx.new_id(), revision: 1 };
    write(tx, plan, seen, &held, &Lasting::default())?;
    tell(tx, Deed::of(DraftBegun { plan, version: 1 }, by, channel).about(plan).by_section(owner.section()))?;
    Ok(())
}

/// Saves changes in a draft, all of them or none. Gives what the next page carries along.
///
/// # Errors
/// No draft; someone else was quicker; a change means what is not there; the rules of the town file refuse what would come of it.
pub fn edit(tx: &mut Tx, plan: &str, seen: Seen, edits: &[Edit]) -> Result<Seen, Refused> {
    let draft = met(tx, plan, seen)?;
    let mut codes = codes(tx, &draft)?;
    let mut file = draft.file.clone();
    for edit in edits {
        file = apply(&file, edit, &mut codes)?;
    }
    let held = held(tx, &file, draft.before.as_ref())?;
    save(tx, &draft, &held)
}

/// Writes a draft anew as a whole, as something that was read or reckoned elsewhere says it.
///
/// # Errors
/// As [`edit`].
pub fn lay(tx: &mut Tx, plan: &str, seen: Seen, file: &PlanFile) -> Result<Seen, Refused> {
    let draft = met(tx, plan, seen)?;
    let held = held(tx, file, draft.before.as_ref())?;
    save(tx, &draft, &held)
}

/// Brings a draft into force, from today on and for everyone.
///
/// # Errors
/// No draft; someone else was quicker; it says nothing new; a goal is not written; something ends and nothing is said of it; an
/// amendment gives no reason.
pub fn adopt(tx: &mut Tx, plan: &str, seen: Seen, reason: &str, said: &[Said], by: Actor, channel: Channel) -> Result<(), Refused> {
    let draft = met(tx, plan, seen)?;
    let empty = unwritten(&draft.file);
    if !empty.is_empty() {
        return Err(Refused::Unwritten(empty));
    }
    let file = match &draft.before {
        None => draft.file.clone(),
        Some(before) if is_same(before, &draft.file) => return Err(Refused::Unchanged),
        Some(before) => {
            let file = with_heirs(before, &draft.file, said).map_err(Refused::Unsaid)?;
            PlanFile { reason: Some(reason_of(reason)?), ..file }
        }
    };
    let held = held(tx, &file, draft.before.as_ref())?;
    let seen = save(tx, &draft, &held)?;
    if !store::adopt(tx, seen.version, tx.now().day())? {
        return Err(Refused::Adopted);
    }
    settle::store::make_current(tx, draft.plan, seen.version)?;
    let fact = PlanAdopted { plan: draft.plan, version: held.version };
    let deed = Deed::of(fact, by, channel).about(draft.plan).by_section(draft.owner.section());
    tell(tx, deed.seen_by(Visibility::Public))?;
    Ok(())
}

/// Takes a draft away. What is in force stays as it is.
///
/// # Errors
/// No draft; someone else saved it meanwhile.
pub fn discard(tx: &mut Tx, plan: &str, seen: Seen, by: Actor, channel: Channel) -> Result<(), Refused> {
    let draft = met(tx, plan, seen)?;
    if !store::take_off(tx, draft.seen.version)? {
        return Err(Refused::Adopted);
    }
    let fact = DraftDiscarded { plan: draft.plan, version: draft.file.version };
    tell(tx, Deed::of(fact, by, channel).about(draft.plan).by_section(draft.owner.section()))?;
    Ok(())
}

/// The draft, if it is the one that the page showed.
fn met(db: &Db, plan: &str, seen: Seen) -> Result<Draft, Refused> {
    let draft = open(db, plan)?.ok_or(Refused::NoDraft)?;
    if draft.seen == seen { Ok(draft) } else { Err(Refused::Late) }
}

fn reason_of(text: &str) -> Result<String, Refused> {
    let text = text.trim();
    match text {
        "" => Err(Refused::NoReason),
        text if has_control(text) => Err(Refused::Crooked(vec![townfile::Wrong::Control])),
        text if text.chars().count() > TEXT_MAX => Err(Refused::Crooked(vec![townfile::Wrong::TooLong("the reason")])),
        text => Ok(text.to_owned()),
    }
}

/// What the rules of the town file make of it, in this town.
fn held(db: &Db, file: &PlanFile, before: Option<&PlanFile>) -> Result<PlanFile, Refused> {
    if file.nodes.len().max(file.indicators.len()) > ITEMS_MAX {
        return Err(Refused::TooMany(ITEMS_MAX));
    }
    townfile::hold(file, before, &around(db, file)?).map_err(Refused::Crooked)
}

fn around(db: &Db, file: &PlanFile) -> Result<Around, Fault> {
    let today = engawa_who::sections_on(db, db.now().day())?.into_iter().map(|section| section.code);
    let mut sections: HashSet<String> = today.collect();
    // Sections that ended stay where they were written; they are looked up, so that no name is made up.
    let written = file.nodes.iter().flat_map(|node| &node.sections).chain(file.indicators.iter().flat_map(|file| &file.sections));
    for code in written {
        if !sections.contains(code) && engawa_who::section_by_code(db, code)?.is_some() {
            sections.insert(code.clone());
        }
    }
    let others = store::node_codes(db)?.into_iter().filter(|row| row.plan != file.slug && row.is_adopted);
    let nodes: HashMap<String, String> = others.map(|row| (row.code, row.plan)).collect();
    Ok(Around { sections, nodes })
}

/// Writes a draft anew.
fn save(tx: &mut Tx, draft: &Draft, file: &PlanFile) -> Result<Seen, Refused> {
    let lasting = store::lasting(tx, draft.seen.version)?;
    if !store::take_off(tx, draft.seen.version)? {
        return Err(Refused::Adopted);
    }
    let seen = Seen { revision: draft.seen.revision + 1, ..draft.seen };
    write(tx, draft.plan, seen, file, &lasting)?;
    Ok(seen)
}

fn write(tx: &mut Tx, plan: Id<Plan>, seen: Seen, file: &PlanFile, lasting: &Lasting) -> Result<(), Refused> {
    let rows = settle::write_contents(tx, plan, seen.version, file, lasting)?;
    store::put_draft(tx, seen.version, seen.revision)?;
    settle::write_links(tx, &rows, file)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_carries_is_read_back_and_anything_else_is_nothing() {
        let seen = Seen::of_sample();
        assert_eq!(Seen::read(&seen.to_string()), Some(seen));
        for wrong in ["", ".", "3", "x.3", &format!("{seen}x")] {
            assert_eq!(Seen::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_id_of_a_draft_says_when_it_was_begun() {
        assert_eq!(begun_at(Id::ordered(1_790_000_000_123, [9; 10])), Moment::from_millis(1_790_000_000_123));
    }
}
