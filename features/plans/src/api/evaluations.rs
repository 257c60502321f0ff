//! `GET /api/v1/evaluations`: the sheets of the years that are published, with what was judged, written and frozen.

use axum::Json;
use axum::extract::Query;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{Choice, FiscalYear};
use engawa_web::tables::csv_answer;
use engawa_web::{Answer, Ctx, Voice};
use serde::Serialize;
use utoipa::ToSchema;

use super::csv::{self, Value};
use super::paging::{Asked, Narrowed, Page, Pairs, no_such_plan};
use crate::evaluation::form::{Form, FormField};
use crate::evaluation::model::{Comment, Evaluation, Frozen, FrozenYear};
use crate::evaluation::reckon::{Percent, Reached};
use crate::evaluation::site::{self, SheetKnown, YearKnown};
use crate::model::Node;

/// The sheet of an item of a plan in a year that is published.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvaluationItem {
    /// Its id.
    pub id: String,
    /// Its plan, by its name in addresses.
    pub plan: String,
    /// The fiscal year that is judged.
    pub year: i32,
    /// The item of the plan.
    pub item: EvaluatedItem,
    /// The section that wrote it; null where nobody is in charge.
    pub section: Option<String>,
    /// Why the item was not judged this year; null where it was.
    pub left_out: Option<String>,
    /// The grade that stands at last; null where the item was not judged.
    pub grade: Option<GradeItem>,
    /// The grade that the frozen figures or the points propose; null where they propose none.
    pub proposed: Option<GradeItem>,
    /// In percent of what was aimed at, all indicators together, of the figures as they were frozen.
    pub percent: Option<f64>,
    /// The sum of points, where the form has them.
    pub points: Option<i64>,
    /// Who judged, in the order in which they did.
    pub evaluations: Vec<JudgementItem>,
    /// What the section wrote, in the order of the form.
    pub answers: Vec<AnswerItem>,
    /// The indicators as they were frozen, in printed order.
    pub indicators: Vec<FrozenItem>,
    /// What people from outside said.
    pub comments: Vec<CommentItem>,
    /// The day on which the figures were frozen.
    pub frozen_on: Option<String>,
    /// The day on which the year was published, the last time.
    pub published_on: Option<String>,
}

/// The item of a plan that is judged.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvaluatedItem {
    /// Its id; the same in all versions of the plan.
    pub id: String,
    /// Its code in files.
    pub code: String,
    /// Its name in addresses.
    pub slug: String,
    /// What the town calls its level.
    pub level: String,
    /// As printed.
    pub number: Option<String>,
    /// As printed.
    pub title: String,
}

/// A grade in the words of its year.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GradeItem {
    /// Its number; 1 is the best.
    pub number: i64,
    /// Its words.
    pub label: String,
}

/// The judgement of one step.
#[derive(Debug, Serialize, ToSchema)]
pub struct JudgementItem {
    /// section, department or planning.
    pub step: &'static str,
    /// What it is called, as the scale prints it.
    pub name: String,
    /// The grade.
    pub grade: GradeItem,
    /// Why; null where nothing had to be written, and where it was erased.
    pub reason: Option<String>,
    /// The day.
    pub decided_on: String,
}

/// What stands in a field of a sheet.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnswerItem {
    /// Code of the field.
    pub code: String,
    /// Its words.
    pub label: String,
    /// text, number, view or direction.
    pub kind: String,
    /// What stands there: the text, the digits, or the code of the choice; null where nothing was written.
    pub value: Option<String>,
    /// The same as people read it.
    pub shown: Option<String>,
}

/// An indicator as it stood when the year was frozen.
#[derive(Debug, Serialize, ToSchema)]
pub struct FrozenItem {
    /// Its id; the same as in the list of indicators.
    pub id: String,
    /// Its name then.
    pub name: String,
    /// Its unit.
    pub unit: Option<String>,
    /// Baseline as printed.
    pub baseline: Option<String>,
    /// Target as printed.
    pub target: Option<String>,
    /// What it reached in the year: met, missed, ratio, or why there is nothing to say.
    pub reached: &'static str,
    /// In percent, where there is one.
    pub percent: Option<f64>,
    /// Its years, the earliest first.
    pub years: Vec<FrozenYearItem>,
}

/// The figure of a year as it was frozen.
#[derive(Debug, Serialize, ToSchema)]
pub struct FrozenYearItem {
    /// The fiscal year.
    pub year: i32,
    /// The value; null where nothing was known, or the group too small.
    pub value: Option<f64>,
    /// The group was too small to be shown.
    pub withheld: bool,
    /// It could still change.
    pub preliminary: bool,
}

/// What people from outside said on a sheet.
#[derive(Debug, Serialize, ToSchema)]
pub struct CommentItem {
    /// Who: a council or a committee.
    pub by_whom: String,
    /// What; empty where it was erased.
    pub body: String,
    /// The day.
    pub made_on: String,
    /// What the section answers.
    pub answer: Option<String>,
    /// The day of the answer.
    pub answered_on: Option<String>,
}

/// The sheets of the years that are published, the latest year first.
#[utoipa::path(
    get,
    path = "/api/v1/evaluations",
    tag = "plans",
    params(
        ("limit" = Option<usize>, Query, description = "How many items a page has: 1 to 500, usually 100", minimum = 1, maximum = 500),
        ("after" = Option<String>, Query, description = "The `next` of the page before"),
        ("plan" = Option<String>, Query, description = "Only those of this plan, by its slug"),
        ("year" = Option<i32>, Query, description = "Only those of this fiscal year")
    ),
    responses((status = 200, description = "A page of sheets", body = Page<EvaluationItem>), (status = 400, description = "A parameter cannot be read; problem+json with a sentence", content_type = "application/problem+json"))
)]
pub async fn list(ctx: Ctx, Query(pairs): Query<Pairs>) -> Answer<Json<Page<EvaluationItem>>> {
    let asked = Asked::read(&ctx, pairs, Narrowed::ByPlanAndYear)?;
    let (plan, year, voice) = (asked.plan.clone(), asked.year, ctx.voice.clone());
    let items = ctx.town.read(move |db| items(db, &voice, plan.as_deref(), year)).await?;
    let items = items.ok_or_else(|| no_such_plan(&ctx, asked.plan.as_deref().unwrap_or_default()))?;
    Ok(Json(asked.page(&ctx, items, |item: &EvaluationItem| item.id.clone(), |item| item)?))
}

/// The sheets of the years that are published as CSV.
#[utoipa::path(get, path = "/api/v1/evaluations.csv", tag = "plans", responses((status = 200, description = "All sheets, UTF-8 with a byte order mark", content_type = "text/csv")))]
pub async fn list_csv(ctx: Ctx) -> Answer<Response> {
    let voice = ctx.voice.clone();
    let items = ctx.town.read(move |db| items(db, &voice, None, None)).await?.unwrap_or_default();
    let columns = [
        "id",
        "plan",
        "year",
        "item_id",
        "item_code",
        "item_level",
        "item_number",
        "item_title",
        "section",
        "left_out",
        "grade",
        "grade_label",
        "proposed",
        "proposed_label",
        "percent",
        "points",
        "section_grade",
        "section_reason",
        "department_grade",
        "department_reason",
        "planning_grade",
        "planning_reason",
        "direction",
        "frozen_on",
        "published_on",
    ];
    csv_answer(&csv::table(&ctx, &columns, items.into_iter().map(values)), "evaluations.csv")
}

/// All items, the latest year first, in the order of the plan; nothing where the plan asked for does not exist.
fn items(db: &Db, voice: &Voice, plan: Option<&str>, year: Option<FiscalYear>) -> Result<Option<Vec<EvaluationItem>>, Fault> {
    let Some(years) = site::published(db, plan, year)? else { return Ok(None) };
    let of_year = |year: &YearKnown| {
        let items = year.sheets.iter().map(|sheet| EvaluationItem::of(voice, year, sheet));
        items.collect::<Vec<_>>()
    };
    Ok(Some(years.iter().flat_map(of_year).collect()))
}

impl EvaluationItem {
    fn of(voice: &Voice, year: &YearKnown, sheet: &SheetKnown) -> EvaluationItem {
        let (round, form) = (&year.round, &year.round.form);
        let is_judged = sheet.grade().is_some();
        let proposal = site::proposal(round, sheet);
        let published = year.publications.first().map(|last| last.published_at.day().to_string());
        let mut item = EvaluationItem {
            id: sheet.sheet.id.to_string(),
            plan: year.book.plan.slug.clone(),
            year: round.year.number(),
            item: EvaluatedItem::of(&sheet.node),
            section: sheet.section.as_ref().map(|section| section.name.clone()),
            left_out: sheet.sheet.left_out.clone().filter(|_| !is_judged),
            grade: sheet.grade().map(|grade| GradeItem::of(form, grade)),
            proposed: proposal.grade.ok().filter(|_| is_judged).map(|grade| GradeItem::of(form, grade)),
            percent: proposal.percent.filter(|_| is_judged).map(Percent::value),
            points: proposal.points.filter(|_| is_judged),
            evaluations: Vec::new(),
            answers: Vec::new(),
            indicators: Vec::new(),
            comments: Vec::new(),
            frozen_on: round.frozen_on.map(|day| day.to_string()),
            published_on: published,
        };
        // What stands on a sheet that was left out belongs to nobody but its section.
        if is_judged {
            item.evaluations = sheet.evaluations.iter().map(|one| JudgementItem::of(voice, form, one)).collect();
            item.answers = form.fields.iter().map(|field| AnswerItem::of(voice, field, sheet.answer(&field.code))).collect();
            item.indicators = sheet.frozen.iter().map(FrozenItem::of).collect();
            item.comments = sheet.comments.iter().map(CommentItem::of).collect();
        }
        item
    }
}

impl EvaluatedItem {
    fn of(node: &Node) -> EvaluatedItem {
        EvaluatedItem {
            id: node.id.to_string(),
            code: node.code.clone(),
            slug: node.slug.clone(),
            level: node.level.clone(),
            number: node.number.clone(),
            title: node.title.clone(),
        }
    }
}

impl GradeItem {
    fn of(form: &Form, grade: i64) -> GradeItem {
        GradeItem { number: grade, label: site::label(&form.scale, grade) }
    }
}

impl JudgementItem {
    fn of(voice: &Voice, form: &Form, one: &Evaluation) -> JudgementItem {
        JudgementItem {
            step: one.step.code(),
            name: site::who(voice, &form.scale, one.step).plain(),
            grade: GradeItem::of(form, one.grade),
            reason: one.reason.clone(),
            decided_on: one.decided_on.to_string(),
        }
    }
}

impl AnswerItem {
    fn of(voice: &Voice, field: &FormField, answer: Option<&str>) -> AnswerItem {
        AnswerItem {
            code: field.code.clone(),
            label: field.label.clone(),
            kind: field.kind.code().to_owned(),
            value: answer.map(str::to_owned),
            shown: answer.map(|answer| site::answer_said(voice, field, answer)),
        }
    }
}

impl FrozenItem {
    fn of(frozen: &Frozen) -> FrozenItem {
        FrozenItem {
            id: frozen.indicator.to_string(),
            name: frozen.name.clone(),
            unit: frozen.unit.clone(),
            baseline: frozen.baseline.clone(),
            target: frozen.target.clone(),
            reached: match frozen.reached {
                Reached::Met => "met",
                Reached::NotMet => "missed",
                Reached::Ratio(_) => "ratio",
                Reached::None(why) => why.code(),
            },
            percent: frozen.reached.percent().map(Percent::value),
            years: frozen.years.iter().map(FrozenYearItem::of).collect(),
        }
    }
}

impl FrozenYearItem {
    fn of(year: &FrozenYear) -> FrozenYearItem {
        FrozenYearItem {
            year: year.year.number(),
            value: year.value.filter(|value| value.is_finite() && !year.is_withheld),
            withheld: year.is_withheld,
            preliminary: year.is_preliminary,
        }
    }
}

impl CommentItem {
    fn of(comment: &Comment) -> CommentItem {
        CommentItem {
            by_whom: comment.by_whom.clone(),
            body: comment.body.clone(),
            made_on: comment.made_on.to_string(),
            answer: comment.answer.clone(),
            answered_on: comment.answered_on.map(|day| day.to_string()),
        }
    }
}

fn values(item: EvaluationItem) -> Vec<Value> {
    let grade = |grade: Option<GradeItem>| match grade {
        Some(grade) => [grade.number.into(), grade.label.into()],
        None => [Value::Text(None), Value::Text(None)],
    };
    let step = |step: &str| {
        let found = item.evaluations.iter().find(|one| one.step == step);
        let label = found.map(|one| one.grade.label.clone());
        [label.into(), found.and_then(|one| one.reason.clone()).into()]
    };
    let direction = item.answers.iter().find(|answer| answer.kind == "direction").and_then(|answer| answer.shown.clone());
    let steps = [step("section"), step("department"), step("planning")];
    let points = Value::Text(item.points.map(|points| points.to_string()));
    let head = [
        item.id.into(),
        item.plan.into(),
        i64::from(item.year).into(),
        item.item.id.into(),
        item.item.code.into(),
        item.item.level.into(),
        item.item.number.into(),
        item.item.title.into(),
        item.section.into(),
        item.left_out.into(),
    ];
    let grades = grade(item.grade).into_iter().chain(grade(item.proposed)).chain([item.percent.into(), points]);
    let tail = [direction.into(), item.frozen_on.into(), item.published_on.into()];
    head.into_iter().chain(grades).chain(steps.into_iter().flatten()).chain(tail).collect()
}
