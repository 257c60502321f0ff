//! Kept, given, erased, forgotten on the way.

use engawa_db::{Key, Town};
use engawa_files::{
    Depth, Given, Incoming, Media, Refused, Stopped, StoredFile, Trouble, Unkept, contents, erase, file, hold, keep_now, sweep,
    troubles,
};
use engawa_kernel::Id;

use crate::tools::{entered, everything, kept, received, stands_anywhere, with_town};

fn stored(town: &Town, id: Id<StoredFile>) -> Option<StoredFile> {
    town.read_now(move |db| file(db, id)).expect("read")
}

fn erased(town: &Town, id: Id<StoredFile>) -> bool {
    town.write_now(Key::none(), move |tx| erase(tx, id)).expect("erased")
}

fn given(town: &Town, id: Id<StoredFile>) -> Vec<u8> {
    let stored = stored(town, id).expect("a row");
    let mut given = Given::open(town, &stored).expect("contents");
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(async {
        let mut all = Vec::new();
        while let Some(piece) = given.piece().await.expect("read") {
            all.extend(piece);
        }
        all
    })
}

#[test]
fn what_came_in_is_given_out_as_it_was_and_equal_contents_lie_once() {
    with_town(|_, town| {
        let text = "申請書の写し\n".repeat(10_000);
        let (one, other) = (entered(town, &kept(town, &text)), entered(town, &kept(town, &text)));
        assert_eq!(given(town, one), text.as_bytes());
        let stored = stored(town, other).expect("a row");
        assert_eq!((stored.name.as_str(), stored.media, stored.bytes), ("memo.txt", Media::Txt, text.len() as u64));
        sweep(town).expect("swept");
        assert_eq!(everything(town), [town.folder().join("files").join(stored.hash.path())]);
        assert_eq!(town.read_now(contents).expect("read"), [stored.hash.path()]);
        assert_eq!(troubles(town, Depth::Contents).expect("looked"), vec![]);
    });
}

#[test]
fn an_erased_file_is_gone_to_the_last_byte_once_nobody_else_has_it() {
    with_town(|_, town| {
        let text = "CANARY-8812 stands here";
        let received = received(town, "CANARY-8812.txt", text.as_bytes());
        let kept = keep_now(town, &received, &[Media::Txt]).expect("kept");
        let (one, other) = (entered(town, &kept), entered(town, &kept));
        drop((kept, received));
        assert!(erased(town, one) && !erased(town, one));
        assert_eq!(sweep(town).expect("swept").contents, 0, "another row has it");
        assert_eq!(given(town, other), text.as_bytes());
        assert!(stored(town, one).is_none());
        assert!(erased(town, other));
        assert_eq!(sweep(town).expect("swept").contents, 1);
        assert!(everything(town).is_empty());
        let again: i64 = town.read_now(|db| db.one("select count(*) from files_files where name <> ''", [])).expect("a count");
        let hashes: Vec<(Vec<u8>,)> =
            town.read_now(|db| db.all("select hash from files_files order by id limit 9", [])).expect("read");
        assert_eq!((again, hashes), (0, vec![(vec![],), (vec![],)]));
        assert_eq!(sweep(town).expect("swept").contents, 0);
    });
}

#[test]
fn no_byte_of_an_erased_file_is_left_in_the_folder_of_the_town() {
    with_town(|kit, town| {
        let kept = {
            let received = received(town, "CANARY-8813.txt", b"CANARY-8813 stands here");
            keep_now(town, &received, &[Media::Txt]).expect("kept")
        };
        let id = entered(town, &kept);
        drop(kept);
        assert!(stands_anywhere(town.folder(), "CANARY-8813"));
        erased(town, id);
        sweep(town).expect("swept");
        // What a copy of the town holds: the log of SQLite is folded when a town is closed, and a copy has no free pages.
        let to = kit.folder().join("copy");
        engawa_db::backup(&kit.towns, "mihon", &to, |db| {
            Ok(engawa_db::Copied { files: contents(db)?, ..engawa_db::Copied::default() })
        })
        .expect("a copy");
        assert!(!stands_anywhere(&to, "CANARY-8813"));
        assert!(!stands_anywhere(&town.folder().join("files"), "CANARY-8813"));
    });
}

#[test]
fn a_file_whose_deed_did_not_come_about_is_swept_and_one_on_its_way_is_not() {
    with_town(|_, town| {
        let on_its_way = kept(town, "on its way");
        assert_eq!(sweep(town).expect("swept").contents, 0);
        let id = entered(town, &on_its_way);
        let forgotten = kept(town, "its form came back");
        drop((on_its_way, forgotten));
        assert_eq!(sweep(town).expect("swept").contents, 1);
        assert_eq!(given(town, id), b"on its way");
        assert_eq!(troubles(town, Depth::Contents).expect("looked"), vec![]);
        assert_eq!(everything(town).len(), 1);
    });
}

#[test]
fn what_came_in_and_was_not_kept_leaves_nothing() {
    with_town(|_, town| {
        let mut incoming = Incoming::begin(town, "x", 10).expect("begun");
        incoming.take(b"123456").expect("taken");
        assert!(matches!(incoming.take(b"78901"), Err(Stopped::Refused(Refused::TooLarge { most: 10 }))));
        drop(incoming);
        let html = received(town, "x.txt", b"<script>");
        assert!(matches!(keep_now(town, &html, Media::ALL), Err(Unkept::Refused(Refused::OtherKind))));
        let broken = received(town, "x.png", b"\x89PNG\r\n\x1a\nno picture");
        assert!(matches!(keep_now(town, &broken, Media::ALL), Err(Unkept::Refused(Refused::Broken))));
        drop((html, broken));
        assert!(everything(town).is_empty());
    });
}

#[test]
fn nothing_is_swept_while_a_copy_is_made() {
    with_town(|_, town| {
        let id = entered(town, &kept(town, "a memo"));
        erased(town, id);
        let copying = hold(town).expect("held");
        assert_eq!(sweep(town).expect("left for later").contents, 0);
        drop(copying);
        assert_eq!(sweep(town).expect("swept").contents, 1);
    });
}

#[test]
fn contents_that_are_missing_or_others_are_found() {
    with_town(|_, town| {
        let (one, other) = (entered(town, &kept(town, "one")), entered(town, &kept(town, "other")));
        let place = |id| town.folder().join("files").join(stored(town, id).expect("a row").hash.path());
        std::fs::write(place(one), "eno").expect("changed");
        std::fs::remove_file(place(other)).expect("removed");
        let found = troubles(town, Depth::Length).expect("looked");
        assert!(matches!(found.as_slice(), [Trouble::Missing(id, _)] if *id == other), "{found:?}");
        let mut found = troubles(town, Depth::Contents).expect("looked");
        found.sort_by_key(|trouble| matches!(trouble, Trouble::Missing(..)));
        assert!(
            matches!(found.as_slice(), [Trouble::Changed(a, _), Trouble::Missing(b, _)] if (*a, *b) == (one, other)),
            "{found:?}"
        );
        // Sent in once more, it is whole again.
        kept(town, "one");
        assert_eq!(troubles(town, Depth::Contents).expect("looked").len(), 1);
        assert!(Given::open(town, &stored(town, other).expect("a row")).is_err());
    });
}
