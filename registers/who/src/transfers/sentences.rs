//! What was found, as sentences with the names of sections, offices and people.

use std::collections::BTreeSet;

use engawa_kernel::Id;
use engawa_web::{Arg, Said, Voice, key};

use super::rules::Finding;
use super::view::View;
use crate::accounts::Account;
use crate::model::Office;
use crate::pages::look;

/// The sentence of a finding: what is so, and for an error what to do.
pub(super) fn sentence(voice: &Voice, view: &View, finding: &Finding) -> Said {
    let speaker = Speaker { voice, view };
    speaker
        .of_the_list(finding)
        .or_else(|| speaker.of_sections(finding))
        .or_else(|| speaker.of_offices(finding))
        .unwrap_or_else(|| speaker.of_people(finding))
}

struct Speaker<'a> {
    voice: &'a Voice,
    view: &'a View,
}

impl Speaker<'_> {
    fn of_the_list(&self, finding: &Finding) -> Option<Said> {
        let voice = self.voice;
        let day = |day| voice.full_day(day).into();
        Some(match finding {
            Finding::Empty => voice.say("who-transfers-found-empty"),
            Finding::TooLong(lines) => voice.say_with("who-transfers-found-too-long", &[("count", (*lines).into())]),
            Finding::DayIsHere(here) => voice.say_with("who-transfers-found-day-is-here", &[("day", day(*here))]),
            Finding::Administrators { day: on, left } => {
                voice.say_with("who-transfers-found-administrators", &[("day", day(*on)), ("count", (*left).into())])
            }
            Finding::FewAdministrators(left) => {
                voice.say_with("who-transfers-found-few-administrators", &[("count", (*left).into())])
            }
            _ => return None,
        })
    }

    fn of_sections(&self, finding: &Finding) -> Option<Said> {
        let (key, section) = match finding {
            Finding::SectionNotThere(section) => (key("who-transfers-found-section-not-there"), section),
            Finding::SectionEndsAlready(section, to) => {
                let args = [("section", self.view.section(self.voice, *section).into()), ("day", self.voice.full_day(*to).into())];
                return Some(self.voice.say_with("who-transfers-found-section-ends-already", &args));
            }
            Finding::HeirSectionGone { section, heir } => {
                let name = |section| self.view.section(self.voice, section).into();
                let args = [("section", name(*section)), ("heir", name(*heir))];
                return Some(self.voice.say_with("who-transfers-found-heir-section-gone", &args));
            }
            Finding::KeptLeftOut(kept) => {
                let section = self.view.section(self.voice, kept.section).into();
                let args = [("what", kept.what.as_str().into()), ("section", section)];
                return Some(self.voice.say_with("who-transfers-found-kept-left-out", &args));
            }
            Finding::CodeTaken(section) => (key("who-transfers-found-code-taken"), section),
            Finding::PlacedGone(section) => (key("who-transfers-found-placed-gone"), section),
            Finding::ParentGone(section) => (key("who-transfers-found-parent-gone"), section),
            Finding::ParentCircle(section) => (key("who-transfers-found-parent-circle"), section),
            Finding::SectionLeftOut(section) => (key("who-transfers-found-section-left-out"), section),
            Finding::SameName(section) => (key("who-transfers-found-same-name"), section),
            Finding::ParentEnds(section) => (key("who-transfers-found-parent-ends"), section),
            _ => return None,
        };
        Some(self.voice.say_with(key, &[("section", self.view.section(self.voice, *section).into())]))
    }

    fn office(&self, office: Id<Office>) -> Arg {
        self.view.office(self.voice, office).into()
    }

    fn of_offices(&self, finding: &Finding) -> Option<Said> {
        let (key, office) = match finding {
            Finding::OfficeNotThere(office) => (key("who-transfers-found-office-not-there"), office),
            Finding::OfficeEndsAlready(office, to) => {
                let args = [("office", self.office(*office)), ("day", self.voice.full_day(*to).into())];
                return Some(self.voice.say_with("who-transfers-found-office-ends-already", &args));
            }
            Finding::HeirOfficeGone { office, heir } => {
                let args = [("office", self.office(*office)), ("heir", self.office(*heir))];
                return Some(self.voice.say_with("who-transfers-found-heir-office-gone", &args));
            }
            Finding::PermissionLost { office, heir, permissions } => {
                let args = [("office", self.office(*office)), ("heir", self.office(*heir)), ("count", permissions.len().into())];
                return Some(self.voice.say_with("who-transfers-found-permission-lost", &args));
            }
            Finding::SeatTaken { office, accounts } => {
                let args = [("office", self.office(*office)), ("people", self.people(accounts).into())];
                return Some(self.voice.say_with("who-transfers-found-seat-taken", &args));
            }
            Finding::OfficeBeginsLater(office) => (key("who-transfers-found-office-begins-later"), office),
            Finding::OfficeWithoutSection(office) => (key("who-transfers-found-office-without-section"), office),
            Finding::TitleTaken(office) => (key("who-transfers-found-title-taken"), office),
            Finding::OfficeLeftOut(office) => (key("who-transfers-found-office-left-out"), office),
            Finding::OfficeEmpty(office) => (key("who-transfers-found-office-empty"), office),
            _ => return None,
        };
        Some(self.voice.say_with(key, &[("office", self.office(*office))]))
    }

    fn of_people(&self, finding: &Finding) -> Said {
        let (key, account, office) = match finding {
            Finding::PersonClosed(account) => {
                return self.voice.say_with("who-transfers-found-person-closed", &[("person", self.person(*account))]);
            }
            Finding::TermBackwards { account, until } => {
                let args = [("person", self.person(*account)), ("day", self.voice.full_day(*until).into())];
                return self.voice.say_with("who-transfers-found-term-backwards", &args);
            }
            Finding::SeveralPosts { account, offices } => {
                let args = [("person", self.person(*account)), ("offices", self.offices(offices).into())];
                return self.voice.say_with("who-transfers-found-several-posts", &args);
            }
            Finding::NotHeld { account, office } => (key("who-transfers-found-not-held"), account, office),
            Finding::MovedAlready { account, office } => (key("who-transfers-found-moved-already"), account, office),
            Finding::LeavesTwice { account, office } => (key("who-transfers-found-leaves-twice"), account, office),
            Finding::OfficeGone { account, office } => (key("who-transfers-found-office-gone"), account, office),
            Finding::HoldsAlready { account, office } => (key("who-transfers-found-holds-already"), account, office),
            Finding::AppointedLater { account, office } => (key("who-transfers-found-appointed-later"), account, office),
            Finding::PersonLeftOut { account, office } => (key("who-transfers-found-person-left-out"), account, office),
            // The others were said before.
            _ => return Said::default(),
        };
        self.voice.say_with(key, &[("person", self.person(*account)), ("office", self.office(*office))])
    }

    fn person(&self, account: Id<Account>) -> Arg {
        self.view.person(self.voice, account).into()
    }

    fn people(&self, accounts: &BTreeSet<Id<Account>>) -> Said {
        look::joined(self.voice, accounts.iter().map(|account| self.view.person(self.voice, *account))).unwrap_or_default()
    }

    fn offices(&self, offices: &BTreeSet<Id<Office>>) -> Said {
        look::joined(self.voice, offices.iter().map(|office| self.view.office(self.voice, *office))).unwrap_or_default()
    }
}
