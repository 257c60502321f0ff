//! What this room tells: each fact with the lines it counts.

use engawa_journal::FactKind;
use engawa_kernel::fact::first_version;
use engawa_kernel::{Choice, Day, Fact, FactError, FactReader, FactWriter, FiscalYear, Header, Id, Line};
use sha2::{Digest, Sha256};

use crate::counters::{ACTIONS, MILESTONES, PARTICIPANTS, REACHED_AREAS, RUNNING};
use crate::model::{Action, Indicator, Milestone, Plan};

/// All of them.
pub fn all() -> Vec<FactKind> {
    let mut all = vec![
        FactKind::of::<ActionHeld>(),
        FactKind::of::<ActionStarted>(),
        FactKind::of::<ActionEnded>(),
        FactKind::of::<ActionWithdrawn>(),
        FactKind::of::<MilestoneReached>(),
        FactKind::of::<MilestoneWithdrawn>(),
        FactKind::of::<ObservationEntered>(),
        FactKind::of::<ObservationWithdrawn>(),
        FactKind::of::<PlanSettled>(),
    ];
    all.extend(crate::evaluation::facts());
    all.extend(crate::drafting::facts());
    all.extend(crate::readings::facts());
    all
}

/// Who carried an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Partnership {
    /// The city alone.
    CityOnly,
    /// The city and at least one other, each in a role.
    Joint,
}

impl Choice for Partnership {
    const ALL: &'static [Self] = &[Partnership::CityOnly, Partnership::Joint];

    fn code(self) -> &'static str {
        match self {
            Partnership::CityOnly => "city-only",
            Partnership::Joint => "joint",
        }
    }
}

/// What an action counts on the day on which it is held or begins.
fn held_lines(header: &Header, partnership: Partnership, head_count: Option<i64>) -> Vec<Line> {
    let mut lines = vec![Line::of(header, ACTIONS.name, 1).with(&[partnership.code()])];
    // Nobody counted is not the same as nobody came: without a count there is no line.
    lines.extend(head_count.map(|count| Line::of(header, PARTICIPANTS.name, count).with(&[partnership.code()])));
    lines.extend(header.area.map(|area| Line { subject: Some(area), ..Line::of(header, REACHED_AREAS.name, 1) }));
    lines
}

/// An action was held, on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionHeld {
    /// Which.
    pub action: Id<Action>,
    /// Who carried it.
    pub partnership: Partnership,
    /// How many came, if anyone counted.
    pub head_count: Option<i64>,
}

impl Fact for ActionHeld {
    const KIND: &'static str = "plans.action-held";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("action", self.action);
        body.choice("partnership", self.partnership);
        body.optional_number("head-count", self.head_count);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        let head_count = body.optional_number("head-count")?;
        Ok(ActionHeld { action: body.id("action")?, partnership: body.choice("partnership")?, head_count })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        held_lines(header, self.partnership, self.head_count)
    }
}

/// An action began, and goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionStarted {
    /// Which.
    pub action: Id<Action>,
    /// Who carries it.
    pub partnership: Partnership,
    /// How many came on the first day, if anyone counted.
    pub head_count: Option<i64>,
}

impl Fact for ActionStarted {
    const KIND: &'static str = "plans.action-started";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("action", self.action);
        body.choice("partnership", self.partnership);
        body.optional_number("head-count", self.head_count);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        let head_count = body.optional_number("head-count")?;
        Ok(ActionStarted { action: body.id("action")?, partnership: body.choice("partnership")?, head_count })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        let mut lines = held_lines(header, self.partnership, self.head_count);
        lines.push(Line::of(header, RUNNING.name, 1).with(&[self.partnership.code()]));
        lines
    }
}

/// An action that went on has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionEnded {
    /// Which.
    pub action: Id<Action>,
    /// Who carried it: what leaves the state must be what entered it.
    pub partnership: Partnership,
    /// The day on which it had begun.
    pub began_on: Day,
}

impl Fact for ActionEnded {
    const KIND: &'static str = "plans.action-ended";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("action", self.action);
        body.choice("partnership", self.partnership);
        body.day("began-on", self.began_on);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(ActionEnded { action: body.id("action")?, partnership: body.choice("partnership")?, began_on: body.day("began-on")? })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        vec![Line::of(header, RUNNING.name, -1).with(&[self.partnership.code()])]
    }
}

/// A statement about an action was withdrawn: its lines are taken back, and nothing stands in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionWithdrawn {
    /// Which.
    pub action: Id<Action>,
}

impl Fact for ActionWithdrawn {
    const KIND: &'static str = "plans.action-withdrawn";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("action", self.action);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(ActionWithdrawn { action: body.id("action")? })
    }
}

/// Something was opened, published or handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MilestoneReached {
    /// Which.
    pub milestone: Id<Milestone>,
}

impl Fact for MilestoneReached {
    const KIND: &'static str = "plans.milestone-reached";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("milestone", self.milestone);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(MilestoneReached { milestone: body.id("milestone")? })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        vec![Line::of(header, MILESTONES.name, 1)]
    }
}

/// It had not been reached after all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MilestoneWithdrawn {
    /// Which.
    pub milestone: Id<Milestone>,
}

impl Fact for MilestoneWithdrawn {
    const KIND: &'static str = "plans.milestone-withdrawn";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("milestone", self.milestone);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(MilestoneWithdrawn { milestone: body.id("milestone")? })
    }
}

/// A figure from outside was entered, with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObservationEntered {
    /// Of which indicator.
    pub indicator: Id<Indicator>,
    /// Of which fiscal year.
    pub year: FiscalYear,
    /// The value in millionths: facts hold whole numbers only.
    pub millionths: i64,
    /// 速報
    pub is_preliminary: bool,
    /// What the name of the document is known by: a source that was changed afterwards is found. Version 1 had none.
    pub source: Option<i64>,
}

impl ObservationEntered {
    /// What the name of a document is known by: the first eight bytes of its SHA-256 as a number, the highest first.
    pub fn source_mark(source: &str) -> i64 {
        let hash: [u8; 32] = Sha256::digest(source).into();
        hash.iter().take(8).fold(0, |mark, byte| (mark << 8) | i64::from(*byte))
    }
}

impl Fact for ObservationEntered {
    const KIND: &'static str = "plans.observation-entered";
    const VERSION: u32 = 2;

    fn write(&self, body: &mut FactWriter) {
        body.id("indicator", self.indicator);
        body.fiscal_year("fiscal-year", self.year);
        body.number("millionths", self.millionths);
        body.number("preliminary", self.is_preliminary.into());
        body.optional_number("source", self.source);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        let source = match version {
            1 => None,
            2 => Some(body.number("source")?),
            _ => return Err(FactError::Version(version)),
        };
        Ok(ObservationEntered {
            source,
            indicator: body.id("indicator")?,
            year: body.fiscal_year("fiscal-year")?,
            millionths: body.number("millionths")?,
            is_preliminary: body.number("preliminary")? != 0,
        })
    }
}

/// A figure from outside was taken back: none stands for the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObservationWithdrawn {
    /// Of which indicator.
    pub indicator: Id<Indicator>,
    /// Of which fiscal year.
    pub year: FiscalYear,
}

impl Fact for ObservationWithdrawn {
    const KIND: &'static str = "plans.observation-withdrawn";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("indicator", self.indicator);
        body.fiscal_year("fiscal-year", self.year);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(ObservationWithdrawn { indicator: body.id("indicator")?, year: body.fiscal_year("fiscal-year")? })
    }
}

/// A version of a plan came into force here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanSettled {
    /// Which plan.
    pub plan: Id<Plan>,
    /// Which version.
    pub version: i64,
}

impl Fact for PlanSettled {
    const KIND: &'static str = "plans.plan-settled";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("plan", self.plan);
        body.number("version", self.version);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(PlanSettled { plan: body.id("plan")?, version: body.number("version")? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entered_figure_is_read_in_both_of_its_versions() {
        let source = Some(ObservationEntered::source_mark("決算統計"));
        let now = ObservationEntered {
            indicator: Id::random([7; 16]),
            year: FiscalYear(2025),
            millionths: 7_900_000,
            is_preliminary: true,
            source,
        };
        let first = ObservationEntered { source: None, ..now.clone() };
        let read = |version, fact: &ObservationEntered| {
            ObservationEntered::read(version, &FactReader::open(&FactWriter::body_of(fact)).expect("a body"))
        };
        assert_eq!((read(1, &first), read(2, &now)), (Ok(first.clone()), Ok(now.clone())));
        assert!(read(2, &first).is_err() && read(3, &now).is_err());
        assert_ne!(source, Some(ObservationEntered::source_mark("決算統計 ")));
    }
}
