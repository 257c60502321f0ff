//! What a roster holds of somebody is given out whole and taken away whole, on both engines.

use std::sync::Arc;

use engawa_bodies::deeds::{self, Asking, By};
use engawa_bodies::model::{CountsBy, JoinStep, NewEntry, NewOrganization, NewPerson, Organization, Person, State};
use engawa_bodies::refused::Refused;
use engawa_db::{Attachment, Key, Migration, Town, Tx};
use engawa_journal::measures::{self, Known};
use engawa_journal::{House, Parts};
use engawa_kernel::Shape;
use engawa_kernel::measure::{Filter, Measure, Term as Sum};
use engawa_kernel::{AnyId, Day, FiscalYear, Id};
use engawa_parties::deeds as register;
use engawa_testkit::{Kit, on_both};

fn migrations() -> Vec<Migration> {
    let parts = [
        &engawa_journal::MIGRATIONS[..],
        &engawa_who::MIGRATIONS[..],
        &engawa_areas::MIGRATIONS[..],
        &engawa_files::MIGRATIONS[..],
        &engawa_parties::MIGRATIONS[..],
    ];
    parts.concat()
}

fn attachment() -> Attachment {
    let facts = engawa_who::parts().facts;
    let parts = Parts { facts, ..Parts::default() }.with(engawa_bodies::parts()).with(engawa_parties::parts());
    Arc::new(House::assemble(parts).expect("the registers fit together"))
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn by() -> By {
    By::machine("test")
}

fn write<T: serde::Serialize + serde::de::DeserializeOwned + Send + 'static>(
    town: &Town,
    deed: impl Fn(&mut Tx) -> Result<T, Refused> + Send + 'static,
) -> Result<T, Refused> {
    town.write_now(Key::none(), deed)
}

fn body(town: &Town, kind: &'static str, name: &'static str) -> Id<Organization> {
    write(town, move |tx| {
        let new = NewOrganization {
            name: name.into(),
            kana: String::new(),
            kind: kind.into(),
            area: None,
            slug: None,
            state: State::Active,
            from_on: day("2020-04-01"),
            source: "規約".into(),
        };
        Ok(register::enter_organization(tx, &new, &by())?)
    })
    .expect("a body")
}

fn person(town: &Town, given: &'static str) -> Id<Person> {
    write(town, move |tx| {
        let new = NewPerson { family: "見本".into(), given: given.into(), ..NewPerson::default() };
        Ok(register::enter_person(tx, &new, &by())?)
    })
    .expect("a person")
}

fn stock(town: &Town, counter: &'static str, values: &'static [(&'static str, &'static str)], on: &'static str) -> i64 {
    let filter =
        Filter { values: values.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect(), ..Filter::default() };
    let measure = Measure {
        shape: Shape::Stock,
        term: Sum { counter: counter.into(), filter },
        over: None,
        opening: 0,
        since: None,
        window: None,
        list: None,
    };
    let through = day(on);
    let figures = town
        .read_now(move |db| {
            Ok::<_, engawa_db::Fault>(
                measures::figures(db, &measure, &[FiscalYear::of(through)], Known { through, as_of: None }).expect("a figure"),
            )
        })
        .expect("read");
    figures.first().map_or(0, |figure| figure.upper)
}

fn is_whole(town: &Town) {
    let report = town.read_now(|db| engawa_journal::verify(db, None)).expect("a report");
    assert!(report.problems.is_empty(), "{:?}", report.problems);
}

fn on_towns(test: impl Fn(&Kit, &Town)) {
    on_both(&migrations(), &attachment(), |kit| {
        let town = kit.town("mihon");
        test(kit, &town);
        is_whole(&town);
    });
}

/// A body with a household that joined by the account of a person.
fn joined(town: &Town) -> (Id<Organization>, Id<Person>) {
    let (association, person) = (body(town, "neighbourhood", "川端町自治会"), person(town, "花"));
    write(town, move |tx| {
        let mail = engawa_who::accounts::Mail::parse("hana@mihon.example").expect("a mail address");
        let account = engawa_who::accounts::open_account(tx, "見本 花", &mail, by().actor, by().channel)?;
        register::bind_account(tx, person, account, &by())?;
        let new = NewEntry {
            label: "canary-a".into(),
            kana: "canary-b".into(),
            address: "canary-c".into(),
            phone: "canary-d".into(),
            mail: "canary-e".into(),
            note: "canary-f".into(),
            ..NewEntry::default()
        };
        deeds::request_join(tx, association, &new, &Asking::Account(account), &by())?;
        let join: AnyId = tx.one("select id from parties_joins", [])?;
        deeds::move_join(tx, join.of(), JoinStep::Asked, "canary-g", &by())?;
        deeds::accept_join(tx, association, join.of(), ("1班", "canary-h"), &by())
    })
    .expect("a member");
    (association, person)
}

#[test]
fn what_a_roster_holds_of_an_account_is_given_out_and_taken_away_and_the_household_stays_counted() {
    on_towns(|_, town| {
        let (association, person) = joined(town);
        write(town, move |tx| deeds::count_by(tx, association, CountsBy::Roster, &by())).expect("counted by the roster");
        assert_eq!(stock(town, "parties.member_households", &[], "2026-11-21"), 1);
        let accepted = &[("state", "accepted")];
        assert_eq!(stock(town, "parties.join_requests", accepted, "2026-11-21"), 1);
        assert_eq!(stock(town, "parties.join_requests", &[], "2026-11-21"), 1, "a request stands in one place");
        let given = town.read_now(move |db| (engawa_bodies::parts().duties[0].export)(db, person.any())).expect("a file");
        for mark in ["canary-a", "canary-e", "canary-f", "canary-g", "canary-h", "川端町自治会"] {
            assert!(given.iter().any(|kept| kept.value.contains(mark)), "{mark} is not in {given:?}");
        }
        write(town, move |tx| Ok(register::erase_person(tx, person, &by())?)).expect("erased");
        let left: Vec<(String,)> = town
            .read_now(|db| {
                let mut left = db.all("select label || kana || address || phone || mail || note from parties_entries", [])?;
                left.extend(db.all("select label || kana || address || phone || mail || note from parties_joins", [])?);
                left.extend(db.all("select words from parties_join_steps", [])?);
                Ok::<Vec<(String,)>, engawa_db::Fault>(left)
            })
            .expect("rows");
        assert!(left.len() >= 4 && left.iter().all(|(text,)| !text.contains("canary")), "{left:?}");
        assert_eq!(stock(town, "parties.member_households", &[], "2026-11-21"), 1);
    });
}
