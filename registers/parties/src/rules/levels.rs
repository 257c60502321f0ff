//! How sure the town is of somebody: 0 nobody is known, 1 somebody can be reached, 2 somebody lives here, 3 a card was shown.
//! A room asks for as much as an act needs, and no more.

use engawa_kernel::{Choice, Day};

use crate::model::{Proof, ProofWay};

/// How sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nobody is known.
    Anonymous,
    /// They answered at an address of theirs.
    Reached,
    /// They are in the city: a letter arrived, a paper was seen at the counter, or their association has them in its roster.
    InCity,
    /// A card with a chip was shown.
    Card,
}

impl Choice for Level {
    const ALL: &'static [Self] = &[Level::Anonymous, Level::Reached, Level::InCity, Level::Card];

    fn code(self) -> &'static str {
        match self {
            Level::Anonymous => "0",
            Level::Reached => "1",
            Level::InCity => "2",
            Level::Card => "3",
        }
    }
}

impl Level {
    /// What a way of proving shows.
    pub fn of(way: ProofWay) -> Level {
        match way {
            ProofWay::Contact => Level::Reached,
            ProofWay::Letter | ProofWay::Desk | ProofWay::Roster => Level::InCity,
            ProofWay::Card => Level::Card,
        }
    }

    /// The ways that lead to at least this level.
    pub fn ways(self) -> Vec<ProofWay> {
        ProofWay::ALL.iter().copied().filter(|way| Level::of(*way) >= self).collect()
    }
}

/// An act before which the town may ask for more than is usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guarded {
    /// To ask a body to take one's household in.
    Join,
    /// To come to the desk of a body as one of its officers.
    Officer,
}

impl Choice for Guarded {
    const ALL: &'static [Self] = &[Guarded::Join, Guarded::Officer];

    fn code(self) -> &'static str {
        match self {
            Guarded::Join => "join",
            Guarded::Officer => "officer",
        }
    }
}

impl Guarded {
    /// As much as the act needs in any town: the town asks for this where it has said nothing, and never for less.
    pub fn usual(self) -> Level {
        match self {
            Guarded::Join => Level::Anonymous,
            Guarded::Officer => Level::Reached,
        }
    }
}

/// What stands of somebody on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// How sure the town is.
    pub level: Level,
    /// What shows it: each way once, since its first day, the strongest first.
    pub shown: Vec<Proof>,
}

/// What stands on a day. What was shown once stays shown; what is to come shows nothing yet.
pub fn standing(proofs: &[Proof], today: Day) -> Standing {
    let mut shown: Vec<Proof> = Vec::new();
    for way in ProofWay::ALL.iter().rev() {
        let days = proofs.iter().filter(|proof| proof.way == *way && proof.shown_on <= today).map(|proof| proof.shown_on);
        shown.extend(days.min().map(|shown_on| Proof { way: *way, shown_on }));
    }
    let level = shown.iter().map(|proof| Level::of(proof.way)).max().unwrap_or(Level::Anonymous);
    Standing { level, shown }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn proofs() -> impl Strategy<Value = Vec<Proof>> {
        let one = (0..ProofWay::ALL.len(), 0..400i64).prop_map(|(way, days)| Proof {
            way: ProofWay::ALL[way],
            shown_on: Day::new(2026, 4, 1).expect("a day").plus_days(days),
        });
        proptest::collection::vec(one, 0..12)
    }

    #[test]
    fn the_ways_to_a_level_are_those_that_show_it() {
        assert_eq!(Level::Card.ways(), vec![ProofWay::Card]);
        assert_eq!(Level::InCity.ways(), vec![ProofWay::Letter, ProofWay::Desk, ProofWay::Roster, ProofWay::Card]);
        assert_eq!(Level::Anonymous.ways().len(), ProofWay::ALL.len());
    }

    proptest! {
        #[test]
        fn one_more_proof_never_makes_anybody_less_sure(all in proofs(), days in 0..400i64) {
            let today = Day::new(2026, 4, 1).expect("a day").plus_days(days);
            for count in 0..all.len() {
                prop_assert!(standing(&all[..count], today).level <= standing(&all, today).level);
            }
        }

        #[test]
        fn a_level_is_what_the_strongest_proof_of_the_day_shows(all in proofs(), days in 0..400i64) {
            let today = Day::new(2026, 4, 1).expect("a day").plus_days(days);
            let found = standing(&all, today);
            let strongest = all.iter().filter(|proof| proof.shown_on <= today).map(|proof| proof.way.level()).max();
            prop_assert_eq!(found.level as i64, strongest.unwrap_or(0));
            prop_assert!(found.shown.iter().all(|proof| proof.shown_on <= today));
            prop_assert!(found.shown.windows(2).all(|pair| Level::of(pair[0].way) >= Level::of(pair[1].way)));
        }
    }
}
