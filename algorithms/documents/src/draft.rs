//! The draft: what was read, each field with its place in the text, its confidence and what else it might be.

use std::collections::BTreeMap;

use serde::Serialize;

/// A draft of a plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Draft {
    /// The tree.
    pub plan: Plan,
    /// The indicators, in the order of the document.
    pub indicators: Vec<Indicator>,
    /// What the reader could not do, and what a person should look at.
    pub warnings: Vec<Warning>,
    /// The text in which all spans lie.
    #[serde(skip)]
    pub text: String,
}

/// The tree of a plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Plan {
    /// The title, where one is printed.
    pub title: Option<String>,
    /// Where it stands.
    pub title_span: Option<Span>,
    /// `manifesto`, `strategy`, `vision` or `comprehensive`, where the words of the document say so.
    pub kind: Option<String>,
    /// The fiscal year of a manifesto.
    pub fiscal_year: Option<i32>,
    /// The names of the levels, outermost first.
    pub levels: Vec<String>,
    /// Who else has a part: 市民, 企業.
    pub actors: Vec<String>,
    /// The items, in the order of the document.
    pub nodes: Vec<Node>,
    /// The grades of a manifesto, best first.
    pub scale: Vec<Grade>,
}

/// An item of the tree.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Node {
    /// A name of its own in this draft.
    pub id: String,
    /// The level as the plan prints it.
    pub level: Option<String>,
    /// The number as the plan prints it.
    pub number: Option<String>,
    /// The title.
    pub title: String,
    /// The items above it.
    pub parents: Vec<String>,
    /// The departments in charge.
    pub departments: Vec<String>,
    /// Parts in words: 目指す姿, 現状と課題, roles.
    pub parts: Vec<Part>,
    /// It is set in brackets, or still under discussion.
    pub is_draft: bool,
    /// It stands beside the tree: a strategy, a theme.
    pub is_cross_cutting: bool,
    /// How sure the reader is, 0 to 1.
    pub confidence: f64,
    /// Where it stands.
    pub span: Span,
}

/// A part of an item in words.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Part {
    /// `aim`, `situation`, `approach`, `roles` or `note`.
    pub kind: String,
    /// Its heading as printed; for roles, the partner.
    pub title: String,
    /// Its paragraphs.
    pub texts: Vec<String>,
}

/// A grade of a scale.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Grade {
    /// Its words.
    pub label: String,
    /// The lowest percent that belongs to it.
    pub min: Option<f64>,
    /// The lowest percent belongs to it itself.
    pub min_inclusive: bool,
    /// The highest percent.
    pub max: Option<f64>,
    /// The highest percent belongs to it itself.
    pub max_inclusive: bool,
}

/// An indicator.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Indicator {
    /// The name as printed, without numbering and note marks.
    pub name: String,
    /// The unit as printed; 千, 万, 百万 and 億 are resolved into the values.
    pub unit: Option<String>,
    /// The baseline.
    pub baseline_value: Option<f64>,
    /// The fiscal year of the baseline.
    pub baseline_year: Option<i32>,
    /// The baseline as printed.
    pub baseline_raw: Option<String>,
    /// The target: the last of several.
    pub target_value: Option<f64>,
    /// The fiscal year of the target.
    pub target_year: Option<i32>,
    /// The target as printed.
    pub target_raw: Option<String>,
    /// Targets on the way, in the order of the document.
    pub interim: Vec<Interim>,
    /// The values are running totals.
    pub cumulative: bool,
    /// `>=`, `<=`, or `set` for something that is to be reached once.
    pub comparison: String,
    /// The bound itself does not count: 未満, 超.
    pub strict: bool,
    /// `manifesto`, or the kind as printed.
    pub kind: Option<String>,
    /// 成果指標 and the like, as printed.
    pub group: Option<String>,
    /// The departments that the table ties to it, joined by 「、」.
    pub department: Option<String>,
    /// The departments in charge: those of the table, else those of its item.
    pub owner: Vec<String>,
    /// The items above it, outermost first.
    pub policy_path: Vec<String>,
    /// It counts for a judgement; assumptions among the steps of a goal do not.
    pub scored: bool,
    /// The size of the list that it counts in.
    pub population: Option<f64>,
    /// Limits that notes name for it.
    pub limits: Vec<Limit>,
    /// How sure the reader is, 0 to 1.
    pub confidence: f64,
    /// From the first to the last of its fields.
    pub span: Span,
    /// Each field: where it stands, how sure it is, what else it might be.
    pub fields: BTreeMap<String, Field>,
}

/// A target on the way.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Interim {
    /// The value.
    pub value: Option<f64>,
    /// Its fiscal year.
    pub year: Option<i32>,
    /// As printed.
    pub raw: String,
}

/// A limit of a law or a rule.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Limit {
    /// Its name: 早期健全化基準.
    pub name: String,
    /// Its value.
    pub value: f64,
}

/// Where something stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The first byte in the text.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// The line of the first byte, counted from 1.
    pub line: usize,
    /// The line of the last byte.
    pub end_line: usize,
}

/// One field of an indicator.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Field {
    /// Where it stands; none where it was concluded.
    pub span: Option<Span>,
    /// How sure the reader is, 0 to 1.
    pub confidence: f64,
    /// What else it might be.
    pub alternatives: Vec<String>,
}

/// Something that a person should look at.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Warning {
    /// `truncated`, `unit-from-text`, `year-from-text`, `budget`, `unreadable`, `fields-guessed`.
    pub code: String,
    /// What exactly is meant: a name, a number of letters.
    pub about: String,
    /// The line, counted from 1.
    pub line: Option<usize>,
}

impl Node {
    /// The item as paths say it: 施策35 広聴・広報の充実.
    #[must_use]
    pub fn label(&self) -> String {
        let lead = format!(
            "{}{}",
            self.level.as_deref().filter(|_| self.number.is_some()).unwrap_or(""),
            self.number.as_deref().unwrap_or("")
        );
        if lead.is_empty() { self.title.clone() } else { format!("{lead} {}", self.title) }
    }
}

impl Draft {
    /// The draft as JSON, as `engawa plan read --json` prints it.
    #[must_use]
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}
