//! An import from the look to the roster: read anew each time from its bytes, laid in by parts, made visible at once.

use std::sync::Arc;

use engawa_db::{Db, Fault, Key, Town, Tx};
use engawa_kernel::{Choice, Day, Id};
use engawa_sheets::{Table, read};
use sha2::{Digest, Sha256};

use super::columns::{Target, guess, is_name};
use super::preview::{Asked, Preview, preview};
use super::{BOUNDS, Fate};
use crate::deeds::By;
use crate::deeds::imports::{Laid, Unimported, appear, begin, lay};
use crate::model::{Counts, Import};
use crate::refused::Refused;
use crate::store::imports as kept;

/// So many households are laid in by one unit: a unit holds up whoever waits behind it.
const TOGETHER: usize = 1_000;
/// The length of a mark.
const MARK_BYTES: usize = 12;

/// An import as it stands before it is confirmed.
#[derive(Debug, Clone)]
pub struct Looked {
    /// The table.
    pub table: Table,
    /// What its columns mean.
    pub columns: Vec<Target>,
    /// What would be written.
    pub preview: Preview,
}

impl Looked {
    /// Reads an import anew: nothing of it is kept anywhere else.
    ///
    /// # Errors
    /// When it is none, or cannot be read.
    pub fn at(db: &Db, import: &Import, today: Day) -> Result<Looked, Unimported> {
        let bytes = kept::bytes(db, import.id)?.ok_or(Unimported::None)?;
        let table = read(&bytes, &BOUNDS)?.headed(is_name);
        let said: Vec<Target> =
            kept::columns(db, import.id)?.iter().map(|code| Target::from_code(code).unwrap_or(Target::Nothing)).collect();
        let columns = if said.len() == table.head.len() { said } else { guess(&table.head) };
        let roster = kept::roster(db, import.organization)?;
        let preview = preview(&table, &columns, &roster, Asked { year: import.said.year, today });
        Ok(Looked { table, columns, preview })
    }

    /// What becomes of its rows.
    pub fn counts(&self, import: &Import) -> Counts {
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let found = &self.preview;
        Counts {
            all: count(found.taken.len() + found.rejected.len()),
            new: count(found.new_ones().count()),
            other: if import.said.updates { count(found.others().count()) } else { 0 },
            rejected: count(found.rejected.len()),
        }
    }

    /// A mark of what was seen: the roster may have changed since, and then it is looked at again.
    pub fn mark(&self, import: &Import) -> String {
        let mut hash = Sha256::new();
        hash.update(format!("{:?} {:?} {:?}", self.columns, import.said, self.counts(import)));
        for row in &self.preview.taken {
            let fate = match &row.fate {
                Fate::New => "new".to_owned(),
                Fate::Same(id) => format!("same {id}"),
                Fate::Other(id, before) => format!("other {id} {before:?}"),
            };
            hash.update(format!("{} {fate} {}", row.line, row.said.label));
        }
        engawa_kernel::record::hex(&hash.finalize()[..MARK_BYTES])
    }

    fn laid(&self, import: &Import) -> Vec<Laid> {
        let one = |row: &super::Taken| match &row.fate {
            Fate::New => Some(Laid::New(row.said.clone(), row.from.unwrap_or(import.said.from_on))),
            Fate::Other(id, before) if import.said.updates => {
                Some(Laid::Other(*id, Box::new((before.as_ref().clone(), row.said.over(before)))))
            }
            Fate::Other(..) | Fate::Same(_) => None,
        };
        self.preview.taken.iter().filter_map(one).collect()
    }
}

/// An import.
///
/// # Errors
/// When the database cannot be read.
pub fn import_of(db: &Db, id: Id<Import>) -> Result<Option<Import>, Fault> {
    kept::import(db, id)
}

/// Whether the visitor still may, asked inside of each unit: a term may end meanwhile.
pub type Guard = Arc<dyn Fn(&Db) -> Result<(), Refused> + Send + Sync>;
/// What else is written in the unit that makes all visible; it answers with the number of a receipt.
pub type BesideIt = Arc<dyn Fn(&mut Tx) -> Result<i64, Refused> + Send + Sync>;

/// Writes what the look showed: the households in parts, of which nobody sees any, and then one small unit that shows all.
///
/// # Errors
/// Why not.
pub async fn confirm(
    town: &Town,
    key: Key,
    import: &Import,
    looked: &Looked,
    (by, guard, beside): (By, Guard, Option<BesideIt>),
) -> Result<Option<i64>, Unimported> {
    let (id, counts, laid) = (import.id, looked.counts(import), looked.laid(import));
    if laid.is_empty() {
        return Err(Unimported::Nothing);
    }
    let may = Arc::clone(&guard);
    let first = move |tx: &mut Tx| {
        may(tx).map_err(Unimported::from)?;
        begin(tx, id, counts)
    };
    town.write(Key::none(), first).await?;
    for part in laid.chunks(TOGETHER) {
        let part = part.to_vec();
        town.write(Key::none(), move |tx| lay(tx, id, &part)).await?;
    }
    let last = move |tx: &mut Tx| {
        guard(tx).map_err(Unimported::from)?;
        appear(tx, id, counts, &by)?;
        beside.as_ref().map(|beside| beside(tx)).transpose().map_err(Unimported::from)
    };
    town.write(key, last).await
}
