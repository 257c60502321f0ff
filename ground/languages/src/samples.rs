//! The sample form of the tests: every kind of question once.

use crate::form::Form;

/// Its file.
pub(crate) const EVENT: &str = include_str!("../samples/event.toml");

/// The form.
pub(crate) fn event() -> Form {
    Form::read(EVENT).unwrap_or_else(|problems| panic!("{problems:#?}"))
}
