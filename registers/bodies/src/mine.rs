//! What one's own page says of bodies: at whose desk one sits, and where one's household belongs.

use engawa_db::{Db, Fault};
use engawa_web::{OwnRow, Said, Visitor, Voice, key};

use crate::store::{joins, office};

/// The rows of one's own page.
///
/// # Errors
/// When the database cannot be read.
pub fn mine(db: &Db, visitor: &Visitor, voice: &Voice) -> Result<Vec<OwnRow>, Fault> {
    let today = db.now().day();
    let mut desks: Vec<String> = office::held_on(db, visitor.account, today)?.into_iter().map(|held| held.name).collect();
    desks.dedup();
    let belongs = joins::belongings_of(db, visitor.account.of())?.into_iter();
    let belongs = belongs.filter(|one| one.entry.term.holds(today)).map(|one| one.name).collect();
    let row = |title, names: Vec<String>, nothing, path: &str| OwnRow {
        what: voice.say(title),
        below: if names.is_empty() { voice.say(nothing) } else { Said::text(&names.join("、")) },
        path: path.to_owned(),
    };
    Ok(vec![
        row(key("parties-office-list-title"), desks, key("parties-office-mine-none"), "/office"),
        row(key("parties-mine"), belongs, key("parties-mine-none"), "/my/memberships"),
    ])
}
