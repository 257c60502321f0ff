//! How far one has come in a form of several pages.
//!
//! Must hold: words first; the bar is decoration and hidden from readers; a way back to the earlier answer.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::ui::{Case, Example, Link};
use crate::words::{Said, Voice};

/// Step n of m.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<div class="steps"><p><b>{{ title }}</b> <span>{{ place }}</span></p><svg class="bar" aria-hidden="true" focusable="false"><rect class="bar-all" width="100%" height="100%"/><rect class="bar-done" width="{{ share }}%" height="100%"/></svg>{% if let Some(back) = back %}<p class="back">{{ back }}</p>{% endif %}</div>"#,
    ext = "html"
)]
pub struct Steps {
    title: Said,
    place: Said,
    share: usize,
    back: Option<Link>,
}

impl HtmlSafe for Steps {}

impl Steps {
    /// Of what, which step, of how many; counted from 1.
    pub fn new(voice: &Voice, title: impl Into<Said>, step: usize, of: usize) -> Steps {
        let place = voice.say_with("web-ui-steps", &[("step", step.into()), ("of", of.into())]);
        let share = (step.min(of) * 100).checked_div(of).unwrap_or(0);
        Steps { title: title.into(), place, share, back: None }
    }

    /// The way to the step before.
    #[must_use]
    pub fn back(mut self, label: impl Into<Said>, href: impl Into<String>) -> Steps {
        self.back = Some(Link::new(label, href));
        self
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let steps = |title: Said, step, of| Steps::new(voice, title, step, of);
        let plan = || voice.say("web-ui-x-register");
        vec![
            Example::new(Case::Empty, steps(plan(), 0, 0)),
            Example::new(Case::Usual, steps(plan(), 2, 3).back(voice.say("web-ui-x-back"), "#")),
            Example::new(Case::Full, steps(voice.say("web-example-long"), 12, 12)),
            Example::new(Case::Wrong, steps("<b>&".into(), 9, 3)),
        ]
    }
}
