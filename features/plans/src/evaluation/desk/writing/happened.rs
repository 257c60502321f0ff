//! What was heard, decided and done for the item in the year: each in its own list, the latest first.

use engawa_web::door::{Happened, Stage};
use engawa_web::{Said, key};

use crate::pages::Look;

/// So many of a list stand in the open; the rest is a click away.
const OPEN: usize = 5;

/// One of the three lists.
pub(super) struct StageList {
    /// 聞いたこと, 決めたこと, したこと.
    pub(super) title: Said,
    /// The latest.
    pub(super) open: Vec<Entry>,
    /// Those before.
    pub(super) rest: Vec<Entry>,
    /// How many those are.
    pub(super) more: Said,
}

/// Something that happened.
pub(super) struct Entry {
    /// The day for machines.
    pub(super) date: String,
    /// The day.
    pub(super) day: Said,
    /// What.
    pub(super) what: String,
    /// How many took part, if anyone counted.
    pub(super) people: Option<Said>,
    /// Its page.
    pub(super) href: Option<String>,
}

/// The lists that have anything in them.
pub(super) fn lists(look: &Look, happened: &[Happened]) -> Vec<StageList> {
    let stages = [
        (Stage::Heard, key("plans-ev-sheet-heard")),
        (Stage::Decided, key("plans-ev-sheet-decided")),
        (Stage::Done, key("plans-ev-sheet-done")),
    ];
    let list = |(stage, word): (Stage, &'static str)| {
        let mut open: Vec<Entry> = happened.iter().filter(|one| one.stage == stage).map(|one| entry(look, one)).collect();
        let rest = open.split_off(open.len().min(OPEN));
        let more = look.voice.say_with("plans-ev-sheet-more", &[("count", rest.len().into())]);
        (!open.is_empty()).then(|| StageList { title: look.voice.say(word), open, rest, more })
    };
    stages.into_iter().filter_map(list).collect()
}

fn entry(look: &Look, happened: &Happened) -> Entry {
    let people = |count: i64| look.voice.say_with("plans-ev-sheet-people", &[("count", count.into())]);
    Entry {
        date: happened.day.to_string(),
        day: look.voice.full_day(happened.day),
        what: happened.what.clone(),
        people: happened.people.map(people),
        href: happened.path.as_deref().map(|path| look.link(path)),
    }
}
