//! The laws of M1 by the deeds themselves, on both engines: what is refused, what counts, what comes back.

use std::sync::Arc;

use engawa_db::{Attachment, Key, Migration, Town, Tx};
use engawa_journal::measures::{self, Known};
use engawa_journal::{House, Parts};
use engawa_kernel::Shape;
use engawa_kernel::measure::{Filter, Measure, Term as Sum};
use engawa_kernel::{AnyId, Day, FiscalYear, Id};
use engawa_parties::deeds::{self, By, NewReport};
use engawa_parties::model::{
    DeskRight, Membership, NewHousehold, NewOffice, NewOrganization, NewPerson, Organization, Person, Post, Seat, State, Term,
    TieFace,
};
use engawa_parties::refused::Refused;
use engawa_parties::rules::tree::Branch;
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
    let (who, own) = (engawa_who::parts(), engawa_parties::parts());
    let facts = [who.facts, own.facts].concat();
    Arc::new(House::assemble(Parts { facts, ..own }).expect("the register fits together"))
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn term(from: &str, to: Option<&str>) -> Term {
    Term::new(day(from), to.map(day)).expect("a term")
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
        deeds::enter_organization(tx, &new, &by())
    })
    .expect("a body")
}

fn person(town: &Town, given: &'static str) -> Id<Person> {
    write(town, move |tx| {
        let new = NewPerson { family: "見本".into(), given: given.into(), ..NewPerson::default() };
        deeds::enter_person(tx, &new, &by())
    })
    .expect("a person")
}

fn post(town: &Town, organization: Id<Organization>, seats: i64) -> Id<Post> {
    write(town, move |tx| {
        let id = tx.new_id();
        let new = Post {
            id,
            organization,
            title: "会長".into(),
            seats,
            months_max: Some(24),
            is_public: true,
            desk: DeskRight::None,
            term: Term::since(day("2020-04-01")),
        };
        deeds::make_post(tx, &new, &by())
    })
    .expect("a post")
}

fn appoint(town: &Town, post: Id<Post>, person: Id<Person>, term: Term) -> Result<AnyId, Refused> {
    write(town, move |tx| {
        let source = "総会".to_owned();
        let new = NewOffice { post, person, term, seat: Seat::Elected, is_ex_officio: false, may_publish: true, source };
        deeds::appoint(tx, &new, &by()).map(Id::any)
    })
}

/// A stock of a counter on a day, as the records say it.
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

#[test]
fn a_single_seat_has_one_holder_and_the_count_of_vacant_seats_follows_every_day() {
    on_towns(|_, town| {
        let association = body(town, "neighbourhood", "川端町自治会");
        let chair = post(town, association, 1);
        let (one, other) = (person(town, "太郎"), person(town, "花子"));
        assert_eq!(stock(town, "parties.vacant_seats", &[], "2026-11-21"), 1);
        let first = appoint(town, chair, one, term("2024-04-01", Some("2026-09-30"))).expect("seated");
        assert!(matches!(appoint(town, chair, other, term("2026-09-30", None)), Err(Refused::Seat(_))));
        assert!(matches!(appoint(town, chair, one, term("2025-04-01", Some("2025-05-01"))), Err(Refused::Held(_))));
        let second = appoint(town, chair, other, term("2026-10-15", None)).expect("seated");
        for (on, vacant) in [("2024-03-31", 1), ("2024-04-01", 0), ("2026-09-30", 0), ("2026-10-01", 1), ("2026-10-15", 0)] {
            assert_eq!(stock(town, "parties.vacant_seats", &[("sort", "neighbourhood")], on), vacant, "{on}");
        }
        // An end, an earlier end in its place, and a withdrawal: each day counts what holds on it.
        write(town, move |tx| deeds::end_tie(tx, TieFace::Office, first, day("2026-08-31"), "", &by())).expect("ended");
        write(town, move |tx| deeds::end_tie(tx, TieFace::Office, first, day("2026-06-30"), "早く終えた", &by())).expect("ended");
        for (on, vacant) in [("2026-06-30", 0), ("2026-07-01", 1), ("2026-09-30", 1), ("2026-10-15", 0)] {
            assert_eq!(stock(town, "parties.vacant_seats", &[], on), vacant, "{on}");
        }
        let longer = write(town, move |tx| deeds::end_tie(tx, TieFace::Office, first, day("2026-07-31"), "", &by()));
        assert!(matches!(longer, Err(Refused::End(_))));
        write(town, move |tx| deeds::withdraw_tie(tx, TieFace::Office, first, "別の人だった", &by())).expect("taken back");
        assert_eq!(stock(town, "parties.vacant_seats", &[], "2026-05-01"), 1);
        assert!(matches!(
            write(town, move |tx| deeds::withdraw_tie(tx, TieFace::Office, second, " ", &by())),
            Err(Refused::NoReason)
        ));
    });
}

#[test]
fn a_household_is_counted_once_for_each_kind_and_reported_counts_are_another_source() {
    on_towns(|_, town| {
        let (one, other) = (body(town, "neighbourhood", "本町自治会"), body(town, "neighbourhood", "桜町自治会"));
        let npo = body(town, "npo", "みほんの森");
        let household: AnyId = write(town, |tx| {
            let new = NewHousehold { label: "見本 太郎".into(), area: None, address: String::new() };
            deeds::enter_household(tx, &new, &by()).map(Id::any)
        })
        .expect("a household");
        let join = |organization, term| {
            write(town, move |tx| {
                let new = Membership { organization, party: household.of(), term, source: "加入届".into() };
                deeds::join(tx, &new, &by())
            })
        };
        let first = join(one, term("2026-04-01", None)).expect("a member");
        assert!(matches!(join(other, term("2026-10-01", None)), Err(Refused::OtherBody { .. })));
        assert!(matches!(join(one, term("2026-10-01", None)), Err(Refused::Held(_))));
        join(npo, term("2026-10-01", None)).expect("a member of another kind");
        write(town, move |tx| deeds::end_tie(tx, TieFace::Membership, first, day("2026-09-30"), "転居", &by())).expect("left");
        join(other, term("2026-10-01", None)).expect("a member there");
        let households: &[(&str, &str)] = &[("sort", "neighbourhood"), ("member", "household")];
        for on in ["2026-04-01", "2026-09-30", "2026-10-01", "2026-11-21"] {
            assert_eq!(stock(town, "parties.memberships", households, on), 1, "{on}");
        }
        assert_eq!(stock(town, "parties.member_households", &[("sort", "neighbourhood")], "2026-11-21"), 0);
    });
}

#[test]
fn a_report_holds_until_the_next_one_and_a_correction_in_the_past_moves_no_later_day() {
    on_towns(|_, town| {
        let association = body(town, "neighbourhood", "川端町自治会");
        let report = |on: &'static str, households, reason: &'static str| {
            write(town, move |tx| {
                let new = NewReport {
                    organization: association,
                    counted_on: day(on),
                    households,
                    persons: None,
                    source: "報告".into(),
                    reason: reason.into(),
                };
                deeds::report_members(tx, &new, &by())
            })
        };
        let counts = |expected: &[(&'static str, i64)]| {
            for (on, count) in expected {
                assert_eq!(stock(town, "parties.member_households", &[("sort", "neighbourhood")], on), *count, "{on}");
            }
        };
        report("2024-04-01", 500, "").expect("accepted");
        report("2026-04-01", 520, "").expect("accepted");
        report("2025-04-01", 510, "").expect("accepted late");
        counts(&[("2024-05-01", 500), ("2025-04-01", 510), ("2026-03-31", 510), ("2026-11-21", 520)]);
        assert!(matches!(report("2024-04-01", 501, ""), Err(Refused::Reported(_))));
        report("2024-04-01", 480, "写しまちがい").expect("corrected");
        counts(&[("2024-05-01", 480), ("2025-04-01", 510), ("2026-11-21", 520)]);
        assert!(matches!(report("2026-12-01", 1, ""), Err(Refused::NotYet(_))));
        assert!(matches!(report("2026-11-01", -1, ""), Err(Refused::Count(_))));
        write(town, move |tx| deeds::withdraw_report(tx, association, day("2025-04-01"), "二重の報告", &by())).expect("taken back");
        counts(&[("2024-05-01", 480), ("2026-03-31", 480), ("2026-11-21", 520)]);
        write(town, move |tx| deeds::become_state(tx, association, (State::Dissolved, day("2026-11-01")), None, "総会", &by()))
            .expect("over");
        counts(&[("2026-10-31", 520), ("2026-11-01", 0), ("2026-11-21", 0)]);
        assert!(matches!(report("2026-11-10", 5, ""), Err(Refused::OutsideBody(_))));
    });
}

#[test]
fn an_organization_that_ends_leaves_no_holder_no_seat_and_no_branch() {
    on_towns(|_, town| {
        let (above, below) = (body(town, "federation", "連合会"), body(town, "neighbourhood", "川端町自治会"));
        let grow = |organization, parent| {
            write(town, move |tx| {
                let branch = Branch { organization, parent, term: Term::since(day("2024-04-01")) };
                deeds::place_below(tx, branch, "規約", &by())
            })
        };
        grow(below, above).expect("below");
        assert!(matches!(grow(above, below), Err(Refused::Branch(_))));
        assert!(matches!(grow(below, above), Err(Refused::Branch(_))));
        let chair = post(town, below, 1);
        let holder = person(town, "太郎");
        appoint(town, chair, holder, term("2026-04-01", Some("2028-03-31"))).expect("seated");
        let bodies: &[(&str, &str)] = &[("sort", "neighbourhood"), ("state", "active")];
        assert_eq!(stock(town, "parties.organizations", bodies, "2026-11-20"), 1);
        let end =
            |state, on: &'static str| write(town, move |tx| deeds::become_state(tx, below, (state, day(on)), None, "総会", &by()));
        assert!(matches!(end(State::Dissolved, "2027-04-01"), Err(Refused::NotYet(_))));
        assert!(matches!(end(State::Merged, "2026-11-10"), Err(Refused::Unknown("heir"))));
        end(State::Dissolved, "2026-11-10").expect("over");
        assert!(matches!(end(State::Active, "2026-11-11"), Err(Refused::State(_))));
        for counter in ["parties.organizations", "parties.seats", "parties.vacant_seats"] {
            let values: &[(&str, &str)] = &[("sort", "neighbourhood")];
            assert_eq!(stock(town, counter, values, "2026-11-21"), 0, "{counter}");
        }
        assert_eq!(stock(town, "parties.seats", &[], "2026-11-09"), 1);
        // It had not ended after all: the state comes back, and nothing else by itself.
        write(town, move |tx| deeds::withdraw_state(tx, below, "議決が無効", &by())).expect("taken back");
        assert_eq!(stock(town, "parties.organizations", bodies, "2026-11-21"), 1);
        assert!(matches!(write(town, move |tx| deeds::withdraw_state(tx, below, "もう一度", &by())), Err(Refused::NotFound)));
    });
}

#[test]
fn two_entries_become_one_and_two_again_and_two_officers_of_one_seat_never_one() {
    on_towns(|_, town| {
        let association = body(town, "neighbourhood", "川端町自治会");
        let several = post(town, association, 3);
        let (kept, gone) = (person(town, "太郎"), person(town, "タロウ"));
        appoint(town, several, kept, term("2024-04-01", Some("2025-03-31"))).expect("seated");
        appoint(town, several, gone, term("2025-04-01", Some("2026-03-31"))).expect("seated");
        let merge = |one: Id<Person>, other: Id<Person>| write(town, move |tx| deeds::merge(tx, one.any(), other.any(), &by()));
        let merged = merge(kept, gone).expect("one");
        assert!(matches!(merge(kept, gone), Err(Refused::MergedBefore)));
        let ties = |id: Id<Person>| town.read_now(move |db| engawa_parties::ties_of(db, id.any())).expect("ties").len();
        assert_eq!((ties(kept), ties(gone)), (2, 0));
        write(town, move |tx| deeds::undo_merge(tx, kept.any(), merged, &by())).expect("two");
        assert_eq!((ties(kept), ties(gone)), (1, 1));
        appoint(town, several, gone, term("2024-06-01", Some("2024-12-31"))).expect("seated");
        assert!(matches!(merge(kept, gone), Err(Refused::TwoSeats { .. })));
        assert!(matches!(merge(kept, kept), Err(Refused::Oneself)));
    });
}

#[test]
fn what_is_known_of_a_person_is_given_out_whole_and_taken_away_whole() {
    on_towns(|_, town| {
        let id: Id<Person> = write(town, |tx| {
            let new = NewPerson {
                family: "葛󠄀canary-a".into(),
                given: "canary-b".into(),
                family_kana: "canary-c".into(),
                given_kana: "canary-d".into(),
                former_name: "canary-e".into(),
                common_name: "canary-f".into(),
                address: "canary-g".into(),
                contacts: vec![engawa_parties::model::Contact {
                    purpose: engawa_parties::model::Purpose::Notice,
                    way: engawa_parties::model::ContactWay::Phone,
                    value: "canary-h".into(),
                }],
                ..NewPerson::default()
            };
            deeds::enter_person(tx, &new, &by())
        })
        .expect("a person");
        write(town, move |tx| {
            let now = NewPerson { family: "canary-i".into(), given: "canary-b".into(), ..NewPerson::default() };
            deeds::correct_person(tx, id, &now, "canary-j", &by())
        })
        .expect("corrected");
        let association = body(town, "neighbourhood", "川端町自治会");
        let member = write(town, move |tx| {
            let new = Membership {
                organization: association,
                party: id.any().of(),
                term: term("2026-04-01", None),
                source: "canary-k".into(),
            };
            deeds::join(tx, &new, &by())
        })
        .expect("a member");
        let given = town.read_now(move |db| engawa_parties::export(db, id.any())).expect("a file");
        for mark in ["canary-i", "canary-b", "canary-k", "川端町自治会"] {
            assert!(given.iter().any(|kept| kept.value.contains(mark)), "{mark} is not in {given:?}");
        }
        assert!(matches!(write(town, move |tx| deeds::erase_person(tx, id, &by())), Err(Refused::Bound)));
        write(town, move |tx| deeds::end_tie(tx, TieFace::Membership, member, day("2026-11-20"), "", &by())).expect("left");
        write(town, move |tx| deeds::erase_person(tx, id, &by())).expect("erased");
        assert!(matches!(write(town, move |tx| deeds::erase_person(tx, id, &by())), Err(Refused::NotFound)));
        let left: Vec<String> = town
            .read_now(|db| {
                let mut left: Vec<(String,)> = db.all(
                    "select family || given || family_kana || given_kana || former_name || common_name || address from parties_persons",
                    [],
                )?;
                for sql in [
                    "select value from parties_contacts",
                    "select source from parties_memberships",
                    "select token from parties_desk_tokens",
                    "select key from parties_desk_keys",
                    "select content from journal_details",
                ] {
                    left.extend(db.all::<(String,), 0>(sql, [])?);
                }
                Ok::<_, engawa_db::Fault>(left.into_iter().map(|(text,)| text).collect())
            })
            .expect("rows");
        assert!(left.iter().all(|text| !text.contains("canary")), "{left:?}");
    });
}
