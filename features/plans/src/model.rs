//! Plans, their items, indicators, figures and what was done: types that cannot be wrong.

use engawa_kernel::measure::Window;
use engawa_kernel::{Choice, Day, Direction, FiscalYear, Id, Publication, Seq, Shape};
use engawa_who::{Area, Section};

/// A plan in its current version.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Its id; the same in all versions.
    pub id: Id<Plan>,
    /// Its name in addresses: `sogo`.
    pub slug: String,
    /// Its title as printed.
    pub title: String,
    /// What kind of plan.
    pub kind: PlanKind,
    /// Which part of it we hold, if not all.
    pub scope: Option<String>,
    /// The version in force.
    pub version: i64,
    /// Its fiscal years, where printed.
    pub period: Option<Period>,
    /// Title of the document.
    pub source_title: String,
    /// Its address, where printed.
    pub source_url: Option<String>,
    /// What the town calls the levels, from the top.
    pub levels: Vec<String>,
    /// Who has a role: 市民, 企業 …
    pub actors: Vec<String>,
    /// Plans that it names beside itself.
    pub related: Vec<RelatedPlan>,
    /// The grades in which its goals are judged, where it has them.
    pub scale: Option<Scale>,
}

/// Kinds of plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanKind {
    /// 総合計画
    Comprehensive,
    /// 部局マニフェスト
    Manifesto,
    /// ビジョン
    Vision,
    /// 戦略
    Strategy,
}

impl Choice for PlanKind {
    const ALL: &'static [Self] = &[PlanKind::Comprehensive, PlanKind::Manifesto, PlanKind::Vision, PlanKind::Strategy];

    fn code(self) -> &'static str {
        match self {
            PlanKind::Comprehensive => "comprehensive",
            PlanKind::Manifesto => "manifesto",
            PlanKind::Vision => "vision",
            PlanKind::Strategy => "strategy",
        }
    }
}

/// The fiscal years of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// The first.
    pub from: FiscalYear,
    /// The last.
    pub to: FiscalYear,
    /// As printed.
    pub raw: String,
}

/// A plan that is only named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedPlan {
    /// Its title.
    pub title: String,
    /// Its period as printed.
    pub period: Option<String>,
}

/// Grades in which goals are judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// 業績目標の標語
    pub name: String,
    /// Of what the bounds are: ％ of the target.
    pub unit: String,
    /// 自己評価, 指導者評価.
    pub evaluators: Vec<String>,
    /// From the best to the worst.
    pub grades: Vec<Grade>,
}

/// One grade.
#[derive(Debug, Clone, PartialEq)]
pub struct Grade {
    /// 1 is the best.
    pub grade: i64,
    /// Its words.
    pub label: String,
    /// Which results it holds.
    pub band: Band,
}

/// Which results a grade holds, in percent of the target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Band {
    /// More than.
    Above(f64),
    /// Exactly.
    Equals(f64),
    /// From the first, but less than the second.
    Between(f64, f64),
    /// Less than.
    Below(f64),
    /// Not a matter of percent: someone judges.
    Judged,
}

/// An item of a plan: goal, policy, measure, action.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its id.
    pub id: Id<Node>,
    /// Its code in files: `SZ-35`.
    pub code: String,
    /// Its name in addresses: `sz-35`.
    pub slug: String,
    /// What the town calls its level.
    pub level: String,
    /// Its number as printed.
    pub number: Option<String>,
    /// Its title as printed.
    pub title: String,
    /// Items above it; several are possible, the first is the one under which it is printed.
    pub parents: Vec<Id<Node>>,
    /// Sections in charge, as printed.
    pub sections: Vec<SectionName>,
    /// Still under discussion.
    pub is_draft: bool,
    /// It runs through the whole plan.
    pub is_cross_cutting: bool,
    /// The parent is read from the layout, not printed.
    pub has_inferred_parent: bool,
    /// Only its title is at hand.
    pub is_title_only: bool,
    /// It has a page of its own.
    pub is_policy: bool,
    /// Its texts, in order.
    pub parts: Vec<Part>,
    /// What each kind of actor does.
    pub roles: Vec<RoleText>,
    /// For manifestos: the goal as it stands on the sheet.
    pub goal: Option<Goal>,
}

impl Node {
    /// The texts of one kind.
    pub fn texts(&self, kind: PartKind) -> impl Iterator<Item = &str> {
        self.parts.iter().filter(move |part| part.kind == kind).map(|part| part.text.as_str())
    }

    /// Number and title.
    pub fn numbered_title(&self) -> String {
        self.number.as_ref().map_or_else(|| self.title.clone(), |number| format!("{number} {}", self.title))
    }
}

/// A section as a plan names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionName {
    /// Which section.
    pub id: Id<Section>,
    /// Its name.
    pub name: String,
}

/// A text of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which kind.
    pub kind: PartKind,
    /// The text.
    pub text: String,
}

/// Kinds of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKind {
    /// 目指す姿
    Aim,
    /// 現状と課題
    Situation,
    /// 取組方針
    Approach,
    /// A note of ours.
    Note,
}

impl Choice for PartKind {
    const ALL: &'static [Self] = &[PartKind::Aim, PartKind::Situation, PartKind::Approach, PartKind::Note];

    fn code(self) -> &'static str {
        match self {
            PartKind::Aim => "aim",
            PartKind::Situation => "situation",
            PartKind::Approach => "approach",
            PartKind::Note => "note",
        }
    }
}

/// 各主体の役割
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleText {
    /// 市民, 企業 …
    pub actor: String,
    /// What they do.
    pub text: String,
}

/// A goal of a manifesto, as its sheet has it. The links to the plan above it are printed as "—" in places, and kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// 表題
    pub heading: String,
    /// 目標
    pub target: Option<String>,
    /// 達成された姿
    pub achieved: Option<String>,
    /// 背景
    pub background: Option<String>,
    /// 現状
    pub present: Option<String>,
    /// 課題
    pub issue: Option<String>,
    /// 関連の施策・基本事業, as printed.
    pub related: Option<String>,
}

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
    /// The last day that was counted.
    pub through: Option<Day>,
    /// The record up to which it was counted, or which entered it.
    pub as_of: Option<Seq>,
    /// First day on which a milestone was reached.
    pub reached_on: Option<Day>,
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

/// How an action runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ActionKind {
    /// On one day.
    Once,
    /// It begins on that day and goes on until it is ended.
    Continuing,
}

impl Choice for ActionKind {
    const ALL: &'static [Self] = &[ActionKind::Once, ActionKind::Continuing];

    fn code(self) -> &'static str {
        match self {
            ActionKind::Once => "once",
            ActionKind::Continuing => "continuing",
        }
    }
}

/// Kinds of those who take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum PartyKind {
    /// 市
    City,
    /// 自治会, 協議会 and the like.
    Organization,
    /// 会社
    Company,
    /// NPO
    Npo,
    /// 学校
    School,
    /// Others.
    Other,
}

impl Choice for PartyKind {
    const ALL: &'static [Self] =
        &[PartyKind::City, PartyKind::Organization, PartyKind::Company, PartyKind::Npo, PartyKind::School, PartyKind::Other];

    fn code(self) -> &'static str {
        match self {
            PartyKind::City => "city",
            PartyKind::Organization => "organization",
            PartyKind::Company => "company",
            PartyKind::Npo => "npo",
            PartyKind::School => "school",
            PartyKind::Other => "other",
        }
    }
}

/// In which role someone takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Role {
    /// 主催
    Host,
    /// 共催
    Cohost,
    /// 協力
    Helper,
    /// 後援
    Sponsor,
}

impl Choice for Role {
    const ALL: &'static [Self] = &[Role::Host, Role::Cohost, Role::Helper, Role::Sponsor];

    fn code(self) -> &'static str {
        match self {
            Role::Host => "host",
            Role::Cohost => "cohost",
            Role::Helper => "helper",
            Role::Sponsor => "sponsor",
        }
    }
}

/// Someone who took part.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ActionParty {
    /// Which kind.
    pub kind: PartyKind,
    /// Name of the body.
    pub name: String,
    /// In which role.
    pub role: Role,
}

/// An action (取組) as it stands after all corrections.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// Its id.
    pub id: Id<Action>,
    /// The record that states it now.
    pub seq: Seq,
    /// Its title.
    pub title: String,
    /// The item that it serves.
    pub node: Id<Node>,
    /// The day on which it was held, or began.
    pub held_on: Day,
    /// How it runs.
    pub kind: ActionKind,
    /// The day on which it ended, for those that went on.
    pub ended_on: Option<Day>,
    /// The section in charge.
    pub section: Option<SectionName>,
    /// Where.
    pub area: Option<AreaName>,
    /// How many came, if anyone counted.
    pub head_count: Option<i64>,
    /// Who took part; the city first.
    pub parties: Vec<ActionParty>,
}

impl Action {
    /// Whether someone other than the city had a role in it.
    pub fn is_joint(&self) -> bool {
        self.parties.iter().any(|party| party.kind != PartyKind::City)
    }

    /// Those other than the city.
    pub fn partners(&self) -> impl Iterator<Item = &ActionParty> {
        self.parties.iter().filter(|party| party.kind != PartyKind::City)
    }
}

/// An area as an action names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaName {
    /// Which area.
    pub id: Id<Area>,
    /// Its name, with that of the area around it.
    pub path: String,
}

/// A milestone that was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// Its id.
    pub id: Id<Milestone>,
    /// The record.
    pub seq: Seq,
    /// Of which item.
    pub node: Id<Node>,
    /// On which day.
    pub reached_on: Day,
    /// What was opened or handed in.
    pub title: String,
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
