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

pub(crate) const MIGRATIONS: [Migration; 3] = [
    Migration { feature: "control", number: 1, sql: include_str!("../migrations/control-1.sql") },
    Migration { feature: "control", number: 2, sql: include_str!("../migrations/control-2.sql") },
    Migration { feature: "control", number: 3, sql: include_str!("../migrations/control-3.sql") },
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

/// The two chains of a town.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chain {
    /// The records: what was done.
    Records,
    /// The accesses: who looked at whom.
    Accesses,
}

impl Chain {
    /// Both.
    pub const ALL: [Chain; 2] = [Chain::Records, Chain::Accesses];

    fn code(self) -> &'static str {
        match self {
            Chain::Records => "records",
            Chain::Accesses => "accesses",
        }
    }
}

/// Why a head is noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noting {
    /// The town was made: its chains begin.
    Made,
    /// It was restored: its chains begin where the backup ended, and what was noted before belongs to others.
    Restored,
    /// It was time.
    Timer,
    /// Somebody asked.
    Asked,
}

impl Noting {
    /// Whether what was noted before belongs to another chain.
    pub fn begins(self) -> bool {
        matches!(self, Noting::Made | Noting::Restored)
    }

    fn code(self) -> &'static str {
        match self {
            Noting::Made => "made",
            Noting::Restored => "restored",
            Noting::Timer => "timer",
            Noting::Asked => "asked",
        }
    }
}

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

    /// Notes the head of a chain of a town.
    pub fn note_head(&self, name: &str, chain: Chain, (seq, seal): (Seq, Seal), why: Noting) -> Result<(), Fault> {
        let name = name.to_owned();
        self.0.write_now(Key::none(), move |tx| note_head(tx, &name, chain, (seq, seal), why))
    }

    /// The farthest head of a chain of a town that was noted since it was made or restored.
    pub fn noted_head(&self, name: &str, chain: Chain) -> Result<Option<NotedHead>, Fault> {
        self.0.read_now(|db| farthest_head(db, name, chain))
    }

    /// Notes erasures, so that they can be done again after a restore.
    pub fn note_erasures(&self, name: &str, erased: Vec<Seq>) -> Result<(), Fault> {
        let name = name.to_owned();
        self.0.write_now(Key::none(), move |tx| note_erasures(tx, &name, &erased))
    }

    /// Records whose details were erased, up to a place in the chain.
    pub fn erasures(&self, name: &str) -> Result<Vec<Seq>, Fault> {
        let rows: Vec<(Seq,)> = self
            .0
            .read_now(|db| db.all("select seq from control_erasures where town = $1 order by seq limit 1000000", [name.into()]))?;
        Ok(rows.into_iter().map(|(seq,)| seq).collect())
    }
}

fn note_head(tx: &mut Tx, name: &str, chain: Chain, (seq, seal): (Seq, Seal), why: Noting) -> Result<(), Fault> {
    let now = tx.now();
    let known = farthest_head(tx, name, chain)?;
    if known.is_none_or(|head| head.seq != seq || head.seal != seal) || why.begins() {
        tx.run(
            "insert into control_noted_heads (town, chain, noted_at, seq, seal, why)
             values ($1, $2, $3, $4, $5, $6)
                 on conflict (town, chain, noted_at, seq) do nothing",
            [name.into(), chain.code().into(), now.into(), seq.into(), seal.into(), why.code().into()],
        )?;
    }
    Ok(())
}

fn note_erasures(tx: &mut Tx, name: &str, erased: &[Seq]) -> Result<(), Fault> {
    let now = tx.now();
    for seq in erased {
        tx.run(
            "insert into control_erasures (town, seq, noted_at)
             values ($1, $2, $3)
                 on conflict (town, seq) do nothing",
            [name.into(), (*seq).into(), now.into()],
        )?;
    }
    Ok(())
}

impl FromRow for NotedHead {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(NotedHead { seq: cells.next()?, seal: cells.next()?, noted_at: cells.next()? })
    }
}

/// The farthest and not the latest: after a tail was cut, later heads lie before it. Both chains begin with the town.
fn farthest_head(db: &Db, name: &str, chain: Chain) -> Result<Option<NotedHead>, Fault> {
    db.first(
        "select seq, seal, noted_at
           from control_noted_heads
          where town = $1
            and chain = $2
            and noted_at >= (select coalesce(max(b.noted_at), 0)
                               from control_noted_heads b
                              where b.town = $1
                                and b.why in ('made', 'restored'))
          order by seq desc, noted_at desc
          limit 1",
        [name.into(), chain.code().into()],
    )
}
