//! Reads the plan document of a municipality into a draft: its tree and its indicators, each field with its place in the text.
//!
//! A town starts with a PDF, a web page, a workbook or plain text of its plan.
//! [`read`] opens the file, [`read_text`] reads a text; both answer with a [`Draft`] that a person confirms.
//! What is not printed is left empty and never guessed.
//!
//! ```
//! let draft = engawa_documents::read_text("指標名 現状値（R2） 目標値（R7）\n自治会加入率（％） 65.3 70.0以上\n");
//! assert_eq!(draft.indicators[0].target_value, Some(70.0));
//! assert_eq!(draft.indicators[0].target_year, Some(2025));
//! ```

pub mod bounds;
mod decide;
mod door;
pub mod draft;
mod glyph;
mod groups;
mod hygiene;
mod layout;
mod notes;
mod reader;
mod reading;
mod sheet;
mod tokens;
mod tree;
mod words;

pub use door::Refused;
pub use draft::Draft;

use draft::Warning;

/// Reads a file. The name helps only where the bytes do not tell what it is, as with CSV.
///
/// # Errors
/// With a sentence, where the file is too large, locked, scanned, broken or of a kind that is not read.
pub fn read(bytes: &[u8], name: Option<&str>) -> Result<Draft, Refused> {
    let opened = door::open(bytes, name)?;
    let mut draft = reader::read(&opened.page);
    draft.text = opened.text;
    if opened.is_cut {
        draft.warnings.push(Warning { code: "truncated".into(), ..Warning::default() });
    }
    Ok(draft)
}

/// Reads a text. What stands behind [`bounds::LETTERS_MAX`] letters is left out.
#[must_use]
pub fn read_text(text: &str) -> Draft {
    read(text.as_bytes(), None).unwrap_or_default()
}
