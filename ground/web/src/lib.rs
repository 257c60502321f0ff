//! Pages: words in three languages, the frame, components, charts, tables, failures, guards of what comes in.
//!
//! It must not know any feature by name, nor run SQL.

mod accent;
pub mod assets;
pub mod charts;
pub mod components;
mod ctx;
pub mod door;
pub mod failure;
pub mod files;
mod guard;
pub mod headers;
mod lang;
pub mod limits;
mod link;
pub mod samples;
mod shell;
mod site;
pub mod tables;
pub mod ui;
mod words;
pub mod words_law;

pub use accent::Accent;
pub use ctx::{Ctx, TownSeat};
pub use door::RouteRow;
pub use door::{Acting, DeskEntry, Face, Fields, FormHead, May, OwnRow, Permission, Rooms, ToDo, Visitor, WhoIs};
pub use failure::{Answer, Failure};
pub use guard::guarded;
pub use lang::Lang;
pub use link::{Links, lang_of};
pub use shell::{ENTRIES, Entry, Nav, Shell, page, page_text};
pub use site::Site;
pub use words::{Arg, Said, Vocabulary, Voice, WordFile, Words, WordsError, key};

/// The words of this crate; the server assembles them with those of the features.
pub const WORD_FILES: [WordFile; 6] = [
    WordFile { feature: "web", lang: Lang::Ja, text: include_str!("../words/ja.ftl") },
    WordFile { feature: "web", lang: Lang::Easy, text: include_str!("../words/ja-easy.ftl") },
    WordFile { feature: "web", lang: Lang::En, text: include_str!("../words/en.ftl") },
    DESK[0],
    DESK[1],
    DESK[2],
];

const DESK: [WordFile; 3] = WordFile::desk("web", include_str!("../words/desk.ftl"));
