//! A manifesto on one page: its head, its goals in their order, what is to be done next.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::ui::{
    Asked, Button, Definitions, ErrorSummary, Field, FormFoot, Kicker, PostButton, SaveState, Select, Tell, Tone, Written,
};
use engawa_web::{Answer, Ctx, Face, FormHead, RouteRow, Said, Voice, key};

use super::MAY;
use super::at::{Done, Known, goal_path, meet, path, root, way, year_of};
use super::goal::Moved;
use super::list;
use super::wrongs::{self, Wrongs};
use crate::drafting::adoption::unwritten;
use crate::drafting::edit::{figure_of, steps};
use crate::model::PartKind;
use crate::pages::{Look, plan_path};
use crate::townfile::{NodeFile, PlanFile, TEXT_MAX};

/// The page.
pub(super) const SHOW: RouteRow = RouteRow::get("/desk/manifestos/{plan}", Face::Staff, MAY).asks(&["done"]);

/// The head, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TypedHead {
    pub(super) mission: String,
    pub(super) post: String,
}

impl TypedHead {
    /// As it stands.
    pub(super) fn of(file: &PlanFile) -> TypedHead {
        let root = root(file);
        let mission = root.and_then(|root| root.parts.iter().find(|part| part.kind == PartKind::Aim));
        let post = root.and_then(|root| root.roles.first());
        TypedHead {
            mission: mission.map(|part| part.text.clone()).unwrap_or_default(),
            post: post.map(|role| role.text.clone()).unwrap_or_default(),
        }
    }
}

/// How the page came to be shown: fresh, or back with what was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Came {
    pub(super) head: TypedHead,
    /// What stands now, where someone else was quicker.
    pub(super) theirs: Option<TypedHead>,
    pub(super) wrongs: Wrongs,
    pub(super) late: Option<Said>,
    pub(super) done: String,
    /// What the form carried along, where it comes back as it was sent.
    pub(super) seen: Option<String>,
    /// What was typed where there is no draft any more to write it into.
    pub(super) kept: Option<TypedHead>,
}

impl Came {
    /// As it stands.
    pub(super) fn fresh(known: &Known) -> Came {
        Came { head: known.file().map(TypedHead::of).unwrap_or_default(), ..Came::default() }
    }
}

/// The page `templates/draft_plan.html`.
#[derive(Template)]
#[template(path = "draft_plan.html")]
pub(super) struct PlanPage {
    voice: Voice,
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    tells: Vec<Tell>,
    kept: Vec<Written>,
    state: Said,
    facts: Definitions,
    head: Option<HeadForm>,
    goals: Vec<Card>,
    deeds: Vec<Button>,
    add: Option<Button>,
}

/// The form of the head.
struct HeadForm {
    form: FormHead,
    seen: String,
    mission: Field,
    post: Option<Select>,
    foot: FormFoot,
}

impl HeadForm {
    fn of(look: &Look, (form, seen): (FormHead, String), mission: Field, post: Option<Select>, is_right: bool) -> HeadForm {
        let foot = FormFoot::new(Button::submit(look.voice.say("plans-draft-head-save")).outline());
        let foot = if is_right { foot } else { foot.state(SaveState::refused(&look.voice)) };
        HeadForm { form, seen, mission, post, foot }
    }
}

/// A goal, and what can be done with it.
struct Card {
    id: String,
    number: Said,
    heading: String,
    facts: Definitions,
    notes: Vec<Said>,
    change: Option<Button>,
    moves: Vec<PostButton>,
    removal: Option<Button>,
}

/// The heads of the forms of the page.
pub(super) struct Forms {
    pub(super) head: FormHead,
    pub(super) order: FormHead,
}

impl PlanPage {
    /// The page of a manifesto.
    pub(super) fn of(look: &Look, known: &Known, came: &Came, forms: Forms) -> PlanPage {
        let voice = &look.voice;
        let (mission, post) = (mission(voice, came), post(voice, known, came));
        let asked: Vec<&dyn Asked> = std::iter::once(&mission as &dyn Asked).chain(post.iter().map(|post| post as _)).collect();
        let is_drafted = known.draft.is_some();
        let errors = if is_drafted { ErrorSummary::of(voice, &asked) } else { ErrorSummary::of(voice, &[]) };
        let errors = errors.form_error(came.wrongs.of(""));
        let goals = cards(look, known, &forms.order);
        PlanPage {
            way: way(look),
            title: known.file().map(|file| file.title.as_str().into()).unwrap_or_default(),
            tells: tells(voice, known, came),
            kept: kept(voice, came),
            state: state(voice, known),
            facts: facts(look, known, came),
            head: is_drafted.then(|| {
                let seen = came.seen.clone().unwrap_or_else(|| known.seen());
                HeadForm::of(look, (forms.head, seen), mission, post, errors.is_empty())
            }),
            goals,
            deeds: deeds(look, known),
            add: is_drafted
                .then(|| Button::link(voice.say("plans-draft-goal-new"), look.link(&goal_path(&known.slug, "new"))).outline()),
            voice: voice.clone(),
            errors,
        }
    }
}

fn tells(voice: &Voice, known: &Known, came: &Came) -> Vec<Tell> {
    let late = came.late.clone().map(|late| Tell::new(Tone::Late, late).line(voice.say("plans-draft-late-kept")));
    let done = wrongs::done(&came.done).map(|key| Tell::new(Tone::Done, voice.say(key)));
    let hidden = known.draft.as_ref().map(|_| Tell::info(voice.say("plans-draft-hidden")));
    late.into_iter().chain(done).chain(hidden).collect()
}

fn kept(voice: &Voice, came: &Came) -> Vec<Written> {
    let Some(kept) = &came.kept else { return Vec::new() };
    let parts = [(key("plans-draft-mission"), &kept.mission), (key("plans-draft-post"), &kept.post)];
    parts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(word, text)| Written::new(voice.say(word), text.as_str()))
        .collect()
}

fn state(voice: &Voice, known: &Known) -> Said {
    let since = known.draft.as_ref().map(|draft| draft.seen.begun_at().day());
    let adopted_on = known.before.as_ref().and_then(|before| before.adopted_on);
    list::state(voice, since, adopted_on, known.before.is_some())
}

fn facts(look: &Look, known: &Known, came: &Came) -> Definitions {
    let voice = &look.voice;
    let Some(file) = known.file() else { return Definitions::new() };
    let section = root(file).map(|root| root.title.as_str().into()).unwrap_or_else(|| look.missing());
    let facts = Definitions::new()
        .wide()
        .pair(voice.say("plans-draft-column-year"), voice.fiscal_year(year_of(file, look.today)))
        .pair(voice.say("plans-draft-section"), section);
    if known.draft.is_some() {
        return facts;
    }
    let said = |text: &str| (!text.is_empty()).then(|| Said::text(text));
    facts
        .maybe(voice.say("plans-draft-mission"), said(&came.head.mission))
        .maybe(voice.say("plans-draft-post"), said(&came.head.post))
}

fn mission(voice: &Voice, came: &Came) -> Field {
    let field = Field::lines(voice, "mission", voice.say("plans-draft-mission"), 3)
        .hint(voice.say("plans-draft-mission-hint"))
        .value(came.head.mission.as_str())
        .error(came.wrongs.of("mission"))
        .max(TEXT_MAX)
        .unmarked();
    recalled(voice, came, |head| &head.mission).into_iter().fold(field, Field::recall)
}

fn recalled(voice: &Voice, came: &Came, part: fn(&TypedHead) -> &String) -> Option<Written> {
    let theirs = came.theirs.as_ref().map(part).filter(|theirs| theirs.trim() != part(&came.head).trim())?;
    let said = if theirs.is_empty() { voice.say("plans-draft-stands-empty") } else { theirs.as_str().into() };
    Some(Written::new(voice.say("plans-draft-stands"), said).quiet())
}

/// A post of the section; what was written before stays to be chosen, also when the post is gone.
fn post(voice: &Voice, known: &Known, came: &Came) -> Option<Select> {
    let written = Some(&came.head.post).filter(|post| !post.is_empty() && !known.posts.contains(post));
    let posts: Vec<&String> = known.posts.iter().chain(written).collect();
    if posts.is_empty() {
        return None;
    }
    let hint = match recalled(voice, came, |head| &head.post) {
        Some(_) => voice.say_with(
            "plans-draft-post-theirs",
            &[("post", came.theirs.as_ref().map_or("", |theirs| theirs.post.as_str()).into())],
        ),
        None => voice.say("plans-draft-post-hint"),
    };
    let select = Select::new(voice, "post", voice.say("plans-draft-post")).hint(hint).error(came.wrongs.of("post")).unmarked();
    Some(posts.into_iter().fold(select, |select, post| select.option(post, post.as_str())).chosen(&came.head.post))
}

fn cards(look: &Look, known: &Known, order: &FormHead) -> Vec<Card> {
    let goals = known.goals();
    let last = goals.len().saturating_sub(1);
    goals.iter().enumerate().map(|(place, node)| card(look, known, node, order, (place > 0, place < last))).collect()
}

fn card(look: &Look, known: &Known, node: &NodeFile, order: &FormHead, places: (bool, bool)) -> Card {
    let voice = &look.voice;
    let heading = node.goal.as_ref().map(|goal| goal.heading.clone()).unwrap_or_default();
    let about = || voice.say_with("plans-draft-about", &[("goal", heading.as_str().into())]);
    let to = |word: &str, below: &str| {
        let href = look.link(&format!("{}{below}", goal_path(&known.slug, &node.code)));
        known.draft.is_some().then(|| Button::link(voice.say(word), href).about(about()))
    };
    let number = node.number.clone().unwrap_or_default();
    Card {
        id: format!("goal-{}", node.code.to_ascii_lowercase()),
        number: voice.say_with("plans-draft-goal-number", &[("number", number.into()), ("title", node.title.as_str().into())]),
        facts: card_facts(look, known, node),
        notes: notes(voice, known, node),
        change: to(key("plans-draft-goal-change"), "").map(Button::outline),
        moves: if known.draft.is_some() { moves(voice, known, node, order, places, &about()) } else { Vec::new() },
        removal: to(key("plans-draft-removal-go"), "/removal").map(Button::text),
        heading,
    }
}

/// Up and down, where there is somewhere to go.
fn moves(
    voice: &Voice,
    known: &Known,
    node: &NodeFile,
    order: &FormHead,
    (up, down): (bool, bool),
    about: &Said,
) -> Vec<PostButton> {
    let ways = [(up, Moved::UP, key("plans-draft-up")), (down, Moved::DOWN, key("plans-draft-down"))];
    let one = |way: &'static str, word: &str| {
        let button = Button::submit(voice.say(word)).text().about(about.clone());
        let fields = [("goal", node.code.clone()), ("way", way.to_owned()), ("seen", known.seen())];
        fields.into_iter().fold(PostButton::of(order, button), |post, (name, value)| post.field(name, value))
    };
    ways.into_iter().filter(|(may, _, _)| *may).map(|(_, way, word)| one(way, word)).collect()
}

fn card_facts(look: &Look, known: &Known, node: &NodeFile) -> Definitions {
    let voice = &look.voice;
    let Some((file, goal)) = known.file().zip(node.goal.as_ref()) else { return Definitions::new() };
    let said = |text: &Option<String>| text.as_deref().map(Said::text);
    let figure = figure_of(file, &node.code).and_then(|file| file.indicator.target.raw.as_deref());
    let lines = |texts: Vec<String>| texts.into_iter().map(|text| Said::text(&text)).collect::<Vec<_>>();
    let steps = steps(file, &node.code).into_iter().map(|step| step.title.clone()).collect();
    Definitions::new()
        .maybe(voice.say("plans-draft-goal-target"), said(&goal.target))
        .maybe(voice.say("plans-draft-goal-value"), figure.map(Said::text))
        .maybe(voice.say("plans-draft-goal-achieved"), said(&goal.achieved))
        .lines(voice.say("plans-draft-goal-steps"), lines(steps))
        .lines(voice.say("plans-draft-goal-links"), lines(known.linked(node)))
}

/// What is missing in a goal.
fn notes(voice: &Voice, known: &Known, node: &NodeFile) -> Vec<Said> {
    let mut notes = Vec::new();
    if known.draft.as_ref().is_some_and(|draft| unwritten(&draft.file).contains(&node.code)) {
        notes.push(voice.say("plans-draft-no-target"));
    }
    if node.links.is_empty() {
        notes.push(voice.say("plans-draft-no-link"));
    }
    notes
}

/// What comes next: adoption, an amendment, the public page.
fn deeds(look: &Look, known: &Known) -> Vec<Button> {
    let voice = &look.voice;
    let to = |word: &str, below: &str| Button::link(voice.say(word), look.link(&format!("{}/{below}", path(&known.slug))));
    let mut deeds = match &known.draft {
        Some(_) => vec![to(key("plans-draft-adopt"), "adoption"), to(key("plans-draft-discard"), "removal").text()],
        None => vec![to(key("plans-draft-amend"), "amendment").outline()],
    };
    if known.before.is_some() {
        deeds.push(Button::link(voice.say("plans-draft-public"), look.link(&plan_path(&known.slug))).text());
    }
    deeds
}

/// The finished page, with its status.
pub(super) fn answer(ctx: &Ctx, known: &Known, came: &Came, status: StatusCode) -> Answer<Response> {
    let at = |below: &str| ctx.form(&format!("{}/{below}", path(&known.slug)));
    let page = PlanPage::of(&Look::of(ctx), known, came, Forms { head: at("head")?, order: at("order")? });
    let shell = ctx.shell(page.errors.page_title(&ctx.voice, page.title.clone()));
    let mut answer = ctx.page(&shell, &page)?;
    *answer.status_mut() = status;
    Ok(answer)
}

/// Shows the manifesto.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>, Query(done): Query<Done>) -> Answer<Response> {
    let known = meet(&ctx, &slug).await?;
    let came = Came { done: done.done, ..Came::fresh(&known) };
    answer(&ctx, &known, &came, StatusCode::OK)
}
