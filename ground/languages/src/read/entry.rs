//! One table of the file, read key by key: what is missing, unknown or of another sort is noted, and reading goes on.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use engawa_kernel::Choice;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Notes;
use crate::form::{Code, Decimal, Speech};
use crate::problem::{Wanted, What, codes};

/// A value with its place.
pub(crate) type Value<'d> = &'d Spanned<DeValue<'d>>;

/// A table with its place. Keys that nobody asked for are noted at the end.
pub(crate) struct Entry<'d> {
    table: &'d DeTable<'d>,
    at: Range<usize>,
    asked: RefCell<BTreeSet<&'static str>>,
}

impl<'d> Entry<'d> {
    pub(crate) fn new(table: &'d DeTable<'d>, at: Range<usize>) -> Entry<'d> {
        Entry { table, at, asked: RefCell::default() }
    }

    /// The table that a value is.
    pub(crate) fn of(notes: &mut Notes<'_>, key: &str, value: Value<'d>) -> Option<Entry<'d>> {
        let table = value.get_ref().as_table().map(|table| Entry::new(table, value.span()));
        if table.is_none() {
            notes.fault(&value.span(), What::Type(key.to_owned(), Wanted::Table));
        }
        table
    }

    /// The table itself.
    pub(crate) fn table(&self) -> &'d DeTable<'d> {
        self.table
    }

    /// Where the table stands.
    pub(crate) fn at(&self) -> &Range<usize> {
        &self.at
    }

    /// The value of a key, if it is there.
    pub(crate) fn value(&self, key: &'static str) -> Option<Value<'d>> {
        self.asked.borrow_mut().insert(key);
        self.table.iter().find(|(other, _)| other.get_ref() == key).map(|(_, value)| value)
    }

    /// Whether a key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.iter().any(|(other, _)| other.get_ref() == key)
    }

    /// Where a key's value stands; the table's place where it is not there.
    pub(crate) fn place(&self, key: &str) -> Range<usize> {
        let found = self.table.iter().find(|(other, _)| other.get_ref() == key);
        found.map_or_else(|| self.at.clone(), |(_, value)| value.span())
    }

    /// The value of a key that must be there.
    pub(crate) fn needed(&self, notes: &mut Notes<'_>, key: &'static str) -> Option<Value<'d>> {
        let value = self.value(key);
        if value.is_none() {
            notes.fault(&self.at, What::Missing(key.to_owned()));
        }
        value
    }

    /// A line of text.
    pub(crate) fn text(&self, notes: &mut Notes<'_>, key: &'static str, longest: usize) -> Option<String> {
        let value = self.value(key)?;
        let text = self.typed(notes, key, value, Wanted::Text, |value| value.as_str().map(|text| text.trim().to_owned()))?;
        bounded(notes, &value.span(), key, text, longest)
    }

    /// Words in up to three languages; a text alone is Japanese.
    pub(crate) fn speech(&self, notes: &mut Notes<'_>, key: &'static str, longest: usize) -> Option<Speech> {
        super::speech::read(notes, key, self.value(key)?, longest)
    }

    /// Words that must be there.
    pub(crate) fn needed_speech(&self, notes: &mut Notes<'_>, key: &'static str, longest: usize) -> Option<Speech> {
        let value = self.needed(notes, key)?;
        super::speech::read(notes, key, value, longest)
    }

    /// A short name.
    pub(crate) fn code(&self, notes: &mut Notes<'_>, key: &'static str) -> Option<Code> {
        let value = self.needed(notes, key)?;
        code(notes, key, value)
    }

    /// A closed choice.
    pub(crate) fn choice<C: Choice>(&self, notes: &mut Notes<'_>, key: &'static str) -> Option<C> {
        let value = self.value(key)?;
        choice(notes, key, value)
    }

    /// A closed choice that must be there.
    pub(crate) fn needed_choice<C: Choice>(&self, notes: &mut Notes<'_>, key: &'static str) -> Option<C> {
        self.needed(notes, key)?;
        self.choice(notes, key)
    }

    /// Yes or no.
    pub(crate) fn yes_no(&self, notes: &mut Notes<'_>, key: &'static str) -> Option<bool> {
        let value = self.value(key)?;
        self.typed(notes, key, value, Wanted::YesNo, DeValue::as_bool)
    }

    /// A whole number within bounds.
    pub(crate) fn whole(&self, notes: &mut Notes<'_>, key: &'static str, least: i64, most: i64) -> Option<i64> {
        let value = self.value(key)?;
        let number = self.typed(notes, key, value, Wanted::Whole, whole)?;
        if !(least..=most).contains(&number) {
            notes.fault(&value.span(), What::Range(key.to_owned(), least, most));
            return None;
        }
        Some(number)
    }

    /// As [`Entry::whole`], for sizes.
    pub(crate) fn size(&self, notes: &mut Notes<'_>, key: &'static str, least: usize, most: usize) -> Option<usize> {
        let bound = |size: usize| i64::try_from(size).unwrap_or(i64::MAX);
        self.whole(notes, key, bound(least), bound(most)).and_then(|size| usize::try_from(size).ok())
    }

    /// A number.
    pub(crate) fn decimal(&self, notes: &mut Notes<'_>, key: &'static str) -> Option<Decimal> {
        let value = self.value(key)?;
        self.typed(notes, key, value, Wanted::Number, decimal)
    }

    /// A list.
    pub(crate) fn list(&self, notes: &mut Notes<'_>, key: &'static str, most: usize) -> Option<&'d [Spanned<DeValue<'d>>]> {
        let value = self.value(key)?;
        let list: Option<&'d [Spanned<DeValue<'d>>]> = value.get_ref().as_array().map(|list| &list[..]);
        match list {
            None => notes.fault(&value.span(), What::Type(key.to_owned(), Wanted::List)),
            Some([]) => notes.fault(&value.span(), What::Empty(key.to_owned())),
            Some(list) if list.len() > most => notes.fault(&list[most].span(), What::TooMany(key.to_owned(), most)),
            Some(list) => return Some(list),
        }
        None
    }

    /// Notes the keys that nobody asked for. `stray` says of a key that it has a meaning elsewhere.
    pub(crate) fn ended(&self, notes: &mut Notes<'_>, stray: &dyn Fn(&str) -> Option<What>) {
        let asked = self.asked.borrow();
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if !asked.contains(name) {
                let known = || asked.iter().copied().collect::<Vec<_>>().join(", ");
                let shown = || name.chars().take(40).collect();
                notes.fault(&key.span(), stray(name).unwrap_or_else(|| What::Unknown(shown(), known())));
            }
        }
    }

    fn typed<T>(
        &self,
        notes: &mut Notes<'_>,
        key: &str,
        value: Value<'d>,
        wanted: Wanted,
        read: impl Fn(&'d DeValue<'d>) -> Option<T>,
    ) -> Option<T> {
        let found = read(value.get_ref());
        if found.is_none() {
            notes.fault(&value.span(), What::Type(key.to_owned(), wanted));
        }
        found
    }
}

/// A short name.
pub(crate) fn code(notes: &mut Notes<'_>, key: &str, value: Value<'_>) -> Option<Code> {
    let Some(text) = value.get_ref().as_str() else {
        notes.fault(&value.span(), What::Type(key.to_owned(), Wanted::Text));
        return None;
    };
    let code = Code::read(text);
    if code.is_none() {
        notes.fault(&value.span(), What::NoCode(text.chars().take(60).collect()));
    }
    code
}

/// A closed choice.
pub(crate) fn choice<C: Choice>(notes: &mut Notes<'_>, key: &str, value: Value<'_>) -> Option<C> {
    let Some(text) = value.get_ref().as_str() else {
        notes.fault(&value.span(), What::Type(key.to_owned(), Wanted::Text));
        return None;
    };
    let found = C::from_code(text.trim());
    if found.is_none() {
        let (key, found) = (key.to_owned(), text.chars().take(60).collect());
        notes.fault(&value.span(), What::Choice { key, found, allowed: codes(C::ALL) });
    }
    found
}

/// A text that is neither empty nor too long.
pub(crate) fn bounded(notes: &mut Notes<'_>, at: &Range<usize>, key: &str, text: String, longest: usize) -> Option<String> {
    if text.is_empty() {
        notes.fault(at, What::Empty(key.to_owned()));
    } else if text.chars().count() > longest {
        notes.fault(at, What::TooLong(key.to_owned(), longest));
    } else if engawa_kernel::text::has_control(&text) {
        notes.fault(at, What::Control);
    } else {
        return Some(text);
    }
    None
}

/// A whole number, as TOML writes it.
pub(crate) fn whole(value: &DeValue<'_>) -> Option<i64> {
    let number = value.as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// A number, as TOML writes it.
pub(crate) fn decimal(value: &DeValue<'_>) -> Option<Decimal> {
    match value {
        DeValue::Float(number) => Decimal::read(number.as_str()).filter(|(_, rest)| rest.is_empty()).map(|(number, _)| number),
        _ => Decimal::whole(whole(value)?),
    }
}
