//! What the rules let pass: `exceptions.toml`, each with its reason, none left over.

use serde::Deserialize;

use crate::tree::{Finding, Tree};

const FILE: &str = "server/tests/house/exceptions.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    rule: String,
    file: String,
    /// A part of the finding's item; everything of this rule in this file when left out.
    #[serde(default)]
    item: String,
    reason: String,
}

impl Exception {
    fn covers(&self, finding: &Finding) -> bool {
        self.rule == finding.rule && self.file == finding.file && finding.item.contains(&self.item)
    }
}

/// The committed list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exceptions {
    #[serde(default, rename = "exception")]
    list: Vec<Exception>,
}

impl Exceptions {
    pub fn read(tree: &Tree) -> Exceptions {
        let text = tree.read(FILE).expect("the list of exceptions").text;
        toml::from_str(&text).expect("exceptions.toml is well formed")
    }

    /// The findings that nothing excuses.
    pub fn without(&self, findings: Vec<Finding>) -> Vec<Finding> {
        findings.into_iter().filter(|finding| !self.list.iter().any(|known| known.covers(finding))).collect()
    }

    /// Exceptions without a reason, and those that nobody needs any more.
    pub fn complaints(&self, findings: &[Finding]) -> Vec<String> {
        let complain = |known: &Exception| {
            let name = format!("{} in {} ({})", known.rule, known.file, known.item);
            if known.reason.trim().len() < 10 {
                Some(format!("the exception {name} has no reason"))
            } else if !findings.iter().any(|finding| known.covers(finding)) {
                Some(format!("the exception {name} is not needed any more"))
            } else {
                None
            }
        };
        self.list.iter().filter_map(complain).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(item: &str) -> Finding {
        Finding { rule: "no-macro", file: "a.rs".into(), line: 1, item: item.into(), sentence: String::new() }
    }

    #[test]
    fn an_exception_covers_its_item_only_and_is_missed_when_nothing_needs_it() {
        let text = "[[exception]]\nrule='no-macro'\nfile='a.rs'\nitem='one'\nreason='it is needed by the test'\n";
        let exceptions: Exceptions = toml::from_str(text).expect("well formed");
        assert_eq!(exceptions.without(vec![finding("one"), finding("two")]), vec![finding("two")]);
        assert!(exceptions.complaints(&[finding("one")]).is_empty());
        assert_eq!(exceptions.complaints(&[finding("two")]).len(), 1);
    }
}
