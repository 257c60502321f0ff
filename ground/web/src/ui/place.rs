//! Where one is and where one can go: links, crumbs, the kicker above a title, the head of a section.

use askama::Template;
use askama::filters::HtmlSafe;

use super::{Case, Example};
use crate::words::{Said, Voice};

/// A link inside the town. Its address was made by `ctx.link`.
#[derive(Clone, Debug, Template)]
#[template(source = r#"<a href="{{ href }}">{{ label }}</a>"#, ext = "html")]
pub struct Link {
    label: Said,
    href: String,
}

impl HtmlSafe for Link {}

impl Link {
    /// A link with its words.
    pub fn new(label: impl Into<Said>, href: impl Into<String>) -> Link {
        Link { label: label.into(), href: href.into() }
    }

    /// The words.
    pub fn label(&self) -> &Said {
        &self.label
    }

    /// The address.
    pub fn href(&self) -> &str {
        &self.href
    }
}

/// The way from the top to this page.
#[derive(Clone, Debug, Template)]
#[template(path = "crumbs.html")]
pub struct Crumbs {
    label: String,
    way: Vec<Link>,
    here: Said,
}

impl HtmlSafe for Crumbs {}

impl Crumbs {
    /// `way` begins at the top; `here` is the page itself.
    pub fn new(voice: &Voice, way: Vec<Link>, here: Said) -> Crumbs {
        Crumbs { label: voice.plain("web-crumbs"), way, here }
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let top = || Link::new(voice.say("web-top"), "#");
        let long = || voice.say("web-example-long");
        // Each example is a landmark of its own and needs a name of its own.
        let crumbs = |name: &str, way, here| {
            let crumbs = Crumbs::new(voice, way, here);
            Crumbs { label: format!("{} {name}", crumbs.label), ..crumbs }
        };
        vec![
            Example::new(Case::Empty, crumbs("1", vec![], voice.say("web-top"))),
            Example::new(
                Case::Usual,
                crumbs("2", vec![top(), Link::new(voice.say("web-example-plan"), "#")], voice.say("web-example-policy")),
            ),
            Example::new(Case::Full, crumbs("3", vec![top(), Link::new(long(), "#"), Link::new(long(), "#")], long())),
            Example::new(Case::Wrong, crumbs("4", vec![top()], "<script>".into())),
        ]
    }
}

/// The small line above a title: to what this belongs.
#[derive(Clone, Debug, Template)]
#[template(path = "kicker.html")]
pub struct Kicker {
    parts: Vec<(Said, Option<String>)>,
}

impl HtmlSafe for Kicker {}

impl Kicker {
    /// An empty line; add to it with [`Kicker::part`] and [`Kicker::link`].
    pub fn new() -> Kicker {
        Kicker { parts: Vec::new() }
    }

    /// A part without a page of its own.
    #[must_use]
    pub fn part(mut self, label: impl Into<Said>) -> Kicker {
        self.parts.push((label.into(), None));
        self
    }

    /// A part with a page.
    #[must_use]
    pub fn link(mut self, label: impl Into<Said>, href: impl Into<String>) -> Kicker {
        self.parts.push((label.into(), Some(href.into())));
        self
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let long = || voice.say("web-example-long");
        vec![
            Example::new(Case::Empty, Kicker::new()),
            Example::new(Case::Usual, Kicker::new().part(voice.say("web-example-goal")).part(voice.say("web-example-policy"))),
            Example::new(Case::Full, Kicker::new().part(long()).link(long(), "#").part(long())),
            Example::new(Case::Wrong, Kicker::new().part("<b>&")),
        ]
    }
}

impl Default for Kicker {
    fn default() -> Kicker {
        Kicker::new()
    }
}

/// The head of a section: its title, the mark of a sample, and one way on.
/// The section itself is `<section class="sec" aria-labelledby="{id}">`.
#[derive(Clone, Debug, Template)]
#[template(path = "section_head.html")]
pub struct SectionHead {
    id: String,
    title: Said,
    sample: Option<super::SampleMark>,
    more: Option<Link>,
}

impl HtmlSafe for SectionHead {}

impl SectionHead {
    /// A head with its title; `id` is what the section is labelled by.
    pub fn new(id: impl Into<String>, title: impl Into<Said>) -> SectionHead {
        SectionHead { id: id.into(), title: title.into(), sample: None, more: None }
    }

    /// Marks the section as invented, in a sample town.
    #[must_use]
    pub fn sample(mut self, mark: Option<super::SampleMark>) -> SectionHead {
        self.sample = mark;
        self
    }

    /// A way on, at the right.
    #[must_use]
    pub fn more(mut self, label: impl Into<Said>, href: impl Into<String>) -> SectionHead {
        self.more = Some(Link::new(label, href));
        self
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let head = |id: &str| SectionHead::new(format!("web-x-{id}"), voice.say("web-example-section"));
        let mark = Some(super::SampleMark::new(voice));
        vec![
            Example::new(Case::Usual, head("usual").more(voice.say("web-example-more"), "#")),
            Example::new(
                Case::Full,
                SectionHead::new("web-x-full", voice.say("web-example-long")).sample(mark).more(voice.say("web-example-more"), "#"),
            ),
            Example::new(Case::Wrong, SectionHead::new("web-x-wrong", "<h2>&")),
        ]
    }
}
