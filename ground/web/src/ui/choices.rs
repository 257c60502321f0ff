//! A few ways to see the same thing, side by side: one of them is where the reader is.

use askama::Template;
use askama::filters::HtmlSafe;

use super::{Case, Example, Link};
use crate::words::{Said, Voice};

/// Links in a row, the present one marked. Fewer than two are no choice, and nothing is shown.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"{% if links.len() > 1 %}<nav class="choices no-print" aria-label="{{ label }}"><ul>{% for (link, is_current) in links %}<li><a href="{{ link.href() }}"{% if *is_current %} aria-current="page"{% endif %}>{{ link.label() }}</a></li>{% endfor %}</ul></nav>{% endif %}"#,
    ext = "html"
)]
pub struct Choices {
    label: String,
    links: Vec<(Link, bool)>,
}

impl HtmlSafe for Choices {}

impl Choices {
    /// No links yet; the label says to those who listen what is chosen.
    pub fn new(label: impl Into<String>) -> Choices {
        Choices { label: label.into(), links: Vec::new() }
    }

    /// One way.
    #[must_use]
    pub fn link(mut self, label: impl Into<Said>, href: impl Into<String>, is_current: bool) -> Choices {
        self.links.push((Link::new(label, href), is_current));
        self
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        // Each example is a landmark of its own and needs a name of its own.
        let label = |count: i32| format!("{} {count}", voice.plain("web-components-choices"));
        let years = |count: i32| {
            let year = |choices: Choices, year: i32| choices.link(voice.year(year), "#", year == 2026);
            (0..count).map(|back| 2026 - back).fold(Choices::new(label(count)), year)
        };
        vec![
            Example::new(Case::Empty, Choices::new(label(0))),
            Example::new(Case::Usual, years(3)),
            Example::new(Case::Full, years(12)),
            Example::new(Case::Wrong, Choices::new("\" onload=\"x").link("<a>", "#", true).link("&", "#\"", false)),
        ]
    }
}
