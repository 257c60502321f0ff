//! The dialect: migrations are written once, with the types `bigint`, `text`, `blob`, `double`; here they become those of an engine.

/// The engine of a town.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EngineKind {
    /// A file a town.
    Sqlite,
    /// A schema a town.
    Postgres,
}

/// The text of a migration for an engine. Words inside quotes and comments stay as they are.
pub fn for_engine(sql: &str, engine: EngineKind) -> String {
    let mut out = String::with_capacity(sql.len() + 200);
    let mut word = String::new();
    let mut quoted = false;
    let mut in_table = false;
    for line in sql.lines() {
        let line = line.split_once("--").map_or(line, |(code, _)| code);
        in_table |= line.trim_start().starts_with("create table");
        for c in line.chars() {
            if c == '\'' {
                quoted = !quoted;
            }
            if !quoted && (c.is_ascii_alphanumeric() || c == '_') {
                word.push(c);
                continue;
            }
            push_word(&mut out, &mut word, engine);
            if c == ';' && in_table {
                in_table = false;
                out.push_str(if engine == EngineKind::Sqlite { " strict;" } else { ";" });
            } else {
                out.push(c);
            }
        }
        push_word(&mut out, &mut word, engine);
        out.push('\n');
    }
    out
}

fn push_word(out: &mut String, word: &mut String, engine: EngineKind) {
    let written = match (word.as_str(), engine) {
        ("bigint", EngineKind::Sqlite) => "integer",
        ("double", EngineKind::Sqlite) => "real",
        ("double", EngineKind::Postgres) => "double precision",
        ("blob", EngineKind::Postgres) => "bytea",
        ("text", EngineKind::Postgres) => "text collate \"C\"",
        (other, _) => other,
    };
    out.push_str(written);
    word.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_become_those_of_the_engine_and_quoted_words_stay() {
        let sql = "create table t (\n  id blob primary key, -- the text of it\n  name text not null default 'text',\n  n bigint, x double\n);\ncreate index i on t (n);";
        let sqlite = for_engine(sql, EngineKind::Sqlite);
        assert!(sqlite.contains("n integer, x real") && sqlite.contains(") strict;") && sqlite.ends_with("on t (n);\n"));
        let postgres = for_engine(sql, EngineKind::Postgres);
        assert!(postgres.contains("id bytea") && postgres.contains("name text collate \"C\" not null default 'text'"));
        assert!(postgres.contains("x double precision"));
    }
}
