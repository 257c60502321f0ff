//! Migrations: a town at a time, forward only. A town that is ahead of the program is refused, never touched.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::dialect::{EngineKind, for_engine};
use crate::fault::Fault;
use crate::session::Tx;
use crate::unit::{CommitFailure, Hand};

/// One step of one feature's tables, in the dialect of [`crate::dialect`].
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// The feature that owns the tables.
    pub feature: &'static str,
    /// 1, 2, 3 …
    pub number: i64,
    /// The statements.
    pub sql: &'static str,
}

/// The migrations of the ground itself; they come first.
pub(crate) const OWN: [Migration; 1] = [Migration { feature: "db", number: 1, sql: include_str!("../migrations/1.sql") }];

type Done = HashMap<(String, i64), Vec<u8>>;

/// Brings a town to the state that the program knows.
pub(crate) fn bring_up(hand: &mut dyn Hand, town: &str, engine: EngineKind, migrations: &[Migration]) -> Result<(), Fault> {
    let brought_up = step_by_step(hand, town, engine, migrations);
    hand.rest();
    brought_up
}

fn step_by_step(hand: &mut dyn Hand, town: &str, engine: EngineKind, migrations: &[Migration]) -> Result<(), Fault> {
    let done = in_transaction(hand, |tx| done_so_far(tx, engine))?;
    refuse_if_ahead(town, &done, migrations)?;
    for migration in migrations {
        match done.get(&(migration.feature.to_owned(), migration.number)) {
            Some(hash) if *hash == fingerprint(migration) => {}
            Some(_) => return Err(failed(town, migration, "it was carried out with another text; migrations never change")),
            None => in_transaction(hand, |tx| carry_out(tx, engine, migration))
                .map_err(|fault| failed(town, migration, &fault.to_string()))?,
        }
    }
    Ok(())
}

fn failed(town: &str, migration: &Migration, message: &str) -> Fault {
    Fault::Migration { town: town.into(), feature: migration.feature.into(), number: migration.number, message: message.into() }
}

fn fingerprint(migration: &Migration) -> Vec<u8> {
    Sha256::digest(migration.sql).to_vec()
}

fn in_transaction<T>(hand: &mut dyn Hand, step: impl FnOnce(&mut Tx) -> Result<T, Fault>) -> Result<T, Fault> {
    hand.begin()?;
    match step(hand.tx()) {
        Ok(value) => match hand.commit() {
            Ok(()) => Ok(value),
            Err(CommitFailure::NotWritten(fault)) => {
                hand.rollback();
                Err(fault)
            }
            Err(CommitFailure::Unknown) => Err(Fault::Uncertain),
        },
        Err(fault) => {
            hand.rollback();
            Err(fault)
        }
    }
}

fn done_so_far(tx: &mut Tx, engine: EngineKind) -> Result<Done, Fault> {
    let table = "create table if not exists db_migrations (
  feature text not null,
  number bigint not null,
  fingerprint blob not null,
  done_at bigint not null,
  primary key (feature, number)
);";
    tx.db.batch(&for_engine(table, engine))?;
    let rows: Vec<(String, i64, Vec<u8>)> =
        tx.all("select feature, number, fingerprint from db_migrations order by feature, number limit 10000", [])?;
    Ok(rows.into_iter().map(|(feature, number, hash)| ((feature, number), hash)).collect())
}

fn refuse_if_ahead(town: &str, done: &Done, migrations: &[Migration]) -> Result<(), Fault> {
    for (feature, number) in done.keys() {
        let known = migrations.iter().filter(|m| m.feature == feature.as_str()).map(|m| m.number).max().unwrap_or(0);
        if *number > known {
            return Err(Fault::Ahead { town: town.into(), feature: feature.clone(), found: *number, known });
        }
    }
    Ok(())
}

fn carry_out(tx: &mut Tx, engine: EngineKind, migration: &Migration) -> Result<(), Fault> {
    tx.db.batch(&for_engine(migration.sql, engine))?;
    let done_at = tx.now();
    tx.run(
        "insert into db_migrations (feature, number, fingerprint, done_at)
         values ($1, $2, $3, $4)",
        [migration.feature.into(), migration.number.into(), fingerprint(migration).into(), done_at.into()],
    )?;
    Ok(())
}
