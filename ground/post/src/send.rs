//! Sending what is due: claimed in one unit, carried outside of any, noted in another.

use engawa_db::{Fault, Key, Town};
use engawa_kernel::AnyId;

use crate::carrier::Carrier;
use crate::letter::Letter;
use crate::model::{Address, Body, Line};
use crate::outbox::State;
use crate::store::{self, Lying, Tidy};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// Pauses after each try that failed; after one more the mail is given up: seven tries in some sixteen hours.
const PAUSES: [i64; 6] = [MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 180 * MINUTE, 720 * MINUTE];
const TRIES_MAX: i64 = PAUSES.len() as i64 + 1;

/// So long a claimed mail is nobody else's. A carrier takes some minutes at most; after a crash it is tried again then.
const CLAIM: i64 = 15 * MINUTE;

/// So long a mail may wait at all: for a carrier, for the release of a held town. What it says is old news then.
const WAITS: i64 = DAY;

/// So long it is known that a mail was sent, to whom and under which subject. The words are gone at once.
const REMEMBERED: i64 = 7 * DAY;

/// Most mails in one go, so that one town does not keep the others waiting.
const AT_ONCE: usize = 100;

/// Sends what is due in a town, and tidies up. Answers how many were sent.
///
/// A mail is sent once, whoever else sends for the same town. Only when the program ends between the sending and the note
/// of it, it goes out a second time, with the same Message-ID. Whether a town may send at all (it may not while it is held
/// after a restore) is known to the caller.
///
/// # Errors
/// When the town cannot be read or written. A carrier that fails is noted and tried again.
pub fn send_due(town: &Town, carrier: &Carrier) -> Result<usize, Fault> {
    tidy(town)?;
    let mut sent = 0;
    for _ in 0..AT_ONCE {
        let Some(claimed) = claim(town, carrier)? else { break };
        match carry(town, carrier, claimed)? {
            Carried::Sent => sent += 1,
            Carried::NotThis => {}
            Carried::NothingNow => break,
        }
    }
    Ok(sent)
}

fn tidy(town: &Town) -> Result<(), Fault> {
    let now = town.now();
    let tidy = Tidy {
        now,
        tries_max: TRIES_MAX,
        given_up_before: now.plus_millis(-WAITS),
        forgotten_before: now.plus_millis(-REMEMBERED),
    };
    if town.read_now(|db| store::is_untidy(db, tidy))? {
        town.write_now(Key::none(), move |tx| store::tidy_up(tx, tidy))?;
    }
    Ok(())
}

/// A mail in one try.
#[derive(Debug, Clone, Copy)]
struct Claimed {
    id: AnyId,
    tries: i64,
}

/// Claims the next mail. The look before the unit keeps a quiet outbox from being written to.
fn claim(town: &Town, carrier: &Carrier) -> Result<Option<Claimed>, Fault> {
    let now = town.now();
    if carrier.from().is_none() || town.read_now(|db| store::next_due(db, now))?.is_none() {
        return Ok(None);
    }
    let claimed: Option<(AnyId, i64)> = town.write_now(Key::none(), move |tx| {
        let Some((id, tries)) = store::next_due(tx, now)? else { return Ok::<_, Fault>(None) };
        let taken = store::take(tx, id, tries, now.plus_millis(CLAIM))?;
        Ok(taken.then_some((id, tries + 1)))
    })?;
    Ok(claimed.map(|(id, tries)| Claimed { id, tries }))
}

/// How a try went.
enum Carried {
    Sent,
    NotThis,
    NothingNow,
}

fn carry(town: &Town, carrier: &Carrier, claimed: Claimed) -> Result<Carried, Fault> {
    let Claimed { id, tries } = claimed;
    let lying = town.read_now(|db| store::mail(db, id))?;
    let letter = lying.and_then(|lying| letter_of(id, lying));
    let Some(message) = letter.zip(carrier.from()).and_then(|(letter, from)| letter.message(from)) else {
        tracing::error!(mail = %id, "a mail in the outbox cannot be read; it is given up");
        end(town, claimed, State::GivenUp)?;
        return Ok(Carried::NotThis);
    };
    let Err(failure) = carrier.carry(&message) else {
        end(town, claimed, State::Sent)?;
        return Ok(Carried::Sent);
    };
    let pause = usize::try_from(tries - 1).ok().and_then(|place| PAUSES.get(place));
    tracing::warn!(mail = %id, tries, is_given_up = pause.is_none(), "a mail was not sent: {}", failure.what);
    match pause {
        Some(pause) => {
            let at = town.now().plus_millis(*pause);
            town.write_now(Key::none(), move |tx| store::try_again(tx, id, tries, at))?;
        }
        None => end(town, claimed, State::GivenUp)?,
    }
    Ok(if failure.is_of_all { Carried::NothingNow } else { Carried::NotThis })
}

fn end(town: &Town, Claimed { id, tries }: Claimed, state: State) -> Result<(), Fault> {
    town.write_now(Key::none(), move |tx| store::end(tx, id, tries, state))
}

fn letter_of(id: AnyId, lying: Lying) -> Option<Letter> {
    Some(Letter {
        id,
        to: Address::parse(&lying.to).ok()?,
        subject: Line::parse(&lying.subject).ok()?,
        body: Body::parse(&lying.body?).ok()?,
        made_at: lying.made_at,
    })
}
