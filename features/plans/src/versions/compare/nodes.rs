//! What changed in an item that goes on under its code.

use engawa_kernel::Id;

use super::picked;
use crate::book::Book;
use crate::model::{Heir, Node, PartKind};

/// What is otherwise in an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeChange {
    /// Its title.
    Title,
    /// Its number.
    Number,
    /// Its level.
    Level,
    /// Where it stands in the tree.
    Place,
    /// Who is in charge.
    Sections,
    /// Its texts of one kind.
    Texts(PartKind),
    /// What each actor does.
    Roles,
    /// The goal of a manifesto.
    Goal,
    /// The items of other plans that it serves.
    Links,
    /// Whether it is still under discussion.
    Draft,
    /// Whether it runs through the whole plan.
    CrossCutting,
    /// Whether it has a page of its own.
    Page,
    /// How much of it is at hand: its place is read from the layout, or only its title is known.
    Print,
}

/// Two versions, in which ids of items mean the same only under the same code.
pub(super) struct Places<'b> {
    pub(super) before: &'b Book,
    pub(super) after: &'b Book,
    pub(super) heirs: &'b [Heir],
}

impl Places<'_> {
    /// Whether two items are the same place in the tree: under the same code, or one took the other over.
    pub(super) fn is_same(&self, before: Id<Node>, after: Id<Node>) -> bool {
        let (Some(old), Some(new)) = (self.before.node(before), self.after.node(after)) else { return before == after };
        old.code == new.code || self.heirs.iter().any(|heir| heir.old == old.code && heir.new.contains(&new.code))
    }

    fn are_same(&self, before: &[Id<Node>], after: &[Id<Node>]) -> bool {
        before.len() == after.len() && before.iter().zip(after).all(|(before, after)| self.is_same(*before, *after))
    }
}

/// Everything that differs. Every field is named, so that a new one cannot be forgotten here.
pub(super) fn changes(places: &Places, before: &Node, after: &Node) -> Vec<NodeChange> {
    let Node {
        id: _,
        code: _,
        slug: _,
        level,
        number,
        title,
        parents,
        sections,
        is_draft,
        is_cross_cutting,
        has_inferred_parent,
        is_title_only,
        is_policy,
        parts: _,
        roles,
        goal,
        links,
    } = after;
    let texts = |kind| !before.texts(kind).eq(after.texts(kind));
    let print = before.has_inferred_parent != *has_inferred_parent || before.is_title_only != *is_title_only;
    let sections_of = |sections: &[crate::model::SectionName]| sections.iter().map(|section| section.id).collect::<Vec<_>>();
    picked([
        (before.title != *title, NodeChange::Title),
        (before.number != *number, NodeChange::Number),
        (before.level != *level, NodeChange::Level),
        (!places.are_same(&before.parents, parents), NodeChange::Place),
        (sections_of(&before.sections) != sections_of(sections), NodeChange::Sections),
        (texts(PartKind::Aim), NodeChange::Texts(PartKind::Aim)),
        (texts(PartKind::Situation), NodeChange::Texts(PartKind::Situation)),
        (texts(PartKind::Approach), NodeChange::Texts(PartKind::Approach)),
        (texts(PartKind::Note), NodeChange::Texts(PartKind::Note)),
        (before.roles != *roles, NodeChange::Roles),
        (before.goal != *goal, NodeChange::Goal),
        (before.links != *links, NodeChange::Links),
        (before.is_draft != *is_draft, NodeChange::Draft),
        (before.is_cross_cutting != *is_cross_cutting, NodeChange::CrossCutting),
        (before.is_policy != *is_policy, NodeChange::Page),
        (print, NodeChange::Print),
    ])
}
