//! The list of programmes as a table: the columns are those of the file that comes in.

use engawa_kernel::Choice;
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::{Voice, key};

use crate::inventory::model::Online;
use crate::inventory::{COLUMNS, Heads, Known};
use crate::programmes::model::Scene;
use crate::words_of;

/// What the columns and the choices in them are called.
pub(crate) fn heads(voice: &Voice) -> Heads {
    Heads {
        columns: [
            voice.plain("cases-column-code"),
            voice.plain("cases-column-name"),
            voice.plain("cases-column-section"),
            voice.plain("cases-column-scene"),
            voice.plain("cases-column-about"),
            voice.plain("cases-column-online"),
            voice.plain("cases-column-link"),
            voice.plain("cases-column-post"),
            voice.plain("cases-column-counter"),
            voice.plain("cases-column-national"),
            voice.plain("cases-column-basis"),
            voice.plain("cases-column-yearly"),
        ],
        scenes: Scene::ALL.iter().map(|scene| voice.plain(words_of::scene(*scene))).collect(),
        yes: vec![voice.plain("cases-yes"), "○".to_owned()],
        no: vec![voice.plain("cases-no"), "×".to_owned()],
    }
}

/// Heads by their codes alone, for files of our own.
pub(crate) fn bare_heads() -> Heads {
    Heads { columns: COLUMNS.map(str::to_owned), scenes: Vec::new(), yes: Vec::new(), no: Vec::new() }
}

/// The table.
pub(crate) fn of(voice: &Voice, all: &[Known]) -> Table {
    let columns = heads(voice).columns.into_iter().map(Column::text).collect();
    let mut table = Table::new(voice, voice.say("cases-list-title"), columns);
    for known in all {
        let said = &known.listed.statement;
        let yes = |is: bool| Cell::text(voice.say(if is { key("cases-yes") } else { key("cases-no") }));
        let maybe = |text: Option<&String>| Cell::text(text.cloned().unwrap_or_default());
        table.push(Row::new(vec![
            Cell::text(known.listed.slug.as_str()),
            Cell::text(said.name.as_str()),
            Cell::text(known.section.as_str()),
            Cell::text(voice.say(words_of::scene(said.scene))),
            Cell::text(said.about.as_str()),
            yes(said.online == Online::Elsewhere),
            maybe(said.link.as_ref()),
            yes(said.is_by_post),
            yes(said.is_at_counter),
            yes(said.is_national),
            maybe(said.basis.as_ref()),
            Cell::text(said.yearly_count.map(|count| count.to_string()).unwrap_or_default()),
        ]));
    }
    table
}
