//! Whose plan it is: who drafts it, and adopts it.

use engawa_kernel::Id;
use engawa_parties::model::Organization;
use engawa_who::Section;

/// Who drafts a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The planning section.
    Planning,
    /// A section, for itself.
    Section(Id<Section>),
    /// A body, at its own desk: city hall does not write in it.
    Body(Id<Organization>),
}

impl Owner {
    /// The section, where it is one.
    pub fn section(self) -> Option<Id<Section>> {
        match self {
            Owner::Section(section) => Some(section),
            Owner::Planning | Owner::Body(_) => None,
        }
    }

    /// The body, where it is one.
    pub fn body(self) -> Option<Id<Organization>> {
        match self {
            Owner::Body(body) => Some(body),
            Owner::Planning | Owner::Section(_) => None,
        }
    }
}
