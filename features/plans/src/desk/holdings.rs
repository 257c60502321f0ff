//! What this room keeps by a section of city hall: items and indicators of the plans. Asked before a section ends that nobody
//! takes over from.

use std::collections::HashMap;

use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Id};
use engawa_web::door::Holding;
use engawa_who::Section;

use crate::book::{self, Book};
use crate::charge::heirs;
use crate::model::{Node, SectionName};
use crate::pages::{indicator_path, plan_path, policy_path};

/// Items and indicators whose section it is today, by itself or as a successor of the one that the plan names.
///
/// # Errors
/// When the database cannot be read.
pub fn holdings(db: &Db, section: AnyId) -> Result<Vec<Holding>, Fault> {
    let mut kept = Kept { db, section: section.of(), known: HashMap::new() };
    let mut found = Vec::new();
    for book in book::all(db)? {
        for node in &book.nodes {
            if kept.has(&node.sections)? {
                found.push(Holding { what: node.title.clone(), path: path_of(&book, node) });
            }
        }
        for indicator in &book.indicators {
            if kept.has(&indicator.sections)? {
                let path = indicator_path(&book.plan.slug, &indicator.slug);
                found.push(Holding { what: indicator.name.clone(), path });
            }
        }
    }
    Ok(found)
}

/// An item without a page of its own is found on that of the policy above it, or of the plan.
fn path_of(book: &Book, node: &Node) -> String {
    let slug = &book.plan.slug;
    book.policy_of(node.id).map_or_else(|| plan_path(slug), |policy| policy_path(slug, &policy.slug))
}

/// The question whether a section is in charge; each printed section is followed once.
struct Kept<'d> {
    db: &'d Db,
    section: Id<Section>,
    known: HashMap<Id<Section>, bool>,
}

impl Kept<'_> {
    fn has(&mut self, printed: &[SectionName]) -> Result<bool, Fault> {
        for section in printed {
            if self.leads_here(section.id)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn leads_here(&mut self, printed: Id<Section>) -> Result<bool, Fault> {
        if let Some(known) = self.known.get(&printed) {
            return Ok(*known);
        }
        let in_charge = heirs(self.db, printed, self.db.now().day())?;
        let leads = in_charge.iter().any(|heir| heir.id == self.section);
        self.known.insert(printed, leads);
        Ok(leads)
    }
}
