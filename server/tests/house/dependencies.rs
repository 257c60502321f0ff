//! What we build upon: refused crates stay out, SQLite comes once, and each dependency says what it is for.

use toml::{Table, Value};

use crate::tree::{Finding, Source, Tree};

/// Each brings C to build, a second of something that we have once, or a way to ask other servers: what somebody types into a
/// field must never become an address that we call.
const REFUSED: [&str; 9] = ["openssl-sys", "native-tls", "aws-lc-sys", "rav1e", "bindgen", "reqwest", "ureq", "isahc", "curl-sys"];

pub fn findings(tree: &Tree) -> Vec<Finding> {
    let lock = tree.read("Cargo.lock").map(|source| locked(&source)).unwrap_or_default();
    let root = tree.read("Cargo.toml").map(|source| unexplained(&source)).unwrap_or_default();
    lock.into_iter().chain(root).collect()
}

fn locked(lock: &Source) -> Vec<Finding> {
    let table: Table = toml::from_str(&lock.text).unwrap_or_default();
    let packages = table.get("package").and_then(Value::as_array);
    let names: Vec<&str> = packages.into_iter().flatten().filter_map(|package| package.get("name")?.as_str()).collect();
    let mut found: Vec<Finding> = REFUSED
        .iter()
        .filter(|refused| names.contains(refused))
        .map(|refused| lock.finding("refused-crate", 1, refused, "this crate is refused in the build"))
        .collect();
    let sqlite = names.iter().filter(|name| **name == "libsqlite3-sys").count();
    if sqlite != 1 {
        found.push(lock.finding("one-sqlite", 1, &format!("{sqlite} libsqlite3-sys"), "there must be exactly one SQLite"));
    }
    found
}

/// Lines of `[workspace.dependencies]` that neither carry a comment nor stand in a group that does.
fn unexplained(root: &Source) -> Vec<Finding> {
    let mut found = Vec::new();
    let (mut inside, mut group) = (false, false);
    for (number, line) in root.text.lines().enumerate() {
        let line = line.trim();
        if line.starts_with('[') {
            inside = line == "[workspace.dependencies]";
            group = false;
        } else if line.is_empty() {
            group = false;
        } else if line.starts_with('#') {
            group = true;
        } else if inside && !group && !line.contains("path =") && !line.contains('#') && line.contains('=') {
            let name = line.split('=').next().unwrap_or_default().trim();
            found.push(root.finding("why-dependency", number + 1, name, "no comment says what this dependency is for"));
        }
    }
    found
}

#[test]
fn refused_crates_stay_out_and_dependencies_say_what_they_are_for() {
    crate::assert_kept(findings(&Tree::repository()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::found_in;

    const SQLITE: &str = "[[package]]\nname = \"libsqlite3-sys\"\nversion = \"1\"\n";

    #[test]
    fn a_refused_crate_is_found_by_its_exact_name() {
        let lock = format!("{SQLITE}[[package]]\nname = \"bindgen\"\n[[package]]\nname = \"wasm-bindgen\"\n");
        assert_eq!(found_in(findings, &[("Cargo.lock", &lock)]), ["refused-crate bindgen"]);
    }

    #[test]
    fn two_sqlites_are_one_too_many() {
        let lock = format!("{SQLITE}{SQLITE}");
        assert_eq!(found_in(findings, &[("Cargo.lock", &lock)]), ["one-sqlite 2 libsqlite3-sys"]);
    }

    #[test]
    fn a_dependency_without_a_word_is_found() {
        let root = "[workspace.dependencies]\nours = { path = \"x\" }\nlonely = \"1\"\nsaid = \"1\" # for this\n\n# group\nfirst = \"1\"\n";
        assert_eq!(found_in(findings, &[("Cargo.toml", root)]), ["why-dependency lonely"]);
    }
}
