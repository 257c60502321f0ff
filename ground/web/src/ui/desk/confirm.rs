//! A deed before it is done: what happens, who gets it, until when it can be undone. A page, never an overlay.
//!
//! Must hold: all three are said, each time; one main button, and a way back that loses nothing.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::ui::form::{Button, PostButton};
use crate::ui::{Case, Definitions, Example, Link};
use crate::words::{Said, Voice};

/// Whether the deed can be undone.
#[derive(Clone, Debug)]
pub enum Undo {
    /// Until this day or moment.
    Until(Said),
    /// At any time.
    Always,
    /// Never.
    Never,
}

/// The deed, and what comes of it.
#[derive(Clone, Template)]
#[template(
    source = r#"<div class="panel confirm"><h2>{{ what }}</h2>{{ facts }}<div class="acts">{% if let Some(deed) = deed %}{{ deed }}{% endif %}{% if let Some(back) = back %}<a class="btn btn-3" href="{{ back.href() }}">{{ back.label() }}</a>{% endif %}</div></div>"#,
    ext = "html"
)]
pub struct Confirm {
    voice: Voice,
    what: Said,
    facts: Definitions,
    deed: Option<PostButton>,
    back: Option<Link>,
}

impl HtmlSafe for Confirm {}

impl Confirm {
    /// What happens, who gets it, and whether it can be undone.
    pub fn new(voice: &Voice, what: impl Into<Said>, reaches: impl Into<Said>, undo: Undo) -> Confirm {
        let undone = match undo {
            Undo::Until(end) => voice.say_with("web-ui-confirm-until", &[("end", end.into())]),
            Undo::Always => voice.say("web-ui-confirm-always"),
            Undo::Never => voice.say("web-ui-confirm-never"),
        };
        let facts =
            Definitions::new().pair(voice.say("web-ui-confirm-reaches"), reaches).pair(voice.say("web-ui-confirm-undo"), undone);
        Confirm { voice: voice.clone(), what: what.into(), facts, deed: None, back: None }
    }

    /// Something else that one should see before.
    #[must_use]
    pub fn detail(mut self, word: impl Into<Said>, meaning: impl Into<Said>) -> Confirm {
        self.facts = self.facts.pair(word, meaning);
        self
    }

    /// The deed itself.
    #[must_use]
    pub fn deed(mut self, deed: PostButton) -> Confirm {
        self.deed = Some(deed);
        self
    }

    /// The way back.
    #[must_use]
    pub fn back(mut self, href: impl Into<String>) -> Confirm {
        self.back = Some(Link::new(self.voice.say("web-ui-confirm-back"), href));
        self
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let deed = |button| PostButton::new("#", &Said::default(), button);
        let end = || deed(Button::submit(voice.say("web-ui-x-end")).danger());
        let long = || voice.say("web-example-long");
        let what = || voice.say("web-ui-x-end-what");
        vec![
            Example::new(Case::Empty, Confirm::new(voice, what(), voice.say("web-ui-x-nobody"), Undo::Always).back("#")),
            Example::new(Case::Usual, Confirm::new(voice, what(), voice.say("web-ui-x-person"), Undo::Never).deed(end()).back("#")),
            Example::new(
                Case::Full,
                Confirm::new(voice, long(), long(), Undo::Until(voice.say("web-ui-x-tomorrow")))
                    .detail(voice.say("web-ui-x-why"), long())
                    .deed(deed(Button::submit(voice.say("web-ui-x-save"))))
                    .back("#"),
            ),
            Example::new(Case::Wrong, Confirm::new(voice, "<h2>", "<dd>", Undo::Until("<b>".into())).deed(end()).back("\"")),
        ]
    }
}
