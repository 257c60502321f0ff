//! What changed in an item, as it was and as it is.

use engawa_web::{Said, key};

use super::{Side, Sides, apart, some};
use crate::book::Book;
use crate::model::{Goal, Node, PartKind};
use crate::pages::labelled;
use crate::versions::{Changed, NodeChange};

impl Sides<'_> {
    /// All that changed in an item, part by part.
    pub(in crate::versions::site) fn of_node(&self, changed: &Changed<'_, Node, NodeChange>) -> Vec<Side> {
        let (before, after) = (changed.before, changed.after);
        changed.what.iter().flat_map(|change| self.node_change(*change, before, after)).collect()
    }

    fn node_change(&self, change: NodeChange, before: &Node, after: &Node) -> Vec<Side> {
        let text = |word, text: fn(&Node) -> Option<String>| vec![Side::new(self.say(word), text(before), text(after))];
        let flag = |word, flag: fn(&Node) -> bool| vec![Side::new(self.say(word), self.yes(flag(before)), self.yes(flag(after)))];
        let one = |word, before: Option<String>, after: Option<String>| vec![Side::new(self.say(word), before, after)];
        match change {
            NodeChange::Title => text(key("plans-column-title"), |node| Some(node.title.clone())),
            NodeChange::Number => text(key("plans-column-number"), |node| node.number.clone()),
            NodeChange::Level => text(key("plans-column-level"), |node| Some(node.level.clone())),
            NodeChange::Place => one(key("plans-above"), self.parents(self.before, before), self.parents(self.after, after)),
            NodeChange::Sections => one(key("plans-charge"), self.names(&before.sections), self.names(&after.sections)),
            NodeChange::Texts(kind) => self.texts(kind, before, after),
            NodeChange::Roles => self.roles(before, after),
            NodeChange::Goal => self.goal(before.goal.as_ref(), after.goal.as_ref()),
            NodeChange::Links => one(key("plans-versions-links"), self.links(before), self.links(after)),
            NodeChange::Draft => flag(key("plans-draft"), |node| node.is_draft),
            NodeChange::CrossCutting => flag(key("plans-cross-cutting"), |node| node.is_cross_cutting),
            NodeChange::Page => flag(key("plans-versions-page"), |node| node.is_policy),
            NodeChange::Print => self.print(before, after),
        }
    }

    fn parents(&self, book: &Book, node: &Node) -> Option<String> {
        let parents = node.parents.iter().filter_map(|parent| book.node(*parent));
        self.joined(&parents.map(|parent| labelled(self.look, parent)).collect::<Vec<_>>())
    }

    fn links(&self, node: &Node) -> Option<String> {
        let titles = node.links.iter().filter_map(|link| self.linked.get(link)).cloned();
        self.joined(&titles.collect::<Vec<_>>())
    }

    fn texts(&self, kind: PartKind, before: &Node, after: &Node) -> Vec<Side> {
        let word = match kind {
            PartKind::Aim => key("plans-versions-aim"),
            PartKind::Situation => key("plans-situation"),
            PartKind::Approach => key("plans-approach"),
            PartKind::Note => key("plans-versions-note"),
        };
        let (old, new): (Vec<&str>, Vec<&str>) = (before.texts(kind).collect(), after.texts(kind).collect());
        apart(&old, &new).into_iter().map(|(before, after)| Side::new(self.say(word), before, after)).collect()
    }

    /// One line for each actor of whom something else is said.
    fn roles(&self, before: &Node, after: &Node) -> Vec<Side> {
        let mut actors: Vec<&str> = Vec::new();
        for role in before.roles.iter().chain(&after.roles) {
            if !actors.contains(&role.actor.as_str()) {
                actors.push(&role.actor);
            }
        }
        let of = |node: &Node, actor: &str| {
            let texts: Vec<String> = node.roles.iter().filter(|role| role.actor == actor).map(|role| role.text.clone()).collect();
            self.joined(&texts)
        };
        let side = |actor: &str| Side::new(self.of(key("plans-roles"), actor), of(before, actor), of(after, actor));
        let all: Vec<Side> = actors.iter().filter(|actor| of(before, actor) != of(after, actor)).map(|actor| side(actor)).collect();
        // Only their order is another.
        if all.is_empty() { actors.first().map(|actor| side(actor)).into_iter().collect() } else { all }
    }

    fn goal(&self, before: Option<&Goal>, after: Option<&Goal>) -> Vec<Side> {
        type Field = (&'static str, fn(&Goal) -> Option<&String>);
        let fields: [Field; 7] = [
            (key("plans-versions-goal-heading"), |goal| Some(&goal.heading)),
            (key("plans-goal-reach"), |goal| goal.target.as_ref()),
            (key("plans-versions-goal-achieved"), |goal| goal.achieved.as_ref()),
            (key("plans-goal-background"), |goal| goal.background.as_ref()),
            (key("plans-goal-present"), |goal| goal.present.as_ref()),
            (key("plans-goal-issue"), |goal| goal.issue.as_ref()),
            (key("plans-goal-link"), |goal| goal.related.as_ref()),
        ];
        let side = |(word, field): Field| {
            let (before, after) = (before.and_then(field).cloned(), after.and_then(field).cloned());
            (before != after).then(|| Side::new(self.say(word), before, after))
        };
        fields.into_iter().filter_map(side).collect()
    }

    fn print(&self, before: &Node, after: &Node) -> Vec<Side> {
        let inferred = |node: &Node| node.has_inferred_parent.then(|| self.look.voice.plain("plans-inferred-parent"));
        let only = |node: &Node| node.is_title_only.then(|| self.look.voice.plain("plans-title-only"));
        let print = |node: &Node| {
            let notes: Vec<String> = [inferred(node), only(node)].into_iter().flatten().collect();
            self.joined(&notes).and_then(some)
        };
        let what: Said = self.say(key("plans-versions-print"));
        vec![Side::new(what, print(before), print(after))]
    }
}
