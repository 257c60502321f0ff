//! A department's manifesto: each goal with what counts as reached, where it stands, its means, its grades.

use askama::Template;
use engawa_db::{Db, Fault, Limit};
use engawa_kernel::Id;
use engawa_web::Said;
use engawa_web::Voice;
use engawa_web::tables::Table;
use engawa_web::ui::{Definitions, Figure, SampleMark, SectionHead};

use super::goal::Goal;
use super::look::{InJapanese, Look};
use super::{plan, signs, table};
use crate::actions;
use crate::book::Book;
use crate::model::{Action, Milestone, Node, PlanKind, Standing};

/// The page `templates/manifesto.html`.
#[derive(Template)]
#[template(path = "manifesto.html")]
pub struct ManifestoPage {
    voice: Voice,
    ja: InJapanese,
    sample: Option<SampleMark>,
    kicker: String,
    title: Said,
    facts: Vec<(Said, Figure)>,
    indicators_head: SectionHead,
    indicators: Table,
    about: Definitions,
    goals: Vec<Goal>,
    signs: signs::Signs,
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
}

/// A plan, and for a manifesto also what was done for it.
pub fn read(db: &Db, slug: &str) -> Result<Option<Known>, Fault> {
    let Some((book, standings)) = plan::read(db, slug)? else { return Ok(None) };
    if book.plan.kind != PlanKind::Manifesto {
        return Ok(Some(Known { book, standings, held: Vec::new(), reached: Vec::new() }));
    }
    let nodes: Vec<Id<Node>> = book.nodes.iter().map(|node| node.id).collect();
    let held = actions::serving(db, &nodes, Limit::SHORT)?;
    let reached = actions::milestones_of(db, &nodes)?;
    Ok(Some(Known { book, standings, held, reached }))
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
            facts: facts(look, goals.len()),
            indicators_head: plan::indicators_head(look, plan),
            indicators: table::of_plan(look, &known.book, &known.standings),
            about: plan::facts(look, plan),
            goals,
            signs: signs::Signs::new(look),
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

/// Nobody can evaluate in this version, so the count of those evaluated is none.
fn facts(look: &Look, goals: usize) -> Vec<(Said, Figure)> {
    let unit = || look.voice.say("plans-manifesto-goals-unit");
    let count = |count: usize| Figure::new(&look.voice, u32::try_from(count).ok().map(f64::from), 0).unit(unit());
    vec![(look.voice.say("plans-manifesto-goals"), count(goals)), (look.voice.say("plans-manifesto-rated"), count(0))]
}
