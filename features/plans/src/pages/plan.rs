//! One plan: its facts, its policies, its whole tree, all its indicators as a table.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use engawa_web::tables::{Table, csv_answer};
use engawa_web::ui::{Definitions, Row, Rows, SectionHead, Tally};
use engawa_web::{Answer, Ctx, Failure, Nav, Said, Voice};

use super::look::{InJapanese, Look, plan_path};
use super::manifesto::{self, ManifestoPage};
use super::policy_row::Group;
use super::printed::kind_word;
use super::signs::{self, Signs};
use super::table;
use super::tree::{self, Branch};
use crate::book::{self, Book};
use crate::measuring;
use crate::model::{Audience, Plan, PlanKind, Standing};

/// The page `templates/plan.html`.
#[derive(Template)]
#[template(path = "plan.html")]
pub struct PlanPage {
    voice: Voice,
    ja: InJapanese,
    kind: Said,
    title: String,
    lead: Option<Said>,
    tally: Tally,
    about: Definitions,
    groups: Vec<Group>,
    tree_notes: Vec<Said>,
    tree: Branch,
    indicators_head: SectionHead,
    indicators: Table,
    related: Rows,
    signs: Signs,
}

/// Shows the plan, or the manifesto where it is one.
pub async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let found = ctx.town.read(move |db| manifesto::read(db, &slug)).await?;
    let known = found.ok_or(Failure::NotFound)?;
    let (look, plan) = (Look::of(&ctx), &known.book.plan);
    let csv = format!("{}/indicators.csv", plan_path(&plan.slug));
    let shell = ctx
        .shell(plan.title.as_str())
        .current(Nav::Know)
        .crumb(ctx.voice.say("plans-list-title"), "/plans")
        .foot(ctx.voice.say("plans-csv"), &csv);
    match plan.kind {
        PlanKind::Manifesto => ctx.page(&shell, &ManifestoPage::of(&look, &known)),
        PlanKind::Comprehensive | PlanKind::Vision | PlanKind::Strategy => {
            ctx.page(&shell, &PlanPage::of(&look, &known.book, &known.standings))
        }
    }
}

/// All indicators of the plan as CSV.
pub async fn indicators_csv(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let known = ctx.town.read(move |db| read(db, &slug)).await?;
    let (book, standings) = known.ok_or(Failure::NotFound)?;
    let table = table::of_plan(&Look::of(&ctx), &book, &standings);
    csv_answer(&table, &format!("{}-indicators.csv", book.plan.slug))
}

/// A plan with its figures, as the public sees them.
pub fn read(db: &engawa_db::Db, slug: &str) -> Result<Option<(Book, Vec<Standing>)>, engawa_db::Fault> {
    let Some(book) = book::open(db, slug)? else { return Ok(None) };
    let standings = measuring::standings(db, &book, Audience::Public)?;
    Ok(Some((book, standings)))
}

impl PlanPage {
    /// The page of this plan.
    pub fn of(look: &Look, book: &Book, standings: &[Standing]) -> PlanPage {
        let plan = &book.plan;
        PlanPage {
            voice: look.voice.clone(),
            ja: look.ja(),
            kind: kind_word(look, plan.kind),
            title: plan.title.clone(),
            lead: plan.scope.as_deref().map(Said::text),
            tally: Tally::new(&look.voice, "tally", signs::counts(standings)),
            about: facts(look, plan),
            groups: Group::all(look, book, standings, 2),
            tree_notes: tree::notes(look, book),
            tree: Branch::whole(look, book),
            indicators_head: indicators_head(look, plan),
            indicators: table::of_plan(look, book, standings),
            related: related(look, plan),
            signs: Signs::new(look),
        }
    }
}

/// The head above the table of all indicators, with the way to the table as a file.
pub fn indicators_head(look: &Look, plan: &Plan) -> SectionHead {
    let csv = look.link(&format!("{}/indicators.csv", plan_path(&plan.slug)));
    SectionHead::new("indicators-h", look.voice.say("plans-indicators"))
        .sample(look.mark.clone())
        .more(look.voice.say("plans-csv"), csv)
}

/// What the book says of itself.
pub fn facts(look: &Look, plan: &Plan) -> Definitions {
    let say = |key| look.voice.say(key);
    let period = plan.period.as_ref().map(|period| period.raw.as_str());
    let levels = plan
        .levels
        .iter()
        .cloned()
        .reduce(|before, after| look.voice.plain_with("plans-arrow", &[("before", before.into()), ("after", after.into())]));
    let actors = Some(look.joined(plan.actors.iter().map(String::as_str))).filter(|actors| !actors.is_empty());
    Definitions::new()
        .wide()
        .pair(say("plans-period"), period.map_or_else(|| say("plans-not-printed"), Said::text))
        .lines(
            say("plans-source"),
            [Some(&plan.source_title), plan.source_url.as_ref()].into_iter().flatten().map(|line| Said::text(line)).collect(),
        )
        .maybe(say("plans-scope"), plan.scope.as_deref())
        .pair(say("plans-version"), look.voice.say_with("plans-version-of", &[("version", plan.version.into())]))
        .maybe(say("plans-levels"), levels)
        .maybe(say("plans-actors"), actors)
}

fn related(look: &Look, plan: &Plan) -> Rows {
    let row = |other: &crate::model::RelatedPlan| {
        let row = Row::new(other.title.as_str());
        other.period.as_deref().map_or(row.clone(), |period| row.below(period))
    };
    Rows::new(plan.related.iter().map(row).collect(), look.voice.say("plans-not-printed"))
}
