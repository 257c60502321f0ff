//! Laws of what lies in each other and follows each other: days run forward, a successor takes over, no circle.

use std::collections::{HashMap, HashSet};

use crate::model::Days;
use crate::settle::Settlement;

/// What is wrong with areas or sections; each names what it is about and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Crooked {
    /// The same code twice.
    #[error("the code 「{0}」 stands twice; give one of them another")]
    Twice(String),
    /// The last day lies before the first.
    #[error("「{0}」 ends before it begins; look at valid_from and valid_to")]
    Backwards(String),
    /// A code that nobody has.
    #[error("「{of}」 names 「{unknown}」, which is not in the list; add it or correct the code")]
    Unknown {
        /// Who names it.
        of: String,
        /// The code.
        unknown: String,
    },
    /// An area or section lies in itself.
    #[error("「{0}」 lies inside itself, directly or around a corner; one of the parents must be another")]
    Circle(String),
    /// A successor that is not there on the day after its predecessor has ended, or an area that begins before that day.
    #[error(
        "「{successor}」 succeeds 「{of}」 but does not take over on the day after its end; valid_to is the last day of the one, valid_from the next day of the other"
    )]
    Gap {
        /// The predecessor.
        of: String,
        /// The successor.
        successor: String,
    },
}

/// What the laws look at: a section, or an area of the register of areas.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'s> {
    /// Its code.
    pub code: &'s str,
    /// Code of that in which it lies.
    pub parent: Option<&'s str>,
    /// On which days.
    pub days: Days,
    /// Codes of those that follow it.
    pub successors: &'s [String],
}

/// Everything that is wrong, in the order of the lists.
pub fn check(settlement: &Settlement) -> Vec<Crooked> {
    let sections = settlement.sections.iter().map(|s| Piece {
        code: &s.code,
        parent: s.parent.as_deref(),
        days: s.days,
        successors: &s.successors,
    });
    let mut found = check_pieces(&sections.collect::<Vec<_>>(), section_follows);
    let known: HashSet<&str> = settlement.sections.iter().map(|section| section.code.as_str()).collect();
    for office in &settlement.offices {
        if !known.contains(office.section.as_str()) {
            found.push(Crooked::Unknown { of: office.title.clone(), unknown: office.section.clone() });
        }
        if backwards(office.days) {
            found.push(Crooked::Backwards(office.title.clone()));
        }
    }
    found
}

fn backwards(days: Days) -> bool {
    days.from.zip(days.to).is_some_and(|(from, to)| to < from)
}

/// Everything that is wrong with pieces of one sort. `follows` says whether the days of a successor fit those before it.
pub fn check_pieces(pieces: &[Piece], follows: fn(Days, Days) -> bool) -> Vec<Crooked> {
    let mut found = Vec::new();
    let mut by_code: HashMap<&str, &Piece> = HashMap::new();
    for piece in pieces {
        if by_code.insert(piece.code, piece).is_some() {
            found.push(Crooked::Twice(piece.code.to_owned()));
        }
    }
    for piece in pieces {
        if backwards(piece.days) {
            found.push(Crooked::Backwards(piece.code.to_owned()));
        }
        for code in piece.parent.into_iter().chain(piece.successors.iter().map(String::as_str)) {
            if !by_code.contains_key(code) {
                found.push(Crooked::Unknown { of: piece.code.to_owned(), unknown: code.to_owned() });
            }
        }
        if in_a_circle(piece, &by_code) {
            found.push(Crooked::Circle(piece.code.to_owned()));
        }
        let successors = piece.successors.iter().filter_map(|code| by_code.get(code.as_str()));
        found.extend(
            successors
                .filter(|next| !follows(piece.days, next.days))
                .map(|next| Crooked::Gap { of: piece.code.to_owned(), successor: next.code.to_owned() }),
        );
    }
    found
}

/// A section may be older than the one whose work it takes over; it must be there on the day after.
fn section_follows(before: Days, next: Days) -> bool {
    before.to.is_some_and(|end| next.hold(end.plus_days(1)))
}

fn in_a_circle(piece: &Piece, by_code: &HashMap<&str, &Piece>) -> bool {
    let mut seen = HashSet::from([piece.code]);
    let mut at = piece.parent;
    while let Some(code) = at {
        if !seen.insert(code) {
            return code == piece.code;
        }
        at = by_code.get(code).and_then(|above| above.parent);
    }
    false
}

#[cfg(test)]
mod tests {
    use engawa_kernel::Day;

    use super::*;
    use crate::model::{TownFace, TownWords};
    use crate::settle::NewSection;

    fn days(from: &str, to: &str) -> Days {
        Days { from: Day::parse(from).ok(), to: Day::parse(to).ok() }
    }

    fn section(code: &str, parent: Option<&str>, days: Days, successors: &[&str]) -> NewSection {
        NewSection {
            code: code.into(),
            name: code.into(),
            parent: parent.map(Into::into),
            days,
            successors: successors.iter().map(|c| (*c).to_owned()).collect(),
        }
    }

    fn found(sections: Vec<NewSection>) -> Vec<Crooked> {
        let words = TownWords {
            community: "区".into(),
            collaboration: "協働".into(),
            district: "地区".into(),
            headquarters: "市役所".into(),
        };
        let town = TownFace {
            slug: "test".into(),
            name: "試市".into(),
            name_easy: None,
            name_en: "Test".into(),
            accent: "cyan-1000".into(),
            is_sample: false,
            note: None,
            words,
        };
        check(&Settlement { town, sections, offices: Vec::new() })
    }

    #[test]
    fn a_section_may_take_in_another_while_it_is_older() {
        let old = section("情報課", None, days("2012-04-01", "2025-03-31"), &["企画課"]);
        assert_eq!(found(vec![old.clone(), section("企画課", None, days("2005-04-01", ""), &[])]), []);
        let gone = section("企画課", None, days("2005-04-01", "2020-03-31"), &[]);
        assert_eq!(found(vec![old, gone]).len(), 1);
    }

    #[test]
    fn a_circle_of_sections_is_found_on_each_of_them() {
        let one = section("one", Some("two"), Days::default(), &[]);
        let two = section("two", Some("one"), Days::default(), &[]);
        let inside = section("three", Some("one"), Days::default(), &[]);
        assert_eq!(found(vec![one, two, inside]), [Crooked::Circle("one".into()), Crooked::Circle("two".into())]);
    }

    #[test]
    fn what_is_doubled_backwards_or_unknown_is_found() {
        let twice = vec![section("a", None, Days::default(), &[]), section("a", None, Days::default(), &[])];
        assert_eq!(found(twice), [Crooked::Twice("a".into())]);
        assert_eq!(found(vec![section("a", None, days("2025-04-01", "2025-03-31"), &[])]), [Crooked::Backwards("a".into())]);
        let unknown = Crooked::Unknown { of: "a".into(), unknown: "b".into() };
        assert_eq!(found(vec![section("a", Some("b"), Days::default(), &[])]), [unknown]);
    }
}
