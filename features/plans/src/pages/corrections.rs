//! Figures from outside that were corrected or taken back: what stood before, what stands now, and why.

use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::{Said, key};

use super::look::Look;
use crate::model::{Indicator, Stated};

/// One statement in the place of another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Correction<'s> {
    before: &'s Stated,
    after: &'s Stated,
}

/// The corrections among statements in their order, the latest first. A figure that was only settled, or whose document was
/// named anew, is none.
pub fn corrections(stated: &[Stated]) -> Vec<Correction<'_>> {
    let all = Stated::replaced(stated).map(|(before, after)| Correction { before, after });
    let mut found: Vec<Correction> = all.filter(|one| one.before.value != one.after.value || one.after.reason.is_some()).collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.after.seq));
    found
}

/// The table of the corrections. Nothing where there is none.
pub fn table(look: &Look, indicator: &Indicator, stated: &[Stated]) -> Option<Table> {
    let found = corrections(stated);
    if found.is_empty() {
        return None;
    }
    let say = |key| look.voice.say(key);
    let columns = vec![
        Column::text(say("plans-column-fiscal")),
        Column::number(say("plans-corrections-before")),
        Column::number(say("plans-corrections-after")),
        Column::text(say("plans-corrections-why")),
        Column::day(say("plans-corrections-day")),
    ];
    let caption = look.voice.say_with("plans-corrections-caption", &[("name", indicator.name.as_str().into())]);
    let table = Table::new(&look.voice, caption, columns).hide_caption();
    Some(found.iter().map(|one| row(look, indicator, one)).fold(table, Table::row))
}

fn row(look: &Look, indicator: &Indicator, one: &Correction) -> Row {
    let day = one.after.stated_on.map_or_else(|| look.missing(), |day| look.voice.full_day(day));
    Row::new(vec![
        Cell::text(look.voice.fiscal_year(one.after.year)),
        figure(look, indicator, one.before),
        figure(look, indicator, one.after),
        Cell::text(why(look, one)),
        Cell::text(day),
    ])
}

fn figure(look: &Look, indicator: &Indicator, stated: &Stated) -> Cell {
    let Some(value) = stated.value else { return Cell::text(look.voice.say("plans-corrections-none")) };
    let cell = Cell::number(&look.voice, Some(value), indicator.decimals).unit(indicator.unit.as_deref().unwrap_or_default());
    if stated.is_preliminary { cell.tag(look.voice.say("plans-years-preliminary-tag")) } else { cell }
}

/// The reason that was given, or what became of a preliminary figure.
fn why(look: &Look, one: &Correction) -> Said {
    if let Some(reason) = &one.after.reason {
        return reason.as_str().into();
    }
    look.voice.say(match (one.before.value, one.before.is_preliminary, one.after.is_preliminary) {
        (None, ..) => key("plans-corrections-again"),
        (Some(_), true, false) => key("plans-corrections-settled"),
        (Some(_), true, true) => key("plans-corrections-renewed"),
        (Some(_), false, _) => key("plans-corrections-no-reason"),
    })
}

#[cfg(test)]
mod tests {
    use engawa_kernel::{FiscalYear, Seq};

    use super::*;

    fn stated(seq: i64, year: i32, value: Option<f64>, is_preliminary: bool, reason: Option<&str>) -> Stated {
        let reason = reason.map(Into::into);
        Stated { seq: Seq(seq), year: FiscalYear(year), value, is_preliminary, source: "年報".into(), reason, stated_on: None }
    }

    #[test]
    fn a_figure_that_was_only_settled_is_no_correction() {
        let all = [stated(1, 2024, Some(5.0), true, None), stated(2, 2024, Some(5.0), false, None)];
        assert_eq!(corrections(&all), []);
    }

    #[test]
    fn corrections_are_told_year_by_year_and_the_latest_first() {
        let all = [
            stated(1, 2023, Some(4.0), false, None),
            stated(2, 2024, Some(5.0), true, None),
            stated(4, 2024, Some(6.0), false, None),
            stated(5, 2024, None, false, Some("ちがう市の数字")),
            stated(6, 2024, Some(7.0), false, None),
        ];
        let seqs: Vec<i64> = corrections(&all).iter().map(|one| one.after.seq.0).collect();
        assert_eq!(seqs, [6, 5, 4]);
        let same = [stated(1, 2023, Some(4.0), false, None), stated(9, 2023, Some(4.0), false, Some("資料の名前"))];
        assert_eq!(corrections(&same).len(), 1, "what has a reason is told");
    }
}
