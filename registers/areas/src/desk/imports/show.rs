//! One import: what its columns mean, what would be written, every repair, every row that is not taken.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::ui::{Button, Definitions, Kicker, PostButton, Select, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, Failure, FormHead, RouteRow, Said, Voice, key};
use engawa_who::pages::Done;

use super::super::MAY;
use super::{import_of, index, path, said, way};
use crate::imports::{Import, Preview, Rejected, Staged, Target, Unimported};
use crate::model::Item;
use crate::pages::look::what;
use crate::store::figures::items;
use crate::what::What;

pub(super) const SHOW: RouteRow = RouteRow::get("/desk/areas/imports/{import}", Face::Staff, MAY).asks(&["done"]);

/// So many lines of each list are shown; the number of all stands above.
const SHOWN: usize = 200;

/// The page `templates/desk_import.html`.
#[derive(Template)]
#[template(path = "desk_import.html")]
struct ImportPage {
    voice: Voice,
    way: Kicker,
    title: String,
    done: Option<Tell>,
    facts: Definitions,
    mapping: Option<(FormHead, Vec<Select>, Button)>,
    rejected: Option<Table>,
    repairs: Option<Table>,
    deeds: Vec<PostButton>,
}

pub(super) async fn show(ctx: Ctx, Path(id): Path<String>, Query(asked): Query<Done>) -> Answer<Response> {
    let import = import_of(&ctx, &id).await?;
    let is_open = import.statement.is_none() && import.discarded_at.is_none();
    let staged = if is_open { Some(staged(&ctx, &import).await?) } else { None };
    let items = ctx.town.read(items).await?;
    let page = ImportPage {
        voice: ctx.voice.clone(),
        way: way(&ctx),
        title: import.name.clone(),
        done: told(&ctx.voice, &asked.done),
        facts: facts(&ctx, &import, staged.as_ref()),
        mapping: mapping(&ctx, &import, staged.as_ref(), &items)?,
        rejected: staged.as_ref().and_then(|staged| rejected(&ctx.voice, staged)),
        repairs: staged.as_ref().and_then(|staged| repairs(&ctx.voice, staged)),
        deeds: deeds(&ctx, &import, staged.as_ref())?,
    };
    ctx.page(&ctx.shell(import.name.as_str()), &page)
}

/// What it would write, read anew.
pub(super) async fn staged(ctx: &Ctx, import: &Import) -> Answer<Staged> {
    let (import, today) = (import.clone(), ctx.today());
    match ctx.town.read(move |db| Staged::read(db, &import, today)).await {
        Ok(staged) => Ok(staged),
        Err(Unimported::Fault(fault)) => Err(fault.into()),
        Err(Unimported::Unreadable(why)) => Err(Failure::Refused { why: said::unreadable(&ctx.voice, why) }),
        Err(Unimported::None | Unimported::Same(_) | Unimported::Nothing) => Err(Failure::NotFound),
    }
}

fn told(voice: &Voice, done: &str) -> Option<Tell> {
    let (tone, sentence) = match done {
        "mapped" => (Tone::Done, key("areas-done-mapped")),
        "confirmed" => (Tone::Done, key("areas-done-confirmed")),
        "undone" => (Tone::Done, key("areas-done-undone")),
        "nothing" => (Tone::Late, key("areas-import-nothing")),
        "changed" => (Tone::Late, key("areas-import-changed")),
        _ => return None,
    };
    Some(Tell::new(tone, voice.say(sentence)))
}

fn facts(ctx: &Ctx, import: &Import, staged: Option<&Staged>) -> Definitions {
    let voice = &ctx.voice;
    let number = |count: usize| voice.say_with("areas-import-count", &[("count", count.into())]);
    let facts = Definitions::new()
        .pair(voice.say("areas-import-stand"), index::stand(voice, import))
        .maybe(voice.say("areas-import-day"), import.day.map(|day| voice.full_day(day)))
        .pair(voice.say("areas-column-source"), import.source.as_str());
    match staged {
        None => facts,
        Some(Staged::Figures(table, _, found)) => facts
            .pair(voice.say("areas-import-encoding"), said::encoding(voice, table.encoding))
            .pair(voice.say("areas-import-rows"), number(found.taken.len()))
            .pair(voice.say("areas-import-figures"), number(found.figures()))
            .pair(voice.say("areas-import-repairs"), number(found.repairs.len()))
            .pair(voice.say("areas-import-rejected"), number(found.rejected.len())),
        Some(Staged::Outlines(found)) => facts
            .pair(voice.say("areas-import-outlines"), number(found.taken.len()))
            .pair(voice.say("areas-import-rejected"), number(found.rejected.len())),
    }
}

fn mapping(ctx: &Ctx, import: &Import, staged: Option<&Staged>, items: &[Item]) -> Answer<Option<(FormHead, Vec<Select>, Button)>> {
    let Some(Staged::Figures(table, columns, _)) = staged else { return Ok(None) };
    let voice = &ctx.voice;
    let select = |(place, (name, target)): (usize, (&String, &Target))| {
        let select = Select::new(voice, format!("column-{place}"), name.as_str()).unmarked().without_first();
        options(voice, items).fold(select, |select, (code, word)| select.option(code, word)).chosen(target.to_string())
    };
    let selects = table.head.iter().zip(columns).enumerate().map(select).collect();
    let head = ctx.form(&format!("{}/mapping", path(import.id)))?;
    Ok(Some((head, selects, Button::submit(voice.say("areas-import-map")).outline())))
}

fn options<'v>(voice: &'v Voice, items: &'v [Item]) -> impl Iterator<Item = (String, Said)> + 'v {
    let fixed = [
        (String::new(), voice.say("areas-import-skip")),
        ("code".to_owned(), voice.say("areas-column-code")),
        ("name".to_owned(), voice.say("areas-column-name")),
        ("day".to_owned(), voice.say("areas-column-day")),
    ];
    let own = items.iter().map(|item| What::Own(item.code.clone()));
    fixed.into_iter().chain(What::standard().chain(own).map(|of| (of.to_string(), what(voice, items, &of))))
}

fn rejected(voice: &Voice, staged: &Staged) -> Option<Table> {
    let all: &[Rejected] = match staged {
        Staged::Figures(_, _, Preview { rejected, .. }) => rejected,
        Staged::Outlines(found) => &found.rejected,
    };
    let columns = vec![Column::number(voice.say("areas-import-line")), Column::text(voice.say("areas-import-why"))];
    let row = |one: &Rejected| Row::new(vec![line(voice, one.line), Cell::text(said::reason(voice, &one.reason))]);
    let table = Table::new(voice, voice.say("areas-import-rejected"), columns);
    (!all.is_empty()).then(|| all.iter().take(SHOWN).map(row).fold(table, Table::row))
}

fn repairs(voice: &Voice, staged: &Staged) -> Option<Table> {
    let Staged::Figures(_, _, Preview { repairs, .. }) = staged else { return None };
    let columns = vec![
        Column::number(voice.say("areas-import-line")),
        Column::text(voice.say("areas-import-from")),
        Column::text(voice.say("areas-import-to")),
    ];
    let table = Table::new(voice, voice.say("areas-import-repairs"), columns);
    let row = |one: &crate::imports::Repair| {
        Row::new(vec![line(voice, one.line), Cell::text(one.from.as_str()), Cell::text(one.to.as_str())])
    };
    (!repairs.is_empty()).then(|| repairs.iter().take(SHOWN).map(row).fold(table, Table::row))
}

fn line(voice: &Voice, line: usize) -> Cell {
    Cell::number(voice, u32::try_from(line).ok().map(f64::from), 0)
}

fn deeds(ctx: &Ctx, import: &Import, staged: Option<&Staged>) -> Answer<Vec<PostButton>> {
    let voice = &ctx.voice;
    let post = |page: &str, button: Button| -> Answer<PostButton> {
        Ok(PostButton::of(&ctx.form(&format!("{}/{page}", path(import.id)))?, button))
    };
    let taken = match staged {
        Some(Staged::Figures(_, _, found)) => found.taken.len(),
        Some(Staged::Outlines(found)) => found.taken.len(),
        None => 0,
    };
    let mut all = Vec::new();
    if taken > 0 {
        let label = voice.say_with("areas-import-confirm", &[("count", taken.into())]);
        all.push(post("confirmation", Button::submit(label))?.field("seen", seen(staged)));
    }
    if staged.is_some() {
        all.push(post("discarding", Button::submit(voice.say("areas-import-discard")).text())?);
    }
    if import.stands {
        all.push(post("undoing", Button::submit(voice.say("areas-import-undo")).danger())?);
    }
    Ok(all)
}

/// What was seen: the areas may have changed since, and then it is looked at again.
pub(super) fn seen(staged: Option<&Staged>) -> String {
    let text = match staged {
        Some(Staged::Figures(_, columns, found)) => format!("{columns:?} {found:?}"),
        Some(Staged::Outlines(found)) => format!("{found:?}"),
        None => String::new(),
    };
    engawa_kernel::record::hex(&engawa_kernel::record::details_hash(b"areas-import", &text)[..12])
}
