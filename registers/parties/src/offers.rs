//! What the register gives to others through their front doors.

use engawa_areas::Area;
use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Day, Id};
use engawa_web::Voice;
use engawa_web::door::{AreaBodies, AreaBody, Holding};
use engawa_web::limits::percent_encoded;

use crate::model::State;
use crate::site::{DOOR, in_language};
use crate::store::directory::{Asked, Listed, listed};
use crate::{store, words_of};

/// The organizations of which a section is in charge, asked before a section ends that nobody takes over from.
///
/// # Errors
/// When the database cannot be read.
pub fn holdings(db: &Db, section: AnyId) -> Result<Vec<Holding>, Fault> {
    let found = store::ties::in_charge_of(db, section, db.now().day())?;
    Ok(found.into_iter().map(|(id, what)| Holding { what, path: format!("/desk/parties/{id}") }).collect())
}

/// The listed bodies that work in an area or in one that lies in it; none where the directory is closed.
///
/// # Errors
/// When the database cannot be read.
pub fn bodies_in(db: &Db, voice: &Voice, area: AnyId, day: Day, most: usize) -> Result<AreaBodies, Fault> {
    if !engawa_who::openings::open_doors(db)?.iter().any(|(door, _)| door == DOOR) {
        return Ok(AreaBodies::default());
    }
    let asked = Asked { area: Some(area), ..Asked::default() };
    let mut found = listed(db, &asked, day, most + 1)?;
    let id: Id<Area> = area.of();
    let area = engawa_areas::area(db, id)?.filter(|_| !found.is_empty());
    found.truncate(most);
    let more = area.map(|area| format!("/organizations?area={}", percent_encoded(&area.code)));
    Ok(AreaBodies { all: found.into_iter().map(|one| body(voice, one)).collect(), more })
}

fn body(voice: &Voice, one: Listed) -> AreaBody {
    AreaBody {
        what: in_language(voice, &one.name, &one.name_easy, &one.name_en),
        sort: words_of::kind(voice, &one.kind),
        state: (one.state != State::Active).then(|| voice.say(words_of::state(one.state))),
        place: one.area,
        path: format!("/organizations/{}", one.slug),
    }
}
