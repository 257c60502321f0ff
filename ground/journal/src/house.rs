//! The house as the journal sees it: what can be told, what can be counted, who reacts. Assembled once by the program.

use std::collections::{HashMap, HashSet};

use engawa_db::{Fault, Tx};
use engawa_kernel::{AnyId, Counter, Fact, FactError, FactReader, Header, Line, Moment};

use crate::duties::PartyDuties;

/// A kind of fact, with the way from its stored body to the lines it counts.
#[derive(Clone, Copy)]
pub struct FactKind {
    /// Its name.
    pub kind: &'static str,
    pub(crate) lines: fn(&Header, &str) -> Result<Vec<Line>, FactError>,
}

impl FactKind {
    /// The kind of the fact `F`.
    pub fn of<F: Fact>() -> FactKind {
        FactKind { kind: F::KIND, lines: lines_of::<F> }
    }
}

fn lines_of<F: Fact>(header: &Header, body: &str) -> Result<Vec<Line>, FactError> {
    F::read(header.version, &FactReader::open(body)?).map(|fact| fact.lines(header))
}

/// A record as those see it who react to it.
#[derive(Debug, Clone)]
pub struct Told {
    /// Everything about it.
    pub header: Header,
    /// The body of the fact.
    pub body: String,
}

impl Told {
    /// The fact, if it is an `F`.
    ///
    /// # Errors
    /// When the record is of that kind and its body is not readable.
    pub fn fact<F: Fact>(&self) -> Result<Option<F>, Fault> {
        if self.header.kind != F::KIND {
            return Ok(None);
        }
        let read = FactReader::open(&self.body).and_then(|body| F::read(self.header.version, &body));
        read.map(Some).map_err(|error| Fault::Row(error.to_string()))
    }
}

/// Why something was not told.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Untold {
    /// Someone who reacts in the same unit refuses the act; the key names the sentence for people.
    #[error("{reaction} refuses: {reason}")]
    Refused {
        /// Who refuses.
        reaction: &'static str,
        /// Key of the sentence.
        reason: &'static str,
    },
    /// A fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A reaction in the same unit: SQL only; it may refuse the act.
#[derive(Clone, Copy)]
pub struct ReactsNow {
    /// `feature.what`.
    pub name: &'static str,
    /// Kinds to which it reacts.
    pub on: &'static [&'static str],
    /// Kinds that it may tell itself.
    pub tells: &'static [&'static str],
    /// What it does.
    pub run: fn(&mut Tx, &Told) -> Result<(), Untold>,
}

/// A reaction afterwards: effect and cursor in one unit, so each record is handled exactly once.
#[derive(Clone, Copy)]
pub struct ReactsLater {
    /// `feature.what`; its cursor carries this name.
    pub name: &'static str,
    /// Kinds to which it reacts.
    pub on: &'static [&'static str],
    /// What it does.
    pub run: fn(&mut Tx, &Told) -> Result<(), Untold>,
}

/// Something that is done at a moment. It is off the list in the unit that does it, and may put itself there again.
#[derive(Clone, Copy)]
pub struct JobKind {
    /// `feature.what`.
    pub name: &'static str,
    /// What it does; the subject is the one it was scheduled with, the moment that for which it was due.
    pub run: fn(&mut Tx, Option<AnyId>, Moment) -> Result<(), Untold>,
}

/// What the features declare.
#[derive(Clone, Default)]
pub struct Parts {
    /// Facts.
    pub facts: Vec<FactKind>,
    /// Counters.
    pub counters: Vec<Counter>,
    /// Reactions in the same unit.
    pub reacts_now: Vec<ReactsNow>,
    /// Reactions afterwards.
    pub reacts_later: Vec<ReactsLater>,
    /// Jobs.
    pub jobs: Vec<JobKind>,
    /// What is owed to the parties whom rows name.
    pub duties: Vec<PartyDuties>,
}

impl Parts {
    /// Together with those of another feature.
    #[must_use]
    pub fn with(mut self, other: Parts) -> Parts {
        self.facts.extend(other.facts);
        self.counters.extend(other.counters);
        self.reacts_now.extend(other.reacts_now);
        self.reacts_later.extend(other.reacts_later);
        self.jobs.extend(other.jobs);
        self.duties.extend(other.duties);
        self
    }
}

/// Why a house cannot be assembled: a mistake in a front door, found at the start and in every test.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the house does not hold: {0}")]
pub struct HouseError(pub String);

/// What can be told, counted and reacted to. Attached to every town.
pub struct House {
    facts: HashMap<&'static str, FactKind>,
    counters: HashMap<&'static str, Counter>,
    pub(crate) now: Vec<ReactsNow>,
    pub(crate) later: Vec<ReactsLater>,
    pub(crate) jobs: HashMap<&'static str, JobKind>,
    duties: Vec<PartyDuties>,
}

/// Reactions may call reactions, but no deeper: an act that sets off a cascade cannot be understood.
pub(crate) const DEPTH_MAX: u8 = 2;

impl House {
    /// Puts the parts together; the journal's own facts and its own job are among them.
    ///
    /// # Errors
    /// A name twice, an unknown kind, more than four dimensions, reactions in a circle or deeper than two.
    pub fn assemble(mut parts: Parts) -> Result<House, HouseError> {
        parts.facts.extend(crate::facts::own());
        parts.jobs.push(crate::access::DROP);
        let facts = by_name(parts.facts, |fact| fact.kind)?;
        let counters = by_name(parts.counters, |counter| counter.name)?;
        let jobs = by_name(parts.jobs, |job| job.name)?;
        for counter in counters.values() {
            check_counter(counter)?;
        }
        for kind in parts.reacts_now.iter().flat_map(|reaction| reaction.on.iter().chain(reaction.tells)) {
            facts.get(kind).ok_or_else(|| HouseError(format!("nobody tells {kind}")))?;
        }
        for kind in parts.reacts_later.iter().flat_map(|reaction| reaction.on) {
            facts.get(kind).ok_or_else(|| HouseError(format!("nobody tells {kind}")))?;
        }
        by_name(parts.reacts_later.clone(), |reaction| reaction.name)?;
        for kind in facts.keys() {
            check_depth(&parts.reacts_now, kind, 0)?;
        }
        Ok(House { facts, counters, now: parts.reacts_now, later: parts.reacts_later, jobs, duties: parts.duties })
    }

    /// A counter, if any feature declares it.
    pub fn counter(&self, name: &str) -> Option<&Counter> {
        self.counters.get(name)
    }

    /// All counters, by name.
    pub fn counters(&self) -> Vec<&Counter> {
        let mut all: Vec<&Counter> = self.counters.values().collect();
        all.sort_by_key(|counter| counter.name);
        all
    }

    /// What every feature owes to the parties whom its rows name.
    pub fn duties(&self) -> &[PartyDuties] {
        &self.duties
    }

    pub(crate) fn fact(&self, kind: &str) -> Option<&FactKind> {
        self.facts.get(kind)
    }
}

fn by_name<T>(items: Vec<T>, name: impl Fn(&T) -> &'static str) -> Result<HashMap<&'static str, T>, HouseError> {
    let mut map = HashMap::new();
    for item in items {
        let key = name(&item);
        if map.insert(key, item).is_some() {
            return Err(HouseError(format!("{key} is declared twice")));
        }
    }
    Ok(map)
}

fn check_counter(counter: &Counter) -> Result<(), HouseError> {
    let names: HashSet<_> = counter.dimensions.iter().map(|dimension| dimension.name).collect();
    if counter.dimensions.len() > 4 || names.len() != counter.dimensions.len() {
        return Err(HouseError(format!("{} has more than four dimensions, or one twice", counter.name)));
    }
    Ok(())
}

fn check_depth(reactions: &[ReactsNow], kind: &str, depth: u8) -> Result<(), HouseError> {
    for reaction in reactions.iter().filter(|reaction| reaction.on.contains(&kind)) {
        if depth >= DEPTH_MAX {
            return Err(HouseError(format!("{} reacts to {kind} deeper than {DEPTH_MAX}, or in a circle", reaction.name)));
        }
        for told in reaction.tells {
            check_depth(reactions, told, depth + 1)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Happened;
    impl Fact for Happened {
        const KIND: &'static str = "test.happened";
        const VERSION: u32 = 1;
        fn write(&self, _: &mut engawa_kernel::FactWriter) {}
        fn read(_: u32, _: &FactReader) -> Result<Self, FactError> {
            Ok(Happened)
        }
    }

    fn react(_: &mut Tx, _: &Told) -> Result<(), Untold> {
        Ok(())
    }

    #[test]
    fn a_circle_of_reactions_is_found_at_the_start() {
        let circle = ReactsNow { name: "test.again", on: &["test.happened"], tells: &["test.happened"], run: react };
        let parts = Parts { facts: vec![FactKind::of::<Happened>()], reacts_now: vec![circle], ..Parts::default() };
        assert!(House::assemble(parts).is_err());
    }

    #[test]
    fn a_name_twice_and_an_unknown_kind_are_found_at_the_start() {
        let twice = Parts { facts: vec![FactKind::of::<Happened>(), FactKind::of::<Happened>()], ..Parts::default() };
        assert!(House::assemble(twice).is_err());
        let unknown = ReactsLater { name: "test.later", on: &["test.never"], run: react };
        assert!(House::assemble(Parts { reacts_later: vec![unknown], ..Parts::default() }).is_err());
    }
}
