//! The figures of a year that a section enters: what is known of each, what is typed, what comes of it.

use std::fmt;

use engawa_kernel::{Day, FiscalYear, Id};
use engawa_web::{Fields, Visitor};
use engawa_who::Section;

use super::rules::Weighed;
use super::seen::Seen;
use super::{ALL_FIGURES, FIGURES};
use crate::model::{Indicator, Period, SectionName, Stated};

/// Whose figures: the part of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// Those of a section of today.
    Section(Id<Section>),
    /// Those for which no section of today is named.
    Nobody,
}

const NOBODY: &str = "none";

impl Whose {
    /// From an address.
    pub(super) fn read(text: &str) -> Option<Whose> {
        if text == NOBODY { Some(Whose::Nobody) } else { Id::parse(text).ok().map(Whose::Section) }
    }

    /// The section.
    pub(super) fn section(self) -> Option<Id<Section>> {
        match self {
            Whose::Section(id) => Some(id),
            Whose::Nobody => None,
        }
    }

    /// Those of the section for which a visitor acts as its clerk.
    pub(super) fn own(visitor: &Visitor) -> Option<Whose> {
        visitor.acting().filter(|_| visitor.holds(FIGURES)).map(|acting| Whose::Section(acting.section.of()))
    }

    /// Whether a visitor may enter these: the own ones, or all.
    pub(super) fn may_be_entered_by(self, visitor: &Visitor) -> bool {
        visitor.holds(ALL_FIGURES) || Whose::own(visitor) == Some(self)
    }

    /// Everyone who has figures to enter, in the order of the plans; last those that nobody has.
    pub(super) fn all_of(lines: &[Line]) -> Vec<Whose> {
        let mut found: Vec<Whose> = Vec::new();
        for section in lines.iter().flat_map(|line| &line.charge) {
            let whose = Whose::Section(section.id);
            if !found.contains(&whose) {
                found.push(whose);
            }
        }
        if lines.iter().any(|line| line.charge.is_empty()) {
            found.push(Whose::Nobody);
        }
        found
    }
}

impl fmt::Display for Whose {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Whose::Section(id) => id.fmt(out),
            Whose::Nobody => out.write_str(NOBODY),
        }
    }
}

/// The path of the overview of a year inside the town.
pub(super) fn overview_path(year: FiscalYear) -> String {
    format!("/desk/figures?year={}", year.number())
}

/// The path of a sheet inside the town.
pub(super) fn sheet_path(year: FiscalYear, whose: Whose) -> String {
    format!("/desk/figures/{}/{whose}", year.number())
}

/// One figure of a year: its indicator, and everything that was stated of it.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The indicator.
    pub(super) indicator: Indicator,
    /// The name of its plan in addresses.
    pub(super) plan: String,
    /// The years for which the plan holds.
    pub(super) period: Option<Period>,
    /// How long the plan has it.
    pub(super) held: Held,
    /// The sections that are in charge today.
    pub(super) charge: Vec<SectionName>,
    /// What was stated of the year, the earliest first.
    pub(super) stated: Vec<Stated>,
    /// What stands for the two years before, the earlier first.
    pub(super) before: [Option<Stated>; 2],
    /// The document that is proposed.
    pub(super) source: String,
}

/// How long a plan has an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// It is in force.
    Now,
    /// An amendment ended it: the last day of the version that had it.
    Until(Day),
    /// An amendment ended it, and nobody wrote down when.
    Formerly,
}

/// How a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// 未入力
    Missing,
    /// 速報
    Preliminary,
    /// 確報
    Settled,
    /// 確報, in the place of another.
    Corrected,
}

impl Line {
    /// The latest statement.
    pub(super) fn latest(&self) -> Option<&Stated> {
        self.stated.last()
    }

    /// The figure that stands.
    pub(super) fn standing(&self) -> Option<&Stated> {
        self.latest().filter(|stated| stated.value.is_some())
    }

    /// How it stands.
    pub(super) fn stand(&self) -> Stand {
        match self.standing() {
            None => Stand::Missing,
            Some(stated) if stated.is_preliminary => Stand::Preliminary,
            Some(stated) if stated.reason.is_some() => Stand::Corrected,
            Some(_) => Stand::Settled,
        }
    }

    /// Whether its plan asks for a figure of this year. Of a year in which it ended one may be told, and need not.
    pub(super) fn is_asked(&self, year: FiscalYear) -> bool {
        let is_held = match self.held {
            Held::Now => true,
            Held::Until(until) => year.last_day() <= until,
            Held::Formerly => false,
        };
        is_held && self.period.as_ref().is_none_or(|period| period.from <= year && year <= period.to)
    }

    /// Whether a section is in charge of it.
    pub(super) fn is_of(&self, whose: Whose) -> bool {
        match whose {
            Whose::Section(id) => self.charge.iter().any(|section| section.id == id),
            Whose::Nobody => self.charge.is_empty(),
        }
    }
}

/// All figures of a year that one section enters.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    /// Of which year.
    pub(super) year: FiscalYear,
    /// Whose.
    pub(super) whose: Whose,
    /// The name of the section.
    pub(super) section: Option<String>,
    /// The figures.
    pub(super) lines: Vec<Line>,
}

/// How many figures stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    /// Entered for good.
    pub(super) settled: usize,
    /// Entered, and may still change.
    pub(super) preliminary: usize,
    /// Asked for and not entered.
    pub(super) missing: usize,
}

impl Count {
    /// Counts lines of a year.
    pub(super) fn of<'l>(lines: impl IntoIterator<Item = &'l Line>, year: FiscalYear) -> Count {
        let mut count = Count::default();
        for line in lines {
            match line.stand() {
                Stand::Settled | Stand::Corrected => count.settled += 1,
                Stand::Preliminary => count.preliminary += 1,
                Stand::Missing => count.missing += usize::from(line.is_asked(year)),
            }
        }
        count
    }
}

/// What a choice of the form says of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// 速報
    Preliminary,
    /// 確報
    Settled,
    /// It is taken back.
    TakeBack,
    /// It stays as it is, whatever is typed.
    Keep,
}

impl Choice {
    /// The code in the form.
    pub(super) fn code(self) -> &'static str {
        match self {
            Choice::Preliminary => "preliminary",
            Choice::Settled => "settled",
            Choice::TakeBack => "take-back",
            Choice::Keep => "keep",
        }
    }

    /// From a form.
    pub(super) fn read(code: &str) -> Option<Choice> {
        [Choice::Preliminary, Choice::Settled, Choice::TakeBack, Choice::Keep].into_iter().find(|choice| choice.code() == code)
    }
}

/// One row of the form as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) value: String,
    pub(super) choice: String,
    pub(super) source: String,
    pub(super) reason: String,
    /// What the page showed of it.
    pub(super) seen: Seen,
}

impl Typed {
    /// The row as a page shows it first.
    pub(super) fn shown(line: &Line) -> Typed {
        let seen = Seen::now(line);
        let Seen { value, choice, source, .. } = seen.clone();
        Typed { value, choice, source, reason: String::new(), seen }
    }

    /// Whether it carries just what the page showed.
    pub(super) fn is_untouched(&self) -> bool {
        let Seen { value, choice, source, .. } = &self.seen;
        self.reason.is_empty() && (&self.value, &self.choice, &self.source) == (value, choice, source)
    }

    /// The row of an indicator in a form. Nothing where the form has none: the indicator came after the page was made.
    pub(super) fn read(fields: &Fields, indicator: impl fmt::Display) -> Option<Typed> {
        let get = |part: &str| fields.get(&name(part, &indicator)).trim().replace(['\n', '\t'], " ");
        fields.has(&name("value", &indicator)).then(|| Typed {
            value: get("value"),
            choice: get("state"),
            source: get("source"),
            reason: get("reason"),
            seen: Seen::read(&get("seen")),
        })
    }
}

/// The name of a field of the row of an indicator.
pub(super) fn name(part: &str, indicator: impl fmt::Display) -> String {
    format!("{part}-{indicator}")
}

/// A sheet with what was typed into it and what comes of each row.
#[derive(Clone, Debug)]
pub(super) struct Filled {
    pub(super) sheet: Sheet,
    /// One row for each line.
    pub(super) rows: Vec<(Typed, Weighed)>,
    /// Rows were touched that are not of this sheet: another section took them over meanwhile.
    pub(super) has_strangers: bool,
}

impl Filled {
    /// A sheet as it is shown first.
    pub(super) fn untouched(sheet: Sheet) -> Filled {
        let rows = sheet.lines.iter().map(|line| (Typed::shown(line), Weighed::Nothing)).collect();
        Filled { sheet, rows, has_strangers: false }
    }

    /// Whether all of it can be saved.
    pub(super) fn is_right(&self) -> bool {
        !self.has_strangers && self.rows.iter().all(|(_, weighed)| !matches!(weighed, Weighed::Wrong(_)))
    }
}
