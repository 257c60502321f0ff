//! Take a goal out of the draft; asked once.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::Tx;
use engawa_web::ui::{Button, Confirm, PostButton, Tell, Tone, Undo};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, FormHead, RouteRow, Said, key};

use super::super::MAY;
use super::super::asking::AskingPage;
use super::super::at::{self, Known, goal_path, may_write, path, root, way_to};
use super::super::wrongs::{failure, is_late, sentence};
use crate::drafting::edit::Edit;
use crate::drafting::{self, Refused, Seen};
use crate::pages::Look;
use crate::townfile::NodeFile;

/// Asks.
pub(super) const SHOW: RouteRow = RouteRow::get("/desk/manifestos/{plan}/goals/{goal}/removal", Face::Staff, MAY);
/// The deed.
pub(super) const SUBMIT: RouteRow =
    RouteRow::post("/desk/manifestos/{plan}/goals/{goal}/removal", Face::Staff, MAY).fields(&["seen"]);

/// The page.
pub(in super::super) fn page(look: &Look, known: &Known, node: &NodeFile, late: Option<Said>, head: &FormHead) -> AskingPage {
    let voice = &look.voice;
    let heading = node.goal.as_ref().map_or(node.title.as_str(), |goal| goal.heading.as_str());
    let is_in_force = known.before.as_ref().is_some_and(|before| before.nodes.iter().any(|other| other.code == node.code));
    let reaches = if is_in_force { key("plans-draft-removal-in-force") } else { key("plans-draft-removal-reaches") };
    let deed = PostButton::of(head, Button::submit(voice.say("plans-draft-removal-deed")).danger()).field("seen", known.seen());
    let what = voice.say_with("plans-draft-removal-what", &[("goal", heading.into())]);
    let confirm = Confirm::new(voice, what, voice.say(reaches), Undo::Never).deed(deed).back(look.link(&path(&known.slug)));
    AskingPage::new(look, way_to(look, known), voice.say("plans-draft-removal-title"), confirm)
        .tell(late.map(|late| Tell::new(Tone::Late, late)))
}

fn answer(ctx: &Ctx, known: &Known, goal: &str, late: Option<Said>, status: StatusCode) -> Answer<Response> {
    let node = known.goal(goal).ok_or(Failure::NotFound)?;
    let head = ctx.form(&format!("{}/removal", goal_path(&known.slug, goal)))?;
    page(&Look::of(ctx), known, node, late, &head).answer(ctx, status)
}

/// Asks.
pub(super) async fn show(ctx: Ctx, Path((plan, goal)): Path<(String, String)>) -> Answer<Response> {
    let (known, _) = at::draft(&ctx, &plan).await?;
    answer(&ctx, &known, &goal, None, StatusCode::OK)
}

/// Takes it out, and numbers the others anew.
pub(super) async fn submit(ctx: Ctx, Path((plan, goal)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let (known, _) = at::draft(&ctx, &plan).await?;
    let mut edits = vec![Edit::Remove(known.goal(&goal).ok_or(Failure::NotFound)?.code.clone())];
    edits.extend(known.file().and_then(root).map(|root| Edit::Number(root.code.clone())));
    let (slug, visitor, seen) = (plan.clone(), ctx.signed_in()?.clone(), Seen::read(fields.get("seen")));
    let write = move |tx: &mut Tx| {
        if !may_write(tx, &visitor, drafting::owner_of(tx, &slug)?)? {
            return Err(Refused::Stranger);
        }
        drafting::edit(tx, &slug, seen.ok_or(Refused::Late)?, &edits).map(|_| ())
    };
    match ctx.town.write(fields.key(), write).await {
        Ok(()) => ctx.see_other(&format!("{}?done=taken-out", path(&plan))),
        Err(refused) if is_late(&refused) => {
            let (known, _) = at::draft(&ctx, &plan).await?;
            answer(&ctx, &known, &goal, sentence(&ctx.voice, &refused), StatusCode::CONFLICT)
        }
        Err(refused) => Err(failure(&ctx.voice, refused)),
    }
}
