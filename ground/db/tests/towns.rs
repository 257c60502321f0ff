//! Towns: made, opened, closed when idle, copied, restored; and what is said when something is not as it should be.

use std::sync::Arc;

use engawa_db::{Attachment, EngineKind, Fault, Key, Migration, Options, Town, TownState, Towns};
use engawa_testkit::{Kit, on_both};

const FIRST: Migration = Migration {
    feature: "notes",
    number: 1,
    sql: "create table notes_lines (number bigint not null primary key, line text not null);",
};
const SECOND: Migration = Migration { feature: "notes", number: 2, sql: "alter table notes_lines add column extra text;" };
const BROKEN: Migration = Migration {
    feature: "notes",
    number: 2,
    sql: "create table notes_more (number bigint not null primary key);\nalter table no_such_table add column x text;",
};

fn nothing() -> Attachment {
    Arc::new(())
}

fn note(town: &Town, number: i64) -> Result<(), Fault> {
    town.write_now(Key::none(), move |tx| {
        tx.run("insert into notes_lines (number, line) values ($1, $2)", [number.into(), format!("line {number} 見本").into()])
            .map(|_| ())
    })
}

fn count(town: &Town) -> i64 {
    let count: Result<i64, Fault> = town.read_now(|db| db.one("select cast(count(*) as bigint) from notes_lines", []));
    count.expect("a count")
}

fn reopened(kit: &Kit, migrations: &[Migration]) -> Result<Town, Fault> {
    Towns::open_house(Options { migrations: migrations.to_vec(), ..kit.options() })?.open("mihon")
}

#[test]
fn an_unknown_town_and_a_bad_name_are_refused_with_the_way_on() {
    on_both(&[FIRST], &nothing(), |kit| {
        let said = kit.towns.open("nowhere").err().map(|fault| fault.to_string()).expect("refused");
        assert!(said.contains("nowhere") && said.contains("engawa town list"), "{said}");
        for name in ["", "a", "Suzaka", "須坂", "../etc", "a b", "engawa", "-x", "1town"] {
            assert!(matches!(kit.towns.create(name), Err(Fault::BadName(_))), "{name}");
        }
        kit.town("mihon");
        assert!(matches!(kit.towns.create("mihon"), Err(Fault::Exists(_))));
    });
}

#[test]
fn a_second_start_goes_on_with_the_same_data_and_a_new_migration_is_carried_out() {
    on_both(&[FIRST], &nothing(), |kit| {
        let town = kit.town("mihon");
        note(&town, 1).expect("written");
        let again = reopened(kit, &[FIRST, SECOND]).expect("brought up");
        assert_eq!(count(&again), 1);
        let extra: Result<Option<(Option<String>,)>, Fault> = again.read_now(|db| db.first("select extra from notes_lines", []));
        assert_eq!(extra.expect("the new column"), Some((None,)));
    });
}

#[test]
fn a_town_of_a_newer_program_is_refused_and_untouched() {
    on_both(&[FIRST, SECOND], &nothing(), |kit| {
        kit.town("mihon");
        let refused = reopened(kit, &[FIRST]);
        assert!(matches!(refused, Err(Fault::Ahead { found: 2, known: 1, .. })), "{:?}", refused.err());
        assert!(reopened(kit, &[FIRST, SECOND]).is_ok());
    });
}

#[test]
fn a_migration_that_fails_leaves_nothing_behind_and_the_other_towns_serve() {
    on_both(&[FIRST], &nothing(), |kit| {
        note(&kit.town("mihon"), 1).expect("written");
        let broken = Towns::open_house(Options { migrations: vec![FIRST, BROKEN], ..kit.options() }).expect("a house");
        assert!(matches!(broken.open("mihon"), Err(Fault::Migration { number: 2, .. })));
        assert!(matches!(broken.open("mihon"), Err(Fault::Migration { .. })), "it says so again");
        assert_eq!(count(&reopened(kit, &[FIRST]).expect("as before")), 1);
        assert!(reopened(kit, &[FIRST, SECOND]).is_ok(), "no half migration stands in the way");
    });
}

#[test]
fn a_migration_whose_text_was_changed_is_refused() {
    on_both(&[FIRST], &nothing(), |kit| {
        kit.town("mihon");
        let other = Migration { sql: "create table notes_lines (number bigint not null primary key);", ..FIRST };
        assert!(matches!(reopened(kit, &[other]), Err(Fault::Migration { number: 1, .. })));
    });
}

#[test]
fn a_missing_or_foreign_file_is_said_and_not_made_anew() {
    let kit = Kit::new(EngineKind::Sqlite, &[FIRST], &nothing());
    drop(kit.town("mihon"));
    let file = kit.towns.folder_of("mihon").join("town.sqlite");
    let aside = file.with_extension("aside");
    let towns = kit.open_again();
    drop(kit.towns.clone());
    std::fs::rename(&file, &aside).expect("moved away");
    let said = towns.open("mihon").err().map(|fault| fault.to_string()).expect("refused");
    assert!(said.contains("put it back") && !file.exists(), "{said}");
    std::fs::write(&file, "this is no database, but a text that is long enough to be taken for one at first sight")
        .expect("a text");
    let said = towns.open("mihon").err().map(|fault| fault.to_string()).expect("refused");
    assert!(said.contains("not a database"), "{said}");
}

#[test]
fn a_lost_control_file_is_made_again_from_the_towns() {
    on_both(&[FIRST], &nothing(), |kit| {
        note(&kit.town("mihon"), 1).expect("written");
        kit.town("aoba-ku");
        kit.towns.control().remove("mihon").expect("lost");
        kit.towns.control().remove("aoba-ku").expect("lost");
        let names: Vec<String> = kit.open_again().control().towns().expect("a list").into_iter().map(|town| town.name).collect();
        assert_eq!(names, ["aoba-ku", "mihon"]);
    });
}

#[test]
fn idle_towns_are_closed_and_their_log_folded() {
    let kit = Kit::new(EngineKind::Sqlite, &[FIRST], &nothing());
    let towns = Towns::open_house(Options { open_max: 4, ..kit.options() }).expect("a house");
    let held = towns.create("held").expect("a town");
    for number in 0..12 {
        note(&towns.create(&format!("town-{number}")).expect("a town"), 1).expect("written");
    }
    assert!(towns.open_count() <= 4, "{} are open", towns.open_count());
    note(&held, 1).expect("a town in use is never closed");
    let log = towns.folder_of("town-0").join("town.sqlite-wal");
    assert!(!log.exists() || log.metadata().expect("its length").len() == 0, "the log is folded");
    assert_eq!(count(&towns.open("town-0").expect("opened again")), 1);
}

#[test]
fn a_folder_without_rights_is_said_with_what_to_do() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let inside = file.path().join("data");
    let said = Towns::open_house(Options::in_folder(&inside, vec![FIRST], nothing()))
        .err()
        .map(|fault| fault.to_string())
        .expect("refused");
    assert!(said.contains("--data DIR"), "{said}");
}

#[test]
fn a_backup_under_load_proves_itself_and_is_restored_held() {
    on_both(&[FIRST], &nothing(), |kit| {
        let town = kit.town("mihon");
        std::fs::write(kit.towns.folder_of("mihon").join("files").join("a"), b"a file of the town").expect("a file");
        std::fs::write(town.folder().join("files").join("b"), b"nobody refers to it").expect("a file");
        (0..50).for_each(|number| note(&town, number).expect("written"));
        let to = kit.folder().join("backup");
        std::thread::scope(|scope| {
            scope.spawn(|| (50..150).for_each(|number| note(&town, number).expect("written")));
            let own = |_: &engawa_db::Db| Ok(engawa_db::Copied { files: vec!["a".into(), "gone".into()], ..Default::default() });
            engawa_db::backup(&kit.towns, "mihon", &to, own).expect("a backup");
        });
        engawa_db::prove(&to).expect("it proves itself");
        assert!(engawa_db::backup(&kit.towns, "mihon", &to, |_| Ok(Default::default())).is_err(), "never over another");
        engawa_db::restore(&kit.towns, &to, "again").expect("restored");
        assert!(matches!(engawa_db::restore(&kit.towns, &to, "again"), Err(Fault::Exists(_))));
        let restored = kit.towns.open("again").expect("opened");
        assert!((50..=150).contains(&count(&restored)));
        note(&restored, 1_000).expect("it can be written");
        assert_eq!(std::fs::read(kit.towns.folder_of("again").join("files").join("a")).expect("the file"), b"a file of the town");
        assert!(!restored.folder().join("files").join("b").exists());
        assert_eq!(kit.towns.control().town("again").expect("read").map(|town| town.state), Some(TownState::Held));
        engawa_db::release(&kit.towns, "again").expect("released");
        assert_eq!(kit.towns.control().town("again").expect("read").map(|town| town.state), Some(TownState::Open));
    });
}

#[test]
fn a_backup_that_was_changed_is_refused() {
    on_both(&[FIRST], &nothing(), |kit| {
        note(&kit.town("mihon"), 1).expect("written");
        let to = kit.folder().join("backup");
        let manifest = engawa_db::backup(&kit.towns, "mihon", &to, |_| Ok(Default::default())).expect("a backup");
        let file = to.join(manifest.files.keys().next().expect("a file"));
        let mut bytes = std::fs::read(&file).expect("read");
        bytes.push(b' ');
        std::fs::write(&file, bytes).expect("changed");
        assert!(engawa_db::restore(&kit.towns, &to, "again").is_err());
        assert!(engawa_db::prove(&kit.folder().join("nowhere")).is_err());
    });
}

#[test]
fn below_the_floor_of_free_space_writes_are_refused_and_reading_goes_on() {
    let kit = Kit::new(EngineKind::Sqlite, &[FIRST], &nothing());
    note(&kit.town("mihon"), 1).expect("written");
    let nearly_full = Towns::open_house(Options { floor_mb: u64::MAX, ..kit.options() }).expect("a house");
    let town = nearly_full.open("mihon").expect("opened for reading");
    assert!(matches!(note(&town, 2), Err(Fault::NoSpace { .. })));
    assert_eq!(count(&town), 1);
}

#[test]
fn heads_that_were_noted_in_two_places_are_found_in_one() {
    const CONTROL: [Migration; 3] = [
        Migration { feature: "control", number: 1, sql: include_str!("../migrations/control-1.sql") },
        Migration { feature: "control", number: 2, sql: include_str!("../migrations/control-2.sql") },
        Migration { feature: "control", number: 3, sql: include_str!("../migrations/control-3.sql") },
    ];
    on_both(&CONTROL[..2], &nothing(), |kit| {
        let noted = kit.town("mihon").write_now(Key::none(), |tx| {
            let insert = "insert into control_heads (town, noted_at, seq, seal, why) values ($1, $2, $3, $4, $5)";
            tx.run(insert, ["suzaka".into(), 1.into(), 7.into(), vec![7_u8].into(), "made".into()])?;
            let insert = "insert into control_access_heads (town, noted_at, seq, seal, why) values ($1, $2, $3, $4, $5)";
            tx.run(insert, ["suzaka".into(), 2.into(), 9.into(), vec![9_u8].into(), "timer".into()]).map(|_| ())
        });
        noted.expect("noted");
        type Row = (String, i64, Vec<u8>, String);
        let moved: Result<Vec<Row>, Fault> = reopened(kit, &CONTROL)
            .expect("brought up")
            .read_now(|db| db.all("select chain, seq, seal, why from control_noted_heads order by noted_at limit 10", []));
        let rows = [("records", 7, vec![7_u8], "made"), ("accesses", 9, vec![9_u8], "timer")];
        assert_eq!(moved.expect("read"), rows.map(|(chain, seq, seal, why)| (chain.to_owned(), seq, seal, why.to_owned())));
    });
}
