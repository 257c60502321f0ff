//! The versions of a plan side by side: which codes each has, who takes over what in it, in which ones an indicator stands.

use engawa_db::{Cells, Db, Fault, FromRow, Limit};
use engawa_kernel::{Day, FiscalYear, Id};

use super::Version;
use crate::model::{Heir, Indicator};

/// A version in which an indicator stands, or not.
pub(crate) struct Edition {
    /// Its row.
    pub(crate) version: Id<Version>,
    /// Its number.
    pub(crate) number: i64,
    /// When it was adopted, where that is known.
    pub(crate) adopted_on: Option<Day>,
    /// The first of its fiscal years, where they are printed.
    pub(crate) begins: Option<FiscalYear>,
    /// The indicator's name in addresses; nothing where this version does not have it.
    pub(crate) slug: Option<String>,
}

impl FromRow for Edition {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Edition {
            version: cells.next()?,
            number: cells.next()?,
            adopted_on: cells.next()?,
            begins: cells.next()?,
            slug: cells.next()?,
        })
    }
}

/// The adopted versions of the plan of an indicator, up to the one in force.
pub(crate) fn editions_of(db: &Db, id: Id<Indicator>) -> Result<Vec<Edition>, Fault> {
    db.all(
        "select v.id, v.number, v.adopted_on, v.period_from, own.slug
           from plans_versions v
           join plans_versions c on c.plan_id = v.plan_id and c.is_current = 1
           left join plans_indicators own on own.version_id = v.id and own.lasting_id = $1
          where v.state = 'adopted'
            and v.number <= c.number
            and exists (select 1
                          from plans_indicators i
                          join plans_versions o on o.id = i.version_id
                         where i.lasting_id = $1
                           and o.plan_id = v.plan_id)
          order by v.number
          limit $2",
        [id.into(), Limit::SHORT.into()],
    )
}

/// The codes of the items of a version.
pub(crate) fn node_codes(db: &Db, version: Id<Version>) -> Result<Vec<String>, Fault> {
    let rows: Vec<(String,)> = db.all(
        "select code from plans_nodes where version_id = $1 order by ordinal limit $2",
        [version.into(), Limit::SHORT.into()],
    )?;
    Ok(rows.into_iter().map(|(code,)| code).collect())
}

/// The codes of the indicators of a version.
pub(crate) fn indicator_codes(db: &Db, version: Id<Version>) -> Result<Vec<String>, Fault> {
    let rows: Vec<(String,)> = db.all(
        "select code from plans_indicators where version_id = $1 order by ordinal limit $2",
        [version.into(), Limit::SHORT.into()],
    )?;
    Ok(rows.into_iter().map(|(code,)| code).collect())
}

/// Who takes over items in a version.
pub(crate) fn node_heirs(db: &Db, version: Id<Version>) -> Result<Vec<Heir>, Fault> {
    Ok(heirs(db.all(
        "select old_code, new_code from plans_node_heirs where version_id = $1 order by ordinal limit $2",
        [version.into(), Limit::SHORT.into()],
    )?))
}

/// Who takes over indicators in a version.
pub(crate) fn indicator_heirs(db: &Db, version: Id<Version>) -> Result<Vec<Heir>, Fault> {
    Ok(heirs(db.all(
        "select old_code, new_code from plans_indicator_heirs where version_id = $1 order by ordinal limit $2",
        [version.into(), Limit::SHORT.into()],
    )?))
}

/// Rows of the same old code stand beside each other: they were written so.
fn heirs(rows: Vec<(String, String)>) -> Vec<Heir> {
    let mut heirs: Vec<Heir> = Vec::new();
    for (old, new) in rows {
        match heirs.last_mut().filter(|heir| heir.old == old) {
            Some(heir) => heir.new.push(new),
            None => heirs.push(Heir { old, new: vec![new] }),
        }
    }
    heirs
}
