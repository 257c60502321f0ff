//! What the register tells: ids, days, numbers and choices; never a name.

mod bodies;
mod imports;
mod joins;
mod letters;
mod office;
mod people;
mod roster;
mod ties;
mod work;

use engawa_journal::FactKind;
use engawa_kernel::{Day, Fact, FactError, FactReader, FactWriter};

use crate::model::Term;

pub use bodies::{
    KindNamed, MembersReported, OrganizationCorrected, OrganizationEntered, PublicChanged, StateEntered, StateWithdrawn,
};
pub use imports::{RosterImportUndone, RosterImported, TypedForAnother};
pub use joins::{JoinMoved, JoinRequested, LeaveAsked, LeaveConfirmed};
pub use letters::{LetterAsked, LetterEnded, LetterPrepared, LetterPrinted};
pub use office::DeskRightSet;
pub use people::{
    AccountBound, AccountUnbound, HouseholdCorrected, HouseholdEntered, MergeUndone, PartiesMerged, PartyErased, PersonCorrected,
    PersonEntered, PersonProved,
};
pub use roster::{
    EntryCorrected, EntryEnded, EntryMade, EntryWithdrawn, HouseholdsCounted, RosterDeleted, RosterKept, RosterShared, ShareEnded,
};
pub use ties::{MembershipBegan, MembershipEnded, OfficeBegan, OfficeEnded, PostEnded, PostMade, TieBegan, TieEnded, TieWithdrawn};
pub use work::{
    AskingWithdrawn, BodyAsked, ConsentSaid, DutyMoved, DutyStep, HandoverMade, HandoverSigned, HandoverWithdrawn,
    InvitationAccepted, OfficerInvited, PaperKept, RequestAnswered, RequestMade, RequestWithdrawn,
};

/// All of them.
pub fn all() -> Vec<FactKind> {
    vec![
        FactKind::of::<PersonEntered>(),
        FactKind::of::<PersonCorrected>(),
        FactKind::of::<PersonProved>(),
        FactKind::of::<AccountBound>(),
        FactKind::of::<AccountUnbound>(),
        FactKind::of::<PartyErased>(),
        FactKind::of::<HouseholdEntered>(),
        FactKind::of::<HouseholdCorrected>(),
        FactKind::of::<PartiesMerged>(),
        FactKind::of::<MergeUndone>(),
        FactKind::of::<OrganizationEntered>(),
        FactKind::of::<OrganizationCorrected>(),
        FactKind::of::<PublicChanged>(),
        FactKind::of::<KindNamed>(),
        FactKind::of::<StateEntered>(),
        FactKind::of::<StateWithdrawn>(),
        FactKind::of::<MembersReported>(),
        FactKind::of::<PostMade>(),
        FactKind::of::<PostEnded>(),
        FactKind::of::<DeskRightSet>(),
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
        FactKind::of::<OfficeBegan>(),
        FactKind::of::<OfficeEnded>(),
        FactKind::of::<MembershipBegan>(),
        FactKind::of::<MembershipEnded>(),
        FactKind::of::<TieBegan>(),
        FactKind::of::<TieEnded>(),
        FactKind::of::<TieWithdrawn>(),
        FactKind::of::<RosterImported>(),
        FactKind::of::<RosterImportUndone>(),
        FactKind::of::<TypedForAnother>(),
        FactKind::of::<LetterAsked>(),
        FactKind::of::<LetterPrepared>(),
        FactKind::of::<LetterPrinted>(),
        FactKind::of::<LetterEnded>(),
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

/// Whether a record tells what a body does with its own members and in its own year: city hall has no history of that.
pub(crate) fn is_of_members(kind: &str) -> bool {
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

fn write_day(body: &mut FactWriter, name: &'static str, day: Option<Day>) {
    body.optional_number(name, day.map(Day::number));
}

fn read_day(body: &FactReader, name: &str) -> Result<Option<Day>, FactError> {
    let wrong = |_| FactError::Field(name.to_owned());
    body.optional_number(name)?.map(|number| Day::from_number(number).map_err(wrong)).transpose()
}

fn write_term(body: &mut FactWriter, term: Term) {
    body.day("from", term.from());
    write_day(body, "to", term.to());
}

fn read_term(body: &FactReader) -> Result<Term, FactError> {
    Term::new(body.day("from")?, read_day(body, "to")?).map_err(|_| FactError::Field("to".to_owned()))
}
