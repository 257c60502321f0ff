//! A page that asks once more before a deed: what happens, whom it reaches, whether it can be undone.

use askama::Template;
use axum::response::Response;
use engawa_web::ui::{Confirm, Kicker, Tell};
use engawa_web::{Answer, Ctx, Said};

/// The page `templates/confirm.html`.
#[derive(Template)]
#[template(path = "confirm.html")]
pub struct ConfirmPage {
    /// The way above the title.
    pub way: Kicker,
    /// The title.
    pub title: Said,
    /// A notice above.
    pub tell: Option<Tell>,
    /// What is asked.
    pub confirm: Confirm,
}

impl ConfirmPage {
    /// The finished page.
    pub fn answer(self, ctx: &Ctx) -> Answer<Response> {
        ctx.page(&ctx.shell(self.title.clone()), &self)
    }
}
