//! A backup, an erasure after it, a restore under another name: what was erased stays erased, and the town is held until released.

use engawa::{copies, house};
use engawa_db::{Chain, Key, Noting, TownState};
use engawa_files::{Incoming, Media, Trouble, keep_now};
use engawa_journal::access::{self, Access, Kind};
use engawa_journal::{Basis, Deed, Untold, erase_details, tell, verify};
use engawa_kernel::{Actor, Channel, Id, Seq, Visibility};
use engawa_parties::deeds::behalf::{Typist, TypistPost, state};
use engawa_parties::deeds::{self, By, enter_person, erase_person};
use engawa_parties::model::{self, Contact, ContactWay, NewHousehold, NewPerson, Person, Purpose, Statement, Typed};
use engawa_parties::refused::Refused;
use engawa_plans::facts::{ActionHeld, Partnership};
use engawa_testkit::{Kit, on_both};
use engawa_web::Face;
use engawa_who::accounts::{Account, Mail, account, close_account, open_account};
use engawa_who::sessions::{Begun, SessionStep, begin};

const SAID: &str = "CANARY-4711 was said at the counter";

/// A deed with words beside it that can be erased.
fn tell_with_words(town: &engawa_db::Town) -> Seq {
    let told: Result<Seq, Untold> = town.write_now(Key::none(), |tx| {
        let fact = ActionHeld { action: tx.new_id(), partnership: Partnership::Joint, head_count: None };
        let deed = Deed::of(fact, Actor::Key("test"), Channel::Counter).about(Id::<()>::random([3; 16]));
        tell(tx, deed.with_details(SAID).seen_by(Visibility::Parties))
    });
    told.unwrap_or_else(|error| panic!("{error}"))
}

fn details(town: &engawa_db::Town) -> i64 {
    town.read_now(|db| db.one::<i64, 0>("select cast(count(*) as bigint) from journal_details", [])).expect("a count")
}

fn on_both_engines(story: impl Fn(&Kit)) {
    let attachment = house::attachment().unwrap_or_else(|error| panic!("{error}"));
    on_both(&house::migrations(), &attachment, story);
}

#[test]
fn what_was_erased_after_a_backup_does_not_come_back_under_any_name() {
    on_both_engines(|kit| {
        let town = kit.town("mihon");
        let (kept, erased) = (tell_with_words(&town), tell_with_words(&town));
        let folder = tempfile::tempdir().expect("a folder");
        let to = folder.path().join("copy");
        copies::backup(&kit.towns, "mihon", &to).unwrap_or_else(|stopped| panic!("{stopped}"));
        let done: Result<bool, Untold> =
            town.write_now(Key::none(), move |tx| erase_details(tx, erased, Basis::Request, Actor::Key("test"), Channel::Counter));
        assert!(done.unwrap_or_else(|error| panic!("{error}")));
        engawa::timer::note_heads(&kit.towns, &town, Noting::Timer).expect("noted");

        let restored = copies::restore(&kit.towns, &to, Some("again".into())).unwrap_or_else(|stopped| panic!("{stopped}"));
        assert_eq!((restored.records, restored.erased), (2, 1));
        let again = kit.towns.open("again").expect("the town");
        assert_eq!(details(&again), 1, "{kept} stays, {erased} is gone again");
        let report = again.read_now(|db| verify(db, None)).expect("a report");
        assert_eq!((report.records, report.problems), (4, vec![]), "restored, and erased, are records");

        let state = |name: &str| kit.towns.control().town(name).expect("the list").map(|entry| entry.state);
        assert_eq!(state("again"), Some(TownState::Held));
        copies::release(&kit.towns, "again").unwrap_or_else(|stopped| panic!("{stopped}"));
        assert_eq!(state("again"), Some(TownState::Open));
    });
}

/// Two people; what belongs to one of them, and what waits to be sent.
fn people(town: &engawa_db::Town) -> (Id<Account>, Id<Account>) {
    let opened: Result<_, Untold> = town.write_now(Key::none(), |tx| {
        let mut open = |code: &str| {
            let mail = Mail::parse(&format!("{code}@mihon.example")).map_err(|_| engawa_db::Fault::Row("an address".into()))?;
            open_account(tx, code, &mail, Actor::Key("test"), Channel::Counter)
        };
        let both = (open("stays")?, open("leaves")?);
        let new = Begun {
            account: both.0,
            face: Face::Public,
            step: SessionStep::Both,
            secret_hash: [7; 32],
            device: "a telephone".into(),
        };
        begin(tx, &new)?;
        Ok(both)
    });
    opened.unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn whoever_closed_their_account_after_a_backup_stays_away_and_nobody_is_in() {
    on_both_engines(|kit| {
        let town = kit.town("mihon");
        let (stays, leaves) = people(&town);
        let folder = tempfile::tempdir().expect("a folder");
        let to = folder.path().join("copy");
        copies::backup(&kit.towns, "mihon", &to).unwrap_or_else(|stopped| panic!("{stopped}"));
        let closed: Result<(), Untold> =
            town.write_now(Key::none(), move |tx| close_account(tx, leaves, Actor::Oneself(leaves.any()), Channel::Web));
        closed.unwrap_or_else(|error| panic!("{error}"));
        engawa::timer::note_heads(&kit.towns, &town, Noting::Timer).expect("noted");

        copies::restore(&kit.towns, &to, Some("again".into())).unwrap_or_else(|stopped| panic!("{stopped}"));
        let again = kit.towns.open("again").expect("the town");
        let open =
            |id: Id<Account>| again.read_now(move |db| account(db, id)).expect("read").is_some_and(|one| one.closed_at.is_none());
        assert!(open(stays) && !open(leaves));
        let named: i64 = again
            .read_now(|db| {
                db.one("select count(*) from who_accounts where name = 'leaves' or mail_key = 'leaves@mihon.example'", [])
            })
            .expect("a count");
        assert_eq!(named, 0);
        let sessions: i64 =
            again.read_now(|db| db.one("select count(*) from who_sessions where ended_at is null", [])).expect("a count");
        assert_eq!(sessions, 0);
        let report = again.read_now(|db| verify(db, None)).expect("a report");
        assert_eq!(report.problems, vec![]);
    });
}

const CANARY: &str = "見本カナリア";

/// A person of this name with everything that may be known of one, a household, and the account of the person.
fn resident(town: &engawa_db::Town, code: &str, name: &str) -> Resident {
    let (name, mail) = (name.to_owned(), format!("{code}@mihon.example"));
    let made: Result<_, Refused> = town.write_now(Key::none(), move |tx| {
        let by = By::machine("test");
        let contact = Contact { purpose: Purpose::Notice, way: ContactWay::Phone, value: name.clone() };
        let said = NewPerson {
            family: name.clone(),
            given: name.clone(),
            family_kana: "みほん".into(),
            given_kana: "みほん".into(),
            former_name: name.clone(),
            common_name: name.clone(),
            address: name.clone(),
            contacts: vec![contact],
            ..NewPerson::default()
        };
        let person = deeds::enter_person(tx, &said, &by)?;
        let household = deeds::enter_household(tx, &NewHousehold { label: name.clone(), area: None, address: name.clone() }, &by)?;
        let mail = Mail::parse(&mail).map_err(|_| engawa_db::Fault::Row("an address".into()))?;
        let account = open_account(tx, &name, &mail, Actor::Key("test"), Channel::Counter).map_err(Refused::from)?;
        deeds::bind_account(tx, person, account, &by)?;
        deeds::unbind_account(tx, person, &name, &by)?;
        Ok((person, household, account))
    });
    let (person, household, account) = made.unwrap_or_else(|refused| panic!("{refused}"));
    Resident { person, household, account }
}

#[derive(Debug, Clone, Copy)]
struct Resident {
    person: Id<engawa_parties::model::Person>,
    household: Id<engawa_parties::model::Household>,
    account: Id<Account>,
}

/// In how many places the town says something that begins with a name.
fn said_of(town: &engawa_db::Town, name: &str) -> i64 {
    let columns = [
        ("parties_persons", "family"),
        ("parties_persons", "given"),
        ("parties_persons", "former_name"),
        ("parties_persons", "common_name"),
        ("parties_persons", "address"),
        ("parties_contacts", "value"),
        ("parties_households", "label"),
        ("parties_households", "address"),
        ("v_party_names", "name"),
        ("who_accounts", "name"),
        ("journal_details", "content"),
    ];
    let count = |(table, column): (&str, &str)| -> i64 {
        let sql = format!("select count(*) from {table} where substr({column}, 1, {}) = $1", name.chars().count());
        town.read_now(|db| db.one::<i64, 1>(&sql, [name.into()])).unwrap_or_else(|fault| panic!("{table}: {fault}"))
    };
    columns.into_iter().map(count).sum()
}

#[test]
fn whoever_was_erased_from_the_register_after_a_backup_is_erased_again_before_the_town_is_let_go() {
    on_both_engines(|kit| {
        let town = kit.town("mihon");
        let (goes, stays) = (resident(&town, "goes", CANARY), resident(&town, "stays", "見本とどまる"));
        let whole = said_of(&town, "見本とどまる");
        assert!(whole >= 10 && said_of(&town, CANARY) == whole, "each stands in every place: {whole}");
        let folder = tempfile::tempdir().expect("a folder");
        let to = folder.path().join("copy");
        copies::backup(&kit.towns, "mihon", &to).unwrap_or_else(|stopped| panic!("{stopped}"));
        let erased: Result<(), Refused> = town.write_now(Key::none(), move |tx| {
            let by = By::machine("test");
            deeds::erase_person(tx, goes.person, &by)?;
            deeds::erase_household(tx, goes.household, &by)?;
            Ok(close_account(tx, goes.account, Actor::Oneself(goes.account.any()), Channel::Web)?)
        });
        erased.unwrap_or_else(|refused| panic!("{refused}"));
        assert_eq!((said_of(&town, CANARY), said_of(&town, "見本とどまる")), (0, whole));
        engawa::timer::note_heads(&kit.towns, &town, Noting::Timer).expect("noted");

        let restored = copies::restore(&kit.towns, &to, Some("again".into())).unwrap_or_else(|stopped| panic!("{stopped}"));
        let again = kit.towns.open("again").expect("the town");
        let state = kit.towns.control().town("again").expect("the list").map(|entry| entry.state);
        assert_eq!(state, Some(TownState::Held), "nobody has looked at it yet");
        assert!(restored.erased >= 3, "the person, the household, the account: {}", restored.erased);
        assert_eq!((said_of(&again, CANARY), said_of(&again, "見本とどまる")), (0, whole), "{stays:?} stays as a whole");
        assert_eq!(again.read_now(|db| verify(db, None)).expect("a report").problems, vec![]);

        // A backup of the restored town brings nobody back either.
        let second = folder.path().join("second");
        copies::release(&kit.towns, "again").unwrap_or_else(|stopped| panic!("{stopped}"));
        copies::backup(&kit.towns, "again", &second).unwrap_or_else(|stopped| panic!("{stopped}"));
        copies::restore(&kit.towns, &second, Some("third".into())).unwrap_or_else(|stopped| panic!("{stopped}"));
        assert_eq!(said_of(&kit.towns.open("third").expect("the town"), CANARY), 0);
    });
}

#[test]
fn a_backup_that_does_not_prove_itself_leaves_no_town_behind() {
    on_both_engines(|kit| {
        tell_with_words(&kit.town("mihon"));
        let folder = tempfile::tempdir().expect("a folder");
        let to = folder.path().join("copy");
        copies::backup(&kit.towns, "mihon", &to).unwrap_or_else(|stopped| panic!("{stopped}"));
        std::fs::write(to.join("surplus"), b"x").expect("a file");
        let stopped = copies::restore(&kit.towns, &to, Some("again".into())).expect_err("refused").to_string();
        assert!(stopped.contains("does not belong to the backup"), "{stopped}");
        assert!(kit.towns.control().town("again").expect("the list").is_none());
        std::fs::remove_file(to.join("surplus")).expect("removed");
        assert!(copies::restore(&kit.towns, &to, Some("again".into())).is_ok(), "a second try is free to go");
    });
}

#[test]
fn a_restore_that_was_cut_off_is_held_and_not_let_go() {
    on_both_engines(|kit| {
        tell_with_words(&kit.town("mihon"));
        let folder = tempfile::tempdir().expect("a folder");
        let to = folder.path().join("copy");
        copies::backup(&kit.towns, "mihon", &to).unwrap_or_else(|stopped| panic!("{stopped}"));
        // The copy alone, without what follows it.
        engawa_db::restore(&kit.towns, &to, "again").expect("copied");
        let stopped = copies::release(&kit.towns, "again").expect_err("refused").to_string();
        assert!(stopped.contains("was not restored to the end"), "{stopped}");
    });
}

const PAPER: &str = "CANARY-4712 stands on the paper";

/// A paper beside something that was typed for somebody of the register, or for somebody who is not in it.
fn type_from_paper(town: &engawa_db::Town, contents: &str, for_somebody: bool) -> Option<Id<Person>> {
    let mut incoming = Incoming::begin(town, "paper.pdf", 1_000).expect("begun");
    incoming.take(format!("%PDF-1.7 {contents}").as_bytes()).expect("taken");
    let paper = keep_now(town, &incoming.end(), Media::PAPER).expect("kept");
    let typed: Result<Option<Id<Person>>, Refused> = town.write_now(Key::none(), move |tx| {
        let by = By::machine("test");
        let mail = Mail::parse(&format!("{for_somebody}@mihon.example")).map_err(|_| engawa_db::Fault::Row("an address".into()))?;
        let account = open_account(tx, "見本 係", &mail, Actor::Key("test"), Channel::Counter)?;
        let new = NewPerson { family: "見本".into(), ..NewPerson::default() };
        let person = for_somebody.then(|| enter_person(tx, &new, &by)).transpose()?;
        let said = Statement {
            party: person.map(|person| person.any().of()),
            name: "見本".into(),
            basis: model::Basis::Asked,
            channel: Channel::Paper,
            agreed_on: tx.now().day(),
            agreed_how: "申込書".into(),
        };
        let (typist, about) = (Typist { account, post: TypistPost::Staff }, tx.new_id());
        state(tx, typist, &said, (Typed::Join, about), std::slice::from_ref(&paper))?;
        Ok(person)
    });
    typed.unwrap_or_else(|error| panic!("{error}"))
}

/// How many files under a folder hold these bytes.
fn holding(folder: &std::path::Path, canary: &str) -> usize {
    let (mut open, mut count) = (vec![folder.to_owned()], 0);
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let bytes = std::fs::read(path).expect("a file");
                count += usize::from(bytes.windows(canary.len()).any(|part| part == canary.as_bytes()));
            }
        }
    }
    count
}

#[test]
fn a_paper_that_was_erased_after_a_backup_is_gone_to_the_last_byte_and_the_others_are_back() {
    on_both_engines(|kit| {
        let town = kit.town("mihon");
        let person = type_from_paper(&town, PAPER, true).expect("somebody");
        type_from_paper(&town, "another paper", false);
        let folder = tempfile::tempdir().expect("a folder");
        let to = folder.path().join("copy");
        let copy = copies::backup(&kit.towns, "mihon", &to).unwrap_or_else(|stopped| panic!("{stopped}"));
        assert_eq!((copy.troubles, holding(&to.join("files"), PAPER)), (vec![], 1));
        let named = copy.manifest.files.keys().filter(|path| path.starts_with("files/")).count();
        assert_eq!(named, 2, "both stand in the manifest");
        let erased: Result<(), Refused> = town.write_now(Key::none(), move |tx| erase_person(tx, person, &By::machine("test")));
        erased.unwrap_or_else(|error| panic!("{error}"));
        engawa::timer::note_heads(&kit.towns, &town, Noting::Timer).expect("noted");
        engawa_files::sweep(&town).expect("swept");
        assert_eq!(holding(&town.folder().join("files"), PAPER), 0);
        let later = folder.path().join("later");
        copies::backup(&kit.towns, "mihon", &later).unwrap_or_else(|stopped| panic!("{stopped}"));
        assert_eq!(holding(&later, PAPER), 0, "no later copy holds it");

        let restored = copies::restore(&kit.towns, &to, Some("again".into())).unwrap_or_else(|stopped| panic!("{stopped}"));
        assert_eq!(restored.troubles, vec![]);
        let again = kit.towns.open("again").expect("the town");
        assert_eq!(holding(&again.folder().join("files"), PAPER), 0, "it does not come back");
        assert_eq!(holding(&again.folder().join("files"), "another paper"), 1);
    });
}

#[test]
fn a_damaged_file_is_named_and_stops_neither_a_backup_nor_a_restore() {
    on_both_engines(|kit| {
        let town = kit.town("mihon");
        type_from_paper(&town, PAPER, false);
        let place = town.read_now(engawa_files::contents).expect("read").remove(0);
        std::fs::remove_file(town.folder().join("files").join(place)).expect("lost");
        let folder = tempfile::tempdir().expect("a folder");
        let to = folder.path().join("copy");
        let copy = copies::backup(&kit.towns, "mihon", &to).unwrap_or_else(|stopped| panic!("{stopped}"));
        assert!(matches!(copy.troubles.as_slice(), [Trouble::Missing(..)]), "{:?}", copy.troubles);
        let restored = copies::restore(&kit.towns, &to, Some("again".into())).unwrap_or_else(|stopped| panic!("{stopped}"));
        assert_eq!(restored.troubles, copy.troubles);
        copies::release(&kit.towns, "again").unwrap_or_else(|stopped| panic!("{stopped}"));
    });
}

/// A sign-in of nobody in particular, as the door notes it.
fn note_access(town: &engawa_db::Town) -> Seq {
    let signed_in = Access {
        kind: Kind::SignIn,
        face: "staff",
        who: Some(Id::<Account>::random([5; 16]).any()),
        section: None,
        route: "/desk/sign-in/link",
        purpose: "sign-in",
        reason: None,
        subjects: Vec::new(),
        unnamed: 0,
    };
    town.write_now(Key::none(), move |tx| access::note(tx, &signed_in)).expect("noted")
}

#[test]
fn the_heads_of_both_chains_are_noted_and_a_cut_tail_gets_no_new_one() {
    on_both_engines(|kit| {
        let town = kit.town("mihon");
        let control = kit.towns.control();
        let noted = || {
            let [records, accesses] = Chain::ALL.map(|chain| control.noted_head("mihon", chain));
            [records, accesses].map(|head| head.expect("the control file").map(|head| head.seq))
        };
        assert_eq!(noted(), [None, None]);
        let go_on = |times: usize| (0..times).fold(None, |_, _| Some((tell_with_words(&town), note_access(&town))));
        assert_eq!(go_on(3), Some((Seq(3), Seq(3))));
        engawa::timer::note_heads(&kit.towns, &town, Noting::Made).expect("noted");
        assert_eq!(noted(), [Some(Seq(3)), Some(Seq(3))]);
        let run = |sql: &'static str| town.write_now(Key::none(), move |tx| tx.run(sql, [])).expect("the harm");
        for (what, cut) in [
            ("accesses", &["delete from journal_accesses where seq = 3"][..]),
            (
                "records",
                &[
                    "delete from journal_details where seq = 3",
                    "delete from journal_lines where seq = 3",
                    "delete from journal_records where seq = 3",
                ],
            ),
        ] {
            assert!(cut.iter().map(|sql| run(sql)).sum::<u64>() > 0);
            let error = engawa::timer::note_heads(&kit.towns, &town, Noting::Timer).expect_err("the tail was cut").to_string();
            assert!(error.contains(what) && error.contains("was noted"), "{error}");
            assert_eq!(noted(), [Some(Seq(3)), Some(Seq(3))], "the farthest head stays");
        }
        assert_eq!(go_on(2), Some((Seq(4), Seq(4))));
        engawa::timer::note_heads(&kit.towns, &town, Noting::Restored).expect("another chain begins");
        assert_eq!(noted(), [Some(Seq(4)), Some(Seq(4))]);
    });
}
