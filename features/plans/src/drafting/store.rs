//! SQL of drafts: which there are, the codes that are taken, a draft taken off as a whole, its adoption.

use std::collections::HashMap;

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{Day, FiscalYear, Id};
use engawa_parties::model::Organization;
use engawa_who::Section;

use super::owner::Owner;
use crate::book::store::Version;
use crate::model::{Node, Plan, PlanKind};
use crate::settle::Lasting;

/// More codes than the plans of a town have.
const CODES: Limit = Limit(200_000);

/// Where the draft of a plan is.
pub(super) struct DraftRow {
    pub(super) version: Id<Version>,
    pub(super) plan: Id<Plan>,
    pub(super) number: i64,
    pub(super) revision: i64,
    pub(super) owner: Owner,
}

impl FromRow for DraftRow {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(DraftRow {
            version: cells.next()?,
            plan: cells.next()?,
            number: cells.next()?,
            revision: cells.next()?,
            owner: owner_cells(cells)?,
        })
    }
}

/// The draft of a plan.
pub(super) fn draft(db: &Db, plan: &str) -> Result<Option<DraftRow>, Fault> {
    db.first(
        "select v.id, p.id, v.number, v.revision, p.owner_id, p.body_id
           from plans_versions v
           join plans_plans p on p.id = v.plan_id
          where p.slug = $1
            and v.state = 'draft'
          order by v.number desc
          limit 1",
        [plan.into()],
    )
}

/// Who drafts a plan, for a plan that there is or was.
pub(super) fn owner(db: &Db, slug: &str) -> Result<Option<Owner>, Fault> {
    db.first("select owner_id, body_id from plans_plans where slug = $1", [slug.into()])
}

impl FromRow for Owner {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        owner_cells(cells)
    }
}

fn owner_cells(cells: &mut Cells) -> Result<Owner, Fault> {
    let (section, body): (Option<Id<Section>>, Option<Id<Organization>>) = (cells.next()?, cells.next()?);
    let owner = section.map_or(Owner::Planning, Owner::Section);
    Ok(body.map_or(owner, Owner::Body))
}

/// The highest number of a version, and of its saves.
pub(super) fn last_of(db: &Db, plan: Id<Plan>) -> Result<(i64, i64), Fault> {
    let last: Option<(i64, i64)> = db.first(
        "select max(number), max(revision)
           from plans_versions
          where plan_id = $1
          group by plan_id",
        [plan.into()],
    )?;
    Ok(last.unwrap_or_default())
}

/// The place behind all plans of the town.
pub(super) fn next_ordinal(db: &Db) -> Result<i64, Fault> {
    db.one("select cast(coalesce(max(ordinal), -1) + 1 as bigint) from plans_plans", [])
}

/// Whose plan it is.
pub(super) fn put_owner(tx: &mut Tx, plan: Id<Plan>, owner: Owner) -> Result<(), Fault> {
    let (section, body) = (owner.section(), owner.body());
    tx.run("update plans_plans set owner_id = $1, body_id = $2 where id = $3", [section.into(), body.into(), plan.into()])?;
    Ok(())
}

/// The code of an item of any version: of which plan, and whether that version was ever in force.
pub(super) struct CodeRow {
    pub(super) plan: String,
    pub(super) code: String,
    pub(super) is_adopted: bool,
}

impl FromRow for CodeRow {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (plan, code, state): (String, String, String) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(CodeRow { plan, code, is_adopted: state == "adopted" })
    }
}

/// The codes of all items, in all versions of all plans.
pub(super) fn node_codes(db: &Db) -> Result<Vec<CodeRow>, Fault> {
    db.all(
        "select distinct p.slug, n.code, v.state
           from plans_nodes n
           join plans_versions v on v.id = n.version_id
           join plans_plans p on p.id = v.plan_id
          order by p.slug, n.code, v.state
          limit $1",
        [CODES.into()],
    )
}

/// The codes of all indicators, in all versions of all plans.
pub(super) fn indicator_codes(db: &Db) -> Result<Vec<String>, Fault> {
    let rows: Vec<(String,)> = db.all("select distinct code from plans_indicators order by code limit $1", [CODES.into()])?;
    Ok(rows.into_iter().map(|(code,)| code).collect())
}

/// The lasting ids in a draft: those of what is new in it are nowhere else.
pub(super) fn lasting(db: &Db, version: Id<Version>) -> Result<Lasting, Fault> {
    let nodes: Vec<(String, Id<Node>)> = db.all(
        "select code, lasting_id from plans_nodes where version_id = $1 order by ordinal limit $2",
        [version.into(), Limit::SHORT.into()],
    )?;
    let indicators = db.all(
        "select code, lasting_id from plans_indicators where version_id = $1 order by ordinal limit $2",
        [version.into(), Limit::SHORT.into()],
    )?;
    Ok(Lasting { nodes: nodes.into_iter().collect(), indicators: HashMap::from_iter(indicators) })
}

/// What was just written is a draft.
pub(super) fn put_draft(tx: &mut Tx, version: Id<Version>, revision: i64) -> Result<(), Fault> {
    tx.run("update plans_versions set state = 'draft', revision = $1 where id = $2", [revision.into(), version.into()])?;
    Ok(())
}

/// Takes a draft off, with everything in it. Nothing happens to a version that is adopted; then it is false.
pub(super) fn take_off(tx: &mut Tx, version: Id<Version>) -> Result<bool, Fault> {
    let is_draft: i64 =
        tx.one("select cast(count(*) as bigint) from plans_versions where id = $1 and state = 'draft'", [version.into()])?;
    if is_draft == 0 {
        return Ok(false);
    }
    take_off_indicators(tx, version)?;
    take_off_nodes(tx, version)?;
    take_off_head(tx, version)?;
    tx.run("delete from plans_versions where id = $1 and state = 'draft'", [version.into()])?;
    Ok(true)
}

fn take_off_indicators(tx: &mut Tx, version: Id<Version>) -> Result<(), Fault> {
    tx.run(
        "delete from plans_indicator_limits where indicator_id in (select id from plans_indicators where version_id = $1)",
        [version.into()],
    )?;
    tx.run(
        "delete from plans_indicator_sections where indicator_id in (select id from plans_indicators where version_id = $1)",
        [version.into()],
    )?;
    tx.run(
        "delete from plans_indicator_filters where indicator_id in (select id from plans_indicators where version_id = $1)",
        [version.into()],
    )?;
    tx.run("delete from plans_indicators where version_id = $1", [version.into()])?;
    Ok(())
}

fn take_off_nodes(tx: &mut Tx, version: Id<Version>) -> Result<(), Fault> {
    tx.run("delete from plans_node_parents where node_id in (select id from plans_nodes where version_id = $1)", [version.into()])?;
    tx.run(
        "delete from plans_node_sections where node_id in (select id from plans_nodes where version_id = $1)",
        [version.into()],
    )?;
    tx.run("delete from plans_node_parts where node_id in (select id from plans_nodes where version_id = $1)", [version.into()])?;
    tx.run("delete from plans_node_roles where node_id in (select id from plans_nodes where version_id = $1)", [version.into()])?;
    tx.run("delete from plans_node_links where node_id in (select id from plans_nodes where version_id = $1)", [version.into()])?;
    tx.run("delete from plans_goals where node_id in (select id from plans_nodes where version_id = $1)", [version.into()])?;
    tx.run("delete from plans_nodes where version_id = $1", [version.into()])?;
    Ok(())
}

fn take_off_head(tx: &mut Tx, version: Id<Version>) -> Result<(), Fault> {
    tx.run("delete from plans_levels where version_id = $1", [version.into()])?;
    tx.run("delete from plans_actors where version_id = $1", [version.into()])?;
    tx.run("delete from plans_related where version_id = $1", [version.into()])?;
    tx.run("delete from plans_evaluators where version_id = $1", [version.into()])?;
    tx.run("delete from plans_grades where version_id = $1", [version.into()])?;
    tx.run("delete from plans_scales where version_id = $1", [version.into()])?;
    tx.run("delete from plans_node_heirs where version_id = $1", [version.into()])?;
    tx.run("delete from plans_indicator_heirs where version_id = $1", [version.into()])?;
    Ok(())
}

/// From now on the version is adopted; false for one that is no draft.
pub(super) fn adopt(tx: &mut Tx, version: Id<Version>, on: Day) -> Result<bool, Fault> {
    let count = tx.run(
        "update plans_versions set state = 'adopted', adopted_on = $1 where id = $2 and state = 'draft'",
        [on.into(), version.into()],
    )?;
    Ok(count == 1)
}

/// A version that is in force or drafted, as a list shows it.
pub(super) struct VersionRow {
    pub(super) version: Id<Version>,
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) is_draft: bool,
    pub(super) year: Option<FiscalYear>,
    pub(super) adopted_on: Option<Day>,
    pub(super) owner: Owner,
}

impl FromRow for VersionRow {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (version, slug, title) = (cells.next()?, cells.next()?, cells.next()?);
        let state: String = cells.next()?;
        Ok(VersionRow {
            version,
            slug,
            title,
            is_draft: state == "draft",
            year: cells.next()?,
            adopted_on: cells.next()?,
            owner: owner_cells(cells)?,
        })
    }
}

/// The plans of a kind that are in force or drafted, the latest year first; a plan that is both stands twice.
pub(super) fn versions_of_kind(db: &Db, kind: PlanKind) -> Result<Vec<VersionRow>, Fault> {
    db.all(
        "select v.id, p.slug, v.title, v.state, v.period_from, v.adopted_on, p.owner_id, p.body_id
           from plans_versions v
           join plans_plans p on p.id = v.plan_id
          where v.kind = $1
            and (v.is_current = 1 or v.state = 'draft')
          order by v.period_from desc, p.ordinal, p.slug, v.number
          limit $2",
        [engawa_kernel::Choice::code(kind).into(), Limit::SHORT.into()],
    )
}

/// How many goals of a version are linked to no item of another plan, and how many there are.
pub(super) fn goals_linked(db: &Db, version: Id<Version>) -> Result<Vec<(String, i64)>, Fault> {
    db.all(
        "select n.title, cast(count(l.linked_id) as bigint)
           from plans_nodes n
           join plans_goals g on g.node_id = n.id
           left join plans_node_links l on l.node_id = n.id
          where n.version_id = $1
          group by n.id, n.ordinal, n.title
          order by n.ordinal
          limit $2",
        [version.into(), Limit::SHORT.into()],
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use engawa_db::{Attachment, Key, Migration};
    use engawa_journal::House;
    use engawa_testkit::on_both;

    use super::*;
    use crate::book;
    use crate::builtin::builtin_towns;
    use crate::settle::{plan_file, settle};
    use crate::townfile::read;

    #[test]
    fn a_version_that_is_adopted_is_not_taken_off_nor_adopted_again() {
        let house: Attachment = Arc::new(House::assemble(crate::parts()).unwrap());
        let migrations: Vec<Migration> =
            [&engawa_journal::MIGRATIONS[..], &engawa_who::MIGRATIONS[..], &engawa_areas::MIGRATIONS[..], &crate::MIGRATIONS[..]]
                .concat();
        on_both(&migrations, &house, |kit| {
            let (town, (name, text)) = (kit.town("iga"), builtin_towns()[2]);
            let file = read(name, text).unwrap();
            town.write_now(Key::none(), move |tx| settle(tx, &file)).unwrap();
            let says = |db: &Db| {
                let found = book::store::plan(db, "manifesto-2025")?.unwrap();
                Ok::<_, Fault>((found.version, plan_file(db, &found)?))
            };
            let (version, before) = town.read_now(says).unwrap();
            let day = town.today();
            let done = town
                .write_now(Key::none(), move |tx| Ok::<_, Fault>((take_off(tx, version)?, adopt(tx, version, day.plus_days(1))?)));
            assert_eq!(done.unwrap(), (false, false));
            assert_eq!(town.read_now(says).unwrap(), (version, before));
        });
    }
}
