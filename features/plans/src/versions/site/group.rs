//! The items, or the indicators, of two versions in readable groups: ended, new, changed, moved; the others only counted.

use engawa_web::tables::Table;
use engawa_web::ui::{Row, Rows};
use engawa_web::{Said, key};

use super::list::counted;
use super::sides::Sides;
use super::version::side_by_side;
use crate::model::{Indicator, Node};
use crate::pages::{Look, indicator_path, labelled, policy_path};
use crate::versions::{Added, Changed, Ended, IndicatorChange, NodeChange, Sorted};

/// One of the two groups of a page.
pub(super) struct Group {
    /// Its id in the page.
    pub(super) id: &'static str,
    /// Items, or indicators.
    pub(super) title: Said,
    /// How many of which fate.
    pub(super) summary: Said,
    /// What does not go on, with its heirs.
    pub(super) ended: Option<Rows>,
    /// What is new, with what it takes over.
    pub(super) added: Option<Rows>,
    /// What goes on and says something else.
    pub(super) changed: Vec<ChangedPart>,
    /// What only stands elsewhere.
    pub(super) moved: Option<Table>,
    /// How many say the same.
    pub(super) kept: Said,
}

/// One thing that goes on and says something else.
pub(super) struct ChangedPart {
    /// What it is called now.
    pub(super) title: String,
    /// Its page, where it has one.
    pub(super) href: Option<String>,
    /// What was and what is.
    pub(super) sides: Table,
}

/// What items and indicators have in common for a reader.
struct Kind<'s, T, C> {
    sides: &'s Sides<'s>,
    id: &'static str,
    title: &'static str,
    kept: &'static str,
    name: fn(&Look, &T) -> String,
    path: fn(&str, &T) -> Option<String>,
    moved: fn(&C) -> bool,
}

/// The group of the items.
pub(super) fn node_group(sides: &Sides<'_>, sorted: &Sorted<'_, Node, NodeChange>) -> Group {
    let kind = Kind {
        sides,
        id: "items",
        title: key("plans-versions-items"),
        kept: key("plans-versions-kept-items"),
        name: labelled,
        path: |plan, node: &Node| node.is_policy.then(|| policy_path(plan, &node.slug)),
        moved: |change| *change == NodeChange::Place,
    };
    kind.group(sorted, |changed| sides.of_node(changed))
}

/// The group of the indicators.
pub(super) fn indicator_group(sides: &Sides<'_>, sorted: &Sorted<'_, Indicator, IndicatorChange>) -> Group {
    let kind = Kind {
        sides,
        id: "indicators",
        title: key("plans-versions-indicators"),
        kept: key("plans-versions-kept-indicators"),
        name: |_: &Look, indicator: &Indicator| indicator.name.clone(),
        path: |plan, indicator: &Indicator| Some(indicator_path(plan, &indicator.slug)),
        moved: |change| *change == IndicatorChange::Place,
    };
    kind.group(sorted, |changed| sides.of_indicator(changed))
}

impl<T, C> Kind<'_, T, C> {
    fn group(&self, sorted: &Sorted<'_, T, C>, sides: impl Fn(&Changed<'_, T, C>) -> Vec<super::sides::Side>) -> Group {
        let look = self.sides.look;
        let only_moved = |changed: &&Changed<'_, T, C>| changed.what.iter().all(self.moved);
        let part = |changed: &Changed<'_, T, C>| ChangedPart {
            title: (self.name)(look, changed.after),
            href: self.href(changed.after),
            sides: side_by_side(self.sides, (self.name)(look, changed.after), sides(changed)),
        };
        Group {
            id: self.id,
            title: look.voice.say(self.title),
            summary: counted(look, sorted),
            ended: self.rows(sorted.ended.iter().map(|ended| self.ended(ended)).collect()),
            added: self.rows(sorted.added.iter().map(|added| self.added(added)).collect()),
            changed: sorted.changed.iter().filter(|changed| !only_moved(changed)).map(part).collect(),
            moved: self.moved(sorted.changed.iter().filter(only_moved).map(|changed| (changed, sides(changed))).collect()),
            kept: look.voice.say_with(self.kept, &[("count", sorted.kept.len().into())]),
        }
    }

    /// The old address answers, whatever became of the thing.
    fn href(&self, item: &T) -> Option<String> {
        (self.path)(&self.sides.after.plan.slug, item).map(|path| self.sides.look.link(&path))
    }

    fn rows(&self, rows: Vec<Row>) -> Option<Rows> {
        (!rows.is_empty()).then(|| Rows::new(rows, self.sides.look.missing()))
    }

    fn row(&self, item: &T) -> Row {
        let row = Row::new((self.name)(self.sides.look, item));
        self.href(item).map_or(row.clone(), |href| row.href(href))
    }

    fn names(&self, items: &[&T]) -> String {
        let names: Vec<String> = items.iter().map(|item| (self.name)(self.sides.look, item)).collect();
        self.sides.look.joined(names.iter().map(String::as_str))
    }

    fn ended(&self, ended: &Ended<'_, T>) -> Row {
        let voice = &self.sides.look.voice;
        if ended.heirs.is_empty() {
            return self.row(ended.item).below(voice.say("plans-versions-nobody"));
        }
        self.row(ended.item).below(voice.say_with("plans-versions-taken-over", &[("by", self.names(&ended.heirs).into())]))
    }

    fn added(&self, added: &Added<'_, T>) -> Row {
        if added.from.is_empty() {
            return self.row(added.item);
        }
        let from = [("from", self.names(&added.from).into())];
        self.row(added.item).below(self.sides.look.voice.say_with("plans-versions-takes-over", &from))
    }

    /// What only stands elsewhere needs one line, under its own name.
    fn moved(&self, moved: Vec<(&Changed<'_, T, C>, Vec<super::sides::Side>)>) -> Option<Table> {
        let look = self.sides.look;
        let named = |(changed, sides): (&Changed<'_, T, C>, Vec<super::sides::Side>)| {
            let name = (self.name)(look, changed.after);
            sides.into_iter().map(move |side| super::sides::Side { what: name.as_str().into(), ..side })
        };
        let all: Vec<_> = moved.into_iter().flat_map(named).collect();
        (!all.is_empty()).then(|| side_by_side(self.sides, look.voice.say("plans-versions-moved"), all))
    }
}
