//! Rust as text: what is code, what stands in quotes, what belongs to tests. No parser, only a careful reader.

use std::ops::Range;

/// A string literal: where it begins and what stands in it, escapes blanked.
pub struct Quoted {
    pub at: usize,
    pub value: String,
}

/// One source file, taken apart.
pub struct RustText {
    /// The source with comments and literals blanked, byte for byte as long.
    pub code: String,
    pub quoted: Vec<Quoted>,
    tests: Vec<Range<usize>>,
    line_starts: Vec<usize>,
}

impl RustText {
    pub fn read(source: &str) -> RustText {
        let mut reader = Reader { source: source.as_bytes(), at: 0, code: source.as_bytes().to_vec(), quoted: Vec::new() };
        reader.run();
        // Whole characters are blanked byte by byte, so what is left is still UTF-8.
        let code = String::from_utf8_lossy(&reader.code).into_owned();
        let tests = test_ranges(&code);
        let breaks = source.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let line_starts = std::iter::once(0).chain(breaks).collect();
        RustText { code, quoted: reader.quoted, tests, line_starts }
    }

    /// The line of a place in the file, counted from 1.
    pub fn line(&self, at: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= at)
    }

    pub fn is_in_tests(&self, at: usize) -> bool {
        self.tests.iter().any(|range| range.contains(&at))
    }

    /// How many lines belong to tests.
    pub fn test_lines(&self) -> usize {
        self.tests.iter().map(|range| self.line(range.end) - self.line(range.start) + 1).sum()
    }

    /// Each function with a body: name, where it begins, where it ends.
    pub fn functions(&self) -> Vec<(String, Range<usize>)> {
        let found = words_at(&self.code, "fn").filter_map(|at| {
            let rest = self.code[at + 2..].trim_start();
            let name: String = rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
            let body = body_after(&self.code, at)?;
            (!name.is_empty()).then_some((name, at..body.end))
        });
        found.collect()
    }
}

/// Where `word` stands as a word of its own.
pub fn words_at<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let part = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    let bytes = code.as_bytes();
    code.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        !part(before) && !part(bytes.get(at + word.len()))
    })
}

/// The braces that open next, unless the item ends before with a semicolon outside of brackets.
fn body_after(code: &str, at: usize) -> Option<Range<usize>> {
    let mut depth = 0i32;
    for (step, byte) in code.as_bytes()[at..].iter().enumerate() {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth -= 1,
            b';' if depth == 0 => return None,
            b'{' if depth == 0 => return closing(code, at + step).map(|end| at + step..end),
            _ => {}
        }
    }
    None
}

fn closing(code: &str, open: usize) -> Option<usize> {
    let mut depth = 0usize;
    for (step, byte) in code.as_bytes()[open..].iter().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(open + step);
        }
    }
    None
}

fn test_ranges(code: &str) -> Vec<Range<usize>> {
    let marks = code.match_indices("#[cfg(test)]");
    marks.filter_map(|(at, mark)| body_after(code, at + mark.len()).map(|body| at..body.end)).collect()
}

/// Walks through the bytes and blanks what is not code.
struct Reader<'a> {
    source: &'a [u8],
    at: usize,
    code: Vec<u8>,
    quoted: Vec<Quoted>,
}

impl Reader<'_> {
    fn run(&mut self) {
        while self.at < self.source.len() {
            let (here, next) = (self.source[self.at], self.peek(1));
            match here {
                b'/' if next == b'/' => self.line_comment(),
                b'/' if next == b'*' => self.block_comment(),
                b'"' => self.text(),
                b'\'' => self.letter(),
                b'r' if !self.in_word() && self.raw_hashes().is_some() => self.raw_text(),
                _ => self.at += 1,
            }
        }
    }

    fn peek(&self, ahead: usize) -> u8 {
        self.source.get(self.at + ahead).copied().unwrap_or(0)
    }

    /// Whether this place continues a word; the b and c of `br""` and `cr""` do not count.
    fn in_word(&self) -> bool {
        let before = |steps: usize| self.at.checked_sub(steps).map_or(b' ', |at| self.source[at]);
        let part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        part(before(1)) && (part(before(2)) || !matches!(before(1), b'b' | b'c'))
    }

    fn blank(&mut self, range: Range<usize>) {
        for byte in &mut self.code[range] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }

    fn line_comment(&mut self) {
        let begin = self.at;
        while self.at < self.source.len() && self.source[self.at] != b'\n' {
            self.at += 1;
        }
        self.blank(begin..self.at);
    }

    fn block_comment(&mut self) {
        let begin = self.at;
        let mut depth = 0;
        while self.at < self.source.len() {
            match (self.source[self.at], self.peek(1)) {
                (b'/', b'*') => depth += 1,
                (b'*', b'/') => depth -= 1,
                _ => {
                    self.at += 1;
                    continue;
                }
            }
            self.at += 2;
            if depth == 0 {
                break;
            }
        }
        self.blank(begin..self.at);
    }

    fn text(&mut self) {
        let begin = self.at;
        self.at += 1;
        let mut value = Vec::new();
        while self.at < self.source.len() && self.source[self.at] != b'"' {
            if self.source[self.at] == b'\\' {
                value.push(b' ');
                self.at += 2;
            } else {
                value.push(self.source[self.at]);
                self.at += 1;
            }
        }
        self.at = (self.at + 1).min(self.source.len());
        self.keep(begin, &value);
    }

    /// The number of hashes of a raw literal that begins here.
    fn raw_hashes(&self) -> Option<usize> {
        let hashes = self.source[self.at + 1..].iter().take_while(|byte| **byte == b'#').count();
        (self.peek(1 + hashes) == b'"').then_some(hashes)
    }

    fn raw_text(&mut self) {
        let begin = self.at;
        let hashes = self.raw_hashes().unwrap_or(0);
        let inner = begin + hashes + 2;
        let close = [b"\"".as_slice(), &vec![b'#'; hashes]].concat();
        let end = self.source[inner..].windows(close.len()).position(|bytes| bytes == close);
        let end = end.map_or(self.source.len(), |step| inner + step);
        self.at = (end + close.len()).min(self.source.len());
        let value = self.source[inner.min(end)..end].to_vec();
        self.keep(begin, &value);
    }

    fn keep(&mut self, begin: usize, value: &[u8]) {
        self.blank(begin..self.at);
        self.quoted.push(Quoted { at: begin, value: String::from_utf8_lossy(value).into_owned() });
    }

    /// A character literal, or a lifetime, which stays.
    fn letter(&mut self) {
        let begin = self.at;
        let rest = &self.source[self.at + 1..];
        let width = match rest.first() {
            Some(b'\\') => rest.iter().skip(2).position(|byte| *byte == b'\'').map(|step| step + 2),
            Some(_) => (1..=4).find(|width| {
                rest.get(*width) == Some(&b'\'') && std::str::from_utf8(&rest[..*width]).is_ok_and(|text| text.chars().count() == 1)
            }),
            None => None,
        };
        match width {
            Some(width) => {
                self.at += width + 2;
                self.blank(begin..self.at);
            }
            None => self.at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = r##"//! It's "quoted" in a comment.
fn one<'a>(x: &'a str) -> char { let q = '"'; let b = '{'; /* } "x" */ q }
fn two() { let s = "a } \" fn no() {"; let r = r#"b " } c"#; }
trait T { fn three(); fn four() {} }
#[cfg(test)]
mod tests { fn five() { "in a test"; } }
"##;

    #[test]
    fn quotes_comments_and_letters_do_not_confuse_the_reader() {
        let text = RustText::read(SAMPLE);
        let values: Vec<&str> = text.quoted.iter().map(|quoted| quoted.value.as_str()).collect();
        assert_eq!(values, ["a }   fn no() {", "b \" } c", "in a test"]);
        assert_eq!(text.code.len(), SAMPLE.len());
    }

    #[test]
    fn functions_with_a_body_are_found_with_their_ends() {
        let text = RustText::read(SAMPLE);
        let names: Vec<String> = text.functions().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["one", "two", "four", "five"]);
        let (_, range) = text.functions().swap_remove(1);
        assert_eq!((text.line(range.start), text.line(range.end)), (3, 3));
    }

    #[test]
    fn what_belongs_to_tests_is_known() {
        let text = RustText::read(SAMPLE);
        let inside: Vec<bool> = text.quoted.iter().map(|quoted| text.is_in_tests(quoted.at)).collect();
        assert_eq!(inside, [false, false, true]);
        assert_eq!(text.test_lines(), 2);
    }
}
