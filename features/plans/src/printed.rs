//! Figures as plans print them: `86.5（2019）`, `―（2020）`, `90.0 未満`, `未設置`, `6回程度を想定`.

use engawa_kernel::era::{YearError, read_year};
use engawa_kernel::number::read_first;
use engawa_kernel::text::nfkc;

use crate::model::Printed;

/// A figure read from its print, with what stood around it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReadFigure {
    /// Its value; nothing for dashes and words.
    pub value: Option<f64>,
    /// Its year.
    pub year: Option<i32>,
    /// 未満 or 超: the value itself does not count.
    pub is_strict: bool,
    /// A dash stands there: missing, which is not zero.
    pub is_dash: bool,
    /// 未設置, 未公開: not yet.
    pub is_not_yet: bool,
    /// Digits after the point.
    pub decimals: u8,
    /// The unit glued to the value, if any.
    pub unit: Option<String>,
}

/// Dashes that stand for a missing value, after NFKC.
const DASHES: [char; 9] = ['-', '‐', '‑', '–', '—', '―', '−', 'ー', '─'];
/// Words that may stand before a number without making it a text.
const BEFORE: [&str; 4] = ["約", "およそ", "概ね", "累計"];

/// Reads a figure. `heading` is the year printed in the column heading; words are given to milestones, never numbers.
///
/// # Errors
/// When a year is printed that is none.
pub fn read_figure(raw: Option<&str>, heading: Option<&str>, is_milestone: bool) -> Result<ReadFigure, YearError> {
    let text = raw.map(nfkc).unwrap_or_default();
    let (main, inside) = year_apart(&text);
    let year = match inside.or(heading) {
        Some(print) => Some(read_year(print)?.year),
        None => None,
    };
    let main = main.trim();
    let mut figure = ReadFigure {
        year,
        is_strict: main.contains("未満") || main.contains('超') || main.contains("上回"),
        is_dash: !main.is_empty() && main.chars().all(|c| DASHES.contains(&c)),
        is_not_yet: main.starts_with('未'),
        ..ReadFigure::default()
    };
    if let Some(number) = read_first(main).filter(|_| !is_milestone && starts_with_number(main)) {
        figure.value = Some(number.value);
        figure.decimals = number.decimals;
        figure.unit = unit_of(&number.after);
    }
    Ok(figure)
}

/// As [`read_figure`], with the print kept beside it.
///
/// # Errors
/// As [`read_figure`].
pub fn read_printed(raw: Option<&str>, heading: Option<&str>, is_milestone: bool) -> Result<Printed, YearError> {
    let figure = read_figure(raw, heading, is_milestone)?;
    Ok(Printed { raw: raw.map(str::to_owned), value: figure.value, year: figure.year, is_strict: figure.is_strict })
}

/// Splits a year in parentheses from the value before it. Parentheses that hold no year belong to the text.
fn year_apart(text: &str) -> (&str, Option<&str>) {
    let Some(open) = text.rfind('(') else { return (text, None) };
    let inside = text[open + 1..].trim_end_matches(')');
    let is_year = inside.chars().any(|c| c.is_ascii_digit()) && read_year(inside).is_ok();
    // `2025(令和7)年度` is itself a year, and what stands before is no value.
    if is_year && text.trim_end().ends_with(')') { (&text[..open], Some(inside)) } else { (text, None) }
}

fn starts_with_number(text: &str) -> bool {
    let text = BEFORE.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text).trim_start();
    text.trim_start_matches(['△', '▲', '-', '−']).starts_with(|c: char| c.is_ascii_digit())
}

fn unit_of(after: &str) -> Option<String> {
    let mut unit = after.trim();
    for word in ["未満", "以上", "以下", "超", "程度を想定", "程度", "を上回る"] {
        unit = unit.trim_end_matches(word).trim_end();
    }
    (!unit.is_empty()).then(|| unit.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str, heading: Option<&str>) -> (Option<f64>, Option<i32>, bool) {
        let figure = read_figure(Some(raw), heading, false).unwrap();
        (figure.value, figure.year, figure.is_strict)
    }

    #[test]
    fn every_style_of_the_five_plans_is_read() {
        let cases = [
            ("86.5（2019）", None, Some(86.5), Some(2019), false),
            ("4,597,752（2019）", None, Some(4_597_752.0), Some(2019), false),
            ("13（2019)", None, Some(13.0), Some(2019), false),
            ("90.0 未満", Some("2025年"), Some(90.0), Some(2025), true),
            ("77事業／年", Some("H26"), Some(77.0), Some(2014), false),
            ("92.6%", Some("H26"), Some(92.6), Some(2014), false),
            ("15,000人", Some("H30"), Some(15_000.0), Some(2018), false),
            ("5回程度を想定", Some("2025(令和7)年度"), Some(5.0), Some(2025), false),
            ("1,000 以上", Some("令和12年度"), Some(1000.0), Some(2030), false),
            ("0（2019）", None, Some(0.0), Some(2019), false),
            ("７", Some("H34"), Some(7.0), Some(2022), false),
        ];
        for (raw, heading, value, year, strict) in cases {
            assert_eq!(read(raw, heading), (value, year, strict), "{raw}");
        }
    }

    #[test]
    fn a_dash_is_missing_with_and_without_a_year_and_never_zero() {
        assert_eq!(read("―（2020）", None), (None, Some(2020), false));
        assert_eq!(read("—", Some("H26")), (None, Some(2014), false));
        assert_eq!(read("―", None), (None, None, false));
        for dash in ["―", "—", "－", "-", "–", "ー"] {
            assert!(read_figure(Some(dash), None, false).unwrap().is_dash, "{dash}");
        }
        assert!(!read_figure(Some("0"), None, false).unwrap().is_dash);
    }

    #[test]
    fn words_of_milestones_hold_no_number_even_when_they_begin_with_one() {
        let figure = read_figure(Some("20年間の振り返りと目指す提案の提示"), Some("2025(令和7)年度"), true).unwrap();
        assert_eq!((figure.value, figure.year), (None, Some(2025)));
        let figure = read_figure(Some("市民活動支援センターの今後の方向性(支援体制を含む)をまとめあげる"), None, true).unwrap();
        assert_eq!((figure.value, figure.year), (None, None));
        assert!(read_figure(Some("未設置"), None, true).unwrap().is_not_yet);
        assert!(!read_figure(Some("設置"), None, true).unwrap().is_not_yet);
    }

    #[test]
    fn units_and_digits_are_kept_as_hints() {
        let unit = |raw| read_figure(Some(raw), None, false).unwrap().unit;
        assert_eq!(unit("110事業／年").as_deref(), Some("事業/年"));
        assert_eq!(unit("6回程度を想定").as_deref(), Some("回"));
        assert_eq!(unit("90.0 未満"), None);
        assert_eq!(read_figure(Some("0.590"), None, false).unwrap().decimals, 3);
    }

    #[test]
    fn a_year_of_no_era_is_refused() {
        assert!(read_figure(Some("10"), Some("X5"), false).is_err());
        assert!(read_figure(Some("10"), Some("平成0年"), false).is_err());
    }
}
