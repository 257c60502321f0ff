//! What the bodies of the sample do in their year, and what city hall asks of them.

use engawa_db::Tx;
use engawa_kernel::{Choice, FiscalYear, Id};
use serde::Deserialize;

use super::{by, organization, read};
use crate::deeds::{self, NewAnswer};
use crate::model::{AnswerWay, NewDuty, NewHandover, NewRequest, Organization, Outcome, Paper, Post};
use crate::refused::Refused;
use crate::store;
use crate::store::asking;

const REQUESTS: &str = include_str!("../../sample/requests.csv");
const DUTIES: &str = include_str!("../../sample/duties.csv");
const PAPERS: &str = include_str!("../../sample/papers.csv");

#[derive(Debug, Clone, Deserialize)]
struct RequestRow {
    section: String,
    kind: String,
    title: String,
    text: String,
    days: i64,
    minutes: i64,
    way: String,
    organization: String,
    took: i64,
    words: String,
}

#[derive(Debug, Clone, Deserialize)]
struct DutyRow {
    organization: String,
    month: u32,
    day: Option<u32>,
    title: String,
    post: String,
    note: String,
    yearly: String,
}

#[derive(Debug, Clone, Deserialize)]
struct PaperRow {
    organization: String,
    title: String,
    place: String,
    note: String,
}

/// Brings in the year of a body, the requests of city hall, and a hand-over that nobody has signed yet.
pub(super) fn bring_in(tx: &mut Tx) -> Result<(), Refused> {
    for row in read::<DutyRow>(DUTIES)? {
        bring_duty(tx, &row)?;
    }
    let mut bodies: Vec<Id<Organization>> = Vec::new();
    for row in read::<PaperRow>(PAPERS)? {
        let body = organization(tx, &row.organization)?;
        let paper = Paper { id: tx.new_id(), title: row.title.clone(), place: row.place.clone(), note: row.note.clone() };
        deeds::keep_paper(tx, body, &paper, &by())?;
        if !bodies.contains(&body) {
            bodies.push(body);
        }
    }
    for row in read::<RequestRow>(REQUESTS)? {
        bring_request(tx, &row)?;
    }
    bodies.into_iter().try_for_each(|body| bring_handover(tx, body))
}

fn post_called(tx: &Tx, body: Id<Organization>, title: &str) -> Result<Option<Id<Post>>, Refused> {
    Ok(store::posts::posts_of(tx, body)?.into_iter().find(|post| post.title == title).map(|post| post.id))
}

fn bring_duty(tx: &mut Tx, row: &DutyRow) -> Result<(), Refused> {
    let organization = organization(tx, &row.organization)?;
    let new = NewDuty {
        organization,
        year: FiscalYear::of(tx.now().day()),
        month: row.month,
        day: row.day,
        title: row.title.clone(),
        post: post_called(tx, organization, &row.post)?,
        note: row.note.clone(),
        is_yearly: row.yearly == "yes",
        before: None,
    };
    deeds::enter_duty(tx, &new, &by()).map(|_| ())
}

/// One body has answered; the others have not yet.
fn bring_request(tx: &mut Tx, row: &RequestRow) -> Result<(), Refused> {
    let Some(section) = engawa_who::section_by_code(tx, &row.section)? else { return Ok(()) };
    let today = tx.now().day();
    let all = asking::bodies_on(tx, None, today)?;
    let bodies: Vec<Id<Organization>> = all.iter().filter(|body| body.kind == row.kind).map(|body| body.id).collect();
    let new = NewRequest {
        section: section.id,
        title: row.title.clone(),
        text: row.text.clone(),
        due_on: today.plus_days(row.days),
        minutes: row.minutes,
        way: AnswerWay::from_code(&row.way).ok_or(Refused::Unknown("way"))?,
    };
    let request = deeds::ask(tx, &new, &bodies, &by())?;
    let body = organization(tx, &row.organization)?;
    let asked = asking::askings_of(tx, request)?.into_iter().find(|one| one.organization == body);
    let Some(asked) = asked else { return Ok(()) };
    let answer = NewAnswer { asking: asked.id, outcome: Outcome::Done, words: row.words.clone(), minutes: Some(row.took) };
    deeds::answer(tx, body, &answer, &by())
}

fn bring_handover(tx: &mut Tx, organization: Id<Organization>) -> Result<(), Refused> {
    let Some(post) = post_called(tx, organization, "会長")? else { return Ok(()) };
    let items = ["名簿の開き方を伝えた", "通帳と印かんを渡した", "集会所のかぎを渡した"].map(str::to_owned).to_vec();
    let note = "川のそうじは、雨なら次の日曜にしています。（見本）".to_owned();
    deeds::make_handover(tx, &NewHandover { organization, post, note, items }, &by()).map(|_| ())
}
