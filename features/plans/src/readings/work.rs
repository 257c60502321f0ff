//! The reading itself: outside of any unit and of any request, one document at a time; what comes of it is written in parts, and
//! holds with the last of them.

use engawa_db::{Fault, Key, Town};
use engawa_documents::{Draft, Refused as NotRead};
use engawa_journal::{Deed, Untold, tell};
use engawa_kernel::{Actor, Channel, Id};
use tokio::sync::Semaphore;

use super::facts::ReadingDone;
use super::model::{Reading, Thing, ThingOf};
use super::store::{self, TextPart, Warned};
use super::taken::things;

/// Documents that are read at the same time: reading takes a processor for itself.
static PLACES: Semaphore = Semaphore::const_new(1);
/// So many fields are written in one unit: a unit holds up whoever waits behind it.
const FIELDS_TOGETHER: usize = 1_000;
/// So many bytes of text.
const BYTES_TOGETHER: usize = 60_000;
/// What the reader is called in records.
const READER: Actor = Actor::Key("reader");

/// Reads a document that was taken in. Whoever asks twice finds the work taken on.
pub(super) async fn read(town: Town, id: Id<Reading>, name: String, bytes: Vec<u8>) {
    let Ok(_place) = PLACES.acquire().await else { return };
    let called = town.name().to_owned();
    let done = tokio::task::spawn_blocking(move || read_now(&town, id, &name, &bytes)).await;
    match done {
        Ok(Ok(())) => {}
        Ok(Err(fault)) => tracing::error!(town = called, reading = %id, %fault, "a document could not be read"),
        Err(error) => tracing::error!(town = called, reading = %id, %error, "the reader stumbled"),
    }
}

fn read_now(town: &Town, id: Id<Reading>, name: &str, bytes: &[u8]) -> Result<(), Untold> {
    if !town.write_now(Key::none(), move |tx| store::take_on(tx, id))? {
        return Ok(());
    }
    match engawa_documents::read(bytes, Some(name)) {
        Ok(draft) => write(town, id, &draft),
        Err(why) => Ok(town.write_now(Key::none(), move |tx| store::set_refused(tx, id, code(&why)))?),
    }
}

/// The code of a reason; the page says the sentence.
fn code(why: &NotRead) -> &'static str {
    match why {
        NotRead::TooLarge(_) => "too-large",
        NotRead::Empty => "empty",
        NotRead::Scanned => "scanned",
        NotRead::Locked => "locked",
        NotRead::Letterless => "letterless",
        NotRead::Broken(_) => "broken",
        NotRead::Bomb => "bomb",
        NotRead::Unknown => "unknown",
    }
}

fn write(town: &Town, id: Id<Reading>, draft: &Draft) -> Result<(), Untold> {
    let (texts, found) = (text_parts(&draft.text), things(draft));
    let groups = groups(&found);
    let parts = texts.len() + groups.len();
    let mut done = 0;
    for part in texts {
        done += 1;
        part_done(town, id, (done, parts), move |tx| store::put_text(tx, id, &part))?;
    }
    for group in groups {
        done += 1;
        let group = group.to_vec();
        part_done(town, id, (done, parts), move |tx| group.iter().try_for_each(|thing| store::put_thing(tx, id, thing)))?;
    }
    let warned: Vec<Warned> = draft.warnings.iter().take(200).map(warned).collect();
    let fact = told(id, &found);
    town.write_now(Key::none(), move |tx| {
        for (ordinal, warned) in (0i64..).zip(&warned) {
            store::put_warning(tx, id, ordinal, warned)?;
        }
        store::set_read(tx, id)?;
        tell(tx, Deed::of(fact.clone(), READER, Channel::Machine).about(id)).map(|_| ())
    })
}

fn part_done(
    town: &Town,
    id: Id<Reading>,
    (done, of): (usize, usize),
    put: impl Fn(&mut engawa_db::Tx) -> Result<(), Fault> + Send + 'static,
) -> Result<(), Fault> {
    town.write_now(Key::none(), move |tx| {
        put(tx)?;
        store::progress(tx, id, number(done), number(of))
    })
}

fn warned(warning: &engawa_documents::draft::Warning) -> Warned {
    Warned { code: warning.code.clone(), about: warning.about.chars().take(200).collect(), line: warning.line.map(number) }
}

fn told(reading: Id<Reading>, found: &[Thing]) -> ReadingDone {
    let count = |of: ThingOf| number(found.iter().filter(|thing| thing.of == of).count());
    ReadingDone {
        reading,
        items: count(ThingOf::Item),
        indicators: count(ThingOf::Indicator),
        fields: number(found.iter().map(|thing| thing.fields.len()).sum()),
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Things together, so that a unit stays short.
fn groups(found: &[Thing]) -> Vec<&[Thing]> {
    let mut groups = Vec::new();
    let (mut from, mut fields) = (0, 0);
    for (at, thing) in found.iter().enumerate() {
        if fields + thing.fields.len() > FIELDS_TOGETHER && at > from {
            groups.push(&found[from..at]);
            (from, fields) = (at, 0);
        }
        fields += thing.fields.len();
    }
    groups.extend((from < found.len()).then(|| &found[from..]));
    groups
}

/// The text in parts of whole lines; no sign that a database cannot keep.
fn text_parts(text: &str) -> Vec<TextPart> {
    let mut parts: Vec<TextPart> = Vec::new();
    for (number, line) in (1i64..).zip(text.split('\n')) {
        let line: String = line.chars().map(|letter| if letter == '\0' { ' ' } else { letter }).collect();
        match parts.last_mut().filter(|part| part.body.len() + line.len() < BYTES_TOGETHER) {
            Some(part) => {
                part.body.push('\n');
                part.body.push_str(&line);
                part.count += 1;
            }
            None => parts.push(TextPart { first: number, count: 1, body: line }),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_kept_whole_in_parts_of_whole_lines() {
        let text: String = (0..5_000).map(|line| format!("{line} 字字字字字字字字字字\n")).collect();
        let parts = text_parts(&text);
        assert!(parts.len() > 2);
        let joined: Vec<&str> = parts.iter().map(|part| part.body.as_str()).collect();
        assert_eq!(joined.join("\n"), text);
        for pair in parts.windows(2) {
            assert_eq!(pair[0].first + pair[0].count, pair[1].first);
        }
    }
}
