//! The schema of a town as text, to be compared with the committed one.

use std::fmt::Write as _;

use crate::dialect::EngineKind;
use crate::fault::Fault;
use crate::town::Town;

/// The tables, indexes and views of a town, in a fixed order and layout.
///
/// # Errors
/// When the catalogue cannot be read.
pub fn schema_text(town: &Town) -> Result<String, Fault> {
    match town.engine() {
        EngineKind::Sqlite => of_sqlite(town),
        EngineKind::Postgres => of_postgres(town),
    }
}

fn of_sqlite(town: &Town) -> Result<String, Fault> {
    let rows: Vec<(String,)> = town.read_now(|db| {
        db.all("select sql from sqlite_schema where sql is not null order by tbl_name, type desc, name limit 10000", [])
    })?;
    Ok(rows.into_iter().fold(String::new(), |mut out, (sql,)| {
        let lines: Vec<&str> = sql.lines().map(str::trim_end).filter(|line| !line.trim().is_empty()).collect();
        let _ = writeln!(out, "{};\n", lines.join("\n"));
        out
    }))
}

fn of_postgres(town: &Town) -> Result<String, Fault> {
    let schema = crate::pg::schema(town.name());
    let columns: Vec<(String, String)> = town.read_now(|db| {
        db.all(
            "select cast(table_name as text),
                    cast('  ' || column_name || ' ' || data_type
                      || case when is_nullable = 'NO' then ' not null' else '' end
                      || coalesce(' default ' || column_default, '') as text)
               from information_schema.columns
              where table_schema = $1
              order by table_name, ordinal_position
              limit 100000",
            [schema.clone().into()],
        )
    })?;
    let indexes: Vec<(String,)> = town.read_now(|db| {
        db.all(
            "select cast(replace(indexdef, schemaname || '.', '') as text)
               from pg_indexes
              where schemaname = $1
              order by tablename, indexname
              limit 100000",
            [schema.into()],
        )
    })?;
    let mut out = String::new();
    let mut table = String::new();
    for (name, column) in columns {
        if name != table {
            let _ = writeln!(out, "{}{name}", if table.is_empty() { "" } else { "\n" });
            table = name;
        }
        let _ = writeln!(out, "{column}");
    }
    out.push('\n');
    indexes.iter().for_each(|(index,)| {
        let _ = writeln!(out, "{index};");
    });
    Ok(out)
}
