//! What stands behind a figure: records with day and place, or their number, or what will count it.

use engawa_web::Said;
use engawa_web::tables::{Cell, Column, Row, Table};

use super::indicator::Known;
use super::look::Look;
use super::{held, method};
use crate::model::{Action, AreaName, Availability, Behind, Milestone, Source};

/// How many records a page shows; the newest ones.
const SHOWN: usize = 50;

/// Sentences above the records, or in their place.
pub fn lines(look: &Look, known: &Known) -> Vec<Said> {
    let series = &known.standing.series;
    if series.availability == Availability::Soon {
        return vec![look.voice.say(soon(&known.standing.indicator.source))];
    }
    let mut said = vec![first(look, known)];
    let count = match &known.behind {
        Behind::Actions(actions) => actions.len(),
        Behind::Milestones(_) | Behind::Number(_) | Behind::Nothing => 0,
    };
    if count > SHOWN {
        said.push(look.voice.say_with("plans-behind-limit", &[("count", SHOWN.into())]));
    }
    if hides(known) {
        said.push(look.voice.say("plans-behind-hidden-note"));
    }
    said
}

fn first(look: &Look, known: &Known) -> Said {
    match &known.behind {
        Behind::Actions(actions) if actions.is_empty() => look.voice.say("plans-behind-none"),
        Behind::Actions(_) | Behind::Milestones(_) => {
            look.voice.say_with("plans-behind-intro", &[("year", year(look, known).into())])
        }
        Behind::Number(count) => look.voice.say_with("plans-behind-number", &[("count", (*count).into())]),
        Behind::Nothing if known.standing.series.availability == Availability::External => look.voice.say("plans-behind-external"),
        Behind::Nothing => look.voice.say("plans-behind-none"),
    }
}

fn soon(source: &Source) -> &'static str {
    match source {
        Source::Counted(asked) => method::soon(&asked.counter),
        Source::External { .. } => method::soon(""),
    }
}

fn hides(known: &Known) -> bool {
    known.areas.as_ref().is_some_and(|areas| areas.total.is_none() || areas.rows.iter().any(|(_, count)| count.is_none()))
}

fn year(look: &Look, known: &Known) -> Said {
    known.standing.series.latest().map_or_else(|| look.missing(), |figure| look.voice.year(figure.year.number()))
}

/// The records themselves, the newest first.
pub fn records(look: &Look, known: &Known) -> Option<Table> {
    match &known.behind {
        Behind::Actions(actions) if !actions.is_empty() => Some(of_actions(look, known, actions)),
        Behind::Milestones(milestones) if !milestones.is_empty() => Some(of_milestones(look, known, milestones)),
        _ => None,
    }
}

fn of_actions(look: &Look, known: &Known, actions: &[(Action, i64)]) -> Table {
    let say = |key| look.voice.say(key);
    let columns = vec![
        Column::text(say("plans-behind-what")),
        Column::text(say("plans-behind-day")),
        Column::text(say("plans-behind-parties")),
        Column::text(say("plans-behind-where")),
        Column::number(say("plans-behind-count")),
    ];
    let caption = look.voice.say_with("plans-behind-caption", &[("year", year(look, known).into())]);
    let rows = actions.iter().take(SHOWN).map(|(action, count)| of_action(look, action, *count));
    rows.fold(Table::new(&look.voice, caption, columns), Table::row)
}

fn of_action(look: &Look, action: &Action, count: i64) -> Row {
    let partners = held::partners(look, action);
    let partners = if partners.is_empty() { look.voice.say("plans-behind-alone") } else { partners.into() };
    Row::new(vec![
        Cell::text(action.title.as_str()),
        Cell::text(look.voice.full_day(action.held_on)),
        Cell::text(partners),
        Cell::text(place(look, action.area.as_ref())),
        Cell::text(look.voice.say_with("plans-count", &[("count", count.into())])),
    ])
}

fn of_milestones(look: &Look, known: &Known, milestones: &[Milestone]) -> Table {
    let columns = vec![Column::text(look.voice.say("plans-behind-what")), Column::text(look.voice.say("plans-behind-day"))];
    let caption = look.voice.say_with("plans-behind-caption", &[("year", year(look, known).into())]);
    let row = |milestone: &Milestone| {
        Row::new(vec![Cell::text(milestone.title.as_str()), Cell::text(look.voice.full_day(milestone.reached_on))])
    };
    milestones.iter().map(row).fold(Table::new(&look.voice, caption, columns), Table::row)
}

/// The figure by area. Small groups are hidden before they come here.
pub fn areas(look: &Look, known: &Known) -> Option<Table> {
    let areas = known.areas.as_ref().filter(|areas| areas.rows.len() > 1)?;
    let unit = known.standing.indicator.unit.as_deref().map_or_else(|| look.voice.say("plans-behind-count"), Said::text);
    let columns = vec![Column::text(look.voice.say("plans-behind-area")), Column::number(unit)];
    let caption = look.voice.say_with("plans-behind-areas-caption", &[("year", year(look, known).into())]);
    let row = |(area, count): &(Option<AreaName>, Option<i64>)| {
        Row::new(vec![Cell::text(place(look, area.as_ref())), counted(look, *count)])
    };
    let table = areas.rows.iter().map(row).fold(Table::new(&look.voice, caption, columns), Table::row);
    let total = Row::new(vec![Cell::text(look.voice.say("plans-behind-total")), counted(look, areas.total)]);
    Some(table.row(total.total()))
}

fn counted(look: &Look, count: Option<i64>) -> Cell {
    let Some(count) = count else { return Cell::text(look.voice.say("plans-behind-hidden")) };
    Cell::text(look.voice.say_with("plans-count", &[("count", count.into())]))
}

fn place(look: &Look, area: Option<&AreaName>) -> Said {
    area.map_or_else(|| look.voice.say("plans-behind-no-area"), |area| area.path.as_str().into())
}
