//! What was done, as a thread: actions and milestones in the order in which they happened.

use engawa_kernel::Day;
use engawa_web::ui::{Entry, Phase, Thread};

use super::look::Look;
use crate::model::{Action, ActionKind, Milestone};

/// How many entries a thread shows; the newest ones.
pub const SHOWN: usize = 6;

/// The thread of these deeds.
pub fn thread(look: &Look, actions: &[Action], milestones: &[Milestone]) -> Thread {
    let mut entries: Vec<(Day, Entry)> = actions.iter().map(|action| (action.held_on, of_action(look, action))).collect();
    entries.extend(milestones.iter().map(|milestone| (milestone.reached_on, of_milestone(look, milestone))));
    entries.sort_by_key(|(day, _)| *day);
    let first = entries.len().saturating_sub(SHOWN);
    Thread::new(entries.drain(first..).map(|(_, entry)| entry).collect(), look.voice.say("plans-held-nothing"))
}

/// Those who took part beside the city.
pub fn partners(look: &Look, action: &Action) -> String {
    look.joined(action.partners().map(|party| party.name.as_str()))
}

fn of_action(look: &Look, action: &Action) -> Entry {
    let phase = if action.held_on > look.today { Phase::Next } else { Phase::Did };
    let mut entry = Entry::new(&look.voice, phase, Some(action.held_on), action.title.as_str());
    if action.kind == ActionKind::Continuing {
        entry = entry.line(look.voice.say("plans-held-first"));
    }
    if let Some(day) = action.ended_on {
        entry = entry.line(look.voice.say_with("plans-held-ended", &[("day", look.voice.full_day(day).into())]));
    }
    let partners = partners(look, action);
    if !partners.is_empty() {
        entry = entry.line(look.voice.say_with("plans-held-partners", &[("partners", partners.into())]));
    }
    match &action.area {
        Some(area) => entry.line(area.path.as_str()),
        None => entry,
    }
}

fn of_milestone(look: &Look, milestone: &Milestone) -> Entry {
    let phase = if milestone.reached_on > look.today { Phase::Next } else { Phase::Did };
    Entry::new(&look.voice, phase, Some(milestone.reached_on), milestone.title.as_str())
}
