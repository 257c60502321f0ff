//! What the pages of the desk are made of, here and in the registers beside: a form, a question before a deed, words, and the note of who was shown.

pub mod confirm;
pub mod look;
pub mod sheet;

use engawa_web::Ctx;
use engawa_web::ui::Kicker;
use serde::Deserialize;

/// What was just done, as the address says it: a code, so that nobody can put words of their own on a page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    /// Its code.
    pub done: String,
}

/// The way above the title of a page below the table of contents.
pub fn way(ctx: &Ctx) -> Kicker {
    Kicker::new().link(ctx.voice.say("who-desk-admin"), ctx.link("/admin"))
}
