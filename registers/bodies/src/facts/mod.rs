//! What the desk of a body tells: ids, days, numbers and choices; never a name.

mod imports;
mod joins;
mod roster;
mod work;

use engawa_journal::FactKind;
use engawa_kernel::Fact;
use engawa_web::door::RecordWord;
use engawa_web::key;

use engawa_parties::facts::{read_day, write_day};

pub use imports::{RosterImportUndone, RosterImported};
pub use joins::{JoinMoved, JoinRequested, LeaveAsked, LeaveConfirmed};
pub use roster::{
    EntryCorrected, EntryEnded, EntryMade, EntryWithdrawn, HouseholdsCounted, RosterDeleted, RosterKept, RosterShared, ShareEnded,
};
pub use work::{
    AskingWithdrawn, BodyAsked, ConsentSaid, DutyMoved, DutyStep, HandoverMade, HandoverSigned, HandoverWithdrawn,
    InvitationAccepted, OfficerInvited, PaperKept, RequestAnswered, RequestMade, RequestWithdrawn,
};

/// All of them.
pub fn all() -> Vec<FactKind> {
    vec![
        FactKind::of::<JoinRequested>(),
        FactKind::of::<JoinMoved>(),
        FactKind::of::<LeaveAsked>(),
        FactKind::of::<LeaveConfirmed>(),
        FactKind::of::<RosterKept>(),
        FactKind::of::<EntryMade>(),
        FactKind::of::<EntryCorrected>(),
        FactKind::of::<EntryEnded>(),
        FactKind::of::<EntryWithdrawn>(),
        FactKind::of::<HouseholdsCounted>(),
        FactKind::of::<RosterDeleted>(),
        FactKind::of::<RosterShared>(),
        FactKind::of::<ShareEnded>(),
        FactKind::of::<RosterImported>(),
        FactKind::of::<RosterImportUndone>(),
        FactKind::of::<DutyMoved>(),
        FactKind::of::<RequestMade>(),
        FactKind::of::<BodyAsked>(),
        FactKind::of::<AskingWithdrawn>(),
        FactKind::of::<RequestWithdrawn>(),
        FactKind::of::<RequestAnswered>(),
        FactKind::of::<ConsentSaid>(),
        FactKind::of::<OfficerInvited>(),
        FactKind::of::<InvitationAccepted>(),
        FactKind::of::<PaperKept>(),
        FactKind::of::<HandoverMade>(),
        FactKind::of::<HandoverSigned>(),
        FactKind::of::<HandoverWithdrawn>(),
    ]
}

/// What a record of ours is called in the history of a party. What a body does with its own members and in its own year is no
/// history of city hall.
pub fn record_word(kind: &str) -> Option<RecordWord> {
    Some(RecordWord::Said(match kind {
        BodyAsked::KIND => key("parties-history-asked"),
        AskingWithdrawn::KIND => key("parties-history-asking-back"),
        RequestAnswered::KIND => key("parties-history-answered"),
        ConsentSaid::KIND => key("parties-history-consent"),
        OfficerInvited::KIND => key("parties-history-invited"),
        InvitationAccepted::KIND => key("parties-history-accepted"),
        RosterKept::KIND => key("parties-history-counting"),
        RosterShared::KIND => key("parties-history-shared"),
        ShareEnded::KIND => key("parties-history-share-ended"),
        RosterDeleted::KIND => key("parties-history-roster-deleted"),
        kind if is_of_members(kind) => return Some(RecordWord::Hidden),
        _ => return None,
    }))
}

fn is_of_members(kind: &str) -> bool {
    let own = [
        EntryMade::KIND,
        EntryCorrected::KIND,
        EntryEnded::KIND,
        EntryWithdrawn::KIND,
        HouseholdsCounted::KIND,
        JoinRequested::KIND,
        JoinMoved::KIND,
        LeaveAsked::KIND,
        LeaveConfirmed::KIND,
        DutyMoved::KIND,
        PaperKept::KIND,
        HandoverMade::KIND,
        HandoverSigned::KIND,
        HandoverWithdrawn::KIND,
    ];
    own.contains(&kind)
}
