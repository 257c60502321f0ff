//! What a later version no longer has: its old address still answers with what it said, and says who carries it on.
//!
//! It never leads elsewhere by itself, not even where there is exactly one heir: what was counted, done and judged for the old
//! one belongs to the old one and is read here; an heir begins anew. Therefore the answer is a page (200) and neither a
//! redirection nor a word that it is gone.

use std::collections::HashSet;

use engawa_db::{Db, Fault};
use engawa_kernel::{Day, FiscalYear, Id};

use super::line::{self, Step};
use crate::book::store::{self, FoundPlan, Version};
use crate::book::{self, Book};
use crate::measuring;
use crate::model::{Audience, Heir, Indicator, Node, Standing};
use crate::pages::{indicator_path, plan_path, policy_path};

/// That something is no longer in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// The last version that has it.
    pub last: i64,
    /// The version with which it ended.
    pub ended_with: i64,
    /// When that one was adopted.
    pub ended_on: Option<Day>,
    /// Who carries it on today; often nobody.
    pub successors: Vec<Successor>,
}

/// Whoever carries something on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Successor {
    /// Level and number, where it is an item that has one.
    pub number: Option<String>,
    /// Its title, or its name.
    pub title: String,
    /// Where it is found.
    pub path: String,
}

/// What stands at the address of a policy.
#[derive(Debug, Clone)]
pub enum FoundPolicy {
    /// A policy, with the plan as it has it.
    Here {
        /// The plan in force, or in the last version that has the policy.
        book: Box<Book>,
        /// Which item.
        policy: Id<Node>,
        /// Where it is no longer in force.
        former: Option<Former>,
    },
    /// An item that goes on without a page of its own: where it is found now.
    Elsewhere(String),
}

/// What stands at the address of an indicator.
#[derive(Debug, Clone)]
pub struct FoundIndicator {
    /// The plan in force, or in the last version that has the indicator.
    pub book: Book,
    /// The indicator.
    pub indicator: Indicator,
    /// Where it is no longer in force.
    pub former: Option<Former>,
}

impl Former {
    /// The last day on which it was in force.
    pub fn until(&self) -> Option<Day> {
        self.ended_on.map(|on| on.plus_days(-1))
    }
}

/// What stands at the address of a policy, now or formerly.
///
/// # Errors
/// When the database cannot be read; so below.
pub fn policy(db: &Db, plan: &str, slug: &str) -> Result<Option<FoundPolicy>, Fault> {
    let Some(current) = book::open(db, plan)? else { return Ok(None) };
    let in_force = current.node_by_slug(slug);
    if let Some(node) = in_force.filter(|node| node.is_policy) {
        let policy = node.id;
        return Ok(Some(FoundPolicy::Here { book: Box::new(current), policy, former: None }));
    }
    let versions = History::until(db, &current)?;
    let had_page = |book: &Book| book.node_by_slug(slug).is_some_and(|node| node.is_policy);
    if let Some(node) = in_force {
        return Ok(versions.last(db, had_page)?.map(|_| FoundPolicy::Elsewhere(path_of(&current, node))));
    }
    let Some(book) = versions.last(db, |book| book.node_by_slug(slug).is_some())? else { return Ok(None) };
    let Some(node) = book.node_by_slug(slug).filter(|node| node.is_policy) else { return Ok(None) };
    let line = versions.line(db, store::node_codes, store::node_heirs)?;
    let successor = |code: &String| {
        let heir = current.node_by_code(code)?;
        let number = heir.number.as_ref().map(|number| format!("{}{number}", heir.level));
        Some(Successor { number, title: heir.title.clone(), path: path_of(&current, heir) })
    };
    let (policy, former) = (node.id, former(&line, &node.code, successor));
    Ok(Some(FoundPolicy::Here { book: Box::new(book), policy, former }))
}

/// What stands at the address of an indicator, now or formerly.
///
/// # Errors
/// When the database cannot be read.
pub fn indicator(db: &Db, plan: &str, slug: &str) -> Result<Option<FoundIndicator>, Fault> {
    let Some(current) = book::open(db, plan)? else { return Ok(None) };
    if let Some(indicator) = current.indicator_by_slug(slug).cloned() {
        return Ok(Some(FoundIndicator { book: current, indicator, former: None }));
    }
    let versions = History::until(db, &current)?;
    let Some(book) = versions.last(db, |book| book.indicator_by_slug(slug).is_some())? else { return Ok(None) };
    let Some(indicator) = book.indicator_by_slug(slug).cloned() else { return Ok(None) };
    let line = versions.line(db, store::indicator_codes, store::indicator_heirs)?;
    let successor = |code: &String| {
        let heir = current.indicators.iter().find(|indicator| &indicator.code == code)?;
        Some(Successor { number: None, title: heir.name.clone(), path: indicator_path(&current.plan.slug, &heir.slug) })
    };
    let former = former(&line, &indicator.code, successor);
    Ok(Some(FoundIndicator { book, indicator, former }))
}

/// How an indicator stands, or stood when it ended.
///
/// # Errors
/// When the database cannot be read.
pub fn standing(db: &Db, found: &FoundIndicator, audience: Audience) -> Result<Standing, Fault> {
    match found.former.as_ref().and_then(Former::until) {
        None => measuring::standing(db, &found.book.plan, &found.indicator, audience),
        Some(until) => measuring::standing_until(db, &found.book.plan, &found.indicator, audience, until),
    }
}

/// How the indicators of a plan stand; those of a version that is no longer in force as far as they go on, or as they ended.
///
/// # Errors
/// When the database cannot be read.
pub fn standings(db: &Db, book: &Book, former: Option<&Former>) -> Result<Vec<Standing>, Fault> {
    let in_force = if former.is_some() { book::open(db, &book.plan.slug)? } else { None };
    let Some(current) = in_force else { return measuring::standings(db, book, Audience::Public) };
    let mut all = Vec::new();
    for old in &book.indicators {
        let mut stands = match current.indicator(old.id) {
            Some(now) => measuring::standing(db, &current.plan, now, Audience::Public)?,
            None => match indicator(db, &book.plan.slug, &old.slug)? {
                Some(found) => standing(db, &found, Audience::Public)?,
                None => continue,
            },
        };
        // Below which item it stood then is a matter of this version.
        stands.indicator.node = old.node;
        all.push(stands);
    }
    Ok(all)
}

/// What one version was the last to have.
pub(crate) struct LastOf {
    /// The version.
    pub(crate) book: Book,
    /// The indicators that no later version has.
    pub(crate) indicators: Vec<Indicator>,
    /// The last day on which it was in force, where that is known.
    pub(crate) until: Option<Day>,
}

/// The indicators that ended and that were in force in a year or after it, by the versions that had them last, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub(crate) fn ended_since(db: &Db, current: &Book, year: FiscalYear) -> Result<Vec<LastOf>, Fault> {
    let versions = History::until(db, current)?.0;
    let mut later: HashSet<Id<Indicator>> = current.indicators.iter().map(|indicator| indicator.id).collect();
    let mut ended = Vec::new();
    for pair in versions.windows(2).rev() {
        let until = pair[1].plan.adopted_on.map(|on| on.plus_days(-1));
        if until.is_some_and(|until| FiscalYear::of(until) < year) {
            break;
        }
        let book = book::read(db, pair[0].clone())?;
        let indicators: Vec<Indicator> = book.indicators.iter().filter(|own| later.insert(own.id)).cloned().collect();
        ended.push(LastOf { book, indicators, until });
    }
    Ok(ended)
}

/// An item without a page of its own is found on that of the policy above it, or of the plan.
fn path_of(book: &Book, node: &Node) -> String {
    let slug = &book.plan.slug;
    book.policy_of(node.id).map_or_else(|| plan_path(slug), |policy| policy_path(slug, &policy.slug))
}

fn former(line: &[Step], code: &str, successor: impl Fn(&String) -> Option<Successor>) -> Option<Former> {
    let (last, end) = line::ended(line, code)?;
    Some(Former {
        last: last.version,
        ended_with: end.version,
        ended_on: end.adopted_on,
        successors: line::heirs_now(line, code).iter().filter_map(successor).collect(),
    })
}

/// The adopted versions of a plan up to the one in force, in their order.
struct History(Vec<FoundPlan>);

impl History {
    fn until(db: &Db, current: &Book) -> Result<History, Fault> {
        let mut all = store::adopted(db, &current.plan.slug)?;
        all.retain(|found| found.plan.version <= current.plan.version);
        Ok(History(all))
    }

    /// The latest version that fits. Few plans have more than a handful.
    fn last(&self, db: &Db, fits: impl Fn(&Book) -> bool) -> Result<Option<Book>, Fault> {
        for found in self.0.iter().rev() {
            let book = book::read(db, found.clone())?;
            if fits(&book) {
                return Ok(Some(book));
            }
        }
        Ok(None)
    }

    fn line(
        &self,
        db: &Db,
        codes: impl Fn(&Db, Id<Version>) -> Result<Vec<String>, Fault>,
        heirs: impl Fn(&Db, Id<Version>) -> Result<Vec<Heir>, Fault>,
    ) -> Result<Vec<Step>, Fault> {
        let step = |found: &FoundPlan| {
            Ok(Step {
                version: found.plan.version,
                adopted_on: found.plan.adopted_on,
                codes: codes(db, found.version)?.into_iter().collect::<HashSet<String>>(),
                heirs: heirs(db, found.version)?,
            })
        };
        self.0.iter().map(step).collect()
    }
}
