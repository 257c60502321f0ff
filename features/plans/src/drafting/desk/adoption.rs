//! Adopt a draft: public at once, and never changed again. An amendment gives a reason, and says what becomes of what it drops.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::Tx;
use engawa_kernel::Channel;
use engawa_web::ui::{Button, Confirm, Field, Select, Tell, Tone, Undo};
use engawa_web::{Answer, Ctx, Face, Fields, FormHead, RouteRow, Said as Words, Voice, key};

use super::MAY;
use super::asking::{Ask, Asking, AskingPage};
use super::at::{self, Known, goal_path, may_write, meet_any, path, way_to};
use super::wrongs::{Wrongs, failure, is_late, sentence};
use crate::drafting::adoption::{Dropped, What, is_same, unwritten};
use crate::drafting::fates::{ENDS, TO, gone, heirs, name_of, said};
use crate::drafting::{self, Draft, Refused, Seen};
use crate::pages::Look;
use crate::townfile::TEXT_MAX;

/// Asks.
pub(super) const SHOW: RouteRow = RouteRow::get("/desk/manifestos/{plan}/adoption", Face::Staff, MAY);
/// The deed.
pub(super) const SUBMIT: RouteRow =
    RouteRow::post("/desk/manifestos/{plan}/adoption", Face::Staff, MAY).fields(&["reason", "seen", "item-*", "indicator-*"]);

/// What was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) fields: Fields,
    /// It came back; else the choices are ours.
    pub(super) is_back: bool,
    pub(super) wrongs: Wrongs,
    pub(super) late: Option<Words>,
}

/// The page.
pub(super) fn page(look: &Look, known: &Known, draft: &Draft, typed: &Typed, head: FormHead) -> AskingPage {
    let voice = &look.voice;
    let is_amendment = draft.before.is_some();
    let what = if is_amendment { key("plans-draft-adoption-what-amended") } else { key("plans-draft-adoption-what") };
    let confirm = Confirm::new(voice, voice.say(what), voice.say("plans-draft-adoption-reaches"), Undo::Never)
        .detail(voice.say("plans-draft-afterwards"), voice.say("plans-draft-adoption-afterwards"));
    let (title, way) = (voice.say("plans-draft-adopt"), way_to(look, known));
    let back = look.link(&known.home());
    let late = typed.late.clone().map(|late| Tell::new(Tone::Late, late).line(voice.say("plans-draft-adoption-late")));
    let before = before(look, known, draft);
    if !before.is_empty() {
        return AskingPage::new(look, way, title, confirm.back(back)).tell(late).before(before);
    }
    let mut asks: Vec<Ask> = gone(draft).iter().map(|gone| fate(voice, draft, gone, typed)).collect();
    if is_amendment {
        let reason = Field::lines(voice, "reason", voice.say("plans-draft-reason"), 3)
            .hint(voice.say("plans-draft-reason-hint"))
            .value(typed.fields.get("reason"))
            .error(typed.wrongs.of("reason"))
            .max(TEXT_MAX);
        asks.push(Ask::Field(Box::new(reason)));
    }
    let deed = Button::submit(voice.say("plans-draft-adoption-deed"));
    let asking = Asking { head, seen: draft.seen.to_string(), asks, deed, back };
    AskingPage::new(look, way, title, confirm).tell(late).questions(voice, asking, &typed.wrongs)
}

/// What is to be done before, with the page where it is done.
fn before(look: &Look, known: &Known, draft: &Draft) -> Vec<(Words, String)> {
    let voice = &look.voice;
    if draft.before.as_ref().is_some_and(|before| is_same(before, &draft.file)) {
        return vec![(voice.say("plans-draft-wrong-unchanged"), look.link(&known.home()))];
    }
    let todo = |code: String| match known.goal(&code) {
        None => (voice.say("plans-draft-before-no-goals"), look.link(&goal_path(&known.slug, "new"))),
        Some(node) => {
            let heading = node.goal.as_ref().map_or(node.title.as_str(), |goal| goal.heading.as_str());
            let sentence = voice.say_with("plans-draft-before-target", &[("goal", heading.into())]);
            (sentence, look.link(&goal_path(&known.slug, &code)))
        }
    };
    unwritten(&draft.file).into_iter().map(todo).collect()
}

/// What becomes of something: most means simply end, and that is chosen already.
fn fate(voice: &Voice, draft: &Draft, gone: &Dropped, typed: &Typed) -> Ask {
    let word = match gone.what {
        What::Indicator => key("plans-draft-fate-indicator"),
        What::Item if gone.is_step => key("plans-draft-fate-step"),
        What::Item => key("plans-draft-fate-goal"),
    };
    let name = name_of(gone);
    let usual = if gone.is_step && !typed.is_back { ENDS } else { "" };
    let chosen = if typed.is_back { typed.fields.get(&name) } else { usual };
    let label = voice.say_with(word, &[("title", gone.title.as_str().into())]);
    let select = Select::new(voice, name.as_str(), label)
        .hint(voice.say("plans-draft-fate-hint"))
        .option(ENDS, voice.say("plans-draft-fate-ends"))
        .error(typed.wrongs.of(&name));
    let option = |select: Select, (code, title): (String, String)| {
        select.option(format!("{TO}{code}"), voice.say_with("plans-draft-fate-heir", &[("title", title.into())]))
    };
    Ask::Select(Box::new(heirs(draft, gone).into_iter().fold(select, option).chosen(chosen)))
}

fn answer(ctx: &Ctx, known: &Known, draft: &Draft, typed: &Typed, status: StatusCode) -> Answer<Response> {
    let head = ctx.form(&format!("{}/adoption", path(&known.slug)))?;
    page(&Look::of(ctx), known, draft, typed, head).answer(ctx, status)
}

/// Asks.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let (known, draft) = at::any_draft(&ctx, &slug).await?;
    answer(&ctx, &known, &draft, &Typed::default(), StatusCode::OK)
}

/// Adopts it.
pub(super) async fn submit(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let known = meet_any(&ctx, &slug).await?;
    let (plan, visitor, by) = (slug.clone(), ctx.signed_in()?.clone(), ctx.actor()?);
    let sent = fields.clone();
    let write = move |tx: &mut Tx| {
        if !may_write(tx, &visitor, drafting::owner_of(tx, &plan)?)? {
            return Err(Refused::Stranger);
        }
        let draft = drafting::open(tx, &plan)?.ok_or(Refused::NoDraft)?;
        let seen = Seen::read(sent.get("seen")).ok_or(Refused::Late)?;
        drafting::adopt(tx, &plan, seen, sent.get("reason"), &said(&draft, &sent), by.clone(), Channel::Web)
    };
    match ctx.town.write(fields.key(), write).await {
        Ok(()) => ctx.see_other(&adopted(&known)),
        Err(refused) => back(&ctx, &slug, fields, refused).await,
    }
}

/// On to its page at the desk; a plan that has none there is read by everyone now.
fn adopted(known: &Known) -> String {
    let home = path(&known.slug);
    if known.home() == home { format!("{home}?done=adopted") } else { crate::pages::plan_path(&known.slug) }
}

async fn back(ctx: &Ctx, slug: &str, fields: Fields, refused: Refused) -> Answer<Response> {
    let Some(said) = sentence(&ctx.voice, &refused) else { return Err(failure(&ctx.voice, refused)) };
    let (known, draft) = at::any_draft(ctx, slug).await?;
    let mut typed = Typed { fields, is_back: true, ..Typed::default() };
    if is_late(&refused) {
        typed.late = Some(said);
        return answer(ctx, &known, &draft, &typed, StatusCode::CONFLICT);
    }
    typed.wrongs = match &refused {
        Refused::NoReason | Refused::Crooked(_) => Wrongs::at("reason", said),
        Refused::Unsaid(_) => unsaid(&ctx.voice, &draft, &typed.fields),
        _ => Wrongs::at("", said),
    };
    answer(ctx, &known, &draft, &typed, StatusCode::UNPROCESSABLE_ENTITY)
}

/// At each thing of which nothing was said; the reason, if it is missing too, is told in the same go.
fn unsaid(voice: &Voice, draft: &Draft, fields: &Fields) -> Wrongs {
    let known = said(draft, fields);
    let mut wrongs = Wrongs::default();
    for gone in gone(draft) {
        if known.iter().all(|said| said.what != gone.what || said.code != gone.code) {
            wrongs.add(name_of(&gone), voice.say("plans-draft-wrong-fate"));
        }
    }
    if fields.trimmed("reason").is_empty() {
        wrongs.add("reason", voice.say("plans-draft-wrong-no-reason"));
    }
    wrongs
}
