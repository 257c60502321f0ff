//! Look at one thing: accept it as it stands, correct it, drop it. Enter accepts and goes on to the next.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_kernel::Choice;
use engawa_web::{Answer, Ctx, Face, Failure, Fields, RouteRow};

use super::MAY;
use super::at::{by, failure, opened, path, thing_path};
use super::thing_page::{Came, ThingPage};
use crate::readings::act::{Word, decide};
use crate::readings::book::Whole;
use crate::readings::model::{FieldName, Reading, Thing};
use crate::readings::refused::Refused;
use crate::readings::source::{Line, lines_around, wanted};
use crate::readings::store;

const PATH: &str = "/desk/plans/readings/{reading}/parts/{number}";

/// The page.
pub(super) const SHOW: RouteRow = RouteRow::get(PATH, Face::Staff, MAY).script("reading");
/// The deed.
pub(super) const SUBMIT: RouteRow = RouteRow::post(PATH, Face::Staff, MAY)
    .fields(&[
        "seen",
        "deed",
        "pick",
        "title",
        "kind",
        "year",
        "number",
        "level",
        "under",
        "department",
        "aim",
        "situation",
        "approach",
        "unit",
        "baseline",
        "baseline-year",
        "target",
        "target-year",
        "comparison",
        "cumulative",
        "group",
        "interim",
    ])
    .script("reading");

/// The deed that drops the whole thing.
const DROP: &str = "drop";

/// Shows it.
pub(super) async fn show(ctx: Ctx, Path((id, number)): Path<(String, String)>) -> Answer<Response> {
    let (reading, whole) = opened(&ctx, &id).await?;
    let thing = thing_of(&whole, &number)?;
    page(&ctx, &reading, &whole, thing, &Came::default(), StatusCode::OK).await
}

fn thing_of<'w>(whole: &'w Whole, number: &str) -> Answer<&'w Thing> {
    number.parse().ok().and_then(|number| whole.thing(number)).ok_or(Failure::NotFound)
}

async fn page(ctx: &Ctx, reading: &Reading, whole: &Whole, thing: &Thing, came: &Came, status: StatusCode) -> Answer<Response> {
    let source = source(ctx, reading, thing).await?;
    let form = ctx.form(&thing_path(reading.id, thing.number))?;
    let page = ThingPage::of(ctx, (reading, whole), thing, came, form, source);
    let mut answer = ctx.page(&ctx.shell(page.errors.page_title(&ctx.voice, page.title.clone())), &page)?;
    *answer.status_mut() = status;
    Ok(answer)
}

/// The lines in which it stands.
async fn source(ctx: &Ctx, reading: &Reading, thing: &Thing) -> Answer<Vec<Line>> {
    let places: Vec<_> = thing.fields.iter().filter_map(|found| found.place).collect();
    let (id, lines) = (reading.id, wanted(&places));
    let texts = ctx
        .town
        .read(move |db| {
            let mut parts: Vec<store::TextPart> = Vec::new();
            for line in lines {
                if parts.iter().all(|part| !(part.first..part.first + part.count).contains(&line)) {
                    parts.extend(store::text_at(db, id, line)?);
                }
            }
            Ok::<_, engawa_db::Fault>(parts)
        })
        .await?;
    let line = |number: i64| {
        let part = texts.iter().find(|part| (part.first..part.first + part.count).contains(&number))?;
        part.body.split('\n').nth(usize::try_from(number - part.first).ok()?).map(str::to_owned)
    };
    Ok(lines_around(&places, &line))
}

/// Keeps what was said of it.
pub(super) async fn submit(ctx: Ctx, Path((id, number)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let (reading, whole) = opened(&ctx, &id).await?;
    let thing = thing_of(&whole, &number)?;
    let typed = typed(thing, &fields);
    if !fields.get("pick").is_empty() {
        // Without script a choice fills its field, and the page comes back to be looked at.
        let came = Came { typed: Some(typed), ..Came::default() };
        return page(&ctx, &reading, &whole, thing, &came, StatusCode::OK).await;
    }
    let word = Word {
        number: thing.number,
        seen: fields.get("seen").parse().unwrap_or(-1),
        fields: (fields.get("deed") != DROP).then(|| typed.clone()),
    };
    let (of, by) = (reading.id, by(&ctx)?);
    match ctx.town.write(fields.key(), move |tx| decide(tx, of, &word, &by)).await {
        Ok(()) => on(&ctx, &id, thing.number).await,
        Err(refused) => back(&ctx, &id, &number, typed, refused).await,
    }
}

/// What the form says of each field; with the choice that was pressed.
fn typed(thing: &Thing, fields: &Fields) -> Vec<(FieldName, String)> {
    let pick = fields.get("pick").split_once('.').and_then(|(field, at)| Some((field.to_owned(), at.parse::<usize>().ok()?)));
    let of = |found: &crate::readings::model::Found| {
        let code = found.field.code();
        let picked = pick.as_ref().filter(|(field, _)| field == code).and_then(|(_, at)| found.choices.get(*at));
        let text = match picked {
            Some(choice) => choice.clone(),
            None if fields.has(code) => fields.get(code).to_owned(),
            None => found.now().unwrap_or_default().to_owned(),
        };
        (found.field, text)
    };
    thing.fields.iter().map(of).collect()
}

/// On to what comes next; to the reading when everything was looked at.
async fn on(ctx: &Ctx, id: &str, after: i64) -> Answer<Response> {
    let (reading, whole) = opened(ctx, id).await?;
    match whole.next(after) {
        Some(next) => ctx.see_other(&thing_path(reading.id, next.number)),
        None => ctx.see_other(&format!("{}?done=all", path(reading.id))),
    }
}

async fn back(ctx: &Ctx, id: &str, number: &str, typed: Vec<(FieldName, String)>, refused: Refused) -> Answer<Response> {
    let (came, status) = match refused {
        Refused::Unfit(wrongs) => (Came { typed: Some(typed), wrongs, is_late: false }, StatusCode::UNPROCESSABLE_ENTITY),
        Refused::Late => (Came { typed: Some(typed), is_late: true, ..Came::default() }, StatusCode::CONFLICT),
        other => return Err(failure(ctx, other)),
    };
    let (reading, whole) = opened(ctx, id).await?;
    page(ctx, &reading, &whole, thing_of(&whole, number)?, &came, status).await
}
