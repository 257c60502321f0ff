//! The public pages of plans, for residents: server-made, in three languages, working without script.

mod behind;
mod card;
mod charge;
mod goal;
mod graph;
mod held;
pub mod home;
pub mod indicator;
mod look;
pub mod manifesto;
mod method;
pub mod plan;
pub mod plans;
pub mod policy;
mod policy_row;
mod printed;
pub mod records;
pub mod sample;
mod sentences;
mod signs;
mod steps;
mod table;
mod tree;
mod years;

use axum::Router;
use axum::routing::get;

pub use look::Look;

/// The pages of this room; the server nests them under each town.
pub fn routes() -> Router {
    Router::new()
        .route("/", get(home::show))
        .route("/plans", get(plans::show))
        .route("/plans/{plan}", get(plan::show))
        .route("/plans/{plan}/indicators.csv", get(plan::indicators_csv))
        .route("/plans/{plan}/policies/{slug}", get(policy::show))
        .route("/plans/{plan}/indicators/{slug}", get(indicator::show))
        .route("/plans/{plan}/indicators/{slug}/years.csv", get(indicator::years_csv))
        .route("/plans/{plan}/indicators/{slug}/records", get(records::show))
        .route("/indicators/{id}", get(indicator::permanent))
}
