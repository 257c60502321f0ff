//! One import: what its columns mean, what would be written, every repair, every row that is not taken, what is there already.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use engawa_kernel::Choice;
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::ui::{Button, Definitions, Field, Kicker, Link, Picks, PostButton, Select, Tell, Tone, Width};
use engawa_web::{Answer, Ctx, Failure, FormHead, Said, Voice, key};
use engawa_who::pages::look;

use super::super::{Looked, Rejected, Repair, Target};
use super::{Asked, OfOne, Seat, Shown, index, said};
use crate::deeds::imports::Unimported;
use crate::model::{Import, Organization, Stage};
use crate::store;

/// So many lines of each list are shown; all of them are in the file beside.
const SHOWN: usize = 100;
/// So many values of a column are shown where it is said what it means.
const SAMPLES: usize = 3;
/// While rows are laid in, the page comes again after so many seconds.
const AGAIN: HeaderValue = HeaderValue::from_static("3");

/// The page `templates/import.html`.
#[derive(Template)]
#[template(path = "import.html")]
struct ImportPage {
    is_desk: bool,
    voice: Voice,
    way: Kicker,
    title: String,
    done: Option<Tell>,
    tells: Vec<Tell>,
    facts: Definitions,
    main: Option<Button>,
    deeds: Vec<PostButton>,
    mapping: Option<Mapping>,
    rejected: Option<(Table, Link)>,
    others: Option<Table>,
    repairs: Option<(Table, Link)>,
}

/// The questions beside the file.
struct Mapping {
    form: FormHead,
    columns: Vec<Select>,
    from: Field,
    year: Field,
    updates: Picks,
    button: Button,
}

pub(super) async fn at_office(ctx: Ctx, Path((slug, id)): OfOne, Query(asked): Query<Asked>) -> Shown {
    let seat = Seat::office(&ctx, &slug).await?;
    page(&ctx, &seat, &id, &asked.done).await
}

pub(super) async fn at_desk(ctx: Ctx, Path(id): Path<String>, Query(asked): Query<Asked>) -> Shown {
    page(&ctx, &Seat::Desk, &id, &asked.done).await
}

/// What an import would write, read anew. When city hall looks, the body finds it in the chain of accesses.
pub(super) async fn looked(ctx: &Ctx, seat: &Seat, import: &Import) -> Answer<Looked> {
    if seat.is_desk() {
        look::note(ctx, "/desk/parties/imports/{import}", vec![import.organization.any()]).await?;
    }
    let (import, today) = (import.clone(), ctx.today());
    match ctx.town.read(move |db| Looked::at(db, &import, today)).await {
        Ok(looked) => Ok(looked),
        Err(Unimported::Unreadable(why)) => Err(Failure::Refused { why: said::unreadable(&ctx.voice, why) }),
        Err(why) => said::unimported(&ctx.voice, why).and_then(|why| Err(Failure::Refused { why })),
    }
}

async fn page(ctx: &Ctx, seat: &Seat, id: &str, done: &str) -> Answer<Response> {
    let (import, body) = seat.import(ctx, id).await?;
    let stage = import.stage();
    let is_open = matches!(stage, Stage::Open | Stage::Laying);
    let looked = if is_open { Some(looked(ctx, seat, &import).await?) } else { None };
    let id = import.id;
    let laid = ctx.town.read(move |db| store::imports::laid(db, id)).await?;
    let content = ImportPage {
        is_desk: seat.is_desk(),
        voice: ctx.voice.clone(),
        way: seat.way(ctx).link(ctx.voice.say("parties-imports"), ctx.link(&seat.base())),
        title: import.name.clone(),
        done: told(&ctx.voice, done),
        tells: tells(ctx, &import, looked.as_ref(), laid),
        facts: facts(ctx, &import, &body, looked.as_ref()),
        main: main(ctx, seat, &import, looked.as_ref()),
        deeds: deeds(ctx, seat, &import, looked.as_ref())?,
        mapping: looked.as_ref().map(|looked| mapping(ctx, seat, &import, looked)).transpose()?,
        rejected: looked.as_ref().and_then(|looked| {
            (!looked.preview.rejected.is_empty())
                .then(|| with_file(ctx, seat, &import, rejected(&ctx.voice, looked, SHOWN), "rejected"))
        }),
        others: looked.as_ref().filter(|_| !seat.is_desk()).and_then(|looked| others(&ctx.voice, looked)),
        repairs: looked.as_ref().and_then(|looked| {
            (!looked.preview.repairs.is_empty())
                .then(|| with_file(ctx, seat, &import, repairs(&ctx.voice, looked, SHOWN), "repairs"))
        }),
    };
    let mut answer = ctx.page(&ctx.shell(import.name.as_str()), &content)?;
    if stage == Stage::Laying {
        answer.headers_mut().insert(header::REFRESH, AGAIN);
    }
    Ok(answer)
}

fn with_file(ctx: &Ctx, seat: &Seat, import: &Import, table: Table, name: &str) -> (Table, Link) {
    let href = ctx.link(&format!("{}/{name}.csv", seat.path(import.id)));
    (table, Link::new(ctx.voice.say("parties-import-as-file"), href))
}

fn told(voice: &Voice, done: &str) -> Option<Tell> {
    let (tone, sentence) = match done {
        "mapped" => (Tone::Done, key("parties-import-done-mapped")),
        "confirmed" => (Tone::Done, key("parties-import-done-confirmed")),
        "undone" => (Tone::Done, key("parties-import-done-undone")),
        "nothing" => (Tone::Late, key("parties-import-nothing")),
        "changed" => (Tone::Late, key("parties-import-changed")),
        "later" => (Tone::Late, key("parties-import-later")),
        _ => return None,
    };
    Some(Tell::new(tone, voice.say(sentence)))
}

fn tells(ctx: &Ctx, import: &Import, looked: Option<&Looked>, laid: i64) -> Vec<Tell> {
    let voice = &ctx.voice;
    let mut all = Vec::new();
    if let (Stage::Laying, Some(counts)) = (import.stage(), import.counts) {
        let args = [("laid", laid.into()), ("all", counts.new.into())];
        all.push(Tell::info(voice.say_with("parties-import-progress", &args)).line(voice.say("parties-import-progress-line")));
    }
    if let Some(looked) = looked {
        let questions = looked.preview.without_year();
        if questions > 0 {
            all.push(Tell::new(Tone::Late, voice.say_with("parties-import-year-asked", &[("count", questions.into())])));
        }
        if !looked.columns.iter().any(|column| matches!(column, Target::Label | Target::Family)) {
            all.push(Tell::new(Tone::Late, voice.say("parties-import-no-label")));
        }
    }
    all
}

fn facts(ctx: &Ctx, import: &Import, body: &Organization, looked: Option<&Looked>) -> Definitions {
    let voice = &ctx.voice;
    let households = |count: usize| voice.say_with("parties-import-households", &[("count", count.into())]);
    let rows = |count: usize| voice.say_with("parties-import-rows", &[("count", count.into())]);
    let facts = Definitions::new()
        .pair(voice.say("parties-import-body"), body.name.as_str())
        .pair(voice.say("parties-import-stage"), voice.say(index::stage_word(import.stage())));
    if let Some(looked) = looked {
        let found = &looked.preview;
        let (new, others) = (found.new_ones().count(), found.others().count());
        return facts
            .pair(voice.say("parties-import-encoding"), said::encoding(looked.table.encoding))
            .pair(voice.say("parties-import-all"), rows(found.taken.len() + found.rejected.len()))
            .pair(voice.say("parties-import-new"), households(new))
            .pair(voice.say("parties-import-there"), households(found.taken.len() - new - others))
            .pair(voice.say("parties-import-other"), households(others))
            .pair(voice.say("parties-import-rejected"), rows(found.rejected.len()))
            .pair(voice.say("parties-import-empty"), rows(found.empty));
    }
    let Some(counts) = import.counts else { return facts };
    let households = |count: i64| voice.say_with("parties-import-households", &[("count", count.into())]);
    facts
        .pair(voice.say("parties-import-new"), households(counts.new))
        .pair(voice.say("parties-import-other"), households(counts.other))
        .pair(voice.say("parties-import-rejected"), voice.say_with("parties-import-rows", &[("count", counts.rejected.into())]))
}

/// How many households the deed writes.
fn written(import: &Import, looked: &Looked) -> i64 {
    let counts = looked.counts(import);
    counts.new + counts.other
}

/// City hall says first for whom it types: the main deed is a page of its own there.
fn main(ctx: &Ctx, seat: &Seat, import: &Import, looked: Option<&Looked>) -> Option<Button> {
    let count = looked.map(|looked| written(import, looked)).filter(|count| *count > 0 && seat.is_desk())?;
    let label = ctx.voice.say_with("parties-import-confirm", &[("count", count.into())]);
    Some(Button::link(label, ctx.link(&format!("{}/confirmation", seat.path(import.id)))))
}

fn deeds(ctx: &Ctx, seat: &Seat, import: &Import, looked: Option<&Looked>) -> Answer<Vec<PostButton>> {
    let voice = &ctx.voice;
    let post = |page: &str, button: Button| -> Answer<PostButton> {
        Ok(PostButton::of(&ctx.form(&format!("{}/{page}", seat.path(import.id)))?, button))
    };
    let mut all = Vec::new();
    if let Some(looked) = looked {
        let count = written(import, looked);
        if count > 0 && !seat.is_desk() {
            let label = voice.say_with("parties-import-confirm", &[("count", count.into())]);
            all.push(post("confirmation", Button::submit(label))?.field("seen", looked.mark(import)));
        }
        all.push(post("discarding", Button::submit(voice.say("parties-import-discard")).text())?);
    }
    if import.stage() == Stage::Stands {
        all.push(post("undoing", Button::submit(voice.say("parties-import-undo")).danger())?);
    }
    Ok(all)
}

fn mapping(ctx: &Ctx, seat: &Seat, import: &Import, looked: &Looked) -> Answer<Mapping> {
    let voice = &ctx.voice;
    let columns = looked.table.head.iter().zip(&looked.columns).enumerate();
    let year = import.said.year.map(|year| year.to_string()).unwrap_or_default();
    let questions = looked.preview.without_year();
    let asked = (questions > 0).then(|| voice.say_with("parties-import-year-asked", &[("count", questions.into())]));
    let updates = Picks::radios(voice, "updates", voice.say("parties-import-updates"))
        .pick("no", voice.say("parties-import-updates-no"))
        .pick("yes", voice.say("parties-import-updates-yes"))
        .chosen(if import.said.updates { "yes" } else { "no" });
    Ok(Mapping {
        form: ctx.form(&format!("{}/mapping", seat.path(import.id)))?,
        columns: columns.map(|(place, (name, target))| select(voice, looked, place, name, *target)).collect(),
        from: Field::day(voice, "from", voice.say("parties-import-from")).value(import.said.from_on.to_string()),
        year: Field::number(voice, "year", voice.say("parties-import-year"))
            .hint(voice.say("parties-import-year-hint"))
            .value(year)
            .width(Width::Short)
            .optional()
            .error(asked),
        updates: updates.unmarked(),
        button: Button::submit(voice.say("parties-import-map")).outline(),
    })
}

fn select(voice: &Voice, looked: &Looked, place: usize, name: &str, target: Target) -> Select {
    let label = if name.trim().is_empty() {
        voice.say_with("parties-import-column-number", &[("number", (place + 1).into())])
    } else {
        Said::text(name.trim())
    };
    let rows = looked.table.rows.iter().filter_map(|(_, row)| row.get(place)).map(|cell| cell.trim());
    let samples: Vec<&str> = rows.filter(|cell| !cell.is_empty()).take(SAMPLES).collect();
    let select = Select::new(voice, format!("column-{place}"), label).unmarked().without_first();
    let select = if samples.is_empty() { select } else { select.hint(Said::text(&samples.join(" / "))) };
    let all = Target::ALL.iter();
    all.fold(select, |select, target| select.option(target.code(), voice.say(said::column(*target)))).chosen(target.code())
}

/// The rows that are not taken, with their numbers and reasons, and what stands in them: mended, they can come in again.
pub(super) fn rejected(voice: &Voice, looked: &Looked, most: usize) -> Table {
    let all: &[Rejected] = &looked.preview.rejected;
    let mut columns = vec![Column::number(voice.say("parties-import-line")), Column::text(voice.say("parties-import-why"))];
    let is_file = most > SHOWN;
    if is_file {
        columns.extend(looked.table.head.iter().map(|name| Column::text(name.as_str())));
    }
    let row =
        |one: &Rejected| {
            let mut cells = vec![number(voice, one.line), Cell::text(said::reason(voice, &one.reason))];
            let source = looked.table.rows.get(one.place).filter(|_| is_file);
            cells.extend(source.into_iter().flat_map(|(_, row)| {
                (0..looked.table.head.len()).map(|place| Cell::text(row.get(place).map_or("", String::as_str)))
            }));
            Row::new(cells)
        };
    let table = Table::new(voice, voice.say("parties-import-rejected"), columns);
    all.iter().take(most).map(row).fold(table, Table::row)
}

pub(super) fn repairs(voice: &Voice, looked: &Looked, most: usize) -> Table {
    let columns = vec![
        Column::number(voice.say("parties-import-line")),
        Column::text(voice.say("parties-import-which")),
        Column::text(voice.say("parties-import-what")),
        Column::text(voice.say("parties-import-before")),
        Column::text(voice.say("parties-import-after")),
    ];
    let row = |one: &Repair| {
        Row::new(vec![
            number(voice, one.line),
            Cell::text(voice.say(said::column(one.target))),
            Cell::text(voice.say(said::mended(one.mended))),
            Cell::text(one.from.as_str()),
            Cell::text(one.to.as_str()),
        ])
    };
    let all = &looked.preview.repairs;
    let table = Table::new(voice, voice.say("parties-import-repairs"), columns);
    all.iter().take(most).map(row).fold(table, Table::row)
}

/// Households that are there already and of which the file says something else.
fn others(voice: &Voice, looked: &Looked) -> Option<Table> {
    let columns = vec![
        Column::number(voice.say("parties-import-line")),
        Column::text(voice.say("parties-import-column-label")),
        Column::text(voice.say("parties-import-in-roster")),
        Column::text(voice.say("parties-import-in-file")),
    ];
    let table = Table::new(voice, voice.say("parties-import-other"), columns);
    let rows = looked.preview.others().take(SHOWN).map(|(row, _, before)| {
        let after = row.said.over(before);
        let (old, new) = differences(before, &after);
        Row::new(vec![number(voice, row.line), Cell::text(before.label.as_str()), Cell::text(old), Cell::text(new)])
    });
    let rows: Vec<Row> = rows.collect();
    (!rows.is_empty()).then(|| rows.into_iter().fold(table, Table::row))
}

/// What differs, on both sides.
fn differences(before: &super::super::Household, after: &super::super::Household) -> (String, String) {
    let persons = |said: &super::super::Household| said.persons.map(|count| count.to_string()).unwrap_or_default();
    let paper = |said: &super::super::Household| if said.is_paper == Some(false) { "×" } else { "○" }.to_owned();
    let texts = [
        (before.group.clone(), after.group.clone()),
        (before.kana.clone(), after.kana.clone()),
        (before.address.clone(), after.address.clone()),
        (before.phone.clone(), after.phone.clone()),
        (before.mail.clone(), after.mail.clone()),
        (persons(before), persons(after)),
        (paper(before), paper(after)),
        (before.note.clone(), after.note.clone()),
    ];
    let word = |text: String| if text.is_empty() { "―".to_owned() } else { text };
    let differing: Vec<(String, String)> =
        texts.into_iter().filter(|(old, new)| old != new).map(|(old, new)| (word(old), word(new))).collect();
    let join = |side: fn(&(String, String)) -> &str| differing.iter().map(side).collect::<Vec<_>>().join("　");
    (join(|pair| pair.0.as_str()), join(|pair| pair.1.as_str()))
}

fn number(voice: &Voice, line: usize) -> Cell {
    Cell::number(voice, u32::try_from(line).ok().map(f64::from), 0)
}
