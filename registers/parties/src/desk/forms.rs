//! Reading forms: days, terms, numbers; whom a field names.

use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Day};
use engawa_web::ui::{Field, read_day};
use engawa_web::{Ctx, Fields, key};
use engawa_who::pages::sheet::{Typed, Wrongs};

use crate::keys::{key as key_of, needle};
use crate::model::Term;
use crate::store;

/// A day that must be there.
pub fn day(ctx: &Ctx, fields: &Fields, name: &'static str, wrongs: &mut Wrongs) -> Option<Day> {
    let read = read_day(fields.get(name));
    if read.is_none() {
        wrongs.add(name, ctx.voice.say("parties-form-day-wrong"));
    }
    read
}

/// A day that may be open.
pub fn open_day(ctx: &Ctx, fields: &Fields, name: &'static str, wrongs: &mut Wrongs) -> Option<Option<Day>> {
    if fields.trimmed(name).is_empty() { Some(None) } else { day(ctx, fields, name, wrongs).map(Some) }
}

/// From a first day to a last one.
pub fn term(ctx: &Ctx, fields: &Fields, wrongs: &mut Wrongs) -> Option<Term> {
    let (from, to) = (day(ctx, fields, "from", wrongs), open_day(ctx, fields, "to", wrongs));
    let term = Term::new(from?, to?);
    if term.is_err() {
        wrongs.add("to", ctx.voice.say("parties-refused-backwards"));
    }
    term.ok()
}

/// A whole number, in digits of any width, with or without marks of thousands.
pub fn number(ctx: &Ctx, fields: &Fields, name: &'static str, wrongs: &mut Wrongs) -> Option<i64> {
    let text: String = engawa_kernel::text::nfkc(fields.trimmed(name)).chars().filter(|sign| !matches!(sign, ',' | ' ')).collect();
    let read = text.parse().ok();
    if read.is_none() {
        wrongs.add(name, ctx.voice.say("parties-form-number-wrong"));
    }
    read
}

/// A whole number that may be left out.
pub fn open_number(ctx: &Ctx, fields: &Fields, name: &'static str, wrongs: &mut Wrongs) -> Option<Option<i64>> {
    if fields.trimmed(name).is_empty() { Some(None) } else { number(ctx, fields, name, wrongs).map(Some) }
}

/// Whom a field names: by the number of the sheet, or by a name that only one has. Protected people are found by number only.
pub fn party(db: &Db, text: &str, sorts: &[&str]) -> Result<Option<AnyId>, Fault> {
    let plain = engawa_kernel::text::nfkc(text.trim());
    let fits = |named: &store::Named| sorts.contains(&named.sort.as_str()) && named.merged_into.is_none();
    if let Ok(number) = plain.parse() {
        return Ok(store::numbered(db, number)?.filter(fits).map(|named| named.id));
    }
    let Some(needle) = needle(text) else { return Ok(None) };
    let mut found = store::search::found_at_desk(db, &needle, "")?;
    found.retain(|named| fits(named) && key_of(&named.name) == needle.key);
    Ok(if found.len() == 1 { found.first().map(|named| named.id) } else { None })
}

/// The field of a line.
pub fn line(ctx: &Ctx, typed: &Typed, name: &'static str, label: &'static str) -> Field {
    let field = Field::text(&ctx.voice, name, ctx.voice.say(label)).value(typed.value(name)).error(typed.wrong(name));
    field.max(crate::model::LINES_MAX).autocomplete("off")
}

/// The field of a day.
pub fn ask_day(ctx: &Ctx, typed: &Typed, name: &'static str, label: &'static str) -> Field {
    Field::day(&ctx.voice, name, ctx.voice.say(label)).value(typed.value(name)).error(typed.wrong(name))
}

/// The field of the document from which something is known.
pub fn ask_source(ctx: &Ctx, typed: &Typed) -> Field {
    line(ctx, typed, "source", key("parties-form-source")).hint(ctx.voice.say("parties-form-source-hint"))
}

/// The field that names another party.
pub fn ask_other(ctx: &Ctx, typed: &Typed, label: &'static str) -> Field {
    line(ctx, typed, "other", label).hint(ctx.voice.say("parties-form-other-hint"))
}
