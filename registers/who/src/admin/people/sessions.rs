//! End all sessions of a person: a telephone that was lost, a computer that was left open.

use axum::extract::Path;
use axum::response::Response;
use engawa_db::Fault;
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow as Row};

use super::super::ADMINISTERS;
use super::person::Person;
use crate::sessions::store::end_all_of;

/// Ending them. The session in which an administrator does this stays.
pub(super) const SUBMIT: Row = Row::post("/admin/people/{account}/sessions", Face::Staff, ADMINISTERS);

pub(super) fn path(person: &Person) -> String {
    format!("{}/sessions", person.path())
}

/// Ends them all.
pub(super) async fn submit(ctx: Ctx, Path(account): Path<String>, fields: Fields) -> Answer<Response> {
    let person = Person::find(&ctx, &account).await?;
    let (id, stays) = (person.account.id, ctx.signed_in()?.session);
    ctx.town
        .write(fields.key(), move |tx| -> Result<u64, Fault> {
            let now = tx.now();
            end_all_of(tx, id, Some(stays), now)
        })
        .await?;
    ctx.see_other(&format!("{}?done=sessions", person.path()))
}
