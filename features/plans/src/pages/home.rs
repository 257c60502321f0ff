//! The home of a town: the veranda, what can be done, the plans at a glance.

use askama::Template;
use axum::response::Response;
use engawa_web::ui::hero::{Hero, Verb, Verbs};
use engawa_web::ui::{SectionHead, Tally, Tell, icon};
use engawa_web::{Answer, Ctx, Said};

use super::look::{InJapanese, Look, plan_path};
use super::policy_row::Group;
use super::signs;
use crate::book::{self, Book};
use crate::measuring;
use crate::model::{Audience, Standing};

/// The page `templates/home.html`.
#[derive(Template)]
#[template(path = "home.html")]
pub struct HomePage {
    ja: InJapanese,
    hero: Hero,
    verbs: Verbs,
    tell: Option<Tell>,
    plans: Vec<PlanNow>,
}

/// A plan at a glance.
struct PlanNow {
    id: String,
    head: SectionHead,
    intro: Said,
    as_of: Option<Said>,
    tally: Tally,
    groups: Vec<Group>,
}

/// Shows the home of the town.
pub async fn show(ctx: Ctx) -> Answer<Response> {
    let mut known = ctx.town.read(read).await?;
    // What bodies plan stands in the list of plans and on their own pages.
    known.retain(|(book, _)| book.plan.body.is_none());
    let look = Look::of(&ctx);
    ctx.page(&ctx.shell(""), &HomePage::of(&look, &known))
}

/// All plans with their figures, as the public sees them.
pub fn read(db: &engawa_db::Db) -> Result<Vec<(Book, Vec<Standing>)>, engawa_db::Fault> {
    let with_figures = |book: Book| measuring::standings(db, &book, Audience::Public).map(|standings| (book, standings));
    book::all(db)?.into_iter().map(with_figures).collect()
}

impl HomePage {
    /// The page of these plans.
    pub fn of(look: &Look, known: &[(Book, Vec<Standing>)]) -> HomePage {
        let is_alone = known.len() == 1;
        HomePage {
            ja: look.ja(),
            hero: Hero::new(&look.voice, look.voice.say("web-hero-lead")),
            verbs: verbs(look, known),
            tell: tell(look, known),
            plans: known.iter().map(|(book, standings)| PlanNow::of(look, book, standings, is_alone)).collect(),
        }
    }
}

impl PlanNow {
    fn of(look: &Look, book: &Book, standings: &[Standing], is_alone: bool) -> PlanNow {
        let plan = &book.plan;
        let (title, link) = (plan.title.as_str(), look.link(&format!("{}#signs", plan_path(&plan.slug))));
        let head =
            if is_alone { look.voice.say("plans-now") } else { look.voice.say_with("plans-now-of", &[("plan", title.into())]) };
        let has_figures = has_figures(standings);
        let intro = [("plan", title.into()), ("count", standings.len().into())];
        PlanNow {
            id: format!("now-{}", plan.slug),
            head: SectionHead::new(format!("now-{}", plan.slug), head)
                .sample(look.mark.clone())
                .more(look.voice.say("plans-signs"), link),
            intro: if has_figures {
                look.voice.say_with("plans-now-intro", &intro)
            } else {
                look.voice.say_with("plans-now-intro-printed", &intro)
            },
            as_of: has_figures.then(|| look.voice.say_with("plans-now-day", &[("day", look.voice.full_day(look.today).into())])),
            tally: Tally::new(&look.voice, format!("tally-{}", plan.slug), signs::counts(standings)),
            groups: Group::all(look, book, standings, 3),
        }
    }
}

/// Whether anything was counted or entered, beyond what is printed.
pub fn has_figures(standings: &[Standing]) -> bool {
    standings.iter().any(|standing| standing.series.latest().is_some())
}

fn tell(look: &Look, known: &[(Book, Vec<Standing>)]) -> Option<Tell> {
    if known.is_empty() {
        return Some(Tell::info(look.voice.say("plans-home-empty")));
    }
    let is_printed_only = !known.iter().any(|(_, standings)| has_figures(standings));
    is_printed_only.then(|| Tell::info(look.voice.say("plans-home-printed")))
}

/// Only what exists behind the doors of this version.
fn verbs(look: &Look, known: &[(Book, Vec<Standing>)]) -> Verbs {
    if known.is_empty() {
        return Verbs::new(Vec::new());
    }
    let verb = |icon, word: Said, href: String, text: Said| Verb::new(icon, word, href).text(text);
    let mut know =
        verb(icon::HOUSE, look.voice.say("plans-verb-know"), look.link("/plans"), look.voice.say("plans-verb-know-text"));
    let first = known.first().map(|(book, _)| plan_path(&book.plan.slug)).unwrap_or_default();
    let mut figures = verb(
        icon::PLAN,
        look.voice.say("plans-verb-figures"),
        look.link(&format!("{first}#indicators")),
        look.voice.say("plans-verb-figures-text"),
    );
    for (book, _) in known {
        know = know.link(book.plan.title.as_str(), look.plan(&book.plan.slug));
        figures = figures.link(book.plan.title.as_str(), look.link(&format!("{}#indicators", plan_path(&book.plan.slug))));
    }
    let csv = look.links.asset("/api/v1/indicators.csv");
    let data = verb(icon::SHEET, look.voice.say("plans-verb-data"), csv.clone(), look.voice.say("plans-verb-data-text"));
    let data =
        data.link(look.voice.say("plans-data"), csv).link(look.voice.say("plans-api"), look.links.asset("/api/v1/openapi.json"));
    Verbs::new(vec![know, figures, data])
}
