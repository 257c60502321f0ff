//! What the pages of the desk have in common: days and offices as words, ids of addresses, and the note that people were shown.

use engawa_db::{Fault, Key, Tx};
use engawa_journal::Untold;
use engawa_kernel::{AnyId, Day, Id, Moment};
use engawa_web::{Answer, Arg, Ctx, Failure, Said, Visitor, Voice};

use crate::access;
use crate::model::Days;

/// The personal columns that a page with people shows.
pub const PEOPLE: &[&str] = &["who_accounts.name", "who_accounts.mail"];

/// The most persons that one note of a look names.
const TOGETHER: usize = engawa_journal::access::SUBJECTS_MAX;

/// An id in an address or a field. What is none is nothing that we have.
pub fn id<T>(text: &str) -> Answer<Id<T>> {
    Id::parse(text).map_err(|_| Failure::NotFound)
}

/// The page for a deed that was not told: someone who reacts refuses, or a fault.
pub fn failure(voice: &Voice, untold: Untold) -> Failure {
    match untold {
        Untold::Fault(fault) => fault.into(),
        Untold::Refused { reason, .. } => Failure::Refused { why: voice.say(reason) },
    }
}

/// The days on which something holds.
pub fn days(voice: &Voice, days: Days) -> Said {
    match (days.from, days.to) {
        (Some(from), Some(to)) => {
            voice.say_with("who-desk-days", &[("from", voice.full_day(from).into()), ("to", voice.full_day(to).into())])
        }
        (Some(from), None) => voice.say_with("who-desk-days-from", &[("from", voice.full_day(from).into())]),
        (None, Some(to)) => voice.say_with("who-desk-days-to", &[("to", voice.full_day(to).into())]),
        (None, None) => voice.say("who-desk-days-open"),
    }
}

/// An office with its section.
pub fn office(voice: &Voice, section: impl Into<Arg>, title: &str) -> Said {
    voice.say_with("who-desk-office", &[("section", section.into()), ("title", title.into())])
}

/// A day and a time to the second, as an audit needs it.
pub fn exactly(voice: &Voice, moment: Moment) -> Said {
    let (hour, minute, second) = moment.clock();
    let time = format!("{hour}:{minute:02}:{second:02}");
    voice.say_with("who-desk-exactly", &[("day", voice.full_day(moment.day()).into()), ("time", time.into())])
}

/// Several things in one sentence.
pub fn joined(voice: &Voice, all: impl IntoIterator<Item = Said>) -> Option<Said> {
    let join = |before: Said, after: Said| voice.say_with("who-desk-and", &[("before", before.into()), ("after", after.into())]);
    all.into_iter().reduce(join)
}

/// A day as a field carries it.
pub fn typed(day: Day) -> String {
    day.to_string()
}

/// Notes that the visitor was shown these people. One's own account is no look at somebody.
pub async fn note(ctx: &Ctx, route: &'static str, shown: Vec<AnyId>) -> Answer<()> {
    let shown = others(ctx, shown)?;
    if shown.is_empty() { Ok(()) } else { write(ctx, route, shown, access::note_look).await }
}

/// As [`note`], even when nobody was shown: who reads the list of accesses is always noted.
pub async fn note_reading(ctx: &Ctx, route: &'static str, shown: Vec<AnyId>) -> Answer<()> {
    write(ctx, route, others(ctx, shown)?, access::note_look).await
}

/// Notes that the visitor took these people out of the house as a file.
pub async fn note_export(ctx: &Ctx, route: &'static str, shown: Vec<AnyId>) -> Answer<()> {
    write(ctx, route, others(ctx, shown)?, access::note_export).await
}

fn others(ctx: &Ctx, mut shown: Vec<AnyId>) -> Answer<Vec<AnyId>> {
    let own = ctx.signed_in()?.account;
    shown.retain(|one| *one != own);
    shown.sort_unstable();
    shown.dedup();
    Ok(shown)
}

type Note = fn(&mut Tx, &Visitor, &'static str, &[AnyId]) -> Result<(), Fault>;

async fn write(ctx: &Ctx, route: &'static str, shown: Vec<AnyId>, note: Note) -> Answer<()> {
    let visitor = ctx.signed_in()?.clone();
    let write = move |tx: &mut Tx| -> Result<(), Fault> {
        if shown.is_empty() {
            return note(tx, &visitor, route, &[]);
        }
        shown.chunks(TOGETHER).try_for_each(|part| note(tx, &visitor, route, part))
    };
    Ok(ctx.town.write(Key::none(), write).await?)
}
