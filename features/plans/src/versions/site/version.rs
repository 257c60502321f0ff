//! One version: when and why it was adopted, and what it changed, each thing as it was and as it is.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::ui::Definitions;
use engawa_web::{Answer, Ctx, Failure, Said, Voice};

use super::group::{Group, indicator_group, node_group};
use super::known::{self, VersionKnown};
use super::sides::{Side, Sides};
use super::{list, read_number, versions_path};
use crate::pages::{InJapanese, Look};
use crate::versions::Changes;

/// The page `templates/versions_one.html`.
#[derive(Template)]
#[template(path = "versions_one.html")]
pub(super) struct VersionPage {
    voice: Voice,
    ja: InJapanese,
    plan: String,
    title: Said,
    lead: Said,
    facts: Definitions,
    head: Option<Table>,
    groups: Vec<Group>,
}

/// Shows the version.
pub(super) async fn show(ctx: Ctx, Path((plan, number)): Path<(String, String)>) -> Answer<Response> {
    let number = read_number(&number).ok_or(Failure::NotFound)?;
    let known = ctx.town.read(move |db| known::one(db, &plan, number)).await?.ok_or(Failure::NotFound)?;
    let (look, plan) = (Look::of(&ctx), &known.version.book.plan);
    let shell = super::shell(&ctx, title(&look, &known), plan);
    let shell = shell.crumb(ctx.voice.say("plans-versions-title"), &versions_path(&plan.slug));
    ctx.page(&shell, &VersionPage::of(&look, &known))
}

fn number(look: &Look, version: i64) -> Said {
    look.voice.say_with("plans-version-of", &[("version", version.into())])
}

fn title(look: &Look, known: &VersionKnown) -> Said {
    let version = number(look, known.version.book.plan.version);
    if known.before.is_none() {
        return version;
    }
    look.voice.say_with("plans-versions-changes-in", &[("version", version.into())])
}

impl VersionPage {
    /// The page of this version.
    pub(super) fn of(look: &Look, known: &VersionKnown) -> VersionPage {
        let changes = known.changes();
        VersionPage {
            voice: look.voice.clone(),
            ja: look.ja(),
            plan: known.version.book.plan.title.clone(),
            title: title(look, known),
            lead: lead(look, known, changes.as_ref()),
            facts: facts(look, known),
            head: changes.as_ref().and_then(|changes| head(look, known, changes)),
            groups: changes.map(|changes| groups(look, known, &changes)).unwrap_or_default(),
        }
    }
}

fn lead(look: &Look, known: &VersionKnown, changes: Option<&Changes<'_>>) -> Said {
    let Some((before, changes)) = known.before.as_ref().zip(changes) else {
        let book = &known.version.book;
        let counts = [("nodes", book.nodes.len().into()), ("indicators", book.indicators.len().into())];
        return look.voice.say_with("plans-versions-first-lead", &counts);
    };
    let before = [("version", number(look, before.book.plan.version).into())];
    if changes.is_same() {
        return look.voice.say_with("plans-versions-same-as", &before);
    }
    look.voice.say_with("plans-versions-compared", &before)
}

fn facts(look: &Look, known: &VersionKnown) -> Definitions {
    let (version, say) = (&known.version, |key| look.voice.say(key));
    let day = version.book.plan.adopted_on.map_or_else(|| say("plans-versions-day-unknown"), |day| look.voice.full_day(day));
    let facts = Definitions::new().wide().pair(say("plans-versions-adopted-on"), day);
    let facts = match known.before {
        Some(_) => facts.pair(say("plans-versions-reason"), list::reason(look, version, true)),
        None => facts.maybe(say("plans-versions-reason"), version.book.plan.reason.as_deref()),
    };
    if version.is_current { facts.pair(say("plans-versions-stands"), say("plans-versions-in-force")) } else { facts }
}

fn groups(look: &Look, known: &VersionKnown, changes: &Changes<'_>) -> Vec<Group> {
    let Some(before) = &known.before else { return Vec::new() };
    let sides = Sides { look, before: &before.book, after: &known.version.book, linked: &known.linked };
    vec![node_group(&sides, &changes.nodes), indicator_group(&sides, &changes.indicators)]
}

fn head(look: &Look, known: &VersionKnown, changes: &Changes<'_>) -> Option<Table> {
    let before = known.before.as_ref().filter(|_| !changes.plan.is_empty())?;
    let sides = Sides { look, before: &before.book, after: &known.version.book, linked: &known.linked };
    let all = changes.plan.iter().map(|change| sides.of_plan(*change)).collect();
    Some(side_by_side(&sides, look.voice.say("plans-versions-head"), all))
}

/// What was and what is, side by side; on a phone one below the other.
pub(super) fn side_by_side(sides: &Sides<'_>, caption: impl Into<Said>, all: Vec<Side>) -> Table {
    let look = sides.look;
    let columns = vec![
        Column::text(look.voice.say("plans-versions-what")),
        Column::text(number(look, sides.before.plan.version)),
        Column::text(number(look, sides.after.plan.version)),
    ];
    let table = Table::new(&look.voice, caption, columns).hide_caption();
    let cell = |side: Option<Said>| side.map_or_else(|| Cell::missing(&look.voice), Cell::text);
    let row = |side: Side| Row::new(vec![Cell::text(side.what), cell(side.before), cell(side.after)]);
    all.into_iter().map(row).fold(table, Table::row)
}
