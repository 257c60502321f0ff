//! The repository stands alone: it names no folder outside of itself.

use crate::tree::{Finding, Tree};

const TEXTS: [&str; 13] = [".rs", ".toml", ".md", ".html", ".ftl", ".css", ".js", ".mjs", ".json", ".sql", ".yml", ".sh", "run"];

/// The marks, put together here so that this file does not name them.
fn marks() -> [String; 2] {
    [["../", "shared"].concat(), ["/wo", "rk/"].concat()]
}

pub fn findings(tree: &Tree) -> Vec<Finding> {
    let marks = marks();
    let mut found = Vec::new();
    for source in tree.files(&TEXTS) {
        for (number, line) in source.text.lines().enumerate() {
            for mark in marks.iter().filter(|mark| names(line, mark)) {
                found.push(source.finding("stands-alone", number + 1, mark, "names a folder outside of the repository"));
            }
        }
    }
    found
}

/// Whether the line names the folder itself, and not the end of a longer word such as `frame…`.
fn names(line: &str, mark: &str) -> bool {
    let part = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.' | '~');
    line.match_indices(mark).any(|(at, _)| !line[..at].chars().next_back().is_some_and(part))
}

#[test]
fn the_repository_names_no_folder_outside_of_itself() {
    crate::assert_kept(findings(&Tree::repository()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::found_in;

    #[test]
    fn a_folder_outside_is_found_and_a_longer_word_is_not() {
        let [outside, root] = marks();
        let text = format!("see {outside}/x and {root}y but not frame{}y\n", &root[1..]);
        assert_eq!(found_in(findings, &[("a.md", &text)]).len(), 2);
        assert!(found_in(findings, &[("a.md", &format!("https://example.org/frame{}x", &root[1..]))]).is_empty());
    }
}
