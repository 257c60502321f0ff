//! What this room gives to others.

use engawa_db::{Db, Fault};
use engawa_kernel::AnyId;
use engawa_web::door::Holding;

use crate::book::{self, Book};
use crate::charge::Heirs;
use crate::model::{Node, SectionName};
use crate::pages::{indicator_path, plan_path, policy_path};

/// What is kept by a section: items and indicators whose section it is today, by itself or as a successor of the one that the
/// plan names. Asked before a section ends that nobody takes over from.
///
/// # Errors
/// When the database cannot be read.
pub fn holdings(db: &Db, section: AnyId) -> Result<Vec<Holding>, Fault> {
    let mut heirs = Heirs::on(db, db.now().day());
    let mut is_kept = |printed: &[SectionName]| leads_to(&mut heirs, printed, section);
    let mut found = Vec::new();
    for book in book::all(db)? {
        for node in &book.nodes {
            if is_kept(&node.sections)? {
                found.push(Holding { what: node.title.clone(), path: path_of(&book, node) });
            }
        }
        for indicator in &book.indicators {
            if is_kept(&indicator.sections)? {
                let path = indicator_path(&book.plan.slug, &indicator.slug);
                found.push(Holding { what: indicator.name.clone(), path });
            }
        }
    }
    Ok(found)
}

fn leads_to(heirs: &mut Heirs, printed: &[SectionName], section: AnyId) -> Result<bool, Fault> {
    for name in printed {
        if heirs.of(name.id)?.iter().any(|heir| heir.id.any() == section) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// An item without a page of its own is found on that of the policy above it, or of the plan.
fn path_of(book: &Book, node: &Node) -> String {
    let slug = &book.plan.slug;
    book.policy_of(node.id).map_or_else(|| plan_path(slug), |policy| policy_path(slug, &policy.slug))
}
