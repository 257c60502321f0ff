//! SQL of posted codes.

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{AnyId, Choice, Day, Id, Moment, Seq};
use engawa_who::accounts::Account;

use super::One;
use crate::model::{Letter, LetterEnd, Person, Recipient};

/// How many wait at the desk at most that a page shows.
pub(crate) const QUEUE_MAX: i64 = 500;

impl FromRow for Letter {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, account) = (cells.next()?, cells.next()?);
        let to = Recipient { name: cells.next()?, kana: cells.next()?, area: cells.next()?, address: cells.next()? };
        let (asked_at, person, code_hash) = (cells.next()?, cells.next()?, cells.next()?);
        let (printed_at, prints, ends_on, tries) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let outcome: Option<String> = cells.next()?;
        let known = |code: String| LetterEnd::from_code(&code).ok_or_else(|| Fault::Row(format!("no outcome {code}")));
        let outcome = outcome.map(known).transpose()?;
        Ok(Letter {
            id,
            account,
            to,
            asked_at,
            person,
            code_hash,
            printed_at,
            prints,
            ends_on,
            tries,
            outcome,
            reason: cells.next()?,
        })
    }
}

/// A letter.
pub(crate) fn letter(db: &Db, id: Id<Letter>) -> Result<Option<Letter>, Fault> {
    db.first(
        "select id, account_id, name, kana, area_id, address, asked_at, person_id, code_hash, printed_at, prints, ends_on, tries,
                outcome, reason
           from parties_letters
          where id = $1",
        [id.into()],
    )
}

/// The last letter that somebody asked for.
pub(crate) fn latest_of(db: &Db, account: Id<Account>) -> Result<Option<Letter>, Fault> {
    db.first(
        "select id, account_id, name, kana, area_id, address, asked_at, person_id, code_hash, printed_at, prints, ends_on, tries,
                outcome, reason
           from parties_letters
          where account_id = $1
          order by asked_at desc, id desc
          limit 1",
        [account.into()],
    )
}

/// The letters that have not ended, the longest waiting first.
pub(crate) fn open_letters(db: &Db) -> Result<Vec<Letter>, Fault> {
    db.all(
        "select id, account_id, name, kana, area_id, address, asked_at, person_id, code_hash, printed_at, prints, ends_on, tries,
                outcome, reason
           from parties_letters
          where outcome is null
          order by asked_at, id
          limit $1",
        [QUEUE_MAX.into()],
    )
}

/// How many letters somebody asked for since a moment.
pub(crate) fn count_since(db: &Db, account: Id<Account>, since: Moment) -> Result<i64, Fault> {
    db.one("select count(*) from parties_letters where account_id = $1 and asked_at > $2", [account.into(), since.into()])
}

/// How many wait for the desk.
pub(crate) fn count_waiting(db: &Db) -> Result<i64, Fault> {
    db.one("select count(*) from parties_letters where outcome is null and printed_at is null", [])
}

pub(crate) fn put_letter(tx: &mut Tx, id: Id<Letter>, account: Id<Account>, to: &Recipient, seq: Seq) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "insert into parties_letters (id, account_id, name, kana, area_id, address, asked_at, asked_seq, prints, tries, reason)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, '')",
        [
            id.into(),
            account.into(),
            (&to.name).into(),
            (&to.kana).into(),
            to.area.into(),
            (&to.address).into(),
            now.into(),
            seq.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn prepare(tx: &mut Tx, id: Id<Letter>, person: Id<Person>, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "update parties_letters
            set person_id = $1, prepared_seq = $2
          where id = $3",
        [person.into(), seq.into(), id.into()],
    )?;
    Ok(())
}

/// A new print has a new code, and the one before is void.
pub(crate) fn print(tx: &mut Tx, id: Id<Letter>, hash: &[u8], ends_on: Day) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "update parties_letters
            set code_hash = $1, printed_at = $2, prints = prints + 1, ends_on = $3, tries = 0
          where id = $4",
        [hash.into(), now.into(), ends_on.into(), id.into()],
    )?;
    Ok(())
}

pub(crate) fn count_try(tx: &mut Tx, id: Id<Letter>) -> Result<(), Fault> {
    tx.run("update parties_letters set tries = tries + 1 where id = $1", [id.into()])?;
    Ok(())
}

/// Ends a letter. What was written on the envelope goes with it: who they are stands in the register, or nowhere.
pub(crate) fn end(tx: &mut Tx, id: Id<Letter>, outcome: LetterEnd, reason: &str, seq: Option<Seq>) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "update parties_letters
            set outcome = $1, ended_at = $2, ended_seq = $3, reason = $4,
                code_hash = null, name = '', kana = '', area_id = null, address = ''
          where id = $5
            and outcome is null",
        [outcome.code().into(), now.into(), seq.into(), reason.into(), id.into()],
    )?;
    Ok(())
}

/// The letters to a person, open or ended.
pub(crate) fn letters_to(db: &Db, person: AnyId) -> Result<Vec<Letter>, Fault> {
    db.all(
        "select id, account_id, name, kana, area_id, address, asked_at, person_id, code_hash, printed_at, prints, ends_on, tries,
                outcome, reason
           from parties_letters
          where person_id = $1
          order by asked_at, id
          limit $2",
        [person.into(), QUEUE_MAX.into()],
    )
}

/// Whatever names a person on letters goes; open ones end.
pub(crate) fn forget_letters_to(tx: &mut Tx, person: AnyId) -> Result<(), Fault> {
    for letter in letters_to(tx, person)? {
        end(tx, letter.id, LetterEnd::Closed, "", None)?;
    }
    tx.run("update parties_letters set person_id = null, reason = '' where person_id = $1", [person.into()])?;
    Ok(())
}

/// Whatever names somebody on their letters goes with the account, and nobody is bound to it any more.
pub(crate) fn forget_account(tx: &mut Tx, account: Id<Account>) -> Result<(), Fault> {
    let open: Vec<One<Id<Letter>>> = tx.all(
        "select id from parties_letters where account_id = $1 and outcome is null order by id limit $2",
        [account.into(), QUEUE_MAX.into()],
    )?;
    for One(letter) in open {
        end(tx, letter, LetterEnd::Closed, "", None)?;
    }
    tx.run("update parties_persons set account_id = null where account_id = $1", [account.into()])?;
    Ok(())
}
