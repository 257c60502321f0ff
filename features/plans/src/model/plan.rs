//! A plan in its current version, with its grades.

use engawa_kernel::{Choice, Day, FiscalYear, Id};
use engawa_parties::model::Organization;

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
    /// When this version was adopted, where that is known.
    pub adopted_on: Option<Day>,
    /// Why the version before was amended; everyone reads it.
    pub reason: Option<String>,
    /// The body whose plan it is; none: the town's.
    pub body: Option<Id<Organization>>,
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
