//! What is said of permissions, and why an act on offices is refused.

use engawa_web::ui::Picks;
use engawa_web::{Answer, Failure, Permission, Said, Voice, key};

use crate::offices::{PERMISSIONS, Refused};
use crate::pages::look;
use crate::pages::sheet::{Typed, Wrongs};

/// The words of a permission: what it is called, and what one can do with it.
pub(super) struct Explained {
    pub(super) permission: Permission,
    pub(super) name: &'static str,
    pub(super) means: &'static str,
}

/// Every permission with its words, in the order of the pages.
pub(super) const EXPLAINED: [Explained; 12] = [
    explained(PERMISSIONS[0], key("who-permission-administer"), key("who-permission-administer-means")),
    explained(PERMISSIONS[1], key("who-permission-audit"), key("who-permission-audit-means")),
    explained(PERMISSIONS[2], key("who-permission-figures"), key("who-permission-figures-means")),
    explained(PERMISSIONS[3], key("who-permission-all-figures"), key("who-permission-all-figures-means")),
    explained(PERMISSIONS[4], key("who-permission-sheets"), key("who-permission-sheets-means")),
    explained(PERMISSIONS[5], key("who-permission-department"), key("who-permission-department-means")),
    explained(PERMISSIONS[6], key("who-permission-all-sheets"), key("who-permission-all-sheets-means")),
    explained(PERMISSIONS[7], key("who-permission-parties-see"), key("who-permission-parties-see-means")),
    explained(PERMISSIONS[8], key("who-permission-parties-edit"), key("who-permission-parties-edit-means")),
    explained(PERMISSIONS[9], key("who-permission-areas"), key("who-permission-areas-means")),
    explained(PERMISSIONS[10], key("who-permission-ask"), key("who-permission-ask-means")),
    explained(PERMISSIONS[11], key("who-permission-programmes"), key("who-permission-programmes-means")),
];

const fn explained(permission: Permission, name: &'static str, means: &'static str) -> Explained {
    Explained { permission, name, means }
}

/// The names of these permissions in one sentence.
pub(super) fn permissions(voice: &Voice, codes: &[String]) -> Option<Said> {
    let held = EXPLAINED.iter().filter(|one| codes.iter().any(|code| code == one.permission.0));
    look::joined(voice, held.map(|one| voice.say(one.name)))
}

/// The question what an office may do.
pub(super) fn ask_permissions(voice: &Voice, typed: &Typed) -> Picks {
    let picks = Picks::checks(voice, "permission", voice.say("who-office-permissions"))
        .hint(voice.say("who-office-permissions-hint"))
        .error(typed.wrong("permission"))
        .optional();
    let picks = EXPLAINED
        .iter()
        .fold(picks, |picks, one| picks.pick_with_hint(one.permission.0, voice.say(one.name), voice.say(one.means)));
    typed.fields.all("permission").into_iter().fold(picks, |picks, code| picks.chosen(code))
}

/// The question how many seats an office has.
pub(super) fn ask_seats(voice: &Voice, typed: &Typed) -> Picks {
    Picks::radios(voice, "seats", voice.say("who-office-seats"))
        .pick_with_hint("one", voice.say("who-office-seats-one"), voice.say("who-office-seats-one-hint"))
        .pick_with_hint("several", voice.say("who-office-seats-several"), voice.say("who-office-seats-several-hint"))
        .chosen(typed.fields.get("seats"))
        .error(typed.wrong("seats"))
}

/// Where the sentence of a refusal stands, and what it says. A fault goes on as it is.
pub(super) fn wrongs(voice: &Voice, refused: Refused) -> Answer<Wrongs> {
    let day = |day| voice.full_day(day);
    let say = |key: &'static str| voice.say(key);
    Ok(match refused {
        Refused::NoAccount | Refused::NoAppointment | Refused::NoOffice | Refused::NoSection => return Err(Failure::NotFound),
        Refused::Fault(fault) => return Err(fault.into()),
        Refused::Backwards { from, .. } => Wrongs::at("to", voice.say_with("who-refused-backwards", &[("from", day(from).into())])),
        Refused::OutsideOffice(there) => {
            Wrongs::at("from", voice.say_with("who-refused-outside", &[("days", look::days(voice, there).into())]))
        }
        Refused::Twice(days) => {
            Wrongs::at("office", voice.say_with("who-refused-twice", &[("days", look::days(voice, days).into())]))
        }
        Refused::SeatTaken { days, .. } => {
            Wrongs::at("office", voice.say_with("who-refused-seat", &[("days", look::days(voice, days).into())]))
        }
        Refused::EndsAlready(to) => Wrongs::at("last-day", voice.say_with("who-refused-ends", &[("to", day(to).into())])),
        Refused::OfficeEnds(to) => Wrongs::at("last-day", voice.say_with("who-refused-office-ends", &[("to", day(to).into())])),
        Refused::TooEarly(first) => Wrongs::at("last-day", voice.say_with("who-refused-early", &[("day", day(first).into())])),
        Refused::Administrators { day: first, left } => {
            Wrongs::at("", voice.say_with("who-refused-administrators", &[("day", day(first).into()), ("left", left.into())]))
        }
        Refused::Name(max) => Wrongs::at("title", voice.say_with("who-refused-name", &[("max", max.into())])),
        Refused::Code(max) => Wrongs::at("code", voice.say_with("who-refused-code", &[("max", max.into())])),
        Refused::CodeTaken(_) => Wrongs::at("code", say(key("who-refused-code-taken"))),
        Refused::TitleTaken(_) => Wrongs::at("title", say(key("who-refused-title-taken"))),
        Refused::SeveralHold { day: first, holders } => {
            Wrongs::at("seats", voice.say_with("who-refused-several", &[("day", day(first).into()), ("count", holders.into())]))
        }
        Refused::Reaction { reason, .. } => Wrongs::at("", voice.say(reason)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_permission_is_explained_once() {
        assert_eq!(EXPLAINED.map(|one| one.permission), PERMISSIONS);
    }
}
