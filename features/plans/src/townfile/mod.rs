//! The town file: a town, its sections and its plans as a person wrote them from the printed plan, read and checked.

mod again;
mod amended;
mod check;
mod indicators;
mod land;
mod problem;
mod raw;
mod town;

use engawa_areas::Land;
use engawa_kernel::{Day, FiscalYear};
use engawa_who::Settlement;

use crate::model::{Asked, Goal, Heir, Indicator, Part, Period, PlanKind, RelatedPlan, RoleText, Scale};
pub use again::{Around, hold};
pub(crate) use indicators::read_list;
pub use problem::{Problem, Wrong};

/// The largest file that is read: a whole printed plan is a tenth of it.
pub const BYTES_MAX: usize = 5 * 1024 * 1024;
/// The longest text in one place.
pub const TEXT_MAX: usize = 2_000;

/// A town file that holds.
#[derive(Debug, Clone, PartialEq)]
pub struct TownFile {
    /// The town with sections and posts.
    pub settlement: Settlement,
    /// Its areas.
    pub land: Land,
    /// Its plans.
    pub plans: Vec<PlanFile>,
}

/// One version of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanFile {
    /// Its name in addresses.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Which kind.
    pub kind: PlanKind,
    /// Which part of it.
    pub scope: Option<String>,
    /// Number of the version.
    pub version: i64,
    /// It is in force.
    pub is_current: bool,
    /// Its years.
    pub period: Option<Period>,
    /// Title of the document.
    pub source_title: String,
    /// Its address.
    pub source_url: Option<String>,
    /// Labels of the levels.
    pub levels: Vec<String>,
    /// Who has a role.
    pub actors: Vec<String>,
    /// Plans beside it.
    pub related: Vec<RelatedPlan>,
    /// Its grades.
    pub scale: Option<Scale>,
    /// Its items.
    pub nodes: Vec<NodeFile>,
    /// Its indicators.
    pub indicators: Vec<IndicatorFile>,
    /// When it was adopted, where that is written.
    pub adopted_on: Option<Day>,
    /// Why the version before was amended, where that is written.
    pub reason: Option<String>,
    /// Who takes over items of the version before that do not go on.
    pub heirs: Vec<Heir>,
    /// Who takes over indicators of the version before that do not go on.
    pub indicator_heirs: Vec<Heir>,
}

/// An item; others are named by their codes.
#[derive(Debug, Clone, PartialEq)]
pub struct NodeFile {
    /// Its code.
    pub code: String,
    /// Label of its level.
    pub level: String,
    /// Its number.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// Codes of its parents.
    pub parents: Vec<String>,
    /// Codes of its sections.
    pub sections: Vec<String>,
    /// Under discussion.
    pub is_draft: bool,
    /// Through the whole plan.
    pub is_cross_cutting: bool,
    /// The parent is not printed.
    pub has_inferred_parent: bool,
    /// Only the title is at hand.
    pub is_title_only: bool,
    /// It has a page.
    pub is_policy: bool,
    /// Its texts.
    pub parts: Vec<Part>,
    /// What each actor does.
    pub roles: Vec<RoleText>,
    /// The goal of a manifesto.
    pub goal: Option<Goal>,
    /// Codes of items of other plans that it serves.
    pub links: Vec<String>,
}

/// An indicator; its ids and sections are given when it is settled.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorFile {
    /// Code of its item.
    pub node: String,
    /// Codes of its sections.
    pub sections: Vec<String>,
    /// Everything else; id, item and sections of it are not yet meant.
    pub indicator: Indicator,
}

/// Reads a file from its bytes.
///
/// # Errors
/// Everything that is wrong, in the order of the lines.
pub fn read_bytes(file: &str, bytes: &[u8]) -> Result<TownFile, Vec<Problem>> {
    let whole = |wrong| vec![Problem { file: file.to_owned(), line: None, wrong }];
    if bytes.len() > BYTES_MAX {
        return Err(whole(Wrong::TooLarge(bytes.len())));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
        vec![Problem { file: file.to_owned(), line: Some(line), wrong: Wrong::NotUtf8 }]
    })?;
    read(file, text)
}

/// Reads a file.
///
/// # Errors
/// Everything that is wrong, in the order of the lines.
pub fn read(file: &str, text: &str) -> Result<TownFile, Vec<Problem>> {
    if text.len() > BYTES_MAX {
        return Err(vec![Problem { file: file.to_owned(), line: None, wrong: Wrong::TooLarge(text.len()) }]);
    }
    let mut check = check::Check::new(file, text);
    if let Some(at) = text.find(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        check.note(at..at + 1, Wrong::Control);
        return Err(check.problems);
    }
    let root: raw::Root = match toml::from_str(text) {
        Ok(root) => root,
        Err(error) => {
            check.note_maybe(error.span(), Wrong::Toml(error.message().to_owned()));
            return Err(check.problems);
        }
    };
    let file = check.town_file(&root);
    check.problems.sort_by_key(|problem| problem.line);
    if check.problems.is_empty() { Ok(file) } else { Err(check.problems) }
}

/// The day after which a running total counts what its opening value does not hold: 1 April after the baseline's year.
pub(crate) fn since(asked: &Asked, baseline_year: Option<i32>) -> Option<Day> {
    asked.opening.and(baseline_year).map(|year| FiscalYear(year + 1).first_day())
}
