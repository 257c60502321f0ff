//! SQL of a whole year: what all its sheets say in one go, for those who read or keep a year that is published.

use std::collections::HashMap;

use engawa_db::{Cells, Db, Fault, FromRow};
use engawa_kernel::{FiscalYear, Id};

use crate::evaluation::model::{Answer, Comment, Round, Sheet};
use crate::model::{Node, Plan};

/// A row that belongs to a sheet.
pub(super) struct Of<T>(pub(super) Id<Sheet>, pub(super) T);

impl<T: FromRow> FromRow for Of<T> {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Of(cells.next()?, T::from_row(cells)?))
    }
}

/// Rows by their sheet, in their order.
pub(super) fn by_sheet<T>(rows: Vec<Of<T>>) -> HashMap<Id<Sheet>, Vec<T>> {
    let mut all: HashMap<Id<Sheet>, Vec<T>> = HashMap::new();
    for Of(sheet, row) in rows {
        all.entry(sheet).or_default().push(row);
    }
    all
}

/// What stands in the fields of all sheets of a round.
pub(crate) fn answers_of_round(db: &Db, round: Id<Round>) -> Result<HashMap<Id<Sheet>, Vec<Answer>>, Fault> {
    Ok(by_sheet(db.all(
        "select a.sheet_id, a.field_code, a.number, a.body, a.written_at
           from plans_sheet_answers a
           join plans_sheets s on s.id = a.sheet_id
          where s.round_id = $1
            and not exists (select 1
                              from plans_sheet_answers later
                             where later.sheet_id = a.sheet_id
                               and later.field_code = a.field_code
                               and later.number > a.number)
          order by a.sheet_id, a.field_code
          limit 100000",
        [round.into()],
    )?))
}

/// What people from outside said on all sheets of a round.
pub(crate) fn comments_of_round(db: &Db, round: Id<Round>) -> Result<HashMap<Id<Sheet>, Vec<Comment>>, Fault> {
    Ok(by_sheet(db.all(
        "select c.sheet_id, c.number, c.by_whom, c.body, c.made_on, c.answer, c.answered_on
           from plans_sheet_comments c
           join plans_sheets s on s.id = c.sheet_id
          where s.round_id = $1
          order by c.sheet_id, c.number
          limit 100000",
        [round.into()],
    )?))
}

/// The years of a plan that were ever published, the latest first; one that was withdrawn is among them.
pub(crate) fn years_ever_published(db: &Db, plan: Id<Plan>) -> Result<Vec<FiscalYear>, Fault> {
    let years: Vec<(FiscalYear,)> = db.all(
        "select r.fiscal_year
           from plans_rounds r
          where r.plan_id = $1
            and exists (select 1 from plans_publications p where p.round_id = r.id)
          order by r.fiscal_year desc
          limit 100",
        [plan.into()],
    )?;
    Ok(years.into_iter().map(|(year,)| year).collect())
}

/// An item as the last version that had it prints it, without its texts: for the sheet of one that an amendment took out.
pub(crate) fn node_as_last_printed(db: &Db, node: Id<Node>) -> Result<Option<Node>, Fault> {
    db.first(
        "select n.lasting_id, n.code, n.slug, n.level, n.number, n.title, n.is_draft, n.is_cross_cutting, n.has_inferred_parent,
                n.is_title_only, n.is_policy
           from plans_nodes n
           join plans_versions v on v.id = n.version_id
          where n.lasting_id = $1
            and v.state = 'adopted'
          order by v.number desc
          limit 1",
        [node.into()],
    )
}
