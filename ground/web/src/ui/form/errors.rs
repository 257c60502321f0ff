//! What is to be put right, first in the page, each point a link to its field.
//!
//! Must hold: nothing when nothing is wrong; the title begins with the words for what is to be put right; it takes the focus
//! without script, so that it is heard before all else; it says that nothing typed is lost, and what must be typed again.

use askama::Template;
use askama::filters::HtmlSafe;

use super::{Asked, Field, Wrong};
use crate::ui::{Case, Example};
use crate::words::{Said, Voice};

/// The summary of a form that came back. It stands before the heading of the page.
#[derive(Clone, Template)]
#[template(path = "form/errors.html")]
pub struct ErrorSummary {
    voice: Voice,
    id: String,
    /// Where each point is, and its sentence.
    points: Vec<(String, Said)>,
    has_secret: bool,
    /// In the manual of the parts nothing takes the focus.
    takes_focus: bool,
}

impl HtmlSafe for ErrorSummary {}

impl ErrorSummary {
    /// What is wrong with these questions, in the order of the page.
    pub fn of(voice: &Voice, questions: &[&dyn Asked]) -> ErrorSummary {
        let line = |wrong: Wrong| {
            let args = [("label", wrong.label.into()), ("error", wrong.error.into())];
            (wrong.id, voice.say_with("web-ui-errors-line", &args))
        };
        ErrorSummary {
            voice: voice.clone(),
            id: "errors".into(),
            points: questions.iter().flat_map(|question| question.wrongs()).map(line).collect(),
            has_secret: questions.iter().any(|question| question.is_secret()),
            takes_focus: true,
        }
    }

    /// Something that is wrong at a place with this id, or nowhere in particular.
    #[must_use]
    pub fn error(mut self, id: impl Into<String>, sentence: impl Into<Said>) -> ErrorSummary {
        self.points.push((id.into(), sentence.into()));
        self
    }

    /// What is wrong with the form as a whole; it is said before the rest.
    #[must_use]
    pub fn form_error(mut self, sentence: Option<Said>) -> ErrorSummary {
        if let Some(sentence) = sentence {
            self.points.insert(0, (String::new(), sentence));
        }
        self
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// The title of the page: who opens many pages at once sees and hears that this one came back.
    pub fn page_title(&self, voice: &Voice, title: impl Into<Said>) -> Said {
        let title = title.into();
        if self.is_empty() {
            return title;
        }
        voice.say_with("web-ui-errors-page", &[("errors", self.title().into()), ("page", title.into())])
    }

    fn title(&self) -> Said {
        self.voice.say_with("web-ui-errors", &[("count", self.points.len().into())])
    }

    fn kept(&self) -> Said {
        self.voice.say(if self.has_secret { crate::key("web-ui-errors-kept-but-secret") } else { crate::key("web-ui-errors-kept") })
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let quiet = |id: &str, summary: ErrorSummary| ErrorSummary { id: format!("x-errors-{id}"), takes_focus: false, ..summary };
        let number = Field::number(voice, "x-wrong", voice.say("web-ui-x-members"));
        let number = number.error(Some(voice.say("web-ui-x-not-a-number")));
        let password = Field::password(voice, "x-password", voice.say("web-ui-x-password"));
        let password = password.error(Some(voice.say("web-example-long")));
        let none = || ErrorSummary::of(voice, &[]);
        vec![
            Example::new(Case::Empty, none()),
            Example::new(Case::Usual, quiet("usual", ErrorSummary::of(voice, &[&number]))),
            Example::new(
                Case::Full,
                quiet("full", ErrorSummary::of(voice, &[&number, &password])).form_error(Some(voice.say("web-ui-x-closed"))),
            ),
            Example::new(Case::Wrong, quiet("wrong", none().error("x\"", "<b>&"))),
        ]
    }
}
