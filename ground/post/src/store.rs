//! The outbox: its only SQL.

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{AnyId, Choice, Moment};

use crate::model::{Address, Mail};
use crate::outbox::State;

/// A mail as it lies in the outbox.
pub(crate) struct Lying {
    pub(crate) to: String,
    pub(crate) subject: String,
    pub(crate) body: Option<String>,
    pub(crate) made_at: Moment,
}

impl FromRow for Lying {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Lying { to: cells.next()?, subject: cells.next()?, body: cells.next()?, made_at: cells.next()? })
    }
}

pub(crate) fn insert_mail(tx: &mut Tx, id: AnyId, mail: &Mail) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "insert into post_mails (id, to_address, subject, body, made_at, next_try_at, tries, state, is_decoy)
         values ($1, $2, $3, $4, $5, $6, 0, $7, $8)",
        [
            id.into(),
            mail.to.as_str().into(),
            mail.subject.as_str().into(),
            mail.body.as_str().into(),
            now.into(),
            now.into(),
            State::Waiting.code().into(),
            mail.is_decoy.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn count_waiting(db: &Db) -> Result<i64, Fault> {
    db.one("select cast(count(*) as bigint) from post_mails where state = 'waiting' and is_decoy = 0", [])
}

/// The mail that is due next, with the number of tries so far.
pub(crate) fn next_due(db: &Db, now: Moment) -> Result<Option<(AnyId, i64)>, Fault> {
    db.first(
        "select id, tries
           from post_mails
          where state = 'waiting'
            and next_try_at <= $1
            and is_decoy = 0
          order by next_try_at, id
          limit 1",
        [now.into()],
    )
}

/// Takes a mail for one try; nobody else sees it as due before `until`.
pub(crate) fn take(tx: &mut Tx, id: AnyId, tries: i64, until: Moment) -> Result<bool, Fault> {
    let taken = tx.run(
        "update post_mails
            set tries = tries + 1,
                next_try_at = $1
          where id = $2
            and tries = $3
            and state = 'waiting'",
        [until.into(), id.into(), tries.into()],
    )?;
    Ok(taken == 1)
}

pub(crate) fn mail(db: &Db, id: AnyId) -> Result<Option<Lying>, Fault> {
    db.first("select to_address, subject, body, made_at from post_mails where id = $1", [id.into()])
}

/// Ends a mail that is still in the same try, and erases its words.
pub(crate) fn end(tx: &mut Tx, id: AnyId, tries: i64, state: State) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "update post_mails
            set state = $1,
                ended_at = $2,
                body = null
          where id = $3
            and tries = $4
            and state = 'waiting'",
        [state.code().into(), now.into(), id.into(), tries.into()],
    )?;
    Ok(())
}

/// Deletes every mail to an address, whatever became of it.
pub(crate) fn delete_to(tx: &mut Tx, address: &Address) -> Result<(), Fault> {
    tx.run("delete from post_mails where to_address = $1", [address.as_str().into()])?;
    Ok(())
}

/// Ends all that waits.
pub(crate) fn end_waiting(tx: &mut Tx) -> Result<u64, Fault> {
    let now = tx.now();
    tx.run(
        "update post_mails
            set state = 'given-up',
                ended_at = $1,
                body = null
          where state = 'waiting'",
        [now.into()],
    )
}

/// Puts a mail back that is still in the same try.
pub(crate) fn try_again(tx: &mut Tx, id: AnyId, tries: i64, at: Moment) -> Result<(), Fault> {
    tx.run(
        "update post_mails
            set next_try_at = $1
          where id = $2
            and tries = $3
            and state = 'waiting'",
        [at.into(), id.into(), tries.into()],
    )?;
    Ok(())
}

/// What is to be tidied up by a moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tidy {
    /// Decoys and mails in their last try that were due by then are passed over.
    pub(crate) now: Moment,
    /// Most tries.
    pub(crate) tries_max: i64,
    /// Mails that were made before are given up, whatever their tries.
    pub(crate) given_up_before: Moment,
    /// Mails that ended before are forgotten.
    pub(crate) forgotten_before: Moment,
}

/// Whether there is anything to tidy up, so that a quiet outbox is never written to.
pub(crate) fn is_untidy(db: &Db, tidy: Tidy) -> Result<bool, Fault> {
    let found: Option<(AnyId,)> = db.first(
        "select id
           from post_mails
          where (state = 'waiting' and next_try_at <= $1 and (is_decoy = 1 or tries >= $2))
             or (state = 'waiting' and made_at < $3)
             or ended_at < $4
          order by id
          limit 1",
        [tidy.now.into(), tidy.tries_max.into(), tidy.given_up_before.into(), tidy.forgotten_before.into()],
    )?;
    Ok(found.is_some())
}

/// Passes over decoys and what took too long, and forgets what ended long ago.
pub(crate) fn tidy_up(tx: &mut Tx, tidy: Tidy) -> Result<(), Fault> {
    let ended_at = tx.now();
    tx.run(
        "update post_mails
            set state = 'given-up',
                ended_at = $1,
                body = null
          where state = 'waiting'
            and ((next_try_at <= $2 and (is_decoy = 1 or tries >= $3)) or made_at < $4)",
        [ended_at.into(), tidy.now.into(), tidy.tries_max.into(), tidy.given_up_before.into()],
    )?;
    tx.run("delete from post_mails where ended_at < $1", [tidy.forgotten_before.into()])?;
    Ok(())
}
