//! Who may decide and who may sign: the office of the day, and never one's own matter.
//!
//! Rights follow the office. Whoever is party to a case, or speaks for a body that is, decides nothing in it; whoever
//! drafted something does not sign it; a deputy signs only on days on which the holder is absent.

use engawa_kernel::{AnyId, Choice, Day};

use super::Refused;

/// Who signs: the holder of the post at the station, or the deputy while the holder is absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hand {
    /// The holder.
    Holder,
    /// 代決: the deputy.
    Deputy,
}

impl Choice for Hand {
    const ALL: &'static [Hand] = &[Hand::Holder, Hand::Deputy];

    fn code(self) -> &'static str {
        match self {
            Hand::Holder => "holder",
            Hand::Deputy => "deputy",
        }
    }
}

/// The time in which somebody holds an office, or is absent from it. The last day belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub from: Day,
    /// The last day; none while it is open.
    pub to: Option<Day>,
}

impl Days {
    /// Whether the day lies in it.
    pub fn hold(&self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// Whoever wants to decide or sign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signer {
    /// Everything by which they may be party: their person, their household, bodies they hold a post of.
    pub is: Vec<AnyId>,
    /// When they hold the office that decides.
    pub decides: Vec<Days>,
    /// When they are the deputy of that office.
    pub deputizes: Vec<Days>,
}

/// Whose matter it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matter {
    /// The parties: who applied, who acts for them, and whom it concerns.
    pub parties: Vec<AnyId>,
    /// Who drafted it, where there is a draft.
    pub drafted_by: Vec<AnyId>,
    /// When the holder of the office is absent.
    pub absent: Vec<Days>,
}

/// By which hand the signer may sign on that day.
///
/// # Errors
/// Party to the matter, own draft, no authority on that day, or a deputy while the holder is there.
pub fn hand_on(signer: &Signer, matter: &Matter, day: Day) -> Result<Hand, Refused> {
    if shares(&signer.is, &matter.parties) {
        return Err(Refused::Party);
    }
    if shares(&signer.is, &matter.drafted_by) {
        return Err(Refused::OwnDraft);
    }
    if any_holds(&signer.decides, day) {
        return Ok(Hand::Holder);
    }
    if !any_holds(&signer.deputizes, day) {
        return Err(Refused::NoAuthority);
    }
    if any_holds(&matter.absent, day) { Ok(Hand::Deputy) } else { Err(Refused::NotAbsent) }
}

fn shares(left: &[AnyId], right: &[AnyId]) -> bool {
    left.iter().any(|id| right.contains(id))
}

fn any_holds(terms: &[Days], day: Day) -> bool {
    terms.iter().any(|days| days.hold(day))
}
