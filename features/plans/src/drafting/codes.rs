//! New codes for what is added to a draft: none that the town has or had in any version, and none twice.

use std::collections::HashSet;

/// The longest beginning of a code: it stands in addresses, with a sign and two numbers behind it.
const PREFIX_MAX: usize = 40;

/// A maker of codes for one save.
#[derive(Debug, Clone)]
pub struct Codes {
    prefix: String,
    revision: i64,
    /// In small letters: codes become addresses, and addresses do not tell letters apart.
    taken: HashSet<String>,
}

/// For what a code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeOf {
    /// The item under which all stand.
    Root,
    /// A goal.
    Goal,
    /// A step or means.
    Step,
    /// Another item.
    Item,
    /// An indicator.
    Indicator,
}

impl CodeOf {
    fn sign(self) -> char {
        match self {
            CodeOf::Root => 'r',
            CodeOf::Goal => 'g',
            CodeOf::Step => 's',
            CodeOf::Item => 'n',
            CodeOf::Indicator => 'i',
        }
    }
}

impl Codes {
    /// For a plan and the save that is about to be made. The number of the save stands in each code: a code that was given once
    /// and taken out again does not come back.
    pub fn new(plan: &str, revision: i64, taken: impl IntoIterator<Item = String>) -> Codes {
        let prefix = plan.chars().take(PREFIX_MAX).collect();
        Codes { prefix, revision, taken: taken.into_iter().map(|code| code.to_ascii_lowercase()).collect() }
    }

    /// A code that nothing has or had.
    pub fn fresh(&mut self, of: CodeOf) -> String {
        let first = format!("{}-{}{}", self.prefix, of.sign(), self.revision);
        let more = (2u32..).map(|number| format!("{first}-{number}"));
        let code = std::iter::once(first.clone()).chain(more).find(|code| !self.is_taken(code)).unwrap_or(first);
        self.take(&code);
        code
    }

    /// Whether something has or had this code.
    pub fn is_taken(&self, code: &str) -> bool {
        self.taken.contains(&code.to_ascii_lowercase())
    }

    /// From now on something has it.
    pub fn take(&mut self, code: &str) {
        self.taken.insert(code.to_ascii_lowercase());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_code_is_none_that_is_there_and_none_of_this_save() {
        let mut codes = Codes::new("m", 7, ["M-G7".to_owned()]);
        assert_eq!(codes.fresh(CodeOf::Goal), "m-g7-2");
        assert_eq!(codes.fresh(CodeOf::Goal), "m-g7-3");
        assert_eq!(codes.fresh(CodeOf::Step), "m-s7");
        assert!(codes.is_taken("M-S7"));
    }

    #[test]
    fn a_code_fits_into_an_address_however_long_the_name_of_the_plan_is() {
        let mut codes = Codes::new(&"x".repeat(60), i64::from(i32::MAX), []);
        assert!(codes.fresh(CodeOf::Indicator).len() <= 60);
    }
}
