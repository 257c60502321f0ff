//! People and households over the years, as charts and as one table.

use std::collections::BTreeMap;

use engawa_web::charts::{Chart, ChartSize, Kind, YearChart, YearPoint, YearStyle};
use engawa_web::tables::{Cell, Column, Row, Table, TableStyle};
use engawa_web::{Ctx, Said};

use super::known::Known;
use super::look::{as_double, number, unit, what};
use crate::store::released::PublicFigure;
use crate::what::What;

/// The latest figure of each year.
fn by_year<'k>(known: &'k Known, of: &What) -> BTreeMap<i32, &'k PublicFigure> {
    known.figures.iter().filter(|figure| figure.what == *of).map(|figure| (figure.day.year(), figure)).collect()
}

/// A chart, where there are several years.
pub(super) fn chart(ctx: &Ctx, known: &Known, id: &str, of: &What) -> Option<Chart> {
    let voice = &ctx.voice;
    let years = by_year(known, of);
    let (first, last) = (*years.keys().next()?, *years.keys().last()?);
    if years.len() < 2 {
        return None;
    }
    let value = |year: i32| years.get(&year).and_then(|figure| figure.value).map(as_double);
    let chart = YearChart {
        id: id.into(),
        title: what(voice, &known.items, of).plain(),
        kind: Kind::Line,
        points: (first..=last).map(|year| YearPoint::new(year, value(year))).collect(),
        baseline: None,
        target: None,
        limits: Vec::new(),
        marks: Vec::new(),
        decimals: 0,
        unit: unit(voice, &known.items, of).plain(),
        missing: String::new(),
        years: YearStyle::Western,
        size: ChartSize::Card,
        note: Some(voice.say_with("areas-chart-note", &[("what", what(voice, &known.items, of).into())])),
        sample: ctx.sample_mark(),
    };
    Some(chart.show(voice))
}

/// One row a year: people, households, people in a household, and what the town counts by itself.
pub(super) fn table(ctx: &Ctx, known: &Known) -> Option<Table> {
    let voice = &ctx.voice;
    let own = known.items.iter().map(|item| What::Own(item.code.clone()));
    let sorts: Vec<What> = [What::Population(None), What::Households].into_iter().chain(own).collect();
    let by_year: Vec<BTreeMap<i32, &PublicFigure>> = sorts.iter().map(|of| by_year(known, of)).collect();
    let mut years: Vec<i32> = by_year.iter().flat_map(|of| of.keys().copied()).collect();
    years.sort_unstable();
    years.dedup();
    let shown: Vec<usize> = (0..sorts.len()).filter(|sort| !by_year[*sort].is_empty()).collect();
    let head = std::iter::once(Column::text(voice.say("areas-column-day")));
    let head = head.chain(shown.iter().map(|sort| Column::number(what(voice, &known.items, &sorts[*sort]))));
    let mut table = Table::new(voice, voice.say("areas-years-caption"), head.collect()).hide_caption().style(TableStyle::Cards);
    for year in years.iter().rev() {
        let day = shown.iter().filter_map(|sort| by_year[*sort].get(year)).map(|figure| figure.day).max()?;
        let cells = shown
            .iter()
            .map(|sort| number(voice, by_year[*sort].get(year).copied()).unit(unit(voice, &known.items, &sorts[*sort])));
        table.push(Row::new(std::iter::once(Cell::text(voice.full_day(day))).chain(cells).collect()));
    }
    (!years.is_empty()).then_some(table)
}

/// How the number of people moved between the first and the last year, in a sentence.
pub(super) fn sentence(ctx: &Ctx, known: &Known) -> Option<Said> {
    let years = by_year(known, &What::Population(None));
    let mut open = years.values().filter_map(|figure| Some((figure.day, figure.value?)));
    let first = open.next()?;
    let last = open.next_back()?;
    let change = last.1 - first.1;
    let args = [("from", ctx.voice.full_day(first.0).into()), ("count", ctx.voice.number(as_double(change.abs()), 0).into())];
    Some(match change {
        ..0 => ctx.voice.say_with("areas-fell", &args),
        0 => ctx.voice.say_with("areas-same", &args[..1]),
        1.. => ctx.voice.say_with("areas-grew", &args),
    })
}
