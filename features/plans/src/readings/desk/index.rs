//! The readings, and taking a document in.

use std::time::Duration;

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::ui::{Button, ErrorSummary, Field, FormFoot, Kicker, Row as Line, Rows};
use engawa_web::{Answer, Ctx, Face, Fields, FormHead, RouteRow, Said};

use super::MAY;
use super::at::{LIST, by, failure, path};
use super::words::where_it_is;
use crate::readings::act::begin;
use crate::readings::model::Reading;
use crate::readings::{store, work};

/// The page.
pub(super) const SHOW: RouteRow = RouteRow::get(LIST, Face::Staff, MAY).asks(&["done"]);
/// The deed.
pub(super) const TAKE: RouteRow = RouteRow::post(LIST, Face::Staff, MAY).upload("file");

/// What a browser offers first.
const TYPES: &str = ".pdf,.xlsx,.docx,.csv,.tsv,.html,.htm,.md,.txt";
/// Most documents are read within this time, and then there is nothing to wait for.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// The page `templates/reading_list.html`.
#[derive(Template)]
#[template(path = "reading_list.html")]
struct ListPage {
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    lead: Said,
    form: FormHead,
    file: Field,
    foot: FormFoot,
    list_title: Said,
    list: Rows,
}

/// Shows them.
pub(super) async fn show(ctx: Ctx) -> Answer<Response> {
    page(&ctx, None).await
}

/// Takes a document in, and lets it be read outside of the unit.
pub(super) async fn take(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let Some(file) = fields.file().cloned() else {
        return page(&ctx, Some(ctx.voice.say("plans-reading-wrong-file"))).await;
    };
    let by = by(&ctx)?;
    let (name, bytes) = (file.name.clone(), file.bytes.clone());
    let begun = ctx.town.write(fields.key(), move |tx| begin(tx, &by, &name, &bytes)).await;
    let id = begun.map_err(|refused| failure(&ctx, refused))?;
    let work = tokio::spawn(work::read(ctx.town.clone(), id, file.name, file.bytes));
    // What takes longer goes on, and its page shows how far it is.
    let _ = tokio::time::timeout(PATIENCE, work).await;
    ctx.see_other(&path(id))
}

async fn page(ctx: &Ctx, wrong: Option<Said>) -> Answer<Response> {
    let readings = ctx.town.read(store::readings).await?;
    let voice = &ctx.voice;
    let file = Field::file(voice, "file", voice.say("plans-reading-file"), TYPES)
        .hint(voice.say("plans-reading-file-hint"))
        .hint(voice.say("plans-reading-file-bounds"))
        .error(wrong);
    let errors = ErrorSummary::of(voice, &[&file]);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ListPage {
        errors,
        way: Kicker::new().part(voice.say("plans-reading-above")),
        title: voice.say("plans-reading-desk"),
        lead: voice.say("plans-reading-lead"),
        form: ctx.form(TAKE.path)?,
        file,
        foot: FormFoot::new(Button::submit(voice.say("plans-reading-take"))),
        list_title: voice.say("plans-reading-list"),
        list: Rows::new(readings.iter().map(|reading| line(ctx, reading)).collect(), voice.say("plans-reading-none")),
    };
    let mut answer = ctx.page(&ctx.shell(page.errors.page_title(voice, page.title.clone())), &page)?;
    *answer.status_mut() = status;
    Ok(answer)
}

fn line(ctx: &Ctx, reading: &Reading) -> Line {
    let above = [("at", ctx.voice.moment(reading.begun_at).into()), ("post", reading.post.as_str().into())];
    Line::new(reading.name.as_str())
        .href(ctx.link(&path(reading.id)))
        .above(ctx.voice.say_with("plans-reading-came", &above))
        .below(where_it_is(&ctx.voice, reading))
}
