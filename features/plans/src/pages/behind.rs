//! What stands behind a figure: records with day and place, or their number, or what will count it.

use engawa_kernel::FiscalYear;
use engawa_web::Said;
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::ui::SectionHead;

use super::indicator::Known;
use super::look::{Look, records_path};
use super::{held, method};
use crate::model::{Action, AreaName, Availability, Behind, Indicator, Milestone, Source};

/// Sentences above the records, or in their place.
pub fn lines(look: &Look, known: &Known) -> Vec<Said> {
    let series = &known.standing.series;
    if series.availability == Availability::Soon {
        return vec![look.voice.say(soon(&known.standing.indicator.source))];
    }
    let year = series.latest().map(|figure| figure.year);
    let mut said = vec![intro(look, &known.standing.indicator, &known.behind.behind, year)];
    if known.behind.next.is_some() {
        said.push(look.voice.say_with("plans-behind-limit", &[("count", count(&known.behind.behind).into())]));
    }
    if hides(known) {
        said.push(look.voice.say("plans-behind-hidden-note"));
    }
    said
}

/// The head of the records, with the way to all of them where not all are shown.
pub fn head(look: &Look, known: &Known, head: SectionHead) -> SectionHead {
    let Some(_) = known.behind.next else { return head };
    let path = records_path(&known.book.plan.slug, &known.standing.indicator.slug);
    head.more(look.voice.say("plans-behind-all"), look.link(&path))
}

fn count(behind: &Behind) -> usize {
    match behind {
        Behind::Actions(actions) => actions.len(),
        Behind::Milestones(milestones) => milestones.len(),
        Behind::Number(_) | Behind::Nothing => 0,
    }
}

/// What these records are, or why there are none.
pub fn intro(look: &Look, indicator: &Indicator, behind: &Behind, year: Option<FiscalYear>) -> Said {
    match behind {
        Behind::Actions(actions) if actions.is_empty() => look.voice.say("plans-behind-none"),
        Behind::Actions(_) | Behind::Milestones(_) => {
            look.voice.say_with("plans-behind-intro", &[("year", said_year(look, year).into())])
        }
        Behind::Number(count) => look.voice.say_with("plans-behind-number", &[("count", (*count).into())]),
        Behind::Nothing if matches!(indicator.source, Source::External { .. }) => look.voice.say("plans-behind-external"),
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

/// The year in the words of the reader.
pub fn said_year(look: &Look, year: Option<FiscalYear>) -> Said {
    year.map_or_else(|| look.missing(), |year| look.voice.fiscal_year(year))
}

fn year(look: &Look, known: &Known) -> Said {
    said_year(look, known.standing.series.latest().map(|figure| figure.year))
}

/// The records themselves, the newest first.
pub fn records(look: &Look, behind: &Behind, year: Option<FiscalYear>) -> Option<Table> {
    let caption = look.voice.say_with("plans-behind-caption", &[("year", said_year(look, year).into())]);
    match behind {
        Behind::Actions(actions) if !actions.is_empty() => Some(of_actions(look, caption, actions)),
        Behind::Milestones(milestones) if !milestones.is_empty() => Some(of_milestones(look, caption, milestones)),
        _ => None,
    }
}

fn of_actions(look: &Look, caption: Said, actions: &[(Action, i64)]) -> Table {
    let say = |key| look.voice.say(key);
    let columns = vec![
        Column::text(say("plans-behind-what")),
        Column::day(say("plans-behind-day")),
        Column::text(say("plans-behind-parties")),
        Column::text(say("plans-behind-where")),
        Column::number(say("plans-behind-count")),
    ];
    let rows = actions.iter().map(|(action, count)| of_action(look, action, *count));
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

fn of_milestones(look: &Look, caption: Said, milestones: &[Milestone]) -> Table {
    let columns = vec![Column::text(look.voice.say("plans-behind-what")), Column::day(look.voice.say("plans-behind-day"))];
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
