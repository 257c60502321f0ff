//! The three languages in which every resident page speaks.

/// A language of the pages. Japanese is written first; the others follow it key by key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// 日本語.
    #[default]
    Ja,
    /// やさしい日本語, with the reading above the characters.
    Easy,
    /// English.
    En,
}

impl Lang {
    /// All languages, in the order of the switch in the head of a page.
    pub const ALL: [Lang; 3] = [Lang::Ja, Lang::Easy, Lang::En];

    /// What stands in an address: `?lang=easy`. Japanese is not written.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Ja => "ja",
            Lang::Easy => "easy",
            Lang::En => "en",
        }
    }

    /// Reads the code of an address; anything unknown is `None`.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The value of the `lang` attribute of `<html>`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Ja | Lang::Easy => "ja",
            Lang::En => "en",
        }
    }

    /// The name of the file of words: `ja.ftl`, `ja-easy.ftl`, `en.ftl`.
    pub fn file_stem(self) -> &'static str {
        match self {
            Lang::Ja => "ja",
            Lang::Easy => "ja-easy",
            Lang::En => "en",
        }
    }

    pub(crate) fn index(self) -> usize {
        match self {
            Lang::Ja => 0,
            Lang::Easy => 1,
            Lang::En => 2,
        }
    }
}
