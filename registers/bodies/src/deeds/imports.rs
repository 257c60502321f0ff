//! A roster comes in as a file: taken in to be looked at, laid in unseen, made visible at once, undone in one act.

use engawa_db::{Fault, Tx};
use engawa_journal::{schedule, tell};
use engawa_kernel::{AnyId, Day, Id};
use engawa_sheets::{Unreadable, read};
use sha2::{Digest, Sha256};

use super::By;
use super::roster::{open, recount};
use super::{body_present as present, there_during};
use crate::facts::{RosterImportUndone, RosterImported};
use crate::imports::{BOUNDS, Household, individual_numbers, is_name};
use crate::model::{Counts, Import, Organization, Stage, Term};
use crate::refused::Refused;
use crate::store::imports as kept;
use crate::store::imports::{NewImport, Side};

/// A file that nobody decides about is put aside after so many milliseconds: fourteen days.
const FORGOTTEN_AFTER: i64 = 14 * 24 * 3_600_000;
/// The job that puts it aside.
pub(crate) const FORGET: engawa_journal::JobKind = engawa_journal::JobKind { name: "parties.forget-import", run: forget };

/// Why an import does not go on.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Unimported {
    /// There is none of this id that is at this stage.
    #[error("there is no such import at this stage")]
    None,
    /// The file is not read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// Individual numbers stand in these rows. Such a file is not kept, not even to be looked at.
    #[error("an individual number stands in the rows {0:?}")]
    IndividualNumbers(Vec<usize>),
    /// The same file stands in the roster.
    #[error("the same file was taken in before")]
    Same(Id<Import>),
    /// No row of it is taken.
    #[error("no row of it is taken")]
    Nothing,
    /// Something changed since it was looked at.
    #[error("something changed since it was looked at")]
    Changed,
    /// A later import stands, and is undone first.
    #[error("a later import stands")]
    Later(Id<Import>),
    /// The rules of the register.
    #[error(transparent)]
    Refused(#[from] Refused),
}

impl From<engawa_parties::refused::Refused> for Unimported {
    fn from(refused: engawa_parties::refused::Refused) -> Unimported {
        Unimported::Refused(refused.into())
    }
}

impl From<Fault> for Unimported {
    fn from(fault: Fault) -> Unimported {
        Unimported::Refused(fault.into())
    }
}

/// A file as it comes.
#[derive(Debug, Clone)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A file that can be taken in: it was read once, and no individual number stands in it.
#[derive(Debug, Clone)]
pub struct Checked {
    file: File,
    hash: Vec<u8>,
}

impl Checked {
    /// Reads a file, before any unit of work: a large one takes its time.
    ///
    /// # Errors
    /// Why it is not read; a file with an individual number is not kept.
    pub fn of(file: File) -> Result<Checked, Unimported> {
        let table = read(&file.bytes, &BOUNDS)?.headed(is_name);
        let numbers = individual_numbers(&table);
        if numbers.is_empty() {
            let hash = Sha256::digest(&file.bytes).to_vec();
            Ok(Checked { file, hash })
        } else {
            Err(Unimported::IndividualNumbers(numbers))
        }
    }
}

/// Takes a file in to be looked at. Nothing of it is in the roster yet.
///
/// # Errors
/// The body is not there, or the same file stands in its roster.
pub fn take_in(
    tx: &mut Tx,
    organization: Id<Organization>,
    account: AnyId,
    is_for_body: bool,
    checked: &Checked,
) -> Result<Id<Import>, Unimported> {
    let today = tx.now().day();
    there_during(tx, organization, Term::since(today))?;
    if let Some(before) = kept::same(tx, organization, &checked.hash)? {
        return Err(Unimported::Same(before));
    }
    let id: Id<Import> = tx.new_id();
    let Checked { file: File { name, bytes }, hash } = checked;
    kept::put(tx, id, &NewImport { organization, account, is_for_body, name, hash, bytes, from_on: today })?;
    let due = tx.now().plus_millis(FORGOTTEN_AFTER);
    schedule(tx, FORGET.name, Some(id), due).map_err(Refused::from)?;
    Ok(id)
}

/// An import at a stage at which something can still be decided about it.
fn undecided(tx: &Tx, id: Id<Import>) -> Result<Import, Unimported> {
    let import = kept::import(tx, id)?.ok_or(Unimported::None)?;
    if matches!(import.stage(), Stage::Open | Stage::Laying) { Ok(import) } else { Err(Unimported::None) }
}

/// Puts an import aside.
///
/// # Errors
/// It is decided already.
pub fn discard(tx: &mut Tx, id: Id<Import>) -> Result<(), Unimported> {
    undecided(tx, id)?;
    Ok(kept::discard(tx, id)?)
}

fn forget(tx: &mut Tx, subject: Option<AnyId>, _: engawa_kernel::Moment) -> Result<(), engawa_journal::Untold> {
    let Some(id) = subject else { return Ok(()) };
    match discard(tx, id.of()) {
        Err(Unimported::Refused(Refused::Fault(fault))) => Err(fault.into()),
        // It was decided long ago.
        Ok(()) | Err(_) => Ok(()),
    }
}

/// One household to be laid in.
#[derive(Debug, Clone)]
pub enum Laid {
    /// It comes into the roster on a day.
    New(Household, Day),
    /// It is there: as it was, as the file says it.
    Other(AnyId, Box<(Household, Household)>),
}

/// Begins to lay an import in, or begins anew after a fault.
///
/// # Errors
/// It is decided already.
pub fn begin(tx: &mut Tx, id: Id<Import>, counts: Counts) -> Result<(), Unimported> {
    undecided(tx, id)?;
    Ok(kept::begin(tx, id, counts)?)
}

/// Lays some households in. Nobody sees them.
///
/// # Errors
/// It is decided already.
pub fn lay(tx: &mut Tx, id: Id<Import>, some: &[Laid]) -> Result<(), Unimported> {
    let import = undecided(tx, id)?;
    for one in some {
        match one {
            Laid::New(said, from) => kept::lay(tx, &import, said, *from)?,
            Laid::Other(entry, sides) => {
                let (before, after) = sides.as_ref();
                kept::put_change(tx, id, *entry, Side::Before, before)?;
                kept::put_change(tx, id, *entry, Side::After, after)?;
            }
        }
    }
    Ok(())
}

/// The last small unit: everything that was laid in stands in the roster at once, and the roster is counted anew.
///
/// # Errors
/// Not all of it lies there, or it is decided already.
pub fn appear(tx: &mut Tx, id: Id<Import>, counts: Counts, by: &By) -> Result<(), Unimported> {
    let import = undecided(tx, id)?;
    // Somebody else may have begun anew meanwhile: all of it or nothing.
    if kept::laid(tx, id)? != counts.new || kept::changes(tx, id)? != counts.other {
        return Err(Unimported::Changed);
    }
    let found = present(tx, import.organization)?;
    open(tx, import.organization, by)?;
    let fact = RosterImported { import: id, organization: import.organization, households: counts.new, changed: counts.other };
    let seq = tell(tx, by.deed(fact).about(import.organization).in_area(found.area)).map_err(Refused::from)?;
    kept::appear(tx, id, seq)?;
    Ok(recount(tx, import.organization, by)?)
}

/// Undoes an import in one act: what came with it has not been there, what it changed is as it was, the roster is counted anew.
///
/// # Errors
/// It does not stand, or a later one does.
pub fn undo(tx: &mut Tx, id: Id<Import>, by: &By) -> Result<(), Unimported> {
    let import = kept::import(tx, id)?.filter(|import| import.stage() == Stage::Stands).ok_or(Unimported::None)?;
    match kept::latest(tx, import.organization)? {
        Some(latest) if latest != id => return Err(Unimported::Later(latest)),
        _ => {}
    }
    let fact = RosterImportUndone { import: id, organization: import.organization };
    let seq = tell(tx, by.deed(fact).about(import.organization)).map_err(Refused::from)?;
    kept::vanish(tx, id, seq)?;
    Ok(recount(tx, import.organization, by)?)
}
