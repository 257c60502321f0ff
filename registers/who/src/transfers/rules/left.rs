//! What nobody inherits, and what is unusual: to be known before one adopts.

use std::collections::{BTreeMap, BTreeSet};

use engawa_kernel::Id;

use super::{Finding, Look};
use crate::accounts::Account;
use crate::model::Office;
use crate::transfers::changes::Ended;

pub(super) fn check(look: &Look) -> Vec<Finding> {
    let mut found = sections(look);
    found.extend(offices(look));
    found.extend(people(look));
    found.extend(empty(look));
    found.extend(lost(look));
    found.extend(several_posts(look));
    found
}

fn sections(look: &Look) -> Vec<Finding> {
    let left = look.plan.endings.iter().filter(|ending| ending.heirs.is_empty());
    left.flat_map(|ending| {
        let kept = look.state.kept.iter().filter(|kept| kept.section == ending.section).cloned();
        std::iter::once(Finding::SectionLeftOut(ending.section)).chain(kept.map(Finding::KeptLeftOut))
    })
    .collect()
}

fn heir_of(look: &Look, office: Id<Office>) -> Option<Id<Office>> {
    look.plan.office_endings.iter().find(|ending| ending.office == office).and_then(|ending| ending.heir)
}

fn offices(look: &Look) -> Vec<Finding> {
    let left = look.changes.offices_end.iter().filter(|office| heir_of(look, **office).is_none());
    left.map(|office| Finding::OfficeLeftOut(*office)).collect()
}

/// Those whose office ends under them, and for whom no line says where they go.
fn people(look: &Look) -> Vec<Finding> {
    let has_line = |end: &Ended| look.plan.moves.iter().any(|mv| mv.account == end.account && mv.way.from() == Some(end.office));
    let goes_along = |end: &Ended| {
        let heir = heir_of(look, end.office);
        heir.is_some_and(|heir| look.after.holders(heir, look.plan.day).any(|account| account == end.account))
    };
    let ended = look.changes.ends.iter().filter(|end| look.changes.offices_end.contains(&end.office));
    let left = ended.filter(|end| !has_line(end) && !goes_along(end));
    left.map(|end| Finding::PersonLeftOut { account: end.account, office: end.office }).collect()
}

/// Offices that begin without a holder, or lose the last one they had; by whatever reason.
fn empty(look: &Look) -> Vec<Finding> {
    let (eve, day) = (look.plan.eve(), look.plan.day);
    let begin = look.plan.offices.iter().map(|office| office.id);
    let held = look.after.terms.iter().filter(|term| term.days.hold(eve)).map(|term| term.office);
    let touched: BTreeSet<Id<Office>> = begin.chain(held).filter(|office| look.after.has_office(*office, day)).collect();
    touched.into_iter().filter(|office| look.after.holders(*office, day).next().is_none()).map(Finding::OfficeEmpty).collect()
}

fn lost(look: &Look) -> Vec<Finding> {
    let pairs = look.plan.office_endings.iter().filter_map(|ending| Some((ending.office, ending.heir?)));
    let lost = pairs.filter_map(|(office, heir)| {
        let may = |office: &Id<Office>| look.after.offices.get(office).map(|then| &then.permissions);
        let permissions: BTreeSet<String> = may(&office)?.difference(may(&heir)?).cloned().collect();
        (!permissions.is_empty()).then_some(Finding::PermissionLost { office, heir, permissions })
    });
    lost.collect()
}

/// 兼務 happens, so it is no error; written by mistake it happens, too.
fn several_posts(look: &Look) -> Vec<Finding> {
    let mut posts: BTreeMap<Id<Account>, BTreeSet<Id<Office>>> = BTreeMap::new();
    let touched: BTreeSet<Id<Account>> = look.changes.begins.iter().map(|begun| begun.account).collect();
    let on_the_day = look.after.terms.iter().filter(|term| term.days.hold(look.plan.day) && touched.contains(&term.account));
    for term in on_the_day {
        if look.after.offices.get(&term.office).is_some_and(|then| then.is_single) {
            posts.entry(term.account).or_default().insert(term.office);
        }
    }
    let several = posts.into_iter().filter(|(_, offices)| offices.len() > 1);
    several.map(|(account, offices)| Finding::SeveralPosts { account, offices }).collect()
}
