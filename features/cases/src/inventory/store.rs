//! SQL of the list of programmes.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{AnyId, Choice, Id, Seq};

use super::model::{Listed, Statement};
use crate::programmes::model::Programme;

/// More than a town has.
pub(crate) const PROGRAMMES: Limit = Limit(5_000);

fn choice<C: Choice>(code: &str) -> Result<C, Fault> {
    C::from_code(code).ok_or_else(|| Fault::Row(format!("{code} is no choice of this column")))
}

impl FromRow for Statement {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (name, section): (String, Id<_>) = (cells.next()?, cells.next()?);
        let (scene, about, online): (String, String, String) = (cells.next()?, cells.next()?, cells.next()?);
        let link = cells.next()?;
        let mut is = || -> Result<bool, Fault> { Ok(cells.next::<i64>()? != 0) };
        let (is_by_post, is_at_counter, is_national, is_inside) = (is()?, is()?, is()?, is()?);
        Ok(Statement {
            name,
            section,
            scene: choice(&scene)?,
            about,
            online: choice(&online)?,
            link,
            is_by_post,
            is_at_counter,
            is_national,
            is_inside,
            basis: cells.next()?,
            yearly_count: cells.next()?,
            is_gone: cells.next::<i64>()? != 0,
        })
    }
}

impl FromRow for Listed {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Listed { id: cells.next()?, slug: cells.next()?, statement: Statement::from_row(cells)? })
    }
}

/// All that something is said of, as it was said last, gone ones too.
pub(crate) fn listed(db: &Db) -> Result<Vec<Listed>, Fault> {
    db.all(
        "select p.id, p.slug, s.name, s.section_id, s.scene, s.about, s.online, s.link, s.is_by_post, s.is_at_counter,
                s.is_national, s.is_inside, s.basis, s.yearly_count, s.is_gone
           from cases_programmes p
           join cases_statements s on s.programme_id = p.id
          where s.seq = (select max(l.seq) from cases_statements l where l.programme_id = p.id)
          order by s.name, p.slug
          limit $1",
        [PROGRAMMES.into()],
    )
}

/// What was said last of a programme.
pub(crate) fn statement(db: &Db, programme: Id<Programme>) -> Result<Option<Statement>, Fault> {
    db.first(
        "select name, section_id, scene, about, online, link, is_by_post, is_at_counter, is_national, is_inside, basis,
                yearly_count, is_gone
           from cases_statements
          where programme_id = $1
          order by seq desc
          limit 1",
        [programme.into()],
    )
}

pub(crate) fn put_statement(tx: &mut Tx, programme: Id<Programme>, said: &Statement, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into cases_statements (seq, programme_id, name, section_id, scene, about, online, link, is_by_post, is_at_counter,
                                       is_national, is_inside, basis, yearly_count, is_gone)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        [
            seq.into(),
            programme.into(),
            said.name.clone().into(),
            said.section.into(),
            said.scene.code().into(),
            said.about.clone().into(),
            said.online.code().into(),
            said.link.clone().into(),
            said.is_by_post.into(),
            said.is_at_counter.into(),
            said.is_national.into(),
            said.is_inside.into(),
            said.basis.clone().into(),
            said.yearly_count.into(),
            said.is_gone.into(),
        ],
    )?;
    Ok(())
}

/// The programmes that a section looks after: name and name in addresses.
pub(crate) fn of_section(db: &Db, section: AnyId) -> Result<Vec<(String, String)>, Fault> {
    db.all(
        "select s.name, p.slug
           from cases_programmes p
           join cases_statements s on s.programme_id = p.id
          where s.seq = (select max(l.seq) from cases_statements l where l.programme_id = p.id)
            and s.section_id = $1
            and s.is_gone = 0
          order by s.name, p.slug
          limit $2",
        [section.into(), PROGRAMMES.into()],
    )
}
