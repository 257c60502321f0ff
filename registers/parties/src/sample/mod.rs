//! The organizations and people of the sample town: brought in by the same deeds as everything else.

use std::collections::HashMap;

use engawa_areas::Area;
use engawa_db::{Fault, Key, Town, Tx};
use engawa_kernel::{AnyId, Choice, Day, Id};
use serde::Deserialize;

use crate::deeds::{self, By, NewReport};
use crate::model::{
    Assignment, DeskRight, Membership, NewHousehold, NewOffice, NewOrganization, NewPerson, Organization, Person, Post, ProofWay,
    Public, Residence, Seat, State, Term, Theme,
};
use crate::refused::Refused;
use crate::rules::tree::Branch;
use crate::store;

const ORGANIZATIONS: &str = include_str!("../../sample/organizations.csv");
const REPORTS: &str = include_str!("../../sample/reports.csv");
const POSTS: &str = include_str!("../../sample/posts.csv");
/// From which document all of it is known.
const SOURCE: &str = include_str!("../../sample/source.txt");

#[derive(Debug, Clone, Deserialize)]
struct OrganizationRow {
    slug: String,
    kind: String,
    name: String,
    kana: String,
    area: String,
    parent: String,
    from_on: String,
    section: String,
    themes: String,
    name_easy: String,
    name_en: String,
    about: String,
    about_easy: String,
    about_en: String,
    place: String,
}

#[derive(Debug, Clone, Deserialize)]
struct ReportRow {
    organization: String,
    counted_on: String,
    households: i64,
    source: String,
}

#[derive(Debug, Clone, Deserialize)]
struct PostRow {
    organization: String,
    title: String,
    seats: i64,
    months_max: Option<i64>,
    family: String,
    given: String,
    family_kana: String,
    given_kana: String,
    from_on: String,
    to_on: String,
    publish: String,
    desk: String,
}

/// Brings the files into a town that has the areas of みほん市. What is there already is left alone. Answers how many
/// organizations came.
///
/// # Errors
/// A row that does not hold, or a fault.
pub fn load(town: &Town) -> Result<usize, Fault> {
    town.write_now(Key::none(), |tx| bring_in(tx).map_err(|refused| Fault::Row(format!("the sample of parties: {refused}"))))
}

/// As [`load`], in a unit that is open already.
///
/// # Errors
/// A row that does not hold, or a fault.
pub fn bring_in(tx: &mut Tx) -> Result<usize, Refused> {
    let rows: Vec<OrganizationRow> = read(ORGANIZATIONS)?;
    if store::bodies::organization_by_slug(tx, &rows[0].slug)?.is_some() {
        return Ok(0);
    }
    for row in &rows {
        bring_organization(tx, row)?;
    }
    for row in read::<ReportRow>(REPORTS)? {
        bring_report(tx, &row)?;
    }
    let mut people: HashMap<String, Id<Person>> = HashMap::new();
    for row in read::<PostRow>(POSTS)? {
        bring_post(tx, &row, &mut people)?;
    }
    bring_household(tx, &people)?;
    Ok(rows.len())
}

fn by() -> By {
    By::machine("sample")
}

fn read<T: for<'de> Deserialize<'de>>(text: &str) -> Result<Vec<T>, Fault> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<Result<_, _>>().map_err(|error| Fault::Row(error.to_string()))
}

fn day(text: &str) -> Result<Day, Fault> {
    Day::parse(text).map_err(|error| Fault::Row(error.to_string()))
}

fn area(tx: &Tx, code: &str) -> Result<Option<Id<Area>>, Refused> {
    if code.is_empty() {
        return Ok(None);
    }
    let today = tx.now().day();
    let found = store::places(tx, today)?.into_iter().find(|place| place.code == code);
    found.map(|place| Some(place.id.of())).ok_or(Refused::Unknown("area"))
}

fn organization(tx: &Tx, slug: &str) -> Result<Id<Organization>, Refused> {
    store::bodies::organization_by_slug(tx, slug)?.map(|found| found.id).ok_or(Refused::NotFound)
}

fn bring_organization(tx: &mut Tx, row: &OrganizationRow) -> Result<(), Refused> {
    let from_on = day(&row.from_on)?;
    let new = NewOrganization {
        name: row.name.clone(),
        kana: row.kana.clone(),
        kind: row.kind.clone(),
        area: area(tx, &row.area)?,
        slug: Some(row.slug.clone()),
        state: State::Active,
        from_on,
        source: SOURCE.into(),
    };
    let id = deeds::enter_organization(tx, &new, &by())?;
    if !row.parent.is_empty() {
        let parent = organization(tx, &row.parent)?;
        let there = store::bodies::states_of(tx, parent)?.first().map_or(from_on, |state| state.from_on);
        let term = Term::since(from_on.max(there));
        deeds::place_below(tx, Branch { organization: id, parent, term }, SOURCE, &by())?;
    }
    if !row.section.is_empty() {
        let section = engawa_who::section_by_code(tx, &row.section)?.ok_or(Refused::Unknown("section"))?;
        let term = Term::since(section.days.from.map_or(from_on, |from| from.max(from_on)));
        deeds::assign(tx, &Assignment { section: section.id, organization: id, term, source: SOURCE.into() }, &by())?;
    }
    let public = Public {
        is_listed: !row.about.is_empty(),
        name_easy: row.name_easy.clone(),
        name_en: row.name_en.clone(),
        about: row.about.clone(),
        about_easy: row.about_easy.clone(),
        about_en: row.about_en.clone(),
        place: row.place.clone(),
        themes: row.themes.split('|').filter_map(Theme::from_code).collect(),
        ..Public::default()
    };
    deeds::set_public(tx, id, &public, &by())
}

fn bring_report(tx: &mut Tx, row: &ReportRow) -> Result<(), Refused> {
    let new = NewReport {
        organization: organization(tx, &row.organization)?,
        counted_on: day(&row.counted_on)?,
        households: row.households,
        persons: None,
        source: row.source.clone(),
        reason: String::new(),
    };
    deeds::report_members(tx, &new, &by())
}

fn bring_post(tx: &mut Tx, row: &PostRow, people: &mut HashMap<String, Id<Person>>) -> Result<(), Refused> {
    let organization = organization(tx, &row.organization)?;
    let since = store::bodies::states_of(tx, organization)?.first().map(|state| state.from_on).ok_or(Refused::NotFound)?;
    let new = Post {
        id: tx.new_id(),
        organization,
        title: row.title.clone(),
        seats: row.seats,
        months_max: row.months_max,
        is_public: true,
        desk: DeskRight::from_code(&row.desk).unwrap_or(DeskRight::None),
        term: Term::since(since),
    };
    let post = deeds::make_post(tx, &new, &by())?;
    if row.family.is_empty() {
        return Ok(());
    }
    let name = format!("{} {}", row.family, row.given);
    let person = match people.get(&name) {
        Some(person) => *person,
        None => bring_person(tx, row)?,
    };
    people.insert(name, person);
    let to = if row.to_on.is_empty() { None } else { Some(day(&row.to_on)?) };
    let office = NewOffice {
        post,
        person,
        term: Term::new(day(&row.from_on)?, to)?,
        seat: Seat::Elected,
        is_ex_officio: false,
        may_publish: row.publish == "yes",
        source: SOURCE.into(),
    };
    deeds::appoint(tx, &office, &by()).map(|_| ())
}

fn bring_person(tx: &mut Tx, row: &PostRow) -> Result<Id<Person>, Refused> {
    let new = NewPerson {
        family: row.family.clone(),
        given: row.given.clone(),
        family_kana: row.family_kana.clone(),
        given_kana: row.given_kana.clone(),
        ..NewPerson::default()
    };
    deeds::enter_person(tx, &new, &by())
}

/// One household with somebody who speaks for it, in one association; and somebody who is shown in no list.
fn bring_household(tx: &mut Tx, people: &HashMap<String, Id<Person>>) -> Result<(), Refused> {
    let mut names: Vec<(&String, &Id<Person>)> = people.iter().collect();
    names.sort();
    let Some((name, person)) = names.first() else { return Ok(()) };
    let area = area(tx, "nishi-honmachi")?;
    let household = deeds::enter_household(tx, &NewHousehold { label: (*name).clone(), area, address: "1-1".into() }, &by())?;
    let from = tx.now().day().plus_days(-400);
    let residence =
        Residence { household, person: **person, is_representative: true, term: Term::since(from), source: SOURCE.into() };
    deeds::live_in(tx, &residence, &by())?;
    let organization = organization(tx, "honmachi")?;
    let party: AnyId = household.any();
    let membership = Membership { organization, party: party.of(), term: Term::since(from), source: SOURCE.into() };
    deeds::join(tx, &membership, &by())?;
    deeds::prove_person(tx, **person, ProofWay::Desk, from, &by())?;
    let family = names[0].0.split(' ').next().unwrap_or_default().to_owned();
    let hidden = NewPerson { family, given: "X".into(), is_protected: true, ..NewPerson::default() };
    deeds::enter_person(tx, &hidden, &by()).map(|_| ())
}
