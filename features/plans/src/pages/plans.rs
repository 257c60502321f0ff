//! The list of the plans of a town.

use askama::Template;
use axum::response::Response;
use engawa_web::ui::{Row, Rows};
use engawa_web::{Answer, Ctx, Nav, Voice};

use super::home;
use super::look::Look;
use super::printed::kind_word;
use super::signs::Signs;
use crate::book::Book;
use crate::model::Standing;

/// The page `templates/plans.html`.
#[derive(Template)]
#[template(path = "plans.html")]
pub struct PlansPage {
    voice: Voice,
    rows: Rows,
    visions: Option<Rows>,
    signs: Option<Signs>,
}

/// Shows the list.
pub async fn show(ctx: Ctx) -> Answer<Response> {
    let known = ctx.town.read(home::read).await?;
    let shell = ctx.shell(ctx.voice.plain("plans-list-title")).current(Nav::Know);
    ctx.page(&shell, &PlansPage::of(&Look::of(&ctx), &known))
}

impl PlansPage {
    /// The page of these plans.
    pub fn of(look: &Look, known: &[(Book, Vec<Standing>)]) -> PlansPage {
        let (bodies, town): (Vec<_>, Vec<_>) = known.iter().partition(|(book, _)| book.plan.body.is_some());
        let rows = |all: Vec<&(Book, Vec<Standing>)>| all.iter().map(|(book, standings)| row(look, book, standings)).collect();
        let visions = (!bodies.is_empty()).then(|| Rows::new(rows(bodies), look.voice.say("plans-list-empty")));
        PlansPage {
            voice: look.voice.clone(),
            visions,
            rows: Rows::new(rows(town), look.voice.say("plans-list-empty")),
            signs: (!known.is_empty()).then(|| Signs::new(look)),
        }
    }
}

fn row(look: &Look, book: &Book, standings: &[Standing]) -> Row {
    let plan = &book.plan;
    let mut row =
        Row::new(plan.title.as_str()).href(look.plan(&plan.slug)).above(kind_word(look, plan.kind)).sample(look.mark.clone());
    if let Some(period) = &plan.period {
        row = row.above(period.raw.as_str());
    }
    if let Some(scope) = &plan.scope {
        row = row.below(scope.as_str());
    }
    row = row.below(look.voice.say_with("plans-list-policies", &[("count", book.policies().len().into())]));
    row.below(look.voice.say_with("plans-list-count", &[("count", standings.len().into())]))
}
