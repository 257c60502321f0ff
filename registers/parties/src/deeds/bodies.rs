//! Enter and correct organizations; what they become; what stands above them; what the public may know.

use engawa_db::{Fault, Tx};
use engawa_journal::tell;
use engawa_kernel::{AnyId, Day, Id, Visibility};

use super::people::changes;
use super::{By, posts, reports, ties};
use crate::facts::{OrganizationCorrected, OrganizationEntered, PublicChanged, StateEntered, StateWithdrawn, TieBegan};
use crate::model::{self, NewOrganization, Organization, Public, State, StateRow, Term, TieFace};
use crate::refused::{Refused, text};
use crate::rules::tree::Branch;
use crate::rules::{states, tree};
use crate::store;

/// The longest name in addresses.
const SLUG_MAX: usize = 60;

/// Small letters, digits and hyphens; digits alone are numbers, which are given by the register.
pub(super) fn is_slug(text: &str) -> bool {
    let signs = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
    !text.is_empty()
        && text.len() <= SLUG_MAX
        && text.chars().all(signs)
        && text.chars().any(|sign| sign.is_ascii_lowercase())
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// An organization that is here: not merged into another entry.
///
/// # Errors
/// It is not.
pub fn present(tx: &Tx, id: Id<Organization>) -> Result<Organization, Refused> {
    store::bodies::organization(tx, id)?.filter(|found| found.merged_into.is_none()).ok_or(Refused::NotFound)
}

/// That an organization is there on all days of a term.
///
/// # Errors
/// It is not.
pub fn there_during(tx: &Tx, id: Id<Organization>, term: Term) -> Result<Organization, Refused> {
    let found = present(tx, id)?;
    let history: Vec<(State, Day)> = store::bodies::states_of(tx, id)?.iter().map(|row| (row.state, row.from_on)).collect();
    let life = states::life(&history).ok_or(Refused::NotFound)?;
    if life.covers(term) { Ok(found) } else { Err(Refused::OutsideBody(life)) }
}

/// Enters an organization in its first state.
///
/// # Errors
/// A text that cannot be kept; an area, kind or name in addresses that cannot be taken; a day that has not come.
pub fn enter_organization(tx: &mut Tx, new: &NewOrganization, by: &By) -> Result<Id<Organization>, Refused> {
    let said = NewOrganization {
        name: text("name", model::name(&new.name))?,
        kana: text("kana", model::optional_line(&new.kana))?,
        source: text("source", model::line(&new.source))?,
        ..new.clone()
    };
    let sort = store::bodies::sort_of(tx, &said.kind)?.ok_or(Refused::Unknown("kind"))?;
    if said.area.is_some() && store::area_path(tx, said.area)?.is_none() {
        return Err(Refused::Unknown("area"));
    }
    if let Some(slug) = &said.slug
        && (!is_slug(slug) || store::bodies::organization_by_slug(tx, slug)?.is_some())
    {
        return Err(Refused::Slug);
    }
    if said.from_on > tx.now().day() {
        return Err(Refused::NotYet(said.from_on));
    }
    store::bodies::put_usual_kinds(tx)?;
    let id: Id<Organization> = store::enter(tx)?;
    let fact = OrganizationEntered { organization: id, sort, state: said.state, from: said.from_on };
    let seq = tell(tx, by.deed(fact).about(id).in_area(said.area).seen_by(Visibility::Public))?;
    store::bodies::put_organization(tx, id, &said)?;
    let row = StateRow { state: said.state, from_on: said.from_on, heir: None, source: said.source.clone(), seq };
    store::bodies::put_state(tx, id, &row)?;
    store::search::index_for_desk(tx, id.any(), &[&said.name, &said.kana])?;
    Ok(id)
}

/// Corrects name and kind of an organization. The sort stays: by it the organization is counted, and its laws hang on it.
///
/// # Errors
/// A text that cannot be kept, a kind of another sort, no reason.
pub fn correct_organization(
    tx: &mut Tx,
    id: Id<Organization>,
    (kind, name, kana): (&str, &str, &str),
    reason: &str,
    by: &By,
) -> Result<(), Refused> {
    let before = present(tx, id)?;
    let (name, kana) = (text("name", model::name(name))?, text("kana", model::optional_line(kana))?);
    if store::bodies::sort_of(tx, kind)?.ok_or(Refused::Unknown("kind"))? != before.kind.sort {
        return Err(Refused::OtherSort);
    }
    let reason = text("reason", model::line(reason)).map_err(|_| Refused::NoReason)?;
    let was = [("name", before.name.clone()), ("kana", before.kana.clone()), ("kind", before.kind.code.clone())];
    let is = [("name", name.clone()), ("kana", kana.clone()), ("kind", kind.to_owned())];
    let details = changes(&reason, &was, &is);
    tell(tx, by.because(OrganizationCorrected { organization: id }, &details).about(id).in_area(before.area))?;
    store::bodies::correct_organization(tx, id, kind, &name, &kana)?;
    store::search::index_for_desk(tx, id.any(), &[&name, &kana])?;
    let public = store::bodies::public_of(tx, id)?;
    index_public(tx, id, &public)?;
    Ok(())
}

/// What the public finds a listed organization by.
fn index_public(tx: &mut Tx, id: Id<Organization>, public: &Public) -> Result<(), Fault> {
    let found = store::bodies::organization(tx, id)?;
    let (name, kana) = found.map(|found| (found.name, found.kana)).unwrap_or_default();
    let texts = [name.as_str(), kana.as_str(), public.name_en.as_str(), public.about.as_str(), public.place.as_str()];
    let shown: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty() && public.is_listed).collect();
    store::search::index_for_public(tx, id, &shown)
}

/// Changes what the public may know of an organization.
///
/// # Errors
/// A text that cannot be kept.
pub fn set_public(tx: &mut Tx, id: Id<Organization>, new: &Public, by: &By) -> Result<(), Refused> {
    let found = present(tx, id)?;
    let line = |field, value: &str| text(field, model::optional_line(value));
    let long = |field, value: &str| text(field, model::long(value));
    if !new.web.is_empty() && !["https://", "http://"].iter().any(|begin| new.web.trim().starts_with(begin)) {
        return Err(Refused::Unknown("web"));
    }
    let mut themes = new.themes.clone();
    themes.sort_unstable();
    themes.dedup();
    let said = Public {
        is_listed: new.is_listed,
        name_easy: line("name-easy", &new.name_easy)?,
        name_en: line("name-en", &new.name_en)?,
        about: long("about", &new.about)?,
        about_easy: long("about-easy", &new.about_easy)?,
        about_en: long("about-en", &new.about_en)?,
        place: line("place", &new.place)?,
        phone: line("phone", &new.phone)?,
        mail: line("mail", &new.mail)?,
        web: line("web", &new.web)?,
        themes,
    };
    tell(tx, by.deed(PublicChanged { organization: id }).about(id).in_area(found.area).seen_by(Visibility::Public))?;
    store::bodies::put_public(tx, id, &said)?;
    index_public(tx, id, &said)?;
    Ok(())
}

/// Lets an organization become something on a day. With its end, its posts and ties end on the eve, and its report is 0.
///
/// # Errors
/// One state does not lead to the other, the day has not come, the heir is not there.
pub fn become_state(
    tx: &mut Tx,
    id: Id<Organization>,
    (state, day): (State, Day),
    heir: Option<Id<Organization>>,
    source: &str,
    by: &By,
) -> Result<(), Refused> {
    let found = present(tx, id)?;
    let source = text("source", model::line(source))?;
    let rows = store::bodies::states_of(tx, id)?;
    let history: Vec<(State, Day)> = rows.iter().map(|row| (row.state, row.from_on)).collect();
    states::may_become(&history, state, day)?;
    if day > tx.now().day() {
        return Err(Refused::NotYet(day));
    }
    if (state == State::Merged) != heir.is_some() {
        return Err(Refused::Unknown("heir"));
    }
    if let Some(heir) = heir {
        if heir == id {
            return Err(Refused::Oneself);
        }
        there_during(tx, heir, Term::since(day)).map_err(|_| Refused::Unknown("heir"))?;
    }
    if state.is_end() {
        end_everything(tx, id, day, &source, by)?;
    }
    let before = history.last().map_or(state, |(state, _)| *state);
    let fact = StateEntered { organization: id, sort: found.kind.sort, before, state, from: day };
    let seq = tell(tx, by.deed(fact).on(day).about(id).in_area(found.area).seen_by(Visibility::Public))?;
    store::bodies::put_state(tx, id, &StateRow { state, from_on: day, heir, source, seq })?;
    Ok(())
}

fn end_everything(tx: &mut Tx, id: Id<Organization>, day: Day, source: &str, by: &By) -> Result<(), Refused> {
    for tie in store::ties::ties_of(tx, id.any())? {
        let lasts = tie.term.to().is_none_or(|to| to >= day);
        if !lasts || tie.face == TieFace::Recognition {
            continue;
        }
        if tie.term.from() >= day {
            ties::withdraw_tie(tx, tie.face, tie.id, source, by)?;
        } else {
            ties::end_tie(tx, tie.face, tie.id, day.plus_days(-1), "", by)?;
        }
    }
    posts::end_all(tx, id, day.plus_days(-1), by)?;
    reports::close(tx, id, day, source, by)
}

/// Takes back the last thing that an organization became. What ended with it stays ended, and is entered again where needed.
///
/// # Errors
/// It is what the organization was entered as; no reason.
pub fn withdraw_state(tx: &mut Tx, id: Id<Organization>, reason: &str, by: &By) -> Result<(), Refused> {
    let found = present(tx, id)?;
    let reason = text("reason", model::line(reason)).map_err(|_| Refused::NoReason)?;
    let rows = store::bodies::states_of(tx, id)?;
    let Some(last) = rows.last().filter(|_| rows.len() > 1) else { return Err(Refused::NotFound) };
    let fact = StateWithdrawn { organization: id, state: last.state };
    let deed = by.because(fact, &reason).about(id).in_area(found.area).correcting(last.seq);
    let seq = tell(tx, deed)?;
    store::bodies::withdraw_state(tx, last.seq, seq)?;
    Ok(())
}

/// Lets an organization stand below another.
///
/// # Errors
/// Something stands above it already, it would stand above itself, or one of them is not there on these days.
pub fn place_below(tx: &mut Tx, new: Branch, source: &str, by: &By) -> Result<AnyId, Refused> {
    let source = text("source", model::line(source))?;
    there_during(tx, new.organization, new.term)?;
    there_during(tx, new.parent, new.term)?;
    tree::may_grow(new, &store::bodies::branches(tx)?)?;
    let id: AnyId = tx.new_id();
    let (one, other) = (new.organization.any(), Some(new.parent.any()));
    let fact = TieBegan { face: TieFace::Branch, tie: id, one, other, term: new.term };
    let seq = tell(tx, by.deed(fact).about(one).seen_by(Visibility::Public))?;
    store::bodies::put_branch(tx, id, &new, &source, seq)?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::is_slug;

    #[test]
    fn a_name_in_addresses_has_small_letters_and_is_no_number() {
        assert!(is_slug("honmachi-jichikai") && is_slug("han-3"));
        for wrong in ["", "12", "-a", "a-", "A", "本町", "a/b", "a b"] {
            assert!(!is_slug(wrong), "{wrong}");
        }
    }
}
