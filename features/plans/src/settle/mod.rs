//! Settle a town: write a town file that holds into the town. Doing it again changes nothing; a version in force never changes.

mod back;
mod same;
pub(crate) mod store;

use std::collections::HashMap;

use engawa_db::{Db, Fault, Tx};
use engawa_journal::{Deed, Untold, is_scheduled, schedule, tell};
use engawa_kernel::{Actor, Channel, Day, Id, Visibility};
use engawa_who::Section;

use crate::book::{self, store::Version};
use crate::facts::PlanSettled;
use crate::model::{Indicator, Node, Plan};
use crate::release;
use crate::townfile::{PlanFile, TownFile};

pub(crate) use back::plan_file;

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Settled {
    /// Versions of plans that were not here before.
    pub versions: usize,
    /// Items in them.
    pub nodes: usize,
    /// Indicators in them.
    pub indicators: usize,
}

/// Why a town is not settled.
#[derive(Debug, Clone, thiserror::Error)]
pub enum SettleRefused {
    /// A version that is in the town already, with other contents.
    #[error("version {version} of plan 「{plan}」 is in the town already, and what a plan says never changes: {what} is not the same; write it as version {next}", next = version + 1)]
    Changed {
        /// The plan.
        plan: String,
        /// The version.
        version: i64,
        /// The first thing that differs.
        what: String,
    },
    /// A version that is only a draft here.
    #[error("version {version} of plan 「{plan}」 is being drafted in this town; adopt or discard the draft, or write the file as version {next}", next = version + 1)]
    Drafted {
        /// The plan.
        plan: String,
        /// The version.
        version: i64,
    },
    /// Heirs that do not fit the version before, which the town knows and the file does not.
    #[error(
        "version {version} of plan 「{plan}」 says who takes over 「{code}」, but the version before in this town has no such {what}; correct old"
    )]
    Heir {
        /// The plan.
        plan: String,
        /// The version.
        version: i64,
        /// Item or indicator.
        what: &'static str,
        /// The code.
        code: String,
    },
    /// The file is of another town.
    #[error("the file is of 「{file}」, but this town is 「{town}」; look at which file belongs to which town")]
    OtherTown {
        /// Short name in the file.
        file: String,
        /// Short name of the town.
        town: String,
    },
    /// Someone in the same unit refuses.
    #[error("{reaction} refuses: {reason}")]
    Reaction {
        /// Who.
        reaction: &'static str,
        /// Key of the sentence.
        reason: &'static str,
    },
    /// A fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<Untold> for SettleRefused {
    fn from(untold: Untold) -> SettleRefused {
        match untold {
            Untold::Refused { reaction, reason } => SettleRefused::Reaction { reaction, reason },
            Untold::Fault(fault) => SettleRefused::Fault(fault),
        }
    }
}

/// Settles a town.
///
/// # Errors
/// A version that is there already says something else; the file is of another town.
pub fn settle(tx: &mut Tx, file: &TownFile) -> Result<Settled, SettleRefused> {
    if let Some(town) = engawa_who::town(tx)?.filter(|town| town.slug != file.settlement.town.slug) {
        return Err(SettleRefused::OtherTown { file: file.settlement.town.slug.clone(), town: town.slug });
    }
    engawa_who::settle(tx, &file.settlement)?;
    engawa_areas::settle(tx, &file.land)?;
    let mut settled = Settled::default();
    let mut written = Vec::new();
    for (ordinal, plan) in in_order(file) {
        if let Some(nodes) = settle_version(tx, file, ordinal, plan)? {
            settled.versions += 1;
            settled.nodes += plan.nodes.len();
            settled.indicators += plan.indicators.len();
            written.push((nodes, plan));
        }
    }
    for (nodes, plan) in &written {
        write_links(tx, nodes, plan)?;
    }
    schedule_release(tx)?;
    Ok(settled)
}

/// Gives the rows of the items where the version was not here before.
fn settle_version(tx: &mut Tx, file: &TownFile, ordinal: i64, plan: &PlanFile) -> Result<Option<Rows>, SettleRefused> {
    let id = match store::plan_by_slug(tx, &plan.slug)? {
        Some(id) => id,
        None => store::insert_plan(tx, &plan.slug, ordinal)?,
    };
    let Some(found) = book::store::version(tx, &plan.slug, plan.version)? else {
        check_heirs(tx, plan)?;
        let follows = book::store::adopted(tx, &plan.slug)?.iter().any(|found| found.plan.version < plan.version);
        let today = follows.then(|| tx.now().day());
        let dated = PlanFile { adopted_on: adopted_on(file, plan, today), ..plan.clone() };
        return write_version(tx, id, &dated).map(Some);
    };
    if store::is_draft(tx, found.version)? {
        return Err(SettleRefused::Drafted { plan: plan.slug.clone(), version: plan.version });
    }
    if let Some(what) = same::difference(tx, &found, plan)? {
        return Err(SettleRefused::Changed { plan: plan.slug.clone(), version: plan.version, what });
    }
    store::say_adoption(tx, found.version, plan.adopted_on, plan.reason.clone())?;
    if plan.is_current && !is_overtaken(tx, file, plan)? {
        store::make_current(tx, id, found.version)?;
    }
    Ok(None)
}

/// Whether the town went on by itself: a later version is in force, adopted here, that the file does not know.
fn is_overtaken(db: &Db, file: &TownFile, plan: &PlanFile) -> Result<bool, Fault> {
    let in_force = book::store::plan(db, &plan.slug)?.map(|found| found.plan.version);
    let knows = |number: i64| file.plans.iter().any(|other| other.slug == plan.slug && other.version == number);
    Ok(in_force.is_some_and(|number| number > plan.version && !knows(number)))
}

/// A later version is written after the ones before it, from which it takes over; each with the place of its plan in the file.
fn in_order(file: &TownFile) -> Vec<(i64, &PlanFile)> {
    let mut plans: Vec<(i64, &PlanFile)> = (0..).zip(&file.plans).collect();
    plans.sort_by_key(|(_, plan)| plan.version);
    plans
}

/// The day that the file gives; else, for an amendment, the day of settling. When a plan was adopted that was there before
/// the program, nobody but its file knows, and a version that is history already was not adopted today.
fn adopted_on(file: &TownFile, plan: &PlanFile, today: Option<Day>) -> Option<Day> {
    let is_over = |other: &PlanFile| other.slug == plan.slug && other.is_current && other.version > plan.version;
    plan.adopted_on.or_else(|| today.filter(|_| !file.plans.iter().any(is_over)))
}

/// The version before may be one that only the town knows.
fn check_heirs(db: &Db, plan: &PlanFile) -> Result<(), SettleRefused> {
    let before = book::store::adopted(db, &plan.slug)?.into_iter().rfind(|found| found.plan.version < plan.version);
    let (nodes, indicators) = match before {
        None => (Vec::new(), Vec::new()),
        Some(before) => (book::store::node_codes(db, before.version)?, book::store::indicator_codes(db, before.version)?),
    };
    for (what, heirs, codes) in [("item", &plan.heirs, nodes), ("indicator", &plan.indicator_heirs, indicators)] {
        if let Some(heir) = heirs.iter().find(|heir| !codes.contains(&heir.old)) {
            let (plan, version) = (plan.slug.clone(), plan.version);
            return Err(SettleRefused::Heir { plan, version, what, code: heir.old.clone() });
        }
    }
    Ok(())
}

/// Figures that are not live are released at 0:00.
fn schedule_release(tx: &mut Tx) -> Result<(), Untold> {
    if !is_scheduled(tx, release::JOB.name, None::<Id<Plan>>)? {
        let due = tx.now().day().plus_days(1).begins_at();
        schedule(tx, release::JOB.name, None::<Id<Plan>>, due)?;
    }
    Ok(())
}

/// The rows of the items of a version, by their codes.
pub(crate) type Rows = HashMap<String, Id<Node>>;

/// Writes a version without its links, and tells it. Gives the rows of its items.
fn write_version(tx: &mut Tx, plan_id: Id<Plan>, plan: &PlanFile) -> Result<Rows, SettleRefused> {
    let version = tx.new_id();
    let nodes = write_contents(tx, plan_id, version, plan, &Lasting::default())?;
    if plan.is_current {
        store::make_current(tx, plan_id, version)?;
    }
    let deed = Deed::of(PlanSettled { plan: plan_id, version: plan.version }, Actor::Key("plan"), Channel::CommandLine);
    tell(tx, deed.about(plan_id).seen_by(Visibility::Public))?;
    Ok(nodes)
}

/// The lasting ids of codes that no other version has: a draft that is written anew keeps them.
#[derive(Default)]
pub(crate) struct Lasting {
    pub(crate) nodes: HashMap<String, Id<Node>>,
    pub(crate) indicators: HashMap<String, Id<Indicator>>,
}

/// Writes everything in a version but its links. Gives the rows of its items.
pub(crate) fn write_contents(
    tx: &mut Tx,
    plan_id: Id<Plan>,
    version: Id<Version>,
    plan: &PlanFile,
    kept: &Lasting,
) -> Result<Rows, Fault> {
    store::insert_version(tx, version, plan_id, plan)?;
    let mut nodes = Rows::new();
    for (ordinal, node) in (0..).zip(&plan.nodes) {
        let row = tx.new_id();
        let before = store::lasting_node(tx, plan_id, &node.code)?.or_else(|| kept.nodes.get(&node.code).copied());
        store::insert_node(tx, version, store::Ids { row, lasting: before.unwrap_or(row) }, ordinal, node)?;
        nodes.insert(node.code.clone(), row);
    }
    for node in &plan.nodes {
        let id = find(&nodes, &node.code)?;
        for (ordinal, parent) in (0..).zip(&node.parents) {
            store::insert_parent(tx, id, ordinal, find(&nodes, parent)?)?;
        }
        for (ordinal, code) in (0..).zip(&node.sections) {
            let section = section(tx, code)?;
            store::insert_node_section(tx, id, ordinal, section)?;
        }
    }
    write_indicators(tx, plan_id, version, plan, (&nodes, kept))?;
    Ok(nodes)
}

fn write_indicators(
    tx: &mut Tx,
    plan_id: Id<Plan>,
    version: Id<Version>,
    plan: &PlanFile,
    (nodes, kept): (&Rows, &Lasting),
) -> Result<(), Fault> {
    for (ordinal, file) in (0..).zip(&plan.indicators) {
        let (row, code) = (tx.new_id(), &file.indicator.code);
        let before = store::lasting_indicator(tx, plan_id, code)?.or_else(|| kept.indicators.get(code).copied());
        let ids = store::Ids { row, lasting: before.unwrap_or(row) };
        store::insert_indicator(tx, version, ids, ordinal, find(nodes, &file.node)?, &file.indicator)?;
        for (ordinal, code) in (0..).zip(&file.sections) {
            let section = section(tx, code)?;
            store::insert_indicator_section(tx, row, ordinal, section)?;
        }
    }
    Ok(())
}

/// Links lead to items of other plans, which are there by now.
pub(crate) fn write_links(tx: &mut Tx, nodes: &Rows, plan: &PlanFile) -> Result<(), Fault> {
    for node in plan.nodes.iter().filter(|node| !node.links.is_empty()) {
        store::insert_links(tx, find(nodes, &node.code)?, &node.links)?;
    }
    Ok(())
}

fn find(nodes: &Rows, code: &str) -> Result<Id<Node>, Fault> {
    nodes.get(code).copied().ok_or_else(|| Fault::Row(format!("no item has the code {code}")))
}

fn section(tx: &Tx, code: &str) -> Result<Id<Section>, Fault> {
    let found = engawa_who::section_by_code(tx, code)?;
    found.map(|section| section.id).ok_or_else(|| Fault::Row(format!("no section has the code {code}")))
}
