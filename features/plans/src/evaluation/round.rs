//! The acts on a round: prepare, open, freeze, publish, withdraw.

use engawa_db::{Db, Fault, Tx};
use engawa_journal::{Deed, tell};
use engawa_kernel::{Actor, Channel, FiscalYear, Id, Visibility};

use super::facts::{PublicationWithdrawn, RoundFrozen, RoundOpened, RoundPrepared, RoundPublished};
use super::figures::frozen;
use super::form::{Form, check};
use super::model::{Round, RoundState, Setting, Sheet, SheetState};
use super::refused::Refused;
use super::sheet::words;
use super::store;
use crate::book::{self, Book};
use crate::charge::Heirs;
use crate::model::{Indicator, Node, SectionName};

/// Prepares the evaluation of a plan for a year. The form is copied: what is changed later elsewhere touches nothing here.
///
/// # Errors
/// No such plan or level; the year has not begun; it exists already; the year before is not frozen; days that run backwards; a
/// form with mistakes.
pub fn prepare(
    tx: &mut Tx,
    plan: &str,
    year: FiscalYear,
    form: &Form,
    setting: &Setting,
    by: Actor,
    channel: Channel,
) -> Result<Id<Round>, Refused> {
    let book = book::open(tx, plan)?.ok_or_else(|| Refused::UnknownPlan(plan.chars().take(60).collect()))?;
    let year_now = FiscalYear::of(tx.now().day());
    if year > year_now {
        return Err(Refused::TooEarly(year.number()));
    }
    if store::round_of(tx, book.plan.id, year)?.is_some() {
        return Err(Refused::Twice(year.number()));
    }
    if let Some(before) = store::round_before(tx, book.plan.id, year)?.filter(|before| before.state < RoundState::Frozen) {
        return Err(Refused::YearBeforeOpen(before.year.number()));
    }
    fits(&book, setting)?;
    checked(form)?;
    let round = Round {
        id: tx.new_id(),
        plan: book.plan.id,
        plan_slug: book.plan.slug.clone(),
        year,
        state: RoundState::Preparing,
        form: form.clone(),
        setting: setting.clone(),
        version: None,
        frozen_on: None,
    };
    store::add_round(tx, &round)?;
    let fact = RoundPrepared { round: round.id, plan: round.plan, year };
    tell(tx, Deed::of(fact, by, channel).about(round.id))?;
    Ok(round.id)
}

fn fits(book: &Book, setting: &Setting) -> Result<(), Refused> {
    let unknown = setting.levels.iter().find(|level| !book.plan.levels.contains(level));
    if setting.levels.is_empty() || unknown.is_some() {
        return Err(Refused::UnknownLevel(unknown.cloned().unwrap_or_default()));
    }
    let department_by = setting.department_by.filter(|_| setting.has_department);
    let in_order = setting.section_by <= department_by.unwrap_or(setting.section_by)
        && department_by.unwrap_or(setting.section_by) <= setting.planning_by;
    if !in_order || (setting.has_department && department_by.is_none()) {
        return Err(Refused::Backwards);
    }
    if judged(book, &setting.levels).is_empty() { Err(Refused::NoItems) } else { Ok(()) }
}

fn checked(form: &Form) -> Result<(), Refused> {
    let wrongs = check(form);
    if wrongs.is_empty() { Ok(()) } else { Err(Refused::Form(wrongs)) }
}

/// The items of a plan that get a sheet, in printed order. One that is still discussed, or only named, gets none.
pub(crate) fn judged<'b>(book: &'b Book, levels: &[String]) -> Vec<&'b Node> {
    book.nodes.iter().filter(|node| levels.contains(&node.level) && !node.is_draft && !node.is_title_only).collect()
}

fn found(db: &Db, id: Id<Round>) -> Result<Round, Refused> {
    store::round(db, id)?.ok_or(Refused::UnknownRound)
}

fn preparing(db: &Db, id: Id<Round>) -> Result<Round, Refused> {
    let round = found(db, id)?;
    if round.state == RoundState::Preparing { Ok(round) } else { Err(Refused::RoundIs(round.state)) }
}

/// Changes form and days of a round that is still prepared.
///
/// # Errors
/// No such round; it is open already; a form with mistakes; days or levels that cannot be.
pub fn change(tx: &mut Tx, id: Id<Round>, form: &Form, setting: &Setting) -> Result<(), Refused> {
    let round = preparing(tx, id)?;
    let book = book::open(tx, &round.plan_slug)?.ok_or(Refused::UnknownRound)?;
    fits(&book, setting)?;
    checked(form)?;
    store::drop_round(tx, id)?;
    store::add_round(tx, &Round { form: form.clone(), setting: setting.clone(), ..round })?;
    Ok(())
}

/// Opens a round: each item of its levels gets a sheet, with the section that carries its work today. A section that has ended
/// is followed to its heir; where there is none, or several, the sheet waits to be given to one.
///
/// # Errors
/// No such round; it is open already.
pub fn open(tx: &mut Tx, id: Id<Round>, by: Actor, channel: Channel) -> Result<usize, Refused> {
    let round = preparing(tx, id)?;
    let book = book::open(tx, &round.plan_slug)?.ok_or(Refused::UnknownRound)?;
    let mut new = Vec::new();
    for node in judged(&book, &round.setting.levels) {
        new.push((node.id, carrier(tx, &book, node)?));
    }
    for (ordinal, (node, section)) in (0i64..).zip(&new) {
        let sheet =
            Sheet { id: tx.new_id(), round: id, node: *node, section: *section, state: SheetState::Writing, left_out: None };
        store::add_sheet(tx, &sheet, ordinal)?;
    }
    store::put_opened(tx, id, book.plan.version)?;
    let fact = RoundOpened { round: id, sheets: i64::try_from(new.len()).unwrap_or(i64::MAX) };
    tell(tx, Deed::of(fact, by, channel).about(id))?;
    super::remind::start(tx, id)?;
    Ok(new.len())
}

/// The section that is printed for an item, or for the nearest one above it.
pub(super) fn printed<'b>(book: &'b Book, node: &Node) -> Option<&'b SectionName> {
    book.path(node.id).into_iter().rev().find_map(|node| node.sections.first())
}

/// The one section that carries the work of an item today.
fn carrier(db: &Db, book: &Book, node: &Node) -> Result<Option<Id<engawa_who::Section>>, Refused> {
    let Some(printed) = printed(book, node) else { return Ok(None) };
    let mut heirs = Heirs::on(db, db.now().day());
    Ok(match heirs.of(printed.id)? {
        [one] => Some(one.id),
        _ => None,
    })
}

/// Drops a round that was never opened.
///
/// # Errors
/// No such round; it is open already.
pub fn discard(tx: &mut Tx, id: Id<Round>) -> Result<(), Refused> {
    preparing(tx, id)?;
    Ok(store::drop_round(tx, id)?)
}

/// Freezes the figures of a year: what the public may see of them now is written down, and never reckoned again. Every sheet is
/// judged, or left out with its reason.
///
/// # Errors
/// No such round; it is not open; sheets are still under way.
pub fn freeze(tx: &mut Tx, id: Id<Round>, by: Actor, channel: Channel) -> Result<(), Refused> {
    let round = found(tx, id)?;
    if round.state != RoundState::Open {
        return Err(Refused::RoundIs(round.state));
    }
    let sheets = store::sheets_of(tx, id)?;
    finished(&sheets)?;
    let book = judged_book(tx, &round)?.ok_or(Refused::UnknownRound)?;
    let all = frozen(tx, &book, &round)?;
    for sheet in sheets.iter().filter(|sheet| sheet.state == SheetState::Settled) {
        let own: Vec<Id<Indicator>> = book.indicators_under(sheet.node).iter().map(|indicator| indicator.id).collect();
        let of_sheet = all.iter().filter(|frozen| own.contains(&frozen.indicator));
        for (ordinal, frozen) in (0i64..).zip(of_sheet) {
            store::add_frozen(tx, sheet.id, ordinal, frozen)?;
        }
    }
    let today = tx.now().day();
    store::put_frozen(tx, id, today)?;
    tell(tx, Deed::of(RoundFrozen { round: id }, by, channel).about(id))?;
    Ok(())
}

/// The plan as a round judges it: the version in force when its sheets were dealt out, before that the one in force.
pub(super) fn judged_book(db: &Db, round: &Round) -> Result<Option<Book>, Fault> {
    match round.version {
        None => book::open(db, &round.plan_slug),
        Some(number) => book::edition(db, &round.plan_slug, number),
    }
}

fn finished(sheets: &[Sheet]) -> Result<(), Refused> {
    match sheets.iter().filter(|sheet| sheet.state.turn().is_some()).count() {
        0 => Ok(()),
        open => Err(Refused::Unfinished(open)),
    }
}

/// Publishes a frozen year, in one act.
///
/// # Errors
/// No such round; it is not frozen, or is published; a sheet was opened again and is not judged.
pub fn publish(tx: &mut Tx, id: Id<Round>, by: Actor, channel: Channel) -> Result<i64, Refused> {
    let round = found(tx, id)?;
    if round.state != RoundState::Frozen {
        return Err(Refused::RoundIs(round.state));
    }
    finished(&store::sheets_of(tx, id)?)?;
    let number = store::publications(tx, id)?.first().map_or(1, |last| last.number + 1);
    let fact = RoundPublished { round: id, number };
    let seq = tell(tx, Deed::of(fact, by, channel).about(id).seen_by(Visibility::Public))?;
    store::add_publication(tx, id, number, seq)?;
    store::put_round_state(tx, id, RoundState::Published)?;
    Ok(number)
}

/// Withdraws what was published. The page says so, with day and reason; the frozen figures stay as they are.
///
/// # Errors
/// No such round; it is not published; no reason.
pub fn withdraw(tx: &mut Tx, id: Id<Round>, reason: &str, by: Actor, channel: Channel) -> Result<(), Refused> {
    let round = found(tx, id)?;
    if round.state != RoundState::Published {
        return Err(Refused::RoundIs(round.state));
    }
    let reason = words("the reason", reason)?;
    let standing = store::publications(tx, id)?.into_iter().find(|publication| publication.withdrawn_on.is_none());
    let number = standing.map(|publication| publication.number).ok_or(Refused::UnknownRound)?;
    let fact = PublicationWithdrawn { round: id, number };
    let deed = Deed::of(fact, by, channel).about(id).seen_by(Visibility::Public).with_details(&reason);
    let seq = tell(tx, deed)?;
    store::put_withdrawn(tx, id, number, &reason, seq)?;
    store::put_round_state(tx, id, RoundState::Frozen)?;
    Ok(())
}
