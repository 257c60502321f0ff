//! The year of a body: its duties, its documents, the hand-over of a post.

use engawa_db::Tx;
use engawa_journal::tell;
use engawa_kernel::{AnyId, FiscalYear, Id};

use super::By;
use super::body_present as present;
use crate::facts::{DutyMoved, DutyStep, HandoverMade, HandoverSigned, HandoverWithdrawn, PaperKept};
use crate::model::{self, Duty, Handover, NewDuty, NewHandover, Office, Organization, Paper, Post, Side, Sign};
use crate::refused::{Refused, text};
use crate::rules::work::{carried, due_of, may_sign};
use crate::store::{self, year};

/// The most points of a hand-over.
const ITEMS_MAX: usize = 100;

fn own_post(tx: &Tx, organization: Id<Organization>, post: Id<Post>) -> Result<Post, Refused> {
    store::posts::post(tx, post)?.filter(|post| post.organization == organization).ok_or(Refused::Unknown("post"))
}

/// Writes a duty down.
///
/// # Errors
/// A text that cannot be kept, a day that is not there, a post of another body.
pub fn enter_duty(tx: &mut Tx, new: &NewDuty, by: &By) -> Result<Id<Duty>, Refused> {
    put_duty(tx, new, DutyStep::Entered, by)
}

fn put_duty(tx: &mut Tx, new: &NewDuty, step: DutyStep, by: &By) -> Result<Id<Duty>, Refused> {
    let said = NewDuty {
        title: text("title", model::name(&new.title))?,
        note: text("note", model::optional_line(&new.note))?,
        ..new.clone()
    };
    present(tx, said.organization)?;
    if due_of(&said).is_none() {
        return Err(Refused::Unknown("day"));
    }
    if let Some(post) = said.post {
        own_post(tx, said.organization, post)?;
    }
    let id: Id<Duty> = tx.new_id();
    let seq = tell(tx, by.deed(DutyMoved { duty: id, organization: said.organization, step }).about(said.organization))?;
    year::put_duty(tx, id, &said, seq)?;
    Ok(id)
}

fn own_duty(tx: &Tx, organization: Id<Organization>, id: Id<Duty>) -> Result<Duty, Refused> {
    year::duty(tx, id)?.filter(|duty| duty.said.organization == organization).ok_or(Refused::NotFound)
}

/// Marks a duty as done, or as open again.
///
/// # Errors
/// There is no such duty of the body.
pub fn mark_duty(tx: &mut Tx, organization: Id<Organization>, id: Id<Duty>, is_done: bool, by: &By) -> Result<(), Refused> {
    let duty = own_duty(tx, organization, id)?;
    if duty.is_done == is_done {
        return Ok(());
    }
    let step = if is_done { DutyStep::Done } else { DutyStep::Reopened };
    let seq = tell(tx, by.deed(DutyMoved { duty: id, organization, step }).about(organization))?;
    Ok(year::mark_duty(tx, id, is_done.then_some(seq))?)
}

/// Takes a duty out of the year.
///
/// # Errors
/// There is no such duty of the body.
pub fn withdraw_duty(tx: &mut Tx, organization: Id<Organization>, id: Id<Duty>, by: &By) -> Result<(), Refused> {
    own_duty(tx, organization, id)?;
    let seq = tell(tx, by.deed(DutyMoved { duty: id, organization, step: DutyStep::Withdrawn }).about(organization))?;
    Ok(year::withdraw_duty(tx, id, seq)?)
}

/// Carries the yearly duties of a year over to the next. What was carried before is left alone. Answers how many came.
///
/// # Errors
/// The body is not there.
pub fn carry_over(tx: &mut Tx, organization: Id<Organization>, from: FiscalYear, by: &By) -> Result<usize, Refused> {
    present(tx, organization)?;
    let next = FiscalYear::of(from.last_day().plus_days(1));
    let there: Vec<Id<Duty>> = year::duties_of(tx, organization, next)?.iter().filter_map(|duty| duty.said.before).collect();
    let all = year::duties_of(tx, organization, from)?;
    let mut count = 0;
    for duty in all.iter().filter(|duty| duty.said.is_yearly && !there.contains(&duty.id)) {
        // The holder of a post that is over by then is not written down; the body says who does it.
        let post = duty.said.post.map(|post| own_post(tx, organization, post)).transpose()?;
        let post = post.filter(|post| post.term.holds(next.first_day())).map(|post| post.id);
        let new = NewDuty { before: Some(duty.id), post, ..carried(&duty.said) };
        put_duty(tx, &new, DutyStep::Carried, by)?;
        count += 1;
    }
    Ok(count)
}

/// Notes a document: what it is and where it is kept.
///
/// # Errors
/// A text that cannot be kept.
pub fn keep_paper(tx: &mut Tx, organization: Id<Organization>, new: &Paper, by: &By) -> Result<Id<Paper>, Refused> {
    present(tx, organization)?;
    let paper = Paper {
        id: tx.new_id(),
        title: text("title", model::name(&new.title))?,
        place: text("place", model::line(&new.place))?,
        note: text("note", model::optional_line(&new.note))?,
    };
    let seq = tell(tx, by.deed(PaperKept { paper: paper.id, organization, is_kept: true }).about(organization))?;
    year::put_paper(tx, organization, &paper, seq)?;
    Ok(paper.id)
}

/// Takes the note of a document out.
///
/// # Errors
/// There is no such document of the body.
pub fn drop_paper(tx: &mut Tx, organization: Id<Organization>, id: Id<Paper>, by: &By) -> Result<(), Refused> {
    year::papers_of(tx, organization)?.iter().find(|paper| paper.id == id).ok_or(Refused::NotFound)?;
    let seq = tell(tx, by.deed(PaperKept { paper: id, organization, is_kept: false }).about(organization))?;
    Ok(year::withdraw_paper(tx, id, seq)?)
}

/// Prepares the hand-over of a post. What is open today is counted and stays written.
///
/// # Errors
/// A post of another body, no point, too many points, a text that cannot be kept.
pub fn make_handover(tx: &mut Tx, new: &NewHandover, by: &By) -> Result<Id<Handover>, Refused> {
    present(tx, new.organization)?;
    let post = own_post(tx, new.organization, new.post)?;
    let note = text("note", model::long(&new.note))?;
    let items = new.items.iter().map(|item| text("items", model::line(item))).collect::<Result<Vec<_>, Refused>>()?;
    if items.is_empty() || items.len() > ITEMS_MAX {
        return Err(Refused::Items(ITEMS_MAX));
    }
    let said = NewHandover { note, items, ..new.clone() };
    let open = year::open_matters(tx, said.organization, tx.now().day())?;
    let id: Id<Handover> = tx.new_id();
    let count = i64::try_from(said.items.len()).unwrap_or(i64::MAX);
    let fact = HandoverMade { handover: id, organization: said.organization, post: post.id, items: count };
    let seq = tell(tx, by.deed(fact).about(said.organization))?;
    year::put_handover(tx, id, &said, open, seq)?;
    Ok(id)
}

/// Signs a hand-over for one side, by the seat that the account holds or will hold in the post.
///
/// # Errors
/// It is signed on this side, the account has no seat of the post on this side, or one would hand over to oneself.
pub fn sign_handover(tx: &mut Tx, id: Id<Handover>, side: Side, account: AnyId, by: &By) -> Result<(), Refused> {
    let handover = year::handover(tx, id)?.ok_or(Refused::NotFound)?;
    if handover.sign(side).is_some() {
        return Err(Refused::Signed);
    }
    let office = seat_for(tx, &handover, side, account)?.ok_or(Refused::NoSeat)?;
    let fact = HandoverSigned { handover: id, side, office: office.id, until: office.term.to() };
    let seq = tell(tx, by.deed(fact).about(handover.said.organization))?;
    let sign = Sign { side, office: office.id, name: String::new(), signed_on: tx.now().day() };
    Ok(year::put_sign(tx, id, &sign, seq)?)
}

/// The seat by which an account may sign a hand-over on a side today. The seat that leaves never comes, and the other way round.
pub(crate) fn seat_for(db: &engawa_db::Db, handover: &Handover, side: Side, account: AnyId) -> Result<Option<Office>, Refused> {
    let today = db.now().day();
    let other = handover.signs.iter().find(|sign| sign.side != side).map(|sign| sign.office);
    let seats = year::seats_of_account(db, account, handover.said.organization)?;
    let fits = |office: &Office| {
        let is_side = match side {
            Side::Leaving => true,
            // Who comes begins after the package was made.
            Side::Coming => office.term.from() > handover.made_on,
        };
        office.post == handover.said.post && Some(office.id) != other && is_side && may_sign(side, office.term, today)
    };
    Ok(seats.into_iter().find(fits))
}

/// Takes a hand-over back, as long as nobody signed it.
///
/// # Errors
/// There is no such hand-over of the body, or somebody signed it.
pub fn withdraw_handover(tx: &mut Tx, organization: Id<Organization>, id: Id<Handover>, by: &By) -> Result<(), Refused> {
    let handover = year::handover(tx, id)?.filter(|found| found.said.organization == organization).ok_or(Refused::NotFound)?;
    if !handover.signs.is_empty() {
        return Err(Refused::Signed);
    }
    let seq = tell(tx, by.deed(HandoverWithdrawn { handover: id }).about(organization))?;
    Ok(year::withdraw_handover(tx, id, seq)?)
}
