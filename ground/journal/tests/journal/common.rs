//! A small room for the tests of the journal: visits are counted, some are long, some are refused.

use std::sync::Arc;

use engawa_db::{Attachment, Fault, Key, Migration, Town, Tx};
use engawa_journal::{Deed, FactKind, House, JobKind, Parts, ReactsLater, ReactsNow, Told, Untold, tell};
use engawa_kernel::measure::{Filter, Term};
use engawa_kernel::{
    Actor, AnyId, Behind, Channel, Counter, CounterKind, Day, Dimension, Fact, FactError, FactReader, FactWriter, Header, Line,
    Measure, Moment, Publication, Release, Seq, Shape, Visibility,
};

pub const TABLES: Migration = Migration {
    feature: "visits",
    number: 1,
    sql: "create table visits_seen (seq bigint not null primary key, times bigint not null);",
};

pub fn migrations() -> Vec<Migration> {
    [engawa_journal::MIGRATIONS.as_slice(), &[TABLES]].concat()
}

/// Somebody came, with so many others. Zero: the visit is taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visited {
    pub people: i64,
    pub first: bool,
}

impl Fact for Visited {
    const KIND: &'static str = "visits.visited";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.number("people", self.people);
        body.number("first", i64::from(self.first));
    }

    fn read(_: u32, body: &FactReader) -> Result<Self, FactError> {
        Ok(Visited { people: body.number("people")?, first: body.number("first")? == 1 })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        if self.people == 0 {
            return Vec::new();
        }
        let which = if self.first { "first" } else { "again" };
        vec![Line::of(header, "visits.visits", 1).with(&[which]), Line::of(header, "visits.people", self.people)]
    }
}

const OPEN: Publication = Publication { release: Release::Live, smallest_group: 0, behind: Behind::Records };

pub const COUNTERS: [Counter; 2] = [
    Counter {
        name: "visits.visits",
        label: "visits",
        unit: "visits-unit",
        kind: CounterKind::Event,
        dimensions: &[Dimension { name: "which", values: &["first", "again"] }],
        subject: Some("visitor"),
        publication: OPEN,
    },
    Counter {
        name: "visits.people",
        label: "people",
        unit: "people-unit",
        kind: CounterKind::Event,
        dimensions: &[],
        subject: Some("visitor"),
        publication: OPEN,
    },
];

/// A hall holds 500.
fn hall_is_full(_: &mut Tx, told: &Told) -> Result<(), Untold> {
    match told.fact::<Visited>()? {
        Some(visited) if visited.people > 500 => Err(Untold::Refused { reaction: "visits.hall", reason: "visits-hall-is-full" }),
        _ => Ok(()),
    }
}

fn note_once(tx: &mut Tx, told: &Told) -> Result<(), Untold> {
    if told.fact::<Visited>()?.is_some_and(|visited| visited.people == 13) && told.header.recorded_at == Some(tx.now()) {
        return Err(Fault::Row("thirteen fails on the day itself".into()).into());
    }
    tx.run(
        "insert into visits_seen (seq, times) values ($1, 1) on conflict (seq) do update set times = visits_seen.times + 1",
        [told.header.seq.into()],
    )?;
    Ok(())
}

fn close_the_day(tx: &mut Tx, subject: Option<AnyId>, due_at: Moment) -> Result<(), Untold> {
    let fact = Visited { people: 1, first: false };
    tell(tx, Deed::of(fact, Actor::Key("timer"), Channel::Machine).seen_by(Visibility::Public))?;
    if due_at.day() < Day::parse("2026-11-25").expect("a day") {
        engawa_journal::schedule(tx, "visits.close-the-day", subject, due_at.plus_millis(86_400_000))?;
    }
    Ok(())
}

pub fn house() -> Attachment {
    let parts = Parts {
        facts: vec![FactKind::of::<Visited>()],
        counters: COUNTERS.to_vec(),
        reacts_now: vec![ReactsNow { name: "visits.hall", on: &["visits.visited"], tells: &[], run: hall_is_full }],
        reacts_later: vec![ReactsLater { name: "visits.note-once", on: &["visits.visited"], run: note_once }],
        jobs: vec![JobKind { name: "visits.close-the-day", run: close_the_day }],
        duties: Vec::new(),
    };
    Arc::new(House::assemble(parts).expect("the house holds"))
}

pub fn visit(people: i64) -> Deed<Visited> {
    Deed::of(Visited { people, first: true }, Actor::Key("test"), Channel::Machine).seen_by(Visibility::Public)
}

pub fn told(town: &Town, deed: Deed<Visited>) -> Result<Seq, Untold> {
    town.write_now(Key::none(), move |tx| tell(tx, deed.clone()))
}

pub fn measure(shape: Shape, counter: &str) -> Measure {
    let term = Term { counter: counter.into(), filter: Filter::default() };
    Measure { shape, term, over: None, opening: 0, since: None, window: None, list: None }
}

pub fn raw(town: &Town, sql: &'static str) -> u64 {
    let done: Result<u64, Fault> = town.write_now(Key::none(), move |tx| tx.run(sql, []));
    done.expect("a raw statement")
}
