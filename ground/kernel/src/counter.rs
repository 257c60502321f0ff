//! Counters: what a feature can count, and under which rule the public sees it.

/// Whether a counter counts what happens or what is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CounterKind {
    /// Counts things that happen; its sum over a window is a number of events or of a quantity.
    Event,
    /// Writes +1 when a thing enters the state and −1 when it leaves; its sum up to a day is a stock.
    State,
}

/// A closed list by which lines of a counter are told apart.
#[derive(Debug, Clone, Copy)]
pub struct Dimension {
    /// Name in measures and open data.
    pub name: &'static str,
    /// The values it can have.
    pub values: &'static [&'static str],
}

/// When the public sees a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Release {
    /// With the deed.
    Live,
    /// From the next day on.
    Daily,
    /// From the first day of the next month on.
    Monthly,
    /// From 1 April on.
    Yearly,
    /// Never in public.
    Never,
}

/// What the public sees behind a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    /// Each record with its title.
    Records,
    /// Only how many records there are.
    Number,
}

/// The rule of publication of a counter.
#[derive(Debug, Clone, Copy)]
pub struct Publication {
    /// When.
    pub release: Release,
    /// Smallest group shown in a table by area, age or the like; 0 where no persons are counted.
    pub smallest_group: i64,
    /// What stands behind the figure.
    pub behind: Behind,
}

/// Something that can be counted. Declared once in the front door of the feature that tells it.
#[derive(Debug, Clone, Copy)]
pub struct Counter {
    /// `feature.plural`; never renamed.
    pub name: &'static str,
    /// Key of its name and explanation in the words.
    pub label: &'static str,
    /// Key of its unit in the words.
    pub unit: &'static str,
    /// Event or state.
    pub kind: CounterKind,
    /// At most four.
    pub dimensions: &'static [Dimension],
    /// What its subject is, where distinct subjects may be counted.
    pub subject: Option<&'static str>,
    /// When and how the public sees it.
    pub publication: Publication,
}

impl Release {
    /// The last day that the public may see on a given day; nothing when it is never released.
    pub fn visible_through(self, today: crate::Day) -> Option<crate::Day> {
        match self {
            Release::Live => Some(today),
            Release::Daily => Some(today.plus_days(-1)),
            Release::Monthly => Some(today.plus_days(-i64::from(today.day()))),
            Release::Yearly => Some(crate::FiscalYear::of(today).first_day().plus_days(-1)),
            Release::Never => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Day;

    #[test]
    fn each_release_shows_the_days_up_to_its_last_turn() {
        let today = Day::parse("2026-11-21").unwrap();
        let seen = |release: Release| release.visible_through(today).map(|day| day.to_string());
        assert_eq!(seen(Release::Live).as_deref(), Some("2026-11-21"));
        assert_eq!(seen(Release::Daily).as_deref(), Some("2026-11-20"));
        assert_eq!(seen(Release::Monthly).as_deref(), Some("2026-10-31"));
        assert_eq!(seen(Release::Yearly).as_deref(), Some("2026-03-31"));
        assert_eq!(seen(Release::Never), None);
    }
}
