//! Who does what: the part of each actor of a policy, side by side.

use askama::Template;
use askama::filters::HtmlSafe;

use super::{Case, Example};
use crate::words::{Said, Voice};

/// The parts of the actors, in the order of the plan.
#[derive(Clone, Debug, Default, Template)]
#[template(
    source = r#"{% if !parts.is_empty() %}<div class="grid grid-3 roles">{% for part in parts %}<div><h3>{{ part.0 }}</h3>{% for line in part.1 %}<p>{{ line }}</p>{% endfor %}</div>{% endfor %}</div>{% endif %}"#,
    ext = "html"
)]
pub struct Roles {
    parts: Vec<(Said, Vec<Said>)>,
}

impl HtmlSafe for Roles {}

impl Roles {
    /// Nobody yet.
    pub fn new() -> Roles {
        Roles::default()
    }

    /// One part; parts of the same actor that follow each other stand under one name.
    #[must_use]
    pub fn part(mut self, actor: impl Into<Said>, text: impl Into<Said>) -> Roles {
        let actor = actor.into();
        match self.parts.last_mut() {
            Some((last, lines)) if *last == actor => lines.push(text.into()),
            _ => self.parts.push((actor, vec![text.into()])),
        }
        self
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let part = |roles: Roles, name: &str| {
            roles.part(voice.say_with("web-example-actor", &[("name", name.into())]), voice.say("web-example-long"))
        };
        vec![
            Example::new(Case::Empty, Roles::new()),
            Example::new(Case::Usual, part(part(part(Roles::new(), "A"), "B"), "C")),
            Example::new(Case::Full, part(part(part(part(Roles::new(), "A"), "A"), "B"), "C")),
            Example::new(Case::Wrong, Roles::new().part("<h3>", "<p>")),
        ]
    }
}
