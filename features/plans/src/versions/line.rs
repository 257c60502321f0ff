//! The line of a plan's versions: in which of them a code stands, when it ended, who carries it today. Pure.

use std::collections::HashSet;

use engawa_kernel::Day;

use crate::model::Heir;

/// What a version is to the line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Step {
    /// Its number.
    pub(super) version: i64,
    /// When it was adopted, where that is known.
    pub(super) adopted_on: Option<Day>,
    /// The codes that it has.
    pub(super) codes: HashSet<String>,
    /// Who takes over what it does not carry on.
    pub(super) heirs: Vec<Heir>,
}

/// The last version that has a code, and the one with which it ended; nothing where it is in force or never was.
pub(super) fn ended<'s>(line: &'s [Step], code: &str) -> Option<(&'s Step, &'s Step)> {
    let last = line.iter().rposition(|step| step.codes.contains(code))?;
    Some((&line[last], line.get(last + 1)?))
}

/// The codes in force that carry an ended one on, each once: its heirs, or the heirs of those.
pub(super) fn heirs_now(line: &[Step], code: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(first) = line.iter().position(|step| step.codes.contains(code)) {
        follow(&line[first..], code, &mut found);
    }
    found
}

/// Each turn looks at later versions only, so that no word in the tables can lead around a circle.
fn follow(line: &[Step], code: &str, found: &mut Vec<String>) {
    let Some(last) = line.iter().rposition(|step| step.codes.contains(code)) else { return };
    let rest = &line[last + 1..];
    let Some(step) = rest.first() else {
        if !found.iter().any(|other| other == code) {
            found.push(code.to_owned());
        }
        return;
    };
    for new in step.heirs.iter().filter(|heir| heir.old == code).flat_map(|heir| &heir.new) {
        follow(rest, new, found);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn step(version: i64, codes: &[&str], heirs: &[(&str, &[&str])]) -> Step {
        let text = |text: &&str| (*text).to_owned();
        Step {
            version,
            adopted_on: None,
            codes: codes.iter().map(text).collect(),
            heirs: heirs.iter().map(|(old, new)| Heir { old: (*old).into(), new: new.iter().map(text).collect() }).collect(),
        }
    }

    #[test]
    fn heirs_of_heirs_are_followed_to_those_in_force() {
        let line = [
            step(1, &["A", "B", "C", "D"], &[]),
            step(2, &["B", "A1", "A2", "D"], &[("A", &["A1", "A2"])]),
            step(3, &["B", "A1", "A3"], &[("A2", &["A3", "B"]), ("D", &["B"])]),
        ];
        assert_eq!(heirs_now(&line, "A"), ["A1", "A3", "B"]);
        assert_eq!(heirs_now(&line, "D"), ["B"]);
        assert_eq!(heirs_now(&line, "C"), Vec::<String>::new());
        assert_eq!(heirs_now(&line, "B"), ["B"]);
        let versions = |code| ended(&line, code).map(|(last, end)| (last.version, end.version));
        assert_eq!([versions("A"), versions("D"), versions("B"), versions("X")], [Some((1, 2)), Some((2, 3)), None, None]);
    }

    #[test]
    fn what_came_back_under_its_code_is_in_force() {
        let line = [step(1, &["A"], &[]), step(2, &["B"], &[("A", &["B"])]), step(3, &["A"], &[("B", &["A"])])];
        assert_eq!((ended(&line, "A"), heirs_now(&line, "A")), (None, vec!["A".to_owned()]));
    }

    proptest! {
        #[test]
        fn whoever_carries_on_is_in_force_and_no_table_leads_around(
            line in prop::collection::vec(
                (
                    prop::collection::hash_set("[A-D]", 0..4),
                    prop::collection::vec(("[A-D]", prop::collection::vec("[A-D]", 1..3)), 0..4),
                ),
                1..6,
            ),
            code in "[A-D]",
        ) {
            let line: Vec<Step> = (1..)
                .zip(line)
                .map(|(version, (codes, heirs))| Step {
                    version,
                    adopted_on: None,
                    codes,
                    heirs: heirs.into_iter().map(|(old, new)| Heir { old, new }).collect(),
                })
                .collect();
            let now = heirs_now(&line, &code);
            let unique: HashSet<&String> = now.iter().collect();
            prop_assert_eq!(unique.len(), now.len());
            prop_assert!(now.iter().all(|code| line.last().is_some_and(|step| step.codes.contains(code))));
        }
    }
}
