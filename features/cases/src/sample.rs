//! The programmes of the sample town: those that we ship, adopted, and a list of others beside them.

use engawa_db::{Fault, Key, Town, Tx};
use engawa_kernel::Actor;

use crate::by::By;
use crate::inventory::{read, store as listed, take_in};
use crate::programmes::{adopt, begin, store};
use crate::table;

const LIST: &str = include_str!("../sample/programmes.csv");
/// Which of those that we ship are adopted, and by which section.
const ADOPTED: &str = include_str!("../sample/adopted.csv");

/// Brings them into a town that was settled from `towns/mihon.toml`. What is there already is left alone. Answers how many came.
///
/// # Errors
/// A row that does not hold, or a fault.
pub fn load(town: &Town) -> Result<usize, Fault> {
    town.write_now(Key::none(), bring_in)
}

/// As [`load`], in a unit that is open already.
///
/// # Errors
/// A row that does not hold, or a fault.
pub fn bring_in(tx: &mut Tx) -> Result<usize, Fault> {
    let wrong = |what: &dyn std::fmt::Display| Fault::Row(format!("the sample of programmes: {what}"));
    if !listed::listed(tx)?.is_empty() {
        return Ok(0);
    }
    let by = |section: &str| By { actor: Actor::Key("sample"), post: section.to_owned() };
    let today = tx.now().day();
    let adopted: Vec<(&str, &str)> = ADOPTED.lines().skip(1).filter_map(|line| line.split_once(',')).collect();
    for (slug, section) in &adopted {
        let by = by(section);
        let found = engawa_who::section_named(tx, section, today)?.ok_or_else(|| wrong(section))?;
        begin(tx, slug, "", &by).map_err(|refused| wrong(&refused))?;
        let id = store::by_slug(tx, slug)?.ok_or_else(|| wrong(slug))?;
        let revision = store::draft(tx, id)?.map_or(0, |draft| draft.revision);
        adopt(tx, slug, revision, today, found.id, &by).map_err(|refused| wrong(&refused))?;
    }
    let sections = engawa_who::sections_on(tx, today)?;
    let rows = read(LIST.as_bytes(), &table::bare_heads(), &sections, &listed::listed(tx)?)
        .map_err(|problems| wrong(&format!("{problems:?}")))?;
    take_in(tx, &rows, &by("sample")).map_err(|refused| wrong(&refused))?;
    Ok(rows.len() + adopted.len())
}
