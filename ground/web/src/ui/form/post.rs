//! One deed as a small form of its own: signing out, ending a session, a confirmed decision.
//!
//! Must hold: a deed is never a link; the button alone is the form, so nothing is sent by accident.

use askama::Template;
use askama::filters::HtmlSafe;

use super::Button;
use crate::door::FormHead;
use crate::ui::{Case, Example};
use crate::words::{Said, Voice};

/// A button with a form of its own around it.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<form class="post" method="post" action="{{ action }}">{{ hidden|safe }}{% for pair in fields %}<input type="hidden" name="{{ pair.0 }}" value="{{ pair.1 }}">{% endfor %}{{ button }}</form>"#,
    ext = "html"
)]
pub struct PostButton {
    action: String,
    /// Printed once from something that is safe in a page.
    hidden: String,
    fields: Vec<(String, String)>,
    button: Button,
}

impl HtmlSafe for PostButton {}

impl PostButton {
    /// A deed that is sent to `action`; `hidden` is the head of the form, with its token.
    pub fn new(action: impl Into<String>, hidden: &impl HtmlSafe, button: Button) -> PostButton {
        PostButton { action: action.into(), hidden: hidden.to_string(), fields: Vec::new(), button }
    }

    /// A deed that is sent to where the head of its form says.
    pub fn of(head: &FormHead, button: Button) -> PostButton {
        PostButton::new(head.action.as_str(), head, button)
    }

    /// Something that is sent along.
    #[must_use]
    pub fn field(mut self, name: impl Into<String>, value: impl Into<String>) -> PostButton {
        self.fields.push((name.into(), value.into()));
        self
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let post = |button| PostButton::new("#", &Said::default(), button);
        vec![
            Example::new(Case::Usual, post(Button::submit(voice.say("web-ui-x-end")).outline())),
            Example::new(
                Case::Wrong,
                PostButton::new("\"><i>", &Said::text("<b>"), Button::submit("<b>").text()).field("\"", "\"><i>"),
            ),
        ]
    }
}
