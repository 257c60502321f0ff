//! A town with files and nothing else.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use engawa_db::{Fault, Key, Migration, Town};
use engawa_files::{Incoming, Kept, MIGRATIONS, Media, Received, StoredFile, enter, keep_now};
use engawa_kernel::{Id, Seq};
use engawa_testkit::{Kit, on_both};

/// The tables of files.
pub fn migrations() -> Vec<Migration> {
    MIGRATIONS.to_vec()
}

/// On SQLite and on PostgreSQL.
pub fn with_town(story: impl Fn(&Kit, &Town)) {
    let nothing: engawa_db::Attachment = Arc::new(());
    on_both(&migrations(), &nothing, |kit| story(kit, &kit.town("mihon")));
}

/// A file that was received whole.
pub fn received(town: &Town, name: &str, contents: &[u8]) -> Received {
    let mut incoming = Incoming::begin(town, name, 1_000_000).expect("begun");
    contents.chunks(7).for_each(|piece| incoming.take(piece).expect("taken"));
    incoming.end()
}

/// A text that was kept.
pub fn kept(town: &Town, contents: &str) -> Kept {
    keep_now(town, &received(town, "memo.txt", contents.as_bytes()), &[Media::Txt]).expect("kept")
}

/// A deed that brings a file.
pub fn entered(town: &Town, kept: &Kept) -> Id<StoredFile> {
    let kept = kept.clone();
    town.write_now(Key::none(), move |tx| Ok::<_, Fault>(enter(tx, &kept, Seq(1))?.to_string()))
        .map(|id| Id::parse(&id).expect("an id"))
        .expect("entered")
}

/// Everything that lies in the folder of a town, but for its database.
pub fn everything(town: &Town) -> Vec<PathBuf> {
    let (mut found, mut open) = (Vec::new(), vec![town.folder().to_owned()]);
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let is_database = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("town.sqlite"));
            if path.is_dir() {
                open.push(path);
            } else if !is_database && !path.ends_with("files.lock") && !path.ends_with(".writable") {
                found.push(path);
            }
        }
    }
    found
}

/// Whether these bytes stand anywhere in the folder of a town, its database included.
pub fn stands_anywhere(folder: &Path, canary: &str) -> bool {
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if std::fs::read(&path).expect("read").windows(canary.len()).any(|part| part == canary.as_bytes()) {
                return true;
            }
        }
    }
    false
}
