//! Reads a plan document.
pub mod bounds; mod decide; pub mod draft; mod glyph; mod groups; mod hygiene; mod layout; mod notes; mod reader; mod reading; mod tokens; mod tree; mod words;
pub use draft::Draft;
/// Reads a text.
#[must_use]
pub fn read_text(text: &str) -> Draft { let mut d = reader::read(&layout::Page::of_text(text)); d.text = text.to_owned(); d }
