//! A notice that is not an emergency: white ground, thick left edge.

use askama::Template;
use askama::filters::HtmlSafe;

use super::icon::{self, Icon};
use super::{Case, Example};
use crate::words::{Said, Voice};

/// How a notice is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// To know.
    #[default]
    Info,
    /// Something is late or needs care.
    Late,
    /// Something is done.
    Done,
}

/// A notice of one or more sentences.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<div class="tell{{ class() }}"><span>{{ sign() }}</span><div>{% for line in lines %}<p>{{ line }}</p>{% endfor %}</div></div>"#,
    ext = "html"
)]
pub struct Tell {
    tone: Tone,
    lines: Vec<Said>,
}

impl HtmlSafe for Tell {}

impl Tell {
    /// A notice to know.
    pub fn info(text: impl Into<Said>) -> Tell {
        Tell { tone: Tone::Info, lines: vec![text.into()] }
    }

    /// A notice in another tone.
    pub fn new(tone: Tone, text: impl Into<Said>) -> Tell {
        Tell { tone, lines: vec![text.into()] }
    }

    /// One more sentence.
    #[must_use]
    pub fn line(mut self, text: impl Into<Said>) -> Tell {
        self.lines.push(text.into());
        self
    }

    fn class(&self) -> &'static str {
        match self.tone {
            Tone::Info => "",
            Tone::Late => " late",
            Tone::Done => " done",
        }
    }

    fn sign(&self) -> Icon {
        match self.tone {
            Tone::Info => icon::INFO,
            Tone::Late => icon::LATE,
            Tone::Done => icon::TICK,
        }
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let long = || voice.say("web-example-long");
        vec![
            Example::new(Case::Usual, Tell::info(long())),
            Example::new(Case::Full, Tell::new(Tone::Late, long()).line(long())),
            Example::new(Case::Full, Tell::new(Tone::Done, long())),
            Example::new(Case::Wrong, Tell::info("<p>")),
        ]
    }
}
