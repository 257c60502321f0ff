//! SQL of holidays.

use engawa_db::{Db, Fault, Limit, Tx};
use engawa_kernel::{Day, Holidays, Seq};

/// A century of them.
const DAYS: Limit = Limit(4_000);

pub(super) fn taken(db: &Db) -> Result<Holidays, Fault> {
    let rows: Vec<(Day, String)> = db.all("select day, name from cases_holidays order by day limit $1", [DAYS.into()])?;
    Ok(Holidays::of(rows))
}

/// Puts a year in place of what was known of it.
pub(super) fn put_year(tx: &mut Tx, year: i32, days: &[(Day, String)], seq: Seq) -> Result<(), Fault> {
    let first = i64::from(year) * 10_000;
    tx.run("delete from cases_holidays where day > $1 and day < $2", [first.into(), (first + 10_000).into()])?;
    for (day, name) in days {
        tx.run(
            "insert into cases_holidays (day, name, seq) values ($1, $2, $3)",
            [(*day).into(), name.clone().into(), seq.into()],
        )?;
    }
    Ok(())
}
