//! Prepare the evaluation of a plan for a year: which form, which items, who looks, by when.

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{Channel, Day, FiscalYear};
use engawa_web::ui::{Asked as Question, Button, Choices, ErrorSummary, FormFoot, Kicker, Picks, SaveState, Select, Tell};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, FormHead, RouteRow, Said, Voice};
use serde::Deserialize;

use super::super::MAY_ALL;
use super::at::{YEARS, round_path, way};
use super::refusals::{self, Wrongs};
use super::setting::{SettingParts, TypedSetting};
use crate::book;
use crate::desk::due::year_due;
use crate::evaluation::form::{Form, templates};
use crate::evaluation::model::Round;
use crate::evaluation::{Refused, reading, round};
use crate::model::Plan;
use crate::pages::Look;

/// The form.
pub(super) const SHOW: RouteRow = RouteRow::get("/desk/evaluation/new", Face::Staff, MAY_ALL).asks(&["plan"]);
/// The deed.
pub(super) const SUBMIT: RouteRow = RouteRow::post("/desk/evaluation/new", Face::Staff, MAY_ALL).fields(&[
    "plan",
    "year",
    "form",
    "level",
    "step",
    "section-by",
    "department-by",
    "planning-by",
]);

/// So many years back can be evaluated: a town that begins brings its past along.
const YEARS_BACK: i32 = 4;
/// So many earlier forms are offered.
const EARLIER_MAX: usize = 5;
/// Before the id of a round whose form is taken.
const EARLIER: &str = "round-";

/// Which plan is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    plan: String,
}

/// The plans of the town, the one that is evaluated, and its earlier rounds.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) plans: Vec<Plan>,
    pub(super) plan: Plan,
    pub(super) rounds: Vec<Round>,
}

/// What was typed.
#[derive(Debug, Clone)]
pub(super) struct TypedRound {
    pub(super) year: String,
    pub(super) form: String,
    pub(super) setting: TypedSetting,
}

impl TypedRound {
    /// What is usual: the last year that is over, the form of the year before.
    pub(super) fn usual(voice: &Voice, known: &Known, today: Day) -> TypedRound {
        let is_free = |year: &FiscalYear| known.rounds.iter().all(|round| round.year != *year);
        let year = Some(year_due(today)).filter(is_free).or_else(|| years(today).find(is_free));
        let earlier = known.rounds.first().map(|round| format!("{EARLIER}{}", round.id));
        let form = earlier.or_else(|| templates().first().map(|form| form.code.clone())).unwrap_or_default();
        let setting = TypedSetting::usual(voice, &known.plan, year.unwrap_or(year_due(today)), today);
        TypedRound { year: year.map(|year| year.number().to_string()).unwrap_or_default(), form, setting }
    }

    fn read(fields: &Fields) -> TypedRound {
        TypedRound { year: fields.get("year").to_owned(), form: fields.get("form").to_owned(), setting: TypedSetting::read(fields) }
    }

    /// The form that is meant: one of the program, or that of an earlier round of the plan.
    fn form(&self, known: &Known) -> Option<Form> {
        match self.form.strip_prefix(EARLIER) {
            Some(id) => known.rounds.iter().find(|round| round.id.to_string() == id).map(|round| round.form.clone()),
            None => templates().into_iter().find(|form| form.code == self.form),
        }
    }
}

/// The years to choose from, the latest first.
fn years(today: Day) -> impl Iterator<Item = FiscalYear> {
    let now = FiscalYear::of(today).number();
    (0..=YEARS_BACK).map(move |back| FiscalYear(now - back))
}

fn read(db: &Db, slug: &str) -> Result<Option<Known>, Fault> {
    let mut plans = book::plans(db)?;
    plans.retain(|plan| plan.body.is_none());
    let asked = plans.iter().find(|plan| plan.slug == slug).or(plans.first().filter(|_| slug.is_empty())).cloned();
    let Some(plan) = asked else { return Ok(None) };
    let rounds = reading::rounds(db)?.into_iter().filter(|round| round.plan == plan.id).collect();
    Ok(Some(Known { plans, plan, rounds }))
}

async fn load(ctx: &Ctx, slug: &str) -> Answer<Known> {
    let slug = slug.to_owned();
    ctx.town.read(move |db| read(db, &slug)).await?.ok_or(Failure::NotFound)
}

/// The page `templates/ev_planning_prepare.html`.
#[derive(Template)]
#[template(path = "ev_planning_prepare.html")]
pub(super) struct PreparePage {
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    lead: Said,
    plans: Choices,
    form: FormHead,
    plan: String,
    year: Select,
    forms: Picks,
    setting: SettingParts,
    foot: FormFoot,
}

impl PreparePage {
    /// The form, as it was typed.
    pub(super) fn of(look: &Look, known: &Known, typed: &TypedRound, wrongs: &Wrongs, form: FormHead) -> PreparePage {
        let voice = &look.voice;
        let (year, forms) = (year(look, typed, wrongs), forms(voice, known, typed).error(wrongs.of("form")));
        let setting = SettingParts::of(voice, &known.plan, &typed.setting, wrongs);
        let asked: Vec<&dyn Question> = [&year as &dyn Question, &forms].into_iter().chain(setting.asked()).collect();
        let errors = ErrorSummary::of(voice, &asked).form_error(wrongs.of(""));
        let deed = voice.say("plans-ev-planning-prepare-deed");
        let state = if errors.is_empty() { SaveState::nothing(voice, deed.clone()) } else { SaveState::refused(voice) };
        PreparePage {
            way: way(look),
            title: voice.say_with("plans-ev-planning-prepare-title", &[("plan", known.plan.title.as_str().into())]),
            lead: voice.say("plans-ev-planning-prepare-lead"),
            plans: plans(look, known),
            plan: known.plan.slug.clone(),
            foot: FormFoot::new(Button::submit(deed)).other(voice.say("plans-ev-planning-back"), look.link(YEARS)).state(state),
            form,
            errors,
            year,
            forms,
            setting,
        }
    }
}

fn plans(look: &Look, known: &Known) -> Choices {
    let link = |choices: Choices, plan: &Plan| {
        let href = look.link(&format!("{}?plan={}", SHOW.path, plan.slug));
        choices.link(plan.title.as_str(), href, plan.id == known.plan.id)
    };
    known.plans.iter().fold(Choices::new(look.voice.plain("plans-ev-planning-prepare-plans")), link)
}

fn year(look: &Look, typed: &TypedRound, wrongs: &Wrongs) -> Select {
    let voice = &look.voice;
    let select = Select::new(voice, "year", voice.say("plans-ev-planning-year"))
        .hint(voice.say("plans-ev-planning-year-hint"))
        .chosen(&typed.year)
        .error(wrongs.of("year"));
    years(look.today).fold(select, |select, year| select.option(year.number().to_string(), voice.fiscal_year(year)))
}

fn forms(voice: &Voice, known: &Known, typed: &TypedRound) -> Picks {
    let mut picks =
        Picks::radios(voice, "form", voice.say("plans-ev-planning-form")).hint(voice.say("plans-ev-planning-form-hint"));
    for round in known.rounds.iter().take(EARLIER_MAX) {
        let args = [("year", voice.fiscal_year(round.year).into()), ("title", round.form.title.as_str().into())];
        let label = voice.say_with("plans-ev-planning-form-earlier", &args);
        picks = picks.pick_with_hint(format!("{EARLIER}{}", round.id), label, about(voice, &round.form));
    }
    for form in templates() {
        picks = picks.pick_with_hint(form.code.clone(), form.title.as_str(), about(voice, &form));
    }
    picks.chosen(&typed.form)
}

/// How much a form asks.
fn about(voice: &Voice, form: &Form) -> Said {
    let args = [
        ("scale", form.scale.name.as_str().into()),
        ("grades", form.scale.grades.len().into()),
        ("fields", form.fields.len().into()),
        ("required", form.fields.iter().filter(|field| field.is_required).count().into()),
    ];
    voice.say_with("plans-ev-planning-form-about", &args)
}

/// The page `templates/ev_planning_nothing.html`: a town without a plan has nothing to evaluate.
#[derive(Template)]
#[template(path = "ev_planning_nothing.html")]
pub(super) struct NothingPage {
    way: Kicker,
    title: Said,
    tell: Tell,
}

impl NothingPage {
    /// The page.
    pub(super) fn of(look: &Look) -> NothingPage {
        NothingPage {
            way: way(look),
            title: look.voice.say("plans-ev-planning-prepare"),
            tell: Tell::info(look.voice.say("plans-ev-planning-prepare-no-plan")),
        }
    }
}

/// Shows the form with what is usual.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Answer<Response> {
    let look = Look::of(&ctx);
    if asked.plan.is_empty() && ctx.town.read(book::plans).await?.is_empty() {
        let page = NothingPage::of(&look);
        return ctx.page(&ctx.shell(page.title.clone()), &page);
    }
    let known = load(&ctx, &asked.plan).await?;
    let typed = TypedRound::usual(&ctx.voice, &known, ctx.today());
    page(&ctx, &known, &typed, &Wrongs::default())
}

fn page(ctx: &Ctx, known: &Known, typed: &TypedRound, wrongs: &Wrongs) -> Answer<Response> {
    let page = PreparePage::of(&Look::of(ctx), known, typed, wrongs, ctx.form(SUBMIT.path)?);
    let shell = ctx.shell(page.errors.page_title(&ctx.voice, page.title.clone()));
    let mut answer = ctx.page(&shell, &page)?;
    if !page.errors.is_empty() {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

/// Prepares the round.
pub(super) async fn submit(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let known = load(&ctx, fields.get("plan")).await?;
    let typed = TypedRound::read(&fields);
    let (year, form, setting) = match meant(&ctx.voice, &known, &typed) {
        Ok(meant) => meant,
        Err(wrongs) => return page(&ctx, &known, &typed, &wrongs),
    };
    let (plan, by) = (known.plan.slug.clone(), ctx.actor()?);
    let prepare = move |tx: &mut _| round::prepare(tx, &plan, year, &form, &setting, by.clone(), Channel::Web);
    match ctx.town.write(fields.key(), prepare).await {
        Ok(id) => ctx.see_other(&format!("{}?done=prepared", round_path(id))),
        Err(Refused::Fault(fault)) => Err(fault.into()),
        Err(refused) => match refusals::sentence(&ctx.voice, &refused) {
            Some(sentence) => page(&ctx, &known, &typed, &Wrongs::at(refusals::place(&refused), sentence)),
            None => Err(refusals::failure(&ctx.voice, refused)),
        },
    }
}

/// What the one who typed means, as far as it can be told without the town.
fn meant(
    voice: &Voice,
    known: &Known,
    typed: &TypedRound,
) -> Result<(FiscalYear, Form, crate::evaluation::model::Setting), Wrongs> {
    let setting = typed.setting.setting(voice);
    let (year, form) = (typed.year.parse().ok().map(FiscalYear), typed.form(known));
    match (year, form, setting) {
        (Some(year), Some(form), Ok(setting)) => Ok((year, form, setting)),
        (year, form, setting) => {
            let mut wrongs = setting.err().unwrap_or_default();
            if year.is_none() {
                wrongs.add("year", voice.say("plans-ev-planning-wrong-year"));
            }
            if form.is_none() {
                wrongs.add("form", voice.say("plans-ev-planning-wrong-form"));
            }
            Err(wrongs)
        }
    }
}
