//! City hall asks bodies for something; they answer. Every request to a body counts for the section that asked.

use engawa_db::Tx;
use engawa_journal::tell;
use engawa_kernel::{Id, Seq, Visibility};
use engawa_who::Section;

use super::By;
use super::{body_present as present, there_during};
use crate::facts::{AskingWithdrawn, BodyAsked, RequestAnswered, RequestMade, RequestWithdrawn};
use crate::model::{self, Answer, Asking, NewRequest, Organization, Outcome, Request, Term};
use crate::refused::{Refused, text};
use crate::rules::work::{Lacking, MINUTES_MAX, lacking};
use crate::store;
use crate::store::asking::BODIES_MAX;
use engawa_parties::refused::Refused as Party;

/// Asks bodies for something.
///
/// # Errors
/// A text that cannot be kept, a day that is over, minutes out of bounds, nobody who is asked, a body that is not there.
pub fn ask(tx: &mut Tx, new: &NewRequest, bodies: &[Id<Organization>], by: &By) -> Result<Id<Request>, Refused> {
    let said =
        NewRequest { title: text("title", model::name(&new.title))?, text: text("text", model::long(&new.text))?, ..new.clone() };
    let today = tx.now().day();
    if said.due_on < today {
        return Err(Refused::Over(said.due_on));
    }
    if !(1..=MINUTES_MAX).contains(&said.minutes) {
        return Err(Refused::Minutes(MINUTES_MAX));
    }
    let mut bodies = bodies.to_vec();
    bodies.sort_unstable();
    bodies.dedup();
    let count = i64::try_from(bodies.len()).unwrap_or(i64::MAX);
    if !(1..=BODIES_MAX).contains(&count) {
        return Err(Refused::Nobody(BODIES_MAX));
    }
    let section = engawa_who::section(tx, said.section)?.filter(|section| section.days.hold(today));
    let section = section.ok_or(Refused::Unknown("section"))?.id;
    let id: Id<Request> = tx.new_id();
    let fact = RequestMade { request: id, bodies: count, minutes: said.minutes, due_on: said.due_on };
    let seq = tell(tx, by.deed(fact).about(id).by_section(Some(section)).seen_by(Visibility::Public))?;
    store::asking::put_request(tx, id, &said, seq)?;
    for body in bodies {
        ask_one(tx, (id, &said), body, by)?;
    }
    Ok(id)
}

fn ask_one(tx: &mut Tx, (request, said): (Id<Request>, &NewRequest), body: Id<Organization>, by: &By) -> Result<(), Refused> {
    let today = tx.now().day();
    let found = there_during(tx, body, Term::new(today, Some(today))?)?;
    let id: Id<Asking> = tx.new_id();
    let fact = BodyAsked { asking: id, request, organization: body, sort: found.kind.sort, minutes: said.minutes };
    let deed = by.deed(fact).about(body).in_area(found.area).by_section(Some(said.section)).seen_by(Visibility::Public);
    let seq = tell(tx, deed)?;
    Ok(store::asking::put_asking(tx, id, (request, body), seq)?)
}

/// Takes a request back: whoever has not answered is asked no more, and it does not count for them. What was answered stays.
///
/// # Errors
/// There is none of this section that stands; no reason.
pub fn withdraw_request(tx: &mut Tx, id: Id<Request>, section: Id<Section>, reason: &str, by: &By) -> Result<(), Refused> {
    let request = store::asking::request(tx, id)?;
    let request = request.filter(|request| request.said.section == section && !request.is_withdrawn).ok_or(Refused::NotFound)?;
    let reason = text("reason", model::line(reason)).map_err(|_| Party::NoReason)?;
    let askings = store::asking::askings_of(tx, id)?;
    let open: Vec<&Asking> = askings.iter().filter(|asking| asking.answer.is_none()).collect();
    for asking in &open {
        let deed = by.deed(AskingWithdrawn { asking: asking.id }).about(asking.organization).correcting(asking.asked);
        let seq = tell(tx, deed.by_section(Some(section)))?;
        store::asking::withdraw_asking(tx, asking.id, seq)?;
    }
    let fact = RequestWithdrawn { request: id, open: i64::try_from(open.len()).unwrap_or(i64::MAX) };
    let seq = tell(tx, by.because(fact, &reason).about(request.id).by_section(Some(section)))?;
    Ok(store::asking::withdraw_request(tx, id, seq)?)
}

/// An answer as a body states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAnswer {
    /// To what.
    pub asking: Id<Asking>,
    /// Whether.
    pub outcome: Outcome,
    /// In words; the reason where it cannot.
    pub words: String,
    /// How many minutes it really took.
    pub minutes: Option<i64>,
}

/// Answers a request. A second answer takes the place of the first.
///
/// # Errors
/// The body is not asked this any more; minutes or words are missing or out of bounds.
pub fn answer(tx: &mut Tx, organization: Id<Organization>, new: &NewAnswer, by: &By) -> Result<(), Refused> {
    let asking = store::asking::asking(tx, new.asking)?;
    let asking = asking.filter(|asking| asking.organization == organization).ok_or(Refused::NotFound)?;
    let body = present(tx, organization)?;
    let words = text("words", model::optional_line(&new.words))?;
    match lacking(asking.request.said.way, new.outcome, &words, new.minutes) {
        Some(Lacking::Minutes) => return Err(Refused::NoMinutes),
        Some(Lacking::Words) => return Err(Refused::NoWords),
        None => {}
    }
    if new.minutes.is_some_and(|minutes| !(0..=MINUTES_MAX).contains(&minutes)) {
        return Err(Refused::Minutes(MINUTES_MAX));
    }
    let minutes = new.minutes.filter(|_| new.outcome == Outcome::Done);
    let fact = RequestAnswered { asking: asking.id, organization, sort: body.kind.sort, outcome: new.outcome, minutes };
    let deed = by.deed(fact).about(organization).in_area(body.area).by_section(Some(asking.request.said.section));
    let before: Option<Seq> = asking.answer.map(|answer| answer.seq);
    let seq = tell(tx, if let Some(before) = before { deed.correcting(before) } else { deed })?;
    let answer = Answer { outcome: new.outcome, words, minutes, answered_on: tx.now().day(), seq };
    Ok(store::asking::put_answer(tx, asking.id, &answer)?)
}
