//! Where one is: the round or the sheet that an address names, and how the visitor stands to it.

use engawa_kernel::Id;
use engawa_web::ui::Kicker;
use engawa_web::{Answer, Ctx, Failure, Said};
use serde::Deserialize;

use super::super::Stand;
pub(super) use super::super::writing::at::Met;
use super::super::writing::at::meet;
use super::words;
use crate::evaluation::model::{Round, Sheet, Step};
use crate::evaluation::reading::{self, RoundView};
use crate::model::Plan;
use crate::pages::Look;

/// The address of the list of years.
pub(super) const YEARS: &str = "/desk/evaluation";

/// What was just done, as the address says it: a code, so that nobody can put words of their own on a page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    pub(super) done: String,
}

/// An id of an address or a field. What is none is nothing that we have.
pub(super) fn id<T>(text: &str) -> Answer<Id<T>> {
    Id::parse(text).map_err(|_| Failure::NotFound)
}

/// The address of a round.
pub(super) fn round_path(round: Id<Round>) -> String {
    format!("{YEARS}/{round}")
}

/// The address of a sheet, as those see it who judge it.
pub(super) fn review_path(sheet: Id<Sheet>) -> String {
    format!("/desk/sheets/{sheet}/review")
}

/// The round of an address.
///
/// # Errors
/// There is none.
pub(super) async fn round(ctx: &Ctx, text: &str) -> Answer<RoundView> {
    let id = id(text)?;
    ctx.town.read(move |db| reading::round(db, id)).await?.ok_or(Failure::NotFound)
}

/// The sheet of an address, for those who judge it: its section has a page of its own, and strangers have none.
///
/// # Errors
/// There is none, or it is not theirs.
pub(super) async fn sheet(ctx: &Ctx, text: &str) -> Answer<Met> {
    let met = meet(ctx, id(text)?).await?;
    if judges(met.stand) { Ok(met) } else { Err(Failure::NotFound) }
}

/// Whether a visitor judges a sheet, now or at another time.
pub(super) fn judges(stand: Stand) -> bool {
    stand.is_planning || stand.is_department || stand.is_of_department
}

/// As what the visitor may judge the sheet now; nothing when it is the turn of another.
pub(super) fn turn(met: &Met) -> Option<Step> {
    met.turn().filter(|step| *step != Step::Section)
}

/// Whether the visitor may judge as this, when it is its turn.
pub(super) fn may_judge_as(stand: Stand, step: Step) -> bool {
    match step {
        Step::Section => false,
        Step::Department => judges(stand),
        Step::Planning => stand.is_planning,
    }
}

/// The item of a sheet, or a word for one that an amendment took out.
pub(super) fn title(look: &Look, met: &Met) -> Said {
    words::item(&look.voice, met.view.node.as_ref())
}

/// The way above a page about a sheet.
pub(super) fn way_of(look: &Look, met: &Met) -> Kicker {
    way_to(look, &met.view.round, &met.view.book.plan)
}

/// The way to the list of years.
pub(super) fn way(look: &Look) -> Kicker {
    Kicker::new().link(look.voice.say("plans-ev-desk"), look.link(YEARS))
}

/// The way to something in a round.
pub(super) fn way_to(look: &Look, round: &Round, plan: &Plan) -> Kicker {
    way(look).link(words::name(&look.voice, round.year, &plan.title), look.link(&round_path(round.id)))
}
