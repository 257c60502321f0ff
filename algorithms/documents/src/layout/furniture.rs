//! What belongs to the paper and not to the plan: numbers of pages, and heads that run over every page.

use std::collections::HashMap;

use crate::glyph::Run;

/// Running heads are looked for on so many lines beside the number of a page.
const NEAR: usize = 4;

/// Takes the furniture of the pages out; the lines stay, so that their numbers do.
pub fn removed(lines: &mut [Run]) {
    let texts: Vec<String> = lines.iter().map(Run::dense).collect();
    let mut is_number: Vec<bool> = texts.iter().map(|text| is_framed_number(text)).collect();
    for at in bare_numbers(&texts, &is_number) {
        is_number[at] = true;
    }
    let heads = running_heads(&texts, &is_number);
    for (at, line) in lines.iter_mut().enumerate() {
        if is_number[at] || heads.contains(&at) {
            *line = Run::default();
        }
    }
}

/// `- 24 -`, `12 / 30`, `P.12`, `12ページ`: nothing but the number of a page.
fn is_framed_number(text: &str) -> bool {
    if text.len() > 16 {
        return false;
    }
    let dash = |c: char| matches!(c, '-' | '−' | '–' | '—' | '―' | '‐' | '─' | 'ー' | '~');
    let core = text.trim_matches(dash);
    let framed = text.starts_with(dash) && text.ends_with(dash) && is_page(core);
    let parts = text.split_once('/').is_some_and(|(page, pages)| {
        let (page, pages) = (page.parse::<u32>(), pages.parse::<u32>());
        matches!((page, pages), (Ok(page), Ok(pages)) if page >= 1 && page <= pages && pages <= 2000)
    });
    let lower = text.to_ascii_lowercase();
    let named = lower.strip_prefix("p.").or_else(|| lower.strip_prefix('p')).is_some_and(is_page)
        || text
            .strip_suffix("ページ")
            .or_else(|| text.strip_suffix('頁'))
            .is_some_and(|rest| is_page(rest.trim_start_matches('第')));
    framed || parts || named
}

fn is_page(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit()) && !text.starts_with('0')
}

/// Bare numbers that count up by one through the document, each at the end of a page: much empty paper, or nothing at all, follows.
fn bare_numbers(texts: &[String], framed: &[bool]) -> Vec<usize> {
    if framed.iter().any(|framed| *framed) {
        return Vec::new();
    }
    let candidates: Vec<(usize, u32)> = (0..texts.len())
        .filter(|at| is_page(&texts[*at]) && ends_page(texts, *at))
        .filter_map(|at| Some((at, texts[at].parse().ok()?)))
        .collect();
    let counts_up = candidates.windows(2).all(|pair| pair[1].1 > pair[0].1 && pair[1].1 - pair[0].1 <= 3);
    let alone =
        candidates.len() == 1 && texts[candidates[0].0 + 1..].iter().all(String::is_empty) && stands_apart(texts, candidates[0].0);
    if (candidates.len() >= 2 && counts_up) || alone { candidates.into_iter().map(|(at, _)| at).collect() } else { Vec::new() }
}

/// Two empty lines follow at least, or the document ends.
fn ends_page(texts: &[String], at: usize) -> bool {
    let empty = texts[at + 1..].iter().take_while(|text| text.is_empty()).count();
    empty >= 2 || at + 1 + empty == texts.len()
}

/// The line above is empty, and the one above that ends a sentence or a row of several cells.
fn stands_apart(texts: &[String], at: usize) -> bool {
    at >= 2 && texts[at - 1].is_empty() && texts[at - 2].chars().count() > 12
}

/// Lines beside the number of a page that stand on several pages in the same words; the first of them stays.
fn running_heads(texts: &[String], is_number: &[bool]) -> Vec<usize> {
    let pages: Vec<usize> = (0..texts.len()).filter(|at| is_number[*at]).collect();
    let mut seen: HashMap<&str, Vec<usize>> = HashMap::new();
    for page in &pages {
        let behind = (page + 1..texts.len()).filter(|at| !texts[*at].is_empty()).take(2);
        let before = (0..*page).rev().filter(|at| !texts[*at].is_empty()).take(1).filter(|at| page - at <= NEAR);
        for at in behind.chain(before).filter(|at| texts[*at].chars().count() <= 40) {
            seen.entry(&texts[at]).or_default().push(at);
        }
    }
    let first = |text: &str| texts.iter().position(|known| known == text);
    let is_text = |text: &str| {
        text.chars().count() >= 4
            && !text.contains(['|', '\t'])
            && !text.chars().any(|c| c.is_ascii_digit() || c == '値' || c == '標')
    };
    let mut heads: Vec<usize> = Vec::new();
    for (text, places) in seen {
        let repeated = places.len() >= 2 || places.iter().any(|at| first(text).is_some_and(|first| first < *at));
        if repeated && (is_text(text) || text.starts_with('第')) {
            heads.extend(places.into_iter().filter(|at| first(text) != Some(*at)));
        }
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hygiene::clean;

    fn left(lines: &[&str]) -> Vec<String> {
        let mut runs: Vec<Run> = lines.iter().map(|line| clean(line)).collect();
        removed(&mut runs);
        runs.iter().map(Run::dense).filter(|text| !text.is_empty()).collect()
    }

    #[test]
    fn numbers_of_pages_and_running_heads_go_and_the_first_head_stays() {
        let page =
            ["第２章　分野別計画", "自治会加入率 65 70", "", "36", "", "", "第２章　分野別計画", "ごみの量 8 9", "", "37", ""];
        assert_eq!(left(&page), ["第2章分野別計画", "自治会加入率6570", "ごみの量89"]);
        assert_eq!(left(&["a", "- 24 -", "b", "12 / 30"]), ["a", "b"]);
    }

    #[test]
    fn a_value_on_a_line_of_its_own_is_no_number_of_a_page() {
        assert_eq!(left(&["ごみの量", "", "ｇ", "", "918", "", "850", ""]), ["ごみの量", "g", "918", "850"]);
    }
}
