//! What becomes of a mail between the deed and the carrier.

use engawa_db::{Fault, Key, Town};
use engawa_post::{Carrier, Mail, enqueue, forget, give_up_waiting, waiting};
use tempfile::TempDir;

use crate::{later, mail, on_both, outbox, put, sender, sent, states};

fn folder(at: &TempDir) -> Carrier {
    Carrier::Folder { folder: at.path().join("mails"), from: sender() }
}

/// The files of a folder, in the order of their ids.
fn files(at: &TempDir) -> Vec<String> {
    let Ok(found) = std::fs::read_dir(at.path().join("mails")) else { return Vec::new() };
    let mut paths: Vec<_> = found.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    assert!(paths.iter().all(|path| path.extension().is_some_and(|end| end == "eml")), "no half files: {paths:?}");
    paths.iter().map(|path| std::fs::read_to_string(path).expect("a mail")).collect()
}

fn count_waiting(town: &Town) -> i64 {
    town.read_now(waiting).expect("a count")
}

#[test]
fn a_mail_is_sent_once_and_its_words_are_gone() {
    on_both(|kit| {
        let (town, at) = (kit.town("mihon"), TempDir::new().expect("a folder"));
        put(&town, &mail("a@mihon.example"));
        later(kit, 1);
        put(&town, &mail("b@mihon.example"));
        assert_eq!((count_waiting(&town), sent(&town, &folder(&at)), sent(&town, &folder(&at))), (2, 2, 0));
        let found = files(&at);
        assert_eq!(found.len(), 2);
        assert!(found[0].contains("To: a@mihon.example\r\n") && found[1].contains("To: b@mihon.example\r\n"));
        assert!(found[0].contains("Date: Sat, 21 Nov 2026 03:00:00 +0000\r\n"), "the clock of the town");
        assert_eq!(states(&town), vec![("sent".to_owned(), 1, false); 2]);
        assert_eq!(count_waiting(&town), 0);
    });
}

#[test]
fn a_mail_of_a_refused_deed_was_never_there() {
    on_both(|kit| {
        let (town, at) = (kit.town("mihon"), TempDir::new().expect("a folder"));
        let refused: Result<(), Fault> = town.write_now(Key::none(), |tx| {
            enqueue(tx, &mail("a@mihon.example"))?;
            Err(Fault::Row("refused".into()))
        });
        assert!(refused.is_err());
        assert_eq!((sent(&town, &folder(&at)), files(&at).len()), (0, 0));
    });
}

#[test]
fn a_decoy_lies_in_the_outbox_like_any_mail_and_is_never_sent() {
    on_both(|kit| {
        let (town, at) = (kit.town("mihon"), TempDir::new().expect("a folder"));
        put(&town, &Mail { is_decoy: true, ..mail("unknown@mihon.example") });
        assert_eq!(states(&town), vec![("waiting".to_owned(), 0, true)]);
        assert_eq!(count_waiting(&town), 0);
        assert_eq!((sent(&town, &folder(&at)), files(&at).len()), (0, 0));
        assert_eq!(states(&town), vec![("given-up".to_owned(), 0, false)]);
    });
}

#[test]
fn a_carrier_that_fails_is_tried_with_growing_pauses_and_then_given_up() {
    on_both(|kit| {
        let (town, at) = (kit.town("mihon"), TempDir::new().expect("a folder"));
        std::fs::write(at.path().join("mails"), "no folder").expect("a file in the way");
        put(&town, &mail("a@mihon.example"));
        for (try_number, minutes) in [1, 5, 15, 60, 180, 720].into_iter().enumerate() {
            assert_eq!(sent(&town, &folder(&at)), 0);
            let seen = outbox(&town).remove(0);
            assert_eq!((seen.tries, seen.has_words), (try_number as i64 + 1, true));
            assert_eq!(seen.next_try_at, town.now().plus_millis(minutes * 60_000));
            later(kit, minutes - 1);
            sent(&town, &folder(&at));
            assert_eq!(outbox(&town).remove(0).tries, try_number as i64 + 1, "not before its time");
            later(kit, 1);
        }
        sent(&town, &folder(&at));
        assert_eq!(states(&town), vec![("given-up".to_owned(), 7, false)]);
    });
}

#[test]
fn a_mail_is_sent_in_a_later_try_when_the_carrier_is_back() {
    on_both(|kit| {
        let (town, at) = (kit.town("mihon"), TempDir::new().expect("a folder"));
        std::fs::write(at.path().join("mails"), "no folder").expect("a file in the way");
        put(&town, &mail("a@mihon.example"));
        put(&town, &mail("b@mihon.example"));
        sent(&town, &folder(&at));
        assert_eq!(states(&town).iter().map(|(_, tries, _)| tries).sum::<i64>(), 1, "one failure says enough of the folder");
        std::fs::remove_file(at.path().join("mails")).expect("out of the way");
        later(kit, 1);
        assert_eq!((sent(&town, &folder(&at)), files(&at).len()), (2, 2));
    });
}

#[test]
fn without_a_carrier_a_mail_waits_for_a_day() {
    on_both(|kit| {
        let (town, at) = (kit.town("mihon"), TempDir::new().expect("a folder"));
        put(&town, &mail("a@mihon.example"));
        assert_eq!(sent(&town, &Carrier::None), 0);
        later(kit, 12 * 60);
        put(&town, &mail("b@mihon.example"));
        later(kit, 12 * 60 + 1);
        assert_eq!(sent(&town, &Carrier::None), 0);
        assert_eq!(states(&town), [("given-up".to_owned(), 0, false), ("waiting".to_owned(), 0, true)]);
        assert_eq!(sent(&town, &folder(&at)), 1, "a carrier came");
    });
}

#[test]
fn a_mail_is_forgotten_seven_days_after_its_end() {
    on_both(|kit| {
        let (town, at) = (kit.town("mihon"), TempDir::new().expect("a folder"));
        put(&town, &mail("a@mihon.example"));
        put(&town, &Mail { is_decoy: true, ..mail("b@mihon.example") });
        sent(&town, &folder(&at));
        later(kit, 7 * 24 * 60);
        sent(&town, &folder(&at));
        assert_eq!(outbox(&town).len(), 2);
        later(kit, 1);
        sent(&town, &folder(&at));
        assert_eq!(outbox(&town).len(), 0);
    });
}

#[test]
fn a_program_that_ended_in_the_middle_of_a_try_leaves_the_mail_to_the_next() {
    on_both(|kit| {
        let (town, at) = (kit.town("mihon"), TempDir::new().expect("a folder"));
        put(&town, &mail("a@mihon.example"));
        let until = town.now().plus_millis(15 * 60_000);
        let claimed: Result<u64, Fault> =
            town.write_now(Key::none(), move |tx| tx.run("update post_mails set tries = 1, next_try_at = $1", [until.into()]));
        claimed.expect("as a program leaves it that is killed after its claim");
        later(kit, 14);
        assert_eq!(sent(&town, &folder(&at)), 0, "it is another's");
        later(kit, 1);
        assert_eq!(sent(&town, &folder(&at)), 1);
        put(&town, &mail("b@mihon.example"));
        let last: Result<u64, Fault> =
            town.write_now(Key::none(), |tx| tx.run("update post_mails set tries = 7 where state = 'waiting'", []));
        last.expect("killed in the last try");
        assert_eq!(sent(&town, &folder(&at)), 0);
        assert_eq!(states(&town)[1], ("given-up".to_owned(), 7, false));
    });
}

#[test]
fn one_go_sends_a_hundred_mails_at_most_and_the_next_one_goes_on() {
    on_both(|kit| {
        let (town, at) = (kit.town("mihon"), TempDir::new().expect("a folder"));
        let mails: Vec<Mail> = (0..101).map(|number| mail(&format!("a{number}@mihon.example"))).collect();
        let put: Result<(), Fault> = town.write_now(Key::none(), move |tx| mails.iter().try_for_each(|mail| enqueue(tx, mail)));
        put.expect("put into the outbox");
        assert_eq!((sent(&town, &folder(&at)), count_waiting(&town)), (100, 1));
        assert_eq!((sent(&town, &folder(&at)), files(&at).len()), (1, 101));
    });
}

#[test]
fn what_is_kept_about_an_address_is_forgotten_and_what_waits_for_it_is_not_sent() {
    on_both(|kit| {
        let (town, at) = (kit.town("mihon"), TempDir::new().expect("a folder"));
        put(&town, &mail("a@mihon.example"));
        put(&town, &mail("b@mihon.example"));
        assert_eq!(sent(&town, &folder(&at)), 2);
        put(&town, &mail("a@mihon.example"));
        put(&town, &mail("b@mihon.example"));
        put(&town, &Mail { is_decoy: true, ..mail("a@mihon.example") });
        let address = mail("a@mihon.example").to;
        let forgotten: Result<(), Fault> = town.write_now(Key::none(), move |tx| forget(tx, &address));
        forgotten.expect("forgotten");
        assert!(outbox(&town).iter().all(|seen| seen.to == "b@mihon.example"));
        assert_eq!((sent(&town, &folder(&at)), files(&at).len(), outbox(&town).len()), (1, 3, 2));
    });
}

#[test]
fn after_a_restore_what_waited_can_be_given_up() {
    on_both(|kit| {
        let (town, at) = (kit.town("mihon"), TempDir::new().expect("a folder"));
        put(&town, &mail("a@mihon.example"));
        let given_up: Result<u64, Fault> = town.write_now(Key::none(), give_up_waiting);
        assert_eq!(given_up.expect("given up"), 1);
        assert_eq!((sent(&town, &folder(&at)), states(&town)), (0, vec![("given-up".to_owned(), 0, false)]));
    });
}

#[test]
fn a_mail_that_cannot_be_read_holds_up_nobody() {
    on_both(|kit| {
        let (town, at) = (kit.town("mihon"), TempDir::new().expect("a folder"));
        put(&town, &mail("a@mihon.example"));
        let spoiled: Result<u64, Fault> = town.write_now(Key::none(), |tx| {
            tx.run("update post_mails set subject = $1", ["x\r\nBcc: everybody@mihon.example".into()])
        });
        spoiled.expect("spoiled by hand");
        put(&town, &mail("b@mihon.example"));
        assert_eq!((sent(&town, &folder(&at)), files(&at).len()), (1, 1));
        assert_eq!(states(&town), [("given-up".to_owned(), 1, false), ("sent".to_owned(), 1, false)]);
    });
}
