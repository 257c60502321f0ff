//! One plan: its facts, its policies, its whole tree, all its indicators as a table.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::FiscalYear;
use engawa_web::tables::{Table, csv_answer, xlsx_answer};
use engawa_web::ui::{Definitions, Link, Row, Rows, SectionHead, Tally};
use engawa_web::{Answer, Ctx, Failure, Nav, Said, Voice, key};

use super::look::{InJapanese, Look, plan_path};
use super::manifesto::{self, ManifestoPage};
use super::policy_row::Group;
use super::printed::kind_word;
use super::signs::{self, Signs};
use super::table;
use super::tree::{self, Branch};
use crate::book::{self, Book};
use crate::evaluation::site::year_path;
use crate::measuring;
use crate::model::{Audience, Plan, PlanKind, Standing};
use crate::versions::site::versions_path;

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
    versions: Link,
    groups: Vec<Group>,
    tree_notes: Vec<Said>,
    tree: Branch,
    tree_files: Vec<Link>,
    evaluations: Option<Rows>,
    indicators_head: SectionHead,
    indicators: Table,
    files: Vec<Link>,
    related: Rows,
    signs: Signs,
    body: Option<Rows>,
    reached: Option<Rows>,
}

/// Shows the plan, or the manifesto where it is one.
pub async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let found = ctx.town.read(move |db| manifesto::read(db, &slug)).await?;
    let known = found.ok_or(Failure::NotFound)?;
    let (look, plan) = (Look::of(&ctx), &known.book.plan);
    let file = |end: &str| format!("{}/indicators.{end}", plan_path(&plan.slug));
    let shell = ctx
        .shell(plan.title.as_str())
        .current(Nav::Know)
        .crumb(ctx.voice.say("plans-list-title"), "/plans")
        .foot(ctx.voice.say("plans-csv"), &file("csv"))
        .foot(ctx.voice.say("plans-xlsx"), &file("xlsx"));
    match plan.kind {
        PlanKind::Manifesto => ctx.page(&shell, &ManifestoPage::of(&look, &known)),
        PlanKind::Comprehensive | PlanKind::Vision | PlanKind::Strategy => {
            ctx.page(&shell, &PlanPage::of(&look, &known.book, &known.standings, &known.evaluated).written_by(&look, &known))
        }
    }
}

/// All indicators of the plan as CSV.
pub async fn indicators_csv(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let (table, plan) = indicators(&ctx, slug).await?;
    csv_answer(&table, &format!("{plan}-indicators.csv"))
}

/// All indicators of the plan as a workbook.
pub async fn indicators_xlsx(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let (table, plan) = indicators(&ctx, slug).await?;
    xlsx_answer(&[(ctx.voice.plain("plans-indicators"), &table)], ctx.today(), &format!("{plan}-indicators.xlsx"))
}

async fn indicators(ctx: &Ctx, slug: String) -> Answer<(Table, String)> {
    let known = ctx.town.read(move |db| read(db, &slug)).await?;
    let (book, standings) = known.ok_or(Failure::NotFound)?;
    Ok((table::of_plan(&Look::of(ctx), &book, &standings), book.plan.slug))
}

/// The tree of the plan as CSV.
pub async fn tree_csv(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let (table, plan) = whole_tree(&ctx, slug).await?;
    csv_answer(&table, &format!("{plan}-tree.csv"))
}

/// The tree of the plan as a workbook.
pub async fn tree_xlsx(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let (table, plan) = whole_tree(&ctx, slug).await?;
    xlsx_answer(&[(ctx.voice.plain("plans-tree"), &table)], ctx.today(), &format!("{plan}-tree.xlsx"))
}

async fn whole_tree(ctx: &Ctx, slug: String) -> Answer<(Table, String)> {
    let book = ctx.town.read(move |db| book::open(db, &slug)).await?.ok_or(Failure::NotFound)?;
    Ok((tree::table(&Look::of(ctx), &book), book.plan.slug))
}

/// A plan with its figures, as the public sees them.
pub fn read(db: &engawa_db::Db, slug: &str) -> Result<Option<(Book, Vec<Standing>)>, engawa_db::Fault> {
    let Some(book) = book::open(db, slug)? else { return Ok(None) };
    let standings = measuring::standings(db, &book, Audience::Public)?;
    Ok(Some((book, standings)))
}

impl PlanPage {
    /// The page of this plan.
    pub fn of(look: &Look, book: &Book, standings: &[Standing], evaluated: &[FiscalYear]) -> PlanPage {
        let plan = &book.plan;
        PlanPage {
            voice: look.voice.clone(),
            ja: look.ja(),
            kind: kind_word(look, plan.kind),
            title: plan.title.clone(),
            lead: plan.scope.as_deref().map(Said::text),
            tally: Tally::new(&look.voice, "tally", signs::counts(standings)),
            about: facts(look, plan),
            versions: versions(look, plan),
            groups: Group::all(look, book, standings, 2),
            tree_notes: tree::notes(look, book),
            tree: Branch::whole(look, book),
            tree_files: files(look, &plan.slug, "tree"),
            evaluations: evaluations(look, plan, evaluated),
            indicators_head: indicators_head(look),
            indicators: table::of_plan(look, book, standings),
            files: files(look, &plan.slug, "indicators"),
            related: related(look, plan),
            signs: Signs::new(look),
            body: None,
            reached: None,
        }
    }

    /// With the body whose plan it is, and what it says was done.
    fn written_by(self, look: &Look, known: &manifesto::Known) -> PlanPage {
        let Some((name, slug)) = &known.body else { return self };
        let row = Row::new(name.as_str()).above(look.voice.say("plans-vision-of"));
        let body = match slug {
            Some(slug) => row.href(look.link(&format!("/organizations/{slug}"))),
            None => row,
        };
        let told = |one: &crate::model::Milestone| Row::new(one.title.as_str()).above(look.voice.full_day(one.reached_on));
        let reached = Rows::new(known.reached.iter().map(told).collect(), look.voice.say("plans-vision-told-none"));
        let body = Rows::new(vec![body], look.missing());
        PlanPage { body: Some(body), reached: Some(reached), ..self }
    }
}

/// The head above the table of all indicators.
pub fn indicators_head(look: &Look) -> SectionHead {
    SectionHead::new("indicators-h", look.voice.say("plans-indicators")).sample(look.mark.clone())
}

/// A table of the plan as files.
pub fn files(look: &Look, plan: &str, table: &str) -> Vec<Link> {
    let link =
        |word: &'static str, end: &str| Link::new(look.voice.say(word), look.link(&format!("{}/{table}.{end}", plan_path(plan))));
    vec![link(key("plans-csv"), "csv"), link(key("plans-xlsx"), "xlsx")]
}

/// The years in which the plan was judged; nothing where it never was.
pub fn evaluations(look: &Look, plan: &Plan, years: &[FiscalYear]) -> Option<Rows> {
    let row = |year: &FiscalYear| Row::new(look.voice.fiscal_year(*year)).href(look.link(&year_path(&plan.slug, *year)));
    (!years.is_empty()).then(|| Rows::new(years.iter().map(row).collect(), look.missing()))
}

/// Where the versions of the plan are found, with what each of them changed.
pub fn versions(look: &Look, plan: &Plan) -> Link {
    Link::new(look.voice.say("plans-versions-link"), look.link(&versions_path(&plan.slug)))
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
        .maybe(say("plans-versions-adopted-on"), plan.adopted_on.map(|day| look.voice.full_day(day)))
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
