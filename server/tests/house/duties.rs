//! A feature with a column that names a person or household owes a merge, an export and an erasure: the classes of the columns
//! and the front doors say the same.

use std::collections::BTreeSet;

use toml::Table;

use crate::tree::Tree;

/// The columns of `schema/columns.toml` that say `names = "party"`.
fn named(classes: &Table) -> BTreeSet<String> {
    let columns = classes.iter().flat_map(|(table, rows)| {
        rows.as_table().into_iter().flatten().map(move |(column, class)| (format!("{table}.{column}"), class.clone()))
    });
    columns
        .filter(|(_, class)| class.get("names").is_some_and(|names| names.as_str() == Some("party")))
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn whoever_names_a_party_declares_the_duties_to_it() {
    let classes: Table = Tree::repository().read("schema/columns.toml").expect("the classes").text.parse().expect("toml");
    let house = engawa::house::house().expect("the house holds");
    let declared: BTreeSet<String> =
        house.duties().iter().flat_map(|duty| duty.columns.iter().map(|column| (*column).to_owned())).collect();
    assert_eq!(declared, named(&classes), "columns that front doors declare, and columns with names = \"party\"");
    for duty in house.duties() {
        let own = format!("{}_", duty.feature);
        assert!(duty.columns.iter().all(|column| column.starts_with(&own)), "{} declares a column of another", duty.feature);
    }
}

/// A reference to a party in the schema is a column that names one, unless both ends are organizations.
#[test]
fn every_reference_to_a_person_or_household_names_a_party() {
    let tree = Tree::repository();
    let classes: Table = tree.read("schema/columns.toml").expect("the classes").text.parse().expect("toml");
    let schema = tree.read("schema/sqlite.sql").expect("the schema").text.to_lowercase();
    let known = named(&classes);
    let mut table = String::new();
    for line in schema.lines().map(str::trim) {
        if let Some(rest) = line.strip_prefix("create table ") {
            table = rest.split([' ', '(']).next().unwrap_or_default().to_owned();
        }
        let refers = ["references parties_persons", "references parties_households"].iter().any(|to| line.contains(to));
        let column = format!("{table}.{}", line.split_whitespace().next().unwrap_or_default());
        assert!(!refers || known.contains(&column), "{column} refers to a person or household and does not say so");
    }
}
