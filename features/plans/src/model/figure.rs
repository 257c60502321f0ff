//! Figures by year, how an indicator stands, and what is behind a figure.

use engawa_kernel::{Choice, Day, FiscalYear, Publication, Seq};

use super::{Action, AreaName, Indicator, Milestone};

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Anyone: under the rule of the counter.
    Public,
    /// City hall: live.
    Staff,
}

/// Where a figure is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Asked of the records just now.
    Live,
    /// Released under the counter's rule, never reckoned again.
    Released,
    /// Entered with its source.
    Entered,
}

impl Choice for Origin {
    const ALL: &'static [Self] = &[Origin::Live, Origin::Released, Origin::Entered];

    fn code(self) -> &'static str {
        match self {
            Origin::Live => "live",
            Origin::Released => "released",
            Origin::Entered => "entered",
        }
    }
}

/// The figure of one year.
#[derive(Debug, Clone, PartialEq)]
pub struct YearFigure {
    /// Of which fiscal year.
    pub year: FiscalYear,
    /// The value; nothing where the denominator is empty or the group too small.
    pub value: Option<f64>,
    /// The sum, or the upper of two.
    pub upper: Option<i64>,
    /// The lower of two.
    pub lower: Option<i64>,
    /// The group is too small to be shown.
    pub is_withheld: bool,
    /// The year is not over.
    pub is_unfinished: bool,
    /// 速報
    pub is_preliminary: bool,
    /// Where it is from.
    pub origin: Origin,
    /// Name of the document, for figures from outside.
    pub source: Option<String>,
    /// Why it was corrected, for figures from outside.
    pub reason: Option<String>,
    /// The last day that was counted.
    pub through: Option<Day>,
    /// The record up to which it was counted, or which entered it.
    pub as_of: Option<Seq>,
    /// First day on which a milestone was reached.
    pub reached_on: Option<Day>,
}

/// What someone once stated of a year of an indicator from outside. The latest statement stands; the others stay findable.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// Its record.
    pub seq: Seq,
    /// Of which fiscal year.
    pub year: FiscalYear,
    /// The value; nothing where the figure was taken back.
    pub value: Option<f64>,
    /// 速報
    pub is_preliminary: bool,
    /// Name of the document.
    pub source: String,
    /// Why it was corrected or taken back.
    pub reason: Option<String>,
    /// On which day, as far as known.
    pub stated_on: Option<Day>,
}

impl Stated {
    /// Each statement that stands no longer, with the one that came in its place. They are given year by year, the earliest first.
    pub fn replaced(all: &[Stated]) -> impl Iterator<Item = (&Stated, &Stated)> {
        all.windows(2).filter(|pair| pair[0].year == pair[1].year).map(|pair| (&pair[0], &pair[1]))
    }

    /// Whether it stands for good: who changes it says why.
    pub fn is_settled(&self) -> bool {
        self.value.is_some() && !self.is_preliminary
    }
}

/// Why there may be figures or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability {
    /// The records answer.
    Counted,
    /// A document answers.
    External,
    /// The room that will count does not exist yet: 準備中.
    Soon,
    /// Counted, but never shown in public.
    NotPublic,
}

/// All figures of an indicator for one who asks.
#[derive(Debug, Clone)]
pub struct Series {
    /// Whether there can be figures.
    pub availability: Availability,
    /// By year, the earliest first; a year without any figure is not in it.
    pub figures: Vec<YearFigure>,
    /// First day on which the counter counted anything in this town.
    pub counted_from: Option<Day>,
    /// Last day that is seen.
    pub through: Option<Day>,
    /// The counter's rule.
    pub rule: Option<Publication>,
}

impl Series {
    /// The latest figure that has a value.
    pub fn latest(&self) -> Option<&YearFigure> {
        self.figures.iter().rev().find(|figure| figure.value.is_some())
    }

    /// The latest figure with a value of a year that is over.
    pub fn latest_finished(&self) -> Option<&YearFigure> {
        self.figures.iter().rev().find(|figure| figure.value.is_some() && !figure.is_unfinished)
    }

    /// The figure of a year.
    pub fn of_year(&self, year: i32) -> Option<&YearFigure> {
        self.figures.iter().find(|figure| figure.year.number() == year)
    }
}

/// How an indicator stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// 達成
    Reached,
    /// 順調
    OnTrack,
    /// 遅れ
    Late,
    /// データなし
    NoData,
    /// 準備中
    Soon,
}

impl Choice for State {
    const ALL: &'static [Self] = &[State::Reached, State::OnTrack, State::Late, State::NoData, State::Soon];

    fn code(self) -> &'static str {
        match self {
            State::Reached => "reached",
            State::OnTrack => "on-track",
            State::Late => "late",
            State::NoData => "no-data",
            State::Soon => "soon",
        }
    }
}

/// Why there is no judgement, or why it is as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Nothing was observed yet; a printed baseline is no observation.
    NoObservation,
    /// The room that will count does not exist yet.
    NotCountedYet,
    /// There is a figure, but no path to compare it with: no baseline value or no year.
    NoPath,
    /// The target is no number.
    NoTarget,
    /// Yearly figures are judged when the year is over.
    YearNotOver,
    /// It is only foreseen, and not judged.
    Unscored,
    /// The milestone is not reached, and its year is not over.
    NotDue,
}

/// How far an indicator has come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// How it stands.
    pub state: State,
    /// The part of the way that is done; more than 1 when it is more than done. Nothing where there is no way.
    pub ratio: Option<f64>,
    /// What should be reached by then, where there is a path.
    pub expected: Option<f64>,
    /// The fiscal year whose figure was judged.
    pub judged_year: Option<i32>,
    /// Why.
    pub why: Option<Why>,
}

/// An indicator with its figures and how it stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The indicator.
    pub indicator: Indicator,
    /// Its figures.
    pub series: Series,
    /// How it stands.
    pub progress: Progress,
}

/// What stands behind a figure, for one who asks.
#[derive(Debug, Clone, PartialEq)]
pub enum Behind {
    /// The actions themselves, the latest first, each with how many it counts.
    Actions(Vec<(Action, i64)>),
    /// The milestones.
    Milestones(Vec<Milestone>),
    /// Only how many records.
    Number(i64),
    /// A document from outside, or nothing yet.
    Nothing,
}

/// A figure by area, fit for the one who asks.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaTable {
    /// Each area with its count; nothing where it is hidden. No area: the town as a whole.
    pub rows: Vec<(Option<AreaName>, Option<i64>)>,
    /// All together; nothing where that would betray a small group.
    pub total: Option<i64>,
    /// The last day that was counted.
    pub through: Option<Day>,
}
