//! Where one is: a vision of a body, for those who hold a post of it.

use engawa_bodies::office::{Entered, NotEntered, entered, way_to};
use engawa_db::{Db, Fault, Tx, UnitError};
use engawa_kernel::Actor;
use engawa_parties::model::DeskRight;
use engawa_web::ui::Kicker;
use engawa_web::{Answer, Ctx, Failure, Fields};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::book;
use crate::drafting::{self, Draft, Owner};
use crate::model::PartKind;
use crate::townfile::{NodeFile, PlanFile};

/// What an address says; what it does not say is empty.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    /// The body.
    pub(super) slug: String,
    /// The vision.
    pub(super) plan: String,
    /// A goal of it.
    pub(super) goal: String,
}

/// What was just done, as the address says it: a code, so that nobody can put words of their own on a page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    pub(super) done: String,
}

/// A policy of the town that a goal may serve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) code: String,
    pub(super) title: String,
    pub(super) plan: String,
}

/// What is known of a vision at the desk.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) entered: Entered,
    pub(super) slug: String,
    /// As it is in force.
    pub(super) before: Option<PlanFile>,
    /// As it is drafted.
    pub(super) draft: Option<Draft>,
    /// What a goal may serve.
    pub(super) choices: Vec<Choice>,
}

impl Known {
    /// What it says: the draft, else what is in force.
    pub(super) fn file(&self) -> Option<&PlanFile> {
        self.draft.as_ref().map(|draft| &draft.file).or(self.before.as_ref())
    }

    /// What the next form carries along.
    pub(super) fn seen(&self) -> String {
        self.draft.as_ref().map(|draft| draft.seen.to_string()).unwrap_or_default()
    }

    /// The address of the list.
    pub(super) fn list(&self) -> String {
        self.entered.path("/visions")
    }

    /// The address of a page of this vision.
    pub(super) fn path(&self, end: &str) -> String {
        format!("{}/{}{end}", self.list(), self.slug)
    }

    /// The goal of an address.
    pub(super) fn goal(&self, code: &str) -> Option<&NodeFile> {
        self.file().map(goals).unwrap_or_default().into_iter().find(|node| node.code == code)
    }

    /// Whether one may write in it now.
    pub(super) fn may_write(&self) -> bool {
        self.draft.is_some() && self.entered.keeps()
    }

    /// The way above a page below the list.
    pub(super) fn way(&self, ctx: &Ctx) -> Kicker {
        way_to(ctx, &self.entered).link(ctx.voice.say("plans-vision-list"), ctx.link(&self.list()))
    }

    /// The way above a page below the vision.
    pub(super) fn way_below(&self, ctx: &Ctx) -> Kicker {
        let title = self.file().map(|file| file.title.clone()).unwrap_or_default();
        self.way(ctx).link(title, ctx.link(&self.path("")))
    }
}

/// The item under which all stand: what the district shall be.
pub(super) fn root(file: &PlanFile) -> Option<&NodeFile> {
    file.nodes.iter().find(|node| node.parents.is_empty())
}

/// The goals in their order.
pub(super) fn goals(file: &PlanFile) -> Vec<&NodeFile> {
    file.nodes.iter().filter(|node| node.is_policy).collect()
}

/// The text of a kind of an item.
pub(super) fn part(node: &NodeFile, kind: PartKind) -> String {
    let texts = node.parts.iter().filter(|part| part.kind == kind).map(|part| part.text.as_str());
    texts.collect::<Vec<_>>().join("\n")
}

fn read(db: &Db, entered: Entered, plan: &str) -> Result<Option<Known>, Fault> {
    if drafting::owner_of(db, plan)? != Some(Owner::Body(entered.body.id)) {
        return Ok(None);
    }
    let (before, draft) = (drafting::in_force(db, plan)?, drafting::open(db, plan)?);
    if before.is_none() && draft.is_none() {
        return Ok(None);
    }
    Ok(Some(Known { entered, slug: plan.to_owned(), before, draft, choices: choices(db)? }))
}

/// The policies of the plans of the town.
fn choices(db: &Db) -> Result<Vec<Choice>, Fault> {
    let books = book::all(db)?.into_iter().filter(|book| book.plan.body.is_none());
    let of_book = |book: book::Book| {
        let choice = |node: &&crate::model::Node| Choice {
            code: node.code.clone(),
            title: node.numbered_title(),
            plan: book.plan.title.clone(),
        };
        book.policies().iter().map(choice).collect::<Vec<_>>()
    };
    Ok(books.flat_map(of_book).collect())
}

/// The vision of an address.
///
/// # Errors
/// No post of the visitor opens this desk; the body has no such vision.
pub(super) async fn meet(ctx: &Ctx, place: &Place, right: DeskRight) -> Answer<Known> {
    let (visitor, place) = (ctx.signed_in()?.clone(), place.clone());
    let read = move |db: &Db| {
        let entered = entered(db, &visitor, &place.slug, right)?;
        Ok::<_, NotEntered>(read(db, entered, &place.plan)?)
    };
    ctx.town.read(read).await?.ok_or(Failure::NotFound)
}

/// The vision of an address, while it is drafted.
///
/// # Errors
/// As [`meet`]; it is not drafted now.
pub(super) async fn draft(ctx: &Ctx, place: &Place) -> Answer<(Known, Draft)> {
    let known = meet(ctx, place, DeskRight::Keeps).await?;
    match known.draft.clone() {
        Some(draft) => Ok((known, draft)),
        None => Err(Failure::Refused { why: ctx.voice.say("plans-vision-wrong-no-draft") }),
    }
}

/// Writes in a vision, in one unit: the right is asked in it once more.
///
/// # Errors
/// Inside, what the act refuses; outside, that the visitor has no right any more.
pub(super) async fn write<T, E, F>(ctx: &Ctx, place: &Place, fields: &Fields, act: F) -> Answer<Result<T, E>>
where
    T: Serialize + DeserializeOwned + Send + 'static,
    E: UnitError,
    F: Fn(&mut Tx, Actor) -> Result<T, E> + Send + 'static,
{
    let (visitor, place) = (ctx.signed_in()?.clone(), place.clone());
    let unit = move |tx: &mut Tx| {
        let entered = match entered(tx, &visitor, &place.slug, DeskRight::Keeps) {
            Ok(entered) => entered,
            Err(NotEntered::NoPost) => return Ok(None),
            Err(NotEntered::Fault(fault)) => return Err(fault.into()),
        };
        if !place.plan.is_empty() && drafting::owner_of(tx, &place.plan)? != Some(Owner::Body(entered.body.id)) {
            return Ok(None);
        }
        act(tx, Actor::ForBody { person: entered.account, body: entered.body.id.any() }).map(Some)
    };
    match ctx.town.write(fields.key(), unit).await {
        Ok(Some(done)) => Ok(Ok(done)),
        Ok(None) => Err(Failure::Forbidden),
        Err(refused) => Ok(Err(refused)),
    }
}
