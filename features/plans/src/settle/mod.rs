//! Settle a town: write a town file that holds into the town. Doing it again changes nothing; a version in force never changes.

mod same;
mod store;

use std::collections::HashMap;

use engawa_db::{Fault, Tx};
use engawa_journal::{Deed, Untold, is_scheduled, schedule, tell};
use engawa_kernel::{Actor, Channel, Id, Visibility};
use engawa_who::Section;

use crate::book;
use crate::facts::PlanSettled;
use crate::model::{Node, Plan};
use crate::release;
use crate::townfile::{PlanFile, TownFile};

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
    let mut settled = Settled::default();
    for (ordinal, plan) in (0..).zip(&file.plans) {
        let id = match store::plan_by_slug(tx, &plan.slug)? {
            Some(id) => id,
            None => store::insert_plan(tx, &plan.slug, ordinal)?,
        };
        match book::store::version(tx, &plan.slug, plan.version)? {
            Some(found) => {
                if let Some(what) = same::difference(tx, &found, plan)? {
                    return Err(SettleRefused::Changed { plan: plan.slug.clone(), version: plan.version, what });
                }
                if plan.is_current {
                    store::make_current(tx, id, found.version)?;
                }
            }
            None => {
                write_version(tx, id, plan)?;
                settled.versions += 1;
                settled.nodes += plan.nodes.len();
                settled.indicators += plan.indicators.len();
            }
        }
    }
    schedule_release(tx)?;
    Ok(settled)
}

/// Figures that are not live are released at 0:00.
fn schedule_release(tx: &mut Tx) -> Result<(), Untold> {
    if !is_scheduled(tx, release::JOB.name, None::<Id<Plan>>)? {
        let due = tx.now().day().plus_days(1).begins_at();
        schedule(tx, release::JOB.name, None::<Id<Plan>>, due)?;
    }
    Ok(())
}

fn write_version(tx: &mut Tx, plan_id: Id<Plan>, plan: &PlanFile) -> Result<(), SettleRefused> {
    let version = tx.new_id();
    store::insert_version(tx, version, plan_id, plan)?;
    let mut nodes: HashMap<&str, Id<Node>> = HashMap::new();
    for (ordinal, node) in (0..).zip(&plan.nodes) {
        let row = tx.new_id();
        let lasting = store::lasting_node(tx, plan_id, &node.code)?.unwrap_or(row);
        store::insert_node(tx, version, store::Ids { row, lasting }, ordinal, node)?;
        nodes.insert(&node.code, row);
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
    for (ordinal, file) in (0..).zip(&plan.indicators) {
        let row = tx.new_id();
        let lasting = store::lasting_indicator(tx, plan_id, &file.indicator.code)?.unwrap_or(row);
        store::insert_indicator(tx, version, store::Ids { row, lasting }, ordinal, find(&nodes, &file.node)?, &file.indicator)?;
        for (ordinal, code) in (0..).zip(&file.sections) {
            let section = section(tx, code)?;
            store::insert_indicator_section(tx, row, ordinal, section)?;
        }
    }
    if plan.is_current {
        store::make_current(tx, plan_id, version)?;
    }
    let deed = Deed::of(PlanSettled { plan: plan_id, version: plan.version }, Actor::Key("plan"), Channel::CommandLine);
    tell(tx, deed.about(plan_id).seen_by(Visibility::Public))?;
    Ok(())
}

fn find(nodes: &HashMap<&str, Id<Node>>, code: &str) -> Result<Id<Node>, Fault> {
    nodes.get(code).copied().ok_or_else(|| Fault::Row(format!("no item has the code {code}")))
}

fn section(tx: &Tx, code: &str) -> Result<Id<Section>, Fault> {
    let found = engawa_who::section_by_code(tx, code)?;
    found.map(|section| section.id).ok_or_else(|| Fault::Row(format!("no section has the code {code}")))
}
