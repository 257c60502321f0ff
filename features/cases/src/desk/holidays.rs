//! The public holidays by which periods are reckoned, and the file of a new year.

use axum::extract::Query;
use axum::response::Response;
use engawa_kernel::Holidays;
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::ui::{Button, Field, FormFoot, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow, Said};

use super::MAY;
use super::at::{Done, LIST, of_untold, way};
use super::page::{Ask, DeskPage, Form, What};
use crate::by::By;
use crate::holidays::{Refused, known, take as take_holidays};

const PATH: &str = "/desk/holidays";

/// The page.
pub(super) const SHOW: RouteRow = RouteRow::get(PATH, Face::Staff, MAY).asks(&["done"]);
/// The deed.
pub(super) const TAKE: RouteRow = RouteRow::post(PATH, Face::Staff, MAY).upload("file");

/// What a browser offers first.
const TYPES: &str = ".csv,.txt";
/// The file of seventy years is a third of it.
const BYTES_MAX: usize = 64 * 1024;

/// Shows them.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Done>) -> Answer<Response> {
    let mut page = page(&ctx, None).await?;
    page.tells.extend(asked.tells(&ctx));
    page.answer(&ctx)
}

/// Takes a file in. The Cabinet Office writes CP932, and somebody may have saved it otherwise.
pub(super) async fn take(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let voice = &ctx.voice;
    let Some(text) = fields.file().and_then(|file| text_of(&file.bytes)) else {
        return page(&ctx, Some(voice.say("cases-holidays-unread"))).await?.answer(&ctx);
    };
    let by = By::of(&ctx)?;
    let wrong = match ctx.town.write(fields.key(), move |tx| take_holidays(tx, &text, &by)).await {
        Ok(_) => return ctx.see_other(&format!("{PATH}?done=taken")),
        Err(Refused::Lines(lines)) => {
            let first = lines.first();
            let args = [
                ("line", first.map_or(0, |wrong| wrong.line).into()),
                ("found", first.map_or("", |wrong| wrong.found.as_str()).into()),
                ("count", lines.len().into()),
            ];
            voice.say_with("cases-holidays-lines", &args)
        }
        Err(Refused::Nothing | Refused::TooLong) => voice.say("cases-holidays-unread"),
        Err(Refused::Fault(fault)) => return Err(fault.into()),
        Err(Refused::Untold(untold)) => return Err(of_untold(untold)),
    };
    page(&ctx, Some(wrong)).await?.answer(&ctx)
}

fn text_of(bytes: &[u8]) -> Option<String> {
    let bounds = engawa_sheets::Bounds {
        bytes: BYTES_MAX,
        rows: 4_000,
        cells: 10,
        signs: 200,
        expanded: 1 << 20,
        parts: 10,
        formulas: engawa_sheets::Formulas::Refused,
    };
    match engawa_sheets::open(bytes, &bounds).ok()? {
        engawa_sheets::Content::Text(_, text) => Some(text),
        engawa_sheets::Content::Workbook(_) => None,
    }
}

async fn page(ctx: &Ctx, wrong: Option<Said>) -> Answer<DeskPage> {
    let holidays = ctx.town.read(known).await?;
    let voice = &ctx.voice;
    let file = Field::file(voice, "file", voice.say("cases-holidays-file"), TYPES)
        .hint(voice.say("cases-holidays-file-hint"))
        .error(wrong);
    let form = Form {
        head: ctx.form(PATH)?,
        seen: None,
        has_file: true,
        asks: vec![Ask::Field(Box::new(file))],
        foot: FormFoot::new(Button::submit(voice.say("cases-holidays-deed"))).other(voice.say("cases-back"), ctx.link(LIST)),
    };
    let next = ctx.today().year() + 1;
    let mut page = DeskPage::new(ctx, way(ctx, None), voice.say("cases-holidays"))
        .lead(voice.say("cases-holidays-lead"))
        .form(ctx, form, None)
        .part("days", voice.say("cases-holidays-list"), What::Table(Box::new(table(ctx, &holidays))));
    if !holidays.years().contains(&next) {
        let args = [("year", next.to_string().into())];
        page.tells.push(Tell::new(Tone::Late, voice.say_with("cases-holidays-missing", &args)));
    }
    Ok(page)
}

/// From last year on: older ones count for nothing that is still open.
fn table(ctx: &Ctx, holidays: &Holidays) -> Table {
    let voice = &ctx.voice;
    let from = ctx.today().year() - 1;
    let columns = vec![Column::day(voice.say("cases-holidays-day")), Column::text(voice.say("cases-holidays-name"))];
    let table = Table::new(voice, voice.say("cases-holidays-list"), columns).hide_caption();
    let shown = holidays.days().filter(|(day, _)| day.year() >= from);
    shown.fold(table, |table, (day, name)| table.row(Row::new(vec![Cell::text(voice.full_day(day)), Cell::text(name)])))
}
