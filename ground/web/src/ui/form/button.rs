//! A deed: one filled button a page, others with an edge or as text; a link that is a deed looks the same.
//!
//! Must hold: the word is a verb; at least 48 px high; a button that cannot be pressed says why beside it;
//! a dangerous one has a sign and not only a colour.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::ui::{Case, Example};
use crate::words::{Said, Voice};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Filled,
    Outline,
    Text,
}

#[derive(Clone, Debug)]
enum Leads {
    Submits(Option<(String, String)>),
    To(String),
}

/// A button that sends its form, or a link that looks like one.
#[derive(Clone, Debug, Template)]
#[template(path = "form/button.html")]
pub struct Button {
    label: Said,
    leads: Leads,
    look: Look,
    is_danger: bool,
    is_large: bool,
    about: Option<Said>,
    why_not: Option<Said>,
}

impl HtmlSafe for Button {}

impl Button {
    /// Sends the form in which it stands.
    pub fn submit(label: impl Into<Said>) -> Button {
        Button {
            label: label.into(),
            leads: Leads::Submits(None),
            look: Look::Filled,
            is_danger: false,
            is_large: false,
            about: None,
            why_not: None,
        }
    }

    /// Leads to a page.
    pub fn link(label: impl Into<Said>, href: impl Into<String>) -> Button {
        Button { leads: Leads::To(href.into()), ..Button::submit(label) }
    }

    /// An edge only: a second deed.
    #[must_use]
    pub fn outline(mut self) -> Button {
        self.look = Look::Outline;
        self
    }

    /// Words only: a deed that is seldom done.
    #[must_use]
    pub fn text(mut self) -> Button {
        self.look = Look::Text;
        self
    }

    /// Takes something away.
    #[must_use]
    pub fn danger(mut self) -> Button {
        self.is_danger = true;
        self
    }

    /// The main deed of a form: on a phone as wide as the page.
    #[must_use]
    pub fn large(mut self) -> Button {
        self.is_large = true;
        self
    }

    /// Tells the form which of its buttons was pressed.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>, value: impl Into<String>) -> Button {
        self.leads = Leads::Submits(Some((name.into(), value.into())));
        self
    }

    /// What the deed is about, for those who listen: many buttons of a list say the same word.
    #[must_use]
    pub fn about(mut self, about: impl Into<Said>) -> Button {
        self.about = Some(about.into());
        self
    }

    /// Cannot be pressed now, and why.
    #[must_use]
    pub fn disabled(mut self, why: impl Into<Said>) -> Button {
        self.why_not = Some(why.into());
        self
    }

    fn class(&self) -> String {
        let parts = [
            ("btn", true),
            ("btn-2", self.look == Look::Outline),
            ("btn-3", self.look == Look::Text),
            ("btn-danger", self.is_danger),
            ("btn-l", self.is_large),
        ];
        parts.iter().filter(|part| part.1).map(|part| part.0).collect::<Vec<_>>().join(" ")
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let save = || voice.say("web-ui-x-save");
        let cluster = |buttons: Vec<Button>| {
            let inner: Vec<String> = buttons.iter().map(ToString::to_string).collect();
            format!(r#"<div class="cluster">{}</div>"#, inner.join(" "))
        };
        let end = || Button::submit(voice.say("web-ui-x-end")).danger();
        vec![
            Example::new(Case::Empty, Button::submit(save()).disabled(voice.say("web-ui-x-closed"))),
            Example::new(
                Case::Usual,
                cluster(vec![
                    Button::submit(save()),
                    Button::submit(voice.say("web-ui-x-later")).outline(),
                    Button::link(voice.say("web-ui-x-withdraw"), "#").text(),
                ]),
            ),
            Example::new(Case::Full, cluster(vec![Button::submit(save()).large(), end(), end().outline(), end().text()])),
            Example::new(Case::Full, Button::submit(voice.say("web-example-long")).outline()),
            Example::new(Case::Wrong, Button::submit("<b>").named("\"><i>", "\"").about("<i>")),
        ]
    }
}
