//! Lists in pages: how many, after which one, and what is said when that cannot be read.

use engawa_kernel::{FiscalYear, Id};
use engawa_web::{Ctx, Failure};
use serde::Serialize;
use utoipa::ToSchema;

/// So many when nothing is asked.
const LIMIT_USUAL: usize = 100;
/// Never more than so many.
const LIMIT_MAX: usize = 500;
/// The language of a sentence in an error may be asked for everywhere.
const LANG: &str = "lang";

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// What is on this page.
    pub items: Vec<T>,
    /// Give it as `after` to read on; null on the last page.
    pub next: Option<String>,
}

/// What was asked of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    limit: usize,
    after: Option<String>,
    /// Only what belongs to this plan.
    pub plan: Option<String>,
    /// Only what belongs to this fiscal year.
    pub year: Option<FiscalYear>,
}

/// By what a list can be narrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Narrowed {
    /// By nothing.
    No,
    /// By a plan.
    ByPlan,
    /// By a plan and a year.
    ByPlanAndYear,
}

impl Narrowed {
    fn known(self) -> &'static [&'static str] {
        match self {
            Narrowed::No => &["limit", "after"],
            Narrowed::ByPlan => &["limit", "after", "plan"],
            Narrowed::ByPlanAndYear => &["limit", "after", "plan", "year"],
        }
    }
}

/// The pairs of a question, in their order.
pub type Pairs = Vec<(String, String)>;

impl Asked {
    /// Reads a question.
    pub fn read(ctx: &Ctx, pairs: Pairs, narrowed: Narrowed) -> Result<Asked, Failure> {
        let known = narrowed.known();
        let mut asked = Asked { limit: LIMIT_USUAL, after: None, plan: None, year: None };
        for (name, value) in pairs {
            match name.as_str() {
                LANG => {}
                name if !known.contains(&name) => return Err(unknown(ctx, name, &known.join(", "))),
                "limit" => asked.limit = limit(ctx, &value)?,
                "after" => asked.after = Some(after(ctx, value)?),
                "plan" => asked.plan = Some(value),
                _ => asked.year = Some(year(ctx, &value)?),
            }
        }
        Ok(asked)
    }

    /// The part of the list that was asked for. `id` names an item.
    pub fn page<T, U>(&self, ctx: &Ctx, all: Vec<T>, id: impl Fn(&T) -> String, item: impl Fn(T) -> U) -> Result<Page<U>, Failure> {
        let from = match &self.after {
            None => 0,
            Some(after) => all.iter().position(|one| id(one) == *after).ok_or_else(|| bad_after(ctx))? + 1,
        };
        let has_more = all.len() > from + self.limit;
        let part: Vec<T> = all.into_iter().skip(from).take(self.limit).collect();
        let next = part.last().filter(|_| has_more).map(&id);
        Ok(Page { items: part.into_iter().map(item).collect(), next })
    }
}

/// That the plan asked for is not one of the town.
pub fn no_such_plan(ctx: &Ctx, plan: &str) -> Failure {
    Failure::Bad { why: Some(ctx.voice.say_with("plans-api-plan", &[("plan", plan.into())])) }
}

fn limit(ctx: &Ctx, value: &str) -> Result<usize, Failure> {
    let read = value.parse().ok().filter(|limit| (1..=LIMIT_MAX).contains(limit));
    read.ok_or_else(|| Failure::Bad { why: Some(ctx.voice.say_with("plans-api-limit", &[("max", LIMIT_MAX.into())])) })
}

fn year(ctx: &Ctx, value: &str) -> Result<FiscalYear, Failure> {
    let read = value.parse().ok().filter(|year: &i32| (1_000..10_000).contains(year)).map(FiscalYear);
    read.ok_or_else(|| Failure::Bad { why: Some(ctx.voice.say("plans-api-year")) })
}

fn after(ctx: &Ctx, value: String) -> Result<String, Failure> {
    let is_id = Id::<()>::parse(&value).is_ok();
    is_id.then_some(value).ok_or_else(|| bad_after(ctx))
}

fn bad_after(ctx: &Ctx) -> Failure {
    Failure::Bad { why: Some(ctx.voice.say("plans-api-after")) }
}

fn unknown(ctx: &Ctx, name: &str, known: &str) -> Failure {
    let name: String = name.chars().take(40).collect();
    Failure::Bad { why: Some(ctx.voice.say_with("plans-api-unknown", &[("name", name.into()), ("known", known.into())])) }
}
