//! Cells as neighbourhoods write them, brought to one form. Each repair is told; what cannot be read is said, never guessed. Pure.

use engawa_kernel::Day;
use engawa_kernel::text::nfkc;
use engawa_web::ui::read_day;

/// What was mended in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mended {
    /// Wide digits, letters and marks became usual ones.
    Width,
    /// Half-wide kana became usual ones.
    Kana,
    /// Several blanks became one.
    Blanks,
    /// An era, or another way of writing a day.
    Day,
    /// A day without a year got the year that was said.
    Year,
    /// A count with a word behind it.
    Number,
    /// A spreadsheet had taken the zero in front of a telephone number.
    Zero,
    /// `="090…"`, or an apostrophe in front: marks by which a spreadsheet keeps a text a text.
    Mark,
    /// A formula was read as it was shown last.
    Formula,
}

/// A wide sign of the ASCII range in its usual width; others stay as they are. Not NFKC: that would change signs of names.
fn narrow(sign: char) -> char {
    match sign {
        '！'..='～' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        '\u{3000}' => ' ',
        other => other,
    }
}

fn is_half_kana(sign: char) -> bool {
    matches!(sign, '\u{ff65}'..='\u{ff9f}')
}

/// The marks by which spreadsheets keep a text a text are taken off: `="0269…"`, and the apostrophe of our own files.
pub(super) fn unmarked(cell: &str, mended: &mut Vec<Mended>) -> String {
    let text = cell.trim();
    let quoted = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let disarmed = text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@']));
    match quoted.or(disarmed) {
        Some(inner) => {
            mended.push(Mended::Mark);
            inner.trim().to_owned()
        }
        None => text.to_owned(),
    }
}

/// Blanks that follow each other become one; line breaks are blanks.
fn with_single_blanks(text: &str, mended: &mut Vec<Mended>) -> String {
    let mut was_blank = false;
    let mut changed = false;
    let mut kept = String::with_capacity(text.len());
    for sign in text.trim().chars() {
        let is_blank = sign.is_whitespace();
        if is_blank && was_blank {
            changed = true;
        } else {
            kept.push(sign);
        }
        was_blank = is_blank;
    }
    if changed {
        mended.push(Mended::Blanks);
    }
    kept
}

/// A name: every sign is kept as it was given, whatever set of signs it is in; only blanks are put in order.
pub(super) fn name(text: &str, mended: &mut Vec<Mended>) -> String {
    with_single_blanks(text, mended)
}

/// How a name is read: half-wide kana become usual ones.
pub(super) fn kana(text: &str, mended: &mut Vec<Mended>) -> String {
    let text = with_single_blanks(text, mended);
    if !text.chars().any(is_half_kana) {
        return text;
    }
    mended.push(Mended::Kana);
    // Marks of voice belong to the sign before, so runs are brought over as a whole.
    let mut kept = String::new();
    let mut run = String::new();
    for sign in text.chars() {
        if is_half_kana(sign) {
            run.push(sign);
        } else {
            kept.push_str(&nfkc(&std::mem::take(&mut run)));
            kept.push(sign);
        }
    }
    kept.push_str(&nfkc(&run));
    kept
}

/// A line with digits: wide digits, letters and marks become usual ones.
pub(super) fn line(text: &str, mended: &mut Vec<Mended>) -> String {
    let text = with_single_blanks(text, mended);
    let kept: String = text.chars().map(narrow).collect();
    if kept != text {
        mended.push(Mended::Width);
    }
    kept
}

/// A telephone number. Where a spreadsheet took it for a figure, the zero in front is gone: nine or ten digits without one get it back.
pub(super) fn phone(text: &str, mended: &mut Vec<Mended>) -> String {
    let kept = line(text, mended);
    let is_figure = matches!(kept.len(), 9 | 10) && kept.bytes().all(|byte| byte.is_ascii_digit()) && !kept.starts_with('0');
    if is_figure {
        mended.push(Mended::Zero);
        return format!("0{kept}");
    }
    kept
}

/// How many people: `4`, `４人`, `4名`. Nothing where nothing is said.
///
/// # Errors
/// When it is no count of people who live together.
pub(super) fn persons(text: &str, mended: &mut Vec<Mended>) -> Result<Option<i64>, ()> {
    const MOST: i64 = 99;
    let plain = nfkc(text.trim());
    if plain.is_empty() || means("unsaid", &plain) {
        return Ok(None);
    }
    let bare = plain.trim_end_matches(['人', '名']).trim();
    let bare = bare.strip_suffix(".0").unwrap_or(bare);
    let count = bare.parse().ok().filter(|count| (1..=MOST).contains(count)).ok_or(())?;
    if bare != text.trim() {
        mended.push(Mended::Number);
    }
    Ok(Some(count))
}

/// Whether circulars come on paper. Nothing said: paper, as it always was.
///
/// # Errors
/// When it is a word of which nobody knows what it means.
pub(super) fn paper(text: &str) -> Result<Option<bool>, ()> {
    let plain = nfkc(text.trim()).to_lowercase();
    match plain.as_str() {
        "" => Ok(None),
        said if means("paper", said) => Ok(Some(true)),
        said if means("screen", said) => Ok(Some(false)),
        _ => Err(()),
    }
}

/// The answers that rosters give; the first word of a line is what they mean.
const ANSWERS: &str = include_str!("../../data/answers.txt");

fn means(code: &str, said: &str) -> bool {
    let of = |line: &'static str| line.split_once(' ').filter(|(first, _)| *first == code);
    ANSWERS.lines().filter_map(of).any(|(_, answers)| answers.split(' ').any(|one| one == said))
}

/// Why a day is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoDay {
    /// It is none.
    None,
    /// 「5月1日」: a month and a day of no year.
    NoYear,
}

/// A day in any usual way of writing; one without a year is of the year that was said.
///
/// # Errors
/// When it is none, or has no year and none was said.
pub(super) fn day(text: &str, year: Option<i32>, mended: &mut Vec<Mended>) -> Result<Day, NoDay> {
    let plain = nfkc(text.trim());
    if let Some(day) = read_day(&plain) {
        if text.trim() != day.to_string() {
            mended.push(Mended::Day);
        }
        return Ok(day);
    }
    let (month, of_month) = without_year(&plain).ok_or(NoDay::None)?;
    // The 29th of February is a day of some year.
    Day::new(2000, month, of_month).map_err(|_| NoDay::None)?;
    let year = year.ok_or(NoDay::NoYear)?;
    let day = Day::new(year, month, of_month).map_err(|_| NoDay::None)?;
    mended.push(Mended::Year);
    Ok(day)
}

fn without_year(plain: &str) -> Option<(u32, u32)> {
    let parts: Vec<&str> = match plain.strip_suffix('日') {
        Some(rest) => rest.split('月').collect(),
        None => plain.split(['/', '.']).collect(),
    };
    let [month, day] = parts[..] else { return None };
    Some((month.trim().parse().ok()?, day.trim().parse().ok()?))
}

/// Whether an address reads as a day: a spreadsheet took 「1-2」 for the 2nd of January.
pub(super) fn is_day(text: &str) -> bool {
    text.len() == 10 && Day::parse(text).is_ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mended<T>(act: impl FnOnce(&mut Vec<Mended>) -> T) -> (T, Vec<Mended>) {
        let mut told = Vec::new();
        (act(&mut told), told)
    }

    #[test]
    fn cells_are_brought_to_one_form_and_every_repair_is_told() {
        assert_eq!(mended(|told| line("１−２　３Ｆ", told)), ("1−2 3F".into(), vec![Mended::Width]));
        assert_eq!(mended(|told| kana("ｵｶﾉ ﾊﾅｺﾞ", told)), ("オカノ ハナゴ".into(), vec![Mended::Kana]));
        assert_eq!(mended(|told| name("丘野　　花", told)), ("丘野　花".into(), vec![Mended::Blanks]));
        assert_eq!(mended(|told| phone("269123456", told)), ("0269123456".into(), vec![Mended::Zero]));
        assert_eq!(mended(|told| phone("０２６－２", told)).0, "026-2");
        assert_eq!(mended(|told| unmarked("=\"0269-00-0000\"", told)), ("0269-00-0000".into(), vec![Mended::Mark]));
        assert_eq!(mended(|told| unmarked("'=1+1", told)), ("=1+1".into(), vec![Mended::Mark]));
        assert_eq!(mended(|told| persons(" ４人", told)), (Ok(Some(4)), vec![Mended::Number]));
        assert_eq!(mended(|told| persons("4", told)), (Ok(Some(4)), vec![]));
        for wrong in ["約4", "-1", "0", "4.5", "100", "=1+1"] {
            assert_eq!(persons(wrong, &mut Vec::new()), Err(()), "{wrong}");
        }
    }

    #[test]
    fn a_day_without_a_year_is_a_question() {
        let of = |text, year| day(text, year, &mut Vec::new());
        assert_eq!(of("5月1日", None), Err(NoDay::NoYear));
        assert_eq!(of("５／１", None), Err(NoDay::NoYear));
        assert_eq!(of("5月1日", Some(2024)), Ok(Day::new(2024, 5, 1).expect("a day")));
        assert_eq!(of("2月29日", Some(2023)), Err(NoDay::None), "no such day in that year");
        assert_eq!(of("2月29日", Some(2024)), Ok(Day::new(2024, 2, 29).expect("a day")));
        for none in ["13月1日", "平成", "1-2", "いつか", "2026-02-30"] {
            assert_eq!(of(none, Some(2024)), Err(NoDay::None), "{none}");
        }
        assert_eq!(mended(|told| day("平成３年４月１日", None, told)).1, [Mended::Day]);
    }

    #[test]
    fn what_is_said_about_paper_is_known_or_asked() {
        assert_eq!(
            (paper("紙"), paper("○"), paper(""), paper("ＬＩＮＥ")),
            (Ok(Some(true)), Ok(Some(true)), Ok(None), Ok(Some(false)))
        );
        assert_eq!(paper("隣の人に"), Err(()));
    }

    proptest! {
        #[test]
        fn a_name_keeps_every_sign_but_blanks(text in "\\PC{0,30}") {
            let signs = |text: &str| text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>();
            prop_assert_eq!(signs(&name(&text, &mut Vec::new())), signs(&text));
        }

        #[test]
        fn what_is_tidy_stays_as_it_is_and_nothing_is_told(text in "\\PC{0,30}") {
            for tidy in [name, kana, line, phone] {
                let once = tidy(&text, &mut Vec::new());
                let (twice, told) = mended(|told| tidy(&once, told));
                prop_assert_eq!(&twice, &once);
                prop_assert!(told.is_empty(), "{:?}", told);
            }
        }
    }
}
