//! The law of requests: every minute that is asked of a body counts for the section that asked, whatever is sent, answered and
//! taken back in whatever order.

use std::collections::BTreeMap;

use engawa_bodies::deeds::{self, NewAnswer};
use engawa_bodies::model::{AnswerWay, NewRequest, Organization, Outcome, Request};
use engawa_kernel::{AnyId, Id};
use engawa_testkit::on_both;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::hall::{City, attachment, body, by, day, migrations, write};

const SECTIONS: [&str; 2] = ["plan", "water"];

/// What somebody does: a section asks some bodies for so many minutes, a request is taken back, a body answers.
#[derive(Debug, Clone)]
enum Deed {
    Ask(usize, Vec<usize>, i64),
    TakeBack(usize),
    Answer(usize, usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0usize..2, proptest::collection::vec(0usize..3, 1..4), 1i64..500).prop_map(|(of, to, minutes)| Deed::Ask(of, to, minutes)),
        (0usize..6).prop_map(Deed::TakeBack),
        (0usize..6, 0usize..3).prop_map(|(which, body)| Deed::Answer(which, body)),
    ]
}

struct Sent {
    id: Id<Request>,
    section: usize,
    minutes: i64,
    /// The bodies that count: those who were asked and not let go before they answered.
    counted: BTreeMap<usize, bool>,
    is_back: bool,
}

fn ask(city: &City, bodies: &[Id<Organization>], (section, to, minutes): (usize, &[usize], i64)) -> Sent {
    let asked: Vec<Id<Organization>> = to.iter().map(|at| bodies[*at]).collect();
    let id = write(city.town(), move |tx| {
        let section = engawa_who::section_by_code(tx, SECTIONS[section])?.expect("a section").id;
        let new = NewRequest {
            section,
            title: "依頼".into(),
            text: "見本".into(),
            due_on: day("2026-12-24"),
            minutes,
            way: AnswerWay::Done,
        };
        deeds::ask(tx, &new, &asked, &by())
    });
    Sent { id, section, minutes, counted: to.iter().map(|at| (*at, false)).collect(), is_back: false }
}

fn take_back(city: &City, sent: &mut Sent) {
    let (id, section) = (sent.id, SECTIONS[sent.section]);
    write(city.town(), move |tx| {
        let section = engawa_who::section_by_code(tx, section)?.expect("a section").id;
        deeds::withdraw_request(tx, id, section, "見本", &by())
    });
    sent.counted.retain(|_, is_answered| *is_answered);
    sent.is_back = true;
}

fn asking_of(city: &City, request: Id<Request>, body: Id<Organization>) -> AnyId {
    let sql = "select id from parties_askings where request_id = $1 and organization_id = $2 and withdrawn_seq is null";
    city.town().read_now(move |db| db.one(sql, [request.into(), body.into()])).expect("an asking")
}

fn run(city: &City, bodies: &[Id<Organization>], sent: &mut Vec<Sent>, deed: &Deed) {
    match deed {
        Deed::Ask(section, to, minutes) => sent.push(ask(city, bodies, (*section, to, *minutes))),
        Deed::TakeBack(which) => {
            if let Some(sent) = sent.get_mut(*which).filter(|sent| !sent.is_back) {
                take_back(city, sent);
            }
        }
        Deed::Answer(which, body) => {
            let Some(sent) = sent.get_mut(*which).filter(|sent| sent.counted.contains_key(body)) else { return };
            let (asking, organization) = (asking_of(city, sent.id, bodies[*body]), bodies[*body]);
            write(city.town(), move |tx| {
                let new = NewAnswer { asking: asking.of(), outcome: Outcome::Done, words: String::new(), minutes: Some(7) };
                deeds::answer(tx, organization, &new, &by())
            });
            sent.counted.insert(*body, true);
        }
    }
}

#[test]
fn every_request_to_a_body_is_counted_for_the_section_that_asked() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let bodies = write(city.town(), |tx| {
            ["one", "two", "three"].into_iter().map(|slug| body(tx, slug, slug, "neighbourhood")).collect::<Result<Vec<_>, _>>()
        });
        let mut sent: Vec<Sent> = Vec::new();
        let mut chance = TestRunner::deterministic();
        for _ in 0..24 {
            let next = deed().new_tree(&mut chance).expect("a deed").current();
            run(&city, &bodies, &mut sent, &next);
            for (at, section) in SECTIONS.into_iter().enumerate() {
                let own = || sent.iter().filter(|sent| sent.section == at);
                let count = |sent: &Sent| i64::try_from(sent.counted.len()).expect("few");
                let minutes: i64 = own().map(|sent| sent.minutes * count(sent)).sum();
                let requests: i64 = own().map(count).sum();
                assert_eq!(city.sum("parties.asked_minutes", Some(section), "2026-11-21"), minutes, "after {next:?}");
                assert_eq!(city.sum("parties.requests", Some(section), "2026-11-21"), requests, "after {next:?}");
            }
        }
        assert!(sent.len() > 4 && sent.iter().any(|sent| sent.is_back), "the walk did something");
        city.is_whole();
    });
}
