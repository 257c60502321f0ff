//! What is counted by areas: a closed list that all towns share, and codes that a town declares for itself.

use std::fmt;

use engawa_kernel::Choice;

/// Of whom, where the source says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sex {
    /// 男性.
    Male,
    /// 女性.
    Female,
}

impl Choice for Sex {
    const ALL: &'static [Self] = &[Sex::Male, Sex::Female];

    fn code(self) -> &'static str {
        match self {
            Sex::Male => "male",
            Sex::Female => "female",
        }
    }
}

/// Five years of age; the last one is open: 0–4 … 85 and over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Band(u8);

impl Band {
    /// How many there are.
    pub const COUNT: usize = 18;

    /// All of them, the youngest first.
    pub fn all() -> impl Iterator<Item = Band> {
        (0..18).map(Band)
    }

    /// The youngest age in it.
    pub fn from(self) -> u8 {
        self.0 * 5
    }

    /// The oldest age in it; none where it is open.
    pub fn to(self) -> Option<u8> {
        (self.0 < 17).then(|| self.0 * 5 + 4)
    }

    /// The wide group to which it belongs.
    pub fn wide(self) -> Wide {
        match self.0 {
            0..3 => Wide::Young,
            3..13 => Wide::Working,
            _ => Wide::Old,
        }
    }

    fn from_age(age: u8) -> Option<Band> {
        (age.is_multiple_of(5) && age <= 85).then_some(Band(age / 5))
    }
}

/// The three wide groups of age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wide {
    /// 0–14, 年少人口.
    Young,
    /// 15–64, 生産年齢人口.
    Working,
    /// 65 and over, 高齢者人口.
    Old,
}

impl Choice for Wide {
    const ALL: &'static [Self] = &[Wide::Young, Wide::Working, Wide::Old];

    fn code(self) -> &'static str {
        match self {
            Wide::Young => "young",
            Wide::Working => "working",
            Wide::Old => "old",
        }
    }
}

/// What was counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// All who live there.
    Population(Option<Sex>),
    /// Households.
    Households,
    /// Those of five years of age.
    Ages(Band, Option<Sex>),
    /// Those of a wide group of age.
    Wide(Wide),
    /// What the town counts by itself; the whole code, with `own-`.
    Own(String),
}

/// With what the codes of a town's own items begin.
const OWN: &str = "own-";
/// The longest code of an item.
const CODE_MAX: usize = 40;

impl What {
    /// Reads a code.
    pub fn parse(code: &str) -> Option<What> {
        if code.starts_with(OWN) {
            return is_own(code).then(|| What::Own(code.to_owned()));
        }
        What::standard().find(|what| what.to_string() == code)
    }

    /// What all towns count, in the order of the tables.
    pub fn standard() -> impl Iterator<Item = What> {
        let of_band = |band| [None, Some(Sex::Male), Some(Sex::Female)].map(|sex| What::Ages(band, sex));
        [What::Population(None), What::Population(Some(Sex::Male)), What::Population(Some(Sex::Female)), What::Households]
            .into_iter()
            .chain(Wide::ALL.iter().map(|wide| What::Wide(*wide)))
            .chain(Band::all().flat_map(of_band))
    }

    /// The item of the town, where it is one.
    pub fn own(&self) -> Option<&str> {
        match self {
            What::Own(code) => Some(code),
            _ => None,
        }
    }
}

/// Whether a code may be that of a town's own item.
pub fn is_own(code: &str) -> bool {
    let rest = code.strip_prefix(OWN).unwrap_or_default();
    let is_plain = rest.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    !rest.is_empty() && is_plain && code.len() <= CODE_MAX
}

impl fmt::Display for What {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = |sex: Option<Sex>| sex.map_or_else(String::new, |sex| format!("-{}", sex.code()));
        match self {
            What::Population(sex) => write!(out, "population{}", of(*sex)),
            What::Households => out.write_str("households"),
            What::Ages(band, sex) => write!(out, "age-{:02}{}", band.from(), of(*sex)),
            What::Wide(wide) => write!(out, "ages-{}", wide.code()),
            What::Own(code) => out.write_str(code),
        }
    }
}

/// The band that a text of ages names: `0-4`, `85`.
pub(crate) fn band_of(from: u8, to: Option<u8>) -> Option<Band> {
    Band::from_age(from).filter(|band| band.to() == to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_read_back_as_what_it_means() {
        let all: Vec<What> = What::standard().collect();
        assert_eq!(all.len(), 4 + 3 + 3 * Band::COUNT);
        for what in &all {
            assert_eq!(What::parse(&what.to_string()).as_ref(), Some(what));
        }
        assert_eq!(What::parse("own-shops"), Some(What::Own("own-shops".into())));
        for wrong in ["", "own-", "own-Shops", "own-店", "age-03", "age-90", "Population", "population-other"] {
            assert_eq!(What::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn bands_cover_every_age_once_and_each_lies_in_one_wide_group() {
        let mut next = 0;
        for band in Band::all() {
            assert_eq!(band.from(), next);
            next = band.to().map_or(0, |to| to + 1);
        }
        assert_eq!(Band::all().last().and_then(Band::to), None);
        let wide: Vec<Wide> = Band::all().map(Band::wide).collect();
        assert_eq!(wide.iter().filter(|wide| **wide == Wide::Young).count(), 3);
        assert_eq!(wide.iter().filter(|wide| **wide == Wide::Old).count(), 5);
        assert_eq!(band_of(85, None).map(Band::from), Some(85));
        assert_eq!(band_of(0, Some(5)), None);
    }
}
