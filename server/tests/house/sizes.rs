//! Files of at most 500 lines and functions of at most 70, tests not counted.

use crate::rust_text::RustText;
use crate::tree::{Finding, Source, Tree};

const FILE_LINES_MAX: usize = 500;
const FUNCTION_LINES_MAX: usize = 70;

pub fn findings(tree: &Tree) -> Vec<Finding> {
    tree.files(&[".rs"]).iter().filter(|source| !source.is_test()).flat_map(in_file).collect()
}

fn in_file(source: &Source) -> Vec<Finding> {
    let text = RustText::read(&source.text);
    let lines = source.text.lines().count().saturating_sub(text.test_lines());
    let mut found = Vec::new();
    if lines > FILE_LINES_MAX {
        let item = format!("{lines} lines");
        found.push(source.finding("file-length", 1, &item, "look for the second thought in this file"));
    }
    for (name, range) in text.functions() {
        let (first, last) = (text.line(range.start), text.line(range.end));
        if last - first + 1 > FUNCTION_LINES_MAX && !text.is_in_tests(range.start) {
            let item = format!("{name}, {} lines", last - first + 1);
            found.push(source.finding("function-length", first, &item, "look for the second thought in this function"));
        }
    }
    found
}

#[test]
fn no_file_and_no_function_is_longer_than_a_thought() {
    crate::assert_kept(findings(&Tree::repository()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::found_in;

    #[test]
    fn a_long_function_is_found_and_a_long_test_is_not() {
        let body = "    a();\n".repeat(70);
        let text = format!("//! x\nfn long() {{\n{body}}}\n#[cfg(test)]\nmod tests {{\nfn test() {{\n{body}}}\n}}\n");
        assert_eq!(found_in(findings, &[("src/a.rs", &text)]), ["function-length long, 72 lines"]);
    }

    #[test]
    fn a_long_file_is_found_and_its_tests_do_not_count() {
        let lines = "const A: u8 = 1;\n".repeat(501);
        assert_eq!(found_in(findings, &[("src/a.rs", &lines)]), ["file-length 501 lines"]);
        let tests = format!("fn a() {{}}\n#[cfg(test)]\nmod tests {{\n{lines}}}\n");
        assert!(found_in(findings, &[("src/a.rs", &tests)]).is_empty());
    }
}
