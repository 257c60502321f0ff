//! A reading: what was read, thing by thing and field by field, and what a person said of each field.

use engawa_kernel::{Choice, Id, Moment, Seq};

/// A document that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Its id.
    pub id: Id<Reading>,
    /// When it came.
    pub begun_at: Moment,
    /// The post that took it in.
    pub post: String,
    /// What the file was called.
    pub name: String,
    /// The mark of its bytes: the same file is known again.
    pub hash: Vec<u8>,
    /// Its bytes, counted.
    pub size: i64,
    /// Where it is.
    pub state: State,
    /// The last sign of life while it is being read.
    pub worked_at: Option<Moment>,
    /// So many parts are written.
    pub parts_done: i64,
    /// So many parts there are; 0 while the file is being opened.
    pub parts: i64,
    /// Why it is not read: a code of the reader.
    pub refusal: Option<String>,
    /// The draft of which plan it was laid into.
    pub laid_plan: Option<String>,
    /// The record of it.
    pub laid_seq: Option<Seq>,
    /// It was put aside.
    pub is_aside: bool,
}

impl Reading {
    /// Whether a person may decide in it.
    pub fn is_open(&self) -> bool {
        self.state == State::Read && !self.is_aside && self.laid_seq.is_none()
    }
}

/// Where a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It waits for the reader, or is being read.
    Waiting,
    /// It can be looked through.
    Read,
    /// The reader refuses it.
    Refused,
}

impl Choice for State {
    const ALL: &'static [Self] = &[State::Waiting, State::Read, State::Refused];

    fn code(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Read => "read",
            State::Refused => "refused",
        }
    }
}

/// What a thing of a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThingOf {
    /// The plan as a whole.
    Plan,
    /// An item of its tree.
    Item,
    /// An indicator.
    Indicator,
}

impl Choice for ThingOf {
    const ALL: &'static [Self] = &[ThingOf::Plan, ThingOf::Item, ThingOf::Indicator];

    fn code(self) -> &'static str {
        match self {
            ThingOf::Plan => "plan",
            ThingOf::Item => "item",
            ThingOf::Indicator => "indicator",
        }
    }
}

/// A field of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldName {
    /// The title of the plan or item, the name of the indicator: without it nothing of the thing is taken.
    Title,
    /// Which kind of plan.
    Kind,
    /// The fiscal year of a manifesto.
    Year,
    /// The number of an item as printed.
    Number,
    /// The level of an item as printed.
    Level,
    /// The item under which it stands: the number of a thing.
    Under,
    /// The section in charge, as printed.
    Department,
    /// 目指す姿
    Aim,
    /// 現状と課題
    Situation,
    /// 取組方針
    Approach,
    /// The unit.
    Unit,
    /// The baseline.
    Baseline,
    /// Its fiscal year.
    BaselineYear,
    /// The target.
    Target,
    /// Its fiscal year.
    TargetYear,
    /// Which way is good, and whether the bound itself counts.
    Comparison,
    /// Whether it adds up over years.
    Cumulative,
    /// 成果指標 …
    Group,
    /// Targets on the way.
    Interim,
}

impl Choice for FieldName {
    const ALL: &'static [Self] = &[
        FieldName::Title,
        FieldName::Kind,
        FieldName::Year,
        FieldName::Number,
        FieldName::Level,
        FieldName::Under,
        FieldName::Department,
        FieldName::Aim,
        FieldName::Situation,
        FieldName::Approach,
        FieldName::Unit,
        FieldName::Baseline,
        FieldName::BaselineYear,
        FieldName::Target,
        FieldName::TargetYear,
        FieldName::Comparison,
        FieldName::Cumulative,
        FieldName::Group,
        FieldName::Interim,
    ];

    fn code(self) -> &'static str {
        match self {
            FieldName::Title => "title",
            FieldName::Kind => "kind",
            FieldName::Year => "year",
            FieldName::Number => "number",
            FieldName::Level => "level",
            FieldName::Under => "under",
            FieldName::Department => "department",
            FieldName::Aim => "aim",
            FieldName::Situation => "situation",
            FieldName::Approach => "approach",
            FieldName::Unit => "unit",
            FieldName::Baseline => "baseline",
            FieldName::BaselineYear => "baseline-year",
            FieldName::Target => "target",
            FieldName::TargetYear => "target-year",
            FieldName::Comparison => "comparison",
            FieldName::Cumulative => "cumulative",
            FieldName::Group => "group",
            FieldName::Interim => "interim",
        }
    }
}

/// The comparisons that a field may name: 以上, 超, 以下, 未満, and something that is reached once.
pub(super) const COMPARISONS: [&str; 5] = ["at-least", "above", "at-most", "below", "set"];
/// A field that says yes.
pub(super) const YES: &str = "yes";
/// A field that says no.
pub(super) const NO: &str = "no";

/// Where a field stands in the text: lines from 1, letters of the line from 0, the last one not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The first line.
    pub line: i64,
    /// Its first letter.
    pub letter: i64,
    /// The last line.
    pub end_line: i64,
    /// The letter behind the last.
    pub end_letter: i64,
}

/// A field as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Which.
    pub field: FieldName,
    /// What it says; nothing where nothing is printed.
    pub value: Option<String>,
    /// How sure the reader is, in percent.
    pub confidence: i64,
    /// Where it stands; nowhere where it was concluded.
    pub place: Option<Place>,
    /// What else it might be.
    pub choices: Vec<String>,
    /// What was said of it, the latest last.
    pub decisions: Vec<Decision>,
}

/// What a person said of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The record.
    pub seq: Seq,
    /// What.
    pub verdict: Verdict,
    /// What the field says from then on.
    pub value: Option<String>,
    /// The post that said it.
    pub post: String,
}

/// What can be said of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is as it was read.
    Accepted,
    /// It is otherwise.
    Corrected,
    /// It is nothing.
    Dropped,
}

impl Choice for Verdict {
    const ALL: &'static [Self] = &[Verdict::Accepted, Verdict::Corrected, Verdict::Dropped];

    fn code(self) -> &'static str {
        match self {
            Verdict::Accepted => "accepted",
            Verdict::Corrected => "corrected",
            Verdict::Dropped => "dropped",
        }
    }
}

/// Where a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldState {
    /// Nobody looked at it.
    Open,
    /// Somebody said something of it.
    Said(Verdict),
}

impl Found {
    /// Where it is.
    pub fn state(&self) -> FieldState {
        self.decisions.last().map_or(FieldState::Open, |last| FieldState::Said(last.verdict))
    }

    /// What it says now, looked at or not.
    pub fn now(&self) -> Option<&str> {
        self.decisions.last().map_or(self.value.as_deref(), |last| last.value.as_deref())
    }

    /// What is taken of it: only what somebody looked at, and did not drop.
    pub fn taken(&self) -> Option<&str> {
        self.decisions.last().and_then(|last| last.value.as_deref())
    }

    /// What a form that says this means: unchanged it is accepted, emptied it is dropped, else it is corrected.
    pub fn meant(&self, typed: &str) -> (Verdict, Option<String>) {
        let typed = typed.trim();
        match &self.value {
            Some(value) if value == typed => (Verdict::Accepted, Some(value.clone())),
            Some(_) if typed.is_empty() => (Verdict::Dropped, None),
            None if typed.is_empty() => (Verdict::Accepted, None),
            _ => (Verdict::Corrected, Some(typed.to_owned())),
        }
    }
}

/// The plan, an item or an indicator of a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Its place in the document, from 1.
    pub number: i64,
    /// What it is.
    pub of: ThingOf,
    /// Its fields.
    pub fields: Vec<Found>,
}

impl Thing {
    /// A field.
    pub fn field(&self, name: FieldName) -> Option<&Found> {
        self.fields.iter().find(|found| found.field == name)
    }

    /// What a field says now.
    pub fn now(&self, name: FieldName) -> &str {
        self.field(name).and_then(Found::now).unwrap_or_default()
    }

    /// What is taken of a field.
    pub fn taken(&self, name: FieldName) -> Option<&str> {
        self.field(name).and_then(Found::taken)
    }

    /// Nobody looked at it.
    pub fn is_open(&self) -> bool {
        self.fields.iter().any(|found| found.state() == FieldState::Open)
    }

    /// It was looked at, and goes into the draft.
    pub fn is_taken(&self) -> bool {
        !self.is_open() && self.taken(FieldName::Title).is_some()
    }

    /// The least sure of its fields that say something; of an empty one nothing can be wrong but that it is missing.
    pub fn confidence(&self) -> i64 {
        self.fields.iter().filter(|found| found.value.is_some()).map(|found| found.confidence).min().unwrap_or(0)
    }

    /// The record of the latest word on it; what a form carries along, so that two who look at once are told.
    pub fn seen(&self) -> i64 {
        self.fields.iter().flat_map(|found| &found.decisions).map(|said| said.seq.0).max().unwrap_or(0)
    }

    /// What the latest word on it was, and whose.
    pub fn last(&self) -> Option<&Decision> {
        self.fields.iter().flat_map(|found| &found.decisions).max_by_key(|said| said.seq)
    }
}
