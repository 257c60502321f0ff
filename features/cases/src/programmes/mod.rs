//! Programmes 制度: what can be asked of city hall, as files that a town adopts version by version.

mod act;
mod facts;
pub mod file;
pub mod model;
mod refused;
mod rules;
pub mod shipped;
pub(crate) mod store;
pub mod timeline;

pub use act::{adopt, begin, discard, save, version_on, withdraw};
pub use facts::{ProgrammeAdopted, ProgrammeDraftDiscarded, ProgrammeDrafted, ProgrammeWithdrawn};
pub use refused::Refused;
pub use rules::is_address;
pub use store::{Draft, Version, Withdrawal};
