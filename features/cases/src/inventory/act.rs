//! Say something of a programme of the list: one by one, or by a file.

use engawa_db::{Fault, Tx};
use engawa_journal::{Deed, Untold, tell};
use engawa_kernel::text::has_control;
use engawa_kernel::{Channel, Id, Visibility};
use engawa_who::Section;

use super::facts::ProgrammeStated;
use super::model::{Online, Standing, Statement};
use super::store;
use crate::by::By;
use crate::programmes::model::{Programme, Scene, Way};
use crate::programmes::{is_address, store as texts};

/// The longest name, law or address of a page.
pub const NAME_MAX: usize = 200;
/// The longest sentence.
pub const ABOUT_MAX: usize = 500;
/// More than anybody asks for in a year.
const COUNT_MAX: i64 = 100_000_000;

/// Why it is not said.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Refused {
    /// A name that cannot stand in an address.
    #[error("the name cannot stand in an address")]
    Address,
    /// There is one of this name already.
    #[error("there is one of this name already")]
    Taken,
    /// There is none of this name.
    #[error("no such programme")]
    Unknown,
    /// What is said cannot be so.
    #[error("{} things are to be put right", .0.len())]
    Unfit(Vec<Unfit>),
    /// The section is not there.
    #[error("no such section today")]
    NoSection,
    /// Nothing was changed.
    #[error("nothing was changed")]
    Unchanged,
    /// The record refuses it.
    #[error(transparent)]
    Untold(#[from] Untold),
    /// A fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What cannot be so in a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// No name, or one that is too long.
    Name,
    /// What it is for is too long.
    About,
    /// No page, or none that a browser opens.
    Link,
    /// No way to bring it.
    Way,
    /// A law that is too long.
    Basis,
    /// A count that cannot be.
    Count,
}

/// What is wrong in a statement. Pure.
pub fn unfit(said: &Statement) -> Vec<Unfit> {
    let is_fine = |text: &str, most: usize| !has_control(text) && text.chars().count() <= most;
    let is_link = |link: &str| is_fine(link, NAME_MAX) && ["https://", "http://"].iter().any(|start| link.starts_with(start));
    let link = said.link.as_deref();
    let is_linked = match said.online {
        Online::No => link.is_none(),
        Online::Elsewhere => link.is_some_and(is_link),
    };
    let has_way = said.is_by_post || said.is_at_counter || said.online != Online::No;
    let wrongs = [
        (said.name.is_empty() || !is_fine(&said.name, NAME_MAX), Unfit::Name),
        (!is_fine(&said.about, ABOUT_MAX), Unfit::About),
        (!is_linked, Unfit::Link),
        (!has_way, Unfit::Way),
        (!said.basis.as_deref().is_none_or(|basis| is_fine(basis, NAME_MAX)), Unfit::Basis),
        (!said.yearly_count.is_none_or(|count| (0..=COUNT_MAX).contains(&count)), Unfit::Count),
    ];
    wrongs.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, unfit)| unfit).collect()
}

/// Lists a programme that is not listed yet.
///
/// # Errors
/// The name cannot stand in an address, or is taken; what is said cannot be so.
pub fn add(tx: &mut Tx, slug: &str, said: &Statement, by: &By) -> Result<(), Refused> {
    if !is_address(slug) {
        return Err(Refused::Address);
    }
    let id = match texts::by_slug(tx, slug)? {
        Some(id) if store::statement(tx, id)?.is_some() => return Err(Refused::Taken),
        found => found,
    };
    say(tx, (id, slug), said, None, by)
}

/// Says something else of a programme of the list.
///
/// # Errors
/// It is not listed; nothing was changed; what is said cannot be so.
pub fn state(tx: &mut Tx, slug: &str, said: &Statement, by: &By) -> Result<(), Refused> {
    let id = texts::by_slug(tx, slug)?.ok_or(Refused::Unknown)?;
    let was = store::statement(tx, id)?.ok_or(Refused::Unknown)?;
    if was == *said {
        return Err(Refused::Unchanged);
    }
    say(tx, (Some(id), slug), said, Some(&was), by)
}

/// What a file says, all of it in one unit: how many are new, how many are changed. What says nothing new is passed over.
///
/// # Errors
/// As [`add`] and [`state`].
pub fn take_in(tx: &mut Tx, rows: &[(String, Statement)], by: &By) -> Result<(usize, usize), Refused> {
    let (mut new, mut changed) = (0, 0);
    for (slug, said) in rows {
        let is_listed = match texts::by_slug(tx, slug)? {
            Some(id) => store::statement(tx, id)?.is_some(),
            None => false,
        };
        match if is_listed { state(tx, slug, said, by) } else { add(tx, slug, said, by) } {
            Ok(()) if is_listed => changed += 1,
            Ok(()) => new += 1,
            Err(Refused::Unchanged) => {}
            Err(refused) => return Err(refused),
        }
    }
    Ok((new, changed))
}

/// Lists a programme whose text was adopted; one that is listed keeps what was said of it but for its name and its section.
///
/// # Errors
/// When the record refuses it.
pub fn list_adopted(tx: &mut Tx, id: Id<Programme>, programme: &Programme, section: Id<Section>, by: &By) -> Result<(), Refused> {
    let was = store::statement(tx, id)?;
    let short = |text: &str, most: usize| -> String { text.chars().take(most).collect() };
    let name = short(&programme.name.ja, NAME_MAX);
    let (has, is_inside) = (|way: Way| programme.ways.contains(&way), programme.is_inside());
    let said = match &was {
        Some(was) => Statement { name, section, is_inside, is_gone: false, ..was.clone() },
        None => Statement {
            name,
            section,
            scene: programme.scenes.first().copied().unwrap_or(Scene::Papers),
            about: short(&programme.summary.ja, ABOUT_MAX),
            // Taking in on a screen follows from the text itself; it is never said here.
            online: Online::No,
            link: None,
            is_by_post: has(Way::Paper),
            is_at_counter: has(Way::Counter),
            is_national: false,
            is_inside,
            basis: Some(short(&programme.basis, NAME_MAX)),
            yearly_count: None,
            is_gone: false,
        },
    };
    if was.as_ref() == Some(&said) {
        return Ok(());
    }
    say(tx, (Some(id), &programme.slug), &said, was.as_ref(), by)
}

fn say(
    tx: &mut Tx,
    (id, slug): (Option<Id<Programme>>, &str),
    said: &Statement,
    was: Option<&Statement>,
    by: &By,
) -> Result<(), Refused> {
    let wrongs = unfit(said);
    if !wrongs.is_empty() {
        return Err(Refused::Unfit(wrongs));
    }
    let today = tx.now().day();
    let is_moved = was.is_none_or(|was| was.section != said.section);
    if is_moved && engawa_who::section(tx, said.section)?.is_none_or(|section| !section.days.hold(today)) {
        return Err(Refused::NoSection);
    }
    let is_new = id.is_none();
    let id = id.unwrap_or_else(|| tx.new_id());
    let fact = ProgrammeStated { programme: id, was: Standing::of(was), now: Standing::of(Some(said)) };
    let deed = Deed::of(fact, by.actor.clone(), Channel::Web).about(id).by_section(Some(said.section));
    let seq = tell(tx, deed.seen_by(Visibility::Public))?;
    if is_new {
        texts::put_programme(tx, id, slug, seq)?;
    }
    Ok(store::put_statement(tx, id, said, seq)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said() -> Statement {
        Statement {
            name: "転入届".into(),
            section: Id::random([1; 16]),
            scene: Scene::Moving,
            about: String::new(),
            online: Online::No,
            link: None,
            is_by_post: false,
            is_at_counter: true,
            is_national: true,
            is_inside: false,
            basis: None,
            yearly_count: Some(1_200),
            is_gone: false,
        }
    }

    #[test]
    fn what_cannot_be_said_is_named() {
        assert_eq!(unfit(&said()), []);
        assert_eq!(unfit(&Statement { name: String::new(), is_at_counter: false, ..said() }), [Unfit::Name, Unfit::Way]);
        let elsewhere = |link: Option<&str>| Statement { online: Online::Elsewhere, link: link.map(str::to_owned), ..said() };
        assert_eq!(unfit(&elsewhere(None)), [Unfit::Link]);
        assert_eq!(unfit(&elsewhere(Some("javascript:alert(1)"))), [Unfit::Link]);
        assert_eq!(unfit(&elsewhere(Some("https://mihon.example/x"))), []);
        assert_eq!(unfit(&Statement { link: Some("https://mihon.example/x".into()), ..said() }), [Unfit::Link]);
        assert_eq!(unfit(&Statement { yearly_count: Some(-1), ..said() }), [Unfit::Count]);
    }

    #[test]
    fn what_is_gone_or_inside_is_not_counted() {
        assert_eq!(Standing::of(Some(&said())), Standing::NationalOther);
        assert_eq!(Standing::of(Some(&Statement { is_gone: true, ..said() })), Standing::Absent);
        assert_eq!(Standing::of(Some(&Statement { is_inside: true, ..said() })), Standing::Absent);
        assert_eq!(Standing::of(None), Standing::Absent);
    }
}
