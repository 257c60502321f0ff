//! All indicators of a plan as one table: on the page, as cards on a phone, as CSV.

use engawa_web::tables::{Cell, Column, Row, Table, TableStyle};
use engawa_web::{Said, key};

use super::look::Look;
use super::policy_row::labelled;
use super::{printed, signs};
use crate::book::Book;
use crate::model::{Indicator, Standing, YearFigure};

/// The table of a plan.
pub fn of_plan(look: &Look, book: &Book, standings: &[Standing]) -> Table {
    let say = |key| look.voice.say(key);
    let columns = vec![
        Column::text(say("plans-column-name")),
        Column::text(say("plans-column-policy")),
        Column::number(say("plans-column-baseline")),
        Column::number(say("plans-column-target")),
        Column::number(say("plans-column-latest")),
        Column::text(say("plans-column-year")),
        Column::text(say("plans-column-state")),
    ];
    let caption = look.voice.say_with("plans-indicators-caption", &[("plan", book.plan.title.as_str().into())]);
    let table = Table::new(&look.voice, caption, columns).style(TableStyle::Cards).hide_caption();
    standings.iter().fold(table, |table, standing| table.row(row(look, book, standing)))
}

fn row(look: &Look, book: &Book, standing: &Standing) -> Row {
    let indicator = &standing.indicator;
    let unit = indicator.unit.as_deref();
    let latest = standing.series.latest();
    let now = match latest {
        Some(figure) if printed::is_milestone(indicator) => Cell::text(milestone(look, figure)),
        _ => Cell::number(&look.voice, latest.and_then(|figure| figure.value), indicator.decimals).unit(unit.unwrap_or_default()),
    };
    Row::new(vec![
        Cell::link(indicator.name.as_str(), look.indicator(&book.plan.slug, &indicator.slug)),
        Cell::text(policy(look, book, indicator)),
        Cell::text(printed::as_printed(look, &indicator.baseline, unit)),
        Cell::text(printed::as_printed(look, &indicator.target, unit)),
        now,
        latest.map_or_else(|| Cell::missing(&look.voice), |figure| Cell::text(look.voice.short_year(figure.year.number()))),
        Cell::text(state(look, standing)),
    ])
}

fn milestone(look: &Look, figure: &YearFigure) -> Said {
    look.voice.say(if figure.value == Some(1.0) { key("plans-figure-done") } else { key("plans-figure-not-done") })
}

fn policy(look: &Look, book: &Book, indicator: &Indicator) -> String {
    book.policy_of(indicator.node).or_else(|| book.node(indicator.node)).map(|node| labelled(look, node)).unwrap_or_default()
}

fn state(look: &Look, standing: &Standing) -> Said {
    if !signs::is_judged(&standing.progress) {
        return look.voice.say("plans-unscored-tag");
    }
    signs::status(standing.progress.state).word(&look.voice)
}
