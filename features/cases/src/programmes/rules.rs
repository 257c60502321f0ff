//! Small rules of texts of programmes. Pure.

/// The longest name in an address.
pub(crate) const SLUG_MAX: usize = 40;

/// Names that stand for pages beside the programmes.
const TAKEN: [&str; 2] = ["new", "file"];

/// Whether a name can stand in an address.
pub fn is_address(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=SLUG_MAX).contains(&name.len())
        && name.as_bytes()[0].is_ascii_lowercase()
        && name.bytes().all(fits)
        && !TAKEN.contains(&name)
}

/// A text under another name: the first line that says the name is written anew, everything else stays as it is.
pub fn renamed(text: &str, slug: &str) -> String {
    let mut is_done = false;
    let line = |line: &str| {
        let says_name = line.trim_start().strip_prefix("slug").is_some_and(|rest| rest.trim_start().starts_with('='));
        if says_name && !is_done {
            is_done = true;
            return format!("slug = \"{slug}\"\n");
        }
        line.to_owned()
    };
    text.split_inclusive('\n').map(line).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::programmes::{file, shipped};

    #[test]
    fn a_copy_has_the_new_name_and_nothing_else_is_changed() {
        for (slug, text) in shipped::ALL {
            let copy = renamed(text, "kopi-1");
            let programme = file::read(&copy).programme.expect("a programme");
            assert_eq!(programme.slug, "kopi-1");
            assert_eq!(renamed(&copy, slug), text);
        }
    }

    #[test]
    fn a_name_in_an_address_is_plain() {
        assert!(is_address("ijuu-2") && is_address("a"));
        for wrong in ["", "2a", "A", "移住", "a b", "new", &"a".repeat(41)] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reading(text in "\\PC{0,200}") {
            let _ = file::read(&text);
        }

        #[test]
        fn a_line_taken_out_of_a_file_is_told_or_was_not_needed(at in 0usize..200, which in 0usize..9) {
            let lines: Vec<&str> = shipped::ALL[which].1.lines().collect();
            let kept = lines.iter().enumerate().filter(|(number, _)| *number != at % lines.len());
            let text: Vec<&str> = kept.map(|(_, line)| *line).collect();
            let reading = file::read(&text.join("\n"));
            prop_assert!(reading.programme.is_some() != reading.faults().next().is_some());
            prop_assert!(reading.problems.iter().all(|problem| (1..=text.len() + 1).contains(&problem.line)));
        }
    }
}
