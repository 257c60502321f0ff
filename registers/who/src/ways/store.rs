//! SQL of ways, of those who are known by them, and of journeys.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{AnyId, Choice, Id, Moment, Seq};
use engawa_web::Lang;

use super::claims::{Company, Named};
use super::model::{Identity, JOURNEYS_MAX, Journey, Way};
use super::profile::Profile;
use crate::accounts::Account;

fn profile(cells: &mut Cells) -> Result<Profile, Fault> {
    let code: String = cells.next()?;
    Profile::from_code(&code).ok_or_else(|| Fault::Row(format!("no profile {code}")))
}

fn company(cells: &mut Cells) -> Result<Company, Fault> {
    Ok(Company { number: cells.next()?, name: cells.next()?, mandate: cells.next()? })
}

impl FromRow for Way {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Way {
            profile: profile(cells)?,
            issuer: cells.next()?,
            client_id: cells.next()?,
            client_secret: cells.next()?,
            signing_key: cells.next()?,
            key_id: cells.next()?,
            opened_at: cells.next()?,
            closed_at: cells.next()?,
        })
    }
}

/// All ways that were ever opened.
pub(crate) fn ways(db: &Db) -> Result<Vec<Way>, Fault> {
    db.all(
        "select profile, issuer, client_id, client_secret, signing_key, key_id, opened_at, closed_at
           from who_ways
          order by profile
          limit $1",
        [Limit::SHORT.into()],
    )
}

/// The profiles that are open.
pub(crate) fn open_profiles(db: &Db) -> Result<Vec<Profile>, Fault> {
    Ok(ways(db)?.into_iter().filter(|way| way.closed_at.is_none()).map(|way| way.profile).collect())
}

/// One way, open or closed.
pub(crate) fn way(db: &Db, profile: Profile) -> Result<Option<Way>, Fault> {
    Ok(ways(db)?.into_iter().find(|way| way.profile == profile))
}

pub(crate) fn put_way(tx: &mut Tx, way: &Way, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into who_ways (profile, issuer, client_id, client_secret, signing_key, key_id, opened_at, opened_seq)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
             on conflict (profile) do update
            set issuer = excluded.issuer, client_id = excluded.client_id, client_secret = excluded.client_secret,
                signing_key = excluded.signing_key, key_id = excluded.key_id, opened_at = excluded.opened_at,
                opened_seq = excluded.opened_seq, closed_at = null",
        [
            way.profile.code().into(),
            (&way.issuer).into(),
            (&way.client_id).into(),
            (&way.client_secret).into(),
            way.signing_key.clone().into(),
            (&way.key_id).into(),
            way.opened_at.into(),
            seq.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn close_way(tx: &mut Tx, profile: Profile, at: Moment) -> Result<(), Fault> {
    tx.run("update who_ways set closed_at = $1 where profile = $2", [at.into(), profile.code().into()])?;
    Ok(())
}

impl FromRow for Identity {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, profile, account) = (cells.next()?, profile(cells)?, cells.next()?);
        Ok(Identity { id, profile, account, since_at: cells.next()?, company: company(cells)? })
    }
}

/// The ways by which somebody comes in, the oldest first.
///
/// # Errors
/// When the database cannot be read.
pub fn identities_of(db: &Db, account: Id<Account>) -> Result<Vec<Identity>, Fault> {
    db.all(
        "select id, profile, account_id, since_at, company_number, company_name, mandate
           from who_identities
          where account_id = $1
          order by since_at, id
          limit $2",
        [account.into(), Limit::SHORT.into()],
    )
}

/// Whoever is known by a subject.
pub(crate) fn identity(db: &Db, profile: Profile, subject_hash: &[u8]) -> Result<Option<Identity>, Fault> {
    db.first(
        "select i.id, i.profile, i.account_id, i.since_at, i.company_number, i.company_name, i.mandate
           from who_identities i
           join who_accounts a on a.id = i.account_id
          where i.profile = $1
            and i.subject_hash = $2
            and a.closed_at is null",
        [profile.code().into(), subject_hash.into()],
    )
}

pub(crate) fn put_identity(tx: &mut Tx, journey: &Journey, account: Id<Account>, seq: Seq) -> Result<(), Fault> {
    let (id, now): (AnyId, Moment) = (tx.new_id(), tx.now());
    tx.run(
        "insert into who_identities
           (id, profile, subject_hash, account_id, since_at, bound_seq, company_number, company_name, mandate)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        [
            id.into(),
            journey.profile.code().into(),
            journey.subject_hash.clone().into(),
            account.into(),
            now.into(),
            seq.into(),
            (&journey.company.number).into(),
            (&journey.company.name).into(),
            (&journey.company.mandate).into(),
        ],
    )?;
    Ok(())
}

/// What a company's way states now.
pub(crate) fn renew_statement(tx: &mut Tx, identity: AnyId, company: &Company) -> Result<(), Fault> {
    tx.run(
        "update who_identities
            set company_number = $1, company_name = $2, mandate = $3
          where id = $4",
        [(&company.number).into(), (&company.name).into(), (&company.mandate).into(), identity.into()],
    )?;
    Ok(())
}

pub(crate) fn forget_identity(tx: &mut Tx, id: AnyId) -> Result<(), Fault> {
    tx.run("delete from who_identities where id = $1", [id.into()])?;
    Ok(())
}

pub(crate) fn forget_identities(tx: &mut Tx, account: Id<Account>) -> Result<(), Fault> {
    tx.run("delete from who_journeys where account_id = $1", [account.into()])?;
    tx.run("delete from who_identities where account_id = $1", [account.into()])?;
    Ok(())
}

impl FromRow for Journey {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, profile, account, to) = (cells.next()?, profile(cells)?, cells.next()?, cells.next()?);
        let lang: String = cells.next()?;
        Ok(Journey {
            id,
            profile,
            account,
            to,
            lang: Lang::from_code(&lang).unwrap_or(Lang::Ja),
            ends_at: cells.next()?,
            answered_at: cells.next()?,
            subject_hash: cells.next()?,
            name: cells.next()?,
            company: company(cells)?,
        })
    }
}

/// The journeys of a browser that are not finished, the latest first.
pub(crate) fn journeys_of(db: &Db, browser: [u8; 32]) -> Result<Vec<Journey>, Fault> {
    db.all(
        "select id, profile, account_id, to_path, lang, ends_at, answered_at, subject_hash, name, company_number, company_name,
                mandate
           from who_journeys
          where browser_hash = $1
            and done_at is null
            and ends_at > $2
          order by made_at desc, id desc
          limit $3",
        [browser.to_vec().into(), db.now().into(), Limit(JOURNEYS_MAX).into()],
    )
}

pub(crate) fn put_journey(tx: &mut Tx, journey: &Journey, browser: [u8; 32]) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "insert into who_journeys
           (id, browser_hash, profile, account_id, to_path, lang, made_at, ends_at, name, company_number, company_name, mandate)
         values ($1, $2, $3, $4, $5, $6, $7, $8, '', '', '', '')",
        [
            journey.id.into(),
            browser.to_vec().into(),
            journey.profile.code().into(),
            journey.account.into(),
            (&journey.to).into(),
            journey.lang.code().into(),
            now.into(),
            journey.ends_at.into(),
        ],
    )?;
    Ok(())
}

/// Takes the answer of a journey: it is there once. Answers whether this was that once.
pub(crate) fn take_answer(tx: &mut Tx, journey: AnyId) -> Result<bool, Fault> {
    let now = tx.now();
    let taken = tx.run(
        "update who_journeys
            set answered_at = $1
          where id = $2
            and answered_at is null
            and done_at is null",
        [now.into(), journey.into()],
    )?;
    Ok(taken == 1)
}

/// Remembers whom a journey found, until they say what they are called.
pub(crate) fn put_found(tx: &mut Tx, journey: AnyId, hash: &[u8], named: &Named, ends_at: Moment) -> Result<(), Fault> {
    tx.run(
        "update who_journeys
            set subject_hash = $1, name = $2, company_number = $3, company_name = $4, mandate = $5, ends_at = $6
          where id = $7",
        [
            hash.into(),
            (&named.name).into(),
            (&named.company.number).into(),
            (&named.company.name).into(),
            (&named.company.mandate).into(),
            ends_at.into(),
            journey.into(),
        ],
    )?;
    Ok(())
}

/// Ends a journey; what it carried goes. Answers whether it was there.
pub(crate) fn end_journey(tx: &mut Tx, journey: AnyId) -> Result<bool, Fault> {
    let now = tx.now();
    let ended = tx.run(
        "update who_journeys
            set done_at = $1, subject_hash = null, name = '', company_number = '', company_name = '', mandate = ''
          where id = $2
            and done_at is null",
        [now.into(), journey.into()],
    )?;
    Ok(ended == 1)
}

/// Whether there are journeys that ended before a moment.
pub(crate) fn have_journeys_ended(db: &Db, before: Moment) -> Result<bool, Fault> {
    let found: Option<(i64,)> = db.first("select 1 from who_journeys where ends_at < $1 order by id limit 1", [before.into()])?;
    Ok(found.is_some())
}

pub(crate) fn forget_ended_journeys(tx: &mut Tx, before: Moment) -> Result<(), Fault> {
    tx.run("delete from who_journeys where ends_at < $1", [before.into()])?;
    Ok(())
}

/// Forgets every journey.
pub(crate) fn forget_journeys(tx: &mut Tx) -> Result<(), Fault> {
    tx.run("delete from who_journeys", [])?;
    Ok(())
}
