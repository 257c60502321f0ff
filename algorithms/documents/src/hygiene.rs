//! Text hygiene: compatibility forms, CJK radicals, replacement signs, tags inside of cells, letter-spaced words.

use unicode_normalization::UnicodeNormalization;

use crate::glyph::{BREAK, Glyph, Run, is_japanese, is_space, width_of};

/// Radicals that fonts of PDFs put in the place of characters and that NFKC leaves alone.
const RADICALS: &str = "⺠民⻑長⻄西⻘青⻝食⻨麦⻩黄⻫斉⻭歯⻲亀⻤鬼⻣骨⻢馬⻁虎⺟母⻆角⻅見⻉貝⻋車⻓長⻔門⻚頁⻛風⻜飛⻥魚⻦鳥⺩王⻯竜⻌辶⻖阝⺾艹⻟食⻞食⻂衣⺼月⺨犬⺡水⺘手⺒己⺎兀⻱龟⻒巻⻬斉⻮歯⻧麦⻪黾";

/// The text as it is read: each letter knows where it was printed.
#[must_use]
pub fn clean(text: &str) -> Run {
    let mut run = Run::default();
    let mut letters = text.char_indices().peekable();
    let mut column: u16 = 0;
    while let Some((at, c)) = letters.next() {
        let mark = letters.peek().map(|(_, next)| *next).filter(|next| matches!(next, 'ﾞ' | 'ﾟ') && is_half_kana(c));
        if mark.is_some() {
            letters.next();
        }
        push(&mut run, at, column, (c, mark));
        column = if c == '\n' { 0 } else { column.saturating_add(width_of(c)).saturating_add(u16::from(mark.is_some())) };
    }
    run
}

fn push(run: &mut Run, at: usize, column: u16, (c, mark): (char, Option<char>)) {
    let at = u32::try_from(at).unwrap_or(u32::MAX);
    let mut add = |read: char| run.glyphs.push(Glyph { c: read, printed: c, at, column });
    if let Some(mark) = mark {
        return [c, mark].iter().copied().nfkc().for_each(add);
    }
    match c {
        '\u{fffd}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{e000}'..='\u{f8ff}' => {}
        '\n' | '\t' | BREAK => add(c),
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2029}' => add('\n'),
        c if c.is_control() => {}
        c if is_space(c) => add(' '),
        // The numbers in circles are marks of headings, and lose that as plain digits.
        '①'..='⑳' | '❶'..='❿' | '➀'..='➓' | '…' | '‥' => add(c),
        '⇒' | '➡' | '⇨' | '➔' | '➜' | '▶' | '►' | '➞' | '→' => add('→'),
        '〜' | '～' | '∼' | '˜' => add('~'),
        '〔' | '［' => add('['),
        '〕' | '］' => add(']'),
        '\u{2e80}'..='\u{2eff}' => add(radical(c)),
        '×' | '✕' | '➚' | '↗' | '↘' => add(c),
        _ => std::iter::once(c).nfkc().for_each(add),
    }
}

fn is_half_kana(c: char) -> bool {
    matches!(c, 'ｦ'..='ﾝ')
}

fn radical(c: char) -> char {
    let mut pairs = RADICALS.chars();
    while let (Some(radical), Some(whole)) = (pairs.next(), pairs.next()) {
        if radical == c {
            return whole;
        }
    }
    std::iter::once(c).nfkc().next().unwrap_or(c)
}

/// Joins words whose letters were set apart: 「施 策 の 目 指 す 姿」. Three single letters in a row at least.
#[must_use]
pub fn unspaced(run: &Run) -> Run {
    let words = words_of(run);
    let single = |place: usize| words.get(place).is_some_and(|word| word.1 - word.0 == 1 && is_japanese(run.glyphs[word.0].c));
    let mut glyphs = Vec::with_capacity(run.len());
    let mut end = 0;
    for (place, (from, to)) in words.iter().copied().enumerate() {
        let spread = single(place) && place > 0 && single(place - 1);
        let long = (place >= 2 && single(place - 2)) || single(place + 1);
        if !(spread && long) {
            glyphs.extend_from_slice(&run.glyphs[end..from]);
        }
        glyphs.extend_from_slice(&run.glyphs[from..to]);
        end = to;
    }
    glyphs.extend_from_slice(&run.glyphs[end..]);
    Run { glyphs }
}

/// The words between spaces, as ranges of letters.
fn words_of(run: &Run) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut from = None;
    for (place, glyph) in run.glyphs.iter().enumerate() {
        match (is_space(glyph.c), from) {
            (false, None) => from = Some(place),
            (true, Some(begin)) => {
                words.push((begin, place));
                from = None;
            }
            _ => {}
        }
    }
    if let Some(begin) = from {
        words.push((begin, run.len()));
    }
    words
}

/// Tags that stand in the text of a cell: those that break a line become a break, the others go. Signs of bold text go too.
#[must_use]
pub fn untagged(run: &Run) -> Run {
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(run.len());
    let mut place = 0;
    while let Some(glyph) = run.glyphs.get(place).copied() {
        if glyph.c == '<'
            && let Some((name, end)) = tag_at(run, place)
        {
            if breaks(&name) {
                glyphs.push(Glyph { c: BREAK, ..glyph });
            }
            place = end;
        } else if glyph.c == '*' && run.glyphs.get(place + 1).is_some_and(|next| next.c == '*') {
            place += 2;
        } else {
            glyphs.push(glyph);
            place += 1;
        }
    }
    Run { glyphs }
}

/// A tag that begins here: its name, and the place behind it.
fn tag_at(run: &Run, place: usize) -> Option<(String, usize)> {
    let rest = run.glyphs.get(place + 1..(place + 200).min(run.len()))?;
    let end = rest.iter().position(|glyph| glyph.c == '>')?;
    let inner: String = rest[..end].iter().map(|glyph| glyph.c).collect();
    let name: String = inner.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
    let known = ["p", "br", "ul", "ol", "li", "div", "span", "b", "i", "u", "strong", "em", "sup", "sub", "font", "a", "small"];
    known.contains(&name.to_ascii_lowercase().as_str()).then_some((name.to_ascii_lowercase(), place + end + 2))
}

fn breaks(name: &str) -> bool {
    matches!(name, "p" | "br" | "ul" | "ol" | "li" | "div")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_radicals_and_replacement_signs_are_read() {
        assert_eq!(clean("⺠間●\u{fffd}\u{fffd}ＩＣＴ　ｶﾞｽ１２％⼈").text(), "民間●ICT ガス12%人");
        assert_eq!(clean("①㎡").text(), "①m2");
    }

    #[test]
    fn letter_spaced_words_grow_together_and_two_words_do_not() {
        assert_eq!(unspaced(&clean("施 策 の 目 指 す 姿")).text(), "施策の目指す姿");
        assert_eq!(unspaced(&clean("市 民 協働課")).text(), "市 民 協働課");
        assert_eq!(unspaced(&clean("4 5 協働")).text(), "4 5 協働");
    }

    #[test]
    fn tags_inside_of_cells_become_breaks_or_nothing() {
        assert_eq!(untagged(&clean("<p>A</p><b>B</b> a<5")).text(), "\u{2028}A\u{2028}B a<5");
    }
}
