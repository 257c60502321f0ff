//! The indicators of a version.

use std::collections::HashMap;

use engawa_db::{Cells, Db, Fault, FromRow, Limit};
use engawa_kernel::measure::Window;
use engawa_kernel::{FiscalYear, Id};

use super::{Version, choice, choice_cell, grouped};
use crate::model::{Asked, Indicator, IndicatorLimit, Over, Printed, SectionName, Source};

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
            id,
            code,
            slug,
            node,
            group,
            kind,
            name,
            unit,
            baseline,
            target,
            shape,
            direction,
            is_cumulative,
            decimals,
            is_scored,
            limits: Vec::new(),
            baseline_window,
            target_window,
            population,
            sections: Vec::new(),
            rationale,
            definition,
            caution,
            source,
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

/// The indicators of a version, in printed order: all of them, or the one of a name in addresses.
pub(crate) fn indicators(db: &Db, version: Id<Version>, slug: Option<&str>) -> Result<Vec<Indicator>, Fault> {
    let found: Vec<BareIndicator> = db.all(
        "select i.lasting_id, i.code, i.slug, n.lasting_id, i.group_name, i.kind, i.name, i.unit,
                i.baseline_raw, i.baseline_value, i.baseline_year, i.target_raw, i.target_value, i.target_year, i.target_is_strict,
                i.shape, i.direction, i.is_cumulative, i.decimals, i.is_scored,
                i.baseline_window_first, i.baseline_window_last, i.target_window_first, i.target_window_last, i.population,
                i.rationale, i.definition, i.caution, i.counter, i.opening, i.list, i.over_counter, i.over_fact, i.external, i.cadence
           from plans_indicators i
           join plans_nodes n on n.id = i.node_id
          where i.version_id = $1
            and (i.slug = $2 or $2 is null)
          order by i.ordinal
          limit $3",
        [version.into(), slug.into(), Limit::SHORT.into()],
    )?;
    let mut limits = limits(db, version, slug)?;
    let mut sections = indicator_sections(db, version, slug)?;
    let mut filters = filters(db, version, slug)?;
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

fn limits(db: &Db, version: Id<Version>, slug: Option<&str>) -> Result<HashMap<Id<Indicator>, Vec<IndicatorLimit>>, Fault> {
    Ok(grouped(db.all(
        "select i.lasting_id, r.name, r.raw, r.value, r.bad_side
           from plans_indicator_limits r
           join plans_indicators i on i.id = r.indicator_id
          where i.version_id = $1
            and (i.slug = $2 or $2 is null)
          order by r.indicator_id, r.ordinal
          limit $3",
        [version.into(), slug.into(), Limit::SHORT.into()],
    )?))
}

fn indicator_sections(
    db: &Db,
    version: Id<Version>,
    slug: Option<&str>,
) -> Result<HashMap<Id<Indicator>, Vec<SectionName>>, Fault> {
    Ok(grouped(db.all(
        "select i.lasting_id, r.section_id, s.name
           from plans_indicator_sections r
           join plans_indicators i on i.id = r.indicator_id
           join v_sections_on s on s.id = r.section_id
          where i.version_id = $1
            and (i.slug = $2 or $2 is null)
          order by r.indicator_id, r.ordinal
          limit $3",
        [version.into(), slug.into(), Limit::SHORT.into()],
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

fn filters(db: &Db, version: Id<Version>, slug: Option<&str>) -> Result<HashMap<Id<Indicator>, Vec<FilterRow>>, Fault> {
    Ok(grouped(db.all(
        "select i.lasting_id, r.is_lower, r.dimension, r.value
           from plans_indicator_filters r
           join plans_indicators i on i.id = r.indicator_id
          where i.version_id = $1
            and (i.slug = $2 or $2 is null)
          order by r.indicator_id, r.is_lower, r.dimension
          limit $3",
        [version.into(), slug.into(), Limit::SHORT.into()],
    )?))
}

/// The names of an indicator and of its plan in addresses.
pub(crate) fn place_of(db: &Db, id: Id<Indicator>) -> Result<Option<(String, String)>, Fault> {
    db.first(
        "select p.slug, i.slug
           from plans_indicators i
           join plans_versions v on v.id = i.version_id
           join plans_plans p on p.id = v.plan_id
          where i.lasting_id = $1
            and v.state = 'adopted'
          order by v.is_current desc, v.number desc
          limit 1",
        [id.into()],
    )
}
