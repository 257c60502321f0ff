//! Why a file or a row is not taken, what was mended, what a column means: as sentences that say what to do.

use engawa_sheets::{Encoding, Unreadable};
use engawa_web::{Answer, Failure, Said, Voice, key};

use super::super::{BOUNDS, Mended, Reason, Target};
use crate::deeds::imports::Unimported;
use crate::refused::Refused;

/// So many numbers of rows are named.
const NAMED: usize = 10;

pub(super) fn unimported(voice: &Voice, why: Unimported) -> Answer<Said> {
    Ok(match why {
        Unimported::Unreadable(why) => unreadable(voice, why),
        Unimported::IndividualNumbers(rows) => {
            let rows: Vec<String> = rows.iter().take(NAMED).map(ToString::to_string).collect();
            voice.say_with("parties-import-individual-numbers", &[("rows", rows.join(", ").into())])
        }
        Unimported::Same(_) => voice.say("parties-import-same-file"),
        Unimported::Nothing => voice.say("parties-import-nothing"),
        Unimported::Changed => voice.say("parties-import-changed"),
        Unimported::Later(_) => voice.say("parties-import-later"),
        Unimported::None => return Err(Failure::Refused { why: voice.say("parties-import-closed") }),
        Unimported::Refused(Refused::Fault(fault)) => return Err(fault.into()),
        Unimported::Refused(_) => return Err(Failure::Refused { why: voice.say("parties-import-no-body") }),
    })
}

pub(super) fn unreadable(voice: &Voice, why: Unreadable) -> Said {
    match why {
        Unreadable::Empty => voice.say("parties-unreadable-empty"),
        Unreadable::TooLarge => voice.say_with("parties-unreadable-large", &[("max", (BOUNDS.bytes >> 20).into())]),
        Unreadable::Expands => voice.say("parties-unreadable-expands"),
        Unreadable::NoWorkbook => voice.say("parties-unreadable-workbook"),
        Unreadable::NoText => voice.say("parties-unreadable-text"),
        Unreadable::NoTable => voice.say("parties-unreadable-table"),
        Unreadable::TooManyRows => voice.say_with("parties-unreadable-rows", &[("max", BOUNDS.rows.into())]),
        Unreadable::TooManyCells => voice.say_with("parties-unreadable-cells", &[("max", BOUNDS.cells.into())]),
        Unreadable::LongCell => voice.say_with("parties-unreadable-cell", &[("max", BOUNDS.signs.into())]),
    }
}

pub(super) fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8Marked => "CSV (UTF-8, BOM)",
        Encoding::Utf8 => "CSV (UTF-8)",
        Encoding::Cp932 => "CSV (Shift_JIS)",
        Encoding::Utf16 => "CSV (UTF-16)",
        Encoding::Workbook => "Excel (.xlsx)",
    }
}

pub(super) fn column(target: Target) -> &'static str {
    match target {
        Target::Nothing => key("parties-import-column-nothing"),
        Target::Group => key("parties-import-column-group"),
        Target::Label => key("parties-import-column-label"),
        Target::Family => key("parties-import-column-family"),
        Target::Given => key("parties-import-column-given"),
        Target::Kana => key("parties-import-column-kana"),
        Target::Address => key("parties-import-column-address"),
        Target::Lot => key("parties-import-column-lot"),
        Target::Phone => key("parties-import-column-phone"),
        Target::Mail => key("parties-import-column-mail"),
        Target::Persons => key("parties-import-column-persons"),
        Target::Paper => key("parties-import-column-paper"),
        Target::From => key("parties-import-column-from"),
        Target::Note => key("parties-import-column-note"),
    }
}

pub(super) fn mended(mended: Mended) -> &'static str {
    match mended {
        Mended::Width => key("parties-mended-width"),
        Mended::Kana => key("parties-mended-kana"),
        Mended::Blanks => key("parties-mended-blanks"),
        Mended::Day => key("parties-mended-day"),
        Mended::Year => key("parties-mended-year"),
        Mended::Number => key("parties-mended-number"),
        Mended::Zero => key("parties-mended-zero"),
        Mended::Mark => key("parties-mended-mark"),
        Mended::Formula => key("parties-mended-formula"),
    }
}

pub(super) fn reason(voice: &Voice, reason: &Reason) -> Said {
    let text = |key, text: &String| voice.say_with(key, &[("text", text.into())]);
    match reason {
        Reason::NoName => voice.say("parties-row-no-name"),
        Reason::Day(typed) => text(key("parties-row-day"), typed),
        Reason::NoYear(typed) => text(key("parties-row-no-year"), typed),
        Reason::Future(day) => voice.say_with("parties-row-future", &[("day", voice.full_day(*day).into())]),
        Reason::Persons(typed) => text(key("parties-row-persons"), typed),
        Reason::Paper(typed) => text(key("parties-row-paper"), typed),
        Reason::Mail(typed) => text(key("parties-row-mail"), typed),
        Reason::AddressIsDay(typed) => text(key("parties-row-address-day"), typed),
        Reason::TooLong(target, max) => {
            voice.say_with("parties-row-long", &[("column", voice.say(column(*target)).into()), ("max", (*max).into())])
        }
        Reason::IndividualNumber => voice.say("parties-row-individual-number"),
        Reason::Twice(line) => voice.say_with("parties-row-twice", &[("line", (*line).into())]),
    }
}
