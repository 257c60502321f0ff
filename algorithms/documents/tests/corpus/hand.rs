//! Documents written by hand, in the forms of real plans of towns that do not exist. Beside each lies what is true of it.

use std::fs;
use std::path::Path;

use super::Document;
use super::truth::Truth;

/// All documents of the folder, in the order of their names.
pub fn documents() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/hand");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .map(|entries| {
            entries
                .flatten()
                .filter_map(|entry| entry.file_name().to_string_lossy().strip_suffix(".txt").map(str::to_owned))
                .collect()
        })
        .unwrap_or_default();
    names.sort();
    names.into_iter().map(|name| read(&folder, &name)).collect()
}

fn read(folder: &Path, name: &str) -> Document {
    let text = fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap_or_default();
    let truth = fs::read_to_string(folder.join(format!("{name}.gold"))).unwrap_or_default();
    let truth: Vec<Truth> = truth.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).map(line).collect();
    let class = match name.split('-').nth(1) {
        Some("table") => "structured",
        Some("flat") => "flat",
        Some("split") => "split",
        _ => "none",
    };
    Document { name: name.to_owned(), class, text, truth }
}

/// `name|unit|base|base year|target|target year|comparison|cumulative|kind|group|department`; an empty field is nothing.
fn line(line: &str) -> Truth {
    let fields: Vec<&str> = line.split('|').map(str::trim).collect();
    let field = |at: usize| fields.get(at).copied().filter(|field| !field.is_empty());
    let text = |at: usize| field(at).map(str::to_owned);
    Truth {
        name: text(0).unwrap_or_default(),
        unit: text(1),
        base: field(2).and_then(|field| field.parse().ok()),
        base_year: field(3).and_then(|field| field.parse().ok()),
        target: field(4).and_then(|field| field.parse().ok()),
        target_year: field(5).and_then(|field| field.parse().ok()),
        comparison: match field(6) {
            Some("<=") => "<=",
            Some("set") => "set",
            _ => ">=",
        },
        cumulative: field(7) == Some("yes"),
        kind: text(8),
        group: text(9),
        department: text(10),
        ..Truth::default()
    }
}
