//! SQL of sessions.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{AnyId, Choice, Id, Moment};
use engawa_web::Face;

use super::begin::Begun;
use super::model::{Marks, Session, SessionStep, idle_of};
use crate::accounts::Account;
use crate::model::Office;

impl FromRow for Session {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, account) = (cells.next()?, cells.next()?);
        let (face, step): (String, String) = (cells.next()?, cells.next()?);
        Ok(Session {
            id,
            account,
            face: Face::from_code(&face).ok_or_else(|| Fault::Row(format!("no face {face}")))?,
            step: SessionStep::from_code(&step).ok_or_else(|| Fault::Row(format!("no step {step}")))?,
            device: cells.next()?,
            made_at: cells.next()?,
            seen_at: cells.next()?,
            ends_at: cells.next()?,
        })
    }
}

impl FromRow for Marks {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Marks { browser: cells.next()?, second_at: cells.next()? })
    }
}

/// A session with the name of its owner and the office in which they act.
pub(crate) struct Found {
    pub(crate) session: Session,
    pub(crate) name: String,
    pub(crate) office: Option<Id<Office>>,
}

impl FromRow for Found {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Found { session: Session::from_row(cells)?, name: cells.next()?, office: cells.next()? })
    }
}

/// The session that holds at this moment.
pub(crate) fn session(db: &Db, secret_hash: [u8; 32], face: Face) -> Result<Option<Found>, Fault> {
    let now = db.now();
    db.first(
        "select s.id, s.account_id, s.face, s.strength, s.device, s.made_at, s.seen_at, s.ends_at, a.name, s.office_id
           from who_sessions s
           join who_accounts a on a.id = s.account_id
          where s.secret_hash = $1
            and s.face = $2
            and s.ended_at is null
            and s.ends_at > $3
            and s.seen_at > $4
            and a.closed_at is null",
        [secret_hash.to_vec().into(), face.code().into(), now.into(), now.plus_millis(-idle_of(face)).into()],
    )
}

/// The sessions of an account that hold, the latest seen first.
pub(crate) fn sessions_of(db: &Db, account: Id<Account>) -> Result<Vec<Session>, Fault> {
    let now = db.now();
    let all: Vec<Session> = db.all(
        "select id, account_id, face, strength, device, made_at, seen_at, ends_at
           from who_sessions
          where account_id = $1
            and ended_at is null
            and ends_at > $2
          order by seen_at desc, id
          limit $3",
        [account.into(), now.into(), Limit::SHORT.into()],
    )?;
    Ok(all.into_iter().filter(|session| session.seen_at.plus_millis(idle_of(session.face)) > now).collect())
}

pub(crate) fn put_session(tx: &mut Tx, id: Id<Session>, new: &Begun, now: Moment, ends_at: Moment) -> Result<(), Fault> {
    tx.run(
        "insert into who_sessions (id, secret_hash, account_id, face, strength, device, made_at, seen_at, ends_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7, $8)",
        [
            id.into(),
            new.secret_hash.to_vec().into(),
            new.account.into(),
            new.face.code().into(),
            new.step.code().into(),
            (&new.device).into(),
            now.into(),
            ends_at.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn mark_seen(tx: &mut Tx, session: AnyId, at: Moment) -> Result<(), Fault> {
    tx.run("update who_sessions set seen_at = $1 where id = $2 and seen_at < $1", [at.into(), session.into()])?;
    Ok(())
}

pub(crate) fn act_in(tx: &mut Tx, session: AnyId, office: Id<Office>) -> Result<(), Fault> {
    tx.run("update who_sessions set office_id = $1 where id = $2", [office.into(), session.into()])?;
    Ok(())
}

pub(crate) fn marks_of(db: &Db, session: AnyId) -> Result<Marks, Fault> {
    let found: Option<Marks> = db.first("select browser_hash, second_at from who_sessions where id = $1", [session.into()])?;
    Ok(found.unwrap_or_default())
}

pub(crate) fn put_marks(tx: &mut Tx, session: AnyId, marks: &Marks) -> Result<(), Fault> {
    tx.run(
        "update who_sessions
            set browser_hash = $1, second_at = $2
          where id = $3",
        [marks.browser.clone().into(), marks.second_at.into(), session.into()],
    )?;
    Ok(())
}

/// Whether the owner of an account was all the way in with this browser, as long as its sessions are remembered.
pub(crate) fn was_in(db: &Db, account: AnyId, browser: [u8; 32]) -> Result<bool, Fault> {
    let found: Option<(i64,)> = db.first(
        "select 1
           from who_sessions
          where account_id = $1
            and browser_hash = $2
            and strength = 'both'
          order by made_at
          limit 1",
        [account.into(), browser.to_vec().into()],
    )?;
    Ok(found.is_some())
}

/// Ends one session of an account; answers whether there was one.
pub(crate) fn end_one(tx: &mut Tx, account: Id<Account>, session: AnyId, now: Moment) -> Result<bool, Fault> {
    let ended = tx.run(
        "update who_sessions
            set ended_at = $1
          where id = $2
            and account_id = $3
            and ended_at is null",
        [now.into(), session.into(), account.into()],
    )?;
    Ok(ended > 0)
}

/// Ends all sessions of an account, but for one that may stay.
pub(crate) fn end_all_of(tx: &mut Tx, account: Id<Account>, but: Option<AnyId>, now: Moment) -> Result<u64, Fault> {
    let but = but.unwrap_or_else(|| account.any());
    tx.run(
        "update who_sessions
            set ended_at = $1
          where account_id = $2
            and id <> $3
            and ended_at is null",
        [now.into(), account.into(), but.into()],
    )
}

pub(crate) fn end_everyones(tx: &mut Tx, now: Moment) -> Result<(), Fault> {
    tx.run("update who_sessions set ended_at = $1 where ended_at is null", [now.into()])?;
    Ok(())
}

/// Whether there are sessions that ended before a moment.
pub(crate) fn has_ended(db: &Db, before: Moment) -> Result<bool, Fault> {
    let found: Option<(i64,)> =
        db.first("select 1 from who_sessions where ends_at < $1 or ended_at < $1 order by id limit 1", [before.into()])?;
    Ok(found.is_some())
}

pub(crate) fn forget_ended(tx: &mut Tx, before: Moment) -> Result<(), Fault> {
    tx.run("delete from who_sessions where ends_at < $1 or ended_at < $1", [before.into()])?;
    Ok(())
}

/// Takes the names of devices away from all sessions of an account.
pub(crate) fn forget_devices(tx: &mut Tx, account: Id<Account>) -> Result<(), Fault> {
    tx.run("update who_sessions set device = '' where account_id = $1", [account.into()])?;
    Ok(())
}
