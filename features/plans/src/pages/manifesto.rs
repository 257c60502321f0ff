//! A department's manifesto: each goal with what counts as reached, where it stands, its means, its grades.

use std::collections::HashMap;

use askama::Template;
use engawa_db::{Db, Fault, Limit};
use engawa_kernel::{FiscalYear, Id};
use engawa_parties::model::Organization;
use engawa_web::tables::Table;
use engawa_web::ui::{Definitions, Figure, Link, Rows, SampleMark, SectionHead};
use engawa_web::{Said, Voice, key};

use super::goal::Goal;
use super::look::policy_path;
use super::look::{InJapanese, Look};
use super::manifesto_sheet::ManifestoSheet;
use super::{plan, signs, table};
use crate::actions;
use crate::book::Book;
use crate::book::store::{node_name, page_of_node};
use crate::evaluation::site::{self, Latest, Reason};
use crate::model::{Action, Milestone, Node, PartKind, PlanKind, Standing};

/// The page `templates/manifesto.html`.
#[derive(Template)]
#[template(path = "manifesto.html")]
pub struct ManifestoPage {
    voice: Voice,
    ja: InJapanese,
    sample: Option<SampleMark>,
    kicker: String,
    title: Said,
    /// 組織使命
    missions: Vec<String>,
    /// The posts that answer for it, never people.
    posts: Vec<Said>,
    facts: Vec<(Said, Figure)>,
    indicators_head: SectionHead,
    indicators: Table,
    files: Vec<Link>,
    evaluations: Option<Rows>,
    about: Definitions,
    versions: Link,
    goals: Vec<Goal>,
    signs: signs::Signs,
    sheet: ManifestoSheet,
}

/// What is known of a manifesto.
pub struct Known {
    /// The plan.
    pub book: Book,
    /// Its figures.
    pub standings: Vec<Standing>,
    /// What was done for its items.
    pub held: Vec<Action>,
    /// What was reached of its items.
    pub reached: Vec<Milestone>,
    /// The body whose plan it is: its name, and its name in addresses where it has a page.
    pub body: Option<(String, Option<String>)>,
    /// The years that were ever published, the latest first.
    pub evaluated: Vec<FiscalYear>,
    /// The items of other plans that each of its goals serves.
    pub served: HashMap<Id<Node>, Vec<Served>>,
    /// The latest published judgement on each of its goals.
    pub(crate) judged: HashMap<Id<Node>, Latest>,
}

/// An item of another plan that a goal serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// Its title.
    pub title: String,
    /// Its page, as a path inside the town; nothing where it ended or has none.
    pub path: Option<String>,
}

impl Served {
    fn of(db: &Db, id: Id<Node>) -> Result<Option<Served>, Fault> {
        if let Some((plan, item, title)) = page_of_node(db, id)? {
            return Ok(Some(Served { title, path: Some(policy_path(&plan, &item)) }));
        }
        Ok(node_name(db, id)?.map(|(_, title)| Served { title, path: None }))
    }
}

/// A plan, and for a manifesto also what was done for it.
pub fn read(db: &Db, slug: &str) -> Result<Option<Known>, Fault> {
    let Some((book, standings)) = plan::read(db, slug)? else { return Ok(None) };
    let evaluated = site::years_ever_published(db, book.plan.id)?;
    let nodes: Vec<Id<Node>> = book.nodes.iter().map(|node| node.id).collect();
    if book.plan.kind != PlanKind::Manifesto {
        let (held, served, judged) = Default::default();
        let body = book.plan.body.map(|body| body_of(db, body)).transpose()?.flatten();
        let reached = if body.is_some() { actions::milestones_of(db, &nodes)? } else { Vec::new() };
        return Ok(Some(Known { book, standings, held, reached, body, evaluated, served, judged }));
    }
    let held = actions::serving(db, &nodes, Limit::SHORT)?;
    let reached = actions::milestones_of(db, &nodes)?;
    let (mut served, mut judged) = (HashMap::new(), HashMap::new());
    for goal in book.policies() {
        let of_goal = goal.links.iter().map(|link| Served::of(db, *link)).collect::<Result<Vec<_>, _>>()?;
        served.insert(goal.id, of_goal.into_iter().flatten().collect());
        judged.extend(site::latest(db, goal.id)?.map(|latest| (goal.id, latest)));
    }
    Ok(Some(Known { book, standings, held, reached, body: None, evaluated, served, judged }))
}

fn body_of(db: &Db, body: Id<Organization>) -> Result<Option<(String, Option<String>)>, Fault> {
    let Some(found) = engawa_parties::organization(db, body)? else { return Ok(None) };
    let is_listed = engawa_parties::public_of(db, body)?.is_listed;
    Ok(Some((found.name, is_listed.then_some(found.slug))))
}

impl ManifestoPage {
    /// The page of this manifesto.
    pub fn of(look: &Look, known: &Known) -> ManifestoPage {
        let plan = &known.book.plan;
        let goals = Goal::all(look, known);
        ManifestoPage {
            voice: look.voice.clone(),
            ja: look.ja(),
            sample: look.mark.clone(),
            kicker: plan.title.clone(),
            title: title(look, &known.book),
            missions: missions(&known.book),
            posts: posts(look, &known.book),
            facts: facts(look, known, goals.len()),
            indicators_head: plan::indicators_head(look),
            indicators: table::of_plan(look, &known.book, &known.standings),
            files: plan::files(look, &plan.slug, "indicators"),
            evaluations: plan::evaluations(look, plan, &known.evaluated),
            about: plan::facts(look, plan),
            versions: plan::versions(look, plan),
            goals,
            signs: signs::Signs::new(look),
            sheet: ManifestoSheet::of(look, known),
        }
    }
}

/// The promises of those who stand at the top of the tree.
fn title(look: &Look, book: &Book) -> Said {
    let roots = book.roots();
    if roots.is_empty() {
        return book.plan.title.as_str().into();
    }
    let name = look.joined(roots.iter().map(|node| node.title.as_str()));
    look.voice.say_with("plans-manifesto-title", &[("name", name.into())])
}

/// What those at the top of the tree are there for.
fn missions(book: &Book) -> Vec<String> {
    book.roots().into_iter().flat_map(|root| root.texts(PartKind::Aim)).map(str::to_owned).collect()
}

fn posts(look: &Look, book: &Book) -> Vec<Said> {
    let roles = book.roots().into_iter().flat_map(|root| &root.roles);
    roles.map(|role| look.voice.say_with("plans-manifesto-post", &[("post", role.text.as_str().into())])).collect()
}

/// How many goals there are, how many are judged, and on how many those who judged did not agree.
fn facts(look: &Look, known: &Known, goals: usize) -> Vec<(Said, Figure)> {
    let fact = |word: &'static str, count: usize| {
        let figure = Figure::new(&look.voice, u32::try_from(count).ok().map(f64::from), 0);
        (look.voice.say(word), figure.unit(look.voice.say("plans-manifesto-goals-unit")))
    };
    let apart = known.judged.values().filter(|latest| site::differ(&latest.evaluations)).count();
    let first = [fact(key("plans-manifesto-goals"), goals), fact(key("plans-manifesto-rated"), known.judged.len())];
    let apart = (!known.judged.is_empty()).then(|| fact(key("plans-ev-site-fact-differ"), apart));
    first.into_iter().chain(apart).collect()
}
