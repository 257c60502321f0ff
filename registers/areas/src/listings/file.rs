//! What comes in: a table, or a GeoJSON whose properties are the columns. How much of it is taken is said here.

use std::collections::BTreeMap;

use engawa_sheets::{Bounds, Content, Encoding, Formulas, Table, Unreadable, open};
use serde::Deserialize;

use super::columns::{Column, guess_one};
use crate::shape::{Geometry, Shape, Unfit};

/// The largest list that a town has: every building of it would be another register.
pub(crate) const BOUNDS: Bounds = Bounds {
    bytes: 7 * 1_024 * 1_024,
    rows: 5_000,
    cells: 60,
    signs: 1_000,
    expanded: 80 * 1_024 * 1_024,
    parts: 500,
    formulas: Formulas::Refused,
};

/// A list as it stands in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Its rows, with the columns named.
    pub table: Table,
    /// The outline that stands beside a row, or why it is none.
    pub outlines: BTreeMap<usize, Result<Shape, Unfit>>,
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    properties: BTreeMap<String, Property>,
    #[serde(default)]
    geometry: Option<Form>,
}

/// A property that can stand in a cell.
#[derive(Deserialize)]
#[serde(untagged)]
enum Property {
    Text(String),
    Whole(i64),
    Other(serde::de::IgnoredAny),
}

/// A line or a heap of points is no outline; the row beside it may be good.
#[derive(Deserialize)]
#[serde(untagged)]
enum Form {
    Good(Geometry),
    Other(serde::de::IgnoredAny),
}

/// Reads a file by what is in it; its name is not asked.
///
/// # Errors
/// Why it is not read.
pub fn read(bytes: &[u8]) -> Result<Listed, Unreadable> {
    match open(bytes, &BOUNDS)? {
        Content::Text(encoding, text) if text.trim_start().starts_with('{') => collection(encoding, &text),
        content => {
            let table = content.table(&BOUNDS)?.headed(|name| guess_one(name) != Column::Nothing);
            Ok(Listed { table, outlines: BTreeMap::new() })
        }
    }
}

fn collection(encoding: Encoding, text: &str) -> Result<Listed, Unreadable> {
    let collection: Collection = serde_json::from_str(text).map_err(|_| Unreadable::NoTable)?;
    if collection.features.is_empty() {
        return Err(Unreadable::Empty);
    }
    if collection.features.len() > BOUNDS.rows {
        return Err(Unreadable::TooManyRows);
    }
    let mut head: Vec<String> = collection.features.iter().flat_map(|feature| feature.properties.keys().cloned()).collect();
    head.sort_unstable();
    head.dedup();
    if head.len() > BOUNDS.cells {
        return Err(Unreadable::TooManyCells);
    }
    let mut listed = Listed {
        table: Table { encoding, head_line: 0, head, rows: Vec::new(), empty: 0, reckoned: std::collections::BTreeSet::new() },
        outlines: BTreeMap::new(),
    };
    for (line, feature) in (1..).zip(collection.features) {
        let row: Vec<String> =
            listed.table.head.iter().map(|name| feature.properties.get(name).map(cell).unwrap_or_default()).collect();
        if row.iter().any(|cell| cell.chars().count() > BOUNDS.signs) {
            return Err(Unreadable::LongCell);
        }
        listed.table.rows.push((line, row));
        if let Some(form) = feature.geometry {
            listed.outlines.insert(line, outline(form));
        }
    }
    Ok(listed)
}

fn cell(property: &Property) -> String {
    match property {
        Property::Text(text) => text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect(),
        Property::Whole(number) => number.to_string(),
        Property::Other(_) => String::new(),
    }
}

fn outline(form: Form) -> Result<Shape, Unfit> {
    match form {
        Form::Good(geometry) => Shape::of(geometry),
        Form::Other(_) => Err(Unfit::NoGeometry),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_columns_and_a_line_is_no_outline() {
        let text = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"CODE":21,"NAME":"丘町","x":null},"geometry":{"type":"Point","coordinates":[138.0,36.0]}},
            {"type":"Feature","properties":{"NAME":"川町","area":1.5},"geometry":{"type":"LineString","coordinates":[[138,36],[139,36]]}},
            {"type":"Feature","properties":{"NAME":"浜町"},"geometry":null}]}"#;
        let listed = read(text.as_bytes()).expect("a list");
        assert_eq!(listed.table.head, ["CODE", "NAME", "area", "x"]);
        assert_eq!(listed.table.rows[0], (1, vec!["21".into(), "丘町".into(), String::new(), String::new()]));
        assert_eq!(listed.outlines.len(), 2);
        assert_eq!((listed.outlines[&1].is_ok(), listed.outlines[&2].clone()), (true, Err(Unfit::NoGeometry)));
    }

    #[test]
    fn what_is_no_list_is_not_read_and_a_title_above_is_passed_over() {
        assert_eq!(read(b"{\"type\":\"Point\"}"), Err(Unreadable::NoTable));
        assert_eq!(read(b"{\"type\":\"FeatureCollection\",\"features\":[]}"), Err(Unreadable::Empty));
        assert_eq!(read(&vec![b'a'; BOUNDS.bytes + 1]), Err(Unreadable::TooLarge));
        let many = format!("コード,名称\n{}", (0..=BOUNDS.rows).map(|row| format!("a{row},町\n")).collect::<String>());
        assert_eq!(read(many.as_bytes()), Err(Unreadable::TooManyRows));
        let listed = read("見本の一覧\nコード,名称\na1,丘町\n".as_bytes()).expect("a list");
        assert_eq!((listed.table.head_line, listed.table.rows.len()), (2, 1));
    }
}
