//! Plans in their versions.

use engawa_db::{Cells, Db, Fault, FromRow, Limit};
use engawa_kernel::{FiscalYear, Id};

use super::choice_cell;
use crate::model::{Band, Grade, Period, Plan, RelatedPlan, Scale};

/// A version; only the stores know it.
pub(crate) enum Version {}

/// A plan in a version, with the id of that version.
#[derive(Clone)]
pub(crate) struct FoundPlan {
    pub(crate) version: Id<Version>,
    pub(crate) plan: Plan,
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
            adopted_on: cells.next()?,
            reason: cells.next()?,
            body: cells.next()?,
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
                v.source_title, v.source_url, v.adopted_on, v.reason, p.body_id
           from plans_versions v
           join plans_plans p on p.id = v.plan_id
          where v.is_current = 1
          order by p.ordinal, p.slug
          limit $1",
        [Limit::SHORT.into()],
    )?;
    filled(db, found)
}

/// A plan in its current version.
pub(crate) fn plan(db: &Db, slug: &str) -> Result<Option<FoundPlan>, Fault> {
    let found = db.all(
        "select v.id, p.id, p.slug, v.number, v.title, v.kind, v.scope, v.period_from, v.period_to, v.period_raw,
                v.source_title, v.source_url, v.adopted_on, v.reason, p.body_id
           from plans_versions v
           join plans_plans p on p.id = v.plan_id
          where p.slug = $1
            and v.is_current = 1
          order by v.id
          limit 1",
        [slug.into()],
    )?;
    Ok(filled(db, found)?.pop())
}

/// One version of a plan, current or not.
pub(crate) fn version(db: &Db, plan: &str, number: i64) -> Result<Option<FoundPlan>, Fault> {
    let found = db.all(
        "select v.id, p.id, p.slug, v.number, v.title, v.kind, v.scope, v.period_from, v.period_to, v.period_raw,
                v.source_title, v.source_url, v.adopted_on, v.reason, p.body_id
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

/// The versions of a plan that were ever adopted, in their order; a draft is none.
pub(crate) fn adopted(db: &Db, plan: &str) -> Result<Vec<FoundPlan>, Fault> {
    let found = db.all(
        "select v.id, p.id, p.slug, v.number, v.title, v.kind, v.scope, v.period_from, v.period_to, v.period_raw,
                v.source_title, v.source_url, v.adopted_on, v.reason, p.body_id
           from plans_versions v
           join plans_plans p on p.id = v.plan_id
          where p.slug = $1
            and v.state = 'adopted'
          order by v.number
          limit $2",
        [plan.into(), Limit::SHORT.into()],
    )?;
    filled(db, found)
}

fn filled(db: &Db, mut found: Vec<FoundPlan>) -> Result<Vec<FoundPlan>, Fault> {
    for FoundPlan { version, plan } in &mut found {
        plan.levels = labels(db, *version, "select label from plans_levels where version_id = $1 order by ordinal limit 100")?;
        plan.actors = labels(db, *version, "select name from plans_actors where version_id = $1 order by ordinal limit 100")?;
        let related: Vec<(String, Option<String>)> = db.all(
            "select title, period from plans_related where version_id = $1 order by ordinal limit 1000",
            [(*version).into()],
        )?;
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
    let found: Option<(String, String)> =
        db.first("select name, unit from plans_scales where version_id = $1", [version.into()])?;
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

/// The bounds of a band as they are stored: above, equal to, from, below. What opens upward has no last one.
pub(crate) fn bounds(band: Band) -> [Option<f64>; 4] {
    match band {
        Band::Above(bound) => [Some(bound), None, None, None],
        Band::Equals(bound) => [None, Some(bound), None, None],
        Band::Between(from, below) => [None, None, Some(from), Some(below).filter(|below| below.is_finite())],
        Band::Below(bound) => [None, None, None, Some(bound)],
        Band::Judged => [None; 4],
    }
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
            [None, None, Some(from), below] => Band::Between(from, below.unwrap_or(f64::INFINITY)),
            [None, None, None, Some(below)] => Band::Below(below),
            _ => return Err(Fault::Row(format!("grade {grade} has no band"))),
        };
        Ok(Grade { grade, label, band })
    }
}
