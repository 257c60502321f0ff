//! What must be said before a draft comes into force: pure rules.

use crate::model::{Heir, PlanKind};
use crate::townfile::PlanFile;

/// Something that the version in force has and the draft has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// What it is.
    pub what: What,
    /// Its code.
    pub code: String,
    /// Its title or name.
    pub title: String,
    /// It is a means to a goal, not a goal or indicator: most of these simply end.
    pub is_step: bool,
}

/// Item or indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// An item.
    Item,
    /// An indicator.
    Indicator,
}

/// What becomes of something that is dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// These of the new version take it over.
    TakenOver(Vec<String>),
    /// It ends.
    Ends,
}

/// What is said of something that is dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What it is.
    pub what: What,
    /// Its code.
    pub code: String,
    /// What becomes of it.
    pub fate: Fate,
}

/// Everything that the version before has and this one has not.
pub fn dropped(before: &PlanFile, now: &PlanFile) -> Vec<Dropped> {
    let is_kept = |code: &str| now.nodes.iter().any(|node| node.code == code);
    let items = before.nodes.iter().filter(|node| !is_kept(&node.code)).map(|node| Dropped {
        what: What::Item,
        code: node.code.clone(),
        title: node.title.clone(),
        is_step: !node.is_policy && !node.parents.is_empty(),
    });
    let is_kept = |code: &str| now.indicators.iter().any(|file| file.indicator.code == code);
    let indicators = before.indicators.iter().map(|file| &file.indicator).filter(|indicator| !is_kept(&indicator.code));
    let indicators = indicators.map(|indicator| Dropped {
        what: What::Indicator,
        code: indicator.code.clone(),
        title: indicator.name.clone(),
        is_step: false,
    });
    items.chain(indicators).collect()
}

/// The draft with those that take over what is dropped.
///
/// # Errors
/// The codes of what nothing is said of.
pub fn with_heirs(before: &PlanFile, now: &PlanFile, said: &[Said]) -> Result<PlanFile, Vec<String>> {
    let mut plan = PlanFile { heirs: Vec::new(), indicator_heirs: Vec::new(), ..now.clone() };
    let mut unsaid = Vec::new();
    for gone in dropped(before, now) {
        let found = said.iter().find(|said| said.what == gone.what && said.code == gone.code);
        match found.map(|said| &said.fate) {
            None => unsaid.push(gone.code),
            Some(Fate::Ends) => {}
            Some(Fate::TakenOver(new)) if new.is_empty() => unsaid.push(gone.code),
            Some(Fate::TakenOver(new)) => {
                let heir = Heir { old: gone.code, new: new.clone() };
                match gone.what {
                    What::Item => plan.heirs.push(heir),
                    What::Indicator => plan.indicator_heirs.push(heir),
                }
            }
        }
    }
    if unsaid.is_empty() { Ok(plan) } else { Err(unsaid) }
}

/// Whether a draft says what the version in force says.
pub fn is_same(before: &PlanFile, now: &PlanFile) -> bool {
    let bare = |plan: &PlanFile| PlanFile {
        version: 0,
        is_current: false,
        adopted_on: None,
        reason: None,
        heirs: Vec::new(),
        indicator_heirs: Vec::new(),
        ..plan.clone()
    };
    bare(before) == bare(now)
}

/// The codes of goals that do not say what counts as reached. A manifesto without any goal is itself unwritten: its root stands
/// for it.
pub fn unwritten(plan: &PlanFile) -> Vec<String> {
    let goals: Vec<_> = plan.nodes.iter().filter_map(|node| node.goal.as_ref().map(|goal| (node, goal))).collect();
    if goals.is_empty() && (plan.kind == PlanKind::Manifesto || plan.nodes.is_empty()) {
        return vec![plan.nodes.first().map(|root| root.code.clone()).unwrap_or_default()];
    }
    let empty = goals.into_iter().filter(|(_, goal)| goal.target.is_none());
    empty.map(|(node, _)| node.code.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drafting::codes::Codes;
    use crate::drafting::edit::{Edit, apply, tests::iga};

    fn without_second() -> (PlanFile, PlanFile) {
        let before = iga();
        let now = apply(&before, &Edit::Remove("IG-2".into()), &mut Codes::new("x", 1, [])).unwrap();
        (before, now)
    }

    #[test]
    fn what_is_dropped_must_be_said_one_by_one() {
        let (before, now) = without_second();
        let gone = dropped(&before, &now);
        let goals: Vec<&str> = gone.iter().filter(|gone| !gone.is_step).map(|gone| gone.code.as_str()).collect();
        assert_eq!(goals, ["IG-2", "IG-2"], "the goal and the indicator of the same code");
        let ends = |gone: &Dropped| Said { what: gone.what, code: gone.code.clone(), fate: Fate::Ends };
        let all: Vec<Said> = gone.iter().map(ends).collect();
        assert_eq!(with_heirs(&before, &now, &all).map(|plan| plan.heirs), Ok(Vec::new()));
        assert_eq!(with_heirs(&before, &now, &all[1..]), Err(vec!["IG-2".into()]));
        let mut some = all;
        some[0].fate = Fate::TakenOver(vec!["IG-1".into()]);
        let heirs = with_heirs(&before, &now, &some).unwrap().heirs;
        assert_eq!(heirs, [Heir { old: "IG-2".into(), new: vec!["IG-1".into()] }]);
        some[0].fate = Fate::TakenOver(Vec::new());
        assert_eq!(with_heirs(&before, &now, &some), Err(vec!["IG-2".into()]));
    }

    #[test]
    fn another_number_of_the_version_is_no_change() {
        let (before, now) = without_second();
        let again = PlanFile { version: 2, reason: Some("理由".into()), is_current: false, ..before.clone() };
        assert!(is_same(&before, &again) && !is_same(&before, &now));
    }

    #[test]
    fn a_goal_without_a_target_is_unwritten_and_so_is_a_manifesto_without_goals() {
        let mut plan = iga();
        assert_eq!(unwritten(&plan), [] as [&str; 0]);
        if let Some(goal) = plan.nodes.iter_mut().find_map(|node| node.goal.as_mut()) {
            goal.target = None;
        }
        assert_eq!(unwritten(&plan), ["IG-1"]);
        plan.nodes.truncate(1);
        assert_eq!(unwritten(&plan), ["IG-D"]);
    }
}
