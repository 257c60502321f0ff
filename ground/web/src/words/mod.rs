//! The words of all pages: assembled once from every feature's files, checked then, cheap afterwards.

mod dates;
mod said;
mod voice;

use std::collections::BTreeSet;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::lang::Lang;
pub use said::Said;
pub use voice::{Arg, Vocabulary, Voice};

/// One file of words of one feature in one language.
#[derive(Clone, Copy, Debug)]
pub struct WordFile {
    /// The feature that brings the file; only for the sentence of an error.
    pub feature: &'static str,
    /// The language of the file.
    pub lang: Lang,
    /// The whole text of the file, embedded.
    pub text: &'static str,
}

impl WordFile {
    /// The words of pages of city hall, which speak Japanese only: the same file for every language.
    pub const fn desk(feature: &'static str, text: &'static str) -> [WordFile; 3] {
        [
            WordFile { feature, lang: Lang::Ja, text },
            WordFile { feature, lang: Lang::Easy, text },
            WordFile { feature, lang: Lang::En, text },
        ]
    }
}

/// Why the files of words do not fit together. All of them are faults of the house, found by a test.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum WordsError {
    /// Fluent cannot read the file.
    #[error("{feature}/words/{file}.ftl:{line}: {what}")]
    Syntax {
        /// The feature of the file.
        feature: &'static str,
        /// The file without its ending.
        file: &'static str,
        /// The line, counted from 1.
        line: usize,
        /// What Fluent says.
        what: String,
    },
    /// Two lines say the same key.
    #[error("{feature}/words/{file}.ftl:{line}: the key {key} is said twice")]
    Doubled {
        /// The feature of the second one.
        feature: &'static str,
        /// The file of the second one.
        file: &'static str,
        /// The line of the second one.
        line: usize,
        /// The key.
        key: String,
    },
    /// A language lacks keys that Japanese has, or has keys that Japanese lacks.
    #[error("{file}.ftl: missing {missing:?}, unknown {unknown:?}")]
    Uneven {
        /// The language, as its file is called.
        file: &'static str,
        /// Keys of Japanese that the language lacks.
        missing: Vec<String>,
        /// Keys that Japanese does not have.
        unknown: Vec<String>,
    },
}

/// All words in all languages.
pub struct Words {
    bundles: [FluentBundle<FluentResource>; 3],
    keys: [BTreeSet<String>; 3],
}

impl Words {
    /// Reads all files once. Pages never read them again.
    pub fn assemble(files: &[WordFile]) -> Result<Words, WordsError> {
        let mut words = Words { bundles: Lang::ALL.map(empty_bundle), keys: Default::default() };
        for file in files {
            words.take_in(file)?;
        }
        for lang in [Lang::Easy, Lang::En] {
            words.compare_with_japanese(lang)?;
        }
        Ok(words)
    }

    /// A speaker in one language for one town.
    pub fn voice(self: &Arc<Self>, lang: Lang, vocabulary: Arc<Vocabulary>) -> Voice {
        Voice::new(Arc::clone(self), lang, vocabulary)
    }

    /// The keys of a language; for the house test that no word is missing or unused.
    pub fn keys(&self, lang: Lang) -> &BTreeSet<String> {
        &self.keys[lang.index()]
    }

    fn take_in(&mut self, file: &WordFile) -> Result<(), WordsError> {
        let resource = FluentResource::try_new(file.text.to_owned()).map_err(|(_, faults)| {
            let (at, what) = faults.first().map_or((0, String::new()), |fault| (fault.pos.start, fault.to_string()));
            WordsError::Syntax { feature: file.feature, file: file.lang.file_stem(), line: line_of(file.text, at), what }
        })?;
        for (line, key) in keys_with_lines(file.text) {
            if !self.keys[file.lang.index()].insert(key.to_owned()) {
                let (feature, stem) = (file.feature, file.lang.file_stem());
                return Err(WordsError::Doubled { feature, file: stem, line, key: key.to_owned() });
            }
        }
        // A doubled key was refused above, so nothing can be overridden here.
        self.bundles[file.lang.index()].add_resource_overriding(resource);
        Ok(())
    }

    fn compare_with_japanese(&self, lang: Lang) -> Result<(), WordsError> {
        let (ja, own) = (self.keys(Lang::Ja), self.keys(lang));
        let missing: Vec<String> = ja.difference(own).cloned().collect();
        let unknown: Vec<String> = own.difference(ja).cloned().collect();
        if missing.is_empty() && unknown.is_empty() {
            return Ok(());
        }
        Err(WordsError::Uneven { file: lang.file_stem(), missing, unknown })
    }

    /// The raw words: not escaped, with the marks of ruby. A missing key shows itself.
    fn raw(&self, lang: Lang, key: &str, args: &FluentArgs<'_>) -> String {
        let bundle = &self.bundles[lang.index()];
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::warn!(key, lang = lang.code(), "a word is missing");
            return key.to_owned();
        };
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut faults).into_owned();
        if !faults.is_empty() {
            tracing::warn!(key, lang = lang.code(), fault = %faults[0], "a word lacks an argument");
        }
        text
    }
}

fn empty_bundle(lang: Lang) -> FluentBundle<FluentResource> {
    // Both tags are well-formed; the fallback only spares a panic.
    let tag: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolation marks would stand inside attributes, titles and CSV; our languages all run left to right.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(write_number(number)),
        _ => None,
    }));
    bundle
}

fn write_number(number: &FluentNumber) -> String {
    let decimals = number.options.minimum_fraction_digits.unwrap_or(0);
    engawa_kernel::number::write(number.value, u8::try_from(decimals).unwrap_or(u8::MAX))
}

/// The identity: it marks a key that is chosen by a `match`, so that the scan for keys sees it.
pub const fn key(key: &'static str) -> &'static str {
    key
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// A message begins at the edge of its line; comments, terms and continued lines do not count.
fn keys_with_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().filter_map(|(index, line)| {
        let (key, _) = line.split_once('=')?;
        line.starts_with(|first: char| first.is_ascii_alphabetic()).then(|| (index + 1, key.trim_end()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(lang: Lang, text: &'static str) -> WordFile {
        WordFile { feature: "room", lang, text }
    }

    fn three(ja: &'static str, easy: &'static str, en: &'static str) -> Result<Words, WordsError> {
        Words::assemble(&[file(Lang::Ja, ja), file(Lang::Easy, easy), file(Lang::En, en)])
    }

    #[test]
    fn a_doubled_key_is_named_with_its_file_and_line() {
        let found = three("a = 一\nb = 二\na = 三\n", "a = 一\nb = 二\n", "a = 1\nb = 2\n").err();
        let expected = WordsError::Doubled { feature: "room", file: "ja", line: 3, key: "a".into() };
        assert_eq!(found, Some(expected));
    }

    #[test]
    fn a_fault_of_writing_is_named_with_its_file_and_line() {
        let found = three("a = 一\nb = { $n\n", "a = 一\n", "a = 1\n").err();
        assert!(matches!(found, Some(WordsError::Syntax { file: "ja", line: 2..=3, .. })), "{found:?}");
    }

    #[test]
    fn a_language_may_neither_lack_a_key_nor_invent_one() {
        let found = three("a = 一\nb = 二\n", "a = 一\nc = 二\n", "a = 1\nb = 2\n").err();
        let expected = WordsError::Uneven { file: "ja-easy", missing: vec!["b".into()], unknown: vec!["c".into()] };
        assert_eq!(found, Some(expected));
    }

    #[test]
    fn a_word_is_found_in_its_language_and_a_missing_one_shows_its_key() {
        let words = Arc::new(three("a = 家\n", "a = ｜家《いえ》\n", "a = house\n").expect("the files fit"));
        let say = |lang| words.voice(lang, Arc::default()).say("a").to_string();
        assert_eq!(say(Lang::Ja), "家");
        assert_eq!(say(Lang::Easy), "<ruby>家<rp>(</rp><rt>いえ</rt><rp>)</rp></ruby>");
        assert_eq!(say(Lang::En), "house");
        assert_eq!(words.voice(Lang::En, Arc::default()).plain("nowhere"), "nowhere");
    }

    #[test]
    fn the_keys_of_a_language_can_be_listed() {
        let words =
            three("# a comment = none\n-term = x\na = 一\n    .title = 二\nb =\n    三\n", "a = 一\nb = 二\n", "a = 1\nb = 2\n");
        let keys: Vec<String> = words.expect("the files fit").keys(Lang::Ja).iter().cloned().collect();
        assert_eq!(keys, ["a", "b"]);
    }
}
