//! The hall answers the door: whose session it is, and which offices they hold today.

use engawa_db::{Db, Fault, Tx};
use engawa_kernel::{AnyId, Moment};
use engawa_web::door::{Denied, Secret, Strength};
use engawa_web::{Acting, Face, Visitor, WhoIs};

use super::model::{SessionStep, session_purpose, stale_of};
use super::store::{self, Found};
use crate::offices;

/// The hall, as the ground knows it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hall;

impl WhoIs for Hall {
    fn visitor(&self, db: &Db, town: &str, face: Face, secret: &Secret) -> Result<Option<Visitor>, Fault> {
        let Some(found) = store::session(db, secret.hash(town, session_purpose(face)), face)? else { return Ok(None) };
        let offices = match face {
            Face::Staff => offices::held_on(db, found.session.account, db.now().day())?,
            Face::Public | Face::Operator => Vec::new(),
        };
        Ok(Some(visitor(found, offices.into_iter().map(acting).collect(), db.now())))
    }

    fn seen(&self, tx: &mut Tx, session: AnyId, at: Moment) -> Result<(), Fault> {
        store::mark_seen(tx, session, at)
    }

    fn denied(&self, tx: &mut Tx, denied: &Denied) -> Result<(), Fault> {
        crate::access::note_denied(tx, denied)
    }
}

fn visitor(found: Found, offices: Vec<Acting>, now: Moment) -> Visitor {
    let Found { session, name, office } = found;
    // An office that has ended since is none: then the first of the others.
    let acting = offices.iter().position(|held| Some(held.office) == office.map(engawa_kernel::Id::any)).unwrap_or(0);
    Visitor {
        account: session.account.any(),
        session: session.id.any(),
        name,
        face: session.face,
        strength: match session.step {
            SessionStep::First => Strength::Half,
            SessionStep::Both => Strength::Whole,
        },
        offices,
        acting,
        is_stale: session.seen_at.plus_millis(stale_of(session.face)) < now,
    }
}

fn acting(held: offices::Held) -> Acting {
    Acting {
        office: held.office.any(),
        title: held.title,
        section: held.section.any(),
        section_name: held.section_name,
        permissions: held.permissions,
    }
}
