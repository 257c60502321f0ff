//! The columns in which areas are compared: name, kind, people, households, the day.

use engawa_web::Voice;
use engawa_web::tables::{Cell, Column};

use super::known::Counts;
use super::look::number;

pub(super) fn count_columns(voice: &Voice) -> Vec<Column> {
    vec![
        Column::text(voice.say("areas-column-name")),
        Column::text(voice.say("areas-column-kind")),
        Column::number(voice.say("areas-population")),
        Column::number(voice.say("areas-households")),
        Column::day(voice.say("areas-column-day")),
    ]
}

/// People, households, and the day of the later of both.
pub(super) fn count_cells(voice: &Voice, counts: &Counts) -> Vec<Cell> {
    let day = [&counts.people, &counts.households].into_iter().flatten().map(|figure| figure.day).max();
    vec![
        number(voice, counts.people.as_ref()).unit(voice.say("areas-unit-people")),
        number(voice, counts.households.as_ref()).unit(voice.say("areas-unit-households")),
        day.map_or_else(|| Cell::missing(voice), |day| Cell::text(voice.full_day(day))),
    ]
}
