//! A programme of the list: what it is, who looks after it, how it can be brought.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Choice;
use engawa_kernel::text::nfkc;
use engawa_web::ui::{Button, Field, FormFoot, Picks, Select};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, RouteRow, Said, key};
use engawa_who::Section;

use super::MAY;
use super::at::{INVENTORY, inventory_failure, inventory_way, section_asked, section_of, sections};
use super::page::{Ask, DeskPage, Form};
use crate::by::By;
use crate::inventory::model::{Online, Statement};
use crate::inventory::{ABOUT_MAX, NAME_MAX, Refused, Unfit, add as list, one, state};
use crate::programmes::model::Scene;
use crate::words_of;

const FIELDS: &[&str] = &["slug", "name", "section", "scene", "about", "way", "link", "mark", "basis", "count"];
const PATH: &str = "/desk/inventory/{programme}";

/// Asks for a new one.
pub(super) const NEW: RouteRow = RouteRow::get("/desk/inventory/new", Face::Staff, MAY);
/// Lists it.
pub(super) const ADD: RouteRow = RouteRow::post("/desk/inventory/new", Face::Staff, MAY).fields(FIELDS);
/// One that is listed.
pub(super) const SHOW: RouteRow = RouteRow::get(PATH, Face::Staff, MAY);
/// Says something else of it.
pub(super) const SUBMIT: RouteRow = RouteRow::post(PATH, Face::Staff, MAY).fields(FIELDS);

/// What was typed.
#[derive(Clone, Default)]
struct Typed {
    slug: String,
    name: String,
    section: String,
    scene: String,
    about: String,
    ways: Vec<String>,
    link: String,
    marks: Vec<String>,
    basis: String,
    count: String,
}

/// What is wrong in it.
#[derive(Default)]
struct Wrongs {
    slug: Option<Said>,
    section: Option<Said>,
    scene: Option<Said>,
    count: Option<Said>,
    unfit: Vec<Unfit>,
    form: Option<Said>,
}

impl Typed {
    fn read(fields: &Fields) -> Typed {
        let text = |name: &str| fields.trimmed(name).to_owned();
        let all = |name: &str| fields.all(name).into_iter().map(str::to_owned).collect();
        Typed {
            slug: text("slug"),
            name: text("name"),
            section: text("section"),
            scene: text("scene"),
            about: text("about"),
            ways: all("way"),
            link: text("link"),
            marks: all("mark"),
            basis: text("basis"),
            count: text("count"),
        }
    }

    fn of(said: &Statement) -> Typed {
        let named = |pairs: &[(bool, &str)]| pairs.iter().filter(|(is, _)| *is).map(|(_, name)| (*name).to_owned()).collect();
        Typed {
            slug: String::new(),
            name: said.name.clone(),
            section: said.section.to_string(),
            scene: said.scene.code().to_owned(),
            about: said.about.clone(),
            ways: named(&[
                (said.online == Online::Elsewhere, "online"),
                (said.is_by_post, "post"),
                (said.is_at_counter, "counter"),
            ]),
            link: said.link.clone().unwrap_or_default(),
            marks: named(&[(said.is_national, "national"), (said.is_inside, "inside"), (said.is_gone, "gone")]),
            basis: said.basis.clone().unwrap_or_default(),
            count: said.yearly_count.map(|count| count.to_string()).unwrap_or_default(),
        }
    }

    /// What it says, or what keeps it from saying anything.
    fn said(&self, ctx: &Ctx) -> Result<Statement, Box<Wrongs>> {
        let voice = &ctx.voice;
        let (section, scene) = (section_of(&self.section), Scene::from_code(&self.scene));
        let plain: String = nfkc(&self.count).chars().filter(|sign| *sign != ',').collect();
        let count: Result<Option<i64>, _> = if plain.is_empty() { Ok(None) } else { plain.parse().map(Some) };
        let wrongs = Wrongs {
            section: section.is_none().then(|| voice.say("cases-wrong-section")),
            scene: scene.is_none().then(|| voice.say("cases-wrong-scene")),
            count: count.is_err().then(|| voice.say("cases-wrong-count")),
            ..Wrongs::default()
        };
        let (Some(section), Some(scene), Ok(yearly_count)) = (section, scene, count) else { return Err(Box::new(wrongs)) };
        let has = |list: &[String], name: &str| list.iter().any(|other| other == name);
        let maybe = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Ok(Statement {
            name: self.name.clone(),
            section,
            scene,
            about: self.about.clone(),
            online: if has(&self.ways, "online") { Online::Elsewhere } else { Online::No },
            link: maybe(&self.link),
            is_by_post: has(&self.ways, "post"),
            is_at_counter: has(&self.ways, "counter"),
            is_national: has(&self.marks, "national"),
            is_inside: has(&self.marks, "inside"),
            basis: maybe(&self.basis),
            yearly_count,
            is_gone: has(&self.marks, "gone"),
        })
    }
}

/// Asks for a new one.
pub(super) async fn new(ctx: Ctx) -> Answer<Response> {
    let typed = Typed { ways: vec!["counter".to_owned()], ..Typed::default() };
    page(&ctx, None, &typed, Wrongs::default()).await
}

/// Lists it.
pub(super) async fn add(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let typed = Typed::read(&fields);
    let said = match typed.said(&ctx) {
        Ok(said) => said,
        Err(wrongs) => return page(&ctx, None, &typed, *wrongs).await,
    };
    let (by, slug) = (By::of(&ctx)?, typed.slug.clone());
    let answer = ctx.town.write(fields.key(), move |tx| list(tx, &slug, &said, &by)).await;
    answered(&ctx, None, &typed, answer).await
}

/// Shows one that is listed.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let (today, of) = (ctx.today(), slug.clone());
    let known = ctx.town.read(move |db| one(db, &of, today)).await?.ok_or(Failure::NotFound)?;
    page(&ctx, Some(&slug), &Typed::of(&known.listed.statement), Wrongs::default()).await
}

/// Says something else of it.
pub(super) async fn submit(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let typed = Typed::read(&fields);
    let said = match typed.said(&ctx) {
        Ok(said) => said,
        Err(wrongs) => return page(&ctx, Some(&slug), &typed, *wrongs).await,
    };
    let (by, of) = (By::of(&ctx)?, slug.clone());
    let answer = ctx.town.write(fields.key(), move |tx| state(tx, &of, &said, &by)).await;
    answered(&ctx, Some(&slug), &typed, answer).await
}

async fn answered(ctx: &Ctx, slug: Option<&str>, typed: &Typed, answer: Result<(), Refused>) -> Answer<Response> {
    let voice = &ctx.voice;
    let wrongs = match answer {
        Ok(()) => return ctx.see_other(&format!("{INVENTORY}?done=stated")),
        Err(Refused::Address) => Wrongs { slug: Some(voice.say("cases-wrong-address")), ..Wrongs::default() },
        Err(Refused::Taken) => Wrongs { slug: Some(voice.say("cases-wrong-taken")), ..Wrongs::default() },
        Err(Refused::NoSection) => Wrongs { section: Some(voice.say("cases-wrong-section")), ..Wrongs::default() },
        Err(Refused::Unchanged) => Wrongs { form: Some(voice.say("cases-wrong-unchanged")), ..Wrongs::default() },
        Err(Refused::Unfit(unfit)) => Wrongs { unfit, ..Wrongs::default() },
        Err(refused) => return Err(inventory_failure(ctx, refused)),
    };
    page(ctx, slug, typed, wrongs).await
}

/// The sentence of something that cannot be so.
pub(super) fn unfit_word(unfit: Unfit) -> &'static str {
    match unfit {
        Unfit::Name => key("cases-wrong-name"),
        Unfit::About => key("cases-wrong-about"),
        Unfit::Link => key("cases-wrong-link"),
        Unfit::Way => key("cases-wrong-way"),
        Unfit::Basis => key("cases-wrong-basis"),
        Unfit::Count => key("cases-wrong-count"),
    }
}

async fn page(ctx: &Ctx, slug: Option<&str>, typed: &Typed, wrongs: Wrongs) -> Answer<Response> {
    let voice = &ctx.voice;
    let sections = sections(ctx).await?;
    let path = slug.map_or_else(|| NEW.path.to_owned(), |slug| format!("{INVENTORY}/{slug}"));
    let title = slug.map_or_else(|| voice.say("cases-inventory-new"), |_| Said::text(&typed.name));
    let asks = asks(ctx, slug.is_none(), typed, &wrongs, &sections);
    let form = Form {
        head: ctx.form(&path)?,
        seen: None,
        has_file: false,
        asks,
        foot: FormFoot::new(Button::submit(voice.say("cases-entry-deed"))).other(voice.say("cases-back"), ctx.link(INVENTORY)),
    };
    DeskPage::new(ctx, inventory_way(ctx), title).form(ctx, form, wrongs.form).answer(ctx)
}

fn asks(ctx: &Ctx, is_new: bool, typed: &Typed, wrongs: &Wrongs, sections: &[Section]) -> Vec<Ask> {
    let voice = &ctx.voice;
    let unfit = |which: Unfit| wrongs.unfit.contains(&which).then(|| voice.say(unfit_word(which)));
    let text = |name: &str, label: Said, value: &str, most: usize| Field::text(voice, name, label).value(value).max(most);
    let slug = text("slug", voice.say("cases-begin-slug"), &typed.slug, 40).hint(voice.say("cases-entry-slug-hint"));
    let name = text("name", voice.say("cases-column-name"), &typed.name, NAME_MAX).error(unfit(Unfit::Name));
    let scene = Scene::ALL
        .iter()
        .fold(Select::new(voice, "scene", voice.say("cases-column-scene")).error(wrongs.scene.clone()), |select, scene| {
            select.option(scene.code(), voice.say(words_of::scene(*scene)))
        });
    let about = Field::lines(voice, "about", voice.say("cases-column-about"), 3)
        .value(typed.about.as_str())
        .error(unfit(Unfit::About))
        .optional()
        .max(ABOUT_MAX);
    let link = text("link", voice.say("cases-column-link"), &typed.link, NAME_MAX)
        .hint(voice.say("cases-entry-link-hint"))
        .error(unfit(Unfit::Link))
        .optional();
    let basis = text("basis", voice.say("cases-column-basis"), &typed.basis, NAME_MAX).error(unfit(Unfit::Basis)).optional();
    let count = Field::number(voice, "count", voice.say("cases-column-yearly"))
        .value(typed.count.as_str())
        .error(wrongs.count.clone().or_else(|| unfit(Unfit::Count)))
        .optional();
    let field = |field: Field| Ask::Field(Box::new(field));
    let mut asks = if is_new { vec![field(slug.error(wrongs.slug.clone()))] } else { Vec::new() };
    asks.extend([
        field(name),
        Ask::Select(Box::new(section_asked(ctx, sections, &typed.section, wrongs.section.clone()))),
        Ask::Select(Box::new(scene.chosen(typed.scene.as_str()))),
        field(about),
        Ask::Picks(Box::new(ways(ctx, typed, unfit(Unfit::Way)))),
        field(link),
        Ask::Picks(Box::new(marks(ctx, typed, is_new))),
        field(basis),
        field(count),
    ]);
    asks
}

fn ways(ctx: &Ctx, typed: &Typed, error: Option<Said>) -> Picks {
    let voice = &ctx.voice;
    let picks = Picks::checks(voice, "way", voice.say("cases-inventory-ways"))
        .pick("online", voice.say("cases-column-online"))
        .pick("post", voice.say("cases-column-post"))
        .pick("counter", voice.say("cases-column-counter"))
        .error(error);
    typed.ways.iter().fold(picks, |picks, way| picks.chosen(way.as_str()))
}

fn marks(ctx: &Ctx, typed: &Typed, is_new: bool) -> Picks {
    let voice = &ctx.voice;
    let picks = Picks::checks(voice, "mark", voice.say("cases-entry-marks"))
        .pick_with_hint("national", voice.say("cases-column-national"), voice.say("cases-entry-national-hint"))
        .pick("inside", voice.say("cases-entry-inside"))
        .optional();
    let picks = if is_new {
        picks
    } else {
        picks.pick_with_hint("gone", voice.say("cases-entry-gone"), voice.say("cases-entry-gone-hint"))
    };
    typed.marks.iter().fold(picks, |picks, mark| picks.chosen(mark.as_str()))
}
