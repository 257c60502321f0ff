//! A row of the table of routes: method, path, face, who may, what comes in, what is shown.
//!
//! The router is built from rows, and the matrix, the canaries and the replays of the house tests are made from the same rows.

use super::face::{Face, May};

/// How a route is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Shows; changes nothing.
    Get,
    /// A deed.
    Post,
}

/// One route as its feature declares it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RouteRow {
    /// How it is asked.
    pub method: Method,
    /// The template of the path: `/plans/{plan}`.
    pub path: &'static str,
    /// The face it belongs to.
    pub face: Face,
    /// Who may.
    pub may: May,
    /// The door of the town that must be open for the public.
    pub door: Option<&'static str>,
    /// Names that it reads in the question of its address.
    pub asks: &'static [&'static str],
    /// Names of the fields that it reads in a form; a name that ends in `*` stands for all that begin so.
    pub fields: &'static [&'static str],
    /// Fields that are never shown again: passwords, codes.
    pub secret: &'static [&'static str],
    /// Personal columns (`table.column`) that its answer may show.
    pub shows: &'static [&'static str],
    /// It loads the script of this name; the page works without it.
    pub script: Option<&'static str>,
    /// The field in which a file may come; such a body may be larger.
    pub upload: Option<&'static str>,
    /// Files that may come to be kept; they go to the disk piece by piece.
    pub files: Option<Filing>,
}

/// Files that may come with a form. Their question is the last of the form: when they are too much, nothing behind them is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filing {
    /// The field.
    pub field: &'static str,
    /// How many at most.
    pub most: usize,
    /// The length of each at most, in bytes.
    pub bytes_each: u64,
}

impl RouteRow {
    /// A page.
    pub const fn get(path: &'static str, face: Face, may: May) -> RouteRow {
        RouteRow::new(Method::Get, path, face, may)
    }

    /// A deed.
    pub const fn post(path: &'static str, face: Face, may: May) -> RouteRow {
        RouteRow::new(Method::Post, path, face, may)
    }

    const fn new(method: Method, path: &'static str, face: Face, may: May) -> RouteRow {
        RouteRow {
            method,
            path,
            face,
            may,
            door: None,
            asks: &[],
            fields: &[],
            secret: &[],
            shows: &[],
            script: None,
            upload: None,
            files: None,
        }
    }

    /// Only when this door of the town is open, or for staff who look before it opens.
    pub const fn door(self, door: &'static str) -> RouteRow {
        RouteRow { door: Some(door), ..self }
    }

    /// With these names in the question of the address.
    pub const fn asks(self, asks: &'static [&'static str]) -> RouteRow {
        RouteRow { asks, ..self }
    }

    /// With these fields.
    pub const fn fields(self, fields: &'static [&'static str]) -> RouteRow {
        RouteRow { fields, ..self }
    }

    /// With these fields, which are never shown again.
    pub const fn secret(self, secret: &'static [&'static str]) -> RouteRow {
        RouteRow { secret, ..self }
    }

    /// Its answer may show these personal columns.
    pub const fn shows(self, shows: &'static [&'static str]) -> RouteRow {
        RouteRow { shows, ..self }
    }

    /// A file may come in this field.
    pub const fn upload(self, field: &'static str) -> RouteRow {
        RouteRow { upload: Some(field), ..self }
    }

    /// Files may come, to be kept.
    pub const fn files(self, files: Filing) -> RouteRow {
        RouteRow { files: Some(files), ..self }
    }

    /// Its page loads this script.
    pub const fn script(self, script: &'static str) -> RouteRow {
        RouteRow { script: Some(script), ..self }
    }
}
