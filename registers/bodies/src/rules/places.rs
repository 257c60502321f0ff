//! Which area an address means: by the names of areas, as people write them.

use engawa_kernel::text::nfkc;

/// What stands after the number of a block.
const BLOCK: [char; 2] = ['丁', '目'];
/// The numbers of blocks as they are written in names.
const DIGITS: [char; 11] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// How an address and an area fit together, the better the later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The beginning of its name or reading was typed.
    Begun,
    /// Its whole name stands in the address; the longer name is the more exact one.
    Named(usize),
}

/// The areas that an address means, by their places in the list: those whose name stands in it, the longest alone; otherwise
/// those whose name or reading begins with it.
pub fn meant(address: &str, areas: &[(&str, Option<&str>)]) -> Vec<usize> {
    let typed = plain(address);
    if typed.is_empty() {
        return Vec::new();
    }
    let fits: Vec<Option<Fit>> = areas.iter().map(|(name, reading)| fit(&typed, name, *reading)).collect();
    let best = fits.iter().flatten().max().copied();
    let is_best = |fit: &Option<Fit>| fit.is_some() && *fit == best;
    fits.iter().enumerate().filter(|(_, fit)| is_best(fit)).map(|(at, _)| at).collect()
}

fn fit(typed: &str, name: &str, reading: Option<&str>) -> Option<Fit> {
    let name = plain(name);
    let begins = |text: &str| text.starts_with(typed);
    if name.chars().count() > 1 && typed.contains(&name) {
        Some(Fit::Named(name.chars().count()))
    } else if begins(&name) || reading.map(plain).is_some_and(|reading| begins(&reading)) {
        Some(Fit::Begun)
    } else {
        None
    }
}

/// A text without what people write in many ways: widths, blanks, ヶ and が, hiragana, 二丁目 and 2-.
fn plain(text: &str) -> String {
    let signs: Vec<char> = nfkc(text).to_lowercase().chars().filter(|sign| !sign.is_whitespace()).map(hiragana).collect();
    let is_kanji = |at: usize| signs.get(at).is_some_and(|sign| ('\u{4e00}'..='\u{9fff}').contains(sign));
    let between = |at: usize| at > 0 && is_kanji(at - 1) && is_kanji(at + 1);
    let folded = signs.iter().enumerate().map(|(at, sign)| match sign {
        'が' | 'け' if between(at) => 'け',
        '‐' | '−' | '–' | '—' => '-',
        sign => *sign,
    });
    blocks(&folded.collect::<String>())
}

fn hiragana(sign: char) -> char {
    match sign {
        'ヶ' => 'け',
        'ァ'..='ヴ' => char::from_u32(u32::from(sign) - 0x60).unwrap_or(sign),
        other => other,
    }
}

/// 二丁目, 2丁目 and 2- are one block.
fn blocks(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    let block = String::from_iter(BLOCK);
    while let Some((before, after)) = rest.split_once(&block) {
        let number = before.chars().rev().take_while(|sign| digit(*sign).is_some()).count();
        let head: String = before.chars().take(before.chars().count() - number).collect();
        let tail: String = before.chars().skip(head.chars().count()).collect();
        said.push_str(&head);
        said.push_str(&counted(&tail));
        said.push('-');
        rest = after;
    }
    said + rest
}

fn digit(sign: char) -> Option<u32> {
    DIGITS.iter().position(|one| *one == sign).and_then(|at| u32::try_from(at).ok()).or(sign.to_digit(10))
}

/// A number up to 99 in digits of either kind.
fn counted(text: &str) -> String {
    if text.chars().all(|sign| sign.is_ascii_digit()) {
        return text.to_owned();
    }
    let number = text.chars().filter_map(digit).fold((0, 0), |(sum, last), one| match one {
        10 => (sum + 10 * last.max(1), 0),
        one => (sum, one),
    });
    (number.0 + number.1).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOWN: [(&str, Option<&str>); 6] = [
        ("西校区", None),
        ("本町", Some("ほんまち")),
        ("西本町", Some("にしほんまち")),
        ("緑ヶ丘町", None),
        ("緑ヶ丘一丁目", None),
        ("緑ヶ丘十二丁目", None),
    ];

    fn found(address: &str) -> Vec<&'static str> {
        meant(address, &TOWN).into_iter().map(|at| TOWN[at].0).collect()
    }

    #[test]
    fn an_address_means_the_area_that_it_names_most_exactly() {
        assert_eq!(found("みほん市本町2-3-1"), ["本町"]);
        assert_eq!(found("西本町 3番地"), ["西本町"]);
        assert_eq!(found("緑が丘１丁目５"), ["緑ヶ丘一丁目"]);
        assert_eq!(found("緑ケ丘12-5"), ["緑ヶ丘十二丁目"]);
        assert_eq!(found("みほん市 緑ヶ丘町"), ["緑ヶ丘町"]);
        assert_eq!(found("大池町1"), Vec::<&str>::new());
        assert_eq!(found("  "), Vec::<&str>::new());
    }

    #[test]
    fn who_has_only_begun_to_write_is_shown_what_it_may_become() {
        assert_eq!(found("緑"), ["緑ヶ丘町", "緑ヶ丘一丁目", "緑ヶ丘十二丁目"]);
        assert_eq!(found("ニシホン"), ["西本町"]);
        assert_eq!(found("ほん"), ["本町"]);
    }

    proptest::proptest! {
        #[test]
        fn a_name_is_always_found_by_itself_whatever_stands_around_it(at in 0..TOWN.len(), more in "[0-9０-９ -]{0,8}") {
            proptest::prop_assert_eq!(found(&format!("みほん市{}{more}", TOWN[at].0)), vec![TOWN[at].0]);
        }

        #[test]
        fn whatever_is_typed_is_read(text in "\\PC{0,60}") {
            let _ = found(&text);
        }
    }
}
