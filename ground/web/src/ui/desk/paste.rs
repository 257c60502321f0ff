//! A way for many figures at once: what was copied from a spreadsheet.
//!
//! Must hold: it says in which order the columns stand; it is open when something is in it; nothing is taken before it was seen.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::ui::form::{Asked, Button, Field, Wrong};
use crate::ui::{Case, Example};
use crate::words::{Said, Voice};

/// How many rows of a spreadsheet can be seen at once.
const ROWS: u8 = 8;

/// A part of a form that unfolds.
#[derive(Clone, Template)]
#[template(path = "desk/paste.html")]
pub struct PasteBox {
    voice: Voice,
    columns: Vec<Said>,
    field: Field,
    is_open: bool,
    button: Option<Button>,
}

impl HtmlSafe for PasteBox {}

impl PasteBox {
    /// The columns in the order in which they are pasted.
    pub fn new(voice: &Voice, name: impl Into<String>, columns: Vec<Said>) -> PasteBox {
        let field =
            Field::lines(voice, name, voice.say("web-ui-paste-label"), ROWS).unmarked().hint(voice.say("web-ui-paste-hint"));
        PasteBox { voice: voice.clone(), columns, field, is_open: false, button: None }
    }

    /// What was pasted.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> PasteBox {
        let value: String = value.into();
        self.is_open |= !value.is_empty();
        self.field = self.field.value(value);
        self
    }

    /// What is wrong with it, and what to do.
    #[must_use]
    pub fn error(mut self, error: Option<Said>) -> PasteBox {
        self.is_open |= error.is_some();
        self.field = self.field.error(error);
        self
    }

    /// The deed that reads it.
    #[must_use]
    pub fn button(mut self, button: Button) -> PasteBox {
        self.button = Some(button);
        self
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let paste = |id: &str| {
            let columns = vec![voice.say("web-ui-x-indicator"), voice.say("web-example-value"), voice.say("web-ui-x-source")];
            PasteBox::new(voice, format!("x-paste-{id}"), columns)
        };
        let read = || Button::submit(voice.say("web-ui-x-read")).outline();
        vec![
            Example::new(Case::Empty, paste("empty")),
            Example::new(Case::Usual, paste("usual").value("1-1\t1,234\n1-2\t17").button(read())),
            Example::new(Case::Full, paste("full").value("4,597,752\t".repeat(200)).button(read())),
            Example::new(Case::Wrong, paste("wrong").value("</textarea><b>").error(Some(voice.say("web-ui-x-not-a-number")))),
        ]
    }
}

impl Asked for PasteBox {
    fn wrongs(&self) -> Vec<Wrong> {
        self.field.wrongs()
    }
}
