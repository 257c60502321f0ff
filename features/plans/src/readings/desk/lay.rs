//! Lay what was looked at into a draft: of a new plan, or of an amendment. What was not looked at is said, and stays out.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{Choice, Id};
use engawa_web::tables::{Cell, Column, Row, Table, TableStyle};
use engawa_web::ui::{Asked, Button, ErrorSummary, Field, FormFoot, SaveState, Select, Tell, Tone, Width};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow, Said, Voice};
use engawa_who::Section;

use super::MAY;
use super::at::{by, failure, opened, path, way};
use super::page::{Ask, AskPage, Form};
use super::words::{called, choice, sort, stand};
use crate::drafting;
use crate::model::PlanKind;
use crate::readings::act::lay;
use crate::readings::book::Whole;
use crate::readings::laying::{Target, Wish, Words};
use crate::readings::model::{FieldName, Reading, Thing, ThingOf};
use crate::readings::refused::Refused;
use crate::readings::store;
use crate::townfile::TEXT_MAX;

const PATH: &str = "/desk/plans/readings/{reading}/draft";

/// Asks.
pub(super) const SHOW: RouteRow = RouteRow::get(PATH, Face::Staff, MAY);
/// The deed.
pub(super) const SUBMIT: RouteRow = RouteRow::post(PATH, Face::Staff, MAY).fields(&["seen", "plan", "title", "slug", "kind"]);

/// The choice of a plan that is not there yet.
const NEW: &str = "new";
/// Before the name of a plan that is in force.
const OF: &str = "of-";
/// The longest name in an address.
const SLUG_MAX: usize = 60;

/// What is asked.
#[derive(Debug, Clone, Default)]
struct Typed {
    plan: String,
    title: String,
    slug: String,
    kind: String,
}

/// What is wrong with it, by the names of the fields.
type Wrongs = Vec<(&'static str, Said)>;

/// Asks.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let (reading, whole) = opened(&ctx, &id).await?;
    let year = ctx.today().to_string().chars().take(4).collect::<String>();
    let slug = ctx.town.read(move |db| free_slug(db, &year)).await?;
    let plan = whole.of(ThingOf::Plan).next();
    let said = |field| plan.map(|plan| plan.now(field).to_owned()).unwrap_or_default();
    let kind = if said(FieldName::Kind).is_empty() { "comprehensive".to_owned() } else { said(FieldName::Kind) };
    let typed = Typed { plan: NEW.to_owned(), title: said(FieldName::Title), slug, kind };
    page(&ctx, &reading, &whole, &typed, &Vec::new(), StatusCode::OK).await
}

/// A name that no plan has or had.
fn free_slug(db: &Db, year: &str) -> Result<String, Fault> {
    let mut number = 1u32;
    loop {
        let slug = format!("plan-{year}-{number}");
        if drafting::owner_of(db, &slug)?.is_none() {
            return Ok(slug);
        }
        number += 1;
    }
}

async fn page(ctx: &Ctx, reading: &Reading, whole: &Whole, typed: &Typed, wrongs: &Wrongs, status: StatusCode) -> Answer<Response> {
    let plans = ctx.town.read(store::plans_without_draft).await?;
    let voice = &ctx.voice;
    let asks = asks(voice, &plans, typed, wrongs);
    let asked: Vec<&dyn Asked> = asks.iter().map(Ask::asked).collect();
    let whole_wrong = wrongs.iter().find(|(field, _)| field.is_empty()).map(|(_, said)| said.clone());
    let errors = ErrorSummary::of(voice, &asked).form_error(whole_wrong);
    let foot = FormFoot::new(Button::submit(voice.say("plans-reading-lay-deed")))
        .other(voice.say("plans-reading-back"), ctx.link(&path(reading.id)));
    let foot = if errors.is_empty() { foot } else { foot.state(SaveState::refused(voice)) };
    let page = AskPage {
        errors,
        way: way(ctx, Some(reading)),
        title: voice.say("plans-reading-to-draft"),
        lead: Some(voice.say("plans-reading-lay-lead")),
        tells: tells(voice, whole),
        form: Some(Form { head: ctx.form(&format!("{}/draft", path(reading.id)))?, seen: whole.seen().to_string(), asks, foot }),
        tables: left_out(voice, whole).into_iter().collect(),
    };
    page.answer(ctx, status)
}

/// What goes into it, and what does not.
fn tells(voice: &Voice, whole: &Whole) -> Vec<Tell> {
    let taken = |of: ThingOf| whole.of(of).filter(|thing| thing.is_taken()).count();
    let args = [("items", taken(ThingOf::Item).into()), ("indicators", taken(ThingOf::Indicator).into())];
    let mut tells = vec![Tell::info(voice.say_with("plans-reading-lay-taken", &args))];
    let open = whole.open().len();
    if open > 0 {
        tells.push(Tell::new(Tone::Late, voice.say_with("plans-reading-lay-open", &[("count", open.into())])));
    }
    let alone = whole.of(ThingOf::Indicator).filter(|thing| thing.is_taken() && thing.taken(FieldName::Under).is_none()).count();
    if alone > 0 {
        tells.push(Tell::info(voice.say_with("plans-reading-lay-alone", &[("count", alone.into())])));
    }
    tells
}

fn asks(voice: &Voice, plans: &[(String, String)], typed: &Typed, wrongs: &Wrongs) -> Vec<Ask> {
    let wrong = |name: &str| wrongs.iter().find(|(field, _)| *field == name && !field.is_empty()).map(|(_, said)| said.clone());
    let plan = Select::new(voice, "plan", voice.say("plans-reading-lay-plan"))
        .without_first()
        .hint(voice.say("plans-reading-lay-plan-hint"))
        .option(NEW, voice.say("plans-reading-lay-new"));
    let plan = plans.iter().fold(plan, |plan, (slug, title)| {
        plan.option(format!("{OF}{slug}"), voice.say_with("plans-reading-lay-amended", &[("plan", title.into())]))
    });
    let title = Field::text(voice, "title", voice.say("plans-reading-field-plan-title"))
        .hint(voice.say("plans-reading-lay-new-only"))
        .value(typed.title.as_str())
        .error(wrong("title"))
        .max(TEXT_MAX)
        .unmarked();
    let slug = Field::text(voice, "slug", voice.say("plans-reading-lay-slug"))
        .hint(voice.say("plans-reading-lay-slug-hint"))
        .value(typed.slug.as_str())
        .error(wrong("slug"))
        .max(SLUG_MAX)
        .width(Width::Middle)
        .unmarked();
    let kind = Select::new(voice, "kind", voice.say("plans-reading-field-kind")).without_first().error(wrong("kind")).unmarked();
    let kind = PlanKind::ALL.iter().fold(kind, |select, kind| {
        let word = choice(voice, FieldName::Kind, kind.code()).unwrap_or_default();
        select.option(kind.code(), word)
    });
    vec![
        Ask::Select(Box::new(plan.chosen(typed.plan.as_str()).error(wrong("plan")))),
        Ask::Field(Box::new(title)),
        Ask::Field(Box::new(slug)),
        Ask::Select(Box::new(kind.chosen(typed.kind.as_str()))),
    ]
}

/// Everything that stays out, each with why.
fn left_out(voice: &Voice, whole: &Whole) -> Option<Table> {
    let left: Vec<&Thing> = whole.things.iter().filter(|thing| thing.of != ThingOf::Plan && !thing.is_taken()).collect();
    let columns = vec![Column::text(voice.say("plans-reading-column-thing")), Column::text(voice.say("plans-reading-column-why"))];
    let row = |thing: &Thing| {
        Row::new(vec![Cell::text(called(voice, thing)).tag(sort(voice, thing.of)), Cell::text(stand(voice, thing))])
    };
    let caption = voice.say_with("plans-reading-lay-left", &[("count", left.len().into())]);
    let table = Table::new(voice, caption, columns).style(TableStyle::Cards);
    (!left.is_empty()).then(|| left.into_iter().take(500).map(row).fold(table, Table::row))
}

/// Lays it.
pub(super) async fn submit(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let (reading, whole) = opened(&ctx, &id).await?;
    let text = |name: &str| fields.trimmed(name).to_owned();
    let typed = Typed { plan: text("plan"), title: text("title"), slug: text("slug"), kind: text("kind") };
    let target = match target(&ctx.voice, &typed) {
        Ok(target) => target,
        Err(wrongs) => return page(&ctx, &reading, &whole, &typed, &wrongs, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let wish = Wish { seen: fields.get("seen").parse().unwrap_or(-1), target };
    let (of, by, words) = (reading.id, by(&ctx)?, words(&ctx.voice));
    let owner: Id<Section> = ctx.acting()?.section.of();
    match ctx.town.write(fields.key(), move |tx| lay(tx, of, &wish, &words, owner, &by)).await {
        Ok(plan) => ctx.see_other(&format!("/desk/manifestos/{}/adoption", crate::pages::escaped(&plan))),
        Err(refused) => back(&ctx, &id, &typed, refused).await,
    }
}

fn target(voice: &Voice, typed: &Typed) -> Result<Target, Wrongs> {
    if let Some(slug) = typed.plan.strip_prefix(OF) {
        return Ok(Target::Amended { slug: slug.to_owned() });
    }
    let mut wrongs = Wrongs::new();
    if typed.title.is_empty() || typed.title.chars().count() > TEXT_MAX {
        wrongs.push(("title", voice.say("plans-reading-wrong-plan-title")));
    }
    let is_address = (1..=SLUG_MAX).contains(&typed.slug.len())
        && typed.slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !is_address {
        wrongs.push(("slug", voice.say("plans-reading-wrong-slug")));
    }
    match PlanKind::from_code(&typed.kind).filter(|_| wrongs.is_empty()) {
        Some(kind) => Ok(Target::New { slug: typed.slug.clone(), title: typed.title.clone(), kind }),
        None => {
            if PlanKind::from_code(&typed.kind).is_none() {
                wrongs.push(("kind", voice.say("plans-reading-wrong-choice")));
            }
            Err(wrongs)
        }
    }
}

fn words(voice: &Voice) -> Words {
    Words {
        group: voice.plain("plans-reading-sort-indicator"),
        source: voice.plain("plans-reading-source-unknown"),
        level: voice.plain("plans-reading-sort-item"),
        bounds: [voice.plain("plans-reading-comparison-above"), voice.plain("plans-reading-comparison-below")],
        interim: voice.plain("plans-reading-interim-before"),
    }
}

async fn back(ctx: &Ctx, id: &str, typed: &Typed, refused: Refused) -> Answer<Response> {
    let voice = &ctx.voice;
    let (field, said, status) = match &refused {
        Refused::Draft(drafting::Refused::NameTaken(_)) => {
            ("slug", voice.say("plans-reading-wrong-taken"), StatusCode::UNPROCESSABLE_ENTITY)
        }
        Refused::Draft(drafting::Refused::HasDraft | drafting::Refused::UnknownPlan(_)) => {
            ("plan", voice.say("plans-reading-wrong-plan"), StatusCode::CONFLICT)
        }
        Refused::Nothing => ("", voice.say("plans-reading-wrong-nothing"), StatusCode::UNPROCESSABLE_ENTITY),
        Refused::Late => ("", voice.say("plans-reading-wrong-late"), StatusCode::CONFLICT),
        Refused::Draft(drafting::Refused::Crooked(_)) => {
            ("", voice.say("plans-reading-wrong-rules"), StatusCode::UNPROCESSABLE_ENTITY)
        }
        _ => return Err(failure(ctx, refused)),
    };
    let (reading, whole) = opened(ctx, id).await?;
    page(ctx, &reading, &whole, typed, &vec![(field, said)], status).await
}
