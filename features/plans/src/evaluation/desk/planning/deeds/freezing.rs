//! Freeze the figures of a year. What has moved since a sheet was judged is said before.

use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{Channel, Id};
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::ui::{Button, Confirm, PostButton, Tell, Tone, Undo};
use engawa_web::{Answer, Ctx, Face, Fields, FormHead, RouteRow};

use super::super::super::MAY_ALL;
use super::super::at::{self, id, review_path, round_path};
use super::super::{refusals, words};
use super::asking::{AskingPage, needs, ways};
use crate::evaluation::figures::{frozen, propose};
use crate::evaluation::model::{Evaluation, Frozen, RoundState, Sheet, SheetState};
use crate::evaluation::reading::{RoundView, SheetRow};
use crate::evaluation::{Refused, round, rules, store};
use crate::model::Node;
use crate::pages::Look;

/// What will happen.
pub(in super::super) const SHOW: RouteRow = RouteRow::get("/desk/evaluation/{round}/freezing", Face::Staff, MAY_ALL);
/// The deed.
pub(in super::super) const SUBMIT: RouteRow = RouteRow::post("/desk/evaluation/{round}/freezing", Face::Staff, MAY_ALL);

/// A sheet whose figures would propose another grade than when it was judged.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Moved {
    pub(in super::super) sheet: Id<Sheet>,
    pub(in super::super) node: Option<Node>,
    /// What was proposed then.
    pub(in super::super) before: Option<i64>,
    /// What the figures that will be frozen propose.
    pub(in super::super) now: Option<i64>,
    /// The grade that was given.
    pub(in super::super) given: i64,
}

/// The sheets that have moved, in the order of the plan. Compared are the figures that will be frozen: those of the public.
fn moved(db: &Db, view: &RoundView) -> Result<Vec<Moved>, Fault> {
    let all = frozen(db, &view.book, &view.round)?;
    let mut moved = Vec::new();
    for row in view.rows.iter().filter(|row| row.sheet.state == SheetState::Settled) {
        let now = proposed(db, view, row, &all)?;
        let last = row.evaluations.last().filter(|last| last.proposed != now);
        moved.extend(last.map(|last| of_sheet(row, last, now)));
    }
    Ok(moved)
}

fn proposed(db: &Db, view: &RoundView, row: &SheetRow, all: &[Frozen]) -> Result<Option<i64>, Fault> {
    let own = view.book.indicators_under(row.sheet.node);
    let is_own = |frozen: &&Frozen| own.iter().any(|indicator| indicator.id == frozen.indicator);
    let reached: Vec<_> = all.iter().filter(is_own).map(|frozen| frozen.reached).collect();
    let points = rules::points(&view.round.form, &store::answers(db, row.sheet.id)?);
    Ok(propose(&view.round.form, &reached, points).grade.ok())
}

fn of_sheet(row: &SheetRow, last: &Evaluation, now: Option<i64>) -> Moved {
    Moved { sheet: row.sheet.id, node: row.node.clone(), before: last.proposed, now, given: last.grade }
}

/// The page.
pub(in super::super) fn page(look: &Look, view: &RoundView, moved: &[Moved], head: &FormHead) -> AskingPage {
    let voice = &look.voice;
    let (way, back) = ways(look, &view.round, &view.book.plan);
    let say = |key| voice.say(key);
    let count = |state| view.rows.iter().filter(|row| row.sheet.state == state).count();
    let sheets = |count: usize| voice.say_with("plans-ev-planning-sheets", &[("count", count.into())]);
    let open = view.rows.iter().filter(|row| row.sheet.state.turn().is_some()).count();
    let confirm = Confirm::new(voice, say("plans-ev-planning-freeze-what"), say("plans-ev-planning-freeze-reaches"), Undo::Never)
        .detail(words::sheet_state(voice, SheetState::Settled), sheets(count(SheetState::Settled)))
        .detail(words::sheet_state(voice, SheetState::LeftOut), sheets(count(SheetState::LeftOut)))
        .detail(say("plans-ev-planning-afterwards"), say("plans-ev-planning-freeze-afterwards"))
        .back(back);
    let unfinished = (open > 0).then(|| refusals::sentence(voice, &Refused::Unfinished(open))).flatten();
    let tell = match unfinished {
        Some(sentence) => Some(Tell::new(Tone::Late, sentence)),
        None if moved.is_empty() => Some(Tell::new(Tone::Done, say("plans-ev-planning-freeze-still"))),
        None => {
            let moved = voice.say_with("plans-ev-planning-freeze-moved", &[("count", moved.len().into())]);
            Some(Tell::new(Tone::Late, moved).line(say("plans-ev-planning-freeze-moved-way")))
        }
    };
    let deed = PostButton::of(head, Button::submit(say("plans-ev-planning-freeze-deed")));
    let confirm = if open > 0 { confirm } else { confirm.deed(deed) };
    let table = (!moved.is_empty()).then(|| table(look, view, moved));
    AskingPage::new(look, way, say("plans-ev-planning-freeze-go"), confirm).tell(tell).table(table)
}

fn table(look: &Look, view: &RoundView, moved: &[Moved]) -> Table {
    let voice = &look.voice;
    let columns = vec![
        Column::text(voice.say("plans-ev-planning-column-item")),
        Column::text(voice.say("plans-ev-planning-column-before")),
        Column::text(voice.say("plans-ev-planning-column-now")),
        Column::text(voice.say("plans-ev-planning-column-given")),
    ];
    let grade = |grade: Option<i64>| match grade {
        Some(grade) => Cell::text(words::short_grade(&view.round.form, grade)),
        None => Cell::text(voice.say("plans-ev-planning-no-proposal")),
    };
    let row = |one: &Moved| {
        let item = words::item(voice, one.node.as_ref());
        let link = Cell::link(item, look.link(&review_path(one.sheet)));
        Row::new(vec![link, grade(one.before), grade(one.now), grade(Some(one.given))])
    };
    moved.iter().map(row).fold(Table::new(voice, voice.say("plans-ev-planning-freeze-table"), columns), Table::row)
}

/// Says what will happen.
pub(in super::super) async fn show(ctx: Ctx, Path(round): Path<String>) -> Answer<Response> {
    let view = at::round(&ctx, &round).await?;
    needs(&ctx.voice, &view.round, RoundState::Open)?;
    let read = move |db: &Db| -> Result<_, Fault> {
        let moved = moved(db, &view)?;
        Ok((view, moved))
    };
    let (view, moved) = ctx.town.read(read).await?;
    let head = ctx.form(&format!("{}/freezing", round_path(view.round.id)))?;
    page(&Look::of(&ctx), &view, &moved, &head).shown(&ctx)
}

/// Freezes them.
pub(in super::super) async fn submit(ctx: Ctx, Path(round): Path<String>, fields: Fields) -> Answer<Response> {
    let (id, by) = (id(&round)?, ctx.actor()?);
    let done = ctx.town.write(fields.key(), move |tx| round::freeze(tx, id, by.clone(), Channel::Web)).await;
    done.map_err(|refused| refusals::failure(&ctx.voice, refused))?;
    ctx.see_other(&format!("{}?done=frozen", round_path(id)))
}
