//! Drafts of plans: a version is a draft until it is adopted, and from then on it never changes.
//!
//! A draft is read as a plan file, changed by one edit in memory, held against the rules of the town file, and written anew as a
//! whole in one unit of work. Screen, command line and whatever reads documents use these same acts. Nobody outside sees a draft.

mod act;
pub mod adoption;
pub mod codes;
pub mod desk;
pub mod edit;
mod facts;
pub(crate) mod fates;
mod list;
mod owner;
mod refused;
mod store;

pub use act::{Draft, ITEMS_MAX, Seen, adopt, begin, begin_new, codes, discard, edit, in_force, lay, new_codes, open, owner_of};
pub(crate) use facts::all as facts;
pub use facts::{DraftBegun, DraftDiscarded, PlanAdopted};
pub use list::{Listed, manifestos, visions_of};
pub use owner::Owner;
pub use refused::Refused;
