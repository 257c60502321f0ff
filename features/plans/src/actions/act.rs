//! Add an action; correct, end or withdraw it; reach a milestone. Each is one record, and a row that says what it stated.

use engawa_areas::Area;
use engawa_db::Tx;
use engawa_journal::{Deed, tell};
use engawa_kernel::text::has_control;
use engawa_kernel::{Actor, Channel, Day, Fact, Id, Seq, Visibility};
use engawa_who::Section;

use super::refused::Refused;
use super::store::{self, Said, Statement};
use crate::book;
use crate::facts::{ActionEnded, ActionHeld, ActionStarted, ActionWithdrawn, MilestoneReached, MilestoneWithdrawn, Partnership};
use crate::model::{Action, ActionKind, ActionParty, Milestone, Node, PartyKind, Role};

const TITLE_MAX: usize = 200;
const PARTIES_MAX: usize = 50;
const HEADS_MAX: i64 = 1_000_000;

/// An action as someone states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAction {
    /// Code of the item that it serves; one with nothing below it.
    pub node: String,
    /// Its title.
    pub title: String,
    /// The day on which it was held, or began.
    pub held_on: Day,
    /// How it runs.
    pub kind: ActionKind,
    /// Name of the section in charge, as it was on that day.
    pub section: Option<String>,
    /// Code of the area.
    pub area: Option<String>,
    /// How many came, if anyone counted.
    pub head_count: Option<i64>,
    /// The role of the city.
    pub city_role: Role,
    /// The others who had a role. With none of them the city acted alone.
    pub partners: Vec<ActionParty>,
}

/// A milestone as someone states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMilestone {
    /// Code of the item.
    pub node: String,
    /// On which day.
    pub reached_on: Day,
    /// What was opened or handed in.
    pub title: String,
}

/// What was added: ids to go on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ActionAdded {
    /// The action.
    pub id: Id<Action>,
    /// The record.
    pub seq: Seq,
}

/// An action whose names have been found.
struct Found<'n> {
    new: &'n NewAction,
    node: Id<Node>,
    section: Option<Id<Section>>,
    area: Option<Id<Area>>,
    parties: Vec<ActionParty>,
}

impl Found<'_> {
    /// It counts as joint when the city and at least one other hold a role; the city always does.
    fn partnership(&self) -> Partnership {
        if self.new.partners.is_empty() { Partnership::CityOnly } else { Partnership::Joint }
    }

    fn statement(&self, seq: Seq, action: Id<Action>) -> Statement {
        Statement {
            seq,
            action,
            said: Said::Held,
            title: self.new.title.trim().to_owned(),
            node: self.node,
            held_on: self.new.held_on,
            section: self.section,
            area: self.area,
            kind: self.new.kind,
            head_count: self.new.head_count,
        }
    }
}

/// Adds an action.
///
/// # Errors
/// What does not hold, with what to do.
pub fn add_action(tx: &mut Tx, new: &NewAction, by: Actor, channel: Channel) -> Result<ActionAdded, Refused> {
    let found = find(tx, new)?;
    let id = tx.new_id();
    store::insert_action(tx, id)?;
    let seq = state(tx, &found, id, None, by, channel)?;
    Ok(ActionAdded { id, seq })
}

/// Corrects an action: the lines of the earlier statement are taken back on their own days, and the new one counts.
///
/// # Errors
/// As [`add_action`]; the action is unknown, or its end does not fit any more.
pub fn correct_action(tx: &mut Tx, id: Id<Action>, new: &NewAction, by: Actor, channel: Channel) -> Result<ActionAdded, Refused> {
    let before = store::standing(tx, id, Said::Held)?.ok_or(Refused::UnknownAction)?;
    let end = store::standing(tx, id, Said::Ended)?;
    let found = find(tx, new)?;
    if let Some(end) = &end {
        if new.kind == ActionKind::Once {
            return Err(Refused::HasEnded { title: before.title, day: end.held_on });
        }
        if end.held_on < new.held_on {
            return Err(Refused::EndsBefore(new.held_on));
        }
    }
    let seq = state(tx, &found, id, Some(before.seq), by.clone(), channel)?;
    if let Some(end) = end {
        // What leaves the state must be what entered it: the end is stated again with the corrected partners and item.
        tell_end(tx, &found.statement(seq, id), found.partnership(), end.held_on, Some(end.seq), by, channel)?;
    }
    Ok(ActionAdded { id, seq })
}

/// Ends an action that goes on.
///
/// # Errors
/// It is unknown, was held on one day only, or has ended; the day lies before its beginning or has not come.
pub fn end_action(tx: &mut Tx, id: Id<Action>, day: Day, by: Actor, channel: Channel) -> Result<Seq, Refused> {
    let start = store::standing(tx, id, Said::Held)?.ok_or(Refused::UnknownAction)?;
    not_in_future(tx, day)?;
    if start.kind == ActionKind::Once {
        return Err(Refused::NotContinuing(start.title));
    }
    if let Some(end) = store::standing(tx, id, Said::Ended)? {
        return Err(Refused::HasEnded { title: start.title, day: end.held_on });
    }
    if day < start.held_on {
        return Err(Refused::EndsBefore(start.held_on));
    }
    let partnership = partnership_of(&store::parties(tx, start.seq)?);
    tell_end(tx, &start, partnership, day, None, by, channel)
}

/// Withdraws an action and, where it has one, its end: it counts no more, and stays in the records.
///
/// # Errors
/// It is unknown or was withdrawn.
pub fn withdraw_action(tx: &mut Tx, id: Id<Action>, by: Actor, channel: Channel) -> Result<Seq, Refused> {
    let start = store::standing(tx, id, Said::Held)?.ok_or(Refused::UnknownAction)?;
    if let Some(end) = store::standing(tx, id, Said::Ended)? {
        withdraw(tx, &end, by.clone(), channel)?;
    }
    withdraw(tx, &start, by, channel)
}

fn withdraw(tx: &mut Tx, statement: &Statement, by: Actor, channel: Channel) -> Result<Seq, Refused> {
    let deed = Deed::of(ActionWithdrawn { action: statement.action }, by, channel);
    let seq = tell(tx, around(deed, statement).correcting(statement.seq))?;
    store::set_aside(tx, statement.seq)?;
    store::insert_statement(tx, &Statement { seq, said: Said::Withdrawn, ..statement.clone() }, &[])?;
    Ok(seq)
}

fn state(tx: &mut Tx, found: &Found, id: Id<Action>, corrects: Option<Seq>, by: Actor, channel: Channel) -> Result<Seq, Refused> {
    let (partnership, head_count) = (found.partnership(), found.new.head_count);
    let draft = found.statement(Seq(0), id);
    let seq = match found.new.kind {
        ActionKind::Once => tell_held(tx, ActionHeld { action: id, partnership, head_count }, &draft, corrects, by, channel)?,
        ActionKind::Continuing => {
            tell_held(tx, ActionStarted { action: id, partnership, head_count }, &draft, corrects, by, channel)?
        }
    };
    if let Some(before) = corrects {
        store::set_aside(tx, before)?;
    }
    store::insert_statement(tx, &Statement { seq, ..draft }, &found.parties)?;
    Ok(seq)
}

fn tell_held<F: Fact>(
    tx: &mut Tx,
    fact: F,
    draft: &Statement,
    corrects: Option<Seq>,
    by: Actor,
    channel: Channel,
) -> Result<Seq, Refused> {
    let deed = around(Deed::of(fact, by, channel), draft).on(draft.held_on);
    Ok(tell(
        tx,
        match corrects {
            Some(before) => deed.correcting(before),
            None => deed,
        },
    )?)
}

fn tell_end(
    tx: &mut Tx,
    start: &Statement,
    partnership: Partnership,
    day: Day,
    corrects: Option<Seq>,
    by: Actor,
    channel: Channel,
) -> Result<Seq, Refused> {
    let fact = ActionEnded { action: start.action, partnership, began_on: start.held_on };
    let end = Statement { said: Said::Ended, held_on: day, head_count: None, ..start.clone() };
    let seq = tell_held(tx, fact, &end, corrects, by, channel)?;
    if let Some(before) = corrects {
        store::set_aside(tx, before)?;
    }
    store::insert_statement(tx, &Statement { seq, ..end }, &[])?;
    Ok(seq)
}

fn around<F: Fact>(deed: Deed<F>, statement: &Statement) -> Deed<F> {
    deed.in_area(statement.area)
        .by_section(statement.section)
        .serving([statement.node])
        .about(statement.action)
        .seen_by(Visibility::Public)
}

fn partnership_of(parties: &[ActionParty]) -> Partnership {
    if parties.iter().any(|party| party.kind != PartyKind::City) { Partnership::Joint } else { Partnership::CityOnly }
}

/// Reaches a milestone of an item.
///
/// # Errors
/// The item is unknown, the day has not come, the title is none.
pub fn reach_milestone(tx: &mut Tx, new: &NewMilestone, by: Actor, channel: Channel) -> Result<(Id<Milestone>, Seq), Refused> {
    fit_text("the title", &new.title)?;
    not_in_future(tx, new.reached_on)?;
    let node = book::node_id_by_code(tx, &new.node)?.ok_or_else(|| Refused::UnknownNode(new.node.clone()))?;
    let id = tx.new_id();
    let deed = Deed::of(MilestoneReached { milestone: id }, by, channel);
    let seq = tell(tx, deed.on(new.reached_on).serving([node]).about(id).seen_by(Visibility::Public))?;
    store::insert_milestone(tx, &Milestone { id, seq, node, reached_on: new.reached_on, title: new.title.trim().to_owned() })?;
    Ok((id, seq))
}

/// Withdraws a milestone that had not been reached after all.
///
/// # Errors
/// It is unknown or was withdrawn.
pub fn withdraw_milestone(tx: &mut Tx, id: Id<Milestone>, by: Actor, channel: Channel) -> Result<Seq, Refused> {
    let milestone = store::milestone(tx, id)?.ok_or(Refused::UnknownMilestone)?;
    let deed = Deed::of(MilestoneWithdrawn { milestone: id }, by, channel);
    let seq = tell(tx, deed.serving([milestone.node]).about(id).correcting(milestone.seq).seen_by(Visibility::Public))?;
    store::set_milestone_aside(tx, milestone.seq)?;
    Ok(seq)
}

fn find<'n>(tx: &Tx, new: &'n NewAction) -> Result<Found<'n>, Refused> {
    fit_text("the title", &new.title)?;
    not_in_future(tx, new.held_on)?;
    if let Some(count) = new.head_count.filter(|count| !(0..=HEADS_MAX).contains(count)) {
        return Err(Refused::HeadCount(count));
    }
    let node = book::node_id_by_code(tx, &new.node)?.ok_or_else(|| Refused::UnknownNode(shown(&new.node)))?;
    if !book::node_is_leaf(tx, node)? {
        return Err(Refused::NotALeaf(shown(&new.node)));
    }
    let section = new.section.as_deref().map(|name| find_section(tx, name, new.held_on)).transpose()?;
    let area = new.area.as_deref().map(|code| find_area(tx, code, new.held_on)).transpose()?;
    Ok(Found { new, node, section, area, parties: parties(tx, new)? })
}

fn parties(tx: &Tx, new: &NewAction) -> Result<Vec<ActionParty>, Refused> {
    if new.partners.len() > PARTIES_MAX {
        return Err(Refused::TooManyParties(PARTIES_MAX));
    }
    let town = engawa_who::town(tx)?.map_or_else(String::new, |town| town.name);
    let mut parties = vec![ActionParty { kind: PartyKind::City, name: town, role: new.city_role }];
    for partner in &new.partners {
        fit_text("the name of a partner", &partner.name)?;
        if partner.kind == PartyKind::City {
            return Err(Refused::CityAsPartner);
        }
        let partner = ActionParty { name: partner.name.trim().to_owned(), ..partner.clone() };
        if parties.iter().any(|other| other.name == partner.name) {
            return Err(Refused::PartyTwice(partner.name));
        }
        parties.push(partner);
    }
    Ok(parties)
}

fn find_section(tx: &Tx, name: &str, day: Day) -> Result<Id<Section>, Refused> {
    if let Some(section) = engawa_who::section_named(tx, name, day)? {
        return Ok(section.id);
    }
    let Some(section) = engawa_who::section_by_code(tx, name)? else { return Err(Refused::UnknownSection(shown(name))) };
    let next = engawa_who::successors_of_section(tx, section.id)?;
    let names: Vec<String> = next.into_iter().filter(|section| section.days.hold(day)).map(|section| section.name).collect();
    Err(Refused::SectionNotThen { name: section.name, day, instead: instead(&names) })
}

fn find_area(tx: &Tx, code: &str, day: Day) -> Result<Id<Area>, Refused> {
    let area = engawa_areas::area_by_code(tx, code)?.ok_or_else(|| Refused::UnknownArea(shown(code)))?;
    if area.days.hold(day) {
        return Ok(area.id);
    }
    let next = engawa_areas::successors_of_area(tx, area.id)?;
    let names: Vec<String> = next.into_iter().filter(|area| area.days.hold(day)).map(|area| area.name).collect();
    Err(Refused::AreaNotThen { name: area.name, day, instead: instead(&names) })
}

fn instead(names: &[String]) -> String {
    if names.is_empty() { "look at the days on which it was".to_owned() } else { format!("then it was {}", names.join(", ")) }
}

fn shown(text: &str) -> String {
    text.chars().take(60).collect()
}

fn not_in_future(tx: &Tx, day: Day) -> Result<(), Refused> {
    if day > tx.now().day() { Err(Refused::Future(day)) } else { Ok(()) }
}

fn fit_text(what: &'static str, text: &str) -> Result<(), Refused> {
    if text.trim().is_empty() {
        return Err(Refused::Empty(what));
    }
    if has_control(text) || text.contains(['\n', '\r', '\t']) {
        return Err(Refused::Control(what));
    }
    if text.chars().count() > TITLE_MAX {
        return Err(Refused::TooLong { what, max: TITLE_MAX });
    }
    Ok(())
}
