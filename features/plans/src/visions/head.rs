//! What is said of a vision as a whole: its title, its years, what the district shall be.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::Tx;
use engawa_kernel::FiscalYear;
use engawa_kernel::era::read_year;
use engawa_web::ui::{Field, Tell, Tone, Width};
use engawa_web::{Answer, Ctx, Fields, Said};
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use super::at::{self, Known, Place, part, root, write};
use super::start::Whole;
use super::wrongs::{is_late, too_long, wrongs};
use crate::drafting::edit::Edit;
use crate::drafting::{self, Refused, Seen};
use crate::model::PartKind;
use crate::townfile::TEXT_MAX;

/// The fields of what is said of the whole.
pub(super) const WHOLE: &[&str] = &["title", "from", "to", "ideal", "text", "situation"];
/// The fields of the form.
pub(super) const FIELDS: &[&str] = &["title", "from", "to", "ideal", "text", "situation", "seen"];
/// The longest title or 将来像, in characters.
pub(super) const LINE_MAX: usize = 200;
/// The longest vision, in years.
const YEARS_MAX: i32 = 30;

/// The questions.
pub(super) fn ask(ctx: &Ctx, typed: &Typed) -> [Field; 6] {
    let voice = &ctx.voice;
    let filled = |field: Field, name: &str| field.value(typed.value(name)).error(typed.wrong(name));
    let line = |name: &'static str, label: Said| filled(Field::text(voice, name, label), name).autocomplete("off");
    let lines = |name: &'static str, label: Said| filled(Field::lines(voice, name, label, 4), name).max(TEXT_MAX).optional();
    [
        line("title", voice.say("plans-vision-title")).max(LINE_MAX),
        line("from", voice.say("plans-vision-from")).width(Width::Short).hint(voice.say("plans-vision-year-hint")),
        line("to", voice.say("plans-vision-to")).width(Width::Short),
        line("ideal", voice.say("plans-vision-ideal")).max(LINE_MAX).hint(voice.say("plans-vision-ideal-hint")),
        lines("text", voice.say("plans-vision-text")).hint(voice.say("plans-vision-text-hint")),
        lines("situation", voice.say("plans-vision-situation")).hint(voice.say("plans-vision-situation-hint")),
    ]
}

/// Reads what was typed.
///
/// # Errors
/// Everything that is to be put right, at its field.
pub(super) fn read_whole(ctx: &Ctx, fields: &Fields) -> Result<Whole, Wrongs> {
    let mut wrongs = Wrongs::default();
    let voice = &ctx.voice;
    for name in ["title", "ideal"] {
        if fields.trimmed(name).is_empty() {
            wrongs.add(name, voice.say("plans-vision-wrong-empty"));
        }
    }
    for (name, max) in [("title", LINE_MAX), ("ideal", LINE_MAX), ("text", TEXT_MAX), ("situation", TEXT_MAX)] {
        if fields.trimmed(name).chars().count() > max {
            wrongs.add(name, too_long(voice, max));
        }
    }
    let (from, to) = (year(fields.get("from")), year(fields.get("to")));
    for (name, read) in [("from", from), ("to", to)] {
        if read.is_none() {
            wrongs.add(name, voice.say("plans-vision-wrong-year"));
        }
    }
    let years = from.zip(to).filter(|(from, to)| (from.number()..from.number() + YEARS_MAX).contains(&to.number()));
    if from.is_some() && to.is_some() && years.is_none() {
        wrongs.add("to", voice.say_with("plans-vision-wrong-years", &[("max", i64::from(YEARS_MAX).into())]));
    }
    let text = |name: &str| fields.trimmed(name).to_owned();
    match years.filter(|_| wrongs.is_empty()) {
        Some(years) => {
            Ok(Whole { title: text("title"), years, ideal: text("ideal"), text: text("text"), situation: text("situation") })
        }
        None => Err(wrongs),
    }
}

/// A fiscal year as people write it: 2027, R9, 令和9年度.
fn year(text: &str) -> Option<FiscalYear> {
    read_year(text).ok().map(|printed| FiscalYear(printed.year))
}

fn typed(known: &Known) -> Typed {
    let Some((file, root)) = known.file().and_then(|file| root(file).map(|root| (file, root))) else { return Typed::default() };
    let years = file.period.as_ref().map(|period| (period.from.number().to_string(), period.to.number().to_string()));
    let (from, to) = years.unwrap_or_default();
    Typed::fresh(&[
        ("title", file.title.as_str()),
        ("from", from.as_str()),
        ("to", to.as_str()),
        ("ideal", root.title.as_str()),
        ("text", part(root, PartKind::Aim).as_str()),
        ("situation", part(root, PartKind::Situation).as_str()),
    ])
}

/// Shows the form.
pub(super) async fn show(ctx: Ctx, Path(place): Path<Place>) -> Answer<Response> {
    let (known, _) = at::draft(&ctx, &place).await?;
    page(&ctx, &known, &typed(&known), &known.seen(), None)
}

fn page(ctx: &Ctx, known: &Known, typed: &Typed, seen: &str, late: Option<Said>) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let path = known.path("/head");
    let is_late = late.is_some();
    let late = late.map(|late| Tell::new(Tone::Late, late).line(say("plans-vision-late-kept")));
    let sheet = Sheet::new(ctx, known.way_below(ctx), say("plans-vision-head"), &path, say("plans-vision-save"))?
        .tell(late)
        .hidden("seen", seen.to_owned())
        .back_to(say("plans-vision-back"), ctx.link(&known.path("")));
    let mut answer = ask(ctx, typed).into_iter().fold(sheet, Sheet::part).answer(ctx, &typed.wrongs)?;
    if is_late {
        *answer.status_mut() = StatusCode::CONFLICT;
    }
    Ok(answer)
}

/// Saves it.
pub(super) async fn submit(ctx: Ctx, Path(place): Path<Place>, fields: Fields) -> Answer<Response> {
    let (known, _) = at::draft(&ctx, &place).await?;
    let seen = fields.get("seen").to_owned();
    let whole = match read_whole(&ctx, &fields) {
        Ok(whole) => whole,
        Err(wrongs) => return page(&ctx, &known, &Typed::back(fields, wrongs), &seen, None),
    };
    let code = known.file().and_then(root).map(|root| root.code.clone()).unwrap_or_default();
    let edits = edits(&ctx, &code, &whole);
    let (plan, read) = (place.plan.clone(), Seen::read(&seen));
    let act = move |tx: &mut Tx, _| drafting::edit(tx, &plan, read.ok_or(Refused::Late)?, &edits).map(|_| ());
    match write(&ctx, &place, &fields, act).await? {
        Ok(()) => ctx.see_other(&format!("{}?done=saved", known.path(""))),
        Err(refused) if is_late(&refused) => {
            let (known, _) = at::draft(&ctx, &place).await?;
            let late = super::wrongs::sentence(&ctx.voice, &refused);
            page(&ctx, &known, &Typed::back(fields, Wrongs::default()), &known.seen(), late)
        }
        Err(refused) => page(&ctx, &known, &Typed::back(fields, wrongs(&ctx.voice, refused)?), &seen, None),
    }
}

fn edits(ctx: &Ctx, code: &str, whole: &Whole) -> Vec<Edit> {
    let parts = |kind, text: &String| Edit::Parts { code: code.to_owned(), kind, texts: vec![text.clone()] };
    vec![
        Edit::Head { title: whole.title.clone(), scope: None },
        Edit::Period(whole.period(&ctx.voice)),
        Edit::Change { code: code.to_owned(), number: None, title: whole.ideal.clone() },
        parts(PartKind::Aim, &whole.text),
        parts(PartKind::Situation, &whole.situation),
    ]
}
