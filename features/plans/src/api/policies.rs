//! `GET /api/v1/policies`: the policies of the plans of a town.

use axum::Json;
use axum::extract::Query;
use axum::response::Response;
use engawa_web::tables::csv_answer;
use engawa_web::{Answer, Ctx};
use serde::Serialize;
use utoipa::ToSchema;

use super::csv::{self, Value};
use super::paging::{Asked, Narrowed, Page, Pairs, no_such_plan};
use crate::book::{self, Book};
use crate::model::{Node, PartKind, PlanKind};

/// A policy: an item of a plan with a page of its own.
#[derive(Debug, Serialize, ToSchema)]
pub struct PolicyItem {
    /// Its id.
    pub id: String,
    /// Its plan, by its name in addresses.
    pub plan: String,
    /// Its name in addresses.
    pub slug: String,
    /// Its code in files.
    pub code: String,
    /// What the town calls its level.
    pub level: String,
    /// As printed.
    pub number: Option<String>,
    /// As printed.
    pub title: String,
    /// The items from the outermost down to this one.
    pub path: Vec<String>,
    /// Still under discussion.
    pub draft: bool,
    /// Sections in charge, as printed.
    pub sections: Vec<String>,
    /// What is aimed at.
    pub aim: Option<String>,
    /// Situation and problems.
    pub situation: Vec<String>,
    /// How it is approached.
    pub approach: Vec<String>,
    /// Who does what.
    pub roles: Vec<RoleItem>,
    /// Ids of the indicators of it and of what is below it.
    pub indicators: Vec<String>,
}

/// What one kind of actor does.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoleItem {
    /// Who.
    pub actor: String,
    /// What.
    pub text: String,
}

/// The policies of the town.
#[utoipa::path(
    get,
    path = "/api/v1/policies",
    tag = "plans",
    params(
        ("limit" = Option<usize>, Query, description = "How many items a page has: 1 to 500, usually 100", minimum = 1, maximum = 500),
        ("after" = Option<String>, Query, description = "The `next` of the page before"),
        ("plan" = Option<String>, Query, description = "Only those of this plan, by its slug")
    ),
    responses((status = 200, description = "A page of policies", body = Page<PolicyItem>), (status = 400, description = "A parameter cannot be read; problem+json with a sentence", content_type = "application/problem+json"))
)]
pub async fn list(ctx: Ctx, Query(pairs): Query<Pairs>) -> Answer<Json<Page<PolicyItem>>> {
    let asked = Asked::read(&ctx, pairs, Narrowed::ByPlan)?;
    let books = ctx.town.read(book::all).await?;
    if let Some(plan) = asked.plan.as_ref().filter(|plan| !books.iter().any(|book| book.plan.slug == **plan)) {
        return Err(no_such_plan(&ctx, plan));
    }
    let items = all(&books).filter(|item| asked.plan.as_ref().is_none_or(|plan| item.plan == *plan)).collect();
    Ok(Json(asked.page(&ctx, items, |item: &PolicyItem| item.id.clone(), |item| item)?))
}

/// The policies of the town as CSV.
#[utoipa::path(get, path = "/api/v1/policies.csv", tag = "plans", responses((status = 200, description = "All policies, UTF-8 with a byte order mark", content_type = "text/csv")))]
pub async fn list_csv(ctx: Ctx) -> Answer<Response> {
    let books = ctx.town.read(book::all).await?;
    let columns = ["id", "plan", "slug", "code", "level", "number", "title", "path", "draft", "sections", "aim"];
    let table = csv::table(&ctx, &columns, all(&books).map(values));
    csv_answer(&table, "policies.csv")
}

fn all(books: &[Book]) -> impl Iterator<Item = PolicyItem> {
    books.iter().flat_map(|book| book.policies().into_iter().map(move |node| PolicyItem::of(book, node)))
}

fn values(item: PolicyItem) -> Vec<Value> {
    vec![
        item.id.into(),
        item.plan.into(),
        item.slug.into(),
        item.code.into(),
        item.level.into(),
        item.number.into(),
        item.title.into(),
        csv::several(&item.path),
        item.draft.into(),
        csv::several(&item.sections),
        item.aim.into(),
    ]
}

impl PolicyItem {
    fn of(book: &Book, node: &Node) -> PolicyItem {
        let texts = |kind| node.texts(kind).map(str::to_owned).collect::<Vec<String>>();
        PolicyItem {
            id: node.id.to_string(),
            plan: book.plan.slug.clone(),
            slug: node.slug.clone(),
            code: node.code.clone(),
            level: node.level.clone(),
            number: node.number.clone(),
            title: node.title.clone(),
            path: path(book, node),
            draft: node.is_draft,
            sections: node.sections.iter().map(|section| section.name.clone()).collect(),
            aim: node.texts(PartKind::Aim).next().map(str::to_owned),
            situation: texts(PartKind::Situation),
            approach: texts(PartKind::Approach),
            roles: node.roles.iter().map(|role| RoleItem { actor: role.actor.clone(), text: role.text.clone() }).collect(),
            indicators: book.indicators_under(node.id).iter().map(|indicator| indicator.id.to_string()).collect(),
        }
    }
}

/// From the outermost item down to this one. A manifesto is a sheet of its own, so its title stands first.
pub fn path(book: &Book, node: &Node) -> Vec<String> {
    let sheet = (book.plan.kind == PlanKind::Manifesto).then(|| book.plan.title.clone());
    sheet.into_iter().chain(book.path(node.id).into_iter().map(label)).collect()
}

fn label(node: &Node) -> String {
    node.number.as_ref().map_or_else(|| node.title.clone(), |number| format!("{}{number} {}", node.level, node.title))
}
