//! How a visitor stands to a sheet: permission follows the section in which one acts today.

use engawa_db::{Db, Fault};
use engawa_kernel::AnyId;
use engawa_web::{Permission, Visitor};

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
        Ok(Stand::at(&Place::of(db, carriers)?, acting, |permission| visitor.holds(permission)))
    }

    /// How someone stands who acts for a section and may do this.
    pub(crate) fn at(place: &Place, acting: Option<AnyId>, holds: impl Fn(Permission) -> bool) -> Stand {
        let is_own = acting.is_some_and(|section| place.own.contains(&section));
        let is_above = acting.is_some_and(|section| place.above.contains(&section));
        Stand {
            is_section: is_own && holds(SHEETS),
            is_department: is_above && holds(DEPARTMENT),
            is_planning: holds(ALL_SHEETS),
            is_of_department: is_above && holds(SHEETS),
        }
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

    /// Whether a sheet waits for them: it is their turn. Who could decide for an absent head is not waited for.
    pub(crate) fn waits(self, sheet: &Sheet) -> Option<Step> {
        self.turn(sheet).filter(|step| *step != Step::Department || self.is_department)
    }

    /// Whether a grade of the department is given for an absent head: by a clerk of the department, or the planning section.
    pub(crate) fn is_proxy(self, step: Step) -> bool {
        step == Step::Department && !self.is_department
    }
}

/// Where the work of a sheet lies today: with these sections, under these.
pub(crate) struct Place {
    own: Vec<AnyId>,
    above: Vec<AnyId>,
}

impl Place {
    /// The place of these carriers.
    pub(crate) fn of(db: &Db, carriers: &[SectionName]) -> Result<Place, Fault> {
        let mut above = Vec::new();
        for carrier in carriers {
            above.extend(engawa_who::sections_above(db, carrier.id, db.now().day())?.iter().map(|section| section.id.any()));
        }
        Ok(Place { own: carriers.iter().map(|carrier| carrier.id.any()).collect(), above })
    }
}
