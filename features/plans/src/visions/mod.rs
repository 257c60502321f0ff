//! 校区ビジョン at the desk of a body: the plan of a district, written, adopted and kept by those who live there, with the same
//! drafts, versions and figures as the plans of the town.

mod adoption;
mod asking;
mod at;
mod begin;
mod done;
mod figures;
mod goal;
mod head;
mod list;
mod offers;
mod order;
mod page;
pub mod sample;
mod start;
mod wrongs;

use engawa_bodies::office::{deed, page as row};
use engawa_web::{Rooms, RouteRow};

pub use offers::{body_parts, body_plans};

const LIST: RouteRow = row("/office/{slug}/visions").asks(&["done"]);
const BEGIN: RouteRow = row("/office/{slug}/visions/new");
const BEGIN_DEED: RouteRow = deed("/office/{slug}/visions/new").fields(begin::FIELDS);
const SHOW: RouteRow = row("/office/{slug}/visions/{plan}").asks(&["done"]);
const HEAD: RouteRow = row("/office/{slug}/visions/{plan}/head");
const HEAD_DEED: RouteRow = deed("/office/{slug}/visions/{plan}/head").fields(head::FIELDS);
const GOAL_NEW: RouteRow = row("/office/{slug}/visions/{plan}/goals/new");
const GOAL_NEW_DEED: RouteRow = deed("/office/{slug}/visions/{plan}/goals/new").fields(goal::FIELDS);
const GOAL: RouteRow = row("/office/{slug}/visions/{plan}/goals/{goal}");
const GOAL_DEED: RouteRow = deed("/office/{slug}/visions/{plan}/goals/{goal}").fields(goal::FIELDS);
const OUT: RouteRow = row("/office/{slug}/visions/{plan}/goals/{goal}/removal");
const OUT_DEED: RouteRow = deed("/office/{slug}/visions/{plan}/goals/{goal}/removal").fields(&["seen"]);
const ORDER_DEED: RouteRow = deed("/office/{slug}/visions/{plan}/order").fields(&["goal", "way", "seen"]);
const ADOPTION: RouteRow = row("/office/{slug}/visions/{plan}/adoption");
const ADOPTION_DEED: RouteRow = deed("/office/{slug}/visions/{plan}/adoption").fields(&["reason", "seen", "item-*", "indicator-*"]);
const AMENDMENT: RouteRow = row("/office/{slug}/visions/{plan}/amendment");
const AMENDMENT_DEED: RouteRow = deed("/office/{slug}/visions/{plan}/amendment");
const REMOVAL: RouteRow = row("/office/{slug}/visions/{plan}/removal");
const REMOVAL_DEED: RouteRow = deed("/office/{slug}/visions/{plan}/removal").fields(&["seen"]);
const DONE: RouteRow = row("/office/{slug}/visions/{plan}/done").asks(&["done"]);
const DONE_DEED: RouteRow = deed("/office/{slug}/visions/{plan}/done").fields(done::FIELDS);
const UNDONE_DEED: RouteRow = deed("/office/{slug}/visions/{plan}/done/withdrawal").fields(&["milestone"]);
const FIGURES: RouteRow = row("/office/{slug}/visions/{plan}/figures").asks(&["year"]);
const FIGURES_DEED: RouteRow = deed("/office/{slug}/visions/{plan}/figures").fields(&["year", "reason", "value-*"]);

/// The pages of visions.
pub(crate) fn routes() -> Rooms {
    Rooms::new()
        .row(LIST, list::show)
        .row(BEGIN, begin::show)
        .row(BEGIN_DEED, begin::submit)
        .row(SHOW, page::show)
        .row(HEAD, head::show)
        .row(HEAD_DEED, head::submit)
        .row(GOAL_NEW, goal::show_new)
        .row(GOAL_NEW_DEED, goal::submit_new)
        .row(GOAL, goal::show)
        .row(GOAL_DEED, goal::submit)
        .row(OUT, asking::show_out)
        .row(OUT_DEED, asking::submit_out)
        .row(ORDER_DEED, order::submit)
        .row(ADOPTION, adoption::show)
        .row(ADOPTION_DEED, adoption::submit)
        .row(AMENDMENT, asking::show_amendment)
        .row(AMENDMENT_DEED, asking::submit_amendment)
        .row(REMOVAL, asking::show_removal)
        .row(REMOVAL_DEED, asking::submit_removal)
        .row(DONE, done::show)
        .row(DONE_DEED, done::submit)
        .row(UNDONE_DEED, done::withdraw)
        .row(FIGURES, figures::show)
        .row(FIGURES_DEED, figures::submit)
}
