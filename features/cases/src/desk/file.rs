//! The list of programmes from a spreadsheet: all of it is taken, or none of it and what is to be put right.

use axum::response::Response;
use engawa_sheets::Unreadable;
use engawa_web::tables::{Cell, Column, Row, Table, TableStyle};
use engawa_web::ui::{Button, Field, FormFoot};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow, Said, Voice, key};

use super::MAY;
use super::at::{INVENTORY, inventory_failure, inventory_way, sections};
use super::entry::unfit_word;
use super::page::{Ask, DeskPage, Form, What};
use crate::by::By;
use crate::inventory::{RowProblem, RowWrong, read, store, take_in};
use crate::table;

const PATH: &str = "/desk/inventory/file";

/// Asks.
pub(super) const SHOW: RouteRow = RouteRow::get(PATH, Face::Staff, MAY);
/// The deed.
pub(super) const TAKE: RouteRow = RouteRow::post(PATH, Face::Staff, MAY).upload("file");

/// What a browser offers first.
const TYPES: &str = ".csv,.xlsx,.tsv,.txt";
/// So many problems are listed at once.
const SHOWN: usize = 200;

/// Asks.
pub(super) async fn show(ctx: Ctx) -> Answer<Response> {
    page(&ctx, None, &[])
}

/// Takes it in.
pub(super) async fn take(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let Some(file) = fields.file() else {
        return page(&ctx, Some(ctx.voice.say("cases-wrong-no-file")), &[]);
    };
    let listed = ctx.town.read(store::listed).await?;
    let rows = match read(&file.bytes, &table::heads(&ctx.voice), &sections(&ctx).await?, &listed) {
        Ok(rows) => rows,
        Err(problems) => {
            let wrong = ctx.voice.say_with("cases-file-wrong", &[("count", problems.len().into())]);
            return page(&ctx, Some(wrong), &problems);
        }
    };
    let by = By::of(&ctx)?;
    match ctx.town.write(fields.key(), move |tx| take_in(tx, &rows, &by)).await {
        Ok(_) => ctx.see_other(&format!("{INVENTORY}?done=taken")),
        Err(refused) => Err(inventory_failure(&ctx, refused)),
    }
}

fn page(ctx: &Ctx, wrong: Option<Said>, problems: &[RowProblem]) -> Answer<Response> {
    let voice = &ctx.voice;
    let columns = table::heads(voice).columns.join("、");
    let file = Field::file(voice, "file", voice.say("cases-file"), TYPES)
        .hint(voice.say_with("cases-file-columns", &[("columns", columns.into())]))
        .hint(voice.say("cases-file-hint"))
        .error(wrong);
    let form = Form {
        head: ctx.form(PATH)?,
        seen: None,
        has_file: true,
        asks: vec![Ask::Field(Box::new(file))],
        foot: FormFoot::new(Button::submit(voice.say("cases-file-deed"))).other(voice.say("cases-back"), ctx.link(INVENTORY)),
    };
    let page = DeskPage::new(ctx, inventory_way(ctx), voice.say("cases-inventory-file"))
        .lead(voice.say("cases-file-lead"))
        .form(ctx, form, None);
    if problems.is_empty() {
        return page.answer(ctx);
    }
    page.part("problems", voice.say("cases-problems"), What::Table(Box::new(listed(voice, problems)))).answer(ctx)
}

fn listed(voice: &Voice, problems: &[RowProblem]) -> Table {
    let columns = vec![Column::text(voice.say("cases-problem-line")), Column::text(voice.say("cases-problem-what"))];
    let caption = voice.say_with("cases-problems-count", &[("count", problems.len().into())]);
    let table = Table::new(voice, caption, columns).style(TableStyle::Cards);
    problems.iter().take(SHOWN).fold(table, |table, problem| {
        let line = voice.say_with("cases-problem-at", &[("line", problem.line.into())]);
        table.row(Row::new(vec![Cell::text(line), Cell::text(say(voice, &problem.wrong))]))
    })
}

fn say(voice: &Voice, wrong: &RowWrong) -> Said {
    let with = |key: &'static str, found: &str| voice.say_with(key, &[("found", found.into())]);
    match wrong {
        RowWrong::Unreadable(why) => voice.say(unreadable(*why)),
        RowWrong::NoColumn(column) => with(key("cases-row-no-column"), column),
        RowWrong::Address(found) => with(key("cases-file-address"), found),
        RowWrong::Twice(found) => with(key("cases-file-twice"), found),
        RowWrong::Section(found) => with(key("cases-row-section"), found),
        RowWrong::Scene(found) => with(key("cases-row-scene"), found),
        RowWrong::YesNo(found) => with(key("cases-row-yes-no"), found),
        RowWrong::Number(found) => with(key("cases-row-number"), found),
        RowWrong::Unfit(unfit) => voice.say(unfit_word(*unfit)),
    }
}

fn unreadable(why: Unreadable) -> &'static str {
    match why {
        Unreadable::Empty => key("cases-unread-empty"),
        Unreadable::NoWorkbook | Unreadable::NoText | Unreadable::NoTable => key("cases-unread-kind"),
        _ => key("cases-unread-large"),
    }
}
