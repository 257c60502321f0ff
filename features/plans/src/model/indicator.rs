//! Indicators: what is printed, and what is asked of the records.

use engawa_kernel::measure::Window;
use engawa_kernel::{Choice, Direction, Id, Shape};

use super::{Node, SectionName};

/// A figure as it is printed: baseline or target.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Printed {
    /// The print itself; nothing where the column does not exist.
    pub raw: Option<String>,
    /// Its value; nothing for "―" and for words.
    pub value: Option<f64>,
    /// Its fiscal year.
    pub year: Option<i32>,
    /// 未満, 超: the value itself does not count.
    pub is_strict: bool,
}

/// An indicator of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// Its id, and its permanent address.
    pub id: Id<Indicator>,
    /// Its code: `SZ-35-O1`.
    pub code: String,
    /// Its name in addresses: `sz-35-o1`.
    pub slug: String,
    /// To which item it belongs.
    pub node: Id<Node>,
    /// 成果指標, プロセス指標 …
    pub group: String,
    /// 市民取組指標 …, where printed.
    pub kind: Option<String>,
    /// Its name as printed.
    pub name: String,
    /// Its unit, where printed.
    pub unit: Option<String>,
    /// 基準値
    pub baseline: Printed,
    /// 目標値
    pub target: Printed,
    /// How it is measured.
    pub shape: Shape,
    /// Which way is good.
    pub direction: Direction,
    /// It adds up over years.
    pub is_cumulative: bool,
    /// Digits after the point.
    pub decimals: u8,
    /// False: a number that is only foreseen; its course is shown, it is not judged.
    pub is_scored: bool,
    /// Statutory lines beside the target.
    pub limits: Vec<IndicatorLimit>,
    /// Years that the baseline sums up, for totals that restart.
    pub baseline_window: Option<Window>,
    /// Years that the target sums up.
    pub target_window: Option<Window>,
    /// How many there are in all, for distinct counts.
    pub population: Option<i64>,
    /// Sections in charge.
    pub sections: Vec<SectionName>,
    /// 設定の考え方
    pub rationale: Option<String>,
    /// What is counted.
    pub definition: Option<String>,
    /// What the reader should know.
    pub caution: Option<String>,
    /// Where its figures come from.
    pub source: Source,
}

/// A line that must not be crossed.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorLimit {
    /// 早期健全化基準
    pub name: String,
    /// As printed.
    pub raw: String,
    /// Where it lies.
    pub value: f64,
    /// On which side it is bad.
    pub bad: Side,
}

/// A side of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// At the line and above.
    Above,
    /// At the line and below.
    Below,
}

impl Choice for Side {
    const ALL: &'static [Self] = &[Side::Above, Side::Below];

    fn code(self) -> &'static str {
        match self {
            Side::Above => "above",
            Side::Below => "below",
        }
    }
}

/// Where the figures of an indicator come from.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// A counter, by the records.
    Counted(Asked),
    /// A document from outside.
    External {
        /// Its name.
        name: String,
        /// How often it comes.
        cadence: Cadence,
    },
}

/// How often figures from outside come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cadence {
    /// Once a year.
    Yearly,
    /// Once a month.
    Monthly,
}

impl Choice for Cadence {
    const ALL: &'static [Self] = &[Cadence::Yearly, Cadence::Monthly];

    fn code(self) -> &'static str {
        match self {
            Cadence::Yearly => "yearly",
            Cadence::Monthly => "monthly",
        }
    }
}

/// What is asked of a counter.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Asked {
    /// Name of the counter; it may not exist yet.
    pub counter: String,
    /// Dimension and value; `node` narrows to one item.
    pub filters: Vec<(String, String)>,
    /// What it is divided by.
    pub over: Option<Over>,
    /// Carried forward.
    pub opening: Option<f64>,
    /// Name of a frozen list.
    pub list: Option<String>,
}

/// What stands below the line.
#[derive(Debug, Clone, PartialEq)]
pub enum Over {
    /// Another sum.
    Counter {
        /// Name of the counter.
        counter: String,
        /// Dimension and value.
        filters: Vec<(String, String)>,
    },
    /// A dated number of the whole town.
    Fact(String),
}
