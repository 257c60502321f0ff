//! Letters that remember where they were printed.

use std::ops::Range;

/// One letter as it is read, beside the letter that was printed and its place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// The letter after hygiene.
    pub c: char,
    /// The letter in the text.
    pub printed: char,
    /// Where it begins in the text, in bytes.
    pub at: u32,
    /// Where it begins on its line, in half-width cells of a fixed pitch.
    pub column: u16,
}

impl Glyph {
    /// Where the printed letter ends, in bytes.
    fn end(self) -> usize {
        self.at as usize + self.printed.len_utf8()
    }

    /// How many half-width cells it takes.
    fn width(self) -> u16 {
        width_of(self.printed)
    }
}

/// How many half-width cells a letter takes: one for Latin letters and half-width kana, two for all others.
pub fn width_of(c: char) -> u16 {
    if c.is_ascii() || matches!(c, '｡'..='ﾟ' | '\u{a0}') { 1 } else { 2 }
}

/// A line break inside of a cell.
pub const BREAK: char = '\u{2028}';

/// A stretch of letters. The letters need not stand beside each other in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The letters.
    pub glyphs: Vec<Glyph>,
}

impl Run {
    /// A run of the letters of a range.
    pub fn slice(&self, range: Range<usize>) -> Run {
        let end = range.end.min(self.glyphs.len());
        Run { glyphs: self.glyphs.get(range.start.min(end)..end).unwrap_or_default().to_vec() }
    }

    /// How many letters.
    pub fn len(&self) -> usize {
        self.glyphs.len()
    }

    /// Whether nothing but spaces stands here.
    pub fn is_blank(&self) -> bool {
        self.glyphs.iter().all(|glyph| is_space(glyph.c))
    }

    /// The letters as they are read.
    pub fn chars(&self) -> Vec<char> {
        self.glyphs.iter().map(|glyph| glyph.c).collect()
    }

    /// The text as it is read.
    pub fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.c).collect()
    }

    /// The text without any space.
    pub fn dense(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.c).filter(|c| !is_space(*c)).collect()
    }

    /// Without spaces at both ends.
    pub fn trimmed(&self) -> Run {
        let first = self.glyphs.iter().position(|glyph| !is_space(glyph.c));
        let last = self.glyphs.iter().rposition(|glyph| !is_space(glyph.c));
        match (first, last) {
            (Some(first), Some(last)) => self.slice(first..last + 1),
            _ => Run::default(),
        }
    }

    /// Adds another run; where words of letters would grow together, the caller adds a space.
    pub fn join(&mut self, other: &Run) {
        self.glyphs.extend_from_slice(&other.glyphs);
    }

    /// The stretch of the text from the first to the last of its letters.
    pub fn span(&self) -> Option<Range<usize>> {
        let first = self.glyphs.iter().map(|glyph| glyph.at as usize).min()?;
        let last = self.glyphs.iter().map(|glyph| glyph.end()).max()?;
        Some(first..last)
    }

    /// The stretch of its line from the first to behind the last of its letters, in half-width cells.
    pub fn columns(&self) -> Option<Range<u16>> {
        let (first, last) = (self.glyphs.first()?, self.glyphs.last()?);
        Some(first.column..(last.column + last.width()).max(first.column + 1))
    }

    /// The parts between separators.
    pub fn split(&self, is_separator: impl Fn(char) -> bool) -> Vec<Run> {
        self.glyphs.split(|glyph| is_separator(glyph.c)).map(|part| Run { glyphs: part.to_vec() }).collect()
    }

    /// The text as a person would copy it: brackets and signs as printed, spaces only between words of Latin letters.
    pub fn printed(&self) -> String {
        let mut said = String::new();
        let mut last_at = None;
        for (place, glyph) in self.glyphs.iter().enumerate() {
            if is_space(glyph.c) {
                if self.is_word_gap(place) {
                    said.push(' ');
                }
                continue;
            }
            let as_printed = keeps_its_print(glyph.printed);
            if as_printed && last_at == Some(glyph.at) {
                continue;
            }
            said.push(if as_printed { glyph.printed } else { glyph.c });
            last_at = Some(glyph.at);
        }
        said
    }

    /// Whether the spaces at this place part two words of Latin letters; only the first of several spaces answers yes.
    fn is_word_gap(&self, place: usize) -> bool {
        let before = place.checked_sub(1).map(|at| self.glyphs[at].c);
        let after = self.glyphs[place..].iter().map(|glyph| glyph.c).find(|c| !is_space(*c));
        let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        word(before) && word(after)
    }
}

/// Signs of which the full-width form is a choice of the printer.
fn keeps_its_print(c: char) -> bool {
    matches!(c, '\u{ff01}'..='\u{ff5e}' | '〜' | '“' | '”' | '㎡' | '㎥' | '㎢' | '㎞' | '…' | '㎏')
}

/// Spaces, tabs and breaks inside of a cell.
pub fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// Kanji, kana and their signs.
pub fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Hiragana.
pub fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}')
}

/// Kanji.
pub fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3005}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use crate::hygiene::clean;

    #[test]
    fn printed_text_keeps_its_brackets_and_loses_the_spaces_of_the_typesetter() {
        let run = clean("ICT による「満足度（全体）」 Open Data");
        assert_eq!(run.printed(), "ICTによる「満足度（全体）」Open Data");
    }

    #[test]
    fn the_span_of_a_part_is_its_place_in_the_text() {
        let text = "現状値　６５．３％";
        let part = clean(text).slice(4..8);
        assert_eq!(part.text(), "65.3");
        assert_eq!(&text[part.span().unwrap()], "６５．３");
    }
}
