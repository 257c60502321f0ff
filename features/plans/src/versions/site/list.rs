//! All adopted versions of a plan, the latest first: when, why, and how much changed.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::{Answer, Ctx, Failure, Said, Voice, key};

use super::known::{self, ListKnown};
use super::version_path;
use crate::pages::{InJapanese, Look};
use crate::versions::{Changes, Sorted, Version};

/// The page `templates/versions.html`.
#[derive(Template)]
#[template(path = "versions.html")]
pub(super) struct VersionsPage {
    voice: Voice,
    ja: InJapanese,
    plan: String,
    versions: Table,
}

/// Shows the versions.
pub(super) async fn show(ctx: Ctx, Path(plan): Path<String>) -> Answer<Response> {
    let known = ctx.town.read(move |db| known::list(db, &plan)).await?.ok_or(Failure::NotFound)?;
    let current = known.versions.iter().find(|version| version.is_current).ok_or(Failure::NotFound)?;
    let shell = super::shell(&ctx, ctx.voice.say("plans-versions-title"), &current.book.plan);
    ctx.page(&shell, &VersionsPage::of(&Look::of(&ctx), &known))
}

impl VersionsPage {
    /// The page of these versions.
    pub(super) fn of(look: &Look, known: &ListKnown) -> VersionsPage {
        let current = known.versions.iter().find(|version| version.is_current);
        VersionsPage {
            voice: look.voice.clone(),
            ja: look.ja(),
            plan: current.map(|version| version.book.plan.title.clone()).unwrap_or_default(),
            versions: table(look, known),
        }
    }
}

fn table(look: &Look, known: &ListKnown) -> Table {
    let say = |key| look.voice.say(key);
    let columns = vec![
        Column::text(say("plans-version")),
        Column::day(say("plans-versions-adopted-on")),
        Column::text(say("plans-versions-reason")),
        Column::text(say("plans-versions-items")),
        Column::text(say("plans-versions-indicators")),
    ];
    let in_force = known.versions.iter().find(|version| version.is_current).map(|version| version.book.plan.version);
    let table = Table::new(&look.voice, say("plans-versions-title"), columns).hide_caption();
    known.changes().iter().rev().map(|(version, changes)| row(look, version, changes.as_ref(), in_force)).fold(table, Table::row)
}

fn row(look: &Look, version: &Version, changes: Option<&Changes<'_>>, in_force: Option<i64>) -> Row {
    let plan = &version.book.plan;
    let number = look.voice.say_with("plans-version-of", &[("version", plan.version.into())]);
    let number = Cell::link(number, look.link(&version_path(&plan.slug, plan.version)));
    let number = if version.is_current { number.tag(look.voice.say("plans-versions-in-force")) } else { number };
    let is_coming = in_force.is_some_and(|in_force| plan.version > in_force);
    let number = if is_coming { number.tag(look.voice.say("plans-versions-coming")) } else { number };
    let first = || Cell::text(look.voice.say("plans-versions-first"));
    let row = Row::new(vec![
        number,
        plan.adopted_on.map_or_else(|| Cell::missing(&look.voice), |day| Cell::text(look.voice.full_day(day))),
        Cell::text(reason(look, version, changes.is_some())),
        changes.map_or_else(first, |changes| Cell::text(counted(look, &changes.nodes))),
        changes.map_or_else(first, |changes| Cell::text(counted(look, &changes.indicators))),
    ]);
    if version.is_current { row.now() } else { row }
}

/// A first version needs no reason; where a later one has none, that is said.
pub(super) fn reason(look: &Look, version: &Version, is_amendment: bool) -> Said {
    match &version.book.plan.reason {
        Some(reason) => reason.as_str().into(),
        None if is_amendment => look.voice.say("plans-versions-no-reason"),
        None => look.missing(),
    }
}

/// How many of which fate; only those that there are.
pub(super) fn counted<T, C>(look: &Look, sorted: &Sorted<'_, T, C>) -> Said {
    let counts = [
        (key("plans-versions-count-changed"), sorted.changed.len()),
        (key("plans-versions-count-added"), sorted.added.len()),
        (key("plans-versions-count-ended"), sorted.ended.len()),
    ];
    let some = counts.into_iter().filter(|(_, count)| *count > 0);
    let said = some.map(|(word, count)| look.voice.say_with(word, &[("count", count.into())]));
    let join =
        |before: Said, after: Said| look.voice.say_with("plans-comma", &[("before", before.into()), ("after", after.into())]);
    said.reduce(join).unwrap_or_else(|| look.voice.say("plans-versions-none-changed"))
}
