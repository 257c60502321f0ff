//! SQL that writes plans, items and indicators.

use engawa_db::{Db, Fault, Tx, Value};
use engawa_kernel::measure::Window;
use engawa_kernel::{Choice, Day, Id};
use engawa_who::Section;

use crate::book::store::{Version, bounds, lasting_node_by_code};
use crate::model::{Asked, Band, Goal, Heir, Indicator, Node, Over, Plan, Scale, Source};
use crate::townfile::{NodeFile, PlanFile};

pub(super) fn plan_by_slug(db: &Db, slug: &str) -> Result<Option<Id<Plan>>, Fault> {
    let row: Option<(Id<Plan>,)> = db.first("select id from plans_plans where slug = $1", [slug.into()])?;
    Ok(row.map(|(id,)| id))
}

pub(crate) fn insert_plan(tx: &mut Tx, slug: &str, ordinal: i64) -> Result<Id<Plan>, Fault> {
    let id = tx.new_id();
    tx.run("insert into plans_plans (id, slug, ordinal) values ($1, $2, $3)", [id.into(), slug.into(), ordinal.into()])?;
    Ok(id)
}

pub(super) fn insert_version(tx: &mut Tx, id: Id<Version>, plan_id: Id<Plan>, plan: &PlanFile) -> Result<(), Fault> {
    let period = plan.period.as_ref();
    tx.run(
        "insert into plans_versions
           (id, plan_id, number, is_current, title, kind, scope, period_from, period_to, period_raw, source_title, source_url,
            adopted_on, reason)
         values ($1, $2, $3, 0, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        [
            id.into(),
            plan_id.into(),
            plan.version.into(),
            (&plan.title).into(),
            plan.kind.code().into(),
            plan.scope.clone().into(),
            period.map(|period| period.from).into(),
            period.map(|period| period.to).into(),
            period.map(|period| period.raw.clone()).into(),
            (&plan.source_title).into(),
            plan.source_url.clone().into(),
            plan.adopted_on.into(),
            plan.reason.clone().into(),
        ],
    )?;
    for (ordinal, label) in (0i64..).zip(&plan.levels) {
        tx.run(
            "insert into plans_levels (version_id, ordinal, label) values ($1, $2, $3)",
            [id.into(), ordinal.into(), label.into()],
        )?;
    }
    for (ordinal, name) in (0i64..).zip(&plan.actors) {
        tx.run(
            "insert into plans_actors (version_id, ordinal, name) values ($1, $2, $3)",
            [id.into(), ordinal.into(), name.into()],
        )?;
    }
    for (ordinal, related) in (0i64..).zip(&plan.related) {
        tx.run(
            "insert into plans_related (version_id, ordinal, title, period) values ($1, $2, $3, $4)",
            [id.into(), ordinal.into(), (&related.title).into(), related.period.clone().into()],
        )?;
    }
    insert_heirs(tx, id, plan)?;
    plan.scale.as_ref().map_or(Ok(()), |scale| insert_scale(tx, id, scale))
}

fn insert_heirs(tx: &mut Tx, id: Id<Version>, plan: &PlanFile) -> Result<(), Fault> {
    for (ordinal, (old, new)) in (0i64..).zip(pairs(&plan.heirs)) {
        tx.run(
            "insert into plans_node_heirs (version_id, ordinal, old_code, new_code) values ($1, $2, $3, $4)",
            [id.into(), ordinal.into(), old.into(), new.into()],
        )?;
    }
    for (ordinal, (old, new)) in (0i64..).zip(pairs(&plan.indicator_heirs)) {
        tx.run(
            "insert into plans_indicator_heirs (version_id, ordinal, old_code, new_code) values ($1, $2, $3, $4)",
            [id.into(), ordinal.into(), old.into(), new.into()],
        )?;
    }
    Ok(())
}

fn pairs(heirs: &[Heir]) -> impl Iterator<Item = (&String, &String)> {
    heirs.iter().flat_map(|heir| heir.new.iter().map(|new| (&heir.old, new)))
}

/// Whether a version is not adopted yet.
pub(super) fn is_draft(db: &Db, id: Id<Version>) -> Result<bool, Fault> {
    let state: String = db.one("select state from plans_versions where id = $1", [id.into()])?;
    Ok(state == "draft")
}

/// What was left open of a version may be said once.
pub(super) fn say_adoption(tx: &mut Tx, id: Id<Version>, on: Option<Day>, reason: Option<String>) -> Result<(), Fault> {
    tx.run(
        "update plans_versions set adopted_on = coalesce(adopted_on, $1), reason = coalesce(reason, $2) where id = $3",
        [on.into(), reason.into(), id.into()],
    )?;
    Ok(())
}

fn insert_scale(tx: &mut Tx, id: Id<Version>, scale: &Scale) -> Result<(), Fault> {
    tx.run(
        "insert into plans_scales (version_id, name, unit) values ($1, $2, $3)",
        [id.into(), (&scale.name).into(), (&scale.unit).into()],
    )?;
    for (ordinal, name) in (0i64..).zip(&scale.evaluators) {
        tx.run(
            "insert into plans_evaluators (version_id, ordinal, name) values ($1, $2, $3)",
            [id.into(), ordinal.into(), name.into()],
        )?;
    }
    for grade in &scale.grades {
        let [above, equals, from, below] = bounds(grade.band);
        tx.run(
            "insert into plans_grades (version_id, grade, label, above, equals, from_value, below, is_judged)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            [
                id.into(),
                grade.grade.into(),
                (&grade.label).into(),
                above.into(),
                equals.into(),
                from.into(),
                below.into(),
                (grade.band == Band::Judged).into(),
            ],
        )?;
    }
    Ok(())
}

/// The id that an item has had in the versions of its plan so far.
pub(super) fn lasting_node(db: &Db, plan: Id<Plan>, code: &str) -> Result<Option<Id<Node>>, Fault> {
    let row: Option<(Id<Node>,)> = db.first(
        "select n.lasting_id
           from plans_nodes n
           join plans_versions v on v.id = n.version_id
          where v.plan_id = $1
            and n.code = $2
          order by v.number desc
          limit 1",
        [plan.into(), code.into()],
    )?;
    Ok(row.map(|(id,)| id))
}

/// The id that an indicator has had in the versions of its plan so far.
pub(super) fn lasting_indicator(db: &Db, plan: Id<Plan>, code: &str) -> Result<Option<Id<Indicator>>, Fault> {
    let row: Option<(Id<Indicator>,)> = db.first(
        "select i.lasting_id
           from plans_indicators i
           join plans_versions v on v.id = i.version_id
          where v.plan_id = $1
            and i.code = $2
          order by v.number desc
          limit 1",
        [plan.into(), code.into()],
    )?;
    Ok(row.map(|(id,)| id))
}

/// The ids of a row: its own, and the one that lasts through all versions.
#[derive(Clone, Copy)]
pub(super) struct Ids<T> {
    pub(super) row: Id<T>,
    pub(super) lasting: Id<T>,
}

/// Exactly one version of a plan is in force.
pub(crate) fn make_current(tx: &mut Tx, plan: Id<Plan>, version: Id<Version>) -> Result<(), Fault> {
    tx.run("update plans_versions set is_current = 0 where plan_id = $1 and is_current = 1", [plan.into()])?;
    tx.run("update plans_versions set is_current = 1 where id = $1", [version.into()])?;
    Ok(())
}

pub(super) fn insert_node(tx: &mut Tx, version: Id<Version>, ids: Ids<Node>, ordinal: i64, node: &NodeFile) -> Result<(), Fault> {
    let id = ids.row;
    tx.run(
        "insert into plans_nodes
           (id, lasting_id, version_id, ordinal, code, slug, level, number, title, is_draft, is_cross_cutting, has_inferred_parent,
            is_title_only, is_policy)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        [
            id.into(),
            ids.lasting.into(),
            version.into(),
            ordinal.into(),
            (&node.code).into(),
            node.code.to_ascii_lowercase().into(),
            (&node.level).into(),
            node.number.clone().into(),
            (&node.title).into(),
            node.is_draft.into(),
            node.is_cross_cutting.into(),
            node.has_inferred_parent.into(),
            node.is_title_only.into(),
            node.is_policy.into(),
        ],
    )?;
    for (ordinal, part) in (0i64..).zip(&node.parts) {
        tx.run(
            "insert into plans_node_parts (node_id, kind, ordinal, body) values ($1, $2, $3, $4)",
            [id.into(), part.kind.code().into(), ordinal.into(), (&part.text).into()],
        )?;
    }
    for (ordinal, role) in (0i64..).zip(&node.roles) {
        tx.run(
            "insert into plans_node_roles (node_id, ordinal, actor, body) values ($1, $2, $3, $4)",
            [id.into(), ordinal.into(), (&role.actor).into(), (&role.text).into()],
        )?;
    }
    node.goal.as_ref().map_or(Ok(()), |goal| insert_goal(tx, id, goal))
}

fn insert_goal(tx: &mut Tx, id: Id<Node>, goal: &Goal) -> Result<(), Fault> {
    tx.run(
        "insert into plans_goals (node_id, heading, target, achieved, background, present, issue, related)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        [
            id.into(),
            (&goal.heading).into(),
            goal.target.clone().into(),
            goal.achieved.clone().into(),
            goal.background.clone().into(),
            goal.present.clone().into(),
            goal.issue.clone().into(),
            goal.related.clone().into(),
        ],
    )?;
    Ok(())
}

pub(super) fn insert_parent(tx: &mut Tx, node: Id<Node>, ordinal: i64, parent: Id<Node>) -> Result<(), Fault> {
    tx.run(
        "insert into plans_node_parents (node_id, ordinal, parent_id) values ($1, $2, $3)",
        [node.into(), ordinal.into(), parent.into()],
    )?;
    Ok(())
}

/// Links to items of other plans, by the ids that last. All plans of a file are written before any link, so that their order
/// in it does not matter.
pub(super) fn insert_links(tx: &mut Tx, node: Id<Node>, codes: &[String]) -> Result<(), Fault> {
    for (ordinal, code) in (0i64..).zip(codes) {
        let linked = lasting_node_by_code(tx, code)?.ok_or_else(|| Fault::Row(format!("no item has the code {code}")))?;
        tx.run(
            "insert into plans_node_links (node_id, ordinal, linked_id) values ($1, $2, $3)",
            [node.into(), ordinal.into(), linked.into()],
        )?;
    }
    Ok(())
}

pub(super) fn insert_node_section(tx: &mut Tx, node: Id<Node>, ordinal: i64, section: Id<Section>) -> Result<(), Fault> {
    tx.run(
        "insert into plans_node_sections (node_id, ordinal, section_id) values ($1, $2, $3)",
        [node.into(), ordinal.into(), section.into()],
    )?;
    Ok(())
}

pub(super) fn insert_indicator_section(tx: &mut Tx, id: Id<Indicator>, ordinal: i64, section: Id<Section>) -> Result<(), Fault> {
    tx.run(
        "insert into plans_indicator_sections (indicator_id, ordinal, section_id) values ($1, $2, $3)",
        [id.into(), ordinal.into(), section.into()],
    )?;
    Ok(())
}

/// The columns of a source: counter, opening, list, lower counter, lower fact, name from outside, cadence.
fn source_columns(source: &Source) -> [Value; 7] {
    match source {
        Source::Counted(Asked { counter, opening, list, over, .. }) => {
            let (over_counter, over_fact) = match over {
                Some(Over::Counter { counter, .. }) => (Some(counter.clone()), None),
                Some(Over::Fact(fact)) => (None, Some(fact.clone())),
                None => (None, None),
            };
            [
                counter.into(),
                (*opening).into(),
                list.clone().into(),
                over_counter.into(),
                over_fact.into(),
                Value::Null,
                Value::Null,
            ]
        }
        Source::External { name, cadence } => {
            [Value::Null, Value::Null, Value::Null, Value::Null, Value::Null, name.into(), cadence.code().into()]
        }
    }
}

pub(super) fn insert_indicator(
    tx: &mut Tx,
    version: Id<Version>,
    ids: Ids<Indicator>,
    ordinal: i64,
    node: Id<Node>,
    indicator: &Indicator,
) -> Result<(), Fault> {
    let first = |window: Option<Window>| Value::from(window.map(|window| window.first));
    let last = |window: Option<Window>| Value::from(window.map(|window| window.last));
    let (i, id) = (indicator, ids.row);
    let [counter, opening, list, over_counter, over_fact, external, cadence] = source_columns(&i.source);
    tx.run(
        "insert into plans_indicators
           (id, lasting_id, version_id, ordinal, code, slug, node_id, group_name, kind, name, unit, baseline_raw, baseline_value, baseline_year,
            target_raw, target_value, target_year, target_is_strict, shape, direction, is_cumulative, decimals, is_scored,
            baseline_window_first, baseline_window_last, target_window_first, target_window_last, population,
            rationale, definition, caution, counter, opening, list, over_counter, over_fact, external, cadence)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
                 $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38)",
        [
            id.into(), ids.lasting.into(), version.into(), ordinal.into(), (&i.code).into(), (&i.slug).into(), node.into(), (&i.group).into(),
            i.kind.clone().into(), (&i.name).into(), i.unit.clone().into(),
            i.baseline.raw.clone().into(), i.baseline.value.into(), i.baseline.year.into(),
            i.target.raw.clone().into(), i.target.value.into(), i.target.year.into(), i.target.is_strict.into(),
            i.shape.code().into(), i.direction.code().into(), i.is_cumulative.into(), i64::from(i.decimals).into(), i.is_scored.into(),
            first(i.baseline_window), last(i.baseline_window), first(i.target_window), last(i.target_window), i.population.into(),
            i.rationale.clone().into(), i.definition.clone().into(), i.caution.clone().into(),
            counter, opening, list, over_counter, over_fact, external, cadence,
        ],
    )?;
    for (ordinal, limit) in (0i64..).zip(&i.limits) {
        tx.run(
            "insert into plans_indicator_limits (indicator_id, ordinal, name, raw, value, bad_side) values ($1, $2, $3, $4, $5, $6)",
            [id.into(), ordinal.into(), (&limit.name).into(), (&limit.raw).into(), limit.value.into(), limit.bad.code().into()],
        )?;
    }
    insert_filters(tx, id, &i.source)
}

fn insert_filters(tx: &mut Tx, id: Id<Indicator>, source: &Source) -> Result<(), Fault> {
    let Source::Counted(asked) = source else { return Ok(()) };
    let lower = match &asked.over {
        Some(Over::Counter { filters, .. }) => filters.as_slice(),
        _ => &[],
    };
    let upper = asked.filters.iter().map(|pair| (false, pair));
    for (is_lower, (dimension, value)) in upper.chain(lower.iter().map(|pair| (true, pair))) {
        tx.run(
            "insert into plans_indicator_filters (indicator_id, is_lower, dimension, value) values ($1, $2, $3, $4)",
            [id.into(), is_lower.into(), dimension.into(), value.into()],
        )?;
    }
    Ok(())
}
