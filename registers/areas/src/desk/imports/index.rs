//! The imports, and taking a new file in.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_kernel::{FiscalYear, Id};
use engawa_web::ui::{Button, ErrorSummary, Field, FormFoot, Kicker, Row as Line, Rows, read_day};
use engawa_web::{Answer, Ctx, Face, Fields, FormHead, RouteRow, Said, Voice, key};
use engawa_who::pages::sheet::{Typed, Wrongs};

use super::super::MAY;
use super::{path, said, store};
use crate::acts::TEXT_MAX;
use crate::imports::{Import, Unimported, stage};

pub(super) const SHOW: RouteRow = RouteRow::get("/desk/areas/imports", Face::Staff, MAY);
pub(super) const TAKE: RouteRow = RouteRow::post("/desk/areas/imports", Face::Staff, MAY).fields(&["day", "source"]).upload("file");

/// What a browser offers first.
const TYPES: &str = ".csv,.txt,.tsv,.xlsx,.geojson,.json";

/// The page `templates/desk_imports.html`.
#[derive(Template)]
#[template(path = "desk_imports.html")]
struct IndexPage {
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    lead: Said,
    form: FormHead,
    file: Field,
    day: Field,
    source: Field,
    foot: FormFoot,
    list_title: Said,
    list: Rows,
}

pub(super) async fn show(ctx: Ctx) -> Answer<Response> {
    let day = FiscalYear::of(ctx.today()).first_day();
    page(&ctx, &Typed::fresh(&[("day", &day.to_string())])).await
}

pub(super) async fn take(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let voice = &ctx.voice;
    let mut found = Wrongs::default();
    let day = read_day(fields.trimmed("day"));
    if day.is_none() && !fields.trimmed("day").is_empty() {
        found.add("day", voice.say("areas-wrong-day"));
    }
    let source = fields.trimmed("source").to_owned();
    if source.is_empty() || source.chars().count() > TEXT_MAX || source.chars().any(char::is_control) {
        found.add("source", voice.say_with("areas-wrong-text", &[("max", TEXT_MAX.into())]));
    }
    let file = fields.file().cloned();
    if file.is_none() {
        found.add("file", voice.say("areas-import-no-file"));
    }
    let (true, Some(file)) = (found.is_empty(), file) else { return page(&ctx, &Typed::back(fields, found)).await };
    let by = ctx.signed_in()?.account;
    let staged = ctx.town.write(fields.key(), move |tx| stage(tx, by, &file.name, &file.bytes, day, &source)).await;
    let why = match staged {
        Ok(id) => return ctx.see_other(&path(id)),
        Err(Unimported::Fault(fault)) => return Err(fault.into()),
        Err(Unimported::Unreadable(why)) => said::unreadable(voice, why),
        Err(Unimported::Same(_)) => voice.say("areas-import-same"),
        Err(Unimported::None | Unimported::Nothing) => voice.say("areas-import-nothing"),
    };
    page(&ctx, &Typed::back(fields, Wrongs::at("file", why))).await
}

async fn page(ctx: &Ctx, typed: &Typed) -> Answer<Response> {
    let imports = ctx.town.read(store::imports).await?;
    let voice = &ctx.voice;
    let file = Field::file(voice, "file", voice.say("areas-import-file"), TYPES).hint(voice.say("areas-import-file-hint"));
    let file = file.error(typed.wrong("file"));
    let day =
        Field::day(voice, "day", voice.say("areas-import-day")).value(typed.value("day")).error(typed.wrong("day")).optional();
    let source = Field::text(voice, "source", voice.say("areas-column-source")).hint(voice.say("areas-figures-source-hint"));
    let source = source.value(typed.value("source")).error(typed.wrong("source")).max(TEXT_MAX);
    let page = IndexPage {
        errors: ErrorSummary::of(voice, &[&file, &day, &source]),
        way: super::super::way(ctx),
        title: voice.say("areas-imports"),
        lead: voice.say("areas-imports-lead"),
        form: ctx.form(TAKE.path)?,
        file,
        day,
        source,
        foot: FormFoot::new(Button::submit(voice.say("areas-import-look"))),
        list_title: voice.say("areas-imports-list"),
        list: Rows::new(imports.iter().map(|import| line(ctx, import)).collect(), voice.say("areas-imports-none")),
    };
    let mut answer = ctx.page(&ctx.shell(page.errors.page_title(voice, page.title.clone())), &page)?;
    if !typed.wrongs.is_empty() {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

fn line(ctx: &Ctx, import: &Import) -> Line {
    let id: Id<Import> = import.id;
    Line::new(import.name.as_str())
        .href(ctx.link(&path(id)))
        .above(ctx.voice.moment(import.begun_at))
        .below(stand(&ctx.voice, import))
}

/// Where it stands, as a word.
pub(super) fn stand(voice: &Voice, import: &Import) -> Said {
    voice.say(match (import.statement.is_some(), import.stands, import.discarded_at.is_some()) {
        (_, true, _) => key("areas-import-taken"),
        (true, false, _) => key("areas-import-undone"),
        (false, _, true) => key("areas-import-discarded"),
        (false, _, false) => key("areas-import-open"),
    })
}
