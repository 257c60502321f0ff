//! What everyone may read of a year of judgement: only what is published, and that it was withdrawn where it was.

use std::collections::HashMap;

use engawa_db::{Db, Fault};
use engawa_kernel::{FiscalYear, Id};
use engawa_who::Section;

use crate::book::{self, Book};
use crate::evaluation::model::{Answer, Comment, Evaluation, Frozen, Publication, Round, RoundState, Sheet, SheetState, Step};
use crate::evaluation::reading::{self, Judged};
use crate::evaluation::{rules, store};
use crate::measuring;
use crate::model::{Audience, Node, Plan, SectionName, Standing};

/// A year as everyone finds it.
pub(crate) enum Seen<T> {
    /// It may be read.
    Published(T),
    /// It could be read once.
    Withdrawn(Box<Withdrawn>),
}

/// A year that was published and is not any more.
pub(crate) struct Withdrawn {
    /// The plan.
    pub(crate) plan: Plan,
    /// Which year.
    pub(crate) year: FiscalYear,
    /// Its publications, the latest first; all of them are withdrawn.
    pub(crate) publications: Vec<Publication>,
}

/// The years of a plan.
pub(crate) struct YearsKnown {
    /// The plan.
    pub(crate) plan: Plan,
    /// The latest first.
    pub(crate) years: Vec<YearLine>,
}

/// A year in the list of years.
pub(crate) struct YearLine {
    /// Which.
    pub(crate) year: FiscalYear,
    /// It may be read.
    pub(crate) is_published: bool,
    /// How many sheets are judged.
    pub(crate) judged: usize,
    /// Its publications, the latest first.
    pub(crate) publications: Vec<Publication>,
}

/// A published year with all its sheets.
pub(crate) struct YearKnown {
    /// The round, with the form.
    pub(crate) round: Round,
    /// The plan as it is in force.
    pub(crate) book: Book,
    /// The version that was judged, where it is another.
    pub(crate) edition: Option<Book>,
    /// The sheets in the order of the plan.
    pub(crate) sheets: Vec<SheetKnown>,
    /// The publications, the latest first.
    pub(crate) publications: Vec<Publication>,
}

/// A sheet of a published year.
pub(crate) struct SheetKnown {
    /// The sheet.
    pub(crate) sheet: Sheet,
    /// The item, as the version that was judged prints it.
    pub(crate) node: Node,
    /// An amendment took the item out.
    pub(crate) is_gone: bool,
    /// The section to which the sheet was given.
    pub(crate) section: Option<SectionName>,
    /// The grades that stand, in the order of the steps.
    pub(crate) evaluations: Vec<Evaluation>,
    /// What stands in the fields.
    pub(crate) answers: Vec<Answer>,
    /// What people from outside said.
    pub(crate) comments: Vec<Comment>,
    /// The figures as they were frozen.
    pub(crate) frozen: Vec<Frozen>,
}

/// One sheet as it is read by itself.
pub(crate) struct OneKnown {
    /// The round, with the form.
    pub(crate) round: Round,
    /// The plan as it is in force.
    pub(crate) book: Book,
    /// The version that was judged, where it is another.
    pub(crate) edition: Option<Book>,
    /// The sheet.
    pub(crate) sheet: SheetKnown,
    /// The publications, the latest first.
    pub(crate) publications: Vec<Publication>,
    /// Its figures as everyone sees them today.
    pub(crate) today: Vec<Standing>,
    /// The other years in which the item was judged, the latest first.
    pub(crate) others: Vec<Judged>,
}

impl YearKnown {
    /// The version that was judged.
    pub(crate) fn judged(&self) -> &Book {
        self.edition.as_ref().unwrap_or(&self.book)
    }
}

impl OneKnown {
    /// The version that was judged.
    pub(crate) fn judged(&self) -> &Book {
        self.edition.as_ref().unwrap_or(&self.book)
    }
}

impl SheetKnown {
    /// The grade that stands at last; nothing where the item was not judged.
    pub(crate) fn grade(&self) -> Option<i64> {
        (self.sheet.state == SheetState::Settled).then(|| self.evaluations.last().map(|one| one.grade))?
    }

    /// What stands in a field; nothing where nothing was written.
    pub(crate) fn answer(&self, field: &str) -> Option<&str> {
        rules::standing(&self.answers, field)
    }
}

/// The grades that stand when a sheet is judged: that of the section, and those that came after it. What an earlier turn said
/// before the sheet went back stands no longer.
pub(crate) fn standing(evaluations: &[Evaluation]) -> Vec<Evaluation> {
    let own = evaluations.iter().rposition(|one| one.step == Step::Section).unwrap_or(0);
    let mut all: Vec<Evaluation> = Vec::new();
    for one in evaluations.iter().skip(own) {
        match all.iter_mut().find(|other| other.step == one.step) {
            Some(earlier) => *earlier = one.clone(),
            None => all.push(one.clone()),
        }
    }
    all
}

/// The years of a plan that were ever published; nothing where there is no such plan.
pub(crate) fn years(db: &Db, plan: &str) -> Result<Option<YearsKnown>, Fault> {
    let Some(plan) = book::plan_by_slug(db, plan)? else { return Ok(None) };
    let mut years = Vec::new();
    for year in store::years_ever_published(db, plan.id)? {
        let Some(round) = store::round_of(db, plan.id, year)? else { continue };
        let sheets = store::sheets_of(db, round.id)?;
        years.push(YearLine {
            year,
            is_published: round.state == RoundState::Published,
            judged: sheets.iter().filter(|sheet| sheet.state == SheetState::Settled).count(),
            publications: store::publications(db, round.id)?,
        });
    }
    Ok(Some(YearsKnown { plan, years }))
}

/// A round with its plan and publications.
struct Stand {
    book: Book,
    edition: Option<Book>,
    round: Round,
    publications: Vec<Publication>,
}

/// A round that was ever published.
fn stand(db: &Db, plan: &str, year: FiscalYear) -> Result<Option<Seen<Stand>>, Fault> {
    let Some(book) = book::open(db, plan)? else { return Ok(None) };
    let Some(round) = store::round_of(db, book.plan.id, year)? else { return Ok(None) };
    let publications = store::publications(db, round.id)?;
    Ok(match (round.state, publications.first()) {
        (RoundState::Published, _) => {
            let edition = edition(db, &book, &round)?;
            Some(Seen::Published(Stand { book, edition, round, publications }))
        }
        (_, Some(last)) if last.withdrawn_on.is_some() => {
            Some(Seen::Withdrawn(Box::new(Withdrawn { plan: book.plan, year, publications })))
        }
        _ => None,
    })
}

/// The version that a round judges, where it is not the one in force. What a later one prints changes nothing on the sheets.
fn edition(db: &Db, book: &Book, round: &Round) -> Result<Option<Book>, Fault> {
    match round.version {
        Some(number) if number != book.plan.version => book::edition(db, &round.plan_slug, number),
        _ => Ok(None),
    }
}

/// A year as everyone finds it; nothing where it was never published.
pub(crate) fn year(db: &Db, plan: &str, year: FiscalYear) -> Result<Option<Seen<YearKnown>>, Fault> {
    Ok(match stand(db, plan, year)? {
        None => None,
        Some(Seen::Withdrawn(withdrawn)) => Some(Seen::Withdrawn(withdrawn)),
        Some(Seen::Published(Stand { book, edition, round, publications })) => {
            let sheets = sheets(db, (&book, edition.as_ref()), &round)?;
            Some(Seen::Published(YearKnown { round, book, edition, sheets, publications }))
        }
    })
}

/// All years that may be read, the latest first; of one plan or one year where that is asked. Nothing where there is no such
/// plan.
pub(crate) fn published(db: &Db, plan: Option<&str>, year: Option<FiscalYear>) -> Result<Option<Vec<YearKnown>>, Fault> {
    if let Some(slug) = plan
        && book::plan_by_slug(db, slug)?.is_none()
    {
        return Ok(None);
    }
    let is_asked = |round: &Round| {
        round.state == RoundState::Published
            && plan.is_none_or(|slug| round.plan_slug == slug)
            && year.is_none_or(|year| round.year == year)
    };
    let mut years = Vec::new();
    for round in reading::rounds(db)?.into_iter().filter(is_asked) {
        let Some(book) = book::open(db, &round.plan_slug)? else { continue };
        let edition = edition(db, &book, &round)?;
        let sheets = sheets(db, (&book, edition.as_ref()), &round)?;
        years.push(YearKnown { sheets, publications: store::publications(db, round.id)?, round, book, edition });
    }
    Ok(Some(years))
}

/// All sheets of a round, read in one go.
fn sheets(db: &Db, books: Books, round: &Round) -> Result<Vec<SheetKnown>, Fault> {
    let mut answers = store::answers_of_round(db, round.id)?;
    let mut comments = store::comments_of_round(db, round.id)?;
    let mut frozen = store::snapshots_of_round(db, round.id)?;
    let mut evaluations: HashMap<Id<Sheet>, Vec<Evaluation>> = HashMap::new();
    for of in store::evaluations_of_round(db, round.id)? {
        evaluations.entry(of.sheet).or_default().push(of.evaluation);
    }
    let mut names = Names::default();
    let mut all = Vec::new();
    for sheet in store::sheets_of(db, round.id)? {
        let id = sheet.id;
        let Some(own) = bare(db, books, sheet, &mut names)? else { continue };
        all.push(SheetKnown {
            evaluations: standing(&evaluations.remove(&id).unwrap_or_default()),
            answers: answers.remove(&id).unwrap_or_default(),
            comments: comments.remove(&id).unwrap_or_default(),
            frozen: frozen.remove(&id).unwrap_or_default(),
            ..own
        });
    }
    Ok(all)
}

/// The plan in force, and the version that was judged where it is another.
type Books<'b> = (&'b Book, Option<&'b Book>);

/// A sheet with its item and section, and nothing of what stands on it.
fn bare(db: &Db, (book, edition): Books, sheet: Sheet, names: &mut Names) -> Result<Option<SheetKnown>, Fault> {
    let in_force = book.node(sheet.node);
    let is_gone = in_force.is_none();
    let node = edition.and_then(|edition| edition.node(sheet.node)).or(in_force).cloned();
    let node = if node.is_none() { store::node_as_last_printed(db, sheet.node)? } else { node };
    let Some(node) = node else { return Ok(None) };
    let section = sheet.section.map_or(Ok(None), |section| names.of(db, section))?;
    let (evaluations, answers, comments, frozen) = Default::default();
    Ok(Some(SheetKnown { sheet, node, is_gone, section, evaluations, answers, comments, frozen }))
}

/// Names of sections, each looked up once.
#[derive(Default)]
struct Names(HashMap<Id<Section>, Option<SectionName>>);

impl Names {
    fn of(&mut self, db: &Db, id: Id<Section>) -> Result<Option<SectionName>, Fault> {
        if let Some(known) = self.0.get(&id) {
            return Ok(known.clone());
        }
        let found = engawa_who::section(db, id)?.map(|section| SectionName { id, name: section.name });
        self.0.insert(id, found.clone());
        Ok(found)
    }
}

/// One sheet of a year, by the name of its item in addresses; nothing where the year was never published or has no such sheet.
pub(crate) fn one(db: &Db, plan: &str, year: FiscalYear, slug: &str) -> Result<Option<Seen<OneKnown>>, Fault> {
    let Stand { book, edition, round, publications } = match stand(db, plan, year)? {
        None => return Ok(None),
        Some(Seen::Withdrawn(withdrawn)) => return Ok(Some(Seen::Withdrawn(withdrawn))),
        Some(Seen::Published(found)) => found,
    };
    let mut names = Names::default();
    for sheet in store::sheets_of(db, round.id)? {
        let Some(own) = bare(db, (&book, edition.as_ref()), sheet, &mut names)?.filter(|own| own.node.slug == slug) else {
            continue;
        };
        let sheet = written(db, own)?;
        let today = today(db, &book, &sheet.frozen)?;
        let others = reading::published_of(db, sheet.node.id)?.into_iter().filter(|judged| judged.year != year).collect();
        return Ok(Some(Seen::Published(OneKnown { round, book, edition, sheet, publications, today, others })));
    }
    Ok(None)
}

fn written(db: &Db, own: SheetKnown) -> Result<SheetKnown, Fault> {
    let id = own.sheet.id;
    Ok(SheetKnown {
        evaluations: standing(&store::evaluations(db, id)?),
        answers: store::answers(db, id)?,
        comments: store::comments(db, id)?,
        frozen: store::snapshot(db, id)?,
        ..own
    })
}

/// The same indicators as everyone sees them today; those that the plan has no more are left out.
fn today(db: &Db, book: &Book, frozen: &[Frozen]) -> Result<Vec<Standing>, Fault> {
    let own = frozen.iter().filter_map(|frozen| book.indicator(frozen.indicator));
    own.map(|indicator| measuring::standing(db, &book.plan, indicator, Audience::Public)).collect()
}

/// The latest judgement on an item that everyone may read.
#[derive(Clone)]
pub(crate) struct Latest {
    /// Its round, with the scale.
    pub(crate) round: Round,
    /// The section to which the sheet was given.
    pub(crate) section: Option<SectionName>,
    /// The grades that stand; at least one.
    pub(crate) evaluations: Vec<Evaluation>,
}

impl Latest {
    /// The grade that stands at last.
    pub(crate) fn grade(&self) -> Option<i64> {
        self.evaluations.last().map(|one| one.grade)
    }
}

/// The latest published judgement on an item.
pub(crate) fn latest(db: &Db, node: Id<Node>) -> Result<Option<Latest>, Fault> {
    for sheet in store::published_sheets_of(db, node)? {
        let evaluations = standing(&store::evaluations(db, sheet.id)?);
        let Some(round) = store::round(db, sheet.round)?.filter(|_| !evaluations.is_empty()) else { continue };
        let section = sheet.section.map_or(Ok(None), |section| Names::default().of(db, section))?;
        return Ok(Some(Latest { round, section, evaluations }));
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use engawa_kernel::{Day, Seq};

    use super::*;

    fn gave(seq: i64, step: Step, grade: i64) -> Evaluation {
        Evaluation {
            step,
            number: seq,
            grade,
            proposed: None,
            percent: None,
            reason: None,
            proxy: None,
            seq: Seq(seq),
            decided_on: Day::new(2026, 7, 1).expect("a day"),
        }
    }

    #[test]
    fn what_was_said_before_a_sheet_went_back_stands_no_longer() {
        let [own, department, planning] = [Step::Section, Step::Department, Step::Planning];
        let stands = |all: &[(Step, i64)]| {
            let all: Vec<Evaluation> = (1..).zip(all).map(|(seq, (step, grade))| gave(seq, *step, *grade)).collect();
            standing(&all).iter().map(|one| (one.step, one.grade)).collect::<Vec<_>>()
        };
        assert_eq!(stands(&[]), []);
        assert_eq!(stands(&[(own, 3), (planning, 2)]), [(own, 3), (planning, 2)]);
        assert_eq!(stands(&[(own, 3), (own, 4), (planning, 2)]), [(own, 4), (planning, 2)]);
        let reopened = [(own, 3), (department, 3), (planning, 2), (own, 4), (planning, 4)];
        assert_eq!(stands(&reopened), [(own, 4), (planning, 4)], "the department was not asked again");
        assert_eq!(stands(&[(own, 3), (planning, 2), (planning, 1)]), [(own, 3), (planning, 1)]);
    }
}
