//! The imports so far, and taking a file in.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::Fault;
use engawa_kernel::{AnyId, Id};
use engawa_web::ui::{Button, ErrorSummary, Field, FormFoot, Kicker, Link, Row as Line, Rows};
use engawa_web::{Answer, Ctx, Fields, FormHead, Said, key};
use engawa_who::pages::sheet::{Typed, Wrongs};

use super::{Seat, Sent, Shown, said};
use crate::deeds::imports::{Checked, File, take_in};
use crate::model::{Import, Organization, Stage};
use crate::store;
use engawa_parties::desk::forms::party as party_named;

/// What a browser offers first.
const TYPES: &str = ".csv,.txt,.tsv,.xlsx";

/// The page `templates/imports.html`.
#[derive(Template)]
#[template(path = "imports.html")]
struct IndexPage {
    is_desk: bool,
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    lead: Said,
    form: FormHead,
    body: Option<Field>,
    file: Field,
    foot: FormFoot,
    sample: Link,
    list_title: Said,
    list: Rows,
}

pub(super) async fn show_at_office(ctx: Ctx, Path(slug): Path<String>) -> Shown {
    let seat = Seat::office(&ctx, &slug).await?;
    page(&ctx, &seat, &Typed::default()).await
}

pub(super) async fn show_at_desk(ctx: Ctx) -> Shown {
    page(&ctx, &Seat::Desk, &Typed::default()).await
}

pub(super) async fn take_at_office(ctx: Ctx, Path(slug): Path<String>, fields: Sent) -> Shown {
    let seat = Seat::office(&ctx, &slug).await?;
    take(&ctx, &seat, fields).await
}

pub(super) async fn take_at_desk(ctx: Ctx, fields: Sent) -> Shown {
    take(&ctx, &Seat::Desk, fields).await
}

async fn take(ctx: &Ctx, seat: &Seat, fields: Fields) -> Answer<Response> {
    let mut wrongs = Wrongs::default();
    let body = match seat {
        Seat::Office(entered) => Some(entered.body.id.any()),
        Seat::Desk => body_named(ctx, fields.trimmed("body"), &mut wrongs).await?,
    };
    let file = fields.file().map(|file| File { name: file.name.chars().take(100).collect(), bytes: file.bytes.clone() });
    if file.is_none() {
        wrongs.add("file", ctx.voice.say("parties-import-no-file"));
    }
    let (Some(body), Some(file)) = (body, file) else { return page(ctx, seat, &Typed::back(fields, wrongs)).await };
    let (account, is_desk) = (ctx.signed_in()?.account, seat.is_desk());
    let taken = match Checked::of(file) {
        Ok(checked) => ctx.town.write(fields.key(), move |tx| take_in(tx, body.of(), account, is_desk, &checked)).await,
        Err(why) => Err(why),
    };
    match taken {
        Ok(id) => ctx.see_other(&seat.path(id)),
        Err(why) => {
            let wrongs = Wrongs::at("file", said::unimported(&ctx.voice, why)?);
            page(ctx, seat, &Typed::back(fields, wrongs)).await
        }
    }
}

/// The body that a field of city hall names.
async fn body_named(ctx: &Ctx, text: &str, wrongs: &mut Wrongs) -> Answer<Option<AnyId>> {
    let asked = text.to_owned();
    let found = ctx.town.read(move |db| party_named(db, &asked, &["organization"])).await?;
    if found.is_none() {
        wrongs.add("body", ctx.voice.say("parties-refused-unknown"));
    }
    Ok(found)
}

async fn page(ctx: &Ctx, seat: &Seat, typed: &Typed) -> Answer<Response> {
    let own = match seat {
        Seat::Office(entered) => Some(entered.body.id),
        Seat::Desk => None,
    };
    let found = ctx.town.read(move |db| listed(db, own)).await?;
    let voice = &ctx.voice;
    let file = Field::file(voice, "file", voice.say("parties-import-file"), TYPES).hint(voice.say("parties-import-file-hint"));
    let file = file.hint(voice.say("parties-import-file-number")).error(typed.wrong("file"));
    let body = seat.is_desk().then(|| {
        let field = Field::text(voice, "body", voice.say("parties-import-body")).value(typed.value("body"));
        field.hint(voice.say("parties-form-other-hint")).error(typed.wrong("body")).autocomplete("off")
    });
    let errors = match &body {
        Some(body) => ErrorSummary::of(voice, &[body, &file]),
        None => ErrorSummary::of(voice, &[&file]),
    };
    let content = IndexPage {
        is_desk: seat.is_desk(),
        errors,
        way: seat.way(ctx),
        title: voice.say("parties-imports"),
        lead: voice.say(if seat.is_desk() { key("parties-imports-lead-desk") } else { key("parties-imports-lead") }),
        form: ctx.form(&seat.base())?,
        body,
        file,
        foot: FormFoot::new(Button::submit(voice.say("parties-import-look"))),
        sample: Link::new(voice.say("parties-import-sample"), ctx.link(&format!("{}/sample.csv", seat.base()))),
        list_title: voice.say("parties-imports-list"),
        list: Rows::new(
            found.iter().map(|(import, body)| line(ctx, seat, import, body)).collect(),
            voice.say("parties-imports-none"),
        ),
    };
    let mut answer = ctx.page(&ctx.shell(content.errors.page_title(voice, content.title.clone())), &content)?;
    if !typed.wrongs.is_empty() {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

fn listed(db: &engawa_db::Db, own: Option<Id<Organization>>) -> Result<Vec<(Import, String)>, Fault> {
    let imports = match own {
        Some(own) => store::imports::imports_of(db, own)?,
        None => store::imports::imports_for_bodies(db)?,
    };
    let mut found = Vec::new();
    for import in imports {
        let body = store::bodies::organization(db, import.organization)?;
        found.push((import, body.map(|body| body.name).unwrap_or_default()));
    }
    Ok(found)
}

fn line(ctx: &Ctx, seat: &Seat, import: &Import, body: &str) -> Line {
    let title = if seat.is_desk() { format!("{body}　{}", import.name) } else { import.name.clone() };
    let line = Line::new(title).href(ctx.link(&seat.path(import.id))).above(ctx.voice.moment(import.begun_at));
    let stage = ctx.voice.say(stage_word(import.stage()));
    let by_city = import.is_for_body && !seat.is_desk();
    line.below(if by_city { ctx.voice.say_with("parties-import-by-city", &[("stage", stage.into())]) } else { stage })
}

/// Where an import stands, as a word.
pub(super) fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Open => key("parties-import-open"),
        Stage::Laying => key("parties-import-laying"),
        Stage::Stands => key("parties-import-stands"),
        Stage::Undone => key("parties-import-undone"),
        Stage::Discarded => key("parties-import-discarded"),
    }
}
