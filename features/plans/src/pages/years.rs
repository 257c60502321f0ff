//! The figures of an indicator year by year, the newest first, with what they are made of.

use engawa_web::Said;
use engawa_web::tables::{Cell, Column, Row, Table, TableStyle};

use super::look::Look;
use super::printed;
use crate::model::{Indicator, Printed, Source, Standing, Stated, YearFigure};
use crate::versions::{Break, What, site};

/// Which columns have anything to show.
struct Shown {
    parts: bool,
    source: bool,
    /// Why a figure was corrected; on a page it has a table of its own.
    reason: bool,
}

/// The table of the years; baseline and target of the plan stand among them.
pub fn table(look: &Look, standing: &Standing) -> Table {
    table_with(look, standing, &[])
}

/// The same with a sign at each year from which figures do not simply go on; the notes say why.
pub fn table_with(look: &Look, standing: &Standing, breaks: &[Break]) -> Table {
    with_columns(look, standing, breaks, false)
}

/// The same for a file, with the reasons of corrections where there are any.
pub fn file(look: &Look, standing: &Standing) -> Table {
    with_columns(look, standing, &[], standing.series.figures.iter().any(|figure| figure.reason.is_some()))
}

fn with_columns(look: &Look, standing: &Standing, breaks: &[Break], reason: bool) -> Table {
    let figures = &standing.series.figures;
    let shown = Shown {
        parts: figures.iter().any(|figure| figure.lower.is_some()),
        source: figures.iter().any(|figure| figure.source.is_some()),
        reason,
    };
    let caption = look.voice.say_with("plans-years-caption", &[("name", standing.indicator.name.as_str().into())]);
    let mut table = Table::new(&look.voice, caption, columns(look, &shown)).style(TableStyle::Years).hide_caption();
    if standing.indicator.target.raw.is_some() && !target_is_observed(standing) {
        table.push(printed_row(look, &standing.indicator.target, look.voice.say("plans-column-target")));
    }
    for (place, figure) in figures.iter().enumerate().rev() {
        let before = place.checked_sub(1).map(|before| &figures[before]);
        table.push(row(look, &Known { indicator: &standing.indicator, figure, before, breaks }, &shown));
    }
    if standing.indicator.baseline.raw.is_some() {
        table.push(printed_row(look, &standing.indicator.baseline, look.voice.say("plans-years-baseline-tag")));
    }
    table
}

/// What the table needs to be understood.
pub fn notes(look: &Look, standing: &Standing) -> Vec<Said> {
    let figures = &standing.series.figures;
    let has_parts = figures.iter().any(|figure| figure.lower.is_some());
    let parts = has_parts.then(|| look.voice.say("plans-years-parts-note"));
    let empty = figures.is_empty().then(|| look.voice.say("plans-years-empty"));
    let has_withheld = figures.iter().any(|figure| figure.is_withheld);
    let withheld = has_withheld.then(|| look.voice.say("plans-behind-hidden-note"));
    [parts, empty, withheld].into_iter().flatten().collect()
}

/// Why figures do not simply go on, each with its sign.
pub fn broken(look: &Look, indicator: &Indicator, breaks: &[Break]) -> Vec<Said> {
    let signed = |(place, one): (usize, &Break)| {
        let args = [("sign", site::sign(place).into()), ("words", site::sentences(look, indicator, one).into())];
        look.voice.say_with("plans-versions-signed", &args)
    };
    breaks.iter().enumerate().map(signed).collect()
}

/// Figures that were written down from a document before the records began to count: they stay readable.
pub fn entered(look: &Look, indicator: &Indicator, stated: &[Stated], breaks: &[Break]) -> Option<Table> {
    let last_of_each_year = stated.chunk_by(|one, next| one.year == next.year).filter_map(<[Stated]>::last);
    let standing: Vec<&Stated> = last_of_each_year.filter(|last| last.value.is_some()).collect();
    if standing.is_empty() || matches!(indicator.source, Source::External { .. }) {
        return None;
    }
    let same_unit = !breaks.iter().flat_map(|one| &one.what).any(|what| matches!(what, What::Unit { .. }));
    let unit = indicator.unit.as_deref().filter(|_| same_unit).unwrap_or_default();
    let columns = vec![
        Column::text(look.voice.say("plans-column-fiscal")),
        Column::number(look.voice.say("plans-years-value")),
        Column::text(look.voice.say("plans-years-source")).sub(),
    ];
    let table = Table::new(&look.voice, look.voice.say("plans-versions-entered"), columns).style(TableStyle::Years);
    let row = |one: &&Stated| {
        Row::new(vec![
            Cell::text(look.voice.fiscal_year(one.year)),
            Cell::number(&look.voice, one.value, indicator.decimals).unit(unit),
            Cell::text(one.source.as_str()),
        ])
    };
    Some(standing.iter().rev().map(row).fold(table, Table::row))
}

fn columns(look: &Look, shown: &Shown) -> Vec<Column> {
    let say = |key| look.voice.say(key);
    let mut columns = vec![
        Column::text(say("plans-column-fiscal")),
        Column::number(say("plans-years-value")),
        Column::number(say("plans-years-change")),
    ];
    if shown.parts {
        columns.push(Column::number(say("plans-years-parts")).sub());
    }
    if shown.source {
        columns.push(Column::text(say("plans-years-source")).sub());
    }
    if shown.reason {
        columns.push(Column::text(say("plans-corrections-why")).sub());
    }
    columns
}

/// What is known of a year.
struct Known<'k> {
    indicator: &'k Indicator,
    figure: &'k YearFigure,
    before: Option<&'k YearFigure>,
    breaks: &'k [Break],
}

fn row(look: &Look, known: &Known, shown: &Shown) -> Row {
    let Known { indicator, figure, breaks, .. } = *known;
    let mut cells = vec![year(look, indicator, figure, breaks), value(look, indicator, figure), change(look, known)];
    if shown.parts {
        cells.push(parts(look, figure));
    }
    if shown.source {
        cells.push(figure.source.as_deref().map_or_else(|| Cell::missing(&look.voice), Cell::text));
    }
    if shown.reason {
        cells.push(figure.reason.as_deref().map_or_else(|| Cell::missing(&look.voice), Cell::text));
    }
    let is_target = indicator.target.year == Some(figure.year.number());
    if is_target { Row::new(cells).now() } else { Row::new(cells) }
}

fn year(look: &Look, indicator: &Indicator, figure: &YearFigure, breaks: &[Break]) -> Cell {
    let year = figure.year.number();
    let signs =
        breaks.iter().enumerate().filter(|(_, one)| one.year == Some(figure.year)).map(|(place, _)| site::sign(place).into());
    let tags = [
        (indicator.target.year == Some(year)).then(|| look.voice.say("plans-years-target-tag")),
        figure.is_unfinished.then(|| look.voice.say("plans-years-unfinished-tag")),
        figure.is_preliminary.then(|| look.voice.say("plans-years-preliminary-tag")),
        figure.reason.as_ref().map(|_| look.voice.say("plans-years-corrected-tag")),
    ];
    tags.into_iter().flatten().chain(signs).fold(Cell::text(look.voice.year(year)), Cell::tag)
}

fn value(look: &Look, indicator: &Indicator, figure: &YearFigure) -> Cell {
    if figure.is_withheld {
        return Cell::text(look.voice.say("plans-behind-hidden"));
    }
    if let Some(day) = figure.reached_on.filter(|_| printed::is_milestone(indicator)) {
        return Cell::text(look.voice.full_day(day));
    }
    if printed::is_milestone(indicator) {
        return Cell::text(look.voice.say("plans-say-not-done"));
    }
    Cell::number(&look.voice, figure.value, indicator.decimals).unit(indicator.unit.as_deref().unwrap_or_default())
}

/// Only against the year right before it, and only where both are counted in the same way: a gap is no year.
fn change(look: &Look, known: &Known) -> Cell {
    let Known { indicator, figure, before, breaks } = *known;
    let is_parted = breaks.iter().any(|one| one.year == Some(figure.year) && site::parts(indicator, one));
    let before =
        before.filter(|_| !is_parted).filter(|before| before.year.number() + 1 == figure.year.number() && !figure.is_unfinished);
    let by = before.and_then(|before| Some(figure.value? - before.value?)).filter(|_| !printed::is_milestone(indicator));
    Cell::number(&look.voice, by, indicator.decimals)
}

fn parts(look: &Look, figure: &YearFigure) -> Cell {
    let (Some(upper), Some(lower), false) = (figure.upper, figure.lower, figure.is_withheld) else {
        return Cell::missing(&look.voice);
    };
    Cell::text(look.voice.say_with("plans-years-parts-of", &[("upper", upper.into()), ("lower", lower.into())]))
}

fn target_is_observed(standing: &Standing) -> bool {
    standing.indicator.target.year.is_some_and(|year| standing.series.of_year(year).is_some())
}

/// Baseline and target stand in the table as the plan prints them.
fn printed_row(look: &Look, printed: &Printed, tag: Said) -> Row {
    let year = printed.year.map_or_else(|| look.voice.say("plans-years-unknown-year"), |year| look.voice.year(year));
    Row::new(vec![Cell::text(year).tag(tag), Cell::text(printed::raw_or_missing(look, printed)), Cell::missing(&look.voice)])
}
