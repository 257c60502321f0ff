//! Words as somebody wrote them, with their lines: what stands on a paper, or quietly at a question what stood there last time.
//!
//! Must hold: a line break of the writer stays one; the label says whose words they are; they are text that can be copied.

use askama::Template;
use askama::filters::HtmlSafe;

use super::{Case, Example};
use crate::words::{Said, Voice};

/// Words with their label.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<div class="written{% if is_quiet %} written-quiet{% endif %}"><p class="written-of">{{ label }}</p><p class="written-text">{{ text }}</p></div>"#,
    ext = "html"
)]
pub struct Written {
    label: Said,
    text: Said,
    is_quiet: bool,
}

impl HtmlSafe for Written {}

impl Written {
    /// Words, and whose or what they are.
    pub fn new(label: impl Into<Said>, text: impl Into<Said>) -> Written {
        Written { label: label.into(), text: text.into(), is_quiet: false }
    }

    /// Beside something that is louder.
    #[must_use]
    pub fn quiet(mut self) -> Written {
        self.is_quiet = true;
        self
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let label = || voice.say("web-example-section");
        let long = || voice.plain("web-example-long");
        vec![
            Example::new(Case::Empty, Written::new(label(), voice.missing())),
            Example::new(Case::Usual, Written::new(label(), voice.say("web-example-policy"))),
            Example::new(Case::Full, Written::new(label(), format!("{}\n{}", long(), long())).quiet()),
            Example::new(Case::Wrong, Written::new("<b>", "</p>\n<b>&").quiet()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_the_writer_stay_and_its_signs_are_signs() {
        let shown = Written::new("x", "<b>\n2").to_string();
        assert!(shown.contains("&lt;b&gt;\n2"), "{shown}");
    }
}
