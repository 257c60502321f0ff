//! Sign in with address and password. Unknown addresses cost the same time, the same rows and get the same words.

use axum::http::HeaderMap;
use axum::response::Response;
use engawa_db::{Fault, Key, Tx};
use engawa_kernel::Id;
use engawa_web::door::Secret;
use engawa_web::{Answer, Ctx, Fields};
use serde::{Deserialize, Serialize};

use super::arrive::{self, Arrived, Coming, First};
use super::limits::Counts;
use super::paths::paths;
use super::sign_in::{self, Shown, Wrong};
use super::{limits, passwords, store};
use crate::accounts::{Account, Mail, account_by_mail};
use crate::sessions;

pub(crate) async fn submit(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer<Response> {
    limits::network(&ctx)?;
    let again = |wrong| Shown::again(&fields, wrong);
    let mail = match Mail::parse(fields.get("mail")) {
        Ok(mail) => mail,
        Err(error) => return sign_in::page(&ctx, again(Wrong::PasswordMail(error))).await,
    };
    let password = fields.get("password").to_owned();
    if password.is_empty() {
        return sign_in::page(&ctx, again(Wrong::NoPassword)).await;
    }
    let browser = arrive::browser_of(&ctx).unwrap_or_default();
    let counts = Counts::of(&ctx, &limits::PASSWORDS, &mail.key, browser);
    let tried = ctx.town.write(Key::none(), move |tx| try_it(tx, &mail, &counts, browser)).await?;
    let Some(tried) = tried else { return sign_in::page(&ctx, again(Wrong::PasswordClosed)).await };
    let is_right = passwords::is_right(password, tried.hash.clone()).await?;
    let secret = Secret::new();
    let coming = Coming::new(&ctx, &headers, &secret, paths(ctx.face()).password);
    let arrived = ctx.town.write(Key::none(), move |tx| settle(tx, &coming, &tried, is_right, &counts)).await?;
    match arrived {
        Some(arrived) => arrive::onward(&ctx, arrived, &secret, fields.get("to")).await,
        None => sign_in::page(&ctx, again(Wrong::Password)).await,
    }
}

/// What a password is compared with, and how the try was counted.
#[derive(Clone, Serialize, Deserialize)]
struct Tried {
    account: Option<Id<Account>>,
    hash: Option<String>,
    /// The owner was in with this browser before.
    is_known: bool,
}

/// Counts the try and reads what to compare with; nothing while the way is closed.
fn try_it(tx: &mut Tx, mail: &Mail, counts: &Counts, browser: [u8; 32]) -> Result<Option<Tried>, Fault> {
    let account = account_by_mail(tx, &mail.key)?.map(|account| account.id);
    let someone = account.unwrap_or_else(Account::nobody);
    let is_known = sessions::store::was_in(tx, someone.any(), browser)?;
    if counts.take(tx, is_known)?.is_some() {
        return Ok(None);
    }
    Ok(Some(Tried { account, hash: store::password_of(tx, someone)?, is_known }))
}

/// Writes down what came of it. The password may have been changed while it was compared; then it is wrong.
fn settle(tx: &mut Tx, coming: &Coming, tried: &Tried, is_right: bool, counts: &Counts) -> Result<Option<Arrived>, Fault> {
    if let Some(account) = tried.account.filter(|_| is_right)
        && store::password_of(tx, account)? == tried.hash
    {
        counts.give_back(tx, tried.is_known)?;
        return Ok(Some(arrive::first_step(tx, coming, account, First::Password)?));
    }
    coming.note_failed(tx, tried.account)?;
    Ok(None)
}
