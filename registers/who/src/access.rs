//! What is noted in the chain of accesses: who was not let in, who signed in, who looked at whom.

use engawa_db::{Fault, Tx};
use engawa_journal::access::{Access, Kind, note};
use engawa_kernel::{AnyId, Choice};
use engawa_web::door::Denied;
use engawa_web::{Face, Visitor};

/// Notes someone who was not let in.
pub(crate) fn note_denied(tx: &mut Tx, denied: &Denied) -> Result<(), Fault> {
    note(
        tx,
        &Access {
            kind: Kind::Denied,
            face: denied.face.code(),
            who: denied.account,
            section: None,
            route: denied.route,
            purpose: "none",
            reason: None,
            subjects: Vec::new(),
            unnamed: 0,
        },
    )?;
    Ok(())
}

/// Notes a way in that was taken, or tried in vain.
pub(crate) fn note_sign_in(
    tx: &mut Tx,
    face: Face,
    route: &'static str,
    account: Option<AnyId>,
    is_good: bool,
) -> Result<(), Fault> {
    let kind = if is_good { Kind::SignIn } else { Kind::SignInFailed };
    // A try in vain names nobody as shown, so that it leaves the same rows whether the town knows the address or not.
    let subjects = account.filter(|_| is_good).into_iter().collect();
    note(
        tx,
        &Access {
            kind,
            face: face.code(),
            who: account,
            section: None,
            route,
            purpose: "self",
            reason: None,
            subjects,
            unnamed: 0,
        },
    )?;
    Ok(())
}

/// Notes that a visitor looked at people: which, on which page, in which office.
///
/// # Errors
/// When the database cannot be written.
pub fn note_look(tx: &mut Tx, visitor: &Visitor, route: &'static str, subjects: &[AnyId]) -> Result<(), Fault> {
    note_shown(tx, Kind::Read, visitor, route, subjects)
}

/// Notes that a visitor took a list of people out of the house.
///
/// # Errors
/// When the database cannot be written.
pub fn note_export(tx: &mut Tx, visitor: &Visitor, route: &'static str, subjects: &[AnyId]) -> Result<(), Fault> {
    note_shown(tx, Kind::Export, visitor, route, subjects)
}

fn note_shown(tx: &mut Tx, kind: Kind, visitor: &Visitor, route: &'static str, subjects: &[AnyId]) -> Result<(), Fault> {
    let purpose = if visitor.face == Face::Staff { "office" } else { "self" };
    let section = visitor.acting().map(|acting| acting.section);
    let access = Access {
        kind,
        face: visitor.face.code(),
        who: Some(visitor.account),
        section,
        route,
        purpose,
        reason: None,
        subjects: subjects.to_vec(),
        unnamed: 0,
    };
    note(tx, &access)?;
    Ok(())
}
