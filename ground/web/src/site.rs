//! The face of one town: its name, its colour, its words.

use std::sync::Arc;

use crate::accent::Accent;
use crate::lang::Lang;
use crate::words::{Vocabulary, Voice, Words};

/// One town as its pages show it.
#[derive(Clone, Debug)]
pub struct Site {
    /// The town in an address: `suzaka`.
    pub slug: String,
    /// 須坂市.
    pub name: String,
    /// Suzaka City.
    pub name_en: String,
    /// The name with its reading, for easy Japanese: `｜須坂市《すざかし》` or 須坂市（すざかし）.
    pub name_easy: Option<String>,
    /// The town's one colour.
    pub accent: Accent,
    /// Whether the town is invented, and everything in it with it.
    pub sample: bool,
    /// The town's own words. `town` is filled in from the names by [`Site::voice`].
    pub vocabulary: Arc<Vocabulary>,
    /// A sentence for the foot of all pages: which part of the plan is shown.
    pub note: Option<String>,
    /// The doors of the town that are open to the public. A new town has none.
    pub open_doors: Vec<String>,
}

impl Site {
    /// The face of pages that belong to no town: an unknown address, the list of towns.
    pub fn of_the_house(words: &Arc<Words>) -> Site {
        let name = |lang| words.voice(lang, Arc::default()).plain("web-house-name");
        Site {
            slug: String::new(),
            name: name(Lang::Ja),
            name_en: name(Lang::En),
            name_easy: Some(name(Lang::Easy)),
            accent: Accent::default(),
            sample: false,
            vocabulary: Arc::default(),
            note: None,
            open_doors: Vec::new(),
        }
    }

    /// Whether this is a town, and not the house alone.
    pub fn is_town(&self) -> bool {
        !self.slug.is_empty()
    }

    /// Whether a door of the town is open to the public.
    pub fn is_open(&self, door: &str) -> bool {
        self.open_doors.iter().any(|open| open == door)
    }

    /// The name in the language of the page.
    pub fn name_in(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja => &self.name,
            Lang::Easy => self.name_easy.as_deref().unwrap_or(&self.name),
            Lang::En => &self.name_en,
        }
    }

    /// A speaker for this town. In English the Japanese words of a town are said by their general name.
    pub fn voice(&self, words: &Arc<Words>, lang: Lang) -> Voice {
        let mut vocabulary = Vocabulary { town: self.name_in(lang).to_owned(), ..(*self.vocabulary).clone() };
        if lang == Lang::En {
            let general = words.voice(lang, Arc::clone(&self.vocabulary));
            vocabulary.community = general.plain("web-general-community");
            vocabulary.collaboration = general.plain("web-general-collaboration");
            vocabulary.district = general.plain("web-general-district");
            vocabulary.headquarters = general.plain("web-general-headquarters");
        }
        words.voice(lang, Arc::new(vocabulary))
    }
}
