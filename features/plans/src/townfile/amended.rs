//! What a version of a plan says of the version before it, and what an item says of other plans.

use std::collections::HashSet;

use engawa_kernel::Day;
use toml::Spanned;

use super::check::Check;
use super::problem::Wrong;
use super::raw;
use crate::model::Heir;

/// The highest version of the same plan below this one, where the file has it. A file may begin with a later version: then the
/// town itself knows the one before, and is asked when the file is settled.
pub(super) fn version_before<'p>(plans: &'p [raw::Plan], plan: &raw::Plan) -> Option<&'p raw::Plan> {
    let is_before =
        |other: &&raw::Plan| other.slug.get_ref() == plan.slug.get_ref() && other.version.get_ref() < plan.version.get_ref();
    plans.iter().filter(is_before).max_by_key(|other| *other.version.get_ref())
}

fn node_codes(plan: &raw::Plan) -> HashSet<&str> {
    plan.nodes.iter().map(|node| node.code.get_ref().as_str()).collect()
}

fn indicator_codes(plan: &raw::Plan) -> HashSet<&str> {
    plan.indicators.iter().map(|indicator| indicator.code.get_ref().as_str()).collect()
}

/// Codes of the version before, where it is known, and of this one.
struct Codes<'p> {
    what: &'static str,
    before: Option<HashSet<&'p str>>,
    now: HashSet<&'p str>,
}

impl Check<'_> {
    pub(super) fn adopted_on(&mut self, before: Option<&raw::Plan>, plan: &raw::Plan) -> Option<Day> {
        let text = plan.adopted_on.as_ref()?;
        let on = self.day(text)?;
        let before = before.and_then(|before| Some((*before.version.get_ref(), before.adopted_on.as_ref()?)));
        let before = before.and_then(|(version, text)| Some((version, Day::parse(text.get_ref()).ok()?)));
        if let Some((before, before_on)) = before.filter(|(_, before_on)| *before_on > on) {
            self.note(text.span(), Wrong::AdoptedBefore { version: *plan.version.get_ref(), on, before, before_on });
        }
        Some(on)
    }

    pub(super) fn node_heirs(&mut self, before: Option<&raw::Plan>, plan: &raw::Plan) -> Vec<Heir> {
        let codes = Codes { what: "item", before: before.map(node_codes), now: node_codes(plan) };
        self.heirs(plan, &plan.heirs, &codes)
    }

    pub(super) fn indicator_heirs(&mut self, before: Option<&raw::Plan>, plan: &raw::Plan) -> Vec<Heir> {
        let codes = Codes { what: "indicator", before: before.map(indicator_codes), now: indicator_codes(plan) };
        self.heirs(plan, &plan.indicator_heirs, &codes)
    }

    fn heirs(&mut self, plan: &raw::Plan, heirs: &[raw::Heir], codes: &Codes) -> Vec<Heir> {
        let version = *plan.version.get_ref();
        if let Some(first) = heirs.first().filter(|_| version <= 1) {
            self.note(first.old.span(), Wrong::FirstVersion(version));
        }
        let mut seen = HashSet::new();
        for heir in heirs {
            let old = heir.old.get_ref();
            if !seen.insert(old.as_str()) {
                self.note(heir.old.span(), Wrong::HeirTwice(old.clone()));
            }
            self.heir(heir, codes);
        }
        let texts = |texts: &[Spanned<String>]| texts.iter().map(|text| text.get_ref().clone()).collect();
        heirs.iter().map(|heir| Heir { old: heir.old.get_ref().clone(), new: texts(&heir.new) }).collect()
    }

    fn heir(&mut self, heir: &raw::Heir, codes: &Codes) {
        let (what, old) = (codes.what, heir.old.get_ref());
        if codes.before.as_ref().is_some_and(|before| !before.contains(old.as_str())) {
            self.note(heir.old.span(), Wrong::NotBefore { what, code: old.clone() });
        }
        if codes.now.contains(old.as_str()) {
            self.note(heir.old.span(), Wrong::GoesOn { what, code: old.clone() });
        }
        if heir.new.is_empty() {
            self.note(heir.old.span(), Wrong::NoHeir(old.clone()));
        }
        let mut seen = HashSet::new();
        for new in &heir.new {
            let code = new.get_ref();
            if !codes.now.contains(code.as_str()) {
                self.note(new.span(), Wrong::UnknownHeir { what, code: code.clone() });
            }
            if !seen.insert(code.as_str()) {
                self.note(new.span(), Wrong::HeirTwice(code.clone()));
            }
        }
    }

    /// An item of a plan that has other versions is the plan's own in each of them.
    pub(super) fn links(&mut self, plan: &raw::Plan, node: &raw::Node) -> Vec<String> {
        let mut seen = HashSet::new();
        for link in &node.links {
            let code = link.get_ref();
            match self.nodes.get(code) {
                None => self.note(link.span(), Wrong::UnknownNode(code.clone())),
                Some(owner) if owner == plan.slug.get_ref() => self.note(link.span(), Wrong::OwnLink(code.clone())),
                Some(_) => {}
            }
            if !seen.insert(code.as_str()) {
                self.note(link.span(), Wrong::LinkTwice(code.clone()));
            }
        }
        node.links.iter().map(|link| link.get_ref().clone()).collect()
    }
}
