//! The year of judgement at the desk: a section writes its sheets, a department passes them on, the planning section sees all.

pub mod planning;
mod stand;
mod todos;
pub mod writing;

use engawa_web::{DeskEntry, May, Permission, Rooms, key};

pub(crate) use stand::{Place, Stand};
pub use todos::todos;

/// May write and hand in the sheets of the section in which one acts.
pub const SHEETS: Permission = Permission("plans.sheets");
/// May judge the sheets of the sections below the one in which one acts.
pub const DEPARTMENT: Permission = Permission("plans.department");
/// May prepare, judge, freeze and publish: the planning section.
pub const ALL_SHEETS: Permission = Permission("plans.all-sheets");

/// Whose sheets they are, each act asks beside this.
pub(crate) const MAY: May = May::Holds(&[SHEETS, DEPARTMENT, ALL_SHEETS]);
/// Only the planning section.
pub(crate) const MAY_ALL: May = May::Holds(&[ALL_SHEETS]);

/// The entry in the head of the desk.
pub const DESK: DeskEntry =
    DeskEntry { word: key("plans-ev-desk"), path: "/desk/evaluation", may: &[SHEETS, DEPARTMENT, ALL_SHEETS] };

/// The pages of the desk.
pub(crate) fn routes() -> Rooms {
    writing::routes().merge(planning::routes())
}
