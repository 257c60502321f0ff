//! A town, a voice and a frame for tests, examples and the manual of the parts.

use std::sync::{Arc, LazyLock};

use crate::lang::Lang;
use crate::link::Links;
use crate::shell::Shell;
use crate::site::Site;
use crate::words::{Said, Voice, WordFile, Words};
use crate::{Accent, WORD_FILES};

static WORDS: LazyLock<Arc<Words>> = LazyLock::new(|| {
    // The files are inside the program; a fault in them is one of the house, and the tests find it.
    Arc::new(Words::assemble(&WORD_FILES).unwrap_or_else(|fault| panic!("{fault}")))
});

/// The words of the ground alone.
pub fn words() -> Arc<Words> {
    Arc::clone(&WORDS)
}

/// The words of the ground with those of a feature.
pub fn words_with(files: &[WordFile]) -> Arc<Words> {
    let all: Vec<WordFile> = WORD_FILES.iter().chain(files).copied().collect();
    Arc::new(Words::assemble(&all).unwrap_or_else(|fault| panic!("{fault}")))
}

/// The face of the sample town.
pub fn site() -> Arc<Site> {
    Arc::new(Site {
        slug: "mihon".into(),
        name: "みほん市".into(),
        name_en: "Mihon City".into(),
        name_easy: Some("みほん｜市《し》".into()),
        accent: Accent::default(),
        sample: true,
        vocabulary: Arc::default(),
        note: None,
        open_doors: vec!["plans".into(), "accounts".into()],
    })
}

/// A speaker of the sample town.
pub fn voice(lang: Lang) -> Voice {
    site().voice(&words(), lang)
}

/// A frame of the sample town.
pub fn shell(lang: Lang, title: impl Into<Said>, here: &str) -> Shell {
    Shell::new(title, site(), voice(lang), Links::new("", lang), here)
}
