//! The deeds of proving: ask for a letter, decide who it is, print it, enter its code; and what an association confirms.

use engawa_db::{Fault, Tx};
use engawa_journal::{Untold, tell};
use engawa_kernel::{Day, Id, hash_of};
use engawa_who::accounts::Account;
use subtle::ConstantTimeEq;

use crate::deeds::{self, By};
use crate::facts::{LetterAsked, LetterEnded, LetterPrepared, LetterPrinted};
use crate::model::{self, Letter, LetterEnd, NewPerson, Organization, Person, ProofWay, Recipient, Stand, TieFace};
use crate::refused::{Refused, text};
use crate::rules::posted::{HOLDS_DAYS, LETTERS_MAX, TRIES_MAX};
use crate::store::{self, letters};

const DAY: i64 = 24 * 60 * 60_000;

/// Why a deed about a letter is not done.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Undone {
    /// As every deed of the register.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// So many letters went out within the last days.
    #[error("{0} letters were asked for already")]
    TooMany(i64),
    /// It does not stand so that this could be done.
    #[error("the letter does not wait for this")]
    NotNow,
}

impl From<Fault> for Undone {
    fn from(fault: Fault) -> Undone {
        Undone::Refused(fault.into())
    }
}

impl From<Untold> for Undone {
    fn from(untold: Untold) -> Undone {
        Undone::Refused(untold.into())
    }
}

/// Everything that is wrong with what somebody wrote, so that it is said at once.
pub(super) fn unfit(to: &Recipient) -> Vec<Undone> {
    let no_area = if to.area.is_none() { Err(Refused::Unknown("area")) } else { Ok(String::new()) };
    let all = [
        text("name", model::name(&to.name)),
        text("kana", model::name(&to.kana)),
        no_area,
        text("address", model::line(&to.address)),
    ];
    all.into_iter().filter_map(Result::err).map(Undone::Refused).collect()
}

fn kept(to: &Recipient) -> Result<Recipient, Refused> {
    if to.area.is_none() {
        return Err(Refused::Unknown("area"));
    }
    Ok(Recipient {
        name: text("name", model::name(&to.name))?,
        kana: text("kana", model::name(&to.kana))?,
        area: to.area,
        address: text("address", model::line(&to.address))?,
    })
}

fn end(tx: &mut Tx, letter: Id<Letter>, about: Id<Account>, outcome: LetterEnd, reason: &str, by: &By) -> Result<(), Refused> {
    let seq = tell(tx, by.because(LetterEnded { letter, outcome }, reason).about(about))?;
    Ok(letters::end(tx, letter, outcome, reason, Some(seq))?)
}

/// Asks for a letter. One that is still on the way is void with it.
///
/// # Errors
/// A text that cannot be kept, an area that is not there, too many letters.
pub fn ask_letter(tx: &mut Tx, account: Id<Account>, to: &Recipient, by: &By) -> Result<Id<Letter>, Undone> {
    let to = kept(to)?;
    if store::area_path(tx, to.area)?.is_none() {
        return Err(Refused::Unknown("area").into());
    }
    let since = tx.now().plus_millis(-HOLDS_DAYS * DAY);
    if letters::count_since(tx, account, since)? >= LETTERS_MAX {
        return Err(Undone::TooMany(LETTERS_MAX));
    }
    if let Some(before) = letters::latest_of(tx, account)?.filter(|letter| letter.outcome.is_none()) {
        end(tx, before.id, account, LetterEnd::Renewed, "", by)?;
    }
    let id: Id<Letter> = tx.new_id();
    let seq = tell(tx, by.deed(LetterAsked { letter: id, account }).about(account))?;
    letters::put_letter(tx, id, account, &to, seq)?;
    Ok(id)
}

/// Who somebody is, as the desk decides.
#[derive(Debug, Clone)]
pub enum Who {
    /// Somebody whom the register has.
    Known(Id<Person>),
    /// Somebody new.
    New(Box<NewPerson>),
}

fn open_letter(tx: &Tx, id: Id<Letter>) -> Result<Letter, Undone> {
    let letter = letters::letter(tx, id)?.ok_or(Refused::NotFound)?;
    if letter.outcome.is_some() { Err(Undone::NotNow) } else { Ok(letter) }
}

/// Decides to whom a letter goes. Nobody has two accounts, and no account is two people's.
///
/// # Errors
/// No such letter, nobody of this id, or one of them is bound to another.
pub fn prepare_letter(tx: &mut Tx, id: Id<Letter>, who: &Who, by: &By) -> Result<(), Undone> {
    let letter = open_letter(tx, id)?;
    if letter.printed_at.is_some() {
        return Err(Undone::NotNow);
    }
    let bound = store::people::person_of_account(tx, letter.account)?;
    let person = match who {
        Who::Known(person) => *person,
        Who::New(_) if bound.is_some() => return Err(Refused::TwoAccounts.into()),
        Who::New(new) => deeds::enter_person(tx, new, by)?,
    };
    let found = deeds::present(tx, person)?;
    let is_free = found.account.is_none_or(|account| account == letter.account) && bound.is_none_or(|bound| bound == person);
    if !is_free {
        return Err(Refused::TwoAccounts.into());
    }
    let seq = tell(tx, by.deed(LetterPrepared { letter: id, person }).about(person))?;
    Ok(letters::prepare(tx, id, person, seq)?)
}

/// Does not send a letter, and says why.
///
/// # Errors
/// No such letter, or no reason.
pub fn refuse_letter(tx: &mut Tx, id: Id<Letter>, reason: &str, by: &By) -> Result<(), Undone> {
    let letter = open_letter(tx, id)?;
    let reason = text("reason", model::line(reason))?;
    Ok(end(tx, id, letter.account, LetterEnd::Refused, &reason, by)?)
}

/// What is stored of a code: it is nothing in another town, and nothing in another letter.
pub fn code_hash(town: &str, letter: Id<Letter>, code: &str) -> [u8; 32] {
    hash_of(&[town.as_bytes(), b"posted-code", letter.as_bytes(), code.as_bytes()])
}

/// Prints letters, each with a new code whose hash comes in; a code that was printed before is void. Answers those that were
/// printed: one that ended meanwhile is not.
///
/// # Errors
/// When the database cannot be written.
pub fn print_letters(tx: &mut Tx, all: &[(Id<Letter>, [u8; 32])], by: &By) -> Result<Vec<Id<Letter>>, Undone> {
    let ends_on: Day = tx.now().day().plus_days(HOLDS_DAYS);
    let mut printed = Vec::new();
    for (id, hash) in all {
        let Some(letter) = letters::letter(tx, *id)?.filter(|letter| letter.outcome.is_none()) else { continue };
        let Some(person) = letter.person else { continue };
        tell(tx, by.deed(LetterPrinted { letter: *id, person }).about(person))?;
        letters::print(tx, *id, hash, ends_on)?;
        printed.push(*id);
    }
    Ok(printed)
}

/// What became of a code that was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Entered {
    /// It is that of the letter: they live where it went.
    Proved,
    /// It is not; so many tries are left.
    Wrong(i64),
    /// It was not, too often: the letter is void.
    Locked,
    /// It holds no longer, or there is none.
    Late,
}

/// Enters the code of one's letter. The try is counted before it is looked at.
///
/// # Errors
/// The person of the letter is bound to another account since.
pub fn enter_code(tx: &mut Tx, town: &str, account: Id<Account>, code: &str, by: &By) -> Result<Entered, Undone> {
    let today = tx.now().day();
    let sent = letters::latest_of(tx, account)?.filter(|letter| matches!(letter.stand(today), Stand::Sent(_)));
    let Some((letter, person)) = sent.and_then(|letter| letter.person.map(|person| (letter, person))) else {
        return Ok(Entered::Late);
    };
    let hash = code_hash(town, letter.id, code);
    let is_right = letter.code_hash.as_deref().is_some_and(|kept| bool::from(kept.ct_eq(&hash[..])));
    if !is_right {
        letters::count_try(tx, letter.id)?;
        let left = TRIES_MAX - letter.tries - 1;
        if left > 0 {
            return Ok(Entered::Wrong(left));
        }
        end(tx, letter.id, account, LetterEnd::Locked, "", by)?;
        return Ok(Entered::Locked);
    }
    if store::people::person_of_account(tx, account)? != Some(person) {
        deeds::bind_account(tx, person, account, by)?;
    }
    deeds::prove_person(tx, person, ProofWay::Letter, today, by)?;
    end(tx, letter.id, account, LetterEnd::Proved, "", by)?;
    Ok(Entered::Proved)
}

/// An association confirms that somebody is in its roster: they, or the household in which they live, belong to it today.
///
/// # Errors
/// They do not belong to it, or are not there.
pub fn confirm_by_roster(tx: &mut Tx, person: Id<Person>, body: Id<Organization>, by: &By) -> Result<(), Refused> {
    let today = tx.now().day();
    let of = |tx: &Tx, party| -> Result<Vec<crate::model::Tie>, Fault> {
        let ties = store::ties::ties_of(tx, party)?;
        Ok(ties.into_iter().filter(|tie| tie.one == party && tie.term.holds(today)).collect())
    };
    let own = of(tx, person.any())?;
    let homes = own.iter().filter(|tie| tie.face == TieFace::Residence).filter_map(|tie| tie.other);
    let mut all = own.clone();
    for home in homes {
        all.extend(of(tx, home)?);
    }
    let belongs = all.iter().any(|tie| tie.face == TieFace::Membership && tie.other == Some(body.any()));
    if belongs { deeds::prove_person(tx, person, ProofWay::Roster, today, by) } else { Err(Refused::Unknown("other")) }
}
