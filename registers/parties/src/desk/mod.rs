//! The register at the desk: search, one sheet for each party, the deeds, the lists that the city acts on.
//!
//! Every page that shows a person notes it in the chain of accesses. Whoever is protected stands in no list and is found by
//! their number only.

mod body;
mod correct;
mod enter;
pub mod forms;
mod history;
mod identity;
mod kinds;
mod leave;
mod lists;
pub mod look;
mod merging;
mod posts;
pub mod public;
pub mod rights;
mod search;
pub mod sentences;
mod sheet;
mod takings;
mod tie;

pub(crate) use forms::party as named_by;
pub(crate) use sentences::wrongs as wrongs_of;

use engawa_web::{Face, May, Rooms, RouteRow};

use crate::{EDIT, SEE};

/// Who reads.
pub const SEES: May = May::Holds(&[SEE, EDIT]);
/// Who writes.
pub const EDITS: May = May::Holds(&[EDIT]);

/// The personal columns that a page of the register may show.
const PEOPLE: &[&str] = &[
    "parties_persons.family",
    "parties_persons.given",
    "parties_persons.family_kana",
    "parties_persons.given_kana",
    "parties_persons.former_name",
    "parties_persons.common_name",
    "parties_persons.address",
    "parties_contacts.value",
    "parties_households.label",
    "parties_households.address",
    "parties_memberships.source",
    "parties_offices.source",
    "parties_commissions.source",
    "parties_proxies.source",
    "parties_recognitions.source",
    "parties_residences.source",
    "journal_details.content",
    "who_accounts.name",
    "who_accounts.mail",
];

/// A page of the register at the desk.
pub const fn page(path: &'static str, may: May) -> RouteRow {
    RouteRow::get(path, Face::Staff, may).shows(PEOPLE)
}

/// A deed on the register at the desk.
pub const fn deed(path: &'static str) -> RouteRow {
    RouteRow::post(path, Face::Staff, EDITS).shows(PEOPLE)
}

/// The pages of the desk.
pub(crate) fn routes() -> Rooms {
    Rooms::new()
        .row(search::SHOW, search::show)
        .row(lists::SHOW, lists::show)
        .row(lists::CSV, lists::csv)
        .row(kinds::SHOW, kinds::show)
        .row(kinds::NEW, kinds::show_new)
        .row(kinds::NEW_DEED, kinds::submit_new)
        .row(kinds::NAME, kinds::show_name)
        .row(kinds::NAME_DEED, kinds::submit_name)
        .row(enter::PERSON, enter::show_person)
        .row(enter::PERSON_DEED, enter::submit_person)
        .row(enter::HOUSEHOLD, enter::show_household)
        .row(enter::HOUSEHOLD_DEED, enter::submit_household)
        .row(enter::ORGANIZATION, enter::show_organization)
        .row(enter::ORGANIZATION_DEED, enter::submit_organization)
        .row(sheet::SHOW, sheet::show)
        .row(correct::SHOW, correct::show)
        .row(correct::DEED, correct::submit)
        .row(body::STATE, body::show_state)
        .row(body::STATE_DEED, body::submit_state)
        .row(body::REPORT, body::show_report)
        .row(body::REPORT_DEED, body::submit_report)
        .row(body::PUBLIC, body::show_public)
        .row(body::PUBLIC_DEED, body::submit_public)
        .row(body::POST, body::show_post)
        .row(body::POST_DEED, body::submit_post)
        .row(posts::END, posts::show_end)
        .row(posts::END_DEED, posts::submit_end)
        .row(takings::STATE, takings::show_state)
        .row(takings::STATE_DEED, takings::submit_state)
        .row(takings::REPORT, takings::show_report)
        .row(takings::REPORT_DEED, takings::submit_report)
        .row(identity::PROOF, identity::show_proof)
        .row(identity::PROOF_DEED, identity::submit_proof)
        .row(identity::ACCOUNT, identity::show_account)
        .row(identity::ACCOUNT_DEED, identity::submit_account)
        .row(identity::UNBIND_DEED, identity::submit_unbinding)
        .row(tie::SHOW, tie::show)
        .row(tie::DEED, tie::submit)
        .row(tie::END, tie::show_end)
        .row(tie::END_DEED, tie::submit_end)
        .row(merging::SHOW, merging::show)
        .row(merging::DEED, merging::submit)
        .row(merging::UNDO_DEED, merging::submit_undoing)
        .row(leave::SHOW, leave::show)
        .row(leave::DEED, leave::submit)
        .row(rights::SHOW, rights::show)
        .row(rights::DEED, rights::submit)
        .row(leave::EXPORT, leave::export)
}
