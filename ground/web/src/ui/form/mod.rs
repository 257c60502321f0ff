//! Parts of forms: questions with their hints and errors, deeds, and what is saved.
//!
//! A form of ours carries `novalidate`: what is wrong is said by the page, in its own words, with everything kept.

mod ask;
mod button;
mod day;
mod errors;
mod field;
mod foot;
mod picks;
mod post;
mod select;
mod steps;

pub use ask::{Asked, Wrong};
pub use button::Button;
pub use day::read_day;
pub use errors::ErrorSummary;
pub use field::{Field, Width};
pub use foot::{FormFoot, SaveState};
pub use picks::Picks;
pub use post::PostButton;
pub use select::Select;
pub use steps::Steps;

#[cfg(test)]
mod tests;
