//! One page an indicator: how it stands, its years, how it is counted and published, what stands behind it.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use engawa_db::{Db, Fault, Limit};
use engawa_journal::measures::Page;
use engawa_kernel::{Day, Id};
use engawa_web::charts::{Chart, ChartSize};
use engawa_web::tables::{Table, csv_answer};
use engawa_web::ui::{Definitions, Figure, Kicker, Row, Rows, SectionHead, Vals};
use engawa_web::{Answer, Ctx, Failure, Nav, Said, Voice};

use super::charge::{InCharge, in_charge};
use super::look::{InJapanese, Look, indicator_path, plan_path};
use super::policy_row::labelled;
use super::signs::Badge;
use super::{behind, corrections, graph, method, policy, printed, sentences, years};
use crate::book::{self, Book};
use crate::measuring::{self, Listed};
use crate::model::{AreaTable, Audience, Indicator, Standing, Stated};
use crate::versions::site::FormerPart;
use crate::versions::{self, Break, Former, FoundIndicator, Predecessor, What};

/// How many of the records behind the figure the page shows.
const NEWEST: Limit = Limit(10);

/// The page `templates/indicator.html`.
#[derive(Template)]
#[template(path = "indicator.html")]
pub struct IndicatorPage {
    voice: Voice,
    ja: InJapanese,
    kicker: Kicker,
    name: String,
    badge: Badge,
    figure: Figure,
    vals: Vals,
    sentences: Vec<Said>,
    chart: Option<Chart>,
    years_head: SectionHead,
    years: Table,
    years_notes: Vec<Said>,
    entered: Option<Table>,
    predecessors: Rows,
    has_predecessors: bool,
    former: Option<FormerPart>,
    corrections: Option<Table>,
    method: Definitions,
    release: Vec<Said>,
    behind_head: SectionHead,
    behind_lines: Vec<Said>,
    behind: Option<Table>,
    areas: Option<Table>,
}

/// What is known of an indicator.
pub struct Known {
    /// The plan.
    pub book: Book,
    /// The indicator with its figures.
    pub standing: Standing,
    /// Who is in charge, then and now.
    pub charge: Vec<InCharge>,
    /// What stands behind the latest figure: the newest of it.
    pub behind: Listed,
    /// The latest figure by area.
    pub areas: Option<AreaTable>,
    /// What was ever stated, for figures from outside.
    pub stated: Vec<Stated>,
    /// The adoptions from which figures do not simply go on.
    pub breaks: Vec<Break>,
    /// Where it is no longer in force.
    pub former: Option<Former>,
}

/// Shows the indicator.
pub async fn show(ctx: Ctx, Path((plan, slug)): Path<(String, String)>) -> Answer<Response> {
    let today = ctx.today();
    let known = ctx.town.read(move |db| read(db, &plan, &slug, today)).await?.ok_or(Failure::NotFound)?;
    let (look, plan) = (Look::of(&ctx), &known.book.plan);
    let mut shell = ctx.shell(known.standing.indicator.name.as_str()).current(Nav::Know);
    shell = shell.crumb(ctx.voice.say("plans-list-title"), "/plans").crumb(plan.title.as_str(), &plan_path(&plan.slug));
    if let Some(policy) = known.book.policy_of(known.standing.indicator.node) {
        shell = shell.crumb(labelled(&look, policy), &format!("{}/policies/{}", plan_path(&plan.slug), policy.slug));
    }
    ctx.page(&shell, &IndicatorPage::of(&look, &known))
}

/// The years of the indicator as CSV.
pub async fn years_csv(ctx: Ctx, Path((plan, slug)): Path<(String, String)>) -> Answer<Response> {
    let today = ctx.today();
    let known = ctx.town.read(move |db| read(db, &plan, &slug, today)).await?.ok_or(Failure::NotFound)?;
    csv_answer(&years::file(&Look::of(&ctx), &known.standing), &format!("{}.csv", known.standing.indicator.slug))
}

/// The permanent address leads to the page, wherever the plan has it now.
pub async fn permanent(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let id: Id<Indicator> = Id::parse(&id).map_err(|_| Failure::NotFound)?;
    let (plan, slug) = ctx.town.read(move |db| book::place_of(db, id)).await?.ok_or(Failure::NotFound)?;
    let place = HeaderValue::from_str(&ctx.link(&indicator_path(&plan, &slug))).map_err(|_| Failure::NotFound)?;
    Ok((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, place)]).into_response())
}

fn read(db: &Db, plan: &str, slug: &str, today: Day) -> Result<Option<Known>, Fault> {
    let Some(found) = versions::indicator(db, plan, slug)? else { return Ok(None) };
    let standing = versions::standing(db, &found, Audience::Public)?;
    let FoundIndicator { book, indicator, former } = found;
    let year = standing.series.latest().map(|figure| figure.year);
    let newest = Page { before: None, limit: NEWEST };
    let behind = year.map(|year| measuring::behind(db, &indicator, year, Audience::Public, newest)).transpose()?;
    let areas = year.map(|year| measuring::by_area(db, &indicator, year, Audience::Public)).transpose()?.flatten();
    let charge = in_charge(db, &indicator.sections, today)?;
    let stated = measuring::stated(db, &indicator)?;
    let breaks = versions::breaks(db, indicator.id)?;
    let behind = behind.unwrap_or_else(Listed::nothing);
    Ok(Some(Known { book, standing, charge, behind, areas, stated, breaks, former }))
}

impl IndicatorPage {
    /// The page of this indicator.
    pub fn of(look: &Look, known: &Known) -> IndicatorPage {
        let (standing, indicator) = (&known.standing, &known.standing.indicator);
        let csv = look.link(&format!("{}/years.csv", indicator_path(&known.book.plan.slug, &indicator.slug)));
        let has_years = !standing.series.figures.is_empty();
        let head = |id, title| SectionHead::new(id, title).sample(look.mark.clone().filter(|_| has_years));
        IndicatorPage {
            voice: look.voice.clone(),
            ja: look.ja(),
            kicker: kicker(look, &known.book, indicator),
            name: indicator.name.clone(),
            badge: known
                .former
                .as_ref()
                .map_or_else(|| Badge::of(look, standing), |_| Badge::Word(look.voice.say("plans-versions-former-tag"))),
            figure: figure(look, standing),
            vals: printed::vals(look, indicator),
            // How far it is from its target is no question any more.
            sentences: if known.former.is_none() { sentences::of(look, standing) } else { Vec::new() },
            chart: graph::chart_with(look, standing, &known.breaks, ChartSize::Page),
            years_head: head("years", look.voice.say("plans-years")).more(look.voice.say("plans-csv"), csv),
            years: years::table_with(look, standing, &known.breaks),
            years_notes: [years::broken(look, indicator, &known.breaks), years::notes(look, standing)].concat(),
            entered: years::entered(look, indicator, &known.stated, &known.breaks),
            predecessors: predecessors(look, known),
            has_predecessors: taken_over(known).next().is_some(),
            former: known.former.as_ref().map(|former| FormerPart::of_indicator(look, former)),
            corrections: corrections::table(look, indicator, &known.stated),
            method: method::definitions(look, known),
            release: method::release(look, standing),
            behind_head: behind::head(look, known, head("behind", look.voice.say("plans-behind"))),
            behind_lines: behind::lines(look, known),
            behind: behind::records(look, &known.behind.behind, standing.series.latest().map(|figure| figure.year)),
            areas: behind::areas(look, known),
        }
    }
}

/// The indicators that this one took over, whose figures stand on their own pages.
fn taken_over(known: &Known) -> impl Iterator<Item = &Predecessor> {
    let what = known.breaks.iter().flat_map(|one| &one.what);
    what.flat_map(|what| if let What::TookOver(old) = what { old.as_slice() } else { &[] })
}

fn predecessors(look: &Look, known: &Known) -> Rows {
    let plan = &known.book.plan.slug;
    let row = |old: &Predecessor| Row::new(old.name.as_str()).href(look.indicator(plan, &old.slug));
    Rows::new(taken_over(known).map(row).collect(), look.missing())
}

/// The items above, and the item itself to which the indicator belongs.
fn kicker(look: &Look, book: &Book, indicator: &Indicator) -> Kicker {
    let Some(node) = book.node(indicator.node) else { return Kicker::new() };
    policy::kicker(look, book, node).part(labelled(look, node))
}

fn figure(look: &Look, standing: &Standing) -> Figure {
    let figure = printed::figure(look, standing).large();
    match standing.series.latest() {
        Some(latest) => figure.as_of(printed::year_of(look, latest)).sample(look.mark.clone()),
        None => figure,
    }
}
