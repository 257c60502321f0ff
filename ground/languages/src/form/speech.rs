//! What a form says, in the three languages of resident pages.

use engawa_web::{Lang, Said};

/// A text in Japanese, and in easy Japanese and English where somebody wrote it; else Japanese stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speech {
    pub(crate) ja: String,
    /// With the readings of its characters: `｜計画《けいかく》`.
    pub(crate) easy: Option<String>,
    pub(crate) en: Option<String>,
}

impl Speech {
    /// A text in Japanese only.
    pub fn of(ja: impl Into<String>) -> Speech {
        Speech { ja: ja.into(), easy: None, en: None }
    }

    /// The text for a page.
    pub fn say(&self, lang: Lang) -> Said {
        match (lang, &self.easy, &self.en) {
            (Lang::Easy, Some(easy), _) => Said::with_readings(easy),
            (Lang::En, _, Some(en)) => Said::text(en),
            _ => Said::text(&self.ja),
        }
    }

    /// Whether easy Japanese has words of its own.
    pub fn has_easy(&self) -> bool {
        self.easy.is_some()
    }

    /// The Japanese text, as the desk and files show it.
    pub fn ja(&self) -> &str {
        &self.ja
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_that_was_not_written_is_said_in_japanese_and_readings_count_in_easy_japanese_only() {
        let speech = Speech { ja: "｜名前《x》".into(), easy: Some("｜名前《なまえ》<".into()), en: None };
        assert_eq!(speech.say(Lang::En).to_string(), "｜名前《x》");
        assert!(speech.say(Lang::Easy).to_string().contains("<rt>なまえ</rt><rp>)</rp></ruby>&lt;"));
        assert_eq!(speech.say(Lang::Easy).plain(), "名前<");
    }
}
