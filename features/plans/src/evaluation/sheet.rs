//! The acts on a sheet: write, hand in, judge, send back, leave out; and what people from outside say.

use engawa_db::{Db, Tx};
use engawa_journal::{Deed, tell};
use engawa_kernel::text::has_control;
use engawa_kernel::{Actor, Channel, Fact, Id, Seq};
use engawa_who::Section;

use super::facts::{CommentAnswered, CommentMade, SheetAssigned, SheetJudged, SheetLeftOut, SheetReturned};
use super::figures::{Proposal, proposal};
use super::model::{Answer, Comment, Evaluation, GRADE, GRADE_REASON, Remark, Round, RoundState, Sheet, SheetState, Step};
use super::reckon::Percent;
use super::refused::{FieldWrong, Refused, Wrong};
use super::rules::{clean, judgement, missing, next, standing};
use super::store;
use crate::charge::Heirs;

/// The longest remark, comment or reason, in characters.
pub const WORDS_MAX: usize = 1_000;

/// What someone typed into a field, and how often it had been written when the page was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// Code of the field.
    pub field: String,
    /// As it was typed.
    pub text: String,
    /// The number of the answer that the page showed; 0 where the field was empty.
    pub seen: i64,
}

/// A grade as a step gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The grade, as its choice carries it.
    pub grade: String,
    /// Why.
    pub reason: String,
    /// For whom someone else decides, and why.
    pub proxy: Option<String>,
}

/// A sheet with its round, open for work.
pub(crate) struct At {
    pub(crate) round: Round,
    pub(crate) sheet: Sheet,
}

pub(crate) fn at(db: &Db, id: Id<Sheet>) -> Result<At, Refused> {
    let sheet = store::sheet(db, id)?.ok_or(Refused::UnknownSheet)?;
    let round = store::round(db, sheet.round)?.ok_or(Refused::UnknownSheet)?;
    Ok(At { round, sheet })
}

/// A sheet at which it is the turn of a step.
fn at_turn(db: &Db, id: Id<Sheet>, step: Step) -> Result<At, Refused> {
    let at = at(db, id)?;
    match at.round.state {
        RoundState::Open | RoundState::Frozen if at.sheet.state.turn() == Some(step) => Ok(at),
        RoundState::Open | RoundState::Frozen => Err(Refused::SheetIs(at.sheet.state)),
        state @ (RoundState::Preparing | RoundState::Published) => Err(Refused::RoundIs(state)),
    }
}

fn told<F: Fact>(deed: Deed<F>, sheet: &Sheet) -> Deed<F> {
    deed.by_section(sheet.section).serving([sheet.node]).about(sheet.id)
}

/// Keeps what was typed so far; nothing needs to be complete. A field that somebody else wrote since the page was made, with
/// other words, comes back and waits for a choice; the others are kept.
///
/// # Errors
/// No such sheet; it is not the turn of the section; what is typed does not fit a field, or meets the words of another.
pub fn save(tx: &mut Tx, id: Id<Sheet>, typed: &[Typed]) -> Result<usize, Refused> {
    let at = at_turn(tx, id, Step::Section)?;
    let answers = store::answers(tx, id)?;
    let (mut new, mut wrongs) = (Vec::new(), Vec::new());
    for typed in typed {
        match weigh(&at.round, &answers, typed) {
            Ok(changed) => new.extend(changed),
            Err(wrong) => wrongs.push(wrong),
        }
    }
    if !wrongs.is_empty() {
        return Err(Refused::Wrong(wrongs));
    }
    for changed in &new {
        store::add_answer(tx, id, &changed.field, changed.number, &changed.body)?;
    }
    Ok(new.len())
}

/// Lays numbers into a field of many sheets, as the accounts have them. What a section wrote stays, and so does a sheet that is
/// not with its section. Answers into how many.
///
/// # Errors
/// No such round; it is not open; a text that does not fit the field.
pub fn prefill(tx: &mut Tx, round: Id<Round>, field: &str, numbers: &[(Id<Sheet>, String)]) -> Result<usize, Refused> {
    let round = store::round(tx, round)?.ok_or(Refused::UnknownRound)?;
    if round.state != RoundState::Open {
        return Err(Refused::RoundIs(round.state));
    }
    let mut laid = 0;
    for (id, text) in numbers {
        let At { sheet, .. } = at(tx, *id)?;
        if sheet.round != round.id || sheet.state.turn() != Some(Step::Section) {
            continue;
        }
        let body =
            clean(&round.form, field, text).map_err(|wrong| Refused::Wrong(vec![FieldWrong { field: field.into(), wrong }]))?;
        let answers = store::answers(tx, *id)?;
        if standing(&answers, field).is_none() {
            let before = answers.iter().find(|answer| answer.field == field).map_or(0, |answer| answer.number);
            store::add_answer(tx, *id, field, before + 1, &body)?;
            laid += 1;
        }
    }
    Ok(laid)
}

/// The next answer to a field.
struct Changed {
    field: String,
    number: i64,
    body: String,
}

/// What comes of a field: nothing where nothing changed, else its next answer.
fn weigh(round: &Round, answers: &[Answer], typed: &Typed) -> Result<Option<Changed>, FieldWrong> {
    let wrong = |wrong| FieldWrong { field: typed.field.clone(), wrong };
    let body = clean(&round.form, &typed.field, &typed.text).map_err(wrong)?;
    let stands = answers.iter().find(|answer| answer.field == typed.field);
    let (number, there) = stands.map_or((0, ""), |answer| (answer.number, answer.body.as_str()));
    if body == there {
        return Ok(None);
    }
    if number != typed.seen {
        return Err(wrong(Wrong::Met(there.to_owned())));
    }
    Ok(Some(Changed { field: typed.field.clone(), number: number + 1, body }))
}

/// Hands a sheet in: the section's own evaluation. What was typed is kept first, in the same unit.
///
/// # Errors
/// As [`save`]; a required field is empty; no grade; a grade without its reason.
pub fn hand_in(tx: &mut Tx, id: Id<Sheet>, typed: &[Typed], by: Actor, channel: Channel) -> Result<SheetState, Refused> {
    save(tx, id, typed)?;
    let At { round, sheet } = at_turn(tx, id, Step::Section)?;
    let answers = store::answers(tx, id)?;
    let proposal = proposal(tx, &round, &sheet, &answers)?;
    let mut wrongs = missing(&round.form, &answers);
    let given = judgement(&round.form, proposal.grade.ok(), standing(&answers, GRADE), standing(&answers, GRADE_REASON));
    match given {
        Ok((grade, reason)) if wrongs.is_empty() => {
            let given = Judged { step: Step::Section, grade, reason, proxy: None };
            let has_department = round.setting.has_department && has_department(tx, &sheet)?;
            judged(tx, &sheet, &proposal, given, next(Step::Section, has_department), by, channel)?;
            store::settle_remarks(tx, id)?;
            Ok(next(Step::Section, has_department))
        }
        other => {
            wrongs.extend(other.err());
            Err(Refused::Wrong(wrongs))
        }
    }
}

/// Whether the work of the sheet is carried in a department today.
fn has_department(db: &Db, sheet: &Sheet) -> Result<bool, Refused> {
    let Some(section) = sheet.section else { return Ok(false) };
    let today = db.now().day();
    for carrier in Heirs::on(db, today).of(section)? {
        if !engawa_who::sections_above(db, carrier.id, today)?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

struct Judged {
    step: Step,
    grade: i64,
    reason: Option<String>,
    proxy: Option<String>,
}

fn judged(
    tx: &mut Tx,
    sheet: &Sheet,
    proposal: &Proposal,
    given: Judged,
    to: SheetState,
    by: Actor,
    channel: Channel,
) -> Result<Seq, Refused> {
    let fact = SheetJudged { sheet: sheet.id, step: given.step, grade: given.grade, proposed: proposal.grade.ok() };
    let details: Vec<&str> = [given.reason.as_deref(), given.proxy.as_deref()].into_iter().flatten().collect();
    let deed = told(Deed::of(fact, by, channel), sheet);
    let deed = if details.is_empty() { deed } else { deed.with_details(&details.join("\n")) };
    let seq = tell(tx, deed)?;
    let before = store::evaluations(tx, sheet.id)?;
    let number = before.iter().filter(|one| one.step == given.step).map(|one| one.number).max().unwrap_or(0);
    let new = Evaluation {
        step: given.step,
        number: number + 1,
        grade: given.grade,
        proposed: proposal.grade.ok(),
        percent: proposal.percent.map(Percent::value),
        reason: given.reason,
        proxy: given.proxy,
        seq,
        decided_on: tx.now().day(),
    };
    store::add_evaluation(tx, sheet.id, &new)?;
    store::put_sheet_state(tx, sheet.id, to)?;
    Ok(seq)
}

/// The department or the planning section judges: a record of its own beside that of the section. A grade that differs from the
/// proposed one or from that of the section has its reason.
///
/// # Errors
/// No such sheet; it is not the turn of the step; no grade, or no reason where one is needed.
pub fn judge(tx: &mut Tx, id: Id<Sheet>, step: Step, given: &Given, by: Actor, channel: Channel) -> Result<SheetState, Refused> {
    let At { round, sheet } = at_turn(tx, id, step)?;
    let answers = store::answers(tx, id)?;
    let proposal = proposal(tx, &round, &sheet, &answers)?;
    let own = store::evaluations(tx, id)?.into_iter().rev().find(|one| one.step == Step::Section);
    // The section has said why already; who agrees need not say it again.
    let agreed = own.map(|own| own.grade);
    let (grade, reason) = judgement(&round.form, agreed.or(proposal.grade.ok()), Some(&given.grade), Some(&given.reason))
        .map_err(|wrong| Refused::Wrong(vec![wrong]))?;
    let proxy = given.proxy.as_deref().map(|proxy| words("the reason", proxy)).transpose()?;
    let to = next(step, round.setting.has_department);
    judged(tx, &sheet, &proposal, Judged { step, grade, reason, proxy }, to, by, channel)?;
    Ok(to)
}

/// Sends a sheet back to its section, with what is to be put right, each at its field.
///
/// # Errors
/// No such sheet; it is not the turn of the step; no remark, or one at a field that the form does not have.
pub fn send_back(
    tx: &mut Tx,
    id: Id<Sheet>,
    step: Step,
    remarks: &[(String, String)],
    by: Actor,
    channel: Channel,
) -> Result<(), Refused> {
    let At { round, sheet } = at_turn(tx, id, step)?;
    let given: Vec<(String, String)> = remarks.iter().filter(|(_, body)| !body.trim().is_empty()).cloned().collect();
    if given.is_empty() || step == Step::Section {
        return Err(Refused::Empty("the remark"));
    }
    let mut new = Vec::new();
    for (field, body) in given {
        if !is_place(&round, &field) {
            return Err(Refused::Wrong(vec![FieldWrong { field, wrong: Wrong::NoChoice }]));
        }
        new.push((field, words("the remark", &body)?));
    }
    let fact = SheetReturned { sheet: id, step, remarks: i64::try_from(new.len()).unwrap_or(i64::MAX) };
    let details: Vec<&str> = new.iter().map(|(_, body)| body.as_str()).collect();
    let seq = tell(tx, told(Deed::of(fact, by, channel), &sheet).with_details(&details.join("\n")))?;
    let last = store::remarks(tx, id)?.last().map_or(0, |last| last.number);
    let made_on = tx.now().day();
    for (number, (field, body)) in (last + 1..).zip(new) {
        let remark = Remark { number, step, field, body, made_on, is_settled: false };
        store::add_remark(tx, id, &remark, seq)?;
    }
    Ok(store::put_sheet_state(tx, id, SheetState::Returned)?)
}

/// A field, the grade, its reason, or the sheet as a whole.
fn is_place(round: &Round, field: &str) -> bool {
    field.is_empty() || [GRADE, GRADE_REASON].contains(&field) || super::rules::field(&round.form, field).is_some()
}

/// A sheet that was judged is opened again, before the year is published: it goes back to its section with a remark.
///
/// # Errors
/// No such sheet; the year is published; it is not judged; no remark.
pub fn reopen(tx: &mut Tx, id: Id<Sheet>, remark: &str, by: Actor, channel: Channel) -> Result<(), Refused> {
    let At { round, sheet } = at(tx, id)?;
    if round.state == RoundState::Published {
        return Err(Refused::RoundIs(round.state));
    }
    if sheet.state != SheetState::Settled {
        return Err(Refused::SheetIs(sheet.state));
    }
    let body = words("the remark", remark)?;
    let fact = SheetReturned { sheet: id, step: Step::Planning, remarks: 1 };
    let seq = tell(tx, told(Deed::of(fact, by, channel), &sheet).with_details(&body))?;
    let number = store::remarks(tx, id)?.last().map_or(1, |last| last.number + 1);
    let made_on = tx.now().day();
    let remark = Remark { number, step: Step::Planning, field: String::new(), body, made_on, is_settled: false };
    store::add_remark(tx, id, &remark, seq)?;
    Ok(store::put_sheet_state(tx, id, SheetState::Returned)?)
}

/// Leaves a sheet out of the year, with a reason that everyone reads; what was written stays.
///
/// # Errors
/// No such sheet; the year is not open; it is judged or left out already; no reason.
pub fn leave_out(tx: &mut Tx, id: Id<Sheet>, reason: &str, by: Actor, channel: Channel) -> Result<(), Refused> {
    let At { round, sheet } = at(tx, id)?;
    if round.state != RoundState::Open {
        return Err(Refused::RoundIs(round.state));
    }
    if sheet.state.turn().is_none() {
        return Err(Refused::SheetIs(sheet.state));
    }
    let reason = words("the reason", reason)?;
    let fact = SheetLeftOut { sheet: id, is_out: true };
    let seq = tell(tx, told(Deed::of(fact, by, channel), &sheet).with_details(&reason))?;
    Ok(store::leave_sheet_out(tx, id, &reason, seq)?)
}

/// Takes a sheet in again that was left out.
///
/// # Errors
/// No such sheet; the year is not open; it is not left out.
pub fn take_in(tx: &mut Tx, id: Id<Sheet>, by: Actor, channel: Channel) -> Result<(), Refused> {
    let At { round, sheet } = at(tx, id)?;
    if round.state != RoundState::Open {
        return Err(Refused::RoundIs(round.state));
    }
    if sheet.state != SheetState::LeftOut {
        return Err(Refused::SheetIs(sheet.state));
    }
    let fact = SheetLeftOut { sheet: id, is_out: false };
    tell(tx, told(Deed::of(fact, by, channel), &sheet))?;
    Ok(store::put_sheet_state(tx, id, SheetState::Writing)?)
}

/// Gives a sheet to a section: where nobody carries the work, or another should.
///
/// # Errors
/// No such sheet; the year is published; no such section today.
pub fn assign(tx: &mut Tx, id: Id<Sheet>, section: Id<Section>, by: Actor, channel: Channel) -> Result<(), Refused> {
    let At { round, sheet } = at(tx, id)?;
    if round.state == RoundState::Published {
        return Err(Refused::RoundIs(round.state));
    }
    let today = tx.now().day();
    let found = engawa_who::section(tx, section)?.filter(|section| section.days.hold(today));
    let section = found.ok_or(Refused::UnknownSection)?.id;
    store::put_section(tx, id, section)?;
    let deed = Deed::of(SheetAssigned { sheet: id }, by, channel);
    tell(tx, told(deed, &Sheet { section: Some(section), ..sheet }))?;
    Ok(())
}

/// People from outside said something on a judged sheet.
///
/// # Errors
/// No such sheet; the round does not ask them, or is published; the sheet is not judged; no words, or nobody who said them.
pub fn comment(tx: &mut Tx, id: Id<Sheet>, by_whom: &str, body: &str, by: Actor, channel: Channel) -> Result<i64, Refused> {
    let At { round, sheet } = at(tx, id)?;
    if !round.setting.has_outside {
        return Err(Refused::NobodyOutside);
    }
    if round.state == RoundState::Published {
        return Err(Refused::RoundIs(round.state));
    }
    if sheet.state != SheetState::Settled {
        return Err(Refused::SheetIs(sheet.state));
    }
    let (by_whom, body) = (words("who said it", by_whom)?, words("the comment", body)?);
    let number = store::comments(tx, id)?.last().map_or(1, |last| last.number + 1);
    let deed = told(Deed::of(CommentMade { sheet: id, number }, by, channel), &sheet).with_details(&body);
    let seq = tell(tx, deed)?;
    let made_on = tx.now().day();
    let comment = Comment { number, by_whom, body, made_on, answer: None, answered_on: None };
    store::add_comment(tx, id, &comment, seq)?;
    Ok(number)
}

/// The section answers what was said from outside.
///
/// # Errors
/// No such sheet or comment; the year is published; no words.
pub fn answer(tx: &mut Tx, id: Id<Sheet>, number: i64, body: &str, by: Actor, channel: Channel) -> Result<(), Refused> {
    let At { round, sheet } = at(tx, id)?;
    if round.state == RoundState::Published {
        return Err(Refused::RoundIs(round.state));
    }
    if !store::comments(tx, id)?.iter().any(|comment| comment.number == number) {
        return Err(Refused::UnknownComment);
    }
    let body = words("the answer", body)?;
    let deed = told(Deed::of(CommentAnswered { sheet: id, number }, by, channel), &sheet).with_details(&body);
    let seq = tell(tx, deed)?;
    Ok(store::put_comment_answer(tx, id, number, &body, seq)?)
}

/// Words as they may be kept: some, not too many, no control characters beside line ends.
pub(crate) fn words(what: &'static str, text: &str) -> Result<String, Refused> {
    let text = text.trim().replace("\r\n", "\n");
    match text.chars().count() {
        0 => Err(Refused::Empty(what)),
        _ if has_control(&text) => Err(Refused::Control(what)),
        count if count > WORDS_MAX => Err(Refused::TooLong { what, max: WORDS_MAX }),
        _ => Ok(text),
    }
}
