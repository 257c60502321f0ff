//! What the front doors offer to the desk: entries of its head, and things to do.

use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Day};

use super::face::Permission;
use super::visitor::Visitor;
use crate::words::{Said, Voice};

/// An entry in the head of the staff pages.
#[derive(Clone, Copy, Debug)]
pub struct DeskEntry {
    /// Key of its word.
    pub word: &'static str,
    /// Its path inside the town.
    pub path: &'static str,
    /// Who sees it: one of these is enough; nobody in particular when there is none.
    pub may: &'static [Permission],
}

impl DeskEntry {
    /// Whether a visitor sees it.
    pub fn is_for(&self, visitor: &Visitor) -> bool {
        self.may.is_empty() || self.may.iter().any(|permission| visitor.holds(*permission))
    }
}

/// Something that waits for someone.
#[derive(Clone, Debug)]
pub struct ToDo {
    /// What is to be done, as a sentence with a verb.
    pub what: Said,
    /// What it is about, where that is not said already.
    pub about: Option<Said>,
    /// By when.
    pub due: Option<Day>,
    /// The path inside the town where it is done.
    pub path: String,
}

/// The things that wait for a visitor in one feature; the words are those of the desk.
pub type ToDos = fn(&Db, &Visitor, &Voice) -> Result<Vec<ToDo>, Fault>;

/// A row of a visitor's own page that a feature offers.
#[derive(Clone, Debug)]
pub struct OwnRow {
    /// What it is.
    pub what: Said,
    /// How it stands.
    pub below: Said,
    /// The path inside the town.
    pub path: String,
}

/// What a feature offers to the own page of a resident.
pub type OwnRows = fn(&Db, &Visitor, &Voice) -> Result<Vec<OwnRow>, Fault>;

/// Something that a feature keeps by a section of city hall: an indicator, an item of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// What it is called.
    pub what: String,
    /// Its page inside the town.
    pub path: String,
}

/// What a feature keeps by a section. It is asked before a section ends that nobody takes over from.
pub type Holdings = fn(&Db, AnyId) -> Result<Vec<Holding>, Fault>;

/// A part of the desk of a body: a card on its home that leads there, and what waits there.
#[derive(Clone, Debug)]
pub struct BodyPart {
    /// What it is called.
    pub title: Said,
    /// What is done there, or how it stands.
    pub text: Said,
    /// The path inside the town.
    pub path: String,
    /// What waits there.
    pub todos: Vec<ToDo>,
}

/// The parts that a feature adds to the desk of a body: of which body, and where its desk is.
pub type BodyParts = fn(&Db, AnyId, &str, &Voice) -> Result<Vec<BodyPart>, Fault>;

/// Where something stands in the thread of an item: 聞いた → 決めた → した.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Somebody said it: a survey, an opinion, a meeting.
    Heard,
    /// It was decided.
    Decided,
    /// It was done.
    Done,
}

/// Something that happened for items of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// On which day.
    pub day: Day,
    /// Where it stands in the thread.
    pub stage: Stage,
    /// What it is called.
    pub what: String,
    /// How many people took part, if anyone counted.
    pub people: Option<i64>,
    /// Its page inside the town, where it has one.
    pub path: Option<String>,
}

/// What happened for these items of plans from the first day to the last, the latest first.
pub type Timeline = fn(&Db, &[AnyId], Day, Day) -> Result<Vec<Happened>, Fault>;

/// What happened in these areas from the first day to the last, as the public may know it, the latest first; at most so many.
pub type AreaTimeline = fn(&Db, &[AnyId], Day, Day, usize) -> Result<Vec<Happened>, Fault>;

/// A body that works in an area, as the public may know it.
#[derive(Clone, Debug)]
pub struct AreaBody {
    /// What it is called.
    pub what: Said,
    /// Its kind, as a word.
    pub sort: Said,
    /// What it is, where that is not the usual.
    pub state: Option<Said>,
    /// In which area it works, with the names around it.
    pub place: Option<String>,
    /// Its page inside the town.
    pub path: String,
}

/// The bodies of an area, and where all of them stand when these are only the first.
#[derive(Clone, Debug, Default)]
pub struct AreaBodies {
    /// The bodies, by kana.
    pub all: Vec<AreaBody>,
    /// The path of a list of all of them.
    pub more: Option<String>,
}

/// The bodies that work in an area or in one that lies in it on a day, as the public may know them; at most so many.
pub type BodiesIn = fn(&Db, &Voice, AnyId, Day, usize) -> Result<AreaBodies, Fault>;

/// How a record stands in the history of a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordWord {
    /// Under this key.
    Said(&'static str),
    /// Not at all: it is nobody's history but of whoever keeps it.
    Hidden,
}

/// What a feature calls a kind of its records; none when the kind is not its own, or has no word.
pub type RecordWords = fn(&str) -> Option<RecordWord>;

/// Everything that the desk shows of all features; the server puts it together.
#[derive(Clone, Default)]
pub struct Desk {
    /// The entries in their order.
    pub entries: Vec<DeskEntry>,
    /// Who offers things to do.
    pub todos: Vec<ToDos>,
    /// Who offers rows to one's own page.
    pub own_rows: Vec<OwnRows>,
    /// Who keeps things by sections.
    pub holdings: Vec<Holdings>,
    /// Who tells what happened for items of plans.
    pub timelines: Vec<Timeline>,
    /// Who tells what happened in areas.
    pub area_timelines: Vec<AreaTimeline>,
    /// Who adds to the desks of bodies.
    pub body_parts: Vec<BodyParts>,
    /// Who has published something of a body.
    pub body_plans: Vec<Holdings>,
    /// Who knows the bodies that work in areas.
    pub bodies: Vec<BodiesIn>,
    /// Who names records in the history of a party.
    pub record_words: Vec<RecordWords>,
}

impl Desk {
    /// What happened for these items of plans in all rooms, the latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn happened(&self, db: &Db, nodes: &[AnyId], from: Day, to: Day) -> Result<Vec<Happened>, Fault> {
        let mut all = Vec::new();
        for timeline in &self.timelines {
            all.extend(timeline(db, nodes, from, to)?);
        }
        all.sort_by(|one, other| other.day.cmp(&one.day).then(one.stage.cmp(&other.stage)));
        Ok(all)
    }

    /// The bodies that work in an area, of all registers; at most so many of each.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn bodies_in(&self, db: &Db, voice: &Voice, area: AnyId, day: Day, most: usize) -> Result<AreaBodies, Fault> {
        let mut found = AreaBodies::default();
        for bodies in &self.bodies {
            let more = bodies(db, voice, area, day, most)?;
            found.all.extend(more.all);
            found.more = found.more.or(more.more);
        }
        Ok(found)
    }

    /// What happened in these areas in all rooms, the latest first; at most so many.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn happened_in(&self, db: &Db, areas: &[AnyId], from: Day, to: Day, most: usize) -> Result<Vec<Happened>, Fault> {
        let mut all = Vec::new();
        for timeline in &self.area_timelines {
            all.extend(timeline(db, areas, from, to, most)?);
        }
        all.sort_by(|one, other| other.day.cmp(&one.day).then(one.stage.cmp(&other.stage)));
        all.truncate(most);
        Ok(all)
    }
}
