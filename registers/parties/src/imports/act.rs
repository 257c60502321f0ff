//! An import from the look to the roster: read anew each time from its bytes, laid in by parts, made visible at once.

use engawa_db::{Db, Key, Town};
use engawa_kernel::{Choice, Day};
use engawa_sheets::{Table, read};

use super::columns::{Target, guess, is_name};
use super::preview::{Asked, Preview, preview};
use super::{BOUNDS, Fate};
use crate::deeds::By;
use crate::deeds::imports::{Laid, Unimported, appear, begin, lay};
use crate::model::{Counts, Import};
use crate::store::imports as kept;

/// So many households are laid in by one unit: a unit holds up whoever waits behind it.
const TOGETHER: usize = 1_000;

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

    fn laid(&self, import: &Import) -> Vec<Laid> {
        let one = |row: &super::Taken| match &row.fate {
            Fate::New => Some(Laid::New(row.said.clone(), row.from.unwrap_or(import.said.from_on))),
            Fate::Other(id, before) if import.said.updates => {
                Some(Laid::Other(*id, before.as_ref().clone(), row.said.over(before)))
            }
            Fate::Other(..) | Fate::Same(_) => None,
        };
        self.preview.taken.iter().filter_map(one).collect()
    }
}

/// Writes what the look showed: the households in parts, of which nobody sees any, and then one small unit that shows all.
///
/// # Errors
/// Why not.
pub async fn confirm(town: &Town, key: Key, import: &Import, looked: &Looked, by: By) -> Result<(), Unimported> {
    let (id, counts, laid) = (import.id, looked.counts(import), looked.laid(import));
    if laid.is_empty() {
        return Err(Unimported::Nothing);
    }
    town.write(Key::none(), move |tx| begin(tx, id, counts)).await?;
    for part in laid.chunks(TOGETHER) {
        let part = part.to_vec();
        town.write(Key::none(), move |tx| lay(tx, id, &part)).await?;
    }
    town.write(key, move |tx| appear(tx, id, counts, &by)).await
}
