//! Proving by the deeds themselves, on both engines: a posted code and its bounds, levels, and as whom somebody counts.

use std::sync::Arc;

use engawa_db::{Attachment, Key, Migration, Town, Tx};
use engawa_journal::{House, Parts, records_about};
use engawa_kernel::{Actor, AnyId, Channel, Day, Id};
use engawa_parties::deeds::{self, By};
use engawa_parties::model::{
    Letter, Membership, NewHousehold, NewOrganization, NewPerson, Person, ProofWay, Recipient, Residence, State, Term,
};
use engawa_parties::proving::{
    Counted, Entered, Undone, Who, ask_letter, code_hash, confirm_by_roster, counted_as, enter_code, prepare_letter, print_letters,
    refuse_letter, standing_of,
};
use engawa_parties::refused::Refused;
use engawa_parties::rules::levels::Level;
use engawa_testkit::{Kit, on_both};
use engawa_who::accounts::{Account, Mail, close_account, open_account};

const CODE: &str = "2222222222";
const WRONG: &str = "3333333338";

fn migrations() -> Vec<Migration> {
    let parts = [
        &engawa_journal::MIGRATIONS[..],
        &engawa_post::MIGRATIONS[..],
        &engawa_who::MIGRATIONS[..],
        &engawa_areas::MIGRATIONS[..],
        &engawa_files::MIGRATIONS[..],
        &engawa_parties::MIGRATIONS[..],
    ];
    parts.concat()
}

fn attachment() -> Attachment {
    let (who, own) = (engawa_who::parts(), engawa_parties::parts());
    let facts = [who.facts, own.facts].concat();
    Arc::new(House::assemble(Parts { facts, ..own }).expect("the register fits together"))
}

fn proved(test: impl Fn(&Kit, &Town, AnyId)) {
    on_both(&migrations(), &attachment(), |kit| {
        let town = kit.town("mihon");
        kit.set_day("2026-11-01");
        let area = AnyId::random([7; 16]);
        let put = move |tx: &mut Tx| -> Result<u64, Undone> {
            tx.run("insert into areas_kinds (word, rank) values ('町内', 1)", [])?;
            Ok(tx.run(
                "insert into areas_areas (id, code, ordinal, name, kind) values ($1, 'nishi', 1, '西町', '町内')",
                [area.into()],
            )?)
        };
        write(&town, put).expect("an area");
        test(kit, &town, area);
    });
}

fn by() -> By {
    By::machine("test")
}

fn write<T: serde::Serialize + serde::de::DeserializeOwned + Send + 'static>(
    town: &Town,
    deed: impl Fn(&mut Tx) -> Result<T, Undone> + Send + 'static,
) -> Result<T, Undone> {
    town.write_now(Key::none(), deed)
}

fn account(town: &Town, mail: &'static str) -> Id<Account> {
    write(town, move |tx| {
        let mail = Mail::parse(mail).expect("an address");
        Ok(open_account(tx, "見本 花子", &mail, Actor::Unnamed, Channel::Web)?)
    })
    .expect("an account")
}

fn ask(town: &Town, account: Id<Account>, area: AnyId) -> Result<Id<Letter>, Undone> {
    let to = Recipient {
        name: "見本 花子".into(), kana: "みほん はなこ".into(), area: Some(area.of()), address: "12番地3".into()
    };
    write(town, move |tx| ask_letter(tx, account, &to, &by()))
}

fn new() -> Who {
    Who::New(Box::new(NewPerson { family: "見本".into(), given: "花子".into(), ..NewPerson::default() }))
}

fn prepare(town: &Town, letter: Id<Letter>, who: Who) -> Result<(), Undone> {
    write(town, move |tx| prepare_letter(tx, letter, &who, &by()))
}

fn print(town: &Town, letter: Id<Letter>, code: &str) -> Vec<Id<Letter>> {
    let hash = code_hash("mihon", letter, code);
    write(town, move |tx| print_letters(tx, &[(letter, hash)], &by())).expect("printed")
}

fn enter(town: &Town, account: Id<Account>, code: &'static str) -> Entered {
    write(town, move |tx| enter_code(tx, "mihon", account, code, &by())).expect("looked at")
}

fn level(town: &Town, account: Id<Account>) -> Level {
    town.read_now(move |db| standing_of(db, account)).expect("a standing").level
}

fn counted(town: &Town, account: Id<Account>) -> Option<Counted> {
    town.read_now(move |db| counted_as(db, account)).expect("counted")
}

fn count(town: &Town, what: &str) -> i64 {
    let sql = format!("select count(*) from {what}");
    town.read_now(|db| db.one::<i64, 0>(&sql, [])).expect("a count")
}

fn person(town: &Town, given: &'static str, is_protected: bool) -> Id<Person> {
    write(town, move |tx| {
        let new = NewPerson { family: "見本".into(), given: given.into(), is_protected, ..NewPerson::default() };
        Ok(deeds::enter_person(tx, &new, &by())?)
    })
    .expect("a person")
}

#[test]
fn a_letter_that_arrived_proves_the_address_and_ties_the_account_to_the_person() {
    proved(|_, town, area| {
        let hanako = account(town, "hanako@mihon.example");
        assert_eq!((level(town, hanako), counted(town, hanako)), (Level::Reached, None));
        let letter = ask(town, hanako, area).expect("asked");
        assert_eq!(enter(town, hanako, CODE), Entered::Late, "nothing was sent yet");
        assert!(print(town, letter, CODE).is_empty(), "nobody decided who it is");
        prepare(town, letter, new()).expect("prepared");
        assert_eq!(print(town, letter, CODE), vec![letter]);
        assert_eq!(enter(town, hanako, WRONG), Entered::Wrong(4));
        assert_eq!(level(town, hanako), Level::Reached);
        assert_eq!(enter(town, hanako, CODE), Entered::Proved);
        assert_eq!(level(town, hanako), Level::InCity);
        assert!(matches!(counted(town, hanako), Some(Counted::Person(_))));
        assert_eq!(enter(town, hanako, CODE), Entered::Late, "a code is used once");
        // What stood on the envelope is gone, and no code is anywhere.
        assert_eq!(count(town, "parties_letters where name <> '' or address <> '' or code_hash is not null"), 0);
        let told = town.read_now(move |db| records_about(db, hanako.any(), engawa_db::Limit(100))).expect("records");
        assert!(told.iter().any(|record| record.header.kind == "parties.letter-asked"));
    });
}

#[test]
fn five_wrong_codes_and_thirty_days_and_a_new_print_void_a_code() {
    proved(|kit, town, area| {
        let hanako = account(town, "hanako@mihon.example");
        let letter = ask(town, hanako, area).expect("asked");
        prepare(town, letter, new()).expect("prepared");
        print(town, letter, CODE);
        print(town, letter, "4444444445");
        assert_eq!(enter(town, hanako, CODE), Entered::Wrong(4), "the print before is void");
        for left in [3, 2, 1] {
            assert_eq!(enter(town, hanako, WRONG), Entered::Wrong(left));
        }
        assert_eq!(enter(town, hanako, WRONG), Entered::Locked);
        assert_eq!(enter(town, hanako, "4444444445"), Entered::Late);

        let letter = ask(town, hanako, area).expect("asked again");
        let bound = town.read_now(|db| db.first::<(AnyId,), 0>("select id from parties_persons order by id limit 1", []));
        let known: Id<Person> = bound.expect("readable").expect("a person").0.of();
        prepare(town, letter, Who::Known(known)).expect("prepared");
        print(town, letter, CODE);
        kit.set_day("2026-12-02");
        assert_eq!(enter(town, hanako, CODE), Entered::Late, "31 days are too many");
        kit.set_day("2026-12-01");
        assert_eq!(enter(town, hanako, CODE), Entered::Proved, "30 days are not");
    });
}

#[test]
fn only_so_many_letters_go_out_and_a_new_one_voids_the_old() {
    proved(|kit, town, area| {
        let hanako = account(town, "hanako@mihon.example");
        let first = ask(town, hanako, area).expect("asked");
        prepare(town, first, new()).expect("prepared");
        print(town, first, CODE);
        let second = ask(town, hanako, area).expect("asked");
        assert_eq!(enter(town, hanako, CODE), Entered::Late);
        assert!(matches!(prepare(town, first, new()), Err(Undone::NotNow)));
        ask(town, hanako, area).expect("asked");
        assert!(matches!(ask(town, hanako, area), Err(Undone::TooMany(3))));
        kit.set_day("2026-12-02");
        let last = ask(town, hanako, area).expect("a month later");
        assert_ne!(second, last);
        let why = write(town, move |tx| refuse_letter(tx, last, " ", &by()));
        assert!(matches!(why, Err(Undone::Refused(Refused::Text { field: "reason", .. }))));
        write(town, move |tx| refuse_letter(tx, last, "番地が見つかりません", &by())).expect("refused");
        assert_eq!(count(town, "parties_letters where outcome = 'refused' and reason = '番地が見つかりません'"), 1);
        for (field, to) in [
            ("name", Recipient { area: Some(area.of()), kana: "か".into(), address: "1".into(), ..Recipient::default() }),
            ("address", Recipient { area: Some(area.of()), kana: "か".into(), name: "な".into(), ..Recipient::default() }),
            ("name", Recipient { name: "1234 5678 9018".into(), kana: "か".into(), area: Some(area.of()), address: "1".into() }),
        ] {
            let asked = write(town, move |tx| ask_letter(tx, hanako, &to, &by()));
            assert!(matches!(asked, Err(Undone::Refused(Refused::Text { field: at, .. })) if at == field), "{field}");
        }
        let nowhere = Recipient { name: "な".into(), kana: "か".into(), area: None, address: "1".into() };
        assert!(matches!(
            write(town, move |tx| ask_letter(tx, hanako, &nowhere, &by())),
            Err(Undone::Refused(Refused::Unknown("area")))
        ));
    });
}

#[test]
fn nobody_has_two_accounts_and_a_closed_one_frees_its_person() {
    proved(|_, town, area| {
        let (hanako, other) = (account(town, "hanako@mihon.example"), account(town, "other@mihon.example"));
        let known = person(town, "花子", true);
        let letter = ask(town, hanako, area).expect("asked");
        prepare(town, letter, Who::Known(known)).expect("prepared");
        let second = ask(town, other, area).expect("asked");
        // Both on the way to the same person: the first to enter a code has them.
        prepare(town, second, Who::Known(known)).expect("prepared");
        print(town, letter, CODE);
        print(town, second, CODE);
        assert_eq!(enter(town, hanako, CODE), Entered::Proved);
        let taken = write(town, move |tx| enter_code(tx, "mihon", other, CODE, &by()));
        assert!(matches!(taken, Err(Undone::Refused(Refused::TwoAccounts))));
        assert_eq!(level(town, other), Level::Reached);
        write(town, move |tx| Ok(close_account(tx, hanako, Actor::Oneself(hanako.any()), Channel::Web)?)).expect("closed");
        assert_eq!((level(town, hanako), count(town, "parties_persons where account_id is not null")), (Level::Anonymous, 0));
        assert_eq!(enter(town, other, CODE), Entered::Proved);
        // Erased from the register, nothing of the letters names them.
        write(town, move |tx| Ok(deeds::erase_person(tx, known, &by())?)).expect("erased");
        assert_eq!((level(town, other), count(town, "parties_letters where person_id is not null")), (Level::Reached, 0));
    });
}

#[test]
fn a_letter_follows_a_merge() {
    proved(|_, town, area| {
        let (hanako, one, other) = (account(town, "h@mihon.example"), person(town, "一", false), person(town, "二", false));
        let letter = ask(town, hanako, area).expect("asked");
        prepare(town, letter, Who::Known(other)).expect("prepared");
        print(town, letter, CODE);
        let merge = write(town, move |tx| Ok(deeds::merge(tx, one.any(), other.any(), &by())?)).expect("merged");
        write(town, move |tx| Ok(deeds::undo_merge(tx, one.any(), merge, &by())?)).expect("undone");
        write(town, move |tx| Ok(deeds::merge(tx, one.any(), other.any(), &by())?)).expect("merged");
        assert_eq!(enter(town, hanako, CODE), Entered::Proved);
        assert_eq!(counted(town, hanako), Some(Counted::Person(one)));
        let kept = town.read_now(move |db| engawa_parties::export(db, one.any())).expect("an export");
        assert!(kept.iter().any(|kept| kept.place == "parties_letters.asked_at"));
    });
}

#[test]
fn an_association_confirms_only_who_belongs_to_it() {
    proved(|_, town, _| {
        let (member, stranger) = (person(town, "一", false), person(town, "二", false));
        let body = write(town, |tx| {
            let new = NewOrganization {
                name: "西町自治会".into(),
                kana: String::new(),
                kind: "neighbourhood".into(),
                area: None,
                slug: None,
                state: State::Active,
                from_on: Day::parse("2020-04-01").expect("a day"),
                source: "規約".into(),
            };
            Ok(deeds::enter_organization(tx, &new, &by())?)
        })
        .expect("a body");
        write(town, move |tx| {
            let term = Term::since(Day::parse("2026-04-01").expect("a day"));
            let new = NewHousehold { label: "見本".into(), area: None, address: String::new() };
            let home = deeds::enter_household(tx, &new, &by())?;
            let lives = Residence { household: home, person: member, is_representative: true, term, source: "届".into() };
            deeds::live_in(tx, &lives, &by())?;
            let joins = Membership { organization: body, party: home.any().of(), term, source: "届".into() };
            deeds::join(tx, &joins, &by())?;
            Ok(())
        })
        .expect("a member");
        let confirm = |who| write(town, move |tx| Ok(confirm_by_roster(tx, who, body, &by())?));
        confirm(member).expect("in the roster");
        assert!(matches!(confirm(stranger), Err(Undone::Refused(Refused::Unknown("other")))));
        assert_eq!(count(town, &format!("parties_proofs where way = '{}'", "roster")), 1);
        assert_eq!(Level::of(ProofWay::Roster), Level::InCity);
    });
}
