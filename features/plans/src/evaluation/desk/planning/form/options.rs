//! The answers of a field that one chooses from, as they are typed: their order, words and points.

use engawa_web::Fields;

use super::mend::{Mend, OptionPart, Place, Why, order_of};
use crate::desk::value::read_value;
use crate::evaluation::form::{FormField, FormOption};

/// So many answers can be added at once to a field.
const NEW_ROWS: usize = 2;
/// So many answers a field that is added has room for.
const ROWS_OF_NEW: usize = 5;

/// Which row of a field an answer has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum OptionKey {
    /// The answer with this code is there.
    Stands(String),
    /// It is to be added.
    New(usize),
}

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct TypedOption {
    /// The field; nothing where the field itself is to be added.
    pub(in super::super) field: Option<String>,
    pub(in super::super) key: OptionKey,
    pub(in super::super) order: String,
    pub(in super::super) label: String,
    pub(in super::super) points: String,
    pub(in super::super) is_kept: bool,
}

/// The answers of a field as they stand, and empty rows for new ones; none where one does not choose.
pub(super) fn rows(field: &FormField) -> Vec<TypedOption> {
    let options = field.kind.options();
    let stands = (1..).zip(options).map(|(order, option)| TypedOption::of(&field.code, order, option));
    let new = if options.is_empty() { 0 } else { NEW_ROWS };
    stands.chain((1..=new).map(|row| TypedOption::empty(Some(&field.code), row))).collect()
}

/// Empty rows for the answers of a field that is to be added.
pub(super) fn rows_of_new() -> Vec<TypedOption> {
    (1..=ROWS_OF_NEW).map(|row| TypedOption::empty(None, row)).collect()
}

/// The answers that are meant, each with its row. A code stays with its answer; a new one has a code that no other year has, so
/// that an answer of another year is never read in its words.
pub(super) fn meant(typed: &[TypedOption], year: i32) -> Result<Vec<(OptionKey, FormOption)>, Vec<Mend>> {
    let (mut found, mut mends) = (Vec::new(), Vec::new());
    for row in typed.iter().filter(|row| row.is_meant()) {
        match (row.order(), row.points()) {
            (Ok(order), Ok(points)) => found.push((order, row, points)),
            (order, points) => mends.extend(order.err().into_iter().chain(points.err())),
        }
    }
    if !mends.is_empty() {
        return Err(mends);
    }
    found.sort_by(|(one, ..), (other, ..)| one.total_cmp(other));
    let mut new = new_codes(typed, year);
    let mut option = |row: &TypedOption, points| {
        let code = match &row.key {
            OptionKey::Stands(code) => code.clone(),
            OptionKey::New(_) => new.next().unwrap_or_default(),
        };
        (row.key.clone(), FormOption { code, label: row.label.trim().to_owned(), points })
    };
    Ok(found.into_iter().map(|(_, row, points)| option(row, points)).collect())
}

fn new_codes(typed: &[TypedOption], year: i32) -> impl Iterator<Item = String> {
    let code = move |number: i32| format!("added-{year}-{number}");
    (1..).map(code).filter(|code| !typed.iter().any(|row| row.key == OptionKey::Stands(code.clone())))
}

impl TypedOption {
    fn of(field: &str, order: i32, option: &FormOption) -> TypedOption {
        TypedOption {
            field: Some(field.to_owned()),
            key: OptionKey::Stands(option.code.clone()),
            order: order.to_string(),
            label: option.label.clone(),
            points: option.points.map(|points| points.to_string()).unwrap_or_default(),
            is_kept: true,
        }
    }

    fn empty(field: Option<&str>, row: usize) -> TypedOption {
        TypedOption {
            field: field.map(str::to_owned),
            key: OptionKey::New(row),
            order: String::new(),
            label: String::new(),
            points: String::new(),
            is_kept: true,
        }
    }

    /// The name of one of its inputs. Codes have no `_`, so that two never have the same name.
    pub(in super::super) fn name(&self, part: &str) -> String {
        match (&self.field, &self.key) {
            (Some(field), OptionKey::Stands(code)) => format!("option-{part}-{field}_{code}"),
            (Some(field), OptionKey::New(row)) => format!("option-{part}-{field}_new_{row}"),
            (None, OptionKey::Stands(row)) => format!("new-option-{part}-{row}"),
            (None, OptionKey::New(row)) => format!("new-option-{part}-{row}"),
        }
    }

    pub(super) fn read(self, fields: &Fields) -> TypedOption {
        if !fields.has(&self.name("label")) {
            return self;
        }
        let value = |part: &str| fields.get(&self.name(part)).to_owned();
        TypedOption {
            order: value("order"),
            label: value("label"),
            points: value("points"),
            is_kept: fields.get(&self.name("keep")) != "no",
            ..self
        }
    }

    /// Whether anything is typed in it.
    pub(in super::super) fn is_empty(&self) -> bool {
        [&self.order, &self.label, &self.points].iter().all(|typed| typed.trim().is_empty())
    }

    fn is_meant(&self) -> bool {
        match self.key {
            OptionKey::Stands(_) => self.is_kept,
            OptionKey::New(_) => !self.is_empty(),
        }
    }

    /// The place of one of its parts.
    pub(in super::super) fn place(&self, part: OptionPart) -> Place {
        Place::Option(self.field.clone(), self.key.clone(), part)
    }

    fn order(&self) -> Result<f64, Mend> {
        let is_new = matches!(self.key, OptionKey::New(_));
        order_of(&self.order, is_new).map_err(|why| Mend { place: self.place(OptionPart::Order), why })
    }

    fn points(&self) -> Result<Option<i64>, Mend> {
        let mend = |why| Mend { place: self.place(OptionPart::Points), why };
        let Some(points) = read_value(&self.points, None).map_err(|why| mend(Why::NoNumber(why)))? else { return Ok(None) };
        // Points are added up as whole numbers; what a form holds at most is asked of the form.
        let whole = format!("{points:.0}").parse().ok().filter(|_| points.fract() == 0.0);
        whole.map(Some).ok_or_else(|| mend(Why::NoWhole))
    }
}
