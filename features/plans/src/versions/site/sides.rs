//! What was and what is, in words: of the plan, of an item, of an indicator.

mod indicators;
mod nodes;

use std::collections::HashMap;

use engawa_kernel::Id;
use engawa_web::{Said, key};

use crate::book::Book;
use crate::evaluation::site::range;
use crate::model::{Grade, Node, Plan, Scale, SectionName};
use crate::pages::Look;
use crate::pages::printed::kind_word;
use crate::versions::PlanChange;

/// One thing as it was and as it is; nothing where it was not, or is not.
pub(super) struct Side {
    pub(super) what: Said,
    pub(super) before: Option<Said>,
    pub(super) after: Option<Said>,
}

impl Side {
    fn new(what: impl Into<Said>, before: Option<impl Into<Said>>, after: Option<impl Into<Said>>) -> Side {
        Side { what: what.into(), before: before.map(Into::into), after: after.map(Into::into) }
    }
}

/// Two versions, told to a reader.
pub(super) struct Sides<'s> {
    pub(super) look: &'s Look,
    pub(super) before: &'s Book,
    pub(super) after: &'s Book,
    /// Titles of items of other plans.
    pub(super) linked: &'s HashMap<Id<Node>, String>,
}

/// A text, or nothing where it is empty.
fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// What only one of two lists has, in pairs: what stands in both is left out.
fn apart<'t>(before: &[&'t str], after: &[&'t str]) -> Vec<(Option<&'t str>, Option<&'t str>)> {
    let gone: Vec<&str> = before.iter().filter(|text| !after.contains(text)).copied().collect();
    let new: Vec<&str> = after.iter().filter(|text| !before.contains(text)).copied().collect();
    let pairs: Vec<_> = (0..gone.len().max(new.len())).map(|place| (gone.get(place).copied(), new.get(place).copied())).collect();
    // Only their order is another, or how often one stands.
    if pairs.is_empty() { vec![(before.first().copied(), after.first().copied())] } else { pairs }
}

impl Sides<'_> {
    fn say(&self, word: &'static str) -> Said {
        self.look.voice.say(word)
    }

    /// A word with something behind it: 役割：市民.
    fn of(&self, word: &'static str, part: impl Into<Said>) -> Said {
        let args = [("what", self.say(word).into()), ("part", part.into().into())];
        self.look.voice.say_with("plans-versions-part", &args)
    }

    fn yes(&self, is: bool) -> Option<Said> {
        Some(self.say(if is { key("plans-versions-yes") } else { key("plans-versions-no") }))
    }

    fn joined(&self, texts: &[String]) -> Option<String> {
        some(self.look.joined(texts.iter().map(String::as_str)))
    }

    fn names(&self, sections: &[SectionName]) -> Option<String> {
        some(self.look.joined(sections.iter().map(|section| section.name.as_str())))
    }

    /// What is said of the plan as a whole.
    pub(super) fn of_plan(&self, change: PlanChange) -> Side {
        let (before, after) = (&self.before.plan, &self.after.plan);
        let texts = |word, text: fn(&Plan) -> Option<String>| Side::new(self.say(word), text(before), text(after));
        let lists =
            |word, list: fn(&Plan) -> Vec<String>| Side::new(self.say(word), self.joined(&list(before)), self.joined(&list(after)));
        match change {
            PlanChange::Title => texts(key("plans-column-title"), |plan| Some(plan.title.clone())),
            PlanChange::Scope => texts(key("plans-scope"), |plan| plan.scope.clone()),
            PlanChange::Period => texts(key("plans-period"), |plan| plan.period.as_ref().map(|period| period.raw.clone())),
            PlanChange::Levels => lists(key("plans-levels"), |plan| plan.levels.clone()),
            PlanChange::Actors => lists(key("plans-actors"), |plan| plan.actors.clone()),
            PlanChange::Related => {
                lists(key("plans-related"), |plan| plan.related.iter().map(|other| other.title.clone()).collect())
            }
            PlanChange::Source => lists(key("plans-source"), |plan| {
                [Some(&plan.source_title), plan.source_url.as_ref()].into_iter().flatten().cloned().collect()
            }),
            PlanChange::Kind => {
                let kind = |plan: &Plan| Some(kind_word(self.look, plan.kind));
                Side::new(self.say(key("plans-versions-kind")), kind(before), kind(after))
            }
            PlanChange::Scale => {
                let scale = |plan: &Plan| plan.scale.as_ref().map(|scale| self.scale(scale));
                Side::new(self.say(key("plans-versions-scale")), scale(before), scale(after))
            }
        }
    }

    fn scale(&self, scale: &Scale) -> Said {
        let both = |before: Said, after: Said| [("before", before.into()), ("after", after.into())];
        let grade = |grade: &Grade| {
            let label = format!("{} {}", grade.grade, grade.label);
            let part = self.look.voice.say_with("plans-of-what", &[("name", range(&self.look.voice, grade, &scale.unit).into())]);
            self.look.voice.say_with("plans-versions-sentences", &both(label.into(), part))
        };
        let join = |before: Said, after: Said| self.look.voice.say_with("plans-comma", &both(before, after));
        scale.grades.iter().map(grade).fold(scale.name.as_str().into(), join)
    }
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn what_stands_in_both_is_left_out() {
        assert_eq!(apart(&["a", "b", "c"], &["a", "x", "c", "y"]), [(Some("b"), Some("x")), (None, Some("y"))]);
        assert_eq!(apart(&["a"], &[]), [(Some("a"), None)]);
        assert_eq!(apart(&["a", "b"], &["b", "a"]), [(Some("a"), Some("b"))]);
    }
}
