//! Imports run downward only: server, features, registers, ground; algorithms know nothing of ours.

use std::collections::BTreeMap;

use toml::{Table, Value};

use crate::tree::{Finding, Source, Tree};

/// A crate of ours and what it asks for, tests and build scripts included.
struct Ours {
    source: Source,
    folder: String,
    asks: Vec<String>,
}

pub fn findings(tree: &Tree) -> Vec<Finding> {
    let crates: BTreeMap<String, Ours> = tree.files(&["Cargo.toml"]).into_iter().filter_map(read).collect();
    let mut found = Vec::new();
    for ours in crates.values() {
        for asked in ours.asks.iter().filter_map(|name| crates.get(name)) {
            if let Some(why) = refusal(&ours.folder, &asked.folder) {
                let item = format!("{} -> {}", ours.folder, asked.folder);
                found.push(ours.source.finding("imports", 1, &item, why));
            }
        }
    }
    found
}

/// Why `from` must not ask `to`; none when it may.
fn refusal(from: &str, to: &str) -> Option<&'static str> {
    let floor = |folder: &str| folder.split('/').next().unwrap_or_default().to_owned();
    match (floor(from).as_str(), floor(to).as_str()) {
        ("algorithms", _) => Some("algorithms import nothing of ours"),
        ("ground", _) if from == "ground/kernel" => Some("the kernel stands on nothing of ours"),
        ("ground", "ground") | ("registers", "ground") => None,
        ("ground", _) => Some("the ground knows nothing above it"),
        ("registers", "registers") if may_ask(from, to) => None,
        ("registers", "registers") => Some("registers ask each other only downward: bodies, parties, areas, who"),
        ("registers", _) => Some("the hall asks the registers below and the ground only"),
        ("features", "ground" | "registers" | "algorithms") => None,
        ("features", "features") => Some("a feature never imports a feature"),
        ("features", _) => Some("a feature asks the hall, the ground and the workshop only"),
        ("server", "tools") => Some("the program does not need its tools"),
        ("server", _) => None,
        ("tools", _) if from == "tools/xtask" => Some("xtask needs nothing of ours, so that it builds in seconds"),
        ("tools", "tools") => Some("tools stand alone"),
        ("tools", _) => None,
        _ => Some("this folder is not part of the house"),
    }
}

/// The registers from the top: each may ask those that stand after it.
const REGISTERS: [&str; 4] = ["registers/bodies", "registers/parties", "registers/areas", "registers/who"];

fn may_ask(from: &str, to: &str) -> bool {
    let place = |folder: &str| REGISTERS.iter().position(|register| *register == folder);
    place(from).zip(place(to)).is_some_and(|(from, to)| from < to)
}

fn read(source: Source) -> Option<(String, Ours)> {
    let table: Table = toml::from_str(&source.text).ok()?;
    let name = table.get("package")?.get("name")?.as_str()?.to_owned();
    let folder = source.path.strip_suffix("/Cargo.toml")?.to_owned();
    let mut asks = asked(&table);
    for target in table.get("target").and_then(Value::as_table).into_iter().flat_map(Table::values) {
        asks.extend(target.as_table().map(asked).unwrap_or_default());
    }
    Some((name, Ours { source, folder, asks }))
}

fn asked(table: &Table) -> Vec<String> {
    let kinds = ["dependencies", "dev-dependencies", "build-dependencies"];
    let tables = kinds.iter().filter_map(|kind| table.get(*kind)?.as_table());
    let entries = tables.flat_map(Table::iter);
    let renamed = |value: &Value| value.get("package").and_then(Value::as_str).map(str::to_owned);
    entries.map(|(name, value)| renamed(value).unwrap_or_else(|| name.clone())).collect()
}

#[test]
fn imports_run_downward_only() {
    crate::assert_kept(findings(&Tree::repository()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::found_in;

    const PLANS: (&str, &str) =
        ("features/plans/Cargo.toml", "[package]\nname='engawa-plans'\n[dependencies]\nengawa-web.workspace=true\n");
    const WEB: (&str, &str) = ("ground/web/Cargo.toml", "[package]\nname='engawa-web'\n");

    #[test]
    fn a_downward_import_is_fine() {
        assert!(found_in(findings, &[PLANS, WEB]).is_empty());
    }

    #[test]
    fn a_sideways_import_between_features_is_refused_even_in_tests() {
        let cases =
            ("features/cases/Cargo.toml", "[package]\nname='engawa-cases'\n[dev-dependencies]\nengawa-plans.workspace=true\n");
        assert_eq!(found_in(findings, &[PLANS, WEB, cases]), ["imports features/cases -> features/plans"]);
    }

    #[test]
    fn an_upward_import_under_another_name_is_refused() {
        let who = (
            "registers/who/Cargo.toml",
            "[package]\nname='engawa-who'\n[target.'cfg(unix)'.dependencies]\nx = { package = 'engawa-plans', path = '../../features/plans' }\n",
        );
        assert_eq!(found_in(findings, &[PLANS, WEB, who]), ["imports registers/who -> features/plans"]);
    }

    #[test]
    fn registers_ask_each_other_only_downward() {
        let who = ("registers/who/Cargo.toml", "[package]\nname='engawa-who'\n");
        let areas = ("registers/areas/Cargo.toml", "[package]\nname='engawa-areas'\n[dependencies]\nengawa-who.workspace=true\n");
        assert!(found_in(findings, &[who, areas]).is_empty());
        let upward = ("registers/who/Cargo.toml", "[package]\nname='engawa-who'\n[dependencies]\nengawa-areas.workspace=true\n");
        let alone = ("registers/areas/Cargo.toml", "[package]\nname='engawa-areas'\n");
        assert_eq!(found_in(findings, &[upward, alone]), ["imports registers/who -> registers/areas"]);
    }

    #[test]
    fn the_kernel_and_the_algorithms_import_nothing_of_ours() {
        let kernel = ("ground/kernel/Cargo.toml", "[package]\nname='engawa-kernel'\n[dependencies]\nengawa-web.workspace=true\n");
        let lots = ("algorithms/lots/Cargo.toml", "[package]\nname='lots'\n[dependencies]\nengawa-kernel.workspace=true\n");
        assert_eq!(found_in(findings, &[WEB, kernel, lots]).len(), 2);
    }
}
