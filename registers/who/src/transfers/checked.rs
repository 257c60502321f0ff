//! A list with everything that was found about it; what the page shows and the adoption looks at once more.

use engawa_db::{Db, Fault};
use engawa_kernel::record::hex;
use engawa_kernel::{AnyId, Id, hash_of};
use engawa_web::door::Holdings;

use super::changes::{Changes, permissions_like};
use super::model::{Kept, Transfer};
use super::rules::{Finding, check};
use super::view::View;
use crate::model::Section;

/// A list, what it does, and what was found.
#[derive(Debug, Clone)]
pub(super) struct Checked {
    pub(super) view: View,
    pub(super) changes: Changes,
    pub(super) findings: Vec<Finding>,
}

impl Checked {
    /// Checks a list as things stand. The rooms are asked what they keep by sections that nobody takes over from.
    pub(super) fn read(db: &Db, id: Id<Transfer>, rooms: &[Holdings]) -> Result<Option<Checked>, Fault> {
        let Some(mut view) = View::read(db, id)? else { return Ok(None) };
        for ending in view.plan.endings.iter().filter(|ending| ending.heirs.is_empty()) {
            view.state.kept.extend(kept(db, ending.section, rooms)?);
        }
        let changes = Changes::of(&view.plan, &view.state);
        let findings = check(&view.plan, &view.state);
        Ok(Some(Checked { view, changes, findings }))
    }

    /// Whether it cannot be adopted.
    pub(super) fn is_forbidden(&self) -> bool {
        self.findings.iter().any(Finding::is_error)
    }

    /// A mark of everything that was seen: who adopts has seen what is adopted.
    pub(super) fn seen(&self) -> String {
        let offices = self.view.plan.offices.iter();
        let permissions: Vec<_> = offices.map(|office| permissions_like(&self.view.state, office.like)).collect();
        let all = format!("{:?}{:?}{:?}{permissions:?}", self.view.plan, self.changes, self.findings);
        hex(&hash_of(&[all.as_bytes()]))
    }
}

/// What the rooms keep by a section.
pub(super) fn kept(db: &Db, section: Id<Section>, rooms: &[Holdings]) -> Result<Vec<Kept>, Fault> {
    let any: AnyId = section.any();
    let mut all = Vec::new();
    for room in rooms {
        all.extend(room(db, any)?.into_iter().map(|holding| Kept { section, what: holding.what, path: holding.path }));
    }
    Ok(all)
}
