//! What the command line says when something is not as it should be.

use crate::http::Demo;
use std::path::Path;
use std::process::Command;

/// Runs the program; answers whether it succeeded, what it printed, and what it complained of.
pub fn engawa(arguments: &[&str]) -> (bool, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_engawa")).args(arguments).output().expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.success(), text(&output.stdout), text(&output.stderr))
}

fn refused(arguments: &[&str], sentences: &[&str]) {
    let (ok, _, said) = engawa(arguments);
    assert!(!ok, "{arguments:?} should be refused");
    for sentence in sentences {
        assert!(said.contains(sentence), "{arguments:?} said: {said}");
    }
    assert!(!said.contains("panicked"), "{said}");
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path of plain characters")
}

#[test]
fn a_port_in_use_is_said_with_another_to_try() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("its address").to_string();
    let folder = tempfile::tempdir().expect("a folder");
    refused(&["demo", "--listen", &address, "--data", text(folder.path())], &["another program has the port", "--listen"]);
    assert!(std::fs::read_dir(folder.path()).expect("the folder").next().is_none(), "nothing is made before the port is ours");
}

#[test]
fn a_folder_that_cannot_be_used_is_said() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let inside = file.path().join("data");
    refused(&["demo", "--listen", "127.0.0.1:0", "--data", text(&inside)], &["cannot be used", "--data DIR"]);
    // Nobody may write there, the superuser included.
    refused(&["demo", "--listen", "127.0.0.1:0", "--data", "/proc/engawa"], &["cannot be used", "--data DIR"]);
}

#[test]
fn a_mistyped_folder_is_not_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let typo = folder.path().join("engwa-demo");
    refused(&["town", "list", "--data", text(&typo)], &["holds no towns", "engawa town create"]);
    assert!(!typo.exists());
}

#[test]
fn a_configuration_with_an_unknown_key_is_refused_with_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("engawa.toml");
    std::fs::write(&path, "data = \"x\"\nprot = 3\n").expect("a file");
    refused(&["serve", "--config", text(&path)], &["line 2", "prot", "the keys are"]);
    std::fs::write(&path, b"data = \"\xff\"\n").expect("a file");
    refused(&["serve", "--config", text(&path)], &["UTF-8"]);
    refused(&["serve", "--config", text(&folder.path().join("none.toml"))], &["--config FILE"]);
}

#[test]
fn a_postgres_that_does_not_answer_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("engawa.toml");
    let free = std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a port").port();
    let config = format!(
        "listen = \"127.0.0.1:0\"\ndata = \"{}\"\npostgres = \"postgres://nobody@127.0.0.1:{free}/none\"\n",
        text(folder.path())
    );
    std::fs::write(&path, config).expect("a file");
    refused(&["serve", "--config", text(&path)], &["PostgreSQL does not answer"]);
}

#[test]
fn an_unknown_town_a_bad_name_and_a_town_that_exists_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = text(folder.path());
    assert!(engawa(&["town", "create", "mihon", "--data", data]).0);
    refused(&["town", "create", "mihon", "--data", data], &["already"]);
    refused(&["town", "create", "みほん", "--data", data], &["lower-case letters"]);
    refused(&["journal", "verify", "nowhere", "--data", data], &["no town called", "engawa town list"]);
    refused(&["town", "backup", "nowhere", "--to", text(&folder.path().join("b")), "--data", data], &["no town called"]);
    refused(&["journal", "verify", "mihon", "--head", "x", "--data", data], &["SEQ:SEAL"]);
}

#[test]
fn a_town_file_that_is_wrong_makes_no_town() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, file) = (text(folder.path()).to_owned(), folder.path().join("t.toml"));
    for (bytes, sentence) in
        [(&b"[town]\nslug = 3\n"[..], "t.toml"), (b"\xff\xfe", "UTF-8"), (b"[town]\nname = \"a\\u0000b\"\n", "t.toml")]
    {
        std::fs::write(&file, bytes).expect("a file");
        refused(&["town", "create", "abc", "--file", text(&file), "--data", &data], &[sentence]);
        assert!(!folder.path().join("towns").join("abc").join("town.sqlite").exists());
    }
}

#[test]
fn a_newer_and_a_missing_database_are_said_and_the_others_serve() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = text(folder.path());
    for town in ["aoba", "midori", "sakura"] {
        assert!(engawa(&["town", "create", town, "--data", data]).0);
    }
    let file = |town: &str| folder.path().join("towns").join(town).join("town.sqlite");
    let newer = rusqlite::Connection::open(file("aoba")).expect("the file");
    newer
        .execute("insert into db_migrations (feature, number, fingerprint, done_at) values ('plans', 999, x'00', 0)", [])
        .expect("as a newer program would");
    drop(newer);
    std::fs::rename(file("midori"), folder.path().join("aside")).expect("moved");
    let (ok, said, _) = engawa(&["check", "--data", data]);
    assert!(!ok && said.contains("newer program") && said.contains("put it back") && said.contains("sakura: 0 records"), "{said}");
    assert!(engawa(&["journal", "verify", "sakura", "--data", data]).0);

    let demo = Demo::start_in(folder);
    let (status, _, page) = demo.get("/aoba/");
    assert!(status == 503 && page.contains("このプログラムより新しい"), "{status} {page}");
    let (status, _, page) = demo.get("/midori/");
    assert!(status == 503 && page.contains("データのファイルが見つかりません"), "{status} {page}");
    assert_eq!(demo.get("/mihon/").0, 200, "the others serve");
}
