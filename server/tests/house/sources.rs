//! What may not stand in Rust: unfinished marks, silenced lints, macros of our own, files that do not say what they are for.

use crate::rust_text::{RustText, words_at};
use crate::tree::{Finding, Source, Tree};

/// What is looked for in code, and the sentence when it is there.
const REFUSED: [(&str, &str, &str); 4] = [
    ("unfinished", "todo!", "leave no todo"),
    ("unfinished", "unimplemented!", "leave nothing unimplemented"),
    ("unfinished", "dbg!", "leave no dbg"),
    ("no-macro", "macro_rules!", "no macros of our own: write a function"),
];

pub fn findings(tree: &Tree) -> Vec<Finding> {
    tree.files(&[".rs"]).iter().flat_map(in_file).collect()
}

fn in_file(source: &Source) -> Vec<Finding> {
    let text = RustText::read(&source.text);
    let mut found = Vec::new();
    if !source.text.starts_with("//!") {
        found.push(source.finding("first-line", 1, "", "the first line says with //! what the file is for"));
    }
    for (rule, word, sentence) in REFUSED {
        let places = words_at(&text.code, word.trim_end_matches('!'));
        for at in places.filter(|at| text.code[*at..].starts_with(word)) {
            found.push(source.finding(rule, text.line(at), word, sentence));
        }
    }
    for (at, _) in text.code.match_indices("[allow(") {
        found.push(source.finding("no-allow", text.line(at), "", "silence a lint with expect and a reason"));
    }
    found
}

#[test]
fn sources_are_finished_and_say_what_they_are_for() {
    crate::assert_kept(findings(&Tree::repository()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::found_in;

    #[test]
    fn a_file_that_does_not_say_what_it_is_for_is_found() {
        assert_eq!(found_in(findings, &[("src/a.rs", "fn a() {}\n")]), ["first-line "]);
    }

    #[test]
    fn unfinished_code_is_found_and_words_about_it_are_not() {
        let text = "//! About todo!() and macro_rules!.\nfn a() { let b = \"dbg!\"; todo!() }\n";
        assert_eq!(found_in(findings, &[("src/a.rs", text)]), ["unfinished todo!"]);
    }

    #[test]
    fn a_silenced_lint_and_a_macro_of_our_own_are_found() {
        let text = "//! x\n#![allow(dead_code)]\nmacro_rules! m { () => {} }\n#[allow(unused)]\nfn a() {}\n";
        assert_eq!(found_in(findings, &[("src/a.rs", text)]), ["no-macro macro_rules!", "no-allow ", "no-allow "]);
    }
}
