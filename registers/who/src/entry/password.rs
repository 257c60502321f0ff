//! Sign in with address and password. Unknown addresses cost the same time, the same rows and get the same words.

use axum::http::HeaderMap;
use axum::response::Response;
use engawa_db::{Fault, Key, Tx};
use engawa_kernel::{AnyId, Id};
use engawa_web::door::Secret;
use engawa_web::{Answer, Ctx, Fields};

use super::arrive::{self, Arrived, Coming};
use super::paths::paths;
use super::sign_in::{self, Shown, Wrong};
use super::{limits, passwords, store};
use crate::accounts::{Account, Mail, account_by_mail};

pub(crate) async fn submit(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer<Response> {
    limits::network(&ctx)?;
    let again =
        |wrong| Shown { to: fields.get("to").to_owned(), mail: fields.get("mail").to_owned(), wrong: Some(wrong), done: None };
    let mail = match Mail::parse(fields.get("mail")) {
        Ok(mail) => mail,
        Err(error) => return sign_in::page(&ctx, again(Wrong::PasswordMail(error))),
    };
    let password = fields.get("password").to_owned();
    if password.is_empty() {
        return sign_in::page(&ctx, again(Wrong::NoPassword));
    }
    let subject = limits::subject(ctx.town.name(), &[b"password", mail.key.as_bytes()]);
    let tried = ctx.town.write(Key::none(), move |tx| try_it(tx, &mail, subject)).await?;
    let Some((account, hash)) = tried else { return sign_in::page(&ctx, again(Wrong::PasswordClosed)) };
    let is_right = passwords::is_right(password, hash.clone()).await?;
    let secret = Secret::new();
    let coming = Coming::new(&ctx, &headers, &secret, paths(ctx.face()).password);
    let arrived = ctx.town.write(Key::none(), move |tx| settle(tx, &coming, account, is_right, &hash, subject)).await?;
    match arrived {
        Some(arrived) => arrive::onward(&ctx, arrived, &secret, fields.get("to")),
        None => sign_in::page(&ctx, again(Wrong::Password)),
    }
}

type Tried = Option<(Option<Id<Account>>, Option<String>)>;

/// Counts the try and reads what to compare with; nothing while the way is closed.
fn try_it(tx: &mut Tx, mail: &Mail, subject: [u8; 32]) -> Result<Tried, Fault> {
    if limits::take(tx, &limits::PASSWORD, subject)?.is_some() {
        return Ok(None);
    }
    let account = account_by_mail(tx, &mail.key)?.map(|account| account.id);
    // Without an account the same question is asked for nobody.
    let hash = store::password_of(tx, account.unwrap_or_else(|| AnyId::random([0; 16]).of()))?;
    Ok(Some((account, hash)))
}

/// Writes down what came of it. The password may have been changed while it was compared; then it is wrong.
fn settle(
    tx: &mut Tx,
    coming: &Coming,
    account: Option<Id<Account>>,
    is_right: bool,
    hash: &Option<String>,
    subject: [u8; 32],
) -> Result<Option<Arrived>, Fault> {
    if let Some(account) = account.filter(|_| is_right)
        && store::password_of(tx, account)? == *hash
    {
        limits::give_back(tx, &limits::PASSWORD, subject)?;
        return Ok(Some(arrive::first_step(tx, coming, account)?));
    }
    coming.note_failed(tx, account)?;
    Ok(None)
}
