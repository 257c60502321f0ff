//! Rounds, sheets, and what is said on them.

use engawa_kernel::{Choice, Day, FiscalYear, Id, Moment, Seq};
use engawa_who::Section;

use super::form::Form;
use super::reckon::Reached;
use crate::model::{Indicator, Node, Plan, State};

/// The evaluation of one plan for one fiscal year.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    /// Its id.
    pub id: Id<Round>,
    /// Which plan.
    pub plan: Id<Plan>,
    /// Name of the plan in addresses.
    pub plan_slug: String,
    /// The version of the plan that is judged; nothing before the sheets are dealt out.
    pub version: Option<i64>,
    /// Which year is judged.
    pub year: FiscalYear,
    /// How far it is.
    pub state: RoundState,
    /// What is asked on each sheet; a copy that belongs to this round.
    pub form: Form,
    /// Who is asked, and by when.
    pub setting: Setting,
    /// On which day its figures were frozen.
    pub frozen_on: Option<Day>,
}

/// How far a round is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoundState {
    /// The form may still be changed; there are no sheets yet.
    Preparing,
    /// Sheets are with the sections.
    Open,
    /// Its figures change no more.
    Frozen,
    /// Everyone reads it.
    Published,
}

impl Choice for RoundState {
    const ALL: &'static [Self] = &[RoundState::Preparing, RoundState::Open, RoundState::Frozen, RoundState::Published];

    fn code(self) -> &'static str {
        match self {
            RoundState::Preparing => "preparing",
            RoundState::Open => "open",
            RoundState::Frozen => "frozen",
            RoundState::Published => "published",
        }
    }
}

/// Who is asked in a round, and by when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Levels of the plan whose items get a sheet: 施策, 取組.
    pub levels: Vec<String>,
    /// Whether the department (部) looks at a sheet before the planning section.
    pub has_department: bool,
    /// Whether people from outside say something on each sheet.
    pub has_outside: bool,
    /// The last day of the section.
    pub section_by: Day,
    /// The last day of the department, where it looks.
    pub department_by: Option<Day>,
    /// The last day of the planning section.
    pub planning_by: Day,
}

impl Setting {
    /// The last day of a step.
    pub fn due(&self, step: Step) -> Day {
        match step {
            Step::Section => self.section_by,
            Step::Department => self.department_by.unwrap_or(self.section_by),
            Step::Planning => self.planning_by,
        }
    }
}

/// Who judges: three in this order, of whom the second is switched on by the round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// 担当課: 自己評価, 一次評価.
    Section,
    /// 部: 確認.
    Department,
    /// 企画課: 指導者評価, 二次評価.
    Planning,
}

impl Choice for Step {
    const ALL: &'static [Self] = &[Step::Section, Step::Department, Step::Planning];

    fn code(self) -> &'static str {
        match self {
            Step::Section => "section",
            Step::Department => "department",
            Step::Planning => "planning",
        }
    }
}

/// Where a sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum SheetState {
    /// The section writes.
    Writing,
    /// It came back with remarks; the section writes again.
    Returned,
    /// The department looks.
    WithDepartment,
    /// The planning section looks.
    WithPlanning,
    /// Judged.
    Settled,
    /// Not judged this year, with a reason.
    LeftOut,
}

impl SheetState {
    /// Whose turn it is; nobody's when it is done.
    pub fn turn(self) -> Option<Step> {
        match self {
            SheetState::Writing | SheetState::Returned => Some(Step::Section),
            SheetState::WithDepartment => Some(Step::Department),
            SheetState::WithPlanning => Some(Step::Planning),
            SheetState::Settled | SheetState::LeftOut => None,
        }
    }
}

impl Choice for SheetState {
    const ALL: &'static [Self] = &[
        SheetState::Writing,
        SheetState::Returned,
        SheetState::WithDepartment,
        SheetState::WithPlanning,
        SheetState::Settled,
        SheetState::LeftOut,
    ];

    fn code(self) -> &'static str {
        match self {
            SheetState::Writing => "writing",
            SheetState::Returned => "returned",
            SheetState::WithDepartment => "with-department",
            SheetState::WithPlanning => "with-planning",
            SheetState::Settled => "settled",
            SheetState::LeftOut => "left-out",
        }
    }
}

/// The sheet of one item in a round.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its id.
    pub id: Id<Sheet>,
    /// Of which round.
    pub round: Id<Round>,
    /// Which item of the plan, by its lasting id.
    pub node: Id<Node>,
    /// The section that it was given to. Who carries its work today may write.
    pub section: Option<Id<Section>>,
    /// Where it is.
    pub state: SheetState,
    /// Why it is not judged this year.
    pub left_out: Option<String>,
}

/// The code of the answer that holds the grade while it is being thought about.
pub const GRADE: &str = "grade";
/// The code of the answer that holds its reason.
pub const GRADE_REASON: &str = "grade-reason";

/// What stands in a field of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Code of the field, or [`GRADE`], or [`GRADE_REASON`].
    pub field: String,
    /// How often it was written; a page carries it, so that two who write at once are told.
    pub number: i64,
    /// The text, the digits, or the code of the choice.
    pub body: String,
    /// When.
    pub written_at: Moment,
}

/// A grade that a step gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// Who.
    pub step: Step,
    /// Its number among those of this step; the highest stands.
    pub number: i64,
    /// The grade; 1 is the best.
    pub grade: i64,
    /// The grade that the figures or points proposed.
    pub proposed: Option<i64>,
    /// The percent from which it was proposed.
    pub percent: Option<f64>,
    /// Why: always where the grade differs from the proposed one, or nothing was proposed.
    pub reason: Option<String>,
    /// For whom someone else decided, and why.
    pub proxy: Option<String>,
    /// Its record.
    pub seq: Seq,
    /// The day.
    pub decided_on: Day,
}

/// Something that is to be put right at a field of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Its number on the sheet.
    pub number: i64,
    /// Who asks.
    pub step: Step,
    /// Code of the field; empty for the sheet as a whole.
    pub field: String,
    /// What.
    pub body: String,
    /// The day.
    pub made_on: Day,
    /// The sheet was handed in again since.
    pub is_settled: bool,
}

/// What people from outside said on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its number on the sheet.
    pub number: i64,
    /// Who: the name of a council or committee, never of a person.
    pub by_whom: String,
    /// What.
    pub body: String,
    /// The day.
    pub made_on: Day,
    /// What the section answers.
    pub answer: Option<String>,
    /// The day of the answer.
    pub answered_on: Option<Day>,
}

/// An indicator as it stood when the year was frozen.
#[derive(Debug, Clone, PartialEq)]
pub struct Frozen {
    /// Which, by its lasting id.
    pub indicator: Id<Indicator>,
    /// Its name then.
    pub name: String,
    /// Its unit.
    pub unit: Option<String>,
    /// Digits after the point.
    pub decimals: u8,
    /// Baseline as printed.
    pub baseline: Option<String>,
    /// Target as printed.
    pub target: Option<String>,
    /// How it stood.
    pub state: State,
    /// What it reached in the year that is judged.
    pub reached: Reached,
    /// Its years, the earliest first.
    pub years: Vec<FrozenYear>,
}

/// The figure of a year as it stood when the year was frozen.
#[derive(Debug, Clone, PartialEq)]
pub struct FrozenYear {
    /// Of which fiscal year.
    pub year: FiscalYear,
    /// The value.
    pub value: Option<f64>,
    /// The sum, or the upper of two.
    pub upper: Option<i64>,
    /// The lower of two.
    pub lower: Option<i64>,
    /// The group was too small to be shown.
    pub is_withheld: bool,
    /// 速報
    pub is_preliminary: bool,
    /// The last day that was counted.
    pub through: Option<Day>,
}

/// A publication of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// Its number in the round.
    pub number: i64,
    /// When it was published.
    pub published_at: Moment,
    /// On which day it was withdrawn.
    pub withdrawn_on: Option<Day>,
    /// Why.
    pub reason: Option<String>,
}
