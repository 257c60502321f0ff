//! The control file: the towns, what is due in them, their heads. Lost, it is made again from the towns.

use engawa_kernel::{Moment, Seal, Seq};

use crate::fault::Fault;
use crate::keys::Key;
use crate::migrate::Migration;
use crate::session::{Db, Tx};
use crate::town::Town;
use crate::value::{Cells, FromRow};

/// Name of the control file and of its schema; no town may be called so.
pub(crate) const NAME: &str = "engawa";

pub(crate) const MIGRATIONS: [Migration; 2] = [
    Migration { feature: "control", number: 1, sql: include_str!("../migrations/control-1.sql") },
    Migration { feature: "control", number: 2, sql: include_str!("../migrations/control-2.sql") },
];

/// In which state a town is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TownState {
    /// It serves.
    Open,
    /// It was restored and waits for release: it is read, but nothing goes out and no timer runs.
    Held,
}

impl TownState {
    fn code(self) -> &'static str {
        match self {
            TownState::Open => "open",
            TownState::Held => "held",
        }
    }
}

/// A town in the control file.
#[derive(Debug, Clone)]
pub struct TownEntry {
    /// Its short name.
    pub name: String,
    /// Since when.
    pub made_at: Moment,
    /// Its state.
    pub state: TownState,
    /// When something is next due in it.
    pub next_due_at: Option<Moment>,
}

impl FromRow for TownEntry {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (name, made_at, state) = (cells.next()?, cells.next()?, cells.next::<String>()?);
        let state = if state == "held" { TownState::Held } else { TownState::Open };
        Ok(TownEntry { name, made_at, state, next_due_at: cells.next()? })
    }
}

/// A head that was noted outside of the town.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotedHead {
    /// Its place.
    pub seq: Seq,
    /// Its seal.
    pub seal: Seal,
    /// When it was noted.
    pub noted_at: Moment,
}

/// With these a chain begins anew: what was noted before belongs to another one.
const BEGINS: [&str; 2] = ["made", "restored"];

/// The control file.
#[derive(Clone)]
pub struct Control(pub(crate) Town);

impl Control {
    /// All towns, by name.
    ///
    /// # Errors
    /// When the control file cannot be read; so below.
    pub fn towns(&self) -> Result<Vec<TownEntry>, Fault> {
        self.0.read_now(|db| db.all("select name, made_at, state, next_due_at from control_towns order by name limit 100000", []))
    }

    /// One town.
    pub fn town(&self, name: &str) -> Result<Option<TownEntry>, Fault> {
        self.0.read_now(|db| db.first("select name, made_at, state, next_due_at from control_towns where name = $1", [name.into()]))
    }

    /// Enters a town, or changes its state.
    pub fn enter(&self, name: &str, state: TownState) -> Result<(), Fault> {
        let name = name.to_owned();
        self.0.write_now(Key::none(), move |tx| {
            let now = tx.now();
            tx.run(
                "insert into control_towns (name, made_at, state)
                 values ($1, $2, $3)
                     on conflict (name) do update set state = excluded.state",
                [(&name).into(), now.into(), state.code().into()],
            )?;
            Ok(())
        })
    }

    /// Takes a town off the list.
    pub fn remove(&self, name: &str) -> Result<(), Fault> {
        let name = name.to_owned();
        self.0.write_now(Key::none(), move |tx| {
            tx.run("delete from control_towns where name = $1", [(&name).into()])?;
            Ok(())
        })
    }

    /// Notes when something is next due in a town, so that a closed town is opened in time.
    pub fn note_due(&self, name: &str, at: Option<Moment>) -> Result<(), Fault> {
        let name = name.to_owned();
        self.0.write_now(Key::none(), move |tx| {
            tx.run("update control_towns set next_due_at = $1 where name = $2", [at.into(), (&name).into()])?;
            Ok(())
        })
    }

    /// Notes the head of a town and the erasures since the last note.
    pub fn note_head(&self, name: &str, seq: Seq, seal: Seal, why: &'static str, erasures: Vec<Seq>) -> Result<(), Fault> {
        let name = name.to_owned();
        self.0.write_now(Key::none(), move |tx| note_head(tx, &name, seq, seal, why, &erasures))
    }

    /// Notes the head of the accesses of a town.
    pub fn note_access_head(&self, name: &str, seq: Seq, seal: Seal, why: &'static str) -> Result<(), Fault> {
        let name = name.to_owned();
        self.0.write_now(Key::none(), move |tx| note_access_head(tx, &name, seq, seal, why))
    }

    /// The farthest head that was noted for a town since it was made or restored.
    pub fn noted_head(&self, name: &str) -> Result<Option<NotedHead>, Fault> {
        self.0.read_now(|db| farthest_head(db, name))
    }

    /// The farthest head of the accesses of a town that was noted since it was made or restored.
    pub fn noted_access_head(&self, name: &str) -> Result<Option<NotedHead>, Fault> {
        self.0.read_now(|db| farthest_access_head(db, name))
    }

    /// Records whose details were erased, up to a place in the chain.
    pub fn erasures(&self, name: &str) -> Result<Vec<Seq>, Fault> {
        let rows: Vec<(Seq,)> = self
            .0
            .read_now(|db| db.all("select seq from control_erasures where town = $1 order by seq limit 1000000", [name.into()]))?;
        Ok(rows.into_iter().map(|(seq,)| seq).collect())
    }
}

fn note_head(tx: &mut Tx, name: &str, seq: Seq, seal: Seal, why: &str, erasures: &[Seq]) -> Result<(), Fault> {
    let now = tx.now();
    let known = farthest_head(tx, name)?;
    if known.is_none_or(|head| head.seq != seq || head.seal != seal) || BEGINS.contains(&why) {
        tx.run(
            "insert into control_heads (town, noted_at, seq, seal, why)
             values ($1, $2, $3, $4, $5)
                 on conflict (town, noted_at, seq) do nothing",
            [name.into(), now.into(), seq.into(), seal.into(), why.into()],
        )?;
    }
    for erased in erasures {
        tx.run(
            "insert into control_erasures (town, seq, noted_at)
             values ($1, $2, $3)
                 on conflict (town, seq) do nothing",
            [name.into(), (*erased).into(), now.into()],
        )?;
    }
    Ok(())
}

fn note_access_head(tx: &mut Tx, name: &str, seq: Seq, seal: Seal, why: &str) -> Result<(), Fault> {
    let now = tx.now();
    let known = farthest_access_head(tx, name)?;
    if known.is_none_or(|head| head.seq != seq || head.seal != seal) || BEGINS.contains(&why) {
        tx.run(
            "insert into control_access_heads (town, noted_at, seq, seal, why)
             values ($1, $2, $3, $4, $5)
                 on conflict (town, noted_at, seq) do nothing",
            [name.into(), now.into(), seq.into(), seal.into(), why.into()],
        )?;
    }
    Ok(())
}

impl FromRow for NotedHead {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(NotedHead { seq: cells.next()?, seal: cells.next()?, noted_at: cells.next()? })
    }
}

/// The farthest and not the latest: after a tail was cut, later heads lie before it.
fn farthest_head(db: &Db, name: &str) -> Result<Option<NotedHead>, Fault> {
    db.first(
        "select seq, seal, noted_at
           from control_heads
          where town = $1
            and noted_at >= (select coalesce(max(b.noted_at), 0)
                               from control_heads b
                              where b.town = $1
                                and b.why in ('made', 'restored'))
          order by seq desc, noted_at desc
          limit 1",
        [name.into()],
    )
}

fn farthest_access_head(db: &Db, name: &str) -> Result<Option<NotedHead>, Fault> {
    db.first(
        "select seq, seal, noted_at
           from control_access_heads
          where town = $1
            and noted_at >= (select coalesce(max(b.noted_at), 0)
                               from control_heads b
                              where b.town = $1
                                and b.why in ('made', 'restored'))
          order by seq desc, noted_at desc
          limit 1",
        [name.into()],
    )
}
