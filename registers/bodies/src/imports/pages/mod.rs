//! The pages of an import: the body takes its own roster in at its desk, and city hall does it for a body that asks for it.

mod deeds;
mod files;
mod index;
mod said;
mod show;

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Id;
use engawa_web::ui::Kicker;
use engawa_web::{Answer, Ctx, Face, Failure, Fields, May, Rooms, RouteRow};
use engawa_who::pages::look;
use serde::Deserialize;

use crate::model::{DeskRight, Import, Organization};
use crate::office::{self, Entered};
use crate::store;
use engawa_parties::EDIT;

/// What a page of an import may show of people.
const PEOPLE: &[&str] = &[
    "parties_imports.bytes",
    "parties_imports.name",
    "parties_entries.label",
    "parties_entries.kana",
    "parties_entries.address",
    "parties_entries.phone",
    "parties_entries.mail",
    "parties_entries.persons",
    "parties_entries.is_paper",
    "parties_entries.note",
    "parties_entries.from_on",
];
/// What is asked beside a file.
const MAPPING: &[&str] = &["column-*", "from", "year", "updates"];

const fn at_desk(path: &'static str) -> RouteRow {
    RouteRow::get(path, Face::Staff, May::Holds(&[EDIT])).shows(PEOPLE)
}

const fn deed_at_desk(path: &'static str) -> RouteRow {
    RouteRow::post(path, Face::Staff, May::Holds(&[EDIT])).shows(PEOPLE)
}

const fn at_office(path: &'static str) -> RouteRow {
    office::page(path).shows(PEOPLE)
}

const fn deed_at_office(path: &'static str) -> RouteRow {
    office::deed(path).shows(PEOPLE)
}

/// From where an import is done.
pub(super) enum Seat {
    /// From the desk of the body.
    Office(Box<Entered>),
    /// From city hall, for a body.
    Desk,
}

impl Seat {
    async fn office(ctx: &Ctx, slug: &str) -> Answer<Seat> {
        Ok(Seat::Office(Box::new(office::enter(ctx, slug, DeskRight::Keeps).await?)))
    }

    /// The path of the list.
    fn base(&self) -> String {
        match self {
            Seat::Office(entered) => entered.path("/imports"),
            Seat::Desk => "/desk/parties/imports".to_owned(),
        }
    }

    /// The path of an import.
    fn path(&self, id: Id<Import>) -> String {
        format!("{}/{id}", self.base())
    }

    /// The way above the title of the list.
    fn way(&self, ctx: &Ctx) -> Kicker {
        match self {
            Seat::Office(entered) => office::home::way_to(ctx, entered),
            Seat::Desk => Kicker::new().link(ctx.voice.say("parties-desk-entry"), ctx.link("/desk/parties")),
        }
    }

    fn is_desk(&self) -> bool {
        matches!(self, Seat::Desk)
    }

    /// The import of an address: of this body, or taken in by city hall.
    async fn import(&self, ctx: &Ctx, id: &str) -> Answer<(Import, Organization)> {
        let id: Id<Import> = look::id(id)?;
        let own = match self {
            Seat::Office(entered) => Some(entered.body.id),
            Seat::Desk => None,
        };
        let read = ctx.town.read(move |db| {
            let Some(import) = store::imports::import(db, id)? else { return Ok(None) };
            let is_ours = own.map_or(import.is_for_body, |own| own == import.organization);
            let body = store::bodies::organization(db, import.organization)?;
            Ok::<_, engawa_db::Fault>(body.filter(|_| is_ours).map(|body| (import, body)))
        });
        read.await?.ok_or(Failure::NotFound)
    }
}

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    done: String,
}

/// The pages.
pub(crate) fn routes() -> Rooms {
    Rooms::new()
        .row(at_office("/office/{slug}/imports"), index::show_at_office)
        .row(deed_at_office("/office/{slug}/imports").upload("file"), index::take_at_office)
        .row(at_office("/office/{slug}/imports/{import}").asks(&["done"]), show::at_office)
        .row(at_office("/office/{slug}/imports/{import}/rejected.csv"), files::rejected_at_office)
        .row(at_office("/office/{slug}/imports/{import}/repairs.csv"), files::repairs_at_office)
        .row(deed_at_office("/office/{slug}/imports/{import}/mapping").fields(MAPPING), deeds::map_at_office)
        .row(deed_at_office("/office/{slug}/imports/{import}/confirmation").fields(&["seen"]), deeds::confirm_at_office)
        .row(deed_at_office("/office/{slug}/imports/{import}/discarding"), deeds::discard_at_office)
        .row(deed_at_office("/office/{slug}/imports/{import}/undoing"), deeds::undo_at_office)
        .row(at_office("/office/{slug}/imports/sample.csv"), files::sample_at_office)
        .row(at_desk("/desk/parties/imports/sample.csv"), files::sample_at_desk)
        .row(at_desk("/desk/parties/imports"), index::show_at_desk)
        .row(deed_at_desk("/desk/parties/imports").fields(&["body"]).upload("file"), index::take_at_desk)
        .row(at_desk("/desk/parties/imports/{import}").asks(&["done"]), show::at_desk)
        .row(at_desk("/desk/parties/imports/{import}/rejected.csv"), files::rejected_at_desk)
        .row(at_desk("/desk/parties/imports/{import}/repairs.csv"), files::repairs_at_desk)
        .row(deed_at_desk("/desk/parties/imports/{import}/mapping").fields(MAPPING), deeds::map_at_desk)
        .row(at_desk("/desk/parties/imports/{import}/confirmation"), deeds::ask_at_desk)
        .row(deed_at_desk("/desk/parties/imports/{import}/confirmation").fields(CONFIRMATION), deeds::confirm_at_desk)
        .row(deed_at_desk("/desk/parties/imports/{import}/discarding"), deeds::discard_at_desk)
        .row(deed_at_desk("/desk/parties/imports/{import}/undoing"), deeds::undo_at_desk)
}

/// What city hall says when it takes a roster in for a body.
const CONFIRMATION: &[&str] = &["seen", "for-name", "basis", "channel", "agreed", "agreed-how"];

type OfOne = Path<(String, String)>;
type Sent = Fields;
type Shown = Answer<Response>;
