//! Where one is: the manifesto of an address, for those who may write in it.

use engawa_db::{Db, Fault};
use engawa_kernel::FiscalYear;
use engawa_web::ui::Kicker;
use engawa_web::{Answer, Ctx, Failure, Visitor};
use serde::Deserialize;

use crate::book;
use crate::charge::Heirs;
use crate::drafting::{self, Draft, Owner};
use crate::evaluation::desk::{ALL_SHEETS, DEPARTMENT, SHEETS, Stand};
use crate::model::{Node, PlanKind, SectionName};
use crate::pages::Look;
use crate::townfile::{NodeFile, PlanFile};

/// The address of the list.
pub(super) const LIST: &str = "/desk/manifestos";

/// The address of the documents that were read.
const READINGS: &str = "/desk/plans/readings";

/// What was just done, as the address says it: a code, so that nobody can put words of their own on a page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    pub(super) done: String,
}

/// The address of a manifesto at the desk.
pub(super) fn path(plan: &str) -> String {
    format!("{LIST}/{plan}")
}

/// The address of a goal.
pub(super) fn goal_path(plan: &str, goal: &str) -> String {
    format!("{}/goals/{}", path(plan), crate::pages::escaped(goal))
}

/// An item of another plan that a goal may serve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) code: String,
    pub(super) title: String,
    pub(super) plan: String,
}

/// What is known of a manifesto at the desk.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) slug: String,
    /// As it is in force.
    pub(super) before: Option<PlanFile>,
    /// As it is drafted.
    pub(super) draft: Option<Draft>,
    /// The posts of the sections that carry its work today.
    pub(super) posts: Vec<String>,
    /// What a goal may serve.
    pub(super) choices: Vec<Choice>,
}

impl Known {
    /// What it says: the draft, else what is in force.
    pub(super) fn file(&self) -> Option<&PlanFile> {
        self.draft.as_ref().map(|draft| &draft.file).or(self.before.as_ref())
    }

    /// Its page at the desk: a plan that is no manifesto came from a document that was read.
    pub(super) fn home(&self) -> String {
        let is_manifesto = self.file().is_none_or(|file| file.kind == PlanKind::Manifesto);
        if is_manifesto { path(&self.slug) } else { READINGS.to_owned() }
    }

    /// What the next form carries along.
    pub(super) fn seen(&self) -> String {
        self.draft.as_ref().map(|draft| draft.seen.to_string()).unwrap_or_default()
    }

    /// The goals in their order.
    pub(super) fn goals(&self) -> Vec<&NodeFile> {
        self.file().map(goals).unwrap_or_default()
    }

    /// The goal of an address: codes stand in addresses as they are.
    pub(super) fn goal(&self, code: &str) -> Option<&NodeFile> {
        self.goals().into_iter().find(|node| node.code == code)
    }

    /// The titles of what an item serves, in their order.
    pub(super) fn linked(&self, node: &NodeFile) -> Vec<String> {
        let title = |code: &String| {
            let found = self.choices.iter().find(|choice| choice.code == *code);
            found.map_or_else(|| code.clone(), |choice| choice.title.clone())
        };
        node.links.iter().map(title).collect()
    }
}

/// The goals of a manifesto.
pub(super) fn goals(file: &PlanFile) -> Vec<&NodeFile> {
    file.nodes.iter().filter(|node| node.goal.is_some()).collect()
}

/// The item under which all stand.
pub(super) fn root(file: &PlanFile) -> Option<&NodeFile> {
    file.nodes.iter().find(|node| node.parents.is_empty())
}

/// The year of a manifesto; without one, the year that runs.
pub(super) fn year_of(file: &PlanFile, today: engawa_kernel::Day) -> FiscalYear {
    file.period.as_ref().map_or_else(|| FiscalYear::of(today), |period| period.to)
}

/// Whether a visitor may write in the plans of an owner. What a body owns it writes itself.
pub(super) fn may_write(db: &Db, visitor: &Visitor, owner: Option<Owner>) -> Result<bool, Fault> {
    let owner = match owner {
        None | Some(Owner::Body(_)) => return Ok(false),
        Some(_) if visitor.holds(ALL_SHEETS) => return Ok(true),
        Some(Owner::Planning) => return Ok(false),
        Some(Owner::Section(owner)) => owner,
    };
    let mut heirs = Heirs::on(db, db.now().day());
    let carriers = heirs.of(owner)?;
    let acting = visitor.acting().map(|acting| acting.section);
    let is_own = acting.is_some_and(|section| carriers.iter().any(|carrier| carrier.id.any() == section));
    let stand = Stand::of(db, visitor, carriers)?;
    Ok(stand.is_department || (is_own && (visitor.holds(SHEETS) || visitor.holds(DEPARTMENT))))
}

/// How a visitor stands to an address.
enum Stands {
    /// There is no such manifesto, or none of which a stranger may know.
    Nowhere,
    /// It is in force, and drafted by others.
    Stranger,
    /// One may write in it.
    Writer(Box<Known>),
}

/// Which plans are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    /// Manifestos, which are written on these pages.
    Manifestos,
    /// These, and whatever else is drafted: what was read from a document is adopted or taken away in the same way.
    AnyDraft,
}

fn read(db: &Db, visitor: &Visitor, slug: &str, of: Of) -> Result<Stands, Fault> {
    let Some(owner) = drafting::owner_of(db, slug)? else { return Ok(Stands::Nowhere) };
    let (before, draft) = (drafting::in_force(db, slug)?, drafting::open(db, slug)?);
    let kind = draft.as_ref().map(|draft| draft.file.kind).or(before.as_ref().map(|before| before.kind));
    let is_written_here = kind == Some(PlanKind::Manifesto) || (of == Of::AnyDraft && draft.is_some());
    if !is_written_here {
        return Ok(Stands::Nowhere);
    }
    if !may_write(db, visitor, Some(owner))? {
        return Ok(if before.is_some() { Stands::Stranger } else { Stands::Nowhere });
    }
    let mut heirs = Heirs::on(db, db.now().day());
    let carriers = owner.section().map(|owner| heirs.of(owner).map(<[_]>::to_vec)).transpose()?.unwrap_or_default();
    let posts = posts(db, &carriers)?;
    let choices = choices(db)?;
    Ok(Stands::Writer(Box::new(Known { slug: slug.to_owned(), before, draft, posts, choices })))
}

/// The titles of the posts of these sections, each once: a post answers for the promises, never a person.
fn posts(db: &Db, sections: &[SectionName]) -> Result<Vec<String>, Fault> {
    let mut posts: Vec<String> = Vec::new();
    for office in engawa_who::offices_on(db, db.now().day())? {
        if sections.iter().any(|section| section.id == office.section) && !posts.contains(&office.title) {
            posts.push(office.title);
        }
    }
    Ok(posts)
}

/// The items with a page of their own, of all plans that are no manifesto.
fn choices(db: &Db) -> Result<Vec<Choice>, Fault> {
    let books = book::all(db)?.into_iter().filter(|book| book.plan.kind != PlanKind::Manifesto);
    let of_book = |book: book::Book| {
        let choice = |node: &&Node| Choice { code: node.code.clone(), title: node.numbered_title(), plan: book.plan.title.clone() };
        book.policies().iter().map(choice).collect::<Vec<_>>()
    };
    Ok(books.flat_map(of_book).collect())
}

/// The manifesto of an address.
///
/// # Errors
/// There is none, or it is another section's.
pub(super) async fn meet(ctx: &Ctx, slug: &str) -> Answer<Known> {
    met(ctx, slug, Of::Manifestos).await
}

/// The draft of an address, of whatever kind of plan.
///
/// # Errors
/// As [`meet`].
pub(super) async fn meet_any(ctx: &Ctx, slug: &str) -> Answer<Known> {
    met(ctx, slug, Of::AnyDraft).await
}

async fn met(ctx: &Ctx, slug: &str, of: Of) -> Answer<Known> {
    let (visitor, slug) = (ctx.signed_in()?.clone(), slug.to_owned());
    match ctx.town.read(move |db| read(db, &visitor, &slug, of)).await? {
        Stands::Nowhere => Err(Failure::NotFound),
        Stands::Stranger => Err(Failure::Forbidden),
        Stands::Writer(known) => Ok(*known),
    }
}

/// The manifesto of an address, while it is drafted.
///
/// # Errors
/// As [`meet`]; it is not drafted now.
pub(super) async fn draft(ctx: &Ctx, slug: &str) -> Answer<(Known, Draft)> {
    drafted(ctx, meet(ctx, slug).await?)
}

/// The same, of whatever kind of plan.
///
/// # Errors
/// As [`draft`].
pub(super) async fn any_draft(ctx: &Ctx, slug: &str) -> Answer<(Known, Draft)> {
    drafted(ctx, meet_any(ctx, slug).await?)
}

fn drafted(ctx: &Ctx, known: Known) -> Answer<(Known, Draft)> {
    match known.draft.clone() {
        Some(draft) => Ok((known, draft)),
        None => Err(Failure::Refused { why: ctx.voice.say("plans-draft-wrong-no-draft") }),
    }
}

/// The way above a page of the list.
pub(super) fn way(look: &Look) -> Kicker {
    Kicker::new().link(look.voice.say("plans-draft-desk"), look.link(LIST))
}

/// The way above a page below a manifesto.
pub(super) fn way_to(look: &Look, known: &Known) -> Kicker {
    let title = known.file().map(|file| file.title.clone()).unwrap_or_default();
    way(look).link(title, look.link(&known.home()))
}
