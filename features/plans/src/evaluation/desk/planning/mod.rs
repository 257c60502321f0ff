//! The planning section's side of a year of judgement: prepare it, see who is where, judge, freeze, publish. A department that
//! looks at its sheets uses the same page of review.

mod at;
mod costs;
mod deeds;
mod form;
mod prepare;
mod preview;
mod refusals;
mod review;
mod round;
pub(crate) mod sample;
mod setting;
mod waiting;
mod words;
mod years;

use engawa_web::Rooms;

/// The pages.
pub(crate) fn routes() -> Rooms {
    Rooms::new()
        .row(years::SHOW, years::show)
        .row(prepare::SHOW, prepare::show)
        .row(prepare::SUBMIT, prepare::submit)
        .row(round::SHOW, round::show)
        .row(form::SHOW, form::show)
        .row(form::SUBMIT, form::submit)
        .row(costs::SHOW, costs::show)
        .row(costs::SUBMIT, costs::submit)
        .merge(deeds::routes())
        .merge(review::routes())
}
