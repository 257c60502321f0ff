//! A page that asks once more before a deed: what happens, whom it reaches, whether it can be undone.

use askama::Template;
use axum::response::Response;
use engawa_web::ui::{Confirm, Kicker, Tell};
use engawa_web::{Answer, Ctx, Said};

/// The page `templates/admin_confirm.html`.
#[derive(Template)]
#[template(path = "admin_confirm.html")]
pub(super) struct ConfirmPage {
    pub(super) way: Kicker,
    pub(super) title: Said,
    pub(super) tell: Option<Tell>,
    pub(super) confirm: Confirm,
}

impl ConfirmPage {
    /// The finished page.
    pub(super) fn answer(self, ctx: &Ctx) -> Answer<Response> {
        ctx.page(&ctx.shell(self.title.clone()), &self)
    }
}
