//! Move a goal up or down.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::Tx;
use engawa_web::ui::{Tell, Tone};
use engawa_web::{Answer, Ctx, Fields};

use super::at::{self, Place, root, write};
use super::page;
use super::wrongs::{failure, sentence};
use crate::drafting::edit::{Edit, Way};
use crate::drafting::{self, Refused, Seen};

/// The words of the two ways in a form.
pub(super) struct Moved;

impl Moved {
    pub(super) const UP: &'static str = "up";
    pub(super) const DOWN: &'static str = "down";
}

/// Moves it, and numbers all goals by their places.
pub(super) async fn submit(ctx: Ctx, Path(place): Path<Place>, fields: Fields) -> Answer<Response> {
    let (known, _) = at::draft(&ctx, &place).await?;
    let way = if fields.get("way") == Moved::UP { Way::Up } else { Way::Down };
    let mut edits = vec![Edit::Move { code: fields.get("goal").to_owned(), way }];
    edits.extend(known.file().and_then(root).map(|root| Edit::Number(root.code.clone())));
    let (plan, seen) = (place.plan.clone(), Seen::read(fields.get("seen")));
    let act = move |tx: &mut Tx, _| drafting::edit(tx, &plan, seen.ok_or(Refused::Late)?, &edits).map(|_| ());
    match write(&ctx, &place, &fields, act).await? {
        Ok(()) => ctx.see_other(&format!("{}?done=moved", known.path(""))),
        Err(refused) => {
            let Some(said) = sentence(&ctx.voice, &refused) else { return Err(failure(&ctx.voice, refused)) };
            let (known, _) = at::draft(&ctx, &place).await?;
            page::answer(&ctx, &known, Some(Tell::new(Tone::Late, said)), StatusCode::CONFLICT)
        }
    }
}
