//! A folder as carrier: each mail a file that a mail program opens.

use std::path::Path;

use lettre::Message;

use super::Failure;

/// Writes the letter under its id; a second try of the same letter is the same file.
pub(super) fn put(folder: &Path, message: &Message) -> Result<(), Failure> {
    let cannot = |error: std::io::Error| Failure { what: format!("{}: {}", folder.display(), error.kind()), is_of_all: true };
    let id = message.headers().get_raw("Message-ID").unwrap_or_default();
    let name: String = id.chars().skip(1).take_while(|letter| *letter != '@').collect();
    std::fs::create_dir_all(folder).map_err(cannot)?;
    let part = folder.join(format!("{name}.part"));
    std::fs::write(&part, message.formatted()).map_err(cannot)?;
    std::fs::rename(&part, folder.join(format!("{name}.eml"))).map_err(cannot)
}
