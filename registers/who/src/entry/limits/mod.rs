//! How often something may be tried: for an address whether an account has it or not, and coarsely for a network.

mod networks;
mod rules;
mod store;

use engawa_db::{Db, Fault, Tx};
use engawa_kernel::{Moment, hash_of};
use engawa_web::{Answer, Ctx, Failure};

pub(crate) use rules::{AGAIN, HALF, MAILS, PASSWORDS, Rule, SECOND, Spread, UNINVITED};

/// What is counted: a hash, so that the table names nobody.
pub(crate) fn subject(town: &str, parts: &[&[u8]]) -> [u8; 32] {
    hash_of(&[&[town.as_bytes(), b"attempts"], parts].concat())
}

/// Counts a try before it is looked at, so that a hundred at once are a hundred. Answers until when the way is closed, and
/// then counts nothing: who only waits gets in.
pub(crate) fn take(tx: &mut Tx, rule: &Rule, subject: [u8; 32]) -> Result<Option<Moment>, Fault> {
    take_if(tx, rule, subject, true)
}

/// As [`take`], of a way on which some tries do not count; they leave the same rows as those that do.
pub(crate) fn take_if(tx: &mut Tx, rule: &Rule, subject: [u8; 32], counts: bool) -> Result<Option<Moment>, Fault> {
    let until = closed_until(tx, rule, subject)?;
    if until.is_none() {
        let span = rules::span_of(tx.now());
        store::count(tx, subject, rule, span, i64::from(counts))?;
    }
    Ok(until)
}

/// Until when a way is closed; nothing while it is open.
pub(crate) fn closed_until(db: &Db, rule: &Rule, subject: [u8; 32]) -> Result<Option<Moment>, Fault> {
    let now = db.now();
    Ok(rules::closed_until(rule, &store::tries(db, subject, rule, now)?, now))
}

/// A try that was good after all does not count.
pub(crate) fn give_back(tx: &mut Tx, rule: &Rule, subject: [u8; 32]) -> Result<(), Fault> {
    store::give_back(tx, subject, rule)
}

/// Whose tries of a way are counted for an address: those of a browser in which its owner was in before, apart from all
/// others, or those of a network among all.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counts {
    spread: &'static Spread,
    browser: [u8; 32],
    network: [u8; 32],
    all: [u8; 32],
}

impl Counts {
    /// Of the visitor, for the key of an address.
    pub(crate) fn of(ctx: &Ctx, spread: &'static Spread, key: &str, browser: [u8; 32]) -> Counts {
        let subject = |who: &[u8], more: &[u8]| subject(ctx.town.name(), &[spread.own.way.as_bytes(), key.as_bytes(), who, more]);
        let network = networks::Network::of(ctx.doorway().client).key();
        Counts { spread, browser: subject(b"browser", &browser), network: subject(b"network", &network), all: subject(b"all", b"") }
    }

    /// As [`take`]; `is_known` says that the owner was in with this browser.
    pub(crate) fn take(&self, tx: &mut Tx, is_known: bool) -> Result<Option<Moment>, Fault> {
        let Spread { own, all, .. } = self.spread;
        if is_known {
            return take(tx, own, self.browser);
        }
        let now = tx.now();
        let (tries, in_all) = (store::tries(tx, self.network, own, now)?, store::tries(tx, self.all, all, now)?);
        if let Some(until) = rules::spread_closed_until(self.spread, &tries, &in_all, now) {
            return Ok(Some(until));
        }
        store::count(tx, self.network, own, rules::span_of(now), 1)?;
        store::count(tx, self.all, all, rules::span_of(now), 1)?;
        Ok(None)
    }

    /// As [`give_back`].
    pub(crate) fn give_back(&self, tx: &mut Tx, is_known: bool) -> Result<(), Fault> {
        let Spread { own, all, .. } = self.spread;
        if is_known {
            return give_back(tx, own, self.browser);
        }
        give_back(tx, own, self.network)?;
        give_back(tx, all, self.all)
    }
}

/// Whether tries of minutes before a moment are still counted somewhere.
pub(crate) fn has_old(db: &Db, before: Moment) -> Result<bool, Fault> {
    store::has_old(db, before)
}

/// Forgets them.
pub(crate) fn forget_old(tx: &mut Tx, before: Moment) -> Result<(), Fault> {
    store::forget_old(tx, before)
}

/// Counts what a network sends to the entrance, by those who are not in: half and whole sessions are counted by account.
///
/// # Errors
/// [`Failure::TooOften`].
pub(crate) fn network(ctx: &Ctx) -> Answer<()> {
    if networks::may(ctx.town.name(), ctx.doorway().client, ctx.now()) { Ok(()) } else { Err(Failure::TooOften) }
}
