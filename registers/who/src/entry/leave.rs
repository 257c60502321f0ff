//! Sign out: the session ends here and now, not only in the browser.

use axum::response::Response;
use engawa_db::Key;
use engawa_web::{Answer, Ctx, Fields};

use super::paths::paths;
use super::{arrive, to};
use crate::sessions;

pub(crate) async fn submit(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let visitor = ctx.signed_in()?;
    let (account, session) = (visitor.account.of(), visitor.session);
    ctx.town
        .write(Key::none(), move |tx| {
            let now = tx.now();
            sessions::store::end_one(tx, account, session, now)
        })
        .await?;
    let path = paths(ctx.face()).sign_in;
    let path = match to::inside(fields.get("to")) {
        Some(asked) => to::with_to(path, asked),
        None => format!("{path}?done=out"),
    };
    let mut answer = ctx.see_other(&path)?;
    arrive::take_cookie(&ctx, &mut answer);
    Ok(answer)
}
