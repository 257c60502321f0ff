//! A sentence that was said: safe to print into a page, with its ruby, or plain for an attribute.

use std::fmt;

use askama::filters::HtmlSafe;

/// Stands for a `｜` that came in from outside, so that nobody's text turns into ruby by accident.
const FOREIGN_BAR: char = '\u{f8ff}';
const BAR: char = '｜';

/// A sentence. Printed, it is escaped HTML, and `｜計画《けいかく》` becomes ruby.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said(String);

impl Said {
    /// Words of our own files, in which the marks of ruby count.
    pub(crate) fn from_words(text: String) -> Said {
        Said(text)
    }

    /// Any text from outside: it is escaped, and its signs are only signs.
    pub fn text(text: &str) -> Said {
        Said(guard(text))
    }

    /// A text from outside that was written with readings on purpose: its marks of ruby count, everything else is escaped.
    pub fn with_readings(text: &str) -> Said {
        Said(text.to_owned())
    }

    /// The sentence without ruby and without escaping: for attributes, titles and files.
    pub fn plain(&self) -> String {
        drop_ruby(&self.0).replace(FOREIGN_BAR, "｜")
    }

    /// The sentence with its marks, as an argument of another sentence.
    pub(crate) fn marked(&self) -> &str {
        &self.0
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Said {
    fn from(text: &str) -> Said {
        Said::text(text)
    }
}

impl From<String> for Said {
    fn from(text: String) -> Said {
        Said::text(&text)
    }
}

impl HtmlSafe for Said {}

impl fmt::Display for Said {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0.as_str();
        while let Some((before, base, reading, after)) = next_ruby(rest) {
            escape(out, before)?;
            out.write_str("<ruby>")?;
            escape(out, base)?;
            out.write_str("<rp>(</rp><rt>")?;
            escape(out, reading)?;
            out.write_str("</rt><rp>)</rp></ruby>")?;
            rest = after;
        }
        escape(out, rest)
    }
}

/// Keeps a bar of foreign text from opening a ruby.
pub(super) fn guard(text: &str) -> String {
    if text.contains(BAR) { text.replace(BAR, &FOREIGN_BAR.to_string()) } else { text.to_owned() }
}

/// Keeps the base of each ruby and drops the reading.
pub(super) fn drop_ruby(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, base, _, after)) = next_ruby(rest) {
        out.push_str(before);
        out.push_str(base);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The next `｜base《reading》`: what stands before it, base, reading, what stands after.
fn next_ruby(text: &str) -> Option<(&str, &str, &str, &str)> {
    let mut from = 0;
    loop {
        let bar = from + text[from..].find(BAR)?;
        let inside = bar + BAR.len_utf8();
        let open = inside + text[inside..].find('《')?;
        let reading = open + '《'.len_utf8();
        let close = reading + text[reading..].find('》')?;
        if text[inside..open].contains(BAR) {
            // A bar that opens nothing is only a bar.
            from = inside;
            continue;
        }
        return Some((&text[..bar], &text[inside..open], &text[reading..close], &text[close + '》'.len_utf8()..]));
    }
}

fn escape(out: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let mut done = 0;
    for (at, sign) in text.char_indices() {
        let safe = match sign {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            FOREIGN_BAR => "｜",
            _ => continue,
        };
        out.write_str(&text[done..at])?;
        out.write_str(safe)?;
        done = at + sign.len_utf8();
    }
    out.write_str(&text[done..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ruby_is_written_for_pages_and_dropped_for_attributes() {
        let said = Said::from_words("｜市《し》の｜計画《けいかく》です".into());
        assert_eq!(said.plain(), "市の計画です");
        let html = said.to_string();
        assert!(html.starts_with("<ruby>市<rp>(</rp><rt>し</rt><rp>)</rp></ruby>の<ruby>計画"), "{html}");
    }

    #[test]
    fn text_from_outside_is_escaped_and_never_becomes_ruby() {
        let said = Said::text("<b>｜計画《けいかく》</b> & \"x\"");
        assert_eq!(said.to_string(), "&lt;b&gt;｜計画《けいかく》&lt;/b&gt; &amp; &quot;x&quot;");
        assert_eq!(said.plain(), "<b>｜計画《けいかく》</b> & \"x\"");
    }

    #[test]
    fn half_a_ruby_is_left_as_it_stands() {
        for text in ["｜計画", "｜計画《けい", "計画《けいかく》", "a｜b｜漢《かん》"] {
            let said = Said::from_words(text.into());
            assert!(!said.to_string().is_empty(), "{text}");
        }
        assert_eq!(Said::from_words("a｜b｜漢《かん》".into()).plain(), "a｜b漢");
    }

    proptest! {
        #[test]
        fn nothing_that_is_said_opens_a_tag_of_its_own(text in "[｜《》<>&\"'a漢]{0,24}") {
            let html = Said::text(&text).to_string();
            prop_assert!(!html.contains(['<', '>', '"', '\'']));
            prop_assert_eq!(Said::text(&text).plain(), text);
        }
    }
}
