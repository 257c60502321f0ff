//! Rows of the entry of a year, as the desk has them: the examples of the grid.

use super::{EntryGrid, EntryState, GridColumn, GridInput, GridRow};
use crate::words::{Said, Voice};

pub(super) fn grid(voice: &Voice, id: &str) -> EntryGrid {
    let columns = vec![
        GridColumn::new(voice.say("web-example-value")).short(),
        GridColumn::new(voice.say("web-ui-x-kind")).short(),
        GridColumn::new(voice.say("web-ui-x-source")),
        GridColumn::new(voice.say("web-ui-x-why")).long(),
    ];
    EntryGrid::new(voice, id, voice.say("web-ui-x-figures"), voice.say("web-ui-x-indicator"), columns)
}

fn row(voice: &Voice, id: &str, name: Said, value: &str, state: EntryState) -> GridRow {
    let kinds = vec![("p", voice.say("web-ui-entry-preliminary")), ("f", voice.say("web-ui-entry-final"))];
    let why = match state {
        EntryState::Corrected => GridInput::text(format!("why-{id}"), "").max(200),
        _ => GridInput::nothing(),
    };
    GridRow {
        id: id.into(),
        name,
        href: Some("#".into()),
        unit: voice.say("web-ui-x-people"),
        context: vec![(voice.short_year(2024), "1,189".into()), (voice.say("web-target"), "1,500".into())],
        inputs: vec![
            GridInput::number(format!("value-{id}"), value),
            GridInput::pick(format!("kind-{id}"), "f", kinds),
            GridInput::text(format!("source-{id}"), ""),
            why,
        ],
        state: Some(state),
        errors: Vec::new(),
    }
}

pub(super) fn usual(voice: &Voice) -> EntryGrid {
    let row = |id, value, state| row(voice, id, voice.say("web-ui-x-members"), value, state);
    grid(voice, "x-grid-usual")
        .row(row("x-u1", "", EntryState::Missing))
        .row(row("x-u2", "1,234", EntryState::Preliminary))
        .row(row("x-u3", "1,240", EntryState::Final))
}

pub(super) fn full(voice: &Voice) -> EntryGrid {
    let long = row(voice, "x-f1", voice.say("web-example-long"), "4,597,752.25", EntryState::Corrected);
    let counted = GridRow {
        inputs: vec![GridInput::shown("17"), GridInput::nothing(), GridInput::shown(voice.say("web-ui-x-counted"))],
        ..row(voice, "x-f2", voice.say("web-example-policy"), "", EntryState::Final)
    };
    grid(voice, "x-grid-full").row(long).row(counted)
}

pub(super) fn wrong(voice: &Voice) -> EntryGrid {
    let mut bad = row(voice, "x-w1", "<b>&".into(), "\"><i>", EntryState::Missing);
    bad.errors = vec![voice.say("web-ui-x-not-a-number"), "<i>".into()];
    let empty = GridRow { id: "x-w2".into(), name: voice.say("web-example-policy"), ..GridRow::default() };
    grid(voice, "x-grid-wrong").row(bad).row(empty)
}
