//! Where one is: the sheet of an address, for those who see it.

use engawa_db::{Db, Fault};
use engawa_kernel::Id;
use engawa_web::{Answer, Ctx, Failure, Visitor};

use crate::charge::Heirs;
use crate::evaluation::desk::Stand;
use crate::evaluation::model::{Sheet, Step};
use crate::evaluation::reading::{self, SheetView};
use crate::evaluation::store;

/// A sheet, and how the visitor stands to it.
pub(in crate::evaluation::desk) struct Met {
    pub(in crate::evaluation::desk) view: SheetView,
    pub(in crate::evaluation::desk) stand: Stand,
}

impl Met {
    /// As what it is the visitor's turn.
    pub(in crate::evaluation::desk) fn turn(&self) -> Option<Step> {
        self.stand.turn(&self.view.sheet)
    }
}

/// The sheet of an address.
///
/// # Errors
/// It is no id.
pub(super) fn sheet_of(address: &str) -> Answer<Id<Sheet>> {
    Id::parse(address).map_err(|_| Failure::NotFound)
}

/// Reads the sheet for the visitor.
///
/// # Errors
/// There is none, or none for this visitor: of the sheets of others nobody is told whether they exist.
pub(in crate::evaluation::desk) async fn meet(ctx: &Ctx, id: Id<Sheet>) -> Answer<Met> {
    let (visitor, desk) = (ctx.signed_in()?.clone(), ctx.desk());
    let read = move |db: &Db| {
        let Some(view) = reading::sheet(db, id, &desk)? else { return Ok::<_, Fault>(None) };
        let stand = Stand::of(db, &visitor, &view.carriers)?;
        Ok(Some(Met { view, stand }))
    };
    ctx.town.read(read).await?.filter(|met| met.stand.sees()).ok_or(Failure::NotFound)
}

/// Whether a visitor is of the section that carries the sheet at this moment. Asked again where something is written: a sheet may
/// be given to another section while a page lies open.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn is_of_section(db: &Db, visitor: &Visitor, id: Id<Sheet>) -> Result<bool, Fault> {
    let Some(section) = store::sheet(db, id)?.and_then(|sheet| sheet.section) else { return Ok(false) };
    let mut heirs = Heirs::on(db, db.now().day());
    Ok(Stand::of(db, visitor, heirs.of(section)?)?.is_section)
}
