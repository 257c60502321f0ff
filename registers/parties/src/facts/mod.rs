//! What the register tells: ids, days, numbers and choices; never a name.

mod behalf;
mod bodies;
mod letters;
mod levels;
mod office;
mod people;
mod ties;

use engawa_journal::FactKind;
use engawa_kernel::{Day, FactError, FactReader, FactWriter};

use crate::model::Term;

pub use behalf::TypedForAnother;
pub use bodies::{
    KindNamed, MembersReported, OrganizationCorrected, OrganizationEntered, PublicChanged, StateEntered, StateWithdrawn,
};
pub use letters::{LetterAsked, LetterEnded, LetterPrepared, LetterPrinted};
pub use levels::LevelAsked;
pub use office::DeskRightSet;
pub use people::{
    AccountBound, AccountUnbound, HouseholdCorrected, HouseholdEntered, MergeUndone, PartiesMerged, PartyErased, PersonCorrected,
    PersonEntered, PersonProved,
};
pub use ties::{MembershipBegan, MembershipEnded, OfficeBegan, OfficeEnded, PostEnded, PostMade, TieBegan, TieEnded, TieWithdrawn};

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
        FactKind::of::<OfficeBegan>(),
        FactKind::of::<OfficeEnded>(),
        FactKind::of::<MembershipBegan>(),
        FactKind::of::<MembershipEnded>(),
        FactKind::of::<TieBegan>(),
        FactKind::of::<TieEnded>(),
        FactKind::of::<TieWithdrawn>(),
        FactKind::of::<TypedForAnother>(),
        FactKind::of::<LevelAsked>(),
        FactKind::of::<LetterAsked>(),
        FactKind::of::<LetterPrepared>(),
        FactKind::of::<LetterPrinted>(),
        FactKind::of::<LetterEnded>(),
    ]
}

/// Writes a day that may be open.
pub fn write_day(body: &mut FactWriter, name: &'static str, day: Option<Day>) {
    body.optional_number(name, day.map(Day::number));
}

/// Reads a day that may be open.
///
/// # Errors
/// A number that is no day.
pub fn read_day(body: &FactReader, name: &str) -> Result<Option<Day>, FactError> {
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
