//! Days, years and numbers as each language writes them; the patterns stand in the words, not here.

use engawa_kernel::{Day, FiscalYear, Moment, era, number};

use super::{Arg, Said, Voice};

impl Voice {
    /// `11月21日（金）`, `Fri 21 Nov`.
    pub fn day(&self, day: Day) -> Said {
        self.say_with("web-day", &day_args(day))
    }

    /// `2025年11月21日（金）`, `Fri 21 Nov 2025`.
    pub fn full_day(&self, day: Day) -> Said {
        self.say_with("web-day-full", &day_args(day))
    }

    /// `11月21日（金） 14時26分`, in the time of Japan.
    pub fn moment(&self, moment: Moment) -> Said {
        let (hour, minute, _) = moment.clock();
        let args = [
            ("day", self.day(moment.day()).into()),
            ("hour", Arg::Text(format!("{hour}"))),
            ("minute", Arg::Text(format!("{minute:02}"))),
        ];
        self.say_with("web-moment", &args)
    }

    /// A fiscal year: `2025（令和7）年度`, `FY2025`.
    pub fn year(&self, year: i32) -> Said {
        self.say_with("web-fiscal-year", &year_args(year))
    }

    /// A fiscal year where room is short: `2025年度`, `FY2025`.
    pub fn short_year(&self, year: i32) -> Said {
        self.say_with("web-fiscal-year-short", &year_args(year))
    }

    /// A fiscal year from its type.
    pub fn fiscal_year(&self, year: FiscalYear) -> Said {
        self.year(year.number())
    }

    /// A year by the calendar: `2025（令和7）年`, `2025`.
    pub fn calendar_year(&self, year: i32) -> Said {
        self.say_with("web-calendar-year", &year_args(year))
    }

    /// `1,234.5`; a number that is none is said as missing.
    pub fn number(&self, value: f64, decimals: u8) -> String {
        if value.is_finite() { number::write(value, decimals) } else { self.missing() }
    }

    /// A number, or that it is missing.
    pub fn number_or_missing(&self, value: Option<f64>, decimals: u8) -> String {
        value.map_or_else(|| self.missing(), |value| self.number(value, decimals))
    }

    /// What stands where there is no value: never 0, never nothing.
    pub fn missing(&self) -> String {
        self.plain("web-missing")
    }
}

fn day_args(day: Day) -> [(&'static str, Arg); 4] {
    [
        ("year", Arg::Text(day.year().to_string())),
        ("month", day.month().into()),
        ("day", day.day().into()),
        ("weekday", Arg::Int(day.weekday().into())),
    ]
}

/// Years go in as text: a grouped 2,025 would be wrong.
fn year_args(year: i32) -> [(&'static str, Arg); 2] {
    [("year", Arg::Text(year.to_string())), ("era", Arg::Text(era::write_year(year)))]
}

#[cfg(test)]
mod tests {
    use engawa_kernel::{Day, Moment};

    use crate::lang::Lang;
    use crate::samples::voice;

    #[test]
    fn a_day_is_written_as_each_language_writes_it() {
        let day = Day::new(2025, 11, 21).expect("a day");
        assert_eq!(voice(Lang::Ja).day(day).plain(), "11月21日（金）");
        assert_eq!(voice(Lang::Ja).full_day(day).plain(), "2025年11月21日（金）");
        assert_eq!(voice(Lang::Easy).day(day).plain(), "11月21日（金）");
        assert_eq!(voice(Lang::En).day(day).plain(), "Fri 21 Nov");
        assert_eq!(voice(Lang::En).full_day(day).plain(), "Fri 21 Nov 2025");
    }

    #[test]
    fn a_year_names_its_era_in_japanese_only() {
        assert_eq!(voice(Lang::Ja).year(2025).plain(), "2025（令和7）年度");
        assert_eq!(voice(Lang::Ja).year(2019).plain(), "2019（令和元）年度");
        assert_eq!(voice(Lang::En).year(2025).plain(), "FY2025");
        assert_eq!(voice(Lang::Ja).calendar_year(2015).plain(), "2015（平成27）年");
    }

    #[test]
    fn a_moment_is_told_in_the_time_of_japan() {
        let moment = Moment::from_millis(1_763_702_760_000);
        assert_eq!(voice(Lang::Ja).moment(moment).plain(), "11月21日（金） 14時26分");
        assert_eq!(voice(Lang::En).moment(moment).plain(), "Fri 21 Nov, 14:26");
    }

    #[test]
    fn a_number_that_is_none_is_never_zero() {
        assert_eq!(voice(Lang::Ja).number(1234.5, 1), "1,234.5");
        assert_eq!(voice(Lang::Ja).number(f64::NAN, 1), "―");
        assert_eq!(voice(Lang::En).number_or_missing(None, 0), "―");
        assert_eq!(voice(Lang::Ja).number(-0.04, 1), "0.0");
    }
}
