//! A speaker: one language, one town's vocabulary; what templates call to print a word.

use std::sync::Arc;

use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentValue};

use super::Words;
use super::said::{Said, drop_ruby, guard};
use crate::lang::Lang;

/// The words in which a town calls its own things. They may carry ruby (`｜区《く》`), which only easy Japanese shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vocabulary {
    /// 須坂市.
    pub town: String,
    /// 区, 自治会, 町内会 …
    pub community: String,
    /// 共創, 協働, 共働 …
    pub collaboration: String,
    /// 校区, 地区 …
    pub district: String,
    /// 市役所, 町役場 …
    pub headquarters: String,
}

impl Default for Vocabulary {
    /// The words of the sample town.
    fn default() -> Vocabulary {
        let word = |text: &str| text.to_owned();
        Vocabulary {
            town: word("みほん｜市《し》"),
            community: word("｜町内会《ちょうないかい》"),
            collaboration: word("｜協働《きょうどう》"),
            district: word("｜校区《こうく》"),
            headquarters: word("｜市役所《しやくしょ》"),
        }
    }
}

impl Vocabulary {
    fn pairs(&self) -> [(&'static str, &str); 5] {
        [
            ("town", &self.town),
            ("community", &self.community),
            ("collaboration", &self.collaboration),
            ("district", &self.district),
            ("headquarters", &self.headquarters),
        ]
    }
}

/// What a sentence is told: a text, a count, or a number with its digits.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Text from outside; its signs stay signs.
    Text(String),
    /// A sentence of ours that keeps its ruby.
    Said(Said),
    /// A count, written with thousands apart; a sentence may choose its form by it.
    Int(i64),
    /// A figure with so many digits after the point.
    Number {
        /// The figure.
        value: f64,
        /// Digits after the point.
        decimals: u8,
    },
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Arg {
        Arg::Text(text.clone())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<Said> for Arg {
    fn from(said: Said) -> Arg {
        Arg::Said(said)
    }
}

impl From<&Said> for Arg {
    fn from(said: &Said) -> Arg {
        Arg::Said(said.clone())
    }
}

impl From<i64> for Arg {
    fn from(count: i64) -> Arg {
        Arg::Int(count)
    }
}

impl From<i32> for Arg {
    fn from(count: i32) -> Arg {
        Arg::Int(count.into())
    }
}

impl From<u32> for Arg {
    fn from(count: u32) -> Arg {
        Arg::Int(count.into())
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Arg {
        Arg::Int(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<(f64, u8)> for Arg {
    fn from((value, decimals): (f64, u8)) -> Arg {
        Arg::Number { value, decimals }
    }
}

impl From<&Arg> for Arg {
    fn from(arg: &Arg) -> Arg {
        arg.clone()
    }
}

/// A speaker. Cloning it copies three pointers.
#[derive(Clone)]
pub struct Voice {
    words: Arc<Words>,
    lang: Lang,
    vocabulary: Arc<Vocabulary>,
}

impl Voice {
    pub(super) fn new(words: Arc<Words>, lang: Lang, vocabulary: Arc<Vocabulary>) -> Voice {
        Voice { words, lang, vocabulary }
    }

    /// The language that is spoken.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The same town in another language.
    pub fn in_lang(&self, lang: Lang) -> Voice {
        Voice { lang, ..self.clone() }
    }

    /// A word for a page.
    pub fn say(&self, key: &str) -> Said {
        self.say_with(key, &[])
    }

    /// A sentence with arguments for a page.
    pub fn say_with(&self, key: &str, args: &[(&str, Arg)]) -> Said {
        let mut all = FluentArgs::with_capacity(args.len() + 5);
        for (name, word) in self.vocabulary.pairs() {
            all.set(name, FluentValue::from(word));
        }
        for (name, arg) in args {
            all.set(*name, fluent_value(arg));
        }
        let raw = self.words.raw(self.lang, key, &all);
        Said::from_words(if self.lang == Lang::Easy { raw } else { drop_ruby(&raw) })
    }

    /// A word for an attribute, a title or a file: no markup, no ruby.
    pub fn plain(&self, key: &str) -> String {
        self.say(key).plain()
    }

    /// A sentence with arguments for an attribute, a title or a file.
    pub fn plain_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.say_with(key, args).plain()
    }
}

fn fluent_value(arg: &Arg) -> FluentValue<'_> {
    match arg {
        Arg::Text(text) => FluentValue::from(guard(text)),
        Arg::Said(said) => FluentValue::from(said.marked()),
        // A count beyond 2^53 would lose its last digit; nothing that is counted here comes near.
        Arg::Int(count) => FluentValue::from(*count),
        Arg::Number { value, decimals } => {
            let options = FluentNumberOptions { minimum_fraction_digits: Some(usize::from(*decimals)), ..Default::default() };
            FluentValue::Number(FluentNumber::new(*value, options))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::WordFile;

    fn voice(lang: Lang) -> Voice {
        let ja = "hello = { $town }の{ $community }\ncount = { $n }件\nname = 「{ $name }」\n";
        let easy = "hello = { $town }の{ $community }\ncount = { $n }｜件《けん》\nname = 「{ $name }」\n";
        let en = "hello = { $community } of { $town }\ncount = { $n -> \n    [one] { $n } case\n   *[other] { $n } cases\n }\nname = “{ $name }”\n";
        let file = |lang, text| WordFile { feature: "room", lang, text };
        let words = Words::assemble(&[file(Lang::Ja, ja), file(Lang::Easy, easy), file(Lang::En, en)]);
        Arc::new(words.expect("the files fit")).voice(lang, Arc::default())
    }

    #[test]
    fn every_sentence_knows_the_vocabulary_of_the_town() {
        assert_eq!(voice(Lang::Ja).say("hello").to_string(), "みほん市の町内会");
        assert!(voice(Lang::Easy).say("hello").to_string().contains("<rt>ちょうないかい</rt>"));
        assert_eq!(voice(Lang::Easy).plain("hello"), "みほん市の町内会");
    }

    #[test]
    fn counts_choose_their_form_and_are_grouped() {
        assert_eq!(voice(Lang::En).plain_with("count", &[("n", 1.into())]), "1 case");
        assert_eq!(voice(Lang::En).plain_with("count", &[("n", 12_345.into())]), "12,345 cases");
        assert_eq!(voice(Lang::Ja).plain_with("count", &[("n", (1234.5, 1).into())]), "1,234.5件");
    }

    #[test]
    fn a_name_with_signs_stays_a_name() {
        let said = voice(Lang::Easy).say_with("name", &[("name", "<｜字《じ》>".into())]);
        assert_eq!(said.to_string(), "「&lt;｜字《じ》&gt;」");
        assert_eq!(said.plain(), "「<｜字《じ》>」");
    }

    #[test]
    fn a_said_argument_keeps_its_ruby() {
        let easy = voice(Lang::Easy);
        let inner = easy.say_with("count", &[("n", 3.into())]);
        assert!(easy.say_with("name", &[("name", inner.into())]).to_string().contains("<rt>けん</rt>"));
    }
}
