//! From words to people and offices: what is typed into the form, or pasted from a spreadsheet.

use std::collections::{BTreeMap, BTreeSet};

use engawa_kernel::Id;
use engawa_kernel::text::nfkc;

use super::changes::{After, Changes};
use super::model::{Plan, State, Way};
use crate::accounts::{Account, Mail};
use crate::model::Office;

/// Why words do not say what is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unclear {
    /// Nobody of city hall is called so.
    NoPerson,
    /// Several are called so.
    SeveralPeople,
    /// There is no such office on the eve.
    NoOfficeBefore,
    /// There is no such office on the day.
    NoOfficeAfter,
    /// The person holds several offices, and no word says which they leave.
    SeveralOffices,
    /// The person holds no office and is given none.
    Nothing,
    /// More columns than there are.
    TooWide,
}

/// The words of one move.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Typed {
    pub(crate) person: String,
    pub(crate) from_section: String,
    pub(crate) from_title: String,
    pub(crate) to_section: String,
    pub(crate) to_title: String,
}

/// Everyone and every office that words can mean.
#[derive(Debug, Clone, Default)]
pub(crate) struct Directory {
    people: Vec<(String, Id<Account>)>,
    mails: BTreeMap<String, Id<Account>>,
    before: Vec<Place>,
    after: Vec<Place>,
    held: Vec<(Id<Account>, Id<Office>)>,
    /// What is written for no office at all.
    none: String,
}

#[derive(Debug, Clone)]
struct Place {
    section: String,
    title: String,
    office: Id<Office>,
}

impl Directory {
    /// Of a list as things stand. `staff` are those who are found by their names; `none` is the word for no office.
    pub(crate) fn of(plan: &Plan, state: &State, staff: &[(Id<Account>, String)], none: &str) -> Directory {
        let changes = Changes::of(plan, state);
        let after = After::of(plan, state, &changes);
        let held = state.appointments.iter().filter(|held| held.days().hold(plan.eve()) && !state.moved.contains(&held.id));
        Directory {
            people: staff.iter().map(|(id, name)| (key(name), *id)).collect(),
            mails: BTreeMap::new(),
            before: places_before(plan, state),
            after: places_after(plan, state, &after),
            held: held.map(|held| (held.account, held.office)).collect(),
            none: key(none),
        }
    }

    /// With the account of an address.
    pub(crate) fn with_mail(&mut self, mail: &Mail, account: Id<Account>) {
        self.mails.insert(mail.key.clone(), account);
    }

    /// The offices of the eve, in the town's order.
    pub(crate) fn before(&self) -> impl Iterator<Item = Id<Office>> {
        self.before.iter().map(|place| place.office)
    }

    /// The offices of the day, in the town's order, those that begin last.
    pub(crate) fn after(&self) -> impl Iterator<Item = Id<Office>> {
        self.after.iter().map(|place| place.office)
    }

    /// Who is meant.
    pub(crate) fn person(&self, text: &str) -> Result<Id<Account>, Unclear> {
        if let Ok(mail) = Mail::parse(text) {
            return self.mails.get(&mail.key).copied().ok_or(Unclear::NoPerson);
        }
        let wanted = key(text);
        let found: BTreeSet<Id<Account>> = self.people.iter().filter(|(name, _)| *name == wanted).map(|(_, id)| *id).collect();
        match (found.first(), found.len()) {
            (Some(one), 1) => Ok(*one),
            (Some(_), _) => Err(Unclear::SeveralPeople),
            (None, _) => Err(Unclear::NoPerson),
        }
    }

    /// The way of someone who leaves the office they hold, whichever it is.
    pub(crate) fn way_from_own(&self, account: Id<Account>, to: Option<Id<Office>>) -> Result<Way, Unclear> {
        let held: Vec<Id<Office>> = self.held.iter().filter(|(who, _)| *who == account).map(|(_, office)| *office).collect();
        let from = match held[..] {
            [] => None,
            [one] => Some(one),
            _ => return Err(Unclear::SeveralOffices),
        };
        Way::between(from, to).ok_or(Unclear::Nothing)
    }

    /// Who goes where.
    pub(crate) fn read(&self, typed: &Typed) -> Result<(Id<Account>, Way), Unclear> {
        let account = self.person(&typed.person)?;
        let to = self.place(&self.after, &typed.to_section, &typed.to_title).map_err(|()| Unclear::NoOfficeAfter)?;
        let is_own = key(&typed.from_section).is_empty() && key(&typed.from_title).is_empty();
        if is_own {
            return Ok((account, self.way_from_own(account, to)?));
        }
        let from = self.place(&self.before, &typed.from_section, &typed.from_title).map_err(|()| Unclear::NoOfficeBefore)?;
        Ok((account, Way::between(from, to).ok_or(Unclear::Nothing)?))
    }

    /// An office by its section and title. A section with one office needs no title; nothing at all means none.
    fn place(&self, places: &[Place], section: &str, title: &str) -> Result<Option<Id<Office>>, ()> {
        let (section, title) = (key(section), key(title));
        if (section.is_empty() && title.is_empty()) || section == self.none {
            return Ok(None);
        }
        let mut found = places.iter().filter(|place| place.section == section && (title.is_empty() || place.title == title));
        match (found.next(), found.next()) {
            (Some(one), None) => Ok(Some(one.office)),
            _ => Err(()),
        }
    }
}

fn places_before(plan: &Plan, state: &State) -> Vec<Place> {
    let eve = plan.eve();
    let there = state.offices.iter().filter(|seat| seat.office.days.hold(eve)).filter_map(|seat| {
        let section = state.sections.iter().find(|section| section.id == seat.office.section && section.days.hold(eve))?;
        Some(Place { section: key(&section.name), title: key(&seat.office.title), office: seat.office.id })
    });
    in_order(state, there.collect())
}

fn places_after(plan: &Plan, state: &State, after: &After) -> Vec<Place> {
    let there = after.offices.iter().filter(|(office, _)| after.has_office(**office, plan.day)).filter_map(|(office, then)| {
        let section = after.sections.get(&then.section)?;
        Some(Place { section: key(section.name), title: key(then.title), office: *office })
    });
    in_order(state, there.collect())
}

/// As the town orders its offices, those that begin last.
fn in_order(state: &State, mut places: Vec<Place>) -> Vec<Place> {
    let rank = |office: Id<Office>| state.offices.iter().position(|seat| seat.office.id == office).unwrap_or(usize::MAX);
    places.sort_by_cached_key(|place| rank(place.office));
    places
}

/// How names are compared: width, composition and blanks make no difference.
pub(crate) fn key(text: &str) -> String {
    nfkc(text).chars().filter(|sign| !sign.is_whitespace()).collect()
}
