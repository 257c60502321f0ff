//! What comes of a row of the form: nothing, a figure, a figure taken back; or what is wrong with it, and what to do.
//!
//! Pure. The form carries for each row what the page showed of it, and the statement at which it was made; so a row that nobody
//! touched is told from one that was changed, and a figure that came in between is never written over unseen.

use engawa_kernel::{FiscalYear, era};

use super::model::{Choice, Filled, Line, Sheet, Typed};
use super::seen::Seen;
use super::value::{NoValue, read_value};
use crate::measuring::enter::{REASON_MAX, SOURCE_MAX};
use crate::model::{Source, Stated};

/// What comes of a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Weighed {
    /// It says nothing new.
    Nothing,
    /// A figure.
    Enter {
        /// The value.
        value: f64,
        /// 速報
        is_preliminary: bool,
    },
    /// The figure is taken back.
    TakeBack,
    /// Nothing of the sheet is saved before this is put right.
    Wrong(Wrong),
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Wrong {
    /// The value cannot be read.
    Value(NoValue),
    /// A value stood there, and the place is empty.
    Emptied,
    /// Something was typed around a value that is not there.
    Unfilled,
    /// A reason was typed, and nothing was changed.
    NoChange,
    /// Nobody said whether it is settled, or which of two figures holds.
    NoChoice,
    /// The document is not named.
    NoSource,
    /// The name of the document is too long.
    LongSource,
    /// A settled figure is changed, or any is taken back, without a reason.
    NoReason,
    /// The reason is too long.
    LongReason,
    /// Another figure came in since the page was made; nothing where it was taken back.
    Meanwhile(Option<Stated>),
}

/// The place of a row that is to be put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Value,
    Choice,
    Source,
    Reason,
}

impl Wrong {
    /// Where.
    pub(super) fn place(&self) -> Place {
        match self {
            Wrong::Value(_) | Wrong::Emptied | Wrong::Unfilled | Wrong::NoChange => Place::Value,
            Wrong::NoChoice | Wrong::Meanwhile(_) => Place::Choice,
            Wrong::NoSource | Wrong::LongSource => Place::Source,
            Wrong::NoReason | Wrong::LongReason => Place::Reason,
        }
    }
}

/// What comes of a sheet: of all its rows, for they are saved together or not at all.
pub(super) fn weigh_all(sheet: Sheet, typed: Vec<Option<Typed>>, has_strangers: bool) -> Filled {
    let weigh_one = |(line, typed): (&Line, Option<Typed>)| match typed {
        Some(typed) => comes_back(line, typed),
        None => (Typed::shown(line), Weighed::Nothing),
    };
    let rows = sheet.lines.iter().zip(typed).map(weigh_one).collect();
    Filled { sheet, rows, has_strangers }
}

/// A row that says nothing new shows what stands by now. One that met another figure comes back beside it: made at the newer
/// statement, and waiting for a choice.
fn comes_back(line: &Line, mut typed: Typed) -> (Typed, Weighed) {
    let weighed = weigh(line, &typed);
    match &weighed {
        Weighed::Nothing if !stays(line, &typed) => typed = Typed::shown(line),
        Weighed::Wrong(Wrong::Meanwhile(_)) => {
            typed.seen = Seen::now(line);
            typed.choice.clear();
        }
        Weighed::Nothing | Weighed::Enter { .. } | Weighed::TakeBack | Weighed::Wrong(_) => {}
    }
    (typed, weighed)
}

/// Whether a row that says nothing new comes back as it was typed: what stands was chosen to be kept, or a row was begun whose
/// figure is still to come.
fn stays(line: &Line, typed: &Typed) -> bool {
    match Choice::read(&typed.choice) {
        Some(Choice::Keep) => true,
        Some(Choice::Preliminary | Choice::Settled) => typed.value.is_empty() && !is_met(line, typed) && !typed.is_untouched(),
        Some(Choice::TakeBack) | None => false,
    }
}

/// What comes of a row.
pub(super) fn weigh(line: &Line, typed: &Typed) -> Weighed {
    if typed.is_untouched() {
        return Weighed::Nothing;
    }
    let choice = Choice::read(&typed.choice);
    match choice {
        Some(Choice::Keep) => return Weighed::Nothing,
        Some(Choice::TakeBack) => return take_back(line, typed),
        Some(Choice::Preliminary | Choice::Settled) | None => {}
    }
    let value = match read_value(&typed.value, line.indicator.unit.as_deref()) {
        Ok(Some(value)) => value,
        Ok(None) => return empty(line, typed),
        Err(wrong) => return Weighed::Wrong(Wrong::Value(wrong)),
    };
    let seen = &typed.seen;
    let is_value_shown = read_value(&seen.value, None) == Ok(Some(value));
    if is_value_shown && typed.choice == seen.choice && typed.source == seen.source {
        return if typed.reason.is_empty() { Weighed::Nothing } else { Weighed::Wrong(Wrong::NoChange) };
    }
    let Some(choice) = choice else { return Weighed::Wrong(Wrong::NoChoice) };
    let is_preliminary = choice == Choice::Preliminary;
    if says_the_same(line, typed, value, is_preliminary) {
        return Weighed::Nothing;
    }
    wrong_around(line, typed).map_or(Weighed::Enter { value, is_preliminary }, Weighed::Wrong)
}

/// Somebody entered just that already.
fn says_the_same(line: &Line, typed: &Typed, value: f64, is_preliminary: bool) -> bool {
    let same = |stated: &Stated| {
        stated.value == Some(value) && stated.is_preliminary == is_preliminary && stated.source.trim() == typed.source
    };
    line.latest().is_some_and(same)
}

fn wrong_around(line: &Line, typed: &Typed) -> Option<Wrong> {
    if is_met(line, typed) {
        return Some(Wrong::Meanwhile(line.standing().cloned()));
    }
    if typed.source.is_empty() {
        return Some(Wrong::NoSource);
    }
    if typed.source.chars().count() > SOURCE_MAX {
        return Some(Wrong::LongSource);
    }
    if typed.reason.is_empty() && line.latest().is_some_and(Stated::is_settled) {
        return Some(Wrong::NoReason);
    }
    (typed.reason.chars().count() > REASON_MAX).then_some(Wrong::LongReason)
}

/// Whether another statement came in after the one at which the page was made.
fn is_met(line: &Line, typed: &Typed) -> bool {
    line.latest().map(|stated| stated.seq) != typed.seen.at
}

fn take_back(line: &Line, typed: &Typed) -> Weighed {
    if line.standing().is_none() {
        return Weighed::Nothing;
    }
    if is_met(line, typed) {
        return Weighed::Wrong(Wrong::Meanwhile(line.standing().cloned()));
    }
    if typed.reason.is_empty() {
        return Weighed::Wrong(Wrong::NoReason);
    }
    if typed.reason.chars().count() > REASON_MAX {
        return Weighed::Wrong(Wrong::LongReason);
    }
    Weighed::TakeBack
}

/// A place without a value: as it was, or something around it was typed and would be lost. A document that was proposed, or is
/// by now, is not lost.
fn empty(line: &Line, typed: &Typed) -> Weighed {
    if !typed.seen.value.is_empty() {
        return Weighed::Wrong(Wrong::Emptied);
    }
    let is_source_typed = !["", &typed.seen.source, &line.source].contains(&typed.source.as_str());
    if is_source_typed || !typed.reason.is_empty() { Weighed::Wrong(Wrong::Unfilled) } else { Weighed::Nothing }
}

/// The document that is proposed: the one of last year with this year's number in it, or the one that the plan names.
pub(super) fn proposed_source(last: Option<&Stated>, source: &Source, year: FiscalYear) -> String {
    let named = match source {
        Source::External { name, .. } => name.as_str(),
        Source::Counted(_) => "",
    };
    let last = last.filter(|last| last.value.is_some() && !last.source.is_empty());
    last.map_or_else(|| named.to_owned(), |last| next_year(&last.source, year))
}

fn next_year(source: &str, year: FiscalYear) -> String {
    let year = year.number();
    let prints: [fn(i32) -> String; 3] = [era::write_year, era::letter_year, |year| year.to_string()];
    let moved = |print: &fn(i32) -> String| {
        let last = print(year - 1);
        let at = place_of(source, &last)?;
        Some(format!("{}{}{}", &source[..at], print(year), &source[at + last.len()..]))
    };
    prints.iter().find_map(moved).unwrap_or_else(|| source.to_owned())
}

/// Where a year stands that is not part of a longer number.
fn place_of(text: &str, year: &str) -> Option<usize> {
    let ends = |at: usize| !text[at + year.len()..].starts_with(|sign: char| sign.is_ascii_digit());
    let begins = |at: usize| !text[..at].ends_with(|sign: char| sign.is_ascii_alphanumeric());
    text.match_indices(year).map(|(at, _)| at).find(|at| begins(*at) && ends(*at))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sample::{indicator, line, stated};
    use super::*;

    /// A row that was made at this statement.
    fn typed(value: &str, choice: &str, source: &str, reason: &str, seen: i64) -> Typed {
        let seen = Seen { at: (seen > 0).then_some(engawa_kernel::Seq(seen)), ..Seen::default() };
        Typed { value: value.into(), choice: choice.into(), source: source.into(), reason: reason.into(), seen }
    }

    /// The row with what a page showed that was made at its statement.
    fn made(line: &Line, typed: &Typed) -> Typed {
        let at = line.stated.iter().find(|stated| Some(stated.seq) == typed.seen.at);
        Typed { seen: Seen { at: typed.seen.at, ..Seen::when(line, at) }, ..typed.clone() }
    }

    fn weighed(line: &Line, typed: &Typed) -> Weighed {
        weigh(line, &made(line, typed))
    }

    fn enter(value: f64, is_preliminary: bool) -> Weighed {
        Weighed::Enter { value, is_preliminary }
    }

    /// A line with these statements: place in the chain, value, preliminary.
    fn with(statements: &[(i64, Option<f64>, bool)]) -> Line {
        line(1, statements.iter().map(|(seq, value, is_preliminary)| stated(*seq, *value, *is_preliminary)).collect())
    }

    #[test]
    fn a_row_that_says_nothing_new_writes_nothing() {
        let empty = with(&[]);
        let settled = with(&[(4, Some(7.9), false)]);
        let gone = with(&[(4, Some(7.9), false), (5, None, false)]);
        for (line, row) in [
            (&empty, typed("", "settled", "決算統計", "", 0)),
            (&empty, typed("", "preliminary", "", "", 0)),
            (&settled, typed("7.9", "settled", "決算統計", "", 4)),
            (&settled, typed("７．９％", "settled", "決算統計", "", 4)),
            (&settled, typed("7.90", "settled", "決算統計", "", 4)),
            (&settled, typed("8.5", "keep", "決算統計", "", 4)),
            (&gone, typed("", "settled", "決算統計", "", 5)),
            (&gone, typed("7.9", "take-back", "決算統計", "", 4)),
        ] {
            assert_eq!(weighed(line, &row), Weighed::Nothing, "{row:?}");
        }
    }

    #[test]
    fn a_figure_is_entered_where_none_stands_and_a_preliminary_one_is_changed_without_a_reason() {
        let empty = with(&[]);
        let preliminary = with(&[(4, Some(7.9), true)]);
        let gone = with(&[(4, Some(7.9), false), (5, None, false)]);
        for (line, row, comes) in [
            (&empty, typed("7.9", "settled", "決算統計", "", 0), enter(7.9, false)),
            (&empty, typed("7.9", "preliminary", "決算統計", "", 0), enter(7.9, true)),
            (&preliminary, typed("7.9", "settled", "決算統計", "", 4), enter(7.9, false)),
            (&preliminary, typed("8.1", "preliminary", "決算統計", "", 4), enter(8.1, true)),
            (&preliminary, typed("7.9", "preliminary", "別の資料", "", 4), enter(7.9, true)),
            (&gone, typed("8.1", "settled", "決算統計", "", 5), enter(8.1, false)),
        ] {
            assert_eq!(weighed(line, &row), comes, "{row:?}");
        }
    }

    #[test]
    fn a_settled_figure_is_changed_or_taken_back_only_with_a_reason() {
        let settled = with(&[(4, Some(7.9), false)]);
        let preliminary = with(&[(4, Some(7.9), true)]);
        for (value, choice, source) in
            [("8.1", "settled", "決算統計"), ("7.9", "preliminary", "決算統計"), ("7.9", "settled", "別の資料")]
        {
            assert_eq!(weighed(&settled, &typed(value, choice, source, "", 4)), Weighed::Wrong(Wrong::NoReason));
            let with_reason = weighed(&settled, &typed(value, choice, source, "足し算のまちがい", 4));
            assert!(matches!(with_reason, Weighed::Enter { .. }), "{with_reason:?}");
        }
        for line in [&settled, &preliminary] {
            assert_eq!(weighed(line, &typed("7.9", "take-back", "決算統計", "", 4)), Weighed::Wrong(Wrong::NoReason));
            assert_eq!(weighed(line, &typed("7.9", "take-back", "決算統計", "ちがう課の数字", 4)), Weighed::TakeBack);
        }
    }

    #[test]
    fn what_is_wrong_is_told_at_its_place() {
        let empty = with(&[]);
        let settled = with(&[(4, Some(7.9), false)]);
        let long = |count| "長".repeat(count);
        for (line, row, wrong) in [
            (&empty, typed("約8", "settled", "決算統計", "", 0), Wrong::Value(NoValue::WriteItSo("8".into()))),
            (&empty, typed("8", "settled", "", "", 0), Wrong::NoSource),
            (&empty, typed("8", "settled", &long(201), "", 0), Wrong::LongSource),
            (&empty, typed("8", "", "決算統計", "", 0), Wrong::NoChoice),
            (&empty, typed("8", "perhaps", "決算統計", "", 0), Wrong::NoChoice),
            (&empty, typed("", "settled", "別の資料", "", 0), Wrong::Unfilled),
            (&empty, typed("", "settled", "決算統計", "まちがい", 0), Wrong::Unfilled),
            (&settled, typed("", "settled", "決算統計", "", 4), Wrong::Emptied),
            (&settled, typed("7.9", "settled", "決算統計", "まちがい", 4), Wrong::NoChange),
            (&settled, typed("8.1", "settled", "決算統計", &long(301), 4), Wrong::LongReason),
            (&settled, typed("7.9", "take-back", "決算統計", &long(301), 4), Wrong::LongReason),
        ] {
            assert_eq!(weighed(line, &row), Weighed::Wrong(wrong), "{row:?}");
        }
    }

    #[test]
    fn a_figure_that_came_in_between_is_never_written_over_unseen() {
        let theirs = with(&[(4, Some(7.9), true), (9, Some(8.3), false)]);
        let met = |line: &Line| Weighed::Wrong(Wrong::Meanwhile(line.standing().cloned()));
        assert_eq!(weighed(&theirs, &typed("8.1", "preliminary", "決算統計", "", 4)), met(&theirs));
        assert_eq!(weighed(&theirs, &typed("7.9", "take-back", "決算統計", "まちがい", 4)), met(&theirs));
        assert_eq!(weighed(&theirs, &typed("8.1", "settled", "決算統計", "", 0)), met(&theirs), "made before anything was entered");
        assert_eq!(weighed(&theirs, &typed("8.1", "settled", "決算統計", "", 77)), met(&theirs), "a statement that is none");
        assert_eq!(weighed(&theirs, &typed("7.9", "preliminary", "決算統計", "", 4)), Weighed::Nothing, "not touched");
        assert_eq!(weighed(&theirs, &typed("8.3", "settled", "決算統計", "", 4)), Weighed::Nothing, "both say the same");
        let gone = with(&[(4, Some(7.9), true), (9, None, false)]);
        assert_eq!(weighed(&gone, &typed("8.1", "preliminary", "決算統計", "", 4)), met(&gone));
    }

    #[test]
    fn a_row_that_met_another_figure_comes_back_made_at_it_and_waits_for_a_choice() {
        let theirs = with(&[(4, Some(7.9), true), (9, Some(8.3), false)]);
        let row = |value, choice, seen| made(&theirs, &typed(value, choice, "決算統計", "", seen));
        let (back, weighed) = comes_back(&theirs, row("8.1", "preliminary", 4));
        assert!(matches!(weighed, Weighed::Wrong(Wrong::Meanwhile(Some(_)))));
        assert_eq!(back, row("8.1", "", 9));
        let untouched = row("7.9", "preliminary", 4);
        assert_eq!(comes_back(&theirs, untouched).0, row("8.3", "settled", 9), "what stands by now is shown");
        assert_eq!(weigh(&theirs, &back), Weighed::Wrong(Wrong::NoChoice), "pressing again decides nothing");
        let keep = Typed { choice: "keep".into(), ..back.clone() };
        assert_eq!(weigh(&theirs, &keep), Weighed::Nothing);
        assert_eq!(comes_back(&theirs, keep.clone()).0, keep, "a choice is kept while another row is put right");
        let mine = Typed { choice: "settled".into(), ..back };
        assert_eq!(weigh(&theirs, &mine), Weighed::Wrong(Wrong::NoReason), "theirs is settled");
        let mine = Typed { reason: "新しい資料".into(), ..mine };
        assert_eq!(weigh(&theirs, &mine), enter(8.1, false));
    }

    #[test]
    fn a_document_that_is_proposed_anew_leaves_the_rows_of_an_open_page_untouched() {
        let gone = with(&[(4, Some(7.9), false), (5, None, false)]);
        for line in [with(&[]), gone] {
            let row = Typed::shown(&line);
            let line = Line { source: "令和7年度 決算カード".into(), ..line };
            assert_eq!(comes_back(&line, row.clone()), (Typed::shown(&line), Weighed::Nothing));
            let as_proposed_now = Typed { source: line.source.clone(), ..row.clone() };
            assert_eq!(weigh(&line, &as_proposed_now), Weighed::Nothing);
            let filled = Typed { value: "8.1".into(), ..row.clone() };
            assert_eq!(comes_back(&line, filled.clone()), (filled, enter(8.1, false)), "the document that one saw is entered");
            let begun = Typed { choice: "preliminary".into(), ..row.clone() };
            assert_eq!(comes_back(&line, begun.clone()), (begun, Weighed::Nothing));
            let other = Typed { source: "別の資料".into(), ..row };
            assert_eq!(weigh(&line, &other), Weighed::Wrong(Wrong::Unfilled));
        }
    }

    #[test]
    fn a_row_that_was_begun_comes_back_as_it_was_typed_unless_a_figure_came_in() {
        let empty = with(&[]);
        let shown = Typed::shown(&empty);
        let begun = [Typed { choice: "preliminary".into(), ..shown.clone() }, Typed { source: String::new(), ..shown }];
        for row in begun {
            assert_eq!(comes_back(&empty, row.clone()), (row.clone(), Weighed::Nothing));
            let theirs = with(&[(9, Some(8.3), false)]);
            assert_eq!(comes_back(&theirs, row), (Typed::shown(&theirs), Weighed::Nothing));
        }
    }

    #[test]
    fn the_document_of_last_year_is_proposed_with_the_number_of_this_year() {
        let source = Source::External { name: "決算統計".into(), cadence: crate::model::Cadence::Yearly };
        let proposed = |last: &str| {
            let last = Stated { source: last.into(), ..stated(1, Some(1.0), false) };
            proposed_source(Some(&last), &source, FiscalYear(2025))
        };
        for (last, this) in [
            ("令和6年度 決算統計", "令和7年度 決算統計"),
            ("R6 決算統計", "R7 決算統計"),
            ("決算統計（2024）", "決算統計（2025）"),
            ("決算統計 12024", "決算統計 12024"),
            ("令和60年の資料", "令和60年の資料"),
            ("決算統計", "決算統計"),
        ] {
            assert_eq!(proposed(last), this);
        }
        assert_eq!(proposed_source(None, &source, FiscalYear(2025)), "決算統計");
        assert_eq!(proposed_source(Some(&stated(1, None, false)), &source, FiscalYear(2025)), "決算統計");
    }

    fn statements() -> impl Strategy<Value = Vec<Stated>> {
        let one = (proptest::option::of(-1_000_000_000i64..1_000_000_000), any::<bool>());
        proptest::collection::vec(one, 0..5).prop_map(|all| {
            let value = |millionths: i64| format!("{millionths}e-6").parse().expect("a number");
            let one = |(place, (value_of, is_preliminary)): (usize, (Option<i64>, bool))| {
                stated(i64::try_from(place).unwrap_or(0) + 1, value_of.map(value), is_preliminary)
            };
            all.into_iter().enumerate().map(one).collect()
        })
    }

    proptest! {
        #[test]
        fn what_was_shown_and_not_touched_writes_nothing_whatever_came_in_between(
            mut all in statements(), at in 0usize..6, decimals in 0u8..4, proposed in "\\PC{0,9}", later in "\\PC{0,9}"
        ) {
            let after = all.split_off(at.min(all.len()));
            let mut line = Line { source: proposed.trim().into(), ..line(1, all) };
            line.indicator.decimals = decimals;
            let row = Typed::shown(&line);
            let row = Typed { seen: Seen::read(row.seen.to_string().trim()), ..row };
            line.stated.extend(after);
            line.source = later;
            prop_assert_eq!(comes_back(&line, row), (Typed::shown(&line), Weighed::Nothing));
        }

        #[test]
        fn nothing_is_entered_over_a_statement_that_the_page_did_not_show(
            all in statements(), seen in 0i64..7, value in "[0-9]{1,4}", choice in "(preliminary|settled|take-back|keep)",
            reason in "[a-z]{0,3}"
        ) {
            let line = line(1, all);
            let row = typed(&value, &choice, "決算統計", &reason, seen);
            let is_deed = matches!(weighed(&line, &row), Weighed::Enter { .. } | Weighed::TakeBack);
            if let Some(latest) = line.latest().filter(|_| is_deed) {
                prop_assert_eq!(latest.seq.0, seen);
            }
        }

        #[test]
        fn no_row_makes_it_panic(
            value in "\\PC{0,12}", choice in "\\PC{0,12}", source in "\\PC{0,12}", reason in "\\PC{0,12}", seen in any::<i64>()
        ) {
            let line = Line { indicator: indicator(1), ..line(1, vec![stated(1, Some(1.0), false)]) };
            let _ = weighed(&line, &typed(&value, &choice, &source, &reason, seen));
        }
    }
}
