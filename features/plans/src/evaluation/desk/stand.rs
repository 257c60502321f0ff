//! How a visitor stands to a sheet: permission follows the section in which one acts today.

use engawa_db::{Db, Fault};
use engawa_kernel::AnyId;
use engawa_web::Visitor;

use super::{ALL_SHEETS, DEPARTMENT, SHEETS};
use crate::evaluation::model::{Sheet, Step};
use crate::model::SectionName;

/// How a visitor stands to a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stand {
    /// One of the section that carries the work today.
    pub(crate) is_section: bool,
    /// Head of the department above it.
    pub(crate) is_department: bool,
    /// Of the planning section.
    pub(crate) is_planning: bool,
    /// Of that department, without being its head: acts for an absent head with a reason.
    pub(crate) is_of_department: bool,
}

impl Stand {
    /// How a visitor stands to a sheet with these carriers.
    pub(crate) fn of(db: &Db, visitor: &Visitor, carriers: &[SectionName]) -> Result<Stand, Fault> {
        let acting = visitor.acting().map(|acting| acting.section);
        let is_own = acting.is_some_and(|section| carriers.iter().any(|carrier| carrier.id.any() == section));
        let is_above = match acting {
            Some(section) => above(db, carriers)?.contains(&section),
            None => false,
        };
        Ok(Stand {
            is_section: is_own && visitor.holds(SHEETS),
            is_department: is_above && visitor.holds(DEPARTMENT),
            is_planning: visitor.holds(ALL_SHEETS),
            is_of_department: is_above && visitor.holds(SHEETS),
        })
    }

    /// Whether the sheet is seen at all.
    pub(crate) fn sees(self) -> bool {
        self.is_section || self.is_department || self.is_planning || self.is_of_department
    }

    /// Whether it is this visitor's turn at a sheet, and as what.
    pub(crate) fn turn(self, sheet: &Sheet) -> Option<Step> {
        sheet.state.turn().filter(|step| match step {
            Step::Section => self.is_section,
            Step::Department => self.is_department || self.is_of_department || self.is_planning,
            Step::Planning => self.is_planning,
        })
    }

    /// Whether a grade of the department is given for an absent head: by a clerk of the department, or the planning section.
    pub(crate) fn is_proxy(self, step: Step) -> bool {
        step == Step::Department && !self.is_department
    }
}

/// Everything above these sections today.
fn above(db: &Db, carriers: &[SectionName]) -> Result<Vec<AnyId>, Fault> {
    let mut found = Vec::new();
    for carrier in carriers {
        found.extend(engawa_who::sections_above(db, carrier.id, db.now().day())?.iter().map(|section| section.id.any()));
    }
    Ok(found)
}
