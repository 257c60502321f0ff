//! A goal of a vision: what it aims at, how things are, who does what, by which figure one sees it, what of the town it serves.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::Tx;
use engawa_kernel::{Direction, FiscalYear};
use engawa_web::ui::{Field, Picks, Tell, Tone, Width, Written};
use engawa_web::{Answer, Ctx, Failure, Fields, Said, Voice};
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use super::at::{self, Known, Place, part, root, write};
use super::head::LINE_MAX;
use super::start::levels;
use super::wrongs::{is_late, no_number, sentence, too_long, wrongs};
use crate::desk::value::read_value;
use crate::drafting::codes::CodeOf;
use crate::drafting::edit::{Edit, Figure, NewItem, figure_of, steps};
use crate::drafting::{self, Refused, Seen};
use crate::model::{PartKind, Printed};
use crate::townfile::{NodeFile, TEXT_MAX};

/// The fields of the form.
pub(super) const FIELDS: &[&str] = &["title", "aim", "situation", "steps", "measure", "value", "unit", "baseline", "link", "seen"];
/// More steps than are looked after.
const STEPS_MAX: usize = 30;
/// The longest unit, in characters.
const UNIT_MAX: usize = 20;

/// The goal as it stands.
fn typed(known: &Known, node: &NodeFile) -> Typed {
    let Some(file) = known.file() else { return Typed::default() };
    let figure = figure_of(file, &node.code).map(|file| &file.indicator);
    let number =
        |printed: &Printed, decimals| printed.value.map(|value| engawa_kernel::number::write(value, decimals)).unwrap_or_default();
    let steps: Vec<&str> = steps(file, &node.code).into_iter().map(|step| step.title.as_str()).collect();
    let (aim, situation, steps) = (part(node, PartKind::Aim), part(node, PartKind::Situation), steps.join("\n"));
    let value = figure.map(|figure| number(&figure.target, figure.decimals)).unwrap_or_default();
    let baseline = figure.map(|figure| number(&figure.baseline, figure.decimals)).unwrap_or_default();
    let unit = figure.and_then(|figure| figure.unit.clone()).unwrap_or_default();
    let mut all = vec![("title", node.title.as_str()), ("aim", &aim), ("situation", &situation), ("steps", &steps)];
    all.push(("measure", figure.map_or("", |figure| figure.name.as_str())));
    all.extend([("value", value.as_str()), ("unit", &unit), ("baseline", &baseline)]);
    all.extend(node.links.iter().map(|link| ("link", link.as_str())));
    Typed::fresh(&all)
}

/// What the page is about, and how it came to be shown.
#[derive(Default)]
struct Came<'c> {
    goal: Option<&'c NodeFile>,
    typed: Typed,
    seen: String,
    /// That someone else was quicker; what stands now is shown beside what was typed.
    late: Option<Said>,
}

fn page(ctx: &Ctx, known: &Known, came: &Came) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let (title, end) = match came.goal {
        Some(node) => (say("plans-vision-goal-change"), format!("/goals/{}", crate::pages::escaped(&node.code))),
        None => (say("plans-vision-goal-new"), "/goals/new".to_owned()),
    };
    let late = came.late.clone().map(|late| Tell::new(Tone::Late, late).line(say("plans-vision-late-kept")));
    let sheet = Sheet::new(ctx, known.way_below(ctx), title, &known.path(&end), say("plans-vision-save"))?
        .tell(late)
        .hidden("seen", came.seen.clone())
        .back_to(say("plans-vision-back"), ctx.link(&known.path("")));
    let theirs = came.late.as_ref().and(came.goal).map(|node| typed(known, node));
    let sheet = ask(&ctx.voice, &came.typed, theirs.as_ref()).into_iter().fold(sheet, Sheet::part);
    let sheet = match links(&ctx.voice, known, &came.typed) {
        Some(links) => sheet.part(links),
        None => sheet,
    };
    let mut answer = sheet.answer(ctx, &came.typed.wrongs)?;
    if came.late.is_some() {
        *answer.status_mut() = StatusCode::CONFLICT;
    }
    Ok(answer)
}

fn ask(voice: &Voice, typed: &Typed, theirs: Option<&Typed>) -> Vec<Field> {
    let filled = |field: Field, name: &str| {
        let field = field.value(typed.value(name)).error(typed.wrong(name));
        match theirs.map(|theirs| theirs.value(name)).filter(|other| *other != typed.value(name)) {
            Some(other) => field.recall(Written::new(voice.say("plans-vision-stands"), other).quiet()),
            None => field,
        }
    };
    let line = |name: &'static str, label: Said| filled(Field::text(voice, name, label).autocomplete("off"), name);
    let lines = |name: &'static str, label: Said| filled(Field::lines(voice, name, label, 4).max(TEXT_MAX), name).optional();
    vec![
        line("title", voice.say("plans-vision-goal-title")).max(LINE_MAX).hint(voice.say("plans-vision-goal-title-hint")),
        lines("aim", voice.say("plans-vision-goal-aim")).hint(voice.say("plans-vision-goal-aim-hint")),
        lines("situation", voice.say("plans-vision-goal-situation")),
        filled(Field::lines(voice, "steps", voice.say("plans-vision-goal-steps"), 6), "steps")
            .hint(voice.say_with("plans-vision-goal-steps-hint", &[("max", STEPS_MAX.into())]))
            .optional(),
        line("measure", voice.say("plans-vision-goal-measure"))
            .max(LINE_MAX)
            .hint(voice.say("plans-vision-goal-measure-hint"))
            .optional(),
        line("value", voice.say("plans-vision-goal-value")).width(Width::Short).optional(),
        line("unit", voice.say("plans-vision-goal-unit"))
            .width(Width::Short)
            .hint(voice.say("plans-vision-goal-unit-hint"))
            .optional(),
        line("baseline", voice.say("plans-vision-goal-baseline"))
            .width(Width::Short)
            .hint(voice.say("plans-vision-goal-baseline-hint"))
            .optional(),
    ]
}

/// The policies of the town that a goal may serve; what it serves already and is in no plan any more stands behind them.
fn links(voice: &Voice, known: &Known, typed: &Typed) -> Option<Picks> {
    let chosen: Vec<&str> = typed.fields.all("link");
    let is_gone = |code: &&&str| known.choices.iter().all(|choice| choice.code != **code);
    let gone: Vec<&&str> = chosen.iter().filter(is_gone).collect();
    if known.choices.is_empty() && gone.is_empty() {
        return None;
    }
    let picks = Picks::checks(voice, "link", voice.say("plans-vision-goal-links"))
        .hint(voice.say("plans-vision-goal-links-hint"))
        .optional()
        .error(typed.wrong("link"));
    let choice =
        |picks: Picks, choice: &at::Choice| picks.pick_with_hint(&choice.code, choice.title.as_str(), choice.plan.as_str());
    let picks = known.choices.iter().fold(picks, choice);
    let picks = gone.into_iter().fold(picks, |picks, code| picks.pick(*code, *code));
    Some(chosen.into_iter().fold(picks, Picks::chosen))
}

/// Shows an empty form.
pub(super) async fn show_new(ctx: Ctx, Path(place): Path<Place>) -> Answer<Response> {
    let (known, _) = at::draft(&ctx, &place).await?;
    page(&ctx, &known, &Came { seen: known.seen(), ..Came::default() })
}

/// Shows a goal as it stands.
pub(super) async fn show(ctx: Ctx, Path(place): Path<Place>) -> Answer<Response> {
    let (known, _) = at::draft(&ctx, &place).await?;
    let node = known.goal(&place.goal).ok_or(Failure::NotFound)?;
    page(&ctx, &known, &Came { goal: Some(node), typed: typed(&known, node), seen: known.seen(), late: None })
}

/// Adds the goal.
pub(super) async fn submit_new(ctx: Ctx, Path(place): Path<Place>, fields: Fields) -> Answer<Response> {
    save(&ctx, &place, fields).await
}

/// Writes the goal anew.
pub(super) async fn submit(ctx: Ctx, Path(place): Path<Place>, fields: Fields) -> Answer<Response> {
    save(&ctx, &place, fields).await
}

async fn save(ctx: &Ctx, place: &Place, fields: Fields) -> Answer<Response> {
    let (known, _) = at::draft(ctx, place).await?;
    let goal = known.goal(&place.goal);
    let seen = fields.get("seen").to_owned();
    let said = match read(ctx, &known, &fields) {
        Ok(said) => said,
        Err(wrongs) => return page(ctx, &known, &Came { goal, typed: Typed::back(fields, wrongs), seen, late: None }),
    };
    let (plan, code, voice, stamp) = (place.plan.clone(), place.goal.clone(), ctx.voice.clone(), Seen::read(&seen));
    let act = move |tx: &mut Tx, _| {
        let stamp = stamp.ok_or(Refused::Late)?;
        let draft = drafting::open(tx, &plan)?.ok_or(Refused::NoDraft)?;
        let root = root(&draft.file).map(|root| root.code.clone()).unwrap_or_default();
        let mut edits = Vec::new();
        let mut code = code.clone();
        if code.is_empty() {
            code = drafting::codes(tx, &draft)?.fresh(CodeOf::Goal);
            let [_, level, _] = levels(&voice);
            let new = NewItem { code: code.clone(), parent: Some(root.clone()), level, title: String::new(), is_policy: true };
            edits.push(Edit::Add(new));
        }
        edits.extend(said.edits(&voice, &code));
        edits.push(Edit::Number(root));
        drafting::edit(tx, &plan, stamp, &edits).map(|_| ())
    };
    match write(ctx, place, &fields, act).await? {
        Ok(()) => ctx.see_other(&format!("{}?done=saved", known.path(""))),
        Err(refused) if is_late(&refused) => late(ctx, place, fields, &refused).await,
        Err(refused) => {
            let typed = Typed::back(fields, wrongs(&ctx.voice, refused)?);
            page(ctx, &known, &Came { goal, typed, seen, late: None })
        }
    }
}

/// Someone else was quicker: what was typed comes back, and what stands now beside it. A goal that someone took out is kept by
/// adding it once more.
async fn late(ctx: &Ctx, place: &Place, fields: Fields, refused: &Refused) -> Answer<Response> {
    let (known, _) = at::draft(ctx, place).await?;
    let goal = known.goal(&place.goal);
    let (typed, late) = (Typed::back(fields, Wrongs::default()), sentence(&ctx.voice, refused));
    page(ctx, &known, &Came { goal, typed, seen: known.seen(), late })
}

/// What was typed, as it is meant.
pub(super) struct Goal {
    pub(super) title: String,
    pub(super) aim: String,
    pub(super) situation: String,
    pub(super) steps: Vec<String>,
    pub(super) links: Vec<String>,
    pub(super) figure: Option<Figure>,
}

impl Goal {
    /// The changes that are meant.
    pub(super) fn edits(&self, voice: &Voice, code: &str) -> Vec<Edit> {
        let of = || code.to_owned();
        let [_, _, level] = levels(voice);
        let part = |kind, text: &String| Edit::Parts { code: of(), kind, texts: vec![text.clone()] };
        vec![
            Edit::Change { code: of(), number: None, title: self.title.clone() },
            part(PartKind::Aim, &self.aim),
            part(PartKind::Situation, &self.situation),
            Edit::Steps { code: of(), level, lines: self.steps.clone() },
            Edit::Links { code: of(), links: self.links.clone() },
            Edit::Figure { code: of(), figure: self.figure.clone() },
        ]
    }
}

fn read(ctx: &Ctx, known: &Known, fields: &Fields) -> Result<Goal, Wrongs> {
    let (mut wrongs, voice) = (Wrongs::default(), &ctx.voice);
    let text = |name: &str| fields.trimmed(name).to_owned();
    if text("title").is_empty() {
        wrongs.add("title", voice.say("plans-vision-wrong-empty"));
    }
    let max = [("title", LINE_MAX), ("measure", LINE_MAX), ("unit", UNIT_MAX), ("aim", TEXT_MAX), ("situation", TEXT_MAX)];
    for (name, max) in max {
        if text(name).chars().count() > max {
            wrongs.add(name, too_long(voice, max));
        }
    }
    let lines = fields.get("steps").lines().map(str::trim).filter(|line| !line.is_empty());
    let steps: Vec<String> = lines.map(str::to_owned).collect();
    if steps.len() > STEPS_MAX || steps.iter().any(|line| line.chars().count() > LINE_MAX) {
        wrongs.add("steps", voice.say_with("plans-vision-wrong-steps", &[("max", STEPS_MAX.into()), ("chars", LINE_MAX.into())]));
    }
    let mut links: Vec<String> = Vec::new();
    for code in fields.all("link") {
        let is_known = known.choices.iter().any(|choice| choice.code == code)
            || known.file().is_some_and(|file| file.nodes.iter().any(|node| node.links.iter().any(|link| link == code)));
        if !is_known {
            wrongs.add("link", voice.say("plans-vision-wrong-link"));
        } else if !links.iter().any(|link| link == code) {
            links.push(code.to_owned());
        }
    }
    let figure = figure(ctx, known, fields, &mut wrongs);
    if !wrongs.is_empty() {
        return Err(wrongs);
    }
    Ok(Goal { title: text("title"), aim: text("aim"), situation: text("situation"), steps, links, figure })
}

/// The figure by which one sees the goal: its name, where it leads by the last year of the vision, where it begins.
fn figure(ctx: &Ctx, known: &Known, fields: &Fields, wrongs: &mut Wrongs) -> Option<Figure> {
    let voice = &ctx.voice;
    let unit = Some(fields.trimmed("unit").to_owned()).filter(|unit| !unit.is_empty());
    let mut number = |name: &'static str| {
        read_value(fields.get(name), unit.as_deref()).unwrap_or_else(|why| {
            wrongs.add(name, no_number(voice, &why));
            None
        })
    };
    let (value, baseline) = (number("value"), number("baseline"));
    let name = fields.trimmed("measure").to_owned();
    let is_said = |name: &str| !fields.trimmed(name).is_empty();
    if !["measure", "value", "unit", "baseline"].into_iter().any(is_said) {
        return None;
    }
    if name.is_empty() {
        wrongs.add("measure", voice.say("plans-vision-wrong-measure"));
    }
    if value.is_none() && wrongs.of("value").is_none() {
        wrongs.add("value", voice.say("plans-vision-wrong-value"));
    }
    let value = value?;
    let period = known.file().and_then(|file| file.period.clone());
    let now = FiscalYear::of(ctx.today());
    let (first, last) = period.map_or((now, now), |period| (period.from, period.to));
    Some(Figure {
        group: voice.plain("plans-vision-group"),
        name,
        unit,
        baseline: baseline.map(|baseline| (baseline, first.number() - 1)),
        target: (value, last.number()),
        direction: if baseline.is_some_and(|baseline| baseline > value) { Direction::Below } else { Direction::Up },
        decimals: ["value", "baseline"].into_iter().map(|name| decimals(fields.get(name))).max().unwrap_or(0),
        source: voice.plain_with("plans-vision-source-of-figure", &[("body", known.entered.body.name.as_str().into())]),
    })
}

/// Digits behind the point, as typed.
fn decimals(text: &str) -> u8 {
    let plain = engawa_kernel::text::nfkc(text);
    let digits = plain.split_once('.').map_or(0, |(_, fraction)| fraction.chars().take_while(char::is_ascii_digit).count());
    u8::try_from(digits).unwrap_or(u8::MAX)
}
