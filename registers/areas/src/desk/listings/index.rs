//! The lists of areas that came in, and taking a new one in.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::ui::{Button, Definitions, ErrorSummary, Field, FormFoot, Kicker, Row as Line, Rows};
use engawa_web::{Answer, Ctx, Face, Fields, FormHead, RouteRow, Said, Voice, key};
use engawa_who::pages::sheet::{Typed, Wrongs};

use super::super::imports::said;
use super::super::{MAY, way};
use super::{path, store};
use crate::acts::TEXT_MAX;
use crate::listings::{Listing, Unlisted, stage};
use crate::model::Kind;

pub(super) const SHOW: RouteRow = RouteRow::get("/desk/areas/listings", Face::Staff, MAY);
pub(super) const TAKE: RouteRow = RouteRow::post("/desk/areas/listings", Face::Staff, MAY).fields(&["source"]).upload("file");

/// What a browser offers first.
const TYPES: &str = ".csv,.txt,.tsv,.xlsx,.geojson,.json";

/// The page `templates/desk_listings.html`.
#[derive(Template)]
#[template(path = "desk_listings.html")]
struct IndexPage {
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    lead: Said,
    form: FormHead,
    file: Field,
    source: Field,
    foot: FormFoot,
    columns_title: Said,
    columns: Definitions,
    list_title: Said,
    list: Rows,
}

pub(super) async fn show(ctx: Ctx) -> Answer<Response> {
    page(&ctx, &Typed::default()).await
}

pub(super) async fn take(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let voice = &ctx.voice;
    let mut found = Wrongs::default();
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
    let why = match ctx.town.write(fields.key(), move |tx| stage(tx, by, &file.name, &file.bytes, &source)).await {
        Ok(id) => return ctx.see_other(&path(id)),
        Err(Unlisted::Fault(fault)) => return Err(fault.into()),
        Err(Unlisted::Unreadable(engawa_sheets::Unreadable::TooManyRows)) => voice.say("areas-listing-rows"),
        Err(Unlisted::Unreadable(why)) => said::unreadable(voice, why),
        Err(Unlisted::Same(_)) => voice.say("areas-import-same"),
        Err(_) => voice.say("areas-listing-nothing"),
    };
    page(&ctx, &Typed::back(fields, Wrongs::at("file", why))).await
}

async fn page(ctx: &Ctx, typed: &Typed) -> Answer<Response> {
    let (listings, kinds) = ctx.town.read(|db| Ok::<_, engawa_db::Fault>((store::listings(db)?, crate::store::kinds(db)?))).await?;
    let voice = &ctx.voice;
    let file = Field::file(voice, "file", voice.say("areas-import-file"), TYPES).hint(voice.say("areas-listing-file-hint"));
    let file = file.error(typed.wrong("file"));
    let source = Field::text(voice, "source", voice.say("areas-listing-source")).hint(voice.say("areas-listing-source-hint"));
    let source = source.value(typed.value("source")).error(typed.wrong("source")).max(TEXT_MAX);
    let page = IndexPage {
        errors: ErrorSummary::of(voice, &[&file, &source]),
        way: way(ctx),
        title: voice.say("areas-listings"),
        lead: voice.say("areas-listings-lead"),
        form: ctx.form(TAKE.path)?,
        file,
        source,
        foot: FormFoot::new(Button::submit(voice.say("areas-import-look"))),
        columns_title: voice.say("areas-listing-columns"),
        columns: columns(voice, &kinds),
        list_title: voice.say("areas-imports-list"),
        list: Rows::new(listings.iter().map(|one| line(ctx, one)).collect(), voice.say("areas-imports-none")),
    };
    let mut answer = ctx.page(&ctx.shell(page.errors.page_title(voice, page.title.clone())), &page)?;
    if !typed.wrongs.is_empty() {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

/// What a file needs, for whoever prepares one.
fn columns(voice: &Voice, kinds: &[Kind]) -> Definitions {
    let words = kinds.iter().map(|kind| kind.word.as_str()).collect::<Vec<_>>().join("、");
    let kind = voice.say_with("areas-listing-needs-kind", &[("kinds", words.into())]);
    Definitions::new()
        .pair(voice.say("areas-column-code"), voice.say("areas-listing-needs-code"))
        .pair(voice.say("areas-column-name"), voice.say("areas-listing-needs-name"))
        .pair(voice.say("areas-column-kind"), kind)
        .pair(voice.say("areas-listing-parent"), voice.say("areas-listing-needs-parent"))
        .pair(voice.say("areas-listing-from"), voice.say("areas-listing-needs-days"))
        .pair(voice.say("areas-listing-before"), voice.say("areas-listing-needs-before"))
}

fn line(ctx: &Ctx, listing: &Listing) -> Line {
    Line::new(listing.name.as_str())
        .href(ctx.link(&path(listing.id)))
        .above(ctx.voice.moment(listing.begun_at))
        .below(stand(&ctx.voice, listing))
}

/// Where it stands, as a word.
pub(super) fn stand(voice: &Voice, listing: &Listing) -> Said {
    voice.say(match (listing.is_open(), listing.stands(), listing.discarded_at.is_some()) {
        (true, _, _) => key("areas-import-open"),
        (_, true, _) => key("areas-import-taken"),
        (_, _, true) => key("areas-import-discarded"),
        _ => key("areas-import-undone"),
    })
}
