//! Who acts, and as what, at the top of every staff page.
//!
//! Must hold: it says the office before the name; without an office it says so; on a wide screen it stays in sight
//! and never hides what has the focus; on a small one it does not take the room of the page.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::ui::form::{Button, PostButton};
use crate::ui::{Case, Example, Link};
use crate::words::{Said, Voice};

/// The bar. It is a landmark, and stands outside of `<main>`.
#[derive(Clone, Template)]
#[template(path = "desk/acting.html")]
pub struct ActingBar {
    voice: Voice,
    label: String,
    name: Said,
    office: Said,
    own: Option<Link>,
    change: Option<Link>,
    sign_out: Option<PostButton>,
}

impl HtmlSafe for ActingBar {}

impl ActingBar {
    /// Someone who has no office yet.
    pub fn new(voice: &Voice, name: impl Into<Said>) -> ActingBar {
        ActingBar {
            label: voice.plain("web-ui-acting"),
            name: name.into(),
            office: voice.say("web-ui-acting-as-nobody"),
            own: None,
            change: None,
            sign_out: None,
            voice: voice.clone(),
        }
    }

    /// The office in which one acts, with its section.
    #[must_use]
    pub fn office(mut self, title: impl Into<Said>) -> ActingBar {
        let title: Said = title.into();
        self.office = self.voice.say_with("web-ui-acting-as", &[("office", title.into())]);
        self
    }

    /// The page of one's own: password, second step, sessions.
    #[must_use]
    pub fn own(mut self, href: impl Into<String>) -> ActingBar {
        self.own = Some(Link::new(self.voice.say("web-my"), href));
        self
    }

    /// Where one takes another office; for those who have more than one.
    #[must_use]
    pub fn change(mut self, href: impl Into<String>) -> ActingBar {
        self.change = Some(Link::new(self.voice.say("web-ui-acting-change"), href));
        self
    }

    /// The deed of leaving.
    #[must_use]
    pub fn sign_out(mut self, button: PostButton) -> ActingBar {
        self.sign_out = Some(button);
        self
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        // Each example is a landmark of its own and needs a name of its own.
        let bar = |id: &str, name: Said| {
            let bar = ActingBar::new(voice, name);
            ActingBar { label: format!("{} {id}", bar.label), ..bar }
        };
        let person = || voice.say("web-ui-x-person");
        let out = || PostButton::new("#", &Said::default(), Button::submit(voice.say("web-ui-x-sign-out")).text());
        vec![
            Example::new(Case::Empty, bar("1", person()).sign_out(out())),
            Example::new(Case::Usual, bar("2", person()).office(voice.say("web-ui-x-office")).own("#").change("#").sign_out(out())),
            Example::new(
                Case::Full,
                bar("3", voice.say("web-example-long")).office(voice.say("web-example-long")).own("#").change("#").sign_out(out()),
            ),
            Example::new(Case::Wrong, bar("4", "<b>".into()).office("<i>").change("\"><i>")),
        ]
    }
}
