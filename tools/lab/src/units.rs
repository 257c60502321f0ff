//! Acknowledged units a second, against raw SQLite and raw PostgreSQL doing the same insert with the same promise.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use engawa_db::{EngineKind, Fault, Key, Migration};
use engawa_testkit::Kit;

const TABLE: Migration = Migration {
    feature: "lab",
    number: 1,
    sql: "create table lab_deeds (id blob not null primary key, writer bigint not null, line text not null);",
};
const LINE: &str = "a line of about a hundred characters, as a short deed would write into its own table, and no more than that";
const SPAN: Duration = Duration::from_secs(3);

/// Runs so many writers for a while; answers units a second.
fn rate(writers: u64, write: &(dyn Fn(u64, u64) + Sync)) -> f64 {
    let count = AtomicU64::new(0);
    let began = Instant::now();
    std::thread::scope(|scope| {
        for writer in 0..writers {
            let count = &count;
            scope.spawn(move || {
                let mut n = 0;
                while began.elapsed() < SPAN {
                    write(writer, n);
                    n += 1;
                    count.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    f64::from(u32::try_from(count.into_inner()).unwrap_or(u32::MAX)) / began.elapsed().as_secs_f64()
}

fn id(writer: u64, n: u64) -> Vec<u8> {
    [writer.to_be_bytes(), n.to_be_bytes()].concat()
}

fn ours(engine: EngineKind, writers: u64) -> f64 {
    let kit = Kit::new(engine, &[TABLE], &(Arc::new(()) as engawa_db::Attachment));
    let town = kit.town("mihon");
    rate(writers, &|writer, n| {
        let written: Result<(), Fault> = town.write_now(Key::none(), move |tx| {
            tx.run(
                "insert into lab_deeds (id, writer, line) values ($1, $2, $3)",
                [id(writer, n).into(), i64::try_from(writer).unwrap_or(0).into(), LINE.into()],
            )
            .map(|_| ())
        });
        written.expect("acknowledged");
    })
}

/// One connection, one transaction an insert, the same pragmas: what a single writer can get out of SQLite.
fn raw_sqlite() -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    let connection = rusqlite::Connection::open(folder.path().join("raw.sqlite")).expect("a file");
    connection
        .execute_batch(
            "pragma journal_mode = wal; pragma synchronous = full;
             create table lab_deeds (id blob not null primary key, writer integer not null, line text not null) strict;",
        )
        .expect("a table");
    let connection = std::sync::Mutex::new(connection);
    rate(1, &|writer, n| {
        let connection = connection.lock().expect("one writer");
        let mut statement =
            connection.prepare_cached("insert into lab_deeds (id, writer, line) values (?1, ?2, ?3)").expect("prepared");
        statement.execute(rusqlite::params![id(writer, n), i64::try_from(writer).unwrap_or(0), LINE]).expect("written");
    })
}

/// So many connections, each with its own prepared insert and autocommit.
fn raw_postgres(writers: u64) -> f64 {
    let kit = Kit::new(EngineKind::Postgres, &[], &(Arc::new(()) as engawa_db::Attachment));
    let url = kit.postgres().expect("its address").to_owned();
    let connect = || postgres::Client::connect(&url, postgres::NoTls).expect("a connection");
    connect()
        .batch_execute("create table lab_deeds (id bytea primary key, writer bigint not null, line text not null)")
        .expect("a table");
    let clients: Vec<_> = (0..writers)
        .map(|_| {
            let mut client = connect();
            let statement = client.prepare("insert into lab_deeds (id, writer, line) values ($1, $2, $3)").expect("prepared");
            std::sync::Mutex::new((client, statement))
        })
        .collect();
    rate(writers, &|writer, n| {
        let mut pair = clients[usize::try_from(writer).unwrap_or(0)].lock().expect("its own");
        let (client, statement) = &mut *pair;
        client.execute(&*statement, &[&id(writer, n), &i64::try_from(writer).unwrap_or(0), &LINE]).expect("written");
    })
}

/// Prints the table.
pub fn run() {
    println!("## Acknowledged units a second ({} s each)", SPAN.as_secs());
    println!("| engine | writers | ours | raw driver | ratio |\n|---|---|---|---|---|");
    let raw = raw_sqlite();
    for writers in [1, 8, 64] {
        let ours = ours(EngineKind::Sqlite, writers);
        println!("| SQLite | {writers} | {ours:.0} | {raw:.0} (one writer) | {:.2} |", ours / raw);
    }
    for writers in [1, 8, 64] {
        let raw = raw_postgres(writers);
        let ours = ours(EngineKind::Postgres, writers);
        println!("| PostgreSQL | {writers} | {ours:.0} | {raw:.0} ({writers} connections) | {:.2} |", ours / raw);
    }
}
