//! A tree of files to look at: the repository, or a small one planted by a test.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders that are made, not written.
const MADE: [&str; 5] = ["target", ".git", "node_modules", "engawa-demo", "pictures"];

/// Something that a rule does not like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub rule: &'static str,
    pub file: String,
    pub line: usize,
    /// What exactly is meant: a function, the beginning of a statement, a key.
    pub item: String,
    pub sentence: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: [{}] {}", self.file, self.line, self.rule, self.sentence)?;
        if self.item.is_empty() { Ok(()) } else { write!(out, ": {}", self.item) }
    }
}

/// One text file, by its path from the root with forward slashes.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn finding(&self, rule: &'static str, line: usize, item: &str, sentence: &str) -> Finding {
        Finding { rule, file: self.path.clone(), line, item: item.into(), sentence: sentence.into() }
    }

    /// Files that hold tests only.
    pub fn is_test(&self) -> bool {
        let in_folder = |folder: &str| self.path.split('/').any(|part| part == folder);
        in_folder("tests") || in_folder("benches") || self.path.ends_with("tests.rs")
    }
}

/// A root folder.
pub struct Tree {
    root: PathBuf,
}

impl Tree {
    pub fn at(root: &Path) -> Tree {
        Tree { root: root.to_path_buf() }
    }

    /// The repository, one folder above this crate.
    pub fn repository() -> Tree {
        Tree::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
    }

    /// One file, if it is there.
    pub fn read(&self, path: &str) -> Option<Source> {
        let text = fs::read_to_string(self.root.join(path)).ok()?;
        Some(Source { path: path.into(), text })
    }

    /// All files with one of these endings, in the order of their paths.
    pub fn files(&self, endings: &[&str]) -> Vec<Source> {
        let mut found = Vec::new();
        self.walk(&self.root, endings, &mut found);
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found
    }

    fn walk(&self, folder: &Path, endings: &[&str], found: &mut Vec<Source>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                if !MADE.contains(&name.as_str()) {
                    self.walk(&path, endings, found);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                // What is not text is none of our business.
                let Ok(text) = fs::read_to_string(&path) else {
                    continue;
                };
                let inner = path.strip_prefix(&self.root).unwrap_or(&path);
                found.push(Source { path: inner.to_string_lossy().replace('\\', "/"), text });
            }
        }
    }
}

/// A planted tree, gone with the test.
pub fn plant(files: &[(&str, &str)]) -> (tempfile::TempDir, Tree) {
    let folder = tempfile::tempdir().expect("a folder for the planted tree");
    for (path, text) in files {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().expect("a parent")).expect("a planted folder");
        fs::write(file, text).expect("a planted file");
    }
    let tree = Tree::at(folder.path());
    (folder, tree)
}

/// What a rule finds on a planted tree, as `rule item`.
pub fn found_in(rule: fn(&Tree) -> Vec<Finding>, files: &[(&str, &str)]) -> Vec<String> {
    let (_folder, tree) = plant(files);
    rule(&tree).into_iter().map(|finding| format!("{} {}", finding.rule, finding.item)).collect()
}
