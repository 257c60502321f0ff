//! Take a line out of a list, with the lines that mean nothing without it.

use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Fault, Tx};
use engawa_kernel::{AnyId, Choice, Id};
use engawa_web::ui::{Button, PostButton};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, RouteRow as Row, Said};

use super::model::{Move, Plan, State, Transfer};
use super::view::{View, into_draft};
use super::{MAY, store};
use crate::model::{Office, Section};
use crate::pages::look;

/// One line less.
pub(super) const REMOVE: Row = Row::post("/admin/transfers/{transfer}/removals", Face::Staff, MAY).fields(&["line", "id"]);

/// A line of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    Move(Id<Move>),
    Section(Id<Section>),
    Ending(Id<Section>),
    Placement(Id<Section>),
    Office(Id<Office>),
    OfficeEnding(Id<Office>),
}

/// Which sort of line, as the form says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Move,
    Section,
    Ending,
    Placement,
    Office,
    OfficeEnding,
}

impl Choice for Sort {
    const ALL: &'static [Self] = &[Sort::Move, Sort::Section, Sort::Ending, Sort::Placement, Sort::Office, Sort::OfficeEnding];

    fn code(self) -> &'static str {
        match self {
            Sort::Move => "move",
            Sort::Section => "section",
            Sort::Ending => "ending",
            Sort::Placement => "placement",
            Sort::Office => "office",
            Sort::OfficeEnding => "office-ending",
        }
    }
}

impl Line {
    fn parts(self) -> (Sort, AnyId) {
        match self {
            Line::Move(id) => (Sort::Move, id.any()),
            Line::Section(id) => (Sort::Section, id.any()),
            Line::Ending(id) => (Sort::Ending, id.any()),
            Line::Placement(id) => (Sort::Placement, id.any()),
            Line::Office(id) => (Sort::Office, id.any()),
            Line::OfficeEnding(id) => (Sort::OfficeEnding, id.any()),
        }
    }

    fn read(fields: &Fields) -> Answer<Line> {
        let id: AnyId = look::id(fields.get("id"))?;
        Ok(match Sort::from_code(fields.get("line")).ok_or(Failure::NotFound)? {
            Sort::Move => Line::Move(id.of()),
            Sort::Section => Line::Section(id.of()),
            Sort::Ending => Line::Ending(id.of()),
            Sort::Placement => Line::Placement(id.of()),
            Sort::Office => Line::Office(id.of()),
            Sort::OfficeEnding => Line::OfficeEnding(id.of()),
        })
    }
}

/// The button that takes a line out.
pub(super) fn button(ctx: &Ctx, view: &View, line: Line, about: Said) -> Answer<PostButton> {
    let head = ctx.form(&view.below("removals"))?;
    let (sort, id) = line.parts();
    let button = Button::submit(ctx.voice.say("who-transfers-remove")).text().about(about);
    Ok(PostButton::of(&head, button).field("line", sort.code()).field("id", id.to_string()))
}

/// Takes a line out. One that is gone already is gone.
pub(super) async fn remove(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    let lines = with_dependents(Line::read(&fields)?, &view.plan, &view.state);
    let transfer = view.transfer.id;
    into_draft(&ctx, fields.key(), transfer, move |tx| lines.iter().try_for_each(|line| take(tx, transfer, *line))).await?;
    ctx.see_other(&format!("{}?done=removed", view.path()))
}

fn take(tx: &mut Tx, transfer: Id<Transfer>, line: Line) -> Result<(), Fault> {
    match line {
        Line::Move(id) => store::take_move(tx, transfer, id),
        Line::Section(id) => store::take_section(tx, transfer, id),
        Line::Ending(id) => store::take_ending(tx, transfer, id),
        Line::Placement(id) => store::take_placement(tx, transfer, id),
        Line::Office(id) => store::take_office(tx, transfer, id),
        Line::OfficeEnding(id) => store::take_office_ending(tx, transfer, id),
    }?;
    Ok(())
}

/// A section takes its offices along, an office the word that it inherits; a renaming both of its halves. What people do stays,
/// and the check says what is missing.
fn with_dependents(line: Line, plan: &Plan, state: &State) -> Vec<Line> {
    let mut lines = vec![line];
    let mut at = 0;
    while let Some(line) = lines.get(at).copied() {
        for next in dependents(line, plan, state) {
            if !lines.contains(&next) {
                lines.push(next);
            }
        }
        at += 1;
    }
    lines
}

fn dependents(line: Line, plan: &Plan, state: &State) -> Vec<Line> {
    match line {
        Line::Move(_) | Line::OfficeEnding(_) | Line::Placement(_) => Vec::new(),
        Line::Section(section) => {
            let offices = plan.offices.iter().filter(|office| office.section == section).map(|office| Line::Office(office.id));
            let below = plan.placements.iter().filter(|placement| placement.parent == Some(section));
            let below = below.map(|placement| Line::Placement(placement.section));
            offices.chain(plan.renamed_to(section).map(Line::Ending)).chain(below).collect()
        }
        Line::Ending(section) => {
            let is_of_it = |office| state.offices.iter().any(|seat| seat.office.id == office && seat.office.section == section);
            let endings = plan.office_endings.iter().filter(|ending| is_of_it(ending.office));
            let new_name = plan.sections.iter().filter(|new| plan.renamed_to(new.id) == Some(section));
            endings.map(|ending| Line::OfficeEnding(ending.office)).chain(new_name.map(|new| Line::Section(new.id))).collect()
        }
        Line::Office(office) => {
            let inherited = plan.office_endings.iter().filter(|ending| ending.heir == Some(office));
            inherited.map(|ending| Line::OfficeEnding(ending.office)).collect()
        }
    }
}
