//! What a page needs of a round or a sheet, read in one go.

use std::collections::HashMap;

use engawa_db::{Db, Fault};
use engawa_kernel::{Day, FiscalYear, Id};
use engawa_web::door::{Desk, Happened};

use super::figures::{Proposal, Weighed, proposal, weighed};
use super::model::{Answer, Comment, Evaluation, Frozen, Publication, Remark, Round, Sheet, SheetState, Step};
use super::round::judged_book;
use super::store;
use crate::book::{self, Book};
use crate::charge::Heirs;
use crate::model::{Node, SectionName};

/// A sheet with everything that stands on it and around it.
pub struct SheetView {
    /// Its round, with the form.
    pub round: Round,
    /// The sheet.
    pub sheet: Sheet,
    /// The plan as it is in force.
    pub book: Book,
    /// The item that is judged; nothing where an amendment took it out.
    pub node: Option<Node>,
    /// Who carries the work of its section today.
    pub carriers: Vec<SectionName>,
    /// The figures of the item as city hall sees them today.
    pub figures: Vec<Weighed>,
    /// The figures as they were frozen; none while the year is open.
    pub frozen: Vec<Frozen>,
    /// The grade that follows from figures or points.
    pub proposal: Proposal,
    /// What stands in the fields.
    pub answers: Vec<Answer>,
    /// The year before, where it was judged.
    pub before: Option<Before>,
    /// All grades that were given, in order.
    pub evaluations: Vec<Evaluation>,
    /// What was asked to be put right, the earliest first.
    pub remarks: Vec<Remark>,
    /// What people from outside said.
    pub comments: Vec<Comment>,
    /// What was heard, decided and done for the item in the year that is judged, the latest first.
    pub happened: Vec<Happened>,
}

/// The sheet of the year before.
pub struct Before {
    /// Which year.
    pub year: FiscalYear,
    /// Its form and grades.
    pub round: Round,
    /// What stood in its fields, by code.
    pub answers: Vec<Answer>,
    /// The grade that stood at last, in the words of that year's scale.
    pub grade: Option<i64>,
}

impl SheetView {
    /// The grade of a step as it stands.
    pub fn evaluation(&self, step: Step) -> Option<&Evaluation> {
        self.evaluations.iter().rev().find(|one| one.step == step)
    }

    /// What the answer to a field was last year.
    pub fn before(&self, field: &str) -> Option<&str> {
        let answer = self.before.as_ref()?.answers.iter().find(|answer| answer.field == field)?;
        (!answer.body.is_empty()).then_some(answer.body.as_str())
    }

    /// Remarks at a field that wait for an answer; the empty code is the sheet as a whole.
    pub fn open_remarks(&self, field: &str) -> impl Iterator<Item = &Remark> {
        self.remarks.iter().filter(move |remark| !remark.is_settled && remark.field == field)
    }
}

/// A sheet with everything around it.
///
/// # Errors
/// When the database cannot be read; so below.
pub fn sheet(db: &Db, id: Id<Sheet>, desk: &Desk) -> Result<Option<SheetView>, Fault> {
    let Some(sheet) = store::sheet(db, id)? else { return Ok(None) };
    let Some(round) = store::round(db, sheet.round)? else { return Ok(None) };
    let Some(book) = judged_book(db, &round)? else { return Ok(None) };
    let answers = store::answers(db, id)?;
    let year = round.year;
    let nodes: Vec<_> = book.subtree(sheet.node).iter().map(|node| node.id.any()).collect();
    Ok(Some(SheetView {
        node: book.node(sheet.node).cloned(),
        carriers: carriers(&mut Heirs::on(db, db.now().day()), &sheet)?,
        figures: weighed(db, &book, &round.form, year, sheet.node)?,
        frozen: store::snapshot(db, id)?,
        proposal: proposal(db, &round, &sheet, &answers)?,
        before: before(db, &round, &sheet)?,
        evaluations: store::evaluations(db, id)?,
        remarks: store::remarks(db, id)?,
        comments: store::comments(db, id)?,
        happened: desk.happened(db, &nodes, year.first_day(), year.last_day())?,
        answers,
        book,
        round,
        sheet,
    }))
}

/// The sections that carry the work of a sheet today.
fn carriers(heirs: &mut Heirs<'_>, sheet: &Sheet) -> Result<Vec<SectionName>, Fault> {
    sheet.section.map_or_else(|| Ok(Vec::new()), |section| Ok(heirs.of(section)?.to_vec()))
}

fn before(db: &Db, round: &Round, sheet: &Sheet) -> Result<Option<Before>, Fault> {
    let Some(last) = store::round_before(db, round.plan, round.year)? else { return Ok(None) };
    let Some(earlier) = store::sheet_of(db, last.id, sheet.node)? else { return Ok(None) };
    let grade = store::evaluations(db, earlier.id)?.last().map(|one| one.grade);
    Ok(Some(Before { year: last.year, answers: store::answers(db, earlier.id)?, grade, round: last }))
}

/// A round with all its sheets.
pub struct RoundView {
    /// The round.
    pub round: Round,
    /// The plan as it is in force.
    pub book: Book,
    /// Its sheets, in the order of the plan.
    pub rows: Vec<SheetRow>,
    /// Its publications, the latest first.
    pub publications: Vec<Publication>,
}

/// A sheet in the list of its round.
pub struct SheetRow {
    /// The sheet.
    pub sheet: Sheet,
    /// The item that is judged; nothing where an amendment took it out.
    pub node: Option<Node>,
    /// Who carries the work of its section today.
    pub carriers: Vec<SectionName>,
    /// How many fields have something in them.
    pub written: i64,
    /// The grades of the steps as they stand.
    pub evaluations: Vec<Evaluation>,
}

impl SheetRow {
    /// The grade of a step as it stands.
    pub fn evaluation(&self, step: Step) -> Option<&Evaluation> {
        self.evaluations.iter().rev().find(|one| one.step == step)
    }

    /// The grade that stands at last, once the planning section has judged.
    pub fn grade(&self) -> Option<i64> {
        (self.sheet.state == SheetState::Settled).then(|| self.evaluations.last().map(|one| one.grade))?
    }

    /// Whether the day of the step whose turn it is has passed.
    pub fn is_late(&self, round: &Round, today: Day) -> bool {
        self.sheet.state.turn().is_some_and(|step| round.setting.due(step) < today)
    }
}

/// All rounds, the latest year first.
///
/// # Errors
/// When the database cannot be read.
pub fn rounds(db: &Db) -> Result<Vec<Round>, Fault> {
    store::rounds(db)
}

/// A round with all its sheets.
///
/// # Errors
/// When the database cannot be read.
pub fn round(db: &Db, id: Id<Round>) -> Result<Option<RoundView>, Fault> {
    let Some(round) = store::round(db, id)? else { return Ok(None) };
    view(db, round).map(Some)
}

/// The round of a plan for a year, whatever its state; nothing where there is none.
///
/// # Errors
/// When the database cannot be read.
pub fn round_of(db: &Db, plan: &str, year: FiscalYear) -> Result<Option<RoundView>, Fault> {
    let Some(plan) = book::plan_by_slug(db, plan)? else { return Ok(None) };
    let Some(round) = store::round_of(db, plan.id, year)? else { return Ok(None) };
    view(db, round).map(Some)
}

fn view(db: &Db, round: Round) -> Result<RoundView, Fault> {
    let book = judged_book(db, &round)?.ok_or_else(|| Fault::Row(format!("no plan {}", round.plan_slug)))?;
    let written = store::fields_written(db, round.id)?;
    let mut evaluations: HashMap<Id<Sheet>, Vec<Evaluation>> = HashMap::new();
    for of in store::evaluations_of_round(db, round.id)? {
        evaluations.entry(of.sheet).or_default().push(of.evaluation);
    }
    let mut heirs = Heirs::on(db, db.now().day());
    let mut rows = Vec::new();
    for sheet in store::sheets_of(db, round.id)? {
        rows.push(SheetRow {
            node: book.node(sheet.node).cloned(),
            carriers: carriers(&mut heirs, &sheet)?,
            written: written.get(&sheet.id).copied().unwrap_or_default(),
            evaluations: evaluations.remove(&sheet.id).unwrap_or_default(),
            sheet,
        });
    }
    Ok(RoundView { publications: store::publications(db, round.id)?, round, book, rows })
}

/// The judgement on an item that everyone may read, by year, the latest first.
pub struct Judged {
    /// Which year.
    pub year: FiscalYear,
    /// The grade in the words of that year.
    pub grade: i64,
    /// Its round, with the scale.
    pub round: Round,
    /// The steps that judged.
    pub evaluations: Vec<Evaluation>,
}

/// What was published on an item.
///
/// # Errors
/// When the database cannot be read.
pub fn published_of(db: &Db, node: Id<Node>) -> Result<Vec<Judged>, Fault> {
    let mut all = Vec::new();
    for sheet in store::published_sheets_of(db, node)? {
        let Some(round) = store::round(db, sheet.round)? else { continue };
        let evaluations = store::evaluations(db, sheet.id)?;
        if let Some(last) = evaluations.last() {
            all.push(Judged { year: round.year, grade: last.grade, round, evaluations });
        }
    }
    Ok(all)
}
