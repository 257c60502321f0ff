//! Fonts: how codes are cut, which letters they show, how wide they are.

use std::collections::HashMap;

use encoding_rs::{EUC_JP, SHIFT_JIS};
use lopdf::{Dictionary, Document, Object};

use super::number;

const STREAM_MAX: usize = 8_000_000;
const MAPPED_MAX: usize = 200_000;

/// How the bytes of a string are cut into codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    One,
    Two,
    ShiftJis,
    Euc,
}

/// A font as far as text needs it.
#[derive(Debug, Default)]
pub struct Font {
    cut: Option<Cut>,
    /// Codes are UTF-16 themselves.
    is_utf16: bool,
    letters: HashMap<u32, String>,
    widths: HashMap<u32, f32>,
    usual_width: f32,
}

impl Font {
    /// Reads a font.
    pub fn read(document: &Document, font: &Dictionary) -> Font {
        let composite = name(font, b"Subtype").is_some_and(|kind| kind == "Type0");
        let encoding = name(font, b"Encoding").unwrap_or_default();
        let mut read = Font { usual_width: if composite { 1.0 } else { 0.5 }, ..Font::default() };
        if composite {
            read.cut = Some(if encoding.contains("RKSJ") {
                Cut::ShiftJis
            } else if encoding.contains("EUC") {
                Cut::Euc
            } else {
                Cut::Two
            });
            read.is_utf16 = encoding.contains("UTF16") || encoding.contains("UCS2");
            read.descendant(document, font);
        } else {
            read.cut = Some(Cut::One);
            read.simple_widths(document, font);
        }
        if let Ok(stream) =
            font.get(b"ToUnicode").and_then(|object| document.dereference(object)).and_then(|(_, object)| object.as_stream())
        {
            let bytes =
                stream.decompressed_content_with_limit(STREAM_MAX).or_else(|_| stream.get_plain_content_with_limit(STREAM_MAX));
            read.learn_all(&bytes.unwrap_or_default());
        }
        read
    }

    /// Widths of a composite font: `[first [w w w] first last w]`.
    fn descendant(&mut self, document: &Document, font: &Dictionary) {
        let Some(inner) =
            font.get(b"DescendantFonts").ok().and_then(|object| list(document, object)).and_then(|list| list.first().cloned())
        else {
            return;
        };
        let Ok(inner) = document.dereference(&inner).and_then(|(_, object)| object.as_dict()) else { return };
        if let Some(width) = inner.get(b"DW").ok().and_then(number) {
            self.usual_width = width / 1000.0;
        }
        let Some(widths) = inner.get(b"W").ok().and_then(|object| list(document, object)) else { return };
        let mut at = 0;
        while at + 1 < widths.len() && self.widths.len() < MAPPED_MAX {
            let Some(first) = number(&widths[at]) else { return };
            if let Some(each) = list(document, &widths[at + 1]) {
                for (step, width) in each.iter().enumerate() {
                    self.widths.insert(first as u32 + step as u32, number(width).unwrap_or(1000.0) / 1000.0);
                }
                at += 2;
            } else {
                let (Some(last), Some(width)) = (number(&widths[at + 1]), widths.get(at + 2).and_then(number)) else { return };
                for code in (first as u32..=last as u32).take(70_000) {
                    self.widths.insert(code, width / 1000.0);
                }
                at += 3;
            }
        }
    }

    fn simple_widths(&mut self, document: &Document, font: &Dictionary) {
        let first = font.get(b"FirstChar").ok().and_then(number).unwrap_or(0.0) as u32;
        let Some(widths) = font.get(b"Widths").ok().and_then(|object| list(document, object)) else { return };
        for (step, width) in widths.iter().take(256).enumerate() {
            self.widths.insert(first + step as u32, number(width).unwrap_or(500.0) / 1000.0);
        }
    }

    /// Reads the table of codes and letters of a font.
    fn learn_all(&mut self, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        let words = Words { rest: &text };
        let mut pending: Vec<Word> = Vec::new();
        for word in words {
            match word {
                Word::Name("endcodespacerange") => {
                    if let (Some(Word::Hex(low)), Some(cut)) = (pending.first(), self.cut.as_mut())
                        && matches!(cut, Cut::One | Cut::Two)
                    {
                        *cut = if low.len() <= 2 { Cut::One } else { Cut::Two };
                    }
                    pending.clear();
                }
                Word::Name("endbfchar") => {
                    for pair in pending.chunks_exact(2) {
                        if let [Word::Hex(code), Word::Hex(letters)] = pair {
                            self.learn(code, &utf16(letters), 0);
                        }
                    }
                    pending.clear();
                }
                Word::Name("endbfrange") => {
                    self.ranges(&pending);
                    pending.clear();
                }
                Word::Name(name) if name.starts_with("begin") => pending.clear(),
                Word::Name(_) => {}
                other if pending.len() < MAPPED_MAX => pending.push(other),
                _ => {}
            }
        }
    }

    fn ranges(&mut self, words: &[Word]) {
        let mut at = 0;
        while at + 2 < words.len() {
            let (Word::Hex(first), Word::Hex(last)) = (&words[at], &words[at + 1]) else { return };
            let (first_code, last_code) = (hex(first), hex(last));
            match &words[at + 2] {
                Word::Hex(letters) => {
                    let letters = utf16(letters);
                    for step in 0..=last_code.saturating_sub(first_code).min(0xffff) {
                        self.learn(first, &letters, step);
                    }
                    at += 3;
                }
                Word::Open => {
                    let close = words[at..].iter().position(|word| *word == Word::Close).map_or(words.len(), |close| at + close);
                    for (step, word) in words[at + 3..close].iter().enumerate() {
                        if let Word::Hex(letters) = word {
                            self.insert(first_code + step as u32, utf16(letters));
                        }
                    }
                    at = close + 1;
                }
                _ => return,
            }
        }
    }

    fn learn(&mut self, code: &str, letters: &str, step: u32) {
        let mut chars: Vec<char> = letters.chars().collect();
        if let Some(last) = chars.last_mut() {
            *last = char::from_u32(*last as u32 + step).unwrap_or(*last);
        }
        self.insert(hex(code) + step, chars.into_iter().collect());
    }

    fn insert(&mut self, code: u32, letters: String) {
        if self.letters.len() < MAPPED_MAX {
            self.letters.insert(code, letters);
        }
    }

    /// The letters of a string with their widths, in parts of the font's size. None for a code without a letter.
    pub fn letters(&self, bytes: &[u8]) -> Vec<(Option<String>, f32, bool)> {
        let mut shown = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            let length = self.length(bytes[at]).min(bytes.len() - at);
            let code = bytes[at..at + length].iter().fold(0, |code, byte| (code << 8) | u32::from(*byte));
            let letters = self.letters.get(&code).cloned().or_else(|| self.fallback(&bytes[at..at + length], code));
            let width = self.widths.get(&code).copied().unwrap_or(self.usual_width);
            shown.push((letters, width, length == 1 && code == 32));
            at += length;
        }
        shown
    }

    fn length(&self, first: u8) -> usize {
        match self.cut {
            Some(Cut::Two) => 2,
            Some(Cut::ShiftJis) if matches!(first, 0x81..=0x9f | 0xe0..=0xfc) => 2,
            Some(Cut::Euc) if first >= 0xa1 => 2,
            _ => 1,
        }
    }

    /// Letters of a code that no table names.
    fn fallback(&self, bytes: &[u8], code: u32) -> Option<String> {
        match self.cut {
            Some(Cut::ShiftJis) => Some(SHIFT_JIS.decode_without_bom_handling(bytes).0.into_owned()),
            Some(Cut::Euc) => Some(EUC_JP.decode_without_bom_handling(bytes).0.into_owned()),
            Some(Cut::Two) if self.is_utf16 => char::from_u32(code).map(String::from),
            Some(Cut::One) if self.letters.is_empty() => char::from_u32(code).filter(|c| !c.is_control()).map(String::from),
            _ => None,
        }
    }
}

fn name(dictionary: &Dictionary, key: &[u8]) -> Option<String> {
    dictionary.get(key).ok()?.as_name().ok().map(|name| String::from_utf8_lossy(name).into_owned())
}

fn list(document: &Document, object: &Object) -> Option<Vec<Object>> {
    document.dereference(object).ok()?.1.as_array().ok().cloned()
}

fn hex(text: &str) -> u32 {
    u32::from_str_radix(text.get(..text.len().min(8)).unwrap_or(""), 16).unwrap_or(0)
}

fn utf16(text: &str) -> String {
    let units: Vec<u16> =
        (0..text.len() / 4).filter_map(|at| u16::from_str_radix(text.get(at * 4..at * 4 + 4)?, 16).ok()).collect();
    String::from_utf16_lossy(&units)
}

#[derive(Debug, Clone, PartialEq)]
enum Word<'t> {
    Hex(String),
    Name(&'t str),
    Open,
    Close,
}

/// The words of a table of codes.
struct Words<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        self.rest = self.rest.trim_start();
        let first = self.rest.chars().next()?;
        let end = match first {
            '<' => self.rest.find('>').map_or(self.rest.len(), |at| at + 1),
            '[' | ']' | '>' => 1,
            _ => self.rest[first.len_utf8()..]
                .find(|c: char| c.is_whitespace() || matches!(c, '<' | '[' | ']' | '>'))
                .map_or(self.rest.len(), |at| at + first.len_utf8()),
        };
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(match first {
            '<' => Word::Hex(word.chars().filter(char::is_ascii_hexdigit).collect()),
            '[' => Word::Open,
            ']' => Word::Close,
            _ => Word::Name(word),
        })
    }
}
