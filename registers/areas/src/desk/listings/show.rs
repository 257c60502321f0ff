//! One list: what its columns mean, which areas it would make, every repair, every row that is not taken.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_kernel::Choice;
use engawa_web::tables::{Cell, Column, Row, Table, csv_answer};
use engawa_web::ui::{Button, Definitions, Kicker, Link, PostButton, Select, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, Failure, FormHead, RouteRow, Voice, key};
use engawa_who::pages::Done;

use super::super::MAY;
use super::super::imports::said as file_said;
use super::{index, listing_of, path, said, way};
use crate::imports::Repair;
use crate::listings::{Listing, Rejected, Staged, Unlisted};
use crate::model::Kind;
use crate::pages::look::days;

pub(super) const SHOW: RouteRow = RouteRow::get("/desk/areas/listings/{listing}", Face::Staff, MAY).asks(&["done"]);
pub(super) const FILE: RouteRow = RouteRow::get("/desk/areas/listings/{listing}/rejected.csv", Face::Staff, MAY);

/// So many lines of each list are shown; the number of all stands above.
const SHOWN: usize = 100;

/// The page `templates/desk_listing.html`.
#[derive(Template)]
#[template(path = "desk_listing.html")]
struct ListingPage {
    voice: Voice,
    way: Kicker,
    title: String,
    done: Option<Tell>,
    facts: Definitions,
    mapping: Option<(FormHead, Vec<Select>, Button)>,
    rejected: Option<(Table, Link)>,
    repairs: Option<Table>,
    taken: Option<Table>,
    deeds: Vec<PostButton>,
}

/// An open list with what it would make, and the kinds of the town.
struct Known {
    staged: Option<Staged>,
    kinds: Vec<Kind>,
}

pub(super) async fn show(ctx: Ctx, Path(id): Path<String>, Query(asked): Query<Done>) -> Answer<Response> {
    let listing = listing_of(&ctx, &id).await?;
    let known = known(&ctx, &listing).await?;
    let (voice, staged) = (&ctx.voice, known.staged.as_ref());
    let page = ListingPage {
        voice: voice.clone(),
        way: way(&ctx),
        title: listing.name.clone(),
        done: told(voice, &asked.done),
        facts: facts(voice, &listing, staged),
        mapping: mapping(&ctx, &listing, &known)?,
        rejected: staged.filter(|staged| !staged.preview.rejected.is_empty()).map(|staged| {
            let href = ctx.link(&format!("{}/rejected.csv", path(listing.id)));
            (rejected(voice, &known.kinds, staged, SHOWN), Link::new(voice.say("areas-listing-rejected-file"), href))
        }),
        repairs: staged.and_then(|staged| repairs(voice, staged)),
        taken: staged.and_then(|staged| taken(&ctx, staged)),
        deeds: deeds(&ctx, &listing, staged)?,
    };
    ctx.page(&ctx.shell(listing.name.as_str()), &page)
}

/// The rows that are not taken, all of them, to be mended beside the file.
pub(super) async fn file(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let listing = listing_of(&ctx, &id).await?;
    let known = known(&ctx, &listing).await?;
    let staged = known.staged.ok_or(Failure::NotFound)?;
    csv_answer(&rejected(&ctx.voice, &known.kinds, &staged, usize::MAX), "rejected.csv")
}

async fn known(ctx: &Ctx, listing: &Listing) -> Answer<Known> {
    let listing = listing.clone();
    let read = move |db: &engawa_db::Db| {
        let staged = if listing.is_open() { Some(Staged::read(db, &listing)?) } else { None };
        Ok(Known { staged, kinds: crate::store::kinds(db)? })
    };
    match ctx.town.read(read).await {
        Ok(known) => Ok(known),
        Err(Unlisted::Fault(fault)) => Err(fault.into()),
        Err(Unlisted::Unreadable(why)) => Err(Failure::Refused { why: file_said::unreadable(&ctx.voice, why) }),
        Err(_) => Err(Failure::NotFound),
    }
}

fn told(voice: &Voice, done: &str) -> Option<Tell> {
    let (tone, sentence) = match done {
        "mapped" => (Tone::Done, key("areas-done-mapped")),
        "confirmed" => (Tone::Done, key("areas-listing-confirmed")),
        "undone" => (Tone::Done, key("areas-listing-gone")),
        "nothing" => (Tone::Late, key("areas-listing-nothing")),
        "changed" => (Tone::Late, key("areas-import-changed")),
        _ => return None,
    };
    Some(Tell::new(tone, voice.say(sentence)))
}

fn facts(voice: &Voice, listing: &Listing, staged: Option<&Staged>) -> Definitions {
    let number = |count: usize| voice.say_with("areas-import-count", &[("count", count.into())]);
    let facts = Definitions::new()
        .pair(voice.say("areas-import-stand"), index::stand(voice, listing))
        .pair(voice.say("areas-listing-source"), listing.source.as_str());
    let Some(Staged { listed, preview, .. }) = staged else { return facts };
    let outlines = preview.taken.iter().filter(|row| listed.outlines.contains_key(&row.line)).count();
    facts
        .pair(voice.say("areas-import-encoding"), file_said::encoding(voice, listed.table.encoding))
        .pair(voice.say("areas-listing-areas"), number(preview.taken.len()))
        .maybe(voice.say("areas-import-outlines"), (outlines > 0).then(|| number(outlines)))
        .pair(voice.say("areas-import-repairs"), number(preview.repairs.len()))
        .pair(voice.say("areas-import-rejected"), number(preview.rejected.len()))
}

fn mapping(ctx: &Ctx, listing: &Listing, known: &Known) -> Answer<Option<(FormHead, Vec<Select>, Button)>> {
    let Some(staged) = &known.staged else { return Ok(None) };
    let voice = &ctx.voice;
    let heads = staged.listed.table.head.iter().zip(&staged.columns).enumerate();
    let select = |(place, (name, column)): (usize, (&String, &crate::listings::Column))| {
        let example = staged.listed.table.rows.iter().filter_map(|(_, row)| row.get(place)).find(|cell| !cell.trim().is_empty());
        let select = Select::new(voice, format!("column-{place}"), name.as_str()).unmarked().without_first();
        let select = said::columns(voice).fold(select, |select, (code, word)| select.option(code, word)).chosen(column.code());
        match example {
            Some(cell) => select.hint(voice.say_with("areas-listing-example", &[("text", short(cell).into())])),
            None => select,
        }
    };
    let mut selects: Vec<Select> = heads.map(select).collect();
    let usual = Select::new(voice, "kind", voice.say("areas-listing-usual")).optional().hint(voice.say("areas-listing-usual-hint"));
    let usual = known.kinds.iter().fold(usual, |select, kind| select.option(kind.word.as_str(), kind.word.as_str()));
    selects.push(usual.chosen(listing.kind.clone().unwrap_or_default()));
    let head = ctx.form(&format!("{}/mapping", path(listing.id)))?;
    Ok(Some((head, selects, Button::submit(voice.say("areas-import-map")).outline())))
}

fn short(cell: &str) -> String {
    cell.trim().chars().take(30).collect()
}

fn rejected(voice: &Voice, kinds: &[Kind], staged: &Staged, shown: usize) -> Table {
    let columns = vec![
        Column::text(voice.say("areas-listing-row")),
        Column::number(voice.say("areas-import-line")),
        Column::text(voice.say("areas-import-why")),
    ];
    let table = Table::new(voice, voice.say("areas-import-rejected"), columns);
    let rows = &staged.listed.table.rows;
    let cells = |line: usize| rows.iter().find(|(at, _)| *at == line).map(|(_, row)| row.join(" ")).unwrap_or_default();
    let row = |one: &Rejected| {
        Row::new(vec![Cell::text(short(&cells(one.line))), line(voice, one.line), Cell::text(said::why(voice, kinds, &one.why))])
    };
    staged.preview.rejected.iter().take(shown).map(row).fold(table.hide_caption(), Table::row)
}

/// What was mended, the same change once: a column of days in one manner is one thing to look at, not three hundred.
fn repairs(voice: &Voice, staged: &Staged) -> Option<Table> {
    let columns = [key("areas-import-from"), key("areas-import-to"), key("areas-import-line")];
    let table = Table::new(voice, voice.say("areas-import-repairs"), columns.map(|label| Column::text(voice.say(label))).into());
    let mut alike: Vec<(&Repair, usize)> = Vec::new();
    let mut places: HashMap<(&str, &str), usize> = HashMap::new();
    for one in &staged.preview.repairs {
        let place = *places.entry((one.from.as_str(), one.to.as_str())).or_insert(alike.len());
        match alike.get_mut(place) {
            Some((_, more)) => *more += 1,
            None => alike.push((one, 0)),
        }
    }
    let row = |(one, more): &(&Repair, usize)| {
        let args = [("line", one.line.into()), ("count", (*more).into())];
        let sentence = if *more == 0 { key("areas-listing-line") } else { key("areas-listing-lines") };
        let lines = voice.say_with(sentence, &args[..if *more == 0 { 1 } else { 2 }]);
        Row::new(vec![Cell::text(one.from.as_str()), Cell::text(one.to.as_str()), Cell::text(lines)])
    };
    (!alike.is_empty()).then(|| alike.iter().take(SHOWN).map(row).fold(table.hide_caption(), Table::row))
}

/// The areas that would be made, as they would stand in the register.
fn taken(ctx: &Ctx, staged: &Staged) -> Option<Table> {
    let voice = &ctx.voice;
    let labels = [
        key("areas-column-name"),
        key("areas-column-kind"),
        key("areas-column-code"),
        key("areas-listing-parent"),
        key("areas-column-days"),
    ];
    let columns = labels.map(|label| Column::text(voice.say(label))).into();
    let table = Table::new(voice, voice.say("areas-listing-taken"), columns);
    let all = &staged.preview.taken;
    let row = |one: &crate::listings::Row| {
        Row::new(vec![
            Cell::text(one.name.as_str()),
            Cell::text(one.kind.as_str()),
            Cell::text(one.code.as_str()),
            one.parent.as_deref().map_or_else(|| Cell::missing(voice), Cell::text),
            days(voice, one.days, ctx.today()).map_or_else(|| Cell::missing(voice), Cell::text),
        ])
    };
    (!all.is_empty()).then(|| all.iter().take(SHOWN).map(row).fold(table.hide_caption(), Table::row))
}

fn line(voice: &Voice, line: usize) -> Cell {
    Cell::number(voice, u32::try_from(line).ok().map(f64::from), 0)
}

fn deeds(ctx: &Ctx, listing: &Listing, staged: Option<&Staged>) -> Answer<Vec<PostButton>> {
    let voice = &ctx.voice;
    let post = |page: &str, button: Button| -> Answer<PostButton> {
        Ok(PostButton::of(&ctx.form(&format!("{}/{page}", path(listing.id)))?, button))
    };
    let mut all = Vec::new();
    if let Some(staged) = staged.filter(|staged| !staged.preview.taken.is_empty()) {
        let label = voice.say_with("areas-listing-confirm", &[("count", staged.preview.taken.len().into())]);
        all.push(post("confirmation", Button::submit(label))?.field("seen", staged.seen()));
    }
    if staged.is_some() {
        all.push(post("discarding", Button::submit(voice.say("areas-import-discard")).text())?);
    }
    if listing.stands() {
        all.push(post("undoing", Button::submit(voice.say("areas-import-undo")).danger())?);
    }
    Ok(all)
}
