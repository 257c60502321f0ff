//! Reminders: a section whose sheets wait is written to in the week before their day, and every week after it.

use std::collections::BTreeSet;

use engawa_db::{Fault, Tx};
use engawa_journal::{Deed, JobKind, Untold, schedule, tell};
use engawa_kernel::{Actor, AnyId, Channel, Choice, Day, Id, Moment};
use engawa_who::accounts::write_to;
use engawa_who::offices::{Held, holders_on};

use super::desk::{Place, Stand};
use super::facts::RoundReminded;
use super::model::{Round, RoundState, Step};
use super::reading::{self, RoundView};
use super::store;
use crate::unpaged;

/// The job: every morning while a round is open.
pub(crate) const JOB: JobKind = JobKind { name: "plans.remind", run };

const AT_EIGHT: i64 = 8 * 3_600_000;
/// So many days before the day the first letter goes out, and so often afterwards.
const WEEK: i64 = 7;

/// From the next morning on.
pub(super) fn start(tx: &mut Tx, round: Id<Round>) -> Result<(), Untold> {
    let next = tx.now().day().plus_days(1).begins_at().plus_millis(AT_EIGHT);
    schedule(tx, JOB.name, Some(round), next)
}

fn run(tx: &mut Tx, subject: Option<AnyId>, _: Moment) -> Result<(), Untold> {
    let Some(round) = subject.map(AnyId::of::<Round>) else { return Ok(()) };
    // A year that is frozen is reminded of no more.
    let Some(view) = reading::round(tx, round)?.filter(|view| view.round.state == RoundState::Open) else { return Ok(()) };
    for step in Step::ALL {
        if let Some(number) = number(view.round.setting.due(*step), tx.now().day()) {
            remind(tx, &view, *step, number)?;
        }
    }
    start(tx, round)
}

/// Which letter is due: none until a week before the day, 0 from then on, 1 in the first week after it, and so on.
fn number(due: Day, today: Day) -> Option<i64> {
    match today.days_until(due) {
        left if left > WEEK => None,
        left if left >= 0 => Some(0),
        left => Some((-left - 1) / WEEK + 1),
    }
}

fn remind(tx: &mut Tx, view: &RoundView, step: Step, number: i64) -> Result<(), Untold> {
    let today = tx.now().day();
    let places = view.rows.iter().map(|row| Place::of(tx, &row.carriers)).collect::<Result<Vec<_>, _>>()?;
    let waiting = |held: &Held| {
        let holds = |permission: engawa_web::Permission| held.permissions.iter().any(|code| code == permission.0);
        let stands = places.iter().map(|place| Stand::at(place, Some(held.section.any()), holds));
        stands.zip(&view.rows).filter(|(stand, row)| stand.waits(&row.sheet) == Some(step)).count()
    };
    let holders = holders_on(tx, today)?;
    let asked: Vec<(&Held, usize)> = holders.iter().map(|held| (held, waiting(held))).filter(|(_, count)| *count > 0).collect();
    let mut sections = BTreeSet::new();
    for (held, _) in &asked {
        if store::put_reminder(tx, view.round.id, step, held.section, number)? {
            sections.insert(held.section);
        }
    }
    let mut letters = 0;
    for (held, count) in asked.iter().filter(|(held, _)| sections.contains(&held.section)) {
        letters += i64::from(write(tx, view, step, held, *count)?);
    }
    if letters > 0 {
        let fact = RoundReminded { round: view.round.id, step, letters };
        tell(tx, Deed::of(fact, Actor::Key("timer"), Channel::Machine).about(view.round.id))?;
    }
    Ok(())
}

/// Writes to one of them. False: mail does not reach them.
fn write(tx: &mut Tx, view: &RoundView, step: Step, held: &Held, count: usize) -> Result<bool, Fault> {
    let Some(voice) = unpaged::voice(tx)? else { return Ok(false) };
    let due = view.round.setting.due(step);
    let is_late = due < tx.now().day();
    let args = [
        ("plan", view.book.plan.title.as_str().into()),
        ("year", voice.fiscal_year(view.round.year).into()),
        ("count", count.into()),
        ("day", voice.full_day(due).into()),
        ("section", held.section_name.as_str().into()),
    ];
    let body = if is_late { voice.plain_with("plans-ev-letter-late", &args) } else { voice.plain_with("plans-ev-letter", &args) };
    write_to(tx, held.account, &voice.plain_with("plans-ev-letter-subject", &args), &body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_goes_out_a_week_before_the_day_and_every_week_after_it() {
        let due = Day::new(2026, 6, 30).expect("a day");
        let numbers = [-8, -7, -1, 0, 1, 7, 8, 14, 15].map(|days| number(due, due.plus_days(days)));
        assert_eq!(numbers, [None, Some(0), Some(0), Some(0), Some(1), Some(1), Some(2), Some(2), Some(3)]);
    }
}
