//! Begin the manifesto of one's section for a year: empty, or with the goals of another year.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::{Db, Fault, Tx};
use engawa_kernel::{Channel, FiscalYear, Id};
use engawa_web::ui::{Asked, Button, ErrorSummary, FormFoot, Kicker, Picks, SaveState, Select};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, FormHead, RouteRow, Said, Visitor, Voice};
use engawa_who::Section;

use super::MAY;
use super::at::{LIST, may_write, path, way};
use super::list::years;
use super::start::{self, Start};
use super::wrongs::{Wrongs, failure, sentence};
use crate::drafting::{self, Listed, Owner, Refused, manifestos};
use crate::evaluation::desk::{ALL_SHEETS, DEPARTMENT, SHEETS};
use crate::pages::Look;

/// The form.
pub(super) const SHOW: RouteRow = RouteRow::get("/desk/manifestos/new", Face::Staff, MAY);
/// The deed.
pub(super) const SUBMIT: RouteRow = RouteRow::post("/desk/manifestos/new", Face::Staff, MAY).fields(&["year", "from"]);

/// The choice of an empty manifesto.
const EMPTY: &str = "empty";

/// Whether a visitor acts for a section that may write.
pub(super) fn may_begin(visitor: &Visitor) -> bool {
    visitor.acting().is_some() && [SHEETS, DEPARTMENT, ALL_SHEETS].iter().any(|permission| visitor.holds(*permission))
}

/// What is known before one begins.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    /// The section for which it is begun.
    pub(super) section: String,
    /// Those that one may take as a start.
    pub(super) earlier: Vec<Listed>,
}

fn read(db: &Db, visitor: &Visitor) -> Result<Known, Fault> {
    let mut earlier = Vec::new();
    for manifesto in manifestos(db)?.into_iter().filter(|manifesto| manifesto.is_in_force) {
        if may_write(db, visitor, Some(manifesto.owner))? {
            earlier.push(manifesto);
        }
    }
    let section = visitor.acting().map(|acting| acting.section_name.clone()).unwrap_or_default();
    Ok(Known { section, earlier })
}

/// What was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) year: String,
    pub(super) from: String,
}

impl Typed {
    /// What is usual: last year's as a start.
    fn usual(known: &Known, today: engawa_kernel::Day) -> Typed {
        let from = known.earlier.first().map_or(EMPTY, |manifesto| manifesto.slug.as_str());
        Typed { year: years(today)[0].number().to_string(), from: from.to_owned() }
    }
}

/// The page `templates/draft_begin.html`.
#[derive(Template)]
#[template(path = "draft_begin.html")]
pub(super) struct BeginPage {
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    lead: Said,
    form: FormHead,
    year: Select,
    from: Picks,
    foot: FormFoot,
}

impl BeginPage {
    /// The form, as it was typed.
    pub(super) fn of(look: &Look, known: &Known, typed: &Typed, wrongs: &Wrongs, form: FormHead) -> BeginPage {
        let voice = &look.voice;
        let (year, from) = (year(look, typed, wrongs), from(voice, known, typed, wrongs));
        let errors = ErrorSummary::of(voice, &[&year as &dyn Asked, &from]).form_error(wrongs.of(""));
        let deed = voice.say("plans-draft-begin-deed");
        let state = if errors.is_empty() { SaveState::nothing(voice, deed.clone()) } else { SaveState::refused(voice) };
        BeginPage {
            way: way(look),
            title: voice.say("plans-draft-begin"),
            lead: voice.say_with("plans-draft-begin-lead", &[("section", known.section.as_str().into())]),
            foot: FormFoot::new(Button::submit(deed)).other(voice.say("plans-draft-back"), look.link(LIST)).state(state),
            form,
            errors,
            year,
            from,
        }
    }
}

fn year(look: &Look, typed: &Typed, wrongs: &Wrongs) -> Select {
    let select = Select::new(&look.voice, "year", look.voice.say("plans-draft-column-year"));
    let select = select.chosen(&typed.year).error(wrongs.of("year"));
    years(look.today)
        .into_iter()
        .fold(select, |select, year| select.option(year.number().to_string(), look.voice.fiscal_year(year)))
}

fn from(voice: &Voice, known: &Known, typed: &Typed, wrongs: &Wrongs) -> Picks {
    let picks = Picks::radios(voice, "from", voice.say("plans-draft-from")).error(wrongs.of("from"));
    let picks = known.earlier.iter().fold(picks, |picks, manifesto| {
        let label = voice.say_with("plans-draft-from-plan", &[("plan", manifesto.title.as_str().into())]);
        picks.pick_with_hint(manifesto.slug.as_str(), label, voice.say("plans-draft-from-plan-hint"))
    });
    picks.pick(EMPTY, voice.say("plans-draft-from-empty")).chosen(&typed.from)
}

/// Shows the form.
pub(super) async fn show(ctx: Ctx) -> Answer<Response> {
    let known = load(&ctx).await?;
    let typed = Typed::usual(&known, ctx.today());
    page(&ctx, &known, &typed, &Wrongs::default(), StatusCode::OK)
}

async fn load(ctx: &Ctx) -> Answer<Known> {
    let visitor = ctx.signed_in()?.clone();
    if !may_begin(&visitor) {
        return Err(Failure::Forbidden);
    }
    Ok(ctx.town.read(move |db| read(db, &visitor)).await?)
}

fn page(ctx: &Ctx, known: &Known, typed: &Typed, wrongs: &Wrongs, status: StatusCode) -> Answer<Response> {
    let page = BeginPage::of(&Look::of(ctx), known, typed, wrongs, ctx.form(SUBMIT.path)?);
    let shell = ctx.shell(page.errors.page_title(&ctx.voice, page.title.clone()));
    let mut answer = ctx.page(&shell, &page)?;
    *answer.status_mut() = status;
    Ok(answer)
}

/// Begins it.
pub(super) async fn submit(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let known = load(&ctx).await?;
    let typed = Typed { year: fields.get("year").to_owned(), from: fields.get("from").to_owned() };
    let year = years(ctx.today()).into_iter().find(|year| year.number().to_string() == typed.year);
    let from = known.earlier.iter().map(|manifesto| manifesto.slug.as_str()).chain([EMPTY]).find(|from| *from == typed.from);
    let (Some(year), Some(from)) = (year, from) else {
        let mut wrongs = Wrongs::default();
        if year.is_none() {
            wrongs.add("year", ctx.voice.say("plans-draft-wrong-year"));
        }
        if from.is_none() {
            wrongs.add("from", ctx.voice.say("plans-draft-wrong-from"));
        }
        return page(&ctx, &known, &typed, &wrongs, StatusCode::UNPROCESSABLE_ENTITY);
    };
    let section: Id<Section> = ctx.acting()?.section.of();
    let wish = Wish { section, year, from: from.to_owned() };
    let (voice, by) = (ctx.voice.clone(), ctx.actor()?);
    let write = move |tx: &mut Tx| begin(tx, &wish, &voice, by.clone());
    match ctx.town.write(fields.key(), write).await {
        Ok(Begun::Here(slug)) => ctx.see_other(&format!("{}?done=begun", path(&slug))),
        Ok(Begun::There) => {
            let wrongs = Wrongs::at("year", ctx.voice.say("plans-draft-wrong-twice"));
            page(&ctx, &known, &typed, &wrongs, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(refused) => match sentence(&ctx.voice, &refused) {
            Some(said) => page(&ctx, &known, &typed, &Wrongs::at("", said), StatusCode::UNPROCESSABLE_ENTITY),
            None => Err(failure(&ctx.voice, refused)),
        },
    }
}

/// What is to be begun.
struct Wish {
    section: Id<Section>,
    year: FiscalYear,
    from: String,
}

/// What came of it.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
enum Begun {
    /// The name of the draft in addresses.
    Here(String),
    /// The section has one for this year.
    There,
}

fn begin(tx: &mut Tx, wish: &Wish, voice: &Voice, by: engawa_kernel::Actor) -> Result<Begun, Refused> {
    let is_it = |manifesto: &Listed| manifesto.owner == Owner::Section(wish.section) && manifesto.year == Some(wish.year);
    if manifestos(tx)?.iter().any(is_it) {
        return Ok(Begun::There);
    }
    let section = engawa_who::section(tx, wish.section)?.ok_or(Refused::Stranger)?;
    let slug = free_slug(tx, wish.year)?;
    let mut codes = drafting::new_codes(tx, &slug)?;
    let start = Start { slug: slug.clone(), section: (&section.code, &section.name), year: wish.year };
    let last = if wish.from == EMPTY { None } else { drafting::in_force(tx, &wish.from)? };
    let file = match last {
        None => start::empty(voice, &start, &mut codes),
        Some(last) => start::like(&last, voice, &start, &mut codes),
    };
    drafting::begin_new(tx, &file, Owner::Section(section.id), by, Channel::Web)?;
    Ok(Begun::Here(slug))
}

/// A name that no plan has or had: sections are named in Japanese, addresses are not.
fn free_slug(db: &Db, year: FiscalYear) -> Result<String, Fault> {
    let mut number = 1u32;
    loop {
        let slug = format!("manifesto-{}-{number}", year.number());
        if drafting::owner_of(db, &slug)?.is_none() {
            return Ok(slug);
        }
        number += 1;
    }
}
