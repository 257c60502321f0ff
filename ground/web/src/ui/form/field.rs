//! One question that is answered by typing.
//!
//! Must hold: label, hint, error, input in this order, and read in this order; a needed answer is marked by a word;
//! what was typed stays, even when it is wrong, except passwords and codes; a wrong answer has an edge, a sign and a sentence.

use askama::Template;
use askama::filters::HtmlSafe;

use super::ask::{Ask, Need};
use super::{Asked, Wrong};
use crate::ui::{Case, Example, Written};
use crate::words::{Said, Voice};

/// How wide an answer is drawn: as wide as a usual answer is long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// A few digits.
    Digits,
    /// A day, a number, a code.
    Short,
    /// A name.
    Middle,
    /// As wide as there is room.
    Full,
}

impl Width {
    pub(super) fn class(self) -> &'static str {
        match self {
            Width::Digits => "in in-digits",
            Width::Short => "in in-short",
            Width::Middle => "in in-middle",
            Width::Full => "in",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Mail,
    Password,
    NewPassword,
    Code,
    Number,
    Day,
    Lines(u8),
    File { is_several: bool },
}

/// A question with its input.
#[derive(Clone, Debug, Template)]
#[template(path = "form/field.html")]
pub struct Field {
    ask: Ask,
    kind: Kind,
    types: String,
    value: String,
    unit: Option<Said>,
    chars_max: Option<usize>,
    width: Width,
    autocomplete: Option<&'static str>,
}

impl HtmlSafe for Field {}

impl Field {
    fn new(voice: &Voice, name: impl Into<String>, label: impl Into<Said>, kind: Kind, width: Width) -> Field {
        let ask = Ask::new(voice, name, label);
        Field { ask, kind, types: String::new(), value: String::new(), unit: None, chars_max: None, width, autocomplete: None }
    }

    /// One line of text.
    pub fn text(voice: &Voice, name: impl Into<String>, label: impl Into<Said>) -> Field {
        Field::new(voice, name, label, Kind::Text, Width::Full)
    }

    /// An address of mail.
    pub fn mail(voice: &Voice, name: impl Into<String>, label: impl Into<Said>) -> Field {
        Field::new(voice, name, label, Kind::Mail, Width::Full).autocomplete("email")
    }

    /// The password that one has. It is as long as one likes, and never printed back.
    pub fn password(voice: &Voice, name: impl Into<String>, label: impl Into<Said>) -> Field {
        Field::new(voice, name, label, Kind::Password, Width::Full).autocomplete("current-password")
    }

    /// A password that one chooses.
    pub fn new_password(voice: &Voice, name: impl Into<String>, label: impl Into<Said>) -> Field {
        Field::new(voice, name, label, Kind::NewPassword, Width::Full).autocomplete("new-password")
    }

    /// A code that holds for a few minutes. It may be pasted, and is never printed back.
    pub fn code(voice: &Voice, name: impl Into<String>, label: impl Into<Said>) -> Field {
        Field::new(voice, name, label, Kind::Code, Width::Short).autocomplete("one-time-code")
    }

    /// A number; a text for the browser, so that 1,234 and １２ can be typed and nothing changes by scrolling.
    pub fn number(voice: &Voice, name: impl Into<String>, label: impl Into<Said>) -> Field {
        Field::new(voice, name, label, Kind::Number, Width::Short).autocomplete("off")
    }

    /// A day, typed as one writes it; [`super::read_day`] reads it. The hint says how.
    pub fn day(voice: &Voice, name: impl Into<String>, label: impl Into<Said>) -> Field {
        Field::new(voice, name, label, Kind::Day, Width::Middle).autocomplete("off").hint(voice.say("web-ui-day-hint"))
    }

    /// A file of these types, as endings and media types. Its form is sent as `multipart/form-data`.
    pub fn file(voice: &Voice, name: impl Into<String>, label: impl Into<Said>, types: impl Into<String>) -> Field {
        let field = Field::new(voice, name, label, Kind::File { is_several: false }, Width::Full);
        Field { types: types.into(), ..field }
    }

    /// Several files may be chosen.
    #[must_use]
    pub fn several(mut self) -> Field {
        self.kind = if self.is_file() { Kind::File { is_several: true } } else { self.kind };
        self
    }

    /// Whether a form with it is sent as `multipart/form-data`.
    pub fn is_file(&self) -> bool {
        matches!(self.kind, Kind::File { .. })
    }

    /// Several lines of text, drawn so many rows high.
    pub fn lines(voice: &Voice, name: impl Into<String>, label: impl Into<Said>, rows: u8) -> Field {
        Field::new(voice, name, label, Kind::Lines(rows), Width::Full)
    }

    /// What was typed.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Field {
        self.value = value.into();
        self
    }

    /// A sentence below the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Said>) -> Field {
        self.ask.hints.push(hint.into());
        self
    }

    /// Words that stood here before, between the hint and the answer.
    #[must_use]
    pub fn recall(mut self, written: Written) -> Field {
        self.ask.recalled.push(written.quiet());
        self
    }

    /// What is wrong, and what to do.
    #[must_use]
    pub fn error(mut self, error: Option<Said>) -> Field {
        self.ask.error = error;
        self
    }

    /// The unit behind the input.
    #[must_use]
    pub fn unit(mut self, unit: impl Into<Said>) -> Field {
        self.unit = Some(unit.into()).filter(|unit| !unit.is_empty());
        self
    }

    /// An answer is not needed, and a word says so.
    #[must_use]
    pub fn optional(mut self) -> Field {
        self.ask.need = Need::Optional;
        self
    }

    /// An answer is not needed, and nothing is said: for filters and searches.
    #[must_use]
    pub fn unmarked(mut self) -> Field {
        self.ask.need = Need::Unmarked;
        self
    }

    /// The most characters that can be typed. Passwords and codes take no bound here: a browser would cut them silently.
    #[must_use]
    pub fn max(mut self, chars: usize) -> Field {
        self.chars_max = Some(chars).filter(|_| !self.is_secret());
        self
    }

    /// How wide it is drawn.
    #[must_use]
    pub fn width(mut self, width: Width) -> Field {
        self.width = width;
        self
    }

    /// What the browser may fill in: `name`, `username`, `tel`, `off`.
    #[must_use]
    pub fn autocomplete(mut self, purpose: &'static str) -> Field {
        self.autocomplete = Some(purpose);
        self
    }

    /// Another id, where one name stands twice in a page.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Field {
        self.ask.id = id.into();
        self
    }

    fn input_type(&self) -> &'static str {
        match self.kind {
            Kind::Mail => "email",
            Kind::Password | Kind::NewPassword => "password",
            Kind::File { .. } => "file",
            _ => "text",
        }
    }

    fn input_mode(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Code => Some("numeric"),
            Kind::Number => Some("decimal"),
            _ => None,
        }
    }

    /// Addresses and codes are no words: nothing is corrected or made capital.
    fn is_verbatim(&self) -> bool {
        matches!(self.kind, Kind::Mail | Kind::Password | Kind::NewPassword | Kind::Code)
    }

    fn class(&self) -> String {
        let kind = match self.kind {
            Kind::Number => " in-number",
            Kind::Code => " in-code",
            _ => "",
        };
        format!("{}{kind}", self.width.class())
    }

    /// Which files a browser offers first.
    fn accepted(&self) -> Option<&str> {
        Some(self.types.as_str()).filter(|types| !types.is_empty())
    }

    fn is_several(&self) -> bool {
        self.kind == Kind::File { is_several: true }
    }

    fn shown(&self) -> &str {
        if self.is_secret() || self.is_file() { "" } else { &self.value }
    }

    /// A browser drops the first line break of a text of several lines, so one is put before it.
    fn shown_lines(&self) -> String {
        format!("\n{}", self.value)
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let long = || voice.say("web-example-long");
        let stack = |fields: Vec<Field>| fields.iter().map(ToString::to_string).collect::<String>();
        let name = |id: &str| Field::text(voice, format!("x-{id}"), voice.say("web-ui-x-name"));
        let usual = vec![
            Field::mail(voice, "x-mail", voice.say("web-ui-x-mail")).hint(voice.say("web-ui-x-mail-hint")),
            Field::password(voice, "x-password", voice.say("web-ui-x-password")),
            Field::code(voice, "x-code", voice.say("web-ui-x-code")),
            Field::number(voice, "x-number", voice.say("web-ui-x-members")).unit(voice.say("web-ui-x-people")).value("1,234"),
            Field::day(voice, "x-day", voice.say("web-ui-x-day")).optional(),
            Field::lines(voice, "x-lines", voice.say("web-ui-x-why"), 4)
                .value("1\n2")
                .recall(Written::new(voice.say("web-example-section"), voice.say("web-example-long")))
                .optional(),
        ];
        vec![
            Example::new(Case::Empty, name("empty")),
            Example::new(Case::Usual, stack(usual)),
            Example::new(Case::Full, name("full").hint(long()).hint(long()).value(long().plain().repeat(2)).max(20)),
            Example::new(
                Case::Wrong,
                Field::number(voice, "x-wrong", voice.say("web-ui-x-members"))
                    .value("\"><b>12a")
                    .unit("<i>")
                    .hint("<b>&")
                    .error(Some(voice.say("web-ui-x-not-a-number"))),
            ),
        ]
    }
}

impl Asked for Field {
    fn wrongs(&self) -> Vec<Wrong> {
        self.ask.wrongs()
    }

    fn is_secret(&self) -> bool {
        matches!(self.kind, Kind::Password | Kind::NewPassword | Kind::Code)
    }
}
