//! The top of a town's home: a veranda with two seats, and what can be done from here.

use askama::Template;
use askama::filters::HtmlSafe;

use super::icon::{self, Icon};
use super::{Case, Example, Link};
use crate::words::{Said, Voice};

/// The veranda, with the one heading of the page in it.
#[derive(Clone, Debug, Template)]
#[template(path = "hero.html")]
pub struct Hero {
    title: [Said; 2],
    lead: Said,
    deed: Option<Link>,
    /// In the manual of the parts the heading is only a line: a page has one heading of first rank.
    is_line: bool,
}

impl HtmlSafe for Hero {}

impl Hero {
    /// The heading of all towns and a sentence of this one.
    pub fn new(voice: &Voice, lead: impl Into<Said>) -> Hero {
        Hero { title: [voice.say("web-hero-sit"), voice.say("web-hero-decide")], lead: lead.into(), deed: None, is_line: false }
    }

    /// The one filled button of the page.
    #[must_use]
    pub fn deed(mut self, label: impl Into<Said>, href: impl Into<String>) -> Hero {
        self.deed = Some(Link::new(label, href));
        self
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let verb = |icon| Verb::new(icon, voice.say("web-example-plan"), "#").text(voice.say("web-example-goal"));
        let verbs = Verbs::new(vec![verb(icon::PLAN), verb(icon::SHEET), verb(icon::HOUSE)]);
        let hero = |lead: Said| Hero { is_line: true, ..Hero::new(voice, lead) };
        vec![
            Example::new(Case::Usual, format!(r#"{}<div class="wrap">{verbs}</div>"#, hero(voice.say("web-hero-lead")))),
            Example::new(Case::Wrong, hero("<p>".into())),
        ]
    }
}

/// One thing that can be done: a sign, a verb or a plan, a sentence, the pages behind it.
#[derive(Clone, Debug)]
pub struct Verb {
    icon: Icon,
    word: Said,
    href: String,
    text: Option<Said>,
    links: Vec<Link>,
}

impl Verb {
    /// A thing with its page.
    pub fn new(icon: Icon, word: impl Into<Said>, href: impl Into<String>) -> Verb {
        Verb { icon, word: word.into(), href: href.into(), text: None, links: Vec::new() }
    }

    /// A sentence below it.
    #[must_use]
    pub fn text(mut self, text: impl Into<Said>) -> Verb {
        self.text = Some(text.into());
        self
    }

    /// A page behind it.
    #[must_use]
    pub fn link(mut self, label: impl Into<Said>, href: impl Into<String>) -> Verb {
        self.links.push(Link::new(label, href));
        self
    }
}

/// What can be done from here, on the boards of the veranda. Stands inside a `wrap` right after the [`Hero`].
#[derive(Clone, Debug, Template)]
#[template(path = "verbs.html")]
pub struct Verbs {
    verbs: Vec<Verb>,
}

impl HtmlSafe for Verbs {}

impl Verbs {
    /// The things in their order.
    pub fn new(verbs: Vec<Verb>) -> Verbs {
        Verbs { verbs }
    }
}
