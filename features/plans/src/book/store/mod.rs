//! SQL that reads plans, items and indicators.

mod editions;
mod indicators;
mod nodes;
mod plans;

use std::collections::HashMap;
use std::hash::Hash;

use engawa_db::{Cells, Fault, FromRow};
use engawa_kernel::{Choice, Id};

use crate::model::SectionName;

pub(crate) use editions::{Edition, editions_of, indicator_codes, indicator_heirs, node_codes, node_heirs};
pub(crate) use indicators::{indicators, place_of};
pub(crate) use nodes::{lasting_node_by_code, node_id_by_code, node_is_leaf, node_name, nodes, page_of_node};
pub(crate) use plans::{FoundPlan, Version, adopted, bounds, plan, plans, version};

pub(crate) fn choice<C: Choice>(code: &str) -> Result<C, Fault> {
    C::from_code(code).ok_or_else(|| Fault::Row(format!("no such choice: {code}")))
}

fn choice_cell<C: Choice>(cells: &mut Cells) -> Result<C, Fault> {
    choice(&cells.next::<String>()?)
}

/// A row that belongs to an item or an indicator.
struct Of<K, T>(Id<K>, T);

impl<K, T: FromRow> FromRow for Of<K, T> {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Of(cells.next()?, T::from_row(cells)?))
    }
}

fn grouped<K, T>(rows: Vec<Of<K, T>>) -> HashMap<Id<K>, Vec<T>>
where
    Id<K>: Hash + Eq,
{
    let mut groups: HashMap<Id<K>, Vec<T>> = HashMap::new();
    for Of(id, row) in rows {
        groups.entry(id).or_default().push(row);
    }
    groups
}

impl FromRow for SectionName {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(SectionName { id: cells.next()?, name: cells.next()? })
    }
}
