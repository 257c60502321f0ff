//! The items of a plan: goals, policies, measures, with their texts.

use engawa_kernel::{Choice, Id};
use engawa_who::Section;

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
    /// Items of other plans that it serves, by the ids that last through their versions.
    pub links: Vec<Id<Node>>,
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
