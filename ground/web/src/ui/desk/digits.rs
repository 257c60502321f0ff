//! Digits to be read out or copied from the screen: a code, a number of a counter.
//!
//! Must hold: large, in groups of three; readers hear them one by one, not as a number of a hundred thousand.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::ui::{Case, Example};
use crate::words::Voice;

/// Digits, printed large.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"{% if !groups.is_empty() %}<p class="digits"><span aria-hidden="true">{% for group in groups %}<b>{{ group }}</b> {% endfor %}</span><span class="vh">{{ aloud }}</span></p>{% endif %}"#,
    ext = "html"
)]
pub struct DigitsShown {
    groups: Vec<String>,
    aloud: String,
}

impl HtmlSafe for DigitsShown {}

impl DigitsShown {
    /// The digits without any sign between them.
    pub fn new(voice: &Voice, digits: &str) -> DigitsShown {
        let signs: Vec<char> = digits.chars().filter(|sign| !sign.is_whitespace()).collect();
        let groups = signs.chunks(3).map(|group| group.iter().collect()).collect();
        let one_by_one: Vec<String> = signs.iter().map(char::to_string).collect();
        DigitsShown { groups, aloud: one_by_one.join(&voice.plain("web-ui-digits-between")) }
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        vec![
            Example::new(Case::Empty, DigitsShown::new(voice, "")),
            Example::new(Case::Usual, DigitsShown::new(voice, "049213")),
            Example::new(Case::Full, DigitsShown::new(voice, "12345678901234567890")),
            Example::new(Case::Wrong, DigitsShown::new(voice, "<b>&\"")),
        ]
    }
}
