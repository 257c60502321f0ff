//! The register at the desk, where it is about what bodies do: what city hall asks of them, and what they share with it.

mod requests;
pub(crate) mod shared;

use engawa_web::Rooms;

/// The pages.
pub(crate) fn routes() -> Rooms {
    requests::routes().row(shared::SHOW, shared::show)
}
