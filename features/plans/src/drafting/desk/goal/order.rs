//! Move a goal up or down.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::Tx;
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow};

use super::super::MAY;
use super::super::at::{may_write, meet, path, root};
use super::super::plan::{self, Came};
use super::super::wrongs::{failure, is_late, sentence};
use crate::drafting::edit::{Edit, Way};
use crate::drafting::{self, Refused, Seen};

/// The deed.
pub(super) const SUBMIT: RouteRow =
    RouteRow::post("/desk/manifestos/{plan}/order", Face::Staff, MAY).fields(&["goal", "way", "seen"]);

/// The words of the two ways in a form.
pub(in super::super) struct Moved;

impl Moved {
    pub(in super::super) const UP: &'static str = "up";
    pub(in super::super) const DOWN: &'static str = "down";
}

/// Moves it, and numbers all goals by their places.
pub(super) async fn submit(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let known = meet(&ctx, &slug).await?;
    let way = if fields.get("way") == Moved::UP { Way::Up } else { Way::Down };
    let mut edits = vec![Edit::Move { code: fields.get("goal").to_owned(), way }];
    edits.extend(known.file().and_then(root).map(|root| Edit::Number(root.code.clone())));
    let (plan_slug, visitor, seen) = (slug.clone(), ctx.signed_in()?.clone(), Seen::read(fields.get("seen")));
    let write = move |tx: &mut Tx| {
        if !may_write(tx, &visitor, drafting::owner_of(tx, &plan_slug)?)? {
            return Err(Refused::Stranger);
        }
        drafting::edit(tx, &plan_slug, seen.ok_or(Refused::Late)?, &edits).map(|_| ())
    };
    match ctx.town.write(fields.key(), write).await {
        Ok(()) => ctx.see_other(&format!("{}?done=moved", path(&slug))),
        Err(refused) if is_late(&refused) => {
            let known = meet(&ctx, &slug).await?;
            let came = Came { late: sentence(&ctx.voice, &refused), ..Came::fresh(&known) };
            plan::answer(&ctx, &known, &came, StatusCode::CONFLICT)
        }
        Err(refused) => Err(failure(&ctx.voice, refused)),
    }
}
