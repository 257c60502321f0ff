//! The items below a policy: what is to be done, with those below each.

use engawa_web::Said;

use super::look::Look;
use super::policy_row::labelled;
use crate::book::Book;
use crate::model::{Node, PartKind};

/// An item below a policy.
pub struct Step {
    /// Number and title.
    pub title: String,
    /// Still under discussion.
    pub is_draft: bool,
    /// Where else it stands.
    pub also: Option<Said>,
    /// Sections in charge, joined.
    pub sections: String,
    /// A note on it.
    pub note: Option<String>,
    /// Items below it with their notes.
    pub items: Vec<(String, Option<String>)>,
}

impl Step {
    /// The items directly below a policy, those below them inside.
    pub fn all(look: &Look, book: &Book, policy: &Node) -> Vec<Step> {
        book.children(policy.id).into_iter().map(|node| Step::of(look, book, policy, node)).collect()
    }

    fn of(look: &Look, book: &Book, policy: &Node, node: &Node) -> Step {
        let below = book.subtree(node.id).into_iter().filter(|other| other.id != node.id);
        Step {
            title: labelled_by_number(look, node),
            is_draft: node.is_draft,
            also: also(look, book, policy, node),
            sections: look.joined(node.sections.iter().map(|section| section.name.as_str())),
            note: note(node),
            items: below.map(|item| (labelled_by_number(look, item), note(item))).collect(),
        }
    }
}

/// (1)　地域コミュニティの活性化: here the level is plain from the place.
fn labelled_by_number(look: &Look, node: &Node) -> String {
    let Some(number) = &node.number else { return node.title.clone() };
    look.voice.plain_with("plans-label", &[("label", number.as_str().into()), ("title", node.title.as_str().into())])
}

fn note(node: &Node) -> Option<String> {
    node.texts(PartKind::Note).next().map(str::to_owned)
}

fn also(look: &Look, book: &Book, policy: &Node, node: &Node) -> Option<Said> {
    let others = node.parents.iter().filter(|parent| **parent != policy.id).filter_map(|parent| book.node(*parent));
    let titles: Vec<String> = others.map(|other| labelled(look, other)).collect();
    let titles = look.joined(titles.iter().map(String::as_str));
    (!titles.is_empty()).then(|| look.voice.say_with("plans-also-under", &[("title", titles.into())]))
}
