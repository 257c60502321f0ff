//! Things with one deed each: sessions that can be ended, offices that can be given back.
//!
//! Must hold: each button says to readers what it is about; a row without a deed says what it is instead.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::ui::form::{Button, PostButton};
use crate::ui::{Case, Example};
use crate::words::{Said, Voice};

/// One thing and its deed.
#[derive(Clone, Debug)]
pub struct Deed {
    title: Said,
    mark: Option<Said>,
    below: Vec<Said>,
    button: Option<PostButton>,
}

impl Deed {
    /// A thing with its title.
    pub fn new(title: impl Into<Said>) -> Deed {
        Deed { title: title.into(), mark: None, below: Vec::new(), button: None }
    }

    /// A small word behind the title: this is the one in front of you.
    #[must_use]
    pub fn mark(mut self, word: impl Into<Said>) -> Deed {
        self.mark = Some(word.into());
        self
    }

    /// A small sentence below the title.
    #[must_use]
    pub fn below(mut self, text: impl Into<Said>) -> Deed {
        self.below.push(text.into());
        self
    }

    /// What can be done with it.
    #[must_use]
    pub fn button(mut self, button: PostButton) -> Deed {
        self.button = Some(button);
        self
    }
}

/// A list of things with their deeds; an empty one says so.
#[derive(Clone, Debug, Template)]
#[template(path = "desk/deeds.html")]
pub struct Deeds {
    deeds: Vec<Deed>,
    nothing: Said,
}

impl HtmlSafe for Deeds {}

impl Deeds {
    /// The things, and the sentence for when there are none.
    pub fn new(deeds: Vec<Deed>, nothing: impl Into<Said>) -> Deeds {
        Deeds { deeds, nothing: nothing.into() }
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let nothing = || voice.say("web-nothing");
        let end =
            |about: Said| PostButton::new("#", &Said::default(), Button::submit(voice.say("web-ui-x-end")).outline().about(about));
        let deed = |title: Said| Deed::new(title.clone()).below(voice.say("web-ui-x-tomorrow")).button(end(title));
        let here = Deed::new(voice.say("web-ui-x-phone")).mark(voice.say("web-ui-x-here"));
        vec![
            Example::new(Case::Empty, Deeds::new(vec![], nothing())),
            Example::new(Case::Usual, Deeds::new(vec![here, deed(voice.say("web-ui-x-computer"))], nothing())),
            Example::new(
                Case::Full,
                Deeds::new(
                    vec![deed(voice.say("web-example-long")).mark(voice.say("web-ui-x-here")).below(voice.say("web-example-long"))],
                    nothing(),
                ),
            ),
            Example::new(Case::Wrong, Deeds::new(vec![deed("<b>".into()).mark("<i>")], nothing())),
        ]
    }
}
