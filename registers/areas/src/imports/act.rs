//! An import from beginning to end: staged, mapped, confirmed or put aside. A confirmed one is undone like every statement.

use engawa_db::{Db, Fault, Key, Tx};
use engawa_journal::{Deed, Untold, tell};
use engawa_kernel::{Actor, AnyId, Channel, Day, Id, Visibility};
use engawa_sheets::{Table, Unreadable};
use engawa_web::{Answer, Ctx};
use sha2::{Digest, Sha256};

use super::columns::{Target, guess};
use super::file::{File, read};
use super::outlines::{Outlines, outlines};
use super::preview::{Preview, preview};
use super::store::{self, Import, NewImport};
use crate::facts::{FiguresStated, ShapesStated};
use crate::model::{Area, Statement};
use crate::release::release_days;
use crate::shape::Shape;
use crate::store::{figures, shapes};
use crate::what::What;

/// So many figures are written in one unit: a unit holds up whoever waits behind it.
const TOGETHER: usize = 1_000;

/// Why an import does not go on.
#[derive(Debug, thiserror::Error)]
pub enum Unimported {
    /// There is none of this id that is open.
    #[error("there is no such import that is open")]
    None,
    /// The file is not read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// The same file was taken in before, and holds.
    #[error("the same file was taken in before")]
    Same(Id<Import>),
    /// No row of it is taken.
    #[error("no row of it is taken")]
    Nothing,
    /// A fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// An import as it stands before it is confirmed.
#[derive(Debug, Clone)]
pub enum Staged {
    /// A table with what its columns mean, and what would be written.
    Figures(Table, Vec<Target>, Preview),
    /// Outlines.
    Outlines(Outlines),
}

impl Staged {
    /// Reads it anew from its bytes: nothing of it is kept anywhere else.
    ///
    /// # Errors
    /// When it is none, or cannot be read.
    pub fn read(db: &Db, import: &Import, today: Day) -> Result<Staged, Unimported> {
        let bytes = store::bytes(db, import.id)?.ok_or(Unimported::None)?;
        let map = crate::store::map(db)?;
        match read(&bytes)? {
            File::Outlines(text) => {
                let found = outlines(&text, &map, today).ok_or(Unreadable::NoTable)?;
                Ok(Staged::Outlines(found))
            }
            File::Table(table) => {
                let said = store::columns(db, import.id)?;
                let columns: Vec<Target> = said.iter().map(|code| Target::parse(code).unwrap_or(Target::Nothing)).collect();
                let columns = if columns.len() == table.head.len() { columns } else { guess(&table.head) };
                let found = preview(&table, &columns, &map, import.day, today);
                Ok(Staged::Figures(table, columns, found))
            }
        }
    }
}

/// Takes a file in to be looked at. Nothing of it is in the register yet.
///
/// # Errors
/// Why not.
pub fn stage(tx: &mut Tx, by: AnyId, name: &str, bytes: &[u8], day: Option<Day>, source: &str) -> Result<Id<Import>, Unimported> {
    read(bytes)?;
    let hash = Sha256::digest(bytes);
    if let Some(before) = store::same(tx, &hash)? {
        return Err(Unimported::Same(before));
    }
    let id = tx.new_id();
    store::put(tx, id, &NewImport { account: by, name, hash: &hash, bytes, day, source })?;
    Ok(id)
}

/// Puts an import aside.
///
/// # Errors
/// When the database cannot be written.
pub fn discard(tx: &mut Tx, id: Id<Import>) -> Result<(), Fault> {
    store::discard(tx, id)
}

type Line = (Id<Area>, Day, What, i64);

/// Writes what the preview showed: the rows in parts, of which nothing holds yet, and then one small unit that makes all hold.
///
/// # Errors
/// Why not.
pub async fn confirm(ctx: &Ctx, key: Key, import: &Import, staged: Staged, by: Actor) -> Answer<Result<(), Unimported>> {
    match staged {
        Staged::Figures(_, _, found) if found.taken.is_empty() => Ok(Err(Unimported::Nothing)),
        Staged::Outlines(found) if found.taken.is_empty() => Ok(Err(Unimported::Nothing)),
        Staged::Figures(_, _, found) => {
            let days = found.days();
            let statement = write_figures(ctx, import, &found).await?;
            let (id, count) = (import.id, count(found.figures()));
            let hold = move |tx: &mut Tx| {
                let fact = FiguresStated { statement, figures: count, corrections: 0 };
                hold(tx, id, statement, Deed::of(fact, by.clone(), Channel::Web))
            };
            ctx.town.write(key, hold).await.map_err(failure)?;
            for day in days {
                let one = [day].into();
                ctx.town.write(Key::none(), move |tx| release_days(tx, &one)).await?;
            }
            Ok(Ok(()))
        }
        Staged::Outlines(found) => {
            let (id, source) = (import.id, import.source.clone());
            let write = move |tx: &mut Tx| write_outlines(tx, id, &found.taken, &source, by.clone());
            ctx.town.write(key, write).await.map_err(failure)?;
            Ok(Ok(()))
        }
    }
}

async fn write_figures(ctx: &Ctx, import: &Import, found: &Preview) -> Answer<Id<Statement>> {
    let begin = |tx: &mut Tx| {
        let id: Id<Statement> = tx.new_id();
        figures::put_statement(tx, id, "import", None)?;
        Ok::<_, Fault>(id)
    };
    let statement = ctx.town.write(Key::none(), begin).await?;
    let lines = found.taken.iter().flat_map(|row| row.values.iter().map(|(what, value)| (row.area, row.day, what.clone(), *value)));
    let lines: Vec<Line> = lines.collect();
    for part in lines.chunks(TOGETHER) {
        let (part, source) = (part.to_vec(), import.source.clone());
        let write = move |tx: &mut Tx| {
            part.iter().try_for_each(|(area, day, what, value)| {
                figures::put_figure(tx, *area, statement, what, *day, Some(*value), &source)
            })
        };
        ctx.town.write(Key::none(), write).await?;
    }
    Ok(statement)
}

fn hold<F: engawa_kernel::Fact>(tx: &mut Tx, id: Id<Import>, statement: Id<Statement>, deed: Deed<F>) -> Result<(), Untold> {
    let seq = tell(tx, deed.about(statement).seen_by(Visibility::Public))?;
    figures::hold_statement(tx, statement, seq)?;
    Ok(store::confirm(tx, id, statement)?)
}

fn write_outlines(tx: &mut Tx, id: Id<Import>, taken: &[(Id<Area>, Shape)], source: &str, by: Actor) -> Result<(), Untold> {
    let statement = tx.new_id();
    figures::put_statement(tx, statement, "import", None)?;
    for (area, shape) in taken {
        shapes::put_shape(tx, *area, statement, &shape.geojson(), source)?;
    }
    let fact = ShapesStated { statement, shapes: count(taken.len()) };
    hold(tx, id, statement, Deed::of(fact, by, Channel::Web))
}

fn failure(untold: Untold) -> engawa_web::Failure {
    match untold {
        Untold::Fault(fault) => fault.into(),
        Untold::Refused { reaction, .. } => engawa_web::Failure::Fault(format!("{reaction} refuses an import").into()),
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
