//! 再編 on the desk: prepared in winter, checked on screen, in force from its day.

mod adoption;
mod draft;
mod index;
mod lines;
mod said;

use engawa_db::{Db, Fault};
use engawa_kernel::{Day, Id};
use engawa_web::ui::Kicker;
use engawa_web::{Answer, Ctx, Failure, Rooms};

use super::id;
use crate::model::{Area, Kind};
use crate::reforms::{Phase, Plan, Reform, store};
use crate::rules::Map;

pub(super) fn routes() -> Rooms {
    Rooms::new()
        .row(index::SHOW, index::show)
        .row(index::PREPARE, index::prepare)
        .row(draft::SHOW, draft::show)
        .row(lines::END_SHOW, lines::show_ending)
        .row(lines::END, lines::end)
        .row(lines::BEGIN_SHOW, lines::show_beginning)
        .row(lines::BEGIN, lines::begin)
        .row(lines::MOVE_SHOW, lines::show_move)
        .row(lines::MOVE, lines::put_move)
        .row(lines::REMOVE, lines::remove)
        .row(adoption::SHOW, adoption::show)
        .row(adoption::ADOPT, adoption::adopt)
        .row(adoption::WITHDRAW_SHOW, adoption::show_withdrawal)
        .row(adoption::WITHDRAW, adoption::withdraw)
}

/// A reorganisation with everything that its pages need.
struct View {
    reform: Reform,
    plan: Plan,
    map: Map,
    kinds: Vec<Kind>,
}

impl View {
    async fn of(ctx: &Ctx, text: &str) -> Answer<View> {
        let id: Id<Reform> = id(text)?;
        let read = move |db: &Db| {
            let Some(reform) = store::reform(db, id)? else { return Ok::<_, Fault>(None) };
            let (plan, map, kinds) = (store::plan(db, &reform)?, crate::store::map(db)?, crate::store::kinds(db)?);
            Ok(Some(View { reform, plan, map, kinds }))
        };
        ctx.town.read(read).await?.ok_or(Failure::NotFound)
    }

    /// As [`View::of`], where only something that is being prepared can be changed.
    async fn draft(ctx: &Ctx, text: &str) -> Answer<View> {
        let view = View::of(ctx, text).await?;
        let is_open = view.phase(ctx.today()) == Phase::Draft;
        if is_open { Ok(view) } else { Err(Failure::Refused { why: ctx.voice.say("areas-reform-not-draft") }) }
    }

    fn phase(&self, today: Day) -> Phase {
        self.reform.phase(today)
    }

    fn path(&self) -> String {
        path(self.reform.id)
    }

    /// The name of an area that is there or begins.
    fn name(&self, id: Id<Area>) -> &str {
        let begun = self.plan.begins.iter().find(|new| new.id == id).map(|new| new.name.as_str());
        begun.or_else(|| self.map.areas.get(&id).map(|area| area.name.as_str())).unwrap_or_default()
    }

    /// What the page of the check has shown: a plan that changed meanwhile is looked at again.
    fn seen(&self) -> String {
        engawa_kernel::record::hex(&engawa_kernel::record::details_hash(b"areas-reform", &format!("{:?}", self.plan))[..12])
    }
}

fn path(id: Id<Reform>) -> String {
    format!("/desk/areas/reforms/{id}")
}

fn way(ctx: &Ctx) -> Kicker {
    super::way(ctx).link(ctx.voice.say("areas-reforms"), ctx.link("/desk/areas/reforms"))
}
