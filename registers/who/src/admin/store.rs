//! SQL of the pages of an administrator.

use engawa_db::{Cells, Db, Fault, FromRow, Limit};
use engawa_kernel::{AnyId, Day, Id};

use crate::accounts::Account;
use crate::model::Days;
use crate::offices::{Appointment, together};

/// An appointment with the words of its office, and the days on which office and section are there.
#[derive(Debug, Clone)]
pub(super) struct Tenure {
    pub(super) appointment: Appointment,
    pub(super) title: String,
    pub(super) section_name: String,
    there: Days,
}

/// Where a tenure stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    Now,
    Coming,
    Past,
    TakenBack,
}

impl Tenure {
    /// The days on which it holds.
    pub(super) fn days(&self) -> Days {
        together(self.appointment.days(), self.there)
    }

    /// Where it stands.
    pub(super) fn stand(&self, today: Day) -> Stand {
        let days = self.days();
        if self.appointment.is_taken_back() {
            Stand::TakenBack
        } else if days.hold(today) {
            Stand::Now
        } else if days.from.is_some_and(|from| from > today) {
            Stand::Coming
        } else {
            Stand::Past
        }
    }
}

impl FromRow for Tenure {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let appointment = Appointment::from_row(cells)?;
        let (title, section_name) = (cells.next()?, cells.next()?);
        let office = Days { from: cells.next()?, to: cells.next()? };
        let section = Days { from: cells.next()?, to: cells.next()? };
        Ok(Tenure { appointment, title, section_name, there: together(office, section) })
    }
}

/// Everything that an account holds, held or will hold, the latest first.
pub(super) fn tenures_of(db: &Db, account: Id<Account>) -> Result<Vec<Tenure>, Fault> {
    db.all(
        "select p.id, p.account_id, p.office_id, p.from_on, p.to_on, o.title, s.name,
                o.valid_from, o.valid_to, s.valid_from, s.valid_to
           from who_appointments p
           join who_offices o on o.id = p.office_id
           join who_sections s on s.id = o.section_id
          where p.account_id = $1
          order by p.from_on desc, p.id desc
          limit $2",
        [account.into(), Limit::SHORT.into()],
    )
}

/// The last days of terms that end from one day to another. Those that were taken back have none.
pub(super) fn ends_between(db: &Db, from: Day, to: Day) -> Result<Vec<Day>, Fault> {
    let rows: Vec<(Day,)> = db.all(
        "select distinct to_on
           from who_appointments
          where to_on >= $1
            and to_on <= $2
            and to_on >= from_on
          order by to_on
          limit $3",
        [from.into(), to.into(), Limit::SHORT.into()],
    )?;
    Ok(rows.into_iter().map(|(day,)| day).collect())
}

/// Terms that end on a day and after which nothing is arranged for the next: neither does the person go on in some office,
/// nor does another sit down on the only seat.
pub(super) fn open_ends_on(db: &Db, last: Day, next: Day) -> Result<Vec<Tenure>, Fault> {
    db.all(
        "select p.id, p.account_id, p.office_id, p.from_on, p.to_on, o.title, s.name,
                o.valid_from, o.valid_to, s.valid_from, s.valid_to
           from who_appointments p
           join who_accounts a on a.id = p.account_id
           join who_offices o on o.id = p.office_id
           join who_sections s on s.id = o.section_id
          where p.to_on = $1
            and p.from_on <= p.to_on
            and a.closed_at is null
            and not exists
                (select 1
                   from who_appointments n
                  where n.account_id = p.account_id
                    and n.from_on <= $2
                    and (n.to_on >= $2 or n.to_on is null))
            and not exists
                (select 1
                   from who_appointments n
                  where n.office_id = p.office_id
                    and o.is_single = 1
                    and n.from_on <= $2
                    and (n.to_on >= $2 or n.to_on is null))
          order by s.ordinal, o.ordinal, p.id
          limit $3",
        [last.into(), next.into(), Limit::SHORT.into()],
    )
}

/// Accounts of exactly this name.
pub(super) fn accounts_named(db: &Db, name: &str) -> Result<Vec<Account>, Fault> {
    db.all(
        "select id, name, mail, made_at, closed_at
           from who_accounts
          where name = $1
            and closed_at is null
          order by id
          limit $2",
        [name.into(), Limit::SHORT.into()],
    )
}

/// The name of an account; empty when it was closed, nothing when there is none.
pub(super) fn name_of(db: &Db, id: AnyId) -> Result<Option<String>, Fault> {
    let found: Option<(String,)> = db.first("select name from who_accounts where id = $1", [id.into()])?;
    Ok(found.map(|(name,)| name))
}
