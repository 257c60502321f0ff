//! The people of the invented town: each called by what they are. They hold the offices with which the desk can be tried.

use engawa_db::{Fault, Town, Tx};
use engawa_journal::Untold;
use engawa_kernel::{Actor, Channel, Day, Id};
use engawa_plans::evaluation::desk::{ALL_SHEETS, SHEETS};
use engawa_web::{Face, Permission};
use engawa_who::accounts::{Account, Mail, open_account};
use engawa_who::offices::{NewAppointment, OfficeToMake, Refused, appoint, make_office};
use engawa_who::sessions::{Begun, SessionStep, begin, session_purpose};
use engawa_who::{ADMINISTER, AUDIT};

/// Someone of the sample town.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    /// By which the demo and the tests call them; also the first part of their address.
    pub code: &'static str,
    /// Their invented name, marked as a sample.
    pub name: &'static str,
    /// Their office: section, title, what it may do.
    pub office: Option<(&'static str, &'static str, &'static [Permission])>,
}

const SECTION: &[Permission] = &[engawa_plans::FIGURES, SHEETS, engawa_bodies::ASK];
const REGISTER: &[Permission] = &[engawa_parties::SEE, engawa_parties::EDIT, engawa_bodies::ASK];
const PLANNING: &[Permission] =
    &[engawa_plans::ALL_FIGURES, engawa_plans::FIGURES, ALL_SHEETS, SHEETS, engawa_areas::EDIT, engawa_cases::PROGRAMMES];

/// Who keeps the desk of a neighbourhood body: an account of the public face with a post in the register of parties.
const OFFICER: &str = "officer";
/// Whose desk it is.
const OFFICERS_BODY: &str = "honmachi";

/// Everyone there is.
pub const PEOPLE: [Person; 9] = [
    Person { code: "resident", name: "見本 さくら", office: None },
    Person { code: OFFICER, name: "見本 雪江", office: None },
    Person { code: "planner", name: "見本 一郎", office: Some(("企画課", "計画担当", PLANNING)) },
    Person { code: "clerk", name: "見本 花子", office: Some(("環境課", "環境担当", SECTION)) },
    Person { code: "other-clerk", name: "見本 次郎", office: Some(("財政課", "財政担当", SECTION)) },
    Person { code: "administrator", name: "見本 三枝", office: Some(("企画課", "情報担当", &[ADMINISTER])) },
    Person { code: "second-administrator", name: "見本 四季", office: Some(("企画課", "情報担当", &[ADMINISTER])) },
    Person { code: "registrar", name: "見本 八重", office: Some(("地域づくり課", "名簿担当", REGISTER)) },
    Person { code: "auditor", name: "見本 五月", office: Some(("危機管理課", "監査担当", &[AUDIT])) },
];

/// Their first day in office.
const FIRST_DAY: (i32, u32, u32) = (2026, 4, 1);

/// Why the people could not be settled: always a mistake of the sample.
#[derive(Debug, thiserror::Error)]
pub enum Unsettled {
    /// A law of offices.
    #[error("{0}")]
    Refused(#[from] Refused),
    /// A law of the desk of bodies.
    #[error("{0}")]
    Bodies(#[from] engawa_bodies::refused::Refused),
    /// The journal.
    #[error(transparent)]
    Untold(#[from] Untold),
    /// The database, or a section that the town does not have.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Their address.
///
/// # Errors
/// Never, for the people of this list.
fn mail_of(person: &Person) -> Result<Mail, Fault> {
    Mail::parse(&format!("{}@mihon.example", person.code)).map_err(|error| Fault::Row(error.to_string()))
}

/// Someone whose term is over: the clerk of a year ago.
pub const FORMER: Person =
    Person { code: "former", name: "見本 六郎", office: Some(("子育て課", "子育て担当", SECTION)) };

/// Makes the accounts and offices of all.
///
/// # Errors
/// A section that the town does not have.
pub fn settle(tx: &mut Tx) -> Result<(), Unsettled> {
    PEOPLE.iter().try_for_each(|person| settle_one(tx, person, None))
}

/// Makes those whose account or office has gone since.
///
/// # Errors
/// A section that the town does not have.
pub fn settle_missing(tx: &mut Tx) -> Result<(), Unsettled> {
    let today = tx.now().day();
    for person in &PEOPLE {
        let account = account_of(tx, person.code)?;
        let holds = account.map(|account| engawa_who::offices::held_on(tx, account.id, today)).transpose()?;
        if holds.is_none_or(|held| held.is_empty() && person.office.is_some()) {
            settle_one(tx, person, None)?;
        }
    }
    Ok(())
}

/// Ties the account of the officer to the post in the register, once both are there.
///
/// # Errors
/// Nobody keeps the desk of the body.
pub fn settle_officer(tx: &mut Tx) -> Result<(), Unsettled> {
    let Some(account) = account_of(tx, OFFICER)? else { return Ok(()) };
    Ok(engawa_bodies::sample::give_desk(tx, OFFICERS_BODY, account.id)?)
}

/// Makes the account of one, and their office up to a last day.
///
/// # Errors
/// A section that the town does not have.
pub fn settle_one(tx: &mut Tx, person: &Person, to_on: Option<Day>) -> Result<(), Unsettled> {
    let by = || Actor::Key("sample");
    let (year, month, day) = FIRST_DAY;
    let from_on = Day::new(year, month, day).map_err(|error| Fault::Row(error.to_string()))?;
    let account = open_account(tx, person.name, &mail_of(person)?, by(), Channel::Machine)?;
    let Some((code, title, permissions)) = person.office else { return Ok(()) };
    let section = engawa_who::section_by_code(tx, code)?.ok_or_else(|| Fault::Row(format!("no section {code}")))?.id;
    let there = engawa_who::offices_on(tx, from_on)?.into_iter().find(|office| office.section == section && office.title == title);
    let office = match there {
        Some(office) => office.id,
        None => {
            let permissions = permissions.to_vec();
            let new = OfficeToMake { section, title: title.into(), is_single: false, permissions, from_on: Some(from_on) };
            make_office(tx, &new, by(), Channel::Machine)?
        }
    };
    appoint(tx, &NewAppointment { account, office, from_on, to_on }, by(), Channel::Machine)?;
    Ok(())
}

/// The account of one of them.
///
/// # Errors
/// When the database cannot be read.
pub fn account_of(db: &engawa_db::Db, code: &str) -> Result<Option<Account>, Fault> {
    let Some(person) = PEOPLE.iter().chain([&FORMER]).find(|person| person.code == code) else { return Ok(None) };
    engawa_who::accounts::account_by_mail(db, &mail_of(person)?.key)
}

/// Lets one of them in without any step. For the demo, which shows its towns to whoever sits at the machine, and for tests.
///
/// # Errors
/// When the database cannot be written, or there is nobody of this code.
pub fn let_in(
    town: &Town,
    code: &str,
    face: Face,
    step: SessionStep,
    secret: &engawa_web::door::Secret,
) -> Result<Id<Account>, Fault> {
    let (code, secret_hash) = (code.to_owned(), secret.hash(town.name(), session_purpose(face)));
    town.write_now(engawa_db::Key::none(), move |tx| {
        let account = account_of(tx, &code)?.ok_or_else(|| Fault::Row(format!("nobody is called {code}")))?.id;
        begin(tx, &Begun { account, face, step, secret_hash, device: "見本".into() })?;
        Ok(account)
    })
}
