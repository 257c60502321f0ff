//! Words in up to three languages. What is said in Japanese only is noted as advice.

use std::ops::Range;

use engawa_web::words_law::unread_kanji;
use toml::de::DeValue;

use super::Notes;
use super::entry::{Entry, Value, bounded};
use crate::form::Speech;
use crate::problem::{Wanted, What};

/// Reads words. Lines may be broken.
pub(super) fn read(notes: &mut Notes<'_>, key: &str, value: Value<'_>, longest: usize) -> Option<Speech> {
    let at = value.span();
    let speech = match value.get_ref() {
        DeValue::String(text) => Speech::of(bounded(notes, &at, key, text.trim().to_owned(), longest)?),
        DeValue::Table(table) => languages(notes, &Entry::new(table, at.clone()), longest)?,
        _ => {
            notes.fault(&at, What::Type(key.to_owned(), Wanted::Words));
            return None;
        }
    };
    advise(notes, &at, key, &speech);
    Some(speech)
}

fn languages(notes: &mut Notes<'_>, entry: &Entry<'_>, longest: usize) -> Option<Speech> {
    entry.needed(notes, "ja");
    let ja = entry.text(notes, "ja", longest);
    // A reading is about as long as what it reads.
    let easy = entry.text(notes, "easy", longest * 3);
    let en = entry.text(notes, "en", longest * 2);
    entry.ended(notes, &|_| None);
    Some(Speech { ja: ja?, easy, en })
}

fn advise(notes: &mut Notes<'_>, at: &Range<usize>, key: &str, speech: &Speech) {
    if let Some(easy) = &speech.easy {
        let unread = unread_kanji(easy).join("");
        if !unread.is_empty() {
            let shown = unread.chars().take(60).collect();
            notes.advice(at, What::Unread(key.to_owned(), shown));
        }
    } else if !unread_kanji(&speech.ja).is_empty() {
        // Kana and figures alone are easy already.
        notes.advice(at, What::Unsaid(key.to_owned(), "easy"));
    }
    if speech.en.is_none() && !speech.ja.is_ascii() {
        notes.advice(at, What::Unsaid(key.to_owned(), "en"));
    }
}
