//! The end of a form: one deed, what else can be done, and what is saved.
//!
//! Must hold: one filled button; other deeds are words; always a sentence on what is saved and what is not.

use askama::Template;
use askama::filters::HtmlSafe;
use engawa_kernel::Moment;

use super::Button;
use crate::ui::icon::{self, Icon};
use crate::ui::{Case, Example};
use crate::words::{Said, Voice};

/// What is saved and what is not: a sign and a sentence.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<p class="saved{% if is_kept %} kept{% endif %}">{{ self.sign() }}<span>{{ text }}</span></p>"#,
    ext = "html"
)]
pub struct SaveState {
    is_kept: bool,
    text: Said,
}

impl HtmlSafe for SaveState {}

impl SaveState {
    /// Saved at this moment, and not handed in.
    pub fn saved(voice: &Voice, at: Moment) -> SaveState {
        SaveState::kept(voice.say_with("web-ui-saved", &[("moment", voice.moment(at).into())]))
    }

    /// Nothing is saved before this deed, called by its word.
    pub fn nothing(voice: &Voice, deed: impl Into<Said>) -> SaveState {
        let deed: Said = deed.into();
        SaveState::said(voice.say_with("web-ui-saved-nothing", &[("deed", deed.into())]))
    }

    /// The form came back: it is saved when it has been put right.
    pub fn refused(voice: &Voice) -> SaveState {
        SaveState::said(voice.say("web-ui-saved-refused"))
    }

    /// Any sentence on what is saved.
    pub fn kept(text: impl Into<Said>) -> SaveState {
        SaveState { is_kept: true, text: text.into() }
    }

    /// Any sentence on what is not.
    pub fn said(text: impl Into<Said>) -> SaveState {
        SaveState { is_kept: false, text: text.into() }
    }

    fn sign(&self) -> Icon {
        if self.is_kept { icon::TICK } else { icon::INFO }
    }
}

/// The foot of a form.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<div class="form-foot"><div class="acts">{{ main }}{% for other in others %}{{ other }}{% endfor %}</div>{% if let Some(state) = state %}{{ state }}{% endif %}</div>"#,
    ext = "html"
)]
pub struct FormFoot {
    main: Button,
    others: Vec<Button>,
    state: Option<SaveState>,
}

impl HtmlSafe for FormFoot {}

impl FormFoot {
    /// The one deed of the form; the key for a new line presses it.
    pub fn new(main: Button) -> FormFoot {
        FormFoot { main: main.large(), others: Vec::new(), state: None }
    }

    /// Another way on, as words.
    #[must_use]
    pub fn other(self, label: impl Into<Said>, href: impl Into<String>) -> FormFoot {
        self.also(Button::link(label, href).text())
    }

    /// Another deed of the same form.
    #[must_use]
    pub fn also(mut self, button: Button) -> FormFoot {
        self.others.push(button);
        self
    }

    /// What is saved and what is not.
    #[must_use]
    pub fn state(mut self, state: SaveState) -> FormFoot {
        self.state = Some(state);
        self
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let save = || voice.say("web-ui-x-save");
        let foot = || FormFoot::new(Button::submit(save()));
        let later = || Button::submit(voice.say("web-ui-x-later")).outline();
        let moment = Moment::from_millis(1_763_702_760_000);
        vec![
            Example::new(Case::Empty, foot().state(SaveState::nothing(voice, save()))),
            Example::new(Case::Usual, foot().other(voice.say("web-ui-x-withdraw"), "#").state(SaveState::saved(voice, moment))),
            Example::new(
                Case::Full,
                foot()
                    .also(later())
                    .other(voice.say("web-example-long"), "#")
                    .state(SaveState::kept(voice.say("web-example-long"))),
            ),
            Example::new(Case::Wrong, foot().state(SaveState::refused(voice))),
            Example::new(Case::Wrong, FormFoot::new(Button::submit("<b>")).state(SaveState::said("<p>&"))),
        ]
    }
}
