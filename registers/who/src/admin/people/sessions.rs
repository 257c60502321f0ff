//! End all sessions of a person: a telephone that was lost, a computer that was left open.

use axum::extract::Path;
use axum::response::Response;
use engawa_db::Tx;
use engawa_journal::{Deed, Untold, tell};
use engawa_kernel::{Actor, AnyId, Channel, Id, Visibility};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow as Row};

use super::super::ADMINISTERS;
use super::super::facts::SessionsEnded;
use super::person::Person;
use crate::accounts::Account;
use crate::pages::look;
use crate::sessions::store::end_all_of;

/// Ending them. The session in which an administrator does this stays.
pub(super) const SUBMIT: Row = Row::post("/admin/people/{account}/sessions", Face::Staff, ADMINISTERS);

pub(super) fn path(person: &Person) -> String {
    format!("{}/sessions", person.path())
}

/// Ends them all.
pub(super) async fn submit(ctx: Ctx, Path(account): Path<String>, fields: Fields) -> Answer<Response> {
    let person = Person::find(&ctx, &account).await?;
    let (by, id, stays) = (ctx.actor()?, person.account.id, ctx.signed_in()?.session);
    let done = ctx.town.write(fields.key(), move |tx| end(tx, id, stays, by.clone())).await;
    done.map_err(|untold| look::failure(&ctx.voice, untold))?;
    ctx.see_other(&format!("{}?done=sessions", person.path()))
}

/// Where there was none, nothing is told.
fn end(tx: &mut Tx, account: Id<Account>, stays: AnyId, by: Actor) -> Result<(), Untold> {
    let now = tx.now();
    if end_all_of(tx, account, Some(stays), now)? > 0 {
        let fact = SessionsEnded { account };
        tell(tx, Deed::of(fact, by, Channel::Web).about(account).seen_by(Visibility::Parties))?;
    }
    Ok(())
}
