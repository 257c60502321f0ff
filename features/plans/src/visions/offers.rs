//! What visions offer to the desk of a body and to its public page.

use engawa_db::{Db, Fault};
use engawa_kernel::AnyId;
use engawa_web::Voice;
use engawa_web::door::{BodyPart, Holding};

use crate::drafting::visions_of;
use crate::pages::plan_path;

/// The card that leads from the desk of a body to its visions.
///
/// # Errors
/// When the database cannot be read; so below.
pub fn body_parts(db: &Db, body: AnyId, desk: &str, voice: &Voice) -> Result<Vec<BodyPart>, Fault> {
    let visions = visions_of(db, body.of())?;
    let drafted = visions.iter().filter(|vision| vision.drafted_since.is_some()).count();
    let text = match (visions.is_empty(), drafted) {
        (true, _) => voice.say("plans-vision-part-none"),
        (false, 0) => voice.say_with("plans-vision-part", &[("count", visions.len().into())]),
        (false, drafted) => voice.say_with("plans-vision-part-drafted", &[("count", drafted.into())]),
    };
    let part = BodyPart { title: voice.say("plans-vision-list"), text, path: format!("{desk}/visions"), todos: Vec::new() };
    Ok(vec![part])
}

/// The visions of a body that are in force.
pub fn body_plans(db: &Db, body: AnyId) -> Result<Vec<Holding>, Fault> {
    let visions = visions_of(db, body.of())?.into_iter().filter(|vision| vision.is_in_force);
    Ok(visions.map(|vision| Holding { what: vision.title, path: plan_path(&vision.slug) }).collect())
}
