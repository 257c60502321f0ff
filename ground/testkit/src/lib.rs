//! Towns for tests: every story runs on SQLite and on a real PostgreSQL, with a clock that stands still.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use engawa_db::{Attachment, Chance, Clock, EngineKind, Migration, Options, Town, Towns, World};
use engawa_kernel::{Day, Moment};
use tempfile::TempDir;

/// The variable that holds the address of the PostgreSQL of the tests; `cargo xtask test` starts one and sets it.
pub const POSTGRES: &str = "ENGAWA_TEST_POSTGRES";

/// The day on which the clock of every test stands at first: a Saturday in November.
pub const TODAY: &str = "2026-11-21";

/// A house of towns on one engine. Everything goes away with it.
pub struct Kit {
    /// The towns.
    pub towns: Towns,
    /// Their clock; it stands until the test moves it.
    pub clock: Clock,
    /// Which engine.
    pub engine: EngineKind,
    options: Options,
    // Declared last, so that the towns are closed before their folder goes.
    folder: TempDir,
    database: Option<TestDatabase>,
}

/// Runs a test on SQLite and then on PostgreSQL.
pub fn on_both(migrations: &[Migration], attachment: &Attachment, test: impl Fn(&Kit)) {
    for engine in [EngineKind::Sqlite, EngineKind::Postgres] {
        let kit = Kit::new(engine, migrations, attachment);
        eprintln!("on {engine:?}");
        test(&kit);
    }
}

impl Kit {
    /// A house on one engine.
    pub fn new(engine: EngineKind, migrations: &[Migration], attachment: &Attachment) -> Kit {
        let folder = TempDir::new().expect("a folder for the test");
        let database = (engine == EngineKind::Postgres).then(TestDatabase::create);
        let clock = Clock::standing_at(noon(TODAY));
        let mut options = Options::in_folder(folder.path(), migrations.to_vec(), Arc::clone(attachment));
        options.postgres = database.as_ref().map(|database| database.url.clone());
        options.world = World { clock: clock.clone(), chance: Chance::repeatable() };
        options.floor_mb = 1;
        let towns = Towns::open_house(options.clone()).expect("a house of towns");
        Kit { towns, clock, engine, options, folder, database }
    }

    /// A new town.
    pub fn town(&self, name: &str) -> Town {
        self.towns.create(name).unwrap_or_else(|fault| panic!("no new town: {fault}"))
    }

    /// The same data opened once more, as after a start of the program.
    pub fn open_again(&self) -> Towns {
        Towns::open_house(self.options.clone()).expect("the same house")
    }

    /// The same data opened with other options.
    pub fn options(&self) -> Options {
        self.options.clone()
    }

    /// The data folder.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Address of the database of this test on PostgreSQL.
    pub fn postgres(&self) -> Option<&str> {
        self.database.as_ref().map(|database| database.url.as_str())
    }

    /// Moves the clock to noon of a day.
    pub fn set_day(&self, day: &str) {
        self.clock.set(noon(day));
    }
}

/// Noon in Japan.
pub fn noon(day: &str) -> Moment {
    Day::parse(day).expect("a day").begins_at().plus_millis(12 * 3_600_000)
}

/// A database of its own for one test, dropped at the end.
struct TestDatabase {
    url: String,
    name: String,
    server: String,
}

static COUNT: AtomicU64 = AtomicU64::new(0);

impl TestDatabase {
    fn create() -> TestDatabase {
        let server = std::env::var(POSTGRES).unwrap_or_else(|_| {
            panic!("{POSTGRES} is not set; run `cargo xtask test`, or `cargo xtask postgres` and set it to what it prints")
        });
        let name = format!("test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
        let mut client = postgres::Client::connect(&server, postgres::NoTls).expect("the PostgreSQL of the tests answers");
        client.batch_execute(&format!("create database {name}")).expect("a database for the test");
        let base = server.rsplit_once('/').map_or(server.as_str(), |(base, _)| base);
        TestDatabase { url: format!("{base}/{name}"), name, server }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Ok(mut client) = postgres::Client::connect(&self.server, postgres::NoTls) {
            let _ = client.batch_execute(&format!("drop database if exists {} with (force)", self.name));
        }
    }
}
