//! Write a goal, new or anew. Nothing that was typed is lost, also when someone else was quicker.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::Tx;
use engawa_web::{Answer, Ctx, Face, Failure, Fields, RouteRow};

use super::super::super::codes::CodeOf;
use super::super::super::edit::{Edit, NewItem};
use super::super::MAY;
use super::super::at::{self, Known, goal_path, may_write, meet, path, root};
use super::super::wrongs::{Wrongs, failure, is_late, sentence};
use super::page::{Came, GoalPage};
use super::typed::{FIELDS, SEEN, TypedGoal};
use crate::drafting::{self, Refused, Seen};
use crate::pages::Look;

/// An empty goal.
pub(super) const SHOW_NEW: RouteRow = RouteRow::get("/desk/manifestos/{plan}/goals/new", Face::Staff, MAY);
/// It is added.
pub(super) const SUBMIT_NEW: RouteRow = RouteRow::post("/desk/manifestos/{plan}/goals/new", Face::Staff, MAY).fields(FIELDS);
/// A goal that is there.
pub(super) const SHOW: RouteRow = RouteRow::get("/desk/manifestos/{plan}/goals/{goal}", Face::Staff, MAY);
/// It is written anew.
pub(super) const SUBMIT: RouteRow = RouteRow::post("/desk/manifestos/{plan}/goals/{goal}", Face::Staff, MAY).fields(FIELDS);

/// An address that no goal has: a goal that is added.
const NEW: &str = "new";

/// Shows an empty form.
pub(super) async fn show_new(ctx: Ctx, Path(plan): Path<String>) -> Answer<Response> {
    let (known, _) = at::draft(&ctx, &plan).await?;
    let came = Came { typed: TypedGoal::default(), seen: known.seen(), ..Came::default() };
    page(&ctx, &known, None, &came, StatusCode::OK)
}

/// Shows the goal as it stands.
pub(super) async fn show(ctx: Ctx, Path((plan, goal)): Path<(String, String)>) -> Answer<Response> {
    let (known, _) = at::draft(&ctx, &plan).await?;
    let node = known.goal(&goal).ok_or(Failure::NotFound)?;
    let came = Came { typed: TypedGoal::of(&known, node), seen: known.seen(), ..Came::default() };
    page(&ctx, &known, Some(&goal), &came, StatusCode::OK)
}

/// Adds the goal.
pub(super) async fn submit_new(ctx: Ctx, Path(plan): Path<String>, fields: Fields) -> Answer<Response> {
    save(&ctx, &plan, None, fields).await
}

/// Writes the goal anew.
pub(super) async fn submit(ctx: Ctx, Path((plan, goal)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    save(&ctx, &plan, Some(&goal), fields).await
}

async fn save(ctx: &Ctx, plan: &str, goal: Option<&str>, fields: Fields) -> Answer<Response> {
    let known = meet(ctx, plan).await?;
    let (typed, seen) = (TypedGoal::read(&fields), fields.get(SEEN).to_owned());
    let back = |wrongs| Came { typed: typed.clone(), seen: seen.clone(), wrongs, ..Came::default() };
    let edits = match typed.edits(&ctx.voice, &known, goal.unwrap_or(NEW), ctx.today()) {
        Ok(edits) => edits,
        Err(wrongs) => return page(ctx, &known, goal, &back(wrongs), StatusCode::UNPROCESSABLE_ENTITY),
    };
    let (slug, visitor, is_new) = (plan.to_owned(), ctx.signed_in()?.clone(), goal.is_none());
    let read = Seen::read(&seen);
    let write = move |tx: &mut Tx| {
        if !may_write(tx, &visitor, drafting::owner_of(tx, &slug)?)? {
            return Err(Refused::Stranger);
        }
        let edits = if is_new { added(tx, &slug, &edits)? } else { numbered(tx, &slug, &edits)? };
        drafting::edit(tx, &slug, read.ok_or(Refused::Late)?, &edits).map(|_| ())
    };
    match ctx.town.write(fields.key(), write).await {
        Ok(()) => ctx.see_other(&format!("{}?done=saved", path(plan))),
        Err(refused) if is_late(&refused) => late(ctx, plan, goal, typed, &refused).await,
        Err(refused) => match sentence(&ctx.voice, &refused) {
            Some(said) => page(ctx, &known, goal, &back(Wrongs::at("", said)), StatusCode::UNPROCESSABLE_ENTITY),
            None => Err(failure(&ctx.voice, refused)),
        },
    }
}

/// A goal that is not there yet gets a code, a place behind the others and a number.
fn added(tx: &Tx, plan: &str, edits: &[Edit]) -> Result<Vec<Edit>, Refused> {
    let draft = drafting::open(tx, plan)?.ok_or(Refused::NoDraft)?;
    let code = drafting::codes(tx, &draft)?.fresh(CodeOf::Goal);
    let root = root(&draft.file).map(|root| root.code.clone());
    let level = draft.file.levels.get(1).or(draft.file.levels.first()).cloned().unwrap_or_default();
    let new = NewItem { code: code.clone(), parent: root.clone(), level, title: String::new(), is_policy: true };
    let mut all = vec![Edit::Add(new)];
    all.extend(edits.iter().cloned().map(|edit| meant_for(edit, &code)));
    all.extend(root.map(Edit::Number));
    Ok(all)
}

/// The number of a goal is its place.
fn numbered(tx: &Tx, plan: &str, edits: &[Edit]) -> Result<Vec<Edit>, Refused> {
    let draft = drafting::open(tx, plan)?.ok_or(Refused::NoDraft)?;
    let number = root(&draft.file).map(|root| Edit::Number(root.code.clone()));
    Ok(edits.iter().cloned().chain(number).collect())
}

/// The same change, of the new goal.
fn meant_for(edit: Edit, new: &str) -> Edit {
    let code = new.to_owned();
    match edit {
        Edit::Change { number, title, .. } => Edit::Change { code, number, title },
        Edit::Goal { goal, .. } => Edit::Goal { code, goal },
        Edit::Steps { level, lines, .. } => Edit::Steps { code, level, lines },
        Edit::Links { links, .. } => Edit::Links { code, links },
        Edit::Figure { figure, .. } => Edit::Figure { code, figure },
        other => other,
    }
}

/// Someone else was quicker: the page comes back with what was typed, and with what stands now beside it.
async fn late(ctx: &Ctx, plan: &str, goal: Option<&str>, typed: TypedGoal, refused: &Refused) -> Answer<Response> {
    let known = meet(ctx, plan).await?;
    let node = goal.and_then(|goal| known.goal(goal));
    let theirs = node.map(|node| TypedGoal::of(&known, node));
    // A goal that someone took out is kept by adding it once more.
    let goal = goal.filter(|_| node.is_some());
    let came = Came { typed, seen: known.seen(), theirs, late: sentence(&ctx.voice, refused), ..Came::default() };
    page(ctx, &known, goal, &came, StatusCode::CONFLICT)
}

fn page(ctx: &Ctx, known: &Known, goal: Option<&str>, came: &Came, status: StatusCode) -> Answer<Response> {
    let address = goal_path(&known.slug, goal.unwrap_or(NEW));
    let page = GoalPage::of(&Look::of(ctx), known, goal, came, ctx.form(&address)?);
    let shell = ctx.shell(page.errors.page_title(&ctx.voice, page.title.clone()));
    let mut answer = ctx.page(&shell, &page)?;
    *answer.status_mut() = status;
    Ok(answer)
}
