//! The roster of a body at its desk.

mod counted;
mod counting;
mod deletion;
pub(crate) mod entry;
mod files;
mod leaving;
mod list;
mod shares;

use engawa_db::{Db, Fault};
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::{Ctx, Rooms, RouteRow, Said, ToDo, Voice};

use super::{Entered, PartShown};
use crate::model::Entry;
use crate::rules::roster::{Totals, totals};
use crate::store;

/// The personal columns that a page of the roster may show.
pub(crate) const MEMBERS: &[&str] = &[
    "parties_entries.label",
    "parties_entries.kana",
    "parties_entries.address",
    "parties_entries.phone",
    "parties_entries.mail",
    "parties_entries.persons",
    "parties_entries.is_paper",
    "parties_entries.note",
];

const fn page(path: &'static str) -> RouteRow {
    super::page(path).shows(MEMBERS)
}

const fn deed(path: &'static str) -> RouteRow {
    super::deed(path).shows(MEMBERS)
}

/// The pages of the roster.
pub(super) fn routes() -> Rooms {
    Rooms::new()
        .row(list::SHOW, list::show)
        .row(entry::NEW, entry::show_new)
        .row(entry::NEW_DEED, entry::submit_new)
        .row(entry::SHOW, entry::show)
        .row(entry::DEED, entry::submit)
        .row(leaving::SHOW, leaving::show)
        .row(leaving::DEED, leaving::submit)
        .row(counted::SHOW, counted::show)
        .row(counted::DEED, counted::submit)
        .row(counting::SHOW, counting::show)
        .row(counting::DEED, counting::submit)
        .row(counting::REPORT, counting::show_report)
        .row(counting::REPORT_DEED, counting::submit_report)
        .row(files::CSV, files::csv)
        .row(files::PRINT, files::print)
        .row(shares::SHOW, shares::show)
        .row(shares::NEW, shares::show_new)
        .row(shares::DEED, shares::submit)
        .row(shares::END_DEED, shares::submit_end)
        .row(deletion::SHOW, deletion::show)
        .row(deletion::DEED, deletion::submit)
}

/// The card of the roster on the home, with its count.
pub(super) fn part(db: &Db, at: &Entered, voice: &Voice) -> Result<PartShown, Fault> {
    let sum = sums(&store::roster::entries_of(db, at.body.id)?);
    let path = at.path("/roster");
    let empty = ToDo { what: voice.say("parties-roster-begin"), about: None, due: None, path: path.clone() };
    Ok(PartShown {
        title: voice.say("parties-roster"),
        text: voice.say_with("parties-roster-text", &[("count", sum.households.into()), ("paper", sum.paper.into())]),
        path,
        todos: if sum.households == 0 && at.keeps() { vec![empty] } else { Vec::new() },
    })
}

fn sums(entries: &[Entry]) -> Totals {
    totals(entries.iter().map(|entry| &entry.said))
}

/// The columns of a roster, on pages and in files.
pub(crate) fn table(ctx: &Ctx, caption: impl Into<Said>) -> Table {
    let say = |key| ctx.voice.say(key);
    let columns = vec![
        Column::text(say("parties-entry-label")),
        Column::text(say("parties-entry-kana")),
        Column::text(say("parties-entry-group")),
        Column::text(say("parties-entry-address")),
        Column::text(say("parties-entry-phone")),
        Column::text(say("parties-entry-mail")),
        Column::number(say("parties-entry-persons")),
        Column::text(say("parties-entry-paper")),
    ];
    Table::new(&ctx.voice, caption, columns).hide_caption()
}

/// A household as a row; with an address of its own page where it may be changed.
pub(crate) fn row(ctx: &Ctx, entry: &Entry, href: Option<String>) -> Row {
    let said = &entry.said;
    let name = if said.label.is_empty() { ctx.voice.say("parties-entry-unnamed") } else { Said::text(&said.label) };
    let paper = if said.is_paper { ctx.voice.say("parties-entry-paper-yes") } else { Said::text("") };
    // Few households say how many they are: an empty place is calmer than a column of marks.
    let persons = said.persons.map_or_else(|| Cell::text(""), |count| Cell::text(count.to_string()));
    Row::new(vec![
        href.map_or_else(|| Cell::text(name.clone()), |href| Cell::link(name.clone(), href)),
        Cell::text(said.kana.as_str()),
        Cell::text(said.group.as_str()),
        Cell::text(said.address.as_str()),
        Cell::text(said.phone.as_str()),
        Cell::text(said.mail.as_str()),
        persons,
        Cell::text(paper),
    ])
}
