//! Adopt a vision: public at once, and never changed again. A change gives its reason, and says what becomes of what it drops.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::Tx;
use engawa_kernel::Channel;
use engawa_web::ui::{Field, Select, Tell, Tone};
use engawa_web::{Answer, Ctx, Fields, Said, key};
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use super::at::{self, Known, Place, goals, write};
use super::wrongs::{failure, is_late, sentence};
use crate::drafting::adoption::{Dropped, What, is_same};
use crate::drafting::fates::{ENDS, TO, gone, heirs, name_of, said};
use crate::drafting::{self, Draft, Refused, Seen};
use crate::townfile::TEXT_MAX;

/// What keeps a vision from being adopted, before anything is asked.
fn before(draft: &Draft) -> Option<&'static str> {
    if goals(&draft.file).is_empty() {
        return Some(key("plans-vision-before-goal"));
    }
    let is_unchanged = draft.before.as_ref().is_some_and(|before| is_same(before, &draft.file));
    is_unchanged.then(|| key("plans-vision-wrong-unchanged"))
}

fn page(ctx: &Ctx, known: &Known, draft: &Draft, typed: &Typed, late: Option<Said>) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let is_late = late.is_some();
    let tell = late.map(|late| Tell::new(Tone::Late, late)).or_else(|| before(draft).map(|why| Tell::info(say(why))));
    let sheet =
        Sheet::new(ctx, known.way_below(ctx), say("plans-vision-adopt"), &known.path("/adoption"), say("plans-vision-adopt"))?
            .tell(tell)
            .lead(say("plans-vision-adopt-lead"))
            .lead(say("plans-vision-adopt-afterwards"))
            .hidden("seen", draft.seen.to_string())
            .back_to(say("plans-vision-back"), ctx.link(&known.path("")));
    let sheet = gone(draft).iter().map(|gone| fate(ctx, draft, gone, typed)).fold(sheet, Sheet::part);
    let sheet = if draft.before.is_some() { sheet.part(reason(ctx, typed)) } else { sheet };
    let mut answer = sheet.answer(ctx, &typed.wrongs)?;
    if is_late {
        *answer.status_mut() = StatusCode::CONFLICT;
    }
    Ok(answer)
}

fn reason(ctx: &Ctx, typed: &Typed) -> Field {
    Field::lines(&ctx.voice, "reason", ctx.voice.say("plans-vision-reason"), 3)
        .hint(ctx.voice.say("plans-vision-reason-hint"))
        .value(typed.value("reason"))
        .error(typed.wrong("reason"))
        .max(TEXT_MAX)
}

/// What becomes of something: most of what is done simply ends, and that is chosen already.
fn fate(ctx: &Ctx, draft: &Draft, gone: &Dropped, typed: &Typed) -> Select {
    let word = match gone.what {
        What::Indicator => key("plans-vision-fate-figure"),
        What::Item if gone.is_step => key("plans-vision-fate-step"),
        What::Item => key("plans-vision-fate-goal"),
    };
    let name = name_of(gone);
    let chosen = Some(typed.value(&name)).filter(|chosen| !chosen.is_empty());
    let chosen = chosen.unwrap_or_else(|| if gone.is_step { ENDS.to_owned() } else { String::new() });
    let label = ctx.voice.say_with(word, &[("title", gone.title.as_str().into())]);
    let select = Select::new(&ctx.voice, name.as_str(), label)
        .hint(ctx.voice.say("plans-vision-fate-hint"))
        .option(ENDS, ctx.voice.say("plans-vision-fate-ends"))
        .error(typed.wrong(&name));
    let heir = |select: Select, (code, title): (String, String)| {
        select.option(format!("{TO}{code}"), ctx.voice.say_with("plans-vision-fate-heir", &[("title", title.into())]))
    };
    heirs(draft, gone).into_iter().fold(select, heir).chosen(chosen)
}

/// Asks.
pub(super) async fn show(ctx: Ctx, Path(place): Path<Place>) -> Answer<Response> {
    let (known, draft) = at::draft(&ctx, &place).await?;
    page(&ctx, &known, &draft, &Typed::default(), None)
}

/// Adopts it.
pub(super) async fn submit(ctx: Ctx, Path(place): Path<Place>, fields: Fields) -> Answer<Response> {
    let (known, draft) = at::draft(&ctx, &place).await?;
    if let Some(why) = before(&draft) {
        return page(&ctx, &known, &draft, &Typed::back(fields, Wrongs::at("", ctx.voice.say(why))), None);
    }
    let (plan, sent) = (place.plan.clone(), fields.clone());
    let act = move |tx: &mut Tx, by| {
        let draft = drafting::open(tx, &plan)?.ok_or(Refused::NoDraft)?;
        let seen = Seen::read(sent.get("seen")).ok_or(Refused::Late)?;
        drafting::adopt(tx, &plan, seen, sent.get("reason"), &said(&draft, &sent), by, Channel::Web)
    };
    match write(&ctx, &place, &fields, act).await? {
        Ok(()) => ctx.see_other(&format!("{}?done=adopted", known.path(""))),
        Err(refused) => back(&ctx, &place, fields, refused).await,
    }
}

async fn back(ctx: &Ctx, place: &Place, fields: Fields, refused: Refused) -> Answer<Response> {
    let Some(said) = sentence(&ctx.voice, &refused) else { return Err(failure(&ctx.voice, refused)) };
    let (known, draft) = at::draft(ctx, place).await?;
    if is_late(&refused) {
        return page(ctx, &known, &draft, &Typed::back(fields, Wrongs::default()), Some(said));
    }
    let wrongs = match &refused {
        Refused::NoReason | Refused::Crooked(_) => Wrongs::at("reason", said),
        Refused::Unsaid(_) => unsaid(ctx, &draft, &fields),
        _ => Wrongs::at("", said),
    };
    page(ctx, &known, &draft, &Typed::back(fields, wrongs), None)
}

/// At each thing of which nothing was said; the reason, if it is missing too, is told in the same go.
fn unsaid(ctx: &Ctx, draft: &Draft, fields: &Fields) -> Wrongs {
    let known = said(draft, fields);
    let mut wrongs = Wrongs::default();
    for gone in gone(draft).iter().filter(|gone| known.iter().all(|said| said.what != gone.what || said.code != gone.code)) {
        wrongs.add(name_of(gone), ctx.voice.say("plans-vision-wrong-fate"));
    }
    if fields.trimmed("reason").is_empty() {
        wrongs.add("reason", ctx.voice.say("plans-vision-wrong-reason"));
    }
    wrongs
}
