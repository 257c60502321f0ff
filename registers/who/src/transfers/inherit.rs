//! What becomes of the offices of a section that ends: each goes to an office of a successor, or is made there anew.

use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::{Fault, Tx};
use engawa_kernel::Id;
use engawa_web::ui::Select;
use engawa_web::{Answer, Ctx, Face, Failure, Fields, RouteRow as Row, Said, Voice, key};
use serde::Deserialize;

use super::find::Directory;
use super::model::{OfficeEnding, Plan, Seat, Transfer};
use super::rename::put_heir_like;
use super::view::{View, into_draft};
use super::{MAY, store};
use crate::model::{Office, Section};
use crate::pages::look;
use crate::pages::sheet::{Sheet, Wrongs};

/// The form.
pub(super) const SHOW: Row = Row::get("/admin/transfers/{transfer}/heirs", Face::Staff, MAY).asks(&["section"]);
/// The lines.
pub(super) const SET: Row = Row::post("/admin/transfers/{transfer}/heirs", Face::Staff, MAY).fields(&["section", "heir-*"]);

/// Which section ends.
#[derive(Deserialize)]
pub(super) struct Question {
    #[serde(default)]
    section: String,
}

/// Asks for the heir of each office.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>, Query(asked): Query<Question>) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    let section = ending(&view, &asked.section)?;
    let directory = view.directory(&ctx, Vec::new()).await?;
    page(&ctx, &view, &directory, section, &Fields::default(), &Wrongs::default())
}

/// Writes the heirs.
pub(super) async fn set(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    let section = ending(&view, fields.get("section"))?;
    let directory = view.directory(&ctx, Vec::new()).await?;
    let heirs = match read(&ctx.voice, &view, &directory, section, &fields) {
        Ok(heirs) => heirs,
        Err(wrongs) => return page(&ctx, &view, &directory, section, &fields, &wrongs),
    };
    let (transfer, plan) = (view.transfer.id, view.plan.clone());
    into_draft(&ctx, fields.key(), transfer, move |tx| {
        heirs.iter().try_for_each(|(seat, heir)| put(tx, transfer, &plan, seat, *heir))
    })
    .await?;
    ctx.see_other(&format!("{}?done=added", view.path()))
}

/// A section of the list that ends.
fn ending(view: &View, text: &str) -> Answer<Id<Section>> {
    let section = look::id(text)?;
    view.plan.endings.iter().find(|ending| ending.section == section).map(|ending| ending.section).ok_or(Failure::NotFound)
}

/// Who inherits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heir {
    Nobody,
    Office(Id<Office>),
    /// The same office is made in this section.
    MadeIn(Id<Section>),
}

impl Heir {
    fn value(self) -> String {
        match self {
            Heir::Nobody => String::new(),
            Heir::Office(office) => format!("office-{office}"),
            Heir::MadeIn(section) => format!("made-{section}"),
        }
    }
}

fn field(seat: &Seat) -> String {
    format!("heir-{}", seat.office.id)
}

/// All heirs that an office can have: made in a successor, or one of the offices of the day; those of successors first.
fn offered(view: &View, directory: &Directory, section: Id<Section>) -> Vec<Heir> {
    let successors: Vec<Id<Section>> =
        view.plan.endings.iter().filter(|ending| ending.section == section).flat_map(|ending| ending.heirs.clone()).collect();
    let is_of_successor = |office: &Id<Office>| view.place(*office).is_some_and(|(section, _)| successors.contains(&section));
    let (near, far): (Vec<_>, Vec<_>) = directory.after().partition(is_of_successor);
    let made = successors.iter().map(|section| Heir::MadeIn(*section));
    std::iter::once(Heir::Nobody).chain(made).chain(near.into_iter().chain(far).map(Heir::Office)).collect()
}

fn read(
    voice: &Voice,
    view: &View,
    directory: &Directory,
    section: Id<Section>,
    fields: &Fields,
) -> Result<Vec<(Seat, Heir)>, Wrongs> {
    let offered = offered(view, directory, section);
    let (mut heirs, mut wrongs) = (Vec::new(), Wrongs::default());
    for seat in view.offices_of(section) {
        let field = field(seat);
        match offered.iter().find(|heir| heir.value() == fields.get(&field)) {
            Some(heir) => heirs.push((seat.clone(), *heir)),
            None => wrongs.add(field, voice.say("who-transfers-wrong-choice")),
        }
    }
    if wrongs.is_empty() { Ok(heirs) } else { Err(wrongs) }
}

fn put(tx: &mut Tx, transfer: Id<Transfer>, plan: &Plan, seat: &Seat, heir: Heir) -> Result<(), Fault> {
    let office = seat.office.id;
    match heir {
        Heir::Nobody => store::take_office_ending(tx, transfer, office).map(|_| ()),
        Heir::Office(heir) => store::put_office_ending(tx, transfer, OfficeEnding { office, heir: Some(heir) }),
        Heir::MadeIn(section) => {
            let there = plan.offices.iter().find(|new| new.section == section && new.title == seat.office.title);
            match there {
                Some(new) => store::put_office_ending(tx, transfer, OfficeEnding { office, heir: Some(new.id) }),
                None => put_heir_like(tx, transfer, seat, section),
            }
        }
    }
}

fn page(ctx: &Ctx, view: &View, directory: &Directory, section: Id<Section>, fields: &Fields, wrongs: &Wrongs) -> Answer<Response> {
    let voice = &ctx.voice;
    let heirs = offered(view, directory, section);
    let part = |seat: &Seat| {
        let name = field(seat);
        let label = voice.say_with("who-transfers-heir-of", &[("office", view.office(voice, seat.office.id).into())]);
        let select = Select::new(voice, name.clone(), label).without_first().unmarked();
        let select = heirs.iter().fold(select, |select, heir| select.option(heir.value(), words(ctx, view, seat, *heir)));
        let chosen = if fields.has(&name) { fields.get(&name).to_owned() } else { present(view, seat).value() };
        select.chosen(chosen).error(wrongs.of(&name))
    };
    let name = view.section(voice, section);
    let offices = view.offices_of(section);
    let lead = if offices.is_empty() { key("who-transfers-heirs-no-offices") } else { key("who-transfers-heirs-lead") };
    let title = voice.say_with("who-transfers-to-heirs", &[("section", name.into())]);
    let sheet = view.sheet(ctx, title, "heirs", voice.say("who-transfers-heirs-deed"))?;
    let sheet = sheet.lead(voice.say(lead)).hidden("section", section.to_string());
    offices.into_iter().map(part).fold(sheet, Sheet::part).answer(ctx, wrongs)
}

/// What the list says of an office so far.
fn present(view: &View, seat: &Seat) -> Heir {
    let line = view.plan.office_endings.iter().find(|ending| ending.office == seat.office.id);
    line.and_then(|ending| ending.heir).map_or(Heir::Nobody, Heir::Office)
}

fn words(ctx: &Ctx, view: &View, seat: &Seat, heir: Heir) -> Said {
    let voice = &ctx.voice;
    match heir {
        Heir::Nobody => voice.say("who-transfers-office-heir-none"),
        Heir::Office(office) => view.office(voice, office),
        Heir::MadeIn(section) => {
            let args = [("section", view.section(voice, section).into()), ("title", seat.office.title.as_str().into())];
            voice.say_with("who-transfers-heir-made", &args)
        }
    }
}
