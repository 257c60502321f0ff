//! What one's own page says of proofs.

use engawa_db::{Db, Fault};
use engawa_web::{OwnRow, Visitor, Voice};

use super::{said, standing};

/// The row of the address on one's own page.
///
/// # Errors
/// When the database cannot be read.
pub fn mine(db: &Db, visitor: &Visitor, voice: &Voice) -> Result<Vec<OwnRow>, Fault> {
    let standing = standing::standing_of(db, visitor.account.of())?;
    let below = match standing.shown.first() {
        Some(proof) => voice.say_with(
            "parties-level-mine",
            &[
                ("level", said::level(voice, standing.level).into()),
                ("way", said::way(voice, proof.way).into()),
                ("day", voice.full_day(proof.shown_on).into()),
            ],
        ),
        None => said::level(voice, standing.level),
    };
    Ok(vec![OwnRow { what: voice.say("parties-own-title"), below, path: "/my/address".to_owned() }])
}
