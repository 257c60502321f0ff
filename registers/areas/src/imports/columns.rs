//! What a column means: guessed from its name, and said otherwise on the screen.

use std::fmt;

use crate::reading::plain;
use crate::what::{Sex, What, band_of};

/// The names that offices give to columns; the first word of a line is what they mean.
const NAMES: &str = include_str!("../../data/columns.txt");

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Nothing that is taken.
    Nothing,
    /// The code of the area.
    Code,
    /// The name of the area.
    Name,
    /// The day of counting.
    Day,
    /// A number.
    Figure(What),
}

impl Target {
    /// Reads a code.
    pub fn parse(code: &str) -> Option<Target> {
        match code {
            "" => Some(Target::Nothing),
            "code" => Some(Target::Code),
            "name" => Some(Target::Name),
            "day" => Some(Target::Day),
            other => What::parse(other).map(Target::Figure),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Nothing => Ok(()),
            Target::Code => out.write_str("code"),
            Target::Name => out.write_str("name"),
            Target::Day => out.write_str("day"),
            Target::Figure(what) => what.fmt(out),
        }
    }
}

/// What the columns mean, as far as their names say. What is meant twice is taken once, the first time.
pub fn guess(head: &[String]) -> Vec<Target> {
    let mut seen: Vec<Target> = Vec::new();
    let once = |name: &String| {
        let target = guess_one(name);
        if target == Target::Nothing || seen.contains(&target) {
            return Target::Nothing;
        }
        seen.push(target.clone());
        target
    };
    head.iter().map(once).collect()
}

fn guess_one(name: &str) -> Target {
    let name: String = plain(name).chars().filter(|sign| !sign.is_whitespace()).collect();
    // 「1.名称」: some offices number their columns.
    let bare = name.trim_start_matches(|sign: char| sign.is_ascii_digit()).trim_start_matches('.');
    for name in [name.as_str(), bare] {
        if let Some(target) = lines().find(|(_, names)| names.contains(&name)).and_then(|(code, _)| Target::parse(code)) {
            return target;
        }
    }
    age(&name).map_or(Target::Nothing, Target::Figure)
}

fn lines() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    NAMES.lines().filter_map(|line| line.split_once(' ')).map(|(code, names)| (code, names.split(' ').collect()))
}

/// A band of ages by its numbers, and whom it counts.
fn age(name: &str) -> Option<What> {
    let numbers: Vec<u8> = name.split(|sign: char| !sign.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
    let band = match numbers.as_slice() {
        [from, to] => band_of(*from, Some(*to)),
        [from] => band_of(*from, None),
        _ => None,
    }?;
    let has = |code: &str| lines().filter(|(of, _)| *of == code).any(|(_, signs)| signs.iter().any(|sign| name.contains(sign)));
    let sex = match (has("male"), has("female")) {
        (true, false) => Some(Sex::Male),
        (false, true) => Some(Sex::Female),
        _ => None,
    };
    Some(What::Ages(band, sex))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(names: &[&str]) -> Vec<String> {
        guess(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn both_standards_are_understood_without_a_word() {
        for columns in [include_str!("../../data/population-2020.txt"), include_str!("../../data/population-2023.txt")] {
            let names: Vec<&str> = columns.lines().collect();
            let found = codes(&names);
            assert_eq!(found.iter().filter(|code| code.starts_with("age-")).count(), 36);
            for code in ["code", "name", "day", "population", "population-male", "population-female", "households"] {
                assert!(found.contains(&code.to_owned()), "{code}");
            }
        }
    }

    #[test]
    fn columns_are_known_by_the_names_that_offices_give_them() {
        assert_eq!(
            codes(&["1.町名", "世帯", "男", "女", "計"]),
            ["name", "households", "population-male", "population-female", "population"]
        );
        assert_eq!(
            codes(&["０〜４歳（男）", "85歳以上 女", "5～9", "0-5歳", "備考"]),
            ["age-00-male", "age-85-female", "age-05", "", ""]
        );
        assert_eq!(codes(&["世帯数", "世帯"]), ["households", ""], "the same thing twice");
    }
}
