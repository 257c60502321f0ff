//! SQL that reads plans, items and indicators.

use std::collections::HashMap;
use std::hash::Hash;

use engawa_db::{Cells, Db, Fault, FromRow, Limit};
use engawa_kernel::measure::Window;
use engawa_kernel::{Choice, FiscalYear, Id};

use crate::model::{
    Asked, Band, Goal, Grade, Indicator, IndicatorLimit, Node, Over, Part, Period, Plan, Printed, RelatedPlan, RoleText, Scale,
    SectionName, Source,
};

/// A version; only the stores know it.
pub(crate) enum Version {}

/// A plan with the id of its current version.
pub(crate) struct FoundPlan {
    pub(crate) version: Id<Version>,
    pub(crate) plan: Plan,
}

pub(crate) fn choice<C: Choice>(code: &str) -> Result<C, Fault> {
    C::from_code(code).ok_or_else(|| Fault::Row(format!("no such choice: {code}")))
}

fn choice_cell<C: Choice>(cells: &mut Cells) -> Result<C, Fault> {
    choice(&cells.next::<String>()?)
}

impl FromRow for FoundPlan {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let version = cells.next()?;
        let (id, slug, number, title) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let kind = choice_cell(cells)?;
        let scope = cells.next()?;
        let (from, to): (Option<FiscalYear>, Option<FiscalYear>) = (cells.next()?, cells.next()?);
        let raw: Option<String> = cells.next()?;
        let period = from.zip(to).map(|(from, to)| Period { from, to, raw: raw.unwrap_or_default() });
        let plan = Plan {
            id,
            slug,
            title,
            kind,
            scope,
            version: number,
            period,
            source_title: cells.next()?,
            source_url: cells.next()?,
            levels: Vec::new(),
            actors: Vec::new(),
            related: Vec::new(),
            scale: None,
        };
        Ok(FoundPlan { version, plan })
    }
}

/// The plans in their current versions, in the order of the town.
pub(crate) fn plans(db: &Db) -> Result<Vec<FoundPlan>, Fault> {
    let found = db.all(
        "select v.id, p.id, p.slug, v.number, v.title, v.kind, v.scope, v.period_from, v.period_to, v.period_raw,
                v.source_title, v.source_url
           from plans_versions v
           join plans_plans p on p.id = v.plan_id
          where v.is_current = 1
          order by p.ordinal, p.slug
          limit $1",
        [Limit::SHORT.into()],
    )?;
    filled(db, found)
}

/// One version of a plan, current or not.
pub(crate) fn version(db: &Db, plan: &str, number: i64) -> Result<Option<FoundPlan>, Fault> {
    let found = db.all(
        "select v.id, p.id, p.slug, v.number, v.title, v.kind, v.scope, v.period_from, v.period_to, v.period_raw,
                v.source_title, v.source_url
           from plans_versions v
           join plans_plans p on p.id = v.plan_id
          where p.slug = $1
            and v.number = $2
          order by v.id
          limit 1",
        [plan.into(), number.into()],
    )?;
    Ok(filled(db, found)?.pop())
}

fn filled(db: &Db, mut found: Vec<FoundPlan>) -> Result<Vec<FoundPlan>, Fault> {
    for FoundPlan { version, plan } in &mut found {
        plan.levels = labels(db, *version, "select label from plans_levels where version_id = $1 order by ordinal limit 100")?;
        plan.actors = labels(db, *version, "select name from plans_actors where version_id = $1 order by ordinal limit 100")?;
        let related: Vec<(String, Option<String>)> =
            db.all("select title, period from plans_related where version_id = $1 order by ordinal limit 1000", [(*version).into()])?;
        plan.related = related.into_iter().map(|(title, period)| RelatedPlan { title, period }).collect();
        plan.scale = scale(db, *version)?;
    }
    Ok(found)
}

fn labels(db: &Db, version: Id<Version>, sql: &str) -> Result<Vec<String>, Fault> {
    let rows: Vec<(String,)> = db.all(sql, [version.into()])?;
    Ok(rows.into_iter().map(|(label,)| label).collect())
}

fn scale(db: &Db, version: Id<Version>) -> Result<Option<Scale>, Fault> {
    let found: Option<(String, String)> = db.first("select name, unit from plans_scales where version_id = $1", [version.into()])?;
    let Some((name, unit)) = found else { return Ok(None) };
    let evaluators = labels(db, version, "select name from plans_evaluators where version_id = $1 order by ordinal limit 100")?;
    let grades = db.all(
        "select grade, label, above, equals, from_value, below, is_judged
           from plans_grades
          where version_id = $1
          order by grade
          limit 100",
        [version.into()],
    )?;
    Ok(Some(Scale { name, unit, evaluators, grades }))
}

impl FromRow for Grade {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (grade, label) = (cells.next()?, cells.next()?);
        let bounds: [Option<f64>; 4] = [cells.next()?, cells.next()?, cells.next()?, cells.next()?];
        let is_judged: bool = cells.next()?;
        let band = match bounds {
            _ if is_judged => Band::Judged,
            [Some(above), None, None, None] => Band::Above(above),
            [None, Some(equals), None, None] => Band::Equals(equals),
            [None, None, Some(from), Some(below)] => Band::Between(from, below),
            [None, None, None, Some(below)] => Band::Below(below),
            _ => return Err(Fault::Row(format!("grade {grade} has no band"))),
        };
        Ok(Grade { grade, label, band })
    }
}

impl FromRow for Node {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Node {
            id: cells.next()?,
            code: cells.next()?,
            slug: cells.next()?,
            level: cells.next()?,
            number: cells.next()?,
            title: cells.next()?,
            is_draft: cells.next()?,
            is_cross_cutting: cells.next()?,
            has_inferred_parent: cells.next()?,
            is_title_only: cells.next()?,
            is_policy: cells.next()?,
            parents: Vec::new(),
            sections: Vec::new(),
            parts: Vec::new(),
            roles: Vec::new(),
            goal: None,
        })
    }
}

/// A row that belongs to an item or an indicator.
struct Of<K, T>(Id<K>, T);

impl<K, T: FromRow> FromRow for Of<K, T> {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Of(cells.next()?, T::from_row(cells)?))
    }
}

fn grouped<K, T>(rows: Vec<Of<K, T>>) -> HashMap<Id<K>, Vec<T>>
where
    Id<K>: Hash + Eq,
{
    let mut groups: HashMap<Id<K>, Vec<T>> = HashMap::new();
    for Of(id, row) in rows {
        groups.entry(id).or_default().push(row);
    }
    groups
}

impl FromRow for SectionName {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(SectionName { id: cells.next()?, name: cells.next()? })
    }
}

impl FromRow for Part {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Part { kind: choice_cell(cells)?, text: cells.next()? })
    }
}

impl FromRow for RoleText {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(RoleText { actor: cells.next()?, text: cells.next()? })
    }
}

impl FromRow for Goal {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Goal {
            heading: cells.next()?,
            target: cells.next()?,
            achieved: cells.next()?,
            background: cells.next()?,
            present: cells.next()?,
            issue: cells.next()?,
            related: cells.next()?,
        })
    }
}

/// The items of a version, in printed order.
pub(crate) fn nodes(db: &Db, version: Id<Version>) -> Result<Vec<Node>, Fault> {
    let mut nodes: Vec<Node> = db.all(
        "select id, code, slug, level, number, title, is_draft, is_cross_cutting, has_inferred_parent, is_title_only, is_policy
           from plans_nodes
          where version_id = $1
          order by ordinal
          limit $2",
        [version.into(), Limit::SHORT.into()],
    )?;
    let mut parents = parents(db, version)?;
    let mut sections = node_sections(db, version)?;
    let mut parts = parts(db, version)?;
    let mut roles = roles(db, version)?;
    let mut goals = goals(db, version)?;
    for node in &mut nodes {
        node.parents = parents.remove(&node.id).unwrap_or_default().into_iter().map(|(parent,)| parent).collect();
        node.sections = sections.remove(&node.id).unwrap_or_default();
        node.parts = parts.remove(&node.id).unwrap_or_default();
        node.roles = roles.remove(&node.id).unwrap_or_default();
        node.goal = goals.remove(&node.id).and_then(|mut goals| goals.pop());
    }
    Ok(nodes)
}

fn parents(db: &Db, version: Id<Version>) -> Result<HashMap<Id<Node>, Vec<(Id<Node>,)>>, Fault> {
    Ok(grouped(db.all(
        "select r.node_id, r.parent_id
           from plans_node_parents r
           join plans_nodes n on n.id = r.node_id
          where n.version_id = $1
          order by r.node_id, r.ordinal
          limit $2",
        [version.into(), Limit::SHORT.into()],
    )?))
}

fn node_sections(db: &Db, version: Id<Version>) -> Result<HashMap<Id<Node>, Vec<SectionName>>, Fault> {
    Ok(grouped(db.all(
        "select r.node_id, r.section_id, s.name
           from plans_node_sections r
           join plans_nodes n on n.id = r.node_id
           join v_sections_on s on s.id = r.section_id
          where n.version_id = $1
          order by r.node_id, r.ordinal
          limit $2",
        [version.into(), Limit::SHORT.into()],
    )?))
}

fn parts(db: &Db, version: Id<Version>) -> Result<HashMap<Id<Node>, Vec<Part>>, Fault> {
    Ok(grouped(db.all(
        "select r.node_id, r.kind, r.body
           from plans_node_parts r
           join plans_nodes n on n.id = r.node_id
          where n.version_id = $1
          order by r.node_id, r.ordinal
          limit $2",
        [version.into(), Limit::SHORT.into()],
    )?))
}

fn roles(db: &Db, version: Id<Version>) -> Result<HashMap<Id<Node>, Vec<RoleText>>, Fault> {
    Ok(grouped(db.all(
        "select r.node_id, r.actor, r.body
           from plans_node_roles r
           join plans_nodes n on n.id = r.node_id
          where n.version_id = $1
          order by r.node_id, r.ordinal
          limit $2",
        [version.into(), Limit::SHORT.into()],
    )?))
}

fn goals(db: &Db, version: Id<Version>) -> Result<HashMap<Id<Node>, Vec<Goal>>, Fault> {
    Ok(grouped(db.all(
        "select g.node_id, g.heading, g.target, g.achieved, g.background, g.present, g.issue, g.related
           from plans_goals g
           join plans_nodes n on n.id = g.node_id
          where n.version_id = $1
          order by g.node_id
          limit $2",
        [version.into(), Limit::SHORT.into()],
    )?))
}

/// An indicator before its lists are filled in.
struct BareIndicator {
    indicator: Indicator,
    over_counter: Option<String>,
}

fn window(cells: &mut Cells) -> Result<Option<Window>, Fault> {
    let (first, last): (Option<FiscalYear>, Option<FiscalYear>) = (cells.next()?, cells.next()?);
    Ok(first.zip(last).map(|(first, last)| Window { first, last }))
}

fn printed(cells: &mut Cells, is_strict: bool) -> Result<Printed, Fault> {
    Ok(Printed { raw: cells.next()?, value: cells.next()?, year: cells.next()?, is_strict })
}

impl FromRow for BareIndicator {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, code, slug, node) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let (group, kind, name, unit) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let baseline = printed(cells, false)?;
        let mut target = printed(cells, false)?;
        target.is_strict = cells.next()?;
        let (shape, direction) = (choice_cell(cells)?, choice_cell(cells)?);
        let (is_cumulative, decimals, is_scored) = (cells.next()?, cells.next()?, cells.next()?);
        let (baseline_window, target_window) = (window(cells)?, window(cells)?);
        let population = cells.next()?;
        let (rationale, definition, caution) = (cells.next()?, cells.next()?, cells.next()?);
        let (source, over_counter) = source(cells)?;
        let indicator = Indicator {
            id, code, slug, node, group, kind, name, unit, baseline, target, shape, direction, is_cumulative, decimals, is_scored,
            limits: Vec::new(),
            baseline_window, target_window, population,
            sections: Vec::new(),
            rationale, definition, caution, source,
        };
        Ok(BareIndicator { indicator, over_counter })
    }
}

fn source(cells: &mut Cells) -> Result<(Source, Option<String>), Fault> {
    let counter: Option<String> = cells.next()?;
    let (opening, list) = (cells.next()?, cells.next()?);
    let over_counter: Option<String> = cells.next()?;
    let over_fact: Option<String> = cells.next()?;
    let external: Option<String> = cells.next()?;
    let cadence: Option<String> = cells.next()?;
    let source = match (counter, external) {
        (Some(counter), None) => {
            Source::Counted(Asked { counter, filters: Vec::new(), over: over_fact.map(Over::Fact), opening, list })
        }
        (None, Some(name)) => Source::External { name, cadence: choice(cadence.as_deref().unwrap_or("yearly"))? },
        _ => return Err(Fault::Row("an indicator has two sources, or none".into())),
    };
    Ok((source, over_counter))
}

/// The indicators of a version, in printed order.
pub(crate) fn indicators(db: &Db, version: Id<Version>) -> Result<Vec<Indicator>, Fault> {
    let found: Vec<BareIndicator> = db.all(
        "select id, code, slug, node_id, group_name, kind, name, unit, baseline_raw, baseline_value, baseline_year,
                target_raw, target_value, target_year, target_is_strict, shape, direction, is_cumulative, decimals, is_scored,
                baseline_window_first, baseline_window_last, target_window_first, target_window_last, population,
                rationale, definition, caution, counter, opening, list, over_counter, over_fact, external, cadence
           from plans_indicators
          where version_id = $1
          order by ordinal
          limit $2",
        [version.into(), Limit::SHORT.into()],
    )?;
    let mut limits = limits(db, version)?;
    let mut sections = indicator_sections(db, version)?;
    let mut filters = filters(db, version)?;
    let fill = |BareIndicator { mut indicator, over_counter }| {
        indicator.limits = limits.remove(&indicator.id).unwrap_or_default();
        indicator.sections = sections.remove(&indicator.id).unwrap_or_default();
        if let Source::Counted(asked) = &mut indicator.source {
            let (lower, upper): (Vec<FilterRow>, Vec<FilterRow>) =
                filters.remove(&indicator.id).unwrap_or_default().into_iter().partition(|row| row.is_lower);
            asked.filters = upper.into_iter().map(|row| row.pair).collect();
            if let Some(counter) = over_counter {
                asked.over = Some(Over::Counter { counter, filters: lower.into_iter().map(|row| row.pair).collect() });
            }
        }
        indicator
    };
    Ok(found.into_iter().map(fill).collect())
}

impl FromRow for IndicatorLimit {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(IndicatorLimit { name: cells.next()?, raw: cells.next()?, value: cells.next()?, bad: choice_cell(cells)? })
    }
}

fn limits(db: &Db, version: Id<Version>) -> Result<HashMap<Id<Indicator>, Vec<IndicatorLimit>>, Fault> {
    Ok(grouped(db.all(
        "select r.indicator_id, r.name, r.raw, r.value, r.bad_side
           from plans_indicator_limits r
           join plans_indicators i on i.id = r.indicator_id
          where i.version_id = $1
          order by r.indicator_id, r.ordinal
          limit $2",
        [version.into(), Limit::SHORT.into()],
    )?))
}

fn indicator_sections(db: &Db, version: Id<Version>) -> Result<HashMap<Id<Indicator>, Vec<SectionName>>, Fault> {
    Ok(grouped(db.all(
        "select r.indicator_id, r.section_id, s.name
           from plans_indicator_sections r
           join plans_indicators i on i.id = r.indicator_id
           join v_sections_on s on s.id = r.section_id
          where i.version_id = $1
          order by r.indicator_id, r.ordinal
          limit $2",
        [version.into(), Limit::SHORT.into()],
    )?))
}

struct FilterRow {
    is_lower: bool,
    pair: (String, String),
}

impl FromRow for FilterRow {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(FilterRow { is_lower: cells.next()?, pair: (cells.next()?, cells.next()?) })
    }
}

fn filters(db: &Db, version: Id<Version>) -> Result<HashMap<Id<Indicator>, Vec<FilterRow>>, Fault> {
    Ok(grouped(db.all(
        "select r.indicator_id, r.is_lower, r.dimension, r.value
           from plans_indicator_filters r
           join plans_indicators i on i.id = r.indicator_id
          where i.version_id = $1
          order by r.indicator_id, r.is_lower, r.dimension
          limit $2",
        [version.into(), Limit::SHORT.into()],
    )?))
}

/// The names of an indicator and of its plan in addresses.
pub(crate) fn place_of(db: &Db, id: Id<Indicator>) -> Result<Option<(String, String)>, Fault> {
    db.first(
        "select p.slug, i.slug
           from plans_indicators i
           join plans_versions v on v.id = i.version_id
           join plans_plans p on p.id = v.plan_id
          where i.id = $1",
        [id.into()],
    )
}

/// The item with a code, among the current versions of all plans.
pub(crate) fn node_id_by_code(db: &Db, code: &str) -> Result<Option<Id<Node>>, Fault> {
    let row: Option<(Id<Node>,)> = db.first(
        "select n.id
           from plans_nodes n
           join plans_versions v on v.id = n.version_id
          where n.code = $1
            and v.is_current = 1
          order by n.id
          limit 1",
        [code.into()],
    )?;
    Ok(row.map(|(id,)| id))
}

/// Whether nothing stands below an item.
pub(crate) fn node_is_leaf(db: &Db, id: Id<Node>) -> Result<bool, Fault> {
    let below: i64 = db.one("select cast(count(*) as bigint) from plans_node_parents where parent_id = $1", [id.into()])?;
    Ok(below == 0)
}
