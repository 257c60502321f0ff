//! SQL of persons and households.

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{AnyId, Choice, Day, Id, Moment, Seq};
use engawa_who::accounts::Account;

use super::{One, SHORT, choice};
use crate::model::{Contact, Household, NewHousehold, NewPerson, Person, Proof, ProofWay, Residence, Term};

impl FromRow for Person {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, number) = (cells.next()?, cells.next()?);
        let said = NewPerson {
            family: cells.next()?,
            given: cells.next()?,
            family_kana: cells.next()?,
            given_kana: cells.next()?,
            former_name: cells.next()?,
            common_name: cells.next()?,
            area: cells.next()?,
            address: cells.next()?,
            is_protected: cells.next()?,
            contacts: Vec::new(),
        };
        let (merged_into, account) = (cells.next()?, cells.next()?);
        Ok(Person { id, number, said, merged_into, account, is_erased: cells.next::<Option<Moment>>()?.is_some() })
    }
}

impl FromRow for Contact {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Contact { purpose: choice(cells)?, way: choice(cells)?, value: cells.next()? })
    }
}

/// A person with everything that is known of them.
///
/// # Errors
/// When the database cannot be read.
pub fn person(db: &Db, id: Id<Person>) -> Result<Option<Person>, Fault> {
    let found: Option<Person> = db.first(
        "select n.id, p.number, n.family, n.given, n.family_kana, n.given_kana, n.former_name, n.common_name,
                n.area_id, n.address, n.is_protected, p.merged_into, n.account_id, n.erased_at
           from parties_persons n
           join parties_parties p on p.id = n.id
          where n.id = $1",
        [id.into()],
    )?;
    let Some(mut person) = found else { return Ok(None) };
    person.said.contacts = db
        .all("select purpose, way, value from parties_contacts where person_id = $1 order by purpose, way limit 10", [id.into()])?;
    Ok(Some(person))
}

/// The person who comes in with an account.
///
/// # Errors
/// When the database cannot be read.
pub fn person_of_account(db: &Db, account: Id<Account>) -> Result<Option<Id<Person>>, Fault> {
    let found: Option<One<Id<Person>>> = db.first("select id from parties_persons where account_id = $1", [account.into()])?;
    Ok(found.map(|One(id)| id))
}

pub(crate) fn put_person(tx: &mut Tx, id: Id<Person>, said: &NewPerson) -> Result<(), Fault> {
    tx.run(
        "insert into parties_persons
           (id, family, given, family_kana, given_kana, former_name, common_name, area_id, address, is_protected)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
             on conflict (id) do update
            set family = excluded.family, given = excluded.given, family_kana = excluded.family_kana,
                given_kana = excluded.given_kana, former_name = excluded.former_name, common_name = excluded.common_name,
                area_id = excluded.area_id, address = excluded.address, is_protected = excluded.is_protected",
        [
            id.into(),
            (&said.family).into(),
            (&said.given).into(),
            (&said.family_kana).into(),
            (&said.given_kana).into(),
            (&said.former_name).into(),
            (&said.common_name).into(),
            said.area.into(),
            (&said.address).into(),
            said.is_protected.into(),
        ],
    )?;
    put_contacts(tx, id, &said.contacts)
}

fn put_contacts(tx: &mut Tx, id: Id<Person>, contacts: &[Contact]) -> Result<(), Fault> {
    tx.run("delete from parties_contacts where person_id = $1", [id.into()])?;
    for contact in contacts {
        tx.run(
            "insert into parties_contacts (person_id, purpose, way, value) values ($1, $2, $3, $4)",
            [id.into(), contact.purpose.code().into(), contact.way.code().into(), (&contact.value).into()],
        )?;
    }
    Ok(())
}

/// Takes away what names a person. The row stays: ties and records point to it.
pub(crate) fn erase_person(tx: &mut Tx, id: Id<Person>) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "update parties_persons
            set family = '', given = '', family_kana = '', given_kana = '', former_name = '', common_name = '',
                area_id = null, address = '', account_id = null, erased_at = $1
          where id = $2",
        [now.into(), id.into()],
    )?;
    tx.run("delete from parties_contacts where person_id = $1", [id.into()])?;
    tx.run("delete from parties_proofs where person_id = $1", [id.into()])?;
    Ok(())
}

pub(crate) fn bind_account(tx: &mut Tx, id: Id<Person>, account: Option<Id<Account>>) -> Result<(), Fault> {
    tx.run("update parties_persons set account_id = $1 where id = $2", [account.into(), id.into()])?;
    Ok(())
}

impl FromRow for Proof {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Proof { way: choice(cells)?, shown_on: cells.next()? })
    }
}

/// How a person showed who they are, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub fn proofs_of(db: &Db, id: Id<Person>) -> Result<Vec<Proof>, Fault> {
    db.all("select way, shown_on from parties_proofs where person_id = $1 order by shown_on desc, id desc limit 200", [id.into()])
}

pub(crate) fn put_proof(tx: &mut Tx, person: Id<Person>, way: ProofWay, shown_on: Day, seq: Seq) -> Result<(), Fault> {
    let id: AnyId = tx.new_id();
    tx.run(
        "insert into parties_proofs (id, person_id, level, way, shown_on, made_seq) values ($1, $2, $3, $4, $5, $6)",
        [id.into(), person.into(), way.level().into(), way.code().into(), shown_on.into(), seq.into()],
    )?;
    Ok(())
}

impl FromRow for Household {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, number) = (cells.next()?, cells.next()?);
        let said = NewHousehold { label: cells.next()?, area: cells.next()?, address: cells.next()? };
        Ok(Household { id, number, said })
    }
}

/// A household.
///
/// # Errors
/// When the database cannot be read.
pub fn household(db: &Db, id: Id<Household>) -> Result<Option<Household>, Fault> {
    db.first(
        "select h.id, p.number, h.label, h.area_id, h.address
           from parties_households h
           join parties_parties p on p.id = h.id
          where h.id = $1",
        [id.into()],
    )
}

pub(crate) fn put_household(tx: &mut Tx, id: Id<Household>, said: &NewHousehold) -> Result<(), Fault> {
    tx.run(
        "insert into parties_households (id, label, area_id, address)
         values ($1, $2, $3, $4)
             on conflict (id) do update set label = excluded.label, area_id = excluded.area_id, address = excluded.address",
        [id.into(), (&said.label).into(), said.area.into(), (&said.address).into()],
    )?;
    Ok(())
}

pub(crate) fn erase_household(tx: &mut Tx, id: Id<Household>) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "update parties_households set label = '', area_id = null, address = '', erased_at = $1 where id = $2",
        [now.into(), id.into()],
    )?;
    Ok(())
}

/// The terms in which somebody else speaks for a household.
pub(crate) fn representatives(db: &Db, household: Id<Household>) -> Result<Vec<Term>, Fault> {
    db.all(
        "select from_on, to_on
           from parties_residences
          where household_id = $1
            and is_representative = 1
            and withdrawn_seq is null
          order by from_on, id
          limit $2",
        [household.into(), SHORT.into()],
    )
}

/// The terms in which a person lives in any household.
pub(crate) fn residences_of(db: &Db, person: Id<Person>) -> Result<Vec<Term>, Fault> {
    db.all(
        "select from_on, to_on
           from parties_residences
          where person_id = $1
            and withdrawn_seq is null
          order by from_on, id
          limit $2",
        [person.into(), SHORT.into()],
    )
}

pub(crate) fn put_residence(tx: &mut Tx, id: AnyId, new: &Residence, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into parties_residences (id, household_id, person_id, is_representative, from_on, to_on, source, made_seq)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        [
            id.into(),
            new.household.into(),
            new.person.into(),
            new.is_representative.into(),
            new.term.from().into(),
            new.term.to().into(),
            (&new.source).into(),
            seq.into(),
        ],
    )?;
    Ok(())
}
